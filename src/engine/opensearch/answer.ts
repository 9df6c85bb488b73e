/**
 * Answers: what a finding shows, counts and orders.
 */
import type { Cutter } from '../../analysis/analysis.js'
import { dayText } from '../../chinese.js'
import {
  type AggregateAnswer,
  type Article,
  type ArticleHead,
  type BucketUnit,
  type ConcordanceAnswer,
  type ConcordanceAsked,
  type ExportedHit,
  type Hit,
  RUNGS,
  type Rung,
  type SearchAnswer,
  type SearchRequest,
  type SortOrder,
  type Warning,
} from '../../model.js'
import {
  articleHead,
  concordanceIn,
  MOST_READ,
  markArticle,
  type Needles,
  needlesOf,
  type SearchResult,
  snippetsOf,
  UNLIMITED,
  type Window,
  withForms,
} from '../../search/search.js'
import { anyOf, type Finding } from './find.js'
import { type Aggregations, type ClusterHit, DEEPEST_START, type Lookup } from './lookup.js'
import { gathering } from './partial.js'
import { ReadArticle } from './reading.js'
import { explainScore, scoreQuery } from './scores.js'
import { without } from './sets.js'
import type { ClusterView } from './view.js'

/** Fewer hits than this leave room for articles that come near. */
const NEAREST = 10
/** Hits that are read at once where all are wanted. */
const TOGETHER = 200
/** Values that a facet lists, and days that hits are counted by. */
const MOST_VALUES = 60_000

/** What is needed to show hits of a finding. */
export type HitSetting = {
  finding: Finding
  needles: Needles
  cutter: Cutter
  view: ClusterView
  explain: boolean
}

export const showing = (
  finding: Finding,
  view: ClusterView,
  request: SearchRequest,
  cutter: Cutter,
): HitSetting => {
  const needles = needlesOf(finding.plan, UNLIMITED)
  return { finding, needles, cutter, view, explain: request.explain ?? false }
}

export async function answerOf(
  finding: Finding,
  view: ClusterView,
  request: SearchRequest,
  window: Window,
  cutter: Cutter,
): Promise<SearchResult> {
  const { shown, index } = finding
  const wantsFacets = request.facets ?? true
  const counted = await index.look([
    ...RUNGS.map((rung) => ({ query: shown[rung], size: 0 })),
    ...(wantsFacets ? [{ query: anyOf(shown), size: 0, aggs: FACETS }] : []),
  ])
  const totals = RUNGS.map((_, r) => counted[r]!.total)
  const totalHits = totals.reduce((a, b) => a + b, 0)
  const of = showing(finding, view, request, cutter)
  const hits = await pageOf(of, request.sort ?? 'relevance', totals, window)
  const admitted = RUNGS.reduce((sum, rung) => sum + finding.counts[rung], 0)
  const isFew = admitted < NEAREST && finding.plan.root !== null && totalHits === admitted
  return {
    hits,
    totalHits,
    totalIsExact: finding.isWhole,
    rungs: Object.fromEntries(RUNGS.map((rung, r) => [rung, totals[r]!])) as Record<Rung, number>,
    nearest: isFew ? await nearestOf(of) : [],
    ...(wantsFacets ? facetsOf(counted.at(-1)!.aggregations) : { facetDistribution: {}, timeline: [] }),
    warnings: warningsOf(finding),
  }
}

const NARROWER = '查到的少：这个馆藏由集群作答，没有找一字之差的误印'

export const warningsOf = ({ plan, isWhole, isNarrow }: Finding): Warning[] => [
  ...plan.warnings,
  ...(isWhole
    ? []
    : [{ code: 'DEADLINE', detail: '通配或相邻的检索太宽，只显示已找到的结果；请写得更具体些' }]),
  ...(isNarrow ? [{ code: 'CLUSTER_NARROWER', detail: NARROWER }] : []),
]

// ---------------------------------------------------------------- order

