/**
 * Nearest: when nothing is a hit, the articles that come closest, and what of
 * the query each of them lacks.
 */
import type { Article, SearchAnswer } from '../model.js'
import type { Generation } from '../store/store.js'
import { and, eachBit, hasBit } from './bits.js'
import type { Found } from './ladder.js'
import { type Content, contentOf } from './partial.js'
import type { Plan } from './plan.js'

const MOST = 5

type Near = { found: Found; article: number; id: string; gathered: number }

export function nearest(generation: Generation, plan: Plan, found: Found[]): SearchAnswer['nearest'] {
  const content = contentOf(generation, plan.positive, found)
  const order = (a: Near, b: Near) => b.gathered - a.gathered || (a.id < b.id ? -1 : 1)
  const near = found
    .flatMap((each) => nearIn(each, content))
    .sort(order)
    .slice(0, MOST)
  return near.map(({ found: { segment, matcher }, article, id }) => ({
    id,
    headline: (segment.articleRecord(article) as Article).headline,
    missing: content
      .filter(({ unit, clause }) => !hasBit(matcher.unitBits(unit, clause), article))
      .map(({ unit }) => unit.text),
  }))
}

/** The closest of one segment. */
function nearIn(found: Found, content: Content[]): Near[] {
  const { segment, matcher } = found
  const gathered = new Map<number, number>()
  for (const { unit, clause, idf } of content) {
    eachBit(and(matcher.unitBits(unit, clause), segment.live), (article) => {
      gathered.set(article, (gathered.get(article) ?? 0) + idf)
    })
  }
  const all = [...gathered].map(([article, sum]): Near => {
    return { found, article, id: segment.values.ids.at(article), gathered: sum }
  })
  return all.sort((a, b) => b.gathered - a.gathered || (a.id < b.id ? -1 : 1)).slice(0, MOST)
}
