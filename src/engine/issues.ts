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

const known = new WeakMap<Generation, Map<number, Place[]>>()

/** By the day that they begin, rising; those of unknown date last. In no order within a day. */
function byDay(generation: Generation): Map<number, Place[]> {
  let days = known.get(generation)
  if (!days) {
    const unsorted = new Map<number, Place[]>()
    for (const place of generation.segments.flatMap(placesOf)) {
      const from = place.segment.values.fromDays[place.issue]!
      const day = from === NO_DAY ? Number.MAX_SAFE_INTEGER : from
      const list = unsorted.get(day)
      if (list) list.push(place)
      else unsorted.set(day, [place])
    }
    days = new Map([...unsorted].sort(([a], [b]) => a - b))
    known.set(generation, days)
  }
  return days
}

function placesOf(segment: Segment): Place[] {
  const deleted = new Set(segment.mark.deletedIssues)
  const places: Place[] = []
  for (let issue = 0; issue < segment.values.issues; issue++)
    if (!deleted.has(issue)) places.push({ segment, issue })
  return places
}

/** Issues `from … to` by date, then file. Only the days that hold them are sorted. */
function slice(generation: Generation, from: number, to: number): Place[] {
  const found: Place[] = []
  let before = 0
  for (const places of byDay(generation).values()) {
    if (before >= to) break
    if (before + places.length > from) {
      const [start, end] = [Math.max(0, from - before), to - before]
      found.push(...places.sort(compare).slice(start, end))
    }
    before += places.length
  }
  return found
}

function compare(a: Place, b: Place): number {
  // One file may hold several issues of one day; the order of segments is no order.
  const name = ({ segment: { values }, issue }: Place) =>
    `${values.fileOfIssue(issue)}\n${values.issueIds.at(issue)}`
  return name(a) < name(b) ? -1 : 1
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
