/**
 * The worthiest: the articles that have most, by weight, of what is asked, without a look at all that have any of it.
 *
 * What has been asked for is a bit of a mask for each article, the lowest bit for the heaviest, which is asked first. Once what
 * is left to ask weighs less than the last of the best so far have, an article that has none of the parts before cannot come
 * among them: from there on only articles that still can are looked up. So that this is known early, few articles are asked for
 * all parts before many join them.
 *
 * Source: Moffat & Zobel, "Self-Indexing Inverted Files for Fast Text Retrieval" (1996), §5, "continue". Exact here: an article
 * is given up only once the weights left cannot bring it up to the last of the best.
 */
import type { Found } from '../matched/found.js'
import { type Bits, counted, emptyBits, setBit } from '../sets/bits.js'
import type { DocList } from '../sets/doc-list.js'
import { Top } from '../sets/top-k.js'

/** Parts that are weighed at most: a bit of a mask each. */
export const MOST_PARTS = 32

/** Something that is asked for. */
export type AskedPart = {
  /** Above zero. */
  weight: number
  /** Upper bound on the articles of a segment that have it. */
  most(found: Found): number
  /** The articles of a set that have it: one may be in several lists. */
  within(found: Found, set: Bits): DocList[]
}

/** `parts`: a bit for each part that the article has, in the order in which they were given. */
export type Worthy = { found: Found; article: number; id: string; parts: number; worth: number }

/** Before a list this many times shorter than the articles gathered it is not worth looking which may be given up. */
const SHORTER = 4
/** Steps of weight by which articles are counted. */
const STEPS = 4096
/** Parts up to which articles are counted by their masks, and each mask is weighed once. */
const FEW_PARTS = 12
/** The articles gathered are looked up in all lists to come where the next one is so many times longer than that takes looks. */
const CHEAPER = 4
/** More than the error of sums in another order. */
const SLACK = 1e-6

/** Masks by article, all 0 between two calls. */
let masks = new Int32Array(0)

/**
 * @param open  the articles of each segment that may be chosen
 * @param parts at most MOST_PARTS
 * @returns those with the greatest sums of weights, added in the order of the parts; of equal ones those with the first ids
 */
export function worthiest(
  open: ReadonlyMap<Found, Bits>,
  parts: readonly AskedPart[],
  limit: number,
): Worthy[] {
  const gathered: Gathered[] = []
  let articles = 0
  for (const [found, set] of open) {
    gathered.push(new Gathered(found, set, articles))
    articles += found.segment.docValues.articles
  }
  if (articles > masks.length) masks = new Int32Array(articles)
  try {
    const weights = new Weights(parts)
    gather(gathered, parts, weights, limit)
    return chosen(gathered, weights, limit)
  } finally {
    for (const each of gathered) each.forget()
  }
}

function gather(
  gathered: readonly Gathered[],
  parts: readonly AskedPart[],
  weights: Weights,
  limit: number,
): void {
  const mosts = weights.order.map((number) =>
    gathered.reduce((sum, { found }) => sum + parts[number]!.most(found), 0),
  )
  let left = weights.all
  for (const [bit, number] of weights.order.entries()) {
    const size = gathered.reduce((sum, each) => sum + each.size, 0)
    // What is left first weighs less than what was gathered: before that, nothing is given up.
    if (left < weights.all - left && size >= limit && mosts[bit]! * SHORTER > size) {
      const isComplete = gathered[0]!.isOpen && size * (parts.length - bit) * CHEAPER <= mosts[bit]!
      if (isComplete) for (const each of gathered) each.complete(parts, weights.order, bit)
      if (giveUp(gathered, weights, left, limit) && isComplete) return
    }
    for (const each of gathered) each.add(parts[number]!, bit)
    left -= parts[number]!.weight
  }
}

/**
 * Gives up the articles that cannot reach the last of the best any more.
 *
 * @param left weight of the parts not yet asked for
 * @returns whether no others can either
 */
function giveUp(gathered: readonly Gathered[], weights: Weights, left: number, limit: number): boolean {
  const counts = new Int32Array(STEPS + 1)
  const step = STEPS / (weights.all + SLACK)
  const stepOf = (mask: number) => Math.floor(weights.roughly(mask) * step)
  if (weights.order.length <= FEW_PARTS) {
    const byMask = new Int32Array(1 << weights.order.length)
    for (const each of gathered) each.countMasks(byMask)
    for (let mask = 0; mask < byMask.length; mask++)
      if (byMask[mask]! > 0) counts[stepOf(mask)]! += byMask[mask]!
  } else for (const each of gathered) each.countBy(counts, stepOf)
  let at = STEPS
  for (let sum = counts[at]!; at > 0 && sum < limit; ) sum += counts[--at]!
  const least = at / step - SLACK
  // Before that, articles that have none of the parts so far may still come among the best.
  if (left >= least) return false
  for (const each of gathered) each.keep((mask) => weights.roughly(mask) + left >= least)
  return true
}

function chosen(gathered: readonly Gathered[], weights: Weights, limit: number): Worthy[] {
  const top = new Top<Worthy>(limit, (a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))
  for (const each of gathered) {
    const { found } = each
    each.visit((article, parts) => {
      const worth = weights.exact(parts)
      if (top.isFull && worth < top.last.worth) return
      top.offer({ found, article, id: found.segment.docValues.ids.at(article), parts, worth })
    })
  }
  return top.sorted().map((each) => ({ ...each, parts: weights.asGiven(each.parts) }))
}

