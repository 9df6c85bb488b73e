/**
 * Groups: which articles are printings of one text, and which passages are one formula.
 *
 * Two articles are printings of one text if passages that both have take up half of the shorter one. All other
 * passages are one where they are joined by pairs, or lie on one another in an article.
 *
 * Source: the clustering of passim (Smith, Cordell & Mullen 2015), where we also ask how much of an article is meant.
 */
import { addTo, grown } from '../arrays.js'
import { REUSE_KINDS, type ReuseKind } from '../evidence.js'

/** A passage in one article: a half-open range of its body. */
export type LinkEnd = { article: number; from: number; to: number }
/** Two places of one passage. `covers`: share of the shorter article that all passages of the pair take up, 0 to 1. */
export type Link = { a: LinkEnd; b: LinkEnd; covers: number }

export type ReuseCluster = { kind: ReuseKind; ends: LinkEnd[] }

/** A passage of an article that another article has too. */
export type SharedRow = { other: number; covers: number; from: number; to: number }

/** Share of the shorter article from which on a pair is a reprint. */
const MOST_OF = 0.5
/** Articles from which on a passage is a formula. */
const MANY = 5
/** Two ranges of an article are one passage if they share this much of the longer one. */
const SAME = 0.5
/** Numbers that are gone through between two steps. */
const STEP = 4096

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

  /** Numbers the sets by their least members. Nothing can be joined or found afterwards. @returns the set of every number */
  *numbered(): Generator<void, { sets: number; of: Int32Array }> {
    const of = this.#parents
    let sets = 0
    for (let n = 0; n < of.length; n++) {
      const parent = of[n]!
      of[n] = parent === n ? sets++ : of[parent]!
      if (n % STEP === 0) yield
    }
    return { sets, of }
  }
}

/**
 * The groups of passages that are more than memory holds, but for four bytes each: taken an article at a time. A
 * passage stands with both of its articles.
 */
export class GroupedRows {
  readonly #sets: Sets
  /** By article, the first of its passages that the other article has not told yet. */
  readonly #next: Int32Array
  #rows = 0

  constructor(articles: number, rows: number) {
    this.#sets = new Sets(rows)
    this.#next = new Int32Array(articles)
  }

  /** @param rows of the article, sorted by `other`. Articles rise; passages of a pair stand in one order on both sides */
  add(article: number, rows: readonly SharedRow[]): void {
    const first = this.#rows
    this.#rows += rows.length
    this.#next[article] = first
    for (const [n, { other }] of rows.entries()) {
      if (other > article) break
      this.#sets.join(first + n, this.#next[other]!++)
      this.#next[article]!++
    }
    const numbers = [...rows.keys()]
    const join = (x: number, y: number) => this.#sets.join(first + x, first + y)
    joinAll(
      numbers.filter((n) => isReprint(rows[n]!)),
      join,
    )
    joinSame(
      numbers.filter((n) => !isReprint(rows[n]!)),
      (n) => rows[n]!,
      join,
    )
  }

  /** Ends taking. @returns how many groups there are, and the group of every passage, in the order of taking */
  groups(): Generator<void, { sets: number; of: Int32Array }> {
    return this.#sets.numbered()
  }
}

/** What a list of groups is sorted by: most articles first, then the first day, article and place. */
export class GroupOrder {
  #size = 0
  /** Rows of four: articles; day, number and place of the first. */
  #keys = new Int32Array(4 * 256)
  readonly #kinds: ReuseKind[] = []

  /** @param ends in the order in which they are shown @param day of the first */
  add(kind: ReuseKind, ends: number, day: number, { article, from }: Omit<LinkEnd, 'to'>): void {
    if (4 * this.#size === this.#keys.length) this.#keys = grown(this.#keys, 8 * this.#size)
    this.#keys.set([-ends, day, article, from], 4 * this.#size++)
    this.#kinds.push(kind)
  }

  /** Numbers in the order of adding: all groups sorted, then those of each kind. */
  listed(): { kinds: Record<ReuseKind, number>; order: Uint32Array } {
    const keys = this.#keys
    const all = Uint32Array.from({ length: this.#size }, (_, n) => n).sort((x, y) => {
      for (let k = 0; k < 4; k++) {
        const less = keys[4 * x + k]! - keys[4 * y + k]!
        if (less !== 0) return less
      }
      return 0
    })
    const byKind = REUSE_KINDS.map((kind) => all.filter((n) => this.#kinds[n] === kind))
    const order = new Uint32Array(2 * this.#size)
    let at = 0
    for (const each of [all, ...byKind]) {
      order.set(each, at)
      at += each.length
    }
    const kinds = Object.fromEntries(REUSE_KINDS.map((kind, k) => [kind, byKind[k]!.length]))
    return { kinds: kinds as Record<ReuseKind, number>, order }
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
    (own, _, join) => joinAll(own, join),
    () => 'reprint',
  )
  return [...printings, ...(yield* clusters(others, joinSame, kindOf))]
}

/** Whether a pair is one text, printed twice. */
export const isReprint = ({ covers }: Pick<Link, 'covers'>): boolean => covers >= MOST_OF

/** The kind of a group that is no reprint. */
export const kindOf = (articles: number): ReuseKind => (articles >= MANY ? 'phrase' : 'passage')

/** Whether two ranges of one article are one passage. */
function isOne(x: Range, y: Range): boolean {
  const shared = Math.min(x.to, y.to) - Math.max(x.from, y.from)
  return shared >= SAME * Math.max(x.to - x.from, y.to - y.from)
}

function* clusters(
  links: readonly Link[],
  joinWithin: typeof joinSame,
  kind: (articles: number) => ReuseKind,
): Generator<void, ReuseCluster[]> {
  const ends = links.flatMap(({ a, b }) => [a, b])
  const sets = new Sets(ends.length)
  for (let n = 0; n < ends.length; n += 2) sets.join(n, n + 1)
  const byArticle = numbersBy(ends.length, (n) => ends[n]!.article)
  for (const own of byArticle.values()) {
    joinWithin(
      own,
      (n) => ends[n]!,
      (x, y) => sets.join(x, y),
    )
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

/** The widest range of an article stands for it in a group. */
export const compareWidth = (x: Range, y: Range): number => y.to - y.from - (x.to - x.from) || x.from - y.from

type Range = Pick<LinkEnd, 'from' | 'to'>
type Join = (x: number, y: number) => void

function joinAll(own: readonly number[], join: Join): void {
  for (const n of own) join(own[0]!, n)
}

/** Joins the ranges of one article that are one passage. */
function joinSame(own: readonly number[], rangeOf: (n: number) => Range, join: Join): void {
  const sorted = [...own].sort((x, y) => rangeOf(x).from - rangeOf(y).from)
  for (const [n, x] of sorted.entries())
    for (let next = n + 1; next < sorted.length; next++) {
      const y = sorted[next]!
      // Those behind begin later still.
      if (rangeOf(y).from >= rangeOf(x).to) break
      if (isOne(rangeOf(x), rangeOf(y))) join(x, y)
    }
}

/** The numbers below `size` by a key of each. */
function numbersBy(size: number, keyOf: (n: number) => number): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (let n = 0; n < size; n++) addTo(lists, keyOf(n), n)
  return lists
}
