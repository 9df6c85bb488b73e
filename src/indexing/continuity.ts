/**
 * Continuity: which article of a changed or renamed issue is which of before.
 *
 * Works on texts alone. Two articles are one and the same if most of their
 * runs of six characters are shared; small corrections, other marks and another
 * order leave those alone.
 *
 * Source: Broder, "On the resemblance and containment of documents" (1997); the
 * resemblance is computed whole, since issues are short.
 */
import { foldText } from '../analysis/analysis.js'
import type { Article } from '../model.js'

/** Characters in a shingle. */
const SHINGLE = 6
/** Shared part of all shingles from which two texts are one article. */
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

/** Pairs that share a shingle at all, with the part that they share. */
function pairsOf(olds: Set<string>[], nexts: Set<string>[]): VersionPair[] {
  const holders = new Map<string, number[]>()
  for (const [o, shingles] of olds.entries()) {
    for (const shingle of shingles) {
      const known = holders.get(shingle)
      if (known) known.push(o)
      else holders.set(shingle, [o])
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
 * Finds the old articles again among the new ones.
 *
 * @returns new article to old; each at most once, the likeliest pairs first
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
  // The leftovers of an issue are one item, whatever they say.
  const other = nexts.find((article) => article.kind === 'other' && !found.has(article))
  const oldOther = olds.findIndex((article, o) => article.kind === 'other' && !taken.has(o))
  if (other && oldOther >= 0) found.set(other, olds[oldOther]!)
  return found
}
