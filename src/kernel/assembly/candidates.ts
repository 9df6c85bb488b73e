/**
 * Candidates: articles that some lists brought, on their way through the others, list by list.
 *
 * A candidate is dropped as soon as it cannot reach the threshold, whatever the lists to come are worth.
 */
import { find, threshold } from './found'
import { CANDIDATE_SCORES, CANDIDATES, ORDER, WITHIN } from './layout'
import { blockOf, firstFrom, firstRow, List, lastOf, list, loadBlock, maxScore, size } from './lists'
import { scoreAt } from './scores'

export let candidates: i32 = 0
/** Articles whose scores were added up since the query began. */
export let scored: i32 = 0

export function openCandidates(): void {
  candidates = 0
  scored = 0
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
    addList(s, left, after)
    left = after
  }
  for (let c = 0; c < candidates; c++) {
    const score = load<f64>(CANDIDATE_SCORES + ((<usize>c) << 3))
    // Of a set whose articles are looked up, some hold no term.
    if (score > 0 && score >= threshold) find(load<i32>(CANDIDATES + ((<usize>c) << 2)), score)
  }
  candidates = 0
}

/** @param left the most that this list and those behind it are worth. @param after of those behind it alone */
function addList(s: List, left: f64, after: f64): void {
  let kept = 0
  let block = s.block
  const blocks = s.blocks
  let isBehind = block >= blocks
  let last = isBehind ? i32.MAX_VALUE : lastOf(s, block)
  let most: f64 = isBehind ? 0 : maxScore(s, block)
  const needed = threshold - after
  for (let c = 0; c < candidates; c++) {
    const article = load<i32>(CANDIDATES + ((<usize>c) << 2))
    let sum = load<f64>(CANDIDATE_SCORES + ((<usize>c) << 3))
    if (sum + left < threshold) continue
    if (last < article) {
      block = blockOf(s, article, block)
      isBehind = block >= blocks
      last = isBehind ? i32.MAX_VALUE : lastOf(s, block)
      most = isBehind ? 0 : maxScore(s, block)
    }
    if (!isBehind && sum + most >= needed) sum += lookUp(s, block, article)
    store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
    store<f64>(CANDIDATE_SCORES + ((<usize>kept) << 3), sum)
    kept += <i32>(sum >= needed)
  }
  s.block = block
  candidates = kept
}

/** An article's score; 0 if the list does not hold it. Articles rise from call to call. */
function lookUp(s: List, block: i32, article: i32): f64 {
  loadBlock(s, block)
  const docs = s.docs
  const from = s.row
  // Only a block of its own has room behind its last row.
  const row =
    s.articles === 0
      ? <i32>((firstRow(docs + ((<usize>from) << 2), article) - docs) >>> 2)
      : firstFrom(docs, from, s.size, article)
  s.row = row
  return row < s.size && load<i32>(docs + ((<usize>row) << 2)) === article ? scoreAt(s, row) : 0
}
