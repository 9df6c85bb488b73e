/**
 * An engine over a handful of articles, for tests of what stands above engines.
 *
 * It finds by plain substrings. It keeps the interface's shapes, not its ranking.
 */
import { JiebaoError } from '../../src/errors.js'
import type {
  Article,
  ArticleAnswer,
  DateRange,
  Engine,
  Hit,
  Issue,
  Range,
  Rung,
  SearchAnswer,
  SearchRequest,
  UpdateSummary,
} from '../../src/model.js'
import { RUNGS } from '../../src/model.js'
import { ISSUES } from './fake-issues.js'

const STATUS = { generation: 3, articles: 0, issues: ISSUES.length }

export type FakeEngine = Engine & {
  /** Every search that reached the engine. */
  asked: SearchRequest[]
  /** Every text that suggestions were asked for. */
  suggested: string[]
  /** Hits that an export has handed out. */
  exported: number
  /** What the next calls throw instead of answering. */
  failWith: unknown
  failUpdate: boolean
  /** How long a search takes. */
  delayMs: number
  setView(view: string): void
  setReady(ready: boolean): void
}

/** @param copies how many times the articles are held, for pages of results */
export function fakeEngine(copies = 1): FakeEngine {
  const all = ISSUES.flatMap((issue) => issue.articles.map((article) => ({ issue, article })))
  const held = Array.from({ length: copies }, () => all).flat()
  const listeners = new Set<(view: string) => void>()
  let view = 'view-1'
  let ready = true
  const engine: FakeEngine = {
    asked: [],
    suggested: [],
    exported: 0,
    failWith: undefined,
    failUpdate: false,
    delayMs: 0,
    setView(next) {
      view = next
      for (const listener of listeners) listener(next)
    },
    setReady(next) {
      ready = next
    },
    cutter: { name: 'fake', fingerprint: 'f', why: 'test' },
    view: () => view,
    status: () => (ready ? { ...STATUS, articles: held.length } : undefined),
    async search(request) {
      await begin()
      engine.asked.push(request)
      return answer(request, held)
    },
    async explain(request) {
      await begin()
      const { totalHits, rungs, warnings } = answer(request, held)
      const words = request.q.split(/\s+/).filter(Boolean)
      const leaves = words.map((typed) => ({ type: 'text' as const, typed }))
      return {
        query: request.q,
        tree: leaves.length > 0 ? { type: 'and', of: leaves } : null,
        clauses: words.map((typed) => ({ typed, quoted: false, fields: null, units: [], forms: [] })),
        terms: [],
        rungs: RUNGS.map((rung) => ({ rung, admitted: rungs[rung], hits: rungs[rung] })),
        warnings,
        totalHits,
        archive: { articles: held.length, segments: 1 },
        ranking: { scored: held.length, reranked: 0 },
        stages: [],
      }
    },
    async ready() {},
    async suggest(q, limit) {
      await begin()
      engine.suggested.push(q)
      const known = all.flatMap(({ article }) => [article.headline ?? '', ...article.reporters])
      const texts = [...new Set(['志愿服务', '志愿者', ...known])].filter((text) => q && text.includes(q))
      const suggestions = texts.map((text) => ({ text, kind: 'headline' as const, hits: 1 }))
      return { query: q, suggestions: suggestions.slice(0, limit) }
    },
    async timeline(request) {
      await begin()
      const { query, totalHits, totalIsExact, timeline } = answer({ ...request, facets: true }, held)
      return { query, totalHits, totalIsExact, timeline }
    },
    async *export(request) {
      await begin()
      // One by one: a client that takes no more has the rest not even made.
      for (const one of held) {
        for (const hit of answer({ ...request, hitsPerPage: 1 }, [one]).hits) {
          engine.exported++
          yield hit
        }
      }
    },
    async similar(id, limit) {
      await begin()
      if (!all.some(({ article }) => article.id === id)) return undefined
      const others = all.filter(({ article }) => article.id !== id && article.headline).slice(0, limit)
      const heads = others.map((one) => {
        const { rung, alternatives, missing, snippets, ...head } = hit(one, [], true, false)
        return { ...head, score: 1.5, shared: ['志愿', '社区'] }
      })
      return { id, similar: heads }
    },
    async whyNot(request, id) {
      await begin()
      const found = all.find(({ article }) => article.id === id)
      if (!found) return undefined
      const lacks = request.q.split(/\s+/).filter((word) => !textOf(found.article).includes(word))
      const clauses = [{ typed: request.q, rung: null, has: [], lacks }]
      return { query: request.q, id, headline: found.article.headline, rung: null, clauses, reasons: [] }
    },
    async article(id, q) {
      await begin()
      const found = all.find(({ article }) => article.id === id)
      return found && articleAnswer(found.issue, found.article, q)
    },
    async issues(page, hitsPerPage) {
      await begin()
      const rows = ISSUES.map(({ issue, articles, doubts }) => ({
        id: issue.id,
        file: issue.file,
        publication: issue.publication,
        date: issue.date,
        articles: articles.length,
        doubts: doubts.length,
      }))
      return { issues: pageOf(rows, page, hitsPerPage), page, hitsPerPage, totalIssues: rows.length }
    },
    async issue(id, page, hitsPerPage) {
      await begin()
      const found = ISSUES.find(({ issue }) => issue.id === id)
      if (!found) return undefined
      const articles = pageOf(found.articles, page, hitsPerPage)
      return { ...found, articles, page, hitsPerPage, totalArticles: found.articles.length }
    },
    async update(_options, onProgress) {
      await begin()
      if (engine.failUpdate) throw new JiebaoError('disk-full', 'index', {})
      for (const phase of ['scan', 'read', 'commit'] as const) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        const rate = { articles: 5, articlesPerSecond: 50, secondsLeft: null, seconds: 0.1 }
        onProgress?.({ phase, file: null, doneBytes: 10, totalBytes: 10, ...rate })
      }
      return summary()
    },
    async names() {
      return { groups: [], problems: [] }
    },
    async verify() {
      const checked = { files: 1, bytes: 1, terms: 1, articles: 1, sources: 1 }
      return { ok: true, generation: 3, checked, problems: [] }
    },
    async stats() {
      const cutter = { name: 'fake', fingerprint: 'f', why: 'test', indexFingerprint: 'f' }
      const keeper = [{ file: '_keeper/aliases.txt', line: 3, text: '甲=', reason: '等号后面没有写法' }]
      return { ...STATUS, view, segments: [], bytes: {}, totalBytes: 0, terms: 0, cutter, keeper }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {},
  }

  async function begin(): Promise<void> {
    if (engine.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, engine.delayMs))
    if (engine.failWith !== undefined) throw engine.failWith
    if (!ready) throw new JiebaoError('no-index', '', {})
  }
  return engine
}

