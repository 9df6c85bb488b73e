/**
 * The best of the articles that stand in all lists of a query, and in a set.
 *
 * Goes through the rarest list block by block. A block is passed over if it cannot reach the threshold together with
 * what the other lists hold between its articles; what it brings goes through the others list by list, and is scored as it
 * is met. So every block is decoded once at most. Lists with bits (lists.ts) are asked by them first, and decoded last.
 *
 * Source: Ding & Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes" (2011), §5, for the bounds of a
 * conjunction.
 */
import { collected, enter, LOOK, start } from './best'
import { countScored, isWithin, ordered } from './candidates'
import { find, found, nextFound, threshold } from './found'
import { BLOCK, CANDIDATE_SCORES, CANDIDATES, FOUND_MOST, OUT } from './layout'
import {
  articles,
  blockOf,
  decoded,
  firstRow,
  isDamaged,
  List,
  lastOf,
  loadBlock,
  maxScore,
  size,
} from './lists'
import { loadScores, scoreAt } from './scores'
import { bitOf, makeAllBits, sortByRarity } from './sets'

/** Of the rarest list: the row of each candidate. */
const ROWS: usize = OUT

/**
 * Goes on from a block of the rarest list. All lists are packed. RESULT is left as by `collect`.
 *
 * @returns the block to go on with; the number of articles if that was the last
 */
export function collectAll(block: i32, raised: f64): i32 {
  if (block === 0) {
    start()
    sortByRarity()
    makeAllBits()
  }
  nextFound(raised)
  const rarest = ordered(0)
  const until = decoded + LOOK
  let at = block
  for (; at < rarest.blocks && !isDamaged && decoded < until && found + BLOCK <= FOUND_MOST; at++)
    collectBlock(rarest, at)
  collected()
  return at < rarest.blocks ? at : articles
}

/** Candidates of a block from which on it is scored whole. */
const MANY = 24

function collectBlock(rarest: List, block: i32): void {
  const from = block === 0 ? 0 : lastOf(rarest, block - 1) + 1
  const to = lastOf(rarest, block) + 1
  let rest: f64 = 0
  for (let place = 1; place < size; place++) {
    const s = ordered(place)
    enter(s, from, to)
    rest += s.windowMax
  }
  if (maxScore(rarest, block) + rest < threshold) return
  loadBlock(rarest, block)
  let left = threshold > 0 ? keepHigh(rarest, threshold - rest) : keepRows(rarest)
  for (let place = 1; place < size; place++)
    if (ordered(place).bits !== 0) left = keepBits(ordered(place).bits, left)
  left = scoreRows(rarest, left, rest)
  // Lists without bits first: articles that they lack need not be looked up in the others.
  for (let turn = 0; turn < 2; turn++) {
    for (let place = 1; place < size && left > 0; place++) {
      const s = ordered(place)
      if ((s.bits === 0) !== (turn === 0)) continue
      rest = max<f64>(0, rest - s.windowMax)
      left = keepScored(s, left, rest)
    }
  }
  for (let c = 0; c < left; c++) find(candidate(c), scoreOf(c))
}

function candidate(c: i32): i32 {
  return load<i32>(CANDIDATES + ((<usize>c) << 2))
}

function scoreOf(c: i32): f64 {
  return load<f64>(CANDIDATE_SCORES + ((<usize>c) << 3))
}

function keepCandidate(kept: i32, article: i32, score: f64): void {
  store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
  store<f64>(CANDIDATE_SCORES + ((<usize>kept) << 3), score)
}

/** Makes those articles of the block at hand candidates that are in the set. @returns how many */
function keepRows(s: List): i32 {
  let kept = 0
  for (let row = 0; row < s.size; row++) {
    const article = load<i32>(s.docs + ((<usize>row) << 2))
    store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
    store<i32>(ROWS + ((<usize>kept) << 2), row)
    kept += <i32>isWithin(article)
  }
  return kept
}

/** The same of those that score `needed` at least. */
function keepHigh(s: List, needed: f64): i32 {
  loadScores(s)
  const least = f64x2.splat(needed)
  const scores = s.scores
  let kept = 0
  for (let row = 0; row < s.size; row += 8) {
    const at = scores + ((<usize>row) << 3)
    let mask =
      i64x2.bitmask(f64x2.ge(v128.load(at), least)) |
      (i64x2.bitmask(f64x2.ge(v128.load(at, 16), least)) << 2) |
      (i64x2.bitmask(f64x2.ge(v128.load(at, 32), least)) << 4) |
      (i64x2.bitmask(f64x2.ge(v128.load(at, 48), least)) << 6)
    for (; mask !== 0; mask &= mask - 1) {
      const one = row + ctz(mask)
      if (one >= s.size) break
      const article = load<i32>(s.docs + ((<usize>one) << 2))
      store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
      store<i32>(ROWS + ((<usize>kept) << 2), one)
      kept += <i32>isWithin(article)
    }
  }
  return kept
}

/** Keeps of the first `count` candidates those of a set. @returns how many */
function keepBits(bits: usize, count: i32): i32 {
  let kept = 0
  for (let c = 0; c < count; c++) {
    const article = candidate(c)
    store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
    store<i32>(ROWS + ((<usize>kept) << 2), load<i32>(ROWS + ((<usize>c) << 2)))
    kept += bitOf(bits, article)
  }
  return kept
}

/** Scores the rarest list. @param rest the most that the other lists are worth */
function scoreRows(s: List, count: i32, rest: f64): i32 {
  const needed = threshold - rest
  let kept = 0
  countScored(count)
  for (let c = 0; c < count; c++) {
    const score = scoreAt(s, load<i32>(ROWS + ((<usize>c) << 2)))
    keepCandidate(kept, candidate(c), score)
    kept += <i32>(score >= needed)
  }
  return isDamaged ? 0 : kept
}

/** Keeps of the first `count` candidates those of a list, with its scores. @param rest the most that the lists to come are worth */
function keepScored(s: List, count: i32, rest: f64): i32 {
  const needed = threshold - rest
  let kept = 0
  for (let c = 0; c < count; ) {
    const block = blockOf(s, candidate(c), s.block)
    s.block = block
    if (block >= s.blocks) break
    const last = lastOf(s, block)
    const least = needed - maxScore(s, block)
    while (c < count && candidate(c) <= last && scoreOf(c) < least) c++
    if (c === count || candidate(c) > last) continue
    loadBlock(s, block)
    // Whole where many candidates stand in it.
    if (c + MANY < count && candidate(c + MANY) <= last) loadScores(s)
    if (isDamaged) return 0
    const docs = s.docs
    let row = docs + ((<usize>s.row) << 2)
    for (; c < count; c++) {
      const article = candidate(c)
      if (article > last) break
      const score = scoreOf(c)
      if (score < least) continue
      row = firstRow(row, article)
      if (load<i32>(row) !== article) continue
      const sum = score + scoreAt(s, <i32>((row - docs) >>> 2))
      keepCandidate(kept, article, sum)
      kept += <i32>(sum >= needed)
    }
    s.row = <i32>((row - docs) >>> 2)
  }
  return isDamaged ? 0 : kept
}
