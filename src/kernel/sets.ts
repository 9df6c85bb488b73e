/** Sets of articles out of lists, by assembly/sets.ts. search/strings/matching-docs.ts makes the same without kernels. */
import { MOST_ARTICLES, MOST_LISTS, WITHIN } from './layout.js'
import type { Machine } from './machine.js'

/** Articles as bits, how many they are, and how many blocks were decoded to tell. */
export type CountedSet = { bits: Uint32Array; size: number; decoded: number }

export class SetMaker {
  readonly #machine: Machine

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** Whether so many lists, of a segment of so many articles, fit into the memory that the kernels have for them. */
  fits(lists: number, articles: number): boolean {
    return articles <= MOST_ARTICLES && lists <= MOST_LISTS
  }

  /**
   * The articles of any of some lists, or of all of them.
   *
   * @param addresses of their records (assembly/lists.ts), at least one
   * @param articles of the segment
   * @returns undefined if a list is damaged
   */
  make(of: 'any' | 'all', addresses: readonly number[], articles: number): CountedSet | undefined {
    const { kernels } = this.#machine
    kernels.beginSet(articles)
    for (const address of addresses) kernels.addList(address)
    const size = kernels[of]()
    if (size < 0) return undefined
    const bits = this.#machine.unsigned.slice(WITHIN >> 2, (WITHIN >> 2) + Math.ceil(articles / 32))
    return { bits, size, decoded: kernels.blocks() }
  }
}
