/**
 * Cursors: read one posting list block by block, decoding only what is asked for.
 *
 * postings.ts defines what a block holds; skips.ts tells where each block begins.
 */
import { BODY, FIELD_COUNT } from '../model.js'
import { readFullRising, readFullRow, readRising, readRow } from './bits.js'
import { corrupt } from './disk.js'
import { flagsNone, readFlagged } from './fields.js'
import type { FieldImpact } from './impacts.js'
import { BLOCK } from './packed.js'
import { ALL_ONCE, expectedLow, GAP_BITS, HEADED } from './postings.js'
import { SkipTable } from './skips.js'

/** How many blocks of postings this process has decoded; the difference tells of a search. */
export const decoded = { blocks: 0 }

const NO_COUNTS = new Int32Array(0)
const NO_BYTES = new Uint8Array(0)
const GAP_MASK = 2 ** GAP_BITS - 1

/**
 * An iterator over the blocks of one list.
 *
 * After `nextBlock()`, `seek()` or `load()` returned true, `docs` and `counts` hold
 * `size` postings; counts are decoded when first read. `loadFields()` fills
 * `fieldCounts` for the whole block. `loadFlagged()` fills only the rows of postings
 * that stand outside the body, which are few.
 */
export class PostingsCursor {
  readonly docs: Int32Array
  /** FIELD_COUNT counts a posting, of a list without positions. Empty until `loadFlagged()` or `loadFields()`. */
  fieldCounts = NO_COUNTS
  /** After `loadFlagged()`: its first `flagged` entries are the rows of postings that stand outside the body too. */
  flaggedRows = NO_COUNTS
  flagged = 0
  size = 0
  /** Occurrences in all blocks before this one: the index of its first position in the position list. */
  positionsBefore = 0
  /** Blocks of the list, the tail included. */
  readonly blocks: number

  readonly #skips: SkipTable
  /** Empty until first asked for. */
  #counts = NO_COUNTS
  #block = -1
  #single = -1
  #hasCounts = true
  #hasFlagged = false
  #hasFields = false
  /** The bit at which the counts begin, and the bit at which the fields behind them do. A full block's counts begin a byte. */
  #countsAt = 0
  #fieldsAt = 0
  /** Low bits of the counts, or ALL_ONCE. */
  #countLow = 0
  /** The byte behind the block. */
  #blockEnd = 0

  /**
   * @param bytes    this list alone, maybe padded
   * @param documentFrequency       how many postings it has
   * @param hasPositions   whether the list has positions
   * @param articles in the segment: a number at or above it is damage
   * @param skips    its skip table, if that was read before
   * @param end      the byte behind the list, if `bytes` is padded: decoding is faster then
   */
  constructor(
    readonly bytes: Uint8Array,
    readonly file: string,
    readonly documentFrequency: number,
    readonly hasPositions: boolean,
    readonly articles: number,
    skips = new SkipTable(bytes, file, documentFrequency, hasPositions, articles),
    readonly end = bytes.length,
  ) {
    this.#skips = skips
    this.blocks = skips.blocks
    this.docs = new Int32Array(Math.min(documentFrequency, BLOCK))
  }

  /** The list of a bigram that occurs once; the dictionary holds its posting. */
  static single(file: string, doc: number, articles: number): PostingsCursor {
    const cursor = new PostingsCursor(NO_BYTES, file, 1, true, articles)
    if (doc >= articles) throw cursor.#damage()
    cursor.#single = doc
    return cursor
  }

