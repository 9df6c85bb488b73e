/**
 * Which pairs of articles share passages, from what was known of another state of the archive.
 */
import type { Steps } from '../analysis/analysis.js'
import type { Article } from '../model.js'
import { type FingerprintedText, passagesOf, printText } from '../reuse/reuse.js'
import {
  type PrintsReader,
  type ReusePairs,
  type RunEntry,
  RunFront,
  type Segment,
  SortedRuns,
} from '../store/store.js'
import { type ComparedBody, comparedBody } from './prints.js'
import { changesOf, type NewSegment, type OldSegment } from './reuse-changes.js'

/** Holders of a fingerprint are compared with as many before and behind them. */
const NEAR = 8
/** Fingerprints that are looked up at once. */
const AT_ONCE = 1 << 20
/** Texts that are kept: some 3 KB each. */
const MOST_TEXTS = 16_000
/** Fingerprints of an article, on average: only sizes rest on it. */
const USUAL_PRINTS = 100

/** Multiply, not shift: a pair of numbers takes 52 bits. */
const PAIR = 2 ** 26
const DAY = 2 ** 31

/** What two articles share: `covered`, then `ranges`, as in `ReusePair`, of the one whose id is less first. */
type Shared = RunEntry['numbers']

/** An article that shares passages: folded `characters` of its body, and its `day` as prints have it. */
export type SharingArticle = { id: string; characters: number; day: number }

/** Pairs that may lie on the disk. */
export type FoundPairs = {
  /** By id. */
  articles: SharingArticle[]
  /** Passages of all pairs, counted with both articles. */
  rows: number
  /** Every pair twice, as either of its articles has it: by article, then the other; may be gone through again. */
  each: () => Iterable<FoundPair>
  /** Gives back the disk. */
  close: () => void
}
/** `ranges`: four numbers a passage, from and to in the article, from and to in the other. */
export type FoundPair = { article: number; other: number; covered: number; ranges: readonly number[] }

/**
 * Articles are numbered: those of the new segments one segment behind the other, then those that are gone.
 *
 * How many pairs there are, memory does not bound: they lie in sorted runs, and are compared in their order, each once,
 * so that texts are read seldom.
 */
export class PairFinder {
  readonly #bases: number[] = []
  readonly #orders: Float64Array
  readonly #added: Uint8Array
  readonly #gone: { prints: PrintsReader; articles: Map<number, number> }[] = []
  readonly #articles: number
  readonly #texts = new Map<number, FingerprintedText>()
  /** Folded characters of the bodies that were looked at, by number. */
  readonly #sizes: Int32Array
  /** Pairs that were known, that are near one another for the first time, and that are near no more by some fingerprint. */
  readonly #known: SortedRuns
  readonly #near: SortedRuns
  readonly #lost: SortedRuns
  readonly #found: SortedRuns
  /** Whether an article is in a pair that was found, by number. */
  readonly #isIn: Uint8Array
  #passages = 0
  /** The first article of the pair that was compared last: mostly that of the next, too. */
  #first: { number: number; text: FingerprintedText } | undefined
  #addedCount = 0
  #goneCount = 0

  /**
   * @param folder where pairs lie that memory does not hold
   * @param most   pairs that memory holds, of each kind
   */
  constructor(
    readonly folder: string,
    olds: readonly OldSegment[],
    readonly news: readonly NewSegment[],
    readonly most?: number,
  ) {
    const runs = [1, 2, 3, 4].map(() => new SortedRuns(folder, most))
    ;[this.#known, this.#near, this.#lost, this.#found] = runs as [
      SortedRuns,
      SortedRuns,
      SortedRuns,
      SortedRuns,
    ]
    let articles = 0
    for (const { prints } of news) {
      this.#bases.push(articles)
      articles += prints.keys.length
    }
    this.#articles = articles
    this.#sizes = new Int32Array(articles)
    this.#isIn = new Uint8Array(articles)
    const { added, gone } = changesOf(olds, news)
    this.#added = new Uint8Array(articles)
    for (const [s, own] of added.entries()) for (const a of own) this.#added[this.#bases[s]! + a] = 1
    this.#addedCount = added.reduce((sum, own) => sum + own.length, 0)
    const orders: number[] = []
    for (const [o, own] of gone.entries()) {
      const { prints } = olds[o]!
      const numbers = new Map(own.map((a, i) => [a, articles + orders.length + i]))
      for (const a of own) orders.push(orderOf(prints, a))
      if (own.length > 0) this.#gone.push({ prints, articles: numbers })
    }
    this.#goneCount = orders.length
    this.#orders = new Float64Array(articles + orders.length)
    for (const [s, { prints }] of news.entries())
      for (let a = 0; a < prints.keys.length; a++) this.#orders[this.#bases[s]! + a] = orderOf(prints, a)
    this.#orders.set(orders, articles)
  }

