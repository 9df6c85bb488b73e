/**
 * A window of articles: the rows of a block that lie in it, and the sums of what lists are worth in it.
 *
 * Sums are added up list by list, in one of three ways, and taken out by the way that they were added: of all rows; of all rows,
 * with the lines of 8 sums marked that something was added to; or of the rows of the set's articles alone. Windows rise.
 */
import {
  CANDIDATES_MOST,
  COUNT_OF,
  HIT_DOCS,
  HIT_SCORES,
  LINES,
  MARKED,
  PLACES_OF,
  REACHED,
  SUMS,
  WINDOW,
  WITHIN,
} from '../layout'
import { addCandidate, addReached, candidates, complete, noteHit } from './candidates'
import { below, openBlock, skipTo, wordOf } from './dense'
import { threshold } from './found'
import { articles, firstFrom, List, lastOf, loadBlock } from './lists'
import { loadScores, scoreHits } from './scores'
import { bitOf } from './sets'

/** The rows of the block at hand from `first` to `behind` lie in the window. One block may reach over many windows. */
export let first: i32 = 0
export let behind: i32 = 0
/** The article behind the window. */
export let windowEnd: i32 = 0

export function openWindow(end: i32): void {
  windowEnd = end
}

export function enterBlock(s: List, from: i32): void {
  const docs = s.docs
  const count = s.size
  first = s.entered
  behind = count
  if (first === count) return
  // Rows before it lie before the window, as windows rise.
  if (load<i32>(docs + ((<usize>first) << 2)) < from) first = firstFrom(docs, first, count, from)
  if (load<i32>(docs + ((<usize>(count - 1)) << 2)) >= windowEnd)
    behind = firstFrom(docs, first, count, windowEnd)
  s.entered = behind
}

/** Finds and scores the rows of a block that lie in the window and whose articles are in the set. @returns how many */
export function hitSome(s: List, block: i32, from: i32): i32 {
  const hits = openBlock(s, block) ? hitByBits(s, block, from) : hitByRows(s, block, from)
  scoreHits(s, hits)
  return hits
}

function hitByRows(s: List, block: i32, from: i32): i32 {
  loadBlock(s, block)
  enterBlock(s, from)
  const docs = s.docs
  let hits: usize = 0
  for (let row = (<usize>first) << 2; row < (<usize>behind) << 2; row += 4) {
    const article = load<i32>(docs + row)
    // No branch: it could not be foretold.
    noteHit(hits, 0, <i32>row, article)
    hits += (<usize>bitOf(WITHIN, article)) << 2
  }
  return <i32>(hits >>> 2)
}

/** Of the block at hand, by the bits of its list. Articles rise from call to call. */
function hitByBits(s: List, block: i32, from: i32): i32 {
  const start = block === 0 ? from : max(from, lastOf(s, block - 1) + 1)
  const last = min(windowEnd - 1, lastOf(s, block))
  const end = wordOf(s, last)
  skipTo(s, wordOf(s, start))
  let hits: usize = 0
  // The bits of the first word before the start, which are left out.
  let before = below(start)
  for (let word = s.word; word <= end; word += 8) {
    const bits = load<u64>(word)
    let both = bits & load<u64>(WITHIN + (word - s.bits)) & ~before
    before = 0
    if (word === end) both &= (below(last) << 1) | 1
    const base = <i32>((word - s.bits) << 3)
    for (; both !== 0; both &= both - 1) {
      const bit = <i32>ctz(both)
      noteHit(hits, 0, (s.wordRow + <i32>popcnt(bits & below(bit))) << 2, base + bit)
      hits += 4
    }
    if (word < end) skipTo(s, word + 8)
  }
  return <i32>(hits >>> 2)
}

/** Forgets all sums, where a damaged list ended a window halfway. */
export function clearSums(): void {
  memory.fill(SUMS, 0, WINDOW << 3)
  memory.fill(LINES, 0, WINDOW >> 3)
}

