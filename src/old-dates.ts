/**
 * Old dates: a date in the notation of a reign, a cycle or the lunar calendar, and the days of ours that it means.
 *
 * Pure. Reads a text that is one date and nothing else, in either script; lunar.ts finds dates in a text. A year of the
 * cycle of sixty (甲子) by itself may be several: then the days reach from the first to the last, and `why` says so.
 */
import { dayOf, daysIn, type Period } from './days.js'
import { lunarPeriod } from './lunar-calendar.js'
import { parseNumeral } from './numerals.js'

/**
 * The days from the first that may be meant to the last. `each`: where the date is not sure, every period that it may
 * mean, in order, else the one; `why` tells it then.
 */
export type OldPeriod = Period & { each: Period[]; why: string | null }

/** Whether a date is several at once: a year of the cycle without its reign. */
export const isOfSeveralYears = ({ each = [] }: Partial<OldPeriod>): boolean => each.length > 1

/** Chinese dailies begin in 1858 (中外新報), and mastheads of the People's Republic print the year. */
const SIGNED_FIRST = '1858-01-01'
const SIGNED_LAST = '1949-12-31'

/** From the first to the last day that a newspaper may mean by a year of the cycle; where none is of its time, that any may mean. */
export function spanOfPrint({ each, why }: OldPeriod): Period & { why: string } {
  const likely = each.filter(({ from }) => from >= SIGNED_FIRST && from <= SIGNED_LAST)
  const [first, last] = likely.length > 0 ? [likely[0]!, likely.at(-1)!] : [each[0]!, each.at(-1)!]
  const years = likely.map(({ from }) => from.slice(0, 4)).join('、')
  const assumed =
    likely.length > 0 ? `；中文日报始于 1858 年，1949 年后报头印公历年份，故只取 ${years} 年` : ''
  return { from: first.from, to: last.to, why: `${why}${assumed}` }
}

/** Reigns whose months are lunar, by the year before their first, and the last year of each. */
const LUNAR_REIGNS: [name: string, before: number, last: number][] = [
  ['道光', 1820, 30],
  ['咸[丰豐]', 1850, 11],
  ['同治', 1861, 13],
  ['光[绪緒]', 1874, 34],
  ['宣[统統]', 1908, 3],
]
/** Reigns whose months are ours, by the year before their first, with their first and last day. */
const SOLAR_REIGNS: [name: string, before: number, first: string, last: string][] = [
  ['明治', 1867, '1873-01-01', '1912-07-30'],
  ['大正', 1911, '1912-07-30', '1926-12-25'],
  ['昭和', 1925, '1926-12-25', '1989-01-07'],
  ['大同', 1931, '1932-03-01', '1934-02-28'],
  ['康德', 1933, '1934-03-01', '1945-08-18'],
]
const REIGN = [...LUNAR_REIGNS, ...SOLAR_REIGNS, ['民[国國]'] as const].map(([name]) => name).join('|')
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
/** A year of 甲子, the length of the cycle, and the last year of the present one: of signs behind it nobody speaks yet. */
const FIRST_OF_CYCLE = 1804
const CYCLE = 60
const LAST_OF_CYCLES = 2043

/** A year of the cycle in a text, with its animal and what stands behind it of a lunar month and day: 岁次甲辰, 甲辰龙年, 甲辰年正月初五. */
const CYCLIC_DATE = new RegExp(
  `(?:[岁歲]次)?([${STEMS}])([${BRANCHES}])(?:[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]?年` +
    '(?:[闰閏]?(?:[正冬腊臘]|[一二三四五六七八九十]{1,2})月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3})?[日号號]?)?' +
    '|(?<=[岁歲]次..))',
  'g',
)

/** Where a text names a year of the cycle; `at` and `length` are UTF-16 units. Of a stem each second branch makes one. */
export const findCyclicDates = (text: string): { at: number; length: number }[] =>
  [...text.matchAll(CYCLIC_DATE)]
    .filter(([, stem, branch]) => (STEMS.indexOf(stem!) - BRANCHES.indexOf(branch!)) % 2 === 0)
    .map(({ 0: { length }, index: at }) => ({ at, length }))

