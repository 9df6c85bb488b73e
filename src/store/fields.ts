/**
 * Per-field frequencies: how often a term stands outside the body, posting by posting.
 *
 * Most occurrences are in the body, so only postings with others are flagged. Three
 * rows tell which postings are flagged, in which fields the term stands, and how often.
 * They end each block of a list without positions; FORMAT.md, "Postings".
 *
 * The module keeps four scratch rows of one block between calls. No call depends on
 * what an earlier one left in them, but none may run inside another.
 */
import assert from 'node:assert/strict'
import { BODY, FIELD_COUNT, HEADLINE } from '../model.js'
import { readRising, readRow, writeRow } from './bits.js'
import { BitReader, type BitWriter } from './bitstream.js'
import { BLOCK, unpack } from './packed.js'

/**
 * The fields of a posting, of a bound and of an article's lengths are each a mask in one byte: one bit a field.
 * A ninth field would be lost in all three, so the program does not start with one.
 */
const MASK_BITS = 8
assert(
  FIELD_COUNT <= MASK_BITS,
  `Cannot store ${FIELD_COUNT} fields: a mask of fields has one byte, so there are at most ${MASK_BITS}. A new FORMAT_VERSION must widen it`,
)

/** The mask of a posting in body and headline alone. Nearly all flagged postings have it, so one bit stands for it. */
const HEADLINE_ONLY = 1 << HEADLINE

/** Low bits of the Rice code for the gaps between `flagged` postings, spread evenly over `size`. */
function gapLow(size: number, flagged: number): number {
  return Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(size / flagged))) - 1)
}

const gaps = new Int32Array(BLOCK)
const masks = new Int32Array(BLOCK)
const outsideCounts = new Int32Array(BLOCK * FIELD_COUNT)

const isFlagged = (counts: Int32Array, fieldCounts: Int32Array, i: number) =>
  fieldCounts[i * FIELD_COUNT + BODY] !== counts[i]

/** The mask of the fields, body excepted, that hold the term; the posting's counts begin at `at`. */
function maskOf(fieldCounts: Int32Array, at: number): number {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (f !== BODY && fieldCounts[at + f]! > 0) mask |= 1 << f
  return mask
}

/** Writes postings `from … to` of a block or tail. Each has FIELD_COUNT counts in `fieldCounts`. */
export function writeFields(
  out: BitWriter,
  counts: Int32Array,
  fieldCounts: Int32Array,
  from: number,
  to: number,
): void {
  let flagged = 0
  let timesSize = 0
  let previous = from - 1
  for (let i = from; i < to; i++) {
    if (!isFlagged(counts, fieldCounts, i)) continue
    const mask = maskOf(fieldCounts, i * FIELD_COUNT)
    gaps[flagged] = i - previous - 1
    masks[flagged++] = mask
    previous = i
    for (let f = 0; f < FIELD_COUNT; f++)
      if (mask & (1 << f)) outsideCounts[timesSize++] = fieldCounts[i * FIELD_COUNT + f]! - 1
  }
  out.rice(flagged, 2)
  if (flagged === 0) return
  writeRow(out, gaps, 0, flagged, gapLow(to - from, flagged))
  for (let n = 0; n < flagged; n++) out.bits(masks[n] === HEADLINE_ONLY ? 0 : 1, 1)
  for (let n = 0; n < flagged; n++) if (masks[n] !== HEADLINE_ONLY) out.bits(masks[n]!, FIELD_COUNT)
  writeRow(out, outsideCounts, 0, timesSize, 0)
}

/** Whether the block flags no posting, as is nearly always so. `bit` is where its flags begin. */
export function flagsNone(bytes: Uint8Array, bit: number, end: number): boolean {
  const byte = bit >>> 3
  // The three bits that `rice(2)` writes for 0 are 1, 0, 0.
  return bit + 3 <= end * 8 && (((bytes[byte]! | (bytes[byte + 1]! << 8)) >> (bit & 7)) & 7) === 1
}

