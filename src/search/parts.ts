/**
 * The parts of search that know no index: what an engine shares that looks up elsewhere.
 *
 * What is asked (a plan of clauses, units, other forms and filters), and how an article that was found is marked and
 * shown. Between the two such an engine has to say, of strings, runs, values and dates: which articles.
 */
export type { Clause, ScoreTerm, Variant } from './asked/clause.js'
export { holdsWhole, type NumberEnds, numberEnds } from './asked/number-ends.js'
export { makePlan, type Plan } from './asked/plan.js'
export type { Unit } from './asked/units.js'
export { type BucketColumns, bucketsOf } from './columns/aggregate.js'
export { type Corpus, idf } from './columns/corpus.js'
export { daysOfDate } from './columns/dates.js'
export { type Filters, filtersApart, readFilters } from './columns/filters.js'
export { countKey } from './columns/values.js'
export {
  alikeForms,
  commonestForms,
  isOneUnit,
  LATIN,
  mayBeGuessed,
  maySlip,
  unitGuesses,
  wholeGuesses,
} from './matched/guesses.js'
export { isOneName, wholeUnit } from './matched/ladder.js'
export {
  type AskedWord,
  type Content,
  contentUnits,
  isNearBest,
  looseClauses,
  namedWords,
  neededOf,
  rareWords,
  type Weigh,
  weighAll,
} from './matched/partial.js'
export { findPattern, type Pattern, patternOf } from './matched/wildcard.js'
export { termScore } from './ranked/bm25f.js'
export { placesInRead } from './ranked/places.js'
export { type QueryTerm, termsOf } from './ranked/query-scorer.js'
export { RERANKED } from './ranked/rank.js'
export { Reranker } from './ranked/rerank.js'
export { UNLIMITED } from './sets/budget.js'
export { derived } from './sets/derived.js'
export { concordanceIn, MOST_READ } from './shown/concordance.js'
export { fieldMatches, markArticle, type Needles, needlesOf } from './shown/highlight.js'
export { articleHead, withForms } from './shown/hit.js'
export { knownFormsOf, treeOf } from './shown/query-explanation.js'
export { snippetsOf } from './shown/snippets.js'
export { reasonsFrom } from './shown/why-not.js'
