/**
 * A server that only reads: it has neither sources nor an index of its own, and serves what another publishes.
 *
 * It looks every two seconds which generation the cluster serves. What only the workshop of the writer has is refused by
 * name, or is empty where a page asks for it on the way.
 */
import { JiebaoError } from '../../errors.js'
import type { Engine } from '../../model.js'
import { NO_READINGS } from '../suggestions.js'
import { ClusterAnswers, type Methods } from './answering.js'
import type { ClusterOptions } from './options.js'
import { isPassing } from './refusals.js'
import { viewOf } from './view.js'

/** Seconds between two looks at what is served. */
const EVERY_SECONDS = 2

const refused = (what: string) => async (): Promise<never> => {
  throw new JiebaoError('reads-only', what, {})
}

export class ClusterReader extends ClusterAnswers implements Engine {
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(options: ClusterOptions) {
    super(options)
  }

  /**
   * @param isPatient whether a cluster that cannot be used at the moment is waited for beside
   * @throws {JiebaoError} as the connection refuses
   */
  async start({ isPatient = false } = {}): Promise<void> {
    await this.look().catch((error) => {
      if (!isPatient || !isPassing(error)) throw error
    })
    this.#lookLater()
  }

  /** Serves what the cluster serves. */
  look(): Promise<void> {
    this.#looking ??= this.#lookOnce()
      .then(
        () => {
          this.failure = undefined
        },
        (error) => {
          this.failure = error
          throw error
        },
      )
      .finally(() => {
        this.#looking = undefined
      })
    return this.#looking
  }

  async #lookOnce(): Promise<void> {
    await this.connection.check()
    const published = await this.states.read()
    if (!published || this.isClosed) return
    const { state } = published
    const now = this.views.at(-1)
    if (now && now.local === state.known && now.index.generation === state.generation) return
    const known = await this.states.readKnown(state.known)
    // Removed meanwhile: a newer one is served.
    if (known && !this.isClosed) this.serve(viewOf(state, known))
  }

  #lookLater(): void {
    this.#timer = setTimeout(async () => {
      // Whoever asks is told that the cluster does not answer.
      await this.look().catch(() => {})
      if (!this.isClosed) this.#lookLater()
    }, EVERY_SECONDS * 1000)
    this.#timer.unref()
  }

  protected async read(): Promise<typeof NO_READINGS> {
    return NO_READINGS
  }

  /** The ledger of ids is the writer's: what was removed is not found here. */
  protected isGone(): boolean {
    return false
  }

  readonly status: Methods['status'] = () => {
    const view = this.views.at(-1)
    if (!view || this.isClosed) return undefined
    const watching = { how: 'polling', why: 'asked', everySeconds: EVERY_SECONDS } as const
    return { ...view.index, watching, keeper: view.keeper.refused, retrying: null }
  }

  readonly memory: Methods['memory'] = () => []
  readonly ready: Methods['ready'] = async () => {}

  readonly suggest: Methods['suggest'] = async (q) => {
    this.current()
    return { query: q, suggestions: [] }
  }

  readonly reusedIn: Methods['reusedIn'] = async (id) =>
    (await this.article(id)) && { id, isCurrent: false, total: 0, others: [] }

  /** Pairs of characters are counted where the workshop is: what is not waited for is not told. */
  readonly legibility: Methods['legibility'] = async ({ page, hitsPerPage, below = 0, isWaited }) =>
    isWaited === false
      ? { articles: [], page, hitsPerPage, total: 0, level: null, below }
      : refused('legibility')()

  readonly update: Methods['update'] = refused('update')
  readonly picture: Methods['picture'] = refused('picture')
  readonly updates: Methods['updates'] = refused('updates')
  readonly arrivals: Methods['arrivals'] = refused('arrivals')
  readonly records: Methods['records'] = refused('records')
  readonly reuse: Methods['reuse'] = refused('reuse')
  readonly doubts: Methods['doubts'] = refused('doubts')
  readonly markSeen: Methods['markSeen'] = refused('markSeen')
  readonly incoming: Methods['incoming'] = refused('incoming')
  readonly receive: Methods['receive'] = refused('receive')
  readonly preview: Methods['preview'] = refused('preview')
  readonly manuscript: Methods['manuscript'] = refused('manuscript')
  readonly release: Methods['release'] = refused('release')
  readonly verify: Methods['verify'] = refused('verify')
  readonly stats: Methods['stats'] = refused('stats')

  readonly close: Methods['close'] = async () => {
    if (this.isClosed) return
    this.isClosed = true
    clearTimeout(this.#timer)
    await this.#looking?.catch(() => {})
    await this.connection.close()
  }
}
