/**
 * The best of a set: articles by the sum of what some terms are worth in them,
 * without scoring those that cannot be among the best.
 *
 * Windows of articles one after another. In each, the lists that together
 * cannot lift an article to the least score wanted are asked only about
 * articles that the others bring; blocks and whole windows whose bounds do not
 * reach it are never decoded. Scores are exact: what is offered is what adding
 * up every list gives (see bm25f.ts on sums), ties included.
 *
 * Sources: Turtle & Flood, "Query Evaluation: Strategies and Optimizations"
 * (1995), for MaxScore; Chakrabarti, Chaudhuri & Ganti, "Interval-Based Pruning
 * for Top-k Processing over Compressed Lists" (2011), for bounds by interval;
 * Grand et al., "From MaxScore to Block-Max WAND" (2020), for windows.
 */

import { type Bits, count, eachBit } from '../sets/bits.js'
import { firstFrom } from '../sets/doc-list.js'
import { type ScoredList, selected } from './scored-list.js'

/** Takes what was found. */
export type Sink = {
  /** What scores less is not wanted. Below 0: everything is. */
  readonly least: number
  /** Takes an article with its score. @returns the least from now on */
  offer(article: number, score: number): number
}

/** What scores less is not wanted: `sink.least`, which would be asked for too often. */
let least = 0

/** Blocks of a list by itself that are looked at before the others. */
const FIRST = 16

/** Articles for each block of the lists below which they are looked up: a block scored whole costs more than some rows of it. */
const FEW = 8

/** Articles that are looked at one by one before they are searched for. */
const NEAR = 4

/** Articles in a window. */
const WINDOW = 4096
const WORDS = WINDOW / 32

const sums = new Float64Array(WINDOW)
const touched = new Uint32Array(WORDS)

/** A list on its way through the windows. */
class Walker {
  /** First block that may reach into the window, and the first behind it. */
  block = 0
  end = 0
  /** Of the blocks that may reach into the window. */
  bound = 0
  /** In the block that was loaded last. */
  #at = 0
  #loaded = -1

  constructor(readonly list: ScoredList) {}

  enter(from: number, to: number): void {
    const { list } = this
    this.block = list.blockOf(from, this.block)
    this.bound = 0
    let block = this.block
    while (block < list.blocks) {
      const bound = list.bound(block)
      if (bound > this.bound) this.bound = bound
      block++
      // The next one begins behind what this one ends with.
      if (list.lastOf(block - 1) >= to - 1) break
    }
    this.end = block
  }

