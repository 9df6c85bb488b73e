/**
 * Lunar dates: where a text prints one, and which of our years it lies in.
 *
 * Pure functions over text in either script. A month and day are not converted here (old-dates.ts does): of
 * 光绪十二年九月初三日 only 1886 is told, and not even that where the month may reach into the
 * next of our years. chinese.ts reads all other dates, and takes lunar months for ours.
 */

import { parseNumeral } from './chinese.js'
import { yearsOf } from './old-dates.js'

/** A lunar date as printed; `at` and `length` are UTF-16 units. `year`: of ours, or null if it is not sure. */
export type LunarDate = { year: number | null; at: number; length: number }

/** Reigns in both scripts, as patterns, by the year before their first. Every month of theirs is lunar. */
const REIGNS: [name: string, yearBefore: number][] = [
  ['[顺順]治', 1643],
  ['康熙', 1661],
  ['雍正', 1722],
  ['乾隆', 1735],
  ['嘉[庆慶]', 1795],
  ['道光', 1820],
  ['咸[丰豐]', 1850],
  ['同治', 1861],
  ['光[绪緒]', 1874],
  ['宣[统統]', 1908],
]
const REIGN = `(?:${REIGNS.map(([name]) => name).join('|')})`
const NUMBER = '[一二三四五六七八九十廿卅]{1,3}'
const GAP = '[ \\u3000]{0,2}'
const SEXAGENARY = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]'
const DAY = `(?:初[一二三四五六七八九十]|${NUMBER})${GAP}[日号號]?`
const MONTH = `[闰閏]?(?:[正冬腊臘]|${NUMBER})月`
/** 光绪十二年（丙戌）九月初三日 */
const REIGN_YEAR = `(${REIGN})${GAP}(元|${NUMBER})年${GAP}(?:[歲岁][次在])?[(（]?(?:${SEXAGENARY})?年?[)）]?${GAP}`
/** 光绪甲辰年六月初三日, 中華民國甲子年八月初十日 */
const REIGN_SIGN = `(${REIGN}|(?:中[华華])?民[国國])${GAP}(?:[歲岁][次在])?(${SEXAGENARY})(?:年|(?=${GAP}${MONTH}))${GAP}`
/** 农历九月初三, 舊曆辛卯年三月廿八日 */
const SAID = `[农農夏阴陰旧舊古][历曆]${GAP}(?:${SEXAGENARY}年?|${NUMBER}年)?${GAP}${MONTH}(?:${DAY})?`
/** 正月十五, 闰四月十六, 五月初五: no month or day of ours is called so. */
const SURE = `(?:[闰閏]${NUMBER}月|[正腊臘]月)${DAY}|${NUMBER}月初[一二三四五六七八九十](?![几幾])[日号號]?`
const LUNAR = new RegExp(
  `${REIGN_YEAR}(${MONTH}(?:${DAY})?)?|${REIGN_SIGN}(${MONTH}(?:${DAY})?)?|${SAID}|${SURE}`,
  'g',
)
/** Lunar months that may end in the next of our years. */
const MONTH_IN_DOUBT = /^[闰閏]?(?:[冬腊臘]|十[一二])/

/** No lunar date is without one of these. */
const MAY_BE_LUNAR = new RegExp(`[历曆闰閏]|[正腊臘]月|月初|民[国國]|${REIGN}`)

/** Every lunar date of the text, in order. */
export function findLunarDates(text: string): LunarDate[] {
  if (!MAY_BE_LUNAR.test(text)) return []
  return [...text.matchAll(LUNAR)].map(([whole, reign, number, month, signed, sign, monthOfSign], i, all) => {
    const year = sign === undefined ? nthOf(reign, number) : signedYear(signed!, sign)
    const isSure = year !== undefined && !MONTH_IN_DOUBT.test(month ?? monthOfSign ?? '')
    return { year: isSure ? year : null, at: all[i]!.index, length: whole.trimEnd().length }
  })
}

function nthOf(reign: string | undefined, number: string | undefined): number | undefined {
  const before = REIGNS.find(([name]) => new RegExp(name).test(reign ?? ''))?.[1]
  const nth = number === '元' ? 1 : parseNumeral(number ?? '')
  return before === undefined || nth === undefined ? undefined : before + nth
}

/** The year of a reign, or of the first sixty of the republic, that bears the sign; undefined if two do, or none. */
function signedYear(reign: string, sign: string): number | undefined {
  const at = REIGNS.findIndex(([name]) => new RegExp(name).test(reign))
  const before = REIGNS[at]?.[1] ?? 1911
  const years = yearsOf(sign, before + 1, at < 0 ? 1971 : (REIGNS[at + 1]?.[1] ?? 1911))
  return years.length === 1 ? years[0] : undefined
}

/** The text with a blank for every unit of its lunar dates, so that nobody takes their months for ours. */
export function withoutLunarDates(text: string): string {
  let rest = text
  for (const { at, length } of findLunarDates(text))
    rest = rest.slice(0, at) + ' '.repeat(length) + rest.slice(at + length)
  return rest
}
