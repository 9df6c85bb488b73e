/**
 * The engine on OpenSearch: a cluster answers, and a local index beside the sources is the workshop.
 *
 * The workshop (local.ts) watches and reads the sources, keeps ids, and has what only the keeper sees: updates, doubts,
 * files that were sent, typeahead. Each of its generations is published to the cluster, and is served once it is
 * there. Every search, count, list and article comes from the cluster.
 */
import { JiebaoError } from '../../errors.js'
import type { Engine } from '../../model.js'
import { openGeneration } from '../../store/store.js'
import type { LocalEngine } from '../local.js'
import { Retries } from '../retries.js'
import { NO_READINGS, type QueryReadings } from '../suggestions.js'
import { ClusterAnswers, type Methods } from './answering.js'
import type { ClusterOptions } from './options.js'
import { Publisher } from './publish.js'
import { isPassing } from './refusals.js'
import { knownOf, viewOf } from './view.js'

export class ClusterEngine extends ClusterAnswers implements Engine {
  readonly #publisher: Publisher
  /** One publication after another. */
  #publishing: Promise<void> = Promise.resolve()
  readonly #stopListening: () => void
  /** A publication that failed is made again, whoever asked for it. */
  readonly #retries = new Retries(() => this.#followUnasked())

  constructor(
    readonly workshop: LocalEngine,
    readonly index: string,
    options: ClusterOptions,
  ) {
    super(options)
    this.#publisher = new Publisher(this.connection, this.states, options, this.cut)
    this.#stopListening = workshop.onChange(() => this.#followUnasked())
  }

  /** By the view of the workshop that was read last; none while the first is being read. */
  protected async read(q: string): Promise<QueryReadings> {
    const { current } = this.workshop.serving.views
    return (
      (current && (await this.workshop.serving.lookups.readings(current.content, q, true))) ?? NO_READINGS
    )
  }

  protected isGone(id: string): boolean {
    return this.workshop.serving.ledger.isGone(id)
  }

  /**
   * Serves what the workshop holds already, published now if the cluster lacks it.
   *
   * @param isFresh whether all is published anew
   * @param isPatient whether a cluster that cannot be used at the moment is waited for beside: then nothing is served yet
   * @throws {JiebaoError} as the connection refuses
   */
  async start({ isFresh = false, isPatient = false } = {}): Promise<void> {
    try {
      await this.#follow(isFresh)
    } catch (error) {
      if (!isPatient || !isPassing(error)) throw error
      this.workshop.options.onUpdate?.(error)
    }
  }

  /** Publishes what an update made that no call asked for. */
  #followUnasked(): void {
    this.#follow().catch((error: JiebaoError) => {
      if (!this.isClosed && this.#retries.isNews) this.workshop.options.onUpdate?.(error)
    })
  }

  /** Publishes what the workshop serves, and serves it; what fails is made again later. */
  #follow(isFresh = false): Promise<void> {
    const next = this.#publishing.catch(() => {}).then(() => this.#publish(isFresh))
    const settled = next.then(
      () => {
        this.failure = undefined
        this.#retries.settle(undefined)
      },
      (error: JiebaoError) => {
        this.failure = error
        if (!this.isClosed) this.#retries.settle(error)
        throw error
      },
    )
    this.#publishing = settled
    return settled
  }

  async #publish(isFresh: boolean): Promise<void> {
    await this.connection.check()
    const view = this.workshop.serving.views.current
    if (!view || this.isClosed) return
    const isKnown = this.views.at(-1)?.local === view.id
    if (isKnown && !isFresh) return
    const generation = openGeneration(this.index)!
    try {
      // A view that is older than the index is followed by one that is not.
      if (generation.manifest.generation !== view.index.generation) return
      const { hidden } = view.keeper
      const { articles } = view.generation
      const known = knownOf(view)
      const publication = { generation, content: view.content, hidden, articles, known }
      const state = await this.#publisher.publish(publication, isFresh)
      this.serve(viewOf(state, known))
    } finally {
      generation.release()
    }
  }

  readonly status: Methods['status'] = () => {
    const index = this.views.at(-1)?.index
    const workshop = this.workshop.status()
    if (!index || !workshop || this.isClosed) return undefined
    return { ...workshop, ...index, retrying: this.#retries.now ?? workshop.retrying }
  }

  readonly memory: Methods['memory'] = () => this.workshop.memory()

  readonly suggest: Methods['suggest'] = async (...asked) => {
    this.current()
    return this.workshop.suggest(...asked)
  }

  readonly ready: Methods['ready'] = async (what) => this.workshop.ready(what)

  readonly update: Methods['update'] = async (options, onProgress) => {
    if (this.isClosed) throw new JiebaoError('closed', '', {})
    const summary = await this.workshop.update(options, onProgress)
    const before = this.view()
    await this.#follow(options?.fresh ?? false)
    const { generation } = this.current().index
    return { ...summary, generation, published: this.view() !== before || summary.published }
  }

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
    const { id, index } = this.current()
    const stats = await this.workshop.stats()
    return { ...stats, ...index, view: id, cutter: { ...stats.cutter, ...this.cutter } }
  }

  readonly close: Methods['close'] = async () => {
    if (this.isClosed) return
    this.isClosed = true
    this.#stopListening()
    await this.#publishing.catch(() => {})
    this.#retries.close()
    await this.workshop.close()
    await this.connection.close()
  }
}
