/**
 * The local engine: one archive on this machine, behind the Engine interface.
 *
 * Decides on which view a question is answered (serving.ts keeps it current) and has a reader
 * search it: this thread, or a pool. What is no search is looked up (lookups.ts), or read here.
 * answers.ts has what it shares with other engines.
 */
import { resolve } from 'node:path'
import type { Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import type {
  ArticleAnswer,
  CutterInfo,
  Engine,
  ExportedHit,
  ExportOptions,
  MemoryPart,
  QueryExplanation,
  RequestOptions,
  SearchAnswer,
  SearchRequest,
  SimilarAnswer,
  SuggestAnswer,
  TimelineAnswer,
} from '../model.js'
import { asksLetters, bucketsOf, findArticle } from '../search/search.js'
import { type CatalogSource, readCatalog, readStories } from '../store/store.js'
import { nextTurn } from '../turns.js'
import { Answers, answerOf, jsonOf, toldTo, unread, written } from './answers.js'
import { askAnew, ViewClosed } from './asking.js'
import { listDays } from './calendar.js'
import { listDoubts, writeSeen } from './doubts.js'
import type { FileReading } from './file-reading.js'
import { listIncoming, previewFile, receiveFile, releaseFile } from './incoming.js'
import { findIssue, firstText, issueRef, listIssues } from './issues.js'
import type { Lookups } from './lookups.js'
import { type MemoryPlan, memoryParts } from './memory.js'
import { listNames } from './names.js'
import type { LocalOptions } from './options.js'
import { Pictures } from './pictures.js'
import type { Question, QuestionKind, Questions } from './questions.js'
import type { QuestionSetting, Reader } from './reader.js'
import { listArrivals, listRecords } from './records.js'
import { resultOf } from './result-text.js'
import { Reuse } from './reuse.js'
import { Serving } from './serving.js'
import { inSlices } from './slices.js'
import { staffOf } from './staff.js'
import { statsOf } from './stats.js'
import { NO_READINGS, type QueryReadings } from './suggestions.js'
import { verifyIndex } from './verify.js'
import type { View } from './views.js'
import { shownArticle, shownHeld, shownStory } from './withheld.js'

const MOST_SUGGESTIONS = 20
const closed = (index: string) => new JiebaoError('closed', index, {})

export class LocalEngine implements Engine {
  readonly #seeds: string
  readonly #pictures: Pictures
  readonly #index: string
  readonly #reader: Reader
  readonly #lookups: Lookups
  readonly serving: Serving
  readonly #plan: MemoryPlan
  readonly #answers: Answers<View>
  readonly #reuse: Reuse
  readonly #files: FileReading
  #isWarming = false

  constructor(readonly options: LocalOptions) {
    this.#seeds = resolve(options.seeds)
    this.#pictures = new Pictures(this.#seeds, options.pictureOrigins)
    this.#index = resolve(options.index)
    const index = this.#index
    this.#reuse = new Reuse(index, (error) => {
      options.onDamage?.(error)
      // Another file is compared in its place; who waits for it is told if that fails.
      this.serving.reuse().catch(() => {})
    })
    const { plan, reader, lookups, files } = staffOf(options, index)
    this.#plan = plan
    this.#reader = reader
    this.#lookups = lookups
    this.#files = files
    this.serving = new Serving(this.#seeds, index, options, this.#lookups, this.#reader)
    this.#answers = new Answers<View>(
      { current: () => this.#open(), find: (id) => this.serving.views.find(id) },
      plan.answerBytes,
    )
    this.serving.onChange(() => this.#answers.forget())
  }

  /** Resolves once it can be asked what it cuts with. */
  start = (): Promise<void> => this.#reader.ready()

  watch = (): Promise<void> => this.serving.watch()

  #open(): View {
    if (this.serving.isClosed) throw closed(this.#index)
    const view = this.serving.views.current
    if (view) return view
    throw new JiebaoError('no-index', this.#index, {})
  }

  /** After requests had a turn; the view may be another by then. */
  async #openNextTurn(): Promise<View> {
    this.#open()
    await nextTurn()
    return this.#open()
  }

  view = (): string => this.serving.views.current?.id ?? ''

  status(): ReturnType<Engine['status']> {
    const status = this.serving.status()
    return status && this.#isWarming ? { ...status, isWarming: true } : status
  }

  get cutter(): CutterInfo {
    return this.#reader.cutter
  }

  load: Engine['load'] = () => this.#reader.load()

  memory = (): MemoryPart[] => memoryParts(this.#plan, this.#answers.bytes)

  /** Reads an article anew and asks for what it begins with, as readers would. @throws {JiebaoError} INDEX_CORRUPT */
  check = (): Promise<void> =>
    askAnew(async () => {
      const view = this.#open()
      const request = { q: `"${firstText(view)}"`, facets: false }
      const asked = { request, window: { offset: 0, limit: 1 } }
      await this.#ask(view, 'search', asked, NO_READINGS, {})
    })

  async search(request: SearchRequest, options: RequestOptions = {}): Promise<SearchAnswer> {
    const { answered, told } = await this.#searched(request, options)
    return told(answerOf(request, answered))
  }

  async searchJson(request: SearchRequest, options: RequestOptions = {}): Promise<Uint8Array> {
    const { answered, told, startMs } = await this.#searched(request, options)
    const hasHits = answered.found.totalHits > 0
    return hasHits ? jsonOf(request, answered, startMs) : written(told(answerOf(request, answered)))
  }

  /** `told`: the answer as its caller gets it; only one without hits has something to be withheld or warned of. */
  #searched(request: SearchRequest, options: RequestOptions) {
    return askAnew(async () => {
      const startMs = performance.now()
      const page = this.#answers.read(request)
      const { view, window, parsed } = page
      const answeredWith = (read: QueryReadings) =>
        this.#answers.answered(page, read.view, options.signal, (signal) =>
          this.#ask(view, 'search', { request, window, parsed }, read, { ...options, signal }),
        )
      const isPlain = parsed && !asksLetters(parsed)
      let read = isPlain ? NO_READINGS : await this.#lookups.readings(view.content, request.q, false)
      let answered = await answeredWith(read ?? NO_READINGS)
      // A query that finds its letters as printed need not wait for their readings.
      const isWaiting = !read && answered.found.totalHits === 0
      if (isWaiting) read = await this.#lookups.readings(view.content, request.q, true)
      if (isWaiting && read) answered = await answeredWith(read)
      const isUnread = !read && answered.found.totalHits === 0
      const told = (answer: SearchAnswer) =>
        toldTo(request, shownHeld(isUnread ? unread(answer) : answer, view.keeper.hidden), startMs)
      return { answered, told, startMs }
    })
  }

  explain(request: SearchRequest, options: RequestOptions = {}): Promise<QueryExplanation> {
    return askAnew(async () => {
      const { view, window } = this.#answers.read(request)
      const read = await this.#readings(view, request.q)
      return this.#ask(view, 'explain', { request, window }, read, options)
    })
  }

  /** Asks the view that is served, once the letters of the query are read; `kind` is no search of a page of hits. */
  #askServed<K extends QuestionKind>(
    kind: K,
    asked: Question<K> & { request: SearchRequest },
    options: RequestOptions,
  ): Promise<Questions[K]['answer']> {
    return askAnew(async () => {
      const view = this.#open()
      return this.#ask(view, kind, asked, await this.#readings(view, asked.request.q), options)
    })
  }

  #ask<K extends QuestionKind>(
    view: View,
    kind: K,
    asked: Question<K>,
    read: QueryReadings,
    options: RequestOptions,
  ): Promise<Questions[K]['answer']> {
    return this.#reader.ask(view, kind, asked, this.#asking(read, options))
  }

  #asking(
    { readings }: QueryReadings,
    { budgetMs = this.options.budgetMs, signal, caller }: RequestOptions,
  ): QuestionSetting {
    return { readings, budgetMs, signal, caller }
  }

  /** @throws {JiebaoError} BUSY where letters cannot be read yet */
  async #readings(view: View, q: string): Promise<QueryReadings> {
    const read = await this.#lookups.readings(view.content, q, true)
    if (read) return read
    throw new JiebaoError('waited-too-long', '', { seconds: 1 })
  }

  /** The first call begins to read the view for typeahead; until that ends, the list is empty. See `ready`. */
  async suggest(q: string, limit: number, continued = false): Promise<SuggestAnswer> {
    const most = Math.min(Math.max(limit, 1), MOST_SUGGESTIONS)
    return askAnew(async () => ({
      query: q,
      suggestions: await this.#lookups.suggest(this.#open().content, q, most, continued),
    }))
  }

  async ready(what: 'suggestions' | 'searches' | 'reuse'): Promise<void> {
    const view = this.#open()
    if (what === 'suggestions') return this.#lookups.ready(view.content)
    if (what === 'reuse') {
      const { isKnown } = await this.#listed((view) => this.#reuse.isKnown(view))
      return isKnown ? undefined : this.serving.reuse()
    }
    this.#isWarming = true
    await this.#reader.warm(view)
    this.#isWarming = false
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
      const read = await this.#readings(view, q)
      const matches = await this.#ask(view, 'matches', { request: { q }, id }, read, options)
      return { ...article, issue, matches }
    })
  }

  /** @throws {JiebaoError} GONE once the article was removed */
  #find({ generation }: View, id: string): ReturnType<typeof findArticle> {
    const place = findArticle(generation, id)
    if (!place && this.serving.ledger.isGone(id)) {
      throw new JiebaoError('article-removed', id, {})
    }
    return place
  }

  async timeline(request: SearchRequest, options: RequestOptions = {}): Promise<TimelineAnswer> {
    const asked = { request: { ...request, facets: true }, window: { offset: 0, limit: 0 } }
    const { totalHits, totalIsExact, timeline } = resultOf(await this.#askServed('search', asked, options))
    return { query: request.q, totalHits, totalIsExact, timeline }
  }

  aggregate: Engine['aggregate'] = async (request, by, options = {}) => {
    const { columns, ...counted } = await this.#askServed('aggregate', { request, by }, options)
    return { query: request.q, by, ...counted, buckets: bucketsOf(columns, by) }
  }

  concordance: Engine['concordance'] = async (request, lines, options = {}) => ({
    query: request.q,
    ...lines,
    ...(await this.#askServed('concordance', { request, lines }, options)),
  })

  candidates: Engine['candidates'] = (strings, most, options = {}) =>
    askAnew(() => this.#ask(this.#open(), 'candidates', { strings, most }, NO_READINGS, options))

  counts: Engine['counts'] = (strings, filters, most, options = {}) =>
    askAnew(() => this.#ask(this.#open(), 'counts', { strings, filters, most }, NO_READINGS, options))

  otherForms: Engine['otherForms'] = (text) =>
    askAnew(() => this.#ask(this.#open(), 'otherForms', { text }, NO_READINGS, {}))

  async *export(request: SearchRequest, options: ExportOptions = {}): AsyncGenerator<ExportedHit> {
    const { view, read } = await askAnew(async () => {
      const view = this.#open()
      return { view, read: await this.#readings(view, request.q) }
    })
    try {
      const asked = { request, whole: options.whole ?? false }
      yield* this.#reader.export(view, asked, this.#asking(read, options))
    } catch (error) {
      // The hits sent so far belong to a withdrawn view: hits of another view cannot follow them.
      throw error instanceof ViewClosed ? new JiebaoError('cursor-outlived', '', {}) : error
    }
  }

  similar(id: string, limit: number, options: RequestOptions = {}): Promise<SimilarAnswer | undefined> {
    return askAnew(async () => {
      const view = this.#open()
      if (!this.#find(view, id)) return undefined
      return { id, ...(await this.#ask(view, 'similar', { id, limit }, NO_READINGS, options)) }
    })
  }

  reusedIn: Engine['reusedIn'] = async (id, limit) =>
    this.#find(this.#open(), id) && this.#listed((view) => this.#reuse.of(view, id, limit))

  reuse: Engine['reuse'] = (asked) => this.#listed((view) => this.#reuse.groups(view, asked))

  whyNot: Engine['whyNot'] = (request, id, options = {}) =>
    askAnew(async () => {
      const view = this.#open()
      if (!this.#find(view, id)) return undefined
      const read = await this.#readings(view, request.q)
      return this.#ask(view, 'whyNot', { request, id }, read, options)
    })

  issues: Engine['issues'] = async (...asked) => listIssues(await this.#openNextTurn(), ...asked)
  calendar: Engine['calendar'] = () => this.#listed(listDays)
  issue: Engine['issue'] = async (...asked) => findIssue(await this.#openNextTurn(), ...asked)

  picture: Engine['picture'] = async (...asked) => this.#pictures.of(this.#open(), ...asked)

  names: Engine['names'] = () => this.#listed(listNames)

  doubts: Engine['doubts'] = (page, hitsPerPage, asked = {}) =>
    this.#listed((view) => listDoubts(view, this.#seeds, page, hitsPerPage, asked))

  legibility: Engine['legibility'] = (asked, { signal } = {}) =>
    askAnew(() => this.#lookups.legibility(this.#open().content, asked, signal))

  /** Reads through the view that is served, beside answering. */
  async #listed<T extends object>(stepsOf: (view: View) => Steps<T>): Promise<T> {
    const view = this.#open()
    const generation = view.generation.retain()
    try {
      return await this.#inSlices(stepsOf(view))
    } finally {
      generation.release()
    }
  }

  async #inSlices<T extends object>(steps: Steps<T>): Promise<T> {
    const result = await inSlices(steps, () => this.serving.isClosed)
    if (!result) throw closed(this.#index)
    return result
  }

  arrivals: Engine['arrivals'] = (most) => this.#listed((view) => listArrivals(view, this.#index, most))

  records: Engine['records'] = (asked) => this.#listed((view) => listRecords(view, this.#index, asked))

  markSeen: Engine['markSeen'] = async (doubt, seen) => {
    this.#open()
    writeSeen(this.#seeds, doubt, seen)
  }

  incoming: Engine['incoming'] = async () => listIncoming(this.#seeds)

  receive: Engine['receive'] = async (file, bytes) =>
    receiveFile(this.#seeds, file, bytes, () => this.#sources(), this.#files)

  preview: Engine['preview'] = async (file) =>
    previewFile(this.#seeds, file, () => this.#sources(), this.#files)

  manuscript: Engine['manuscript'] = async (file, bytes) => this.#files.manuscript(file, bytes)

  #sources(): CatalogSource[] {
    const manifest = this.serving.views.current?.generation.manifest
    return manifest ? readCatalog(this.#index, manifest.catalog).sources : []
  }

  release: Engine['release'] = async (file, how) => releaseFile(this.#seeds, file, how)

  updates: Engine['updates'] = async () => {
    const { hidden } = this.#open().keeper
    return readStories(this.#index).map((story) => shownStory(story, hidden))
  }

  update: Engine['update'] = (options = {}, onProgress = () => {}) => this.serving.update(options, onProgress)

  verify: Engine['verify'] = () => verifyIndex(this.#seeds, this.#index)

  stats: Engine['stats'] = async (lists = false) => statsOf(this.#open(), this.#index, this.cutter, lists)

  onChange: Engine['onChange'] = (listener) => this.serving.onChange(listener)

  async close(): Promise<void> {
    if (this.serving.isClosed) return
    await this.serving.stop()
    await this.#lookups.end()
    await this.#reader.end(closed(this.#index))
    this.#reuse.close()
    this.serving.views.close()
  }
}
