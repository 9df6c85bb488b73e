/**
 * The API: JSON, feeds, exports and citations over any engine.
 *
 * One part of a router of http/. schemas.ts has the parameters, answers.ts the answers;
 * docs/api.md shows every route with an example that runs as a test.
 */
import type { RouterPart } from '../http/http.js'
import { addCheck } from './check.js'
import { addDesk } from './desk.js'
import { addHarvest } from './harvest.js'
import { addLegibility } from './legibility.js'
import { addReuse } from './reuse.js'
import { addDescription, addKeeping, addReading, addSharing } from './routes.js'
import { addTally } from './tally.js'

export { citedAs } from './cited.js'
export { EXPORTS, type ExportFormat, exportPieces } from './export-formats.js'
export { readNames, tallyPieces } from './tally.js'

/** Adds every route of the API. */
export const addApi: RouterPart = (router, shared) => {
  addReading(router, shared)
  addSharing(router, shared)
  addDesk(router, shared)
  addCheck(router, shared)
  addHarvest(router, shared)
  addTally(router, shared)
  addReuse(router, shared)
  addLegibility(router, shared)
  addKeeping(router, shared)
  addDescription(router)
}
