/**
 * Block-max MaxScore over the lists of a query: the articles of a set with the highest scores.
 *
 * As search/ranked/block-max.ts, which tells how and gives the sources, but in batches: what a window's essential
 * lists bring goes through the others list by list. Scores are exact, so both find the same.
 */
import {
  addCandidate,
  candidates,
  complete,
  dropCandidates,
  openCandidates,
  ordered,
  scored,
} from './candidates'
import { found, limitScores, nextFound, openFound, orderFound, threshold } from './found'
import { CANDIDATES_MOST, FOUND_MOST, LINES, ORDER, RESULT, SUMS, WINDOW, WITHIN } from './layout'
import {
  articles,
  blockOf,
  decoded,
  firstFrom,
  isDamaged,
  List,
  lastOf,
  list,
  loadBlock,
  maxScore,
  open,
  size,
} from './lists'
import { loadScores, scoreBy } from './scores'
import { candidate } from './sets'

/** Blocks between two returns, so that the caller can look at the clock. */
const LOOK = 512

/** One window in so many tells how many candidates are looked up if only essential lists are added up. */
const MEASURED = 8
/** A block is decoded and scored whole in the time in which so many candidates are looked up in it. */
const LOOKED = 16
let looked: i32 = 0

/** Begins a query over a segment of `all` articles, whose record for scores.ts stands at `columns`. */
export function begin(all: i32, columns: usize, most: i32): void {
  open(all)
  scoreBy(columns)
  openFound(most)
  openCandidates()
  looked = 0
}

/**
 * Goes on from article `from`, the start of a window.
 *
 * @param isFew whether the set is so small that each of its articles is looked up
 * @returns where to go on: at or behind the last article if that was all
 */
export function collect(from: i32, raised: f64, isFew: bool): i32 {
  if (from === 0) start()
  nextFound(raised)
  const until = decoded + LOOK
  let at = from
  while (at < articles && !isDamaged && decoded < until && found + WINDOW <= FOUND_MOST) {
    if (!isEmpty(at)) collectWindow(at, isFew)
    at += WINDOW
  }
  if (isDamaged) {
    memory.fill(SUMS, 0, WINDOW << 3)
    memory.fill(LINES, 0, WINDOW >> 3)
  }
  collected()
  return at
}

/** Leaves what was found at RESULT. */
function collected(): void {
  orderFound()
  store<i32>(RESULT, found)
  store<i32>(RESULT, scored, 4)
  store<i32>(RESULT, decoded, 8)
  store<i32>(RESULT, <i32>isDamaged, 12)
  store<f64>(RESULT, threshold, 16)
}

/** Puts the lists in some order, and adds up the most that they are worth. */
function start(): void {
  let highest: f64 = 0
  for (let i = 0; i < size; i++) {
    store<i32>(ORDER + ((<usize>i) << 2), i)
    highest += mostOf(list(i))
  }
  limitScores(highest)
}

function mostOf(s: List): f64 {
  if (s.articles === 0) return s.idf
  let most: f64 = 0
  for (let block = 0; block < s.blocks; block++) most = max(most, maxScore(s, block))
  return most
}

/** Whether the set has no article in a window. Behind the last article the set's memory is 0. */
function isEmpty(from: i32): bool {
  const start = WITHIN + <usize>(from >>> 3)
  let any = i32x4.splat(0)
  for (let at = start; at < start + <usize>(WINDOW >> 3); at += 16) any = v128.or(any, v128.load(at))
  return !v128.any_true(any)
}

function collectWindow(from: i32, isFew: bool): void {
  if (isFew) {
    collectFew(from)
    return
  }
  for (let i = 0; i < size; i++) enter(list(i), from, from + WINDOW)
  sortByMax()
  let essential = size
  let rest: f64 = 0
  while (essential > 0 && rest + ordered(essential - 1).windowMax < threshold)
    rest += ordered(--essential).windowMax
  if (essential === 0) return
  const isMeasured = (from / WINDOW) % MEASURED === 1
  // Where many candidates would be looked up in each of its blocks, a list is added up as well.
  if (!isMeasured)
    for (; essential < size && looked > LOOKED * blocksIn(ordered(essential)); essential++)
      rest = max<f64>(0, rest - ordered(essential).windowMax)
  const before = scored
  if (essential === 1) collectOne(rest, from)
  else collectSums(essential, rest, from)
  if (isMeasured) looked = scored - before
}

function blocksIn(s: List): i32 {
  return s.end - s.block
}

