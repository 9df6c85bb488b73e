/**
 * Which pairs of articles share passages, from what was known of another state of the archive.
 */
import type { Steps } from '../analysis/analysis.js'
import type { Article } from '../model.js'
import { type FingerprintedText, passagesOf, printText } from '../reuse/reuse.js'
import type { PrintsReader, ReusePairs, ReuseState, Segment } from '../store/store.js'
import { type ComparedBody, comparedBody } from './prints.js'
import { type Shared, SharedPairs } from './shared-pairs.js'

/** Holders of a fingerprint are compared with as many before and behind them. */
const NEAR = 8
/** Fingerprints that are looked up at once. */
const AT_ONCE = 1 << 20
/** Pairs that are gathered before they are compared, in order, so that texts are read seldom. */
const GATHERED = 1 << 22
/** Texts that are kept: some 3 KB each. */
const MOST_TEXTS = 16_000
/** Fingerprints of an article, on average: only sizes rest on it. */
const USUAL_PRINTS = 100

type OldSegment = { state: ReuseState[number]; prints: PrintsReader }
type NewSegment = { segment: Segment; prints: PrintsReader }

/** Multiply, not shift: a pair of numbers takes 52 bits. */
const PAIR = 2 ** 26

/**
 * Articles are numbered: those of the new segments one segment behind the other, then those that are gone.
 */
export class PairFinder {
  readonly #bases: number[] = []
  readonly #orders: Float64Array
  readonly #added: Uint8Array
  readonly #gone: { prints: PrintsReader; articles: Map<number, number> }[] = []
  readonly #articles: number
  readonly #texts = new Map<number, FingerprintedText>()
  readonly #shared = new SharedPairs()
  #gathered: number[] = []
  #addedCount = 0
  #goneCount = 0

