/**
 * The door of search: one query over one generation, from text to answer.
 *
 * parse → match → filter → count → rank → show. Reads the store, writes nothing,
 * keeps nothing between calls.
 */
import type { Cutter } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import {
  type Alternative,
  type Article,
  type FieldMatch,
  type Hit,
  type Issue,
  RUNGS,
  type Rung,
  type SearchAnswer,
  type SearchRequest,
  type Warning,
} from '../model.js'
import { parseQuery } from '../query/query.js'
import type { Generation, Segment } from '../store/store.js'
import { and, type Bits, count, hasBit } from './bits.js'
import type { NameForms } from './clause.js'
import { FacetCounter } from './facets.js'
import { type Filters, filterBits, kindBits, readFilters } from './filters.js'
import { fieldMatches, markArticle, type Needles, needlesOf } from './highlight.js'
import { climb, type Found, hitsOf, total } from './ladder.js'
import { eachPlace } from './literal.js'
import { nearest } from './nearest.js'
import { makePlan, type Plan } from './plan.js'
import { type Ranked, rank, Scorer } from './rank.js'
import { snippetsOf } from './snippets.js'
import { Deadline } from './wildcard.js'

/** Time that matching by reading stored text may take. */
const DEADLINE_MS = 1000
/** Nobody pages further by number; a cursor goes on to the last hit. */
const DEEPEST = 10_000

export type { NameForms } from './clause.js'

/** Where a page begins: by number, or behind what a cursor has shown. */
export type Window = { offset: number; limit: number }

/** What is found, before the engine adds what it alone knows. */
export type SearchResult = Omit<
  SearchAnswer,
  'query' | 'page' | 'hitsPerPage' | 'nextCursor' | 'processingTimeMs' | 'index'
>

/** A string equal for requests that have the same answer on the same view, its warnings included. */
export function canonicalOf({ q, ...rest }: SearchRequest): string {
  const { canonical, warnings } = parseQuery(q)
  const typed = rest.matching === 'exact' ? q : canonical
  const others = Object.entries(rest).filter(([, value]) => value !== undefined)
  return JSON.stringify([typed, warnings, others.sort(([a], [b]) => (a < b ? -1 : 1))])
}

/**
 * @throws {JiebaoError} BAD_PARAMETER, BAD_ENCODING, QUERY_TOO_LONG; INDEX_CORRUPT where a page is damaged
 */
export function search(
  generation: Generation,
  cutter: Cutter,
  names: NameForms,
  request: SearchRequest,
  { offset, limit }: Window,
): SearchResult {
  if (offset >= DEEPEST && request.cursor === undefined) throw tooDeep(offset)
  const filters = readFilters(request)
  const matching = request.matching ?? 'auto'
  const plan = makePlan(request.q, matching, cutter, names)
  const deadline = new Deadline(performance.now() + DEADLINE_MS)
  const isLoose = matching === 'auto' || matching === 'any'
  const options = { partial: isLoose, variants: isLoose && (request.variants ?? true) }
  const climbed = climb(generation, plan, options, deadline)
  const isEmpty = total(climbed) === 0
  const found = withoutOthers(climbed, plan, filters)
  narrow(found, filters)
  const scorer = new Scorer(generation, plan.positive, found)
  const page = rank(found, scorer, request.sort ?? 'relevance', offset + limit).slice(offset)
  const needles = needlesOf(plan)
  return {
    hits: page.map((ranked) => show(ranked, plan, needles, found, request.explain ? scorer : undefined)),
    totalHits: total(found),
    totalIsExact: !deadline.reached,
    rungs: countRungs(found),
    nearest: isEmpty && plan.root !== null ? nearest(generation, plan, climbed) : [],
    ...countFacets(found, request.facets ?? true),
    warnings: warningsOf(plan, deadline),
  }
}

function tooDeep(offset: number): JiebaoError {
  const message = `Cannot show hits from ${offset}: pages go to hit ${DEEPEST}. Go on with "cursor", or narrow the query`
  return new JiebaoError('BAD_PARAMETER', String(offset), message)
}

