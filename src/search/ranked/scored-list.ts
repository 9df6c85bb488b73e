/**
 * Scored lists: one term's articles in one segment with what the term is worth
 * in each, block by block, and what it is worth there at most.
 *
 * Two sorts: a term's postings as they are stored, and articles that were
 * scored beforehand, such as those of a string that is no term. Knows nothing
 * of other terms or of what is wanted.
 */
import { FIELD_COUNT } from '../../model.js'
import type { PostingsCursor, Segment, Values } from '../../store/store.js'
import type { Bits } from '../sets/bits.js'
import { firstFrom } from '../sets/doc-list.js'
import { eachCount, type FieldedKind } from '../strings/occurrences.js'
import { bodyScore, boundOf, type Corpus, termScore, worthIn } from './bm25f.js'
import { type Norms, normsOf } from './norms.js'
import type { WeighedTerm } from './scorer.js'

/** Articles in a block at most. */
const BLOCK = 128
/** Higher counts are rare, and what has them is selected whatever its length. */
const COUNTS = 16
const UNKNOWN = -2
const NO_SCORES = new Float64Array(0)

/** What `select` found: places in the block, and the scores there. Valid until the next call, of whichever list. */
export const selected = { rows: new Int32Array(BLOCK), worths: new Float64Array(BLOCK) }

/** Blocks may be loaded in any order. After `load`, `docs` and `scores()` hold `size` articles, rising. */
export interface ScoredList {
  readonly blocks: number
  docs: Int32Array
  size: number
  /** Of the block at hand: what each article scores. */
  scores(): Float64Array
  /** The same for one article of it. */
  scoreAt(at: number): number
  /** Fills `selected` with the places in the block, of `from … to`, that score `least` and more, rising. @returns how many */
  select(least: number, from: number, to: number): number
  /** The first block from `from` on that may hold `doc` or a later article; `blocks` if there is none. */
  blockOf(doc: number, from: number): number
  /** No article of the block lies behind it. */
  lastOf(block: number): number
  /** No article of the block scores more. */
  bound(block: number): number
  /** Loads a block, unless it is the one at hand. */
  load(block: number): void
}

/** The postings of a term. */
class PostingsList implements ScoredList {
  readonly blocks: number
  readonly docs: Int32Array
  size = 0
  readonly #cursor: PostingsCursor
  readonly #norms: Norms
  /** The most before saturation, block by block. */
  readonly #pooled: Float64Array
  /** Empty until they are asked for. */
  #scores = NO_SCORES
  /** By count in the body: the greatest length at which it scores `#least`; UNKNOWN until it is asked for. */
  #longest: Int32Array | undefined
  #least = Number.NaN
  #block = -1
  #isScored = false

  constructor(
    cursor: PostingsCursor,
    values: Values,
    readonly corpus: Corpus,
    readonly idf: number,
  ) {
    this.#cursor = cursor
    this.blocks = cursor.blocks
    this.docs = cursor.docs
    this.#norms = normsOf(corpus, values)
    this.#pooled = cursor.bounds(worthIn(corpus))
  }

  blockOf(doc: number, from: number): number {
    return this.#cursor.blockOf(doc, from)
  }

  lastOf(block: number): number {
    return this.#cursor.lastOf(block)
  }

