/** Words of a page's head: what it prints beside the paper's name: days, weather, numbers of the issue and the page, editors. */

import { findDates, parseNumeral } from '../../chinese.js'
import { withoutLunarDates } from '../../lunar.js'

const HEAD_WORDS = new RegExp(
  [
    // How often the paper comes out.
    String.raw`(?<!\S)(?:[三五]日|间日|半月|双周)刊(?!\S)`,
    // The weekday.
    '星期[一二三四五六日天]',
    '礼拜[一二三四五六日]',
    // A day of the lunar calendar, or of the cycle of sixty.
    String.raw`农历\S{0,16}`,
    String.raw`夏历\S{0,12}`,
    String.raw`阴历\S{0,12}`,
    String.raw`[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\S{0,10}`,
    // The number of the issue, and how many sheets it has.
    String.raw`总?第?[\d〇零一二三四五六七八九十百千万两廿卅]+[期号册]`,
    String.raw`第?[\d一二三四五六七八九十两]{1,3}(?:大张|张)半?`,
    '附张',
    // A page.
    String.raw`第[\d一二三四五六七八九十]{1,3}页`,
    String.raw`第?\s?[A-D]?[\d一二三四五六七八九十]{1,3}\s?版`,
    // A reign or a calendar, and other words beside the day.
    '中华民国',
    '大清(?:国|帝国)?',
    '即?(?:公|西|英|阳|国|新)历',
    String.raw`(?<!\S)英(?!\S)`,
    '岁[次在]',
    '出版',
    '今日',
    String.raw`(?:本期)?共?[\d一二三四五六七八九十]+版`,
    // The weather.
    String.raw`(?<!\S)(?:晴|阴|多云|[小中大]雨)(?:[转到间](?:晴|阴|多云|[小中大]雨))*(?!\S)`,
    // Its price, and where it is made.
    String.raw`(?:每[份张期]|零售|定价)\S{0,8}`,
    String.raw`本馆(?:开?设|住)\S{0,24}`,
    String.raw`(?:社址|馆址|地址|发行所)[:]?\S{0,24}`,
    // What a site writes beside them.
    '(?:改变)?(?:文字|字体|字号)大小',
    String.raw`(?<!\S)(?:打印|关闭|收藏|放大|缩小|默认|返回)(?!\S)`,
    // Who edited the page.
    String.raw`(?:责任|值班)?(?:编辑(?!同志|先生|老师|部)|责编|美编|版式|校对|主编|组版|制版)\s?[:/]?\s?\S*`,
    // Latin letters, figures and marks.
    String.raw`[a-z\d@./:()#·|—,、。-]+`,
  ].join('|'),
  'gi',
)

/** 某报/2005年/8月/20日/第003版, as a database heads what it gives out. */
const SLASHED = /(?<=\d[年月])\/(?=\d{1,2}[月日])/g
/** 西历一千八百八十六年 */
const COUNTED_YEAR = /一千[零一二三四五六七八九十百廿卅]{1,8}(?=年)/g
/** 1 9 5 8 年 1 0 月 3 日, set wide */
const WIDE = /(?<!\d ?)\d(?: \d){3} {0,2}年 {0,2}\d(?: \d)? {0,2}月 {0,2}\d(?: \d)? {0,2}日/g
/** 20130911 and nothing else */
const COMPACT = /^((?:18|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/

/** A line of a page's head, its days as `findDates()` reads them. */
export const withReadableDays = (plain: string): string =>
  plain
    .replace(SLASHED, ' ')
    .replace(COUNTED_YEAR, (year) => String(parseNumeral(year) ?? year))
    .replace(WIDE, (day) => day.replaceAll(' ', ''))
    .replace(COMPACT, '$1-$2-$3')

/** A line without its dates, weekdays, issue and page numbers. */
export function leftOf(plain: string): string {
  // Remove the lunar day first: findDates() would take its month for a solar one.
  let rest = withoutLunarDates(withReadableDays(plain).replace(/[农夏阴]历\S{0,16}/g, ' '))
  for (const { at, length } of findDates(rest).reverse())
    rest = `${rest.slice(0, at)} ${rest.slice(at + length)}`
  return rest.replace(HEAD_WORDS, ' ').trim()
}

/** Whether a line holds nothing but a weekday, an issue's number or Latin letters. */
export function isBare(plain: string): boolean {
  return !/\p{Script=Han}/u.test(plain) || !/\p{L}/u.test(leftOf(plain))
}