/** An `other` item is a hit of a literal query, of `kind=other`, or when no article or photo is. */
function withoutOthers(found: Found[], plan: Plan, filters: Filters): Found[] {
  if (filters.kind.includes('other') || plan.literal) return found
  const narrowed = found.map((each) => intersect(each, kindBits(each.segment, ['article', 'photo'])))
  return total(narrowed) > 0 || plan.root === null ? narrowed : found
}

const intersect = ({ segment, matcher, rungs }: Found, bits: Bits): Found => {
  const kept = Object.fromEntries(RUNGS.map((rung) => [rung, and(rungs[rung], bits)])) as Record<Rung, Bits>
  return { segment, matcher, rungs: kept }
}

function narrow(found: Found[], filters: Filters): void {
  for (const [i, each] of found.entries()) {
    const bits = filterBits(each.segment, filters)
    if (bits) found[i] = intersect(each, bits)
  }
}

function countRungs(found: Found[]): Record<Rung, number> {
  const counts = RUNGS.map((rung) => [rung, found.reduce((sum, { rungs }) => sum + count(rungs[rung]), 0)])
  return Object.fromEntries(counts) as Record<Rung, number>
}

function countFacets(found: Found[], wanted: boolean): Pick<SearchAnswer, 'facetDistribution' | 'timeline'> {
  if (!wanted) return { facetDistribution: {}, timeline: [] }
  const counter = new FacetCounter()
  for (const { segment, rungs } of found) counter.add(segment, hitsOf(rungs))
  return counter.answer()
}

function warningsOf(plan: Plan, deadline: Deadline): Warning[] {
  if (!deadline.reached) return plan.warnings
  const detail = '通配检索超过时限，只显示已找到的结果；请写得更具体些'
  return [...plan.warnings, { code: 'DEADLINE', detail }]
}

function show(ranked: Ranked, plan: Plan, needles: Needles, found: Found[], scorer: Scorer | undefined): Hit {
  const { segment, article: number, rung, score } = ranked
  const article = segment.articleRecord(number) as Article
  const { issue } = segment.issueRecord(segment.values.issueOf[number]!) as Pick<Issue, 'issue'>
  const { id, kind, headline, kicker, eventDate, section, reporters } = article
  return {
    id,
    kind,
    headline,
    kicker,
    publication: issue.publication,
    date: issue.date,
    eventDate,
    section,
    reporters,
    score,
    rung,
    alternatives: rung === 'variant' ? alternatives(ranked, plan, found, article) : [],
    snippets: snippetsOf(markArticle(article, needles)),
    ...(scorer ? { explain: scorer.explain(segment, number) } : {}),
  }
}

/** What stands for what was typed, in the clauses that were met in no stricter way. */
function alternatives(
  { segment, article }: Ranked,
  plan: Plan,
  found: Found[],
  record: Article,
): Alternative[] {
  const { matcher } = found.find((each) => each.segment === segment)!
  return plan.positive
    .filter((clause) => !hasBit(matcher.clauseBits(clause, 'words'), article))
    .flatMap((clause) => {
      const forms = clause.variants.filter((variant) => hasBit(matcher.variantBits(variant, clause), article))
      const named = forms.map(({ typed, matched, why }) => ({ typed, matched, why }))
      const isDate = named.length === 0 && clause.node.type === 'date' && record.eventDate !== null
      return isDate ? [{ typed: clause.typed, matched: record.eventDate!, why: '事件日期' }] : named
    })
}

/** What of one article a query matches, for its page. */
export function matchesIn(article: Article, q: string, cutter: Cutter, names: NameForms): FieldMatch[] {
  return fieldMatches(article, needlesOf(makePlan(q, 'auto', cutter, names)))
}

/** The live article of an id. */
export function findArticle(
  generation: Generation,
  id: string,
): { segment: Segment; article: number } | undefined {
  for (const segment of generation.segments) {
    const article = segment.articleById(id)
    if (article !== undefined) return { segment, article }
  }
  return undefined
}

/** Live articles that hold a folded string, with how often, in the order of the generation. */
export function placesOf(
  generation: Generation,
  needle: string,
): { segment: Segment; article: number; times: number }[] {
  const places: { segment: Segment; article: number; times: number }[] = []
  for (const segment of generation.segments) {
    eachPlace(segment, needle, segment.live, (article, _starts, times) =>
      places.push({ segment, article, times }),
    )
  }
  return places
}
