/**
 * Issues: the list of what the archive holds, and one of them whole.
 */
import type { Article, Issue, IssueAnswer, IssueRef, IssueRow, IssuesAnswer } from '../model.js'
import { type Generation, NO_DAY, type Segment } from '../store/store.js'

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
  const file = ({ segment, issue }: Place) => segment.values.files[issue]!
  return day(a) - day(b) || (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : 0)
}

const recordOf = ({ segment, issue }: Place) => segment.issueRecord(issue) as Omit<Issue, 'articles'>

export function issueRef(segment: Segment, issue: number): IssueRef {
  const { id, file, publication, date } = recordOf({ segment, issue }).issue
  return { id, file, publication, date }
}

export function listIssues(generation: Generation, page: number, hitsPerPage: number): IssuesAnswer {
  const { ordered } = listOf(generation)
  const shown = ordered.slice((page - 1) * hitsPerPage, page * hitsPerPage)
  const issues = shown.map((place): IssueRow => {
    const { values } = place.segment
    const articles = values.firstArticles[place.issue + 1]! - values.firstArticles[place.issue]!
    return { ...issueRef(place.segment, place.issue), articles, doubts: values.doubts[place.issue]! }
  })
  return { issues, page, hitsPerPage, totalIssues: ordered.length }
}

/** @returns undefined if there is no such issue */
export function findIssue(
  generation: Generation,
  id: string,
  page: number,
  hitsPerPage: number,
): IssueAnswer | undefined {
  const place = listOf(generation).byId.get(id)
  if (!place) return undefined
  const { firstArticles } = place.segment.values
  const first = firstArticles[place.issue]!
  const totalArticles = firstArticles[place.issue + 1]! - first
  const articles: Article[] = []
  for (let a = (page - 1) * hitsPerPage; a < Math.min(page * hitsPerPage, totalArticles); a++) {
    articles.push(place.segment.articleRecord(first + a) as Article)
  }
  const { issue, furniture, doubts } = recordOf(place)
  return { issue, articles, furniture, doubts, page, hitsPerPage, totalArticles }
}
