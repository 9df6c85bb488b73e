/**
 * Festivals: the day of ours on which a festival of a year fell.
 *
 * Pure. Reads a text that is a festival and a year and nothing else, in either script; knows the days that newspapers
 * keep, by our calendar, by the lunar one, and 清明 by the sun.
 */
import { dayNumber, dayOf, dayText } from './days.js'
import { lunarPeriod } from './lunar-calendar.js'
import { parseNumeral } from './numerals.js'
import { yearsOf } from './old-dates.js'

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
 * The day on which the sun reaches a place. By the usual rule, the day of the month is ⌊.2422 y + C⌋ less the leap years before, y
 * being the year of its century; C is of the century, and some years are a day early. A test holds it to lunar-typescript.
 */
const sun =
  (month: number, c20: number, c21: number, early: readonly number[] = []): DayIn =>
  (year) => {
    const y = year % 100
    const day = Math.floor(0.2422 * y + (year < 2000 ? c20 : c21)) - Math.floor(y / 4)
    return year < 1912 || year > 2099 ? undefined : dayOf(year, month, early.includes(year) ? day - 1 : day)
  }

/** The republic of 1912 kept the tenth of October. */
const nationalDay: DayIn = (year) => (year < 1949 ? solar(10, 10)(year) : solar(10, 1)(year))

/**
 * Names as patterns, in both scripts. Those `before` the spring festival of a year are of its last lunar month, so that a year of the
 * cycle has them in the next year of ours.
 */
const FESTIVALS: [name: string, dayIn: DayIn, isBefore?: true][] = [
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
  ['除夕', eveOfSpring, true],
  ['元宵[节節]?|上元[节節]', lunar(1, 15)],
  ['清明[节節]?', sun(4, 5.59, 4.81)],
  ['端午[节節]?|端[阳陽][节節]', lunar(5, 5)],
  ['七夕[节節]?', lunar(7, 7)],
  ['中元[节節]', lunar(7, 15)],
  ['中秋[节節]?', lunar(8, 15)],
  ['重[阳陽][节節]?', lunar(9, 9)],
  ['冬至[节節]?', sun(12, 22.67, 21.94, [1918, 2021])],
  ['[腊臘]八[节節]?', (year) => lunar(12, 8)(year - 1), true],
]

const GAP = '[ \\u3000]*'
const FIGURES = '[0-9０-９]{4}|[〇零○一二三四五六七八九]{4}'
const REPUBLIC = '(?:中[华華])?民[国國](?:元|[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})'
const SIGN = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]'
const NAME = FESTIVALS.map(([name]) => name).join('|')
const OF_YEAR = new RegExp(
  `^(?:(?<before>${FIGURES})(?:${GAP}年)?|(?<republic>${REPUBLIC})${GAP}年|(?<sign>${SIGN})${GAP}年)${GAP}的?${GAP}(?<name>${NAME})$|` +
    `^(?<first>${NAME})${GAP}(?<behind>${FIGURES})(?:${GAP}年)?$`,
  'u',
)

/**
 * The days of a festival of a year: 2023年春节, 一九五八年中秋, 民国三十五年端午, 元旦 1950. Of a year of the cycle, 癸卯年春节, it may be of
 * several, and has one in each since 1912.
 *
 * @returns none if it is no festival of a year
 */
export function festivalDays(text: string): FestivalDay[] {
  const parts = OF_YEAR.exec(text)?.groups
  if (!parts) return []
  const name = (parts.name ?? parts.first)!
  const [, dayIn, isBefore] = BY_NAME.find(([pattern]) => pattern.test(name))!
  const years = parts.sign
    ? yearsOf(parts.sign, FIRST_SIGNED, LAST_SIGNED).map((year) => (isBefore ? year + 1 : year))
    : [yearOf(parts.before ?? parts.behind, parts.republic)]
  return years.flatMap((year) => {
    const day = dayIn(year)
    return day === undefined ? [] : { name, day }
  })
}

/** The day of a festival of a year that is sure. @returns undefined if it is none, or of several years */
export function festivalDay(text: string): FestivalDay | undefined {
  const days = festivalDays(text)
  return days.length === 1 ? days[0] : undefined
}

function yearOf(figures: string | undefined, republic: string | undefined): number {
  if (figures !== undefined) return parseNumeral(figures)!
  const nth = republic!.replace(/^.*民[国國]/u, '')
  return 1911 + (nth === '元' ? 1 : parseNumeral(nth)!)
}

/** Years of the cycle that are meant: papers of the republic and later. */
const FIRST_SIGNED = 1912
const LAST_SIGNED = 2043

const BY_NAME = FESTIVALS.map(([name, ...rest]) => [new RegExp(`^(?:${name})$`, 'u'), ...rest] as const)
