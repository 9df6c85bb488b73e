/**
 * Posting lists as kernels read them: the bytes of the index, with the skip table and the maximum impacts as plain
 * numbers before them.
 *
 * The record is described in kernel/assembly/lists.ts, which decodes it.
 */
import type { Machine } from '../kernel/kernel.js'
import { BLOCK } from './packed.js'
import type { SkipTable } from './skips.js'

/** Bytes before the tables, and behind the list: a decoder loads vectors behind the last byte. */
const HEAD = 16
const PADDING = 32

/**
 * A list is dense if at least 1 in this many articles has a posting. Its bits then take about as many bytes as its
 * postings, and reading them costs a small part of decoding those.
 */
const DENSE = 16

/** Of a list with field counts kernel/assembly/flags.ts notes so many bytes a block. */
const NOTED = 20

/** @param articles of the segment */
export const isDenseList = (documentFrequency: number, articles: number): boolean =>
  documentFrequency >= BLOCK && documentFrequency * DENSE >= articles

/** A list as it is stored: its postings, the byte behind it, whether it has positions, and so no field counts. */
type StoredList = { documentFrequency: number; end: number; hasPositions: boolean }

const round16 = (bytes: number): number => (bytes + 15) & ~15

/** Where in its record there is room for what is noted of its blocks. */
function notesAt({ documentFrequency, end }: StoredList): number {
  const blocks = Math.ceil(documentFrequency / BLOCK)
  const starts = Math.floor(documentFrequency / BLOCK) + 1
  return round16(HEAD + blocks * 12 + starts * 4 + end + PADDING)
}

/** Where in its record a dense list has room for its bits: behind all else. */
function bitsAt(list: StoredList): number {
  const noted = list.hasPositions ? 0 : Math.ceil(list.documentFrequency / BLOCK) * NOTED
  return notesAt(list) + round16(noted)
}

/** Bytes that the record of a list takes. @param articles of the segment */
export function laidListBytes(list: StoredList, articles: number): number {
  const { documentFrequency } = list
  const bitsFrom = bitsAt(list)
  if (!isDenseList(documentFrequency, articles)) return bitsFrom
  // Behind the bits kernel/assembly/dense.ts notes something of each full block.
  return bitsFrom + Math.ceil(articles / 128) * 16 + Math.floor(documentFrequency / BLOCK) * 4
}

/** What a record is made of. */
export type LaidParts = StoredList & {
  /** The list as it is stored, maybe padded. */
  bytes: Uint8Array
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
  words[(at >> 2) + 2] = isDenseList(documentFrequency, articles) ? bitsAt(parts) : 0
  // The bits are made, and the blocks' flags noted, when they are asked for.
  words[(at >> 2) + 3] = 0
  bytes.fill(0, at + notesAt(parts), at + bitsAt(parts))
  if (parts.maxImpacts) doubles.set(parts.maxImpacts.subarray(0, blocks), impactsAt >> 3)
  words.set(lasts, lastsAt >> 2)
  if (blocks > full) words[(lastsAt >> 2) + full] = articles - 1
  words.set(starts, startsAt >> 2)
  bytes.set(parts.bytes.subarray(0, end), dataAt)
}
