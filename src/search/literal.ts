/**
 * Literal strings: exactly the articles whose folded stream contains one.
 *
 * One character has a list of its own; longer strings are covered by bigrams,
 * every second one, whose articles are intersected from the rarest on and whose
 * positions must then fit. Positions are read only where they decide: for
 * longer strings, field scopes and counts. No dictionary is asked.
 */
import { FIELDS, type Field } from '../model.js'
import type { PositionsReader, PostingsCursor, Segment, TermInfo } from '../store/store.js'
import { type Bits, count, eachBit, emptyBits, hasBit, setBit } from './bits.js'

export const FIELD_COUNT = FIELDS.length

/** A list this many times longer than a set is sought in, not read. */
const SPARSE = 128

/** Where a string stands in an article: `starts[0 … size)` rise. Valid until the next call. */
export type Visit = (article: number, starts: Int32Array, size: number) => void

/** One bigram of the string on its way through its list. */
class Walker {
  readonly cursor: PostingsCursor
  #index = 0
  #places = 0
  #positions: PositionsReader | undefined
  found = new Int32Array(16)
  foundSize = 0

  constructor(
    readonly segment: Segment,
    readonly info: TermInfo,
    /** Where in the string the bigram begins. */
    readonly offset: number,
  ) {
    this.cursor = segment.postings('bigram', info)
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
    this.#places = this.cursor.placesBefore
  }

  /** Goes to `article`. @returns whether the list has it */
  reach(article: number): boolean {
    const { cursor } = this
    if (cursor.size === 0 || cursor.docs[cursor.size - 1]! < article) {
      if (!cursor.seek(article)) return false
      this.#enter()
    }
    while (this.#index < cursor.size && cursor.docs[this.#index]! < article) {
      this.#places += cursor.counts[this.#index++]!
    }
    return this.#index < cursor.size && cursor.docs[this.#index] === article
  }

