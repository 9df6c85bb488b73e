/**
 * BM25F: how well one article answers one term.
 *
 * Pure arithmetic over counts and lengths; opens no file, keeps no state. The
 * idf and the mean lengths are those of columns/corpus.ts.
 *
 * Source: Robertson & Zaragoza, "The Probabilistic Relevance Framework:
 * BM25 and Beyond" (2009), §3.6. Lengths are in characters, and a field's mean is
 * taken over the articles that have it: most fields are missing from most articles.
 */
import { BODY, FIELD_COUNT, FIELD_WEIGHTS, FIELDS, lengthNorm } from '../../fields.js'
import type { FieldImpact, Lengths } from '../../store/store.js'
import type { Corpus } from '../columns/corpus.js'
import { derived } from '../sets/derived.js'

/** Saturation: the larger, the longer repetition keeps paying. */
export const K1 = 1.2

const WEIGHTS = FIELDS.map((field) => FIELD_WEIGHTS[field])

/**
 * Scores are multiples of 2^-40. No sum of them reaches 2^13, so every sum is exact and does not depend on
 * the order of its summands: a search that skips articles by block-max gives the same bits as one that scores
 * them all.
 */
const GRID = 2 ** -40
const ROUNDING = 1.5 * 2 ** 12

/**
 * The score of one term in one article.
 *
 * @param counts     occurrences by field, from `countsAt`
 * @param lengths    by field, the lengths of all articles in characters
 * @returns 0 up to `termIdf`
 */
export function termScore(
  counts: Int32Array,
  countsAt: number,
  lengths: readonly Lengths[],
  article: number,
  corpus: Corpus,
  termIdf: number,
): number {
  let impact = 0
  let isBody = true
  for (let f = 0; f < FIELD_COUNT; f++) {
    const count = counts[countsAt + f]!
    if (count === 0) continue
    if (f !== BODY) isBody = false
    impact += fieldImpact(f, count, lengths[f]![article]!, corpus)
  }
  // bodyScore() and saturated() differ in their last bit, and blocks are scored by bodyScore().
  if (isBody) return bodyScore(counts[countsAt + BODY]!, bodyNorm(lengths[BODY]![article]!, corpus), termIdf)
  // Saturate once, after pooling: field by field, one word printed in three
  // fields would be paid three times.
  return saturated(impact, termIdf)
}

/** The norm of a body of this length: a count equal to it scores half of the idf. */
export function bodyNorm(length: number, { meanLengths }: Corpus): number {
  const { b, weight } = WEIGHTS[BODY]!
  return (K1 * lengthNorm(b, length, meanLengths[BODY]!)) / weight
}

/** BM25 of one text: `count` occurrences against the norm of its length. */
export const bm25 = (count: number, norm: number, termIdf: number) => (termIdf * count) / (norm + count)

/** How far the length of a whole article counts, where its fields are not told apart: as in a body. */
export const ARTICLE_B = FIELD_WEIGHTS.body.b

/** The norm of a whole article. */
export const articleNorm = (length: number, { meanLength }: Corpus): number =>
  K1 * lengthNorm(ARTICLE_B, length, meanLength)

/** `saturated` for occurrences in the body alone, in one division. */
export const bodyScore = (count: number, norm: number, termIdf: number) =>
  bm25(count, norm, termIdf) + ROUNDING - ROUNDING

/** The impact of one field: its occurrences by weight and length, before saturation and idf. */
export function fieldImpact(field: number, count: number, length: number, corpus: Corpus): number {
  return (fieldWeight(field) * count) / fieldNorm(field, length, corpus)
}

export const fieldWeight = (field: number): number => WEIGHTS[field]!.weight

/** The divisor of a count in a field of this length. */
export function fieldNorm(field: number, length: number, { meanLengths }: Corpus): number {
  return lengthNorm(WEIGHTS[field]!.b, length, meanLengths[field]!)
}

/** The score of one term, given the sum of its fields' impacts. */
export const saturated = (impact: number, termIdf: number) =>
  (termIdf * impact) / (K1 + impact) + ROUNDING - ROUNDING

/** The impact of one field, for the store's bounds. One function a corpus: the store remembers bounds by it. */
export const impactIn = derived(
  (corpus: Corpus): FieldImpact =>
    (field, count, length) =>
      fieldImpact(field, count, length, corpus),
)

/**
 * The maximum score of a term where no article's impact is above `impact`. It lies on the grid of the scores,
 * so that sums of both are exact.
 */
export const maxScoreOf = (impact: number, termIdf: number): number =>
  (impact === Number.POSITIVE_INFINITY ? termIdf + ROUNDING - ROUNDING : saturated(impact, termIdf)) + GRID
