/**
 * Measures of one answer: its ranking and its result set, against the articles that a
 * person judged relevant.
 *
 * Pure arithmetic over ids; judgements have no grades.
 *
 * Source: Manning, Raghavan & Schütze, "Introduction to Information Retrieval"
 * (2008), §8.3 and §8.4. Recall at k departs from it: its divisor is at most k, so that
 * a query with more relevant articles than places can still reach 1.
 */

export type Relevant = ReadonlySet<string>

/** One over the place of the first relevant id among the first `k`; 0 if there is none. */
export function reciprocalRank(ranked: readonly string[], relevant: Relevant, k: number): number {
  const place = ranked.slice(0, k).findIndex((id) => relevant.has(id))
  return place < 0 ? 0 : 1 / (place + 1)
}

/** Share of the relevant ids that stand among the first `k`. */
export function recallAt(ranked: readonly string[], relevant: Relevant, k: number): number {
  const most = Math.min(k, relevant.size)
  return most === 0 ? 0 : countRelevant(ranked.slice(0, k), relevant) / most
}

/** nDCG with gains 0 and 1: discounted gain of the first `k` places as a share of the best possible. */
export function ndcgAt(ranked: readonly string[], relevant: Relevant, k: number): number {
  const gain = ranked.slice(0, k).reduce((sum, id, i) => sum + (relevant.has(id) ? worth(i) : 0), 0)
  const places = Array.from({ length: Math.min(k, relevant.size) }, (_, i) => worth(i))
  const best = places.reduce((sum, each) => sum + each, 0)
  return best === 0 ? 0 : gain / best
}

/** Discount of a place. @param index from 0 */
const worth = (index: number) => 1 / Math.log2(index + 2)

const countRelevant = (ids: Iterable<string>, relevant: Relevant) =>
  [...ids].reduce((count, id) => count + (relevant.has(id) ? 1 : 0), 0)

export type SetScores = { precision: number; recall: number; f1: number }

/**
 * A result set as a whole, whatever its order.
 *
 * Where nothing is relevant, all three are 1 for an empty set and 0 for any other.
 */
export function setScores(found: ReadonlySet<string>, relevant: Relevant): SetScores {
  if (relevant.size === 0) {
    const score = found.size === 0 ? 1 : 0
    return { precision: score, recall: score, f1: score }
  }
  const right = countRelevant(found, relevant)
  return {
    precision: found.size === 0 ? 0 : right / found.size,
    recall: right / relevant.size,
    f1: (2 * right) / (found.size + relevant.size),
  }
}

/** The mean; 0 of no values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
