/**
 * The store: the only room that knows a byte of `index/`.
 *
 * This is its door: open a generation, write segments, publish a manifest. What terms
 * mean, and which articles match, is for the rooms above.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { arena } from './arena.js'
import { readWithheld, type Withheld } from './catalog.js'
import { corrupt } from './disk.js'
import { inheritLock } from './lock.js'
import { MANIFEST, type Manifest, readManifest, syncFolder } from './manifest.js'
import { bytesOfReuse, filesOfReuse, readReuseHead } from './reuse.js'
import { newPairsName } from './reuse-pairs.js'
import { Segment, type SharedSegment } from './segment.js'

export { arena, type Laid, limitArena } from './arena.js'
export { type ArrivalLine, appendArrivals, arrivalsStamp, readArrivals } from './arrivals.js'
export { ByteReader, ByteWriter, compareBytes, countBits, setBits } from './bytes.js'
export {
  type Catalog,
  type CatalogSource,
  readCatalog,
  readLedger,
  readWithheld,
  type Withheld,
  type WithheldDoubt,
  writeCatalog,
  writeLedger,
  writeWithheld,
} from './catalog.js'
export type { FieldTotals, Lengths } from './columns.js'
export { decoded, type PostingsCursor } from './cursor.js'
export { diskError } from './disk.js'
export { type ArticleValues, type DocValues, type IssueValues, NO_DAY } from './doc-values.js'
export { appendStory, readStories } from './history.js'
export type { FieldImpact } from './impacts.js'
export { lockIndex } from './lock.js'
export {
  appendDurably,
  commitManifest,
  FORMAT_VERSION,
  type LedgerDoubt,
  MANIFEST,
  type Manifest,
  makeFolder,
  readManifest,
  syncFolder,
} from './manifest.js'
export { limitPageCache } from './pages.js'
export type { PositionsReader } from './positions.js'
export type { PostingList } from './postings.js'
export { type PrintKey, PrintsReader, PrintsWriter } from './prints.js'
export {
  checkReuse,
  filesOfReuse,
  NO_REUSE,
  namePairs,
  type ReuseHead,
  type ReuseState,
  readReuseHead,
  stateOf,
  writeReuseHead,
} from './reuse.js'
export { REUSE_PARTS, type ReuseMark, type ReusePair, ReusePairs, writeReusePairs } from './reuse-pairs.js'
export { PARTS, Segment, type SegmentMark } from './segment.js'
export { SegmentWriter } from './segment-writer.js'
export { limitSharedPages } from './shared-pages.js'
export { listSizes } from './sizes.js'
export { type RunEntry, RunFront, SortedRuns } from './sorted-runs.js'
export type { Phrases } from './stored-fields.js'
export { TERM_KINDS, type TermEntry, type TermInfo, type TermKind, termKey } from './terms.js'

/** What threads share of segments, by their names. */
export type SharedSegments = ReadonlyMap<string, SharedSegment>

/**
 * One open generation. A reader calls `retain()` and, when done, `release()`; the last
 * release closes the files. An update may have removed their names by then: an open file
 * outlives its name.
 */
export class Generation {
  readonly issues: number
  #readers = 1

  constructor(
    readonly manifest: Manifest,
    readonly segments: readonly Segment[],
    readonly withheld: Withheld,
  ) {
    this.issues = segments.reduce((sum, s) => sum + s.docValues.issues - s.mark.deletedIssues.length, 0)
  }

  /** Live articles. */
  get articles(): number {
    return this.segments.reduce((sum, s) => sum + s.liveArticles, 0)
  }

  /** What another thread may open the same generation with, instead of reading it anew. */
  get shared(): SharedSegments {
    return new Map(this.segments.map((segment) => [segment.mark.name, segment.shared]))
  }

  retain(): this {
    this.#readers++
    return this
  }

