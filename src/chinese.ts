/**
 * Chinese numerals and dates: what a printed number or day means.
 *
 * Pure functions over text; nothing is folded first, so full-width digits and
 * traditional signs (萬 兩 民國) are read as they stand. In a text, lunar dates and reign
 * years other than 民国 are not read: their months are not ours. Of a date as input they are (old-dates.ts).
 */
import { dayOf, daysIn, FIRST_YEAR, LAST_YEAR, type Period, twoDigits } from './days.js'
import { festivalDay } from './festivals.js'
import { asciiDigits, parseNumeral } from './numerals.js'
import { isOfSeveralYears, oldPeriodOf } from './old-dates.js'

export { dayNumber, dayOf, dayText, type Period } from './days.js'
export { parseNumeral } from './numerals.js'

/** A date as printed: what is not said is null. `at` and `length` are UTF-16 units of the text read. */
export type FoundDate = {
  year: number | null
  month: number | null
  day: number | null
  at: number
  length: number
}

// ---------------------------------------------------------------- dates in text

const NUMERAL_RUN = /[0-9０-９]+|[〇零○一二三四五六七八九十廿卅元OＯ]+/y
/** Where a date can begin. Runs are taken whole, so no date begins inside a number. */
const START =
  /(?:中[华華])?民[国國]|[0-9０-９]+|[〇零○一二三四五六七八九十廿卅元][〇零○一二三四五六七八九十廿卅元OＯ]*/g
const SUFFIX = {
  year: /[ \u3000]{0,2}年[ \u3000]{0,2}/y,
  month: /[ \u3000]{0,2}月[ \u3000]{0,2}/y,
  day: /[ \u3000]{0,2}[日号號]/y,
}
const REPUBLIC = /(?:中[华華])?民[国國][ \u3000]?/y
const LIST_SIGN = /[ \u3000]{0,2}(?:[、,，和及与與至到~～]|[-－–—―─]{1,2})[ \u3000]{0,2}/y
const NUMERIC_DATE = /([0-9０-９]{4})([-－/／.．])([0-9０-９]{1,2})\2([0-9０-９]{1,2})(?![0-9０-９])/y

/** Where the sticky pattern ends if it stands at `at`, else -1. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** A number with its suffix: `四月` at `at`, between the bounds. */
function readPart(
  text: string,
  at: number,
  suffix: RegExp | null,
  lowest: number,
  highest: number,
): { value: number; end: number } | undefined {
  const numberEnd = skip(NUMERAL_RUN, text, at)
  if (numberEnd < 0) return undefined
  const end = suffix ? skip(suffix, text, numberEnd) : numberEnd
  if (end < 0) return undefined
  const printed = text.slice(at, numberEnd)
  const value = printed === '元' ? 1 : parseNumeral(printed)
  if (value === undefined || value < lowest || value > highest) return undefined
  return { value, end }
}

function readYear(text: string, at: number): { value: number; end: number } | undefined {
  const republic = skip(REPUBLIC, text, at)
  if (republic >= 0) {
    const part = readPart(text, republic, SUFFIX.year, 1, 200)
    return part && { value: part.value + 1911, end: part.end }
  }
  const numberEnd = skip(NUMERAL_RUN, text, at)
  // Four places: 二千年 and 98年 are spans of time or too short to be sure of.
  return numberEnd - at === 4 ? readPart(text, at, SUFFIX.year, FIRST_YEAR, LAST_YEAR) : undefined
}

/** `4日`, `4、6日`, `4至6日`: the days of one month, each with its span. */
function readDays(text: string, at: number, most: number): { value: number; at: number; end: number }[] {
  const days: { value: number; at: number; end: number }[] = []
  for (let next = at; next >= 0; ) {
    const part = readPart(text, next, null, 1, most)
    if (!part) break
    const signEnd = skip(SUFFIX.day, text, part.end)
    days.push({ value: part.value, at: next, end: signEnd < 0 ? part.end : signEnd })
    if (signEnd >= 0) return days
    next = skip(LIST_SIGN, text, part.end)
  }
  return []
}

function readNumericDate(text: string, at: number): FoundDate | undefined {
  NUMERIC_DATE.lastIndex = at
  const parts = NUMERIC_DATE.exec(text)
  if (!parts) return undefined
  const [year, month, day] = [parts[1]!, parts[3]!, parts[4]!].map((part) => Number(asciiDigits(part)))
  if (dayOf(year!, month!, day!) === undefined) return undefined
  return { year: year!, month: month!, day: day!, at, length: parts[0].length }
}

