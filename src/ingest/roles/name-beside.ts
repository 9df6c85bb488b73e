/** A paper's name that does not say so, beside the day of the issue: 某某文摘 1988年5月1日 第3版. */

import { findDates } from '../../chinese.js'
import { findLunarDates } from '../../lunar.js'
import type { Line } from '../page/lines.js'
import { isSectionName } from '../rules/columns.js'

/** Stands for the day in the line. */
const DAY = '\u0001'
/** What stands beside a day in a head only: a weekday, the number of the issue or of the page. */
const OF_HEAD =
  /^(?:星期|礼拜|周)[一二三四五六日天]$|^总?第.{1,9}[号期]$|^第?[A-Z]?[\d一二三四五六七八九十]{1,3}版?$/
const NUMBER = /^总?第.{1,9}[期号册]$/
/** In UTF-16 units; a page's section may have two characters. */
const NAME = /^\p{Script=Han}{3,8}$/u
const NOT_NAME =
  /(?:新闻|要闻|版|专[刊版辑]|副刊|特[刊辑]|[日周旬月]一?刊)$|记者|编辑|责编|^(?:农|夏|阴|公|西)历|^(?:今(?!日)|今日(?:[^\p{Script=Han}]|.{0,1}$|要闻|导读|提示|关注|视点|头条|聚焦)|本)|[年月]/u

/** A section's name stands apart from the day. */
const GLUED = /^\d{4}年\d{1,2}月\d{1,2}日(\p{Script=Han}{2,8}) ?第 ?[A-Z]?\d{1,3} ?版$/u

/** The paper's name in one of the lines at the top: the first word, or the one between the day and the page. */
export function nameBesideDay(lines: readonly Line[]): { name: string; line: number } | undefined {
  for (const { plain, text, line } of lines) {
    const words = wordsOf(plain)
    const day = words.indexOf(DAY)
    if (day < 0 || !words.some((word) => OF_HEAD.test(word))) continue
    const isNumbered = words.some((word) => NUMBER.test(word))
    // 1988年5月1日　某某文摘　第3版　社会: the page has a name of its own.
    const isNamed = OF_HEAD.test(words[day + 2] ?? '') && NAME.test(words[day + 3] ?? '')
    const name =
      GLUED.exec(plain)?.[1] ??
      (isShortName(words) ? words[0] : undefined) ??
      (isName(words[0]!, isNumbered) ? words[0] : undefined) ??
      (isName(words[day + 1] ?? '', isNamed) ? words[day + 1] : undefined)
    const at = name === undefined ? -1 : plain.indexOf(name)
    if (at >= 0) return { name: text.slice(at, at + name!.length), line }
  }
  return undefined
}

/** @param maySayColumn whether it may be a name that columns have too, such as 某某文摘 */
const isName = (word: string, maySayColumn: boolean) =>
  NAME.test(word) && !OF_HEAD.test(word) && !NOT_NAME.test(word) && (maySayColumn || !isSectionName(word))

/** 夜莺　第四十一期: a name of two characters, with the number of the issue right behind it. */
const isShortName = ([first = '', second = '']: readonly string[]) =>
  /^\p{Script=Han}{2}$/u.test(first) && NUMBER.test(second) && !NOT_NAME.test(first)

/** The words of a line; a whole day, or the year of a reign, is one. */
function wordsOf(plain: string): string[] {
  let rest = plain
  for (const { at, length } of findLunarDates(rest).reverse())
    rest = `${rest.slice(0, at)} ${DAY} ${rest.slice(at + length)}`
  for (const { at, length, day, year } of findDates(rest).reverse())
    if (year && day) rest = `${rest.slice(0, at)} ${DAY} ${rest.slice(at + length)}`
  return rest
    .replace(/第 (?=[A-Z\d])|(?<=\d) (?=版)/g, (blank) => blank.trim())
    .split(/[\s()|/]+/)
    .filter((word) => word !== '')
}
