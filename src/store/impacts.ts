/**
 * Impacts: an upper bound on the score of a block's postings, whatever the weights.
 *
 * A block stores a few tuples of count and length in body and headline. Every posting
 * that stands in these two fields alone is under one of the tuples: it has no higher
 * count and no shorter field. For postings that stand in other fields too the block
 * stores, by field, the highest count and the shortest length. Lengths are rounded
 * down, so a bound is never too low. The caller says what a count at a length is
 * worth (`FieldImpact`); pareto-front.ts chooses the tuples. FORMAT.md, "Bounds".
 *
 * Between calls the module keeps one table of impacts by tuple for each `FieldImpact`
 * that is still in use, and scratch rows that every call fills anew.
 */
import { BODY, FIELD_COUNT, HEADLINE } from '../model.js'
import type { ByteReader, ByteWriter } from './bytes.js'
import { type MeanLengths, NO_LENGTH, ParetoFront } from './pareto-front.js'

/** The most tuples of a block, and the mask of their number in its head byte. */
const TUPLES = 7
/** Set in the head byte if a rest follows: postings that stand outside body and headline. */
const HAS_REST = 8

/** Bits of a tuple, from the lowest: length of the body, its count, then the headline. */
const LENGTH_BITS = 7
const COUNT_BITS = 4
const BODY_BITS = LENGTH_BITS + COUNT_BITS
const BODY_MASK = 2 ** BODY_BITS - 1
/** The longest body that a tuple tells, as a rounded length; a longer body counts as this. */
const LONGEST = 2 ** LENGTH_BITS - 1
/** A body count of this or more: what exceeds it follows the tuple. */
const MANY = 2 ** COUNT_BITS - 1
const MANY_BITS = MANY << LENGTH_BITS
/** In place of a headline length: the headline holds the term more than once; count and length follow. */
const OFTEN = 2 ** (16 - BODY_BITS) - 1

/**
 * The impact of `count` occurrences in a field of `length` characters: the score before
 * saturation and idf. Must be 0 for no occurrence, never fall with a higher count, and
 * never fall with a shorter field; else bounds do not hold.
 */
export type FieldImpact = (field: number, count: number, length: number) => number

/** Rounds a length down to one byte: exact below 16, else its four highest bits and their shift. */
export function shortLength(length: number): number {
  if (length < 16) return length
  const shift = 28 - Math.clz32(length)
  return shift * 8 + (length >>> shift)
}

const LONG_LENGTHS = Float64Array.from({ length: 256 }, (_, byte) =>
  byte < 16 ? byte : (8 + (byte & 7)) * 2 ** ((byte >>> 3) - 1),
)

/** The length that such a byte stands for: at most the true one, above 8/9 of it. */
export const longLength = (byte: number): number => LONG_LENGTHS[byte]!

/** Length of an article's field, in characters. */
export type LengthOf = (article: number, field: number) => number

export type { MeanLengths } from './pareto-front.js'

/** @param lengths FIELD_COUNT numbers an article */
export function meanLengths(lengths: Int32Array): MeanLengths {
  return { body: meanLength(lengths, BODY), headline: meanLength(lengths, HEADLINE) }
}

/** Mean length of a field over the articles that have it; at least 1. */
function meanLength(lengths: Int32Array, field: number): number {
  let sum = 0
  let having = 0
  for (let at = field; at < lengths.length; at += FIELD_COUNT) {
    sum += lengths[at]!
    if (lengths[at]! > 0) having++
  }
  return Math.max(1, sum / Math.max(1, having))
}

type ImpactRows = {
  docs: Int32Array
  /** FIELD_COUNT numbers a posting. */
  counts: Int32Array
  lengthOf: LengthOf
  meanLengths: MeanLengths
}

const front = new ParetoFront()
const mostTimes = new Int32Array(FIELD_COUNT)
const leastLengths = new Int32Array(FIELD_COUNT)

/** Whether posting i stands in any field besides body and headline. */
function standsElsewhere(counts: Int32Array, i: number): boolean {
  for (let f = 0; f < FIELD_COUNT; f++)
    if (f !== BODY && f !== HEADLINE && counts[i * FIELD_COUNT + f]! > 0) return true
  return false
}

/**
 * Appends the impacts of postings `from … to`, one block.
 *
 * @param most how many tuples at most, 1 to 7: more give closer bounds
 */
export function writeImpacts(
  out: ByteWriter,
  rows: ImpactRows,
  from: number,
  to: number,
  most: number,
): void {
  const { counts, meanLengths } = rows
  front.clear()
  mostTimes.fill(0)
  leastLengths.fill(255)
  let hasRest = false
  for (let i = from; i < to; i++) {
    if (standsElsewhere(counts, i)) {
      hasRest = true
      addRest(rows, i)
    } else addTuple(rows, i)
  }
  front.shrinkTo(Math.min(most, TUPLES), meanLengths)
  out.byte(front.size | (hasRest ? HAS_REST : 0))
  for (let t = 0; t < front.size; t++) writeTuple(out, t)
  if (hasRest) writeRest(out)
}

