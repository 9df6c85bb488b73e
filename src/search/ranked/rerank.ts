/**
 * Reranking: five additions to the scores of the best articles, never negative.
 *
 * The query's bigrams, so that order and the joints between words count; the
 * nearness of neighbouring words of the query; each of its words that stands there at all, so that one that is printed
 * often or in a headline makes up less for another that is missing; words of the query at the
 * beginning of the body, since news begins with its subject; and of a form that differs
 * from what was typed in one character, a place where the recogniser was not sure of that very
 * character. bench/HISTORY.md, "Ablation", measures each by itself but the last, since no set of
 * queries has texts with confidence.
 *
 * Sources: Metzler & Croft, "A Markov Random Field Model for Term Dependencies"
 * (2005), for scoring words together with their ordered pairs; Büttcher, Clarke
 * & Lushman, "Term Proximity Scoring for Ad-Hoc Retrieval" (2006), for adding
 * an idf that fades with distance; Lv & Zhai, "Lower-Bounding Term Frequency Normalization" (2011), for a constant for
 * each word that stands there. We add it to the best articles alone, whose words need not be looked up for the bounds of
 * all.
 */
import { bigramsOf, fold, printedStart } from '../../analysis/analysis.js'
import type { Explanation } from '../../explanation.js'
import { BODY, FIELD_COUNT } from '../../fields.js'
import type { Clause } from '../asked/clause.js'
import { type Corpus, idf } from '../columns/corpus.js'
import { evenSample } from '../sets/sample.js'
import { articleNorm, bm25 } from './bm25f.js'
import { bigramNode, doubtNode, nearnessNode, openingNode, presenceNode, type Rarity } from './explain.js'
import type { Places, Positions } from './places.js'
import type { QueryTerm } from './query-scorer.js'

/** Factor of each addition beside the words' BM25F. Measured on CMRC and CCTV, by halves. */
const WEIGHTS = { bigrams: 0.5, nearness: 1, presence: 0.2, opening: 0.3, doubt: 0.5 }
/** At this many characters between two words their nearness is worth half. */
const FADING = 4
/** Characters of the body that count as its beginning. */
const OPENING = 60

/** Most bigrams and most words of a query that are scored: an even sample of a longer query. */
const MAX_BIGRAMS = 64
/** Nearness is scored for queries of at most this many units: bigrams tell a whole pasted text well enough. */
const MAX_WORDS = 32

type RareString = Rarity & { text: string }
/** A form with the place of its one character that was not typed. */
type Slip = RareString & { at: number }
/** Who is told of additions to the nth article; `explain` also of how each comes about, where that is asked. */
type Gains = { add(n: number, value: number): void; explain?: (node: Explanation) => void }

export class Reranker {
  readonly #bigrams: RareString[]
  /** Units in the order of the query; none if there are too many. */
  readonly #units: RareString[]
  readonly #words: RareString[]
  /** Strings whose positions are read in any case: they tell how often it stands there too. */
  readonly #placed: ReadonlySet<string>
  readonly #slips: Slip[]
  readonly #corpus: Corpus

