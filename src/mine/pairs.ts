/**
 * Pairs that the archive prints once: where a recogniser erred, characters stand side by side that hardly ever do.
 *
 * A pair is known that a word of the dictionary holds, or that two live articles print. What a segment
 * counts is kept as long as any generation uses the segment; a generation only compares its segments.
 */
import { holdsNumber, isDictionaryPair, pairOf, STEP, type Steps } from '../analysis/analysis.js'
import type { DocValues, Generation, Segment, TermInfo } from '../store/store.js'

/**
 * Pairs of a segment that no word of the dictionary holds, rising, and of each what finds its articles: how many there
 * are, where their list begins and how many bytes it has. Of a pair that occurs once, which has no list, the article
 * stands in the list's place. Plain numbers, since a large archive has millions of pairs.
 */
type SegmentPairs = {
  pairs: Uint32Array
  documentFrequencies: Uint32Array
  listAts: Float64Array
  listBytes: Uint32Array
}

/** Keyed by doc values, which all generations share with a segment. */
const counted = new WeakMap<DocValues, SegmentPairs>()

function* pairsOf(segment: Segment): Steps<SegmentPairs> {
  let own = counted.get(segment.docValues)
  if (!own) {
    const [pairs, documentFrequencies, listAts, listBytes]: number[][] = [[], [], [], []]
    let done = 0
    for (const { term, info } of segment.termsFrom('bigram', '')) {
      if (++done % STEP === 0) yield
      const pair = pairOf(term)
      if (pair === undefined || isDictionaryPair(pair)) continue
      pairs!.push(pair)
      documentFrequencies!.push(info.documentFrequency)
      listAts!.push(info.single?.article ?? info.postingsAt)
      listBytes!.push(info.postingsBytes)
    }
    own = {
      pairs: Uint32Array.from(pairs!),
      documentFrequencies: Uint32Array.from(documentFrequencies!),
      listAts: Float64Array.from(listAts!),
      listBytes: Uint32Array.from(listBytes!),
    }
    counted.set(segment.docValues, own)
  }
  return own
}

/** Pairs that one live article alone prints, and no word of the dictionary holds. */
export type UnknownPairs = {
  /** How many of them an article prints, by segment. */
  counts: ReadonlyMap<Segment, Uint16Array>
  /** How many there are. */
  size: number
  has(pair: number): boolean
}

/** Sieve before a search among many numbers: most pairs that are asked for are known. */
const SIEVE_BITS = 20
const sieved = (pair: number) => Math.imul(pair, 0x9e3779b1) >>> (32 - SIEVE_BITS)

function unknownOf(rising: readonly number[], counts: UnknownPairs['counts']): UnknownPairs {
  const pairs = Uint32Array.from(rising)
  const sieve = new Uint8Array(2 ** SIEVE_BITS)
  for (const pair of pairs) sieve[sieved(pair)] = 1
  return { counts, size: pairs.length, has: (pair) => sieve[sieved(pair)] === 1 && holdsNumber(pairs, pair) }
}

export function* unknownPairs({ segments }: Generation): Steps<UnknownPairs> {
  const all: SegmentPairs[] = []
  for (const segment of segments) all.push(yield* pairsOf(segment))
  const unknown: number[] = []
  const counts = new Map(segments.map((segment) => [segment, new Uint16Array(segment.docValues.articles)]))
  const heads = all.map(() => 0)
  for (let done = 1; ; done++) {
    if (done % STEP === 0) yield
    let least = Number.POSITIVE_INFINITY
    for (const [s, { pairs }] of all.entries()) least = Math.min(least, pairs[heads[s]!] ?? least)
    if (least === Number.POSITIVE_INFINITY) return unknownOf(unknown, counts)
    let live = 0
    let only: [Segment, number] | undefined
    for (const [s, own] of all.entries()) {
      if (own.pairs[heads[s]!] !== least) continue
      const segment = segments[s]!
      const first = firstLive(segment, own, heads[s]!++)
      live += first.live
      if (first.article !== undefined) only = [segment, first.article]
    }
    if (live !== 1 || !only) continue
    unknown.push(least)
    counts.get(only[0])![only[1]]!++
  }
}

/** Whether one, or more, live articles of a segment have its `i`th pair; and the first of them, where that is one alone. */
function firstLive(
  segment: Segment,
  { documentFrequencies, listAts, listBytes }: SegmentPairs,
  i: number,
): { live: number; article: number | undefined } {
  const deleted = segment.docValues.articles - segment.liveArticles
  const documentFrequency = documentFrequencies[i]!
  if (documentFrequency >= deleted + 2) return { live: 2, article: undefined }
  const [at, bytes] = [listAts[i]!, listBytes[i]!]
  if (bytes === 0) return segment.isLive(at) ? { live: 1, article: at } : { live: 0, article: undefined }
  let live = 0
  let article: number | undefined
  const cursor = segment.postings(listOf(documentFrequency, at, bytes))
  while (live < 2 && cursor.nextBlock())
    for (let i = 0; i < cursor.size; i++) {
      if (!segment.isLive(cursor.docs[i]!)) continue
      live++
      article = cursor.docs[i]!
    }
  return { live: Math.min(live, 2), article: live === 1 ? article : undefined }
}

/** The entry of a bigram, as far as its list of articles needs it. */
const listOf = (documentFrequency: number, postingsAt: number, postingsBytes: number): TermInfo => ({
  documentFrequency,
  hasPositions: true,
  total: 0,
  postingsAt,
  postingsBytes,
  positionsAt: 0,
  positionsBytes: 0,
})