/**
 * Reads the flagged postings: those that stand outside the body too.
 *
 * `rows` gets their rising indexes in the block; each has FIELD_COUNT counts at
 * `fieldCounts[row * FIELD_COUNT …)`. Every other posting stands in the body alone,
 * `counts` times, and nothing is written for it.
 *
 * @param bit where the flags begin
 * @param end the byte behind the list
 * @returns how many postings are flagged; -1 if the bytes are damaged
 */
export function readFlagged(
  bytes: Uint8Array,
  bit: number,
  end: number,
  counts: Int32Array,
  fieldCounts: Int32Array,
  size: number,
  rows: Int32Array,
): number {
  const head = new BitReader(bytes, 0, end)
  head.at = bit
  const flagged = head.rice(2)
  if (head.isPast || flagged > size) return -1
  if (flagged === 0) return 0
  const behind = readRising(bytes, head.at, end, gapLow(size, flagged), flagged, rows, -1)
  if (behind < 0 || rows[flagged - 1]! >= size) return -1
  const others = readMasks(bytes, behind, flagged)
  const timesAt = behind + flagged + others * FIELD_COUNT
  const row = readRow(bytes, timesAt, end, 0, outsideCountsIn(flagged, others), outsideCounts, 1)
  if (row < 0) return -1
  return distributeCounts(counts, fieldCounts, rows, flagged, others === 0) ? flagged : -1
}

/** Counts the set bits among `size` bits from `bit` on; nearly always 0. */
function countOnes(bytes: Uint8Array, bit: number, size: number): number {
  let ones = 0
  for (let at = bit; at < bit + size; at += 8) {
    const eight = (bytes[at >>> 3]! | (bytes[(at >>> 3) + 1]! << 8)) >> (at & 7)
    const left = bit + size - at
    for (let rest = eight & (left < 8 ? (1 << left) - 1 : 255); rest !== 0; rest &= rest - 1) ones++
  }
  return ones
}

/** Fills `masks[0 … flagged)` unless all are HEADLINE_ONLY. @returns how many masks differ from it */
function readMasks(bytes: Uint8Array, bit: number, flagged: number): number {
  const others = countOnes(bytes, bit, flagged)
  if (others === 0) return 0
  unpack(bytes, bit, 1, flagged, masks)
  let at = bit + flagged
  for (let n = 0; n < flagged; n++) {
    if (masks[n] === 0) masks[n] = HEADLINE_ONLY
    else {
      masks[n] = ((bytes[at >>> 3]! | (bytes[(at >>> 3) + 1]! << 8)) >> (at & 7)) & 255 & ~(1 << BODY)
      at += FIELD_COUNT
    }
  }
  return others
}

/** How many per-field counts the block stores, those of the body excepted. */
function outsideCountsIn(flagged: number, others: number): number {
  if (others === 0) return flagged
  let fields = 0
  for (let n = 0; n < flagged; n++) for (let mask = masks[n]!; mask !== 0; mask &= mask - 1) fields++
  return fields
}

/** Gives each flagged posting its counts by field; the body gets the rest. @returns false if a rest is negative */
function distributeCounts(
  counts: Int32Array,
  fieldCounts: Int32Array,
  rows: Int32Array,
  flagged: number,
  areHeadlines: boolean,
): boolean {
  let least = 0
  let next = 0
  for (let n = 0; n < flagged; n++) {
    const at = rows[n]! * FIELD_COUNT
    let rest = counts[rows[n]!]!
    for (let f = 0; f < FIELD_COUNT; f++) fieldCounts[at + f] = 0
    if (areHeadlines) {
      fieldCounts[at + HEADLINE] = outsideCounts[n]!
      rest -= outsideCounts[n]!
    } else {
      for (let f = 0; f < FIELD_COUNT; f++) {
        if (!(masks[n]! & (1 << f))) continue
        fieldCounts[at + f] = outsideCounts[next]!
        rest -= outsideCounts[next++]!
      }
    }
    fieldCounts[at + BODY] = rest
    if (rest < least) least = rest
  }
  return least >= 0
}
