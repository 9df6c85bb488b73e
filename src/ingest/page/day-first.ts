/** A date whose day stands first, as papers overseas print it: 24.5.2016. */

import { dayOf } from '../../chinese.js'

const DAY_FIRST = /(?<![\d.])(\d{1,2})([./-]) ?(\d{1,2})\2 ?((?:19|20)\d\d)(?![\d])/
const WEEKDAY = /星期([日天一二三四五六])/
const WEEKDAYS = '日一二三四五六'
/** A month has no higher number. */
const MONTHS = 12

/**
 * @param plain a line of a masthead
 * @returns `YYYY-MM-DD`; undefined where day and month may be either and neither dots nor the weekday tell them apart
 */
export function dayFirstIn(plain: string): string | undefined {
  const parts = DAY_FIRST.exec(plain)
  if (!parts) return undefined
  const [one, other, year] = [parts[1], parts[3], parts[4]].map(Number) as [number, number, number]
  const dayFirst = dayOf(year, other, one)
  const monthFirst = dayOf(year, one, other)
  const weekday = WEEKDAY.exec(plain)?.[1]?.replace('天', '日')
  if (weekday) return [dayFirst, monthFirst].find((day) => day !== undefined && weekdayOf(day) === weekday)
  return parts[2] === '.' || one > MONTHS ? dayFirst : undefined
}

const weekdayOf = (day: string) => WEEKDAYS.charAt(new Date(day).getUTCDay())
