/**
 * Days: which articles a period or a day meets, by one of their two dates, and which months they count in.
 *
 * The issue date is a day, or a range that matches where it overlaps; the event date is a day. An unknown date
 * matches nothing. Days count from 1970-01-01.
 */
import { dayNumber, dayText, periodOf } from '../../chinese.js'
import type { DateName, Node } from '../../query/query.js'
import { type DocValues, NO_DAY, type Segment } from '../../store/store.js'
import { allBits, type Bits, emptyBits, setBit, where } from '../sets/bits.js'
import { derived } from '../sets/derived.js'

/** No range is counted in more months than ten years have. */
export const MOST_MONTHS = 120

/** First and last day of every issue: both, if one is known. */
type IssueDays = { from: Int32Array; to: Int32Array }

export const issueDays = derived(({ fromDays, toDays }: DocValues): IssueDays => {
  return {
    from: fromDays.map((day, i) => (day === NO_DAY ? toDays[i]! : day)),
    to: toDays.map((day, i) => (day === NO_DAY ? fromDays[i]! : day)),
  }
})

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

/** Tests whether days hold one day of any year, `MM-DD`. */
function holdsMonthDay(monthDay: string): DaysTest {
  return (from, to) => {
    if (to === NO_DAY) return false
    if (from === to) return monthDayText(from) === monthDay
    if (to - from >= 365) return true
    for (let day = from; day <= to; day++) if (monthDayText(day) === monthDay) return true
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

/** Tests one of an article's dates against `from` to `to`, `YYYY-MM-DD`, both inclusive; null is open. */
export const inPeriod = (of: DateName, values: DocValues, from: string | null, to: string | null): Test =>
  (of === 'issue' ? byIssue : byEvent)(values, overlaps(from, to))

/** Tests whether an article is, or tells, of one day of any year, `MM-DD`. */
export function onMonthDay(values: DocValues, monthDay: string): Test {
  const test = holdsMonthDay(monthDay)
  const [isIssued, tells] = [byIssue(values, test), byEvent(values, test)]
  return (article) => isIssued(article) || tells(article)
}

export const periodBits = (
  { docValues }: Segment,
  { of, from, to }: Extract<Node, { type: 'period' }>,
): Bits => where(allBits(docValues.articles), inPeriod(of, docValues, from, to))

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

/** Months counted from January of year 0; -1 if the days are unknown. Both ends inclusive. */
export type Months = { from: Int32Array; to: Int32Array }

/** First and last month of every article's issue. Kept, since every answer counts them. */
export const monthsOf: (values: DocValues) => Months = derived(measureMonths)

function measureMonths(values: DocValues): Months {
  const months = { from: new Int32Array(values.articles), to: new Int32Array(values.articles) }
  const days = issueDays(values)
  for (let issue = 0; issue < values.issues; issue++) {
    const first = monthOf(days.from[issue]!)
    const last = Math.min(monthOf(days.to[issue]!), first + MOST_MONTHS - 1)
    months.from.fill(first, values.firstArticles[issue], values.firstArticles[issue + 1])
    months.to.fill(last, values.firstArticles[issue], values.firstArticles[issue + 1])
  }
  return months
}

const MS_A_DAY = 86_400_000

/** Of the days that were asked for: all papers of an archive have some thousands. */
const monthsByDay = new Map<number, number>([[NO_DAY, -1]])

/** Counted from January of year 0; -1 for an unknown day. */
export function monthOf(day: number): number {
  let month = monthsByDay.get(day)
  if (month === undefined) {
    const date = new Date(day * MS_A_DAY)
    month = date.getUTCFullYear() * 12 + date.getUTCMonth()
    monthsByDay.set(day, month)
  }
  return month
}

/** Of the days that were asked for. */
const monthDays = new Map<number, string>()

/** `MM-DD` of a day. */
function monthDayText(day: number): string {
  let text = monthDays.get(day)
  if (text === undefined) {
    text = dayText(day).slice(5)
    monthDays.set(day, text)
  }
  return text
}

function textOf(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`
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