  constructor(
    olds: readonly OldSegment[],
    readonly news: readonly NewSegment[],
    readonly known: ReusePairs,
  ) {
    let articles = 0
    for (const { prints } of news) {
      this.#bases.push(articles)
      articles += prints.keys.length
    }
    this.#articles = articles
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

  *find(): Steps<ReusePairs> {
    yield* this.#keepKnown()
    const changed = this.#addedCount + this.#goneCount
    const slices = 2 ** Math.ceil(Math.log2(Math.max(1, (changed * USUAL_PRINTS) / AT_ONCE)))
    const lost = new Set<number>()
    for (let slice = 0; slice < slices && changed > 0; slice++)
      yield* this.#slice((slice * 2 ** 32) / slices, ((slice + 1) * 2 ** 32) / slices, lost)
    yield* this.#compareGathered()
    for (const pair of lost) {
      yield
      if (!this.#isNearAnywhere(Math.floor(pair / PAIR), pair % PAIR)) this.#shared.delete(pair)
    }
    return yield* this.#result()
  }

  /** Takes over the pairs of articles that are still what they were. */
  *#keepKnown(): Steps<void> {
    const { ids, a, b, covered, starts, ranges } = this.known
    const numbers = ids.map((id) => {
      const found = this.news.findIndex(({ segment }) => segment.articleById(id) !== undefined)
      if (found < 0) return undefined
      const number = this.#bases[found]! + this.news[found]!.segment.articleById(id)!
      return this.#added[number] === 1 ? undefined : number
    })
    for (let n = 0; n < a.length; n++) {
      const [x, y] = [numbers[a[n]!], numbers[b[n]!]]
      if (x !== undefined && y !== undefined)
        this.#shared.add(pairOf(x, y), {
          covered: covered[n]!,
          ranges: ranges.subarray(starts[n]!, starts[n + 1]!),
        })
      if (n % 1000 === 0) yield
    }
  }

  *#slice(from: number, to: number, lost: Set<number>): Steps<void> {
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
      if (end - start > 1) this.#gather(sorted.subarray(start, end), lost)
      if (this.#gathered.length < GATHERED) continue
      yield
      this.#gathered = unique(this.#gathered)
      if (this.#gathered.length > GATHERED / 2) yield* this.#compareGathered()
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
  #gather(holders: Float64Array, lost: Set<number>): void {
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
      this.#gathered.push(pair)
    }
    if (now.length <= NEAR + 1 || before.length === all.length) return
    const isNear = new Set(nearPairs(now))
    for (const pair of nearPairs(before)) if (!isNear.has(pair) && this.#shared.has(pair)) lost.add(pair)
  }

  *#compareGathered(): Steps<void> {
    for (const pair of unique(this.#gathered)) {
      if (this.#shared.has(pair)) continue
      const shared = this.#compare(Math.floor(pair / PAIR), pair % PAIR)
      if (shared) this.#shared.add(pair, shared)
      yield
    }
    this.#gathered = []
  }

  #compare(x: number, y: number): Shared | undefined {
    const [a, b] = this.#idOf(x) < this.#idOf(y) ? [x, y] : [y, x]
    const passages = passagesOf(this.#textOf(a), this.#textOf(b))
    if (passages.length === 0) return undefined
    // Few pairs share anything, so the way back into the bodies is not kept with the texts.
    const [one, two] = [this.#bodyOf(a), this.#bodyOf(b)]
    return {
      covered: passages.reduce((sum, p) => sum + p.aEnd - p.a, 0),
      ranges: passages.flatMap((p) => [
        one.from[p.a]!,
        one.to[p.aEnd - 1]!,
        two.from[p.b]!,
        two.to[p.bEnd - 1]!,
      ]),
    }
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

  *#result(): Steps<ReusePairs> {
    const numbers = new Set<number>()
    for (const pair of this.#shared.pairs()) numbers.add(Math.floor(pair / PAIR)).add(pair % PAIR)
    const listed = [...numbers].map((number) => ({ number, id: this.#idOf(number) }))
    yield
    listed.sort((x, y) => (x.id < y.id ? -1 : 1))
    const places = new Map(listed.map(({ number }, i) => [number, i]))
    const sizes = new Int32Array(listed.length)
    for (const [i, { number }] of listed.entries()) {
      sizes[i] = this.#textOf(number).units.length
      yield
    }
    const keys = Float64Array.from(this.#shared.pairs(), (pair) =>
      pairOf(places.get(Math.floor(pair / PAIR))!, places.get(pair % PAIR)!),
    ).sort()
    const sharedBy = (key: number) =>
      this.#shared.get(pairOf(listed[Math.floor(key / PAIR)]!.number, listed[key % PAIR]!.number))
    yield
    const [a, b, covered] = [
      new Int32Array(keys.length),
      new Int32Array(keys.length),
      new Int32Array(keys.length),
    ]
    const starts = new Int32Array(keys.length + 1)
    for (const [n, key] of keys.entries()) starts[n + 1] = starts[n]! + sharedBy(key).ranges.length
    const ranges = new Int32Array(starts[keys.length]!)
    for (const [n, key] of keys.entries()) {
      const shared = sharedBy(key)
      a[n] = Math.floor(key / PAIR)
      b[n] = key % PAIR
      covered[n] = shared.covered
      ranges.set(shared.ranges, starts[n])
      if (n % 1000 === 0) yield
    }
    return { ids: listed.map(({ id }) => id), sizes, a, b, covered, starts, ranges }
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
  days[article]! * 2 ** 31 + (keys[article]! % 2 ** 31)

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

/** By segment, the articles that came or went. An article that only moved to another segment did neither. */
function changesOf(
  olds: readonly OldSegment[],
  news: readonly NewSegment[],
): { added: number[][]; gone: number[][] } {
  const deleted = olds.map(({ state }) => new Set(state.deletedIssues))
  const oldOf = (name: string) => olds.findIndex(({ state }) => state.name === name)
  const wasLive = (o: number, article: number) => o >= 0 && !deleted[o]!.has(olds[o]!.prints.issues[article]!)
  const came = news.map(({ segment, prints }) => {
    const o = oldOf(segment.mark.name)
    return articlesOf(prints, (a) => segment.isLive(a) && !wasLive(o, a))
  })
  const went = olds.map(({ state, prints }, o) => {
    const now = news.find(({ segment }) => segment.mark.name === state.name)
    return articlesOf(prints, (a) => wasLive(o, a) && !now?.segment.isLive(a))
  })
  const keysOf = (lists: number[][], of: readonly { prints: PrintsReader }[]) =>
    new Set(lists.flatMap((own, i) => own.map((a) => of[i]!.prints.keys[a]!)))
  const cameKeys = keysOf(came, news)
  const wentKeys = keysOf(went, olds)
  return {
    added: came.map((own, s) => own.filter((a) => !wentKeys.has(news[s]!.prints.keys[a]!))),
    gone: went.map((own, o) => own.filter((a) => !cameKeys.has(olds[o]!.prints.keys[a]!))),
  }
}

function articlesOf({ keys }: PrintsReader, isMeant: (article: number) => boolean): number[] {
  const articles: number[] = []
  for (let a = 0; a < keys.length; a++) if (isMeant(a)) articles.push(a)
  return articles
}
