/**
 * Absence with proof (查无实据): what was asked, how it was looked for, and in what it could have stood.
 *
 * A search that finds nothing says little while nobody knows which issues are held.
 */
import { periodOf } from '../chinese.js'
import type { Engine, HeldDays, PaperDays, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'
import { type Gap, gapsIn } from './gaps.js'

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
  const papers = papersIn(await engine.calendar(), span)
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

/** @param papers whole: how often a newspaper comes out is told by all of its issues */
export function papersIn(
  papers: readonly PaperDays[],
  { from, to, publication, named = [] }: AskedSpan,
): AbsentPaper[] {
  const isAsked = (name: string | null) =>
    (publication.length === 0 || publication.includes(name ?? '')) &&
    (named.length === 0 || named.some((part) => name?.includes(part)))
  return papers.flatMap(({ publication: name, days }) =>
    isAsked(name) ? paperIn(name, days, { from, to }) : [],
  )
}

function paperIn(
  name: string | null,
  days: readonly HeldDays[],
  { from, to }: Pick<AskedSpan, 'from' | 'to'>,
): AbsentPaper[] {
  const dated = days.filter((each) => each.from !== null || each.to !== null)
  const inside = dated.filter((each) => touches(each.from ?? each.to!, each.to ?? each.from!, { from, to }))
  const searched = from === null && to === null ? days : inside
  const sum = (rows: readonly HeldDays[], of: 'issues' | 'articles' | 'doubts') =>
    rows.reduce((all, each) => all + each[of], 0)
  const undated = sum(days, 'issues') - sum(dated, 'issues')
  // Issues whose newspaper is unknown need not be of one.
  const missing = name === null ? [] : gapsIn(name, dated).flatMap((gap) => gapWithin(gap, { from, to }))
  if (inside.length + undated + missing.length === 0) return []
  const firsts = inside.map((each) => (each.from ?? each.to)!)
  const lasts = inside.map((each) => (each.to ?? each.from)!)
  return [
    {
      publication: name,
      issues: sum(searched, 'issues'),
      articles: sum(searched, 'articles'),
      doubts: sum(searched, 'doubts'),
      first: firsts.sort()[0] ?? null,
      last: lasts.sort().at(-1) ?? null,
      undated,
      missing,
    },
  ]
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
