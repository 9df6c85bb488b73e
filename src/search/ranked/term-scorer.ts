/**
 * Term scorers: the articles of one segment that hold one term, block by block,
 * with the term's score in each and its maximum score in each block.
 *
 * There are two: one scores a term's postings as they are stored, the other
 * holds articles that were scored beforehand, such as those of a string that is
 * no term. A term scorer knows neither the other terms nor the threshold of a
 * search.
 */

import type { ScoredList } from '../../kernel/kernel.js'
import { FIELD_COUNT } from '../../model.js'
import type { DocValues, PostingsCursor, Segment, TermInfo } from '../../store/store.js'
import type { ScoreTerm } from '../asked/clause.js'
import type { Corpus } from '../columns/corpus.js'
import { firstFrom } from '../sets/doc-list.js'
import type { FieldedKind } from '../strings/occurrences.js'
import { bodyScore, impactIn, maxScoreOf } from './bm25f.js'
import type { ScoredSet } from './collector.js'
import { type Norms, normsOf } from './norms.js'
import { stringScores } from './string-scores.js'

/** A scoring term with its idf over a generation. */
export type WeightedTerm = ScoreTerm & { idf: number }

/** Most articles of a block. */
const BLOCK = 128
/** `select` skips the length test for counts of 16 and more: they are rare. */
const COUNTS = 16
const UNKNOWN = -2
const NO_SCORES = new Float64Array(0)

/** The result of `select`: rows of the block, and their scores. Valid until the next call on any scorer. */
export const selected = { rows: new Int32Array(BLOCK), scores: new Float64Array(BLOCK) }

/** Blocks may be loaded in any order. After `load`, `docs` and `scores()` hold `size` articles, rising. */
export interface TermScorer {
  readonly blocks: number
  docs: Int32Array
  size: number
  /** The score of each article of the loaded block. */
  scores(): Float64Array
  /** The score of one row of the loaded block. */
  scoreAt(row: number): number
  /** Fills `selected` with the rows `from … to` that score `threshold` or more, rising. @returns how many */
  select(threshold: number, from: number, to: number): number
  /** The first block from `from` on that may hold `doc` or a later article; `blocks` if there is none. */
  blockOf(doc: number, from: number): number
  /** An upper bound of the article numbers of a block. */
  lastOf(block: number): number
  /** An upper bound of the scores of a block. */
  maxScore(block: number): number
  /** Loads a block, unless it is loaded already. */
  load(block: number): void
}

/** Scores the postings of a term. */
class PostingsScorer implements TermScorer {
  readonly blocks: number
  readonly docs: Int32Array
  size = 0
  readonly #cursor: PostingsCursor
  readonly #norms: Norms
  /** By block: the maximum impact, that is the score before saturation and idf. */
  readonly #maxImpacts: Float64Array
  /** Empty until the first call of `scores`. */
  #scores = NO_SCORES
  /** By count in the body: the greatest length that still scores `#threshold`; UNKNOWN until computed. */
  #longest: Int32Array | undefined
  #threshold = Number.NaN
  #block = -1
  #isScored = false

  constructor(
    cursor: PostingsCursor,
    values: DocValues,
    readonly corpus: Corpus,
    readonly idf: number,
  ) {
    this.#cursor = cursor
    this.blocks = cursor.blocks
    this.docs = cursor.docs
    this.#norms = normsOf(corpus, values)
    this.#maxImpacts = cursor.maxImpacts(impactIn(corpus))
  }

  blockOf(doc: number, from: number): number {
    return this.#cursor.blockOf(doc, from)
  }

  lastOf(block: number): number {
    return this.#cursor.lastOf(block)
  }

