/**
 * Postings: which articles hold a term, how often, and in which fields.
 *
 * Blocks of 128 articles behind a skip table; the rest, fewer than 128, as
 * varints. Two sorts of list: *placed* ones (bigrams) have their positions in a
 * file of their own, *fielded* ones (characters, words, values) say per posting
 * how often the term stands outside the body. FORMAT.md, "Postings".
 *
 * Article numbers are local to the segment, from 0.
 */
import { FIELDS } from '../model.js'
import { BLOCK, packBlock, packedBytes, unpackBlock, widthOf } from './bits.js'
import { ByteReader, type ByteWriter } from './bytes.js'
import { corrupt } from './pages.js'

const FIELD_COUNT = FIELDS.length
const BODY = FIELDS.indexOf('body')

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

const NO_COUNTS = new Int32Array(0)
const gaps = new Int32Array(BLOCK)
const packed = new Uint8Array(packedBytes(31))

function writePacked(out: ByteWriter, values: Int32Array, width: number): void {
  packBlock(values, 0, width, packed, 0)
  out.raw(packed.subarray(0, packedBytes(width)))
}

/** The counts outside the body of postings `from … to`, sparsely. */
function writeFields(out: ByteWriter, list: PostingList, from: number, to: number): void {
  const counts = list.fieldCounts!
  const flagged: number[] = []
  for (let i = from; i < to; i++) if (counts[i * FIELD_COUNT + BODY] !== list.counts[i]) flagged.push(i)
  out.varint(flagged.length)
  let previous = from - 1
  for (const i of flagged) {
    out.varint(i - previous - 1)
    previous = i
    let mask = 0
    for (let f = 0; f < FIELD_COUNT; f++) if (f !== BODY && counts[i * FIELD_COUNT + f]! > 0) mask |= 1 << f
    out.byte(mask)
    for (let f = 0; f < FIELD_COUNT; f++) if (mask & (1 << f)) out.varint(counts[i * FIELD_COUNT + f]! - 1)
  }
}

function writeFullBlock(out: ByteWriter, list: PostingList, from: number, before: number): void {
  let last = before
  for (let i = 0; i < BLOCK; i++) {
    gaps[i] = list.docs[from + i]! - last - 1
    last = list.docs[from + i]!
  }
  const docWidth = widthOf(gaps, 0)
  out.byte(docWidth)
  const countAt = out.length
  out.byte(0)
  writePacked(out, gaps, docWidth)
  for (let i = 0; i < BLOCK; i++) gaps[i] = list.counts[from + i]! - 1
  const countWidth = widthOf(gaps, 0)
  out.view()[countAt] = countWidth
  writePacked(out, gaps, countWidth)
}

function writeTail(out: ByteWriter, list: PostingList, from: number, before: number): void {
  let last = before
  for (let i = from; i < list.size; i++) {
    const count = list.counts[i]!
    out.varint((list.docs[i]! - last - 1) * 2 + (count > 1 ? 1 : 0))
    if (count > 1) out.varint(count - 2)
    last = list.docs[i]!
  }
}

/**
 * Appends one list to `out`.
 *
 * @param scratch a writer of the caller's that may be overwritten
 */
export function encodePostings(list: PostingList, out: ByteWriter, scratch: ByteWriter): void {
  const full = Math.floor(list.size / BLOCK)
  scratch.clear()
  let before = -1
  let start = 0
  for (let b = 0; b < full; b++) {
    const from = b * BLOCK
    writeFullBlock(scratch, list, from, before)
    if (list.fieldCounts) writeFields(scratch, list, from, from + BLOCK)
    const last = list.docs[from + BLOCK - 1]!
    out.varint(last - before - 1)
    out.varint(scratch.length - start)
    if (!list.fieldCounts) {
      let sum = 0
      for (let i = from; i < from + BLOCK; i++) sum += list.counts[i]!
      out.varint(sum - BLOCK)
    }
    before = last
    start = scratch.length
  }
  writeTail(scratch, list, full * BLOCK, before)
  if (list.fieldCounts && list.size % BLOCK > 0) writeFields(scratch, list, full * BLOCK, list.size)
  out.raw(scratch.view())
}

/**
 * Walks one list block by block.
 *
 * After `nextBlock()` or `seek()` returned true, `docs` and `counts` hold `size`
 * postings; after `loadFields()`, `fieldCounts` holds their counts by field.
 */
export class PostingsCursor {
  readonly docs = new Int32Array(BLOCK)
  readonly counts = new Int32Array(BLOCK)
  /** Of a fielded list; empty until `loadFields()`. */
  fieldCounts = NO_COUNTS
  size = 0
  /** Occurrences in all blocks before this one: where its positions start. */
  placesBefore = 0

