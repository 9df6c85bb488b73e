/**
 * Withheld: the one door between stored text and a reader.
 *
 * A line of `_keeper/hidden.txt` is an article's id, or a string that withholds
 * every article holding it. `withhold` takes those articles out of a view's live
 * ones before anything is asked of it, so that no count, facet or suggestion
 * knows of them.
 *
 * Text also stands outside the articles: an issue's furniture and doubts, and the
 * keeper's own forms of names. Whatever shows stored text takes it from
 * `shownArticle`, `shownIssue` or `mayShow` here, or from `search/`, which looks at
 * live articles alone. No other file of this room reads a record in order to show
 * it; a test keeps that so.
 */
import { foldText } from '../analysis/analysis.js'
import type { Alternative, Article, Furniture, Issue, SearchAnswer, UpdateStory } from '../model.js'
import { articlesWithString } from '../search/search.js'
import type { DocValues, Generation, Segment } from '../store/store.js'

/** Where an issue stands in a generation. */
export type IssuePlace = { segment: Segment; issue: number }

/** The articles that are withheld: for each segment one bit an article. Empty if none is. */
export type WithheldBits = readonly Uint32Array[]

/** @returns what was withheld, for whoever opens the same generation too */
export function withhold(generation: Generation, hidden: readonly string[]): WithheldBits {
  const bits = hidden.length === 0 ? [] : generation.segments.map((each) => withheldIn(each, hidden))
  withholdBits(generation, bits)
  return bits
}

/** @param bits as `withhold` found them in this generation */
export function withholdBits({ segments }: Generation, bits: WithheldBits): void {
  for (const [i, articles] of bits.entries()) segments[i]!.withhold(articles)
}

/** By the columns that all generations share of a segment, so that a swap searches new segments only. */
const known = new WeakMap<DocValues, { lines: string; articles: Uint32Array }>()

/** One bit an article. Later generations only delete from a segment, so an earlier answer holds. */
function withheldIn(segment: Segment, hidden: readonly string[]): Uint32Array {
  const lines = hidden.join('\n')
  const before = known.get(segment.docValues)
  if (before?.lines === lines) return before.articles
  const articles = new Uint32Array(segment.live.length)
  for (const line of hidden) {
    const article = segment.articleById(line)
    if (article !== undefined) articles[article >> 5]! |= 1 << (article & 31)
    const holding = articlesWithString(segment, foldText(line))
    for (const [i, word] of holding.entries()) articles[i]! |= word
  }
  known.set(segment.docValues, { lines, articles })
  return articles
}

const folds = new WeakMap<readonly string[], string[]>()

/** The lines of a list as strings that are looked for. */
function stringsOf(hidden: readonly string[]): string[] {
  let strings = folds.get(hidden)
  if (!strings) {
    strings = hidden.map(foldText).filter((string) => string !== '')
    folds.set(hidden, strings)
  }
  return strings
}

/** Whether a folded text holds none of the withheld strings. */
export const mayShow = (folded: string, hidden: readonly string[]): boolean =>
  !stringsOf(hidden).some((string) => folded.includes(string))

/** A live article; undefined where it is withheld or deleted. */
export function shownArticle(segment: Segment, article: number): Article | undefined {
  return segment.isLive(article) ? (segment.articleRecord(article) as Article) : undefined
}

/**
 * An issue without its articles. Its remarks are left out where they stand on
 * the lines of a withheld article, or hold a withheld string.
 */
export function shownIssue(place: IssuePlace, hidden: readonly string[]): Omit<Issue, 'articles'> {
  const record = place.segment.issueRecord(place.issue) as Omit<Issue, 'articles'>
  return hidden.length === 0 ? record : shownRemarks(record, withheldLines(place), hidden)
}

/** @param lines of the issue's articles that are withheld */
export function shownRemarks(
  record: Omit<Issue, 'articles'>,
  lines: readonly [number, number][],
  hidden: readonly string[],
): Omit<Issue, 'articles'> {
  const isShown = ({ line, text, note = '' }: Furniture & { note?: string }) =>
    !lines.some(([from, to]) => line >= from && line <= to) && mayShow(foldText(`${text}\n${note}`), hidden)
  return {
    ...record,
    furniture: record.furniture.filter(isShown),
    doubts: record.doubts.filter(isShown),
  }
}

/** An answer without the forms tried that hold a withheld string. */
export function shownHeld<T extends Pick<SearchAnswer, 'held'>>(answer: T, hidden: readonly string[]): T {
  const { held } = answer
  if (!held || hidden.length === 0) return answer
  const isShown = ({ typed, matched, why }: Alternative) =>
    mayShow(foldText(`${typed}\n${matched}\n${why}`), hidden)
  return { ...answer, held: { ...held, tried: held.tried.filter(isShown) } }
}

/** A story without the names of files, and the reasons, that hold a withheld string. */
export function shownStory(story: UpdateStory, hidden: readonly string[]): UpdateStory {
  const isShown = (one: { file: string; reason?: string }) =>
    mayShow(foldText(`${one.file}\n${one.reason ?? ''}`), hidden)
  const { files, refused, stale, held } = story
  return {
    ...story,
    files: files.filter(isShown),
    refused: refused.filter(isShown),
    stale: stale.filter(isShown),
    held: held.filter(isShown),
  }
}

/** Whether no withheld article stands on a sheet of the issue, nor a withheld string outside of the articles. */
export function mayShowSheet(
  { segment, issue }: IssuePlace,
  sheet: number,
  hidden: readonly string[],
): boolean {
  if (hidden.length === 0) return true
  const { furniture } = segment.issueRecord(issue) as Omit<Issue, 'articles'>
  if (!furniture.every(({ text }) => mayShow(foldText(text), hidden))) return false
  const { firstArticles } = segment.docValues
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) {
    if (segment.isLive(a)) continue
    const { places } = segment.articleRecord(a) as Article
    // Of unknown places any sheet may be one.
    if (!places || places.some((place) => place.sheet === sheet)) return false
  }
  return true
}

/** The lines of an issue's articles that are not live. */
function withheldLines({ segment, issue }: IssuePlace): [number, number][] {
  const { firstArticles } = segment.docValues
  const lines: [number, number][] = []
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++)
    if (!segment.isLive(a)) for (const line of (segment.articleRecord(a) as Article).lines) lines.push(line)
  return lines
}
