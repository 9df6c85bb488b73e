/**
 * Where a string begins, article by article: asks assembly/strings.ts, batch by batch.
 *
 * search/strings/phrase.ts finds the same without kernels.
 */
import { CANDIDATES, FOUND, MOST_ARTICLES, RESULT, ROW, STARTS, WITHIN } from './layout.js'
import type { Machine } from './machine.js'

/** A bigram of the string: its records of postings and positions (assembly/lists.ts, strings.ts). */
export type PlacedList = {
  address: number
  /** 0: it only decides which articles are tried. */
  positions: number
  /** Where the string has it, in characters from its beginning. */
  offsets: readonly number[]
}

/** Which articles are tried: those of a set, those outside of it, or the first `size` of some rising ones. */
export type Tried = { in: Uint32Array } | { outside: Uint32Array } | { docs: Int32Array; size: number }

/** Articles, rising, each with the number of its starts, -1 if plain code must read it; and all starts, article by article. */
export type Starts = { found: Int32Array; starts: Int32Array }

/** Most lists that are asked at once, and most offsets of one. */
const MOST_PLACED = 8
const MOST_OFFSETS = 4

export class StringFinder {
  readonly #machine: Machine

  constructor(machine: Machine) {
    this.#machine = machine
  }

  fits(lists: readonly { offsets: readonly number[] }[], articles: number): boolean {
    const isShort =
      lists.length <= MOST_PLACED && lists.every(({ offsets }) => offsets.length <= MOST_OFFSETS)
    return isShort && articles <= MOST_ARTICLES
  }

  /**
   * Finds a string in a segment of so many articles.
   *
   * @param lists the rarest first
   * @param tried undefined: all articles
   * @param isOver asked between batches; once true, what is left is not looked at
   * @returns in batches, and how many blocks were decoded; undefined if a list is damaged
   */
  find(
    articles: number,
    lists: readonly PlacedList[],
    tried: Tried | undefined,
    isOver: () => boolean,
  ): { batches: Starts[]; decoded: number } | undefined {
    const { kernels, words } = this.#machine
    kernels.beginString(articles)
    for (const { address, positions, offsets } of lists) {
      kernels.addPlaced(address, positions)
      for (const offset of offsets) kernels.addOffset(offset)
    }
    const batches: Starts[] = []
    const next = tried && 'docs' in tried ? this.#amongDocs(tried) : this.#throughList(lists[0]!, tried)
    while (!isOver() && next()) {
      if (words[(RESULT >> 2) + 3] !== 0) return undefined
      if (words[RESULT >> 2]! > 0) batches.push(this.#taken())
    }
    return { batches, decoded: words[(RESULT >> 2) + 2]! }
  }

  /** Goes through the rarest list. @returns finds the next batch; false where none is left */
  #throughList(
    rarest: PlacedList,
    tried: { in: Uint32Array } | { outside: Uint32Array } | undefined,
  ): () => boolean {
    const { kernels, words } = this.#machine
    const mode = tried === undefined ? 0 : 'in' in tried ? 1 : 2
    if (tried) words.set(('in' in tried ? tried.in : tried.outside) as unknown as Int32Array, WITHIN >> 2)
    const blocks = Math.ceil(words[rarest.address >> 2]! / ROW)
    let block = 0
    return () => {
      if (block >= blocks) return false
      block = kernels.findFrom(block, mode)
      return true
    }
  }

  #amongDocs({ docs, size }: { docs: Int32Array; size: number }): () => boolean {
    const { kernels, words } = this.#machine
    let at = 0
    return () => {
      if (at >= size) return false
      const end = Math.min(at + ROW, size)
      words.set(docs.subarray(at, end), CANDIDATES >> 2)
      kernels.findIn(end - at)
      at = end
      return true
    }
  }

  #taken(): Starts {
    const { words } = this.#machine
    const [found, starts] = [words[RESULT >> 2]!, words[(RESULT >> 2) + 1]!]
    return {
      found: words.slice(FOUND >> 2, (FOUND >> 2) + 2 * found),
      starts: words.slice(STARTS >> 2, (STARTS >> 2) + starts),
    }
  }
}
