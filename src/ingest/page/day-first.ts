/** A date as papers overseas print it: with the day first (24.5.2016), or with the month in English (Friday, 2 September 2022). */

import { dayOf } from '../../chinese.js'

const DAY_FIRST = /(?<![\d.])(\d{1,2})([./-]) ?(\d{1,2})\2 ?((?:19|20)\d\d)(?![\d])/
const WEEKDAY = /星期([日天一二三四五六])/
const WEEKDAYS = '日一二三四五六'
/** A month has no higher number. */
const MONTHS = 12

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
/** A weekday in brackets may stand between. */
const BETWEEN = '[.,]?(?: ?\\([a-z]{3,9}\\))?[ ,]{1,2}'
const YEAR = '((?:18|19|20)\\d\\d)(?!\\d)'
const MONTH_THEN_DAY = new RegExp(`(?<![a-z])${MONTH}[.,]? ${DAY}${BETWEEN}${YEAR}`, 'i')
const DAY_THEN_MONTH = new RegExp(`(?<!\\d)${DAY} (?:of )?${MONTH}${BETWEEN}${YEAR}`, 'i')

/**
 * @param plain a line of a masthead
 * @returns `YYYY-MM-DD`; undefined where day and month may be either and neither dots nor the weekday tell them apart
 */
export function dayFirstIn(plain: string): string | undefined {
  const parts = DAY_FIRST.exec(plain)
  if (!parts) return dayInEnglish(plain)
  const [one, other, year] = [parts[1], parts[3], parts[4]].map(Number) as [number, number, number]
  const dayFirst = dayOf(year, other, one)
  const monthFirst = dayOf(year, one, other)
  const weekday = WEEKDAY.exec(plain)?.[1]?.replace('天', '日')
  if (weekday) return [dayFirst, monthFirst].find((day) => day !== undefined && weekdayOf(day) === weekday)
  return parts[2] === '.' || one > MONTHS ? dayFirst : undefined
}

const weekdayOf = (day: string) => WEEKDAYS.charAt(new Date(day).getUTCDay())

function dayInEnglish(plain: string): string | undefined {
  const [, month, day, year] = MONTH_THEN_DAY.exec(plain) ?? []
  if (month && day && year) return dayOf(Number(year), monthOf(month), Number(day))
  const [, first, second, third] = DAY_THEN_MONTH.exec(plain) ?? []
  return first && second && third ? dayOf(Number(third), monthOf(second), Number(first)) : undefined
}

const monthOf = (name: string) => MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1
