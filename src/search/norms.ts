/**
 * Norms: what the counts of one segment's articles are weighed against, as
 * tables, so that a posting is scored by looking up instead of working out.
 *
 * The arithmetic is that of bm25f.ts, to the last bit. Lengths stand in a
 * column for each field, as narrow as they allow, since every posting looks one
 * up at another place.
 */
import type { Values } from '../store/store.js'
import { bodyNorm, bodyScore, type Corpus, fieldNorm, fieldWeight, saturated } from './bm25f.js'
import { BODY, FIELD_COUNT } from './literal.js'

/** Lengths of one field by article, 0 where it is missing; and the greatest of them. */
type Column = { lengths: Uint8Array | Uint16Array | Int32Array; longest: number }

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
  if (longest < 2 ** 8) return { lengths: Uint8Array.from(lengths), longest }
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

export class Norms {
  /** Lengths of the bodies by article. */
  readonly lengths: Column['lengths']
  /** By length of a body. It rises. */
  readonly norms: Float64Array
  readonly #columns: Column['lengths'][] = []
  readonly #fields: Float64Array[] = []

  constructor(
    readonly corpus: Corpus,
    readonly values: Values,
  ) {
    const { lengths, longest } = columnOf(values, BODY)
    const known = tablesOf(corpus)
    if (known.body.length <= longest) known.body = tableOf(longest, (length) => bodyNorm(length, corpus))
    this.lengths = lengths
    this.norms = known.body
  }

  #loadField(field: number): void {
    const { lengths, longest } = columnOf(this.values, field)
    const { fields } = tablesOf(this.corpus)
    const known = fields[field]
    const table =
      known && known.length > longest ? known : tableOf(longest, (l) => fieldNorm(field, l, this.corpus))
    fields[field] = table
    this.#columns[field] = lengths
    this.#fields[field] = table
  }

  /** `termScore` of an article whose occurrences by field begin at `counts[at]`, some outside the body. */
  score(counts: Int32Array, at: number, article: number, termIdf: number): number {
    let pooled = 0
    for (let f = 0; f < FIELD_COUNT; f++) {
      const count = counts[at + f]!
      if (count === 0) continue
      if (this.#fields[f] === undefined) this.#loadField(f)
      pooled += (fieldWeight(f) * count) / this.#fields[f]![this.#columns[f]![article]!]!
    }
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
