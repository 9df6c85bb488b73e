/**
 * Records of articles: when each came or last changed, and which went, as updates told.
 *
 * Read through in the order of the issues, so that a place in it outlives an update: what
 * the update changes is found again by its time.
 */
import { STEP, type Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { type Arrival, type ArticleRecord, KINDS, type RecordsAnswer, type RecordsAsked } from '../model.js'
import { derived, findArticle } from '../search/search.js'
import { type ArrivalLine, arrivalsStamp, type Generation, readArrivals } from '../store/store.js'
import { findIssuePlace, issueKey, issuesByDate, liveArticles } from './issues.js'
import type { View } from './views.js'
import type { IssuePlace } from './withheld.js'

/** When all is as old as nobody knows. */
const UNKNOWN = '1970-01-01T00:00:00.000Z'
const OTHER = KINDS.indexOf('other')

/** What the lines of all updates tell together. */
type Told = {
  lines: ArrivalLine[]
  /** By id of issue: when it came or last changed. */
  changed: Map<string, string>
  /** When everything was last built. */
  built: string
  /** Articles that went, in the order in which they did. */
  removed: Arrival[]
}

let known: { index: string; stamp: string; told: Told } | undefined

function toldBy(index: string): Told {
  const stamp = arrivalsStamp(index)
  if (known?.index === index && known.stamp === stamp) return known.told
  const lines = readArrivals(index)
  const changed = new Map<string, string>()
  const removed: Arrival[] = []
  let built = UNKNOWN
  for (const line of lines) {
    if (line.built) built = line.at
    for (const id of [...line.added, ...line.changed]) changed.set(id, line.at)
    for (const id of line.removed) removed.push({ id, at: line.at })
  }
  known = { index, stamp, told: { lines, changed, built, removed } }
  return known.told
}

/** Articles and photographs of an issue that may be shown. */
const shownIn = (place: IssuePlace): number[] =>
  liveArticles(place).filter((a) => place.segment.docValues.kinds[a] !== OTHER)

export function* listArrivals({ generation }: View, index: string, most: number): Steps<Arrival[]> {
  const arrivals = new Map<string, Arrival>()
  const add = (id: string, at: string) => {
    if (arrivals.size < most && !arrivals.has(id)) arrivals.set(id, { id, at })
  }
  for (const { at, added, articles } of toldBy(index).lines.toReversed()) {
    for (const id of added) {
      if (arrivals.size >= most) break
      const place = findIssuePlace(generation, id)
      if (!place) continue
      for (const article of shownIn(place)) add(place.segment.docValues.ids.at(article), at)
      yield
    }
    for (const id of articles) {
      const place = findArticle(generation, id)
      if (place && place.segment.docValues.kinds[place.article] !== OTHER) add(id, at)
    }
    if (arrivals.size >= most) break
  }
  return [...arrivals.values()]
}

/** Where a list goes on: behind an article of an issue, or behind so many that went. */
type RecordPlace = { issue: string; article: string } | { removed: number }

/** Kept with the generation: a harvest asks for it once for each hundred articles. */
const orderOf = derived((generation: Generation): { place: IssuePlace; key: string }[] =>
  issuesByDate(generation).map((place) => ({ place, key: issueKey(place) })),
)

export function* listRecords(
  { generation, keeper }: View,
  index: string,
  { from = '', until = '~', after, id: only, skip = 0, limit }: RecordsAsked,
): Steps<RecordsAnswer> {
  const { changed, built, removed } = toldBy(index)
  const start = after === undefined ? undefined : placeOf(after)
  const records: ArticleRecord[] = []
  const isAsked = (at: string) => at >= from && at <= until
  let left = skip
  let last: RecordPlace | null = null
  const answer = (next: RecordPlace | null): RecordsAnswer => ({
    records,
    next: next && Buffer.from(JSON.stringify(next)).toString('base64url'),
    earliest: [built, removed[0]?.at ?? built].sort()[0]!,
  })
  if (!start || 'issue' in start) {
    let steps = 0
    const own = only === undefined ? undefined : findArticle(generation, only)
    const issue = own && { segment: own.segment, issue: own.segment.docValues.issueOf[own.article]! }
    const order = issue
      ? [{ place: issue, key: issueKey(issue) }]
      : only === undefined
        ? orderOf(generation)
        : []
    for (const { place, key } of order) {
      if (++steps % STEP === 0) yield
      if (start && key < start.issue) continue
      const { docValues } = place.segment
      const stamp = changed.get(docValues.issueIds.at(place.issue)) ?? built
      // A fresh build may have changed anything.
      const at = stamp > built ? stamp : built
      if (!isAsked(at)) continue
      let articles = shownIn(place).filter((a) => !own || a === own.article)
      if (start && key === start.issue)
        articles = articles.slice(articles.findIndex((a) => docValues.ids.at(a) === start.article) + 1)
      if (left >= articles.length) {
        left -= articles.length
        continue
      }
      for (const a of articles.slice(left)) {
        if (records.length === limit) return answer(last)
        const id = docValues.ids.at(a)
        last = { issue: key, article: id }
        if (records.push({ id, at, isRemoved: false }) % STEP === 0) yield
      }
      left = 0
    }
  }
  const first = start && 'removed' in start ? start.removed : 0
  const hidden = new Set(keeper.hidden)
  for (const [i, { id, at }] of removed.entries()) {
    if (i < first || !isAsked(at) || (only !== undefined && id !== only)) continue
    if (hidden.has(id) || findArticle(generation, id)) continue
    if (records.length === limit) return answer({ removed: i })
    records.push({ id, at, isRemoved: true })
  }
  return answer(null)
}

/** @throws {JiebaoError} BAD_PARAMETER */
function placeOf(after: string): RecordPlace {
  try {
    const place = JSON.parse(Buffer.from(after, 'base64url').toString()) as Record<string, unknown>
    if (Number.isSafeInteger(place.removed)) return { removed: place.removed as number }
    if (typeof place.issue === 'string' && typeof place.article === 'string')
      return { issue: place.issue, article: place.article }
  } catch {
    // As any other text that no answer gave.
  }
  throw new JiebaoError('cursor-unreadable', after, {})
}
