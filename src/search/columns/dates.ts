/**
 * Days: which articles a period meets, and which months an article counts in.
 *
 * An article's days are its event day, else its issue's range; an article
 * without either matches no period. Days count from 1970-01-01.
 */
import { dayNumber, dayText } from '../../chinese.js'
import { type DocValues, NO_DAY, type Segment } from '../../store/store.js'
import { allBits, type Bits, where } from '../sets/bits.js'
import { derived } from '../sets/derived.js'

export type DayRange = { from: number; to: number }

/** No range is counted in more months than ten years have. */
const MOST_MONTHS = 120

/** @returns undefined if nothing is known */
export function daysOf(values: DocValues, article: number): DayRange | undefined {
  const event = values.eventDays[article]!
  if (event !== NO_DAY) return { from: event, to: event }
  const issue = values.issueOf[article]!
  const from = values.fromDays[issue]!
  const to = values.toDays[issue]!
  if (from === NO_DAY && to === NO_DAY) return undefined
  return { from: from === NO_DAY ? to : from, to: to === NO_DAY ? from : to }
}

/** The day by which results are sorted; NO_DAY if unknown. */
export function sortDay(values: DocValues, article: number): number {
  // As daysOf() says, without making an object for every hit.
  const event = values.eventDays[article]!
  if (event !== NO_DAY) return event
  const issue = values.issueOf[article]!
  const from = values.fromDays[issue]!
  return from === NO_DAY ? values.toDays[issue]! : from
}

/** First and last day of every article; the last is NO_DAY where nothing is known. */
type DayColumns = { from: Int32Array; to: Int32Array }

/** Kept, since every filter by a period asks all articles. */
const dayColumns = derived((values: DocValues): DayColumns => {
  const columns = { from: new Int32Array(values.articles), to: new Int32Array(values.articles) }
  for (let a = 0; a < values.articles; a++) {
    const days = daysOf(values, a)
    columns.from[a] = days?.from ?? NO_DAY
    columns.to[a] = days?.to ?? NO_DAY
  }
  return columns
})

/** Whether an article passes a filter. */
type Test = (article: number) => boolean

/** Tests whether an article's days overlap `from` to `to`, `YYYY-MM-DD`, both inclusive; null is open. */
export function inPeriod(values: DocValues, from: string | null, to: string | null): Test {
  const first = from === null ? NO_DAY + 1 : dayNumber(from)
  const last = to === null ? Number.MAX_SAFE_INTEGER : dayNumber(to)
  const days = dayColumns(values)
  // An unknown day is before every first one.
  return (article) => days.to[article]! >= first && days.from[article]! <= last
}

export const periodBits = ({ docValues }: Segment, from: string | null, to: string | null): Bits =>
  where(allBits(docValues.articles), inPeriod(docValues, from, to))

/** Tests whether an article is of one day of any year, `MM-DD`. */
export function onMonthDay(values: DocValues, monthDay: string): Test {
  const days = dayColumns(values)
  const isOn = dayTable((text) => text.slice(5) === monthDay)
  return (article) => {
    const from = days.from[article]!
    const to = days.to[article]!
    if (to === NO_DAY) return false
    if (to - from >= 365) return true
    for (let day = from; day <= to; day++) if (isOn(day)) return true
    return false
  }
}

/** Days in a table, half of them before 1970: more than the calendar's 1600 to 2999. */
const DAYS = 2 ** 20

/** A test of days by their text that tests each day once: an archive has many articles of a day. */
function dayTable(test: (text: string) => boolean): (day: number) => boolean {
  /** By day: 0 not known, 1 no, 2 yes. */
  const known = new Uint8Array(DAYS)
  return (day) => {
    const at = day + DAYS / 2
    if (known[at] === 0) known[at] = test(dayText(day)) ? 2 : 1
    return known[at] === 2
  }
}

/** Articles that tell of a day, or of one in a month or a year if the rest is null. */
export function eventBits(
  { docValues }: Segment,
  date: { year: number | null; month: number | null; day: number | null },
): Bits {
  const { eventDays } = docValues
  const meets = dayTable((text) => {
    const [year, month, day] = text.split('-').map(Number)
    return (
      (date.year === null || date.year === year) &&
      (date.month === null || date.month === month) &&
      (date.day === null || date.day === day)
    )
  })
  return where(allBits(docValues.articles), (a) => eventDays[a] !== NO_DAY && meets(eventDays[a]!))
}

/** Months counted from January of year 0; -1 if the days are unknown. Both ends inclusive. */
export type Months = { from: Int32Array; to: Int32Array }

/** First and last month of every article. Kept, since every answer counts them. */
export const monthsOf: (values: DocValues) => Months = derived(measureMonths)

function measureMonths(values: DocValues): Months {
  const from = new Int32Array(values.articles).fill(-1)
  const to = new Int32Array(values.articles).fill(-1)
  for (let issue = 0; issue < values.issues; issue++) {
    const fromDay = values.fromDays[issue]!
    const toDay = values.toDays[issue]!
    const first = monthOf(fromDay === NO_DAY ? toDay : fromDay)
    const last = Math.min(monthOf(toDay === NO_DAY ? fromDay : toDay), first + MOST_MONTHS - 1)
    from.fill(first, values.firstArticles[issue], values.firstArticles[issue + 1])
    to.fill(last, values.firstArticles[issue], values.firstArticles[issue + 1])
  }
  for (let a = 0; a < values.articles; a++) {
    const event = values.eventDays[a]!
    if (event === NO_DAY) continue
    from[a] = monthOf(event)
    to[a] = from[a]!
  }
  return { from, to }
}

const MS_A_DAY = 86_400_000

/** Of the days that were asked for: all papers of an archive have some thousands. */
const monthsByDay = new Map<number, number>([[NO_DAY, -1]])

/** -1 for an unknown day. */
function monthOf(day: number): number {
  let month = monthsByDay.get(day)
  if (month === undefined) {
    const date = new Date(day * MS_A_DAY)
    month = date.getUTCFullYear() * 12 + date.getUTCMonth()
    monthsByDay.set(day, month)
  }
  return month
}

function textOf(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`
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
