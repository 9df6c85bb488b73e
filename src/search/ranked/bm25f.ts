/**
 * BM25F: how well one article answers one term.
 *
 * Pure arithmetic over counts and lengths; opens no file, keeps no state but
 * the mean lengths of a generation.
 *
 * Source: Robertson & Zaragoza, "The Probabilistic Relevance Framework:
 * BM25 and Beyond" (2009), §3.6. The idf adds Lucene's 1 inside the logarithm,
 * so a term found in most articles still scores above zero. Lengths are in
 * characters, and a field's mean is taken over the articles that have it: most
 * fields are missing from most articles.
 */
import { BODY, FIELD_COUNT, FIELD_WEIGHTS, FIELDS, lengthNorm } from '../../model.js'
import type { Generation, Worth } from '../../store/store.js'

/** Saturation: the larger, the longer repetition keeps paying. */
export const K1 = 1.2

const WEIGHTS = FIELDS.map((field) => FIELD_WEIGHTS[field])

/**
 * Scores are multiples of 2^-40: as no sum of them reaches 2^13, sums are exact, and so the same in
 * whatever order they are added. That lets a search skip what cannot be among the best and still
 * give the very scores that adding up everything gives.
 */
const GRID = 2 ** -40
const ROUNDING = 1.5 * 2 ** 12

/** What scores need to know of a whole generation: live articles only. */
export type Corpus = {
  articles: number
  /** Mean length of each field in characters, over the articles that have it; at least 1. */
  meanLengths: number[]
  /** Mean length of a whole article; at least 1. */
  meanLength: number
}

const known = new WeakMap<Generation, Corpus>()

export function corpusOf(generation: Generation): Corpus {
  let corpus = known.get(generation)
  if (!corpus) {
    corpus = measure(generation)
    known.set(generation, corpus)
  }
  return corpus
}

function measure({ segments, articles }: Generation): Corpus {
  const sums = FIELDS.map(() => 0)
  const having = FIELDS.map(() => 0)
  for (const segment of segments) {
    const { fieldLengths } = segment.values
    for (let a = 0; a < segment.values.articles; a++) {
      if (!segment.isLive(a)) continue
      for (let f = 0; f < FIELD_COUNT; f++) {
        const length = fieldLengths[a * FIELD_COUNT + f]!
        if (length === 0) continue
        sums[f]! += length
        having[f]!++
      }
    }
  }
  const all = sums.reduce((sum, length) => sum + length, 0)
  return {
    articles,
    meanLengths: sums.map((sum, f) => (having[f]! > 0 ? sum / having[f]! : 1)),
    meanLength: Math.max(1, all / Math.max(1, articles)),
  }
}

/** @param holding live articles that hold the term */
export function idf(holding: number, articles: number): number {
  return Math.log(1 + (articles - holding + 0.5) / (holding + 0.5))
}

/**
 * What one term adds to one article's score.
 *
 * @param counts     occurrences by field, from `countsAt`
 * @param lengths    lengths by field, from `lengthsAt`
 * @returns 0 up to `termIdf`
 */
export function termScore(
  counts: Int32Array,
  countsAt: number,
  lengths: Int32Array,
  lengthsAt: number,
  corpus: Corpus,
  termIdf: number,
): number {
  let pooled = 0
  let isBody = true
  for (let f = 0; f < FIELD_COUNT; f++) {
    const count = counts[countsAt + f]!
    if (count === 0) continue
    if (f !== BODY) isBody = false
    pooled += pooledOf(f, count, lengths[lengthsAt + f]!, corpus)
  }
  // The same to the last bit as where a whole block is scored.
  if (isBody)
    return bodyScore(counts[countsAt + BODY]!, bodyNorm(lengths[lengthsAt + BODY]!, corpus), termIdf)
  // Saturate once, after pooling: field by field, one word printed in three
  // fields would be paid three times.
  return saturated(pooled, termIdf)
}

/** What a count in a body of this length is weighed against. */
export function bodyNorm(length: number, { meanLengths }: Corpus): number {
  const { b, weight } = WEIGHTS[BODY]!
  return (K1 * lengthNorm(b, length, meanLengths[BODY]!)) / weight
}

/** BM25 of one text: `count` occurrences against the norm of its length. */
export const bm25 = (count: number, norm: number, termIdf: number) => (termIdf * count) / (norm + count)

/** The norm of a whole article, for strings whose fields nobody tells apart. It counts length as a body does. */
export const articleNorm = (length: number, { meanLength }: Corpus): number =>
  K1 * lengthNorm(WEIGHTS[BODY]!.b, length, meanLength)

/** `saturated` for occurrences in the body alone, in one division. */
export const bodyScore = (count: number, norm: number, termIdf: number) =>
  bm25(count, norm, termIdf) + ROUNDING - ROUNDING

/** What occurrences in one field add before saturation. */
function pooledOf(field: number, count: number, length: number, corpus: Corpus): number {
  return (fieldWeight(field) * count) / fieldNorm(field, length, corpus)
}

export const fieldWeight = (field: number): number => WEIGHTS[field]!.weight

/** What a count in a field of this length is divided by. */
export function fieldNorm(field: number, length: number, { meanLengths }: Corpus): number {
  return lengthNorm(WEIGHTS[field]!.b, length, meanLengths[field]!)
}

/** What one term scores whose occurrences, weighed field by field, add up to `pooled`. */
export const saturated = (pooled: number, termIdf: number) =>
  (termIdf * pooled) / (K1 + pooled) + ROUNDING - ROUNDING

const worths = new WeakMap<Corpus, Worth>()

/** How one field's occurrences count, as bounds want to know it. The same function for the same corpus. */
export function worthIn(corpus: Corpus): Worth {
  let worth = worths.get(corpus)
  if (!worth) {
    worth = (field, count, length) => pooledOf(field, count, length, corpus)
    worths.set(corpus, worth)
  }
  return worth
}

/**
 * The most that a term scores where no article has more than `pooled` before saturation; a multiple of
 * 2^-40 as scores are, so that sums of both are exact.
 */
export const boundOf = (pooled: number, termIdf: number): number =>
  (pooled === Number.POSITIVE_INFINITY ? termIdf + ROUNDING - ROUNDING : saturated(pooled, termIdf)) + GRID