  /**
   * @param known pairs of the old segments
   * @returns pairs that hold their file until they are closed
   */
  *find(known?: ReusePairs): Steps<FoundPairs> {
    try {
      if (known) yield* this.#keepKnown(known)
      const changed = this.#addedCount + this.#goneCount
      const slices = 2 ** Math.ceil(Math.log2(Math.max(1, (changed * USUAL_PRINTS) / AT_ONCE)))
      for (let slice = 0; slice < slices && changed > 0; slice++)
        yield* this.#slice((slice * 2 ** 32) / slices, ((slice + 1) * 2 ** 32) / slices)
      yield* this.#compareAll()
      return yield* this.#result()
    } finally {
      for (const runs of [this.#known, this.#near, this.#lost, this.#found]) runs.close()
    }
  }

  /** Takes over the pairs of articles that are still what they were. */
  *#keepKnown(pairs: ReusePairs): Steps<void> {
    const numbers = new Int32Array(pairs.articles).fill(-1)
    for (let n = 0; n < pairs.articles; n++) {
      if (n % 1000 === 0) yield
      const id = pairs.id(n)
      const found = this.news.findIndex(({ segment }) => segment.articleById(id) !== undefined)
      if (found < 0) continue
      const number = this.#bases[found]! + this.news[found]!.segment.articleById(id)!
      if (this.#added[number] === 1) continue
      numbers[n] = number
      this.#sizes[number] = pairs.article(n).characters
    }
    let passed = 0
    for (const { a, b, covered, ranges } of pairs.pairs()) {
      const [x, y] = [numbers[a]!, numbers[b]!]
      if (x >= 0 && y >= 0) this.#known.add(pairOf(x, y), [covered, ...Array.from(ranges)])
      if (++passed % 1000 === 0) yield
    }
  }

  *#slice(from: number, to: number): Steps<void> {
    const hashes = this.#touched(from, to)
    yield
    const holders: number[] = []
    for (const [s, { segment, prints }] of this.news.entries()) {
      const base = this.#bases[s]!
      prints.holders(hashes, (n, article) => {
        if (segment.isLive(article)) holders.push(n * 2 ** 32 + base + article)
      })
      yield
    }
    for (const { prints, articles } of this.#gone)
      prints.each(from, to, (hash, article) => {
        const number = articles.get(article)
        if (number !== undefined) holders.push(indexOf(hashes, hash) * 2 ** 32 + number)
      })
    yield
    const sorted = Float64Array.from(holders).sort()
    holders.length = 0
    for (let start = 0, end = 0; start < sorted.length; start = end) {
      const n = Math.floor(sorted[start]! / 2 ** 32)
      while (end < sorted.length && sorted[end]! < (n + 1) * 2 ** 32) end++
      if (end - start > 1) this.#gather(sorted.subarray(start, end))
      if (n % 1000 === 0) yield
    }
  }

  /** Fingerprints of what came or went, of a range. */
  #touched(from: number, to: number): Uint32Array {
    const hashes: number[] = []
    for (const [s, { prints }] of this.news.entries()) {
      const base = this.#bases[s]!
      if (!this.#added.subarray(base, base + prints.keys.length).includes(1)) continue
      prints.each(from, to, (hash, article) => {
        if (this.#added[base + article] === 1) hashes.push(hash)
      })
    }
    for (const { prints, articles } of this.#gone)
      prints.each(from, to, (hash, article) => {
        if (articles.has(article)) hashes.push(hash)
      })
    return Uint32Array.from(unique(hashes))
  }

  /** @param holders of one fingerprint, now and before */
  #gather(holders: Float64Array): void {
    const orders = this.#orders
    const all = [...holders].map((holder) => holder % 2 ** 32)
    all.sort((x, y) => orders[x]! - orders[y]! || x - y)
    const now = all.filter((x) => x < this.#articles)
    const before = all.filter((x) => this.#added[x] !== 1)
    const isOld = (x: number) => this.#added[x] !== 1
    // Where an article went, those around it come near one another.
    const wasNear = now.length < all.length ? new Set(nearPairs(before)) : undefined
    for (const pair of nearPairs(now)) {
      const [x, y] = [Math.floor(pair / PAIR), pair % PAIR]
      if (isOld(x) && isOld(y) && (!wasNear || wasNear.has(pair))) continue
      this.#near.add(pair)
    }
    if (now.length <= NEAR + 1 || before.length === all.length) return
    const isNear = new Set(nearPairs(now))
    for (const pair of nearPairs(before)) if (!isNear.has(pair)) this.#lost.add(pair)
  }

  /** Goes through what is known, near and lost side by side. */
  *#compareAll(): Steps<void> {
    const [known, near, lost] = [this.#known, this.#near, this.#lost].map(
      (runs) => new RunFront(runs.sorted()),
    )
    for (;;) {
      const pair = Math.min(known!.key, near!.key)
      if (pair === Number.POSITIVE_INFINITY) return
      while (lost!.key < pair) lost!.next()
      const [x, y] = [Math.floor(pair / PAIR), pair % PAIR]
      if (known!.key > pair) {
        const shared = this.#compare(x, y)
        if (shared) this.#keep(pair, shared)
      } else if (lost!.key > pair || this.#isNearAnywhere(x, y)) this.#keep(pair, known!.numbers)
      for (const each of [known!, near!]) if (each.key === pair) each.next()
      yield
    }
  }

  #compare(x: number, y: number): Shared | undefined {
    if (x !== this.#first?.number) this.#first = { number: x, text: this.#textOf(x) }
    const [one, two] = [this.#first.text, this.#textOf(y)]
    const isTurned = this.#idOf(x) > this.#idOf(y)
    const passages = isTurned ? passagesOf(two, one) : passagesOf(one, two)
    if (passages.length === 0) return undefined
    // Few pairs share anything, so the way back into the bodies is not kept with the texts.
    const [a, b] = isTurned ? [this.#bodyOf(y), this.#bodyOf(x)] : [this.#bodyOf(x), this.#bodyOf(y)]
    return [
      passages.reduce((sum, p) => sum + p.aEnd - p.a, 0),
      ...passages.flatMap((p) => [a.from[p.a]!, a.to[p.aEnd - 1]!, b.from[p.b]!, b.to[p.bEnd - 1]!]),
    ]
  }

  #placeOf(number: number): { segment: Segment; article: number } {
    let s = this.#bases.length - 1
    while (this.#bases[s]! > number) s--
    return { segment: this.news[s]!.segment, article: number - this.#bases[s]! }
  }

  #idOf(number: number): string {
    const { segment, article } = this.#placeOf(number)
    return segment.docValues.ids.at(article)
  }

  #bodyOf(number: number): ComparedBody {
    const { segment, article } = this.#placeOf(number)
    return comparedBody((segment.articleRecord(article) as Article).body)
  }

  #textOf(number: number): FingerprintedText {
    const kept = this.#texts.get(number)
    if (kept) {
      // The least lately used stands first.
      this.#texts.delete(number)
      this.#texts.set(number, kept)
      return kept
    }
    const text = printText(this.#bodyOf(number).units)
    this.#sizes[number] = text.units.length
    this.#texts.set(number, text)
    if (this.#texts.size > MOST_TEXTS) this.#texts.delete(this.#texts.keys().next().value!)
    return text
  }

  /** Whether two articles are still near among the holders of any fingerprint that both have. */
  #isNearAnywhere(x: number, y: number): boolean {
    const own = new Set(this.#textOf(x).hashes)
    const hashes = Uint32Array.from(
      new Set([...this.#textOf(y).hashes].filter((hash) => own.has(hash))),
    ).sort()
    const lists = Array.from(hashes, (): number[] => [])
    for (const [s, { segment, prints }] of this.news.entries())
      prints.holders(hashes, (n, article) => {
        if (segment.isLive(article)) lists[n]!.push(this.#bases[s]! + article)
      })
    const orders = this.#orders
    return lists.some((list) => {
      list.sort((p, q) => orders[p]! - orders[q]! || p - q)
      return Math.abs(list.indexOf(x) - list.indexOf(y)) <= NEAR
    })
  }

  #keep(pair: number, shared: Shared): void {
    this.#found.add(pair, shared)
    this.#isIn[Math.floor(pair / PAIR)] = 1
    this.#isIn[pair % PAIR] = 1
    this.#passages += (shared.length - 1) / 4
  }

  /** Numbers the articles by their ids, and sorts the pairs by these numbers. */
  *#result(): Steps<FoundPairs> {
    const listed: (SharingArticle & { number: number })[] = []
    for (const [number, isIn] of this.#isIn.entries()) {
      if (isIn === 1)
        listed.push({
          number,
          id: this.#idOf(number),
          characters: this.#sizes[number]!,
          day: Math.floor(this.#orders[number]! / DAY),
        })
      if (number % 1000 === 0) yield
    }
    listed.sort((x, y) => (x.id < y.id ? -1 : 1))
    const places = new Int32Array(this.#articles)
    for (const [place, { number }] of listed.entries()) places[number] = place
    yield
    const placed = new SortedRuns(this.folder, this.most)
    try {
      let passed = 0
      for (const { key, numbers } of this.#found.sorted()) {
        const [x, y] = [places[Math.floor(key / PAIR)]!, places[key % PAIR]!]
        const [a, b] = [Math.min(x, y), Math.max(x, y)]
        placed.add(a * PAIR + b, numbers)
        placed.add(b * PAIR + a, turned(numbers))
        if (++passed % 1000 === 0) yield
      }
    } catch (error) {
      placed.close()
      throw error
    }
    return {
      articles: listed,
      rows: 2 * this.#passages,
      each: () => placedPairs(placed),
      close: () => placed.close(),
    }
  }
}

/** What two articles share, the other one first. */
function turned([covered, ...ranges]: Shared): number[] {
  const numbers = [covered!]
  for (let r = 0; r < ranges.length; r += 4)
    numbers.push(ranges[r + 2]!, ranges[r + 3]!, ranges[r]!, ranges[r + 1]!)
  return numbers
}

function* placedPairs(placed: SortedRuns): Generator<FoundPair> {
  for (const { key, numbers } of placed.sorted()) {
    const [covered, ...ranges] = numbers
    yield { article: Math.floor(key / PAIR), other: key % PAIR, covered: covered!, ranges }
  }
}

/** Rising, each once. */
function unique(numbers: readonly number[]): number[] {
  const sorted = Float64Array.from(numbers).sort()
  const kept: number[] = []
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) kept.push(sorted[i]!)
  return kept
}

const pairOf = (x: number, y: number) => Math.min(x, y) * PAIR + Math.max(x, y)

/** Articles are ordered by day, and on one day by their key, so that only the articles themselves decide. */
const orderOf = ({ days, keys }: PrintsReader, article: number) =>
  days[article]! * DAY + (keys[article]! % DAY)

function* nearPairs(sorted: readonly number[]): Generator<number> {
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < sorted.length && j <= i + NEAR; j++) yield pairOf(sorted[i]!, sorted[j]!)
}

/** @returns the place of a number that is in the list */
function indexOf(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
