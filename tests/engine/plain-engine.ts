/**
 * A second engine for the contract: it holds all articles in memory and reads
 * every one of them for every query.
 *
 * Slow, small and obvious. It shares answers.ts with the local engine (cache,
 * cursors, paging), and no index. tests/api/fake-engine.ts adds handles to it.
 */
import { createHash } from 'node:crypto'
import { atOnce, foldText, mentionsIn, openBulkCutter } from '../../src/analysis/analysis.js'
import { Answers, toldTo } from '../../src/engine/answers.js'
import { JiebaoError } from '../../src/errors.js'
import { isFunctionWord } from '../../src/lexicon.js'
import type {
  Article,
  Engine,
  Issue,
  IssueRef,
  IssueRow,
  NamesAnswer,
  Suggestion,
  UpdateStory,
  UpdateSummary,
  WhyNotAnswer,
} from '../../src/model.js'
import { parseQuery } from '../../src/query/query.js'
import { makePlan } from '../../src/search/asked/plan.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { fieldMatches, needlesOf } from '../../src/search/shown/highlight.js'
import { knownFormsOf } from '../../src/search/shown/query-explanation.js'
import { Suggester } from '../../src/suggest/suggest.js'
import type { Read } from '../search/archive.js'
import { wordsIn } from '../search/oracle.js'
import { type Contents, formsOf, type PlainSource, shownOf } from './plain-archive.js'
import { plainCalendar } from './plain-calendar.js'
import { plainBuckets, plainCandidates, plainCounts, plainLines, similarTo } from './plain-evidence.js'
import { explainPlainly } from './plain-explain.js'
import { plainDoubts, plainIncoming, plainSeen, plainStory } from './plain-keeper.js'
import { plainLegibility } from './plain-legibility.js'
import { changeOf, type PlainChange, plainArrivals, plainRecords } from './plain-records.js'
import { plainReuse, plainReusedIn } from './plain-reuse.js'
import {
  articlesWith,
  clauseRung,
  type PlainView,
  plainFind,
  plainHit,
  plainSearch,
  unitsIn,
} from './plain-search.js'

/** States before the current one that cursors may still use. */
const PAST_VIEWS = 3
const cutter = openBulkCutter()
const { name, fingerprint, why } = cutter

const hashOf = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16)
/** Equal for equal issues: their bytes, and the ids under which they are published. */
const stateOf = ({ issue, articles }: Issue) =>
  hashOf([issue.id, issue.file, issue.sha256, articles.map(({ id }) => id)])
const pageOf = <T>(rows: readonly T[], page: number, size: number) =>
  rows.slice((page - 1) * size, page * size)

type Served = PlainView & { contents: Contents; groups: ReturnType<typeof formsOf>['groups'] }

/**
 * @param initial what is served from the start; without it nothing is, until the first update
 * @param generation number of the first generation
 */
