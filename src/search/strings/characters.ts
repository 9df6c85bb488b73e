/**
 * Characters: where one character stands, article by article.
 *
 * A character has postings with counts but no positions of its own: it takes them
 * from the bigrams that it begins, and every character begins one. If it begins
 * more bigrams than reading the articles would cost, their texts are read instead.
 */
import type { Segment, TermInfo } from '../../store/store.js'
import { type Bits, count, hasBit } from '../sets/bits.js'
import { type Budget, UNLIMITED } from '../sets/budget.js'
import { SPARSE, seekEach } from '../sets/doc-list.js'
import { startsInText, type Visit } from './phrase.js'

const NO_POSITIONS = new Int32Array(0)
/** Reading an article costs as much as opening this many postings lists. */
const LISTS_A_TEXT = 6
/** Bigrams that are listed between two looks at the clock. */
const LOOKS = 256
/** Up to this many positions an insertion sort is faster than the built-in sort. */
const FEW = 24

/** Occurrences of a string in some articles: in the nth it begins at `starts[from[n] … from[n + 1])`, rising. */
export type Occurrences = { articles: Int32Array; from: Int32Array; starts: Int32Array }

/** The articles of a set that hold a character, rising, and where it stands in them. */
export function characterOccurrences(
  segment: Segment,
  char: string,
  within: Bits,
  budget = UNLIMITED,
): Occurrences {
  const placed = withRoom(segment, char, within)
  const { articles, from, starts } = placed
  const unfinished = () => ({ articles, from: new Int32Array(from.length), starts: NO_POSITIONS })
  const bigrams = bigramsOf(segment, char, articles.length * LISTS_A_TEXT, budget)
  if (!bigrams) {
    for (const [n, article] of articles.entries()) {
      if (budget.isOver()) return unfinished()
      starts.set(startsInText(segment, article, char), from[n]!)
    }
    return placed
  }
  /** By article: where in `starts` its next position goes; -1 for other articles. */
  const next = new Int32Array(segment.docValues.articles).fill(-1)
  for (let n = 0; n < articles.length; n++) next[articles[n]!] = from[n]!
  for (const info of bigrams) {
    if (budget.isOver()) return unfinished()
    collectPositions(segment, info, next, starts)
  }
  for (let n = 0; n < articles.length; n++) sortPositions(starts, from[n]!, from[n + 1]!)
  return placed
}

/** Visits the same one by one. */
export function eachCharacterOccurrence(
  segment: Segment,
  char: string,
  within: Bits,
  visit: Visit,
  budget: Budget,
): void {
  const { articles, from, starts } = characterOccurrences(segment, char, within, budget)
  for (let n = 0; n < articles.length; n++) {
    const own = starts.subarray(from[n]!, from[n + 1]!)
    visit(articles[n]!, own, own.length)
  }
}

/** @returns undefined if it begins more than `most`; a part once the budget is over */
function bigramsOf(segment: Segment, char: string, most: number, budget: Budget): TermInfo[] | undefined {
  const bigrams: TermInfo[] = []
  for (const { info } of segment.termsFrom('bigram', char)) {
    if (bigrams.push(info) > most) return undefined
    if (bigrams.length % LOOKS === 0 && budget.isOver()) break
  }
  return bigrams
}

/** The articles of a set that hold a character, rising, with room for its positions. */
function withRoom(segment: Segment, char: string, within: Bits): Occurrences {
  const articles = new Int32Array(count(within))
  const from = new Int32Array(articles.length + 1)
  let size = 0
  const info = segment.find('character', char)
  if (info) {
    const cursor = segment.postings(info)
    const take = (article: number, at: number) => {
      articles[size++] = article
      from[size] = from[size - 1]! + cursor.counts[at]!
    }
    if (articles.length * SPARSE < info.documentFrequency) seekEach(cursor, within, take)
    else {
      while (cursor.nextBlock()) {
        const { docs } = cursor
        for (let i = 0; i < cursor.size; i++) if (hasBit(within, docs[i]!)) take(docs[i]!, i)
      }
    }
  }
  return {
    articles: articles.subarray(0, size),
    from: from.subarray(0, size + 1),
    starts: new Int32Array(from[size]!),
  }
}

let positions = new Int32Array(1024)

/**
 * Puts the positions of a bigram into `starts`.
 *
 * @param next by article: where its next position goes; below 0 if none is wanted
 */
export function collectPositions(
  segment: Segment,
  info: TermInfo,
  next: Int32Array,
  starts: Int32Array,
): void {
  const cursor = segment.postings(info)
  const reader = segment.positions(info)
  while (cursor.nextBlock()) {
    const { docs, size, positionsBefore } = cursor
    let wanted = 0
    for (let i = 0; i < size; i++) if (next[docs[i]!]! >= 0) wanted++
    if (wanted === 0) continue
    const { counts } = cursor
    let places = 0
    for (let i = 0; i < size; i++) places += counts[i]!
    if (places > positions.length) positions = new Int32Array(places * 2)
    reader.load(positionsBefore, places, positions)
    let at = 0
    for (let i = 0; i < size; i++) {
      const end = at + counts[i]!
      // One article's positions rise from where the last one's ended.
      const base = at === 0 ? 0 : positions[at - 1]! + 1
      let slot = next[docs[i]!]!
      if (slot >= 0) {
        for (let p = at; p < end; p++) starts[slot++] = positions[p]! - base
        next[docs[i]!] = slot
      }
      at = end
    }
  }
}

/** Sorts `starts[from … to)`: several bigrams gave them, one after another. */
export function sortPositions(starts: Int32Array, from: number, to: number): void {
  if (to - from > FEW) {
    starts.subarray(from, to).sort()
    return
  }
  for (let i = from + 1; i < to; i++) {
    const start = starts[i]!
    let at = i
    for (; at > from && starts[at - 1]! > start; at--) starts[at] = starts[at - 1]!
    starts[at] = start
  }
}
