/**
 * Days: which articles a period meets, and which months an article counts in.
 *
 * An article's days are its event day, else its issue's range; an article
 * without either matches no period. Days count from 1970-01-01.
 */
import { dayNumber, dayText } from '../chinese.js'
import { NO_DAY, type Segment, type Values } from '../store/store.js'
import { type Bits, emptyBits, setBit } from './bits.js'

export type Days = { from: number; to: number }

/** No range is counted in more months than ten years have. */
const MOST_MONTHS = 120

/** @returns undefined if nothing is known */
export function daysOf(values: Values, article: number): Days | undefined {
  const event = values.eventDays[article]!
  if (event !== NO_DAY) return { from: event, to: event }
  const issue = values.issueOf[article]!
  const from = values.fromDays[issue]!
  const to = values.toDays[issue]!
  if (from === NO_DAY && to === NO_DAY) return undefined
  return { from: from === NO_DAY ? to : from, to: to === NO_DAY ? from : to }
}

/** The day by which results are sorted; NO_DAY if unknown. */
export function sortDay(values: Values, article: number): number {
  return daysOf(values, article)?.from ?? NO_DAY
}

function where(segment: Segment, test: (days: Days) => boolean): Bits {
  const bits = emptyBits(segment.values.articles)
  for (let a = 0; a < segment.values.articles; a++) {
    const days = daysOf(segment.values, a)
    if (days && test(days)) setBit(bits, a)
  }
  return bits
}

/** Articles whose days overlap `from` to `to`, `YYYY-MM-DD`, both inclusive; null is open. */
export function periodBits(segment: Segment, from: string | null, to: string | null): Bits {
  const first = from === null ? -Infinity : dayNumber(from)
  const last = to === null ? Infinity : dayNumber(to)
  return where(segment, (days) => days.from <= last && days.to >= first)
}

/** Articles on one day of any year, `MM-DD`. */
export function monthDayBits(segment: Segment, monthDay: string): Bits {
  return where(segment, ({ from, to }) => {
    if (to - from >= 365) return true
    for (let day = from; day <= to; day++) if (dayText(day).slice(5) === monthDay) return true
    return false
  })
}

/** Articles that tell of a day, or of one in a month or a year if the rest is null. */
export function eventBits(
  segment: Segment,
  date: { year: number | null; month: number | null; day: number | null },
): Bits {
  const bits = emptyBits(segment.values.articles)
  const { eventDays } = segment.values
  for (let a = 0; a < segment.values.articles; a++) {
    if (eventDays[a] === NO_DAY) continue
    const [year, month, day] = dayText(eventDays[a]!).split('-').map(Number)
    const meets =
      (date.year === null || date.year === year) &&
      (date.month === null || date.month === month) &&
      (date.day === null || date.day === day)
    if (meets) setBit(bits, a)
  }
  return bits
}

/** The months `YYYY-MM` that an article counts in, rising; none if its days are unknown. */
export function monthsOf(values: Values, article: number): string[] {
  const days = daysOf(values, article)
  if (!days) return []
  const months: string[] = []
  let [year, month] = dayText(days.from).split('-').map(Number) as [number, number]
  const last = dayText(days.to).slice(0, 7)
  for (let n = 0; n < MOST_MONTHS; n++) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (text > last) break
    months.push(text)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
  }
  return months
}
