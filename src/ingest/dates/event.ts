/**
 * Event: the day that a story tells of, from the mentions of its lead and the days of its issue.
 *
 * The first mention that may tell decides; where its day is not sure, a later one may. A paper tells of nothing that
 * lies ahead of it. A wrong day is worse than none.
 */
import { dayNumber, dayOf, dayText } from '../../chinese.js'
import type { DateRange } from '../../model.js'
import type { LeadDate, LeadDay } from './mentions.js'
import type { YearGuess } from './year.js'

/** News without a year is of the last days; a year before is told with it, or stands first and is near. */
const NEWS_DAYS = 60
const LAST_YEAR_DAYS = 90
/** What a reporter learned of happened within so many days. */
const LEARNED_DAYS = 7
/** A day with its year is of the past if it is longer ago. */
const TOLD_DAYS = 366
/** From this year on Chinese papers count in our months. */
const FIRST_SOLAR_YEAR = 1912

/** The day of a date, `YYYY-MM-DD`, with its year from the issue or the guess where it is missing; null if not sure. */
export function dayOfDate(
  { found, isLastYear, isFirst }: LeadDate,
  issue: DateRange,
  guess: YearGuess | undefined,
): string | null {
  const { year, month, day } = found
  if (month === null || day === null) return null
  // Months of the empire's papers are lunar.
  if (year === null && Number(issue.to?.slice(0, 4) ?? guess?.year) < FIRST_SOLAR_YEAR) return null
  const known = issue.to !== null && issue.from !== null && (issue.basis !== 'inferred' || !guess)
  if (year === null && !known) {
    if (!guess) return null
    return dayOf(guess.year - (isLastYear || (guess.turn && month > 6) ? 1 : 0), month, day) ?? null
  }
  if (issue.to === null || issue.from === null) return dayOf(year!, month, day) ?? null
  const ofYear = (of: number) => {
    const text = dayOf(of, month, day)
    return text !== undefined && text <= issue.to! ? text : undefined
  }
  const daysBefore = (text: string) => dayNumber(issue.from!) - dayNumber(text)
  const own = Number(issue.to.slice(0, 4))
  if (year !== null || isLastYear) {
    const told = ofYear(year ?? own - 1)
    return told !== undefined && daysBefore(told) <= TOLD_DAYS ? told : null
  }
  const now = ofYear(own)
  if (now !== undefined) return daysBefore(now) <= NEWS_DAYS ? now : null
  const last = ofYear(own - 1)
  return last !== undefined && isFirst && daysBefore(last) <= LAST_YEAR_DAYS ? last : null
}

/** The day of a word, counted from the issue's only day or the dispatch's. */
function dayOfWord(
  { word }: Exclude<LeadDay, LeadDate>,
  from: number,
  before: number | undefined,
): string | null {
  const day = word.day(from, before)
  return day === undefined || day > from ? null : dayText(day)
}

/** The day that a story tells of, or null. */
export function eventDay(
  mentions: readonly LeadDay[],
  issue: DateRange,
  guess: YearGuess | undefined,
): string | null {
  const issueDay =
    issue.from !== null && issue.from === issue.to && issue.basis !== 'unknown'
      ? dayNumber(issue.from)
      : undefined
  let anchor = issueDay
  let before: number | undefined
  let dispatch: string | null = null
  let isLearned = false
  for (const mention of mentions) {
    const day =
      mention.found !== null
        ? dayOfDate(mention, issue, guess)
        : anchor === undefined
          ? null
          : dayOfWord(mention, mention.isDateline ? issueDay! : anchor, before)
    if (mention.isDateline && day !== null) {
      dispatch ??= day
      if (issueDay !== undefined) anchor = dayNumber(day)
    }
    const isAhead = mention.isBegin && issue.from !== null && day !== null && day >= issue.from
    const isOld =
      isLearned && day !== null && issueDay !== undefined && issueDay - dayNumber(day) > LEARNED_DAYS
    if (mention.tells && day !== null && !isAhead && !isOld) return day
    isLearned ||= mention.isLearned
    if (mention.tells && mention.word?.isVague) return dispatch
    if (day !== null) before = dayNumber(day)
  }
  return dispatch
}
