/**
 * What every engine on OpenSearch answers from the cluster alone: searches, counts, lists and articles of a view.
 *
 * Who publishes and follows generations is told by cluster.ts, and by read-only.ts for a server that only reads.
 */
import { openBulkCutter } from '../../analysis/analysis.js'
import { JiebaoError } from '../../errors.js'
import { type Engine, type ExportedHit, type ExportOptions, RUNGS, type SearchRequest } from '../../model.js'
import { parseQuery } from '../../query/query.js'
import { fieldMatches, knownFormsOf, makePlan, needlesOf, treeOf, UNLIMITED } from '../../search/search.js'
import { Answers, toldTo } from '../answers.js'
import type { QueryReadings } from '../suggestions.js'
import { aggregateOf, answerOf, everyHit, linesOf, showing, warningsOf } from './answer.js'
import { countStrings, findArticleHit, findCandidates, listClusterNames, similarArticles } from './beside.js'
import { Connection } from './connection.js'
import { anyOf, checkWhole, type Finding, find } from './find.js'
import { clusterCalendar, findClusterIssue, listClusterIssues } from './issues.js'
import type { ClusterOptions } from './options.js'
import { PAST_GENERATIONS } from './publish.js'
import { ReadArticle } from './reading.js'
import { StateStore } from './state.js'
import type { ClusterView } from './view.js'
import { whyNotOf } from './why-not.js'

/** Most bytes of remembered answers. */
const ANSWER_BYTES = 32 * 2 ** 20

/** Milliseconds between two checks, and within which one must succeed. */
const CHECK_MS = 1000
const CHECK_WITHIN_MS = 4000

export type Methods = Omit<Engine, 'cutter'>

export abstract class ClusterAnswers {
  protected readonly connection: Connection
  protected readonly states: StateStore
  protected readonly cut = openBulkCutter()
  readonly #answers: Answers<ClusterView>
  readonly #listeners = new Set<(view: string) => void>()
  /** Newest last. */
  protected views: ClusterView[] = []
  protected isClosed = false
  /** What kept a generation from being served when it was last tried. */
  protected failure: JiebaoError | undefined
  /** Whether the cluster could answer when it was last asked, and when that was. */
  #checked: Promise<unknown> = Promise.resolve()
  #checkedMs = Number.NEGATIVE_INFINITY

