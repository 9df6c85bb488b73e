/**
 * A concordance: every match of a query, each in a line with what stands before and behind it (KWIC).
 */
import { foldText } from '../../analysis/analysis.js'
import type {
  Article,
  ArticleHead,
  ConcordanceAnswer,
  ConcordanceAsked,
  ConcordanceLine,
  LineOrder,
} from '../../model.js'
import type { Ranked } from '../ranked/rank.js'
import { markArticle, type Needles } from './highlight.js'
import { headOf } from './hit.js'

/** Hits that are read for their lines; reading one takes some tenths of a millisecond. */
export const MOST_READ = 5000

/** Lines between two looks at the time. */
const LINES_A_LOOK = 1024

type HeadedArticle = { article: Article; head: ArticleHead }
type CountedLines = Pick<ConcordanceAnswer, 'lines' | 'totalLines' | 'articles'>

/**
 * @param ranked hits by day, the newest first, at most MOST_READ
 * @param needles with the budget: where it ends, the hits behind are not read
 */
export function concordanceOf(
  ranked: readonly Ranked[],
  needles: Needles,
  asked: ConcordanceAsked,
): CountedLines {
  const read = function* (): Generator<HeadedArticle> {
    for (const { segment, article: number } of ranked) {
      const article = segment.articleRecord(number) as Article
      yield { article, head: headOf(segment, number, article) }
    }
  }
  return concordanceIn(read(), needles, asked)
}

/** @param read the hits, as `concordanceOf` has them, read one by one */
export function concordanceIn(
  read: Iterable<HeadedArticle>,
  needles: Needles,
  { order, width, page, hitsPerPage }: ConcordanceAsked,
): CountedLines {
  const lines: ConcordanceLine[] = []
  let articles = 0
  for (const each of read) {
    if (needles.budget.isOver()) break
    for (const line of linesOf(each, needles, width))
      if (lines.push(line) % LINES_A_LOOK === 0 && needles.budget.isOver()) break
    // Where the time ended within an article, some of its lines may be missing.
    if (needles.budget.isOver()) break
    articles++
  }
  if (order !== 'date') sortByContext(lines, order)
  const start = (page - 1) * hitsPerPage
  return { lines: lines.slice(start, start + hitsPerPage), totalLines: lines.length, articles }
}

/** One by one: a long article may print a character a million times. */
function* linesOf(
  { article, head: { id, headline, publication, date } }: HeadedArticle,
  needles: Needles,
  width: number,
): Generator<ConcordanceLine> {
  for (const { field, index, text, ranges } of markArticle(article, needles, Number.POSITIVE_INFINITY).texts)
    for (const [at, end] of ranges)
      yield {
        ...{ id, headline, publication: publication.name, from: date.from, to: date.to },
        ...{ field, index, at },
        left: [...text.slice(Math.max(0, at - 2 * width), at)].slice(-width).join(''),
        match: text.slice(at, end),
        right: [...text.slice(end, end + 2 * width)].slice(0, width).join(''),
      }
}

/** Lines that are equal stay by day. */
function sortByContext(lines: ConcordanceLine[], order: Exclude<LineOrder, 'date'>): void {
  const keys = new Map(
    lines.map((line) => [
      line,
      order === 'right' ? foldText(line.right) : [...foldText(line.left)].reverse().join(''),
    ]),
  )
  lines.sort((a, b) => {
    const [x, y] = [keys.get(a)!, keys.get(b)!]
    return x < y ? -1 : x > y ? 1 : 0
  })
}