  /** @param frequencyOf live articles that hold one character, or two in a row */
  constructor(
    corpus: Corpus,
    clauses: readonly Clause[],
    terms: readonly QueryTerm[],
    frequencyOf: (text: string) => number,
  ) {
    // A longer string takes the frequency of its rarest bigram: its own would cost a search.
    const weigh = (text: string): RareString => {
      const bigrams = bigramsOf(text)
      const rarest = bigrams.length > 0 ? Math.min(...bigrams.map(frequencyOf)) : frequencyOf(text)
      return { text, documentFrequency: rarest, idf: idf(rarest, corpus.articles) }
    }
    // Those of function words stay: without them no answer changed its place.
    const bigrams = new Set(clauses.flatMap(({ folded }) => bigramsOf(folded)))
    this.#bigrams = evenSample([...bigrams], MAX_BIGRAMS).map(weigh)
    const units = clauses.flatMap((clause) => clause.units.filter(({ kind }) => kind !== 'value'))
    this.#units = units.length > MAX_WORDS ? [] : units.map(({ text }) => weigh(text))
    const words = terms.filter(({ text, kind }) => kind === 'word' && [...text].length > 1)
    this.#words = evenSample(words, MAX_WORDS)
    this.#placed = new Set(this.#words.map(({ text }) => text))
    this.#slips = clauses.flatMap(({ guesses }) =>
      guesses.flatMap(({ typed, matched }) => {
        const at = slipOf(typed, matched ?? typed)
        return at === undefined ? [] : [{ at, ...weigh(matched!) }]
      }),
    )
    this.#corpus = corpus
  }

  /** Of each article the sum of its additions. */
  additions(places: Places, articles: readonly number[]): Float64Array {
    const gains = new Float64Array(articles.length)
    this.#add(places, articles, {
      add(n, value) {
        gains[n]! += value
      },
    })
    return gains
  }

  /** Each addition to one article's score. */
  explain(places: Places, article: number): Explanation[] {
    const parts: Explanation[] = []
    this.#add(places, [article], { add() {}, explain: (node) => parts.push(node) })
    return parts
  }

  #add(places: Places, articles: readonly number[], gains: Gains): void {
    this.#addBigrams(places, articles, gains)
    this.#addNearness(places, articles, gains)
    this.#addPresence(places, articles, gains)
    this.#addOpening(places, articles, gains)
    if (this.#slips.length > 0) this.#addDoubt(places, articles, gains)
  }

  /** The strongest form of an article that may be misread counts, once. */
  #addDoubt(places: Places, articles: readonly number[], gains: Gains): void {
    const weight = WEIGHTS.doubt
    for (const [n, article] of articles.entries()) {
      const { body, unsure = [] } = places.recordOf(article)
      if (unsure.length === 0) continue
      const folded = fold(body)
      const isUnsure = ({ text, at }: Slip) => {
        for (let from = folded.text.indexOf(text); from >= 0; from = folded.text.indexOf(text, from + 1)) {
          const offset = printedStart(folded, from + at)
          if (unsure.some(([start, end]) => offset >= start && offset < end)) return true
        }
        return false
      }
      const [best] = this.#slips.filter(isUnsure).sort((a, b) => b.idf - a.idf)
      if (!best) continue
      const value = weight * best.idf
      gains.add(n, value)
      gains.explain?.(doubtNode(best, value, weight, this.#corpus))
    }
  }

  #addBigrams(places: Places, articles: readonly number[], gains: Gains): void {
    const weight = WEIGHTS.bigrams
    for (const bigram of this.#bigrams) {
      const add = (n: number, times: number) => {
        const length = places.startOf(articles[n]!, FIELD_COUNT)
        const value = weight * bm25(times, articleNorm(length, this.#corpus), bigram.idf)
        gains.add(n, value)
        gains.explain?.(bigramNode(bigram, value, weight, times, length, this.#corpus))
      }
      if (!this.#placed.has(bigram.text)) {
        places.eachBigram(bigram.text, add)
        continue
      }
      const { from } = places.positionsOf(bigram.text)
      for (let n = 0; n < articles.length; n++) if (from[n + 1]! > from[n]!) add(n, from[n + 1]! - from[n]!)
    }
  }

  #addNearness({ positionsOf }: Places, articles: readonly number[], gains: Gains): void {
    if (this.#units.length < 2) return
    const weight = WEIGHTS.nearness
    const positions = this.#units.map(({ text }) => positionsOf(text))
    const lengths = this.#units.map(({ text }) => [...text].length)
    for (let n = 0; n < articles.length; n++) {
      for (let u = 1; u < this.#units.length; u++) {
        const left = this.#units[u - 1]!
        const right = this.#units[u]!
        const gap = gapOf(n, positions[u - 1]!, lengths[u - 1]!, positions[u]!, lengths[u]!)
        if (gap === Number.POSITIVE_INFINITY) continue
        const value = weight * (Math.min(left.idf, right.idf) / (1 + gap / FADING))
        gains.add(n, value)
        gains.explain?.(nearnessNode([left, right], value, weight, { gap, fading: FADING }, this.#corpus))
      }
    }
  }

  /** One word stands in all hits that have any: only of several does it tell which stand there. */
  #addPresence({ positionsOf }: Places, articles: readonly number[], gains: Gains): void {
    if (this.#units.length < 2) return
    const weight = WEIGHTS.presence
    for (const unit of this.#units) {
      const value = weight * unit.idf
      const { from } = positionsOf(unit.text)
      for (let n = 0; n < articles.length; n++) {
        if (from[n] === from[n + 1]) continue
        gains.add(n, value)
        gains.explain?.(presenceNode(unit, value, weight, this.#corpus))
      }
    }
  }

  #addOpening(places: Places, articles: readonly number[], gains: Gains): void {
    const weight = WEIGHTS.opening
    for (const word of this.#words) {
      const { length } = [...word.text]
      const value = weight * word.idf
      const positions = places.positionsOf(word.text)
      for (let n = 0; n < articles.length; n++) {
        if (positions.from[n] === positions.from[n + 1]) continue
        const article = articles[n]!
        const from = places.startOf(article, BODY)
        const last = Math.min(from + OPENING, places.startOf(article, BODY + 1)) - length
        if (!hasBetween(n, positions, from, last)) continue
        gains.add(n, value)
        gains.explain?.(openingNode(word, value, weight, this.#corpus))
      }
    }
  }
}

/** Where two strings of equal length differ in their only different character; undefined if they differ otherwise. */
function slipOf(typed: string, form: string): number | undefined {
  if (typed.length !== form.length) return undefined
  const different = [...typed.split('').keys()].filter((at) => typed[at] !== form[at])
  return different.length === 1 ? different[0] : undefined
}

/** Whether one of the positions in the nth article lies between two, both included. */
function hasBetween(n: number, { from, starts }: Positions, first: number, last: number): boolean {
  const end = from[n + 1]!
  for (let i = from[n]!; i < end && starts[i]! <= last; i++) if (starts[i]! >= first) return true
  return false
}

/** The fewest characters between two strings of so many in the nth article, in either order; infinite if they never follow one another. */
const gapOf = (
  n: number,
  left: Positions,
  leftLength: number,
  right: Positions,
  rightLength: number,
): number => Math.min(gapBehind(n, left, leftLength, right), gapBehind(n, right, rightLength, left))

/** The fewest characters from an end of one string to the next start of the other; infinite if none follows. */
function gapBehind(n: number, { from, starts }: Positions, length: number, next: Positions): number {
  let least = Number.POSITIVE_INFINITY
  const [end, nextEnd] = [from[n + 1]!, next.from[n + 1]!]
  let at = next.from[n]!
  for (let i = from[n]!; i < end; i++) {
    const behind = starts[i]! + length
    while (at < nextEnd && next.starts[at]! < behind) at++
    if (at === nextEnd) return least
    least = Math.min(least, next.starts[at]! - behind)
  }
  return least
}
