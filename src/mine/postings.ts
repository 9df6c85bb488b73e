/**
 * Terms of two texts (mentions and definitions) that occur in live articles.
 *
 * The pairs of a segment are kept as long as any generation uses the segment.
 */
import { STEP, type Steps } from '../analysis/analysis.js'
import type { DocValues, Segment, TermInfo } from '../store/store.js'

type PairKind = 'mention' | 'definition'

/** The two texts of a term, and its entry in the dictionary. */
type TermPair = { first: string; second: string; info: TermInfo }

/** Keyed by doc values, which all generations share with a segment: after an update only new segments are read. */
const known = new Map<PairKind, WeakMap<DocValues, TermPair[]>>()

/** The pairs of a segment that occur in a live article. */
export function* livePairs(segment: Segment, kind: PairKind, gap: string): Steps<TermPair[]> {
  const pairs = yield* pairsOf(segment, kind, gap)
  // If no article is deleted or withheld, every term occurs in a live one.
  if (segment.liveArticles === segment.docValues.articles) return pairs
  const live: TermPair[] = []
  for (const [done, pair] of pairs.entries()) {
    if (done % STEP === 0) yield
    if (isLive(segment, pair.info)) live.push(pair)
  }
  return live
}

function* pairsOf(segment: Segment, kind: PairKind, gap: string): Steps<TermPair[]> {
  const bySegment = known.get(kind) ?? new WeakMap<DocValues, TermPair[]>()
  known.set(kind, bySegment)
  let pairs = bySegment.get(segment.docValues)
  if (!pairs) {
    pairs = []
    for (const { term, info } of segment.termsFrom(kind, '')) {
      const [first = '', second = ''] = term.split(gap)
      if (pairs.push({ first, second, info }) % STEP === 0) yield
    }
    bySegment.set(segment.docValues, pairs)
  }
  return pairs
}

function isLive(segment: Segment, info: TermInfo): boolean {
  const cursor = segment.postings(info)
  while (cursor.nextBlock()) {
    for (let i = 0; i < cursor.size; i++) if (segment.isLive(cursor.docs[i]!)) return true
  }
  return false
}
