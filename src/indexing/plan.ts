/**
 * The plan of an update: which sources must be read, and which stay as they are.
 *
 * Compares the files found with the catalog of the last generation. Hashes only files
 * whose stamp changed; parses nothing.
 */
import { systemWords } from '../messages.js'
import type { Refusal } from '../model.js'
import type { Catalog, CatalogSource } from '../store/store.js'
import { type Clock, type FoundFile, hashFile, type Scan, waitUntilStill } from './scan.js'
import type { UpdatedSource } from './sources.js'

export type UpdatePlan = {
  /** Files to read, new or changed, each with its entry in the last catalog. */
  read: { found: FoundFile; sha256: string; before: CatalogSource | undefined }[]
  /** Sources that stay as they are: unchanged, refused, or stale. */
  keep: UpdatedSource[]
  /** Sources of the last catalog that are gone: not in the folder, or now a duplicate of another file. */
  gone: CatalogSource[]
  /** Files of `keep` that can be read again if need be, by name. */
  readable: Map<string, FoundFile>
  pictures: Scan['pictures']
}

/** Code of a refused line: another article has its id. */
export const REPEATED_ID = 'REPEATED_ID'

/** Code of a refused file: it did not stop changing. */
const STILL_CHANGING = 'STILL_CHANGING'

type Hashed = { found: FoundFile; sha256: string; failure?: Refusal; before: CatalogSource | undefined }

/** @param clock used to wait for files; the system's by default */
export async function planUpdate(
  scan: Scan,
  catalog: Catalog,
  full: boolean,
  clock?: Clock,
): Promise<UpdatePlan> {
  const before = new Map(catalog.sources.map((s) => [s.file, s]))
  const isUnchanged = (f: FoundFile) => !full && f.stamp !== '' && before.get(f.file)?.stamp === f.stamp
  const changed = scan.files.filter((f) => !isUnchanged(f))
  const { still, restless } = await waitUntilStill(changed, clock)
  const hashed: Hashed[] = scan.files.filter(isUnchanged).map((found) => {
    const known = before.get(found.file)!
    return { found, sha256: known.sha256, before: known }
  })
  for (const found of still) hashed.push(await hash(found, before.get(found.file)))
  for (const found of restless)
    hashed.push({ found, sha256: '', failure: restlessness(found), before: before.get(found.file) })
  for (const failure of scan.refused) {
    const found = { file: failure.file, path: '', sizeBytes: 0, stamp: '', changedMs: 0 }
    hashed.push({ found, sha256: '', failure, before: before.get(failure.file) })
  }
  hashed.sort((a, b) => (a.found.file < b.found.file ? -1 : 1))
  const plan: UpdatePlan = { read: [], keep: [], gone: [], readable: new Map(), pictures: scan.pictures }
  sortOut(hashed, plan)
  const found = new Set([...hashed.map((h) => h.found.file), ...scan.pictures.flatMap(({ files }) => files)])
  for (const source of catalog.sources) if (!found.has(source.file)) missing(source, scan, plan)
  // Report each unreadable folder: what is in it is unknown.
  for (const { below, refusal } of scan.unreadable) plan.keep.push(closedFolder(below, refusal))
  rereadRepeated(plan)
  return plan
}

const closedFolder = (file: string, refusal: Refusal): CatalogSource => {
  return { file, stamp: '', sha256: '', issues: 0, refusals: [refusal], stale: false }
}

/** Moves a source from `keep` to `read`. @returns false if it cannot be read */
export function readAfterAll(plan: UpdatePlan, file: string): boolean {
  const at = plan.keep.findIndex((source) => source.file === file)
  const found = plan.readable.get(file)
  if (at < 0 || !found) return false
  const [before] = plan.keep.splice(at, 1)
  plan.read.push({ found, sha256: before!.sha256, before })
  plan.read.sort((a, b) => (a.found.file < b.found.file ? -1 : 1))
  return true
}

/** Reads files with refused ids again if any source changed or is gone: the ids may be free now. */
function rereadRepeated(plan: UpdatePlan): void {
  if (plan.gone.length === 0 && plan.read.every(({ before }) => !before)) return
  const isRepeated = (source: CatalogSource) => source.refusals.some((r) => r.code === REPEATED_ID)
  for (const { file } of plan.keep.filter(isRepeated)) readAfterAll(plan, file)
}

