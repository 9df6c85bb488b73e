/**
 * Hits by day: one number for each day from the first of an archive to its last, over all segments together.
 *
 * The cost follows the hits and the days, not the issues: months and years are added up from here.
 */
import { type DocValues, NO_DAY } from '../../store/store.js'
import type { Bits } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { issueDays } from './dates.js'

/** First and last day, both inclusive; `first` is above `last` where no issue has a day. */
type Held = { first: number; last: number }

const heldDays = derived((values: DocValues): Held => {
  const { from, to } = issueDays(values)
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let issue = 0; issue < values.issues; issue++) {
    if (from[issue] === NO_DAY) continue
    first = Math.min(first, from[issue]!)
    last = Math.max(last, from[issue]!, to[issue]!)
  }
  return { first, last }
})

export class DayCounts {
  readonly span: Held
  /** Hits of issues without a day. */
  unknown = 0
  readonly #counts: Int32Array

  /** @param all segments that are going to be counted, or more */
  constructor(all: readonly DocValues[]) {
    const spans = all.map(heldDays)
    this.span = {
      first: Math.min(...spans.map(({ first }) => first)),
      last: Math.max(...spans.map(({ last }) => last)),
    }
    this.#counts = new Int32Array(Math.max(0, this.span.last - this.span.first + 1))
  }

  /**
   * Counts each hit on the first day of its issue.
   *
   * @param several is handed the hits whose issue has several days, instead of their being counted
   */
  add(values: DocValues, hits: Bits, several?: (from: number, to: number) => void): void {
    const { from, to } = issueDays(values)
    const { issueOf } = values
    const { first } = this.span
    const counts = this.#counts
    for (let w = 0; w < hits.length; w++) {
      for (let word = hits[w]!; word !== 0; word &= word - 1) {
        const issue = issueOf[w * 32 + 31 - Math.clz32(word & -word)]!
        const day = from[issue]!
        if (day === NO_DAY) this.unknown++
        else if (several && to[issue] !== day) several(day, to[issue]!)
        else counts[day - first]!++
      }
    }
  }

  /** Days with hits, rising. */
  each(visit: (day: number, hits: number) => void): void {
    const counts = this.#counts
    for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) visit(this.span.first + i, counts[i]!)
  }

  /** The day of the hit at a place, from 1, of all hits by day; undefined behind the last hit that has a day. */
  dayAt(place: number, rising: boolean): number | undefined {
    const counts = this.#counts
    let left = place
    for (let i = 0; i < counts.length; i++) {
      const at = rising ? i : counts.length - 1 - i
      left -= counts[at]!
      if (left <= 0) return this.span.first + at
    }
    return undefined
  }
}
