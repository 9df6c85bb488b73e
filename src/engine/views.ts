/**
 * Views: the generation that is served, and the last few before it.
 *
 * A swap is one assignment between two requests. Older views stay open for a
 * while, so that a cursor goes on where it began.
 */
import { createHash } from 'node:crypto'
import { ANALYSIS_VERSION } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { mineNames, mineSynonyms, type NameGroup } from '../mine/mine.js'
import type { OtherForms } from '../search/search.js'
import { type Generation, openGeneration } from '../store/store.js'
import { withhold } from './hidden.js'
import { type Keeper, readKeeper } from './keeper.js'
import { otherForms } from './knowledge.js'

/** Views before the current one that cursors may still use. */
const PAST_VIEWS = 3

export type View = {
  id: string
  generation: Generation
  keeper: Keeper
  /** Forms of names that belong together. */
  groups: NameGroup[]
  /** Other forms of names and words, folded. */
  forms: OtherForms
}

/** Of the manifest and of the keeper's files: equal views give equal answers. */
function viewId({ manifest }: Generation, { bytes }: Keeper): string {
  return createHash('sha256').update(JSON.stringify(manifest)).update(bytes).digest('hex').slice(0, 16)
}

function otherAnalysis(version: number): JiebaoError {
  const message = `Cannot search the index: its terms are of version ${version}, this program asks for ${ANALYSIS_VERSION}. Rebuild with "jiebao index --fresh"`
  return new JiebaoError('INDEX_VERSION', String(version), message)
}

export class Views {
  /** Newest last. */
  #views: View[] = []

  constructor(
    readonly seeds: string,
    readonly index: string,
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
   * before, older views end at once.
   *
   * @returns whether another view is served than before
   * @throws {JiebaoError} INDEX_CORRUPT, INDEX_VERSION or SEEDS_UNREADABLE; the old view is served on
   */
  refresh(): boolean {
    const generation = openGeneration(this.index, this.current?.generation)
    if (!generation) return false
    if (generation.manifest.analysis !== ANALYSIS_VERSION) {
      generation.release()
      throw otherAnalysis(generation.manifest.analysis)
    }
    const keeper = readKeeper(this.seeds)
    const id = viewId(generation, keeper)
    if (id === this.current?.id) {
      generation.release()
      return false
    }
    withhold(generation, keeper.hidden)
    const groups = mineNames(generation, keeper.aliases)
    const forms = otherForms(groups, mineSynonyms(generation, keeper.synonyms))
    if (this.current && String(keeper.hidden) !== String(this.current.keeper.hidden)) this.close()
    this.#views.push({ id, generation, keeper, groups, forms })
    for (const old of this.#views.splice(0, this.#views.length - 1 - PAST_VIEWS)) old.generation.release()
    return true
  }

  close(): void {
    for (const { generation } of this.#views) generation.release()
    this.#views = []
  }
}
