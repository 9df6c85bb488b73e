/**
 * The local engine: one archive on this machine, behind the Engine interface.
 *
 * Serves one view at a time, has updates done by a child process, and swaps when
 * a new generation is there, whoever built it. answers.ts has what it shares with
 * other engines.
 */
import { resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { type Cutter, openBulkCutter, openCutter } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { Ledger, STILL_MS } from '../indexing/indexing.js'
import type {
  ArticleAnswer,
  CutterInfo,
  Engine,
  Hit,
  IssueAnswer,
  IssuesAnswer,
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
import {
  Budget,
  everyHit,
  explainQuery,
  findArticle,
  matchesIn,
  type SearchContext,
  search,
  similarTo,
  whyNot,
} from '../search/search.js'
import { limitPageCache, MANIFEST } from '../store/store.js'
import { Answers, toldTo } from './answers.js'
import { findIssue, issueRef, listIssues } from './issues.js'
import { availableMemory, pageBytes } from './memory.js'
import { listNames } from './names.js'
import { Retries } from './retries.js'
import { inSlices } from './slices.js'
import { statsOf } from './stats.js'
import { NO_PINYIN, type Pinyin, Suggestions } from './suggestions.js'
import { Updates } from './updates.js'
import { verifyIndex } from './verify.js'
import { type View, Views } from './views.js'
import { type Watcher, watchManifest, watchSources } from './watch.js'
import { shownArticle } from './withheld.js'
import { type ProgressListener, WorkerLink } from './worker-link.js'

export type LocalOptions = {
  /** Folder of the sources. */
  seeds: string
  /** Folder of the index. */
  index: string
  /** Whether new sources and new generations are noticed without a call. Default false. */
  watch?: boolean | undefined
  /** With `watch`: seconds between two scans of the folders, instead of the system's events. */
  pollSeconds?: number | undefined
  /** With `watch`: told when the sources are watched in another way than by the system's events, or so again. */
  onWatching?: ((watching: Watching) => void) | undefined
  /** Compiled main of the child that updates. Default: the one beside this file. */
  worker?: URL | undefined
  /** Told of updates that no call asked for, after changes in the folder. */
  onUpdate?: ((result: UpdateSummary | JiebaoError) => void) | undefined
  /** Budget of time of a request that names none, in milliseconds. Default 1,000. */
  budgetMs?: number | undefined
  /** Whether the bulk cutter cuts the queries: it gives the same words and loads sooner, for a process that asks once. Default false. */
  asksOnce?: boolean | undefined
}

/** Main of the child that updates, beside this file once compiled. */
export const WORKER = new URL('../indexing/worker.js', import.meta.url)

const MOST_SUGGESTIONS = 20
/** Hits that an export makes before other requests have a turn. */
const HITS_A_TURN = 20

const closed = (index: string) => new JiebaoError('closed', index, {})

export class LocalEngine implements Engine {
  readonly #seeds: string
  readonly #index: string
  readonly #views: Views
  readonly #worker: WorkerLink
  readonly #updates: Updates
  readonly #cutter: Cutter
  readonly #listeners = new Set<(view: string) => void>()
  readonly #watchers: Watcher[] = []
  readonly #suggestions = new Suggestions()
  readonly #retries = new Retries(() => this.#updateUnasked())
  readonly #answers = new Answers<View>({
    current: () => this.#open(),
    find: (id) => this.#views.find(id),
  })
  #ledger: Ledger
  #closed = false

  constructor(readonly options: LocalOptions) {
    limitPageCache(pageBytes(availableMemory()))
    this.#cutter = options.asksOnce ? openBulkCutter() : openCutter()
    this.#seeds = resolve(options.seeds)
    this.#index = resolve(options.index)
    this.#views = new Views(this.#seeds, this.#index)
    this.#worker = new WorkerLink(this.#seeds, this.#index, options.worker ?? WORKER)
    this.#updates = new Updates(this.#worker, this.#index, (result) => this.#settle(result))
    this.#views.refresh()
    this.#ledger = Ledger.readIfCan(this.#seeds)
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
      if (this.#views.refresh(isJudged)) {
        this.#ledger = Ledger.readIfCan(this.#seeds)
        this.#announce()
      }
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
    const { name, fingerprint, why } = this.#cutter
    return { name, fingerprint, why }
  }

  async search(request: SearchRequest, options: RequestOptions = {}): Promise<SearchAnswer> {
    const startMs = performance.now()
    const page = this.#answers.read(request)
    const answerWith = (pinyin: Pinyin) =>
      this.#answers.answer(page, pinyin.view, () =>
        search(this.#archive(page.view, pinyin), request, page.window, this.#budget(options), page.parsed),
      )
    const soFar = this.#suggestions.pinyinSoFar(request.q)
    let answer = await answerWith(soFar ?? NO_PINYIN)
    // A query that finds its letters as printed need not wait for their readings.
    if (!soFar && answer.totalHits === 0)
      answer = await answerWith(await this.#suggestions.pinyin(page.view, request.q))
    return toldTo(request, answer, startMs)
  }

  async explain(request: SearchRequest, options: RequestOptions = {}): Promise<QueryExplanation> {
    const { view, window } = this.#answers.read(request)
    return explainQuery(
      await this.#archiveFor(view, request.q),
      request,
      window,
      options.budgetMs ?? this.options.budgetMs,
    )
  }

  /** The first call begins to read the view for typeahead; until that ends, the list is empty. See `ready`. */
  async suggest(q: string, limit: number): Promise<SuggestAnswer> {
    const most = Math.min(Math.max(limit, 1), MOST_SUGGESTIONS)
    return { query: q, suggestions: this.#suggestions.suggest(this.#open(), q, most) }
  }

  async ready(_what: 'suggestions'): Promise<void> {
    await this.#suggestions.ready(this.#open())
  }

  async article(id: string, q?: string, options: RequestOptions = {}): Promise<ArticleAnswer | undefined> {
    const view = this.#open()
    const place = this.#find(view, id)
    if (!place) return undefined
    const { segment, article: number } = place
    const article = shownArticle(segment, number)!
    const issue = issueRef(segment, segment.docValues.issueOf[number]!)
    return {
      ...article,
      issue,
      ...(q === undefined
        ? {}
        : { matches: matchesIn(article, q, await this.#archiveFor(view, q), this.#budget(options)) }),
    }
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  #find({ generation }: View, id: string): ReturnType<typeof findArticle> {
    const place = findArticle(generation, id)
    if (!place && this.#ledger.isGone(id)) {
      throw new JiebaoError('article-removed', id, {})
    }
    return place
  }

  #budget({ budgetMs = this.options.budgetMs }: RequestOptions): Budget {
    return new Budget(budgetMs)
  }

  #archive({ generation, keeper, forms }: View, { formsOf }: Pinyin): SearchContext {
    const knowledge = { forms, words: keeper.words, pinyin: formsOf }
    return { generation, cutter: this.#cutter, knowledge }
  }

  async #archiveFor(view: View, q: string): Promise<SearchContext> {
    return this.#archive(view, await this.#suggestions.pinyin(view, q))
  }

  async timeline(request: SearchRequest, options: RequestOptions = {}): Promise<TimelineAnswer> {
    const { totalHits, totalIsExact, timeline } = search(
      await this.#archiveFor(this.#open(), request.q),
      { ...request, facets: true },
      { offset: 0, limit: 0 },
      this.#budget(options),
    )
    return { query: request.q, totalHits, totalIsExact, timeline }
  }

  async *export(request: SearchRequest, options: RequestOptions = {}): AsyncGenerator<Hit> {
    const view = this.#open()
    view.generation.retain()
    try {
      const context = await this.#archiveFor(view, request.q)
      let shown = 0
      for (const hit of everyHit(context, request, this.#budget(options))) {
        yield hit
        if (++shown % HITS_A_TURN === 0) await breathe()
      }
    } finally {
      view.generation.release()
    }
  }

  async similar(id: string, limit: number, options: RequestOptions = {}): Promise<SimilarAnswer | undefined> {
    const view = this.#open()
    const place = this.#find(view, id)
    return (
      place && { id, similar: similarTo(this.#archive(view, NO_PINYIN), place, limit, this.#budget(options)) }
    )
  }

  async whyNot(
    request: SearchRequest,
    id: string,
    options: RequestOptions = {},
  ): Promise<WhyNotAnswer | undefined> {
    const view = this.#open()
    const place = this.#find(view, id)
    return place && whyNot(await this.#archiveFor(view, request.q), request, place, this.#budget(options))
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
    this.#views.close()
    this.#listeners.clear()
  }
}