  maxScore(block: number): number {
    return maxScoreOf(this.#maxImpacts[block]!, this.idf)
  }

  load(block: number): void {
    if (block === this.#block) return
    this.#block = block
    this.#isScored = false
    this.#cursor.load(block)
    this.size = this.#cursor.size
  }

  scores(): Float64Array {
    if (!this.#isScored) {
      const cursor = this.#cursor
      if (this.#scores === NO_SCORES) this.#scores = new Float64Array(cursor.docs.length)
      this.#norms.bodyScores(cursor.docs, cursor.counts, this.size, this.idf, this.#scores)
      cursor.loadFlagged()
      const { flagged, flaggedRows } = cursor
      for (let f = 0; f < flagged; f++) this.#scores[flaggedRows[f]!] = this.#flaggedScore(flaggedRows[f]!)
      this.#isScored = true
    }
    return this.#scores
  }

  /** The score of an article that holds the term outside its body too. */
  #flaggedScore(row: number): number {
    const { docs, counts, fieldCounts } = this.#cursor
    return this.#norms.score(fieldCounts, row * FIELD_COUNT, counts[row]!, docs[row]!, this.idf)
  }

  scoreAt(row: number): number {
    if (this.#isScored) return this.#scores[row]!
    const cursor = this.#cursor
    const { docs, counts } = cursor
    cursor.loadFlagged()
    const { flagged, flaggedRows } = cursor
    const f = firstFrom(flaggedRows, 0, flagged, row)
    if (f < flagged && flaggedRows[f] === row) return this.#flaggedScore(row)
    const { lengths, norms } = this.#norms
    return bodyScore(counts[row]!, norms[lengths[docs[row]!]!]!, this.idf)
  }

  // Count and length decide whether a posting reaches the threshold: most scores need not be computed.
  select(threshold: number, from: number, to: number): number {
    const cursor = this.#cursor
    const { docs, counts } = cursor
    cursor.loadFlagged()
    const { flagged, flaggedRows } = cursor
    const { idf } = this
    const { rows, scores } = selected
    const { lengths, norms } = this.#norms
    const longest = this.#longestFor(threshold)
    let size = 0
    let f = from === 0 ? 0 : firstFrom(flaggedRows, 0, flagged, from)
    let next = f < flagged ? flaggedRows[f]! : -1
    for (let i = from; i < to; i++) {
      if (i === next) {
        next = ++f < flagged ? flaggedRows[f]! : -1
        const score = this.#flaggedScore(i)
        rows[size] = i
        scores[size] = score
        if (score >= threshold) size++
        continue
      }
      const count = counts[i]!
      const length = lengths[docs[i]!]!
      if (count < COUNTS) {
        if (longest[count] === UNKNOWN) longest[count] = this.#norms.longestFor(count, threshold, idf)
        if (length > longest[count]!) continue
      }
      const score = bodyScore(count, norms[length]!, idf)
      rows[size] = i
      scores[size] = score
      if (score >= threshold) size++
    }
    return size
  }

  #longestFor(threshold: number): Int32Array {
    this.#longest ??= new Int32Array(COUNTS)
    if (threshold !== this.#threshold) {
      this.#threshold = threshold
      this.#longest.fill(UNKNOWN)
    }
    return this.#longest
  }
}

/** Holds articles that were scored beforehand. */
class PrecomputedScorer implements TermScorer {
  readonly blocks: number
  docs: Int32Array = new Int32Array(0)
  size = 0
  #first = 0
  readonly #maxScores: Float64Array

  constructor(
    readonly articles: Int32Array,
    readonly allScores: Float64Array,
  ) {
    this.blocks = Math.ceil(articles.length / BLOCK)
    this.#maxScores = new Float64Array(this.blocks)
    for (const [i, score] of allScores.entries()) {
      const block = Math.floor(i / BLOCK)
      if (score > this.#maxScores[block]!) this.#maxScores[block] = score
    }
  }

  blockOf(doc: number, from: number): number {
    let block = from
    while (block < this.blocks && this.lastOf(block) < doc) block++
    return block
  }

  lastOf(block: number): number {
    return this.articles[Math.min((block + 1) * BLOCK, this.articles.length) - 1]!
  }

  maxScore(block: number): number {
    return this.#maxScores[block]!
  }

  load(block: number): void {
    this.#first = block * BLOCK
    this.docs = this.articles.subarray(this.#first, this.#first + BLOCK)
    this.size = this.docs.length
  }

  scores(): Float64Array {
    return this.allScores.subarray(this.#first, this.#first + this.size)
  }

  scoreAt(row: number): number {
    return this.allScores[this.#first + row]!
  }

  select(threshold: number, from: number, to: number): number {
    let size = 0
    for (let i = from; i < to; i++) {
      selected.rows[size] = i
      selected.scores[size] = this.scoreAt(i)
      if (this.scoreAt(i) >= threshold) size++
    }
    return size
  }
}

/** Where the scores of a term come from: a list of the segment, or articles that were scored beforehand. */
export type TermSource = { info: TermInfo; idf: number } | ScoredList

const listSource = (segment: Segment, kind: FieldedKind, text: string, idf: number) => {
  const info = segment.find(kind, text)
  return info && { info, idf }
}

/** Whether positions decide where a term stands: it has no list with counts by field. */
export const isPlacedString = ({ kind, text }: ScoreTerm): boolean =>
  kind === 'string' && text.length > (text.codePointAt(0)! > 0xffff ? 2 : 1)

/**
 * The sources of some terms in a segment, without those of terms that the segment does not hold. A string is scored in
 * the articles of the scope alone, and may lack some once the budget is over.
 */
export function termSources(scope: ScoredSet, terms: readonly WeightedTerm[]): TermSource[] {
  return terms
    .map((term) => {
      const { kind, text, idf } = term
      if (isPlacedString(term)) return stringScores(scope, term)
      return listSource(scope.segment, kind === 'word' ? 'word' : 'character', text, idf)
    })
    .filter((source) => source !== undefined)
}

export function termScorer(segment: Segment, source: TermSource, corpus: Corpus): TermScorer {
  if ('articles' in source) return new PrecomputedScorer(source.articles, source.scores)
  return new PostingsScorer(segment.postings(source.info), segment.docValues, corpus, source.idf)
}
