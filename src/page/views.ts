/** The views: for each address of the page, asks the engine and draws its answer. */
import { canonicalDate, monthDayOf } from '../chinese.js'
import {
  type Cited,
  citation,
  contextObject,
  FORMATS,
  type Format,
  found,
  inOrder,
  type Jobs,
  newsArticle,
  pageParams,
  readParams,
  searchParams,
  type TimeLeft,
} from '../http/http.js'
import { DOUBT_CLASSES } from '../labels.js'
import {
  type Article,
  type ArticleAnswer,
  type Engine,
  type SearchAnswer,
  type SearchRequest,
  SPANS,
} from '../model.js'
import { parseQuery, partsOf } from '../query/query.js'
import { advanced } from './advanced.js'
import { article } from './article.js'
import { usefulValues } from './asked.js'
import { besideHits, type Failed, illegibleOf } from './beside-hits.js'
import { calendar, heldYears } from './calendar.js'
import { choiceOf, matchOf } from './choice.js'
import type { ShownSheet } from './clip.js'
import { doubts } from './doubts.js'
import type { Zoomed } from './filters.js'
import { heldBy, isUndated, neighboursOf } from './held.js'
import { help } from './help.js'
import { Html, h, markupOf } from './html.js'
import { canCut } from './image.js'
import { issue } from './issue.js'
import { keeper } from './keeper.js'
import { byLine, doubtsOn } from './line-doubts.js'
import { type Apart, countOf, isFiltered, results } from './results.js'
import { samplesOf } from './samples.js'
import type { SearchQuery, Site } from './site.js'
import { barsInside, daysToCount, type TimelineBar } from './timeline.js'
import { titleOf } from './words.js'

export type PageView = {
  title: string
  /** Style of the whole page: `start` shows the nameplate large. */
  dress?: 'start'
  content: Html
  /** Text for screen readers, read out once the page's script has exchanged the content. */
  spoken?: string
  /** What programs read of it, in the head of the document. */
  head?: Html
  /** Address of the feed of the search shown. */
  feed?: string
  /** Whether it may change while the view stays the same. */
  isFleeting?: boolean
  /** Parameters that a new query in the search box keeps; without script, as hidden inputs. */
  kept?: SearchQuery
}

/** The parameters that make up a search; all others in an address are ignored. */
const NAMES = [
  ...['q', 'page', 'sort', ...SPANS.flat(), 'monthDay', 'matching', 'variants'],
  ...['publication', 'section', 'reporter', 'kind'],
]
const ROWS = 100
const SIMILAR = 5
const ALSO_PRINTED = 20
/** Most pages of an issue's articles, 100 each, that are read for an article's neighbours: no newspaper has more. */
const MOST_PAGES = 3
/** Most parts of a query without hits that are counted one by one; each is a search. */
const MOST_PARTS = 6

/**
 * The search that an address asks for: without empty values, and with both ends of a span exchanged if the last is earlier.
 * A `from` of letters is left out: chat programs append it to say where a link was shared (`from=timeline`).
 *
 * @param unused names of a search that the page has no use for
 */
export function searchOf(url: URL, ...unused: string[]): SearchQuery {
  const named = NAMES.filter((name) => !unused.includes(name)).flatMap((name) =>
    usefulValues(url, name, (value) => name !== 'from' || !/^\s*[a-z_]+\s*$/i.test(value)).map(
      (value): [string, string] => [name, canonical(name, value.trim())],
    ),
  )
  const params = new URLSearchParams(named.filter(([, value]) => value))
  for (const [first, last] of SPANS) {
    const [from, to] = [params.get(first), params.get(last)]
    if (from !== null && to !== null && from.slice(0, to.length) > to) {
      params.set(first, to)
      params.set(last, from)
    }
  }
  return params
}

