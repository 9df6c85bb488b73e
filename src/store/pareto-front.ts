/**
 * Fronts: the few tuples that no posting of a block outdoes.
 *
 * A tuple has a count and a length in the body and the same in the headline: a
 * posting is under it if none of its counts is higher and none of its fields
 * shorter. Of all postings those that are under no other make the front; too
 * many are joined, the pair first whose join is worth least. Only how close a
 * bound comes depends on what they are worth here, never whether it holds.
 *
 * Source: Pareto fronts as in the impacts of Lucene 8 and later (Grand et al.,
 * "From MaxScore to Block-Max WAND", 2020), with two fields instead of one.
 */
import { FIELD_WEIGHTS, lengthNorm } from '../fields.js'

const { body: BODY, headline: HEADLINE } = FIELD_WEIGHTS

/** Tuples that are looked at together; more are joined at once. */
const CAPACITY = 16

/** How long a body and a headline are, on the mean. */
export type MeanLengths = { body: number; headline: number }

/** Stands for the length of a field that does not hold the term. */
export const NO_LENGTH = 2 ** 30

export class ParetoFront {
  size = 0
  /** 0 and NO_LENGTH where the body, or the headline, does not hold the term. */
  readonly counts = new Int32Array(CAPACITY + 1)
  readonly lengths = new Int32Array(CAPACITY + 1)
  readonly headCounts = new Int32Array(CAPACITY + 1)
  readonly headLengths = new Int32Array(CAPACITY + 1)

  clear(): void {
    this.size = 0
  }

  /** Takes a tuple unless it is under another, and gives up those under it. */
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

  /** Leaves at most so many. */
  shrinkTo(most: number, means: MeanLengths): void {
    while (this.size > most) this.#mergeCheapest(means)
  }

  /** The last one takes its place. */
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
        const worth = this.#impactOfMerged(i, j, means)
        if (worth >= least) continue
        least = worth
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
    // The later one first: the last tuple takes the place of what goes.
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
