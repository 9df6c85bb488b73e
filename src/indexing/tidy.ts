/**
 * Tidying: merges that are due, each a generation of its own.
 *
 * Runs after an update was published, or whenever nothing else is to be done,
 * and gives way at once to whoever wants the index for an update: what was merged
 * so far is thrown away, and the next tidying begins again. The cheapest merges
 * come first, so that those which are broken off are the rare large ones.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Steps } from '../analysis/analysis.js'
import {
  type Generation,
  lockIndex,
  openGeneration,
  removeUnnamed,
  segmentName,
  unusedNumber,
} from '../store/store.js'
import { commit, refusalOf } from './commit.js'
import { chooseMerge, mergeSegments } from './merge.js'

const SLICE_MS = 20

export type Tidying = {
  /** Told before each merge, with the articles of the archive. */
  onMerge?: (articles: number) => void
  /** Whether the index is wanted for something else. */
  isOver?: () => boolean
  /** An open generation, whose open segments are used again. */
  held?: Generation | undefined
  /** Time at a stretch before an order can be heard. */
  sliceMs?: number
}

/**
 * Merges what is due.
 *
 * @returns whether another generation was published
 * @throws {JiebaoError} INDEX_LOCKED, INDEX_VERSION, INDEX_CORRUPT, DISK_FULL
 */
export async function tidyIndex(index: string, tidying: Tidying = {}): Promise<boolean> {
  let isChanged = false
  while (!tidying.isOver?.() && (await mergeOnce(index, tidying))) isChanged = true
  return isChanged
}

async function mergeOnce(index: string, tidying: Tidying): Promise<boolean> {
  const { onMerge, isOver = () => false, held, sliceMs = SLICE_MS } = tidying
  const unlock = lockIndex(index)
  let generation: Generation | undefined
  try {
    generation = openGeneration(index, held)
    const chosen = generation && chooseMerge(generation.segments)
    if (!generation || !chosen) return false
    const { manifest } = generation
    // A name that a writer left which died is not used again.
    const number = Math.max(manifest.nextSegment, unusedNumber(index, 'segment'))
    removeUnnamed(index, manifest)
    onMerge?.(generation.articles)
    const merged = await run(mergeSegments(index, segmentName(number), chosen), isOver, sliceMs)
    if (!merged) return false
    const names = new Set(chosen.map(({ mark }) => mark.name))
    const segments = [...manifest.segments.filter(({ name }) => !names.has(name)), merged]
    const { generation: before, cutter, catalog } = manifest
    commit(index, { generation: before + 1, nextSegment: number + 1, cutter, segments, catalog })
    return true
  } catch (error) {
    throw refusalOf(error, index)
  } finally {
    generation?.release()
    unlock()
  }
}

/** @returns undefined if it was over before it was done */
async function run<T>(steps: Steps<T>, isOver: () => boolean, sliceMs: number): Promise<T | undefined> {
  for (;;) {
    const endMs = performance.now() + sliceMs
    do {
      const { done, value } = steps.next()
      if (done) return value
    } while (performance.now() < endMs)
    await breathe()
    if (!isOver()) continue
    // Runs what cleans up behind it.
    steps.return(undefined as never)
    return undefined
  }
}