type Held = { issue: Issue; article: Article }

function answer(request: SearchRequest, held: readonly Held[]): SearchAnswer {
  const { page = 1, hitsPerPage = 20, facets = true } = request
  if (request.cursor !== undefined) throw new JiebaoError('cursor-outlived', request.cursor, {})
  const words = request.q.replaceAll(/["“”]/g, ' ').split(/\s+/).filter(Boolean)
  const inFilters = held.filter((one) => passes(one, request))
  const whole = inFilters.filter(({ article }) => words.every((word) => textOf(article).includes(word)))
  const partly = inFilters.filter(
    (one) => !whole.includes(one) && words.some((word) => textOf(one.article).includes(word)),
  )
  const ranked = [...whole, ...(whole.length > 0 || words.length > 2 ? partly : [])]
  const hits = ranked.map((one) => hit(one, words, whole.includes(one), request.explain === true))
  if (request.sort === 'date:asc') hits.reverse()
  const rungs: Record<Rung, number> = { exact: 0, words: 0, variant: 0, partial: 0 }
  for (const { rung } of hits) rungs[rung]++
  return {
    query: request.q,
    hits: pageOf(hits, page, hitsPerPage),
    page,
    hitsPerPage,
    nextCursor: null,
    totalHits: hits.length,
    totalIsExact: true,
    rungs,
    nearest: hits.length > 0 ? [] : partly.slice(0, 5).map(({ article }) => near(article, words)),
    facetDistribution: facets ? countFacets(hits) : {},
    timeline: facets ? countMonths(hits) : [],
    warnings: request.q.includes('(') ? [{ code: 'UNBALANCED', detail: '括号不成对，按普通文字查找' }] : [],
    processingTimeMs: 0.4,
    index: { ...STATUS, articles: held.length },
  }
}

function hit({ issue, article }: Held, words: string[], whole: boolean, explain: boolean): Hit {
  const alternatives = words.includes('郁金香')
    ? [{ typed: '郁金香', matched: '鬱金香', why: '字形相近' }]
    : []
  const rung = !whole ? 'partial' : alternatives.length > 0 ? 'variant' : words.length > 1 ? 'words' : 'exact'
  const { id, kind, headline, kicker, eventDate, section, reporters } = article
  const { publication, date } = issue.issue
  const snippets: Hit['snippets'] = []
  if (headline && rangesOf(headline, words).length > 0) {
    snippets.push({ field: 'headline', text: headline, ranges: rangesOf(headline, words) })
  }
  const at = Math.max(
    0,
    Math.min(...words.map((word) => article.body.indexOf(word)).filter((i) => i >= 0), 1e9) - 20,
  )
  const text = article.body.slice(at === 1e9 - 20 ? 0 : at, (at === 1e9 - 20 ? 0 : at) + 90)
  if (text) snippets.push({ field: 'body', text, ranges: rangesOf(text, words) })
  const parts = explain
    ? { explain: { value: 1.5, what: '得分', formula: 'sum', of: [{ value: 1.5, what: '正文' }] } }
    : {}
  return {
    id,
    kind,
    headline,
    kicker,
    publication,
    date,
    eventDate,
    section,
    reporters,
    score: 1.5,
    rung,
    alternatives,
    missing: whole ? [] : words.filter((word) => !textOf(article).includes(word)),
    snippets,
    ...parts,
  }
}

function passes({ issue, article }: Held, request: SearchRequest): boolean {
  const { publication, section, reporter, kind, from, to } = request
  if (publication && !publication.includes(issue.issue.publication.name ?? '')) return false
  if (section && !section.includes(article.section ?? '')) return false
  if (reporter && !article.reporters.some((name) => reporter.includes(name))) return false
  if (kind && !kind.includes(article.kind)) return false
  const date = issue.issue.date
  if ((from || to) && date.from === null) return false
  if (from && (date.to ?? '') < from) return false
  return !(to && (date.from ?? '').slice(0, to.length) > to)
}

function articleAnswer(issue: Issue, article: Article, q?: string): ArticleAnswer {
  const { id, file, publication, date } = issue.issue
  const found: ArticleAnswer = { ...article, issue: { id, file, publication, date } }
  if (q === undefined) return found
  const words = q.split(/\s+/).filter(Boolean)
  const headline = rangesOf(article.headline ?? '', words)
  const body = rangesOf(article.body, words)
  found.matches = []
  if (headline.length > 0) found.matches.push({ field: 'headline', index: 0, ranges: headline })
  if (body.length > 0) found.matches.push({ field: 'body', index: 0, ranges: body })
  return found
}

function rangesOf(text: string, words: readonly string[]): Range[] {
  const found: Range[] = []
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      found.push([at, at + word.length])
  }
  found.sort((a, b) => a[0] - b[0])
  return found.filter((range, i) => i === 0 || range[0] >= found[i - 1]![1])
}

const textOf = (article: Article) =>
  [article.headline, article.kicker, article.body].filter(Boolean).join('\n')
const near = ({ id, headline, body }: Article, words: string[]) => ({
  id,
  headline,
  missing: words.filter((word) => !body.includes(word)),
})

function countFacets(hits: readonly Hit[]): SearchAnswer['facetDistribution'] {
  const facets: SearchAnswer['facetDistribution'] = {
    publication: {},
    section: {},
    reporter: {},
    year: {},
    kind: {},
  }
  const add = (facet: string, value: string | null | undefined) => {
    if (value) facets[facet]![value] = (facets[facet]![value] ?? 0) + 1
  }
  for (const hit of hits) {
    add('publication', hit.publication.name)
    add('section', hit.section)
    for (const name of hit.reporters) add('reporter', name)
    add('year', hit.date.from?.slice(0, 4))
    add('kind', hit.kind)
  }
  return facets
}

function countMonths(hits: readonly Hit[]): SearchAnswer['timeline'] {
  const months = new Map<string | null, number>()
  for (const { date } of hits) months.set(monthOf(date), (months.get(monthOf(date)) ?? 0) + 1)
  const sorted = [...months].sort(([a], [b]) => (a ?? '9999').localeCompare(b ?? '9999'))
  return sorted.map(([month, count]) => ({ month, hits: count }))
}

const monthOf = (date: DateRange) => date.from?.slice(0, 7) ?? null
const pageOf = <T>(rows: readonly T[], page: number, size: number) =>
  rows.slice((page - 1) * size, page * size)

function summary(): UpdateSummary {
  return {
    generation: 4,
    published: true,
    added: 1,
    changed: 0,
    removed: 0,
    kept: 5,
    refused: [],
    stale: [],
    held: [],
    articles: 6,
    issues: 6,
    seconds: 0.1,
  }
}
