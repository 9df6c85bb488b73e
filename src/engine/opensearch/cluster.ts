/**
 * The engine on OpenSearch: a cluster answers, and a local index beside the sources is the workshop.
 *
 * The workshop (local.ts) watches and reads the sources, keeps ids, and has what only the keeper sees: updates, doubts,
 * files that were sent, typeahead. Each of its generations is published to the cluster, and is served once it is
 * there. Every search, count, list and article comes from the cluster.
 */
import { openBulkCutter } from '../../analysis/analysis.js'
import { JiebaoError } from '../../errors.js'
import { type Engine, type ExportedHit, type ExportOptions, RUNGS, type SearchRequest } from '../../model.js'
import { parseQuery } from '../../query/query.js'
import { fieldMatches, makePlan, needlesOf, treeOf, UNLIMITED } from '../../search/search.js'
import { openGeneration } from '../../store/store.js'
import { Answers, toldTo } from '../answers.js'
import type { LocalEngine } from '../local.js'
import { Retries } from '../retries.js'
import type { View } from '../views.js'
import { aggregateOf, answerOf, everyHit, linesOf, showing, warningsOf } from './answer.js'
import { findArticleHit, listClusterNames, similarArticles } from './beside.js'
import { Connection } from './connection.js'
import { anyOf, checkWhole, type Finding, find } from './find.js'
import { findClusterIssue, listClusterIssues } from './issues.js'
import type { ClusterOptions } from './options.js'
import { PAST_GENERATIONS, Publisher } from './publish.js'
import { ReadArticle } from './reading.js'
import { visibleQuery } from './sets.js'
import { type ServedState, StateStore } from './state.js'
import type { ClusterView } from './view.js'
import { whyNotOf } from './why-not.js'

/** Most bytes of remembered answers. */
const ANSWER_BYTES = 32 * 2 ** 20

/** Milliseconds between two checks, and within which one must succeed. */
const CHECK_MS = 1000
const CHECK_WITHIN_MS = 4000

type Methods = Omit<Engine, 'cutter'>

export class ClusterEngine implements Engine {
  readonly #connection: Connection
  readonly #publisher: Publisher
  readonly #cutter = openBulkCutter()
  readonly #answers: Answers<ClusterView>
  readonly #listeners = new Set<(view: string) => void>()
  /** Newest last. */
  #views: ClusterView[] = []
  #isClosed = false
  /** One publication after another. */
  #publishing: Promise<void> = Promise.resolve()
  readonly #stopListening: () => void
  /** A publication that failed is made again, whoever asked for it. */
  readonly #retries = new Retries(() => this.#followUnasked())
  /** Whether the cluster could answer when it was last asked, and when that was. */
  #checked: Promise<unknown> = Promise.resolve()
  #checkedMs = Number.NEGATIVE_INFINITY

