/**
 * Bounds: the most that any posting of a block can be worth, for any weights.
 *
 * A block keeps a few tuples of counts and lengths in body and headline, so
 * that each posting which stands in these two alone is under one of them; and
 * for postings that stand elsewhere too, of every field the largest count and
 * the shortest length. Lengths are rounded down to a few bits, so that a bound
 * is never below the truth. What a count at a length is worth is the caller's
 * affair; which tuples are kept, that of front.ts. FORMAT.md, "Bounds".
 */
import { BODY, FIELD_COUNT, HEADLINE } from '../model.js'
import type { ByteReader, ByteWriter } from './bytes.js'
import { type MeanLengths, NO_LENGTH, ParetoFront } from './pareto-front.js'

/** Tuples of a bound at most. */
const TUPLES = 7
const HAS_REST = 8

/** A tuple has its body's length and count in so many bits, and its headline in those above. */
const LENGTH_BITS = 7
const COUNT_BITS = 4
const BODY_BITS = LENGTH_BITS + COUNT_BITS
const BODY_MASK = 2 ** BODY_BITS - 1
/** The longest length that a tuple tells; a longer one counts as this. */
const LONGEST = 2 ** LENGTH_BITS - 1
/** Stands for a count of this and more, which follows the tuple. */
const MANY = 2 ** COUNT_BITS - 1
const MANY_BITS = MANY << LENGTH_BITS
/** Stands for a headline that holds the term more than once: count and length follow. */
const OFTEN = 2 ** (16 - BODY_BITS) - 1

/**
 * Worth of `count` occurrences in a field of `length` characters: 0 for none,
 * never less for a higher count, never less for a shorter field.
 */
export type FieldImpact = (field: number, count: number, length: number) => number

/** A length in a byte: exact below 16, else its four highest bits, the rest rounded down. */
export function shortLength(length: number): number {
  if (length < 16) return length
  const shift = 28 - Math.clz32(length)
  return shift * 8 + (length >>> shift)
}

const LONG_LENGTHS = Float64Array.from({ length: 256 }, (_, byte) =>
  byte < 16 ? byte : (8 + (byte & 7)) * 2 ** ((byte >>> 3) - 1),
)

/** The length that the byte stands for: at most the true one. */
export const longLength = (byte: number): number => LONG_LENGTHS[byte]!

/** Length of an article's field, in characters. */
export type LengthOf = (article: number, field: number) => number

export type { MeanLengths } from './pareto-front.js'

/** @param lengths FIELD_COUNT numbers an article */
export function meanLengths(lengths: Int32Array): MeanLengths {
  return { body: meanLength(lengths, BODY), headline: meanLength(lengths, HEADLINE) }
}

/** Of a field, over the articles that have it; at least 1. */
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

/** Whether posting i stands in other fields than body and headline. */
function standsElsewhere(counts: Int32Array, i: number): boolean {
  for (let f = 0; f < FIELD_COUNT; f++)
    if (f !== BODY && f !== HEADLINE && counts[i * FIELD_COUNT + f]! > 0) return true
  return false
}

/**
 * Appends the bound of postings `from … to`.
 *
 * @param most tuples, 1 to 7
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

/** What the bodies and headlines of tuples are worth, by their bits. */
type ImpactTable = { body: Float64Array; headline: Float64Array }

const tables = new WeakMap<FieldImpact, ImpactTable>()

function tableOf(worth: FieldImpact): ImpactTable {
  let table = tables.get(worth)
  if (!table) {
    table = {
      body: Float64Array.from({ length: 2 ** BODY_BITS }, (_, bits) => {
        const count = bits >>> LENGTH_BITS
        return count === 0 ? 0 : worth(BODY, count, longLength(bits & LONGEST))
      }),
      headline: Float64Array.from({ length: OFTEN }, (_, bits) =>
        bits === 0 ? 0 : worth(HEADLINE, 1, longLength(bits)),
      ),
    }
    tables.set(worth, table)
  }
  return table
}

/**
 * Sums of the same numbers in another order differ in their last bits: a bound
 * is raised by more than that.
 */
const RAISED = 1 + 2 ** -40

/**
 * Reads bounds one behind the other: the most that a posting under each is worth, all fields added up.
 *
 * A frequent term of a large archive has thousands: tuples are looked up by their bits, without a call for
 * each byte.
 */
export function readMaxImpacts(reader: ByteReader, worth: FieldImpact, bounds: Float64Array): void {
  const { body, headline } = tableOf(worth)
  const { bytes } = reader
  for (let b = 0; b < bounds.length; b++) {
    const head = reader.byte()
    let most = 0
    for (let left = head & TUPLES; left > 0; left--) {
      const at = reader.skip(2)
      const tuple = bytes[at]! | (bytes[at + 1]! << 8)
      const isLong = (tuple & MANY_BITS) === MANY_BITS || tuple >>> BODY_BITS === OFTEN
      const value = isLong
        ? readLongTuple(reader, worth, tuple)
        : body[tuple & BODY_MASK]! + headline[tuple >>> BODY_BITS]!
      if (value > most) most = value
    }
    if (head & HAS_REST) most = Math.max(most, readRest(reader, worth))
    bounds[b] = most * RAISED
  }
}

/** A tuple that goes on behind its bits. */
function readLongTuple(reader: ByteReader, worth: FieldImpact, tuple: number): number {
  const few = (tuple & BODY_MASK) >>> LENGTH_BITS
  const count = few === MANY ? MANY + reader.varint() : few
  const headBits = tuple >>> BODY_BITS
  const isOften = headBits === OFTEN
  const headCount = isOften ? 1 + reader.varint() : Math.min(headBits, 1)
  const headLength = longLength(isOften ? reader.byte() : headBits)
  const value = count > 0 ? worth(BODY, count, longLength(tuple & LONGEST)) : 0
  return headCount > 0 ? value + worth(HEADLINE, headCount, headLength) : value
}

function readRest(reader: ByteReader, worth: FieldImpact): number {
  const mask = reader.byte()
  let sum = 0
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (!(mask & (1 << f))) continue
    const count = reader.varint() + 1
    sum += worth(f, count, longLength(reader.byte()))
  }
  return sum
}