function addTuple({ docs, counts, lengthOf, meanLengths }: ImpactRows, i: number): void {
  const lengthIn = (field: number, count: number, longest: number) =>
    count === 0 ? NO_LENGTH : longLength(Math.min(longest, shortLength(lengthOf(docs[i]!, field))))
  const count = counts[i * FIELD_COUNT + BODY]!
  const headCount = counts[i * FIELD_COUNT + HEADLINE]!
  const length = lengthIn(BODY, count, LONGEST)
  front.add(count, length, headCount, lengthIn(HEADLINE, headCount, OFTEN - 1), meanLengths)
}

function writeTuple(out: ByteWriter, t: number): void {
  const count = front.counts[t]!
  const headCount = front.headCounts[t]!
  const length = count === 0 ? 0 : shortLength(front.lengths[t]!)
  const headLength = headCount === 0 ? 0 : shortLength(front.headLengths[t]!)
  const isOnce = headCount === 0 || (headCount === 1 && headLength > 0)
  const head = isOnce ? headLength : OFTEN
  const tuple = length | (Math.min(count, MANY) << LENGTH_BITS) | (head << BODY_BITS)
  out.byte(tuple & 255)
  out.byte(tuple >>> 8)
  if (count >= MANY) out.varint(count - MANY)
  if (isOnce) return
  out.varint(headCount - 1)
  out.byte(headLength)
}

function addRest({ docs, counts, lengthOf }: ImpactRows, i: number): void {
  for (let f = 0; f < FIELD_COUNT; f++) {
    const count = counts[i * FIELD_COUNT + f]!
    if (count === 0) continue
    const length = shortLength(lengthOf(docs[i]!, f))
    if (count > mostTimes[f]!) mostTimes[f] = count
    if (length < leastLengths[f]!) leastLengths[f] = length
  }
}

function writeRest(out: ByteWriter): void {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (mostTimes[f]! > 0) mask |= 1 << f
  out.byte(mask)
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (mostTimes[f] === 0) continue
    out.varint(mostTimes[f]! - 1)
    out.byte(leastLengths[f]!)
  }
}

/** Impacts of the body and of the headline of a tuple, by the tuple's bits. */
type ImpactTable = { body: Float64Array; headline: Float64Array }

const tables = new WeakMap<FieldImpact, ImpactTable>()

function tableOf(impactOf: FieldImpact): ImpactTable {
  let table = tables.get(impactOf)
  if (!table) {
    table = {
      body: Float64Array.from({ length: 2 ** BODY_BITS }, (_, bits) => {
        const count = bits >>> LENGTH_BITS
        return count === 0 ? 0 : impactOf(BODY, count, longLength(bits & LONGEST))
      }),
      headline: Float64Array.from({ length: OFTEN }, (_, bits) =>
        bits === 0 ? 0 : impactOf(HEADLINE, 1, longLength(bits)),
      ),
    }
    tables.set(impactOf, table)
  }
  return table
}

/** Factor on every bound: the same numbers added in another order differ in their last bits, by less than this. */
const RAISED = 1 + 2 ** -40

/**
 * Reads the impacts of `bounds.length` blocks into upper bounds, all fields added up.
 *
 * A frequent term of a large archive has thousands of blocks, so the impact of a tuple is looked up by the
 * tuple's bits instead of calling `impactOf` for each.
 */
export function readMaxImpacts(reader: ByteReader, impactOf: FieldImpact, bounds: Float64Array): void {
  const { body, headline } = tableOf(impactOf)
  const { bytes } = reader
  for (let b = 0; b < bounds.length; b++) {
    const head = reader.byte()
    let most = 0
    for (let left = head & TUPLES; left > 0; left--) {
      const at = reader.skip(2)
      const tuple = bytes[at]! | (bytes[at + 1]! << 8)
      const isLong = (tuple & MANY_BITS) === MANY_BITS || tuple >>> BODY_BITS === OFTEN
      const value = isLong
        ? readLongTuple(reader, impactOf, tuple)
        : body[tuple & BODY_MASK]! + headline[tuple >>> BODY_BITS]!
      if (value > most) most = value
    }
    if (head & HAS_REST) most = Math.max(most, readRest(reader, impactOf))
    bounds[b] = most * RAISED
  }
}

/** The impact of a tuple whose count or headline goes on behind its bits. */
function readLongTuple(reader: ByteReader, impactOf: FieldImpact, tuple: number): number {
  const few = (tuple & BODY_MASK) >>> LENGTH_BITS
  const count = few === MANY ? MANY + reader.varint() : few
  const headBits = tuple >>> BODY_BITS
  const isOften = headBits === OFTEN
  const headCount = isOften ? 1 + reader.varint() : Math.min(headBits, 1)
  const headLength = longLength(isOften ? reader.byte() : headBits)
  const value = count > 0 ? impactOf(BODY, count, longLength(tuple & LONGEST)) : 0
  return headCount > 0 ? value + impactOf(HEADLINE, headCount, headLength) : value
}

function readRest(reader: ByteReader, impactOf: FieldImpact): number {
  const mask = reader.byte()
  let sum = 0
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (!(mask & (1 << f))) continue
    const count = reader.varint() + 1
    sum += impactOf(f, count, longLength(reader.byte()))
  }
  return sum
}
