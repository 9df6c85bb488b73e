/**
 * A date in the cycle of sixty and nothing more: 歲次甲子八月初十日. Without a reign it may be of several years.
 */
import { type OldPeriod, oldPeriodOf } from '../../old-dates.js'

/** Blanks, the line's ends, a weekday or the number of the issue stand around it: 甲子年话鼠 is a headline. */
const CYCLIC =
  /(?<![^\s(])(?:岁次)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:年?(?:闰?(?:[正冬腊]|[一二三四五六七八九十]{1,2})月(?:初?[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{2,3})日?)|年)(?=$|[\s)]|第|[总星礼])/u

/** @param plain a line of a masthead */
export function cyclicIn(plain: string): OldPeriod | undefined {
  const printed = CYCLIC.exec(plain)?.[0]
  return printed === undefined ? undefined : oldPeriodOf(printed)
}
