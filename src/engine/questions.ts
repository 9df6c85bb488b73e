/**
 * Questions: what can be asked of a view, and how each is answered.
 *
 * Question and answer are plain data, so whichever thread searches, the same is
 * asked and answered.
 */
import type {
  AggregateAnswer,
  BucketUnit,
  Candidates,
  ConcordanceAnswer,
  ConcordanceAsked,
  FieldMatch,
  OtherWording,
  QueryExplanation,
  SearchRequest,
  SimilarAnswer,
  StringCounts,
  WhyNotAnswer,
} from '../model.js'
import type { ParsedQuery } from '../query/query.js'
import {
  type ArticleLocation,
  aggregate,
  type BucketColumns,
  type Budget,
  candidatesOf,
  concordance,
  explainQuery,
  findArticle,
  matchesIn,
  otherFormsOf,
  readFilters,
  type SearchContext,
  search,
  similarTo,
  stringCounts,
  type Window,
  whyNot,
} from '../search/search.js'
import type { FoundPage } from './result-text.js'
import { shownArticle } from './withheld.js'

/** By kind: what is asked, and what answers it. An article that is asked for by its id is live in the view. */
export type Questions = {
  /** `parsed` is undefined where whoever searches reads the query. */
  search: {
    asked: { request: SearchRequest; window: Window; parsed?: ParsedQuery | undefined }
    /** As text from a thread. */
    answer: FoundPage
  }
  explain: { asked: { request: SearchRequest; window: Window }; answer: QueryExplanation }
  aggregate: {
    asked: { request: SearchRequest; by: BucketUnit }
    /** As columns: tens of thousands of buckets are slow to hand over. */
    answer: Omit<AggregateAnswer, 'query' | 'by' | 'buckets'> & { columns: BucketColumns }
  }
  concordance: {
    asked: { request: SearchRequest; lines: ConcordanceAsked }
    answer: Omit<ConcordanceAnswer, 'query' | keyof ConcordanceAsked>
  }
  candidates: { asked: { strings: readonly (readonly string[])[]; most: number }; answer: Candidates[] }
  counts: {
    asked: { strings: readonly string[]; filters: Omit<SearchRequest, 'q'>; most: number }
    answer: StringCounts
  }
  otherForms: { asked: { text: string }; answer: OtherWording[] }
  /** Where in an article a query matches. */
  matches: { asked: { request: SearchRequest; id: string }; answer: FieldMatch[] }
  similar: { asked: { id: string; limit: number }; answer: Omit<SimilarAnswer, 'id'> }
  whyNot: { asked: { request: SearchRequest; id: string }; answer: WhyNotAnswer }
}
export type QuestionKind = keyof Questions
export type Question<K extends QuestionKind = QuestionKind> = Questions[K]['asked']

type Ways = {
  [K in QuestionKind]: (asked: Question<K>, archive: SearchContext, budget: Budget) => Questions[K]['answer']
}

const WAYS: Ways = {
  search: ({ request, window, parsed }, archive, budget) => search(archive, request, window, budget, parsed),
  explain: ({ request, window }, archive, budget) => explainQuery(archive, request, window, budget),
  aggregate: ({ request, by }, archive, budget) => aggregate(archive, request, by, budget),
  concordance: ({ request, lines }, archive, budget) => concordance(archive, request, lines, budget),
  candidates: ({ strings, most }, { generation }, budget) => candidatesOf(generation, strings, most, budget),
  counts: ({ strings, filters, most }, { generation }, budget) =>
    stringCounts(generation, strings, readFilters({ ...filters, q: '' }), most, budget),
  otherForms: ({ text }, archive) => otherFormsOf(text, archive),
  matches: ({ request, id }, archive, budget) => {
    const { segment, article } = placeOf(archive, id)
    return matchesIn(shownArticle(segment, article)!, request.q, archive, budget)
  },
  similar: ({ id, limit }, archive, budget) => similarTo(archive, placeOf(archive, id), limit, budget),
  whyNot: ({ request, id }, archive, budget) => whyNot(archive, request, placeOf(archive, id), budget),
}

const placeOf = ({ generation }: SearchContext, id: string): ArticleLocation => findArticle(generation, id)!

/** Searches in this thread. */
export function answerTo<K extends QuestionKind>(
  kind: K,
  asked: Question<K>,
  archive: SearchContext,
  budget: Budget,
): Questions[K]['answer'] {
  return WAYS[kind](asked, archive, budget)
}
