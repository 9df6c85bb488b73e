/**
 * Staff: who searches, looks up and reads files for an engine, and how much memory each may take.
 *
 * A program's engine does both in the calling thread, a server's in threads of their own.
 */
import { bulkTables, openBulkCutter, openCutter } from '../analysis/analysis.js'
import { isCostly } from '../search/search.js'
import { limitArena, limitPageCache, limitSharedPages } from '../store/store.js'
import { type FileReading, READ_HERE, ReadApart } from './file-reading.js'
import { LOOKUP_THREAD, LookupLink } from './lookup-link.js'
import { type Lookups, OwnLookups } from './lookups.js'
import { type MemoryPlan, mostThreads, planMemory, readMemory } from './memory.js'
import type { LocalOptions } from './options.js'
import { Pool } from './pool.js'
import type { Question, QuestionKind } from './questions.js'
import { OwnThread, type Reader } from './reader.js'
import type { View } from './views.js'

export type Staff = { plan: MemoryPlan; reader: Reader; lookups: Lookups; files: FileReading }

/** Share of the pages that threads keep each for itself, and bytes of them at least. */
const OWN_SHARE = 1 / 4
const LEAST_OWN_BYTES = 8 * 2 ** 20

const isLong = ({ generation }: View, kind: QuestionKind, asked: Question): boolean =>
  kind === 'explain' ||
  kind === 'concordance' ||
  kind === 'candidates' ||
  kind === 'counts' ||
  ('request' in asked && isCostly(generation, asked.request, 'parsed' in asked ? asked.parsed : undefined))

/** Bytes of pages that threads share, and that each of them keeps beside: what was worked out of pages, and what has no room. */
function pagesOf(allBytes: number, threads: number): { pageBytes: number; sharedBytes: number } {
  const keepers = threads + 2
  const pageBytes = Math.floor(Math.max(LEAST_OWN_BYTES, allBytes * OWN_SHARE) / keepers)
  return { pageBytes, sharedBytes: allBytes - keepers * pageBytes }
}

/** @param index absolute */
export function staffOf(options: LocalOptions, index: string): Staff {
  const memory = readMemory()
  const threads = Math.min(options.threads ?? 0, mostThreads(memory))
  const plan = planMemory(memory, threads)
  const { suggestions, threadHeapBytes: heapBytes, lookupHeapBytes } = plan
  if (threads === 0) {
    limitPageCache(plan.pageBytes)
    limitArena(plan.listBytes)
    const cutter = options.asksOnce ? openBulkCutter() : openCutter()
    return { plan, reader: new OwnThread(cutter), lookups: new OwnLookups(suggestions), files: READ_HERE }
  }
  // Threads share pages, and each keeps some of its own. Lists each has of its own; the serving thread has none.
  const { pageBytes, sharedBytes } = pagesOf(plan.pageBytes, threads)
  const listBytes = Math.floor(plan.listBytes / (threads + 1))
  limitPageCache(pageBytes)
  limitSharedPages(sharedBytes)
  limitArena(0)
  const { thread: main, lookupThread = LOOKUP_THREAD } = options
  const tables = bulkTables()
  return {
    plan,
    reader: new Pool({ threads, main, index, pageBytes, listBytes, heapBytes, tables }, isLong),
    lookups: new LookupLink(lookupThread, { index, pageBytes, listBytes, suggestions }, lookupHeapBytes),
    files: new ReadApart(heapBytes),
  }
}