/** A date in canonical form. Text that is no date is returned as it is: the schema of the parameters refuses it. */
function canonical(name: string, value: string): string {
  if (SPANS.flat().some((one) => one === name)) return canonicalDate(value) ?? value
  return name === 'monthDay' ? (monthDayOf(value) ?? value) : value
}

export async function helpView(engine: Engine, site: Site): Promise<PageView> {
  const { firstWhere, at } = await heldBy(engine)
  const dated = await firstWhere(isUndated)
  const samples = await samplesOf(engine, dated > 0 ? await at(dated - 1) : undefined)
  return { title: '怎样查', content: help(samples, site) }
}

export const advancedView = (site: Site): PageView => ({ title: '高级检索', content: advanced(site) })

export async function searchView(
  engine: Engine,
  params: SearchQuery,
  site: Site,
  left: TimeLeft,
  failed: Failed,
): Promise<PageView> {
  const request = inOrder(readParams(`?${params}`, searchParams))
  const { from, to, ...anyTime } = request
  const [found, whole] = await Promise.all([
    engine.search(request, left()),
    // The timeline ignores the chosen span, so that the reader can choose another.
    from || to ? engine.timeline(anyTime, left()) : undefined,
  ])
  const answer = whole ? { ...found, timeline: whole.timeline } : found
  const [others, days, beside] = await Promise.all([
    found.totalHits > 0 || found.totalIsExact ? othersOf(engine, request, left) : {},
    countDays(engine, request, found.totalHits > 0 ? daysToCount(params) : [], left),
    besideHits(engine, found, failed),
  ])
  const zoomed = { others, inside: days.length > 0 ? days : barsInside(found.timeline, params) }
  const isEmpty = answer.totalHits === 0 && answer.totalIsExact
  const apart = isEmpty ? await lookApart(engine, answer, params, left) : undefined
  const q = params.get('q')
  const count = countOf(answer)
  return {
    title: q ? `“${q}” – ${count}` : count,
    content: results(answer, params, site, zoomed, apart, beside),
    spoken: `${count}，第 ${answer.page} 页`,
    feed: `${site.root}feed.atom?${without(params, 'page', 'sort')}`,
    kept: without(params, 'q', 'page'),
  }
}

/** The facets that may hold several values. */
const CHOICES = ['publication', 'section', 'reporter', 'kind'] as const

/** The counts of every facet that narrows the search, as they are without its choice, so that another value can be added. */
async function othersOf(engine: Engine, request: SearchRequest, left: TimeLeft): Promise<Zoomed['others']> {
  const chosen = CHOICES.filter((name) => request[name] !== undefined)
  const counted = await Promise.all(
    chosen.map(async (name) => {
      const asked = { ...request, [name]: undefined, page: 1, hitsPerPage: 1 }
      return [name, await engine.search(asked, left())] as const
    }),
  )
  return Object.fromEntries(counted)
}

/** Milliseconds in which the days of a month are counted; else they are not shown. */
const DAYS_MS = 150

/** Counts one day after another: at once they would keep other readers waiting. */
async function countDays(
  engine: Engine,
  request: SearchRequest,
  days: readonly string[],
  left: TimeLeft,
): Promise<TimelineBar[]> {
  const untilMs = performance.now() + DAYS_MS
  const bars: TimelineBar[] = []
  for (const day of days) {
    if (performance.now() > untilMs) return []
    const asked = { ...request, from: day, to: day, page: 1, hitsPerPage: 1, facets: false }
    const { totalHits } = await engine.search(asked, left())
    bars.push({ from: day, to: day, hits: totalHits })
  }
  return bars
}

const without = (params: SearchQuery, ...names: string[]): SearchQuery =>
  new URLSearchParams([...params].filter(([name]) => !names.includes(name)))

