/**
 * Counts by field: how often a term stands outside the body, posting by posting.
 *
 * Most occurrences are in the body, so only the postings that have others are
 * named: which they are, then in which fields, then how often, each in a row of
 * its own. Part of a fielded list; FORMAT.md, "Postings".
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

/** Nearly all flags are those of words in headlines: they need no mask of their own. */
const HEADLINE_ONLY = 1 << HEADLINE

/** Low bits for the gaps between `flagged` postings out of `size`. */
function gapLow(size: number, flagged: number): number {
  return Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(size / flagged))) - 1)
}

const gaps = new Int32Array(BLOCK)
const masks = new Int32Array(BLOCK)
const outsideCounts = new Int32Array(BLOCK * FIELD_COUNT)

const isFlagged = (counts: Int32Array, fieldCounts: Int32Array, i: number) =>
  fieldCounts[i * FIELD_COUNT + BODY] !== counts[i]

/** The fields but the body that hold the posting whose counts begin at `at`. */
function maskOf(fieldCounts: Int32Array, at: number): number {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (f !== BODY && fieldCounts[at + f]! > 0) mask |= 1 << f
  return mask
}

/** Postings `from … to` of a block or a tail, FIELD_COUNT counts each in `fieldCounts`. */
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

/** Whether fields that begin at `bit` name no posting: by far the most do not. */
export function flagsNone(bytes: Uint8Array, bit: number, end: number): boolean {
  const byte = bit >>> 3
  // What `rice(2)` writes for 0.
  return bit + 3 <= end * 8 && (((bytes[byte]! | (bytes[byte + 1]! << 8)) >> (bit & 7)) & 7) === 1
}

/**
 * Reads the postings that stand outside the body too: their places rise in
 * `rows`, and their FIELD_COUNT counts stand at `fieldCounts[row * FIELD_COUNT …)`.
 * All others stand in the body alone, `counts` times; nothing is written for them.
 *
 * @param bit where they begin
 * @param end of the list
 * @returns how many; -1 if the counts do not hold together
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

/** How many of `size` bits from `bit` on are set. Nearly always none is. */
function countOnes(bytes: Uint8Array, bit: number, size: number): number {
  let ones = 0
  for (let at = bit; at < bit + size; at += 8) {
    const eight = (bytes[at >>> 3]! | (bytes[(at >>> 3) + 1]! << 8)) >> (at & 7)
    const left = bit + size - at
    for (let rest = eight & (left < 8 ? (1 << left) - 1 : 255); rest !== 0; rest &= rest - 1) ones++
  }
  return ones
}

/** Fills `masks[0 … flagged)` unless all are the usual one. @returns how many are not */
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

/** How many fields are counted, the body apart. */
function outsideCountsIn(flagged: number, others: number): number {
  if (others === 0) return flagged
  let fields = 0
  for (let n = 0; n < flagged; n++) for (let mask = masks[n]!; mask !== 0; mask &= mask - 1) fields++
  return fields
}

/** Gives each flagged posting its counts; what is left stands in the body. @returns whether there was enough */
function distributeCounts(
  counts: Int32Array,
  fieldCounts: Int32Array,
  rows: Int32Array,
  flagged: number,
  areUsual: boolean,
): boolean {
  let least = 0
  let next = 0
  for (let n = 0; n < flagged; n++) {
    const at = rows[n]! * FIELD_COUNT
    let rest = counts[rows[n]!]!
    for (let f = 0; f < FIELD_COUNT; f++) fieldCounts[at + f] = 0
    if (areUsual) {
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
