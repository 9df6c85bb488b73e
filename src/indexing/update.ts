/**
 * An update: brings the index up to date with its sources and publishes it.
 *
 * Reads the sources that the plan names, writes new segments beside the old ones, and
 * commits a manifest that names both. A failure before the commit leaves the last
 * generation as it was.
 */

import { ANALYSIS_VERSION, openBulkCutter } from '../analysis/analysis.js'
import { addTo } from '../arrays.js'
import { JiebaoError } from '../errors.js'
import type { Issue, NamedChange, Refusal, UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'
import {
  type ArrivalLine,
  type Catalog,
  type CatalogSource,
  type Generation,
  type LedgerDoubt,
  lockIndex,
  type Manifest,
  makeFolder,
  openGeneration,
  readCatalog,
  readLedger,
  readManifest,
  readWithheld,
  removeUnnamed,
  type Segment,
  type SegmentMark,
  unusedNumber,
  type Withheld,
} from '../store/store.js'
import { commit, refusalOf } from './commit.js'
import { Identities } from './identity.js'
import { Ledger } from './ledger.js'
import { planUpdate } from './plan.js'
import { mergeProgress, withRate } from './progress.js'
import { type ReadResult, readSources } from './read.js'
import { goneArticles, holdRemovals, recordRemovals } from './removals.js'
import { scanFolder } from './scan.js'
import { SharedWriter } from './share.js'
import { catalogued, issuesToDelete, type OldIssue, OldIssues, refusePictures } from './sources.js'
import { tidyIndex } from './tidy.js'
import { keeperRefusals, ledgerRefusals, takeWithheld, waitForKeeper, withheldRefusals } from './withheld.js'

type TellProgress = (progress: UpdateProgress) => void

/** One update as it is asked, and who is told of it. */
type UpdateAsked = {
  /** Folder of the sources. */
  seeds: string
  /** Folder of the index, made if it is not there. */
  index: string
  options?: UpdateOptions
  report?: TellProgress
  /** Told of every issue that changes; of nothing if the update is refused before it reads. */
  name?: (change: NamedChange) => void
  /** Told what came and went, once it is published. */
  came?: (line: Omit<ArrivalLine, 'at'>) => void
}

type UpdateRun = Required<UpdateAsked> & {
  /** By the steady clock: the wall clock may be set meanwhile. */
  startMs: number
}

/**
 * Brings the index up to date and then merges what is due.
 *
 * @throws {JiebaoError} INDEX_LOCKED, INDEX_VERSION, INDEX_CORRUPT, SEEDS_UNREADABLE, DISK_FULL
 */
export async function updateIndex(
  seeds: string,
  index: string,
  options: UpdateOptions = {},
  report: TellProgress = () => {},
): Promise<UpdateSummary> {
  const summary = await publishChanges({ seeds, index, options, report })
  if (summary.published) await tidyUp(index, report)
  return summary
}

/** Merges what is due. If another writer has taken the index, that writer will merge. */
async function tidyUp(index: string, report: TellProgress): Promise<void> {
  try {
    await tidyIndex(index, { onMerge: (articles) => report(mergeProgress(articles)) })
  } catch (error) {
    if (!(error instanceof JiebaoError && error.code === 'INDEX_LOCKED')) throw error
  }
}

/**
 * Brings the index up to date without merging. When the promise resolves, the new
 * generation is durable.
 *
 * @param held an open generation of this index whose open files are shared
 * @throws {JiebaoError} as `updateIndex` does
 */
export async function publishChanges(asked: UpdateAsked, held?: Generation): Promise<UpdateSummary> {
  const told = { report: () => {}, name: () => {}, came: () => {} }
  const site: UpdateRun = { options: {}, ...told, ...asked, startMs: performance.now() }
  const { index, options } = site
  makeFolder(index)
  const unlock = lockIndex(index)
  let old: Generation | undefined
  try {
    old = options.fresh ? undefined : openOld(index, held)
    // A fresh build keeps the old files until its commit.
    if (!options.fresh) removeUnnamed(index, old?.manifest)
    return await updateFrom(site, old)
  } catch (error) {
    throw refusalOf(error, index)
  } finally {
    old?.release()
    unlock()
  }
}

function openOld(index: string, held: Generation | undefined): Generation | undefined {
  const old = openGeneration(index, held)
  if (old && old.manifest.analysis !== ANALYSIS_VERSION) {
    old.release()
    throw new JiebaoError('analysis-other', String(old.manifest.analysis), { known: ANALYSIS_VERSION })
  }
  return old
}

/** A fresh build replaces even a manifest that cannot be read. */
function manifestOrNone(index: string): Manifest | undefined {
  try {
    return readManifest(index)
  } catch {
    return undefined
  }
}

/** A number above all used ones: a reader may still open an old segment by its name. */
function nextSegment(index: string): number {
  return Math.max(manifestOrNone(index)?.nextSegment ?? 1, unusedNumber(index, 'segment'))
}

async function updateFrom(site: UpdateRun, old: Generation | undefined): Promise<UpdateSummary> {
  const catalog: Catalog = old ? readCatalog(site.index, old.manifest.catalog) : { sources: [] }
  progress(site, 'scan', 0, 0, 0)
  const plan = await planUpdate(await scanFolder(site.seeds), catalog, site.options.full ?? false)
  const sourceBytes = plan.read.reduce((sum, { found }) => sum + found.sizeBytes, 0)
  const firstNumber = nextSegment(site.index)
  const writer = new SharedWriter({
    folder: site.index,
    openCutter: openBulkCutter,
    firstNumber,
    sourceBytes,
  })
  try {
    const recut = old !== undefined && old.manifest.cutter.fingerprint !== writer.cutter.fingerprint
    await waitForKeeper(site.seeds)
    const remembered = rememberedBy(site, old)
    const allow = site.options.allowRemoval ?? false
    const ledger = Ledger.read(site.seeds, allow ? [] : remembered.ledger)
    const olds = new OldIssues(old)
    const identities = new Identities(ledger, olds, plan.gone)
    const tell = (doneBytes: number, totalBytes: number, file: string) =>
      progress(site, 'read', doneBytes, totalBytes, writer.articles, file)
    const reading = await readSources(plan, olds, writer, identities, tell, site.name)
    const { held, removed } = holdRemovals(plan, reading, identities, allow, site.name)
    const taken = [...plan.keep, ...reading.sources]
    const all = [...taken, ...refusePictures(plan.pictures, taken)].sort((a, b) => (a.file < b.file ? -1 : 1))
    const gone = plan.gone.map(({ file }) => file)
    const deleted = issuesToDelete(olds, gone, all, reading.written)
    const sources = all.map(catalogued)
    const withheld = await takeWithheld(site.seeds, remembered.withheld, allow)
    const changes = deleted.length + reading.added + reading.changed
    const isSame =
      changes === 0 &&
      isEqual(catalog.sources, sources) &&
      isEqual(remembered, { withheld, ledger: ledger.lines, doubt: ledger.doubt })
    const isCurrent = old && !recut && isSame
    const settled: Settled = { sources, held, removed, reading, deleted, withheld, ledger, remembered }
    if (isCurrent) {
      writer.abandon()
      return summarise(site, old, settled, { published: false })
    }
    const unwritten = recordRemovals(ledger, deleted, reading)
    const wentAway = old ? goneArticles(deleted, reading, withheld.lines) : []
    await publish(site, olds, writer, recut, settled)
    site.came({ ...(old ? {} : { built: true }), ...reading.came, removed: wentAway })
    return summarise(site, old, settled, { published: true, unwritten })
  } catch (error) {
    writer.abandon()
    throw error
  }
}

function progress(
  site: UpdateRun,
  phase: UpdateProgress['phase'],
  doneBytes: number,
  totalBytes: number,
  articles: number,
  file: string | null = null,
): void {
  const seconds = (performance.now() - site.startMs) / 1000
  site.report(withRate({ phase, file, doneBytes, totalBytes, articles, seconds }))
}

const isEqual = <T>(a: T, b: T) => JSON.stringify(a) === JSON.stringify(b)

/** What the index remembers of the keeper's files. */
type Remembered = { withheld: Withheld; ledger: readonly string[]; doubt: LedgerDoubt | null }

/** What was taken up last. A fresh build replaces even an index that cannot be opened, and remembers where it can. */
function rememberedBy({ index, options }: UpdateRun, old: Generation | undefined): Remembered {
  const manifest = old?.manifest ?? manifestOrNone(index)
  const read = <T>(list: (isThere: boolean) => T): T => {
    try {
      return list(true)
    } catch (error) {
      if (!options.fresh) throw error
      return list(false)
    }
  }
  return {
    withheld: read((isThere) => readWithheld(index, isThere ? manifest?.withheld : undefined)),
    ledger: read((isThere) => readLedger(index, isThere ? manifest?.ledger : undefined)),
    doubt: manifest?.ledger?.doubt ?? null,
  }
}

/** What an update found out before it publishes. */
type Settled = {
  sources: CatalogSource[]
  /** Files whose removal waits for the keeper's word. */
  held: string[]
  /** Issues that go. */
  removed: number
  reading: ReadResult
  deleted: OldIssue[]
  withheld: Withheld
  ledger: Ledger
  remembered: Remembered
}

/** Writes the last segments and commits. */
async function publish(
  site: UpdateRun,
  olds: OldIssues,
  writer: SharedWriter,
  recut: boolean,
  { sources, deleted, withheld, ledger, remembered }: Settled,
): Promise<void> {
  progress(site, 'write', 0, 0, writer.articles)
  if (recut) await recutIssues(olds, deleted, writer)
  const kept = recut ? [] : keepSegments(olds.old, deleted)
  const segments = [...kept, ...(await writer.finish())]
  progress(site, 'commit', 0, 0, writer.articles)
  const last = olds.old?.manifest ?? manifestOrNone(site.index)
  const generation = last ? last.generation + 1 : unusedNumber(site.index, 'catalog')
  const { cutter, nextNumber: nextSegment } = writer
  const isKnown = isEqual([remembered.ledger, remembered.doubt], [ledger.lines, ledger.doubt])
  const isListed = withheld.lines.length > 0 || withheld.doubt !== null
  commit(site.index, {
    segments,
    catalog: { sources },
    withheld: isListed ? withheld : undefined,
    ledger: isKnown ? last?.ledger : ledger.lines.length > 0 ? ledger : undefined,
    generation,
    cutter,
    nextSegment,
  })
}

/** The old segments, with `deleted` marked in them; segments without a live issue are dropped. */
function keepSegments(old: Generation | undefined, deleted: readonly OldIssue[]): SegmentMark[] {
  const going = new Map<Segment, number[]>()
  for (const { segment, issue } of deleted) addTo(going, segment, issue)
  const marks = (old?.segments ?? []).map((segment) => {
    const deletedIssues = [...segment.mark.deletedIssues, ...(going.get(segment) ?? [])].sort((a, b) => a - b)
    return { ...segment.mark, deletedIssues }
  })
  return marks.filter(({ deletedIssues, issues }) => deletedIssues.length < issues)
}

/** Cuts every stored article again, for another cutter. Reads the index, not the sources, so that stale articles stay. */
async function recutIssues(
  olds: OldIssues,
  deleted: readonly OldIssue[],
  writer: SharedWriter,
): Promise<void> {
  const going = new Map<Segment, Set<number>>()
  for (const { segment, issue } of deleted) going.set(segment, (going.get(segment) ?? new Set()).add(issue))
  for (const { segment, issue } of olds.all()) {
    if (going.get(segment)?.has(issue)) continue
    const { firstArticles } = segment.docValues
    const articles: unknown[] = []
    for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++)
      articles.push(segment.articleRecord(a))
    writer.add({ ...(segment.issueRecord(issue) as Issue), articles: articles as Issue['articles'] })
    await writer.room()
  }
}

/** @param unwritten that the ledger could not be written */
function summarise(
  site: UpdateRun,
  old: Generation | undefined,
  { sources, held, removed, reading, withheld, ledger }: Settled,
  { published, unwritten }: { published: boolean; unwritten?: Refusal | undefined },
): UpdateSummary {
  const generation = openGeneration(site.index, old)!
  const refusals = (stale: boolean) => sources.filter((s) => s.stale === stale).flatMap((s) => s.refusals)
  const { added, changed } = reading
  try {
    return {
      generation: generation.manifest.generation,
      published,
      added,
      changed,
      removed,
      kept: generation.issues - added - changed,
      refused: [...refusals(false), ...(unwritten ? [unwritten] : [])],
      stale: [
        ...refusals(true),
        ...withheldRefusals(withheld),
        ...ledgerRefusals(ledger.doubt),
        ...keeperRefusals(site.seeds),
      ],
      held,
      articles: generation.articles,
      issues: generation.issues,
      seconds: (performance.now() - site.startMs) / 1000,
    }
  } finally {
    generation.release()
  }
}