  release(): void {
    if (--this.#readers === 0) for (const segment of this.segments) segment.close()
  }
}

/**
 * Opens the generation that the manifest names.
 *
 * @param previous an open generation whose open files are shared for every segment that both name
 * @returns undefined if nothing was built yet
 * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION
 */
export function openGeneration(folder: string, previous?: Generation): Generation | undefined {
  // A writer may publish, and remove old files, after the manifest was read: then read it again.
  for (let tries = 0; ; tries++) {
    const manifest = readManifest(folder)
    if (!manifest) return undefined
    try {
      return openManifest(folder, manifest, previous, readWithheld(folder, manifest.withheld))
    } catch (error) {
      const moved = readManifest(folder)?.generation !== manifest.generation
      if (moved && tries <= 10) continue
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      throw corrupt(MANIFEST, `a file that it names is missing: ${(error as Error).message}`)
    }
  }
}

const NOTHING_WITHHELD: Withheld = { lines: [], doubt: null }

/**
 * Opens the generation of a manifest that was read before.
 *
 * @param previous as for `openGeneration`
 * @param withheld as `Generation` holds it; none for callers that are told of it in another way
 * @param shared of a generation of this manifest that another thread has open
 * @throws {JiebaoError} INDEX_CORRUPT; a file that a writer has removed meanwhile throws ENOENT as it is
 */
export function openManifest(
  folder: string,
  manifest: Manifest,
  previous?: Generation,
  withheld: Withheld = NOTHING_WITHHELD,
  shared?: SharedSegments,
): Generation {
  arena?.suit(
    manifest.segments.reduce((sum, { files }) => sum + files.postings.bytes + files.positions.bytes, 0),
  )
  return new Generation(manifest, openSegments(folder, manifest, previous, shared), withheld)
}

function openSegments(
  folder: string,
  manifest: Manifest,
  previous: Generation | undefined,
  shared: SharedSegments | undefined,
): Segment[] {
  const open: Segment[] = []
  try {
    for (const mark of manifest.segments) {
      // Compare the file marks too: the folder may have been emptied and rebuilt under the same names.
      const files = JSON.stringify(mark.files)
      const held = previous?.segments.find(
        (s) => s.mark.name === mark.name && JSON.stringify(s.mark.files) === files,
      )
      open.push(new Segment(folder, mark, held, shared?.get(mark.name)))
    }
    return open
  } catch (error) {
    for (const segment of open) segment.close()
    throw error
  }
}

/**
 * Removes the files that the manifest does not name: leftovers of a writer that died, and
 * files of older generations. A file that cannot be removed is left for the next update.
 */
export function removeUnnamed(folder: string, manifest: Manifest | undefined): void {
  try {
    const files = unnamed(folder, manifest)
    if (files.length === 0) return
    // Sync first. A writer may have died after it renamed the manifest and before it synced the
    // folder; a power loss would then bring back the older manifest, which needs these files.
    syncFolder(folder)
    for (const file of files) rmSync(join(folder, file), { force: true })
  } catch {
    // Leftover files do no harm but take space.
  }
}

/** Removes what a writer that was killed left behind. Blocks until the writer has ended. */
export function removeLeftovers(folder: string, pid: number): void {
  const unlock = inheritLock(folder, pid)
  if (!unlock) return
  try {
    removeUnnamed(folder, readManifest(folder))
  } catch {
    // Of a manifest that cannot be read nobody knows which files it names.
  } finally {
    unlock()
  }
}

/** Pairs that this process is writing are no leftovers. */
function unnamed(folder: string, manifest: Manifest | undefined): string[] {
  const lists = [manifest?.catalog, manifest?.withheld, manifest?.ledger].map((mark) => mark?.name)
  const reuse = filesOfReuse(readReuseHead(folder))
  const named = new Set([
    ...(manifest?.segments ?? []).map((s) => s.name),
    ...lists,
    ...reuse,
    newPairsName(),
  ])
  return readdirSync(folder).filter((file) => {
    const [stem = ''] = file.split('.')
    const ours =
      /^segment-\d+\.|^(?:catalog|withheld|ledger)-\d+\.json$|^reuse-\d+\.(?:new|pairs|runs)$|^(?:manifest|reuse)\.json\.tmp$/.test(
        file,
      )
    return ours && !named.has(stem) && !named.has(file)
  })
}

/** Bytes on disk of all that a manifest names, by part, and of the text reuse beside it. */
export function bytesByPart(folder: string, manifest: Manifest): Record<string, number> {
  const bytes: Record<string, number> = {}
  for (const segment of manifest.segments) {
    for (const [part, mark] of Object.entries(segment.files)) bytes[part] = (bytes[part] ?? 0) + mark.bytes
  }
  const { catalog, withheld, ledger } = manifest
  bytes.catalog = catalog.bytes + (withheld?.bytes ?? 0) + (ledger?.bytes ?? 0)
  bytes.manifest = statSync(join(folder, MANIFEST)).size
  bytes.reuse = bytesOfReuse(folder)
  return bytes
}

export const segmentName = (number: number): string => `segment-${String(number).padStart(6, '0')}`

/** A number above those of all segments, or catalogs, in the folder: for a folder without a readable manifest. */
export function unusedNumber(folder: string, of: 'segment' | 'catalog'): number {
  const name = new RegExp(`^${of}-(\\d+)\\.`)
  const numbers = readdirSync(folder).map((file) => Number(name.exec(file)?.[1] ?? 0))
  return Math.max(0, ...numbers) + 1
}
