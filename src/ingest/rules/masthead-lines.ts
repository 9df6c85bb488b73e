/** Lines that only the head of a page has: its day, its editors, what stands on other pages. No sentence goes on in them. */

import { findDates } from '../../chinese.js'
import { dayFirstIn } from '../page/day-first.js'

/** What stands beside the day of a masthead: a weekday, or the number of an issue, a sheet, a page or a volume. */
export const BESIDE_DAY = /星期|礼拜|第.{1,9}[号期张版册]/

/** A day beside such a word or beside editors: no story has such a line. */
export const isMastheadDay = (plain: string) =>
  !/[,。;]/.test(plain) &&
  (BESIDE_DAY.test(plain) || /[责美主]编 ?:/.test(plain)) &&
  (findDates(plain).length > 0 || dayFirstIn(plain) !== undefined)

/** 责编 / 甲 美编 / 乙 校对 / 丙 */
const EDITORS =
  /^(?:责编|责任编辑|本版编辑|编辑|组版|版式) ?[:/]? ?\p{Script=Han}{2,4}[ ,/].*(?:美编|版式|组版|校对|制图) ?[:/]? ?\p{Script=Han}{2,4}$/u

/** 某某厂主办: who publishes the paper, and nothing else. */
export const PUBLISHER_ALONE = /^\p{Script=Han}{4,28} ?(?:主办|编印|主编|合编)$/u

/** 今日导读：二版《…》 */
const CONTENTS = /^(?:今日|本[期报版])?(?:导读|要目|提要|看点) ?:.*[版《]/

/** Whether the line is one that no story has. */
export const isMastheadLine = (plain: string): boolean =>
  isMastheadDay(plain) || EDITORS.test(plain) || CONTENTS.test(plain)
