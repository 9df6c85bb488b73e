/**
 * Query scorer: the terms of one query, weighted over a generation, and the sum
 * of their scores in an article.
 *
 * best.ts finds the articles with the highest sums; it is given the terms from here.
 */
import type { Explanation } from '../../explanation.js'
import type { Generation, Segment } from '../../store/store.js'
import type { Clause, ScoreTerm } from '../asked/clause.js'
import { type Corpus, corpusOf, idf, liveDocumentFrequency } from '../columns/corpus.js'
import type { Found } from '../matched/found.js'
import { type Bits, count } from '../sets/bits.js'
import { type Budget, UNLIMITED } from '../sets/budget.js'
import { setOfOne } from '../sets/doc-list.js'
import { eachStringCount, eachTermCount, type VisitCounts } from '../strings/occurrences.js'
import { collectTerms } from './best.js'
import { termScore } from './bm25f.js'
import type { Collector } from './collector.js'
import { type Rarity, termNode } from './explain.js'
import type { WeightedTerm } from './term-scorer.js'

/** A scoring term with the number of live articles that hold it. */
export type QueryTerm = WeightedTerm & Rarity

/** A set of more than one in so many articles gets a row for every article of the segment. */
const DENSE = 32

export class QueryScorer {
  readonly #corpus: Corpus
  readonly terms: readonly QueryTerm[]

  /** @param kept whether the keeper's words score: their scores must never decide which articles are hits */
  constructor(generation: Generation, clauses: Clause[], found: Found[], kept = true) {
    this.#corpus = corpusOf(generation)
    this.terms = termsOf(clauses, kept).map((term) => {
      const documentFrequency = frequencyOf(term, found)
      return { documentFrequency, idf: idf(documentFrequency, generation.articles), ...term }
    })
  }

  /** Calls `add` with every term's score in the articles of a set that hold it. */
  #score(
    segment: Segment,
    within: Bits,
    add: (term: QueryTerm, article: number, value: number, counts: Int32Array, at: number) => void,
    budget = UNLIMITED,
  ): void {
    const { fieldLengths } = segment.docValues
    for (const term of this.terms) {
      const visit: VisitCounts = (article, counts, at) => {
        const value = termScore(counts, at, fieldLengths, article, this.#corpus, term.idf)
        add(term, article, value, counts, at)
      }
      if (term.kind === 'string') eachStringCount(segment, term.text, within, visit, budget)
      else eachTermCount(segment, 'word', term.text, within, visit, budget)
    }
  }

  /**
   * Collects the articles of `within` that hold a term and can be among the best, in no order.
   *
   * @returns false if the budget was over before any was collected
   */
  collectBest(segment: Segment, within: Bits, collector: Collector, budget: Budget): boolean {
    return collectTerms({ segment, within, corpus: this.#corpus, budget }, this.terms, collector)
  }

  /** The score of an article of a set, by its number. Memory follows the set, or the segment where most of it is asked for. */
  scores(segment: Segment, within: Bits, budget: Budget): (article: number) => number {
    const { articles } = segment.docValues
    if (count(within) > articles / DENSE) {
      const dense = new Float64Array(articles)
      const add = (_: QueryTerm, article: number, value: number) => {
        dense[article]! += value
      }
      this.#score(segment, within, add, budget)
      return (article) => dense[article]!
    }
    const sparse = new Map<number, number>()
    const add = (_: QueryTerm, article: number, value: number) => {
      sparse.set(article, (sparse.get(article) ?? 0) + value)
    }
    this.#score(segment, within, add, budget)
    return (article) => sparse.get(article) ?? 0
  }

  /** Each term's summand of one article's score. */
  explain(segment: Segment, article: number): Explanation[] {
    const { fieldLengths } = segment.docValues
    const parts: Explanation[] = []
    this.#score(segment, setOfOne(segment, article), (term, _, value, counts, at) => {
      const name = `${TERM_NAMES[term.kind]}“${term.text}”`
      parts.push(termNode(name, value, term, this.#corpus, [counts, at], [fieldLengths, article]))
    })
    return parts
  }
}

/** The scoring terms of clauses and of their guessed forms, each once. @param kept whether the keeper's words are among them */
export function termsOf(clauses: readonly Clause[], kept = true): ScoreTerm[] {
  const terms = new Map<string, ScoreTerm>()
  for (const term of clauses.flatMap((clause) => [...clause.terms, ...guessed(clause)])) {
    const key = `${term.kind}:${term.text}`
    if ((kept || !term.isKept) && !terms.has(key)) terms.set(key, term)
  }
  return [...terms.values()]
}

const guessed = (clause: Clause): ScoreTerm[] =>
  clause.guesses.flatMap(({ matched }) => (matched === null ? [] : [{ text: matched, kind: 'string' }]))

const TERM_NAMES: Record<ScoreTerm['kind'], string> = { word: '词', string: '原文' }

/** Live articles that hold a scoring term. A string need not be a unit of a clause: it may be another form of one. */
function frequencyOf({ kind, text }: ScoreTerm, found: Found[]): number {
  let sum = 0
  for (const { segment, matcher } of found) {
    if (kind === 'word') sum += liveDocumentFrequency(segment, { text, kind: 'run' })
    else sum += matcher.documentFrequency({ text, kind: 'string' })
  }
  return sum
}
