/**
 * When: the day each story tells of, and the days on which the issue can have
 * appeared. A given or printed day goes before an inferred one, and every
 * inference writes down its reasons. A day that nothing tells stays null.
 */

import { dayNumber, dayOf, dayText, type FoundDate, findDates, parseNumeral } from '../../chinese.js'
import { plainOf } from '../../lexicon.js'
import { withoutLunarDates } from '../../lunar.js'
import type { DateRange } from '../../model.js'
import { guessYear, type YearGuess } from './year.js'

/** Papers print local news within about this many days. */
const NEWS_DAYS = 14
/** A story's day stands in its first paragraphs, within so many UTF-16 units of each. */
const LEAD_PARAGRAPHS = 3
const LEAD_LONGEST = 1000
/** In a later paragraph the day must stand within this many UTF-16 units of the start. */
const SECOND_WITHIN = 6
const NOT_EVENT = /(?:截至|截止|截至到|自|从|至|到|以来|限|限于|至迟|最迟|不迟于|赶在|务于|须于)$/
/** Behind a day: a term that ends with it. */
const DEADLINE = /^(?:以前|之前|前|止|截止|为止)/
/** Round a day that may lie ahead. */
const PLANNED = /(?:定于|订于|拟于|将于|将在|预定|预计|预期|计划于|准于|择于|改于|延至|展至|定期|拟定)$/
const FROM_THEN_ON = /^(?:起|开始)/
const RELATIVE: [RegExp, number][] = [
  [/^.{0,60}?(?:今日|今天|今晨)/, 0],
  [/^.{0,50}?(?:昨日|昨天|昨晚|昨晨|昨夜|昨)(?=[上下]?[午晚日,]|[^天日])/, 1],
  [/^.{0,50}?(?:前日|前天|前晚)/, 2],
]

/** From this year on Chinese papers count in our months. */
const FIRST_SOLAR_YEAR = 1912

/** A story's own date as printed; the year may be missing. `isPlanned`: the day may lie ahead of the issue. */
export type StoryDate = { found: FoundDate; isLastYear: boolean; isPlanned: boolean }

/**
 * The first day that the story's lead, or the head of a paragraph after it, names.
 *
 * @param body as printed
 */
export function storyDate(body: string): StoryDate | undefined {
  for (const [i, paragraph] of body.split('\n', LEAD_PARAGRAPHS).entries()) {
    const plain = withoutLunarDates(plainOf(paragraph.slice(0, LEAD_LONGEST)))
    for (const found of findDates(plain)) {
      if (found.day === null || found.month === null) continue
      const before = plain.slice(Math.max(0, found.at - 4), found.at)
      const after = plain.slice(found.at + found.length, found.at + found.length + 2)
      if (NOT_EVENT.test(before) || DEADLINE.test(after)) continue
      if (i > 0 && found.at > SECOND_WITHIN) break
      const isPlanned = PLANNED.test(before) || FROM_THEN_ON.test(after)
      return { found, isLastYear: /去年|上年$/.test(before), isPlanned }
    }
  }
  return undefined
}

/** The day for 今日, 昨日 in a lead, when the issue's own day is known. */
export function relativeDay(lead: string, issueDay: string): string | undefined {
  const wired = wireDay(lead, issueDay)
  if (wired && !/[今昨前][日天晨晚]/.test(lead.slice(0, 60))) return wired
  for (const [pattern, daysBack] of RELATIVE) {
    if (pattern.test(lead)) return dayText(dayNumber(wired ?? issueDay) - daysBack)
  }
  return undefined
}

/** 某地三日电: the day of a dispatch, here the last 3rd of a month up to the issue's day; its 昨日 counts from it. */
function wireDay(lead: string, issueDay: string): string | undefined {
  const printed = /^[^。,]{0,20}?([\d一二三四五六七八九十]{1,3})日(?:通信|[讯电])/.exec(lead)?.[1]
  const day = printed ? parseNumeral(printed) : undefined
  if (day === undefined) return undefined
  const last = dayNumber(issueDay)
  for (let back = 0; back < 31; back++) {
    if (Number(dayText(last - back).slice(8)) === day) return dayText(last - back)
  }
  return undefined
}

/** The day of a story, with its year from the issue's date or the guess where it is missing. */
export function settleDay(date: StoryDate, issue: DateRange, guess: YearGuess | undefined): string | null {
  const { year, month, day } = date.found
  if (month === null || day === null) return null
  if (year !== null) return dayOf(year, month, day) ?? null
  // Months of the empire's papers are lunar.
  if (Number(issue.to?.slice(0, 4) ?? guess?.year) < FIRST_SOLAR_YEAR) return null
  if (issue.to !== null && issue.from !== null && (issue.basis !== 'inferred' || !guess)) {
    return nearestTo(issue.to, month, day, date)
  }
  if (!guess) return null
  const base = guess.year - (date.isLastYear || (guess.turn && month > 6) ? 1 : 0)
  return dayOf(base, month, day) ?? null
}

/** Days within which news and plans are sure of their year. */
const SURE_DAYS = 60

/** News looks back: a day far after the issue was a year earlier. A plan looks ahead, and far from the issue its year is in doubt. */
function nearestTo(
  to: string,
  month: number,
  day: number,
  { isLastYear, isPlanned }: StoryDate,
): string | null {
  const year = Number(to.slice(0, 4))
  const own = dayOf(year, month, day)
  if (!own) return null
  const ahead = dayNumber(own) - dayNumber(to)
  if (isPlanned) return Math.abs(ahead) > SURE_DAYS ? null : own
  return ahead > SURE_DAYS || isLastYear ? (dayOf(year - 1, month, day) ?? null) : own
}

/**
 * The issue's range from the days of its stories.
 *
 * @param dates one for each story that names a day
 * @param texts all plain prose, for the year
 */
export function inferRange(
  dates: readonly StoryDate[],
  texts: readonly string[],
): { range: DateRange; guess: YearGuess | undefined } {
  const months = dates.filter((date) => !date.isLastYear).map(({ found }) => found.month ?? 0)
  const said = dates.filter(({ found }) => found.year !== null)
  const guess = guessYear(texts, months)
  const unknown: DateRange = {
    from: null,
    to: null,
    basis: 'unknown',
    why: '没有报头日期，文中也没有可据以推断年份的日期',
  }
  if (!guess && said.length === 0) return { range: unknown, guess }
  const days = dates
    .map((date) => settleDay(date, unknown, guess))
    .filter((day): day is string => day !== null)
    .sort()
  const last = days.at(-1)
  if (last === undefined) {
    if (!guess) return { range: unknown, guess }
    const why = `${guess.why}；文中没有可定到日的报道，只能推到年份`
    return {
      range: { from: `${guess.year}-01-01`, to: `${guess.year}-12-31`, basis: 'inferred', why },
      guess,
    }
  }
  const to = dayText(dayNumber(last) + NEWS_DAYS)
  const why = `没有报头日期；所报之事最晚在 ${last}，消息多在事后 ${NEWS_DAYS} 日内刊出${guess ? `；${guess.why}` : ''}`
  return { range: { from: last, to, basis: 'inferred', why }, guess }
}
