/**
 * The local engine: one archive on this machine, behind the Engine interface.
 *
 * Serves one view at a time, has updates done by a child process, and swaps when
 * a new generation is there, whoever built it. Decides on which view a question is
 * answered and has a reader search it: this thread, or a pool. answers.ts has what it
 * shares with other engines.
 */
import { resolve } from 'node:path'
import { openBulkCutter, openCutter } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { Ledger, STILL_MS } from '../indexing/indexing.js'
import type {
  ArticleAnswer,
  CutterInfo,
  Engine,
  Hit,
  IssueAnswer,
  IssuesAnswer,
  LaneLoad,
  MemoryPart,
  NamesAnswer,
  QueryExplanation,
  RequestOptions,
  SearchAnswer,
  SearchRequest,
  SimilarAnswer,
  StatsAnswer,
  SuggestAnswer,
  TimelineAnswer,
  UpdateOptions,
  UpdateSummary,
  VerifyAnswer,
  Watching,
  WhyNotAnswer,
} from '../model.js'
import { parseQuery } from '../query/query.js'
import { findArticle, isCostly } from '../search/search.js'
import { limitPageCache, MANIFEST } from '../store/store.js'
import { Answers, toldTo } from './answers.js'
import { findIssue, issueRef, listIssues } from './issues.js'
import { type MemoryPlan, memoryParts, mostThreads, planMemory, readMemory } from './memory.js'
import { listNames } from './names.js'
import type { LocalOptions } from './options.js'
import { Pool } from './pool.js'
import type { Question, QuestionKind, Questions } from './questions.js'
import { askAnew, OwnThread, type QuestionSetting, type Reader, ViewClosed } from './reader.js'
import { Retries } from './retries.js'
import { inSlices, SLICE_MS } from './slices.js'
import { statsOf } from './stats.js'
import { NO_PINYIN, type Pinyin, Suggestions } from './suggestions.js'
import { Updates } from './updates.js'
import { verifyIndex } from './verify.js'
import { type View, Views } from './views.js'
import { type Watcher, watchManifest, watchSources } from './watch.js'
import { shownArticle } from './withheld.js'
import { type ProgressListener, WorkerLink } from './worker-link.js'

/** Main of the child that updates, beside this file once compiled. */
export const WORKER = new URL('../indexing/worker.js', import.meta.url)

const MOST_SUGGESTIONS = 20
const isLong = ({ generation }: View, kind: QuestionKind, asked: Question): boolean =>
  kind === 'explain' || ('request' in asked && isCostly(generation, asked.request))

const closed = (index: string) => new JiebaoError('closed', index, {})

export class LocalEngine implements Engine {
  readonly #seeds: string
  readonly #index: string
  readonly #views: Views
  readonly #worker: WorkerLink
  readonly #updates: Updates
  readonly #reader: Reader
  readonly #listeners = new Set<(view: string) => void>()
  readonly #watchers: Watcher[] = []
  readonly #suggestions: Suggestions
  readonly #plan: MemoryPlan
  readonly #retries = new Retries(() => this.#updateUnasked())
  readonly #answers: Answers<View>
  #ledger: Ledger
  #closed = false
  /** Swaps one after another: each looks for what is newest then. */
  #swapping: Promise<boolean> = Promise.resolve(false)

