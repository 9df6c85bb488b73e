/**
 * Document frequency of a suggestion: the live articles of a view that hold its text.
 *
 * Remembers the counts of one view.
 */
import { documentFrequencyOf } from '../search/search.js'
import type { Generation } from '../store/store.js'

/** If every bigram of a text is in more articles than this, reading positions for it takes too long. */
const MOST_READ_THROUGH = 2000
/** Most counts that are remembered; beyond, all are forgotten. */
const MOST_COUNTED = 20_000

export class HoldingCounter {
  #view = ''
  #counts = new Map<string, number>()

  /**
   * @param known the harvest's count for this very view, taken where counting would take too long. It is
   *   lower than the true one where the cutter did not cut the text as a word
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
        known !== undefined && isFrequent(generation, folded)
          ? known
          : documentFrequencyOf(generation, folded)
      this.#counts.set(folded, count)
    }
    return count
  }
}

/** Neighbouring characters. */
const pairsOf = (folded: string): string[] => {
  const chars = [...folded]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Whether a text has three characters or more, and each of its bigrams is in very many articles. */
function isFrequent({ segments }: Generation, folded: string): boolean {
  const pairs = pairsOf(folded)
  const articles = (pair: string) =>
    segments.reduce((sum, s) => sum + (s.find('bigram', pair)?.documentFrequency ?? 0), 0)
  return pairs.length > 1 && pairs.every((pair) => articles(pair) > MOST_READ_THROUGH)
}
