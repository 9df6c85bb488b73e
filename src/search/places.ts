/**
 * Places: where a string of two characters and more stands.
 *
 * It is covered by bigrams, every second one; their articles are intersected
 * from the rarest on, and their positions must then fit. What costs time grows
 * with the positions read, not with positions times the string's length: a
 * string that repeats itself in a text that repeats itself is told by runs.
 */
import type { PositionsReader, PostingsCursor, Segment, TermInfo } from '../store/store.js'
import { type Bits, count, eachBit, hasBit } from './bits.js'

/** Where a string stands in an article: `starts[0 … size)` rise. Valid until the next call. */
export type Visit = (article: number, starts: Int32Array, size: number) => void

/** Where in the string a bigram begins: at `from`, and `times` in all, `by` characters apart. */
type Steps = { from: number; by: number; times: number }

/** Rising offsets as few rows of equal steps. */
function stepsOf(offsets: readonly number[]): Steps[] {
  const rows: Steps[] = []
  for (const offset of offsets) {
    const last = rows.at(-1)
    if (last?.times === 1) Object.assign(last, { by: offset - last.from, times: 2 })
    else if (last && offset === last.from + last.by * last.times) last.times++
    else rows.push({ from: offset, by: 0, times: 1 })
  }
  return rows
}

/** A list this many times longer than a set is sought in, not read. */
export const SPARSE = 128

const NONE: Int32Array = new Int32Array(0)

/** One bigram of the string on its way through its list. */
class Walker {
  /** Whether every article of the list has been passed. */
  ended = false
  #cursor: PostingsCursor | undefined
  #index = 0
  /** Occurrences in the list before the article numbered `#counted` in its block. */
  #places = 0
  #counted = 0
  #reader: PositionsReader | undefined
  /** Of the bigram in the article at hand. */
  positions = NONE
  size = 0
  /** Starts of the whole string. */
  found = NONE

  constructor(
    readonly segment: Segment,
    readonly info: TermInfo,
    /** A string may hold the bigram many times. */
    readonly steps: Steps[],
  ) {}

  /** Opened when it is asked for: the rarest bigrams often rule out all articles. */
  get cursor(): PostingsCursor {
    this.#cursor ??= this.segment.postings('bigram', this.info)
    return this.#cursor
  }

  /** Goes to the first article of the next block. @returns whether there is one */
  nextBlock(): boolean {
    const isThere = this.cursor.nextBlock()
    this.#enter()
    return isThere
  }

