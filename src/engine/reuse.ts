/**
 * Text reuse as a view tells it: articles that share passages, and groups of them.
 *
 * All is read from the disk when it is asked for. Articles that are withheld or gone fall out before anything is counted or
 * grouped: groups that had one are joined anew, once a view, without it.
 */
import type { Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import {
  type Article,
  type ArticleRef,
  type ArticleReuse,
  REUSE_KINDS,
  type ReuseAnswer,
  type ReuseAsked,
  type ReuseGroup,
  type ReuseKind,
} from '../model.js'
import { articleRef } from '../print.js'
import {
  GroupOrder,
  groupsOf,
  isReprint,
  kindOf,
  type Link,
  type LinkEnd,
  type ReuseCluster,
} from '../reuse/reuse.js'
import { type ArticleLocation, findArticle } from '../search/search.js'
import { NO_DAY, type ReuseHead, type ReusePair, ReusePairs, readReuseHead, stateOf } from '../store/store.js'
import { issueRef } from './issues.js'
import type { View } from './views.js'
import { shownArticle } from './withheld.js'

/** Members of a group that are told. */
const MOST_MEMBERS = 20
/** Rows that are gone through between two steps. */
const STEP = 256

/** A file of pairs that is open; `pairs` is undefined where there is none that can be read. */
type Open = { name: string | undefined; pairs: ReusePairs | undefined; of: ReuseHead['of']; users: number }

/** A group: its number in the file, or what is left of one. */
type Listed = number | ReuseCluster
type Listing = { kinds: Record<ReuseKind, number>; total: number; at: (place: number) => Listed }

export class Reuse {
  #open: Open | undefined
  #listing: { content: string; pairs: ReusePairs; listing: Listing } | undefined

  /** @param onDamage is told of a damaged file, once */
  constructor(
    readonly index: string,
    readonly onDamage: (error: JiebaoError) => void,
  ) {}

  /** Whether the reuse of all that is served is known, and can be read. */
  *isKnown(view: View): Steps<{ isKnown: boolean }> {
    return { isKnown: isOf(view, yield* this.#opened()) }
  }

  *of(view: View, id: string, limit: number): Steps<ArticleReuse> {
    return yield* this.#with(view, (pairs, isCurrent) => reusedIn(view, pairs, isCurrent, id, limit))
  }

  *groups(view: View, { kind, page, hitsPerPage }: ReuseAsked): Steps<ReuseAnswer> {
    const [index, self] = [(page - 1) * hitsPerPage, this]
    return yield* this.#with(view, function* (pairs, isCurrent) {
      const { kinds, total, at } = yield* self.#listed(view, pairs, isCurrent)
      const before = kind === undefined ? 0 : startOf(kind, kinds, total)
      const totalGroups = kind === undefined ? total : kinds[kind]
      const groups: ReuseGroup[] = []
      for (let n = index; n < Math.min(totalGroups, index + hitsPerPage); n++)
        groups.push(yield* groupOf(view, pairs!, clusterOf(pairs!, at(before + n))))
      return { isCurrent, kinds, groups, page, hitsPerPage, totalGroups }
    })
  }

  close(): void {
    this.#replace(undefined)
  }

  /** Where nobody is withheld or gone, the list of the file. */
  *#listed(view: View, pairs: ReusePairs | undefined, isCurrent: boolean): Steps<Listing> {
    if (!pairs) return { kinds: { reprint: 0, phrase: 0, passage: 0 }, total: 0, at: () => 0 }
    const known = this.#listing
    if (known?.content === view.content && known.pairs === pairs) return known.listing
    const isWhole = isCurrent && view.withheld.length === 0
    const listing = isWhole ? listingOf(pairs) : yield* listingWithout(pairs, yield* gone(view, pairs))
    this.#listing = { content: view.content, pairs, listing }
    return listing
  }

  /** Holds the file open while it is read. A file that is found damaged meanwhile is none. */
  *#with<T>(view: View, read: (pairs: ReusePairs | undefined, isCurrent: boolean) => Steps<T>): Steps<T> {
    const open = yield* this.#opened()
    const isCurrent = isOf(view, open)
    open.users++
    try {
      return yield* read(open.pairs, isCurrent)
    } catch (error) {
      if (!isDamageOf(error, open.name)) throw error
      this.#damaged(open.name, error)
      return yield* read(undefined, false)
    } finally {
      open.users--
      this.#closeUnused(open)
    }
  }

  /** The file that the head names, every page checked once. */
  *#opened(): Steps<Open> {
    for (;;) {
      const head = readReuseHead(this.index)
      const name = head.pairs?.name
      const open = this.#open
      if (open && open.name === name) {
        if (open.pairs) open.of = head.of
        return open
      }
      let pairs: ReusePairs | undefined
      try {
        pairs = head.pairs ? new ReusePairs(this.index, head.pairs) : undefined
        if (pairs) yield* pairs.check()
        this.#replace({ name, pairs, of: head.of, users: 0 })
      } catch (error) {
        pairs?.close()
        // A writer may have replaced the file meanwhile.
        if (readReuseHead(this.index).pairs?.name === name) this.#damaged(name, error)
      }
    }
  }

  /** Of a file that is gone or damaged nothing is known. */
  #damaged(name: string | undefined, cause: unknown): void {
    this.#replace({ name, pairs: undefined, of: [], users: 0 })
    this.onDamage(
      cause instanceof JiebaoError
        ? cause
        : new JiebaoError('index-damaged', name ?? '', { what: 'the file is gone', page: null }, { cause }),
    )
  }

  #replace(next: Open | undefined): void {
    const last = this.#open
    this.#open = next
    this.#listing = undefined
    if (last) this.#closeUnused(last)
  }

  #closeUnused(open: Open): void {
    if (open === this.#open || open.users > 0) return
    open.pairs?.close()
    open.pairs = undefined
  }
}

