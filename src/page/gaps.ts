/**
 * Which issues seem to be missing: pure arithmetic over the days of one year.
 *
 * Nobody tells the archive how often a newspaper came out, so its usual distance
 * is the median of those that are held.
 */
import type { IssueRow } from '../model.js'

/** Days without an issue between two issues held. */
export type Gap = { publication: string | null; from: string; to: string; days: number }

const DAY_MS = 86_400_000
/** Fewest distances between issues that make a median; with fewer, a weekly is assumed. */
const FEWEST = 3
const WEEK = 7

/** @param issues by date; those of unknown date are passed over */
export function gapsOf(issues: readonly IssueRow[]): Gap[] {
  const papers = new Map<string | null, IssueRow[]>()
  for (const issue of issues) {
    if (issue.date.from === null) continue
    const { name } = issue.publication
    papers.set(name, [...(papers.get(name) ?? []), issue])
  }
  return [...papers].flatMap(([publication, held]) => gapsIn(publication, held))
}

function gapsIn(publication: string | null, held: readonly IssueRow[]): Gap[] {
  const steps = held.slice(1).map((issue, i) => {
    const before = held[i]!.date
    const last = before.to ?? before.from!
    return { from: last, to: issue.date.from!, days: daysBetween(last, issue.date.from!) }
  })
  const sorted = steps.map(({ days }) => days).sort((a, b) => a - b)
  const usual = sorted.length < FEWEST ? WEEK : Math.max(1, sorted[sorted.length >> 1]!)
  return steps
    .filter(({ days }) => days > 2 * usual)
    .map(({ from, to, days }) => ({ publication, from, to, days: days - 1 }))
}

const daysBetween = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS)
