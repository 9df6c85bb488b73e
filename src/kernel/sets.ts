/** Sets of articles out of lists, by assembly/sets.ts. `Segment.docs()` of store/segment.ts makes the same without kernels. */
import { MOST_ARTICLES, WITHIN } from './layout.js'
import type { Machine } from './machine.js'

export class SetMaker {
  readonly #machine: Machine

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** Whether a set over so many articles fits into the memory that the kernels have for it. */
  fits(articles: number): boolean {
    return articles <= MOST_ARTICLES
  }

  /**
   * The articles of a list, as bits.
   *
   * @param address of its record (assembly/lists.ts)
   * @param articles of the segment
   * @returns undefined if the list is damaged
   */
  docs(address: number, articles: number): Uint32Array | undefined {
    const { kernels, bytes } = this.#machine
    const words = Math.ceil(articles / 32)
    bytes.fill(0, WITHIN, WITHIN + words * 4)
    if (!kernels.addDocs(address, articles)) return undefined
    return new Uint32Array(bytes.buffer, WITHIN, words).slice()
  }
}
