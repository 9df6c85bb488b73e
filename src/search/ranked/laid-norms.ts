/**
 * Norms as kernels read them: the lengths of all fields by article, in 16 bits, and the norms by length.
 *
 * The record is described in kernel/assembly/scores.ts, which scores by it. The arithmetic is that of bm25f.ts.
 */
import type { Machine } from '../../kernel/kernel.js'
import { BODY, FIELD_COUNT, HEADLINE } from '../../model.js'
import type { DocValues, Laid } from '../../store/store.js'
import type { Corpus } from '../columns/corpus.js'
import { derived } from '../sets/derived.js'
import { bodyNorm, fieldImpact, fieldNorm, fieldWeight } from './bm25f.js'

/** Bytes of the record before its columns: 16 a field, and 16 for three addresses. */
const HEAD = 16 * FIELD_COUNT + 16
const LONGEST = 2 ** 16 - 1

/** Where the parts of a record stand, in bytes from its beginning. A field that no article has shares a column of zeros. */
type Parts = {
  lengths: number[]
  norms: number[]
  bodyNorms: number
  mostImpacts: number
  headImpacts: number
  bytes: number
}

function partsOf(articles: number, longest: readonly number[]): Parts {
  let at = HEAD
  const take = (bytes: number) => {
    at += (bytes + 15) & ~15
    return at - ((bytes + 15) & ~15)
  }
  const zeros = take(articles * 2)
  const lengths = longest.map((most) => (most === 0 ? zeros : take(articles * 2)))
  const norms = longest.map((most) => take((most + 1) * 8))
  const bodyNorms = take((longest[BODY]! + 1) * 8)
  const mostImpacts = take(articles * 4)
  const headImpacts = take((longest[HEADLINE]! + 1) * 8)
  return { lengths, norms, bodyNorms, mostImpacts, headImpacts, bytes: at }
}

/** What rounding to 32 bits may take away is added before. */
const ROUNDED_UP = 1 + 2 ** -20

/** Fills in what one occurrence adds to an article's impact at most, wherever it stands. */
function layMostImpacts(
  column: Float32Array,
  { fieldLengths }: DocValues,
  longest: readonly number[],
  corpus: Corpus,
): void {
  for (let f = 0; f < FIELD_COUNT; f++) {
    if (longest[f] === 0) continue
    // By length, rounded as the column is, so that the larger of two stays the larger.
    const impacts = new Float32Array(longest[f]! + 1)
    for (let length = 1; length < impacts.length; length++)
      impacts[length] = fieldImpact(f, 1, length, corpus) * ROUNDED_UP
    const lengths = fieldLengths[f]!
    for (let a = 0; a < column.length; a++) {
      const impact = impacts[lengths[a]!]!
      if (impact > column[a]!) column[a] = impact
    }
  }
}

class LaidNorms implements Laid {
  place: Laid['place'] = undefined
  /** Set by whoever asks for the record. */
  basis: Corpus | undefined = undefined
  readonly bytes: number
  readonly isTooLong: boolean
  readonly #values: DocValues
  readonly #parts: Parts
  readonly #longest: readonly number[]

  constructor(values: DocValues) {
    this.#values = values
    this.#longest = [...values.fieldTotals.longest]
    this.#parts = partsOf(values.articles, this.#longest)
    this.bytes = this.#parts.bytes
    this.isTooLong = Math.max(...this.#longest) > LONGEST
  }

  write({ bytes, words, doubles }: Machine, at: number): void {
    const parts = this.#parts
    const longest = this.#longest
    const corpus = this.basis!
    bytes.fill(0, at, at + parts.bytes)
    for (let f = 0; f < FIELD_COUNT; f++) {
      const record = (at >> 2) + f * 4
      words[record] = parts.lengths[f]!
      words[record + 1] = parts.norms[f]!
      doubles[(record + 2) >> 1] = fieldWeight(f)
      const normsAt = (at + parts.norms[f]!) >> 3
      for (let length = 0; length <= longest[f]!; length++)
        doubles[normsAt + length] = fieldNorm(f, length, corpus)
    }
    words[(at >> 2) + FIELD_COUNT * 4] = parts.bodyNorms
    words[(at >> 2) + FIELD_COUNT * 4 + 1] = parts.mostImpacts
    words[(at >> 2) + FIELD_COUNT * 4 + 2] = parts.headImpacts
    const headsAt = (at + parts.headImpacts) >> 3
    for (let length = 0; length <= longest[HEADLINE]!; length++)
      doubles[headsAt + length] = fieldImpact(HEADLINE, 1, length, corpus)
    const bodiesAt = (at + parts.bodyNorms) >> 3
    for (let length = 0; length <= longest[BODY]!; length++)
      doubles[bodiesAt + length] = bodyNorm(length, corpus)
    const lengths = new Uint16Array(bytes.buffer)
    const { articles, fieldLengths } = this.#values
    for (let f = 0; f < FIELD_COUNT; f++)
      if (longest[f]! > 0) lengths.set(fieldLengths[f]!, (at + parts.lengths[f]!) >> 1)
    const mostImpacts = new Float32Array(bytes.buffer, at + parts.mostImpacts, articles)
    layMostImpacts(mostImpacts, this.#values, longest, corpus)
  }
}

const normsOf = derived((values: DocValues) => new LaidNorms(values))

/** The record of a segment's articles, valid until it is asked for again. @returns undefined if a field is too long for it */
export function laidNorms(corpus: Corpus, values: DocValues): Laid | undefined {
  const norms = normsOf(values)
  norms.basis = corpus
  return norms.isTooLong ? undefined : norms
}
