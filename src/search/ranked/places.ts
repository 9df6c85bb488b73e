/**
 * Places: where strings stand in some articles, as reranking asks.
 *
 * Told by the postings of a segment, or by the texts of articles that were read: an engine that finds its articles
 * elsewhere reranks them by the same numbers.
 */
import { articleStream } from '../../analysis/analysis.js'
import type { Article } from '../../model.js'
import type { Segment } from '../../store/store.js'
import { setOf } from '../sets/bits.js'
import type { Occurrences } from '../strings/characters.js'
import { eachBigramCount, occurrencesIn } from '../strings/occurrences.js'

/** In the nth article a string begins at `starts[from[n] … from[n + 1])`, rising. */
export type Positions = { from: Int32Array; starts: Int32Array }

/** Some articles, by number, in their order. All strings are folded. */
export type Places = {
  positionsOf(text: string): Positions
  /** Visits those that hold two characters in a row, by their place in the order, with how often. */
  eachBigram(bigram: string, visit: (n: number, times: number) => void): void
  /** First position of a field; of the field behind the last, the end of the article. */
  startOf(article: number, field: number): number
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
  const { docValues } = segment
  const { fieldLengths } = docValues
  const within = setOf(Int32Array.from(articles), docValues.articles)
  return {
    positionsOf: remembered((text: string) => aligned(occurrencesIn(segment, text, within), articles)),
    eachBigram(bigram, visit) {
      let n = 0
      eachBigramCount(segment, bigram, within, (article, times) => {
        while (articles[n]! < article) n++
        visit(n, times)
      })
    },
    startOf(article, field) {
      let start = 0
      for (let f = 0; f < field; f++) start += fieldLengths[f]![article]!
      return start
    },
    recordOf: (article) => segment.articleRecord(article) as Pick<Article, 'body' | 'unsure'>,
  }
}

/** The same by articles of which some may hold nothing and are not named. */
function aligned({ articles: holders, from, starts }: Occurrences, articles: readonly number[]): Positions {
  if (holders.length === articles.length) return { from, starts }
  const own = new Int32Array(articles.length + 1)
  let held = 0
  for (const [n, article] of articles.entries()) {
    if (holders[held] === article) held++
    own[n + 1] = from[held]!
  }
  return { from: own, starts }
}

/** Articles that were read, by their place in the list. */
export function placesInRead(articles: readonly Article[]): Places {
  const read = articles.map((article) => {
    const { codes, fieldStarts, texts } = articleStream(article)
    const whole = texts.join('')
    return { whole, starts: fieldStarts, isPlain: whole.length === codes.length }
  })
  const positionsOf = remembered((text: string): Positions => {
    const from = new Int32Array(read.length + 1)
    const starts: number[] = []
    for (const [n, { whole, isPlain }] of read.entries()) {
      for (const start of startsIn(whole, text, isPlain)) starts.push(start)
      from[n + 1] = starts.length
    }
    return { from, starts: Int32Array.from(starts) }
  })
  return {
    positionsOf,
    eachBigram(bigram, visit) {
      const { from } = positionsOf(bigram)
      for (let n = 0; n < read.length; n++) if (from[n + 1]! > from[n]!) visit(n, from[n + 1]! - from[n]!)
    },
    startOf: (article, field) => read[article]!.starts[field]!,
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
