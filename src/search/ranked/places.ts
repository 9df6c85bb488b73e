/**
 * Places: where strings stand in some articles, as reranking asks.
 *
 * Told by the postings of a segment, or by the texts of articles that were read: an engine that finds its articles
 * elsewhere reranks them by the same numbers.
 */
import { articleStream } from '../../analysis/analysis.js'
import type { Article } from '../../model.js'
import type { Segment } from '../../store/store.js'
import { setOf } from '../sets/doc-list.js'
import { eachBigramCount, eachOccurrence, fieldStarts } from '../strings/occurrences.js'

/** By article: the positions at which a string starts, rising. */
export type PositionsByArticle = ReadonlyMap<number, Int32Array>

/** Some articles, by number. All strings are folded. */
export type Places = {
  /** The articles that hold a string. */
  positionsOf(text: string): PositionsByArticle
  /** Visits those that hold two characters in a row, with how often. */
  eachBigram(bigram: string, visit: (article: number, times: number) => void): void
  /** First position of each field, and the end of the last. */
  startsOf(article: number): Int32Array
  recordOf(article: number): Pick<Article, 'body' | 'unsure'>
}

/** The same function, whose work is done once for each of its arguments. */
function remembered<K, V extends object>(work: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>()
  return (of) => {
    let value = known.get(of)
    if (!value) {
      value = work(of)
      known.set(of, value)
    }
    return value
  }
}

/** Some articles of a segment. @param articles rising */
export function placesIn(segment: Segment, articles: readonly number[]): Places {
  const within = setOf(Int32Array.from(articles), segment.docValues.articles)
  return {
    positionsOf: remembered((text: string): PositionsByArticle => {
      const positions = new Map<number, Int32Array>()
      eachOccurrence(segment, text, within, (article, starts, size) =>
        positions.set(article, starts.slice(0, size)),
      )
      return positions
    }),
    eachBigram: (bigram, visit) => eachBigramCount(segment, bigram, within, visit),
    startsOf: remembered((article: number) => fieldStarts(segment, article)),
    recordOf: (article) => segment.articleRecord(article) as Pick<Article, 'body' | 'unsure'>,
  }
}

/** Articles that were read, by their place in the list. */
export function placesInRead(articles: readonly Article[]): Places {
  const read = articles.map((article) => {
    const { codes, fieldStarts, texts } = articleStream(article)
    const whole = texts.join('')
    return { whole, starts: fieldStarts, isPlain: whole.length === codes.length }
  })
  const positionsOf = remembered((text: string): PositionsByArticle => {
    const positions = new Map<number, Int32Array>()
    for (const [article, { whole, isPlain }] of read.entries()) {
      const starts = startsIn(whole, text, isPlain)
      if (starts.length > 0) positions.set(article, Int32Array.from(starts))
    }
    return positions
  })
  return {
    positionsOf,
    eachBigram(bigram, visit) {
      for (const [article, { length }] of positionsOf(bigram)) visit(article, length)
    },
    startsOf: (article) => read[article]!.starts,
    recordOf: (article) => articles[article]!,
  }
}

/** The positions at which a string starts in a text. @param isPlain whether every character is one unit of UTF-16 */
function startsIn(whole: string, text: string, isPlain: boolean): number[] {
  const starts: number[] = []
  let position = 0
  let counted = 0
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    // A search from the middle of a character finds none: texts are well formed.
    position = isPlain ? at : position + [...whole.slice(counted, at)].length
    counted = at
    starts.push(position)
  }
  return starts
}
