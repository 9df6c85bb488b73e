/**
 * What a list's postings are worth: BM25F, to the last bit as in search/ranked/bm25f.ts and norms.ts.
 *
 * A record tells the lengths and norms of a segment's articles, in bytes: by field lengths:4 norms:4 weight:8, as
 * addresses from the record on; then the norms of a body in which nothing else holds the term, as such an address:4, and
 * the most that one occurrence adds to the impact, as such an address:4. Lengths have 16 bits by article, norms 64 bits by
 * length, the last 32 bits by article, rounded up.
 */
import { BY_FIELD, COUNTS, FIELDS, FLAGGED, MASKS, TIMES } from './layout'
import { damage, List, loadCounts, ROUNDING, saturated } from './lists'
import { readFew, readFewRising, readOne, single } from './tails'

/** As in ../../fields.ts. */
const FIELD_COUNT: i32 = 8
const BODY: i32 = 5
const HEADLINE_ONLY: i32 = 1
const HEADLINE_AND_BODY: i32 = 1 | (1 << BODY)

let columns: usize = 0
let bodyLengths: usize = 0
let bodyNorms: usize = 0
let mostImpacts: usize = 0

/** Scores from now on by the record at `at`. */
export function scoreBy(at: usize): void {
  columns = at
  bodyLengths = at + <usize>load<i32>(at + ((<usize>BODY) << 4))
  bodyNorms = at + <usize>load<i32>(at, 128)
  mostImpacts = at + <usize>load<i32>(at, 132)
}

function bodyNorm(doc: i32): usize {
  return bodyNorms + ((<usize>load<u16>(bodyLengths + ((<usize>doc) << 1))) << 3)
}

function bodyScore(idf: f64, count: i32, doc: i32): f64 {
  const times = <f64>count
  return (idf * times) / (load<f64>(bodyNorm(doc)) + times) + ROUNDING - ROUNDING
}

/** The record of a field. */
function fieldOf(f: i32): usize {
  return columns + ((<usize>f) << 4)
}

function lengthOf(field: usize, doc: i32): usize {
  return <usize>load<u16>(columns + <usize>load<i32>(field) + ((<usize>doc) << 1))
}

/** The impact of `count` occurrences in a field of this length. */
function impactOf(field: usize, length: usize, count: i32): f64 {
  const norm = load<f64>(columns + <usize>load<i32>(field, 4) + (length << 3))
  return (load<f64>(field, 8) * <f64>count) / norm
}

/** The score of an article by its counts by field, which stand outside the body too. */
function pooledScore(counts: usize, idf: f64, doc: i32): f64 {
  const none = i32x4.splat(0)
  const low = i32x4.bitmask(i32x4.ne(v128.load(counts), none))
  const high = i32x4.bitmask(i32x4.ne(v128.load(counts, 16), none))
  let fields = low | (high << 4)
  if (fields === HEADLINE_AND_BODY) return saturated(headlineAndBody(counts, doc), idf)
  let impact: f64 = 0
  for (; fields !== 0; fields &= fields - 1) {
    const f = ctz(fields)
    const field = fieldOf(f)
    impact += impactOf(field, lengthOf(field, doc), load<i32>(counts + ((<usize>f) << 2)))
  }
  return saturated(impact, idf)
}

/** The impact of an article by its counts in headline and body, both above 0: one division for both. */
function headlineAndBody(counts: usize, doc: i32): f64 {
  const headline = columns
  const body = fieldOf(BODY)
  const times = v128.load_lane<i32>(counts + ((<usize>BODY) << 2), v128.load32_zero(counts), 1)
  const weights = v128.load_lane<u64>(body + 8, v128.load64_zero(headline + 8), 1)
  const norms = v128.load_lane<u64>(normOf(body, doc), v128.load64_zero(normOf(headline, doc)), 1)
  const impacts = f64x2.div(f64x2.mul(weights, f64x2.convert_low_i32x4_s(times)), norms)
  return f64x2.extract_lane(impacts, 0) + f64x2.extract_lane(impacts, 1)
}

function normOf(field: usize, doc: i32): usize {
  return columns + <usize>load<i32>(field, 4) + (lengthOf(field, doc) << 3)
}

