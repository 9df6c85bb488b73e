/**
 * Postings: which articles hold a term, how often, and in which fields.
 *
 * Blocks of 128 articles behind a skip table; the rest, fewer than 128, as one
 * row of bits. Two sorts of list: *placed* ones (bigrams) have their positions
 * in a file of their own, *fielded* ones (characters, words, values) say per
 * posting how often the term stands outside the body, and per block what a
 * posting can be worth at most. FORMAT.md, "Postings".
 *
 * Article numbers are local to the segment, from 0.
 */
import { BLOCK, bestLow, readBlock, writeBlock } from './bits.js'
import { BitReader, BitWriter } from './bitstream.js'
import { type LengthOf, readBound, skipBound, type Worth, writeBound } from './bounds.js'
import { ByteReader, type ByteWriter } from './bytes.js'
import { BODY, FIELD_COUNT, readFlagged, writeFields } from './fields.js'
import { corrupt } from './pages.js'

/** One term's postings, decoded or about to be written. Arrays may be longer than `size`. */
export type PostingList = {
  size: number
  /** Rising. */
  docs: Int32Array
  /** Occurrences over all fields, 1 and more. */
  counts: Int32Array
  /** FIELD_COUNT numbers a posting; undefined for a placed list. */
  fieldCounts: Int32Array | undefined
}

/** What a list's bytes depend on besides the list. */
export type Setting = {
  /** In the segment. */
  articles: number
  lengthOf: LengthOf
}

/** Tails with fewer postings carry no head: their low bits follow from their number. */
const HEADED = 8
const LOW_BITS = 5
const COUNT_LOW_BITS = 3

const NO_COUNTS = new Int32Array(0)
const numbers = new Int32Array(BLOCK)

/** Low bits of the gaps in a list of so few postings, if they lie anywhere in the segment. */
function expectedLow(articles: number, size: number): number {
  return Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(articles / size))) - 1)
}

function writeFullBlock(out: ByteWriter, list: PostingList, from: number, before: number): void {
  let last = before
  for (let i = 0; i < BLOCK; i++) {
    numbers[i] = list.docs[from + i]! - last - 1
    last = list.docs[from + i]!
  }
  writeBlock(out, numbers, 0)
  for (let i = 0; i < BLOCK; i++) numbers[i] = list.counts[from + i]! - 1
  writeBlock(out, numbers, 0)
  if (!list.fieldCounts) return
  const bits = new BitWriter(out)
  writeFields(bits, list.counts, list.fieldCounts, from, from + BLOCK)
  bits.finish()
}

/** What follows the full blocks. */
function writeTail(out: ByteWriter, list: PostingList, from: number, before: number, articles: number): void {
  const size = list.size - from
  let last = before
  for (let i = 0; i < size; i++) {
    numbers[i] = list.docs[from + i]! - last - 1
    last = list.docs[from + i]!
  }
  const bits = new BitWriter(out)
  let low = expectedLow(articles - before - 1, size)
  let countLow = 0
  if (size >= HEADED) {
    low = bestLow(numbers, 0, size)
    bits.bits(low, LOW_BITS)
  }
  for (let i = 0; i < size; i++) bits.rice(numbers[i]!, low)
  for (let i = 0; i < size; i++) numbers[i] = list.counts[from + i]! - 1
  if (size >= HEADED) {
    countLow = Math.min(7, bestLow(numbers, 0, size))
    bits.bits(countLow, COUNT_LOW_BITS)
  }
  for (let i = 0; i < size; i++) bits.rice(numbers[i]!, countLow)
  if (list.fieldCounts) writeFields(bits, list.counts, list.fieldCounts, from, list.size)
  bits.finish()
}

/** A block's line in the skip table, behind which `bytes` of it follow. */
function writeSkip(out: ByteWriter, list: PostingList, from: number, before: number, bytes: number): void {
  out.varint(list.docs[from + BLOCK - 1]! - before - 1)
  out.varint(bytes)
  if (list.fieldCounts) return
  let sum = 0
  for (let i = from; i < from + BLOCK; i++) sum += list.counts[i]!
  out.varint(sum - BLOCK)
}

/**
 * Appends one list to `out`.
 *
 * @param scratch a writer of the caller's that may be overwritten
 */
