/**
 * Strings: which articles hold a string, and where it begins in them, by the positions of the bigrams that cover it.
 *
 * As search/strings/phrase.ts, which gives the source, but in batches: what a block of the rarest list brings goes
 * through the others list by list, and only what all of them hold has its positions read, beginning with the bigram
 * that stands there least often.
 *
 * Either their starts are noted, or the articles are scored, and those that cannot reach the threshold are left out
 * early: an article holds a string at most as often as any of its bigrams, and at best where an occurrence counts most.
 */
import { CANDIDATES, COUNTS, FOUND, IDS, OUT, RESULT, STARTS, TO_MEET, WITHIN } from '../layout'
import { loadCounts } from './counts'
import { openBlock, rowByBits } from './dense'
import { find, found, limitScores, nextFound, openFound, orderFound, threshold } from './found'
import {
  blockOf,
  decoded,
  firstRow,
  GRID,
  isDamaged,
  K1,
  List,
  lastOf,
  list,
  loadBlock,
  open,
  size,
} from './lists'
import { loadBefore, loadRows, noteRow, offsetOf, Placed, placed, readOf, timesOf } from './placed'
import { mostImpact, scoreBy, scoreOfStarts } from './scores'
import { bitOf, candidate, keepHeld, keepHeldWith, LONGER, makeBits } from './sets'

/** Blocks of the rarest list between two returns, so that the caller can look at the clock. */
const LOOK = 64
/** Articles found, and starts, between two returns: there is room for those of one more block. */
const MOST_FOUND = 4096
const MOST_STARTS = 262144
/** An article in which the rarest bigram stands more often, or another one, is left to plain code. */
const MOST_TIMES = 4096
const MOST_TO_MEET = 131072

/** Articles and starts that were noted since the last return. */
let noted: i32 = 0
let starts: i32 = 0
/** Whether articles are scored; else their starts are noted. */
let isScoring: bool = false
let idf: f64 = 0
/** Articles scored since the string began, and whether one is left to plain code. */
let scored: i32 = 0
let isLeft: bool = false

/** Begins a string in a segment of `all` articles. Its starts are noted. */
export function beginString(all: i32): void {
  open(all)
  isScoring = false
}

/** The same; the `most` articles with the highest scores are found, by the record of lengths and norms at `columns`. */
export function beginScores(all: i32, columns: usize, worth: f64, most: i32): void {
  open(all)
  scoreBy(columns)
  openFound(most)
  limitScores(worth)
  idf = worth
  isScoring = true
  isLeft = false
  scored = 0
  reached = -1
  leastImpact = 0
}

/**
 * Goes on from a block of the rarest list.
 *
 * @param mode which articles are tried: 0 all, 1 those of the set at WITHIN, 2 those outside it
 * @param raised articles that score less are left out
 * @returns the block to go on with; behind the last if that was all
 */
export function findFrom(block: i32, mode: i32, raised: f64): i32 {
  const driver = list(0)
  let at = block
  if (block === 0) prepare(true)
  next(raised)
  for (; at < driver.blocks && !isDamaged && at < block + LOOK; at++) {
    if (noted + found > MOST_FOUND || starts > MOST_STARTS) break
    loadBlock(driver, at)
    findAmong(keepRows(driver, mode), 1)
  }
  leave()
  return at
}

/** Tries the first `count` articles at CANDIDATES, at most 128; they rise from call to call. */
export function findIn(count: i32, raised: f64): void {
  next(raised)
  prepare(false)
  let left = count
  for (let i = 0; i < size; i++) if (list(i).bits !== 0) left = keepHeld(list(i).bits, left)
  for (let i = 0; i < left; i++) store<i32>(IDS + ((<usize>i) << 2), i)
  findAmong(left, 0)
  leave()
}

function next(raised: f64): void {
  nextFound(raised)
  noted = 0
  starts = 0
}

