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
import { BLOCK, bestLow, writeBlock } from './bits.js'
import { BitWriter } from './bitstream.js'
import { type LengthOf, writeBound } from './bounds.js'
import type { ByteWriter } from './bytes.js'
import { writeFields } from './fields.js'

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
export const HEADED = 8
export const LOW_BITS = 5
export const COUNT_LOW_BITS = 3

const numbers = new Int32Array(BLOCK)

/** Low bits of the gaps in a list of so few postings, if they lie anywhere in the segment. */
export function expectedLow(articles: number, size: number): number {
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
