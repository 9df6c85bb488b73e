/**
 * Days: the calendar that all dates are kept in. Pure arithmetic.
 */

/** Both ends inclusive, `YYYY-MM-DD`. */
export type Period = { from: string; to: string }

export const FIRST_YEAR = 1600
export const LAST_YEAR = 2999
const DAY_MS = 86_400_000

/** Days of a month. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Two figures. */
export const twoDigits = (n: number) => String(n).padStart(2, '0')

/** `YYYY-MM-DD`, or undefined if the calendar (1600 to 2999) has no such day. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const real =
    Number.isInteger(year + month + day) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month)
  return real ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : undefined
}

/**
 * Days since 1970-01-01.
 *
 * @throws {RangeError} if `day` is no `YYYY-MM-DD` of the years 1600 to 2999
 */
export function dayNumber(day: string): number {
  const [year, month, date] = /^\d{4}-\d\d-\d\d$/.test(day) ? day.split('-').map(Number) : []
  if (year === undefined || dayOf(year, month!, date!) !== day)
    throw new RangeError(`No day of 1600 to 2999: ${day}`)
  return Date.UTC(year, month! - 1, date!) / DAY_MS
}

/** Undoes dayNumber(). */
export function dayText(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
}
