/**
 * Text reuse as a view tells it: articles that share passages, and groups of them.
 *
 * The pairs are read once for each state of file and view; articles that are withheld or gone fall out then, before
 * anything is counted or grouped.
 */
import type { Steps } from '../analysis/analysis.js'
import { dayText } from '../chinese.js'
import { JiebaoError } from '../errors.js'
import type {
  Article,
  ArticleReuse,
  ReuseAnswer,
  ReuseAsked,
  ReuseGroup,
  ReuseKind,
  ReusePlace,
} from '../model.js'
import { groupsOf, isReprint, type Link, type ReuseCluster } from '../reuse/reuse.js'
import { type ArticleLocation, findArticle } from '../search/search.js'
import {
  NO_DAY,
  NO_PAIRS,
  type ReuseHead,
  type ReusePairs,
  readReuseHead,
  readReusePairs,
  stateOf,
} from '../store/store.js'
import type { View } from './views.js'
import { shownArticle } from './withheld.js'

/** Members of a group that are told. */
const MOST_MEMBERS = 20
/** Rows that are gone through between two steps. */
const STEP = 256

type Known = {
  content: string
  head: ReuseHead
  pairs: ReusePairs
  /** By number in `pairs.ids`; undefined where it is withheld or gone. */
  places: (ArticleLocation | undefined)[]
  numbers: Map<string, number>
  clusters?: ReuseCluster[]
}

export class Reuse {
  #known: Known | undefined

  /** @param onDamage is told of a damaged file, once */
  constructor(
    readonly index: string,
    readonly onDamage: (error: JiebaoError) => void,
  ) {}

  /** Whether the reuse of all that is served is known, and can be read. */
  *isKnown(view: View): Steps<{ isKnown: boolean }> {
    return { isKnown: this.#isCurrent(view, (yield* this.#read(view)).head) }
  }

  #isCurrent({ generation }: View, head: ReuseHead): boolean {
    return JSON.stringify(head.of) === JSON.stringify(stateOf(generation.manifest))
  }

  *of(view: View, id: string, limit: number): Steps<ArticleReuse> {
    const known = yield* this.#read(view)
    const { pairs, places, numbers } = known
    const own = numbers.get(id)
    const isCurrent = this.#isCurrent(view, known.head)
    if (own === undefined || !places[own]) return { id, isCurrent, total: 0, others: [] }
    const found: { pair: number; other: number; covers: number }[] = []
    for (let n = 0; n < pairs.a.length; n++) {
      if (n % (64 * STEP) === 0) yield
      const other = pairs.a[n] === own ? pairs.b[n]! : pairs.b[n] === own ? pairs.a[n]! : -1
      if (other >= 0 && places[other]) found.push({ pair: n, other, covers: coversOf(pairs, n) })
    }
    found.sort(
      (x, y) =>
        Number(isReprint(y)) - Number(isReprint(x)) ||
        dayOf(places[x.other]!) - dayOf(places[y.other]!) ||
        x.other - y.other,
    )
    const { body } = recordOf(places[own])
    const others: ArticleReuse['others'] = []
    for (const { pair, other, covers } of found.slice(0, limit)) {
      yield
      const place = places[other]!
      const otherBody = recordOf(place).body
      const passages = rangesOf(pairs, pair).map(({ a, b }) => {
        const [here, there] = a.article === own ? [a, b] : [b, a]
        return {
          at: here.from,
          end: here.to,
          text: body.slice(here.from, here.to),
          otherAt: there.from,
          otherEnd: there.to,
          otherText: otherBody.slice(there.from, there.to),
        }
      })
      others.push({
        ...placeOf(place),
        isReprint: isReprint({ covers }),
        covers: Math.round(covers * 1000) / 1000,
        passages: passages.sort((x, y) => x.at - y.at),
      })
    }
    return { id, isCurrent, total: found.length, others }
  }

  *groups(view: View, { kind, page, hitsPerPage }: ReuseAsked): Steps<ReuseAnswer> {
    const known = yield* this.#read(view)
    known.clusters ??= yield* this.#clusters(known)
    const { clusters, places } = known
    const kinds: Record<ReuseKind, number> = { reprint: 0, phrase: 0, passage: 0 }
    for (const each of clusters) kinds[each.kind]++
    const listed = kind === undefined ? clusters : clusters.filter((each) => each.kind === kind)
    const start = (page - 1) * hitsPerPage
    const groups: ReuseGroup[] = []
    for (const cluster of listed.slice(start, start + hitsPerPage)) {
      groups.push(groupOf(cluster, places))
      yield
    }
    const isCurrent = this.#isCurrent(view, known.head)
    return { isCurrent, kinds, groups, page, hitsPerPage, totalGroups: listed.length }
  }

