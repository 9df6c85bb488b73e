/**
 * Aggregates: how many hits each day, month, year or newspaper has, counted over all of them.
 *
 * Everything that an article is counted by belongs to its issue, so a hit costs one addition, and what
 * follows is paid for once an issue.
 */
import { dayText } from '../../chinese.js'
import type { Bucket, BucketUnit } from '../../model.js'
import { type DocValues, NO_DAY, type Segment } from '../../store/store.js'
import type { Bits } from '../sets/bits.js'
import { issueDays, MOST_MONTHS, monthOf, monthText } from './dates.js'

/** A day, month or year as a number; a newspaper's name; null where it is unknown. */
type BucketKey = number | string | null
/** Days as numbers; `first` is above `last` while no issue with a day is counted. */
type BucketCount = { hits: number; first: number; last: number }

/** As many days as the months that a date may touch. */
const MOST_DAYS = MOST_MONTHS * 31
const yearOf = (day: number) => Math.floor(monthOf(day) / 12)

const NUMBER_OF: Record<Exclude<BucketUnit, 'publication'>, { of(day: number): number; most: number }> = {
  day: { of: (day) => day, most: MOST_DAYS },
  month: { of: monthOf, most: MOST_MONTHS },
  year: { of: yearOf, most: Math.ceil(MOST_MONTHS / 12) },
}

/** Adds up over segments. */
export class Aggregator {
  readonly #counts = new Map<BucketKey, BucketCount>()

  constructor(readonly by: BucketUnit) {}

  add({ docValues }: Segment, hits: Bits): void {
    const { from, to } = issueDays(docValues)
    for (const [issue, times] of hitsByIssue(docValues, hits))
      for (const key of this.#keysOf(docValues, issue, from[issue]!, to[issue]!))
        this.#add(key, times, from[issue]!, to[issue]!)
  }

  *#keysOf(
    { publications, texts }: DocValues,
    issue: number,
    from: number,
    to: number,
  ): Generator<BucketKey> {
    if (this.by === 'publication') yield texts[publications[issue]!] ?? null
    else if (from === NO_DAY) yield null
    else {
      const { of, most } = NUMBER_OF[this.by]
      const first = of(from)
      const last = Math.min(of(to), first + most - 1)
      for (let number = first; number <= last; number++) yield number
    }
  }

  #add(key: BucketKey, times: number, from: number, to: number): void {
    let count = this.#counts.get(key)
    if (!count) {
      count = { hits: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY }
      this.#counts.set(key, count)
    }
    count.hits += times
    if (from === NO_DAY) return
    count.first = Math.min(count.first, from)
    count.last = Math.max(count.last, to)
  }

  buckets(): Bucket[] {
    const isTime = this.by !== 'publication'
    const sorted = [...this.#counts].sort(([a, n], [b, m]) =>
      a === null || b === null
        ? Number(a === null) - Number(b === null)
        : (isTime ? 0 : m.hits - n.hits) || (a < b ? -1 : 1),
    )
    return sorted.map(([key, { hits, first, last }]) => ({
      key: typeof key === 'number' ? this.#textOf(key) : key,
      hits,
      first: first > last ? null : dayText(first),
      last: first > last ? null : dayText(last),
    }))
  }

  #textOf(number: number): string {
    if (this.by === 'day') return dayText(number)
    return this.by === 'month' ? monthText(number) : String(number).padStart(4, '0')
  }
}

/** Issues that have hits, with how many. */
function hitsByIssue({ issueOf, issues }: DocValues, hits: Bits): [issue: number, times: number][] {
  const times = new Int32Array(issues)
  for (let w = 0; w < hits.length; w++) {
    for (let word = hits[w]!; word !== 0; word &= word - 1)
      times[issueOf[w * 32 + 31 - Math.clz32(word & -word)]!]!++
  }
  return [...times.entries()].filter(([, n]) => n > 0)
}
