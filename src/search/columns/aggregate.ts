/**
 * Aggregates: how many hits each day, month, year or newspaper has, counted over all of them.
 *
 * Everything that an article is counted by belongs to its issue. Which buckets an issue counts in is worked out once for
 * a segment, so that the cost follows the hits: an archive has many issues, and most queries few of them.
 */
import type { Bucket, BucketUnit } from '../../model.js'
import { type DocValues, NO_DAY, type Segment } from '../../store/store.js'
import { type Bits, eachBit } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { issueDays, MOST_MONTHS, monthOf, monthText, textOfDay } from './dates.js'

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

/** The buckets of a segment by small numbers: by issue, the first and the last that it counts in. */
type Slots = { first: Int32Array; last: Int32Array; size: number; keyOf(slot: number): BucketKey }

/** Units that were asked for, with their slots. */
const slotsByUnit = derived((_values: DocValues) => new Map<BucketUnit, Slots>())

function slotsOf(values: DocValues, by: BucketUnit): Slots {
  const known = slotsByUnit(values)
  let slots = known.get(by)
  if (!slots) {
    slots = by === 'publication' ? slotsByPaper(values) : slotsByTime(values, by)
    known.set(by, slots)
  }
  return slots
}

const slotsByPaper = ({ publications, texts }: DocValues): Slots => ({
  first: publications,
  last: publications,
  size: texts.length,
  keyOf: (slot) => texts[slot] ?? null,
})

/** Slot 0 is the unknown; the others follow one another in time. */
function slotsByTime(values: DocValues, by: keyof typeof NUMBER_OF): Slots {
  const { of, most } = NUMBER_OF[by]
  const { from, to } = issueDays(values)
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  const first = new Int32Array(values.issues)
  const last = new Int32Array(values.issues)
  for (let issue = 0; issue < values.issues; issue++) {
    if (from[issue] === NO_DAY) continue
    first[issue] = of(from[issue]!)
    last[issue] = Math.min(of(to[issue]!), first[issue]! + most - 1)
    least = Math.min(least, first[issue]!)
    greatest = Math.max(greatest, last[issue]!)
  }
  for (let issue = 0; issue < values.issues; issue++) {
    if (from[issue] === NO_DAY) continue
    first[issue]! -= least - 1
    last[issue]! -= least - 1
  }
  const size = greatest < least ? 1 : greatest - least + 2
  return { first, last, size, keyOf: (slot) => (slot === 0 ? null : slot + least - 1) }
}

/** Adds up over segments. */
export class Aggregator {
  readonly #counts = new Map<BucketKey, BucketCount>()

  constructor(readonly by: BucketUnit) {}

  add({ docValues }: Segment, hits: Bits): void {
    const { from, to } = issueDays(docValues)
    const { issueOf } = docValues
    const slots = slotsOf(docValues, this.by)
    const sums = new Int32Array(slots.size)
    const firsts = new Int32Array(slots.size).fill(2 ** 31 - 1)
    const lasts = new Int32Array(slots.size).fill(NO_DAY)
    eachBit(hits, (article) => {
      const issue = issueOf[article]!
      for (let slot = slots.first[issue]!; slot <= slots.last[issue]!; slot++) {
        sums[slot]!++
        if (from[issue] === NO_DAY) continue
        if (from[issue]! < firsts[slot]!) firsts[slot] = from[issue]!
        if (to[issue]! > lasts[slot]!) lasts[slot] = to[issue]!
      }
    })
    for (let slot = 0; slot < slots.size; slot++)
      if (sums[slot]! > 0)
        this.#add(slots.keyOf(slot), { hits: sums[slot]!, first: firsts[slot]!, last: lasts[slot]! })
  }

  #add(key: BucketKey, more: BucketCount): void {
    const count = this.#counts.get(key)
    if (!count) {
      this.#counts.set(key, more)
      return
    }
    count.hits += more.hits
    count.first = Math.min(count.first, more.first)
    count.last = Math.max(count.last, more.last)
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
      first: first > last ? null : textOfDay(first),
      last: first > last ? null : textOfDay(last),
    }))
  }

  #textOf(number: number): string {
    if (this.by === 'day') return textOfDay(number)
    return this.by === 'month' ? monthText(number) : String(number).padStart(4, '0')
  }
}
