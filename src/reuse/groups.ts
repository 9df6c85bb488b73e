/**
 * Groups: which articles are printings of one text, and which passages are one formula.
 *
 * Two articles are printings of one text if passages that both have take up half of the shorter one. All other
 * passages are one where they are joined by pairs, or lie on one another in an article.
 *
 * Source: the clustering of passim (Smith, Cordell & Mullen 2015), where we also ask how much of an article is meant.
 */
import type { ReuseKind } from '../model.js'

/** A passage in one article: a half-open range of its body. */
export type LinkEnd = { article: number; from: number; to: number }
/** Two places of one passage. `covers`: share of the shorter article that all passages of the pair take up, 0 to 1. */
export type Link = { a: LinkEnd; b: LinkEnd; covers: number }

export type ReuseCluster = { kind: ReuseKind; ends: LinkEnd[] }

/** Share of the shorter article from which on a pair is a reprint. */
const MOST_OF = 0.5
/** Articles from which on a passage is a formula. */
const MANY = 5
/** Two ranges of an article are one passage if they share this much of the longer one. */
const SAME = 0.5

/** Union–find with path halving. Source: Tarjan & van Leeuwen 1984. */
class Sets {
  readonly #parents: Int32Array
  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, i) => i)
  }

  find(of: number): number {
    const parents = this.#parents
    let at = of
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    // The smaller number stays the root, so that the order of joining changes nothing.
    this.#parents[Math.max(x, y)] = Math.min(x, y)
  }
}

/**
 * @param links of all pairs of articles, in any order
 * @returns clusters of at least two articles; each article with one range, the longest that it has there
 */
export function* groupsOf(links: readonly Link[]): Generator<void, ReuseCluster[]> {
  const reprints = links.filter(isReprint)
  const others = links.filter((link) => !isReprint(link))
  yield
  const printings = yield* clusters(
    reprints,
    () => true,
    () => 'reprint',
  )
  return [...printings, ...(yield* clusters(others, isOne, kindOf))]
}

/** Whether a pair is one text, printed twice. */
export const isReprint = ({ covers }: Pick<Link, 'covers'>): boolean => covers >= MOST_OF

const kindOf = (articles: number): ReuseKind => (articles >= MANY ? 'phrase' : 'passage')

/** Whether two ranges of one article are one passage. */
function isOne(x: LinkEnd, y: LinkEnd): boolean {
  const shared = Math.min(x.to, y.to) - Math.max(x.from, y.from)
  return shared >= SAME * Math.max(x.to - x.from, y.to - y.from)
}

function* clusters(
  links: readonly Link[],
  areOne: (x: LinkEnd, y: LinkEnd) => boolean,
  kind: (articles: number) => ReuseKind,
): Generator<void, ReuseCluster[]> {
  const ends = links.flatMap(({ a, b }) => [a, b])
  const sets = new Sets(ends.length)
  for (let n = 0; n < ends.length; n += 2) sets.join(n, n + 1)
  const byArticle = numbersBy(ends.length, (n) => ends[n]!.article)
  for (const own of byArticle.values()) {
    joinWithin(own, ends, sets, areOne)
    yield
  }
  const bySet = numbersBy(ends.length, (n) => sets.find(n))
  return [...bySet.values()].flatMap((own) => {
    const widest = new Map<number, LinkEnd>()
    for (const n of own) {
      const end = ends[n]!
      const known = widest.get(end.article)
      if (!known || compareWidth(end, known) < 0) widest.set(end.article, end)
    }
    return widest.size < 2 ? [] : { kind: kind(widest.size), ends: [...widest.values()] }
  })
}

const compareWidth = (x: LinkEnd, y: LinkEnd) => y.to - y.from - (x.to - x.from) || x.from - y.from

/** Joins the ranges of one article that are one passage. */
function joinWithin(
  own: readonly number[],
  ends: readonly LinkEnd[],
  sets: Sets,
  areOne: (x: LinkEnd, y: LinkEnd) => boolean,
): void {
  for (const [n, x] of own.entries())
    for (const y of own.slice(n + 1)) if (areOne(ends[x]!, ends[y]!)) sets.join(x, y)
}

/** The numbers below `size` by a key of each. */
function numbersBy(size: number, keyOf: (n: number) => number): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (let n = 0; n < size; n++) {
    const key = keyOf(n)
    const list = lists.get(key)
    if (list) list.push(n)
    else lists.set(key, [n])
  }
  return lists
}
