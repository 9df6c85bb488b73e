/**
 * Counts by field: how often a term stands outside the body, posting by posting.
 *
 * Most occurrences are in the body, so only the postings that have others are
 * named. Part of a fielded list; FORMAT.md, "Postings".
 */
import { FIELDS } from '../model.js'
import type { BitReader, BitWriter } from './bitstream.js'

export const FIELD_COUNT = FIELDS.length
export const BODY = FIELDS.indexOf('body')
const HEADLINE = FIELDS.indexOf('headline')

/** Low bits for the gaps between `flagged` postings out of `size`. */
function gapLow(size: number, flagged: number): number {
  return Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(size / flagged))) - 1)
}

const isFlagged = (counts: Int32Array, fieldCounts: Int32Array, i: number) =>
  fieldCounts[i * FIELD_COUNT + BODY] !== counts[i]

/** Postings `from … to` of a block or a tail, FIELD_COUNT counts each in `fieldCounts`. */
export function writeFields(
  out: BitWriter,
  counts: Int32Array,
  fieldCounts: Int32Array,
  from: number,
  to: number,
): void {
  let flagged = 0
  for (let i = from; i < to; i++) if (isFlagged(counts, fieldCounts, i)) flagged++
  out.rice(flagged, 2)
  if (flagged === 0) return
  const low = gapLow(to - from, flagged)
  let previous = from - 1
  for (let i = from; i < to; i++) {
    if (!isFlagged(counts, fieldCounts, i)) continue
    out.rice(i - previous - 1, low)
    previous = i
    writeFlag(out, fieldCounts, i * FIELD_COUNT)
  }
}

function writeFlag(out: BitWriter, fieldCounts: Int32Array, at: number): void {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (f !== BODY && fieldCounts[at + f]! > 0) mask |= 1 << f
  // Nearly all flags are those of words in headlines.
  if (mask === 1 << HEADLINE) out.bits(0, 1)
  else {
    out.bits(1, 1)
    out.bits(mask, FIELD_COUNT)
  }
  for (let f = 0; f < FIELD_COUNT; f++) if (mask & (1 << f)) out.rice(fieldCounts[at + f]! - 1, 0)
}

/**
 * Reads the postings that stand outside the body too: their places rise in
 * `rows`, and their FIELD_COUNT counts stand at `fieldCounts[row * FIELD_COUNT …)`.
 * All others stand in the body alone, `counts` times; nothing is written for them.
 *
 * @returns how many; -1 if the counts do not hold together
 */
export function readFlagged(
  reader: BitReader,
  counts: Int32Array,
  fieldCounts: Int32Array,
  size: number,
  rows: Int32Array,
): number {
  const flagged = reader.rice(2)
  if (flagged > size) return -1
  if (flagged === 0) return reader.isPast ? -1 : 0
  const low = gapLow(size, flagged)
  let index = -1
  for (let n = 0; n < flagged; n++) {
    index += reader.rice(low) + 1
    if (index >= size) return -1
    rows[n] = index
    const at = index * FIELD_COUNT
    fieldCounts.fill(0, at, at + FIELD_COUNT)
    fieldCounts[at + BODY] = counts[index]!
    if (!readFlag(reader, fieldCounts, at)) return -1
  }
  return reader.isPast ? -1 : flagged
}

function readFlag(reader: BitReader, fieldCounts: Int32Array, at: number): boolean {
  const mask = reader.bits(1) === 0 ? 1 << HEADLINE : reader.bits(FIELD_COUNT)
  let rest = fieldCounts[at + BODY]!
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (f === BODY || !(mask & (1 << f))) continue
    const count = reader.rice(0) + 1
    fieldCounts[at + f] = count
    rest -= count
  }
  fieldCounts[at + BODY] = rest
  return rest >= 0
}
