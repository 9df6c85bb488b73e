/**
 * Norms: the length normalisation of BM25F as tables, one entry for each length,
 * so that scoring a posting takes two look-ups instead of the whole formula.
 *
 * The arithmetic is that of bm25f.ts, to the last bit.
 */
import { BODY, HEADLINE } from '../../model.js'
import type { DocValues, Lengths } from '../../store/store.js'
import type { Corpus } from '../columns/corpus.js'
import { derived } from '../sets/derived.js'
import { bodyNorm, bodyScore, fieldNorm, fieldWeight, saturated, termScore } from './bm25f.js'

type NormTables = { body: Float64Array; fields: (Float64Array | undefined)[] }
const tablesOf = derived((_corpus: Corpus): NormTables => ({ body: new Float64Array(0), fields: [] }))

/** Filled in a loop: `Float64Array.from` takes a second where one article has five million characters. */
function tableOf(longest: number, norm: (length: number) => number): Float64Array {
  const table = new Float64Array(longest + 1)
  for (let length = 0; length <= longest; length++) table[length] = norm(length)
  return table
}

/** One field of a segment: its weight, its lengths by article, and its norms by length. */
type FieldNorms = { weight: number; lengths: Lengths; norms: Float64Array }

function fieldNorms(corpus: Corpus, values: DocValues, field: number): FieldNorms {
  const lengths = values.fieldLengths[field]!
  const longest = values.fieldTotals.longest[field]!
  const { fields } = tablesOf(corpus)
  const known = fields[field]
  const norms =
    known && known.length > longest ? known : tableOf(longest, (length) => fieldNorm(field, length, corpus))
  fields[field] = norms
  return { weight: fieldWeight(field), lengths, norms }
}

/** The impact of `count` occurrences in one field of an article. */
const impactOf = ({ weight, lengths, norms }: FieldNorms, count: number, article: number) =>
  (weight * count) / norms[lengths[article]!]!

export class Norms {
  /** Length of the body, by article. */
  readonly lengths: Lengths
  /** Norm of a body, by its length; rising. */
  readonly norms: Float64Array
  /** Both fields as `score` pools them. */
  readonly #headlines: FieldNorms
  readonly #bodies: FieldNorms

  constructor(
    readonly corpus: Corpus,
    readonly values: DocValues,
  ) {
    const longest = values.fieldTotals.longest[BODY]!
    const known = tablesOf(corpus)
    if (known.body.length <= longest) known.body = tableOf(longest, (length) => bodyNorm(length, corpus))
    this.lengths = values.fieldLengths[BODY]!
    this.norms = known.body
    this.#headlines = fieldNorms(corpus, values, HEADLINE)
    this.#bodies = fieldNorms(corpus, values, BODY)
  }

  /**
   * `termScore` of an article that holds the term outside its body too.
   *
   * @param counts occurrences by field, from `at`
   * @param total  over all fields
   */
  score(counts: Int32Array, at: number, total: number, article: number, termIdf: number): number {
    const inHeadline = counts[at + HEADLINE]!
    const inBody = counts[at + BODY]!
    if (inHeadline + inBody < total)
      return termScore(counts, at, this.values.fieldLengths, article, this.corpus, termIdf)
    // Most postings stand in these two alone. Adding them in the order of the fields keeps the last bit.
    let impact = 0
    if (inHeadline > 0) impact += impactOf(this.#headlines, inHeadline, article)
    if (inBody > 0) impact += impactOf(this.#bodies, inBody, article)
    return saturated(impact, termIdf)
  }

  /** `termScore` of `counts[i]` occurrences in the bodies of `articles[i]` alone, for the first `size`. */
  bodyScores(
    articles: Int32Array,
    counts: Int32Array,
    size: number,
    termIdf: number,
    scores: Float64Array,
  ): void {
    const { lengths, norms } = this
    for (let i = 0; i < size; i++) scores[i] = bodyScore(counts[i]!, norms[lengths[articles[i]!]!]!, termIdf)
  }

  /** The greatest length of a body in which `count` occurrences reach `threshold`; -1 if there is none. */
  longestFor(count: number, threshold: number, termIdf: number): number {
    const { norms } = this
    let low = 0
    let high = norms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (bodyScore(count, norms[middle]!, termIdf) >= threshold) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

const normsIn = derived((corpus: Corpus) => derived((values: DocValues) => new Norms(corpus, values)))

/** The norms of one segment's articles, by the mean lengths of the corpus. */
export const normsOf = (corpus: Corpus, values: DocValues): Norms => normsIn(corpus)(values)
