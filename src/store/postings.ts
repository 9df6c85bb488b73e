/**
 * Postings: which articles hold a term, how often, and in which fields, as bytes. cursor.ts reads them.
 *
 * Blocks of 128 articles behind a skip table; the rest, fewer than 128, as one
 * row of bits. Two sorts of list: *placed* ones (bigrams) have their positions
 * in a file of their own, *fielded* ones (characters, words, values) say per
 * posting how often the term stands outside the body, and per block what a
 * posting can be worth at most. FORMAT.md, "Postings".
 *
 * Article numbers are local to the segment, from 0.
 */
import { areZero, bestLow, writeFullRow, writeRow } from './bits.js'
import { BitWriter } from './bitstream.js'
import { ByteWriter } from './bytes.js'
import { writeFields } from './fields.js'
import { type LengthOf, type MeanLengths, writeImpacts } from './impacts.js'
import { BLOCK } from './packed.js'

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
export type EncodingContext = {
  /** In the segment. */
  articles: number
  lengthOf: LengthOf
  meanLengths: MeanLengths
}

/** Tails with fewer postings carry no head: their low bits follow from their number. */
export const HEADED = 8
/** Bits of a head for the low bits of gaps; the others are for those of counts. */
export const GAP_BITS = 5
/** Stands for the low bits of counts where each of them is 1 and no row follows. */
export const ALL_ONCE = 7

const gaps = new Int32Array(BLOCK)
const times = new Int32Array(BLOCK)

/** Low bits of the gaps in a list of so few postings, if they lie anywhere in the segment. */
export function expectedLow(articles: number, size: number): number {
  return Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(articles / size))) - 1)
}

/** Puts the gaps, less one, of postings `from … to` into `gaps`, and their counts, less one, into `times`. */
function takeNumbers(list: PostingList, from: number, to: number, before: number): void {
  let last = before
  for (let i = from; i < to; i++) {
    gaps[i - from] = list.docs[i]! - last - 1
    times[i - from] = list.counts[i]! - 1
    last = list.docs[i]!
  }
}

/** Low bits of the counts of `size` postings, or ALL_ONCE. */
const countLow = (size: number): number =>
  areZero(times, 0, size) ? ALL_ONCE : Math.min(ALL_ONCE - 1, bestLow(times, 0, size))

function writeFullBlock(out: ByteWriter, list: PostingList, from: number, before: number): void {
  takeNumbers(list, from, from + BLOCK, before)
  const low = bestLow(gaps, 0, BLOCK)
  const timesLow = countLow(BLOCK)
  out.byte(low | (timesLow << GAP_BITS))
  writeFullRow(out, gaps, 0, low)
  if (timesLow !== ALL_ONCE) writeFullRow(out, times, 0, timesLow)
  if (!list.fieldCounts) return
  const bits = new BitWriter(out)
  writeFields(bits, list.counts, list.fieldCounts, from, from + BLOCK)
  bits.finish()
}

/** What follows the full blocks. */
function writeTail(out: ByteWriter, list: PostingList, from: number, before: number, articles: number): void {
  const size = list.size - from
  takeNumbers(list, from, list.size, before)
  const bits = new BitWriter(out)
  let low = expectedLow(articles - before - 1, size)
  let timesLow = 0
  if (size >= HEADED) {
    low = bestLow(gaps, 0, size)
    timesLow = countLow(size)
    out.byte(low | (timesLow << GAP_BITS))
  }
  writeRow(bits, gaps, 0, size, low)
  if (timesLow !== ALL_ONCE) writeRow(bits, times, 0, size, timesLow)
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
  setting: EncodingContext,
): void {
  const full = Math.floor(list.size / BLOCK)
  const { docs } = list
  scratch.clear()
  let before = -1
  let start = 0
  for (let b = 0; b < full; b++) {
    const from = b * BLOCK
    writeFullBlock(scratch, list, from, before)
    writeSkip(out, list, from, before, scratch.length - start)
    before = docs[from + BLOCK - 1]!
    start = scratch.length
  }
  if (list.fieldCounts && full > 0) writeBounds(out, list, list.fieldCounts, setting)
  if (list.size % BLOCK > 0) writeTail(scratch, list, full * BLOCK, before, setting.articles)
  out.raw(scratch.view())
}

const bounds = new ByteWriter()

/** The bounds of all blocks, behind their length in bytes. */
function writeBounds(
  out: ByteWriter,
  { size, docs }: PostingList,
  counts: Int32Array,
  { lengthOf, meanLengths }: EncodingContext,
): void {
  bounds.clear()
  const rows = { counts, lengthOf, docs, meanLengths }
  const most = tuplesFor(Math.floor(size / BLOCK))
  for (let from = 0; from < size; from += BLOCK)
    writeImpacts(bounds, rows, from, Math.min(from + BLOCK, size), most)
  out.varint(bounds.length)
  out.raw(bounds.view())
}

/**
 * Tuples of a bound, by the full blocks of its list: among many blocks a close
 * bound rules many out, among a few none.
 */
const tuplesFor = (full: number): number => (full < 8 ? 3 : full < 64 ? 5 : 7)
