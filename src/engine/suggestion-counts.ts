/**
 * Document frequency of a suggestion: the live articles of a view that hold its text.
 *
 * Remembers the counts of one view.
 */
import { documentFrequencyOf } from '../search/search.js'
import type { Generation } from '../store/store.js'

/** If the lists of a text's bigrams have more postings than this, asking them for it takes too long: about a millisecond. */
const MOST_POSTINGS = 50_000
/** Most counts that are remembered; beyond, all are forgotten. */
const MOST_COUNTED = 20_000

export class SuggestionCounter {
  #view = ''
  #counts = new Map<string, number>()

  /** @param mostPostings of the bigrams of a text whose articles are counted, whatever is known of it */
  constructor(readonly mostPostings: number = MOST_POSTINGS) {}

  /**
   * @param known the count among the entries for this very view, taken where counting would take too long. It is
   *   lower than the true one where the cutter did not cut the text as a word, and of a headline where articles hold it
   *   that do not bear it, or are not among the newest
   */
  count(
    { content, generation }: { content: string; generation: Generation },
    folded: string,
    known: number | undefined,
  ): number {
    if (this.#view !== content || this.#counts.size >= MOST_COUNTED) {
      this.#view = content
      this.#counts = new Map()
    }
    let count = this.#counts.get(folded)
    if (count === undefined) {
      count =
        known !== undefined && this.#isCostly(generation, folded)
          ? known
          : documentFrequencyOf(generation, folded)
      this.#counts.set(folded, count)
    }
    return count
  }

  /** Whether a text has three characters or more, and its bigrams stand in very many articles. */
  #isCostly({ segments }: Generation, folded: string): boolean {
    const chars = [...folded]
    if (chars.length < 3) return false
    let postings = 0
    for (let i = 1; i < chars.length && postings <= this.mostPostings; i++)
      for (const segment of segments)
        postings += segment.find('bigram', chars[i - 1]! + chars[i]!)?.documentFrequency ?? 0
    return postings > this.mostPostings
  }
}