/** By score, then the newest, then the id; or by day. The unknown day comes last. */
const ORDERS: Record<SortOrder, unknown[]> = {
  relevance: [{ _score: 'desc' }, { first: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
  'date:desc': [{ first: { order: 'desc', missing: '_last' } }, { _score: 'desc' }, { id: 'asc' }],
  'date:asc': [{ first: { order: 'asc', missing: '_last' } }, { _score: 'desc' }, { id: 'asc' }],
}

/** Rungs whose hits are ordered by score alone; no hit of the second tier precedes one of the first. */
const TIERS: readonly (readonly Rung[])[] = [['exact'], ['words', 'variant', 'partial']]

/** Lists whose hits follow one another: one for each tier by relevance, one of all rungs by date. */
function listsOf({ shown, terms }: Finding, sort: SortOrder): (Lookup & { sort: unknown[] })[] {
  const should = terms.map(scoreQuery)
  const tiers = sort === 'relevance' ? TIERS : [RUNGS]
  return tiers.map((rungs) => {
    const named = rungs.map((rung) => ({ bool: { filter: [shown[rung]], _name: rung } }))
    return {
      query: { bool: { filter: [{ bool: { should: named, minimum_should_match: 1 } }], should } },
      sort: ORDERS[sort],
      track_scores: true,
    }
  })
}

/** The rung by whose name a hit was found. */
const rungOf = ({ matched_queries: names = [] }: ClusterHit): Rung =>
  RUNGS.find((rung) => names.includes(rung))!

async function pageOf(
  of: HitSetting,
  sort: SortOrder,
  totals: readonly number[],
  { offset, limit }: Window,
): Promise<Hit[]> {
  const lists = listsOf(of.finding, sort)
  const whole = totals.reduce((a, b) => a + b, 0)
  const sizes = lists.length === 1 ? [whole] : [totals[0]!, whole - totals[0]!]
  const hits: Hit[] = []
  let before = 0
  for (const [r, list] of lists.entries()) {
    const from = Math.max(0, offset - before)
    const size = Math.min(limit - hits.length, sizes[r]! - from)
    before += sizes[r]!
    if (size <= 0) continue
    const found = await slice(of, list, from, size)
    hits.push(...found.map((hit) => shownHit(hit, of)))
  }
  return hits
}

async function slice(
  { finding: { index } }: HitSetting,
  list: Lookup & { sort: unknown[] },
  from: number,
  size: number,
): Promise<ClusterHit[]> {
  if (from + size <= DEEPEST_START) return (await index.one({ ...list, from, size })).hits
  let passed = 0
  let after: unknown[] | undefined
  while (passed < from) {
    const step = Math.min(DEEPEST_START, from - passed)
    const { hits } = await index.one({
      ...list,
      size: step,
      _source: false,
      ...(after ? { search_after: after } : {}),
    })
    if (hits.length === 0) return []
    passed += hits.length
    after = hits.at(-1)!.sort
  }
  return (await index.one({ ...list, size, search_after: after! })).hits
}

/** Every hit of a request in order. */
export async function* everyHit(
  of: HitSetting,
  sort: SortOrder,
  isWhole: boolean,
): AsyncGenerator<ExportedHit> {
  for (const list of listsOf(of.finding, sort))
    for await (const hits of of.finding.index.every(list, TOGETHER))
      for (const hit of hits) {
        const { article, issueHead: issue } = hit._source!
        yield { ...shownHit(hit, of), ...(isWhole ? { article: { ...article, issue } } : {}) }
      }
}

/** Every match of the newest hits in its context. */
export async function linesOf(
  { finding, needles }: HitSetting,
  asked: ConcordanceAsked,
): Promise<Pick<ConcordanceAnswer, 'lines' | 'totalLines' | 'articles'>> {
  const newest: { article: Article; head: ArticleHead }[] = []
  const [list] = listsOf(finding, 'date:desc')
  for await (const hits of finding.index.every(list!, TOGETHER)) {
    for (const { _source: kept } of hits)
      newest.push({ article: kept!.article, head: articleHead(kept!.article, kept!.issueHead) })
    if (newest.length >= MOST_READ) break
  }
  return concordanceIn(newest.slice(0, MOST_READ), needles, asked)
}

// ---------------------------------------------------------------- what is shown

function shownHit(hit: ClusterHit, { finding, needles, cutter, view, explain }: HitSetting): Hit {
  const { plan, terms } = finding
  const { _score, _source: kept } = hit
  const rung = rungOf(hit)
  const reading = new ReadArticle({ article: kept!.article, issue: kept!.issueHead }, cutter)
  const { article, issue } = reading
  const { texts, forms } = markArticle(article, needles)
  const score = _score ?? 0
  return {
    ...articleHead(article, issue),
    score,
    rung,
    alternatives: [
      ...withForms(rung === 'variant' ? reading.alternatives(plan) : [], forms),
      ...reading.metBeside(plan),
    ],
    missing: rung === 'partial' ? reading.missingWords(plan) : [],
    snippets: snippetsOf(texts, needles.budget),
    ...(explain ? { explain: explainScore(score, terms, reading, view.index.articles, cutter) } : {}),
  }
}

async function nearestOf({ finding, needles, cutter, view }: HitSetting): Promise<SearchAnswer['nearest']> {
  const { content, index, plan, admitted } = finding
  const words = content.filter(({ articles }) => articles > 0)
  if (words.length === 0) return []
  const { hits } = await index.one({
    query: { bool: { must: [gathering(words)], filter: [without(view.visible, anyOf(admitted))] } },
    size: NEAREST,
    sort: [{ _score: 'desc' }, { first: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
  })
  return hits.map(({ _source: kept }) => {
    const reading = new ReadArticle({ article: kept!.article, issue: kept!.issueHead }, cutter)
    const { id, headline, publication, date } = articleHead(reading.article, reading.issue)
    const { texts } = markArticle(reading.article, needles)
    const missing = reading.missing(plan)
    return { id, headline, publication, date, missing, snippets: snippetsOf(texts, needles.budget) }
  })
}

// ---------------------------------------------------------------- what is counted

const values = (field: string) => ({ terms: { field, size: MOST_VALUES } })
const FACET_NAMES = ['publication', 'section', 'reporter', 'year', 'kind']
const FACETS = {
  ...Object.fromEntries(FACET_NAMES.map((name) => [name, values(name)])),
  month: values('month'),
  dateless: { missing: { field: 'first' } },
}

/** The most frequent first; equal ones by text. */
const byCount = (buckets: readonly { key: string; doc_count: number }[]) =>
  Object.fromEntries(
    buckets
      .map(({ key, doc_count: hits }) => [key, hits] as const)
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
  )

function facetsOf(counted: Aggregations): Pick<SearchAnswer, 'facetDistribution' | 'timeline'> {
  const months = counted.month!.buckets!.map(({ key: month, doc_count: hits }) => ({ month, hits }))
  const hits = counted.dateless!.doc_count!
  return {
    facetDistribution: Object.fromEntries(
      FACET_NAMES.map((name) => [name, byCount(counted[name]!.buckets!)]),
    ),
    timeline: [
      ...months.sort((a, b) => (a.month < b.month ? -1 : 1)),
      ...(hits > 0 ? [{ month: null, hits }] : []),
    ],
  }
}

const SPAN = { first: { min: { field: 'first' } }, last: { max: { field: 'last' } } }
type SpanBucket = {
  key?: string
  doc_count: number
  first: { value: number | null }
  last: { value: number | null }
}

/** Hits by a unit. */
export async function aggregateOf(
  finding: Finding,
  by: BucketUnit,
): Promise<Omit<AggregateAnswer, 'query' | 'by'>> {
  const { total, aggregations } = await finding.index.one({
    query: anyOf(finding.shown),
    size: 0,
    aggs: {
      known: { ...values(by), aggs: SPAN },
      unknown: { missing: { field: by }, aggs: SPAN },
    },
  })
  const bucketOf = ({ key = null as never, doc_count: hits, first, last }: SpanBucket) => ({
    key: key as string | null,
    hits,
    first: first.value === null ? null : dayText(first.value),
    last: last.value === null ? null : dayText(last.value),
  })
  const known = (aggregations.known!.buckets as unknown as SpanBucket[]).map(bucketOf)
  const unknown = bucketOf(aggregations.unknown as unknown as SpanBucket)
  const isTime = by !== 'publication'
  known.sort((a, b) => (isTime ? 0 : b.hits - a.hits) || (a.key! < b.key! ? -1 : 1))
  return {
    totalHits: total,
    totalIsExact: finding.isWhole,
    buckets: [...known, ...(unknown.hits > 0 ? [{ ...unknown, key: null }] : [])],
    warnings: warningsOf(finding),
  }
}