  constructor(
    readonly workshop: LocalEngine,
    readonly index: string,
    readonly options: ClusterOptions,
  ) {
    this.#connection = new Connection(options)
    const states = new StateStore(this.#connection, options.prefix)
    this.#publisher = new Publisher(this.#connection, states, options, this.#cutter)
    this.#answers = new Answers(
      { current: () => this.#current(), find: (id) => this.#views.find((view) => view.id === id) },
      ANSWER_BYTES,
    )
    this.#stopListening = workshop.onChange(() => this.#followUnasked())
  }

  /**
   * Serves what the workshop holds already, published now if the cluster lacks it.
   *
   * @param isFresh whether all is published anew
   * @throws {JiebaoError} as the connection refuses
   */
  async start(isFresh = false): Promise<void> {
    await this.#connection.check()
    if (this.workshop.status()) await this.#follow(isFresh)
  }

  /** Publishes what an update made that no call asked for. */
  #followUnasked(): void {
    this.#follow().catch((error: JiebaoError) => {
      if (!this.#isClosed && this.#retries.isNews) this.workshop.options.onUpdate?.(error)
    })
  }

  #current(): ClusterView {
    if (this.#isClosed) throw new JiebaoError('closed', '', {})
    const view = this.#views.at(-1)
    if (view) return view
    throw new JiebaoError('no-index', this.options.prefix, {})
  }

  /** Publishes what the workshop serves, and serves it; what fails is made again later. */
  #follow(isFresh = false): Promise<void> {
    const next = this.#publishing.catch(() => {}).then(() => this.#publish(isFresh))
    const settled = next.then(
      () => this.#retries.settle(undefined),
      (error: JiebaoError) => {
        if (!this.#isClosed) this.#retries.settle(error)
        throw error
      },
    )
    this.#publishing = settled
    return settled
  }

  async #publish(isFresh: boolean): Promise<void> {
    const view = this.workshop.serving.views.current
    if (!view || this.#isClosed) return
    const isKnown = this.#views.at(-1)?.local === view.id
    if (isKnown && !isFresh) return
    const generation = openGeneration(this.index)!
    try {
      // A view that is older than the index is followed by one that is not.
      if (generation.manifest.generation !== view.index.generation) return
      const { hidden } = view.keeper
      const { articles } = view.generation
      const publication = { generation, content: view.content, hidden, articles }
      const state = await this.#publisher.publish(publication, isFresh)
      this.#serve(viewOf(state, view))
    } finally {
      generation.release()
    }
  }

  #serve(view: ClusterView): void {
    const before = this.#views.at(-1)
    // A change of what is withheld ends every older view at once.
    const isSame = before === undefined || String(before.hidden) === String(view.hidden)
    this.#views = [...(isSame ? this.#views : []), view].slice(-1 - PAST_GENERATIONS)
    for (const listener of this.#listeners) listener(view.id)
  }

  readonly view: Methods['view'] = () => this.#views.at(-1)?.id ?? ''

  readonly status: Methods['status'] = () => {
    const index = this.#views.at(-1)?.index
    const workshop = this.workshop.status()
    if (!index || !workshop || this.#isClosed) return undefined
    return { ...workshop, ...index, retrying: this.#retries.now ?? workshop.retrying }
  }

  /** Searches for one article and one issue, in a few seconds or not at all; calls within a second share an answer. */
  readonly check = async (): Promise<void> => {
    const { articles, issues } = this.#current()
    if (performance.now() - this.#checkedMs > CHECK_MS) {
      this.#checkedMs = performance.now()
      const searches = [{ size: 1, _source: false }]
      const ask = (name: string) =>
        this.#connection.ask({
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
    const { name, fingerprint, why } = this.#cutter
    return { name, fingerprint, why }
  }

  readonly load: Methods['load'] = () => []
  readonly memory: Methods['memory'] = () => this.workshop.memory()

  async #find(view: ClusterView, request: SearchRequest, parsed = parseQuery(request.q)): Promise<Finding> {
    return find(view, request, parsed, this.#connection, this.#cutter)
  }

  readonly search: Methods['search'] = async (request, { signal } = {}) => {
    const startMs = performance.now()
    const page = this.#answers.read(request)
    const { view, window, parsed } = page
    const answer = await this.#answers.answer(page, '', signal, async () =>
      answerOf(await this.#find(view, request, parsed), view, request, window, this.#cutter),
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
      clauses: plan.positive.map(({ typed, quoted, fields, units, variants }) => ({
        typed,
        quoted,
        fields,
        units: units.map((unit) => ({ ...unit, articles: articlesOf(unit.text) })),
        forms: variants
          .filter(({ also }) => !also)
          .map(({ typed, matched, why }) => ({ typed, matched, why, isGuess: false })),
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

  readonly suggest: Methods['suggest'] = async (...asked) => {
    this.#current()
    return this.workshop.suggest(...asked)
  }

  readonly ready: Methods['ready'] = async (what) => {
    this.#current()
    await this.workshop.ready(what)
  }

  readonly timeline: Methods['timeline'] = async (request) => {
    const view = this.#current()
    const asked = { ...request, facets: true, sort: 'relevance' as const }
    const finding = await this.#find(view, asked)
    const { totalHits, totalIsExact, timeline } = await answerOf(
      finding,
      view,
      asked,
      { offset: 0, limit: 0 },
      this.#cutter,
    )
    return { query: request.q, totalHits, totalIsExact, timeline }
  }

  readonly aggregate: Methods['aggregate'] = async (request, by) => ({
    query: request.q,
    by,
    ...(await aggregateOf(await this.#find(this.#current(), request), by)),
  })

  readonly concordance: Methods['concordance'] = async (request, asked) => {
    const view = this.#current()
    const finding = await this.#find(view, request)
    const of = showing(finding, view, request, this.#cutter)
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
    const view = this.#current()
    const finding = await this.#find(view, request)
    checkWhole(finding)
    yield* everyHit(showing(finding, view, request, this.#cutter), request.sort ?? 'relevance', whole)
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  async #reading(id: string): Promise<ReadArticle | undefined> {
    const hit = await findArticleHit(this.#current(), id, this.#connection)
    if (hit)
      return new ReadArticle({ article: hit._source!.article, issue: hit._source!.issueHead }, this.#cutter)
    if (this.workshop.serving.ledger.isGone(id)) throw new JiebaoError('article-removed', id, {})
    return undefined
  }

  readonly similar: Methods['similar'] = async (id, limit) => {
    const view = this.#current()
    const reading = await this.#reading(id)
    if (!reading) return undefined
    const similar = await similarArticles(view, this.#connection, reading, limit, this.#cutter)
    return { id, similar, warnings: [] }
  }

  readonly whyNot: Methods['whyNot'] = async (request, id) => {
    const view = this.#current()
    const finding = await this.#find(view, request)
    const reading = await this.#reading(id)
    return reading && whyNotOf(request, finding, reading)
  }

  readonly article: Methods['article'] = async (id, q) => {
    const view = this.#current()
    const parsed = q === undefined ? undefined : parseQuery(q)
    const reading = await this.#reading(id)
    if (!reading) return undefined
    const { article, issue } = reading
    if (parsed === undefined) return { ...article, issue }
    const plan = makePlan(q!, parsed, 'auto', { cutter: this.#cutter, knowledge: view.knowledge })
    return { ...article, issue, matches: fieldMatches(article, needlesOf(plan, UNLIMITED)) }
  }

  readonly issues: Methods['issues'] = async (page, hitsPerPage) =>
    listClusterIssues(this.#current(), this.#connection, page, hitsPerPage)

  readonly issue: Methods['issue'] = async (id, page, hitsPerPage) =>
    findClusterIssue(this.#current(), this.#connection, id, page, hitsPerPage)

  readonly names: Methods['names'] = async () => listClusterNames(this.#current(), this.#connection)

  readonly update: Methods['update'] = async (options, onProgress) => {
    if (this.#isClosed) throw new JiebaoError('closed', '', {})
    const summary = await this.workshop.update(options, onProgress)
    const before = this.view()
    await this.#follow(options?.fresh ?? false)
    const { generation } = this.#current().index
    return { ...summary, generation, published: this.view() !== before || summary.published }
  }

  readonly candidates: Methods['candidates'] = async (...asked) => this.workshop.candidates(...asked)
  readonly otherForms: Methods['otherForms'] = async (text) => this.workshop.otherForms(text)
  readonly picture: Methods['picture'] = async (...asked) => this.workshop.picture(...asked)
  readonly updates: Methods['updates'] = async () => this.workshop.updates()
  readonly arrivals: Methods['arrivals'] = async (...asked) => this.workshop.arrivals(...asked)
  readonly records: Methods['records'] = async (...asked) => this.workshop.records(...asked)
  readonly reusedIn: Methods['reusedIn'] = async (...asked) => this.workshop.reusedIn(...asked)
  readonly reuse: Methods['reuse'] = async (asked) => this.workshop.reuse(asked)
  readonly legibility: Methods['legibility'] = async (asked) => this.workshop.legibility(asked)
  readonly doubts: Methods['doubts'] = async (...asked) => this.workshop.doubts(...asked)
  readonly markSeen: Methods['markSeen'] = async (...asked) => this.workshop.markSeen(...asked)
  readonly incoming: Methods['incoming'] = async () => this.workshop.incoming()
  readonly receive: Methods['receive'] = async (...asked) => this.workshop.receive(...asked)
  readonly preview: Methods['preview'] = async (...asked) => this.workshop.preview(...asked)
  readonly manuscript: Methods['manuscript'] = async (...asked) => this.workshop.manuscript(...asked)
  readonly release: Methods['release'] = async (...asked) => this.workshop.release(...asked)
  readonly verify: Methods['verify'] = async () => this.workshop.verify()

  readonly stats: Methods['stats'] = async () => {
    const { id, index } = this.#current()
    const stats = await this.workshop.stats()
    return { ...stats, ...index, view: id, cutter: { ...stats.cutter, ...this.cutter } }
  }

  readonly onChange: Methods['onChange'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly close: Methods['close'] = async () => {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#stopListening()
    this.#listeners.clear()
    await this.#publishing.catch(() => {})
    this.#retries.close()
    await this.workshop.close()
    await this.#connection.close()
  }
}

function viewOf(state: ServedState, { id, keeper, forms, groups }: View): ClusterView {
  const { generation, articles, issues, articleCount, issueCount, void: unpublished } = state
  const visible = { generation, void: unpublished, hidden: keeper.hidden }
  return {
    ...visible,
    id: `${generation}-${id}`,
    local: id,
    index: { generation, articles: articleCount, issues: issueCount },
    articles,
    issues,
    visible: visibleQuery(visible),
    knowledge: { forms, words: keeper.words, pinyin: () => [] },
    groups,
    keeper,
  }
}