  load(block: number): void {
    this.list.load(block)
    if (this.#loaded !== block) this.#at = 0
    this.#loaded = block
  }

  /** The most that an article can score, as its block tells; 0 if the list has ended. Articles rise. */
  most(article: number): number {
    const { list } = this
    if (this.block >= list.blocks) return 0
    if (list.lastOf(this.block) < article) {
      this.block = list.blockOf(article, this.block)
      if (this.block >= list.blocks) return 0
    }
    return list.bound(this.block)
  }

  /** What an article scores; 0 if it is not in the list, or cannot add `useful`. Articles rise. */
  scoreOf(article: number, useful: number): number {
    const { list } = this
    if (this.most(article) < useful || this.block >= list.blocks) return 0
    this.load(this.block)
    const { docs, size } = list
    let at = this.#at
    const near = Math.min(at + NEAR, size)
    while (at < near && docs[at]! < article) at++
    if (at === near) at = firstFrom(docs, at, size, article)
    this.#at = at
    return at < size && docs[at] === article ? list.scoreAt(at) : 0
  }
}

/** Offers every article of `within` that may be wanted and that some list holds, with its score. */
export function collectBest(lists: readonly ScoredList[], within: Bits, articles: number, sink: Sink): void {
  if (lists.length === 0) return
  const walkers = lists.map((list) => new Walker(list))
  least = sink.least
  if (count(within) * lists.length < FEW * lists.reduce((sum, { blocks }) => sum + blocks, 0)) {
    collectFew(walkers, within, sink)
    return
  }
  if (walkers.length === 1) {
    collectSingle(walkers, within, articles, sink)
    return
  }
  for (let from = 0; from < articles; from += WINDOW) {
    if (isEmpty(within, from)) continue
    for (const walker of walkers) walker.enter(from, from + WINDOW)
    // By falling worth: the last ones are asked only about what the first bring.
    walkers.sort((a, b) => b.bound - a.bound)
    collectWindow(walkers, within, from, sink)
  }
}

/** A list by itself needs no windows, since nothing is added up: what promises most comes first, and soon puts the rest out. */
function collectSingle(walkers: readonly Walker[], within: Bits, articles: number, sink: Sink): void {
  const { list } = walkers[0]!
  const first = firstBound(list)
  for (let block = 0; block < list.blocks; block++)
    if (list.bound(block) >= first) collectBlock(walkers, block, 0, within, 0, articles, sink)
  for (let block = 0; block < list.blocks; block++) {
    const bound = list.bound(block)
    if (bound < first && bound >= least) collectBlock(walkers, block, 0, within, 0, articles, sink)
  }
}

const highest = new Float64Array(FIRST)

/** The bound that FIRST blocks of a list reach, or all of them. */
function firstBound(list: ScoredList): number {
  highest.fill(-1)
  for (let block = 0; block < list.blocks; block++) {
    const bound = list.bound(block)
    let at = FIRST - 1
    if (bound <= highest[at]!) continue
    for (; at > 0 && highest[at - 1]! < bound; at--) highest[at] = highest[at - 1]!
    highest[at] = bound
  }
  return highest[FIRST - 1]!
}

/** Of a small set each article is looked up: most blocks hold none of it, or none that can be wanted. */
function collectFew(walkers: readonly Walker[], within: Bits, sink: Sink): void {
  eachBit(within, (article) => {
    let rest = 0
    for (const walker of walkers) rest += walker.most(article)
    let sum = 0
    for (const walker of walkers) {
      if (sum + rest < least) return
      rest -= walker.most(article)
      sum += walker.scoreOf(article, least - sum - rest)
    }
    if (sum > 0 && sum >= least) least = sink.offer(article, sum)
  })
}

function isEmpty(within: Bits, from: number): boolean {
  const first = from >>> 5
  const end = Math.min(first + WORDS, within.length)
  for (let w = first; w < end; w++) if (within[w] !== 0) return false
  return true
}

function collectWindow(walkers: readonly Walker[], within: Bits, from: number, sink: Sink): void {
  let essential = walkers.length
  let rest = 0
  while (essential > 0 && rest + walkers[essential - 1]!.bound < least) rest += walkers[--essential]!.bound
  if (essential === 0) return
  if (essential === 1) collectOne(walkers, rest, within, from, from + WINDOW, sink)
  else collectSums(walkers, essential, rest, within, from, sink)
}

/** Only the first list can lift an article of `from … to` high enough. */
function collectOne(
  walkers: readonly Walker[],
  rest: number,
  within: Bits,
  from: number,
  to: number,
  sink: Sink,
): void {
  const { list, block: first, end } = walkers[0]!
  for (let block = first; block < end; block++)
    if (list.bound(block) + rest >= least) collectBlock(walkers, block, rest, within, from, to, sink)
}

/** The same in one block of it. */
function collectBlock(
  walkers: readonly Walker[],
  block: number,
  rest: number,
  within: Bits,
  from: number,
  to: number,
  sink: Sink,
): void {
  const { list } = walkers[0]!
  walkers[0]!.load(block)
  const { docs } = list
  const { rows, worths } = selected
  const size = list.select(least - rest, rowFrom(list, from), rowFrom(list, to))
  for (let r = 0; r < size; r++) {
    const article = docs[rows[r]!]!
    if ((within[article >>> 5]! & (1 << (article & 31))) === 0) continue
    if (worths[r]! + rest >= least) complete(walkers, 1, rest, article, worths[r]!, sink)
  }
}

/** Adds up the first lists over the window, then asks the others about what may still be wanted. */
function collectSums(
  walkers: readonly Walker[],
  essential: number,
  rest: number,
  within: Bits,
  from: number,
  sink: Sink,
): void {
  let all = rest
  for (let w = 0; w < essential; w++) all += walkers[w]!.bound
  for (let w = 0; w < essential; w++) {
    const walker = walkers[w]!
    const others = all - walker.bound
    for (let block = walker.block; block < walker.end; block++) {
      if (walker.list.bound(block) + others < least) continue
      walker.load(block)
      addBlock(walker.list, within, from)
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
      if (sum + rest >= least) complete(walkers, essential, rest, from + at, sum, sink)
    }
  }
}

/** The first row of the block at hand that is not before an article: one block of a short list reaches over many windows. */
function rowFrom({ docs, size }: ScoredList, article: number): number {
  if (docs[0]! >= article) return 0
  return docs[size - 1]! < article ? size : firstFrom(docs, 0, size, article)
}

/** Adds the block at hand to the sums of the window. */
function addBlock(list: ScoredList, within: Bits, from: number): void {
  const { docs, size } = list
  const scores = list.scores()
  for (let i = rowFrom(list, from); i < size; i++) {
    const at = docs[i]! - from
    if (at >= WINDOW) return
    const bit = 1 << (at & 31)
    if ((within[docs[i]! >>> 5]! & bit) === 0) continue
    sums[at] = sums[at]! + scores[i]!
    touched[at >>> 5] = touched[at >>> 5]! | bit
  }
}

/** Adds what the lists from `next` on are worth, as long as it can matter, and offers the article. */
function complete(
  walkers: readonly Walker[],
  next: number,
  rest: number,
  article: number,
  score: number,
  sink: Sink,
): void {
  let sum = score
  let left = rest
  for (let w = next; w < walkers.length; w++) {
    if (sum + left < least) return
    const walker = walkers[w]!
    left = w === walkers.length - 1 ? 0 : Math.max(0, left - walker.bound)
    sum += walker.scoreOf(article, least - sum - left)
  }
  if (sum >= least) least = sink.offer(article, sum)
}
