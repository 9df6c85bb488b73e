/**
 * What of an article can be measured for legibility, and what the tool that read its page told of it.
 *
 * What a tool told stands with the article, so it is stored with it; whether a pair of characters is known depends on
 * the whole archive, and is asked where that is known (mine/pairs.ts).
 */
import type { Article } from '../model.js'
import { foldText } from './fold.js'
import { pairsIn } from './pairs.js'

/** Different pairs of a paragraph that tells something. Of fewer, a rare name alone is a third. */
const LEAST_PAIRS = 15

/** A paragraph with more unknown pairs than a share allows has so many of them at least. @param below 0 to 1 */
export const leastUnknown = (below: number): number =>
  Math.max(1, Math.ceil((1 - below) * LEAST_PAIRS - 1e-9))

/** A paragraph that is long enough to be measured: where it begins in the body, its line, and its different pairs. */
export type MeasuredParagraph = { at: number; line: number; text: string; pairs: ReadonlySet<number> }

type Body = Pick<Article, 'body' | 'paragraphs' | 'unsure'>

export function measuredParagraphs({ body, paragraphs }: Body): MeasuredParagraph[] {
  return paragraphs.flatMap(({ at, line }, i) => {
    const text = body.slice(at, paragraphs[i + 1]?.at).trimEnd()
    const pairs = pairsIn(foldText(text))
    return pairs.size < LEAST_PAIRS ? [] : [{ at, line, text, pairs }]
  })
}

/** A tool told that it was not sure of some words of the article. Of one that it was sure of, or told nothing of, it told none. */
export const isDoubted = ({ unsure = [] }: Body): boolean => unsure.length > 0

/** The share of a paragraph that the tool was sure of, 0 to 1. */
export function sureShare({ at, text }: MeasuredParagraph, { unsure = [] }: Body): number {
  const inside = unsure.map(([from, to]) => Math.min(to, at + text.length) - Math.max(from, at))
  return 1 - inside.reduce((sum, units) => sum + Math.max(0, units), 0) / text.length
}

/** Stands for the share of an article whose paragraphs are all too short to be measured. */
export const NO_SHARE = 1001

/** Of an article that the tool doubted its worst paragraph's share, in thousandths, or NO_SHARE; null of any other. */
export function toldShare(article: Body): number | null {
  if (!isDoubted(article)) return null
  const shares = measuredParagraphs(article).map((own) => Math.round(sureShare(own, article) * 1000))
  return shares.length === 0 ? NO_SHARE : Math.min(...shares)
}
