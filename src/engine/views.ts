/**
 * Views: the generation that is served, and the last few before it.
 *
 * A swap is one assignment between two requests. Older views stay open for a
 * while, so that a cursor goes on where it began. Mining names and synonyms that
 * takes long continues after the swap: until it ends the new view answers with
 * the forms of the view before, under an id of its own.
 */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ANALYSIS_VERSION, atOnce } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import type { SearchAnswer } from '../model.js'
import { type Generation, openGeneration } from '../store/store.js'
import { type Keeper, readKeeper } from './keeper.js'
import { type ContentOrder, type Lookups, OwnLookups } from './lookups.js'
import { type Mined, mine } from './mined.js'
import { type WithheldBits, withhold } from './withheld.js'

/** Older contents that stay open for cursors. */
const PAST_CONTENTS = 3

/** Milliseconds that a view waits for its own names before it is served with those of the view before. */
const PATIENCE_MS = 20

export type View = Mined & {
  /** Hash of the content, and of the mined forms where they are another content's. Equal ids answer equally. */
  id: string
  /** Hash of the manifest and the keeper's files. */
  content: string
  /** The generation without withheld articles: every live article may be shown. */
  generation: Generation
  withheld: WithheldBits
  /** What an answer says of the generation. */
  index: SearchAnswer['index']
  keeper: Keeper
}

/** What else must be done for a view to be served. */
export type ViewHooks = {
  /** Resolves once the view can be served. */
  open(view: View): Promise<void>
  /** @param isWithdrawn whether none of its answers may be shown any more: the hide list has changed */
  close(view: View, isWithdrawn: boolean): void
}
const NO_HOOKS: ViewHooks = { open: async () => {}, close: () => {} }

/** A generation that is opened and not yet served. */
type Opened = Pick<View, 'content' | 'generation' | 'keeper'> & {
  before: View | undefined
  /** Whether the hide list is that of the view before. */
  isSame: boolean
}

/** Mining in progress. */
type Mining = { view: View; mined: Promise<Mined | undefined>; done?: Promise<boolean> }

/** What an answer tells of its generation. */
const indexOf = ({ manifest, articles, issues }: Generation): SearchAnswer['index'] => ({
  generation: manifest.generation,
  articles,
  issues,
})