  *#clusters({ pairs, places }: Known): Steps<ReuseCluster[]> {
    const links: Link[] = []
    for (let n = 0; n < pairs.a.length; n++) {
      if (n % STEP === 0) yield
      if (places[pairs.a[n]!] && places[pairs.b[n]!]) links.push(...rangesOf(pairs, n))
    }
    const clusters = yield* groupsOf(links)
    const order = (article: number) => dayOf(places[article]!)
    for (const { ends } of clusters) {
      ends.sort((x, y) => order(x.article) - order(y.article) || x.article - y.article)
      yield
    }
    return clusters.sort(
      (x, y) =>
        y.ends.length - x.ends.length ||
        order(x.ends[0]!.article) - order(y.ends[0]!.article) ||
        x.ends[0]!.article - y.ends[0]!.article ||
        x.ends[0]!.from - y.ends[0]!.from,
    )
  }

  *#read(view: View): Steps<Known> {
    const head = readReuseHead(this.index)
    const last = this.#known
    if (last?.content === view.content && last.head.pairs?.name === head.pairs?.name) return last
    const { pairs, of } = yield* pairsOf(this.index, head, this.onDamage)
    const places: Known['places'] = []
    const numbers: Known['numbers'] = new Map()
    for (const [n, id] of pairs.ids.entries()) {
      numbers.set(id, n)
      if (places.push(findArticle(view.generation, id)) % STEP === 0) yield
    }
    const known = { content: view.content, head: { ...head, of }, pairs, places, numbers }
    this.#known = known
    return known
  }
}

/** Of a file that is gone or damaged nothing is known. */
function* pairsOf(
  index: string,
  head: ReuseHead,
  onDamage: (error: JiebaoError) => void,
): Steps<{ pairs: ReusePairs; of: ReuseHead['of'] }> {
  try {
    return { pairs: yield* readReusePairs(index, head.pairs), of: head.of }
  } catch (error) {
    const isDamage = error instanceof JiebaoError
    onDamage(
      isDamage
        ? error
        : new JiebaoError(
            'index-damaged',
            head.pairs?.name ?? '',
            { what: 'the file is gone', page: null },
            { cause: error },
          ),
    )
    return { pairs: NO_PAIRS, of: [] }
  }
}

const coversOf = ({ sizes, a, b, covered }: ReusePairs, n: number) =>
  Math.min(1, covered[n]! / Math.min(sizes[a[n]!]!, sizes[b[n]!]!))

function rangesOf(pairs: ReusePairs, n: number): Link[] {
  const { a, b, starts, ranges } = pairs
  const covers = coversOf(pairs, n)
  const links: Link[] = []
  for (let r = starts[n]!; r < starts[n + 1]!; r += 4)
    links.push({
      a: { article: a[n]!, from: ranges[r]!, to: ranges[r + 1]! },
      b: { article: b[n]!, from: ranges[r + 2]!, to: ranges[r + 3]! },
      covers,
    })
  return links
}

function groupOf({ kind, ends }: ReuseCluster, places: Known['places']): ReuseGroup {
  const [first] = ends
  const papers = new Set(ends.map(({ article }) => paperOf(places[article]!)))
  return {
    kind,
    articles: ends.length,
    publications: papers.size,
    text: recordOf(places[first!.article]!).body.slice(first!.from, first!.to),
    members: ends
      .slice(0, MOST_MEMBERS)
      .map(({ article, from, to }) => ({ ...placeOf(places[article]!), at: from, end: to })),
  }
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

function placeOf(place: ArticleLocation): ReusePlace {
  const { docValues } = place.segment
  const issue = docValues.issueOf[place.article]!
  const day = (of: Int32Array) => (of[issue] === NO_DAY ? null : dayText(of[issue]!))
  const { id, headline } = recordOf(place)
  return {
    id,
    headline,
    publication: paperOf(place),
    from: day(docValues.fromDays),
    to: day(docValues.toDays),
  }
}
