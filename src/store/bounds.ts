/**
 * Bounds: the most that any posting of a block can be worth, for any weights.
 *
 * A block keeps the pairs of (count in the body, length of the body) that no
 * other of its pairs outdoes, at most three, and for every other field that
 * holds the term the largest count and the shortest length. Lengths are rounded
 * down to a byte, so that a bound is never below the truth. What a count at a
 * length is worth is the caller's affair. FORMAT.md, "Bounds".
 *
 * Source: the impacts of Lucene 8 and later (Grand et al., "From MaxScore to
 * Block-Max WAND", 2020), with the fields of BM25F added up.
 */
import { FIELDS } from '../model.js'
import type { ByteReader, ByteWriter } from './bytes.js'

const FIELD_COUNT = FIELDS.length
const BODY = FIELDS.indexOf('body')
const PAIRS = 3
const HAS_FIELDS = 4

/**
 * Worth of `count` occurrences in a field of `length` characters: 0 for none,
 * never less for a higher count, never less for a shorter field.
 */
export type Worth = (field: number, count: number, length: number) => number

/** A length in a byte: exact below 16, else its four highest bits, the rest rounded down. */
export function shortLength(length: number): number {
  if (length < 16) return length
  const shift = 28 - Math.clz32(length)
  return shift * 8 + (length >>> shift)
}

/** The length that the byte stands for: at most the true one. */
export function longLength(byte: number): number {
  if (byte < 16) return byte
  const shift = (byte >>> 3) - 1
  return (8 + (byte & 7)) * 2 ** shift
}

/** Length of an article's field, in characters. */
export type LengthOf = (article: number, field: number) => number

type Rows = {
  docs: Int32Array
  /** FIELD_COUNT numbers a posting. */
  counts: Int32Array
  lengthOf: LengthOf
}

const pairCounts = new Int32Array(256)
const pairLengths = new Int32Array(256)
const mostTimes = new Int32Array(FIELD_COUNT)
const leastLengths = new Int32Array(FIELD_COUNT)

/** Keeps a pair unless another outdoes it. @returns how many pairs there are now */
function addPair(pairs: number, count: number, length: number): number {
  let kept = 0
  for (let p = 0; p < pairs; p++) {
    if (pairCounts[p]! >= count && pairLengths[p]! <= length) return pairs
  }
  for (let p = 0; p < pairs; p++) {
    if (count >= pairCounts[p]! && length <= pairLengths[p]!) continue
    pairCounts[kept] = pairCounts[p]!
    pairLengths[kept++] = pairLengths[p]!
  }
  // By falling count, and so by falling length: neighbours are alike.
  let at = kept
  while (at > 0 && pairCounts[at - 1]! < count) {
    pairCounts[at] = pairCounts[at - 1]!
    pairLengths[at] = pairLengths[at - 1]!
    at--
  }
  pairCounts[at] = count
  pairLengths[at] = length
  return kept + 1
}

/** Joins the neighbours whose join gives the least away, until few enough are left. */
function thin(pairs: number): number {
  let left = pairs
  while (left > PAIRS) {
    let best = 0
    let leastLoss = Number.POSITIVE_INFINITY
    for (let p = 0; p + 1 < left; p++) {
      const loss =
        Math.log((1 + pairCounts[p]!) / (1 + pairCounts[p + 1]!)) +
        Math.log((16 + pairLengths[p]!) / (16 + pairLengths[p + 1]!))
      if (loss < leastLoss) {
        leastLoss = loss
        best = p
      }
    }
    pairLengths[best] = pairLengths[best + 1]!
    for (let p = best + 1; p + 1 < left; p++) {
      pairCounts[p] = pairCounts[p + 1]!
      pairLengths[p] = pairLengths[p + 1]!
    }
    left--
  }
  return left
}

/** Appends the bound of postings `from … to`. */
export function writeBound(
  out: ByteWriter,
  { counts, lengthOf, docs }: Rows,
  from: number,
  to: number,
): void {
  let pairs = 0
  let mask = 0
  mostTimes.fill(0)
  leastLengths.fill(255)
  for (let i = from; i < to; i++) {
    for (let f = 0; f < FIELD_COUNT; f++) {
      const count = counts[i * FIELD_COUNT + f]!
      if (count === 0) continue
      const length = shortLength(lengthOf(docs[i]!, f))
      if (f === BODY) {
        pairs = addPair(pairs, count, length)
        continue
      }
      mask |= 1 << f
      if (count > mostTimes[f]!) mostTimes[f] = count
      if (length < leastLengths[f]!) leastLengths[f] = length
    }
  }
  pairs = thin(pairs)
  out.byte(pairs | (mask ? HAS_FIELDS : 0))
  if (mask) out.byte(mask)
  for (let p = 0; p < pairs; p++) {
    out.varint(pairCounts[p]! - 1)
    out.byte(pairLengths[p]!)
  }
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (!(mask & (1 << f))) continue
    out.varint(mostTimes[f]! - 1)
    out.byte(leastLengths[f]!)
  }
}

/** Steps over a bound. */
export function skipBound(reader: ByteReader): void {
  const head = reader.byte()
  let parts = head & 3
  if (head & HAS_FIELDS) for (let mask = reader.byte(); mask !== 0; mask &= mask - 1) parts++
  for (; parts > 0; parts--) {
    reader.varint()
    reader.byte()
  }
}

/**
 * Sums of the same numbers in another order differ in their last bits: a bound
 * is raised by more than that.
 */
const RAISED = 1 + 2 ** -40

/** The most that a posting under this bound is worth, all fields added up. */
export function readBound(reader: ByteReader, worth: Worth): number {
  const head = reader.byte()
  const mask = head & HAS_FIELDS ? reader.byte() : 0
  let most = 0
  for (let pairs = head & 3; pairs > 0; pairs--) {
    const count = reader.varint() + 1
    most = Math.max(most, worth(BODY, count, longLength(reader.byte())))
  }
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (!(mask & (1 << f))) continue
    const count = reader.varint() + 1
    most += worth(f, count, longLength(reader.byte()))
  }
  return most * RAISED
}