export function plainEngine(source: PlainSource, initial?: Contents, generation = 1): Engine {
  /** Newest last. */
  let views: Served[] = []
  let isClosed = false
  let built: { view: string; suggester: Suggester } | undefined
  let exported: { view: Served; key: string; found: ReturnType<typeof plainFind> } | undefined
  /** Newest first. */
  const stories: UpdateStory[] = []
  const seen = new Set<string>()
  /** What each update but the first changed, the oldest first. */
  const log: PlainChange[] = []
  const listeners = new Set<(view: string) => void>()

  function current(): Served {
    if (isClosed) throw new JiebaoError('closed', '', {})
    const view = views.at(-1)
    if (view) return view
    throw new JiebaoError('no-index', '', {})
  }
  const answers = new Answers<Served>(
    { current, find: (id) => views.find((view) => view.id === id) },
    2 ** 20,
  )

  function serve(contents: Contents): UpdateSummary {
    const before = views.at(-1)
    const id = hashOf([contents.issues.map(stateOf), contents.keeper.bytes])
    const summary = summaryOf(before, contents)
    if (id === before?.id) return summary
    if (before) log.push(changeOf(before.contents.issues, contents))
    const { issues, held } = shownOf(contents)
    const { groups, forms } = formsOf(held, contents.keeper, cutter)
    const index = {
      generation: (before?.index.generation ?? generation - 1) + 1,
      articles: held.length,
      issues: issues.length,
    }
    const knowledge = { forms, words: contents.keeper.words, pinyin: () => [] }
    if (before && String(before.keeper.hidden) !== String(contents.keeper.hidden)) views = []
    views = [
      ...views,
      { id, index, issues, held, keeper: contents.keeper, knowledge, contents, groups },
    ].slice(-1 - PAST_VIEWS)
    for (const listener of listeners) listener(id)
    return { ...summary, generation: index.generation, published: true }
  }

  function suggesterOf(view: PlainView): Suggester {
    if (built?.view !== view.id)
      built = { view: view.id, suggester: atOnce(Suggester.build(entriesOf(view))) }
    return built.suggester
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  function find(id: string): Read | undefined {
    const { held, contents } = current()
    const read = held.find(({ article }) => article.id === id)
    if (!read && contents.isGone(id)) throw new JiebaoError('article-removed', id, {})
    return read
  }

  const engine: Engine = {
    cutter: { name, fingerprint, why },
    view: () => views.at(-1)?.id ?? '',
    status() {
      const index = views.at(-1)?.index
      const watching = { how: 'none', why: null, everySeconds: null } as const
      return index && !isClosed ? { ...index, watching, keeper: [], retrying: null } : undefined
    },
    load: () => [],
    memory: () => [],
    async ready() {
      current()
    },
    async search(request) {
      const startMs = performance.now()
      const page = answers.read(request)
      const answer = await answers.answer(page, '', undefined, async () =>
        plainSearch(page.view, request, cutter, page.window),
      )
      return toldTo(request, answer, startMs)
    },
    async explain(request) {
      return explainPlainly(answers.read(request).view, request, cutter)
    },
    async suggest(q, limit) {
      const view = current()
      const most = Math.min(Math.max(limit, 1), 20)
      const suggestions = suggesterOf(view).suggest(q, most, (folded) => articlesWith(view, folded))
      return { query: q, suggestions }
    },
    async timeline(request) {
      const whole = { ...request, facets: true, page: undefined, cursor: undefined }
      const { totalHits, totalIsExact, timeline } = plainSearch(current(), whole, cutter, {
        offset: 0,
        limit: 0,
      })
      return { query: request.q, totalHits, totalIsExact, timeline }
    },
    async aggregate(request, by) {
      const { plan, ranked } = plainFind(current(), request, cutter)
      const buckets = plainBuckets(ranked, by)
      const { warnings } = plan
      return { query: request.q, by, totalHits: ranked.length, totalIsExact: true, buckets, warnings }
    },
    async concordance(request, asked) {
      const found = plainFind(current(), { ...request, sort: 'date:desc' }, cutter)
      const { warnings } = found.plan
      return { query: request.q, ...asked, ...plainLines(found, asked), totalIsExact: true, warnings }
    },
    candidates: async (asked, most) => asked.map((each) => plainCandidates(each, most, current().held)),
    counts: async (texts, filters, most) => plainCounts(current().held, texts, filters, most),
    async otherForms(text) {
      return knownFormsOf(makePlan(text, parseQuery(text), 'all', { cutter, knowledge: current().knowledge }))
    },
    async *export(request, { whole = false } = {}) {
      const view = current()
      const key = JSON.stringify(request)
      // A long list is found once for the exports that run at once.
      if (exported?.view !== view || exported.key !== key)
        exported = { view, key, found: plainFind(view, request, cutter) }
      const { plan, ranked } = exported.found
      for (const each of ranked) {
        const hit = plainHit(each, plan, request.explain ?? false)
        yield whole ? { ...hit, article: (await engine.article(hit.id))! } : hit
      }
    },
    async similar(id, limit) {
      const read = find(id)
      return read && { id, similar: similarTo(read, current(), limit), warnings: [] }
    },
    async reusedIn(id, limit) {
      return find(id) && plainReusedIn(current().held, id, limit)
    },
    async reuse(asked) {
      return plainReuse(current().held, asked)
    },
    async whyNot(request, id) {
      const read = find(id)
      if (!read) return undefined
      const { plan, ranked } = plainFind(current(), request, cutter)
      const rung = ranked.find((each) => each.read === read)?.rung ?? null
      const clauses = plan.positive.map((clause) => ({
        typed: clause.typed,
        rung: clauseRung(clause, read, plan),
        ...unitsIn(clause, read),
      }))
      const reasons = [rung ? '是这次检索的结果。' : '不是这次检索的结果。']
      return {
        query: request.q,
        id,
        headline: read.article.headline,
        rung,
        clauses,
        reasons,
        warnings: [],
      } satisfies WhyNotAnswer
    },
    async article(id, q) {
      const read = find(id)
      if (!read) return undefined
      const answer = structuredClone({ ...read.article, issue: refOf(read.issue) })
      if (q === undefined) return answer
      const plan = makePlan(q, parseQuery(q), 'auto', { cutter, knowledge: current().knowledge })
      return { ...answer, matches: fieldMatches(read.article, needlesOf(plan, UNLIMITED)) }
    },
    async issues(page, hitsPerPage) {
      const rows = [...current().issues].sort(byDate).map(rowOf)
      return { issues: pageOf(rows, page, hitsPerPage), page, hitsPerPage, totalIssues: rows.length }
    },
    calendar: async () => plainCalendar(current().issues.map(rowOf)),
    async issue(id, page, hitsPerPage) {
      const found = current().issues.find(({ issue }) => issue.id === id)
      if (!found) return undefined
      const articles = pageOf(found.articles, page, hitsPerPage)
      return structuredClone({ ...found, articles, page, hitsPerPage, totalArticles: found.articles.length })
    },
    picture: async () => undefined,
    names: async () => namesOf(current()),
    ...plainIncoming(),
    async updates() {
      current()
      return stories
    },
    async arrivals(most) {
      return plainArrivals(log, current().issues).slice(0, most)
    },
    async records(asked) {
      return plainRecords(log, [...current().issues].sort(byDate), asked)
    },
    legibility: async (asked) => plainLegibility(current().held, asked),
    async doubts(page, hitsPerPage, asked = {}) {
      return plainDoubts([...current().issues].sort(byDate), seen, page, hitsPerPage, asked)
    },
    async markSeen({ of, class: kind, text }, isSeen) {
      const key = plainSeen(of, kind, text)
      if (isSeen) seen.add(key)
      else seen.delete(key)
    },
    async update(_options, onProgress) {
      if (isClosed) throw new JiebaoError('closed', '', {})
      const before = views.at(-1)?.contents.issues
      const summary = serve(await source(before))
      if (summary.published) stories.unshift(plainStory(summary, before, current().issues))
      const { articles } = summary
      const rate = { articles, articlesPerSecond: 0, secondsLeft: null, seconds: 0 }
      onProgress?.({ phase: 'commit', file: null, doneBytes: 1, totalBytes: 1, ...rate })
      return summary
    },
    async verify() {
      const { index } = current()
      const checked = { files: 0, bytes: 0, terms: 0, articles: index.articles, sources: index.issues }
      return { ok: true, generation: index.generation, checked, problems: [] }
    },
    async stats() {
      const { id, index, keeper } = current()
      const cut = { ...engine.cutter, indexFingerprint: fingerprint }
      return {
        ...index,
        view: id,
        segments: [],
        bytes: {},
        totalBytes: 0,
        terms: 0,
        cutter: cut,
        keeper: keeper.problems.filter(({ text }) => mayShow(text, keeper)),
      }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      isClosed = true
      listeners.clear()
    },
  }
  if (initial) serve(initial)
  return engine
}

function summaryOf(before: Served | undefined, { issues, refused }: Contents): UpdateSummary {
  const olds = new Map(before?.contents.issues.map((each) => [each.issue.id, stateOf(each)]))
  const isKept = ({ issue }: Issue) => olds.has(issue.id)
  const changed = issues.filter((each) => isKept(each) && olds.get(each.issue.id) !== stateOf(each)).length
  const kept = issues.filter(isKept).length - changed
  return {
    generation: before?.index.generation ?? 0,
    published: false,
    added: issues.length - changed - kept,
    changed,
    removed: olds.size - changed - kept,
    kept,
    refused,
    stale: [],
    held: [],
    articles: issues.reduce((sum, { articles }) => sum + articles.length, 0),
    issues: issues.length,
    seconds: 0,
  }
}

const byDate = (a: Issue, b: Issue) => {
  const keyOf = ({ issue }: Issue) => `${issue.date.from ?? '9999'}\n${issue.file}\n${issue.id}`
  return keyOf(a) < keyOf(b) ? -1 : 1
}

function refOf({ id, file, publication, date, number, scan }: Issue['issue']): IssueRef {
  return { id, file, publication, date, number, scan }
}

function rowOf({ issue, articles, doubts }: Issue): IssueRow {
  return structuredClone({ ...refOf(issue), articles: articles.length, doubts: doubts.length })
}

// ---------------------------------------------------------------- suggestions, names, similar

function entriesOf({ held }: PlainView): Suggestion[] {
  const counts = new Map<string, Suggestion>()
  const add = (kind: Suggestion['kind'], text: string | null) => {
    if (text === null) return
    const known = counts.get(`${kind} ${text}`)
    if (known) known.hits++
    else counts.set(`${kind} ${text}`, { text, kind, hits: 1 })
  }
  for (const { article, texts } of held) {
    for (const person of [...article.reporters, ...article.correspondents]) add('name', person)
    add('section', article.section)
    if (article.kind !== 'other') add('headline', article.headline)
    for (const text of texts) for (const mention of mentionsIn(text, cutter)) add('name', mention.name)
    const words = new Set(
      texts.flatMap(wordsIn).filter((word) => [...word].length > 1 && !isFunctionWord(word)),
    )
    for (const word of words) add('term', word)
  }
  return [...counts.values()].filter(({ kind, hits }) => kind !== 'term' || hits > 1)
}

/** Whether a text holds none of the withheld strings. */
function mayShow(text: string, { hidden }: PlainView['keeper']): boolean {
  const strings = hidden.map(foldText).filter((string) => string !== '')
  return !strings.some((string) => foldText(text).includes(string))
}

function namesOf({ groups, held, keeper }: Served): NamesAnswer {
  const listed = groups.flatMap(({ authority, offices, forms }) => {
    const counted = forms.filter((form) => mayShow(form, keeper)).map((form) => formOf(form, held))
    const shown = authority !== null && mayShow(authority, keeper) ? authority : null
    return counted.length > 0
      ? [{ authority: shown, offices, forms: counted.sort((a, b) => b.count - a.count) }]
      : []
  })
  return { groups: listed, problems: keeper.aliases.problems.filter(({ text }) => mayShow(text, keeper)) }
}

function formOf(form: string, held: readonly Read[]): NamesAnswer['groups'][number]['forms'][number] {
  const times = ({ texts }: Read) => texts.reduce((sum, text) => sum + text.split(form).length - 1, 0)
  const found = held.filter((read) => times(read) > 0)
  const places = found.map(({ article, issue }) => {
    const lines = linesWith(article, form)
    return { article: article.id, headline: article.headline, file: issue.file, lines }
  })
  return { name: form, count: found.reduce((sum, read) => sum + times(read), 0), places }
}

function linesWith({ body, paragraphs, lines }: Article, form: string): [number, number][] {
  const holding = paragraphs.filter(({ at }, p) =>
    foldText(body.slice(at, paragraphs[p + 1]?.at)).includes(form),
  )
  return holding.length > 0 ? holding.map(({ line }) => [line, line]) : lines
}