export function encodePostings(
  list: PostingList,
  out: ByteWriter,
  scratch: ByteWriter,
  { articles, lengthOf }: Setting,
): void {
  const full = Math.floor(list.size / BLOCK)
  const { docs, fieldCounts } = list
  scratch.clear()
  let before = -1
  let start = 0
  const bound = (from: number, to: number) => {
    if (fieldCounts) writeBound(out, { counts: fieldCounts, lengthOf, docs }, from, to)
  }
  for (let b = 0; b < full; b++) {
    const from = b * BLOCK
    writeFullBlock(scratch, list, from, before)
    writeSkip(out, list, from, before, scratch.length - start)
    bound(from, from + BLOCK)
    before = docs[from + BLOCK - 1]!
    start = scratch.length
  }
  if (list.size % BLOCK > 0) {
    if (full > 0) bound(full * BLOCK, list.size)
    writeTail(scratch, list, full * BLOCK, before, articles)
  }
  out.raw(scratch.view())
}

/**
 * Walks one list block by block.
 *
 * After `nextBlock()` or `seek()` returned true, `docs` and `counts` hold `size`
 * postings, the counts decoded when they are asked for; after `loadFields()`, `fieldCounts` holds their counts by field; `loadFlagged()`
 * gives those of the postings alone that are not all in the body.
 */
export class PostingsCursor {
  readonly docs = new Int32Array(BLOCK)
  /** Of a fielded list; empty until `loadFields()`. */
  fieldCounts = NO_COUNTS
  /** After `loadFlagged()`: the first `flagged` are the postings that stand outside the body too. */
  flaggedRows = NO_COUNTS
  flagged = 0
  size = 0
  /** Occurrences in all blocks before this one: where its positions start. */
  placesBefore = 0
  /** Blocks of the list, the tail among them. */
  readonly blocks: number

  readonly #reader: ByteReader
  readonly #placed: boolean
  readonly #full: number
  readonly #lasts: Int32Array
  readonly #starts: Int32Array
  readonly #places: Float64Array
  readonly #bounds: Int32Array
  #block = -1
  #fields: BitReader | undefined
  #fieldsAt = 0
  readonly #counts = new Int32Array(BLOCK)
  #countsAt = 0
  #hasCounts = true
  #hasFields = false
  #hasFlagged = false

  /**
   * @param bytes    this list alone
   * @param df       how many postings it has
   * @param placed   whether its positions stand elsewhere
   * @param articles in the segment: a number at or above it is damage
   */
  constructor(
    bytes: Uint8Array,
    file: string,
    readonly df: number,
    placed: boolean,
    readonly articles: number,
  ) {
    this.#reader = new ByteReader(bytes, file)
    this.#placed = placed
    this.#full = Math.floor(df / BLOCK)
    this.blocks = Math.ceil(df / BLOCK)
    this.#lasts = new Int32Array(this.#full)
    this.#starts = new Int32Array(this.#full + 1)
    this.#places = new Float64Array(placed ? this.#full + 1 : 0)
    this.#bounds = new Int32Array(placed ? 0 : this.blocks)
    this.#readSkips()
  }

  /** A list of one posting that stands in the dictionary itself: it occurs once. */
  static single(file: string, doc: number, articles: number): PostingsCursor {
    const cursor = new PostingsCursor(new Uint8Array(0), file, 1, true, articles)
    if (doc >= articles) throw cursor.#damage()
    cursor.#single = doc
    return cursor
  }

  #single = -1