/** Month and days at `at` for a known or unknown year; `start` is where the whole date begins. */
function readMonthDays(text: string, at: number, start: number, year: number | null): FoundDate[] {
  const month = readPart(text, at, SUFFIX.month, 1, 12)
  if (!month) return []
  const days = readDays(text, month.end, daysIn(year ?? 2000, month.value))
  if (days.length === 0) {
    const length = text.slice(start, month.end).trimEnd().length
    return [{ year, month: month.value, day: null, at: start, length }]
  }
  return days.map(({ value, at: dayAt, end }, nth) => {
    const from = nth === 0 ? start : dayAt
    return { year, month: month.value, day: value, at: from, length: end - from }
  })
}

/** The date at `at` and those that a list hangs on to it (9月4日、6日). */
function readDates(text: string, at: number): FoundDate[] {
  const numeric = readNumericDate(text, at)
  if (numeric) return [numeric]
  const year = readYear(text, at)
  const found = readMonthDays(text, year?.end ?? at, at, year?.value ?? null)
  if (year && found.length === 0) {
    const length = text.slice(at, year.end).trimEnd().length
    return [{ year: year.value, month: null, day: null, at, length }]
  }
  for (let last = found.at(-1); last; last = found.at(-1)) {
    const next = skip(LIST_SIGN, text, last.at + last.length)
    const more = next < 0 ? [] : readListed(text, next, last)
    if (more.length === 0) break
    for (const date of more) found.push(date)
  }
  return found
}

function readListed(text: string, at: number, last: FoundDate): FoundDate[] {
  const months = readMonthDays(text, at, at, last.year)
  if (months.length > 0 || last.day === null || last.month === null) return months
  const { year, month } = last
  const days = readDays(text, at, daysIn(year ?? 2000, month))
  return days.map(({ value, at: dayAt, end }) => ({
    year,
    month,
    day: value,
    at: dayAt,
    length: end - dayAt,
  }))
}

/** Every date in the text, in order; the days of a list (9月4日、6日) one by one. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  START.lastIndex = 0
  for (let start = START.exec(text); start; start = START.exec(text)) {
    const dates = readDates(text, start.index)
    const last = dates.at(-1)
    if (!last) continue
    for (const date of dates) found.push(date)
    START.lastIndex = last.at + last.length
  }
  return found
}

/** The first date in the text. */
export function parseDate(text: string): FoundDate | undefined {
  START.lastIndex = 0
  for (let start = START.exec(text); start; start = START.exec(text)) {
    // readDates() runs no pattern with `g`, so START keeps its place.
    const first = readDates(text, start.index)[0]
    if (first) return first
  }
  return undefined
}

// ---------------------------------------------------------------- dates as input