  #damage(): Error {
    return corrupt(this.file, 'a posting list does not hold together')
  }

  /**
   * The last article of a block, or of the segment if the block is the tail.
   * Reads the skip table only.
   */
  lastOf(block: number): number {
    return block < this.#skips.full ? this.#skips.lasts[block]! : this.articles - 1
  }

  /** The first block from `from` on that may hold `doc` or a later article; `blocks` if there is none. */
  blockOf(doc: number, from: number): number {
    const { lasts, full } = this.#skips
    let low = from
    let high = full
    // Most calls ask for this block or the next.
    if (low < high && lasts[low]! >= doc) return low
    while (low < high) {
      const middle = (low + high) >> 1
      if (lasts[middle]! < doc) low = middle + 1
      else high = middle
    }
    return Math.min(low, this.blocks)
  }

  /** By block: the highest impact of a posting. See `SkipTable.maxImpacts()`. */
  maxImpacts(impactOf: FieldImpact): Float64Array {
    return this.#skips.maxImpacts(this.bytes, this.file, impactOf)
  }

  nextBlock(): boolean {
    return this.load(this.#block + 1)
  }

  /**
   * Loads the first block, from the present one on, whose last article is `doc` or later.
   * The table does not name the tail's last article: the tail is loaded if no full block fits.
   */
  seek(doc: number): boolean {
    const block = this.blockOf(doc, Math.max(this.#block, 0))
    return block === this.#block ? this.size > 0 : this.load(block)
  }

  /** Loads a block by its number. @returns false if there is no such block */
  load(block: number): boolean {
    this.#block = block
    this.size = 0
    this.#hasFields = false
    this.#hasFlagged = false
    if (block >= this.blocks) return false
    decoded.blocks++
    if (this.#single >= 0) return this.#loadSingle()
    const { full, lasts, starts, positionsBefore } = this.#skips
    if (this.hasPositions) this.positionsBefore = positionsBefore[block]!
    const before = block === 0 ? -1 : lasts[block - 1]!
    this.#blockEnd = block < full ? starts[block + 1]! : this.end
    if (block < full) this.#loadFull(starts[block]!, before)
    else this.#loadTail(starts[block]!, before)
    if (this.docs[this.size - 1]! >= this.articles) throw this.#damage()
    return true
  }

  #loadSingle(): boolean {
    this.docs[0] = this.#single
    this.#counts = Int32Array.of(1)
    this.size = 1
    return true
  }

  #loadFull(at: number, before: number): void {
    const head = this.bytes[at]!
    const behind = readFullRising(this.bytes, at + 1, this.#blockEnd, head & GAP_MASK, this.docs, before)
    if (behind < 0) throw this.#damage()
    this.#expectCounts(BLOCK, behind << 3, head >>> GAP_BITS)
  }

  #loadTail(at: number, before: number): void {
    const size = this.documentFrequency - this.#skips.full * BLOCK
    const headed = size >= HEADED
    const head = headed ? this.bytes[at]! : expectedLow(this.articles - before - 1, size)
    const bit = headed ? (at + 1) << 3 : at << 3
    const behind = readRising(this.bytes, bit, this.end, head & GAP_MASK, size, this.docs, before)
    if (behind < 0) throw this.#damage()
    this.#expectCounts(size, behind, head >>> GAP_BITS)
  }

  /** Notes where the counts begin, behind the gaps just read. */
  #expectCounts(size: number, countsAt: number, low: number): void {
    this.size = size
    this.#countsAt = countsAt
    this.#countLow = low
    this.#hasCounts = false
  }

  /** Occurrences over all fields, posting by posting. One array for all blocks: the next block overwrites it. */
  get counts(): Int32Array {
    if (!this.#hasCounts) this.#loadCounts()
    return this.#counts
  }

  #loadCounts(): void {
    this.#hasCounts = true
    if (this.#counts === NO_COUNTS) this.#counts = new Int32Array(this.docs.length)
    this.#fieldsAt = this.#readCounts()
    if (this.#fieldsAt < 0) throw this.#damage()
  }

  /** @returns the bit behind the counts; negative if they are damaged */
  #readCounts(): number {
    const { bytes, size } = this
    const counts = this.#counts
    const at = this.#countsAt
    const end = this.#blockEnd
    const low = this.#countLow
    if (low === ALL_ONCE) {
      for (let i = 0; i < size; i++) counts[i] = 1
      return at
    }
    if (size === BLOCK) return readFullRow(bytes, at >>> 3, end, low, counts, 1) << 3
    return readRow(bytes, at, end, low, size, counts, 1)
  }

  /** Fills `flaggedRows`, and `fieldCounts` of those rows, for this block. Only of a list without positions. */
  loadFlagged(): void {
    if (this.#hasFlagged) return
    this.#hasFlagged = true
    this.flagged = 0
    // Reading `counts` sets #fieldsAt.
    const { bytes, end, counts } = this
    if (flagsNone(bytes, this.#fieldsAt, end)) return
    this.#makeFields()
    const { fieldCounts, flaggedRows } = this
    this.flagged = readFlagged(bytes, this.#fieldsAt, end, counts, fieldCounts, this.size, flaggedRows)
    if (this.flagged < 0) throw this.#damage()
  }

  #makeFields(): void {
    if (this.fieldCounts !== NO_COUNTS) return
    this.fieldCounts = new Int32Array(this.docs.length * FIELD_COUNT)
    this.flaggedRows = new Int32Array(this.docs.length)
  }

  /** Fills every row of `fieldCounts` for this block. Only of a list without positions. */
  loadFields(): void {
    if (this.#hasFields) return
    this.#hasFields = true
    this.loadFlagged()
    this.#makeFields()
    const { fieldCounts, flaggedRows, flagged, counts } = this
    for (let i = 0, f = 0; i < this.size; i++) {
      if (f < flagged && flaggedRows[f] === i) {
        f++
        continue
      }
      fieldCounts.fill(0, i * FIELD_COUNT, (i + 1) * FIELD_COUNT)
      fieldCounts[i * FIELD_COUNT + BODY] = counts[i]!
    }
  }
}
