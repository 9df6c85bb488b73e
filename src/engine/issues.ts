/**
 * Issues: the list of the archive's issues, and one of them whole.
 */
import type { ExportedHit, Hit, Issue, IssueAnswer, IssueRef, IssueRow, IssuesAnswer } from '../model.js'
import { findArticle } from '../search/search.js'
import { type Generation, NO_DAY, type Segment } from '../store/store.js'
import { type IssuePlace, shownArticle, shownIssue } from './withheld.js'

/** What a list of issues reads of a view. */
type ListedView = { generation: Generation; keeper: { hidden: readonly string[] } }

/** Where an issue stands that the archive holds. */
export function findIssuePlace({ segments }: Generation, id: string): IssuePlace | undefined {
  for (const segment of segments) {
    const issue = segment.issueById(id)
    if (issue !== undefined) return { segment, issue }
  }
  return undefined
}

/** Characters of `firstText`. */
const FIRST = 4

/** Issues of unknown date come last. */
const dayOf = (day: number) => (day === NO_DAY ? Number.MAX_SAFE_INTEGER : day)

const known = new WeakMap<Generation, [day: number, issues: number][]>()

/** The number of issues that begin on each day; the days rise. */
function countsByDay(generation: Generation): [day: number, issues: number][] {
  let counts = known.get(generation)
  if (!counts) {
    const byDay = new Map<number, number>()
    for (const { docValues, mark } of generation.segments) {
      const add = (issue: number, times: number) => {
        const day = dayOf(docValues.fromDays[issue]!)
        byDay.set(day, (byDay.get(day) ?? 0) + times)
      }
      for (let issue = 0; issue < docValues.issues; issue++) add(issue, 1)
      for (const issue of mark.deletedIssues) add(issue, -1)
    }
    counts = [...byDay].sort(([a], [b]) => a - b)
    known.set(generation, counts)
  }
  return counts
}

/** The issues that begin on the days `from … to`, in no order. */
function placesOn({ segments }: Generation, from: number, to: number): IssuePlace[] {
  const places: IssuePlace[] = []
  for (const segment of segments) {
    const { fromDays, issues } = segment.docValues
    const deleted = new Set(segment.mark.deletedIssues)
    for (let issue = 0; issue < issues; issue++) {
      const day = dayOf(fromDays[issue]!)
      if (day >= from && day <= to && !deleted.has(issue)) places.push({ segment, issue })
    }
  }
  return places
}

/** Issues `from … to` by date, then file. Sorts only the issues of the days that the slice touches. */
function slice(generation: Generation, from: number, to: number): IssuePlace[] {
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

/** All issues by date, then file; those of unknown date last. */
export const issuesByDate = (generation: Generation): IssuePlace[] => slice(generation, 0, generation.issues)

/** A text by which issues are in the order of `issuesByDate`. */
export const issueKey = (place: IssuePlace): string =>
  `${String(dayOf(place.segment.docValues.fromDays[place.issue]!) + DAY_SHIFT).padStart(17, '0')}\n${nameOf(place)}`
/** Days before 1970 are negative. */
const DAY_SHIFT = 1_000_000

function compare(a: IssuePlace, b: IssuePlace): number {
  const day = ({ segment, issue }: IssuePlace) => dayOf(segment.docValues.fromDays[issue]!)
  return day(a) - day(b) || (nameOf(a) < nameOf(b) ? -1 : 1)
}

/** One file may hold several issues of one day, and the order of segments changes with merges. */
const nameOf = ({ segment: { docValues }, issue }: IssuePlace): string =>
  `${docValues.fileOfIssue(issue)}\n${docValues.issueIds.at(issue)}`

/** An issue as its articles name it. */
export function refOf({ id, file, entry, publication, date, number, scan }: Issue['issue']): IssueRef {
  return { id, file, ...(entry !== undefined && { entry }), publication, date, number, scan }
}

/** The issue that an article names as its own. Shows none of the issue's remarks. */
export function issueRef(segment: Segment, issue: number): IssueRef {
  return refOf(shownIssue({ segment, issue }, []).issue)
}

/** Hits with their whole articles, of the generation that they were found in. */
export function* withArticles(hits: Iterable<Hit>, generation: Generation): Generator<ExportedHit> {
  for (const hit of hits) {
    const { segment, article } = findArticle(generation, hit.id)!
    const issue = issueRef(segment, segment.docValues.issueOf[article]!)
    yield { ...hit, article: { ...shownArticle(segment, article)!, issue } }
  }
}

/** The articles of an issue that are live. */
export function liveArticles({ segment, issue }: IssuePlace): number[] {
  const { firstArticles } = segment.docValues
  const live: number[] = []
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) if (segment.isLive(a)) live.push(a)
  return live
}

/** Lists of a view that were asked for: the front page and the calendar go through the same ones for every reader. */
const listed = new WeakMap<ListedView, Map<string, IssuesAnswer>>()
/** Lists that are remembered, of a hundred rows and less than 100 KB each; beyond, all are forgotten. */
const MOST_LISTED = 100

/** The rows are shared by all who ask: do not write to them. */
export function listIssues(view: ListedView, page: number, hitsPerPage: number): IssuesAnswer {
  const known = listed.get(view) ?? new Map<string, IssuesAnswer>()
  listed.set(view, known)
  const key = `${page} ${hitsPerPage}`
  const answer = known.get(key) ?? readIssues(view, page, hitsPerPage)
  if (known.size >= MOST_LISTED) known.clear()
  known.set(key, answer)
  return { ...answer, issues: [...answer.issues] }
}

function readIssues({ generation, keeper }: ListedView, page: number, hitsPerPage: number): IssuesAnswer {
  const shown = slice(generation, (page - 1) * hitsPerPage, page * hitsPerPage)
  const issues = shown.map((place): IssueRow => {
    const { issue, doubts } = shownIssue(place, keeper.hidden)
    return { ...refOf(issue), articles: liveArticles(place).length, doubts: doubts.length }
  })
  return { issues, page, hitsPerPage, totalIssues: generation.issues }
}

/** @returns undefined if there is no such issue */
export function findIssue(
  { generation, keeper }: ListedView,
  id: string,
  page: number,
  hitsPerPage: number,
): IssueAnswer | undefined {
  const place = findIssuePlace(generation, id)
  if (!place) return undefined
  const live = liveArticles(place)
  const shown = live.slice((page - 1) * hitsPerPage, page * hitsPerPage)
  const articles = shown.map((a) => shownArticle(place.segment, a)!)
  const { issue, furniture, doubts } = shownIssue(place, keeper.hidden)
  return { issue, articles, furniture, doubts, page, hitsPerPage, totalArticles: live.length }
}

/** How the first article of the first issue begins, read anew. */
export function firstText(view: ListedView): string {
  const [issue] = listIssues(view, 1, 1).issues
  const [article] = (issue && findIssue(view, issue.id, 1, 1)?.articles) ?? []
  return [...(article?.headline ?? article?.body ?? '')].slice(0, FIRST).join('')
}
