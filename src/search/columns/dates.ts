/**
 * Days: which articles a period or a day meets, by one of their two dates, and which months they count in.
 *
 * The issue date is a day, or a range that matches where it overlaps; the event date is a day. An unknown date
 * matches nothing. Days count from 1970-01-01.
 */
import { dayNumber, dayOf, dayText, periodOf } from '../../chinese.js'
import { FIRST_YEAR, LAST_YEAR, twoDigits } from '../../days.js'
import type { DateName, Node } from '../../query/query.js'
import { type DocValues, NO_DAY, type Segment } from '../../store/store.js'
import { type Bits, emptyBits, setBit } from '../sets/bits.js'
import { derived } from '../sets/derived.js'

/** No range is counted in more months than ten years have. */
export const MOST_MONTHS = 120

/** First and last day of every issue: both, if one is known. */
type IssueDays = { from: Int32Array; to: Int32Array }

export const issueDays = derived(({ fromDays, toDays }: DocValues): IssueDays => {
  return { from: filledUp(fromDays, toDays), to: filledUp(toDays, fromDays) }
})

/** The days, unknown ones taken from the other column; itself where that has none to give. */
function filledUp(days: Int32Array, others: Int32Array): Int32Array {
  let filled = days
  for (let i = 0; i < days.length; i++) {
    if (days[i] !== NO_DAY || others[i] === NO_DAY) continue
    if (filled === days) filled = days.slice()
    filled[i] = others[i]!
  }
  return filled
}

/** The day by which results are sorted: the first of the issue. NO_DAY if unknown. */
export function sortDay({ issueOf, fromDays, toDays }: DocValues, article: number): number {
  const issue = issueOf[article]!
  const from = fromDays[issue]!
  return from === NO_DAY ? toDays[issue]! : from
}

/** Whether an article passes a filter. */
type Test = (article: number) => boolean

/** Whether the days from one to another, both inclusive, meet what is asked. */
type DaysTest = (from: number, to: number) => boolean

/** Tests whether days overlap `from` to `to`, `YYYY-MM-DD`, both inclusive; null is open. */
function overlaps(from: string | null, to: string | null): DaysTest {
  const first = from === null ? NO_DAY + 1 : dayNumber(from)
  const last = to === null ? Number.MAX_SAFE_INTEGER : dayNumber(to)
  // An unknown day is before every first one.
  return (start, end) => end >= first && start <= last
}

/** By `MM-DD`: the days that bear it, in all years that dates may have. */
const daysByMonthDay = new Map<string, ReadonlySet<number>>()

function daysOfMonthDay(monthDay: string): ReadonlySet<number> {
  let days = daysByMonthDay.get(monthDay)
  if (!days) {
    const [month, day] = monthDay.split('-').map(Number) as [number, number]
    const texts = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, y) =>
      dayOf(FIRST_YEAR + y, month, day),
    )
    days = new Set(texts.flatMap((text) => (text === undefined ? [] : [dayNumber(text)])))
    daysByMonthDay.set(monthDay, days)
  }
  return days
}

/** Tests whether days hold one day of any year, `MM-DD`. */
function holdsMonthDay(monthDay: string): DaysTest {
  const days = daysOfMonthDay(monthDay)
  return (from, to) => {
    if (to === NO_DAY) return false
    if (from === to) return days.has(from)
    if (to - from >= 365) return true
    for (let day = from; day <= to; day++) if (days.has(day)) return true
    return false
  }
}

/** Tests an article by the days of its issue. */
function byIssue(values: DocValues, test: DaysTest): Test {
  const { from, to } = issueDays(values)
  const { issueOf } = values
  return (article) => test(from[issueOf[article]!]!, to[issueOf[article]!]!)
}

const byEvent =
  ({ eventDays }: DocValues, test: DaysTest): Test =>
  (article) =>
    eventDays[article] !== NO_DAY && test(eventDays[article]!, eventDays[article]!)

/** Days counted from 1970-01-01, both inclusive; null is open. */
export type DaySpan = { first: number | null; last: number | null }

/** Of days as `YYYY-MM-DD`. */
export const spanOf = (from: string | null, to: string | null): DaySpan => ({
  first: from === null ? null : dayNumber(from),
  last: to === null ? null : dayNumber(to),
})

/** The articles of a set whose event date lies in a span. */
export function toldWithin({ eventDays }: DocValues, { first, last }: DaySpan, of: Bits): Bits {
  // An unknown day is before every first one.
  const [least, most] = [first ?? NO_DAY + 1, last ?? 2 ** 31 - 1]
  const out = new Uint32Array(of.length)
  for (let w = 0; w < of.length; w++) {
    let kept = 0
    for (let word = of[w]!; word !== 0; word &= word - 1) {
      const low = word & -word
      const day = eventDays[w * 32 + 31 - Math.clz32(low)]!
      if (day >= least && day <= most) kept |= low
    }
    out[w] = kept
  }
  return out
}

