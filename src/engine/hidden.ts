/**
 * Hidden: what the keeper withholds is absent from a view.
 *
 * A line of `_keeper/hidden.txt` is an article's id, or a string that withholds
 * every article holding it. It is taken out of the live articles before
 * anything is asked of them, so no count, facet or suggestion knows of it.
 */
import { foldText } from '../analysis/analysis.js'
import type { Article, Furniture } from '../model.js'
import { articlesHolding } from '../search/search.js'
import type { Generation, Segment, Values } from '../store/store.js'

export function withhold(generation: Generation, hidden: readonly string[]): void {
  if (hidden.length === 0) return
  for (const segment of generation.segments) segment.withhold(withheldIn(segment, hidden))
}

/** By what all generations share of a segment: only a new one is searched at a swap. */
const known = new WeakMap<Values, { lines: string; articles: Uint32Array }>()

/** One bit an article. What is live in a later generation was live before, so an earlier answer holds. */
function withheldIn(segment: Segment, hidden: readonly string[]): Uint32Array {
  const lines = hidden.join('\n')
  const before = known.get(segment.values)
  if (before?.lines === lines) return before.articles
  const articles = new Uint32Array(segment.live.length)
  for (const line of hidden) {
    const article = segment.articleById(line)
    if (article !== undefined) articles[article >> 5]! |= 1 << (article & 31)
    const holding = articlesHolding(segment, foldText(line))
    for (const [i, word] of holding.entries()) articles[i]! |= word
  }
  known.set(segment.values, { lines, articles })
  return articles
}

/** Remarks on an issue's lines but those that stand in a withheld article, or tell a withheld string. */
export function visible<T extends Furniture & { note?: string }>(
  remarks: readonly T[],
  { segment, issue }: { segment: Segment; issue: number },
  hidden: readonly string[],
): T[] {
  if (hidden.length === 0) return [...remarks]
  const { firstArticles } = segment.values
  const lines: [number, number][] = []
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++)
    if (!segment.isLive(a)) lines.push(...(segment.articleRecord(a) as Article).lines)
  const strings = hidden.map(foldText).filter((text) => text !== '')
  return remarks.filter(({ line, text, note = '' }) => {
    const folded = foldText(`${text}\n${note}`)
    const isWithheld = lines.some(([from, to]) => line >= from && line <= to)
    return !isWithheld && !strings.some((string) => folded.includes(string))
  })
}
