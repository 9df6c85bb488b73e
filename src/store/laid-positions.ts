/**
 * Position lists as kernels read them: the bytes of the index, with the starts of their blocks as plain numbers before
 * them, and how many occurrences precede each block of postings.
 *
 * The record is described in kernel/assembly/strings.ts, which decodes it.
 */
import type { Machine } from '../kernel/kernel.js'

/** Bytes before the tables, and behind the list: a decoder loads words behind the last byte. */
const HEAD = 16
const PADDING = 16

/** What a record is made of. */
export type PositionParts = {
  /** Positions of the list. */
  total: number
  /** The list as it is stored, maybe padded, and the byte behind it. */
  bytes: Uint8Array
  end: number
  /** Where its blocks begin. */
  starts: Int32Array
  /** By block of postings. */
  positionsBefore: Float64Array
}

/** Bytes that a record takes. @param postingBlocks blocks of the bigram's postings; `starts` and `end` as in PositionParts */
export function laidPositionsBytes(postingBlocks: number, starts: number, end: number): number {
  return HEAD + postingBlocks * 4 + starts * 4 + end + PADDING
}

/** Writes a record at `at`, a multiple of 16. */
export function layPositions(
  { words, bytes }: Machine,
  at: number,
  postingBlocks: number,
  parts: PositionParts,
): void {
  const { total, end, starts, positionsBefore } = parts
  const beforeAt = at + HEAD
  const startsAt = beforeAt + postingBlocks * 4
  const dataAt = startsAt + starts.length * 4
  words[at >> 2] = total
  words[(at >> 2) + 1] = end
  words.set(positionsBefore.subarray(0, postingBlocks), beforeAt >> 2)
  words.set(starts, startsAt >> 2)
  bytes.set(parts.bytes.subarray(0, end), dataAt)
}