const shortHash = (...parts: string[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

const orderOf = ({ content, generation: { manifest, shared }, keeper }: Opened): ContentOrder => {
  const { hidden, aliases, synonyms } = keeper
  return { content, manifest, shared, hidden, aliases, synonyms }
}

function otherAnalysis(version: number): JiebaoError {
  return new JiebaoError('analysis-other', String(version), { known: ANALYSIS_VERSION })
}

export class Views {
  /** Newest last. */
  #views: View[] = []
  /** Whether one of the keeper's files was being saved when the last view was opened: look again after STILL_MS. */
  isRestless = false
  /** Mining for the newest view, until it ends. */
  #mining: Mining | undefined

  /**
   * @param lookups told of every content that is served
   * @param hooks told of a view before it is served, and once it is found no more
   * @param patienceMs milliseconds that mining may take before the view is served
   */
  constructor(
    readonly seeds: string,
    readonly index: string,
    readonly lookups: Lookups = new OwnLookups(),
    readonly hooks: ViewHooks = NO_HOOKS,
    readonly patienceMs = PATIENCE_MS,
  ) {}

  get current(): View | undefined {
    return this.#views.at(-1)
  }

  /** @returns undefined once the view is gone */
  find(id: string): View | undefined {
    return this.#views.find((view) => view.id === id)
  }

  /**
   * Serves the generation that the manifest names now, complete. A change of the hide list
   * ends older views at once. Works without a pause and waits for nobody: for the first view.
   *
   * @param isJudged whether an update was just done: lines of the hide list that the index does not remember may go
   * @returns whether another view is served than before
   * @throws {JiebaoError} INDEX_CORRUPT, INDEX_VERSION or SEEDS_UNREADABLE; the old view is served on
   */
  refresh(isJudged = false): boolean {
    return this.#opening(isJudged, (opened) => {
      const { generation, keeper } = opened
      const withheld = withhold(generation, keeper.hidden)
      const view = this.#viewOf(opened, withheld, atOnce(mine(generation, keeper)))
      // Lookups that cannot open it refuse whatever is asked of it.
      this.lookups.open(orderOf(opened), generation).catch(() => {})
      this.#serve(view, opened)
    })
  }

  /**
   * As `refresh`, beside answering: the old view is served until the new one can be. A view whose
   * mining takes long is not complete: call `complete()`. One call at a time.
   *
   * @param isJudged as for `refresh`
   * @param isOver asked after every wait; once true, nothing is changed any more
   */
  async renew(isJudged: boolean, isOver: () => boolean): Promise<boolean> {
    let serving: Promise<boolean> | undefined
    this.#opening(isJudged, (opened) => {
      serving = this.#renew(opened, isOver)
    })
    return (await serving) ?? false
  }

  async #renew(opened: Opened, isOver: () => boolean): Promise<boolean> {
    const { isSame, content, generation } = opened
    let isServed = false
    try {
      const withheld = await this.lookups.open(orderOf(opened), generation)
      const mining = this.lookups.mine(content)
      // Its failure is told by `complete`.
      mining.catch(() => {})
      const mined = await (isSame ? Promise.race([mining, pause(this.patienceMs)]) : mining)
      if (isOver() || (!mined && !isSame)) return false
      const view = this.#viewOf(opened, withheld, mined ?? undefined)
      await this.hooks.open(view)
      if (isOver()) return false
      this.#serve(view, opened, mining)
      isServed = true
      return true
    } finally {
      if (!isServed) this.#release(generation, content)
    }
  }

  /** Opens what the manifest names now. @returns whether it is another content than is served */
  #opening(isJudged: boolean, use: (opened: Opened) => void): boolean {
    const before = this.current
    const generation = openGeneration(this.index, before?.generation)
    if (!generation) return false
    try {
      if (generation.manifest.analysis !== ANALYSIS_VERSION) throw otherAnalysis(generation.manifest.analysis)
      const { withheld, manifest } = generation
      const ledgerDoubt = manifest.ledger?.doubt ?? null
      const keeper = readKeeper(this.seeds, { withheld, ledgerDoubt, keeper: before?.keeper, isJudged })
      this.isRestless = keeper.isRestless
      const content = shortHash(JSON.stringify(generation.manifest), keeper.bytes)
      if (content === before?.content) {
        generation.release()
        return false
      }
      // After a change of the hide list the forms mined before may hold withheld names: mine anew first.
      const isSame = before !== undefined && String(keeper.hidden) === String(before.keeper.hidden)
      use({ before, content, generation, keeper, isSame })
      return true
    } catch (error) {
      generation.release()
      throw error
    }
  }

  /** @param mined undefined if mining has not ended: then the forms of the view before stand in */
  #viewOf(
    { before, content, generation, keeper }: Opened,
    withheld: WithheldBits,
    mined: Mined | undefined,
  ): View {
    const { groups, forms } = mined ?? before!
    const id = mined ? content : shortHash(content, before!.id)
    return { id, content, generation, withheld, index: indexOf(generation), keeper, groups, forms }
  }

  #serve(view: View, { before, isSame }: Opened, mined?: Promise<Mined | undefined>): void {
    if (before && !isSame) this.close()
    this.#mining = view.id === view.content || !mined ? undefined : { view, mined }
    this.#push(view)
  }

  /**
   * Ends the mining for the current view, and serves the view with its own forms.
   *
   * @returns whether another view is served than before; false if a newer one overtook it
   * @throws {JiebaoError} INDEX_CORRUPT; the view keeps the forms that it had
   */
  complete(): Promise<boolean> {
    if (!this.#mining) return Promise.resolve(false)
    this.#mining.done ??= this.#complete(this.#mining)
    return this.#mining.done
  }

  async #complete(mining: Mining): Promise<boolean> {
    const { view } = mining
    const generation = view.generation.retain()
    let isServed = false
    try {
      const mined = await mining.mined
      if (!mined || this.current !== view) return false
      const whole = { ...view, ...mined, id: view.content }
      await this.hooks.open(whole)
      isServed = this.current === view
      if (isServed) this.#push(whole)
      else this.hooks.close(whole, false)
      return isServed
    } finally {
      if (!isServed) generation.release()
      if (this.#mining === mining) this.#mining = undefined
    }
  }

  #push(view: View): void {
    this.#views.push(view)
    const contents = [...new Set(this.#views.map(({ content }) => content))].slice(-1 - PAST_CONTENTS)
    const isPast = ({ content }: View) => !contents.includes(content)
    const past = this.#views.filter(isPast)
    this.#views = this.#views.filter((each) => !isPast(each))
    for (const each of past) this.#drop(each, false)
  }

  #drop(view: View, isWithdrawn: boolean): void {
    this.#release(view.generation, view.content)
    this.hooks.close(view, isWithdrawn)
  }

  #release(generation: Generation, content: string): void {
    generation.release()
    if (!this.#views.some((view) => view.content === content)) this.lookups.close(content)
  }

  /** Ends all views: what is still asked of them is refused. */
  close(): void {
    for (const view of this.#views.splice(0)) this.#drop(view, true)
  }
}
