/**
 * Block-max MaxScore: the articles of a set with the highest scores, found
 * without scoring those that cannot reach the threshold.
 *
 * Goes through the segment window by window. In each, the scorers whose maximum
 * scores together stay below the threshold are non-essential: they are asked
 * only about articles that the others bring. Blocks and whole windows whose
 * maximum score is below the threshold are never decoded; one that equals it
 * is. Scores are exact: a collected score has the same bits as the sum over all
 * scorers (bm25f.ts tells why), so ties stay ties.
 *
 * Sources: Turtle & Flood, "Query Evaluation: Strategies and Optimizations"
 * (1995), for MaxScore; Chakrabarti, Chaudhuri & Ganti, "Interval-Based Pruning
 * for Top-k Processing over Compressed Lists" (2011), for bounds by interval;
 * Grand et al., "From MaxScore to Block-Max WAND" (2020), for windows.
 */

import { type Bits, count, eachBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { firstFrom } from '../sets/doc-list.js'
import { type Collector, scored } from './collector.js'
import { selected, type TermScorer } from './term-scorer.js'

/** The collector's threshold. It is read too often to be a property of an object. */
let threshold = 0

/** A single scorer starts with this many of its blocks, those of the highest maximum scores, to raise the threshold early. */
const FIRST = 16

/** If the set has fewer than this many articles per block, look each article up instead of scoring whole blocks. */
const FEW = 16

/** Rows that are compared one by one before a binary search. */
const NEAR = 4

/** Blocks, or articles of a small set, between two looks at the clock. */
const LOOKS = 64

/** Articles in a window. */
const WINDOW = 4096
const WORDS = WINDOW / 32

/** Of the window: the sum of each article's scores so far, and a bit for each article that has any. */
const sums = new Float64Array(WINDOW)
const touched = new Uint32Array(WORDS)

/** One term scorer on its way through the windows. */
class ScorerCursor {
  /** First block that may reach into the window, and the first behind the window. */
  block = 0
  end = 0
  /** Maximum score of the blocks that may reach into the window. */
  windowMax = 0
  /** Row in the block that was loaded last. */
  #row = 0
  #loaded = -1

  constructor(readonly scorer: TermScorer) {}

  enter(from: number, to: number): void {
    const { scorer } = this
    this.block = scorer.blockOf(from, this.block)
    this.windowMax = 0
    let block = this.block
    while (block < scorer.blocks) {
      const max = scorer.maxScore(block)
      if (max > this.windowMax) this.windowMax = max
      block++
      // Where a block ends the next one begins, so it may not reach into the window.
      if (scorer.lastOf(block - 1) >= to - 1) break
    }
    this.end = block
  }

  load(block: number): void {
    this.scorer.load(block)
    if (this.#loaded !== block) this.#row = 0
    this.#loaded = block
  }

  /** Maximum score of the block that may hold the article; 0 behind the last block. Articles rise from call to call. */
  maxScoreFor(article: number): number {
    const { scorer } = this
    if (this.block >= scorer.blocks) return 0
    if (scorer.lastOf(this.block) < article) {
      this.block = scorer.blockOf(article, this.block)
      if (this.block >= scorer.blocks) return 0
    }
    return scorer.maxScore(this.block)
  }

  /**
   * The article's score; 0 if the term is not in it, or its block cannot reach `needed`. Articles rise from
   * call to call.
   */
  scoreOf(article: number, needed: number): number {
    const { scorer } = this
    if (this.maxScoreFor(article) < needed || this.block >= scorer.blocks) return 0
    this.load(this.block)
    const { docs, size } = scorer
    let row = this.#row
    const near = Math.min(row + NEAR, size)
    while (row < near && docs[row]! < article) row++
    if (row === near) row = firstFrom(docs, row, size, article)
    this.#row = row
    return row < size && docs[row] === article ? scorer.scoreAt(row) : 0
  }
}

/** Collects the articles of `within` that hold a term and reach the threshold, in no order. */
export function collectTop(
  scorers: readonly TermScorer[],
  within: Bits,
  articles: number,
  collector: Collector,
  budget: Budget,
): void {
  if (scorers.length === 0) return
  const cursors = scorers.map((scorer) => new ScorerCursor(scorer))
  threshold = collector.threshold
  if (count(within) * scorers.length < FEW * scorers.reduce((sum, { blocks }) => sum + blocks, 0)) {
    collectFew(cursors, within, collector, budget)
    return
  }
  if (cursors.length === 1) {
    collectSingle(cursors, within, articles, collector, budget)
    return
  }
  try {
    for (let from = 0; from < articles; from += WINDOW) {
      if (isEmpty(within, from)) continue
      if (budget.isOver()) return
      for (const cursor of cursors) cursor.enter(from, from + WINDOW)
      // Highest maximum first, so that the non-essential scorers stand last.
      cursors.sort((a, b) => b.windowMax - a.windowMax)
      collectWindow(cursors, within, from, collector)
    }
  } catch (error) {
    // A damaged list ends a window halfway: its sums would be added to those of the next query.
    sums.fill(0)
    touched.fill(0)
    throw error
  }
}

/**
 * A single scorer has nothing to add up, so it needs no windows: its blocks of the highest maximum score come
 * first, and the threshold that they set skips most others.
 */
function collectSingle(
  cursors: readonly ScorerCursor[],
  within: Bits,
  articles: number,
  collector: Collector,
  budget: Budget,
): void {
  const { scorer } = cursors[0]!
  const first = lowestOfFirst(scorer)
  for (let block = 0; block < scorer.blocks; block++)
    if (scorer.maxScore(block) >= first) collectBlock(cursors, block, 0, within, 0, articles, collector)
  for (let block = 0; block < scorer.blocks; block++) {
    const max = scorer.maxScore(block)
    if (max >= first || max < threshold) continue
    if (block % LOOKS === 0 && budget.isOver()) return
    collectBlock(cursors, block, 0, within, 0, articles, collector)
  }
}

const highest = new Float64Array(FIRST)

/** The lowest of the FIRST highest maximum scores; -1 if there are fewer blocks. */
function lowestOfFirst(scorer: TermScorer): number {
  highest.fill(-1)
  for (let block = 0; block < scorer.blocks; block++) {
    const max = scorer.maxScore(block)
    let at = FIRST - 1
    if (max <= highest[at]!) continue
    for (; at > 0 && highest[at - 1]! < max; at--) highest[at] = highest[at - 1]!
    highest[at] = max
  }
  return highest[FIRST - 1]!
}

/** Looks up each article of a small set: most blocks hold none of them, or cannot reach the threshold. */
function collectFew(
  cursors: readonly ScorerCursor[],
  within: Bits,
  collector: Collector,
  budget: Budget,
): void {
  let looked = 0
  let isCut = false
  eachBit(within, (article) => {
    if (looked++ % LOOKS === 0 && budget.isOver()) isCut = true
    if (isCut) return
    scored.articles++
    // The most that the cursors not yet asked can add.
    let remaining = 0
    for (const cursor of cursors) remaining += cursor.maxScoreFor(article)
    let sum = 0
    for (const cursor of cursors) {
      if (sum + remaining < threshold) return
      remaining -= cursor.maxScoreFor(article)
      sum += cursor.scoreOf(article, threshold - sum - remaining)
    }
    if (sum > 0 && sum >= threshold) threshold = collector.collect(article, sum)
  })
}

function isEmpty(within: Bits, from: number): boolean {
  const first = from >>> 5
  const end = Math.min(first + WORDS, within.length)
  for (let w = first; w < end; w++) if (within[w] !== 0) return false
  return true
}

function collectWindow(
  cursors: readonly ScorerCursor[],
  within: Bits,
  from: number,
  collector: Collector,
): void {
  let essential = cursors.length
  let nonEssentialSum = 0
  while (essential > 0 && nonEssentialSum + cursors[essential - 1]!.windowMax < threshold)
    nonEssentialSum += cursors[--essential]!.windowMax
  if (essential === 0) return
  if (essential === 1) collectOne(cursors, nonEssentialSum, within, from, from + WINDOW, collector)
  else collectSums(cursors, essential, nonEssentialSum, within, from, collector)
}

/** Collects `from … to` where only the first scorer is essential. */
function collectOne(
  cursors: readonly ScorerCursor[],
  nonEssentialSum: number,
  within: Bits,
  from: number,
  to: number,
  collector: Collector,
): void {
  const { scorer, block: first, end } = cursors[0]!
  for (let block = first; block < end; block++)
    if (scorer.maxScore(block) + nonEssentialSum >= threshold)
      collectBlock(cursors, block, nonEssentialSum, within, from, to, collector)
}

/** Collects `from … to` in one block of the only essential scorer. */
function collectBlock(
  cursors: readonly ScorerCursor[],
  block: number,
  nonEssentialSum: number,
  within: Bits,
  from: number,
  to: number,
  collector: Collector,
): void {
  const { scorer } = cursors[0]!
  cursors[0]!.load(block)
  const { docs } = scorer
  const { rows, scores } = selected
  const size = scorer.select(threshold - nonEssentialSum, rowFrom(scorer, from), rowFrom(scorer, to))
  for (let r = 0; r < size; r++) {
    const article = docs[rows[r]!]!
    if ((within[article >>> 5]! & (1 << (article & 31))) === 0) continue
    if (scores[r]! + nonEssentialSum >= threshold)
      complete(cursors, 1, nonEssentialSum, article, scores[r]!, collector)
  }
}

/** Adds up the essential scorers over the window, then asks the others about articles that may reach the threshold. */
function collectSums(
  cursors: readonly ScorerCursor[],
  essential: number,
  nonEssentialSum: number,
  within: Bits,
  from: number,
  collector: Collector,
): void {
  let all = nonEssentialSum
  for (let c = 0; c < essential; c++) all += cursors[c]!.windowMax
  for (let c = 0; c < essential; c++) {
    const cursor = cursors[c]!
    const others = all - cursor.windowMax
    for (let block = cursor.block; block < cursor.end; block++) {
      if (cursor.scorer.maxScore(block) + others < threshold) continue
      cursor.load(block)
      addBlock(cursor.scorer, within, from)
    }
  }
  const words = Math.min(WORDS, within.length - (from >>> 5))
  for (let w = 0; w < words; w++) {
    let word = touched[w]!
    if (word === 0) continue
    touched[w] = 0
    for (; word !== 0; word &= word - 1) {
      const at = w * 32 + 31 - Math.clz32(word & -word)
      const sum = sums[at]!
      sums[at] = 0
      if (sum + nonEssentialSum >= threshold)
        complete(cursors, essential, nonEssentialSum, from + at, sum, collector)
    }
  }
}

/** The first row of the loaded block at or behind an article. One block of a short list reaches over many windows. */
function rowFrom({ docs, size }: TermScorer, article: number): number {
  if (docs[0]! >= article) return 0
  return docs[size - 1]! < article ? size : firstFrom(docs, 0, size, article)
}

/** Adds the scores of the loaded block to the sums of the window. */
function addBlock(scorer: TermScorer, within: Bits, from: number): void {
  const { docs, size } = scorer
  const scores = scorer.scores()
  for (let i = rowFrom(scorer, from); i < size; i++) {
    const at = docs[i]! - from
    if (at >= WINDOW) return
    const bit = 1 << (at & 31)
    if ((within[docs[i]! >>> 5]! & bit) === 0) continue
    sums[at] = sums[at]! + scores[i]!
    touched[at >>> 5] = touched[at >>> 5]! | bit
  }
}

/** Adds the scores of the cursors from `next` on while the sum can reach the threshold, and collects the article. */
function complete(
  cursors: readonly ScorerCursor[],
  next: number,
  nonEssentialSum: number,
  article: number,
  score: number,
  collector: Collector,
): void {
  scored.articles++
  let sum = score
  // The most that the cursors not yet asked can add.
  let remaining = nonEssentialSum
  for (let c = next; c < cursors.length; c++) {
    if (sum + remaining < threshold) return
    const cursor = cursors[c]!
    remaining = c === cursors.length - 1 ? 0 : Math.max(0, remaining - cursor.windowMax)
    sum += cursor.scoreOf(article, threshold - sum - remaining)
  }
  if (sum >= threshold) threshold = collector.collect(article, sum)
}
