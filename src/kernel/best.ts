/**
 * The best of some lists: asks assembly/best.ts, batch by batch.
 *
 * The lists lie in the memory, or are handed over with their scores. search/ranked/block-max.ts finds the same
 * without kernels.
 */
import {
  FOUND,
  FOUND_MOST,
  FOUND_SCORES,
  HEAP,
  MOST_ARTICLES,
  MOST_BEST,
  MOST_BLOCKS,
  MOST_LISTS,
  RESULT,
  ROW,
  SCORED,
  WITHIN,
} from './layout.js'
import type { Machine } from './machine.js'

/** A list of the index whose record (assembly/lists.ts) stands at `address`. */
export type PackedList = { address: number; idf: number }
/** Articles, rising, with their scores. */
export type ScoredList = { articles: Int32Array; scores: Float64Array }

export type BestQuery = {
  /** Of the segment. */
  articles: number
  /** The articles that are asked for, as bits. Nobody may write to them any more. */
  within: Uint32Array
  /** How many there are. */
  size: number
  /** Where the record of lengths and norms (assembly/scores.ts) stands. */
  columns: number
  lists: readonly (PackedList | ScoredList)[]
  /** How many of the best are wanted; 0: all. */
  most: number
}

/** Work that was done: articles whose scores were added up, and blocks decoded. */
export type BestWork = { scored: number; decoded: number; isDamaged: boolean }

/** If the set has fewer than this many articles per block, look each article up. */
const SPARSEST = 16
/** If it has fewer than this many, score its articles alone, not whole blocks. */
const SPARSER = 64

/** How sparse the set is, as assembly/best.ts wants it. @param blocks of all lists */
function sparsity({ size, lists }: BestQuery, blocks: number): number {
  const articles = size * lists.length
  return articles < SPARSEST * blocks ? 2 : articles < SPARSER * blocks ? 1 : 0
}

/** No article has this number: a scored list's last block is filled up with it. */
const BEHIND_ALL = 2 ** 31 - 1

export class BestFinder {
  readonly #machine: Machine
  /** The byte behind the scored lists of the query. */
  #scoredEnd = SCORED
  /** What `collect` finds. */
  #found: Int32Array = new Int32Array(0)
  #foundScores: Float64Array = new Float64Array(0)

  constructor(machine: Machine) {
    this.#machine = machine
  }

  #blocksOf(list: PackedList | ScoredList): number {
    const size = 'address' in list ? this.#machine.words[list.address >> 2]! : list.articles.length
    return Math.ceil(size / ROW)
  }

  /** Whether the query fits into the memory that the kernels have for it. */
  #fits({ articles, lists, most }: BestQuery, blocks: number): boolean {
    let scoredBytes = 0
    for (const list of lists) if ('articles' in list) scoredBytes += 13 * list.articles.length + 4 * ROW + 64
    return (
      lists.length <= MOST_LISTS &&
      blocks <= MOST_BLOCKS &&
      articles <= MOST_ARTICLES &&
      most <= MOST_BEST &&
      scoredBytes <= HEAP - SCORED
    )
  }

  /**
   * Finds the best articles of the set, and maybe some more: batch by batch, the highest score first if a batch has at most 512.
   *
   * @param take   gets articles with their scores, so many, valid until it returns; gives the threshold from then on
   * @param isOver asked between batches; once true, what is left is not looked at
   * @returns the work; undefined if the query does not fit, and nothing was taken
   */
  find(
    query: BestQuery,
    threshold: number,
    take: (articles: Int32Array, scores: Float64Array, size: number, threshold: number) => number,
    isOver: () => boolean,
  ): BestWork | undefined {
    const blocks = query.lists.reduce((sum, list) => sum + this.#blocksOf(list), 0)
    if (!this.#fits(query, blocks)) return undefined
    this.#begin(query)
    const { kernels, words, doubles } = this.#machine
    this.#view()
    const sparse = sparsity(query, blocks)
    const at = RESULT >> 2
    for (let from = 0, least = threshold; from < query.articles && !isOver(); ) {
      from = kernels.collect(from, least, sparse)
      const found = words[at]!
      if (words[at + 3] !== 0) break
      if (found > 0) least = take(this.#found, this.#foundScores, found, doubles[(RESULT >> 3) + 2]!)
    }
    return { scored: words[at + 1]!, decoded: words[at + 2]!, isDamaged: words[at + 3] !== 0 }
  }

  /** Makes the views of what is found anew if the memory has grown. */
  #view(): void {
    const { buffer } = this.#machine.words
    if (this.#found.buffer === buffer) return
    this.#found = new Int32Array(buffer, FOUND, FOUND_MOST)
    this.#foundScores = new Float64Array(buffer, FOUND_SCORES, FOUND_MOST)
  }

  #begin({ articles, within, columns, lists, most }: BestQuery): void {
    const { kernels, unsigned } = this.#machine
    if (within !== this.#machine.within) unsigned.set(within, WITHIN >> 2)
    this.#machine.within = within
    kernels.begin(articles, columns, most)
    this.#scoredEnd = SCORED
    for (const list of lists) {
      if ('address' in list) kernels.addPacked(list.address, list.idf)
      else this.#addScored(list)
    }
  }

  #take(bytes: number): number {
    const at = this.#scoredEnd
    this.#scoredEnd = (at + bytes + 15) & ~15
    return at
  }

  #addScored({ articles, scores }: ScoredList): void {
    const { kernels, words, doubles } = this.#machine
    const size = articles.length
    const blocks = Math.ceil(size / ROW)
    const docsAt = this.#take(blocks * ROW * 4)
    const scoresAt = this.#take(size * 8)
    const lastsAt = this.#take(blocks * 4)
    const maxScoresAt = this.#take(blocks * 8)
    words.set(articles, docsAt >> 2)
    words.fill(BEHIND_ALL, (docsAt >> 2) + size, (docsAt >> 2) + blocks * ROW)
    doubles.set(scores, scoresAt >> 3)
    for (let b = 0; b < blocks; b++) {
      const end = Math.min((b + 1) * ROW, size)
      let most = 0
      for (let i = b * ROW; i < end; i++) if (scores[i]! > most) most = scores[i]!
      words[(lastsAt >> 2) + b] = articles[end - 1]!
      doubles[(maxScoresAt >> 3) + b] = most
    }
    kernels.addScored(docsAt, size, scoresAt, lastsAt, maxScoresAt)
  }
}
