/**
 * The door of the engines: opens an archive, whatever keeps its index.
 */
import { resolve } from 'node:path'
import { Ledger } from '../indexing/indexing.js'
import { explainSource, type IssueReading, type SourceFile } from '../ingest/ingest.js'
import type { Engine, Refusal, StatsAnswer, UpdateOptions, UpdateSummary } from '../model.js'
import { readKeeper } from './keeper.js'
import { LocalEngine } from './local.js'
import { ClusterEngine } from './opensearch/cluster.js'
import type { ClusterOptions } from './opensearch/options.js'
import { ClusterReader } from './opensearch/read-only.js'
import type { LocalOptions } from './options.js'
import { WORKER } from './serving.js'
import { type ProgressListener, WorkerLink } from './worker-link.js'

export { foldText } from '../analysis/analysis.js'
export {
  type DecisionWhy,
  decodeText,
  type IssueReading,
  isTaken,
  type LinePart,
  type LineWhy,
  readIssueText as inspectBytes,
} from '../ingest/ingest.js'
export { LocalEngine } from './local.js'
/** For measuring only: two texts are the same to the engine if their folds are equal. */
export { expectMemory, readMemory } from './memory.js'
export type { ClusterOptions } from './opensearch/options.js'
export { isPassing } from './opensearch/refusals.js'
export type { LocalOptions } from './options.js'
export { verifyIndex as verifyArchive } from './verify.js'

/** Which engine answers, and where the index stands; one on OpenSearch is published from it. */
export type EngineChoice = LocalOptions &
  ({ kind: 'local' } | { kind: 'opensearch'; cluster: ClusterOptions })

/**
 * Opens an archive on the engine that was chosen. Without an index yet,
 * `status()` is undefined and searches are refused until the first update. One that
 * watches also opens while its cluster is away, and serves once that is there.
 *
 * @param isFresh for OpenSearch: whether all is published anew
 * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION; CLUSTER_UNAVAILABLE or CLUSTER_REFUSED
 */
export async function openEngine(choice: EngineChoice, isFresh = false): Promise<Engine> {
  if (choice.kind === 'local') return openLocalEngine(choice)
  const isPatient = choice.watch === true
  if (choice.cluster.isReader) return openReader(choice.cluster, isPatient)
  // Nothing is searched here.
  const workshop = await openLocalEngine({ ...choice, threads: 0 })
  const engine = new ClusterEngine(workshop, resolve(choice.index), choice.cluster)
  try {
    await engine.start({ isFresh, isPatient })
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function openReader(options: ClusterOptions, isPatient: boolean): Promise<Engine> {
  const engine = new ClusterReader(options)
  try {
    await engine.start({ isPatient })
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Opens an archive on this machine. Refuses as `openEngine`. */
export async function openLocalEngine(options: LocalOptions): Promise<LocalEngine> {
  const engine = new LocalEngine(options)
  try {
    await engine.start()
    await engine.watch()
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

/**
 * Updates an index without opening it first: a fresh build must work where the
 * old one cannot be opened.
 *
 * @throws {JiebaoError} as `Engine.update` does
 */
export async function updateInChild(
  seeds: string,
  index: string,
  options: UpdateOptions,
  report: ProgressListener,
): Promise<UpdateSummary> {
  const link = new WorkerLink(resolve(seeds), resolve(index), WORKER)
  try {
    const summary = await link.update(options, report)
    if (summary.published) await link.tidy(report).catch(leaveForNext)
    return summary
  } finally {
    await link.close()
  }
}

/** The update was published. A merge that failed, or met another writer, is made by the next update. */
function leaveForNext(): void {}

/** Skipped lines of the keeper's files, whether or not there is an index. */
export const keeperProblems = (seeds: string): StatsAnswer['keeper'] => readKeeper(resolve(seeds)).problems

/**
 * Reads a source as the index would, with the reason of each reading, and writes nothing.
 *
 * @param seeds folder of the sources, whose ledger may know the articles by other ids
 */
export async function* inspectFile(
  source: SourceFile,
  seeds: string,
  report: (refusal: Refusal) => void,
): AsyncGenerator<IssueReading> {
  const ledger = Ledger.read(seeds)
  for await (const { issue, why } of explainSource(source, report))
    yield { issue: ledger.publish(issue), why }
}
