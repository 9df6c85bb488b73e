/**
 * Doc lists: a small set of articles of one segment, as rising numbers.
 *
 * Work on a list costs its length; work on a bit set costs the length of the
 * segment. A list is narrowed down in place by postings and bit sets. Knows
 * nothing of strings.
 */
import type { PostingsCursor, Segment } from '../../store/store.js'
import { type Bits, docsOf, hasBit, setOf } from './bits.js'

/** If the postings are this many times longer than the list, seek each article instead of reading all blocks. */
export const LONGER = 8
/** If postings are this many times longer than a bit set, seek the set's articles instead of reading all blocks. */
export const SPARSE = 128
/** Above this density (articles per 32-bit word) build a bit set and scan the postings. */
const DENSE = 1 / 8

/** The set of one article of a segment. */
export const setOfOne = (segment: Segment, article: number): Bits =>
  setOf(Int32Array.of(article), segment.docValues.articles)

/**
 * Index of the first of the rising `values[from … to)` that is at least `wanted`; `to` if there is none.
 * Branch-free: a branch here would be mispredicted half the time.
 */
export function firstFrom(values: Int32Array, from: number, to: number, wanted: number): number {
  let at = from
  let left = to - from
  if (left <= 0) return to
  while (left > 1) {
    const half = left >> 1
    at += half & ((values[at + half - 1]! - wanted) >> 31)
    left -= half
  }
  return at + ((values[at]! - wanted) >>> 31)
}

export class DocList {
  /** @param docs rising up to `size`, with a place to spare behind them; changed from now on */
  private constructor(
    readonly docs: Int32Array,
    public size: number,
  ) {}

  static of(bits: Bits): DocList {
    const list = docsOf(bits)
    const docs = new Int32Array(list.length + 1)
    docs.set(list)
    return new DocList(docs, list.length)
  }

  /** The articles of a whole postings list. */
  static from(cursor: PostingsCursor): DocList {
    const docs = new Int32Array(cursor.documentFrequency + 1)
    let size = 0
    while (cursor.nextBlock()) {
      const { docs: block, size: held } = cursor
      docs.set(held === block.length ? block : block.subarray(0, held), size)
      size += held
    }
    return new DocList(docs, size)
  }

  copy(): DocList {
    return new DocList(this.docs.slice(0, this.size + 1), this.size)
  }

  /** As a set over a segment of so many articles, which nobody may write to. */
  bits(articles: number): Bits {
    return setOf(this.docs.slice(0, this.size), articles)
  }

  /** Keeps the articles that are in a set. */
  intersect(bits: Bits): void {
    const { docs, size } = this
    let kept = 0
    for (let i = 0; i < size; i++) {
      const article = docs[i]!
      if (hasBit(bits, article)) docs[kept++] = article
    }
    this.size = kept
  }

  /** Keeps the articles that pass. */
  keep(passes: (article: number) => boolean): void {
    const { docs, size } = this
    let kept = 0
    for (let i = 0; i < size; i++) {
      const article = docs[i]!
      if (passes(article)) docs[kept++] = article
    }
    this.size = kept
  }

  /** Drops the articles of another list, whose articles are all in this one. */
  remove({ docs, size }: DocList): void {
    let next = 0
    this.keep((article) => {
      if (next === size || docs[next] !== article) return true
      next++
      return false
    })
  }

  /** Keeps the articles that have a posting; the cursor is at its beginning. */
  intersectPostings(cursor: PostingsCursor): void {
    const isDense = this.size * 32 > cursor.articles * DENSE
    this.size =
      isDense && this.size * LONGER > cursor.documentFrequency ? this.#read(cursor) : this.#seek(cursor)
  }

  /** Reads all postings against a bit set of the list. @returns how many articles are left */
  #read(cursor: PostingsCursor): number {
    const { docs, size } = this
    const marks = this.bits(cursor.articles)
    let kept = 0
    while (kept < size && cursor.nextBlock()) {
      const { docs: block, size: held } = cursor
      for (let i = 0; i < held; i++) {
        const article = block[i]!
        // Write always, count only if the list has it: cheaper than a branch.
        docs[kept] = article
        kept += (marks[article >>> 5]! >>> (article & 31)) & 1
      }
    }
    return kept
  }

  /** Loads only blocks that may hold an article of the list. @returns how many articles are left */
  #seek(cursor: PostingsCursor): number {
    const { docs, size } = this
    let kept = 0
    let i = 0
    while (i < size && cursor.seek(docs[i]!)) {
      const { docs: block, size: held } = cursor
      const last = block[held - 1]!
      // Only the tail can end before what was sought.
      if (last < docs[i]!) break
      let at = 0
      for (; i < size && docs[i]! <= last; i++) {
        const article = docs[i]!
        at = firstFrom(block, at, held, article)
        if (block[at] === article) docs[kept++] = article
      }
    }
    return kept
  }
}

/** Visits the articles of a set that a list holds, with their place in the cursor's block. */
export function seekEach(
  cursor: PostingsCursor,
  within: Bits,
  visit: (article: number, at: number) => void,
): void {
  const articles = docsOf(within)
  const { docs } = cursor
  for (let i = 0; i < articles.length && cursor.seek(articles[i]!); ) {
    const { size } = cursor
    const last = docs[size - 1]!
    // Only the tail can end before what was sought.
    if (last < articles[i]!) return
    for (let at = 0; i < articles.length && articles[i]! <= last; i++) {
      at = firstFrom(docs, at, size, articles[i]!)
      if (docs[at] === articles[i]) visit(articles[i]!, at)
    }
  }
}
