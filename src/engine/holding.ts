/**
 * How many live articles of a view hold a text: what stands beside a suggestion.
 *
 * Remembers what it counted of one view.
 */
import { placesOf } from '../search/search.js'
import type { Generation } from '../store/store.js'
import type { View } from './views.js'

/** Where even the rarest two characters of a text stand in more articles, reading their places takes too long. */
const MOST_READ_THROUGH = 2000
/** Counts that are remembered. */
const MOST_COUNTED = 20_000

export class HoldingCounter {
  #view = ''
  #counts = new Map<string, number>()

  /**
   * @param known a count from the harvest of this very view, which may be lower where the cut did
   *   not see the word; it is taken where counting would take too long
   */
  count({ content, generation }: View, folded: string, known: number | undefined): number {
    if (this.#view !== content || this.#counts.size >= MOST_COUNTED) {
      this.#view = content
      this.#counts = new Map()
    }
    let count = this.#counts.get(folded)
    if (count === undefined) {
      count = known !== undefined && isFrequent(generation, folded) ? known : holding(generation, folded)
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

/** Whether every two neighbours in a text of three characters and more stand in very many articles. */
function isFrequent({ segments }: Generation, folded: string): boolean {
  const pairs = pairsOf(folded)
  const articles = (pair: string) => segments.reduce((sum, s) => sum + (s.find('bigram', pair)?.df ?? 0), 0)
  return pairs.length > 1 && pairs.every((pair) => articles(pair) > MOST_READ_THROUGH)
}

/** Live articles that hold a folded string. Of two characters the dictionary tells without reading a place. */
function holding(generation: Generation, folded: string): number {
  if (pairsOf(folded).length !== 1) return placesOf(generation, folded).length
  let count = 0
  for (const segment of generation.segments) {
    const info = segment.find('bigram', folded)
    if (!info) continue
    if (segment.liveArticles === segment.values.articles) {
      count += info.df
      continue
    }
    const cursor = segment.postings(info)
    while (cursor.nextBlock()) {
      for (let i = 0; i < cursor.size; i++) if (segment.isLive(cursor.docs[i]!)) count++
    }
  }
  return count
}