/** 2024, 2024-5, 2024/05/06, 2024.5.6: one sign throughout. */
const PARTS = /^([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?$/
const YEAR_IN_CHARACTERS = /^[〇零○一二三四五六七八九]{4}$/
const COMPACT = /^([0-9]{4})()([0-9]{2})([0-9]{2})$/
/** The day of an ISO time, as its zone counts it. */
const ISO_TIME =
  /^([0-9]{4})(-)([0-9]{2})-([0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[-+ ][0-9]{2}:?[0-9]{2})?$/i

/**
 * A date that somebody wrote for us, in its canonical form: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 *
 * Parameters, queries, metadata and lines are all read here: 2024, 2024-5, 2024-5-6,
 * 2024/05/06, 2024.5.6, 20240506, 2024年5月6日, 二〇二四, 民国二十四年三月, ISO times, in any width; and a day of an
 * old notation, 光緒三十年正月初五, 昭和十年七月九日 (old-dates.ts), and a festival of a year, 2023年春节 (festivals.ts).
 *
 * @returns undefined if the text is more than a date, or no date of the years 1600 to 2999
 */
export function canonicalDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const parts = PARTS.exec(plain) ?? COMPACT.exec(plain) ?? ISO_TIME.exec(plain)
  const number = (part: string | undefined) => (part === undefined ? null : Number(part))
  const { year, month, day } = parts
    ? { year: Number(parts[1]), month: number(parts[3]), day: number(parts[4]) }
    : YEAR_IN_CHARACTERS.test(plain)
      ? { ...NO_DATE, year: parseNumeral(plain)! }
      : printedDate(text.trim())
  if (year === null || dayOf(year, month ?? 1, day ?? 1) === undefined) {
    const old = oldPeriodOf(text.trim())
    return old && old.from === old.to ? old.from : festivalDay(text.trim())?.day
  }
  return [
    year,
    ...(month === null ? [] : [twoDigits(month)]),
    ...(day === null ? [] : [twoDigits(day)]),
  ].join('-')
}

const NO_DATE = { year: null, month: null, day: null }

/** A text that is one printed date and nothing else; 2024年7月份 too. */
function printedDate(text: string): Pick<FoundDate, 'year' | 'month' | 'day'> {
  const found = parseDate(text)
  const rest = found?.at === 0 ? text.slice(found.length) : null
  return rest === '' || (rest === '份' && found?.day === null) ? found! : NO_DATE
}

/**
 * The date that a word by itself names: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or `MM-DD` of any year.
 *
 * A day of any year must be in words: 4.12 may be a number, 4-12 a score.
 */
export function bareDate(text: string): string | undefined {
  return canonicalDate(text) ?? (text.includes('月') ? monthDayOf(text) : undefined)
}

/**
 * The days that a date covers, in any form that canonicalDate() reads, or a lunar month or year; undefined if it is none, or
 * several at once, as a year of the cycle without a reign.
 */
export function periodOf(text: string): Period | undefined {
  const date = canonicalDate(text)
  if (date === undefined) {
    const old = oldPeriodOf(text.trim())
    return old && !isOfSeveralYears(old) ? { from: old.from, to: old.to } : undefined
  }
  const [year, month, day] = date.split('-').map(Number)
  const last = day ?? daysIn(year!, month ?? 12)
  return { from: dayOf(year!, month ?? 1, day ?? 1)!, to: dayOf(year!, month ?? 12, last)! }
}

const SPAN_SIGN = /[-－–—―─~～至到]+/g

/**
 * The two ends of a span of dates that is written with a dash or 至, as they are written: 1958-1962, 2024年4月至2024年6月.
 * A later end may leave out what it shares: of 2024年12月1日至7日 it is 2024年12月7日, of 2024年12月28日至1月3日 a day of 2025. Undefined where the whole is a date (2024-04), or an end is none.
 */
export function spanEnds(text: string): [string, string] | undefined {
  if (canonicalDate(text) !== undefined) return undefined
  for (const { 0: sign, index } of text.matchAll(SPAN_SIGN)) {
    const [from, to] = [text.slice(0, index), text.slice(index + sign.length)]
    const whole = periodOf(from) && wholeEnd(from, to)
    if (whole) return [from, whole]
  }
  return undefined
}

const NEXT_YEAR = /^(?:次|翌|明|来)年/

/**
 * The end of a span with the year and the month that it shares with the beginning, or with the next year if its month is an
 * earlier one; undefined if it is no date, or before the beginning.
 */
function wholeEnd(from: string, to: string): string | undefined {
  if (periodOf(to)) return to
  const shared = [from.slice(0, from.lastIndexOf('月') + 1), from.slice(0, from.indexOf('年') + 1)]
  const isBehind = (end: string) => (periodOf(end)?.to ?? '') >= periodOf(from)!.from
  const year = parseDate(from)?.year
  const next = to.includes('月') && year ? [`${year + 1}年${to.replace(NEXT_YEAR, '')}`] : []
  return [...shared.map((part) => part + to), ...next].find(isBehind)
}

/** How a date is to be written that `periodOf()` does not read. */
export function dateRule(text: string): string {
  const old = oldPeriodOf(text.trim())
  const years = old?.each.map(({ from }) => from.slice(0, 4)).join(', ')
  return years === undefined
    ? 'write a date that exists, from 1600 to 2999, as YYYY, YYYY-MM or YYYY-MM-DD'
    : `it may be of ${years}; write the year, or the reign before the sign`
}

/** A day of any year, `MM-DD`, from 4-12, 04/12, 4.12 or 4月12日; undefined if no year has it. */
export function monthDayOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const parts = /^([0-9]{1,2})[-/.]([0-9]{1,2})$/.exec(plain)
  const found = parts
    ? { year: null, month: Number(parts[1]), day: Number(parts[2]) }
    : printedDate(text.trim())
  if (found.year !== null || found.month === null || found.day === null) return undefined
  // 2000 is a leap year, so the 29th of February is a day.
  return dayOf(2000, found.month, found.day)?.slice(5)
}
