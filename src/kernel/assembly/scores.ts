/**
 * What a list's postings are worth: BM25F, to the last bit as in search/ranked/bm25f.ts and norms.ts.
 *
 * A record tells the lengths and norms of a segment's articles, in bytes: by field lengths:4 norms:4 weight:8, as
 * addresses from the record on; then the norms of a body in which nothing else holds the term, as such an address:4, and
 * the most that one occurrence adds to the impact, and what one in the headline adds, as such addresses:4. Lengths have 16 bits by article, norms 64 bits by
 * length, the most 32 bits by article, rounded up, and what one in the headline adds 64 bits by its length. Fields that no article has share the first column, of zeros.
 */
import { BY_FIELD, COUNTS, FIELDS, HEADS, HIT_DOCS, HIT_FLAGS, HIT_ROWS, HIT_SCORES, PLACES } from '../layout'
import { loadCounts, loadHitCounts } from './counts'
import {
  BODY,
  FIELD_COUNT,
  flagOf,
  isFlagged,
  loadFlags,
  loadTimes,
  OFTEN,
  ONCE,
  placeFlagged,
} from './flags'
import { K1, List, ROUNDING, saturated } from './lists'

let columns: usize = 0
let bodyLengths: usize = 0
let bodyNorms: usize = 0
let mostImpacts: usize = 0
let headLengths: usize = 0
let headImpacts: usize = 0
/** Norms and weight of a body where other fields hold the term too. */
let bodyFieldNorms: usize = 0
let bodyWeight: f64 = 0
/** ROUNDING and K1: of a constant each turn of a loop makes a vector anew. */
let roundedBy: f64 = 0
let saturation: f64 = 0
/** Whether no article has a field between headline and body. */
let areNeighbours: bool = false

/** Scores from now on by the record at `at`. */
export function scoreBy(at: usize): void {
  columns = at
  bodyLengths = at + <usize>load<i32>(at + ((<usize>BODY) << 4))
  bodyNorms = at + <usize>load<i32>(at, 128)
  mostImpacts = at + <usize>load<i32>(at, 132)
  headImpacts = at + <usize>load<i32>(at, 136)
  headLengths = at + <usize>load<i32>(at)
  const body = fieldOf(BODY)
  bodyFieldNorms = at + <usize>load<i32>(body, 4)
  bodyWeight = load<f64>(body, 8)
  roundedBy = ROUNDING
  saturation = K1
  areNeighbours = true
  for (let f = 1; f < BODY; f++) if (load<i32>(fieldOf(f)) !== NO_LENGTHS) areNeighbours = false
}

/** Where the lengths of a field stand that no article has. */
const NO_LENGTHS: i32 = 144

/** Characters before an article's body. */
function bodyStart(doc: i32): i32 {
  let start = <i32>lengthOf(columns, doc)
  if (!areNeighbours) for (let f = 1; f < BODY; f++) start += <i32>lengthOf(fieldOf(f), doc)
  return start
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
  let impact: f64 = 0
  for (let fields = low | (high << 4); fields !== 0; fields &= fields - 1) {
    const f = ctz(fields)
    const field = fieldOf(f)
    impact += impactOf(field, lengthOf(field, doc), load<i32>(counts + ((<usize>f) << 2)))
  }
  return saturated(impact, idf)
}

/** Two numbers of 32 bits. */
function pair(first: usize, second: usize): v128 {
  return v128.load_lane<u32>(second, v128.load32_zero(first), 1)
}

function normOf(field: usize, doc: i32): usize {
  return columns + <usize>load<i32>(field, 4) + (lengthOf(field, doc) << 3)
}

/** The impacts of two articles in a field by their counts, as `impactOf`. */
function impactsOf(field: usize, counts: v128, first: i32, second: i32): v128 {
  const norms = v128.load_lane<u64>(normOf(field, second), v128.load64_zero(normOf(field, first)), 1)
  return f64x2.div(f64x2.mul(v128.load64_splat(field + 8), f64x2.convert_low_i32x4_s(counts)), norms)
}