  readonly #reader: ByteReader
  readonly #placed: boolean
  readonly #full: number
  readonly #lasts: Int32Array
  readonly #starts: Int32Array
  readonly #places: Float64Array
  #block = -1
  #fieldsAt = 0

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
    this.#lasts = new Int32Array(this.#full)
    this.#starts = new Int32Array(this.#full + 1)
    this.#places = new Float64Array(this.#full + 1)
    this.#readSkips()
  }

  #readSkips(): void {
    let last = -1
    for (let b = 0; b < this.#full; b++) {
      last += this.#reader.varint() + 1
      this.#lasts[b] = last
      this.#starts[b + 1] = this.#starts[b]! + this.#reader.varint()
      if (this.#placed) this.#places[b + 1] = this.#places[b]! + this.#reader.varint() + BLOCK
    }
    const base = this.#reader.at
    for (let b = 0; b <= this.#full; b++) this.#starts[b]! += base
    if (this.#starts[this.#full]! > this.#reader.end || last >= this.articles) throw this.#damage()
  }

  #damage(): Error {
    return corrupt(this.#reader.file, 'a posting list does not hold together')
  }

  nextBlock(): boolean {
    return this.#load(this.#block + 1)
  }

  /**
   * Loads the first block, at or after this one, whose last article is `doc` or
   * later; the tail, whose last article no table names, whenever no block before it does.
   */
  seek(doc: number): boolean {
    let block = Math.max(this.#block, 0)
    if (block < this.#full && this.#lasts[block]! < doc) {
      let high = this.#full
      while (block < high) {
        const middle = (block + high) >> 1
        if (this.#lasts[middle]! < doc) block = middle + 1
        else high = middle
      }
    }
    return block === this.#block ? this.size > 0 : this.#load(block)
  }

  #load(block: number): boolean {
    this.#block = block
    this.size = 0
    if (block > this.#full || block * BLOCK >= this.df) return false
    this.placesBefore = this.#places[block]!
    this.#reader.at = this.#starts[block]!
    const before = block === 0 ? -1 : this.#lasts[block - 1]!
    if (block < this.#full) this.#loadFull(before)
    else this.#loadTail(before)
    this.#fieldsAt = this.#reader.at
    if (this.docs[this.size - 1]! >= this.articles) throw this.#damage()
    return true
  }

  #loadFull(before: number): void {
    const docWidth = this.#reader.byte()
    const countWidth = this.#reader.byte()
    if (docWidth > 31 || countWidth > 31) throw this.#damage()
    const docsAt = this.#reader.at
    this.#reader.raw(packedBytes(docWidth) + packedBytes(countWidth))
    unpackBlock(this.#reader.bytes, docsAt, docWidth, this.docs)
    unpackBlock(this.#reader.bytes, docsAt + packedBytes(docWidth), countWidth, this.counts)
    const { docs, counts } = this
    let last = before
    for (let i = 0; i < BLOCK; i++) {
      last += docs[i]! + 1
      docs[i] = last
      counts[i]!++
    }
    this.size = BLOCK
  }

  #loadTail(before: number): void {
    const size = this.df - this.#full * BLOCK
    let last = before
    for (let i = 0; i < size; i++) {
      const head = this.#reader.varint()
      last += Math.floor(head / 2) + 1
      this.docs[i] = last
      this.counts[i] = head % 2 === 1 ? this.#reader.varint() + 2 : 1
    }
    this.size = size
  }

  /** Fills `fieldCounts` for the block at hand. Only for a fielded list. */
  loadFields(): void {
    if (this.fieldCounts === NO_COUNTS) this.fieldCounts = new Int32Array(BLOCK * FIELD_COUNT)
    const { fieldCounts, counts, size } = this
    fieldCounts.fill(0, 0, size * FIELD_COUNT)
    for (let i = 0; i < size; i++) fieldCounts[i * FIELD_COUNT + BODY] = counts[i]!
    const reader = this.#reader
    reader.at = this.#fieldsAt
    let index = -1
    for (let flagged = reader.varint(); flagged > 0; flagged--) {
      index += reader.varint() + 1
      if (index >= size) throw this.#damage()
      this.#readFields(index)
    }
  }

  #readFields(index: number): void {
    const at = index * FIELD_COUNT
    let rest = this.counts[index]!
    const mask = this.#reader.byte()
    for (let f = 0; f < FIELD_COUNT; f++) {
      if (!(mask & (1 << f))) continue
      const count = this.#reader.varint() + 1
      this.fieldCounts[at + f] = count
      rest -= count
    }
    if (rest < 0) throw this.#damage()
    this.fieldCounts[at + BODY] = rest
  }
}