/** Finds the blocks that may reach into the window [from, to), and the most that they are worth. */
function enter(s: List, from: i32, to: i32): void {
  const first = blockOf(s, from, s.block)
  s.block = first
  let most: f64 = 0
  let block = first
  while (block < s.blocks) {
    most = max(most, maxScore(s, block))
    // Where a block ends the next one begins, so it may not reach into the window.
    if (lastOf(s, block++) >= to - 1) break
  }
  s.windowMax = most
  s.end = block
}

/** Highest maximum first, so that the non-essential lists stand last. */
function sortByMax(): void {
  for (let i = 1; i < size; i++) {
    const one = load<i32>(ORDER + ((<usize>i) << 2))
    const most = list(one).windowMax
    let at = i
    while (at > 0 && ordered(at - 1).windowMax < most) {
      store<i32>(ORDER + ((<usize>at) << 2), load<i32>(ORDER + ((<usize>(at - 1)) << 2)))
      at--
    }
    store<i32>(ORDER + ((<usize>at) << 2), one)
  }
}

/** Articles of a small set that are looked up together: few, so that what the lists hold between them bounds them closely. */
const GROUP = 32

/** Looks up each article of the set in all lists. */
function collectFew(from: i32): void {
  const first = WITHIN + <usize>(from >>> 3)
  for (let w = 0; w < WINDOW >> 6; w++) {
    for (let word = load<u64>(first + ((<usize>w) << 3)); word !== 0; word &= word - 1)
      addCandidate(from + (w << 6) + <i32>ctz(word), 0)
    if (candidates >= GROUP) completeGroup()
  }
  if (candidates > 0) completeGroup()
}

function completeGroup(): void {
  const from = candidate(0)
  const to = candidate(candidates - 1) + 1
  let all: f64 = 0
  for (let i = 0; i < size; i++) {
    enter(list(i), from, to)
    all += list(i).windowMax
  }
  if (all < threshold) {
    dropCandidates()
    return
  }
  sortByMax()
  complete(0, all)
}

/** The rows of the block at hand from `first` to `behind` lie in the window. One block may reach over many windows. */
let first: i32 = 0
let behind: i32 = 0

function enterBlock(s: List, from: i32): void {
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

/** Where only the first list is essential. */
function collectOne(rest: f64, from: i32): void {
  const s = ordered(0)
  const end = s.end
  for (let block = s.block; block < end; block++) {
    if (maxScore(s, block) + rest < threshold) continue
    loadBlock(s, block)
    loadScores(s)
    enterBlock(s, from)
    for (let row = first; row < behind; row++) {
      const score = load<f64>(s.scores + ((<usize>row) << 3))
      if (score + rest >= threshold) addCandidate(load<i32>(s.docs + ((<usize>row) << 2)), score)
    }
    if (candidates > 0) complete(1, rest)
  }
}

/** Adds up the essential lists over the window, then asks the others about articles that may reach the threshold. */
function collectSums(essential: i32, rest: f64, from: i32): void {
  let all = rest
  let postings = 0
  for (let place = 0; place < essential; place++) {
    all += ordered(place).windowMax
    postings += ordered(place).documentFrequency
  }
  // Of lists this rare most lines of the window stay empty: those that do not are marked.
  const isSparse = postings < articles / SPARSE
  for (let place = 0; place < essential; place++) {
    const s = ordered(place)
    const others = all - s.windowMax
    const end = s.end
    for (let block = s.block; block < end; block++) {
      if (maxScore(s, block) + others < threshold) continue
      loadBlock(s, block)
      loadScores(s)
      if (isSparse) addMarked(s, from)
      else addBlock(s, from)
    }
  }
  if (isSparse) takeMarked(essential, rest, from)
  else takeSums(essential, rest, from)
}

function addBlock(s: List, from: i32): void {
  enterBlock(s, from)
  const docs = s.docs
  const scores = s.scores
  const sums = SUMS - ((<usize>from) << 3)
  for (let row = first; row < behind; row++) {
    const sum = sums + ((<usize>load<i32>(docs + ((<usize>row) << 2))) << 3)
    store<f64>(sum, load<f64>(sum) + load<f64>(scores + ((<usize>row) << 3)))
  }
}

/** Lists with fewer postings than one in so many articles leave most lines of 8 sums empty. */
const SPARSE = 32

/** As `addBlock`, and marks the lines of 8 sums that it adds to. */
function addMarked(s: List, from: i32): void {
  addBlock(s, from)
  const docs = s.docs
  for (let row = first; row < behind; row++)
    store<u8>(LINES + <usize>((load<i32>(docs + ((<usize>row) << 2)) - from) >>> 3), 0xff)
}

/** As `takeSums`, of the lines that are marked. */
function takeMarked(essential: i32, rest: f64, from: i32): void {
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
function takeSums(essential: i32, rest: f64, from: i32): void {
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