async function hash(found: FoundFile, before: CatalogSource | undefined): Promise<Hashed> {
  try {
    return { found, sha256: await hashFile(found), before }
  } catch (error) {
    const reason = `无法读取：${systemWords((error as Error).message)}；请检查文件与权限`
    const failure = { file: found.file, line: null, code: 'UNREADABLE', reason }
    return { found, sha256: '', failure, before }
  }
}

function restlessness({ file }: FoundFile): Refusal {
  const reason = '文件等了一分钟仍在变化，这次没有读；停下以后，下次更新会读入'
  return { file, line: null, code: STILL_CHANGING, reason }
}

/** Sorts files into the plan. Of files with the same bytes one counts; empty files are no duplicates. */
function sortOut(hashed: Hashed[], plan: UpdatePlan): void {
  const firsts = firstsOf(hashed)
  for (const each of hashed) {
    const { found, sha256, failure, before } = each
    const first = firsts.get(bytesOf(each)) ?? each
    if (first !== each) {
      plan.keep.push(duplicate(found, sha256, first.found.file))
      // It was changed into the bytes of another: its issues go.
      if (before && before.issues > 0) plan.gone.push(before)
    } else if (failure) plan.keep.push(refuseSource(found, before, failure))
    else if (before?.sha256 === sha256 && !wasDuplicate(before)) {
      plan.keep.push({ ...before, stamp: found.stamp })
      plan.readable.set(found.file, found)
    } else plan.read.push({ found, sha256, before })
  }
}

/** Of the bytes of each file that one which counts: was taken before, else is older, else comes first by path. */
function firstsOf(hashed: Hashed[]): Map<string, Hashed> {
  const firsts = new Map<string, Hashed>()
  for (const each of hashed) {
    if (each.failure || each.found.sizeBytes === 0) continue
    const first = firsts.get(bytesOf(each))
    if (!first || comesBefore(each, first)) firsts.set(bytesOf(each), each)
  }
  return firsts
}

function comesBefore(a: Hashed, b: Hashed): boolean {
  if (wasTaken(a) !== wasTaken(b)) return wasTaken(a)
  return a.found.changedMs < b.found.changedMs
}

/** Without the sidecar's. */
const bytesOf = ({ sha256 }: { sha256: string }): string => sha256.split('+')[0]!

/** Whether the last generation has its issues, read from the same bytes. */
const wasTaken = ({ before, sha256 }: Hashed): boolean =>
  before !== undefined && before.issues > 0 && bytesOf(before) === bytesOf({ sha256 })

const wasDuplicate = (source: CatalogSource) => source.refusals.some((r) => r.code === 'DUPLICATE_ISSUE')

function duplicate(found: FoundFile, sha256: string, first: string): CatalogSource {
  const reason = `内容与 ${first} 完全相同，只收录后者；请删去其一`
  const refusal = { file: found.file, line: null, code: 'DUPLICATE_ISSUE', reason }
  return { file: found.file, stamp: found.stamp, sha256, issues: 0, refusals: [refusal], stale: false }
}

/** A source that cannot be read now. Its last good articles, if any, stay as stale. */
export function refuseSource(
  found: FoundFile,
  before: CatalogSource | undefined,
  refusal: Refusal,
  sha256 = '',
): UpdatedSource {
  const issues = before?.issues ?? 0
  // Without a stamp the next update reads the file again: a change of access rights changes no time,
  // and a file that kept changing was not read at all.
  const stamp = refusal.code === 'UNREADABLE' || refusal.code === STILL_CHANGING ? '' : found.stamp
  const refused = { file: found.file, stamp, sha256, issues, refusals: [refusal], stale: issues > 0 }
  return before?.pictures ? { ...refused, pictures: before.pictures } : refused
}

function missing(source: CatalogSource, scan: Scan, plan: UpdatePlan): void {
  const closed = scan.unreadable.find(({ below }) => source.file.startsWith(below))
  if (!closed) plan.gone.push(source)
  else if (source.issues > 0) {
    const refusal = { ...closed.refusal, file: source.file }
    // Without a checksum the source is read again, and no longer stale, as soon as the folder can be read.
    plan.keep.push({ ...source, stamp: '', sha256: '', refusals: [refusal], stale: true })
  }
}
