/**
 * Block-max MaxScore over the lists of a query: the articles of a set with the highest scores.
 *
 * As search/ranked/block-max.ts, which tells how and gives the sources, but in batches: what a window's essential
 * lists bring goes through the others list by list. Scores are exact, so both find the same.
 */
import { FOUND_MOST, HIT_DOCS, HIT_SCORES, ORDER, RESULT, WINDOW, WITHIN } from '../layout'
import {
  addCandidate,
  asked,
  candidates,
  complete,
  dropCandidates,
  openCandidates,
  ordered,
  scored,
} from './candidates'
import { found, limitScores, nextFound, openFound, orderFound, threshold } from './found'
import {
  articles,
  blockOf,
  decoded,
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
import {
  addBlock,
  addMarked,
  addSome,
  behind,
  clearSums,
  enterBlock,
  first,
  hitSome,
  openWindow,
  takeMarked,
  takeSome,
  takeSums,
  windowEnd,
} from './window'

/** Of a set so sparse that a block holds few of its articles, these alone are scored; of a sparser one each article is looked up. */
const SPARSER = 1
const SPARSEST = 2
let isSome: bool = false

/** Blocks between two returns, so that the caller can look at the clock. */
const LOOK = 512

/** The first window is short: in it all lists are essential, as nothing is known of the threshold. */
const FIRST: i32 = 512

/** One window in so many, and the second, tells how many candidates each list is asked for if only essential lists are added up. */
const MEASURED = 8
/** If a list is asked for more candidates than this per block, it is added up as well. */
const LOOKED = 96
let looked: i32 = 0

/** Begins a query over a segment of `all` articles, whose record for scores.ts stands at `columns`. */
export function begin(all: i32, columns: usize, most: i32): void {
  open(all)
  endSet()
  store<i64>(RESULT, 0)
  store<i64>(RESULT, 0, 8)
  scoreBy(columns)
  openFound(most)
  openCandidates()
  looked = 0
}

/** Puts zeros behind the set: windows are looked through whole. */
function endSet(): void {
  const end = WITHIN + ((<usize>((articles + 31) >>> 5)) << 2)
  const zero = i32x4.splat(0)
  for (let at: usize = 0; at < <usize>(WINDOW >> 3); at += 16) v128.store(end + at, zero)
}

/**
 * Goes on from article `from`, the start of a window.
 *
 * @param sparse how sparse the set is: SPARSER, SPARSEST; 0 if whole blocks are scored
 * @returns where to go on: at or behind the last article if that was all
 */
export function collect(from: i32, raised: f64, sparse: i32): i32 {
  if (from === 0) start()
  isSome = sparse === SPARSER
  nextFound(raised)
  const until = decoded + LOOK
  let at = from
  if (sparse === SPARSEST) at = collectFew(from, until)
  else
    while (goesOn(at, until)) {
      const to = at === 0 ? FIRST : (at & ~(WINDOW - 1)) + WINDOW
      openWindow(to)
      if (!isEmpty(at)) collectWindow(at)
      at = to
    }
  if (isDamaged) clearSums()
  collected()
  return at
}

/** Whether to go on from article `at`: the caller has not waited too long, and there is room for what a window may bring. */
function goesOn(at: i32, until: i32): bool {
  return at < articles && !isDamaged && decoded < until && found + WINDOW <= FOUND_MOST
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

/** Whether the set has no article in the window. Behind the last article the set's memory is 0. */
function isEmpty(from: i32): bool {
  const start = WITHIN + <usize>(from >>> 3)
  let any = i32x4.splat(0)
  for (let at = start; at < WITHIN + <usize>(windowEnd >> 3); at += 16) any = v128.or(any, v128.load(at))
  return !v128.any_true(any)
}

function collectWindow(from: i32): void {
  for (let i = 0; i < size; i++) enter(list(i), from, windowEnd)
  sortByMax()
  let essential = size
  let rest: f64 = 0
  while (essential > 0 && rest + ordered(essential - 1).windowMax < threshold)
    rest += ordered(--essential).windowMax
  if (essential === 0) return
  const isMeasured = from === FIRST || (from / WINDOW) % MEASURED === 1
  if (!isMeasured)
    for (; essential < size && looked > LOOKED * blocksIn(ordered(essential)); essential++)
      rest = max<f64>(0, rest - ordered(essential).windowMax)
  const before = asked
  const others = size - essential
  if (essential === 1) collectOne(rest, from)
  else collectSums(essential, rest, from)
  if (isMeasured) looked = (asked - before) / max(1, others)
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

/** Looks up each article of the set in all lists, from article `from` on. @returns where to go on */
function collectFew(from: i32, until: i32): i32 {
  let at = from
  for (; goesOn(at, until); at += 128) {
    const words = WITHIN + <usize>(at >>> 3)
    if (!v128.any_true(v128.load(words))) continue
    addArticles(load<u64>(words), at)
    addArticles(load<u64>(words, 8), at + 64)
    if (candidates >= GROUP) completeGroup()
  }
  if (candidates > 0) completeGroup()
  return at
}

/** Adds the articles of a word of the set, whose first bit is article `from`. */
function addArticles(word: u64, from: i32): void {
  for (let left = word; left !== 0; left &= left - 1) addCandidate(from + <i32>ctz(left), 0)
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

/** Where only the first list is essential. */
function collectOne(rest: f64, from: i32): void {
  const s = ordered(0)
  const end = s.end
  for (let block = s.block; block < end; block++) {
    if (maxScore(s, block) + rest < threshold) continue
    if (isSome) collectSome(s, block, rest, from)
    else {
      loadBlock(s, block)
      loadScores(s)
      enterBlock(s, from)
      for (let row = first; row < behind; row++) {
        const score = load<f64>(s.scores + ((<usize>row) << 3))
        if (score + rest >= threshold) addCandidate(load<i32>(s.docs + ((<usize>row) << 2)), score)
      }
    }
    if (candidates > 0) complete(1, rest)
  }
}

function collectSome(s: List, block: i32, rest: f64, from: i32): void {
  const hits = hitSome(s, block, from)
  const least = threshold - rest
  for (let hit: usize = 0; hit < (<usize>hits) << 2; hit += 4) {
    const score = load<f64>(HIT_SCORES + (hit << 1))
    if (score >= least) addCandidate(load<i32>(HIT_DOCS + hit), score)
  }
}

/** Lists with fewer postings than one in so many articles leave most lines of 8 sums empty. */
const SPARSE = 32

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
      if (isSome) addSome(s, block, from)
      else if (isSparse) addMarked(s, block, from)
      else addBlock(s, block, from)
    }
  }
  if (isSome) takeSome(essential, rest, from)
  else if (isSparse) takeMarked(essential, rest, from)
  else takeSums(essential, rest, from)
}
