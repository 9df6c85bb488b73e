/**
 * Tidying: performs the merges that are due, each as a generation of its own.
 *
 * Runs after an update was published, or when nothing else is to be done. It stops as
 * soon as an update wants the index: the unfinished merge is thrown away, and the next
 * tidying starts it again. The cheapest merges come first, so that only the rare large
 * ones are interrupted.
 */
import type { Steps } from '../analysis/analysis.js'
import {
  type Generation,
  lockIndex,
  openGeneration,
  removeUnnamed,
  segmentName,
  unusedNumber,
} from '../store/store.js'
import { nextTurn } from '../turns.js'
import { commit, refusalOf } from './commit.js'
import { chooseMerge, mergeSegments } from './merge.js'

/** Milliseconds of merging between two looks for an order. */
const SLICE_MS = 20

/** How work beside updates takes turns with them. */
export type Turns = {
  /** Whether something else wants the index. */
  isOver?: () => boolean
  /** An open generation whose open files are shared. */
  held?: Generation | undefined
  /** Milliseconds of work between two looks for an order. */
  sliceMs?: number
  /** Whether unfinished work is left as it is, to go on later. */
  isKept?: boolean
}

type Tidying = Turns & {
  /** Called before each merge with the number of articles in the archive. */
  onMerge?: (articles: number) => void
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
  const { onMerge, held } = tidying
  const unlock = lockIndex(index)
  let generation: Generation | undefined
  try {
    generation = openGeneration(index, held)
    const chosen = generation && chooseMerge(generation.segments)
    if (!generation || !chosen) return false
    const { manifest } = generation
    // Skip numbers that a dead writer left in the folder.
    const number = Math.max(manifest.nextSegment, unusedNumber(index, 'segment'))
    removeUnnamed(index, manifest)
    onMerge?.(generation.articles)
    const merged = await inTurns(mergeSegments(index, segmentName(number), chosen), tidying)
    if (!merged) return false
    const names = new Set(chosen.map(({ mark }) => mark.name))
    const segments = [...manifest.segments.filter(({ name }) => !names.has(name)), merged]
    const { generation: before, cutter, catalog, withheld, ledger } = manifest
    const unchanged = { cutter, catalog, withheld, ledger }
    commit(index, { generation: before + 1, nextSegment: number + 1, segments, ...unchanged })
    return true
  } catch (error) {
    throw refusalOf(error, index)
  } finally {
    generation?.release()
    unlock()
  }
}

/** @returns undefined if `isOver()` became true first */
export async function inTurns<T>(
  steps: Steps<T>,
  { isOver = () => false, sliceMs = SLICE_MS, isKept = false }: Turns,
): Promise<T | undefined> {
  for (;;) {
    const endMs = performance.now() + sliceMs
    do {
      const { done, value } = steps.next()
      if (done) return value
    } while (performance.now() < endMs)
    await nextTurn()
    if (!isOver()) continue
    if (isKept) return undefined
    // Runs the generator's `finally`, which removes or closes what is unfinished.
    steps.return(undefined as never)
    return undefined
  }
}
