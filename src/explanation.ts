/**
 * Explanations: the nouns by which an answer accounts for itself, from the rung
 * of a hit to the milliseconds of a stage.
 */
import type { Field } from './fields.js'

/** A step of the matching ladder, strictest first. */
export const RUNGS = ['exact', 'words', 'variant', 'partial'] as const
export type Rung = (typeof RUNGS)[number]

export type Warning = { code: string; detail: string }

/**
 * A number with the formula that gives it.
 *
 * `formula` is arithmetic with + - × / ln( ) over the names in `inputs` and over two more: `sum` and `product`
 * are those of the values in `of`. A node without a formula is a constant of the ranking.
 */
export type Explanation = {
  value: number
  /** What the number is, in Chinese. */
  what: string
  formula?: string
  /** Lengths in characters; `n` of `N` live articles hold the term. */
  inputs?: Record<string, number>
  of?: Explanation[]
}

/** Why an article is, or is not, among the hits of a query. */
export type WhyNotAnswer = {
  query: string
  id: string
  headline: string | null
  /** The rung on which it is a hit; null if it is none. */
  rung: Rung | null
  /** Each clause that can be met or missed, in the order of the query. */
  clauses: {
    typed: string
    /** The strictest rung on which the article meets this clause; null if on none. */
    rung: Rung | null
    /** Words of the clause that the article has, and those that it lacks. */
    has: string[]
    lacks: string[]
  }[]
  /** Chinese sentences, the decisive one first. */
  reasons: string[]
  /** DEADLINE where the time did not suffice: then all of this may be wrong. */
  warnings: Warning[]
}

/** A typed query as a tree. `typed` is a leaf as it was typed. */
export type QueryTree = {
  type: 'and' | 'or' | 'not' | 'text' | 'wildcard' | 'near' | 'value' | 'period' | 'date'
  typed?: string
  of?: QueryTree[]
}

/** A step on the way of a query; those named like a rung fill that rung. */
export const STAGES = [
  'parse',
  'plan',
  ...RUNGS,
  'weigh',
  'filter',
  'rank',
  'rerank',
  'show',
  'count',
  'suggest',
] as const
export type Stage = (typeof STAGES)[number]

/** How a query was answered: what it was read as, what it found, and what that took. */
export type QueryExplanation = {
  query: string
  /** Null where nothing is asked for, or nothing that was typed can be searched. */
  tree: QueryTree | null
  /** The clauses that are not negated, in the order of the query. */
  clauses: {
    typed: string
    quoted: boolean
    /** Null: every field. */
    fields: readonly Field[] | null
    /** What the rung `words` asks for, with the number of live articles that have it in these fields. */
    units: { text: string; kind: 'string' | 'run' | 'value'; articles: number }[]
    /** What the rung `variant` asks for: known forms, and those that are only guessed at. */
    forms: { typed: string; matched: string | null; why: string; isGuess: boolean }[]
  }[]
  /** What scores, in the order of the query; `n` live articles hold it. */
  terms: { text: string; kind: 'word' | 'string'; n: number; idf: number }[]
  /** By rung: articles that the query alone admits, and hits that the filters leave. */
  rungs: { rung: Rung; admitted: number; hits: number }[]
  totalHits: number
  /** What was searched. */
  archive: { articles: number; segments: number }
  /** Articles whose scores were added up, and hits that were reranked. */
  ranking: { scored: number; reranked: number }
  /** In the order of the way: milliseconds, and blocks of postings decoded, in a search with warm caches. */
  stages: { stage: Stage; ms: number; blocks: number }[]
  warnings: Warning[]
}
