/**
 * Issues: the list of what the archive holds, and one of them whole.
 */
import type { Article, Furniture, Issue, IssueAnswer, IssueRef, IssueRow, IssuesAnswer } from '../model.js'
import { type Generation, NO_DAY, type Segment } from '../store/store.js'
import { visible } from './hidden.js'
import type { View } from './views.js'

type Place = { segment: Segment; issue: number }

/** Where an issue stands that the archive holds. */
function placeOf({ segments }: Generation, id: string): Place | undefined {
  for (const segment of segments) {
    const issue = segment.issueById(id)
    if (issue !== undefined) return { segment, issue }
  }
  return undefined
}

/** Issues of unknown date come last. */
const dayOf = (day: number) => (day === NO_DAY ? Number.MAX_SAFE_INTEGER : day)

const known = new WeakMap<Generation, [day: number, issues: number][]>()

/** How many issues begin on each day, the days rising. */
function countsByDay(generation: Generation): [day: number, issues: number][] {
  let counts = known.get(generation)
  if (!counts) {
    const byDay = new Map<number, number>()
    for (const { values, mark } of generation.segments) {
      const add = (issue: number, times: number) => {
        const day = dayOf(values.fromDays[issue]!)
        byDay.set(day, (byDay.get(day) ?? 0) + times)
      }
      for (let issue = 0; issue < values.issues; issue++) add(issue, 1)
      for (const issue of mark.deletedIssues) add(issue, -1)
    }
    counts = [...byDay].sort(([a], [b]) => a - b)
    known.set(generation, counts)
  }
  return counts
}

/** The issues that begin on the days `from … to`, in no order. */
function placesOn({ segments }: Generation, from: number, to: number): Place[] {
  const places: Place[] = []
  for (const segment of segments) {
    const { fromDays, issues } = segment.values
    const deleted = new Set(segment.mark.deletedIssues)
    for (let issue = 0; issue < issues; issue++) {
      const day = dayOf(fromDays[issue]!)
      if (day >= from && day <= to && !deleted.has(issue)) places.push({ segment, issue })
    }
  }
  return places
}

/** Issues `from … to` by date, then file. Only those of the days that hold them are looked at. */
function slice(generation: Generation, from: number, to: number): Place[] {
  let before = 0
  let start: { day: number; at: number } | undefined
  let last = 0
  for (const [day, issues] of countsByDay(generation)) {
    if (before >= to) break
    if (before + issues > from) {
      start ??= { day, at: from - before }
      last = day
    }
    before += issues
  }
  if (!start) return []
  return placesOn(generation, start.day, last)
    .sort(compare)
    .slice(start.at, start.at + to - from)
}

function compare(a: Place, b: Place): number {
  const day = ({ segment, issue }: Place) => dayOf(segment.values.fromDays[issue]!)
  // One file may hold several issues of one day; the order of segments is no order.
  const name = ({ segment: { values }, issue }: Place) =>
    `${values.fileOfIssue(issue)}\n${values.issueIds.at(issue)}`
  return day(a) - day(b) || (name(a) < name(b) ? -1 : 1)
}

const recordOf = ({ segment, issue }: Place) => segment.issueRecord(issue) as Omit<Issue, 'articles'>

export function issueRef(segment: Segment, issue: number): IssueRef {
  const { id, file, publication, date } = recordOf({ segment, issue }).issue
  return { id, file, publication, date }
}

/** Live articles of an issue: all but those that are withheld. */
function articlesOf({ segment, issue }: Place): number[] {
  const { firstArticles } = segment.values
  const live: number[] = []
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) if (segment.isLive(a)) live.push(a)
  return live
}

/** Doubts and furniture that may be shown. */
function remarksOf(place: Place, hidden: readonly string[]): Pick<Issue, 'furniture' | 'doubts'> {
  const { furniture, doubts } = recordOf(place)
  const show = <T extends Furniture>(remarks: T[]) => visible(remarks, place, hidden)
  return { furniture: show(furniture), doubts: show(doubts) }
}

export function listIssues({ generation, keeper }: View, page: number, hitsPerPage: number): IssuesAnswer {
  const shown = slice(generation, (page - 1) * hitsPerPage, page * hitsPerPage)
  const issues = shown.map((place): IssueRow => {
    const { segment, issue } = place
    const { hidden } = keeper
    const doubts = hidden.length > 0 ? remarksOf(place, hidden).doubts.length : segment.values.doubts[issue]!
    return { ...issueRef(segment, issue), articles: articlesOf(place).length, doubts }
  })
  return { issues, page, hitsPerPage, totalIssues: generation.issues }
}

/** @returns undefined if there is no such issue */
export function findIssue(
  { generation, keeper }: View,
  id: string,
  page: number,
  hitsPerPage: number,
): IssueAnswer | undefined {
  const place = placeOf(generation, id)
  if (!place) return undefined
  const live = articlesOf(place)
  const shown = live.slice((page - 1) * hitsPerPage, page * hitsPerPage)
  const articles = shown.map((a) => place.segment.articleRecord(a) as Article)
  const { issue } = recordOf(place)
  return {
    issue,
    articles,
    ...remarksOf(place, keeper.hidden),
    page,
    hitsPerPage,
    totalArticles: live.length,
  }
}
