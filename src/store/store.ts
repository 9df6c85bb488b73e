/**
 * The store: the only room that knows a byte of `index/`.
 *
 * Its door: open a generation to read, write segments, publish a manifest.
 * What terms mean, and which articles match, is for the rooms above.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST, type Manifest, readManifest, syncFolder } from './manifest.js'
import { corrupt } from './pages.js'
import { Segment } from './segment.js'

export { ByteReader, ByteWriter, compareBytes, popcount } from './bytes.js'
export { type Catalog, type CatalogSource, readCatalog, writeCatalog } from './catalog.js'
export type { PostingsCursor } from './cursor.js'
export { type ArticleValues, type DocValues, type IssueValues, NO_DAY } from './doc-values.js'
export type { FieldImpact } from './impacts.js'
export { lockIndex } from './lock.js'
export {
  commitManifest,
  FORMAT_VERSION,
  MANIFEST,
  type Manifest,
  makeFolder,
  readManifest,
  syncFolder,
} from './manifest.js'
export { diskError, limitPageCache } from './pages.js'
export type { PositionsReader } from './positions.js'
export type { PostingList } from './postings.js'
export { PARTS, Segment, type SegmentMark } from './segment.js'
export { SegmentWriter } from './segment-writer.js'
export { listSizes } from './sizes.js'
export type { Phrases } from './stored-fields.js'
export { TERM_KINDS, type TermEntry, type TermInfo, type TermKind, termKey } from './terms.js'

/**
 * One generation, open. Readers keep it with `retain` and let it go with
 * `release`; the files close when the last one has. Their names may be gone by
 * then: an open file outlives its name.
 */
export class Generation {
  readonly issues: number
  #readers = 1

  constructor(
    readonly manifest: Manifest,
    readonly segments: readonly Segment[],
  ) {
    this.issues = segments.reduce((sum, s) => sum + s.docValues.issues - s.mark.deletedIssues.length, 0)
  }

  /** Live ones. */
  get articles(): number {
    return this.segments.reduce((sum, s) => sum + s.liveArticles, 0)
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
 * @param previous an open generation, whose open segments are used again where they are the same
 * @returns undefined if nothing was built yet
 * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION
 */
export function openGeneration(folder: string, previous?: Generation): Generation | undefined {
  // A writer may publish and remove old files between our two reads; then the manifest has moved on.
  for (let tries = 0; ; tries++) {
    const manifest = readManifest(folder)
    if (!manifest) return undefined
    try {
      return new Generation(manifest, openSegments(folder, manifest, previous))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      const moved = readManifest(folder)?.generation !== manifest.generation
      if (!moved || tries > 10)
        throw corrupt(MANIFEST, `a file that it names is missing: ${(error as Error).message}`)
    }
  }
}

function openSegments(folder: string, manifest: Manifest, previous: Generation | undefined): Segment[] {
  const open: Segment[] = []
  try {
    for (const mark of manifest.segments) {
      // The name is not enough: the folder may have been emptied and built anew since.
      const files = JSON.stringify(mark.files)
      const held = previous?.segments.find(
        (s) => s.mark.name === mark.name && JSON.stringify(s.mark.files) === files,
      )
      open.push(new Segment(folder, mark, held))
    }
    return open
  } catch (error) {
    for (const segment of open) segment.close()
    throw error
  }
}

/**
 * Removes what no manifest names: leavings of a writer that died, and files of
 * older generations. What cannot be removed now is left for the next update.
 */
export function removeUnnamed(folder: string, manifest: Manifest | undefined): void {
  try {
    const files = unnamed(folder, manifest)
    if (files.length === 0) return
    // The manifest that does not name them may be seen and not be durable yet: a writer
    // that died may have renamed it and gone no further. The older one needs them.
    syncFolder(folder)
    for (const file of files) rmSync(join(folder, file), { force: true })
  } catch {
    // They are in nobody's way but for their room.
  }
}

function unnamed(folder: string, manifest: Manifest | undefined): string[] {
  const named = new Set(manifest?.segments.map((s) => s.name))
  return readdirSync(folder).filter((file) => {
    const [stem = ''] = file.split('.')
    const ours = /^segment-\d+\.|^catalog-\d+\.json$|^manifest\.json\.tmp$/.test(file)
    return ours && !named.has(stem) && file !== manifest?.catalog.name
  })
}

/** Bytes on disk by part, of everything a manifest names. */
export function bytesByPart(folder: string, manifest: Manifest): Record<string, number> {
  const bytes: Record<string, number> = {}
  for (const segment of manifest.segments) {
    for (const [part, mark] of Object.entries(segment.files)) bytes[part] = (bytes[part] ?? 0) + mark.bytes
  }
  bytes.catalog = manifest.catalog.bytes
  bytes.manifest = statSync(join(folder, MANIFEST)).size
  return bytes
}

export const segmentName = (number: number): string => `segment-${String(number).padStart(6, '0')}`

/** A number that no segment or catalog in the folder bears, for when no manifest can tell. */
export function unusedNumber(folder: string, of: 'segment' | 'catalog'): number {
  const name = new RegExp(`^${of}-(\\d+)\\.`)
  const numbers = readdirSync(folder).map((file) => Number(name.exec(file)?.[1] ?? 0))
  return Math.max(0, ...numbers) + 1
}
