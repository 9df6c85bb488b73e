/**
 * Staff: who searches, looks up and reads files for an engine, and how much memory each may take.
 *
 * A program's engine does both in the calling thread, a server's in threads of their own.
 */
import { bulkTables, openBulkCutter, openCutter } from '../analysis/analysis.js'
import { isCostly } from '../search/search.js'
import { limitArena, limitPageCache } from '../store/store.js'
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

const isLong = ({ generation }: View, kind: QuestionKind, asked: Question): boolean =>
  kind === 'explain' ||
  kind === 'concordance' ||
  kind === 'candidates' ||
  kind === 'counts' ||
  ('request' in asked && isCostly(generation, asked.request, 'parsed' in asked ? asked.parsed : undefined))

/** @param index absolute */
export function staffOf(options: LocalOptions, index: string): Staff {
  const memory = readMemory()
  const threads = Math.min(options.threads ?? 0, mostThreads(memory))
  const plan = planMemory(memory, threads)
  const { suggestions, threadHeapBytes: heapBytes, lookupHeapBytes } = plan
  // Every thread keeps pages of its own, and all of them as many as one alone would; so of lists, which the serving thread has none of.
  const pageBytes = Math.floor(plan.pageBytes / (threads > 0 ? threads + 2 : 1))
  const listBytes = Math.floor(plan.listBytes / (threads + 1))
  limitPageCache(pageBytes)
  limitArena(threads > 0 ? 0 : listBytes)
  if (threads === 0) {
    const cutter = options.asksOnce ? openBulkCutter() : openCutter()
    return { plan, reader: new OwnThread(cutter), lookups: new OwnLookups(suggestions), files: READ_HERE }
  }
  const { thread: main, lookupThread = LOOKUP_THREAD } = options
  const tables = bulkTables()
  return {
    plan,
    reader: new Pool({ threads, main, index, pageBytes, listBytes, heapBytes, tables }, isLong),
    lookups: new LookupLink(lookupThread, { index, pageBytes, listBytes, suggestions }, lookupHeapBytes),
    files: new ReadApart(heapBytes),
  }
}
