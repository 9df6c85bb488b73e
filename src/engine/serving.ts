/**
 * Serving: keeps the served view current.
 *
 * Has updates done by a child process, watches the folders, and swaps when a new generation is there, whoever
 * built it. What did not succeed is made again. Answers no question.
 */
import type { JiebaoError } from '../errors.js'
import { Ledger, STILL_MS } from '../indexing/indexing.js'
import type { Engine, UpdateOptions, UpdateSummary, Watching } from '../model.js'
import { MANIFEST, readLedger } from '../store/store.js'
import type { Lookups } from './lookups.js'
import type { LocalOptions } from './options.js'
import type { Reader } from './reader.js'
import { Retries } from './retries.js'
import { Updates } from './updates.js'
import { type View, Views } from './views.js'
import { type Watcher, watchManifest, watchSources } from './watch.js'
import { type ProgressListener, WorkerLink } from './worker-link.js'

/** Main of the child that updates, beside this file once compiled. */
export const WORKER = new URL('../indexing/worker.js', import.meta.url)

export class Serving {
  readonly views: Views
  /** Ids that were given away before. */
  ledger: Ledger
  readonly #worker: WorkerLink
  readonly #updates: Updates
  readonly #retries = new Retries(() => this.#updateUnasked())
  readonly #listeners = new Set<(view: string) => void>()
  readonly #watchers: Watcher[] = []
  #closed = false
  /** Swaps one after another: each looks for what is newest then. */
  #swapping: Promise<boolean> = Promise.resolve(false)

  /**
   * Opens what is published already.
   *
   * @param seeds absolute, as `index`
   * @throws {JiebaoError} INDEX_CORRUPT, INDEX_VERSION or SEEDS_UNREADABLE
   */
  constructor(
    readonly seeds: string,
    readonly index: string,
    readonly options: LocalOptions,
    readonly lookups: Lookups,
    reader: Reader,
  ) {
    this.views = new Views(seeds, index, lookups, {
      open: (view) => reader.open(view),
      close: (view, isWithdrawn) => reader.close(view, isWithdrawn),
    })
    this.#worker = new WorkerLink(seeds, index, options.worker ?? WORKER)
    this.#updates = new Updates(this.#worker, index, (result) => this.#settle(result))
    this.views.refresh()
    // A thread that cannot open it refuses whatever is asked of it.
    if (this.views.current) reader.open(this.views.current).catch(() => {})
    this.ledger = this.#readLedger()
  }

  get isClosed(): boolean {
    return this.#closed
  }

  /** Starts watching, if the options say so. Resolves once every later change is noticed. */
  async watch(): Promise<void> {
    if (!this.options.watch || this.#watchers.length > 0) return
    this.#prepareTypeahead()
    this.#worker.prepare()
    const { pollSeconds, onWatching } = this.options
    this.#watchers.push(
      watchSources(this.seeds, () => this.#updateUnasked(), { pollSeconds, onWay: onWatching }),
      watchManifest(this.index, MANIFEST, () => this.#swap(), { pollSeconds }),
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

  status(): ReturnType<Engine['status']> {
    const view = this.views.current
    if (!view || this.#closed) return undefined
    const { refused: keeper } = view.keeper
    return { ...view.index, watching: this.#watching(), keeper, retrying: this.#retries.now }
  }

  update(options: UpdateOptions, onProgress: ProgressListener): Promise<UpdateSummary> {
    return this.#updates.update(options, onProgress)
  }

  /** Brings the text reuse up to date with the index. */
  reuse(): Promise<void> {
    return this.#updates.reuse()
  }

  #updateUnasked(): void {
    const tell = (result: UpdateSummary | JiebaoError) => {
      const isPublished = 'published' in result && result.published
      if (!this.#closed && (isPublished || this.#retries.isNews)) this.options.onUpdate?.(result)
    }
    this.update({}, () => {}).then(tell, tell)
  }

  /** Serves what an update published; one that did not take up everything is made again, if the engine watches. */
  async #settle(result: UpdateSummary | JiebaoError | undefined): Promise<void> {
    const failure = await this.#swap(result !== undefined && 'published' in result)
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
      if (await this.views.complete()) this.#announce()
    } catch (error) {
      if (this.#closed) return undefined
      failure = error as JiebaoError
      if (failure.code !== this.#retries.now?.code) this.options.onUpdate?.(failure)
    }
    if (this.views.isRestless) setTimeout(() => this.#swap(), STILL_MS).unref()
    if (!this.#closed) this.#prepareTypeahead()
    return failure
  }

  async #renew(isJudged: boolean): Promise<boolean> {
    if (this.#closed || !(await this.views.renew(isJudged, () => this.#closed))) return false
    this.ledger = this.#readLedger()
    this.#announce()
    return true
  }

  #readLedger(): Ledger {
    const manifest = this.views.current?.generation.manifest
    try {
      return Ledger.readIfCan(this.seeds, readLedger(this.index, manifest?.ledger))
    } catch {
      // A later update has replaced it, and its swap follows.
      return Ledger.readIfCan(this.seeds)
    }
  }

  /** A watching engine serves the page, so it prepares typeahead; another only if it was asked before. */
  #prepareTypeahead(): void {
    const { current } = this.views
    if (!current) return
    const { content } = current as View
    const prepared = this.options.watch ? this.lookups.prepare(content) : this.lookups.follow(content)
    // Whoever asks is told.
    prepared.catch(() => {})
  }

  #announce(): void {
    for (const listener of this.#listeners) listener(this.views.current?.id ?? '')
  }

  onChange(listener: (view: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nothing changes any more; the views stay open. */
  async stop(): Promise<void> {
    this.#closed = true
    this.#retries.close()
    await Promise.all(this.#watchers.map((watcher) => watcher.close()))
    await this.#updates.close()
    this.#listeners.clear()
  }
}
