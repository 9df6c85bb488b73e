/**
 * Memory: how much each part of a serving process may take.
 *
 * All bounds are shares of one number, so that they hold together: what the process may
 * use, which is the limit of its container or else the machine's memory, and no more than
 * four times its heap, since whoever bounds the heap means a small process. Pure but for
 * `readMemory`.
 *
 * A page of the index that is not kept is read and checked again by every query that needs
 * it: over a million articles that is most of the cost of a short query.
 */
import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { JiebaoError } from '../errors.js'
import type { MemoryPart } from '../model.js'

const MB = 1024 * 1024
const GB = 1024 * MB

/** What a process may use, in bytes: in all, and for its own heap. */
export type Memory = { processBytes: number; heapBytes: number }

/** How much each part may take, in bytes. */
export type MemoryPlan = {
  /** What the shares are taken of. */
  usableBytes: number
  /** Pages of the index, in the serving thread and all that search. */
  pageBytes: number
  /** Posting lists as kernels read them, in all that search. */
  listBytes: number
  /** Remembered answers. */
  answerBytes: number
  /** Entries of typeahead that are found by pinyin and by a string inside. */
  suggestions: number
  threads: number
  /** Heap of one thread that searches. */
  threadHeapBytes: number
  /** Heap of the thread that makes lookups, typeahead in it. */
  lookupHeapBytes: number
  /** Heap of the child that updates. */
  childHeapBytes: number
}

/** Bytes of heap of an entry of typeahead, the lists that it was made of included: twice what was measured. */
const SUGGESTION_BYTES = 1024
const MOST_SUGGESTIONS = 50_000

const within = (least: number, bytes: number, most: number) =>
  Math.min(most, Math.max(least, Math.floor(bytes)))

const usableOf = ({ processBytes, heapBytes }: Memory): number => Math.min(processBytes, 4 * heapBytes)

/** @param threads that search, beside the one that serves */
export function planMemory(memory: Memory, threads: number): MemoryPlan {
  const { heapBytes } = memory
  const usableBytes = usableOf(memory)
  const lookupHeapBytes = within(96 * MB, usableBytes / 6, 2 * GB)
  return {
    usableBytes,
    pageBytes: within(16 * MB, usableBytes / 8, 2 * GB),
    listBytes: within(16 * MB, usableBytes / 16, GB),
    answerBytes: within(4 * MB, usableBytes / 32, 16 * MB),
    suggestions: Math.min(
      MOST_SUGGESTIONS,
      Math.floor(Math.min(heapBytes / 8, lookupHeapBytes / 4) / SUGGESTION_BYTES),
    ),
    threads,
    // A thread needs some 50 MB over a small archive already.
    lookupHeapBytes,
    threadHeapBytes: within(96 * MB, usableBytes / 4 / Math.max(1, threads), GB),
    childHeapBytes: within(128 * MB, Math.min(heapBytes, usableBytes / 2), 4 * GB),
  }
}

/** Most threads that search: one for each 256 MB, so that the serving thread and the child have room beside them. At least 1. */
export const mostThreads = (memory: Memory): number => Math.max(1, Math.floor(usableOf(memory) / (256 * MB)))

/** Bytes of any server, of each of the first articles, for which typeahead grows too, and of each further one. */
const LEAST_BYTES = 200 * MB
const FIRST_ARTICLES = 40_000
const FIRST_BYTES = 3.5 * 1024
const FURTHER_BYTES = 512

/**
 * Refuses to serve where the system would end the server again and again. Measured in a cgroup of so much memory, with one
 * thread, while it built typeahead, a hundred mixed queries by two clients behind it: 46 articles lived in 200 MB, and not
 * in 150; 36,262 in 320 and not in 289; 300,000 in 424; a million in 767. Where it is so tight the child that updates is ended first.
 *
 * @throws {JiebaoError} INTERNAL if the memory is too small for so many articles
 */
export function expectMemory({ processBytes }: Pick<Memory, 'processBytes'>, articles: number): void {
  const first = Math.min(articles, FIRST_ARTICLES)
  const leastBytes = LEAST_BYTES + first * FIRST_BYTES + (articles - first) * FURTHER_BYTES
  if (processBytes >= leastBytes) return
  const [haveMb, needMb] = [processBytes, leastBytes].map((bytes) => Math.ceil(bytes / MB)) as [
    number,
    number,
  ]
  throw new JiebaoError('memory-too-small', String(articles), { haveMb, needMb })
}

export function readMemory(): Memory {
  const limit = process.constrainedMemory()
  const processBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  return { processBytes, heapBytes: getHeapStatistics().heap_size_limit }
}

/** @param answerBytes bytes of remembered answers now */
export function memoryParts(plan: MemoryPlan, answerBytes: number): MemoryPart[] {
  const { used_heap_size, heap_size_limit } = getHeapStatistics()
  return [
    { part: 'pages', limitBytes: plan.pageBytes, usedBytes: null },
    { part: 'lists', limitBytes: plan.listBytes, usedBytes: null },
    { part: 'answers', limitBytes: plan.answerBytes, usedBytes: answerBytes },
    { part: 'heap', limitBytes: heap_size_limit, usedBytes: used_heap_size },
    { part: 'threads', limitBytes: plan.threads * plan.threadHeapBytes, usedBytes: null },
    { part: 'lookups', limitBytes: plan.threads > 0 ? plan.lookupHeapBytes : 0, usedBytes: null },
    { part: 'child', limitBytes: plan.childHeapBytes, usedBytes: null },
  ]
}
