/**
 * Views: the generation that is served, and the last few before it.
 *
 * A swap is one assignment between two requests. Older views stay open for a
 * while, so that a cursor goes on where it began. Mining names and synonyms that
 * takes longer than a slice continues after the swap: until it ends the new view
 * answers with the forms of the view before, under an id of its own.
 */
import { createHash } from 'node:crypto'
import { ANALYSIS_VERSION, atOnce, type Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { mineNames, mineSynonyms, type NameGroup } from '../mine/mine.js'
import type { SearchAnswer } from '../model.js'
import type { OtherForms } from '../search/search.js'
import { type Generation, openGeneration } from '../store/store.js'
import { type Keeper, readKeeper } from './keeper.js'
import { otherForms } from './other-forms.js'
import { inSlices, oneSlice, SLICE_MS } from './slices.js'
import { withhold } from './withheld.js'

/** Older contents that stay open for cursors. */
const PAST_CONTENTS = 3

/** Mined from the articles, or given by the keeper. */
type Mined = {
  /** Forms of names that belong together. */
  groups: NameGroup[]
  /** Other forms of names and words, folded. */
  forms: OtherForms
}

export type View = Mined & {
  /** Hash of the content, and of the mined forms where they are another content's. Equal ids answer equally. */
  id: string
  /** Hash of the manifest and the keeper's files. */
  content: string
  /** The generation without withheld articles: every live article may be shown. */
  generation: Generation
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
  steps: Steps<Mined>
}

/** Mining in progress. */
type Mining = { view: View; steps: Steps<Mined>; done?: Promise<boolean> }

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

/** A pure function of the live articles and the keeper's files. */
function* mine(generation: Generation, keeper: Keeper): Steps<Mined> {
  const groups = yield* mineNames(generation, keeper.aliases)
  return { groups, forms: otherForms(groups, yield* mineSynonyms(generation, keeper.synonyms)) }
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
   * @param sliceMs milliseconds that mining may take before the view is served, and at a stretch after that
   * @param hooks told of a view before it is served, and once it is found no more
   */
  constructor(
    readonly seeds: string,
    readonly index: string,
    readonly sliceMs = SLICE_MS,
    readonly hooks: ViewHooks = NO_HOOKS,
  ) {}

  get current(): View | undefined {
    return this.#views.at(-1)
  }

  /** @returns undefined once the view is gone */
  find(id: string): View | undefined {
    return this.#views.find((view) => view.id === id)
  }

  /**
   * Serves the generation that the manifest names now. A change of the hide list
   * ends older views at once. The first view is complete; after a later one call
   * `complete()`. Works without a pause and asks no hook: for the first view, and
   * where nobody else has a part in serving.
   *
   * @param isJudged whether an update was just done: lines of the hide list that the index does not remember may go
   * @returns whether another view is served than before
   * @throws {JiebaoError} INDEX_CORRUPT, INDEX_VERSION or SEEDS_UNREADABLE; the old view is served on
   */
  refresh(isJudged = false): boolean {
    return this.#opening(isJudged, (opened) => {
      const { isSame, steps } = opened
      this.#serve(this.#viewOf(opened, isSame ? oneSlice(steps, this.sliceMs) : atOnce(steps)), opened)
    })
  }

  /**
   * As `refresh`, beside answering: the old view is served until the new one can be. One call at a time.
   *
   * @param isJudged as for `refresh`
   * @param isOver asked between two slices; once true, nothing is changed any more
   */
  async renew(isJudged: boolean, isOver: () => boolean): Promise<boolean> {
    let serving: Promise<boolean> | undefined
    this.#opening(isJudged, (opened) => {
      serving = this.#renew(opened, isOver)
    })
    return (await serving) ?? false
  }

  async #renew(opened: Opened, isOver: () => boolean): Promise<boolean> {
    const { isSame, steps, generation } = opened
    let isServed = false
    try {
      const mined = isSame ? oneSlice(steps, this.sliceMs) : await inSlices(steps, isOver, this.sliceMs)
      if (!mined && !isSame) return false
      const view = this.#viewOf(opened, mined)
      await this.hooks.open(view)
      if (isOver()) return false
      this.#serve(view, opened)
      isServed = true
      return true
    } finally {
      if (!isServed) generation.release()
    }
  }

  /** Opens what the manifest names now. @returns whether it is another content than is served */
  #opening(isJudged: boolean, use: (opened: Opened) => void): boolean {
    const before = this.current
    const generation = openGeneration(this.index, before?.generation)
    if (!generation) return false
    try {
      if (generation.manifest.analysis !== ANALYSIS_VERSION) throw otherAnalysis(generation.manifest.analysis)
      const { withheld } = generation
      const keeper = readKeeper(this.seeds, { withheld, keeper: before?.keeper, isJudged })
      this.isRestless = keeper.isRestless
      const content = shortHash(JSON.stringify(generation.manifest), keeper.bytes)
      if (content === before?.content) {
        generation.release()
        return false
      }
      withhold(generation, keeper.hidden)
      // After a change of the hide list the forms mined before may hold withheld names: mine anew first.
      const isSame = before !== undefined && String(keeper.hidden) === String(before.keeper.hidden)
      use({ before, content, generation, keeper, isSame, steps: mine(generation, keeper) })
      return true
    } catch (error) {
      generation.release()
      throw error
    }
  }

  /** @param mined undefined if mining has not ended: then the forms of the view before stand in */
  #viewOf({ before, content, generation, keeper }: Opened, mined: Mined | undefined): View {
    const { groups, forms } = mined ?? before!
    const id = mined ? content : shortHash(content, before!.id)
    return { id, content, generation, index: indexOf(generation), keeper, groups, forms }
  }

  #serve(view: View, { before, isSame, steps }: Opened): void {
    if (before && !isSame) this.close()
    this.#mining = view.id === view.content ? undefined : { view, steps }
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
    const { view, steps } = mining
    const generation = view.generation.retain()
    let isServed = false
    try {
      const mined = await inSlices(steps, () => this.current !== view, this.sliceMs)
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
    view.generation.release()
    this.hooks.close(view, isWithdrawn)
  }

  /** Ends all views: what is still asked of them is refused. */
  close(): void {
    for (const view of this.#views.splice(0)) this.#drop(view, true)
  }
}