/** The score of the flagged row of this number, which stands outside the body too. */
function flaggedScore(s: List, flag: i32, doc: i32): f64 {
  return pooledScore(s.buffer + FIELDS + ((<usize>flag) << 5), s.idf, doc)
}

/** The most that one occurrence can add to an article's impact, wherever it stands. */
export function mostImpact(doc: i32): f64 {
  return <f64>load<f32>(mostImpacts + ((<usize>doc) << 2))
}

/** The score of an article in which something begins at these `count` positions, rising. */
export function scoreOfStarts(starts: usize, count: i32, idf: f64, doc: i32): f64 {
  let body = 0
  for (let f = 0; f < BODY; f++) body += <i32>lengthOf(fieldOf(f), doc)
  const behind = body + <i32>lengthOf(fieldOf(BODY), doc)
  if (load<i32>(starts) >= body && load<i32>(starts + ((<usize>(count - 1)) << 2)) < behind)
    return bodyScore(idf, count, doc)
  let field = 0
  let end = <i32>lengthOf(columns, doc)
  let at = 0
  for (let f = 0; f < FIELD_COUNT; f++) store<i32>(BY_FIELD + ((<usize>f) << 2), 0)
  while (at < count) {
    const first = at
    while (at < count && load<i32>(starts + ((<usize>at) << 2)) < end) at++
    store<i32>(BY_FIELD + ((<usize>field) << 2), at - first)
    if (++field === FIELD_COUNT) break
    end += <i32>lengthOf(fieldOf(field), doc)
  }
  return pooledScore(BY_FIELD, idf, doc)
}

/** Scores of all rows of the block at hand, at `scores`. */
export function loadScores(s: List): void {
  if (s.isScored) return
  s.isScored = true
  loadCounts(s)
  loadFlags(s)
  const docs = s.docs
  const scores = s.scores
  const counts = s.buffer + COUNTS
  const idf = f64x2.splat(s.idf)
  const rounding = f64x2.splat(ROUNDING)
  const pairs = s.size & ~1
  for (let i = 0; i < pairs; i += 2) {
    const row = (<usize>i) << 2
    const both = v128.load64_zero(bodyNorm(load<i32>(docs + row)))
    const norms = v128.load_lane<u64>(bodyNorm(load<i32>(docs + row, 4)), both, 1)
    const times = f64x2.convert_low_i32x4_s(v128.load64_zero(counts + row))
    const score = f64x2.div(f64x2.mul(idf, times), f64x2.add(norms, times))
    v128.store(scores + (row << 1), f64x2.sub(f64x2.add(score, rounding), rounding))
  }
  if (pairs < s.size) {
    const row = (<usize>pairs) << 2
    store<f64>(scores + (row << 1), bodyScore(s.idf, load<i32>(counts + row), load<i32>(docs + row)))
  }
  const flagged = s.flagged
  for (let f = 0; f < flagged; f++) {
    const row = (<usize>load<i32>(s.buffer + FLAGGED + ((<usize>f) << 2))) << 2
    store<f64>(scores + (row << 1), flaggedScore(s, f, load<i32>(docs + row)))
  }
}

/** The score of one row of the block at hand. */
export function scoreAt(s: List, row: i32): f64 {
  if (s.isScored) return load<f64>(s.scores + ((<usize>row) << 3))
  loadCounts(s)
  loadFlags(s)
  const doc = load<i32>(s.docs + ((<usize>row) << 2))
  const flags = row < 64 ? s.flagsLow : s.flagsHigh
  const bit = (<u64>1) << (<u64>(row & 63))
  if ((flags & bit) === 0) return bodyScore(s.idf, load<i32>(s.buffer + COUNTS + ((<usize>row) << 2)), doc)
  const before = popcnt(flags & (bit - 1)) + (row < 64 ? 0 : popcnt(s.flagsLow))
  return flaggedScore(s, <i32>before, doc)
}

/** Reads which rows stand outside the body too, and their counts by field. As `readFlagged` of store/fields.ts. */
function loadFlags(s: List): void {
  if (s.hasFlags) return
  s.hasFlags = true
  s.flagged = 0
  s.flagsLow = 0
  s.flagsHigh = 0
  if (s.size === 0) return
  const at = readOne(s.fieldsAt, s.dataEnd, 2)
  const flagged = single
  if (at === 0 || flagged > s.size || flagged < 0) damage(s)
  else if (flagged > 0 && !readFlags(s, at, flagged)) damage(s)
}