/** Tests whether an article is, or tells, of one day of any year, `MM-DD`. */
export function onMonthDay(values: DocValues, monthDay: string): Test {
  const test = holdsMonthDay(monthDay)
  const [isIssued, tells] = [byIssue(values, test), byEvent(values, test)]
  return (article) => isIssued(article) || tells(article)
}

type BareDate = Extract<Node, { type: 'date' }>

/** The parts of a bare date that are there: `2024-04-12`, `2024`, `04-12`. */
const partsText = ({ year, month, day }: BareDate): string =>
  [year, month, day]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

/** The days that a bare date covers, `YYYY-MM-DD`, both inclusive; undefined if it names no year. */
export const daysOfDate = (date: BareDate): { from: string; to: string } | undefined =>
  date.year === null ? undefined : periodOf(partsText(date))!

function testOf(date: BareDate): DaysTest {
  const days = daysOfDate(date)
  return days ? overlaps(days.from, days.to) : holdsMonthDay(partsText(date))
}

/** Articles that have an event date, by its day: each day once and rising, and where its articles begin. */
type DaysIndex = { days: number[]; starts: number[]; articles: Int32Array }

/** Kept, since every query that names a year asks it. */
const eventIndex = derived(({ eventDays }: DocValues): DaysIndex => {
  const articles = Int32Array.from(eventDays.keys()).filter((a) => eventDays[a] !== NO_DAY)
  articles.sort((a, b) => eventDays[a]! - eventDays[b]! || a - b)
  const index: DaysIndex = { days: [], starts: [], articles }
  for (const [i, article] of articles.entries()) {
    if (index.days.at(-1) === eventDays[article]) continue
    index.days.push(eventDays[article]!)
    index.starts.push(i)
  }
  index.starts.push(articles.length)
  return index
})

/** Articles with a date that a bare one asks for. Its cost follows the days and issues there are, and the hits. */
export function dateBits({ docValues }: Segment, of: DateName, date: BareDate): Bits {
  const bits = emptyBits(docValues.articles)
  const test = testOf(date)
  if (of === 'event') {
    const { days, starts, articles } = eventIndex(docValues)
    for (const [d, day] of days.entries())
      if (test(day, day)) for (let i = starts[d]!; i < starts[d + 1]!; i++) setBit(bits, articles[i]!)
    return bits
  }
  const { from, to } = issueDays(docValues)
  for (let issue = 0; issue < docValues.issues; issue++) {
    // A range that only overlaps the date leaves open whether the paper bears it: no hit, unless a filter asks.
    if (!test(from[issue]!, from[issue]!) || !test(to[issue]!, to[issue]!)) continue
    for (let a = docValues.firstArticles[issue]!; a < docValues.firstArticles[issue + 1]!; a++)
      setBit(bits, a)
  }
  return bits
}

/** Days from 0000-03-01, where leap days end years, to 1970-01-01. */
const MARCH_BASE = 719_468
const DAYS_IN_400_YEARS = 146_097

/**
 * Counted from January of year 0; -1 for an unknown day. Arithmetic alone: it is asked for every day of an archive.
 *
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), civil_from_days.
 */
export function monthOf(day: number): number {
  if (day === NO_DAY) return -1
  const days = day + MARCH_BASE
  const era = Math.floor(days / DAYS_IN_400_YEARS)
  const ofEra = days - era * DAYS_IN_400_YEARS
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096)
  const year = Math.floor((ofEra - leaps) / 365)
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  return (era * 400 + year) * 12 + fromMarch + 2
}

function textOf(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${twoDigits((month % 12) + 1)}`
}

/** Of the days that were asked for: every count by day names all of an archive. */
const dayTexts = new Map<number, string>()

/** `YYYY-MM-DD` of a day. */
export function textOfDay(day: number): string {
  let text = dayTexts.get(day)
  if (text === undefined) {
    text = dayText(day)
    dayTexts.set(day, text)
  }
  return text
}

/** Of the months that were asked for: every timeline names all of an archive. */
const monthTexts = new Map<number, string>()

/** `YYYY-MM` of a counted month. */
export function monthText(month: number): string {
  let text = monthTexts.get(month)
  if (text === undefined) {
    text = textOf(month)
    monthTexts.set(month, text)
  }
  return text
}
