/**
 * Text reuse, kept up with the archive: writes the prints of new segments, and the pairs of articles that share passages.
 *
 * Two articles are compared where they are NEAR among the holders of a fingerprint, by day: a story is printed again
 * soon, and a formula in ten thousand articles is joined like a chain instead of pair by pair. So the work grows with
 * the text, not with the square of a formula. Which pairs there are is a function of the live articles alone: an
 * update touches the fingerprints of what came or went, and equals a rebuild.
 *
 * Runs beside updates and without the lock, which is taken to publish; then another writer may have been faster. An update
 * interrupts the comparison and does not end it: what it began on stays open, and is published before newer states are compared.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import {
  filesOfReuse,
  type Generation,
  lockIndex,
  NO_REUSE,
  namePairs,
  openGeneration,
  PrintsReader,
  type ReuseHead,
  type ReuseMark,
  ReusePairs,
  readManifest,
  readReuseHead,
  removeUnnamed,
  stateOf,
  writeReuseHead,
} from '../store/store.js'
import { refusalOf } from './commit.js'
import { writePrints } from './prints.js'
import { writeFound } from './reuse-groups.js'
import { type FoundPairs, PairFinder } from './reuse-pairs.js'
import { inTurns, type Turns } from './tidy.js'

export class ReuseUpdate {
  #begun: Steps<boolean> | undefined
  /** Whether damaged prints were forgotten once: a disk that damages them again is not written to for ever. */
  #isHealed = false

  /** @param most pairs of articles of each kind that memory holds; the others lie on the disk meanwhile */
  constructor(
    readonly index: string,
    readonly most?: number,
  ) {}

  /**
   * Goes on where it was interrupted, until all is known or something else wants the index.
   *
   * @returns whether the reuse of the newest generation is known
   * @throws {JiebaoError} INDEX_LOCKED, INDEX_VERSION, INDEX_CORRUPT, DISK_FULL
   */
  async goOn(turns: Turns = {}): Promise<boolean> {
    for (let isFirst = true; ; isFirst = false) {
      // What was just published need not be read again.
      this.#begun ??= bringUp(this.index, turns.held, isFirst, this.most)
      try {
        const isNewer = await inTurns(this.#begun, { ...turns, isKept: true })
        if (isNewer === undefined) return false
        this.#begun = undefined
        if (!isNewer) return true
      } catch (error) {
        this.#begun = undefined
        if (this.#isHealed || !isOfPrints(error)) throw error
        this.#isHealed = true
        locked(this.index, () => writeReuseHead(this.index, NO_REUSE))
      }
    }
  }
}

const isOfPrints = (error: unknown) =>
  error instanceof JiebaoError && error.code === 'INDEX_CORRUPT' && error.value.endsWith('.prints')

/**
 * Finds the reuse of the newest generation.
 *
 * @param tries whether what is known of it already is read, and found anew where it is damaged
 * @returns whether there may be a newer one than is known now
 * @throws {JiebaoError} as `ReuseUpdate.goOn`
 */
function* bringUp(
  index: string,
  held: Generation | undefined,
  tries: boolean,
  most?: number,
): Steps<boolean> {
  let generation: Generation | undefined
  try {
    generation = openGeneration(index, held)
    if (!generation) return false
    const before = readReuseHead(index)
    const isKnown = isEqual(before.of, stateOf(generation.manifest))
    if (isKnown && !(tries && (yield* isDamaged(index, before)))) return false
    const head = yield* withPrints(index, generation, before)
    if (!head) return true
    const found = yield* pairsOf(index, generation, head, most)
    try {
      publish(index, generation, head, yield* writeFound(index, found, most))
    } finally {
      found.close()
    }
    return true
  } catch (error) {
    throw refusalOf(error, index)
  } finally {
    generation?.release()
  }
}

function* isDamaged(index: string, head: ReuseHead): Steps<boolean> {
  let pairs: ReusePairs | undefined
  try {
    pairs = openPairs(index, head)
    if (pairs) yield* pairs.check()
    return false
  } catch {
    return true
  } finally {
    pairs?.close()
  }
}

const openPairs = (index: string, { pairs }: ReuseHead) => (pairs ? new ReusePairs(index, pairs) : undefined)

const isEqual = <T>(a: T, b: T) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Writes the prints of the segments that have none yet, and remembers each at once.
 *
 * @returns undefined if a segment was merged meanwhile, and with it went the prints that nothing named yet
 */
function* withPrints(
  index: string,
  { segments }: Generation,
  before: ReuseHead,
): Steps<ReuseHead | undefined> {
  let head = before
  for (const segment of segments) {
    const { name } = segment.mark
    const isThere = () => existsSync(join(index, `${name}.prints`))
    if (head.prints[name] && isThere()) continue
    const mark = yield* writePrints(index, segment)
    if (!isThere()) return undefined
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
function* pairsOf(index: string, generation: Generation, head: ReuseHead, most?: number): Steps<FoundPairs> {
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
        const known = openPairs(index, before)
        try {
          const news = generation.segments.map((segment) => ({ segment, prints: open(segment.mark.name) }))
          return yield* new PairFinder(index, olds, news, most).find(known)
        } finally {
          known?.close()
        }
      } catch (error) {
        if (before === NO_REUSE) throw error
      }
    }
    throw new Error('unreachable')
  } finally {
    for (const reader of prints.values()) reader.close()
  }
}

/** Does nothing where another writer has removed prints or pairs meanwhile: what it compared is newer. */
function publish(
  index: string,
  { manifest }: Generation,
  head: ReuseHead,
  written: Omit<ReuseMark, 'name'>,
): void {
  locked(index, () => {
    const of = stateOf(manifest)
    const prints = Object.fromEntries(of.map(({ name }) => [name, head.prints[name]!]))
    const next = { ...head, of, prints, pairs: null }
    if (!filesOfReuse(next).every((file) => existsSync(join(index, file)))) return
    const pairs = namePairs(index, written)
    if (!pairs) return
    writeReuseHead(index, { ...next, pairs })
    removeUnnamed(index, readManifest(index))
  })
}
