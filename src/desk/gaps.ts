/**
 * Which issues seem to be missing: pure arithmetic over days.
 *
 * Nobody tells the archive how often a newspaper came out, so its usual distance
 * is the median of those that are held, and its days of rest are the weekdays on
 * which it never appears.
 */
import { groupBy, middleOf } from '../arrays.js'
import { dayNumber, dayText } from '../chinese.js'
import type { IssueRow } from '../model.js'

/**
 * Between the issues of two days no other is held; `days` of those between were no days of rest. `expected` are
 * the days on which an issue should have come out, where the newspaper keeps to weekdays; else empty.
 */
export type Gap = { publication: string | null; from: string; to: string; days: number; expected: string[] }

/** Fewest distances between issues that make a median; with fewer, a weekly is assumed. */
const FEWEST = 3
const WEEK = 7
/** A distance of more than this many usual ones is a gap. */
const TOO_LONG = 1.5
/** A weekday is one of rest if the issues held passed over it this many times and more, and none fell on it. */
const FEWEST_RESTS = 3

type Days = { from: string | null; to: string | null }

/** @param issues by date; those of unknown date are passed over */
export function gapsOf(issues: readonly Pick<IssueRow, 'date' | 'publication'>[]): Gap[] {
  const papers = groupBy(issues, ({ publication }) => publication.name)
  return [...papers].flatMap(([publication, own]) =>
    gapsIn(
      publication,
      own.map(({ date }) => date),
    ),
  )
}

/** @param days of one newspaper's issues, rising; those whose first day is unknown are passed over */
export function gapsIn(publication: string | null, days: readonly Days[]): Gap[] {
  const held = days.filter(({ from }) => from !== null)
  // Several issues, or files, of one day tell nothing of how often a newspaper comes out.
  const steps = held.slice(1).flatMap(({ from }, i) => {
    const before = held[i]!
    const last = before.to ?? before.from!
    return from === before.from ? [] : [{ from: last, to: from!, days: daysBetween(last, from!) }]
  })
  const usual = steps.length < FEWEST ? WEEK : Math.max(1, middleOf(steps.map(({ days }) => days)))
  const rests = usual < WEEK ? restDays(held) : new Set<number>()
  return steps
    .filter(({ days }) => days > TOO_LONG * usual)
    .map(({ from, to, days }) => ({
      publication,
      from,
      to,
      days: days - 1 - restsBetween(from, days, rests),
      expected: steps.length < FEWEST ? [] : daysExpected(from, days, usual, rests),
    }))
    .filter(({ days }) => days > 0)
}

/** The weekdays, 0 to 6, on which no issue fell, though the issues held span them often enough. */
function restDays(held: readonly Days[]): Set<number> {
  const published = new Set(held.map(({ from }) => weekdayOf(from!)))
  const weeks = daysBetween(held[0]!.from!, held.at(-1)!.from!) / WEEK
  const never = [...Array(WEEK).keys()].filter((weekday) => !published.has(weekday))
  return new Set(weeks >= FEWEST_RESTS ? never : [])
}

/** How many days of rest lie between a day and the one `days` after it, both not counted. */
function restsBetween(from: string, days: number, rests: ReadonlySet<number>): number {
  if (rests.size === 0) return 0
  let count = 0
  const weekday = weekdayOf(from)
  for (let i = 1; i < days; i++) if (rests.has((weekday + i) % WEEK)) count++
  return count
}

/** The days between that are no days of rest; of a paper that comes out every so many weeks, those on its weekday. */
function daysExpected(from: string, days: number, usual: number, rests: ReadonlySet<number>): string[] {
  if (usual > WEEK && usual % WEEK !== 0) return []
  const step = usual < WEEK ? 1 : usual
  const [first, weekday] = [dayNumber(from), weekdayOf(from)]
  const expected: string[] = []
  // The issue that ends the gap may stand a few days off its weekday.
  for (let i = step; i <= days - (step + 1) / 2; i += step)
    if (!rests.has((weekday + i) % WEEK)) expected.push(dayText(first + i))
  return expected
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: string) => (((dayNumber(day) + 4) % WEEK) + WEEK) % WEEK

const daysBetween = (a: string, b: string) => dayNumber(b) - dayNumber(a)
