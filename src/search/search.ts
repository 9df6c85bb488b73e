/**
 * The door of search: one query over one generation, from text to answer.
 *
 * parse → plan → match → filter → rank → count → show. Reads the store and writes
 * nothing. Between calls it keeps only values derived from an open generation or
 * segment (sets/derived.ts), which end with it.
 */
import { JiebaoError } from '../errors.js'
import {
  type AggregateAnswer,
  type Article,
  type BucketUnit,
  type ConcordanceAnswer,
  type ConcordanceAsked,
  type FieldMatch,
  type Hit,
  type OtherWording,
  type QueryExplanation,
  RUNGS,
  type Rung,
  type SearchAnswer,
  type SearchRequest,
  type Warning,
  type WhyNotAnswer,
} from '../model.js'
import { type ParsedQuery, parseQuery } from '../query/query.js'
import type { Generation, Segment } from '../store/store.js'
import type { SearchContext } from './asked/clause.js'
import { makePlan, type Plan } from './asked/plan.js'
import { type BucketColumns, counterBy } from './columns/aggregate.js'
import { corpusOf, liveDocumentFrequency } from './columns/corpus.js'
import { FacetCounter } from './columns/facets.js'
import { type Filters, filtered, isFiltered, kindBits, readFilters } from './columns/filters.js'
import { type Found, hitsOf, RUNGS_AS_TYPED, stringFrequency, total, totalOf } from './matched/found.js'
import { climb } from './matched/ladder.js'
import { scored } from './ranked/collector.js'
import { QueryScorer } from './ranked/query-scorer.js'
import { prunePartial, type Ranked, RERANKED, rank } from './ranked/rank.js'
import { Reranker } from './ranked/rerank.js'
import { and, type Bits, count } from './sets/bits.js'
import { type Budget, deadlineOf } from './sets/budget.js'
import { Stopwatch } from './sets/stopwatch.js'
import { concordanceOf, MOST_READ } from './shown/concordance.js'
import { suggestionsOf } from './shown/did-you-mean.js'
import { heldOf } from './shown/held.js'
import { fieldMatches, needlesOf } from './shown/highlight.js'
import { hitOf, type Showing } from './shown/hit.js'
import { NEAREST, nearest } from './shown/nearest.js'
import { clausesAndSets, knownFormsOf } from './shown/query-explanation.js'
import { reasonsOf } from './shown/why-not.js'
import { docsWithString } from './strings/matching-docs.js'

/** When matching, ranking and showing end, as shares of a request's budget. */
const STAGES = { matching: 0.7, ranking: 0.85, showing: 1 }

export type { Knowledge, KnownForm, OtherForms, SearchContext } from './asked/clause.js'
export { asksLetters, readingsAsked } from './asked/plan.js'
export { corpusOf } from './columns/corpus.js'
export { stringCounts } from './columns/string-counts.js'
export { isCostly, mayBeShort } from './matched/cost.js'
export * from './parts.js'
export { candidatesOf } from './ranked/candidates.js'
export { Budget } from './sets/budget.js'
export { continuationsOf } from './shown/continuations.js'
export { similarTo } from './shown/similar.js'
export { occurrencesOf } from './strings/occurrences.js'

/** Where a page begins: by number, or behind what a cursor has shown. */
export type Window = { offset: number; limit: number }

/** What is found, before the engine adds what it alone knows. */
export type SearchResult = Omit<
  SearchAnswer,
  'query' | 'page' | 'hitsPerPage' | 'nextCursor' | 'processingTimeMs' | 'index'
>

/**
 * A string equal for requests that have the same answer on the same view, its warnings included.
 *
 * @param parsed the query of the request; undefined if nobody has read it: then only requests typed alike are equal
 */
