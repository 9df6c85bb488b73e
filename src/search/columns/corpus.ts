/**
 * The corpus: what scores must know of a whole generation, live articles only.
 *
 * Number of articles, mean lengths, how many articles have a term, and the idf
 * that follows. Deleted and hidden articles never count, so that an update
 * leaves the scores that a rebuild gives.
 *
 * Source: Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25
 * and Beyond" (2009), §3.1. The idf adds Lucene's 1 inside the logarithm, so a
 * term found in most articles still scores above zero.
 */
import { FIELD_COUNT, FIELDS } from '../../model.js'
import type { FieldTotals, Generation, Segment } from '../../store/store.js'
import type { Unit } from '../asked/units.js'
import { count, eachBit } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { equivalentWordList, listKind, matchingDocs } from '../strings/matching-docs.js'
import { liveOf } from '../strings/occurrences.js'

export type Corpus = {
  articles: number
  /** Mean length of each field in characters, over the articles that have it; at least 1. */
  meanLengths: number[]
  /** Mean length of a whole article in characters; at least 1. */
  meanLength: number
}

export const corpusOf: (generation: Generation) => Corpus = derived(measure)

function measure({ segments, articles }: Generation): Corpus {
  const sums = FIELDS.map(() => 0)
  const having = FIELDS.map(() => 0)
  for (const segment of segments) {
    const { sums: own, having: those } = totalsOf(segment)
    for (let f = 0; f < FIELD_COUNT; f++) {
      sums[f]! += own[f]!
      having[f]! += those[f]!
    }
  }
  const all = sums.reduce((sum, length) => sum + length, 0)
  return {
    articles,
    meanLengths: sums.map((sum, f) => (having[f]! > 0 ? sum / having[f]! : 1)),
    meanLength: Math.max(1, all / Math.max(1, articles)),
  }
}

/** Of the live articles of a segment. */
function totalsOf({ docValues, liveArticles, live }: Segment): Pick<FieldTotals, 'sums' | 'having'> {
  const { fieldLengths, fieldTotals } = docValues
  if (liveArticles === docValues.articles) return fieldTotals
  const [sums, having] = [new Float64Array(FIELD_COUNT), new Int32Array(FIELD_COUNT)]
  for (const [f, lengths] of fieldLengths.entries()) {
    if (fieldTotals.having[f] === 0) continue
    eachBit(live, (a) => {
      const length = lengths[a]!
      sums[f]! += length
      having[f]! += Number(length > 0)
    })
  }
  return { sums, having }
}

/** @param documentFrequency live articles that have the term */
export function idf(documentFrequency: number, articles: number): number {
  return Math.log(1 + (articles - documentFrequency + 0.5) / (documentFrequency + 0.5))
}

/** How many live articles of a segment have a unit, in whatever field. */
export const liveDocumentFrequency = (segment: Segment, unit: Unit): number =>
  listedDocumentFrequency(segment, unit) ?? count(liveOf(segment, matchingDocs(segment, unit, null)))

/** The same, where the term dictionary tells it: nothing was deleted, and the unit has a list of its own. */
export function listedDocumentFrequency(segment: Segment, unit: Unit): number | undefined {
  if (segment.liveArticles !== segment.docValues.articles) return undefined
  const kind = listKind(unit)
  if (kind) return segment.find(kind, unit.text)?.documentFrequency ?? 0
  return equivalentWordList(segment, unit)?.documentFrequency
}
