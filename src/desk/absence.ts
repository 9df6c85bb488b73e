/**
 * Absence with proof (查无实据): what was asked, how it was looked for, and in what it could have stood.
 *
 * A search that finds nothing says little while nobody knows which issues are held.
 */
import { periodOf } from '../chinese.js'
import type { Engine, IssueRow, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'
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
  /** Forms that were looked for beside what was typed. */
  tried: { typed: string; matched: string; why: string }[]
  papers: AbsentPaper[]
  issues: number
  articles: number
  doubts: number
  /** Names the state of the archive, as an ETag does. */
  view: string
  generation: number
}

/** Issues that are asked for at once. */
const ROWS = 100

/** @throws as `Engine.search` */
export async function absence(
  engine: Engine,
  request: SearchRequest,
  options?: RequestOptions,
): Promise<AbsenceAnswer> {
  const { from, to, publication = [] } = request
  const view = engine.view()
  const [found, explained] = await Promise.all([
    engine.search({ ...request, facets: false, hitsPerPage: 1 }, options),
    engine.explain(request, options),
  ])
  // A query may ask for days and papers itself: the search knows, where it finds nothing.
  const { held } = found
  const span = {
    from: held?.from ?? (from === undefined ? null : periodOf(from)!.from),
    to: held?.to ?? (to === undefined ? null : periodOf(to)!.to),
    publication,
    named: (held?.publication ?? []).filter((paper) => !publication.includes(paper)),
  }
  const papers = papersIn(await allIssues(engine), span)
  const sum = (of: 'issues' | 'articles' | 'doubts') => papers.reduce((all, paper) => all + paper[of], 0)
  return {
    query: found.query,
    from: span.from,
    to: span.to,
    publication: [...publication, ...span.named],
    totalHits: found.totalHits,
    totalIsExact: found.totalIsExact,
    rungs: found.rungs,
    tried: explained.clauses.flatMap(({ forms }) =>
      forms.flatMap(({ typed, matched, why }) => (matched === null ? [] : [{ typed, matched, why }])),
    ),
    papers,
    issues: sum('issues'),
    articles: sum('articles'),
    doubts: sum('doubts'),
    view,
    generation: found.index.generation,
    warnings: found.warnings,
  }
}

async function allIssues(engine: Engine): Promise<IssueRow[]> {
  const rows: IssueRow[] = []
  for (let page = 1; ; page++) {
    const { issues, totalIssues } = await engine.issues(page, ROWS)
    rows.push(...issues)
    if (rows.length >= totalIssues || issues.length === 0) return rows
  }
}

/** `publication`: any of these; `named`: a part of the name of each, as 报纸: asks for it. */
type AskedSpan = {
  from: string | null
  to: string | null
  publication: readonly string[]
  named?: readonly string[]
}

/** @param rows of the whole archive: how often a newspaper comes out is told by all of its issues */
export function papersIn(
  rows: readonly IssueRow[],
  { from, to, publication, named = [] }: AskedSpan,
): AbsentPaper[] {
  const byPaper = new Map<string | null, IssueRow[]>()
  for (const row of rows) {
    const { name } = row.publication
    if (publication.length > 0 && !publication.includes(name ?? '')) continue
    if (named.length > 0 && !named.some((part) => name?.includes(part))) continue
    byPaper.set(name, [...(byPaper.get(name) ?? []), row])
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