const NUMBER = '[0-9０-９]{1,4}|[〇零○一二三四五六七八九十廿卅]{1,4}|元'
const GAP = '[ \\u3000]*'
const CYCLIC = `[${STEMS}][${BRANCHES}]`
/** [农舊]曆 anywhere says that the months are lunar. */
const SAYS_LUNAR = '[农農夏阴陰旧舊古][历曆]'
const YEAR = [
  `(?:大清|大日本|[满滿]洲[国國])?${GAP}(?<reign>${REIGN})${GAP}(?<nth>${NUMBER})年${GAP}(?:[(（]?(?:[歲岁][次在])?${CYCLIC}年?[)）]?)?`,
  `(?:大清|中[华華](?=民))?${GAP}(?<signed>${LUNAR_REIGNS.map(([name]) => name).join('|')}|民[国國])${GAP}(?:[歲岁][次在])?(?<sign>${CYCLIC})年?`,
  `(?:[歲岁][次在])?(?<cyclic>${CYCLIC})(?:[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬](?=年))?年?`,
  `(?<year>[0-9０-９]{4}|[〇零○一二三四五六七八九]{4})年`,
].join('|')
const OLD_DATE = new RegExp(
  `^(?<said>${SAYS_LUNAR})?${GAP}(?:${YEAR})${GAP}(?<saidBehind>${SAYS_LUNAR})?${GAP}` +
    `(?:(?<leap>[闰閏])?(?<month>[正冬腊臘]|${NUMBER})月${GAP}(?<day>初[一二三四五六七八九十]|${NUMBER})?[日号號]?)?$`,
  'u',
)
const NAMED_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 }

/** @returns undefined if the text is no such date, or there is no such day */
export function oldPeriodOf(text: string): OldPeriod | undefined {
  const parts = OLD_DATE.exec(text)?.groups
  if (!parts) return undefined
  const numberOf = (text: string | undefined) =>
    text === undefined
      ? null
      : text === '元'
        ? 1
        : (NAMED_MONTHS[text] ?? parseNumeral(text.replace('初', '')) ?? 0)
  const [month, day] = [numberOf(parts.month), numberOf(parts.day)]
  const isLunar = Boolean(parts.said ?? parts.saidBehind)
  const lunarIn = (year: number) => lunarPeriod(year, month, parts.leap !== undefined, day)
  const sure = (period: Period | undefined) => period && { ...period, each: [period], why: null }
  if (parts.sign !== undefined) {
    const years = yearsOf(parts.sign, ...reignOf(parts.signed!))
    return years.length === 1 ? sure(lunarIn(years[0]!)) : undefined
  }
  if (parts.cyclic !== undefined) return cyclicPeriod(parts.cyclic, lunarIn)
  if (parts.year !== undefined) return isLunar ? sure(lunarIn(numberOf(parts.year)!)) : undefined
  const nth = numberOf(parts.nth)!
  const named = ([name]: readonly [string, ...unknown[]]) => new RegExp(`^${name}$`).test(parts.reign!)
  const lunar = LUNAR_REIGNS.find(named)
  if (lunar) return nth >= 1 && nth <= lunar[2] ? sure(lunarIn(lunar[1] + nth)) : undefined
  if (/^民[国國]$/.test(parts.reign!)) return isLunar ? sure(lunarIn(1911 + nth)) : undefined
  const solar = SOLAR_REIGNS.find(named)
  if (!solar || nth < 1) return undefined
  const [, before, first, last] = solar
  const isLeap = parts.leap !== undefined
  const period = isLunar ? lunarIn(before + nth) : isLeap ? undefined : solarPeriod(before + nth, month, day)
  if (!period) return undefined
  const [from, to] = [period.from < first ? first : period.from, period.to > last ? last : period.to]
  return from > to ? undefined : sure({ from, to })
}

/** First and last year of a reign whose years bear signs; of the republic its first sixty. */
function reignOf(text: string): [first: number, last: number] {
  const reign = LUNAR_REIGNS.find(([name]) => new RegExp(`^${name}$`).test(text))
  return reign ? [reign[1] + 1, reign[1] + reign[2]] : [1912, 1911 + CYCLE]
}

/** The years from the first to the last that bear a sign of the cycle, 甲辰; none if there is no such sign. */
export function yearsOf(sign: string, first: number, last: number): number[] {
  const years: number[] = []
  for (let year = first; year <= last; year++) {
    const nth = year - FIRST_OF_CYCLE + 100 * CYCLE
    if (STEMS[nth % STEMS.length] === sign[0] && BRANCHES[nth % BRANCHES.length] === sign[1]) years.push(year)
  }
  return years
}

function solarPeriod(year: number, month: number | null, day: number | null): Period | undefined {
  const from = dayOf(year, month ?? 1, day ?? 1)
  const to =
    month === null || from === undefined
      ? dayOf(year, 12, 31)
      : dayOf(year, month, day ?? daysIn(year, month))
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** The years of the table that bear the sign, from the first that has the day to the last. */
function cyclicPeriod(sign: string, lunarIn: (year: number) => Period | undefined): OldPeriod | undefined {
  const periods: Period[] = []
  const years: number[] = []
  for (const year of yearsOf(sign, FIRST_OF_CYCLE, LAST_OF_CYCLES)) {
    const period = lunarIn(year)
    if (period === undefined) continue
    periods.push(period)
    years.push(year)
  }
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return undefined
  const why = years.length > 1 ? `${sign}年可能是 ${years.join('、')} 年，没有年号，不能确定` : null
  return { from: first.from, to: last.to, each: periods, why }
}
