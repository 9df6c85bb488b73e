/**
 * Phrases: where a string of two characters and more occurs, by positions.
 *
 * Every second bigram of the string covers it. The rarest bigram drives: each of
 * its articles is looked up in the postings of the others, the rarer first, and in
 * an article that has all of them the positions must be those of one occurrence.
 * Every article is verified so; nothing is approximate. Kernels do all of this where they run and the string is
 * short (phrase-kernel.ts). Without them, a long string in few
 * articles is looked for in their texts instead: a hundred postings cost more.
 *
 * Source: the positional intersection of Manning, Raghavan & Schütze,
 * "Introduction to Information Retrieval" (2008), figure 2.12; here positions are
 * of characters, so adjacent bigrams overlap and every second one is enough.
 */
import { articleStream } from '../../analysis/analysis.js'
import { grown } from '../../arrays.js'
import type { Starts, Tried } from '../../kernel/kernel.js'
import type { Article } from '../../model.js'
import type { Segment } from '../../store/store.js'
import { hasBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { BigramIterator, EMPTY, keepAligned, offsetRuns } from './bigram-iterator.js'
import { type Cover, coverOf, mostOf, onlyArticle } from './cover.js'
import { startsByKernel } from './phrase-kernel.js'

/** Postings less than this many times the rarest's are read a block at a time; longer ones article by article. */
const DENSE = 8

/** Postings that must have an article before its text may be read instead. */
const PROBED = 4
/** Read at most this many article texts per string; beyond, the postings are faster. */
const MOST_TEXTS = 8
/** One more lookup in postings costs as much as reading this many characters of a text. */
const CHARS_A_LIST = 100
/** Opening an article costs as much as reading this many characters of it. */
const CHARS_AN_ARTICLE = 300

/** The positions at which a string begins in an article, found in its text. */
export function startsInText(segment: Segment, article: number, text: string): number[] {
  const { codes } = articleStream(segment.articleRecord(article) as Article)
  const wanted = [...text].map((char) => char.codePointAt(0)!)
  const starts: number[] = []
  for (let at = codes.indexOf(wanted[0]!); at >= 0; at = codes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((code, i) => codes[at + i] === code)) starts.push(at)
  return starts
}

/** Where a string stands in an article: `starts[0 … size)` rise. Valid until the next call. */
export type Visit = (article: number, starts: Int32Array, size: number) => void

/** The bigrams that an article must hold, the rarest first; `placed` are those whose positions decide. */
type Iterators = { asked: readonly BigramIterator[]; placed: readonly BigramIterator[] }

/** Bigrams of a long string, the rarest, that leave few articles which do not hold it. */
const RAREST = 3
/** Reading so many bytes of lists and laying them costs as much as reading a text. */
const BYTES_A_TEXT = 8 * 1024

/** Articles that are asked for a phrase between two looks at the clock. */
const LOOKS = 64

/** The occurrences of one string in a segment; articles must be asked for in rising order. */
export class PhraseIterator {
  /** The first `size` are the positions at which the string begins in the current article, rising. */
  starts = EMPTY
  size = 0
  readonly #text: string
  readonly #segment: Segment
  readonly cover: Cover
  #opened: Iterators | undefined
  #texts = 0

  private constructor(segment: Segment, text: string, cover: Cover) {
    this.#segment = segment
    this.#text = text
    this.cover = cover
  }

  /** @returns undefined if the string is nowhere */
  static open(segment: Segment, text: string): PhraseIterator | undefined {
    const cover = coverOf(segment, text)
    return cover && new PhraseIterator(segment, text, cover)
  }

  /** Made on first use: kernels do without. */
  get #iterators(): Iterators {
    if (!this.#opened) {
      const { filter, placed: covering } = this.cover
      const placed = covering.map(
        ({ info, offsets }) => new BigramIterator(this.#segment, info, offsetRuns(offsets)),
      )
      const asked = filter ? [new BigramIterator(this.#segment, filter, []), ...placed] : placed
      this.#opened = { asked, placed }
    }
    return this.#opened
  }

  /** Upper bound of the articles that hold the string. */
  get df(): number {
    return mostOf(this.cover)
  }

  /** Visits the articles, of those that are tried, that hold the string. Call it once, before any article is asked for. */
  each(tried: Tried | undefined, visit: Visit, budget: Budget): void {
    this.#each(tried, visit, budget, true)
  }

  /** The same, told how often it stands there. */
  eachTimes(tried: Tried | undefined, visit: (article: number, times: number) => void, budget: Budget): void {
    this.#each(tried, (article, _starts, size) => visit(article, size), budget, false)
  }

  /** @param wantsStarts else the visitor must not look at them */
  #each(tried: Tried | undefined, visit: Visit, budget: Budget, wantsStarts: boolean): void {
    if (this.#eachRead(tried, visit, budget)) return
    const batches = startsByKernel(this.#segment, this.cover, tried, budget, wantsStarts)
    if (batches) {
      for (const batch of batches) this.#visit(batch, visit, wantsStarts)
      return
    }
    const meet = (article: number) => {
      if (this.matches(article)) visit(article, this.starts, this.size)
    }
    if (tried === undefined) this.#eachCandidate(meet, budget)
    else if ('docs' in tried) eachOf(tried, meet, budget)
    else {
      const [set, wanted] = 'in' in tried ? [tried.in, true] : [tried.outside, false]
      this.#eachCandidate((article) => {
        if (hasBit(set, article) === wanted) meet(article)
      }, budget)
    }
  }

  /** The articles, of those that are tried, that hold the string, rising. Call it once, before any article is asked for. */
  docs(tried: Tried | undefined, budget: Budget): Int32Array {
    let docs = new Int32Array(64)
    let size = 0
    this.each(
      tried,
      (article) => {
        if (size === docs.length) docs = grown(docs, 2 * size)
        docs[size++] = article
      },
      budget,
    )
    return docs.slice(0, size)
  }

  /**
   * Visits the same by the lists of the rarest bigrams and the texts of the few articles in which they stand so.
   *
   * @returns false, with nothing visited, where this pays not: the other lists are laid or short, or articles many
   */
  #eachRead(tried: Tried | undefined, visit: Visit, budget: Budget): boolean {
    const { filter, placed } = this.cover
    let bytes = 0
    for (let i = RAREST; i < placed.length; i++) bytes += this.#segment.bytesToLay(placed[i]!.info)
    if (bytes < BYTES_A_TEXT) return false
    const once = onlyArticle(this.cover)
    const rarest = { filter, placed: placed.slice(0, RAREST) }
    const found = once ?? foundIn(startsByKernel(this.#segment, rarest, tried, budget, false))
    if (!found || found.length * BYTES_A_TEXT > bytes) return false
    for (const article of found)
      if ((!once || isTried(article, tried)) && this.#read(article)) visit(article, this.starts, this.size)
    return true
  }

  /** Visits what kernels found. */
  #visit({ found, starts }: Starts, visit: Visit, wantsStarts: boolean): void {
    for (let i = 0, at = 0; i < found.length; i += 2) {
      const article = found[i]!
      const size = found[i + 1]!
      if (size < 0) {
        if (this.matches(article)) visit(article, this.starts, this.size)
        continue
      }
      if (wantsStarts) {
        if (this.starts.length < size) this.starts = new Int32Array(size * 2)
        for (let s = 0; s < size; s++) this.starts[s] = starts[at++]!
      }
      visit(article, this.starts, size)
    }
  }

  /** Visits the articles that hold the rarest bigram. */
  #eachCandidate(visit: (article: number) => void, budget: Budget): void {
    const { asked, placed } = this.#iterators
    for (const iterator of placed) iterator.isDense = iterator.info.documentFrequency < DENSE * this.df
    asked[0]!.eachArticle(() => asked.some(({ ended }) => ended) || budget.isOver(), visit)
  }

  /** Whether an article holds the string. Fills `starts` and `size`. Articles rise from call to call. */
  matches(article: number): boolean {
    const { asked } = this.#iterators
    for (let w = 0; w < asked.length; w++) {
      if (w === PROBED && this.#isQuickToRead(article)) return this.#read(article)
      if (!asked[w]!.advance(article)) return false
    }
    return this.#meet()
  }

  /** Whether reading the article is quicker than asking the lists that are left. */
  #isQuickToRead(article: number): boolean {
    const chars = (this.#iterators.asked.length - PROBED) * CHARS_A_LIST - CHARS_AN_ARTICLE
    if (chars <= 0 || this.#texts === MOST_TEXTS) return false
    const { fieldLengths } = this.#segment.docValues
    let length = 0
    for (const lengths of fieldLengths) length += lengths[article]!
    return length < chars
  }

  /** Looks for the string in the article's text. */
  #read(article: number): boolean {
    this.#texts++
    this.starts = Int32Array.from(startsInText(this.#segment, article, this.#text))
    this.size = this.starts.length
    return this.size > 0
  }

  /** Keeps the starts at which every other bigram stands too. */
  #meet(): boolean {
    const iterators = this.#iterators.placed
    this.#begin(iterators[0]!)
    for (let w = 0; w < iterators.length && this.size > 0; w++) {
      const iterator = iterators[w]!
      if (w > 0) iterator.loadPositions()
      // `#begin` has applied the first run of the first iterator.
      const { offsets } = iterator
      for (let s = w === 0 ? 1 : 0; s < offsets.length; s++)
        this.size = keepAligned(this.starts, this.size, iterator, offsets[s]!)
    }
    return this.size > 0
  }

  #begin(driver: BigramIterator): void {
    driver.loadPositions()
    const { positions, at, end } = driver
    const first = driver.offsets[0]!
    const shift = first.from + driver.base
    const size = end - at
    if (this.starts.length < size) this.starts = new Int32Array(size * 2)
    for (let i = 0; i < size; i++) this.starts[i] = positions[at + i]! - shift
    this.size = first.times > 1 ? keepAligned(this.starts, size, driver, first) : size
  }
}

/** The articles that kernels found. */
const foundIn = (batches: Starts[] | undefined): number[] | undefined =>
  batches?.flatMap(({ found }) => [...found.filter((_, i) => i % 2 === 0)])

const isTried = (article: number, tried: Tried | undefined): boolean =>
  tried === undefined
    ? true
    : 'docs' in tried
      ? tried.docs.subarray(0, tried.size).includes(article)
      : 'in' in tried
        ? hasBit(tried.in, article)
        : !hasBit(tried.outside, article)

/** Visits some articles. */
function eachOf(
  { docs, size }: { docs: Int32Array; size: number },
  visit: (article: number) => void,
  budget: Budget,
): void {
  for (let n = 0; n < size; n++) {
    if (n % LOOKS === 0 && budget.isOver()) return
    visit(docs[n]!)
  }
}