/** The articles of one segment that have any of the parts so far. */
class Gathered {
  #docs = new Int32Array(1024)
  size = 0
  /** Whether articles may still join. */
  isOpen = true

  /** @param from where the masks of the segment begin */
  constructor(
    readonly found: Found,
    private within: Bits,
    private readonly from: number,
  ) {}

  /** @param bit of the mask */
  add(part: AskedPart, bit: number): void {
    if (!this.isOpen && this.size === 0) return
    for (const { docs, size } of part.within(this.found, this.within)) {
      if (this.isOpen) this.#join(docs, size)
      for (let i = 0; i < size; i++) masks[this.from + docs[i]!]! |= 1 << bit
    }
  }

  /** Asks for all parts from a bit on, of the articles that are there. */
  complete(parts: readonly AskedPart[], order: readonly number[], bit: number): void {
    if (this.size === 0) return
    const there = emptyBits(this.found.segment.docValues.articles)
    for (let i = 0; i < this.size; i++) setBit(there, this.#docs[i]!)
    counted(there, this.size)
    for (let b = bit; b < order.length; b++)
      for (const { docs, size } of parts[order[b]!]!.within(this.found, there))
        for (let i = 0; i < size; i++) masks[this.from + docs[i]!]! |= 1 << b
  }

  /** Takes in the articles of a list that are not there yet. */
  #join(more: Int32Array, moreSize: number): void {
    if (this.size + moreSize > this.#docs.length) {
      const docs = new Int32Array(2 * (this.size + moreSize))
      docs.set(this.#docs.subarray(0, this.size))
      this.#docs = docs
    }
    const docs = this.#docs
    const { from } = this
    let { size } = this
    for (let i = 0; i < moreSize; i++) {
      // Write always, count only if it is new: cheaper than a branch.
      docs[size] = more[i]!
      size += masks[from + more[i]!] === 0 ? 1 : 0
    }
    this.size = size
  }

  /** Counts articles by their masks, all of which are places of `counts`. */
  countMasks(counts: Int32Array): void {
    const docs = this.#docs
    const { from, size } = this
    for (let i = 0; i < size; i++) counts[masks[from + docs[i]!]!]!++
  }

  countBy(counts: Int32Array, stepOf: (mask: number) => number): void {
    for (let i = 0; i < this.size; i++) counts[stepOf(masks[this.from + this.#docs[i]!]!)]!++
  }

  /** Keeps articles whose mask passes; no others join from now on. */
  keep(passes: (mask: number) => boolean): void {
    const docs = this.#docs
    const within = emptyBits(this.found.segment.docValues.articles)
    let kept = 0
    for (let i = 0; i < this.size; i++) {
      const article = docs[i]!
      if (!passes(masks[this.from + article]!)) {
        masks[this.from + article] = 0
        continue
      }
      docs[kept++] = article
      setBit(within, article)
    }
    this.size = kept
    this.within = counted(within, kept)
    this.isOpen = false
  }

  /** Leaves all masks 0, as they are between two calls. */
  forget(): void {
    for (let i = 0; i < this.size; i++) masks[this.from + this.#docs[i]!] = 0
  }

  visit(visit: (article: number, mask: number) => void): void {
    for (let i = 0; i < this.size; i++) visit(this.#docs[i]!, masks[this.from + this.#docs[i]!]!)
  }
}

/** Sums of weights by mask. */
class Weights {
  readonly all: number
  /** The numbers of the parts, the heaviest first: the first has the lowest bit. */
  readonly order: readonly number[]
  readonly #weights: readonly number[]
  readonly #bitOf: Int32Array
  readonly #exact = new Map<number, number>()
  /** By each byte of a mask. */
  readonly #bytes = new Float64Array(4 * 256)

  constructor(parts: readonly AskedPart[]) {
    this.#weights = parts.map(({ weight }) => weight)
    this.order = [...parts.keys()].sort((a, b) => parts[b]!.weight - parts[a]!.weight)
    this.#bitOf = new Int32Array(parts.length)
    for (const [bit, number] of this.order.entries()) this.#bitOf[number] = bit
    this.all = this.exact(-1)
    for (let at = 0; at < this.#bytes.length; at++) {
      const bits = at & 255
      if (bits === 0) continue
      const number = this.order[(at >> 8) * 8 + 31 - Math.clz32(bits & -bits)]
      this.#bytes[at] = this.#bytes[at & (at - 1)]! + (number === undefined ? 0 : this.#weights[number]!)
    }
  }

  /** Added in the order of the parts. */
  exact(mask: number): number {
    let sum = this.#exact.get(mask)
    if (sum === undefined) {
      sum = 0
      for (const [number, weight] of this.#weights.entries())
        if ((mask >>> this.#bitOf[number]!) & 1) sum += weight
      this.#exact.set(mask, sum)
    }
    return sum
  }

  roughly(mask: number): number {
    const bytes = this.#bytes
    const low = bytes[mask & 255]! + bytes[256 + ((mask >>> 8) & 255)]!
    return low + bytes[512 + ((mask >>> 16) & 255)]! + bytes[768 + (mask >>> 24)]!
  }

  /** A mask with a bit for each part in the order in which they were given. */
  asGiven(mask: number): number {
    let given = 0
    for (const [bit, number] of this.order.entries()) if ((mask >>> bit) & 1) given |= 1 << number
    return given
  }
}
