/**
 * Reranking: what the best articles gain by how the query stands in them.
 *
 * Three additions, never negative: the query's bigrams, so that order and the
 * joints between words count; words of the query side by side; words of the
 * query where the body begins, since news begins with what it tells. Measured
 * one by one in bench/RESULTS.md, "Ablation".
 *
 * Sources: Metzler & Croft, "A Markov Random Field Model for Term Dependencies"
 * (2005), for scoring words together with their ordered pairs; Büttcher, Clarke
 * & Lushman, "Term Proximity Scoring for Ad-Hoc Retrieval" (2006), for adding
 * an idf that fades with distance.
 */
import { BODY, type ScorePart } from '../../model.js'
import type { Generation, Segment } from '../../store/store.js'
import type { Clause } from '../asked/clause.js'
import { type Corpus, corpusOf, idf } from '../columns/corpus.js'
import { documentFrequency, type Found } from '../matched/found.js'
import { type Bits, emptyBits, setBit } from '../sets/bits.js'
import { evenSample } from '../sets/sample.js'
import { eachBigramCount, eachOccurrence, fieldStarts } from '../strings/occurrences.js'
import { articleNorm, bm25 } from './bm25f.js'
import type { WeightedTerm } from './term-scorer.js'

/** Worth of each addition beside the words' BM25F. Measured on CMRC and CCTV, by halves. */
export const WEIGHTS = { bigrams: 0.5, nearness: 1, opening: 0.3 }
/** At this many characters between two words their nearness is worth half. */
const FADING = 4
/** Characters of the body that count as its opening. */
const OPENING = 60

/**
 * No query has more of each. Of more bigrams and words some are taken from all over it; with more units it
 * is a text, which its bigrams tell from others, and how near they stand to each other is not asked.
 */
const MOST_BIGRAMS = 64
const MOST_WORDS = 32

type Weighed = { text: string; idf: number }
type Add = (article: number, value: number, what: () => string) => void

export class Reranker {
  readonly #bigrams: Weighed[]
  /** Units in the order of the query. */
  readonly #units: Weighed[]
  readonly #words: Weighed[]
  readonly #corpus: Corpus

  constructor(generation: Generation, clauses: Clause[], terms: readonly WeightedTerm[], found: Found[]) {
    const frequency = (text: string) => documentFrequency(found, { text, kind: 'string' })
    // A longer string weighs as its rarest pair: how many articles hold it would be a search of its own.
    const weigh = (text: string): Weighed => {
      const pairs = bigramsOf(text)
      const articles = pairs.length > 0 ? Math.min(...pairs.map(frequency)) : frequency(text)
      return { text, idf: idf(articles, generation.articles) }
    }
    const bigrams = new Set(clauses.flatMap(({ folded }) => bigramsOf(folded)))
    this.#bigrams = evenSample([...bigrams], MOST_BIGRAMS).map(weigh)
    const units = clauses.flatMap((clause) => clause.units.filter(({ kind }) => kind !== 'value'))
    this.#units = units.length > MOST_WORDS ? [] : units.map(({ text }) => weigh(text))
    const words = terms.filter(({ text, kind }) => kind === 'word' && [...text].length > 1)
    this.#words = evenSample(words, MOST_WORDS)
    this.#corpus = corpusOf(generation)
  }

  /** What each of some articles of a segment gains. */
  additions(segment: Segment, articles: readonly number[]): Map<number, number> {
    const gains = new Map<number, number>(articles.map((article) => [article, 0]))
    this.#add(segment, articles, (article, value) => gains.set(article, gains.get(article)! + value))
    return gains
  }

  /** The same for one article, in words. */
  explain(segment: Segment, article: number): ScorePart[] {
    const parts: ScorePart[] = []
    this.#add(segment, [article], (_, value, what) => parts.push({ what: what(), value }))
    return parts
  }

  #add(segment: Segment, articles: readonly number[], add: Add): void {
    const within = emptyBits(segment.docValues.articles)
    for (const article of articles) setBit(within, article)
    const places = new Map<string, Places>()
    const placesIn = (text: string) => {
      let known = places.get(text)
      if (!known) {
        known = placesOf(segment, text, within)
        places.set(text, known)
      }
      return known
    }
    this.#addBigrams(segment, within, add)
    this.#addNearness(placesIn, articles, add)
    this.#addOpening(placesIn, segment, add)
  }

  #addBigrams(segment: Segment, within: Bits, add: Add): void {
    for (const bigram of this.#bigrams) {
      eachBigramCount(segment, bigram.text, within, (article, times) => {
        const length = fieldStarts(segment, article).at(-1)!
        const value = bm25(times, articleNorm(length, this.#corpus), bigram.idf)
        add(article, WEIGHTS.bigrams * value, () => `相连两字“${bigram.text}”：${times} 次`)
      })
    }
  }

  #addNearness(placesIn: (text: string) => Places, articles: readonly number[], add: Add): void {
    if (this.#units.length < 2) return
    const places = this.#units.map(({ text }) => placesIn(text))
    for (const article of articles) {
      for (let u = 1; u < this.#units.length; u++) {
        const [left, right] = [this.#units[u - 1]!, this.#units[u]!]
        const gap = gapOf(places[u - 1]!.get(article), left.text, places[u]!.get(article), right.text)
        if (gap === undefined) continue
        const value = Math.min(left.idf, right.idf) / (1 + gap / FADING)
        add(article, WEIGHTS.nearness * value, () => `“${left.text}”与“${right.text}”相距 ${gap} 字`)
      }
    }
  }

  #addOpening(placesIn: (text: string) => Places, segment: Segment, add: Add): void {
    for (const word of this.#words) {
      const { length } = [...word.text]
      for (const [article, starts] of placesIn(word.text)) {
        const { from, to } = bodyOf(segment, article)
        const last = Math.min(from + OPENING, to) - length
        if (starts.some((start) => start >= from && start <= last))
          add(article, WEIGHTS.opening * word.idf, () => `正文开头有“${word.text}”`)
      }
    }
  }
}

/** Positions of an article's body. */
function bodyOf(segment: Segment, article: number): { from: number; to: number } {
  const starts = fieldStarts(segment, article)
  return { from: starts[BODY]!, to: starts[BODY + 1]! }
}

/** Neighbouring characters of a clause. Leaving out those of grammar alone changes no answer's place. */
function bigramsOf(folded: string): string[] {
  const chars = [...folded]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Where a string stands, by article. */
type Places = Map<number, Int32Array>

function placesOf(segment: Segment, text: string, within: Bits): Places {
  const places: Places = new Map()
  eachOccurrence(segment, text, within, (article, starts, size) => places.set(article, starts.slice(0, size)))
  return places
}

/** Fewest characters between two strings, whichever comes first; undefined if they never stand apart. */
function gapOf(
  left: Int32Array | undefined,
  leftText: string,
  right: Int32Array | undefined,
  rightText: string,
): number | undefined {
  if (!left || !right) return undefined
  const leftFirst = gapBehind(left, [...leftText].length, right)
  const least = Math.min(leftFirst, gapBehind(right, [...rightText].length, left))
  return Number.isFinite(least) ? least : undefined
}

/** Fewest characters from the end of a string to the next start of another; infinite if none comes. */
function gapBehind(starts: Int32Array, length: number, next: Int32Array): number {
  let least = Number.POSITIVE_INFINITY
  let at = 0
  for (const start of starts) {
    while (at < next.length && next[at]! < start + length) at++
    if (at === next.length) return least
    least = Math.min(least, next[at]! - start - length)
  }
  return least
}