/** Two numbers of 64 bits at `numbers`, by the lengths of two articles, which are 16 bits each. */
function byLength(numbers: usize, lengths: usize, first: i32, second: i32): v128 {
  const a = <usize>load<u16>(lengths + ((<usize>first) << 1))
  const b = <usize>load<u16>(lengths + ((<usize>second) << 1))
  return v128.load_lane<u64>(numbers + (b << 3), v128.load64_zero(numbers + (a << 3)), 1)
}

/** The scores of two articles that stand in headline and body alone, where what they add in headlines is told. @param inBody how often in the body */
function pooledScores(idf: v128, heads: v128, inBody: v128, docA: i32, docB: i32): v128 {
  const times = f64x2.convert_low_i32x4_s(inBody)
  const norms = byLength(bodyFieldNorms, bodyLengths, docA, docB)
  // The headline first, as in `pooledScore`.
  const impacts = f64x2.add(heads, f64x2.div(f64x2.mul(f64x2.splat(bodyWeight), times), norms))
  const score = f64x2.div(f64x2.mul(idf, impacts), f64x2.add(f64x2.splat(saturation), impacts))
  const rounding = f64x2.splat(roundedBy)
  return f64x2.sub(f64x2.add(score, rounding), rounding)
}

/** The scores of two articles that stand once in the headline. @param counts over all fields */
function onceScores(idf: v128, counts: v128, docA: i32, docB: i32): v128 {
  const heads = byLength(headImpacts, headLengths, docA, docB)
  return pooledScores(idf, heads, i32x4.sub(counts, i32x4.splat(1)), docA, docB)
}

/** The same of two that stand `inHead` times there. */
function oftenScores(idf: v128, inHead: v128, counts: v128, docA: i32, docB: i32): v128 {
  return pooledScores(idf, impactsOf(columns, inHead, docA, docB), i32x4.sub(counts, inHead), docA, docB)
}

/** How often flagged rows stand in the headline, by flag. */
function headOf(s: List, flag: i32): usize {
  return s.buffer + HEADS + ((<usize>flag) << 2)
}

function fieldedScore(s: List, flag: i32, doc: i32): f64 {
  return pooledScore(s.buffer + FIELDS + ((<usize>flag) << 5), s.idf, doc)
}

/** A place of the row with this number, in a column of 4 bytes a row. */
function placedRow(flag: i32): usize {
  return (<usize>load<u16>(PLACES + ((<usize>flag) << 1))) << 2
}

/** Scores of the flagged rows of the block at hand, at `scores`. Of an odd number the last one is scored twice. */
function scoreFlagged(s: List): void {
  loadTimes(s)
  placeFlagged(s)
  const scores = s.scores
  const docs = s.docs
  const counts = s.buffer + COUNTS
  const flagged = s.flagged
  const kind = s.kind
  const idf = f64x2.splat(s.idf)
  if (kind === ONCE)
    for (let f = 0; f < flagged; f += 2) {
      const a = placedRow(f)
      const b = placedRow(f + 1)
      const both = onceScores(idf, pair(counts + a, counts + b), load<i32>(docs + a), load<i32>(docs + b))
      v128.store64_lane(scores + (a << 1), both, 0)
      v128.store64_lane(scores + (b << 1), both, 1)
    }
  else if (kind === OFTEN) {
    store<i32>(headOf(s, flagged), load<i32>(headOf(s, flagged - 1)))
    for (let f = 0; f < flagged; f += 2) {
      const a = placedRow(f)
      const b = placedRow(f + 1)
      const inHead = v128.load64_zero(headOf(s, f))
      const times = pair(counts + a, counts + b)
      const both = oftenScores(idf, inHead, times, load<i32>(docs + a), load<i32>(docs + b))
      v128.store64_lane(scores + (a << 1), both, 0)
      v128.store64_lane(scores + (b << 1), both, 1)
    }
  } else
    for (let f = 0; f < flagged; f++) {
      const row = placedRow(f)
      store<f64>(scores + (row << 1), fieldedScore(s, f, load<i32>(docs + row)))
    }
}