/** Counts the hits of each part of a query without hits, so that the reader sees which part to change. */
async function lookApart(
  engine: Engine,
  { query }: SearchAnswer,
  params: SearchQuery,
  left: TimeLeft,
): Promise<Apart> {
  /** Number of hits; null if the time ran out before any was found. */
  const count = async (q: string) => {
    const request = { q, hitsPerPage: 1, facets: false, variants: params.get('variants') !== '0' }
    const { totalHits, totalIsExact } = await engine.search(request, left())
    return totalHits > 0 || totalIsExact ? totalHits : null
  }
  const { root } = parseQuery(query)
  const parts = [...new Set(root === null ? [] : partsOf(root))].slice(0, MOST_PARTS)
  const counted = await Promise.all(
    parts.length > 1 ? parts.map(async (text) => ({ text, hits: await count(text) })) : [],
  )
  return {
    parts: counted.flatMap(({ text, hits }) => (hits === null ? [] : [{ text, hits }])),
    unfiltered: isFiltered(params) ? await count(query) : null,
  }
}

/** @param asked the query whose matches are marked, the article's permanent address, and today */
export async function articleView(
  engine: Engine,
  id: string,
  { q, url, accessed }: { q: string | null; url: string; accessed: string },
  site: Site,
  left: TimeLeft,
  failed: Failed,
): Promise<PageView> {
  const answer = found(await engine.article(id, q ?? undefined, left()), 'article', id)
  const [{ before, after, doubts }, sheets, similar, reuse, [row]] = await Promise.all([
    around(engine, answer.issue.id, id),
    sheetsOf(engine, answer),
    engine.similar(id, SIMILAR, left()),
    engine.reusedIn(id, ALSO_PRINTED),
    illegibleOf(engine, [id], failed),
  ])
  const cited = { article: answer, url, accessed }
  const citations = Object.fromEntries(FORMATS.map((format) => [format, citation(cited, format)]))
  const context = {
    url,
    contextObject: contextObject(cited),
    sheets,
    before,
    after,
    similar: similar ?? { similar: [], warnings: [] },
    reuse,
    illegible: row?.paragraphs ?? [],
    doubts: doubtsOn(byLine(doubts), answer),
    citations: citations as Record<Format, string>,
  }
  const title = titleOf(answer.headline, answer.kind, answer.body)
  const content = article(answer, context, q, site)
  return { title, head: headOf(cited), content, isFleeting: reuse?.isCurrent === false }
}

/** Its permanent address, and its record as programs read it. */
const headOf = (cited: Cited): Html =>
  new Html(
    markupOf([
      h('link', { rel: 'canonical cite-as', href: cited.url }),
      new Html(`<script type="application/ld+json">${newsArticle(cited)}</script>`),
    ]),
  )

/** The sheets that the article stands on and that can be shown. */
async function sheetsOf(engine: Engine, { issue, places = [] }: ArticleAnswer): Promise<ShownSheet[]> {
  const sheets = [...new Set(places.map(({ sheet }) => sheet))]
  const pictures = await Promise.all(sheets.map((sheet) => engine.picture(issue.id, sheet)))
  const hasTiles = sheets.length > 0 && (await canCut())
  return pictures.flatMap((picture, i) =>
    picture ? [{ sheet: sheets[i]!, width: picture.width, height: picture.height, hasTiles }] : [],
  )
}

/** An article's neighbours in its issue, and the issue's own record. */
async function around(engine: Engine, issueId: string, id: string) {
  const articles: Article[] = []
  for (let page = 1; ; page++) {
    const issue = await engine.issue(issueId, page, ROWS)
    articles.push(...(issue?.articles ?? []))
    const at = articles.findIndex((one) => one.id === id)
    const isLast = !issue || page === MOST_PAGES || articles.length >= issue.totalArticles
    // The last article of a page has its neighbour on the next page.
    if (!isLast && (at < 0 || at === articles.length - 1)) continue
    const [before, after] = at < 0 ? [] : [articles[at - 1], articles[at + 1]]
    return { before, after, doubts: issue?.doubts ?? [] }
  }
}

/**
 * @param asked its `page`; `text=1` prints the articles whole
 * @param url   its permanent address
 */