/** Whether what is known is of the generation that is served. */
const isOf = ({ generation }: View, { of }: Open) =>
  JSON.stringify(of) === JSON.stringify(stateOf(generation.manifest))

const isDamageOf = (error: unknown, name: string | undefined) =>
  error instanceof JiebaoError && error.code === 'INDEX_CORRUPT' && error.value === name

function* reusedIn(
  view: View,
  pairs: ReusePairs | undefined,
  isCurrent: boolean,
  id: string,
  limit: number,
): Steps<ArticleReuse> {
  const own = pairs?.numberOf(id)
  const here = findArticle(view.generation, id)
  if (own === undefined || !here) return { id, isCurrent, total: 0, others: [] }
  const found: { pair: ReusePair; place: ArticleLocation; covers: number }[] = []
  for (const pair of pairs!.pairsOf(own)) {
    const place = findArticle(view.generation, pairs!.id(pair.b))
    if (place) found.push({ pair, place, covers: coversOf(pairs!, pair) })
    yield
  }
  found.sort(
    (x, y) =>
      Number(isReprint(y)) - Number(isReprint(x)) || dayOf(x.place) - dayOf(y.place) || x.pair.b - y.pair.b,
  )
  const { body } = recordOf(here)
  const others: ArticleReuse['others'] = []
  for (const { pair, place, covers } of found.slice(0, limit)) {
    yield
    const otherBody = recordOf(place).body
    const passages = rangesOf(pair).map(([at, end, otherAt, otherEnd]) => ({
      at,
      end,
      text: body.slice(at, end),
      otherAt,
      otherEnd,
      otherText: otherBody.slice(otherAt, otherEnd),
    }))
    others.push({
      ...placeOf(place),
      isReprint: isReprint({ covers }),
      covers: Math.round(covers * 1000) / 1000,
      passages: passages.sort((x, y) => x.at - y.at),
    })
  }
  return { id, isCurrent, total: found.length, others }
}

const coversOf = (pairs: ReusePairs, { a, b, covered }: ReusePair) =>
  Math.min(1, covered / Math.min(pairs.article(a).characters, pairs.article(b).characters))

function rangesOf({ ranges }: ReusePair): [number, number, number, number][] {
  return Array.from({ length: ranges.length / 4 }, (_, n) => [
    ranges[4 * n]!,
    ranges[4 * n + 1]!,
    ranges[4 * n + 2]!,
    ranges[4 * n + 3]!,
  ])
}

/** Where the groups of a kind begin: behind the list of all, kind by kind. */
function startOf(kind: ReuseKind, kinds: Listing['kinds'], total: number): number {
  return REUSE_KINDS.slice(0, REUSE_KINDS.indexOf(kind)).reduce((sum, each) => sum + kinds[each], total)
}

function listingOf(pairs: ReusePairs): Listing {
  const { kinds } = pairs.mark
  const total = REUSE_KINDS.reduce((sum, kind) => sum + kinds[kind], 0)
  return { kinds, total, at: (place) => pairs.read('listed', place, place + 1)[0]! }
}

