/** Text reuse by comparing every article with every other. */

import { atOnce } from '../../src/analysis/analysis.js'
import { comparedBody } from '../../src/indexing/prints.js'
import type { ArticleRef, ArticleReuse, ReuseAnswer, ReuseAsked, ReuseKind } from '../../src/model.js'
import { articleRef } from '../../src/print.js'
import { groupsOf, isReprint, type Link, passagesOf, printText } from '../../src/reuse/reuse.js'
import type { Read } from '../search/archive.js'

const MOST_MEMBERS = 20

type Pair = { a: number; b: number; covers: number; links: Link[] }

/** @param held whose numbers are those of the links */
function pairsIn(held: readonly Read[]): Pair[] {
  const texts = held.map(({ article }) => {
    const body = comparedBody(article.kind === 'other' ? '' : article.body)
    return { ...body, ...printText(body.units) }
  })
  return texts.flatMap((one, a) =>
    texts.slice(a + 1).flatMap((two, i) => {
      const b = a + 1 + i
      const passages = passagesOf(one, two)
      if (passages.length === 0) return []
      const shared = passages.reduce((sum, p) => sum + p.aEnd - p.a, 0)
      const covers = Math.min(1, shared / Math.min(one.units.length, two.units.length))
      const links = passages.map((p) => ({
        a: { article: a, from: one.from[p.a]!, to: one.to[p.aEnd - 1]! },
        b: { article: b, from: two.from[p.b]!, to: two.to[p.bEnd - 1]! },
        covers,
      }))
      return [{ a, b, covers, links }]
    }),
  )
}

/** By id, as pairs are on disk. */
const byId = (held: readonly Read[]) => [...held].sort((x, y) => (x.article.id < y.article.id ? -1 : 1))
const dayOf = ({ issue }: Read) => issue.date.from ?? issue.date.to ?? '~'
const compareDays = (x: Read, y: Read) => (dayOf(x) < dayOf(y) ? -1 : dayOf(x) > dayOf(y) ? 1 : 0)

const placeOf = ({ article, issue }: Read): ArticleRef => articleRef(article, issue)

export function plainReusedIn(all: readonly Read[], id: string, limit: number): ArticleReuse {
  const held = byId(all)
  const own = held.findIndex(({ article }) => article.id === id)
  const found = pairsIn(held)
    .filter(({ a, b }) => a === own || b === own)
    .map((pair) => ({ ...pair, other: pair.a === own ? pair.b : pair.a }))
    .sort(
      (x, y) =>
        Number(isReprint(y)) - Number(isReprint(x)) ||
        compareDays(held[x.other]!, held[y.other]!) ||
        x.other - y.other,
    )
  const others = found.slice(0, limit).map(({ other, covers, links }) => ({
    ...placeOf(held[other]!),
    isReprint: isReprint({ covers }),
    covers: Math.round(covers * 1000) / 1000,
    passages: links
      .map(({ a, b }) => {
        const [here, there] = a.article === own ? [a, b] : [b, a]
        return {
          at: here.from,
          end: here.to,
          text: held[own]!.article.body.slice(here.from, here.to),
          otherAt: there.from,
          otherEnd: there.to,
          otherText: held[other]!.article.body.slice(there.from, there.to),
        }
      })
      .sort((x, y) => x.at - y.at),
  }))
  return { id, isCurrent: true, total: found.length, others }
}

export function plainReuse(all: readonly Read[], { kind, page, hitsPerPage }: ReuseAsked): ReuseAnswer {
  const held = byId(all)
  const clusters = atOnce(groupsOf(pairsIn(held).flatMap(({ links }) => links)))
  const byDay = (x: number, y: number) => compareDays(held[x]!, held[y]!) || x - y
  for (const { ends } of clusters) ends.sort((x, y) => byDay(x.article, y.article))
  clusters.sort(
    (x, y) =>
      y.ends.length - x.ends.length ||
      byDay(x.ends[0]!.article, y.ends[0]!.article) ||
      x.ends[0]!.from - y.ends[0]!.from,
  )
  const kinds: Record<ReuseKind, number> = { reprint: 0, phrase: 0, passage: 0 }
  for (const each of clusters) kinds[each.kind]++
  const listed = clusters.filter((each) => kind === undefined || each.kind === kind)
  const groups = listed.slice((page - 1) * hitsPerPage, page * hitsPerPage).map(({ kind, ends }) => ({
    kind,
    articles: ends.length,
    publications: new Set(ends.map(({ article }) => held[article]!.issue.publication.name)).size,
    text: held[ends[0]!.article]!.article.body.slice(ends[0]!.from, ends[0]!.to),
    members: ends
      .slice(0, MOST_MEMBERS)
      .map(({ article, from, to }) => ({ ...placeOf(held[article]!), at: from, end: to })),
  }))
  return { isCurrent: true, kinds, groups, page, hitsPerPage, totalGroups: listed.length }
}
