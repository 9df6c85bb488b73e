/**
 * Committing: a generation is written down, published, and its leavings removed.
 *
 * Whoever commits holds the lock. What the segments hold is not known here.
 */
import { ANALYSIS_VERSION } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import {
  type Catalog,
  commitManifest,
  diskError,
  FORMAT_VERSION,
  type Manifest,
  removeUnnamed,
  type SegmentMark,
  syncFolder,
  writeCatalog,
} from '../store/store.js'

export type Commit = Pick<Manifest, 'generation' | 'nextSegment' | 'cutter'> & {
  segments: SegmentMark[]
  /** What the generation was made from; as a mark, the same as before. */
  catalog: Catalog | Manifest['catalog']
}

/** Publishes a generation; every segment must be synced already. */
export function commit(index: string, { generation, nextSegment, cutter, segments, catalog }: Commit): void {
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    analysis: ANALYSIS_VERSION,
    cutter: { name: cutter.name, fingerprint: cutter.fingerprint },
    generation,
    nextSegment,
    segments,
    catalog: 'sources' in catalog ? writeCatalog(index, generation, catalog) : catalog,
  }
  // The new files' names must be durable before anything names them.
  syncFolder(index)
  commitManifest(index, manifest)
  removeUnnamed(index, manifest)
}

/** What the disk said where nobody nearer put it into our words. */
export function refusalOf(error: unknown, index: string): unknown {
  const { syscall, path } = error as NodeJS.ErrnoException
  return error instanceof JiebaoError || syscall === undefined ? error : diskError(error, path ?? index)
}