  /** The block at hand is another one: its places begin where the cursor says. */
  #enter(): void {
    this.#index = 0
    this.#counted = 0
    this.#places = this.cursor.placesBefore
  }

  /** Goes to `article`. @returns whether the list has it */
  reach(article: number): boolean {
    const { cursor } = this
    if (cursor.size === 0 || cursor.docs[cursor.size - 1]! < article) {
      this.ended = !cursor.seek(article)
      if (this.ended) return false
      this.#enter()
    }
    const { docs, size } = cursor
    while (this.#index < size && docs[this.#index]! < article) this.#index++
    return this.#index < size && docs[this.#index] === article
  }

  /** Reads the positions in the article at hand. */
  load(): void {
    this.#reader ??= this.segment.positions(this.info)
    const { counts } = this.cursor
    while (this.#counted < this.#index) this.#places += counts[this.#counted++]!
    this.size = counts[this.#index]!
    if (this.size > this.positions.length) this.positions = new Int32Array(this.size * 2)
    this.#reader.load(this.#places, this.size, this.positions)
  }

  /** Fills `found` with the starts that the first of its steps tells. @returns how many */
  begin(): number {
    if (this.found.length < this.size) this.found = new Int32Array(this.positions.length)
    const { from } = this.steps[0]!
    for (let i = 0; i < this.size; i++) this.found[i] = this.positions[i]! - from
    return this.steps[0]!.times > 1 ? keep(this.found, this.size, this, this.steps[0]!) : this.size
  }

  /** For each position, in how many steps of `by` the bigram stands from there on. */
  runs(by: number): Int32Array {
    const { positions, size } = this
    const runs = new Int32Array(size).fill(1)
    for (let i = size - 1, next = size - 1; i >= 0; i--) {
      const wanted = positions[i]! + by
      while (next > i && positions[next]! > wanted) next--
      if (next > i && positions[next] === wanted) runs[i] = runs[next]! + 1
    }
    return runs
  }
}

/** Many times fewer starts than positions are looked up one by one. */
const FEW = 16

/** Keeps of the rising `starts[0 … size)` those from which the bigram stands in these steps. @returns how many */
function keep(starts: Int32Array, size: number, walker: Walker, { from, by, times }: Steps): number {
  const { positions, size: count } = walker
  const runs = times > 1 ? walker.runs(by) : undefined
  const isSparse = size * FEW < count
  let kept = 0
  let j = 0
  for (let i = 0; i < size; i++) {
    const wanted = starts[i]! + from
    if (isSparse) j = firstFrom(positions, j, count, wanted)
    else while (j < count && positions[j]! < wanted) j++
    if (j < count && positions[j] === wanted && (!runs || runs[j]! >= times)) starts[kept++] = starts[i]!
  }
  return kept
}

/** The first of the rising `values[from … to)` that is not below `wanted`. */
function firstFrom(values: Int32Array, from: number, to: number, wanted: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** A bigram so many times as rare as any of the cover is worth a list of its own. */
const RARER = 2

/**
 * The bigrams that cover the string, the rarest first: every second one, and the
 * last; and one between them that is much rarer, as those across the edge of two
 * words are. @returns undefined if one is nowhere
 */
function coverOf(segment: Segment, chars: string[]): Walker[] | undefined {
  const offsets = new Map<string, number[]>()
  const add = (offset: number) => {
    const bigram = chars[offset]! + chars[offset + 1]!
    const known = offsets.get(bigram)
    if (known) known.push(offset)
    else offsets.set(bigram, [offset])
  }
  for (let at = 0; at < chars.length; at += 2) add(Math.min(at, chars.length - 2))
  const infoOf = (bigram: string) => segment.find('bigram', bigram)
  let least = Number.POSITIVE_INFINITY
  for (const bigram of offsets.keys()) least = Math.min(least, infoOf(bigram)?.df ?? 0)
  if (least === 0) return undefined
  let rare = -1
  for (let at = 1; at < chars.length - 2; at += 2) {
    const df = infoOf(chars[at]! + chars[at + 1]!)?.df ?? 0
    if (df === 0) return undefined
    if (df * RARER > least) continue
    rare = at
    least = df
  }
  if (rare >= 0 && !offsets.has(chars[rare]! + chars[rare + 1]!)) add(rare)
  const found = [...offsets].map(([bigram, at]) => ({ info: infoOf(bigram)!, steps: stepsOf(at) }))
  found.sort((a, b) => a.info.df - b.info.df)
  return found.map(({ info, steps }) => new Walker(segment, info, steps))
}

/**
 * Visits the articles that hold a string of two characters or more.
 *
 * @param within only these articles; undefined: all, deleted ones too
 * @param places whether the visitor wants the starts; if not, `size` may be 0
 */
export function walkBigrams(
  segment: Segment,
  chars: string[],
  within: Bits | undefined,
  places: boolean,
  visit: Visit,
): void {
  const walkers = coverOf(segment, chars)
  if (!walkers) return
  const [driver, ...others] = walkers as [Walker, ...Walker[]]
  const needsPlaces = places || others.length > 0 || driver.steps.length > 1 || driver.steps[0]!.times > 1
  const look = (article: number) => {
    for (const other of others) if (!other.reach(article)) return
    const size = needsPlaces ? meet(driver, others, article) : 0
    if (!needsPlaces || size > 0) visit(article, driver.found, size)
  }
  if (within && count(within) * SPARSE < driver.info.df) {
    eachBit(within, (article) => {
      if (driver.reach(article)) look(article)
    })
    return
  }
  while (driver.nextBlock()) {
    if (others.some(({ ended }) => ended)) return
    for (let i = 0; i < driver.cursor.size; i++) {
      const article = driver.cursor.docs[i]!
      if (!within || hasBit(within, article)) look(article)
    }
  }
}

/** @returns how many starts all bigrams agree on, left in `driver.found` */
function meet(driver: Walker, others: Walker[], article: number): number {
  driver.reach(article)
  driver.load()
  let size = driver.begin()
  for (const steps of driver.steps.slice(1)) size = keep(driver.found, size, driver, steps)
  for (const other of others) {
    if (size === 0) break
    other.load()
    for (const steps of other.steps) size = keep(driver.found, size, other, steps)
  }
  return size
}
