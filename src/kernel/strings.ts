/**
 * Where a string begins, article by article, or what it scores there: asks assembly/strings.ts, batch by batch.
 *
 * search/strings/phrase.ts finds the same without kernels, and search/ranked/string-scores.ts scores it.
 */
import type { ScoredList } from './best.js'
import {
  CANDIDATES,
  FOUND,
  FOUND_SCORES,
  MOST_ARTICLES,
  MOST_BEST,
  RESULT,
  ROW,
  STARTS,
  WITHIN,
} from './layout.js'
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

/** A string in a segment of so many articles. */
export type AskedString = {
  articles: number
  /** The rarest first. */
  lists: readonly PlacedList[]
  /** Undefined: all articles. */
  tried: Tried | undefined
}

/** The first `size` articles with their scores. */
export type StringScores = ScoredList & { size: number }

/** Articles, rising, each with the number of its starts, -1 if plain code must read it; and all starts, article by article. */
export type Starts = { found: Int32Array; starts: Int32Array }

/** Most lists with positions of a string, and most offsets of one. */
const MOST_PLACED = 8
const MOST_OFFSETS = 4

export class StringFinder {
  readonly #machine: Machine
  /** What `score` hands out: arrays of its own for each string would cost more than finding a rare one. */
  #articles = new Int32Array(1024)
  #scores = new Float64Array(1024)

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** @param placed lists with positions; another one may decide which articles are tried */
  fits(placed: readonly { offsets: readonly number[] }[], articles: number): boolean {
    const isShort =
      placed.length <= MOST_PLACED && placed.every(({ offsets }) => offsets.length <= MOST_OFFSETS)
    return isShort && articles <= MOST_ARTICLES
  }

  /**
   * Finds where a string begins.
   *
   * @param isOver asked between batches; once true, what is left is not looked at
   * @param wantsStarts whether the starts are handed out; else only how many they are
   * @returns in batches, and how many blocks were decoded; undefined where plain code must find it: a list is damaged
   */
  find(
    asked: AskedString,
    isOver: () => boolean,
    wantsStarts = true,
  ): { batches: Starts[]; decoded: number } | undefined {
    const { kernels, words } = this.#machine
    kernels.beginString(asked.articles)
    const batches: Starts[] = []
    const next = this.#begin(asked, -1)
    let isMore: boolean
    do {
      isMore = next()
      if (words[(RESULT >> 2) + 3] !== 0) return undefined
      if (words[RESULT >> 2]! > 0) batches.push(this.#taken(wantsStarts))
    } while (isMore && !isOver())
    return { batches, decoded: words[(RESULT >> 2) + 2]! }
  }

  /**
   * Scores the articles that hold a string.
   *
   * @param by     where the record of lengths and norms (assembly/scores.ts) stands; the idf; the articles that score
   *   less than `threshold` are left out, and those that cannot be among the `most` best, unless it is 0
   * @param isOver as in `find`
   * @returns articles, rising, with scores, valid until the next call, maybe some more; undefined where plain code must find them: a list is damaged, or an
   *   article holds a bigram of the string thousands of times
   */
  score(
    asked: AskedString,
    by: { columns: number; idf: number; most: number; threshold: number },
    isOver: () => boolean,
  ): (StringScores & { scored: number; decoded: number }) | undefined {
    if (by.most > MOST_BEST) return undefined
    const { kernels, words, doubles } = this.#machine
    kernels.beginScores(asked.articles, by.columns, by.idf, by.most)
    const next = this.#begin(asked, by.threshold)
    const at = RESULT >> 2
    let size = 0
    let isMore: boolean
    do {
      isMore = next()
      if (words[at + 3] !== 0) return undefined
      const found = words[at]!
      if (size + found > this.#articles.length) this.#grow(size + found)
      for (let i = 0; i < found; i++) {
        this.#articles[size] = words[(FOUND >> 2) + i]!
        this.#scores[size++] = doubles[(FOUND_SCORES >> 3) + i]!
      }
    } while (isMore && !isOver())
    return {
      articles: this.#articles,
      scores: this.#scores,
      size,
      scored: words[at + 1]!,
      decoded: words[at + 2]!,
    }
  }

  #grow(size: number): void {
    const [articles, scores] = [this.#articles, this.#scores]
    this.#articles = new Int32Array(size * 2)
    this.#scores = new Float64Array(size * 2)
    this.#articles.set(articles)
    this.#scores.set(scores)
  }

  /** @returns finds the next batch, and says whether another one is left */
  #begin({ lists, tried }: AskedString, threshold: number): () => boolean {
    const { kernels, words } = this.#machine
    words.fill(0, RESULT >> 2, (RESULT >> 2) + 4)
    for (const { address, positions, offsets } of lists) {
      kernels.addPlaced(address, positions)
      for (const offset of offsets) kernels.addOffset(offset)
    }
    return tried && 'docs' in tried
      ? this.#amongDocs(tried, threshold)
      : this.#throughList(lists[0]!, tried, threshold)
  }

  /** Goes through the rarest list. */
  #throughList(
    rarest: PlacedList,
    tried: { in: Uint32Array } | { outside: Uint32Array } | undefined,
    threshold: number,
  ): () => boolean {
    const { kernels, words } = this.#machine
    const mode = tried === undefined ? 0 : 'in' in tried ? 1 : 2
    if (tried) {
      words.set(('in' in tried ? tried.in : tried.outside) as unknown as Int32Array, WITHIN >> 2)
      this.#machine.within = undefined
    }
    const blocks = Math.ceil(words[rarest.address >> 2]! / ROW)
    let block = 0
    return () => {
      block = kernels.findFrom(block, mode, threshold)
      return block < blocks
    }
  }

  #amongDocs({ docs, size }: { docs: Int32Array; size: number }, threshold: number): () => boolean {
    const { kernels, words } = this.#machine
    let at = 0
    return () => {
      const end = Math.min(at + ROW, size)
      words.set(docs.subarray(at, end), CANDIDATES >> 2)
      kernels.findIn(end - at, threshold)
      at = end
      return at < size
    }
  }

  #taken(wantsStarts: boolean): Starts {
    const { words } = this.#machine
    const found = words[RESULT >> 2]!
    const starts = wantsStarts ? words[(RESULT >> 2) + 1]! : 0
    return {
      found: words.slice(FOUND >> 2, (FOUND >> 2) + 2 * found),
      starts: words.slice(STARTS >> 2, (STARTS >> 2) + starts),
    }
  }
}
