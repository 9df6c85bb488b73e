/**
 * The worthiest: the articles that have most, by weight, of what is asked, without a look at all that have any of it.
 *
 * What has been asked for is a bit of a mask for each article, the heaviest first. Once what is left to ask weighs less than the
 * last of the best so far have, an article that has none of the parts before cannot come among them: from there on only articles
 * that still can are looked up.
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
  let left = weights.all
  for (const number of [...parts.keys()].sort((a, b) => parts[b]!.weight - parts[a]!.weight)) {
    const part = parts[number]!
    const size = gathered.reduce((sum, each) => sum + each.size, 0)
    const most = gathered.reduce((sum, { found }) => sum + part.most(found), 0)
    if (size >= limit && most * SHORTER > size) giveUp(gathered, weights, left, limit)
    for (const each of gathered) each.add(part, number)
    left -= part.weight
  }
}

/** Gives up the articles that cannot reach the last of the best any more. @param left weight of the parts not yet asked for */
function giveUp(gathered: readonly Gathered[], weights: Weights, left: number, limit: number): void {
  // Nothing has gathered more than what is not left.
  if (left >= weights.all - left) return
  const counts = new Int32Array(STEPS + 1)
  const step = STEPS / (weights.all + SLACK)
  for (const each of gathered) each.countBy(counts, (mask) => Math.floor(weights.roughly(mask) * step))
  let at = STEPS
  for (let sum = counts[at]!; at > 0 && sum < limit; ) sum += counts[--at]!
  const least = at / step - SLACK
  // Before that, articles that have none of the parts so far may still come among the best.
  if (left < least) for (const each of gathered) each.keep((mask) => weights.roughly(mask) + left >= least)
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
  return top.sorted()
}

/** The articles of one segment that have any of the parts so far. */
class Gathered {
  #docs = new Int32Array(1024)
  size = 0
  /** Whether articles may still join. */
  #isOpen = true

  /** @param from where the masks of the segment begin */
  constructor(
    readonly found: Found,
    private within: Bits,
    private readonly from: number,
  ) {}

  add(part: AskedPart, number: number): void {
    if (!this.#isOpen && this.size === 0) return
    for (const { docs, size } of part.within(this.found, this.within)) {
      if (this.#isOpen) this.#join(docs, size)
      for (let i = 0; i < size; i++) masks[this.from + docs[i]!]! |= 1 << number
    }
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
    this.#isOpen = false
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
  readonly #weights: readonly number[]
  readonly #exact = new Map<number, number>()
  /** By each byte of a mask. */
  readonly #bytes = new Float64Array(4 * 256)

  constructor(parts: readonly AskedPart[]) {
    this.#weights = parts.map(({ weight }) => weight)
    this.all = this.exact(-1)
    for (let at = 0; at < this.#bytes.length; at++) {
      const bits = at & 255
      if (bits === 0) continue
      const lowest = 31 - Math.clz32(bits & -bits)
      this.#bytes[at] = this.#bytes[at & (at - 1)]! + (this.#weights[(at >> 8) * 8 + lowest] ?? 0)
    }
  }

  /** Added in the order of the parts. */
  exact(mask: number): number {
    let sum = this.#exact.get(mask)
    if (sum === undefined) {
      sum = 0
      for (let i = 0; i < this.#weights.length; i++) if ((mask >>> i) & 1) sum += this.#weights[i]!
      this.#exact.set(mask, sum)
    }
    return sum
  }

  roughly(mask: number): number {
    const bytes = this.#bytes
    const low = bytes[mask & 255]! + bytes[256 + ((mask >>> 8) & 255)]!
    return low + bytes[512 + ((mask >>> 16) & 255)]! + bytes[768 + (mask >>> 24)]!
  }
}