  /** Reads the positions in the article at hand into `found`, as starts of the whole string. */
  load(): void {
    this.#positions ??= this.segment.positions(this.info)
    const count = this.cursor.counts[this.#index]!
    if (count > this.found.length) this.found = new Int32Array(count * 2)
    this.#positions.load(this.#places, count, this.found)
    for (let i = 0; i < count; i++) this.found[i]! -= this.offset
    this.foundSize = count
  }

  /** Whether every article of the list has been passed. */
  get ended(): boolean {
    return this.cursor.size === 0
  }
}

/** Keeps of the rising `values[0 … size)` those that are in `other` too. @returns how many */
function intersect(values: Int32Array, size: number, other: Int32Array, otherSize: number): number {
  let kept = 0
  let j = 0
  for (let i = 0; i < size; i++) {
    while (j < otherSize && other[j]! < values[i]!) j++
    if (j < otherSize && other[j] === values[i]) values[kept++] = values[i]!
  }
  return kept
}

/** The bigrams that cover the string: every second one, and the last. @returns undefined if one is nowhere */
function coverOf(segment: Segment, chars: string[]): Walker[] | undefined {
  const infos: { info: TermInfo; offset: number }[] = []
  for (let at = 0; at < chars.length; at += 2) {
    const offset = Math.min(at, chars.length - 2)
    const info = segment.find('bigram', chars[offset]! + chars[offset + 1]!)
    if (!info) return undefined
    infos.push({ info, offset })
  }
  infos.sort((a, b) => a.info.df - b.info.df)
  return infos.map(({ info, offset }) => new Walker(segment, info, offset))
}

/**
 * Visits the articles that hold a string of two characters or more.
 *
 * @param within only these articles; undefined: all, deleted ones too
 * @param places whether the visitor wants the starts; if not, `size` may be 0
 */
function walkBigrams(
  segment: Segment,
  chars: string[],
  within: Bits | undefined,
  places: boolean,
  visit: Visit,
): void {
  const walkers = coverOf(segment, chars)
  if (!walkers) return
  const [driver, ...others] = walkers as [Walker, ...Walker[]]
  const needsPlaces = places || others.length > 0
  while (driver.nextBlock()) {
    for (let i = 0; i < driver.cursor.size; i++) {
      const article = driver.cursor.docs[i]!
      if (within && !hasBit(within, article)) continue
      let all = true
      for (const other of others) {
        if (other.reach(article)) continue
        if (other.ended) return
        all = false
        break
      }
      if (!all) continue
      const size = needsPlaces ? meet(driver, others, article) : 0
      if (!needsPlaces || size > 0) visit(article, driver.found, size)
    }
  }
}

/** @returns how many starts all bigrams agree on, left in `driver.found` */
function meet(driver: Walker, others: Walker[], article: number): number {
  driver.reach(article)
  driver.load()
  let size = driver.foundSize
  for (const other of others) {
    if (size === 0) break
    other.load()
    size = intersect(driver.found, size, other.found, other.foundSize)
  }
  return size
}

/** A character's starts: those of all the bigrams that it begins. */
function walkCharacter(segment: Segment, char: string, within: Bits | undefined, visit: Visit): void {
  const starts = new Map<number, number[]>()
  for (const { term } of segment.termsFrom('bigram', char)) {
    walkBigrams(segment, [...term], within, true, (article, found, size) => {
      const known = starts.get(article) ?? []
      for (let i = 0; i < size; i++) known.push(found[i]!)
      starts.set(article, known)
    })
  }
  for (const article of [...starts.keys()].sort((a, b) => a - b)) {
    const sorted = Int32Array.from(starts.get(article)!).sort()
    visit(article, sorted, sorted.length)
  }
}

/** Visits every article that holds the folded string, with all its starts. */
export function eachPlace(segment: Segment, needle: string, within: Bits | undefined, visit: Visit): void {
  const chars = [...needle]
  if (chars.length > 1) walkBigrams(segment, chars, within, true, visit)
  else walkCharacter(segment, needle, within, visit)
}

/** First position of each field of an article, and the end of the last. */
export function fieldStarts(segment: Segment, article: number): Int32Array {
  const { fieldLengths } = segment.values
  const starts = new Int32Array(FIELD_COUNT + 1)
  for (let f = 0; f < FIELD_COUNT; f++) starts[f + 1] = starts[f]! + fieldLengths[article * FIELD_COUNT + f]!
  return starts
}

/** How often the string stands in each field. Valid until the next call. */
export type CountVisit = (article: number, fieldCounts: Int32Array, at: number) => void

/** Visits every article that holds the folded string, with its counts by field. */
export function eachCount(
  segment: Segment,
  needle: string,
  within: Bits | undefined,
  visit: CountVisit,
): void {
  if ([...needle].length === 1) {
    eachTermCount(segment, 'character', needle, within, visit)
    return
  }
  const counts = new Int32Array(FIELD_COUNT)
  eachPlace(segment, needle, within, (article, starts, size) => {
    const ends = fieldStarts(segment, article)
    counts.fill(0)
    let field = 0
    for (let i = 0; i < size; i++) {
      while (starts[i]! >= ends[field + 1]!) field++
      counts[field]!++
    }
    visit(article, counts, 0)
  })
}

/** Visits the articles of a fielded list; the counts are at `fieldCounts[at … at + FIELD_COUNT)`. */
export function eachTermCount(
  segment: Segment,
  kind: 'character' | 'word',
  term: string,
  within: Bits | undefined,
  visit: CountVisit,
): void {
  const info = segment.find(kind, term)
  if (!info) return
  const cursor = segment.postings(kind, info)
  if (within && count(within) * SPARSE < info.df) {
    visitSparsely(cursor, within, visit)
    return
  }
  while (cursor.nextBlock()) {
    cursor.loadFields()
    for (let i = 0; i < cursor.size; i++) {
      const article = cursor.docs[i]!
      if (!within || hasBit(within, article)) visit(article, cursor.fieldCounts, i * FIELD_COUNT)
    }
  }
}

/** Seeks each article of a small set instead of reading the whole list. */
function visitSparsely(cursor: PostingsCursor, within: Bits, visit: CountVisit): void {
  let loaded = -1
  eachBit(within, (article) => {
    if (!cursor.seek(article)) return
    // A seek may stay in the block at hand, whose fields are there already.
    if (loaded !== cursor.docs[0]) {
      cursor.loadFields()
      loaded = cursor.docs[0]!
    }
    const at = cursor.docs.subarray(0, cursor.size).indexOf(article)
    if (at >= 0) visit(article, cursor.fieldCounts, at * FIELD_COUNT)
  })
}

/**
 * The articles whose folded stream, or one of whose `fields`, contains the
 * folded string; deleted ones too.
 */
export function literalBits(segment: Segment, needle: string, fields: readonly Field[] | null): Bits {
  const bits = emptyBits(segment.values.articles)
  const chars = [...needle]
  if (chars.length === 0) return bits
  if (fields === null && chars.length > 1) {
    walkBigrams(segment, chars, undefined, false, (article) => setBit(bits, article))
    return bits
  }
  const wanted = fields?.map((field) => FIELDS.indexOf(field)) ?? FIELDS.map((_, f) => f)
  eachCount(segment, needle, undefined, (article, counts, at) => {
    if (wanted.some((f) => counts[at + f]! > 0)) setBit(bits, article)
  })
  return bits
}

/** The articles that hold a word of the scoring tier, in one of `fields`; deleted ones too. */
export function wordBits(segment: Segment, word: string, fields: readonly Field[] | null): Bits {
  const bits = emptyBits(segment.values.articles)
  const wanted = fields?.map((field) => FIELDS.indexOf(field)) ?? FIELDS.map((_, f) => f)
  eachTermCount(segment, 'word', word, undefined, (article, counts, at) => {
    if (wanted.some((f) => counts[at + f]! > 0)) setBit(bits, article)
  })
  return bits
}