  bound(block: number): number {
    return boundOf(this.#pooled[block]!, this.idf)
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

  /** Of an article that holds the term outside its body too. */
  #flaggedScore(at: number): number {
    const { docs, counts, fieldCounts } = this.#cursor
    return this.#norms.score(fieldCounts, at * FIELD_COUNT, counts[at]!, docs[at]!, this.idf)
  }

  scoreAt(at: number): number {
    if (this.#isScored) return this.#scores[at]!
    const cursor = this.#cursor
    const { docs, counts } = cursor
    cursor.loadFlagged()
    const { flagged, flaggedRows } = cursor
    const f = firstFrom(flaggedRows, 0, flagged, at)
    if (f < flagged && flaggedRows[f] === at) return this.#flaggedScore(at)
    const { lengths, norms } = this.#norms
    return bodyScore(counts[at]!, norms[lengths[docs[at]!]!]!, this.idf)
  }

  // Whether a posting reaches a score is told by its count and its length, without working the score out.
  select(least: number, from: number, to: number): number {
    const cursor = this.#cursor
    const { docs, counts } = cursor
    cursor.loadFlagged()
    const { flagged, flaggedRows } = cursor
    const { idf } = this
    const { rows, worths } = selected
    const { lengths, norms } = this.#norms
    const longest = this.#longestFor(least)
    let size = 0
    let f = from === 0 ? 0 : firstFrom(flaggedRows, 0, flagged, from)
    let next = f < flagged ? flaggedRows[f]! : -1
    for (let i = from; i < to; i++) {
      if (i === next) {
        next = ++f < flagged ? flaggedRows[f]! : -1
        const score = this.#flaggedScore(i)
        rows[size] = i
        worths[size] = score
        if (score >= least) size++
        continue
      }
      const count = counts[i]!
      const length = lengths[docs[i]!]!
      if (count < COUNTS) {
        if (longest[count] === UNKNOWN) longest[count] = this.#norms.longestFor(count, least, idf)
        if (length > longest[count]!) continue
      }
      const score = bodyScore(count, norms[length]!, idf)
      rows[size] = i
      worths[size] = score
      if (score >= least) size++
    }
    return size
  }

  #longestFor(least: number): Int32Array {
    this.#longest ??= new Int32Array(COUNTS)
    if (least !== this.#least) {
      this.#least = least
      this.#longest.fill(UNKNOWN)
    }
    return this.#longest
  }
}

/** Articles that were scored before they are asked for. */
class KnownList implements ScoredList {
  readonly blocks: number
  docs: Int32Array = new Int32Array(0)
  size = 0
  #first = 0
  readonly #bounds: Float64Array

  constructor(
    readonly articles: Int32Array,
    readonly known: Float64Array,
  ) {
    this.blocks = Math.ceil(articles.length / BLOCK)
    this.#bounds = new Float64Array(this.blocks)
    for (const [i, score] of known.entries()) {
      const block = Math.floor(i / BLOCK)
      if (score > this.#bounds[block]!) this.#bounds[block] = score
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

  bound(block: number): number {
    return this.#bounds[block]!
  }

  load(block: number): void {
    this.#first = block * BLOCK
    this.docs = this.articles.subarray(this.#first, this.#first + BLOCK)
    this.size = this.docs.length
  }

  scores(): Float64Array {
    return this.known.subarray(this.#first, this.#first + this.size)
  }

  scoreAt(at: number): number {
    return this.known[this.#first + at]!
  }

  select(least: number, from: number, to: number): number {
    let size = 0
    for (let i = from; i < to; i++) {
      selected.rows[size] = i
      selected.worths[size] = this.scoreAt(i)
      if (this.scoreAt(i) >= least) size++
    }
    return size
  }
}

/** The list of a term that has one of its own. @returns undefined if the segment does not hold it */
function postingsList(
  segment: Segment,
  kind: FieldedKind,
  text: string,
  corpus: Corpus,
  idf: number,
): ScoredList | undefined {
  const info = segment.find(kind, text)
  return info && new PostingsList(segment.postings(kind, info), segment.values, corpus, idf)
}

/** The list of a string, for the articles of a set. @returns undefined if none holds it */
function stringList(
  segment: Segment,
  text: string,
  within: Bits,
  corpus: Corpus,
  idf: number,
): ScoredList | undefined {
  const articles: number[] = []
  const scores: number[] = []
  const { fieldLengths } = segment.values
  eachCount(segment, text, within, (article, counts, at) => {
    articles.push(article)
    scores.push(termScore(counts, at, fieldLengths, article * FIELD_COUNT, corpus, idf))
  })
  return articles.length > 0 ? new KnownList(Int32Array.from(articles), Float64Array.from(scores)) : undefined
}

/** The lists of some terms in a segment; scores are wanted of the articles of a set only. */
export function listsOf(
  segment: Segment,
  terms: readonly WeighedTerm[],
  within: Bits,
  corpus: Corpus,
): ScoredList[] {
  return terms
    .map(({ kind, text, idf }) => {
      if (kind === 'word') return postingsList(segment, 'word', text, corpus, idf)
      if ([...text].length === 1) return postingsList(segment, 'character', text, corpus, idf)
      return stringList(segment, text, within, corpus, idf)
    })
    .filter((list) => list !== undefined)
}