function leave(): void {
  if (isScoring) orderFound()
  store<i32>(RESULT, isScoring ? found : noted)
  store<i32>(RESULT, isScoring ? scored : starts, 4)
  store<i32>(RESULT, decoded, 8)
  store<i32>(RESULT, isDamaged || isLeft ? 1 : 0, 12)
  store<f64>(RESULT, threshold, 16)
}

/** Makes the bits of the dense lists, where most of their blocks would be decoded anyway and `isWorth` says so; lists without go by their blocks. */
function prepare(isWorth: bool): void {
  const most = LONGER * list(0).documentFrequency
  for (let i = 0; i < size; i++) makeBits(list(i), isWorth && i > 0 && list(i).documentFrequency <= most)
}

/** An article whose impact is less cannot reach the threshold, which is `reached`. */
let leastImpact: f64 = 0
let reached: f64 = -1

/** Follows the threshold. */
function priceImpacts(): void {
  if (reached === threshold) return
  reached = threshold
  // Scores are rounded to the grid: what is left out stays below it whichever way.
  const score = threshold - 2 * GRID
  if (score <= 0) leastImpact = 0
  else leastImpact = score >= idf ? Infinity : ((K1 * score) / (idf - score)) * (1 - GRID)
}

/** Whether an article may reach the threshold, which was priced, if it holds a bigram this often. */
function mayReach(article: i32, times: i32): bool {
  return mostImpact(article) * <f64>times >= leastImpact
}

/** The row of each candidate in the list at hand, as its address. */
const ROWS: usize = OUT

/** Makes the articles of the block at hand candidates, as `mode` of `findFrom` says. @returns how many */
function keepRows(driver: List, mode: i32): i32 {
  const p = placed(0)
  if (isScoring || p.record !== 0) loadCounts(driver)
  if (isDamaged) return 0
  const end = driver.docs + ((<usize>driver.size) << 2)
  let kept: usize = 0
  if (isScoring) priceImpacts()
  for (let at = driver.docs; at < end; at += 4) {
    const article = load<i32>(at)
    store<i32>(CANDIDATES + kept, article)
    store<i32>(ROWS + kept, <i32>at)
    // No branches: they could not be foretold.
    let isKept: bool = true
    if (mode !== 0) isKept = (bitOf(WITHIN, article) === 1) === (mode === 1)
    if (isScoring) isKept = isKept && mayReach(article, load<i32>(at, COUNTS))
    kept += (<usize>isKept) << 2
  }
  let count = <i32>(kept >>> 2)
  for (let i = 1; i < size; i++) if (list(i).bits !== 0) count = keepHeldWith(list(i).bits, ROWS, count)
  if (p.record !== 0 && count > 0) loadBefore(driver, p)
  for (let id = 0; id < count; id++) {
    store<i32>(IDS + ((<usize>id) << 2), id)
    if (p.record !== 0) noteRow(driver, load<i32>(ROWS + ((<usize>id) << 2)), id)
  }
  return count
}

/** Tries `count` candidates, which the lists before `first` hold. */
function findAmong(count: i32, first: i32): void {
  let left = count
  for (let i = first; i < size && left > 0; i++) left = keep(list(i), placed(i), left)
  for (let i = 0; i < left && !isDamaged; i++)
    meet(load<i32>(CANDIDATES + ((<usize>i) << 2)), load<i32>(IDS + ((<usize>i) << 2)))
}

/** Keeps of the first `count` candidates those of a list, and notes which positions are theirs. @returns how many */
function keep(s: List, p: Placed, count: i32): i32 {
  let kept = 0
  for (let c = 0; c < count; ) {
    const block = blockOf(s, candidate(c), s.block)
    s.block = block
    if (block >= s.blocks) break
    // Where a list has bits, all candidates are in it.
    const isByBits = openBlock(s, block)
    if (!isByBits) loadBlock(s, block)
    if (isDamaged) return 0
    const last = lastOf(s, block)
    const before = kept
    const docs = s.docs
    for (; c < count; c++) {
      const article = candidate(c)
      if (article > last) break
      const row = isByBits ? rowByBits(s, article) : firstRow(docs, article)
      const to = (<usize>kept) << 2
      store<i32>(CANDIDATES + to, article)
      store<i32>(IDS + to, load<i32>(IDS + ((<usize>c) << 2)))
      store<i32>(ROWS + to, <i32>row)
      kept += <i32>(isByBits || load<i32>(row) === article)
    }
    if (kept > before) kept = noteRows(s, p, before, kept)
  }
  return isDamaged ? 0 : kept
}

