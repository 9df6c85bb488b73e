/**
 * Bigram iterator: goes through the postings of one bigram of a phrase and reads
 * its positions in an article.
 *
 * Reads the positions of one article, or of a whole block where most of its
 * articles will be asked for. Time grows with the positions read, not with
 * positions times the phrase's length: equally spaced occurrences of a bigram in
 * the phrase are checked as one run. phrase.ts puts the bigrams together.
 */
import type { PositionsReader, PostingsCursor, Segment, TermInfo } from '../../store/store.js'
import { firstFrom } from '../sets/doc-list.js'

/** Equally spaced offsets at which the phrase has a bigram: `times` of them, `by` characters apart, the first at `from`. */
export type OffsetRun = { from: number; by: number; times: number }

/** Rising offsets as few runs of equal spacing. */
export function offsetRuns(offsets: readonly number[]): OffsetRun[] {
  const rows: OffsetRun[] = []
  for (const offset of offsets) {
    const last = rows.at(-1)
    if (last?.times === 1) Object.assign(last, { by: offset - last.from, times: 2 })
    else if (last && offset === last.from + last.by * last.times) last.times++
    else rows.push({ from: offset, by: 0, times: 1 })
  }
  return rows
}

/** Before anything is loaded. */
export const EMPTY: Int32Array = new Int32Array(0)
/** Articles to scan before a binary search: the next one wanted is mostly near. */
const NEAR = 4

/** The postings and positions of one bigram of a phrase; articles must be asked for in rising order. */
export class BigramIterator {
  /** Whether every article of the list has been passed. */
  ended = false
  /** Positions of the bigram in the current article: `positions[at … end)`, each minus `base`. */
  positions = EMPTY
  at = 0
  end = 0
  base = 0
  #cursor: PostingsCursor | undefined
  #docs = EMPTY
  #index = 0
  #size = 0
  /** Occurrences in the current block before its article numbered `#counted`. */
  #occurrences = 0
  #counted = 0
  #reader: PositionsReader | undefined
  /** Whether `positions` holds the whole block's; then the positions of its nth article end at `#ends[n + 1]`. */
  #hasBlock = false
  #ends = EMPTY

  constructor(
    readonly segment: Segment,
    readonly info: TermInfo,
    /** The offsets of the bigram in the phrase, which may hold it many times. */
    readonly offsets: OffsetRun[],
    /** Whether the positions of most articles of a block will be asked for. */
    public isDense = false,
  ) {}

  /** Opens the postings, on first use: often the rarest bigrams have ruled out all articles before. */
  #open(): PostingsCursor {
    this.#cursor = this.segment.postings(this.info)
    this.#docs = this.#cursor.docs
    return this.#cursor
  }

  /** Visits every article of the list, until `isOver`. */
  eachArticle(isOver: () => boolean, visit: (article: number) => void): void {
    const cursor = this.#cursor ?? this.#open()
    while (cursor.nextBlock() && !isOver()) {
      this.#enter(cursor)
      for (let i = 0; i < this.#size; i++) {
        this.#index = i
        visit(this.#docs[i]!)
      }
    }
  }

  /** Begins a block that the cursor has loaded. */
  #enter(cursor: PostingsCursor): void {
    this.#size = cursor.size
    this.#index = 0
    this.#counted = 0
    this.#occurrences = 0
    this.#hasBlock = false
  }

  /** Goes to `article`, never back. @returns whether the list has it */
  advance(article: number): boolean {
    const docs = this.#docs
    let size = this.#size
    if (size === 0 || docs[size - 1]! < article) {
      if (!this.#seek(article)) return false
      size = this.#size
    }
    let at = this.#index
    const near = Math.min(at + NEAR, size)
    while (at < near && this.#docs[at]! < article) at++
    if (at === near) at = firstFrom(this.#docs, at, size, article)
    this.#index = at
    return at < size && this.#docs[at] === article
  }

  #seek(article: number): boolean {
    const cursor = this.#cursor ?? this.#open()
    this.ended = !cursor.seek(article)
    if (!this.ended) this.#enter(cursor)
    return !this.ended
  }

  /** Reads the positions in the current article. */
  loadPositions(): void {
    if (this.isDense) {
      if (!this.#hasBlock) this.#loadBlock()
      const at = this.#ends[this.#index]!
      this.at = at
      this.end = this.#ends[this.#index + 1]!
      // One article's positions rise from where the last one's ended.
      this.base = at === 0 ? 0 : this.positions[at - 1]! + 1
      return
    }
    const { counts, positionsBefore } = this.#cursor!
    for (; this.#counted < this.#index; this.#counted++) this.#occurrences += counts[this.#counted]!
    this.end = counts[this.#index]!
    this.#load(positionsBefore + this.#occurrences, this.end)
  }

  /** Reads the positions of the whole block. */
  #loadBlock(): void {
    this.#hasBlock = true
    const { counts, positionsBefore } = this.#cursor!
    if (this.#ends === EMPTY) this.#ends = new Int32Array(this.#docs.length + 1)
    let occurrences = 0
    for (let i = 0; i < this.#size; i++) {
      occurrences += counts[i]!
      this.#ends[i + 1] = occurrences
    }
    this.#load(positionsBefore, occurrences)
  }

  #load(from: number, count: number): void {
    this.#reader ??= this.segment.positions(this.info)
    if (count > this.positions.length) this.positions = new Int32Array(count * 2)
    this.#reader.load(from, count, this.positions)
  }

  /** For each position, the length of the run of positions `by` apart that begins there. */
  runLengths(by: number): Int32Array {
    const positions = this.positions.subarray(this.at, this.end)
    const size = positions.length
    const runs = new Int32Array(size).fill(1)
    for (let i = size - 1, next = size - 1; i >= 0; i--) {
      const wanted = positions[i]! + by
      while (next > i && positions[next]! > wanted) next--
      if (next > i && positions[next] === wanted) runs[i] = runs[next]! + 1
    }
    return runs
  }
}

/** With this many times fewer starts than positions, binary-search instead of merging. */
const FEW = 16

/** Keeps of the rising `starts[0 … size)` those at whose offsets the bigram stands. @returns how many are left */
export function keepAligned(
  starts: Int32Array,
  size: number,
  iterator: BigramIterator,
  { from, by, times }: OffsetRun,
): number {
  const { positions, at, end } = iterator
  const runs = times > 1 ? iterator.runLengths(by) : EMPTY
  const shift = from + iterator.base
  const isSparse = size * FEW < end - at
  let kept = 0
  let j = at
  for (let i = 0; i < size; i++) {
    const wanted = starts[i]! + shift
    if (isSparse) j = firstFrom(positions, j, end, wanted)
    else while (j < end && positions[j]! < wanted) j++
    if (j === end) break
    if (positions[j] === wanted && (times === 1 || runs[j - at]! >= times)) starts[kept++] = wanted - shift
  }
  return kept
}