export async function issueView(
  engine: Engine,
  id: string,
  asked: URL,
  url: string,
  site: Site,
): Promise<PageView> {
  const { page: number } = readParams(`?page=${asked.searchParams.get('page') ?? 1}`, pageParams)
  const isWhole = choiceOf(asked, 'text', ['1']) === '1'
  const answer = found(await engine.issue(id, number, ROWS), 'issue', id)
  const { date, publication } = answer.issue
  const beside = await neighboursOf(await heldBy(engine), id, date, publication.name)
  const head = h('link', { rel: 'canonical', href: number > 1 ? `${url}?page=${number}` : url })
  return { title: answer.issue.file, head, content: issue(answer, beside, isWhole, site) }
}

export async function keeperView(
  engine: Engine,
  jobs: Jobs,
  page: string | null,
  site: Site,
): Promise<PageView> {
  const { page: number } = readParams(`?page=${page ?? 1}`, pageParams)
  const { total, slice } = await heldBy(engine)
  const last = total - (number - 1) * ROWS
  const [issues, stats, stories, { totalDoubts, totalSeen }] = await Promise.all([
    slice(Math.max(0, last - ROWS), Math.max(0, last)),
    engine.stats(),
    engine.updates(),
    engine.doubts(1, 1),
  ])
  const held = { issues: issues.reverse(), page: number, hitsPerPage: ROWS, totalIssues: total }
  const job = jobs.last()
  const failure = job && jobs.refusalOf(job)
  const kept = { held, stats, stories, unseen: totalDoubts - totalSeen }
  return {
    title: '管理馆藏',
    content: keeper({ ...kept, status: engine.status(), last: job && { job, failure } }, site),
  }
}

/** @param url its `issue`, `class` and `show` choose doubts, its `page` a page of them */
export async function doubtsView(engine: Engine, url: URL, site: Site): Promise<PageView> {
  const { page } = readParams(`?page=${url.searchParams.get('page') ?? 1}`, pageParams)
  const asked = {
    class: choiceOf(url, 'class', DOUBT_CLASSES),
    show: choiceOf(url, 'show', ['open', 'seen']) ?? 'open',
  }
  const seen = asked.show === 'seen'
  const id = url.searchParams.get('issue') || undefined
  const of = id && found(await engine.issue(id, 1, 1), 'issue', id).issue
  const answer = await engine.doubts(page, ROWS, { issue: id, class: asked.class, seen })
  return { title: '存疑', content: doubts(answer, asked, of || undefined, site) }
}

/** Issues before and after a year among which its gaps are looked for: a year of a daily. */
const AROUND = 366

/** @param url its `year` is shown, else the year of the last issue held */
export async function calendarView(engine: Engine, url: URL, site: Site): Promise<PageView> {
  const year = matchOf(url, 'year', /^\d{4}$/, 'write a year as YYYY')
  const { total, at, firstWhere, slice } = await heldBy(engine)
  const dated = await firstWhere(isUndated)
  const yearAt = async (i: number) => (await at(i))?.date.from?.slice(0, 4) ?? ''
  const [first, last] = dated > 0 ? [await yearAt(0), await yearAt(dated - 1)] : ['', '']
  const shown = year ?? last
  const from = await firstWhere(({ date }) => date.from === null || date.from.slice(0, 4) >= shown)
  const to = await firstWhere(({ date }) => date.from === null || date.from.slice(0, 4) > shown)
  const around = shown === '' ? [] : await slice(Math.max(0, from - AROUND), Math.min(dated, to + AROUND))
  const issues = around.filter(({ date }) => date.from?.slice(0, 4) === shown)
  const undated = await slice(dated, Math.min(total, dated + ROWS))
  const totals = { totalUndated: total - dated, totalIssues: total }
  const held = heldYears(await engine.calendar())
  const shownYear = { year: shown, first, last, held, issues, around, undated, ...totals }
  return { title: '馆藏日历', content: calendar(shownYear, site) }
}