/** Notes the positions of the candidates from `from` to `to`, which stand in the block at hand, but of those that are too low. */
function noteRows(s: List, p: Placed, from: i32, to: i32): i32 {
  if (isScoring) priceImpacts()
  else if (p.record === 0) return to
  loadRows(s, p, ROWS + ((<usize>from) << 2), to - from)
  if (isDamaged) return 0
  let kept = from
  for (let c = from; c < to; c++) {
    const article = candidate(c)
    const id = load<i32>(IDS + ((<usize>c) << 2))
    const row = <usize>load<i32>(ROWS + ((<usize>c) << 2))
    if (isScoring && !mayReach(article, load<i32>(row, COUNTS))) continue
    store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
    store<i32>(IDS + ((<usize>kept) << 2), id)
    if (p.record !== 0) noteRow(s, row, id)
    kept++
  }
  return kept
}

/** Notes or scores an article, if it holds the string. */
function meet(article: i32, id: i32): void {
  let least = 0
  let fewest = i32.MAX_VALUE
  let most = 0
  for (let i = 0; i < size; i++) {
    if (placed(i).record === 0) continue
    const times = timesOf(i, id)
    most = max(most, times)
    if (times >= fewest) continue
    fewest = times
    least = i
  }
  if (fewest > MOST_TIMES || most > MOST_TO_MEET) {
    if (isScoring) isLeft = true
    else note(article, -1)
    return
  }
  const out = STARTS + ((<usize>starts) << 2)
  readOf(least, id, offsetOf(least, 0), out)
  if (isDamaged) return
  let score: f64 = 0
  if (isScoring) {
    scored++
    // Where this bigram stands tells more than how often.
    if (threshold > 0) {
      score = scoreOfStarts(out, fewest, idf, article)
      if (score + GRID < threshold) return
    }
  }
  let left = fewest
  for (let place = 0; place < size && left > 0 && !isDamaged; place++) {
    // The list that was read is asked first for the other places at which the string has its bigram.
    const i = place === 0 ? least : place <= least ? place - 1 : place
    const p = placed(i)
    const first = place === 0 ? 1 : 0
    if (p.record === 0 || first === p.offsets) continue
    readOf(i, id, 0, TO_MEET)
    for (let n = first; n < p.offsets; n++) left = keepAligned(out, left, timesOf(i, id), offsetOf(i, n))
  }
  if (left === 0 || isDamaged) return
  if (!isScoring) note(article, left)
  else {
    if (left < fewest || score === 0) score = scoreOfStarts(out, left, idf, article)
    if (score >= threshold) find(article, score)
  }
}

/** Keeps of `count` starts those at whose offset one of the `times` positions at TO_MEET stands. @returns how many */
function keepAligned(out: usize, count: i32, times: i32, offset: i32): i32 {
  const end = TO_MEET + ((<usize>times) << 2)
  let at = TO_MEET
  let kept = 0
  for (let i = 0; i < count; i++) {
    const start = load<i32>(out + ((<usize>i) << 2))
    while (at < end && load<i32>(at) < start + offset) at += 4
    if (at === end) break
    store<i32>(out + ((<usize>kept) << 2), start)
    kept += <i32>(load<i32>(at) === start + offset)
  }
  return kept
}

/** @param count of its starts; -1 if the article was not read */
function note(article: i32, count: i32): void {
  store<i32>(FOUND + ((<usize>noted) << 3), article)
  store<i32>(FOUND + ((<usize>noted) << 3), count, 4)
  noted++
  starts += max(0, count)
}
