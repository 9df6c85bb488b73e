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

  constructor(
    readonly seeds: string,
    readonly index: string,
    /** Milliseconds that mining may take before the view is served, and at a stretch after that. */
    readonly sliceMs = SLICE_MS,
  ) {}

  get current(): View | undefined {
    return this.#views.at(-1)
  }

  /** @returns undefined once the view is gone */
  find(id: string): View | undefined {
    return this.#views.find((view) => view.id === id)
  }

  /**
   * Opens the generation that the manifest names now. A change of the hide list
   * ends older views at once. The first view is complete; after a later one call
   * `complete()`.
   *
   * @param isJudged whether an update was just done: lines of the hide list that the index does not remember may go
   * @returns whether another view is served than before
   * @throws {JiebaoError} INDEX_CORRUPT, INDEX_VERSION or SEEDS_UNREADABLE; the old view is served on
   */
  refresh(isJudged = false): boolean {
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
      const steps = mine(generation, keeper)
      const mined = isSame ? oneSlice(steps, this.sliceMs) : atOnce(steps)
      if (before && !isSame) this.close()
      const { groups, forms } = mined ?? before!
      const id = mined ? content : shortHash(content, before!.id)
      const view = { id, content, generation, index: indexOf(generation), keeper, groups, forms }
      this.#mining = mined ? undefined : { view, steps }
      this.#push(view)
      return true
    } catch (error) {
      generation.release()
      throw error
    }
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
      isServed = mined !== undefined && this.current === view
      if (isServed) this.#push({ ...view, ...mined, id: view.content })
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
    for (const { generation } of this.#views.filter(isPast)) generation.release()
    this.#views = this.#views.filter((each) => !isPast(each))
  }

  close(): void {
    for (const { generation } of this.#views) generation.release()
    this.#views = []
  }
}