  constructor(readonly options: LocalOptions) {
    const memory = readMemory()
    const threads = Math.min(options.threads ?? 0, mostThreads(memory))
    this.#plan = planMemory(memory, threads)
    const { pageBytes, answerBytes, suggestions, threadHeapBytes: heapBytes } = this.#plan
    // Every thread keeps pages of its own, and all of them as many as one alone would.
    const bytes = Math.floor(pageBytes / (threads + 1))
    limitPageCache(bytes)
    this.#suggestions = new Suggestions(suggestions)
    this.#answers = new Answers<View>(
      { current: () => this.#open(), find: (id) => this.#views.find(id) },
      answerBytes,
    )
    this.#seeds = resolve(options.seeds)
    this.#index = resolve(options.index)
    this.#reader =
      threads > 0
        ? new Pool({ threads, main: options.thread, index: this.#index, pageBytes: bytes, heapBytes }, isLong)
        : new OwnThread(options.asksOnce ? openBulkCutter() : openCutter())
    this.#views = new Views(this.#seeds, this.#index, SLICE_MS, {
      open: (view) => this.#reader.open(view),
      close: (view, isWithdrawn) => this.#reader.close(view, isWithdrawn),
    })
    this.#worker = new WorkerLink(this.#seeds, this.#index, options.worker ?? WORKER)
    this.#updates = new Updates(this.#worker, this.#index, (result) => this.#settle(result))
    this.#views.refresh()
    // A thread that cannot open it refuses whatever is asked of it.
    if (this.#views.current) this.#reader.open(this.#views.current).catch(() => {})
    this.#ledger = Ledger.readIfCan(this.#seeds)
  }

  /** Resolves once it can be asked what it cuts with. */
  start(): Promise<void> {
    return this.#reader.ready()
  }

  /** Starts watching, if the options say so. Resolves once every later change is noticed. */
  async watch(): Promise<void> {
    if (!this.options.watch || this.#watchers.length > 0) return
    if (this.#views.current) this.#suggestions.prepare(this.#views.current)
    this.#worker.prepare()
    const { pollSeconds, onWatching } = this.options
    this.#watchers.push(
      watchSources(this.#seeds, () => this.#updateUnasked(), { pollSeconds, onWay: onWatching }),
      watchManifest(this.#index, MANIFEST, () => this.#swap(), { pollSeconds }),
    )
    await Promise.all(this.#watchers.map((watcher) => watcher.ready))
  }

  /** Of sources and manifest, the one that is polled. */
  #watching(): Watching {
    const ways = this.#watchers.map(({ watching }) => watching)
    return (
      ways.find(({ how }) => how === 'polling') ?? ways[0] ?? { how: 'none', why: null, everySeconds: null }
    )
  }

  #updateUnasked(): void {
    const tell = (result: UpdateSummary | JiebaoError) => {
      const isPublished = 'published' in result && result.published
      if (!this.#closed && (isPublished || this.#retries.isNews)) this.options.onUpdate?.(result)
    }
    this.update().then(tell, tell)
  }

  /** Serves what an update published; one that did not take up everything is made again, if the engine watches. */
  async #settle(result: UpdateSummary | JiebaoError | undefined): Promise<void> {
    const failure = await this.#swap(result !== undefined && !(result instanceof JiebaoError))
    if (result && this.options.watch && !this.#closed) this.#retries.settle(failure ?? result)
  }

  /**
   * Serves the published generation, then serves it with its own names and
   * synonyms. If a view cannot be opened, the old one is served on.
   *
   * @param isJudged as `Views.refresh`
   * @returns why the view could not be opened
   */
  async #swap(isJudged = false): Promise<JiebaoError | undefined> {
    if (this.#closed) return undefined
    let failure: JiebaoError | undefined
    try {
      const swapping = this.#swapping.then(
        () => this.#renew(isJudged),
        () => this.#renew(isJudged),
      )
      this.#swapping = swapping
      await swapping
      // Also if another swap began the mining: an update ends only after it.
      if (await this.#views.complete()) this.#announce()
    } catch (error) {
      failure = error as JiebaoError
      if (failure.code !== this.#retries.now?.code) this.options.onUpdate?.(failure)
    }
    if (this.#views.isRestless) setTimeout(() => this.#swap(), STILL_MS).unref()
    if (this.#closed || !this.#views.current) return failure
    // A watching engine serves the page, so prepare typeahead.
    if (this.options.watch) this.#suggestions.prepare(this.#open())
    else this.#suggestions.follow(this.#open())
    return failure
  }

  async #renew(isJudged: boolean): Promise<boolean> {
    if (this.#closed || !(await this.#views.renew(isJudged, () => this.#closed))) return false
    this.#ledger = Ledger.readIfCan(this.#seeds)
    this.#announce()
    return true
  }

  #announce(): void {
    for (const listener of this.#listeners) listener(this.view())
  }

  #open(): View {
    if (this.#closed) throw closed(this.#index)
    const view = this.#views.current
    if (view) return view
    throw new JiebaoError('no-index', this.#index, {})
  }

  view(): string {
    return this.#views.current?.id ?? ''
  }

  status(): ReturnType<Engine['status']> {
    const view = this.#views.current
    if (!view || this.#closed) return undefined
    const { refused: keeper } = view.keeper
    return { ...view.index, watching: this.#watching(), keeper, retrying: this.#retries.now }
  }

  get cutter(): CutterInfo {
    return this.#reader.cutter
  }

  load(): LaneLoad[] {
    return this.#reader.load()
  }

  memory(): MemoryPart[] {
    return memoryParts(this.#plan, this.#answers.bytes)
  }

  search(request: SearchRequest, options: RequestOptions = {}): Promise<SearchAnswer> {
    return askAnew(async () => {
      const startMs = performance.now()
      const page = this.#answers.read(request)
      const { view, window, parsed } = page
      const answerWith = (pinyin: Pinyin) =>
        this.#answers.answer(page, pinyin.view, options.signal, (signal) =>
          this.#ask(view, 'search', { request, window, parsed }, pinyin, { ...options, signal }),
        )
      const soFar = this.#suggestions.pinyinSoFar(request.q)
      let answer = await answerWith(soFar ?? NO_PINYIN)
      // A query that finds its letters as printed need not wait for their readings.
      if (!soFar && answer.totalHits === 0)
        answer = await answerWith(await this.#suggestions.pinyin(view, request.q))
      return toldTo(request, answer, startMs)
    })
  }

  explain(request: SearchRequest, options: RequestOptions = {}): Promise<QueryExplanation> {
    return askAnew(async () => {
      const { view, window } = this.#answers.read(request)
      const pinyin = await this.#suggestions.pinyin(view, request.q)
      return this.#ask(view, 'explain', { request, window }, pinyin, options)
    })
  }

  #ask<K extends QuestionKind>(
    view: View,
    kind: K,
    asked: Question<K>,
    pinyin: Pinyin,
    options: RequestOptions,
  ): Promise<Questions[K]['answer']> {
    return this.#reader.ask(view, kind, asked, this.#asking(pinyin, options))
  }

  #asking(
    { formsOf }: Pinyin,
    { budgetMs = this.options.budgetMs, signal, caller }: RequestOptions,
  ): QuestionSetting {
    return { pinyin: formsOf, budgetMs, signal, caller }
  }

  /** The first call begins to read the view for typeahead; until that ends, the list is empty. See `ready`. */
  async suggest(q: string, limit: number): Promise<SuggestAnswer> {
    const most = Math.min(Math.max(limit, 1), MOST_SUGGESTIONS)
    return { query: q, suggestions: this.#suggestions.suggest(this.#open(), q, most) }
  }

  async ready(_what: 'suggestions'): Promise<void> {
    await this.#suggestions.ready(this.#open())
  }

  article(id: string, q?: string, options: RequestOptions = {}): Promise<ArticleAnswer | undefined> {
    return askAnew(async () => {
      const view = this.#open()
      const place = this.#find(view, id)
      if (!place) return undefined
      const { segment, article: number } = place
      const article = shownArticle(segment, number)!
      const issue = issueRef(segment, segment.docValues.issueOf[number]!)
      if (q === undefined) return { ...article, issue }
      const pinyin = await this.#suggestions.pinyin(view, q)
      const matches = await this.#ask(view, 'matches', { request: { q }, id }, pinyin, options)
      return { ...article, issue, matches }
    })
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  #find({ generation }: View, id: string): ReturnType<typeof findArticle> {
    const place = findArticle(generation, id)
    if (!place && this.#ledger.isGone(id)) {
      throw new JiebaoError('article-removed', id, {})
    }
    return place
  }

  timeline(request: SearchRequest, options: RequestOptions = {}): Promise<TimelineAnswer> {
    return askAnew(async () => {
      const view = this.#open()
      const asked = {
        request: { ...request, facets: true },
        window: { offset: 0, limit: 0 },
        parsed: parseQuery(request.q),
      }
      const pinyin = await this.#suggestions.pinyin(view, request.q)
      const { totalHits, totalIsExact, timeline } = await this.#ask(view, 'search', asked, pinyin, options)
      return { query: request.q, totalHits, totalIsExact, timeline }
    })
  }

  async *export(request: SearchRequest, options: RequestOptions = {}): AsyncGenerator<Hit> {
    const view = this.#open()
    const pinyin = await this.#suggestions.pinyin(view, request.q)
    try {
      yield* this.#reader.export(view, request, this.#asking(pinyin, options))
    } catch (error) {
      // The hits sent so far belong to a withdrawn view: hits of another view cannot follow them.
      throw error instanceof ViewClosed ? new JiebaoError('cursor-outlived', '', {}) : error
    }
  }

  similar(id: string, limit: number, options: RequestOptions = {}): Promise<SimilarAnswer | undefined> {
    return askAnew(async () => {
      const view = this.#open()
      if (!this.#find(view, id)) return undefined
      return { id, similar: await this.#ask(view, 'similar', { id, limit }, NO_PINYIN, options) }
    })
  }

  whyNot(
    request: SearchRequest,
    id: string,
    options: RequestOptions = {},
  ): Promise<WhyNotAnswer | undefined> {
    return askAnew(async () => {
      const view = this.#open()
      if (!this.#find(view, id)) return undefined
      const pinyin = await this.#suggestions.pinyin(view, request.q)
      return this.#ask(view, 'whyNot', { request, id }, pinyin, options)
    })
  }

  async issues(page: number, hitsPerPage: number): Promise<IssuesAnswer> {
    return listIssues(this.#open(), page, hitsPerPage)
  }

  async issue(id: string, page: number, hitsPerPage: number): Promise<IssueAnswer | undefined> {
    return findIssue(this.#open(), id, page, hitsPerPage)
  }

  async names(): Promise<NamesAnswer> {
    const view = this.#open()
    const generation = view.generation.retain()
    try {
      const listed = await inSlices(listNames(view), () => this.#closed)
      if (!listed) throw closed(this.#index)
      return listed
    } finally {
      generation.release()
    }
  }

  update(options: UpdateOptions = {}, onProgress: ProgressListener = () => {}): Promise<UpdateSummary> {
    return this.#updates.update(options, onProgress)
  }

  verify(): Promise<VerifyAnswer> {
    return verifyIndex(this.#seeds, this.#index)
  }

  async stats(lists = false): Promise<StatsAnswer> {
    return statsOf(this.#open(), this.#index, this.cutter, lists)
  }

  onChange(listener: (view: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#retries.close()
    await Promise.all(this.#watchers.map((watcher) => watcher.close()))
    await this.#updates.close()
    await this.#suggestions.close()
    await this.#reader.end(closed(this.#index))
    this.#views.close()
    this.#listeners.clear()
  }
}
