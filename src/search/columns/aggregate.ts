/**
 * Aggregates: how many hits each day, month, year or newspaper has, counted over all of them.
 *
 * Time is counted by day; months and years are added up from the days. The counts stay columns until whoever serves
 * them writes buckets: a thread hands over tens of thousands of days as four arrays.
 */
import type { Bucket, BucketUnit } from '../../model.js'
import { NO_DAY, type Segment } from '../../store/store.js'
import { type Bits, eachBit } from '../sets/bits.js'
import { issueDays, MOST_MONTHS, monthOf, monthText, textOfDay } from './dates.js'
import { DayCounts } from './day-counts.js'

/**
 * Buckets in their order, one row each. `keys`: days, months or years as numbers, NO_DAY for the unknown; or names of
 * newspapers. `first` and `last`: days of issues; NO_DAY where no issue has one.
 */
export type BucketColumns = {
  keys: ArrayLike<number> | (string | null)[]
  hits: ArrayLike<number>
  first: ArrayLike<number>
  last: ArrayLike<number>
}

type Counter = {
  add(segment: Segment, hits: Bits): void
  columns(): BucketColumns
}

/** @param segments all whose hits are going to be counted */
export const counterBy = (by: BucketUnit, segments: readonly Segment[]): Counter =>
  by === 'publication' ? new PaperCounter() : new TimeCounter(by, segments)

/** As many days as the months that a date may touch. */
const MOST_DAYS = MOST_MONTHS * 31
const yearOf = (day: number) => Math.floor(monthOf(day) / 12)

type TimeUnit = Exclude<BucketUnit, 'publication'>
const NUMBER_OF: Record<TimeUnit, { of(day: number): number; most: number }> = {
  day: { of: (day) => day, most: MOST_DAYS },
  month: { of: monthOf, most: MOST_MONTHS },
  year: { of: yearOf, most: Math.ceil(MOST_MONTHS / 12) },
}

class TimeCounter implements Counter {
  readonly #by: TimeUnit
  readonly #days: DayCounts
  /** Numbers of days, months or years, by the first of them. */
  readonly #least: number
  readonly #hits: Int32Array
  readonly #firsts: Int32Array
  readonly #lasts: Int32Array

  constructor(by: TimeUnit, segments: readonly Segment[]) {
    this.#by = by
    const { of } = NUMBER_OF[by]
    this.#days = new DayCounts(segments.map(({ docValues }) => docValues))
    const { first, last } = this.#days.span
    const size = first > last ? 0 : of(last) - of(first) + 1
    this.#least = size === 0 ? 0 : of(first)
    this.#hits = new Int32Array(size)
    this.#firsts = new Int32Array(size).fill(2 ** 31 - 1)
    this.#lasts = new Int32Array(size).fill(NO_DAY)
  }

  add({ docValues }: Segment, hits: Bits): void {
    const { of, most } = NUMBER_OF[this.#by]
    this.#days.add(docValues, hits, (from, to) => {
      const first = of(from) - this.#least
      const last = Math.min(of(to) - this.#least, first + most - 1)
      for (let at = first; at <= last; at++) this.#count(at, 1, from, to)
    })
  }

  #count(at: number, hits: number, from: number, to: number): void {
    this.#hits[at]! += hits
    if (from < this.#firsts[at]!) this.#firsts[at] = from
    if (to > this.#lasts[at]!) this.#lasts[at] = to
  }

  /** Counts nothing any more after this. */
  columns(): BucketColumns {
    const { of } = NUMBER_OF[this.#by]
    this.#days.each((day, hits) => this.#count(of(day) - this.#least, hits, day, day))
    const { unknown } = this.#days
    const known = this.#hits.reduce((sum, hits) => sum + Number(hits > 0), 0)
    const column = () => new Int32Array(known + Number(unknown > 0))
    const [keys, hits, first, last] = [column(), column(), column(), column()]
    let row = 0
    for (let at = 0; at < this.#hits.length; at++) {
      if (this.#hits[at] === 0) continue
      keys[row] = at + this.#least
      hits[row] = this.#hits[at]!
      first[row] = this.#firsts[at]!
      last[row++] = this.#lasts[at]!
    }
    if (unknown > 0) {
      hits[row] = unknown
      for (const rest of [keys, first, last]) rest[row] = NO_DAY
    }
    return { keys, hits, first, last }
  }
}

type PaperCount = { hits: number; first: number; last: number }

class PaperCounter implements Counter {
  readonly #counts = new Map<string | null, PaperCount>()

  add({ docValues }: Segment, hits: Bits): void {
    const { issueOf, publications, texts } = docValues
    const { from, to } = issueDays(docValues)
    const sums = new Int32Array(texts.length)
    const firsts = new Int32Array(texts.length).fill(2 ** 31 - 1)
    const lasts = new Int32Array(texts.length).fill(NO_DAY)
    eachBit(hits, (article) => {
      const issue = issueOf[article]!
      const paper = publications[issue]!
      sums[paper]!++
      if (from[issue] === NO_DAY) return
      if (from[issue]! < firsts[paper]!) firsts[paper] = from[issue]!
      if (to[issue]! > lasts[paper]!) lasts[paper] = to[issue]!
    })
    for (const [paper, hits] of sums.entries())
      if (hits > 0) this.#add(texts[paper] ?? null, { hits, first: firsts[paper]!, last: lasts[paper]! })
  }

  #add(paper: string | null, more: PaperCount): void {
    const count = this.#counts.get(paper)
    if (!count) {
      this.#counts.set(paper, more)
      return
    }
    count.hits += more.hits
    count.first = Math.min(count.first, more.first)
    count.last = Math.max(count.last, more.last)
  }

  /** By hits, then name; the unknown last. */
  columns(): BucketColumns {
    const sorted = [...this.#counts].sort(([a, n], [b, m]) =>
      a === null || b === null
        ? Number(a === null) - Number(b === null)
        : m.hits - n.hits || (a < b ? -1 : 1),
    )
    const column = (of: 'hits' | 'first' | 'last') => sorted.map(([, count]) => count[of])
    const first = sorted.map(([, { first, last }]) => (first > last ? NO_DAY : first))
    return { keys: sorted.map(([paper]) => paper), hits: column('hits'), first, last: column('last') }
  }
}

const yearText = (year: number) => String(year).padStart(4, '0')
const TEXT_OF: Record<TimeUnit, (number: number) => string> = {
  day: textOfDay,
  month: monthText,
  year: yearText,
}

export function bucketsOf({ keys, hits, first, last }: BucketColumns, by: BucketUnit): Bucket[] {
  const textOf = by === 'publication' ? undefined : TEXT_OF[by]
  const textOrNull = (day: number) => (day === NO_DAY ? null : textOfDay(day))
  const buckets: Bucket[] = []
  for (let row = 0; row < hits.length; row++) {
    const number = keys[row]!
    const isUnknown = number === NO_DAY || number === null
    const key = isUnknown ? null : typeof number === 'number' ? textOf!(number) : number
    const [from, to] = [first[row]!, last[row]!]
    buckets.push({
      key,
      hits: hits[row]!,
      first: by === 'day' && from === number ? key : textOrNull(from),
      last: by === 'day' && to === number ? key : textOrNull(to),
    })
  }
  return buckets
}
