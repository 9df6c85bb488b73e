/**
 * Issues: the list of those that a cluster holds, and one of them whole.
 */
import { atOnce } from '../../analysis/analysis.js'
import { dayNumber } from '../../chinese.js'
import type { Issue, IssueAnswer, IssueRow, IssuesAnswer, PaperDays } from '../../model.js'
import { NO_DAY } from '../../store/store.js'
import { CalendarCounts } from '../calendar.js'
import { refOf } from '../issues.js'
import { shownRemarks } from '../withheld.js'
import type { Connection } from './connection.js'
import { type ClusterHit, DEEPEST_START, Index, type ValueBucket } from './lookup.js'
import { all, type ClusterQuery, visibleQuery } from './sets.js'
import type { ClusterView } from './view.js'

const BY_DAY = [{ first: { order: 'asc', missing: '_last' } }, { file: 'asc' }, { id: 'asc' }]

/** Every issue of the view, whatever is withheld of its articles. */
const everyIssue = ({ generation, void: unpublished }: ClusterView): ClusterQuery =>
  visibleQuery({ generation, void: unpublished, hidden: [] })

type IssueRecord = Omit<Issue, 'articles'>
const recordOf = (hit: ClusterHit) => (hit._source as unknown as { record: IssueRecord }).record

export async function listClusterIssues(
  view: ClusterView,
  connection: Connection,
  page: number,
  hitsPerPage: number,
): Promise<IssuesAnswer> {
  const index = new Index(connection, view.issues)
  const from = (page - 1) * hitsPerPage
  const listed = { query: everyIssue(view), sort: BY_DAY, _source: ['record'] }
  const { total, hits } =
    from + hitsPerPage <= DEEPEST_START
      ? await index.one({ ...listed, from, size: hitsPerPage })
      : await deepIssues(index, listed, from, hitsPerPage)
  return { issues: await rowsOf(view, connection, hits), page, hitsPerPage, totalIssues: total }
}

/** Every issue of the view by newspaper and day. */
export async function clusterCalendar(view: ClusterView, connection: Connection): Promise<PaperDays[]> {
  const counts = new CalendarCounts()
  const numberOf = (day: string | null) => (day === null ? NO_DAY : dayNumber(day))
  const listed = { query: everyIssue(view), sort: BY_DAY, _source: ['record'] }
  for await (const hits of new Index(connection, view.issues).every(listed))
    for (const { publication, date, articles, doubts } of await rowsOf(view, connection, hits))
      counts.add(publication.name, numberOf(date.from), numberOf(date.to), articles, doubts)
  return atOnce(counts.papers())
}

async function rowsOf(
  view: ClusterView,
  connection: Connection,
  hits: readonly ClusterHit[],
): Promise<IssueRow[]> {
  const records = hits.map(recordOf)
  const ids = records.map(({ issue: { id } }) => id)
  const { aggregations } = await new Index(connection, view.articles).one({
    query: all([view.visible, { terms: { issue: ids } }]),
    size: 0,
    aggs: { held: { terms: { field: 'issue', size: Math.max(1, ids.length) } } },
  })
  const held = new Map(aggregations.held!.buckets!.map(({ key, doc_count: n }: ValueBucket) => [key, n]))
  const lines = await withheldLines(view, connection, ids)
  return records.map((record): IssueRow => {
    const { id } = record.issue
    const { doubts } = shownRemarks(record, lines.get(id) ?? [], view.hidden)
    return { ...refOf(record.issue), articles: held.get(id) ?? 0, doubts: doubts.length }
  })
}

async function deepIssues(
  index: Index,
  listed: { query: ClusterQuery; sort: unknown[]; _source: string[] },
  from: number,
  size: number,
): Promise<{ total: number; hits: ClusterHit[] }> {
  const hits: ClusterHit[] = []
  let passed = 0
  const { total } = await index.one({ query: listed.query, size: 0 })
  for await (const some of index.every(listed)) {
    hits.push(...some.slice(Math.max(0, from - passed), from + size - passed))
    passed += some.length
    if (passed >= from + size) break
  }
  return { total, hits }
}

export async function findClusterIssue(
  view: ClusterView,
  connection: Connection,
  id: string,
  page: number,
  hitsPerPage: number,
): Promise<IssueAnswer | undefined> {
  const index = new Index(connection, view.issues)
  const { hits } = await index.one({ query: all([everyIssue(view), { term: { id } }]), _source: ['record'] })
  if (hits.length === 0) return undefined
  const articles = await new Index(connection, view.articles).one({
    query: all([view.visible, { term: { issue: id } }]),
    sort: [{ place: 'asc' }],
    from: Math.min((page - 1) * hitsPerPage, 9900),
    size: hitsPerPage,
  })
  const lines = await withheldLines(view, connection, [id])
  const record = shownRemarks(recordOf(hits[0]!), lines.get(id) ?? [], view.hidden)
  return {
    ...record,
    articles: articles.hits.map(({ _source: kept }) => kept!.article),
    page,
    hitsPerPage,
    totalArticles: articles.total,
  }
}

/** Lines of the articles of some issues that are withheld. */
async function withheldLines(
  view: ClusterView,
  connection: Connection,
  issues: readonly string[],
): Promise<Map<string, [number, number][]>> {
  const lines = new Map<string, [number, number][]>()
  if (view.hidden.length === 0) return lines
  const query = {
    bool: { filter: [everyIssue(view), { terms: { issue: issues } }], must_not: [view.visible] },
  }
  const index = new Index(connection, view.articles)
  for await (const hits of index.every({ query, sort: [{ id: 'asc' }] }))
    for (const { _source: kept } of hits)
      lines.set(kept!.issue, [...(lines.get(kept!.issue) ?? []), ...kept!.article.lines])
  return lines
}
