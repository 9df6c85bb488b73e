/**
 * Continuity: matches the articles of a changed or renamed issue with their old versions.
 *
 * Works on texts alone. Two articles are the same if they share at least half of their
 * runs of characters (shingles). Small corrections, other punctuation and another order change
 * few of these. In an issue of the same day the runs are short: the columns of a page that were
 * read as one, and are now read in order, or another recogniser's signs leave hardly a long run
 * whole. Of another day only long runs count, or the daily figures would be one article for ever.
 *
 * Source: Broder, "On the resemblance and containment of documents" (1997); the
 * resemblance is computed whole, since issues are short.
 */

import { foldText } from '../analysis/analysis.js'
import { addTo } from '../arrays.js'
import type { Article, IssueRef } from '../model.js'

/** Characters in a shingle: of issues of one day, and of others. */
const [SHORT, LONG] = [3, 6]
/** Resemblance from which two texts are one article: shared shingles over all distinct shingles of both. */
const SAME = 0.5

function shinglesOf(article: Article, length: number): Set<string> {
  const text = foldText([article.headline, article.body].filter(Boolean).join('\n')).replace(
    /[^\p{L}\p{N}]/gu,
    '',
  )
  const shingles = new Set<string>()
  for (let at = 0; at + length <= text.length; at++) shingles.add(text.slice(at, at + length))
  if (shingles.size === 0 && text !== '') shingles.add(text)
  return shingles
}

type VersionPair = { old: number; next: number; likeness: number }

/** Every pair that shares a shingle, with its resemblance. */
function pairsOf(olds: Set<string>[], nexts: Set<string>[]): VersionPair[] {
  const holders = new Map<string, number[]>()
  for (const [o, shingles] of olds.entries()) {
    for (const shingle of shingles) {
      addTo(holders, shingle, o)
    }
  }
  return nexts.flatMap((shingles, next) => {
    const shared = new Map<number, number>()
    for (const shingle of shingles)
      for (const o of holders.get(shingle) ?? []) shared.set(o, (shared.get(o) ?? 0) + 1)
    return [...shared].map(([old, both]) => ({
      old,
      next,
      likeness: both / (olds[old]!.size + shingles.size - both),
    }))
  })
}

/** Whether both issues are known to be of the same day, or range of days. */
export const isOneDay = ({ date: a }: IssueRef, { date: b }: IssueRef): boolean =>
  a.from !== null && a.from === b.from && a.to === b.to

/**
 * The share of articles that two issues have in common, 0 to 1. What is no article, as a masthead, tells nothing.
 */
export function commonShare(olds: readonly Article[], nexts: readonly Article[], areOneDay: boolean): number {
  const [before, after] = [olds, nexts].map((all) => all.filter(({ kind }) => kind !== 'other'))
  return findAgain(before!, after!, areOneDay).size / Math.max(before!.length, after!.length, 1)
}

/**
 * Finds old articles again among new ones.
 *
 * @param areOneDay whether their issues are, see isOneDay()
 * @returns from new article to old; each article at most once, pairs of highest resemblance first
 */
export function findAgain(
  olds: readonly Article[],
  nexts: readonly Article[],
  areOneDay: boolean,
): Map<Article, Article> {
  const shingles = (article: Article) => shinglesOf(article, areOneDay ? SHORT : LONG)
  const pairs = pairsOf(olds.map(shingles), nexts.map(shingles))
  const found = new Map<Article, Article>()
  const taken = new Set<number>()
  const order = (a: VersionPair, b: VersionPair) =>
    b.likeness - a.likeness || a.old - b.old || a.next - b.next
  for (const { old, next, likeness } of pairs.sort(order)) {
    const isSame = likeness >= SAME && olds[old]!.kind === nexts[next]!.kind
    if (!isSame || taken.has(old) || found.has(nexts[next]!)) continue
    taken.add(old)
    found.set(nexts[next]!, olds[old]!)
  }
  // An issue has at most one `other` item: it is the same item whatever its text.
  const other = nexts.find((article) => article.kind === 'other' && !found.has(article))
  const oldOther = olds.findIndex((article, o) => article.kind === 'other' && !taken.has(o))
  if (other && oldOther >= 0) found.set(other, olds[oldOther]!)
  return found
}
