/**
 * Posting lists as kernels read them: the bytes of the index, with the skip table and the maximum impacts as plain
 * numbers before them.
 *
 * The record is described in kernel/assembly/lists.ts, which decodes it.
 */
import type { Machine } from '../kernel/kernel.js'
import { BLOCK } from './packed.js'
import type { SkipTable } from './skips.js'

/** Bytes before the tables, and behind the list: a decoder loads words behind the last byte. */
const HEAD = 16
const PADDING = 16

/** Bytes that the record of a list takes. @param listBytes of the list as it is stored */
export function laidListBytes(documentFrequency: number, listBytes: number): number {
  const blocks = Math.ceil(documentFrequency / BLOCK)
  const starts = Math.floor(documentFrequency / BLOCK) + 1
  return HEAD + blocks * 12 + starts * 4 + listBytes + PADDING
}

/** What a record is made of. */
export type LaidParts = {
  documentFrequency: number
  /** The list as it is stored, maybe padded, and the byte behind it. */
  bytes: Uint8Array
  end: number
  skips: SkipTable
  /** By block; undefined if nobody scores by the record. */
  maxImpacts: Float64Array | undefined
  /** Of the segment. */
  articles: number
}

/** Writes a record at `at`, a multiple of 16. */
export function layList({ words, doubles, bytes }: Machine, at: number, parts: LaidParts): void {
  const { documentFrequency, end, skips, articles } = parts
  const { full, blocks, lasts, starts } = skips
  const impactsAt = at + HEAD
  const lastsAt = impactsAt + blocks * 8
  const startsAt = lastsAt + blocks * 4
  const dataAt = startsAt + (full + 1) * 4
  words[at >> 2] = documentFrequency
  words[(at >> 2) + 1] = end
  if (parts.maxImpacts) doubles.set(parts.maxImpacts.subarray(0, blocks), impactsAt >> 3)
  words.set(lasts, lastsAt >> 2)
  if (blocks > full) words[(lastsAt >> 2) + full] = articles - 1
  words.set(starts, startsAt >> 2)
  bytes.set(parts.bytes.subarray(0, end), dataAt)
}
