/**
 * When: the days on which an issue can have appeared that does not print its date, from the days that its stories
 * tell of. Every inference writes down its reasons. A day that nothing tells stays null.
 */

import { dayNumber, dayText } from '../../chinese.js'
import type { DateRange } from '../../model.js'
import { dayOfDate } from './event.js'
import type { LeadDate } from './mentions.js'
import { guessYear, type YearGuess } from './year.js'

/** Papers print local news within about this many days. */
const NEWS_DAYS = 14

/**
 * The issue's range from the days of its stories.
 *
 * @param dates one for each story that tells of a day, by its month
 * @param texts all plain prose, for the year
 */
export function inferRange(
  dates: readonly LeadDate[],
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
    .map((date) => dayOfDate(date, unknown, guess))
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