/** By number: 1 for each article that the view does not show. */
function* gone({ generation }: View, pairs: ReusePairs): Steps<Uint8Array> {
  const isGone = new Uint8Array(pairs.articles)
  for (let n = 0; n < isGone.length; n++) {
    if (!findArticle(generation, pairs.id(n))) isGone[n] = 1
    if (n % STEP === 0) yield
  }
  return isGone
}

function* listingWithout(pairs: ReusePairs, isGone: Uint8Array): Steps<Listing> {
  const order = new GroupOrder()
  const kept: Listed[] = []
  const keep = (listed: Listed, { kind, ends }: ReuseCluster) => {
    kept.push(listed)
    order.add(kind, ends.length, pairs.article(ends[0]!.article).day, ends[0]!)
  }
  for (let group = 0; group < pairs.size('groups') - 1; group++) {
    yield
    const cluster = clusterOf(pairs, group)
    if (!cluster.ends.some(({ article }) => isGone[article])) keep(group, cluster)
    else for (const left of yield* joinedAnew(pairs, group, cluster, isGone)) keep(left, left)
  }
  const { kinds, order: listed } = order.listed()
  return { kinds, total: kept.length, at: (place) => kept[listed[place]!]! }
}

/** What is left of a group without the articles that are gone. */
function* joinedAnew(
  pairs: ReusePairs,
  group: number,
  { ends }: ReuseCluster,
  isGone: Uint8Array,
): Steps<ReuseCluster[]> {
  const links: Link[] = []
  for (const { article } of ends) {
    if (isGone[article]) continue
    for (const pair of pairs.pairsOf(article, group)) {
      if (pair.b < article || isGone[pair.b]) continue
      const covers = coversOf(pairs, pair)
      for (const [from, to, otherFrom, otherTo] of rangesOf(pair))
        links.push({
          a: { article, from, to },
          b: { article: pair.b, from: otherFrom, to: otherTo },
          covers,
        })
    }
    yield
  }
  const clusters = yield* groupsOf(links)
  const day = ({ article }: LinkEnd) => pairs.article(article).day
  for (const { ends } of clusters) ends.sort((x, y) => day(x) - day(y) || x.article - y.article)
  return clusters
}

function clusterOf(pairs: ReusePairs, listed: Listed): ReuseCluster {
  if (typeof listed !== 'number') return listed
  const [isPrintedAnew, first, , end] = pairs.read('groups', listed, listed + 2)
  const numbers = pairs.read('members', first!, end!)
  const ends = Array.from({ length: end! - first! }, (_, n) => ({
    article: numbers[3 * n]!,
    from: numbers[3 * n + 1]!,
    to: numbers[3 * n + 2]!,
  }))
  return { kind: isPrintedAnew ? 'reprint' : kindOf(ends.length), ends }
}

function* groupOf({ generation }: View, pairs: ReusePairs, { kind, ends }: ReuseCluster): Steps<ReuseGroup> {
  const papers = new Set<string | null>()
  const members: ReuseGroup['members'] = []
  let text = ''
  for (const [n, { article, from, to }] of ends.entries()) {
    const place = findArticle(generation, pairs.id(article))!
    papers.add(paperOf(place))
    if (n === 0) text = recordOf(place).body.slice(from, to)
    if (n < MOST_MEMBERS) members.push({ ...placeOf(place), at: from, end: to })
    if (n % STEP === 0) yield
  }
  return { kind, articles: ends.length, publications: papers.size, text, members }
}

const recordOf = ({ segment, article }: ArticleLocation): Article => shownArticle(segment, article)!

/** The first day of its issue; unknown ones last. */
function dayOf({ segment: { docValues }, article }: ArticleLocation): number {
  const issue = docValues.issueOf[article]!
  const day = docValues.fromDays[issue]! === NO_DAY ? docValues.toDays[issue]! : docValues.fromDays[issue]!
  return day === NO_DAY ? Number.POSITIVE_INFINITY : day
}

const paperOf = ({ segment: { docValues }, article }: ArticleLocation) =>
  docValues.texts[docValues.publications[docValues.issueOf[article]!]!] ?? null

function placeOf(place: ArticleLocation): ArticleRef {
  const { segment, article } = place
  return articleRef(recordOf(place), issueRef(segment, segment.docValues.issueOf[article]!))
}