  #readSkips(): void {
    let last = -1
    for (let b = 0; b < this.#full; b++) {
      last += this.#reader.varint() + 1
      this.#lasts[b] = last
      this.#starts[b + 1] = this.#starts[b]! + this.#reader.varint()
      if (this.#placed) this.#places[b + 1] = this.#places[b]! + this.#reader.varint() + BLOCK
      else this.#skipBound(b)
    }
    if (!this.#placed && this.#full > 0 && this.blocks > this.#full) this.#skipBound(this.#full)
    const base = this.#reader.at
    for (let b = 0; b <= this.#full; b++) this.#starts[b]! += base
    if (this.#starts[this.#full]! > this.#reader.end || last >= this.articles) throw this.#damage()
  }

  #skipBound(block: number): void {
    this.#bounds[block] = this.#reader.at
    skipBound(this.#reader)
  }

  #damage(): Error {
    return corrupt(this.#reader.file, 'a posting list does not hold together')
  }

  /**
   * The last article of a block; of the tail, the last of the segment.
   * Reads the skip table only.
   */
  lastOf(block: number): number {
    return block < this.#full ? this.#lasts[block]! : this.articles - 1
  }

  /** The first block from `from` on that may hold `doc` or a later article; `blocks` if there is none. */
  blockOf(doc: number, from = 0): number {
    let low = from
    let high = this.#full
    // Most calls ask for this block or the next.
    if (low < high && this.#lasts[low]! >= doc) return low
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#lasts[middle]! < doc) low = middle + 1
      else high = middle
    }
    return Math.min(low, this.blocks)
  }

  /**
   * The most that any posting of a block is worth, all its fields added up;
   * never below the truth. Reads the skip table only.
   *
   * Only of a fielded list. A list of fewer than 128 postings has no bounds:
   * infinity is returned, and reading its one block is as cheap as a bound.
   */
  bound(block: number, worth: Worth): number {
    const at = this.#bounds[block]!
    if (this.#full === 0) return Number.POSITIVE_INFINITY
    this.#reader.at = at
    return readBound(this.#reader, worth)
  }

  nextBlock(): boolean {
    return this.load(this.#block + 1)
  }

  /**
   * Loads the first block, at or after this one, whose last article is `doc` or
   * later; the tail, whose last article no table names, whenever no block before it does.
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
    this.#hasCounts = block >= this.blocks
    if (block >= this.blocks) return false
    if (this.#single >= 0) return this.#loadSingle()
    if (this.#placed) this.placesBefore = this.#places[block]!
    const before = block === 0 ? -1 : this.#lasts[block - 1]!
    if (block < this.#full) this.#loadFull(this.#starts[block]!, before)
    else this.#loadTail(this.#starts[block]!, before)
    if (this.docs[this.size - 1]! >= this.articles) throw this.#damage()
    return true
  }

  #loadSingle(): boolean {
    this.docs[0] = this.#single
    this.#counts[0] = 1
    this.#hasCounts = true
    this.size = 1
    return true
  }

  #loadFull(at: number, before: number): void {
    const { docs } = this
    this.#countsAt = readBlock(this.#reader.bytes, at, this.#reader.end, docs)
    if (this.#countsAt < 0) throw this.#damage()
    let last = before
    for (let i = 0; i < BLOCK; i++) {
      last = (last + docs[i]! + 1) | 0
      docs[i] = last
    }
    this.size = BLOCK
    this.#fields = undefined
  }

  /** Occurrences over all fields, posting by posting. The same array whatever the block. */
  get counts(): Int32Array {
    if (!this.#hasCounts) this.#loadCounts()
    return this.#counts
  }

  /** Of a full block: a tail's are read with it. */
  #loadCounts(): void {
    this.#hasCounts = true
    const counts = this.#counts
    this.#fieldsAt = readBlock(this.#reader.bytes, this.#countsAt, this.#reader.end, counts)
    if (this.#fieldsAt < 0) throw this.#damage()
    for (let i = 0; i < BLOCK; i++) counts[i] = counts[i]! + 1
  }

  #loadTail(at: number, before: number): void {
    const size = this.df - this.#full * BLOCK
    const bits = new BitReader(this.#reader.bytes, at, this.#reader.end)
    const headed = size >= HEADED
    const low = headed ? bits.bits(LOW_BITS) : expectedLow(this.articles - before - 1, size)
    let last = before
    for (let i = 0; i < size; i++) {
      last += bits.rice(low) + 1
      this.docs[i] = last
    }
    const countLow = headed ? bits.bits(COUNT_LOW_BITS) : 0
    for (let i = 0; i < size; i++) this.#counts[i] = bits.rice(countLow) + 1
    this.#hasCounts = true
    if (bits.isPast) throw this.#damage()
    this.size = size
    this.#fields = bits
  }

  /** Fills `flaggedRows`, and `fieldCounts` of those rows, for the block at hand. Only for a fielded list. */
  loadFlagged(): void {
    if (this.#hasFlagged) return
    this.#hasFlagged = true
    if (this.fieldCounts === NO_COUNTS) {
      this.fieldCounts = new Int32Array(BLOCK * FIELD_COUNT)
      this.flaggedRows = new Int32Array(BLOCK)
    }
    const { bytes, end } = this.#reader
    // Where the fields begin is known once the counts were read.
    const { counts } = this
    const bits = this.#fields ?? new BitReader(bytes, this.#fieldsAt, end)
    this.flagged = readFlagged(bits, counts, this.fieldCounts, this.size, this.flaggedRows)
    if (this.flagged < 0) throw this.#damage()
  }

  /** Fills `fieldCounts` for the block at hand, every row of it. Only for a fielded list. */
  loadFields(): void {
    if (this.#hasFields) return
    this.#hasFields = true
    this.loadFlagged()
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
