/**
 * unAPI: the formats in which reference managers fetch the record of an article that a page names.
 *
 * Source: the unAPI specification, version 1. A page names its articles in `<abbr class="unapi-id">`, and the
 * address that has their records in `<link rel="unapi-server">`.
 */
import { MEDIA, z } from '../http/http.js'
import { xml } from './feed.js'

const RECORDS = ['ris', 'bibtex'] as const

/** Parameters of `GET /unapi`. */
export const unapiParams = z.strictObject({
  id: z.string().min(1, { error: 'write the id of an article' }).optional().describe('Id of an article'),
  format: z.enum(RECORDS, { error: `write ${RECORDS.join(' or ')}` }).optional(),
})

/** @param id of the article that is to be had in these formats; any article if undefined */
export function unapiFormats(id?: string): string {
  const of = id === undefined ? '' : ` id="${xml(id)}"`
  const each = RECORDS.map((name) => `<format name="${name}" type="${MEDIA[name]}"/>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<formats${of}>${each}</formats>\n`
}
