/**
 * Issues: the list of what the archive holds, and one of them whole.
 */
import type { Article, Furniture, Issue, IssueAnswer, IssueRef, IssueRow, IssuesAnswer } from '../model.js'
import { type Generation, NO_DAY, type Segment } from '../store/store.js'
import { visible } from './hidden.js'
import type { View } from './views.js'

type Place = { segment: Segment; issue: number }

const known = new WeakMap<Generation, { ordered: Place[]; byId: Map<string, Place> }>()

/** By date, then file; issues of unknown date last. */
function listOf(generation: Generation): { ordered: Place[]; byId: Map<string, Place> } {
  let list = known.get(generation)
  if (!list) {
    const ordered = generation.segments.flatMap(placesOf).sort(compare)
    list = {
      ordered,
      byId: new Map(ordered.map((place) => [place.segment.values.issueIds[place.issue]!, place])),
    }
    known.set(generation, list)
  }
  return list
}

function placesOf(segment: Segment): Place[] {
  const deleted = new Set(segment.mark.deletedIssues)
  const places: Place[] = []
  for (let issue = 0; issue < segment.values.issues; issue++)
    if (!deleted.has(issue)) places.push({ segment, issue })
  return places
}

function compare(a: Place, b: Place): number {
  const day = ({ segment, issue }: Place) => {
    const from = segment.values.fromDays[issue]!
    return from === NO_DAY ? Number.MAX_SAFE_INTEGER : from
  }
  // One file may hold several issues of one day; the order of segments is no order.
  const name = ({ segment: { values }, issue }: Place) => `${values.files[issue]}\n${values.issueIds[issue]}`
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
  const { ordered } = listOf(generation)
  const shown = ordered.slice((page - 1) * hitsPerPage, page * hitsPerPage)
  const issues = shown.map((place): IssueRow => {
    const { segment, issue } = place
    const { hidden } = keeper
    const doubts = hidden.length > 0 ? remarksOf(place, hidden).doubts.length : segment.values.doubts[issue]!
    return { ...issueRef(segment, issue), articles: articlesOf(place).length, doubts }
  })
  return { issues, page, hitsPerPage, totalIssues: ordered.length }
}

/** @returns undefined if there is no such issue */
export function findIssue(
  { generation, keeper }: View,
  id: string,
  page: number,
  hitsPerPage: number,
): IssueAnswer | undefined {
  const place = listOf(generation).byId.get(id)
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
