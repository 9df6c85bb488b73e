/**
 * Pareto fronts: the competitive impacts of a block, the few tuples that no posting exceeds.
 *
 * A tuple has a count and a length in the body, and the same in the headline. A posting
 * is under a tuple if it has no higher count and no shorter field. The front holds the
 * tuples that are under no other. If it holds too many, two are replaced by the smallest
 * tuple that both are under, the pair first whose replacement has the lowest impact.
 * The weights used for that choice decide how close a bound is, never whether it holds.
 *
 * Source: Pareto fronts as in the impacts of Lucene 8 and later (Grand et al.,
 * "From MaxScore to Block-Max WAND", 2020), with two fields instead of one.
 */
import { FIELD_WEIGHTS, lengthNorm } from '../fields.js'

const { body: BODY, headline: HEADLINE } = FIELD_WEIGHTS

/** Tuples kept while a block is gathered. One more, and two are merged: merging compares all pairs. */
const CAPACITY = 16

/** Mean lengths of body and headline, in code points, over the articles that have them. */
export type MeanLengths = { body: number; headline: number }

/** The length of a field that does not hold the term: longer than any, so no posting is excluded by it. */
export const NO_LENGTH = 2 ** 30

export class ParetoFront {
  size = 0
  /** By tuple. A count is 0 and its length NO_LENGTH where that field does not hold the term. */
  readonly counts = new Int32Array(CAPACITY + 1)
  readonly lengths = new Int32Array(CAPACITY + 1)
  readonly headCounts = new Int32Array(CAPACITY + 1)
  readonly headLengths = new Int32Array(CAPACITY + 1)

  clear(): void {
    this.size = 0
  }

  /** Adds a tuple unless it is under another, and removes the tuples under it. */
  add(count: number, length: number, headCount: number, headLength: number, means: MeanLengths): void {
    const { counts, lengths, headCounts, headLengths } = this
    for (let i = 0; i < this.size; i++)
      if (
        counts[i]! >= count &&
        lengths[i]! <= length &&
        headCounts[i]! >= headCount &&
        headLengths[i]! <= headLength
      )
        return
    for (let i = this.size - 1; i >= 0; i--)
      if (
        counts[i]! <= count &&
        lengths[i]! >= length &&
        headCounts[i]! <= headCount &&
        headLengths[i]! >= headLength
      )
        this.#remove(i)
    const at = this.size++
    counts[at] = count
    lengths[at] = length
    headCounts[at] = headCount
    headLengths[at] = headLength
    if (this.size > CAPACITY) this.#mergeCheapest(means)
  }

  /** Merges tuples until at most `most` are left. */
  shrinkTo(most: number, means: MeanLengths): void {
    while (this.size > most) this.#mergeCheapest(means)
  }

  /** Removes a tuple; the last one moves into its place. */
  #remove(at: number): void {
    const last = --this.size
    this.counts[at] = this.counts[last]!
    this.lengths[at] = this.lengths[last]!
    this.headCounts[at] = this.headCounts[last]!
    this.headLengths[at] = this.headLengths[last]!
  }

  #mergeCheapest(means: MeanLengths): void {
    let [a, b] = [0, 1]
    let least = Number.POSITIVE_INFINITY
    for (let i = 1; i < this.size; i++) {
      for (let j = 0; j < i; j++) {
        const impact = this.#impactOfMerged(i, j, means)
        if (impact >= least) continue
        least = impact
        a = j
        b = i
      }
    }
    const [count, length] = [
      Math.max(this.counts[a]!, this.counts[b]!),
      Math.min(this.lengths[a]!, this.lengths[b]!),
    ]
    const [headCount, headLength] = [
      Math.max(this.headCounts[a]!, this.headCounts[b]!),
      Math.min(this.headLengths[a]!, this.headLengths[b]!),
    ]
    // The later one first, since removing moves the last tuple.
    this.#remove(b)
    this.#remove(a)
    this.add(count, length, headCount, headLength, means)
  }

  /** Impact of the tuple that two of them are under, by BM25F before saturation. */
  #impactOfMerged(i: number, j: number, means: MeanLengths): number {
    const count = Math.max(this.counts[i]!, this.counts[j]!)
    const length = Math.min(this.lengths[i]!, this.lengths[j]!)
    const headCount = Math.max(this.headCounts[i]!, this.headCounts[j]!)
    const headLength = Math.min(this.headLengths[i]!, this.headLengths[j]!)
    const inBody = (BODY.weight * count) / lengthNorm(BODY.b, length, means.body)
    return inBody + (HEADLINE.weight * headCount) / lengthNorm(HEADLINE.b, headLength, means.headline)
  }
}
