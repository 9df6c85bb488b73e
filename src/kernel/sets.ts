/** Sets of articles out of lists, by assembly/sets.ts. search/strings/matching-docs.ts makes the same without kernels. */
import { MOST_ARTICLES, MOST_LISTS, WITHIN } from './layout.js'
import type { Machine } from './machine.js'

/** Articles as bits, how many they are, and how many blocks were decoded to tell. */
export type CountedSet = { bits: Uint32Array; size: number; decoded: number }

/** Words of a buffer that smaller sets share: one for each would cost a third of the time of making a set. */
const SHARED = 16_384

export class SetMaker {
  readonly #machine: Machine
  /** The buffer at hand, and the words of it that are taken. */
  #shared: Uint32Array<ArrayBuffer> = new Uint32Array(0)
  #taken = 0
  /** The set at WITHIN. */
  #made: Uint32Array = new Uint32Array(0)

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
    this.#machine.within = undefined
    if (size < 0) return undefined
    const bits = this.#take(Math.ceil(articles / 32))
    this.#machine.within = bits
    return { bits, size, decoded: kernels.blocks() }
  }

  #take(words: number): Uint32Array {
    const { buffer } = this.#machine.unsigned
    if (this.#made.length !== words || this.#made.buffer !== buffer)
      this.#made = new Uint32Array(buffer, WITHIN, words)
    if (words > SHARED / 4) return this.#made.slice()
    if (this.#taken + words > this.#shared.length) {
      this.#shared = new Uint32Array(SHARED)
      this.#taken = 0
    }
    const bits = new Uint32Array(this.#shared.buffer, this.#taken * 4, words)
    this.#taken += words
    bits.set(this.#made)
    return bits
  }
}
