/**
 * Festivals: the day of ours on which a festival of a year fell.
 *
 * Pure. Reads a text that is a festival and a year and nothing else, in either script; knows the days that newspapers
 * keep, by our calendar, by the lunar one, and 清明 by the sun.
 */
import { dayNumber, dayOf, dayText } from './days.js'
import { lunarPeriod } from './lunar-calendar.js'
import { parseNumeral } from './numerals.js'

/** A festival as written, and its day, `YYYY-MM-DD`. */
export type FestivalDay = { name: string; day: string }

type DayIn = (year: number) => string | undefined

/** @param since the first year that kept the day */
const solar =
  (month: number, day: number, since = 1912): DayIn =>
  (year) =>
    year < since ? undefined : dayOf(year, month, day)

const lunar =
  (month: number, day: number): DayIn =>
  (year) =>
    lunarPeriod(year, month, false, day)?.from

const eveOfSpring: DayIn = (year) => {
  const spring = lunar(1, 1)(year)
  return spring && dayText(dayNumber(spring) - 1)
}

/**
 * The day on which the sun reaches 15 degrees. By the usual rule, the day of April is ⌊.2422 y + C⌋ less the leap years before, y
 * being the year of its century: a test holds it to lunar-typescript.
 */
const clearAndBright: DayIn = (year) => {
  const y = year % 100
  const c = year < 2000 ? 5.59 : 4.81
  return year < 1912 || year > 2099
    ? undefined
    : dayOf(year, 4, Math.floor(0.2422 * y + c) - Math.floor(y / 4))
}

/** The republic of 1912 kept the tenth of October. */
const nationalDay: DayIn = (year) => (year < 1949 ? solar(10, 10)(year) : solar(10, 1)(year))

/** Names as patterns, in both scripts. */
const FESTIVALS: [name: string, dayIn: DayIn][] = [
  ['元旦[节節]?', solar(1, 1)],
  ['三八(?:[妇婦]女[节節])?|[妇婦]女[节節]', solar(3, 8)],
  ['植[树樹][节節]', solar(3, 12)],
  ['五一(?:[国國][际際])?(?:[劳勞][动動][节節])?|[劳勞][动動][节節]', solar(5, 1)],
  ['五四(?:青年[节節])?|青年[节節]', solar(5, 4)],
  ['六一(?:[国國][际際])?(?:[儿兒]童[节節])?|[儿兒]童[节節]', solar(6, 1, 1949)],
  ['七一(?:建[党黨][节節])?|建[党黨][节節]', solar(7, 1)],
  ['八一(?:建[军軍][节節])?|建[军軍][节節]', solar(8, 1)],
  ['教[师師][节節]', solar(9, 10, 1985)],
  ['[国國][庆慶][节節]?|十一[国國][庆慶][节節]?', nationalDay],
  ['春[节節]', lunar(1, 1)],
  ['除夕', eveOfSpring],
  ['元宵[节節]?|上元[节節]', lunar(1, 15)],
  ['清明[节節]?', clearAndBright],
  ['端午[节節]?|端[阳陽][节節]', lunar(5, 5)],
  ['七夕[节節]?', lunar(7, 7)],
  ['中元[节節]', lunar(7, 15)],
  ['中秋[节節]?', lunar(8, 15)],
  ['重[阳陽][节節]?', lunar(9, 9)],
]

const FIGURES = '[0-9０-９]{4}|[〇零○一二三四五六七八九]{4}'
const REPUBLIC = '(?:中[华華])?民[国國](?:元|[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})'
const NAME = FESTIVALS.map(([name]) => name).join('|')
const OF_YEAR = new RegExp(
  `^(?:(?<before>${FIGURES})年?|(?<republic>${REPUBLIC})年)的?[ \\u3000]*(?<name>${NAME})$|^(?<first>${NAME})[ \\u3000]*(?<behind>${FIGURES})年?$`,
  'u',
)

/** The day of a festival of a year: 2023年春节, 一九五八年中秋, 民国三十五年端午, 元旦 1950. @returns undefined if it is none */
export function festivalDay(text: string): FestivalDay | undefined {
  const parts = OF_YEAR.exec(text)?.groups
  if (!parts) return undefined
  const name = (parts.name ?? parts.first)!
  const day = dayInYear(name, yearOf(parts.before ?? parts.behind, parts.republic))
  return day === undefined ? undefined : { name, day }
}

function yearOf(figures: string | undefined, republic: string | undefined): number {
  if (figures !== undefined) return parseNumeral(figures)!
  const nth = republic!.replace(/^.*民[国國]/u, '')
  return 1911 + (nth === '元' ? 1 : parseNumeral(nth)!)
}

const BY_NAME = FESTIVALS.map(([name, dayIn]) => [new RegExp(`^(?:${name})$`, 'u'), dayIn] as const)

const dayInYear = (name: string, year: number): string | undefined =>
  BY_NAME.find(([pattern]) => pattern.test(name))?.[1](year)
