/** The day of the issue on a page saved from a site, where the day of reading may stand too. */

import { dayOf, findDates } from '../../chinese.js'
import type { Line } from '../page/lines.js'
import { isDayOfReading, tellsMinute } from '../rules/web.js'
import { isProse, type SiteLines } from './web.js'

/** Longest line that may tell the day, in UTF-16 units. */
const LONGEST_DAY_LINE = 80
/** A day that the stories speak of by less than so many years may be the issue's. */
const MOST_YEARS_AHEAD = 2
const PAPER_IN_LINE = /\p{Script=Han}{2,10}(?:报|晚刊)(?!道|告|名|社)/u
/** Words of a menu that end like a paper's name. */
const KIND_OF_PAPER = /(?:手机|数字|电子)报/g
/** 第2版, 07版, 总第 3981 期: beside it stands the day of the issue, and the reader's own day in a menu. */
const PAGE_OR_NUMBER = /(?<![\d.])[A-Z]?\d{1,3} ?版|第 ?[\d一二三四五六七八九十〇零百千]{1,6} ?[版期号]/

/**
 * @returns undefined also if two days are as likely: a wrong day is worse than none
 */
export function siteDay(lines: readonly Line[], site: SiteLines): { day: string; line: number } | undefined {
  const days = lines.flatMap((line) => {
    const isSure = site.get(line) === 'button' || PAPER_IN_LINE.test(line.plain.replaceAll(KIND_OF_PAPER, ''))
    const day = isProse(line) || isDayOfReading(line.plain) ? undefined : dayAlone(line.plain, isSure)
    return day === undefined ? [] : [{ day, line: line.line, isSure, isMinute: tellsMinute(line.plain) }]
  })
  const beside = lines.flatMap((line) => {
    const isBeside = PAGE_OR_NUMBER.test(line.plain) && !isProse(line) && !isDayOfReading(line.plain)
    const day = isBeside ? dayAlone(line.plain, true) : undefined
    return day === undefined ? [] : [{ day, line: line.line }]
  })
  if (new Set(beside.map(({ day }) => day)).size === 1) return beside[0]
  const sure = days.filter(({ isSure }) => isSure)
  const years = lines.filter(isProse).flatMap(({ plain }) => findDates(plain).map(({ year }) => year ?? 0))
  const told = years.reduce((last, year) => Math.max(last, year), 0)
  const likely =
    sure.length > 0
      ? sure
      : days.filter(({ day }) => told === 0 || Number(day.slice(0, 4)) < told + MOST_YEARS_AHEAD)
  if (likely.every(({ isMinute }) => isMinute)) return minuteOver(lines)
  return new Set(likely.map(({ day }) => day)).size === 1 ? likely[0] : undefined
}

/** The day of the minute that a site tells over its first story, unless another line says that it is the day of reading. */
function minuteOver(lines: readonly Line[]): { day: string; line: number } | undefined {
  const top = lines.slice(0, Math.max(0, lines.findIndex(isProse)))
  const over = top.find(({ plain }) => tellsMinute(plain))
  const day = over && wholeDay(over.plain)
  const isOfReading = ({ plain }: Line) =>
    isDayOfReading(plain) && !tellsMinute(plain) && wholeDay(plain) === day
  return day === undefined || top.some(isOfReading) ? undefined : { day, line: over!.line }
}

function wholeDay(plain: string): string | undefined {
  const [date] = findDates(plain)
  return date?.year && date.month && date.day ? dayOf(date.year, date.month, date.day) : undefined
}

/** Its first two digits may stand behind another number: 3上一篇下一篇42013年9月11日. */
const DAY_IN_BUTTONS = /((?:1[89]|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})/g

/** The day of a line that names one whole day and is short; alone it must be written as papers write it, with 年. */
function dayAlone(plain: string, isSure: boolean): string | undefined {
  if (plain.length > LONGEST_DAY_LINE || !(isSure || /年|民国/.test(plain))) return undefined
  const days = isSure
    ? [...plain.matchAll(DAY_IN_BUTTONS)].map(([, ...parts]) => parts.map(Number))
    : findDates(plain).map(({ year, month, day }) => [year ?? 0, month ?? 0, day ?? 0])
  return days.length === 1 ? dayOf(days[0]![0]!, days[0]![1]!, days[0]![2]!) : undefined
}
