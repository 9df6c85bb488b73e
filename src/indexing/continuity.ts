/**
 * Continuity: matches the articles of a changed or renamed issue with their old versions.
 *
 * Works on texts alone. Two articles are the same if they share at least half of their
 * runs of six characters (shingles). Small corrections, other punctuation and another
 * order change few of these.
 *
 * Source: Broder, "On the resemblance and containment of documents" (1997); the
 * resemblance is computed whole, since issues are short.
 */

import { foldText } from '../analysis/analysis.js'
import { addTo } from '../arrays.js'
import type { Article } from '../model.js'

/** Characters in a shingle. */
const SHINGLE = 6
/** Resemblance from which two texts are one article: shared shingles over all distinct shingles of both. */
const SAME = 0.5

function shinglesOf(article: Article): Set<string> {
  const text = foldText([article.headline, article.body].filter(Boolean).join('\n')).replace(
    /[^\p{L}\p{N}]/gu,
    '',
  )
  const shingles = new Set<string>()
  for (let at = 0; at + SHINGLE <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE))
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

/**
 * Finds old articles again among new ones.
 *
 * @returns from new article to old; each article at most once, pairs of highest resemblance first
 */
export function findAgain(olds: readonly Article[], nexts: readonly Article[]): Map<Article, Article> {
  const pairs = pairsOf(olds.map(shinglesOf), nexts.map(shinglesOf))
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
