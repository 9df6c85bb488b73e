/**
 * Committing: writes the catalog and the manifest of a generation, then removes old files.
 *
 * The caller holds the lock. Knows nothing of what the segments hold.
 */
import { ANALYSIS_VERSION } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import {
  type Catalog,
  commitManifest,
  diskError,
  FORMAT_VERSION,
  type LedgerDoubt,
  type Manifest,
  removeUnnamed,
  type SegmentMark,
  syncFolder,
  type Withheld,
  writeCatalog,
  writeLedger,
  writeWithheld,
} from '../store/store.js'

type Commit = Pick<Manifest, 'generation' | 'nextSegment' | 'cutter'> & {
  segments: SegmentMark[]
  /** The sources of the generation, or the manifest's entry of a catalog that stays. */
  catalog: Catalog | Manifest['catalog']
  /** What is withheld, or the manifest's entry where that stays; undefined if nothing is. */
  withheld: Withheld | Manifest['withheld']
  /** The ledger's lines, or the manifest's entry where they stay; undefined if there are none. */
  ledger: { lines: readonly string[]; doubt: LedgerDoubt | null } | Manifest['ledger']
}

/** Publishes a generation; every segment must be synced already. */
export function commit(index: string, commit: Commit): void {
  const { generation, nextSegment, cutter, segments, catalog, withheld, ledger } = commit
  const entry = withheld && 'lines' in withheld ? writeWithheld(index, generation, withheld) : withheld
  const remembered =
    ledger && 'lines' in ledger
      ? { ...writeLedger(index, generation, ledger.lines), doubt: ledger.doubt }
      : ledger
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    analysis: ANALYSIS_VERSION,
    cutter: { name: cutter.name, fingerprint: cutter.fingerprint },
    generation,
    nextSegment,
    segments,
    catalog: 'sources' in catalog ? writeCatalog(index, generation, catalog) : catalog,
    ...(remembered ? { ledger: remembered } : {}),
    ...(entry ? { withheld: entry } : {}),
  }
  // The names of the new files must be durable before the manifest names them.
  syncFolder(index)
  commitManifest(index, manifest)
  removeUnnamed(index, manifest)
}

/** Turns a plain error of the file system into a JiebaoError; any other error stays as it is. */
export function refusalOf(error: unknown, index: string): unknown {
  const { syscall, path } = error as NodeJS.ErrnoException
  return error instanceof JiebaoError || syscall === undefined ? error : diskError(error, path ?? index)
}