/** Adds up the scores of the block at hand. */
export function addBlock(s: List, block: i32, from: i32): void {
  loadBlock(s, block)
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
export function addSome(s: List, block: i32, from: i32): void {
  const hits = hitSome(s, block, from)
  const sums = SUMS - ((<usize>from) << 3)
  for (let hit: usize = 0; hit < (<usize>hits) << 2; hit += 4) {
    const sum = sums + ((<usize>load<i32>(HIT_DOCS + hit)) << 3)
    store<f64>(sum, load<f64>(sum) + load<f64>(HIT_SCORES + (hit << 1)))
  }
}

/** As `takeSums`: nothing was added up but for the set's articles. */
export function takeSome(essential: i32, rest: f64, from: i32): void {
  const words = WITHIN + <usize>(from >>> 3)
  let least = leastSum(rest)
  for (let w = 0; w < (windowEnd - from) >> 6; w++) {
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
export function addMarked(s: List, block: i32, from: i32): void {
  addBlock(s, block, from)
  const docs = s.docs
  for (let row = first; row < behind; row++)
    store<u8>(LINES + <usize>((load<i32>(docs + ((<usize>row) << 2)) - from) >>> 3), 0xff)
}

/** As `takeSums`, of the lines that are marked. */
export function takeMarked(essential: i32, rest: f64, from: i32): void {
  const zero = i32x4.splat(0)
  const least = f64x2.splat(leastSum(rest))
  let to = MARKED
  for (let at: usize = 0; at < <usize>WINDOW >> 3; at += 16) {
    const marks = v128.load(LINES + at)
    if (!v128.any_true(marks)) continue
    v128.store(LINES + at, zero)
    for (let mask = i8x16.bitmask(marks); mask !== 0; mask &= mask - 1) {
      noteLine(to, SUMS + ((at + <usize>ctz(mask)) << 6), least)
      to += 4
    }
  }
  takeNoted(to, essential, rest, from)
  for (let at = MARKED; at < to; at += 4) {
    const sums = SUMS + <usize>((load<u32>(at) >>> 8) << 3)
    v128.store(sums, zero)
    v128.store(sums, zero, 16)
    v128.store(sums, zero, 32)
    v128.store(sums, zero, 48)
  }
}

/** Takes the sums that may reach the threshold out of the window, and leaves zeros. */
export function takeSums(essential: i32, rest: f64, from: i32): void {
  const least = f64x2.splat(leastSum(rest))
  const end = SUMS + ((<usize>min(windowEnd, articles) - from) << 3)
  let to = MARKED
  for (let sums = SUMS; sums < end; sums += 64) to += (<usize>(noteLine(to, sums, least) !== 0)) << 2
  takeNoted(to, essential, rest, from)
  memory.fill(SUMS, 0, end - SUMS)
}

/** Notes which of a line of 8 sums are at least `least`: 8 bits, and the first one's place in the window before them. @returns the bits */
function noteLine(to: usize, sums: usize, least: v128): i32 {
  const a = f64x2.ge(v128.load(sums), least)
  const b = f64x2.ge(v128.load(sums, 16), least)
  const c = f64x2.ge(v128.load(sums, 32), least)
  const d = f64x2.ge(v128.load(sums, 48), least)
  const eight = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  const mask = i8x16.bitmask(i8x16.narrow_i16x8_s(eight, eight)) & 255
  store<u32>(to, ((<u32>(sums - SUMS)) << 5) | mask)
  return mask
}

/** Passes on the sums that the notes from MARKED to `end` tell. Without branches for each: they could not be foretold. */
function takeNoted(end: usize, essential: i32, rest: f64, from: i32): void {
  const reached = placeReached(end)
  for (let i = 0; i < reached; i += CANDIDATES_MOST) {
    addReached(from, REACHED + ((<usize>i) << 1), min(CANDIDATES_MOST, reached - i))
    complete(essential, rest)
  }
}

/** Writes which articles of the window the notes at MARKED tell to REACHED, 16 bits each. @returns how many */
function placeReached(end: usize): i32 {
  let to = REACHED
  for (let at = MARKED; at < end; at += 4) {
    const note = load<u32>(at)
    const mask = <usize>(note & 255)
    const places = i16x8.add(i16x8.splat(<i16>(note >>> 8)), v128.load_ext<u8>(PLACES_OF + (mask << 3)))
    v128.store(to, places)
    to += <usize>load<u8>(COUNT_OF + mask)
  }
  return <i32>((to - REACHED) >>> 1)
}

/** A sum of 0 belongs to an article that no list brought. */
function leastSum(rest: f64): f64 {
  return max<f64>(threshold - rest, f64.MIN_VALUE)
}
