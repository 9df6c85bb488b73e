/**
 * Norms: what the counts of one segment's articles are weighed against, as
 * tables, so that a posting is scored by looking up instead of working out.
 *
 * The arithmetic is that of bm25f.ts, to the last bit. Lengths stand in a
 * column for each field, as narrow as they allow, since every posting looks one
 * up at another place.
 */
import { BODY, FIELD_COUNT, HEADLINE } from '../../model.js'
import type { Values } from '../../store/store.js'
import { bodyNorm, bodyScore, type Corpus, fieldNorm, fieldWeight, saturated, termScore } from './bm25f.js'

/** Lengths of one field by article, 0 where it is missing; and the greatest of them. */
type Column = { lengths: Uint16Array | Int32Array; longest: number }

const columns = new WeakMap<Values, (Column | undefined)[]>()

function columnOf(values: Values, field: number): Column {
  let known = columns.get(values)
  if (!known) {
    known = []
    columns.set(values, known)
  }
  known[field] ??= takeColumn(values, field)
  return known[field]
}

function takeColumn({ articles, fieldLengths }: Values, field: number): Column {
  const lengths = new Int32Array(articles)
  let longest = 0
  for (let a = 0; a < articles; a++) {
    lengths[a] = fieldLengths[a * FIELD_COUNT + field]!
    if (lengths[a]! > longest) longest = lengths[a]!
  }
  return { lengths: longest < 2 ** 16 ? Uint16Array.from(lengths) : lengths, longest }
}

type Tables = { body: Float64Array; fields: (Float64Array | undefined)[] }
const tables = new WeakMap<Corpus, Tables>()

function tablesOf(corpus: Corpus): Tables {
  let known = tables.get(corpus)
  if (!known) {
    known = { body: new Float64Array(0), fields: [] }
    tables.set(corpus, known)
  }
  return known
}

const tableOf = (longest: number, norm: (length: number) => number) =>
  Float64Array.from({ length: longest + 1 }, (_, length) => norm(length))

/** One field of a segment: what its counts weigh, by length, and the lengths. */
type Weighed = { weight: number; lengths: Column['lengths']; norms: Float64Array }

function weighed(corpus: Corpus, values: Values, field: number): Weighed {
  const { lengths, longest } = columnOf(values, field)
  const { fields } = tablesOf(corpus)
  const known = fields[field]
  const norms =
    known && known.length > longest ? known : tableOf(longest, (length) => fieldNorm(field, length, corpus))
  fields[field] = norms
  return { weight: fieldWeight(field), lengths, norms }
}

const weigh = ({ weight, lengths, norms }: Weighed, count: number, article: number) =>
  (weight * count) / norms[lengths[article]!]!

export class Norms {
  /** Lengths of the bodies by article. */
  readonly lengths: Column['lengths']
  /** By length of a body. It rises. */
  readonly norms: Float64Array
  /** The same of headlines and bodies, where both are weighed together. */
  readonly #headlines: Weighed
  readonly #bodies: Weighed

  constructor(
    readonly corpus: Corpus,
    readonly values: Values,
  ) {
    const { lengths, longest } = columnOf(values, BODY)
    const known = tablesOf(corpus)
    if (known.body.length <= longest) known.body = tableOf(longest, (length) => bodyNorm(length, corpus))
    this.lengths = lengths
    this.norms = known.body
    this.#headlines = weighed(corpus, values, HEADLINE)
    this.#bodies = weighed(corpus, values, BODY)
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
      return termScore(counts, at, this.values.fieldLengths, article * FIELD_COUNT, this.corpus, termIdf)
    // Most of them by far. Both are added in the order of the fields.
    let pooled = 0
    if (inHeadline > 0) pooled += weigh(this.#headlines, inHeadline, article)
    if (inBody > 0) pooled += weigh(this.#bodies, inBody, article)
    return saturated(pooled, termIdf)
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

  /** The greatest length of a body in which `count` occurrences score `least`; -1 if there is none. */
  longestFor(count: number, least: number, termIdf: number): number {
    const { norms } = this
    let low = 0
    let high = norms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (bodyScore(count, norms[middle]!, termIdf) >= least) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

const norms = new WeakMap<Corpus, WeakMap<Values, Norms>>()

/** Those of a segment under a corpus. */
export function normsOf(corpus: Corpus, values: Values): Norms {
  let known = norms.get(corpus)
  if (!known) {
    known = new WeakMap()
    norms.set(corpus, known)
  }
  let found = known.get(values)
  if (!found) {
    found = new Norms(corpus, values)
    known.set(values, found)
  }
  return found
}
