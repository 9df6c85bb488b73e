/**
 * Postings as mining reads them: terms of two texts that stand in live articles.
 */
import { STEP, type Steps } from '../analysis/analysis.js'
import type { DocValues, Segment, TermInfo } from '../store/store.js'

type PairKind = 'mention' | 'definition'

/** A term's two texts, and where its postings are. */
export type TermPair = { first: string; second: string; info: TermInfo }

/** By what all generations share of a segment: only a new one is read at a swap. */
const known = new Map<PairKind, WeakMap<DocValues, TermPair[]>>()

/** The pairs of a segment that a live article holds. */
export function* livePairs(segment: Segment, kind: PairKind, gap: string): Steps<TermPair[]> {
  const pairs = yield* pairsOf(segment, kind, gap)
  // As long as nothing is deleted or withheld, every term stands somewhere.
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
