/**
 * Chinese numerals and dates: what a printed number or day means.
 *
 * Pure functions over text; nothing is folded first, so full-width digits and
 * traditional signs (萬 兩 民國) are read as they stand. Lunar dates and reign
 * years other than 民国 are not read: their months are not ours.
 */

/** A date as printed: what is not said is null. `at` and `length` are UTF-16 units of the text read. */
export type FoundDate = {
  year: number | null
  month: number | null
  day: number | null
  at: number
  length: number
}

/** Both ends inclusive, `YYYY-MM-DD`. */
export type Period = { from: string; to: string }

const FIRST_YEAR = 1600
const LAST_YEAR = 2999
const DAY_MS = 86_400_000

// ---------------------------------------------------------------- numerals

const DIGITS = new Map<string, number>()
for (const [digit, signs] of [
  [0, '0０〇零○'],
  [1, '1１一壹弌'],
  [2, '2２二贰貳弍'],
  [3, '3３三叁參叄弎'],
  [4, '4４四肆'],
  [5, '5５五伍'],
  [6, '6６六陆陸'],
  [7, '7７七柒'],
  [8, '8８八捌'],
  [9, '9９九玖'],
] as const) {
  for (const sign of signs) DIGITS.set(sign, digit)
}

const DIGIT = `[${[...DIGITS.keys()].join('')}]`
const ARABIC = /^[0-9]+(?:\.[0-9]+)?$/
const GROUPED = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/
const WITH_UNIT = /^([0-9]+(?:\.[0-9]+)?)([百千万萬亿億]|[万萬][亿億])$/
const POSITIONAL = new RegExp(`^${DIGIT}+$`)
/** Thousands, hundreds, tens and ones, a 零 where one is skipped. */
const SECTION = new RegExp(
  `^(?:(${DIGIT}|[两兩])[千仟])?零?(?:(${DIGIT}|[两兩])[百佰])?零?(?:(${DIGIT})?([十拾])|([廿卅]))?(${DIGIT}|[两兩])?$`,
)
/** Sixteen digits with a unit each: nothing longer is a safe integer. */
const LONGEST_NUMERAL = 32

function digitOf(sign: string): number {
  return sign === '两' || sign === '兩' ? 2 : (DIGITS.get(sign) ?? 0)
}

function asciiDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (sign) => String(DIGITS.get(sign)))
    .replace(/，/g, ',')
    .replace(/．/g, '.')
}

/** Numbers below 10,000: 三千零五, 十二, 廿一, 一百五 (150). */
function parseSection(text: string): number | undefined {
  const parts = SECTION.exec(text)
  if (!parts || text === '') return undefined
  const [, thousands, hundreds, tens, ten, score, ones] = parts
  let value = 0
  if (thousands) value += digitOf(thousands) * 1000
  if (hundreds) value += digitOf(hundreds) * 100
  if (ten) value += (tens ? digitOf(tens) : 1) * 10
  if (score) value += score === '廿' ? 20 : 30
  if (!ones) return value
  // 一百五 is 150 and 三千五 is 3,500, where 一百零五 is 105.
  if (/[百佰].$/.test(text)) return value + digitOf(ones) * 10
  if (/[千仟].$/.test(text)) return value + digitOf(ones) * 100
  return value + digitOf(ones)
}

/** `head unit tail`, split at the last unit: 一亿二千万, 三万五. */
function parseScaled(text: string, unit: RegExp, scale: number): number | undefined {
  const at = text.search(unit)
  if (at < 0) return scale === 1e8 ? parseScaled(text, /[万萬](?!.*[万萬])/, 1e4) : parseSection(text)
  const below = (part: string) =>
    scale === 1e8 ? parseScaled(part, /[万萬](?!.*[万萬])/, 1e4) : parseSection(part)
  const head = below(text.slice(0, at))
  const tailText = text.slice(at + 1)
  if (head === undefined || head === 0) return undefined
  if (tailText === '') return head * scale
  if (tailText.length === 1 && DIGITS.has(tailText)) return head * scale + digitOf(tailText) * (scale / 10)
  const tail = below(tailText.replace(/^零/, ''))
  return tail === undefined ? undefined : head * scale + tail
}

function parseArabic(text: string): number | undefined {
  const ascii = asciiDigits(text)
  if (ARABIC.test(ascii)) return Number(ascii)
  if (GROUPED.test(ascii)) return Number(ascii.replaceAll(',', ''))
  const scaled = WITH_UNIT.exec(ascii)
  if (!scaled) return undefined
  let scale = 1
  for (const unit of scaled[2]!) scale *= { 百: 100, 千: 1000, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }[unit] ?? 1
  return Number((Number(scaled[1]) * scale).toPrecision(15))
}

/**
 * The value of a text that is one numeral and nothing else.
 *
 * Reads digits of any width (1,200 and 2.5 too), 二〇二四, 三千五百万, 两万五,
 * 廿一 and mixed 3.5亿. A unit alone (百, 万) is no numeral, 十 is 10.
 */
export function parseNumeral(text: string): number | undefined {
  if (text === '' || text.length > LONGEST_NUMERAL) return undefined
  const value = readNumeral(text)
  return value === undefined || value > Number.MAX_SAFE_INTEGER ? undefined : value
}

function readNumeral(text: string): number | undefined {
  const arabic = parseArabic(text)
  if (arabic !== undefined) return arabic
  if (POSITIONAL.test(text)) return Number([...text].map(digitOf).join(''))
  // OCR sets a Latin O for 〇 in years.
  const healed = text.replace(/[OＯ]/g, '〇')
  if (healed !== text && text.length === 4 && POSITIONAL.test(healed)) return readNumeral(healed)
  return parseScaled(text, /[亿億](?!.*[亿億])/, 1e8)
}

// ---------------------------------------------------------------- calendar

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const pad = (n: number) => String(n).padStart(2, '0')

/** `YYYY-MM-DD`, or undefined if the calendar (1600 to 2999) has no such day. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const real =
    Number.isInteger(year + month + day) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month)
  return real ? `${year}-${pad(month)}-${pad(day)}` : undefined
}

/**
 * Days since 1970-01-01.
 *
 * @throws {RangeError} if `day` is no `YYYY-MM-DD` of the years 1600 to 2999
 */
export function dayNumber(day: string): number {
  if (day.length !== 10 || periodOf(day)?.from !== day) throw new RangeError(`No day of 1600 to 2999: ${day}`)
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS
}

/** Undoes dayNumber(). */
export function dayText(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
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
  const printed = text.slice(at, numberEnd)
  const value = printed === '元' ? 1 : parseNumeral(printed)
  if (end < 0 || value === undefined || value < lowest || value > highest) return undefined
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
 * 2024/05/06, 2024.5.6, 20240506, 2024年5月6日, 二〇二四, 民国二十四年三月, ISO times, in any width.
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
  if (year === null || dayOf(year, month ?? 1, day ?? 1) === undefined) return undefined
  return [year, ...(month === null ? [] : [pad(month)]), ...(day === null ? [] : [pad(day)])].join('-')
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

/** The days that a date covers, in any form that canonicalDate() reads; undefined if it is none. */
export function periodOf(text: string): Period | undefined {
  const date = canonicalDate(text)
  if (date === undefined) return undefined
  const [year, month, day] = date.split('-').map(Number)
  const last = day ?? daysIn(year!, month ?? 12)
  return { from: dayOf(year!, month ?? 1, day ?? 1)!, to: dayOf(year!, month ?? 12, last)! }
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
