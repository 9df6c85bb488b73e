/**
 * Issues: the list of the archive's issues, and one of them whole.
 */
import type { ExportedHit, Hit, Issue, IssueAnswer, IssueRef, IssueRow, IssuesAnswer } from '../model.js'
import { derived, findArticle } from '../search/search.js'
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

const orderOf = derived((generation: Generation) => new IssueOrder(generation))

/** Issues `from … to` by date, then file. */
const slice = (generation: Generation, from: number, to: number): IssuePlace[] =>
  orderOf(generation).slice(from, Math.min(to, generation.issues))

/**
 * The issues of a generation by day, counted into their places once. Those of one day are put in order once a list shows the
 * day: their names are dear, and most days of an archive are never listed.
 */
class IssueOrder {
  readonly #segments: Generation['segments']
  /** Of each place: the segment and the issue. */
  readonly #segmentAt: Uint16Array
  readonly #issueAt: Int32Array
  /** Where each day begins, from the first day on, then the unknown day, and the end. */
  readonly #starts: Int32Array
  readonly #isSorted: Uint8Array

  constructor({ segments, issues }: Generation) {
    this.#segments = segments
    const days = segments.map(({ docValues: { fromDays } }) => fromDays)
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (const own of days)
      for (const day of own) {
        if (day === NO_DAY) continue
        if (day < first) first = day
        if (day > last) last = day
      }
    const known = last < first ? 0 : last - first + 1
    const slot = (day: number) => (day === NO_DAY ? known : day - first)
    const deleted = segments.map(({ mark }) => new Set(mark.deletedIssues))
    const starts = new Int32Array(known + 2)
    for (const [s, own] of days.entries())
      for (let issue = 0; issue < own.length; issue++)
        if (!deleted[s]!.has(issue)) starts[slot(own[issue]!) + 1]!++
    for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
    this.#starts = starts
    this.#isSorted = new Uint8Array(known + 1)
    this.#segmentAt = new Uint16Array(issues)
    this.#issueAt = new Int32Array(issues)
    const next = starts.slice()
    for (const [s, own] of days.entries())
      for (let issue = 0; issue < own.length; issue++) {
        if (deleted[s]!.has(issue)) continue
        const at = next[slot(own[issue]!)]!++
        this.#segmentAt[at] = s
        this.#issueAt[at] = issue
      }
  }

  /** @param to at most the number of issues */
  slice(from: number, to: number): IssuePlace[] {
    if (from >= to) return []
    for (let day = this.#dayAt(from); this.#starts[day]! < to; day++) this.#sort(day)
    const places: IssuePlace[] = []
    for (let at = from; at < to; at++) places.push(this.#place(at))
    return places
  }

  #place(at: number): IssuePlace {
    return { segment: this.#segments[this.#segmentAt[at]!]!, issue: this.#issueAt[at]! }
  }

  /** The day whose issues stand at a place: the last that begins there or before. */
  #dayAt(place: number): number {
    let low = 0
    let high = this.#isSorted.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.#starts[middle]! <= place) low = middle
      else high = middle
    }
    return low
  }

  #sort(day: number): void {
    if (this.#isSorted[day]) return
    this.#isSorted[day] = 1
    const from = this.#starts[day]!
    const to = this.#starts[day + 1]!
    if (to - from < 2) return
    const named = Array.from({ length: to - from }, (_, i) => {
      const place = this.#place(from + i)
      return { name: nameOf(place), segment: this.#segmentAt[from + i]!, issue: place.issue }
    })
    named.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const [i, { segment, issue }] of named.entries()) {
      this.#segmentAt[from + i] = segment
      this.#issueAt[from + i] = issue
    }
  }
}

/** All issues by date, then file; those of unknown date last. */
export const issuesByDate = (generation: Generation): IssuePlace[] => slice(generation, 0, generation.issues)

/** A text by which issues are in the order of `issuesByDate`. */
export const issueKey = (place: IssuePlace): string =>
  `${String(dayOf(place.segment.docValues.fromDays[place.issue]!) + DAY_SHIFT).padStart(17, '0')}\n${nameOf(place)}`
/** Days before 1970 are negative. */
const DAY_SHIFT = 1_000_000

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