function readFlags(s: List, at: u64, flagged: i32): bool {
  const rows = s.buffer + FLAGGED
  const low = max(0, 30 - clz(s.size / flagged))
  const masksAt = readFewRising(at, s.dataEnd, low, flagged, -1, s.size, rows)
  if (masksAt === 0) return false
  for (let f = 0; f < flagged; f++) {
    const row = load<i32>(rows + ((<usize>f) << 2))
    if (row < 64) s.flagsLow |= (<u64>1) << (<u64>row)
    else s.flagsHigh |= (<u64>1) << (<u64>(row - 64))
  }
  s.flagged = flagged
  return readFields(s, masksAt, flagged)
}

/** The `count` bits from `bit` on, at most 56. */
function bitsAt(bit: u64, count: i32): u64 {
  return (load<u64>(<usize>(bit >>> 3)) >>> (bit & 7)) & (((<u64>1) << (<u64>count)) - 1)
}

/** Whether all flagged rows have the term in the headline, once, and else in the body alone: of most blocks all have. */
function areHeadlinesOnce(masksAt: u64, flagged: i32, end: u64): bool {
  if (flagged > 56 || masksAt + <u64>(2 * flagged) > end) return false
  const once = masksAt + <u64>flagged
  return bitsAt(masksAt, flagged) === 0 && bitsAt(once, flagged) === ((<u64>1) << (<u64>flagged)) - 1
}

/** Gives each flagged row one occurrence in the headline, and the body the rest. */
function countHeadlines(s: List, flagged: i32): bool {
  const headline = i32x4(1, 0, 0, 0)
  const none = i32x4.splat(0)
  let least = 0
  for (let f = 0; f < flagged; f++) {
    const row = load<i32>(s.buffer + FLAGGED + ((<usize>f) << 2))
    const rest = load<i32>(s.buffer + COUNTS + ((<usize>row) << 2)) - 1
    const fields = s.buffer + FIELDS + ((<usize>f) << 5)
    v128.store(fields, headline)
    v128.store(fields, none, 16)
    store<i32>(fields + ((<usize>BODY) << 2), rest)
    least = min(least, rest)
  }
  return least >= 0
}

/** @returns false if the counts do not hold together */
function readFields(s: List, masksAt: u64, flagged: i32): bool {
  const end = (<u64>s.dataEnd) << 3
  if (areHeadlinesOnce(masksAt, flagged, end)) return countHeadlines(s, flagged)
  let at = masksAt + <u64>flagged
  let times = 0
  for (let f = 0; f < flagged; f++) {
    let mask = HEADLINE_ONLY
    const bit = masksAt + <u64>f
    if (((load<u8>(<usize>(bit >>> 3)) >>> <u8>(bit & 7)) & 1) !== 0) {
      if (at > end) return false
      mask = <i32>((load<u16>(<usize>(at >>> 3)) >>> <u16>(at & 7)) & 255 & ~(1 << BODY))
      at += <u64>FIELD_COUNT
    }
    store<i32>(MASKS + ((<usize>f) << 2), mask)
    times += popcnt(mask)
  }
  if (readFew(at, s.dataEnd, 0, times, 1, TIMES) === 0) return false
  return distribute(s, flagged)
}

/** Gives each flagged row its counts by field; the body gets the rest. */
function distribute(s: List, flagged: i32): bool {
  const zero = i32x4.splat(0)
  let next: usize = TIMES
  let least = 0
  for (let f = 0; f < flagged; f++) {
    const row = load<i32>(s.buffer + FLAGGED + ((<usize>f) << 2))
    const fields = s.buffer + FIELDS + ((<usize>f) << 5)
    let rest = load<i32>(s.buffer + COUNTS + ((<usize>row) << 2))
    v128.store(fields, zero)
    v128.store(fields, zero, 16)
    for (let mask = load<i32>(MASKS + ((<usize>f) << 2)); mask !== 0; mask &= mask - 1) {
      const count = load<i32>(next)
      store<i32>(fields + ((<usize>ctz(mask)) << 2), count)
      rest -= count
      next += 4
    }
    store<i32>(fields + ((<usize>BODY) << 2), rest)
    least = min(least, rest)
  }
  return least >= 0
}