  constructor(readonly options: ClusterOptions) {
    this.connection = new Connection(options)
    this.states = new StateStore(this.connection, options.prefix)
    this.#answers = new Answers(
      { current: () => this.current(), find: (id) => this.views.find((view) => view.id === id) },
      ANSWER_BYTES,
    )
  }

  /** How letters of a query are read. */
  protected abstract read(q: string): Promise<QueryReadings>
  /** Whether an article was here and was removed. */
  protected abstract isGone(id: string): boolean

  protected current(): ClusterView {
    if (this.isClosed) throw new JiebaoError('closed', '', {})
    const view = this.views.at(-1)
    if (view) return view
    throw this.failure ?? new JiebaoError('no-index', this.options.prefix, {})
  }

  protected serve(view: ClusterView): void {
    const before = this.views.at(-1)
    // A change of what is withheld ends every older view at once.
    const isSame = before === undefined || String(before.hidden) === String(view.hidden)
    this.views = [...(isSame ? this.views : []), view].slice(-1 - PAST_GENERATIONS)
    for (const listener of this.#listeners) listener(view.id)
  }

  readonly view: Methods['view'] = () => this.views.at(-1)?.id ?? ''

  readonly onChange: Methods['onChange'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Searches for one article and one issue, in a few seconds or not at all; calls within a second share an answer. */
  readonly check = async (): Promise<void> => {
    const { articles, issues } = this.current()
    if (performance.now() - this.#checkedMs > CHECK_MS) {
      this.#checkedMs = performance.now()
      const searches = [{ size: 1, _source: false }]
      const ask = (name: string) =>
        this.connection.ask({
          method: 'POST',
          path: `/${name}/_msearch`,
          searches,
          withinMs: CHECK_WITHIN_MS,
        })
      this.#checked = Promise.all([ask(articles), ask(issues)])
    }
    await this.#checked
  }

  get cutter() {
    const { name, fingerprint, why } = this.cut
    return { name, fingerprint, why }
  }

  readonly load: Methods['load'] = () => []

  async #findWith(
    { readings }: QueryReadings,
    view: ClusterView,
    request: SearchRequest,
    parsed = parseQuery(request.q),
  ): Promise<Finding> {
    const knowledge = { ...view.knowledge, pinyin: (typed: string) => readings.get(typed) ?? [] }
    return find({ ...view, knowledge }, request, parsed, this.connection, this.cut)
  }

  async #find(view: ClusterView, request: SearchRequest): Promise<Finding> {
    return this.#findWith(await this.read(request.q), view, request)
  }

  readonly search: Methods['search'] = async (request, { signal } = {}) => {
    const startMs = performance.now()
    const page = this.#answers.read(request)
    const { view, window, parsed } = page
    const read = await this.read(request.q)
    const answer = await this.#answers.answer(page, read.view, signal, async () =>
      answerOf(await this.#findWith(read, view, request, parsed), view, request, window, this.cut),
    )
    return toldTo(request, answer, startMs)
  }

  readonly explain: Methods['explain'] = async (request) => {
    const { view } = this.#answers.read(request)
    const finding = await this.#find(view, request)
    const { plan, terms, content, counts, shown, index } = finding
    const hits = await index.counts(RUNGS.map((rung) => shown[rung]))
    const articlesOf = (text: string) => content.find(({ unit }) => unit.text === text)?.articles ?? 0
    return {
      query: request.q,
      tree: plan.root && treeOf(plan.root),
      clauses: plan.positive.map(({ typed, quoted, fields, units, variants, guesses }) => ({
        typed,
        quoted,
        fields,
        units: units.map(({ text, kind }) => ({ text, kind, articles: articlesOf(text) })),
        forms: [...variants, ...guesses]
          .filter(({ also }) => !also)
          .map((form) => ({
            typed: form.typed,
            matched: form.matched,
            why: form.why,
            isGuess: guesses.includes(form),
          })),
      })),
      terms: terms.map(({ text, kind, articles: n, idf }) => ({ text, kind, n, idf })),
      rungs: RUNGS.map((rung, r) => ({ rung, admitted: counts[rung], hits: hits[r]! })),
      totalHits: hits.reduce((a, b) => a + b, 0),
      archive: { articles: view.index.articles, segments: 0 },
      ranking: { scored: hits.reduce((a, b) => a + b, 0), reranked: 0 },
      stages: [],
      warnings: warningsOf(finding),
    }
  }

  readonly timeline: Methods['timeline'] = async (request) => {
    const view = this.current()
    const asked = { ...request, facets: true, sort: 'relevance' as const }
    const finding = await this.#find(view, asked)
    const { totalHits, totalIsExact, timeline } = await answerOf(
      finding,
      view,
      asked,
      { offset: 0, limit: 0 },
      this.cut,
    )
    return { query: request.q, totalHits, totalIsExact, timeline }
  }

  readonly aggregate: Methods['aggregate'] = async (request, by) => ({
    query: request.q,
    by,
    ...(await aggregateOf(await this.#find(this.current(), request), by)),
  })

  readonly concordance: Methods['concordance'] = async (request, asked) => {
    const view = this.current()
    const finding = await this.#find(view, request)
    const of = showing(finding, view, request, this.cut)
    const [totalHits] = await finding.index.counts([anyOf(finding.shown)])
    const lines = await linesOf(of, asked)
    return {
      query: request.q,
      ...asked,
      ...lines,
      totalHits: totalHits!,
      totalIsExact: finding.isWhole,
      warnings: warningsOf(finding),
    }
  }

  async *export(request: SearchRequest, { whole = false }: ExportOptions = {}): AsyncGenerator<ExportedHit> {
    const view = this.current()
    const finding = await this.#find(view, request)
    checkWhole(finding)
    yield* everyHit(showing(finding, view, request, this.cut), request.sort ?? 'relevance', whole)
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  async #reading(id: string): Promise<ReadArticle | undefined> {
    const hit = await findArticleHit(this.current(), id, this.connection)
    if (hit)
      return new ReadArticle({ article: hit._source!.article, issue: hit._source!.issueHead }, this.cut)
    if (this.isGone(id)) throw new JiebaoError('article-removed', id, {})
    return undefined
  }

  readonly similar: Methods['similar'] = async (id, limit) => {
    const view = this.current()
    const reading = await this.#reading(id)
    if (!reading) return undefined
    const similar = await similarArticles(view, this.connection, reading, limit, this.cut)
    return { id, similar, warnings: [] }
  }

  readonly whyNot: Methods['whyNot'] = async (request, id) => {
    const view = this.current()
    const finding = await this.#find(view, request)
    const reading = await this.#reading(id)
    return reading && whyNotOf(request, finding, reading)
  }

  readonly article: Methods['article'] = async (id, q) => {
    const view = this.current()
    const reading = await this.#reading(id)
    if (!reading) return undefined
    const { article, issue } = reading
    if (q === undefined) return { ...article, issue }
    const { plan } = await this.#find(view, { q })
    return { ...article, issue, matches: fieldMatches(article, needlesOf(plan, UNLIMITED)) }
  }

  readonly issues: Methods['issues'] = async (page, hitsPerPage) =>
    listClusterIssues(this.current(), this.connection, page, hitsPerPage)

  readonly calendar: Methods['calendar'] = async () => clusterCalendar(this.current(), this.connection)

  readonly issue: Methods['issue'] = async (id, page, hitsPerPage) =>
    findClusterIssue(this.current(), this.connection, id, page, hitsPerPage)

  readonly names: Methods['names'] = async () => listClusterNames(this.current(), this.connection)

  readonly candidates: Methods['candidates'] = async (asked, most) =>
    findCandidates(this.current(), this.connection, asked, most)

  readonly counts: Methods['counts'] = async (strings, filters, most) =>
    countStrings(this.current(), this.connection, strings, filters, most)

  readonly otherForms: Methods['otherForms'] = async (text) => {
    const { knowledge } = this.current()
    return knownFormsOf(makePlan(text, parseQuery(text), 'all', { cutter: this.cut, knowledge }))
  }
}