/** The most that one occurrence can add to an article's impact, wherever it stands. */
export function mostImpact(doc: i32): f64 {
  return <f64>load<f32>(mostImpacts + ((<usize>doc) << 2))
}

/** The score of an article in which something begins at these `count` positions, rising. */
export function scoreOfStarts(starts: usize, count: i32, idf: f64, doc: i32): f64 {
  const body = bodyStart(doc)
  const bodyLength = lengthOf(fieldOf(BODY), doc)
  const last = load<i32>(starts + ((<usize>(count - 1)) << 2))
  if (load<i32>(starts) >= body && last < body + <i32>bodyLength) return bodyScore(idf, count, doc)
  const headLength = lengthOf(columns, doc)
  const inHead = startsBefore(starts, 0, count, <i32>headLength)
  const isInHead = inHead === count
  if (!isInHead && (load<i32>(starts + ((<usize>inHead) << 2)) < body || last >= body + <i32>bodyLength))
    return scoreByField(starts, count, idf, doc)
  // In headline and body alone: in this order, as in `pooledScore`.
  let impact: f64 = inHead > 0 ? impactOf(columns, headLength, inHead) : 0
  if (!isInHead) impact += impactOf(fieldOf(BODY), bodyLength, count - inHead)
  return saturated(impact, idf)
}

/** How many of the starts from the number `from` on lie before `end`, and `from`. */
function startsBefore(starts: usize, from: i32, count: i32, end: i32): i32 {
  let at = from
  while (at < count && load<i32>(starts + ((<usize>at) << 2)) < end) at++
  return at
}

/** The same, whichever fields they stand in. */
function scoreByField(starts: usize, count: i32, idf: f64, doc: i32): f64 {
  let field = 0
  let end = <i32>lengthOf(columns, doc)
  let at = 0
  for (let f = 0; f < FIELD_COUNT; f++) store<i32>(BY_FIELD + ((<usize>f) << 2), 0)
  while (at < count) {
    const first = at
    at = startsBefore(starts, at, count, end)
    store<i32>(BY_FIELD + ((<usize>field) << 2), at - first)
    if (++field === FIELD_COUNT) break
    end += <i32>lengthOf(fieldOf(field), doc)
  }
  return pooledScore(BY_FIELD, idf, doc)
}

/** The scores of the two articles at `docs` by the counts at `counts`, as if they stood in the body alone. */
function bodyPair(docs: usize, counts: usize, lengths: usize, norms: usize, idf: v128, rounding: v128): v128 {
  const first = <usize>load<u16>(lengths + ((<usize>load<i32>(docs)) << 1))
  const second = <usize>load<u16>(lengths + ((<usize>load<i32>(docs, 4)) << 1))
  const both = v128.load_lane<u64>(norms + (second << 3), v128.load64_zero(norms + (first << 3)), 1)
  const times = f64x2.convert_low_i32x4_s(v128.load64_zero(counts))
  const score = f64x2.div(f64x2.mul(idf, times), f64x2.add(both, times))
  return f64x2.sub(f64x2.add(score, rounding), rounding)
}

/** Scores of all rows of the block at hand, at `scores`. */
export function loadScores(s: List): void {
  if (s.isScored) return
  s.isScored = true
  loadCounts(s)
  loadFlags(s)
  // In locals, as are the splats: else each turn reads them anew.
  const docs = s.docs
  const counts = s.buffer + COUNTS
  const scores = s.scores
  const lengths = bodyLengths
  const norms = bodyNorms
  const idf = f64x2.splat(s.idf)
  const rounding = f64x2.splat(roundedBy)
  const fours = (<usize>s.size & ~3) << 2
  for (let row: usize = 0; row < fours; row += 16) {
    const a = bodyPair(docs + row, counts + row, lengths, norms, idf, rounding)
    const b = bodyPair(docs + row + 8, counts + row + 8, lengths, norms, idf, rounding)
    v128.store(scores + (row << 1), a)
    v128.store(scores + (row << 1), b, 16)
  }
  for (let row = fours; row < (<usize>s.size) << 2; row += 4)
    store<f64>(scores + (row << 1), bodyScore(s.idf, load<i32>(counts + row), load<i32>(docs + row)))
  if (s.flagged > 0) scoreFlagged(s)
}

