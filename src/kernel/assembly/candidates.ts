/**
 * Candidates: articles that some lists brought, on their way through the others, list by list.
 *
 * A candidate is dropped as soon as it cannot reach the threshold, whatever the lists to come are worth.
 */
import {
  CANDIDATE_SCORES,
  CANDIDATES,
  HIT_DOCS,
  HIT_ROWS,
  HIT_SCORES,
  HITS,
  ORDER,
  SUMS,
  WITHIN,
} from '../layout'
import { below, openBlock, skipTo, wordOf } from './dense'
import { findAll, threshold } from './found'
import { blockOf, firstRow, List, lastOf, list, loadBlock, maxScore, size } from './lists'
import { scoreHits } from './scores'

export let candidates: i32 = 0
/** Articles whose scores were added up since the query began, and for how many candidates lists were asked. */
export let scored: i32 = 0
export let asked: i32 = 0

export function openCandidates(): void {
  candidates = 0
  scored = 0
  asked = 0
}

export function dropCandidates(): void {
  candidates = 0
}

/** The list at a place of the order. */
export function ordered(place: i32): List {
  return list(load<i32>(ORDER + ((<usize>place) << 2)))
}

export function isWithin(article: i32): bool {
  return ((load<u32>(WITHIN + ((<usize>(article >>> 5)) << 2)) >>> (article & 31)) & 1) !== 0
}

/** Adds an article, unless it is not asked for. Articles rise from call to call. */
export function addCandidate(article: i32, score: f64): void {
  store<i32>(CANDIDATES + ((<usize>candidates) << 2), article)
  store<f64>(CANDIDATE_SCORES + ((<usize>candidates) << 3), score)
  candidates += <i32>isWithin(article)
}

/** The same of `count` articles, whose places in the window from `from` on stand at `places`. */
export function addReached(from: i32, places: usize, count: i32): void {
  let to = candidates
  for (let at = places; at < places + ((<usize>count) << 1); at += 2) {
    const place = <i32>load<u16>(at)
    store<i32>(CANDIDATES + ((<usize>to) << 2), from + place)
    store<f64>(CANDIDATE_SCORES + ((<usize>to) << 3), load<f64>(SUMS + ((<usize>place) << 3)))
    to += <i32>isWithin(from + place)
  }
  candidates = to
}

/**
 * Adds to all candidates what the lists from `next` on are worth, and finds those that reach the threshold.
 *
 * @param rest the most that these lists are worth in the window
 */
export function complete(next: i32, rest: f64): void {
  let left = rest
  scored += candidates
  for (let place = next; place < size && candidates > 0; place++) {
    const s = ordered(place)
    const after = place === size - 1 ? 0 : max<f64>(0, left - s.windowMax)
    addList(s, after)
    left = after
  }
  findAll(CANDIDATES, CANDIDATE_SCORES, candidates)
  candidates = 0
}

/**
 * Adds to the candidates what a list is worth, block by block, and drops those that cannot reach the threshold whatever it is.
 *
 * @param after the most that the lists behind it are worth
 */
function addList(s: List, after: f64): void {
  asked += candidates
  const needed = threshold - after
  let kept = 0
  let block = s.block
  for (let c = 0; c < candidates; ) {
    block = blockOf(s, load<i32>(CANDIDATES + ((<usize>c) << 2)), block)
    const isBehind = block >= s.blocks
    const last = isBehind ? i32.MAX_VALUE : lastOf(s, block)
    const most: f64 = isBehind ? 0 : maxScore(s, block)
    const before = kept
    for (; c < candidates; c++) {
      const article = load<i32>(CANDIDATES + ((<usize>c) << 2))
      if (article > last) break
      const sum = load<f64>(CANDIDATE_SCORES + ((<usize>c) << 3))
      store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
      store<f64>(CANDIDATE_SCORES + ((<usize>kept) << 3), sum)
      kept += <i32>(sum + most >= needed)
    }
    if (!isBehind && kept > before) addBlock(s, block, before, kept)
  }
  s.block = block
  candidates = kept
}

/** Adds to the candidates from `from` to `to` what a block is worth that reaches over them. */
function addBlock(s: List, block: i32, from: i32, to: i32): void {
  const hits = openBlock(s, block) ? hitByBits(s, from, to) : hitByRows(s, block, from, to)
  if (hits === 0) return
  scoreHits(s, hits)
  for (let hit = 0; hit < hits; hit++) {
    const sum = CANDIDATE_SCORES + ((<usize>load<i32>(HITS + ((<usize>hit) << 2))) << 3)
    store<f64>(sum, load<f64>(sum) + load<f64>(HIT_SCORES + ((<usize>hit) << 3)))
  }
}

/** Finds the rows of some candidates in a block. @returns how many it holds */
function hitByRows(s: List, block: i32, from: i32, to: i32): i32 {
  loadBlock(s, block)
  const docs = s.docs
  let hits: usize = 0
  for (let c = from; c < to; c++) {
    const article = load<i32>(CANDIDATES + ((<usize>c) << 2))
    const row = firstRow(docs, article)
    // No branch: it could not be foretold.
    noteHit(hits, c, <i32>(row - docs), article)
    hits += (<usize>(load<i32>(row) === article)) << 2
  }
  return <i32>(hits >>> 2)
}

/** The same, in the block at hand, by the bits of its list. Articles rise from call to call. */
function hitByBits(s: List, from: i32, to: i32): i32 {
  let hits: usize = 0
  for (let c = from; c < to; c++) {
    const article = load<i32>(CANDIDATES + ((<usize>c) << 2))
    skipTo(s, wordOf(s, article))
    const bits = load<u64>(s.word)
    noteHit(hits, c, (s.wordRow + <i32>popcnt(bits & below(article))) << 2, article)
    hits += (<usize>((bits >>> (article & 63)) & 1)) << 2
  }
  return <i32>(hits >>> 2)
}

/** Notes a hit, `hits` bytes behind the first. */
export function noteHit(hits: usize, candidate: i32, row: i32, article: i32): void {
  store<i32>(HITS + hits, candidate)
  store<i32>(HIT_ROWS + hits, row)
  store<i32>(HIT_DOCS + hits, article)
}
