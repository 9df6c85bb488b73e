/** The front page's view: asks the engine for the newest issues, for this day in other years, and for all that is held. */
import type { TimeLeft } from '../http/http.js'
import type { Engine, SearchAnswer, SearchRequest } from '../model.js'
import { front } from './front.js'
import { heldBy, isUndated } from './held.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'

/** Issues listed on the front page. */
const FRONT_ROWS = 20
/** Headlines of the newest issue, and articles of this day, on the front page. */
const HEADLINES = 8
const THIS_DAY = 5

export async function frontView(
  engine: Engine,
  monthDay: string,
  site: Site,
  left: TimeLeft,
): Promise<PageView> {
  const { total, firstWhere, slice } = await heldBy(engine)
  const dated = await firstWhere(isUndated)
  const newest = (await slice(Math.max(0, dated - FRONT_ROWS), dated)).reverse()
  const undated = await slice(dated, Math.min(total, dated + FRONT_ROWS - newest.length))
  const last = newest[0] ?? undated[0]
  const [issue, thisDay, all] = await Promise.all([
    last && engine.issue(last.id, 1, HEADLINES),
    thisDayOf(engine, monthDay, left),
    engine.search({ q: '', hitsPerPage: 1 }, left()),
  ])
  const articles = issue?.articles.filter(({ kind }) => kind !== 'other') ?? []
  const shown = {
    issues: [...newest, ...undated],
    totalIssues: total,
    newest: last && articles.length > 0 ? { issue: last, articles } : undefined,
    monthDay,
    thisDay,
    all,
  }
  return { title: '报纸全文检索', dress: 'start', content: front(shown, site) }
}

/** Articles of a day in any year: as many of each year as there is room for, the newest first; of many years, years all along. */
async function thisDayOf(engine: Engine, monthDay: string, left: TimeLeft): Promise<SearchAnswer> {
  const day: SearchRequest = { q: '', monthDay, sort: 'date:desc' }
  const all = await engine.search({ ...day, hitsPerPage: 1 }, left())
  const years = Object.keys(all.facetDistribution.year ?? {})
    .filter((year) => /^\d{4}$/.test(year))
    .sort()
    .reverse()
  const rows = Math.min(THIS_DAY, years.length)
  const chosen = Array.from(
    { length: rows },
    (_, i) => years[Math.round((i * (years.length - 1)) / Math.max(1, rows - 1))]!,
  )
  const found = await Promise.all(
    chosen.map((year, i) => {
      const hitsPerPage = Math.floor(THIS_DAY / rows) + (i < THIS_DAY % rows ? 1 : 0)
      return engine.search({ ...day, from: year, to: year, hitsPerPage, facets: false }, left())
    }),
  )
  // A date that is a range may lie in two years.
  const hits = new Map(found.flatMap((answer) => answer.hits).map((hit) => [hit.id, hit]))
  return { ...all, hits: [...hits.values()] }
}
