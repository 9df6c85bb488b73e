/**
 * Views: the generation that is served, and the last few before it.
 *
 * A swap is one assignment between two requests. Older views stay open for a
 * while, so that a cursor goes on where it began. Where mining what the archive
 * tells about names and words takes longer than a slice, it goes on after the
 * swap: until then a view answers with what the one before knew, under an id of
 * its own.
 */
import { createHash } from 'node:crypto'
import { ANALYSIS_VERSION, atOnce, type Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { mineNames, mineSynonyms, type NameGroup } from '../mine/mine.js'
import type { OtherForms } from '../search/search.js'
import { type Generation, openGeneration } from '../store/store.js'
import { withhold } from './hidden.js'
import { type Keeper, readKeeper } from './keeper.js'
import { otherForms } from './knowledge.js'
import { inSlices, oneSlice, SLICE_MS } from './slices.js'

/** Contents before the current one that cursors may still use. */
const PAST_CONTENTS = 3

type Knowledge = {
  /** Forms of names that belong together. */
  groups: NameGroup[]
  /** Other forms of names and words, folded. */
  forms: OtherForms
}

export type View = Knowledge & {
  /** Equal for equal answers: of the content, and of the knowledge if that is another's. */
  id: string
  /** Of the manifest and the keeper's files. */
  content: string
  generation: Generation
  keeper: Keeper
}

/** Knowledge on its way. */
type Mining = { view: View; steps: Steps<Knowledge>; done?: Promise<boolean> }

const shortHash = (...parts: string[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

/** A pure function of the live articles and the keeper's files. */
function* mine(generation: Generation, keeper: Keeper): Steps<Knowledge> {
  const groups = yield* mineNames(generation, keeper.aliases)
  return { groups, forms: otherForms(groups, yield* mineSynonyms(generation, keeper.synonyms)) }
}

function otherAnalysis(version: number): JiebaoError {
  const message = `Cannot search the index: its terms are of version ${version}, this program asks for ${ANALYSIS_VERSION}. Rebuild with "jiebao index --fresh"`
  return new JiebaoError('INDEX_VERSION', String(version), message)
}

export class Views {
  /** Newest last. */
  #views: View[] = []
  /** What a view is still to know. */
  #mining: Mining | undefined

  constructor(
    readonly seeds: string,
    readonly index: string,
    /** Time that mining may take at a stretch, and before a view is served. */
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
   * Opens what the manifest names now. When something else is withheld than
   * before, older views end at once. The first view is whole; a later one wants
   * `complete()`.
   *
   * @returns whether another view is served than before
   * @throws {JiebaoError} INDEX_CORRUPT, INDEX_VERSION or SEEDS_UNREADABLE; the old view is served on
   */
  refresh(): boolean {
    const before = this.current
    const generation = openGeneration(this.index, before?.generation)
    if (!generation) return false
    try {
      if (generation.manifest.analysis !== ANALYSIS_VERSION) throw otherAnalysis(generation.manifest.analysis)
      const keeper = readKeeper(this.seeds)
      const content = shortHash(JSON.stringify(generation.manifest), keeper.bytes)
      if (content === before?.content) {
        generation.release()
        return false
      }
      withhold(generation, keeper.hidden)
      // Another list of what is withheld: nothing that was known before may be shown.
      const isSame = before !== undefined && String(keeper.hidden) === String(before.keeper.hidden)
      const steps = mine(generation, keeper)
      const knowledge = isSame ? oneSlice(steps, this.sliceMs) : atOnce(steps)
      if (before && !isSame) this.close()
      const { groups, forms } = knowledge ?? before!
      const id = knowledge ? content : shortHash(content, before!.id)
      const view = { id, content, generation, keeper, groups, forms }
      this.#mining = knowledge ? undefined : { view, steps }
      this.#push(view)
      return true
    } catch (error) {
      generation.release()
      throw error
    }
  }

  /**
   * Mines what the current view is still to know, and serves it with that.
   *
   * @returns whether another view is served than before; not if it was overtaken
   * @throws {JiebaoError} INDEX_CORRUPT; the view is served on with what it knew
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
      const knowledge = await inSlices(steps, () => this.current !== view, this.sliceMs)
      isServed = knowledge !== undefined && this.current === view
      if (isServed) this.#push({ ...view, ...knowledge, id: view.content })
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
