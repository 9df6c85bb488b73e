/**
 * The local engine: one archive on this machine, behind the Engine interface.
 *
 * Serves one view at a time, remembers answers by view, has updates done by a
 * child process, and swaps when a new generation is there, whoever built it.
 * Owns lru-cache.
 */
import { resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { type Cutter, openCutter } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { Ledger } from '../indexing/indexing.js'
import type {
  Article,
  ArticleAnswer,
  Engine,
  Hit,
  IssueAnswer,
  IssuesAnswer,
  NamesAnswer,
  SearchAnswer,
  SearchRequest,
  SimilarAnswer,
  StatsAnswer,
  SuggestAnswer,
  TimelineAnswer,
  UpdateOptions,
  UpdateSummary,
  VerifyAnswer,
  WhyNotAnswer,
} from '../model.js'
import {
  type Archive,
  canonicalOf,
  everyHit,
  findArticle,
  matchesIn,
  search,
  similarTo,
  whyNot,
} from '../search/search.js'
import { bytesByPart, keepPages, listSizes, MANIFEST } from '../store/store.js'
import { readCursor, writeCursor } from './cursor.js'
import { findIssue, issueRef, listIssues } from './issues.js'
import { availableMemory, pageBytes } from './memory.js'
import { listNames } from './names.js'
import { inSlices } from './slices.js'
import { NO_PINYIN, type Pinyin, Suggestions } from './suggestions.js'
import { type Report, Updates } from './updates.js'
import { verifyIndex } from './verify.js'
import { type View, Views } from './views.js'
import { type Watcher, watchManifest, watchSources } from './watch.js'
import { WorkerLink } from './worker-link.js'

export type LocalOptions = {
  /** Folder of the sources. */
  seeds: string
  /** Folder of the index. */
  index: string
  /** Whether new sources and new generations are noticed by themselves. Default false. */
  watch?: boolean | undefined
  /** Main of the child that updates, compiled; by default the one beside this file. */
  worker?: URL | undefined
  /** Told of updates that nobody waits for, after changes in the folder. */
  onUpdate?: ((result: UpdateSummary | JiebaoError) => void) | undefined
}

/** Main of the child that updates, as it stands beside this file once compiled. */
export const WORKER = new URL('../indexing/worker.js', import.meta.url)

/** Bytes of answers that are remembered. */
const CACHE_BYTES = 64 * 1024 * 1024
const HITS_PER_PAGE = 20
const MOST_PER_PAGE = 100
const MOST_SUGGESTIONS = 20

const closed = (index: string) => new JiebaoError('CLOSED', index, 'Cannot answer: the archive was closed')

/** `series` is equal for all pages of one list of hits. */
type Remembered = { request: SearchRequest; view: View; series: string; pinyin: Pinyin }

export class LocalEngine implements Engine {
  readonly #seeds: string
  readonly #index: string
  readonly #views: Views
  readonly #worker: WorkerLink
  readonly #updates: Updates
  readonly #cutter: Cutter = openCutter()
  readonly #listeners = new Set<(view: string) => void>()
  readonly #watchers: Watcher[] = []
  readonly #suggestions = new Suggestions()
  readonly #answers = new LRUCache<string, Buffer, Remembered>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (bytes) => bytes.length + 1,
    memoMethod: (_key, _stale, { context }) => Buffer.from(JSON.stringify(this.#answer(context))),
  })
  #ledger: Ledger
  #closed = false

  constructor(readonly options: LocalOptions) {
    keepPages(pageBytes(availableMemory()))
    this.#seeds = resolve(options.seeds)
    this.#index = resolve(options.index)
    this.#views = new Views(this.#seeds, this.#index)
    this.#worker = new WorkerLink(this.#seeds, this.#index, options.worker ?? WORKER)
    this.#updates = new Updates(this.#worker, this.#index, () => this.#swap())
    this.#views.refresh()
    this.#ledger = Ledger.readIfCan(this.#seeds)
  }

  /** Starts watching, if that was asked for. Resolves once every change from now on is noticed. */
  async watch(): Promise<void> {
    if (!this.options.watch || this.#watchers.length > 0) return
    if (this.#views.current) this.#suggestions.prepare(this.#views.current)
    this.#worker.prepare()
    this.#watchers.push(
      watchManifest(this.#index, MANIFEST, () => this.#swap()),
      watchSources(this.#seeds, () => this.#updateUnasked()),
    )
    await Promise.all(this.#watchers.map((watcher) => watcher.ready))
  }

  #updateUnasked(): void {
    const tell = this.options.onUpdate ?? (() => {})
    this.update().then(tell, (error) => {
      if (!this.#closed) tell(error as JiebaoError)
    })
  }

  /**
   * Serves what was published, then with what it tells about names and words. A
   * view that cannot be opened is not swapped in; the old one is served on.
   */
  async #swap(): Promise<void> {
    if (this.#closed) return
    try {
      if (this.#views.refresh()) {
        this.#ledger = Ledger.readIfCan(this.#seeds)
        this.#announce()
      }
      // Also where another swap began it: an update ends when all is known.
      if (await this.#views.complete()) this.#announce()
    } catch (error) {
      this.options.onUpdate?.(error as JiebaoError)
    }
    if (this.#closed || !this.#views.current) return
    // Who watches serves readers that type.
    if (this.options.watch) this.#suggestions.prepare(this.#open())
    else this.#suggestions.follow(this.#open())
  }

  #announce(): void {
    for (const listener of this.#listeners) listener(this.view())
  }

  #open(): View {
    if (this.#closed) throw closed(this.#index)
    const view = this.#views.current
    if (view) return view
    const message = `Cannot search ${this.#index}: nothing was indexed yet. Run "jiebao index" first`
    throw new JiebaoError('NO_INDEX', this.#index, message)
  }

  view(): string {
    return this.#views.current?.id ?? ''
  }

  status(): { generation: number; articles: number; issues: number } | undefined {
    const view = this.#views.current
    if (!view || this.#closed) return undefined
    const { manifest, articles, issues } = view.generation
    return { generation: manifest.generation, articles, issues }
  }

  /** Which cutter this engine cuts queries with, and why. */
  get cutter(): { name: string; fingerprint: string; why: string } {
    const { name, fingerprint, why } = this.#cutter
    return { name, fingerprint, why }
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    const startMs = performance.now()
    const { cursor, ...rest } = request
    const canonical = canonicalOf(rest)
    const series = canonicalOf({ ...rest, page: undefined })
    const view = cursor === undefined ? this.#open() : this.#pinned(readCursor(cursor, series).view)
    const remembered = (pinyin: Pinyin) => {
      const key = `${view.id}|${pinyin.view}|${cursor ?? ''}|${canonical}`
      const bytes = this.#answers.memo(key, { context: { request, view, series, pinyin } })
      const answer = JSON.parse(bytes.toString()) as SearchAnswer
      // What a busy moment cut short may be whole the next time.
      if (!answer.totalIsExact) this.#answers.delete(key)
      return answer
    }
    const soFar = this.#suggestions.pinyinSoFar(request.q)
    let answer = remembered(soFar ?? NO_PINYIN)
    // Letters that stand in print need not wait for what they may spell.
    if (!soFar && answer.totalHits === 0) answer = remembered(await this.#suggestions.pinyin(view, request.q))
    // What was typed is no part of what the answer depends on.
    return {
      ...answer,
      query: request.q,
      processingTimeMs: Math.round((performance.now() - startMs) * 100) / 100,
    }
  }

  #pinned(id: string): View {
    this.#open()
    const view = this.#views.find(id)
    if (view) return view
    throw new JiebaoError(
      'GONE',
      id,
      'Cannot go on from this cursor: the index has changed since. Search again',
    )
  }

  #answer({ request, view, series, pinyin }: Remembered): SearchAnswer {
    const limit = Math.min(Math.max(request.hitsPerPage ?? HITS_PER_PAGE, 1), MOST_PER_PAGE)
    const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, series)
    const offset = cursor?.offset ?? ((request.page ?? 1) - 1) * limit
    const found = search(this.#archive(view, pinyin), request, { offset, limit })
    const { manifest, articles, issues } = view.generation
    const next = offset + found.hits.length
    return {
      query: request.q,
      hits: found.hits,
      page: Math.floor(offset / limit) + 1,
      hitsPerPage: limit,
      nextCursor: next < found.totalHits && found.hits.length > 0 ? writeCursor(view.id, next, series) : null,
      totalHits: found.totalHits,
      totalIsExact: found.totalIsExact,
      rungs: found.rungs,
      nearest: found.nearest,
      facetDistribution: found.facetDistribution,
      timeline: found.timeline,
      ...(found.suggestion === undefined ? {} : { suggestion: found.suggestion }),
      warnings: found.warnings,
      processingTimeMs: 0,
      index: { generation: manifest.generation, articles, issues },
    }
  }

  /** Offers nothing until the first view was read for it, which the first call begins; see `suggestReady`. */
  async suggest(q: string, limit: number): Promise<SuggestAnswer> {
    const most = Math.min(Math.max(limit, 1), MOST_SUGGESTIONS)
    return { query: q, suggestions: this.#suggestions.suggest(this.#open(), q, most) }
  }

  /** Resolves once `suggest` knows the view that is served. */
  suggestReady(): Promise<void> {
    return this.#suggestions.ready(this.#open())
  }

  async article(id: string, q?: string): Promise<ArticleAnswer | undefined> {
    const view = this.#open()
    const place = this.#find(view, id)
    if (!place) return undefined
    const { segment, article: number } = place
    const article = segment.articleRecord(number) as Article
    const issue = issueRef(segment, segment.values.issueOf[number]!)
    return {
      ...article,
      issue,
      ...(q === undefined ? {} : { matches: matchesIn(article, q, await this.#archiveFor(view, q)) }),
    }
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  #find({ generation }: View, id: string): ReturnType<typeof findArticle> {
    const place = findArticle(generation, id)
    if (!place && this.#ledger.isGone(id)) {
      throw new JiebaoError('GONE', id, `Cannot show article ${id}: it was removed from the archive`)
    }
    return place
  }

  #archive({ generation, keeper, forms }: View, { formsOf }: Pinyin): Archive {
    const knowledge = { forms, words: keeper.words, pinyin: formsOf }
    return { generation, cutter: this.#cutter, knowledge }
  }

  async #archiveFor(view: View, q: string): Promise<Archive> {
    return this.#archive(view, await this.#suggestions.pinyin(view, q))
  }

  async timeline(request: SearchRequest): Promise<TimelineAnswer> {
    const { totalHits, totalIsExact, timeline } = search(
      await this.#archiveFor(this.#open(), request.q),
      { ...request, facets: true },
      { offset: 0, limit: 0 },
    )
    return { query: request.q, totalHits, totalIsExact, timeline }
  }

  async *export(request: SearchRequest): AsyncGenerator<Hit> {
    const view = this.#open()
    view.generation.retain()
    try {
      let shown = 0
      for (const hit of everyHit(await this.#archiveFor(view, request.q), request)) {
        yield hit
        if (++shown % HITS_PER_PAGE === 0) await breathe()
      }
    } finally {
      view.generation.release()
    }
  }

  async similar(id: string, limit: number): Promise<SimilarAnswer | undefined> {
    const view = this.#open()
    const place = this.#find(view, id)
    return place && { id, similar: similarTo(this.#archive(view, NO_PINYIN), place, limit) }
  }

  async whyNot(request: SearchRequest, id: string): Promise<WhyNotAnswer | undefined> {
    const view = this.#open()
    const place = this.#find(view, id)
    return place && whyNot(await this.#archiveFor(view, request.q), request, place)
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

  update(options: UpdateOptions = {}, onProgress: Report = () => {}): Promise<UpdateSummary> {
    return this.#updates.update(options, onProgress)
  }

  verify(): Promise<VerifyAnswer> {
    return verifyIndex(this.#seeds, this.#index)
  }

  async stats(lists = false): Promise<StatsAnswer> {
    const { id, generation, keeper } = this.#open()
    const bytes = bytesByPart(this.#index, generation.manifest)
    return {
      generation: generation.manifest.generation,
      view: id,
      articles: generation.articles,
      issues: generation.issues,
      segments: generation.segments.map(({ mark, values, liveArticles }) => ({
        name: mark.name,
        articles: liveArticles,
        deleted: values.articles - liveArticles,
        bytes: Object.values(mark.files).reduce((sum, file) => sum + file.bytes, 0),
      })),
      bytes,
      totalBytes: Object.values(bytes).reduce((sum, n) => sum + n, 0),
      terms: generation.segments.reduce((sum, segment) => sum + segment.terms.count, 0),
      cutter: { ...this.cutter, indexFingerprint: generation.manifest.cutter.fingerprint },
      keeper: keeper.problems,
      ...(lists ? { lists: listSizes(generation.segments) } : {}),
    }
  }

  onChange(listener: (view: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.all(this.#watchers.map((watcher) => watcher.close()))
    await this.#updates.close()
    await this.#suggestions.close()
    this.#views.close()
    this.#listeners.clear()
  }
}
