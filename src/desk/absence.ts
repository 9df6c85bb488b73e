/**
 * Absence with proof (查无实据): what was asked, how it was looked for, and in what it could have stood.
 *
 * A search that finds nothing says little while nobody knows which issues are held.
 */
import type { DateRange, Engine, IssueRow, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'
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
  /** The span asked for, as typed; null is open. */
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
  const { from = null, to = null, publication = [] } = request
  const view = engine.view()
  const [found, explained] = await Promise.all([
    engine.search({ ...request, facets: false, hitsPerPage: 1 }, options),
    engine.explain(request, options),
  ])
  const papers = papersIn(await allIssues(engine), { from, to, publication })
  const sum = (of: 'issues' | 'articles' | 'doubts') => papers.reduce((all, paper) => all + paper[of], 0)
  return {
    query: found.query,
    from,
    to,
    publication,
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

type AskedSpan = { from: string | null; to: string | null; publication: readonly string[] }

/** @param rows of the whole archive: how often a newspaper comes out is told by all of its issues */
export function papersIn(rows: readonly IssueRow[], { from, to, publication }: AskedSpan): AbsentPaper[] {
  const byPaper = new Map<string | null, IssueRow[]>()
  for (const row of rows) {
    const { name } = row.publication
    if (publication.length > 0 && !publication.includes(name ?? '')) continue
    byPaper.set(name, [...(byPaper.get(name) ?? []), row])
  }
  const isInside = (days: Pick<DateRange, 'from' | 'to'>) =>
    (from === null || (days.to ?? days.from)! >= from) &&
    (to === null || (days.from ?? days.to)! <= endOf(to))
  return [...byPaper].flatMap(([name, issues]) => {
    const dated = issues.filter(({ date }) => date.from !== null || date.to !== null)
    const inside = dated.filter(({ date }) => isInside(date))
    const searched = from === null && to === null ? issues : inside
    const undated = issues.length - dated.length
    if (inside.length + undated === 0) return []
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
      // Issues whose newspaper is unknown need not be of one.
      missing: name === null ? [] : gapsOf(dated).filter(isInside),
    }
  })
}

/** A text that no day of a period is above: `2024-03` ends before `2024-04-01`, `2024-03-31` does not. */
const endOf = (period: string) => `${period}~`
