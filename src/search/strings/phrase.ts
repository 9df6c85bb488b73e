/**
 * Phrases: where a string of two characters and more occurs, by positions.
 *
 * Every second bigram of the string covers it. The rarest bigram drives: each of
 * its articles is looked up in the postings of the others, the rarer first, and in
 * an article that has all of them the positions must be those of one occurrence.
 * Every article is verified so; nothing is approximate. A long string in few
 * articles is looked for in their texts instead: a hundred postings cost more.
 *
 * Source: the positional intersection of Manning, Raghavan & Schütze,
 * "Introduction to Information Retrieval" (2008), figure 2.12; here positions are
 * of characters, so adjacent bigrams overlap and every second one is enough.
 */
import { articleStream } from '../../analysis/analysis.js'
import { type Article, FIELD_COUNT } from '../../model.js'
import type { Segment, TermInfo } from '../../store/store.js'
import type { Budget } from '../sets/budget.js'
import { BigramIterator, EMPTY, keepAligned, offsetRuns } from './bigram-iterator.js'

/** The bigrams by which a string is found, the rarest first. */
type Cover = {
  /** Bigrams whose positions decide where the string is. */
  iterators: BigramIterator[]
  /** The rarest bigram, if `iterators` lacks it: decides which articles are tried. */
  filter: BigramIterator | undefined
}

/**
 * Every second of the bigrams, the last among them. Where their number is even,
 * two neighbours must be taken: those that leave the fewest positions to read.
 */
function coverOffsets(bigrams: readonly TermInfo[]): number[] {
  const offsets: number[] = []
  let joint = bigrams.length
  if (bigrams.length % 2 === 0) {
    joint = 1
    let [sum, least] = [0, 0]
    for (let at = 1; at + 2 < bigrams.length; at += 2) {
      sum += bigrams[at + 1]!.total - bigrams[at]!.total
      if (sum < least) [least, joint] = [sum, at + 2]
    }
  }
  for (let at = 0; at < bigrams.length; at += at + 1 === joint ? 1 : 2) offsets.push(at)
  return offsets
}

/**
 * The bigrams that cover the string. The skipped bigrams are implied, but one may
 * be rarer (it spans two words) and then serves as a filter.
 *
 * @returns undefined if the segment does not hold one of them
 */
function coverOf(segment: Segment, chars: string[]): Cover | undefined {
  const bigrams: TermInfo[] = []
  for (let at = 1; at < chars.length; at++) {
    const info = segment.find('bigram', chars[at - 1]! + chars[at]!)
    if (!info) return undefined
    bigrams.push(info)
  }
  const cover = new Map<TermInfo, number[]>()
  for (const offset of coverOffsets(bigrams)) {
    const known = cover.get(bigrams[offset]!)
    if (known) known.push(offset)
    else cover.set(bigrams[offset]!, [offset])
  }
  const iterators = [...cover].map(
    ([info, offsets]) => new BigramIterator(segment, info, offsetRuns(offsets)),
  )
  iterators.sort((a, b) => a.info.documentFrequency - b.info.documentFrequency)
  const rarest = bigrams.reduce((a, b) => (b.documentFrequency < a.documentFrequency ? b : a))
  const isAsked = rarest.documentFrequency < iterators[0]!.info.documentFrequency
  return { iterators, filter: isAsked ? new BigramIterator(segment, rarest, []) : undefined }
}

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
export function startsInText(segment: Segment, article: number, chars: readonly string[]): number[] {
  const { codes } = articleStream(segment.articleRecord(article) as Article)
  const wanted = chars.map((char) => char.codePointAt(0)!)
  const starts: number[] = []
  for (let at = codes.indexOf(wanted[0]!); at >= 0; at = codes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((code, i) => codes[at + i] === code)) starts.push(at)
  return starts
}

/** The occurrences of one string in a segment; articles must be asked for in rising order. */
export class PhraseIterator {
  /** The first `size` are the positions at which the string begins in the current article, rising. */
  starts = EMPTY
  size = 0
  readonly #chars: readonly string[]
  readonly #segment: Segment
  /** The rarest bigram: its articles are the candidates. */
  readonly #driver: BigramIterator
  /** The bigrams that an article must hold, the rarest first; `#iterators` are those whose positions decide. */
  readonly #asked: readonly BigramIterator[]
  readonly #iterators: readonly BigramIterator[]
  #texts = 0

  private constructor(segment: Segment, chars: string[], { iterators, filter }: Cover) {
    this.#segment = segment
    this.#chars = chars
    this.#iterators = iterators
    this.#asked = filter ? [filter, ...iterators] : iterators
    this.#driver = this.#asked[0]!
  }

  /** @returns undefined if the string is nowhere */
  static open(segment: Segment, chars: string[]): PhraseIterator | undefined {
    const cover = coverOf(segment, chars)
    return cover && new PhraseIterator(segment, chars, cover)
  }

  /** Upper bound of the articles that hold the string. */
  get df(): number {
    return this.#driver.info.documentFrequency
  }

  /** Visits the articles that hold the rarest bigram. */
  eachCandidate(visit: (article: number) => void, budget: Budget): void {
    for (const iterator of this.#iterators)
      iterator.isDense = iterator.info.documentFrequency < DENSE * this.df
    this.#driver.eachArticle(() => this.#asked.some(({ ended }) => ended) || budget.isOver(), visit)
  }

  /** Whether an article holds the string. Fills `starts` and `size`. Articles rise from call to call. */
  matches(article: number): boolean {
    const asked = this.#asked
    for (let w = 0; w < asked.length; w++) {
      if (w === PROBED && this.#isQuickToRead(article)) return this.#read(article)
      if (!asked[w]!.advance(article)) return false
    }
    return this.#meet()
  }

  /** Whether reading the article is quicker than asking the lists that are left. */
  #isQuickToRead(article: number): boolean {
    const chars = (this.#asked.length - PROBED) * CHARS_A_LIST - CHARS_AN_ARTICLE
    if (chars <= 0 || this.#texts === MOST_TEXTS) return false
    const { fieldLengths } = this.#segment.docValues
    let length = 0
    for (let f = 0; f < FIELD_COUNT; f++) length += fieldLengths[article * FIELD_COUNT + f]!
    return length < chars
  }

  /** Looks for the string in the article's text. */
  #read(article: number): boolean {
    this.#texts++
    this.starts = Int32Array.from(startsInText(this.#segment, article, this.#chars))
    this.size = this.starts.length
    return this.size > 0
  }

  /** Keeps the starts at which every other bigram stands too. */
  #meet(): boolean {
    const iterators = this.#iterators
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
