/**
 * A window of articles: the rows of a block that lie in it, and the sums of what lists are worth in it.
 *
 * Sums are added up list by list, in one of three ways, and taken out by the way that they were added: of all rows; of all rows,
 * with the lines of 8 sums marked that something was added to; or of the rows of the set's articles alone. Windows rise.
 */
import { addCandidate, candidates, complete } from './candidates'
import { threshold } from './found'
import { CANDIDATES_MOST, HIT_ROWS, HIT_SCORES, LINES, SUMS, WINDOW, WITHIN } from './layout'
import { articles, firstFrom, List } from './lists'
import { loadScores, scoreHits } from './scores'
import { bitOf } from './sets'

/** The rows of the block at hand from `first` to `behind` lie in the window. One block may reach over many windows. */
export let first: i32 = 0
export let behind: i32 = 0

export function enterBlock(s: List, from: i32): void {
  const docs = s.docs
  const count = s.size
  first = s.entered
  behind = count
  if (first === count) return
  // Rows before it lie before the window, as windows rise.
  if (load<i32>(docs + ((<usize>first) << 2)) < from) first = firstFrom(docs, first, count, from)
  if (load<i32>(docs + ((<usize>(count - 1)) << 2)) >= from + WINDOW)
    behind = firstFrom(docs, first, count, from + WINDOW)
  s.entered = behind
}

/** Finds and scores the rows of the block at hand that lie in the window and whose articles are in the set. @returns how many */
export function hitSome(s: List, from: i32): i32 {
  enterBlock(s, from)
  const docs = s.docs
  let hit = HIT_ROWS
  for (let row = (<usize>first) << 2; row < (<usize>behind) << 2; row += 4) {
    // No branch: it could not be foretold.
    store<i32>(hit, <i32>row)
    hit += (<usize>bitOf(WITHIN, load<i32>(docs + row))) << 2
  }
  const hits = <i32>((hit - HIT_ROWS) >>> 2)
  scoreHits(s, hits)
  return hits
}

/** Forgets all sums, where a damaged list ended a window halfway. */
export function clearSums(): void {
  memory.fill(SUMS, 0, WINDOW << 3)
  memory.fill(LINES, 0, WINDOW >> 3)
}

/** Adds up the scores of the block at hand. */
export function addBlock(s: List, from: i32): void {
  loadScores(s)
  enterBlock(s, from)
  const docs = s.docs
  const scores = s.scores
  const sums = SUMS - ((<usize>from) << 3)
  for (let row = first; row < behind; row++) {
    const sum = sums + ((<usize>load<i32>(docs + ((<usize>row) << 2))) << 3)
    store<f64>(sum, load<f64>(sum) + load<f64>(scores + ((<usize>row) << 3)))
  }
}

/** As `addBlock`, of the set's articles alone. */
export function addSome(s: List, from: i32): void {
  const hits = hitSome(s, from)
  const sums = SUMS - ((<usize>from) << 3)
  for (let hit: usize = 0; hit < (<usize>hits) << 2; hit += 4) {
    const sum = sums + ((<usize>load<i32>(s.docs + <usize>load<i32>(HIT_ROWS + hit))) << 3)
    store<f64>(sum, load<f64>(sum) + load<f64>(HIT_SCORES + (hit << 1)))
  }
}

/** As `takeSums`: nothing was added up but for the set's articles. */
export function takeSome(essential: i32, rest: f64, from: i32): void {
  const words = WITHIN + <usize>(from >>> 3)
  let least = leastSum(rest)
  for (let w = 0; w < WINDOW >> 6; w++) {
    const sums = SUMS + ((<usize>w) << 9)
    for (let word = load<u64>(words + ((<usize>w) << 3)); word !== 0; word &= word - 1) {
      const bit = <i32>ctz(word)
      const at = sums + ((<usize>bit) << 3)
      const sum = load<f64>(at)
      store<f64>(at, 0)
      if (sum >= least) addCandidate(from + (w << 6) + bit, sum)
    }
    if (candidates > CANDIDATES_MOST - 64) {
      complete(essential, rest)
      least = leastSum(rest)
    }
  }
  complete(essential, rest)
}

/** As `addBlock`, and marks the lines of 8 sums that it adds to. */
export function addMarked(s: List, from: i32): void {
  addBlock(s, from)
  const docs = s.docs
  for (let row = first; row < behind; row++)
    store<u8>(LINES + <usize>((load<i32>(docs + ((<usize>row) << 2)) - from) >>> 3), 0xff)
}

/** As `takeSums`, of the lines that are marked. */
export function takeMarked(essential: i32, rest: f64, from: i32): void {
  const zero = i32x4.splat(0)
  for (let at: usize = 0; at < <usize>WINDOW >> 3; at += 16) {
    const marks = v128.load(LINES + at)
    if (!v128.any_true(marks)) continue
    v128.store(LINES + at, zero)
    for (let mask = i8x16.bitmask(marks); mask !== 0; mask &= mask - 1) {
      const line = <i32>at + ctz(mask)
      takeLine(from + (line << 3), SUMS + ((<usize>line) << 6), leastSum(rest))
      if (candidates > CANDIDATES_MOST - 8) complete(essential, rest)
    }
  }
  complete(essential, rest)
}

function takeLine(article: i32, sums: usize, least: f64): void {
  for (let i = 0; i < 8; i++) {
    const sum = load<f64>(sums + ((<usize>i) << 3))
    if (sum >= least) addCandidate(article + i, sum)
    store<f64>(sums + ((<usize>i) << 3), 0)
  }
}

/** Takes the sums that may reach the threshold out of the window, and leaves zeros. */
export function takeSums(essential: i32, rest: f64, from: i32): void {
  const zero = f64x2.splat(0)
  const count = min(WINDOW, articles - from)
  let least = f64x2.splat(leastSum(rest))
  for (let at = 0; at < count; at += 8) {
    const sums = SUMS + ((<usize>at) << 3)
    const a = f64x2.ge(v128.load(sums), least)
    const b = f64x2.ge(v128.load(sums, 16), least)
    const c = f64x2.ge(v128.load(sums, 32), least)
    const d = f64x2.ge(v128.load(sums, 48), least)
    if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) {
      let mask =
        i64x2.bitmask(a) | (i64x2.bitmask(b) << 2) | (i64x2.bitmask(c) << 4) | (i64x2.bitmask(d) << 6)
      for (; mask !== 0; mask &= mask - 1) {
        const i = ctz(mask)
        addCandidate(from + at + i, load<f64>(sums + ((<usize>i) << 3)))
      }
      if (candidates > CANDIDATES_MOST - 8) {
        complete(essential, rest)
        least = f64x2.splat(leastSum(rest))
      }
    }
    v128.store(sums, zero)
    v128.store(sums, zero, 16)
    v128.store(sums, zero, 32)
    v128.store(sums, zero, 48)
  }
  complete(essential, rest)
}

/** A sum of 0 belongs to an article that no list brought. */
function leastSum(rest: f64): f64 {
  return max<f64>(threshold - rest, f64.MIN_VALUE)
}
