/**
 * Absence with proof (查无实据): what was asked, how it was looked for, and in what it could have stood.
 *
 * A search that finds nothing says little while nobody knows which issues are held.
 */
import { addTo } from '../arrays.js'
import { periodOf } from '../chinese.js'
import type { Engine, IssueRow, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'
import { everyIssue } from '../paging.js'
import { type Gap, gapsOf } from './gaps.js'

/** What is held of one newspaper within the span. `undated` issues are counted where no span is asked for; else they may belong to it. */
export type AbsentPaper = {
  publication: string | null
  issues: number
  articles: number
  doubts: number
  first: string | null
  last: string | null
  undated: number
  /** Where issues seem to be missing, within the span. */
  missing: Gap[]
}

export type AbsenceAnswer = Pick<
  SearchAnswer,
  'query' | 'totalHits' | 'totalIsExact' | 'rungs' | 'warnings'
> & {
  /** The days that were asked for, by parameters or in the query, both inclusive; null is open. */
  from: string | null
  to: string | null
  /** Empty: any newspaper. */
  publication: string[]
  /** The other filters that were asked for. They make fewer articles hits, and no fewer issues count as looked through. */
  narrowed: Pick<SearchRequest, (typeof NARROWING)[number]>
  /** Where nothing is found: forms that were looked for beside what was typed. */
  tried: { typed: string; matched: string; why: string }[]
  papers: AbsentPaper[]
  issues: number
  articles: number
  doubts: number
  /** Names the state of the archive, as an ETag does. */
  view: string
  generation: number
}

/** Filters beside days of issue and newspapers. */
export const NARROWING = ['eventFrom', 'eventTo', 'monthDay', 'section', 'reporter', 'kind'] as const

/** @throws as `Engine.search` */
export async function absence(
  engine: Engine,
  request: SearchRequest,
  options?: RequestOptions,
): Promise<AbsenceAnswer> {
  const { from, to, publication = [] } = request
  const view = engine.view()
  const found = await engine.search({ ...request, facets: false, further: false, hitsPerPage: 1 }, options)
  // A query may ask for days and papers itself: the search knows, where it finds nothing.
  const { held } = found
  const span = {
    from: held?.from ?? (from === undefined ? null : periodOf(from)!.from),
    to: held?.to ?? (to === undefined ? null : periodOf(to)!.to),
    publication,
    named: (held?.publication ?? []).filter((paper) => !publication.includes(paper)),
  }
  const papers = papersIn(await everyIssue(engine), span)
  const sum = (of: 'issues' | 'articles' | 'doubts') => papers.reduce((all, paper) => all + paper[of], 0)
  return {
    query: found.query,
    from: span.from,
    to: span.to,
    publication: [...publication, ...span.named],
    narrowed: Object.fromEntries(
      NARROWING.flatMap((name) => (request[name]?.length ? [[name, request[name]]] : [])),
    ),
    totalHits: found.totalHits,
    totalIsExact: found.totalIsExact,
    rungs: found.rungs,
    tried: held?.tried ?? [],
    papers,
    issues: sum('issues'),
    articles: sum('articles'),
    doubts: sum('doubts'),
    view,
    generation: found.index.generation,
    warnings: found.warnings,
  }
}

/** `publication`: any of these; `named`: a part of the name of each, as 报纸: asks for it. */
type AskedSpan = {
  from: string | null
  to: string | null
  publication: readonly string[]
  named?: readonly string[]
}

/**
 * @param rows of the whole archive: how often a newspaper comes out is told by all of its issues. One of whose articles
 *   none may be found, since all are withheld, counts as not held
 */
export function papersIn(
  rows: readonly IssueRow[],
  { from, to, publication, named = [] }: AskedSpan,
): AbsentPaper[] {
  const byPaper = new Map<string | null, IssueRow[]>()
  for (const row of rows) {
    if (row.articles === 0) continue
    const { name } = row.publication
    if (publication.length > 0 && !publication.includes(name ?? '')) continue
    if (named.length > 0 && !named.some((part) => name?.includes(part))) continue
    addTo(byPaper, name, row)
  }
  const isInside = ({ date }: IssueRow) => touches(date.from ?? date.to!, date.to ?? date.from!, { from, to })
  return [...byPaper].flatMap(([name, issues]) => {
    const dated = issues.filter(({ date }) => date.from !== null || date.to !== null)
    const inside = dated.filter(isInside)
    const searched = from === null && to === null ? issues : inside
    const undated = issues.length - dated.length
    // Issues whose newspaper is unknown need not be of one.
    const missing = name === null ? [] : gapsOf(dated).flatMap((gap) => gapWithin(gap, { from, to }))
    if (inside.length + undated + missing.length === 0) return []
    const count = (of: 'articles' | 'doubts') => searched.reduce((sum, row) => sum + row[of], 0)
    const firsts = inside.map(({ date }) => (date.from ?? date.to)!)
    const lasts = inside.map(({ date }) => (date.to ?? date.from)!)
    return {
      publication: name,
      issues: searched.length,
      articles: count('articles'),
      doubts: count('doubts'),
      first: firsts.sort()[0] ?? null,
      last: lasts.sort().at(-1) ?? null,
      undated,
      missing,
    }
  })
}

/** Whether some day of a range lies in the span. */
const touches = (first: string, last: string, { from, to }: Pick<AskedSpan, 'from' | 'to'>) =>
  (from === null || last >= from) && (to === null || first <= endOf(to))

/** A gap as far as it lies in the span; of one whose days are known, those alone count. */
function gapWithin(gap: Gap, span: Pick<AskedSpan, 'from' | 'to'>): Gap[] {
  if (!touches(gap.from, gap.to, span)) return []
  const expected = gap.expected.filter((day) => touches(day, day, span))
  return gap.expected.length > 0 && expected.length === 0 ? [] : [{ ...gap, expected }]
}

/** A text that no day of a period is above: `2024-03` ends before `2024-04-01`, `2024-03-31` does not. */
const endOf = (period: string) => `${period}~`