/** The scores of two hits, as if they stood in the body alone. */
function bodyScores(s: List, first: usize, second: usize): v128 {
  const counts = s.buffer + COUNTS
  const norm = v128.load64_zero(bodyNorm(load<i32>(HIT_DOCS + first)))
  const norms = v128.load_lane<u64>(bodyNorm(load<i32>(HIT_DOCS + second)), norm, 1)
  const rows = HIT_ROWS + first
  const times = f64x2.convert_low_i32x4_s(
    pair(counts + <usize>load<i32>(rows), counts + <usize>load<i32>(HIT_ROWS + second)),
  )
  const score = f64x2.div(f64x2.mul(f64x2.splat(s.idf), times), f64x2.add(norms, times))
  return f64x2.sub(f64x2.add(score, f64x2.splat(ROUNDING)), f64x2.splat(ROUNDING))
}

/** Scores of the first `hits` of the block at hand, at HIT_SCORES. Its flags are read even for none. */
export function scoreHits(s: List, hits: i32): void {
  const end = (<usize>hits) << 2
  if (s.isScored) {
    for (let hit: usize = 0; hit < end; hit += 4)
      store<f64>(HIT_SCORES + (hit << 1), load<f64>(s.scores + ((<usize>load<i32>(HIT_ROWS + hit)) << 1)))
    return
  }
  loadFlags(s)
  loadHitCounts(s, hits)
  let hit: usize = 0
  for (; hit + 4 < end; hit += 8) v128.store(HIT_SCORES + (hit << 1), bodyScores(s, hit, hit + 4))
  if (hit < end) v128.store(HIT_SCORES + (hit << 1), bodyScores(s, hit, hit))
  if (s.flagged > 0) scoreFlaggedHits(s, end)
}

/** Of the hits, `end` bytes, those that are flagged. */
function scoreFlaggedHits(s: List, end: usize): void {
  const mask = s.mask
  let to = HIT_FLAGS
  for (let hit: usize = 0; hit < end; hit += 4) {
    const row = load<i32>(HIT_ROWS + hit)
    // No branch: it could not be foretold.
    store<i32>(to, row)
    store<i32>(to, load<i32>(HIT_DOCS + hit), 4)
    store<i32>(to, <i32>(HIT_SCORES + (hit << 1)), 8)
    to += (<usize>isFlagged(mask, row >>> 2)) << 4
  }
  if (to === HIT_FLAGS) return
  // The last one twice: so of an odd number it is scored twice.
  v128.store(to, v128.load(to - 16))
  loadTimes(s)
  const counts = s.buffer + COUNTS
  const kind = s.kind
  const idf = f64x2.splat(s.idf)
  for (let at = HIT_FLAGS; at < to; at += 32) {
    const a = load<i32>(at)
    const b = load<i32>(at, 16)
    const docA = load<i32>(at, 4)
    const docB = load<i32>(at, 20)
    const times = pair(counts + <usize>a, counts + <usize>b)
    let both: v128
    if (kind === ONCE) both = onceScores(idf, times, docA, docB)
    else if (kind === OFTEN)
      both = oftenScores(
        idf,
        pair(headOf(s, flagOf(s, a >>> 2)), headOf(s, flagOf(s, b >>> 2))),
        times,
        docA,
        docB,
      )
    else both = f64x2(fieldedScore(s, flagOf(s, a >>> 2), docA), fieldedScore(s, flagOf(s, b >>> 2), docB))
    v128.store64_lane(<usize>load<i32>(at, 8), both, 0)
    v128.store64_lane(<usize>load<i32>(at, 24), both, 1)
  }
}
