/**
 * Text reuse, kept up with the archive: writes the prints of new segments, and the pairs of articles that share passages.
 *
 * Two articles are compared where they are NEAR among the holders of a fingerprint, by day: a story is printed again
 * soon, and a formula in ten thousand articles is joined like a chain instead of pair by pair. So the work grows with
 * the text, not with the square of a formula. Which pairs there are is a function of the live articles alone: an
 * update touches the fingerprints of what came or went, and equals a rebuild.
 *
 * Runs beside updates and without the lock, which is taken to publish; then another writer may have been faster.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Steps } from '../analysis/analysis.js'
import {
  filesOfReuse,
  type Generation,
  lockIndex,
  NO_REUSE,
  openGeneration,
  PrintsReader,
  type ReuseHead,
  type ReusePairs,
  readManifest,
  readReuseHead,
  readReusePairs,
  removeUnnamed,
  stateOf,
  writeReuseHead,
  writeReusePairs,
} from '../store/store.js'
import { refusalOf } from './commit.js'
import { writePrints } from './prints.js'
import { PairFinder } from './reuse-pairs.js'
import { inTurns, type Turns } from './tidy.js'

/**
 * @returns whether anything was published
 * @throws {JiebaoError} INDEX_LOCKED, INDEX_VERSION, INDEX_CORRUPT, DISK_FULL
 */
export async function updateReuse(index: string, turns: Turns = {}): Promise<boolean> {
  let generation: Generation | undefined
  try {
    generation = openGeneration(index, turns.held)
    if (!generation) return false
    let head = readReuseHead(index)
    if (isEqual(head.of, stateOf(generation.manifest))) return false
    const printed = await withPrints(index, generation, head, turns)
    if (!printed) return false
    head = printed
    const found = await inTurns(pairsOf(index, generation, head), turns)
    return found ? publish(index, generation, head, found) : false
  } catch (error) {
    throw refusalOf(error, index)
  } finally {
    generation?.release()
  }
}

const isEqual = <T>(a: T, b: T) => JSON.stringify(a) === JSON.stringify(b)

/** Writes the prints of the segments that have none yet, and remembers each at once. @returns undefined if it was broken off */
async function withPrints(
  index: string,
  { segments }: Generation,
  before: ReuseHead,
  turns: Turns,
): Promise<ReuseHead | undefined> {
  let head = before
  for (const segment of segments) {
    const { name } = segment.mark
    if (head.prints[name]) continue
    const mark = await inTurns(writePrints(index, segment), turns)
    if (!mark) return undefined
    head = { ...head, prints: { ...head.prints, [name]: mark } }
    locked(index, () => writeReuseHead(index, head))
  }
  return head
}

function locked(index: string, act: () => void): void {
  const unlock = lockIndex(index)
  try {
    act()
  } finally {
    unlock()
  }
}

/** What was known before, or nothing where a file of it is gone or damaged. */
function* pairsOf(index: string, generation: Generation, head: ReuseHead): Steps<ReusePairs> {
  const prints = new Map<string, PrintsReader>()
  const open = (name: string) => {
    const reader = prints.get(name) ?? new PrintsReader(index, name, head.prints[name]!)
    prints.set(name, reader)
    return reader
  }
  try {
    for (const before of [head, NO_REUSE]) {
      try {
        const olds = before.of.map((state) => ({ state, prints: open(state.name) }))
        const pairs = readReusePairs(index, before.pairs)
        const news = generation.segments.map((segment) => ({ segment, prints: open(segment.mark.name) }))
        return yield* new PairFinder(olds, news, pairs).find()
      } catch (error) {
        if (before === NO_REUSE) throw error
      }
    }
    throw new Error('unreachable')
  } finally {
    for (const reader of prints.values()) reader.close()
  }
}

/** @returns false where a merge of another writer has removed prints meanwhile: they are written anew next time */
function publish(index: string, { manifest }: Generation, head: ReuseHead, found: ReusePairs): boolean {
  let isPublished = false
  locked(index, () => {
    const of = stateOf(manifest)
    const prints = Object.fromEntries(of.map(({ name }) => [name, head.prints[name]!]))
    const next = { ...head, of, prints, pairs: null }
    if (!filesOfReuse(next).every((file) => existsSync(join(index, file)))) return
    writeReuseHead(index, { ...next, pairs: writeReusePairs(index, found) })
    removeUnnamed(index, readManifest(index))
    isPublished = true
  })
  return isPublished
}
