/**
 * Writing postings: which articles hold a term, how often, and in which fields. cursor.ts reads them.
 *
 * A list is a skip table, blocks of 128 postings, and a tail of fewer, all Rice-coded.
 * There are two sorts. A list *with positions* (bigrams) counts occurrences; their
 * positions stand in a file of their own. A list *with field counts* (all other kinds)
 * also tells how often the term stands in each field, and by block the competitive
 * impacts. FORMAT.md, "Postings".
 *
 * Article numbers are local to the segment, from 0. The module keeps two scratch rows
 * of one block and one scratch writer between calls; every call fills them anew.
 */
import { areZero, bestLow, writeFullRow, writeRow } from './bits.js'
import { BitWriter } from './bitstream.js'
import { ByteWriter } from './bytes.js'
import { writeFields } from './fields.js'
import { type LengthOf, type MeanLengths, writeImpacts } from './impacts.js'
import { BLOCK } from './packed.js'

/** One term's postings. Arrays may be longer than `size` postings need. */
export type PostingList = {
  size: number
  /** Article numbers, rising. */
  docs: Int32Array
  /** Occurrences over all fields, at least 1. */
  counts: Int32Array
  /** FIELD_COUNT counts a posting; undefined for a list with positions. */
  fieldCounts: Int32Array | undefined
}

/** What the bytes of a list depend on besides its postings. */
export type EncodingContext = {
  /** Articles of the segment. */
  articles: number
  lengthOf: LengthOf
  meanLengths: MeanLengths
}

/** Tails with fewer postings than this have no head byte: their low bits follow from their number. */
export const HEADED = 8
/** Bits of a head byte that hold the number of low bits of the gaps; the upper three hold that of the counts. */
export const GAP_BITS = 5
/** In place of the counts' low bits: every count is 1, and no row of counts follows. */
export const ALL_ONCE = 7

const gaps = new Int32Array(BLOCK)
const times = new Int32Array(BLOCK)

/** Low bits of the Rice code for the gaps of `size` postings spread evenly over `articles`. */
export function expectedLow(articles: number, size: number): number {
  return Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(articles / size))) - 1)
}

/** Fills `gaps` and `times` with the gaps less one and the counts less one of postings `from … to`. */
function takeNumbers(list: PostingList, from: number, to: number, before: number): void {
  let last = before
  for (let i = from; i < to; i++) {
    gaps[i - from] = list.docs[i]! - last - 1
    times[i - from] = list.counts[i]! - 1
    last = list.docs[i]!
  }
}

/** The best low bits for the counts in `times[0 … size)`, or ALL_ONCE. */
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

/** Writes the postings that follow the full blocks, fewer than 128. */
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

/** Writes a block's entry in the skip table. @param bytes length of the block */
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
 * @param scratch a writer whose content may be overwritten
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

/** Writes the impacts of all blocks, tail included, behind their length in bytes. */
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
 * Tuples a block may have, by the full blocks of its list. A close bound pays in a long
 * list, where it lets a query skip many blocks; in a short one it skips none.
 */
const tuplesFor = (full: number): number => (full < 8 ? 3 : full < 64 ? 5 : 7)