export function canonicalOf({ q, ...rest }: SearchRequest, parsed: ParsedQuery | undefined): string {
  const asked = parsed ? [rest.matching === 'exact' ? q : parsed.canonical, parsed.warnings] : [q]
  const others = Object.entries(rest).filter(([, value]) => value !== undefined)
  return JSON.stringify([...asked, others.sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** Other forms of what a text holds, as they are known. */
export function otherFormsOf(text: string, { cutter, knowledge }: SearchContext): OtherWording[] {
  return knownFormsOf(makePlan(text, parseQuery(text), 'all', { cutter, knowledge }))
}

/** The result set of a request, and what is needed to rank and show it. */
type Finding = Showing & { climbed: Found[]; budget: Budget }

function find(
  { generation, cutter, knowledge }: SearchContext,
  request: SearchRequest,
  budget: Budget,
  parsed: ParsedQuery,
  watch?: Stopwatch,
): Finding {
  const filters = readFilters(request)
  const matching = request.matching ?? 'auto'
  const plan = makePlan(request.q, parsed, matching, { cutter, knowledge })
  watch?.mark('plan')
  // Not before: the first query of a process waits for the dictionary.
  budget.restart()
  budget.allow(STAGES.matching)
  const isLoose = matching === 'auto' || matching === 'any'
  const options = { partial: isLoose, variants: isLoose && (request.variants ?? true) }
  const climbed = climb(generation, plan, options, budget, { cutter, knowledge }, watch)
  budget.allow(STAGES.ranking)
  const scorer = new QueryScorer(generation, plan.positive, climbed)
  const reranker = new Reranker(corpusOf(generation), plan.positive, scorer.terms, stringFrequency(climbed))
  watch?.mark('weigh')
  const hasKept = scorer.terms.some(({ isKept }) => isKept)
  prunePartial(
    climbed,
    plan,
    hasKept ? new QueryScorer(generation, plan.positive, climbed, false) : scorer,
    reranker,
    budget,
  )
  watch?.mark('partial')
  const found = narrow(withoutOthers(climbed, plan, filters, budget), filters)
  watch?.mark('filter')
  return { plan, found, climbed, budget, scorer, reranker, needles: needlesOf(plan, budget) }
}

/**
 * @param budget where it does not suffice, the answer is a part, and flagged
 * @param parsed the query of the request, from callers that have read it
 * @throws {JiebaoError} BAD_PARAMETER, BAD_ENCODING, QUERY_TOO_LONG; INDEX_CORRUPT where a page is damaged
 */
export function search(
  archive: SearchContext,
  request: SearchRequest,
  { offset, limit }: Window,
  budget: Budget,
  parsed: ParsedQuery = parseQuery(request.q),
): SearchResult {
  return answerOf(find(archive, request, budget, parsed), archive, request, { offset, limit })
}

function answerOf(
  finding: Finding,
  archive: SearchContext,
  request: SearchRequest,
  { offset, limit }: Window,
  watch?: Stopwatch,
): SearchResult {
  const { plan, found, climbed, budget } = finding
  const ranked = inOrder(finding, request, offset + limit, watch).slice(offset)
  const facets = countFacets(found, request.facets ?? true, budget)
  watch?.mark('count')
  // They rest on counts, which unfinished sets tell wrong.
  const isFurther = !budget.ranOut && (request.further ?? true)
  const suggestion = isFurther ? suggestionFor(finding, archive, request) : undefined
  // Where a filter alone lets nothing pass, articles that the query does not ask for are no answer.
  const isFew = total(climbed) < NEAREST && plan.root !== null && total(found) === total(climbed)
  const near = isFew && isFurther ? nearest(archive.generation, plan, climbed, finding) : []
  watch?.mark('suggest')
  budget.allow(STAGES.showing)
  const hits = ranked.map((each) => hitOf(each, finding, request.explain ?? false))
  watch?.mark('show')
  return {
    hits,
    totalHits: total(found),
    totalIsExact: !budget.ranOut,
    rungs: countRungs(found),
    nearest: budget.ranOut ? [] : near,
    ...(total(found) === 0 ? { held: heldOf(archive.generation, plan, readFilters(request)) } : {}),
    ...facets,
    ...(suggestion === undefined || budget.ranOut ? {} : { suggestion }),
    warnings: warningsOf(plan, budget),
  }
}

/** Share of the budget that asking a suggestion may take. */
const ASKED_SHARE = 0.2

/** The first suggestion that finds more, and more as typed, once it is asked as the reader would ask it. */
function suggestionFor(
  { plan, found, climbed, budget }: Finding,
  archive: SearchContext,
  request: SearchRequest,
): string | undefined {
  return suggestionsOf(request.q, plan, climbed).find((q) => {
    const own = budget.part(ASKED_SHARE)
    const asked = find(archive, { ...request, q }, own, parseQuery(q))
    const more = (rungs: readonly Rung[]) => totalOf(asked.found, rungs) > totalOf(found, rungs)
    return !own.ranOut && more(RUNGS) && more(RUNGS_AS_TYPED)
  })
}

/**
 * How `search` answers a request. Searches twice and times the second run: the first also loads tables that
 * every later search finds in memory. Each has half the budget. Refuses as `search` does.
 */
export function explainQuery(
  archive: SearchContext,
  request: SearchRequest,
  { offset, limit }: Window,
  budget: Budget,
): QueryExplanation {
  answerOf(find(archive, request, budget.part(0.5), parseQuery(request.q)), archive, request, {
    offset,
    limit,
  })
  const scoredBefore = scored.articles
  const watch = new Stopwatch()
  const parsed = parseQuery(request.q)
  watch.mark('parse')
  const finding = find(archive, request, budget.part(0.5), parsed, watch)
  const { totalHits, warnings } = answerOf(finding, archive, request, { offset, limit }, watch)
  return {
    query: request.q,
    ...clausesAndSets(archive.generation, finding),
    warnings,
    totalHits,
    ranking: {
      scored: scored.articles - scoredBefore,
      reranked: (request.sort ?? 'relevance') === 'relevance' ? Math.min(RERANKED, totalHits) : 0,
    },
    stages: watch.stages(),
  }
}

const inOrder = (
  { found, scorer, reranker, budget }: Finding,
  { sort }: SearchRequest,
  limit: number,
  watch?: Stopwatch,
): Ranked[] => (limit > 0 ? rank(found, scorer, reranker, sort ?? 'relevance', limit, budget, watch) : [])

/**
 * Every hit in order, shown one by one as they are asked for. Refuses as `search` does.
 *
 * @param budget of matching, then of each hit; ranking takes what it takes, since every hit is wanted
 * @throws {JiebaoError} TIMEOUT if matching was cut short: a list of hits cannot say that some are missing
 */
export function* everyHit(archive: SearchContext, request: SearchRequest, budget: Budget): Generator<Hit> {
  const finding = find(archive, request, budget, parseQuery(request.q))
  if (budget.ranOut) throw new JiebaoError('answer-late', '', { ms: budget.ms })
  budget.allow(Number.POSITIVE_INFINITY)
  for (const ranked of inOrder(finding, request, total(finding.found))) {
    budget.restart()
    yield hitOf(ranked, finding, request.explain ?? false)
  }
}

/** Hits by a unit, as columns: `bucketsOf` makes the buckets of an answer. Refuses as `search` does. */
export function aggregate(
  archive: SearchContext,
  request: SearchRequest,
  by: BucketUnit,
  budget: Budget,
): Omit<AggregateAnswer, 'query' | 'by' | 'buckets'> & { columns: BucketColumns } {
  const { found, plan } = find(archive, request, budget, parseQuery(request.q))
  const counter = counterBy(by, archive.generation.segments)
  for (const { segment, rungs } of found) counter.add(segment, hitsOf(rungs))
  return { ...countedOf(found, plan, budget), columns: counter.columns() }
}

/** Every match in its context. Refuses as `search` does. */
export function concordance(
  archive: SearchContext,
  request: SearchRequest,
  asked: ConcordanceAsked,
  budget: Budget,
): Omit<ConcordanceAnswer, 'query' | keyof ConcordanceAsked> {
  const finding = find(archive, request, budget, parseQuery(request.q))
  const newest = inOrder(finding, { ...request, sort: 'date:desc' }, MOST_READ)
  budget.allow(STAGES.showing)
  const lines = concordanceOf(newest, finding.needles, asked)
  return { ...lines, ...countedOf(finding.found, finding.plan, budget) }
}

const countedOf = (found: Found[], plan: Plan, budget: Budget) => ({
  totalHits: total(found),
  totalIsExact: !budget.ranOut,
  warnings: warningsOf(plan, budget),
})

/**
 * An `other` item is a hit of a literal query, of `kind=other`, or when no
 * article or photo is; and where it alone has the query as printed, it is one
 * of the `exact` hits.
 */
function withoutOthers(found: Found[], plan: Plan, filters: Filters, budget: Budget): Found[] {
  if (filters.kind.includes('other') || plan.literal) return found
  const narrowed = found.map((each) => intersect(each, kindBits(each.segment, ['article', 'photo'])))
  // An unfinished set may lack the article or photo that keeps the others out.
  if (plan.root === null || budget.ranOut) return narrowed
  if (total(narrowed) === 0) return found
  if (totalOf(narrowed, ['exact']) > 0) return narrowed
  return narrowed.map(({ segment, matcher, rungs: { words, variant, partial } }, i) => {
    return { segment, matcher, rungs: { exact: found[i]!.rungs.exact, words, variant, partial } }
  })
}

const intersect = (found: Found, bits: Bits): Found => {
  const { segment, matcher, rungs } = found
  // Most segments hold articles alone.
  if (count(bits) === segment.docValues.articles) return found
  const kept = Object.fromEntries(RUNGS.map((rung) => [rung, and(rungs[rung], bits)])) as Record<Rung, Bits>
  return { segment, matcher, rungs: kept }
}

function narrow(found: Found[], filters: Filters): Found[] {
  if (!isFiltered(filters)) return found
  return found.map((each) => intersect(each, filtered(each.segment, filters, hitsOf(each.rungs))))
}

function countRungs(found: Found[]): Record<Rung, number> {
  const counts = RUNGS.map((rung) => [rung, found.reduce((sum, { rungs }) => sum + count(rungs[rung]), 0)])
  return Object.fromEntries(counts) as Record<Rung, number>
}

function countFacets(
  found: Found[],
  wanted: boolean,
  budget: Budget,
): Pick<SearchAnswer, 'facetDistribution' | 'timeline'> {
  if (!wanted) return { facetDistribution: {}, timeline: [] }
  const counter = new FacetCounter()
  for (const { segment, rungs } of found) {
    if (budget.isOver()) break
    counter.add(segment, hitsOf(rungs))
  }
  return counter.answer()
}

function warningsOf(plan: Plan, budget: Budget): Warning[] {
  const detail = '检索超过时限，只显示已找到的结果；请写得更短或更具体些'
  return [...plan.warnings, ...deadlineOf(budget, detail)]
}

/** Why an article is, or is not, a hit. Refuses as `search` does. */
export function whyNot(
  archive: SearchContext,
  request: SearchRequest,
  place: ArticleLocation,
  budget: Budget,
): WhyNotAnswer {
  const { plan, found, climbed } = find(archive, request, budget, parseQuery(request.q))
  budget.allow(STAGES.showing)
  const reasons = reasonsOf(request.q, plan, readFilters(request), { climbed, found }, place)
  return {
    ...reasons,
    warnings: deadlineOf(budget, '检索超过时限，没有查完，以下理由不一定对；请写得更短或更具体些'),
  }
}

/** What of one article a query matches, for its page. */
export function matchesIn(article: Article, q: string, archive: SearchContext, budget: Budget): FieldMatch[] {
  const { needles } = find(archive, { q }, budget, parseQuery(q))
  budget.allow(STAGES.showing)
  return fieldMatches(article, needles)
}

/** Where a live article stands. */
export type ArticleLocation = { segment: Segment; article: number }

/** The live article of an id. */
export function findArticle(generation: Generation, id: string): ArticleLocation | undefined {
  for (const segment of generation.segments) {
    const article = segment.articleById(id)
    if (article !== undefined) return { segment, article }
  }
  return undefined
}

/** How many live articles hold a folded string. */
export function documentFrequencyOf({ segments }: Generation, folded: string): number {
  return segments.reduce(
    (sum, each) => sum + liveDocumentFrequency(each, { text: folded, kind: 'string' }),
    0,
  )
}

/** Articles of a segment that hold a folded string, deleted ones too; one bit each. */
export const articlesWithString = (segment: Segment, folded: string): Bits =>
  docsWithString(segment, folded, null)
