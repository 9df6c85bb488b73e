/**
 * Nearest: where nothing is a hit, the articles that have most of the query's
 * weight, each with the words that it lacks.
 */
import type { Article, SearchAnswer } from '../../model.js'
import type { Generation } from '../../store/store.js'
import type { Plan } from '../asked/plan.js'
import type { Found } from '../matched/found.js'
import { type Content, contentOf } from '../matched/partial.js'
import { eachBit, hasBit } from '../sets/bits.js'
import { Top } from '../sets/top-k.js'
import { liveOf } from '../strings/occurrences.js'

/** Most articles of an answer. */
const MOST = 5
/** Only this many words of a query are looked for, those of the highest idf. */
const MOST_WORDS = 32

/** `gathered` is the idf of the words that the article has. */
type NearestArticle = { found: Found; article: number; id: string; gathered: number }

export function nearest(generation: Generation, plan: Plan, found: Found[]): SearchAnswer['nearest'] {
  const all = contentOf(generation, plan.positive, found)
  const heaviest = new Set([...all].sort((a, b) => b.idf - a.idf).slice(0, MOST_WORDS))
  const content = all.filter((each) => heaviest.has(each))
  const top = new Top<NearestArticle>(MOST, (a, b) => b.gathered - a.gathered || (a.id < b.id ? -1 : 1))
  for (const each of found) offerNear(each, content, top)
  return top.sorted().map((near) => ({
    id: near.id,
    headline: (near.found.segment.articleRecord(near.article) as Article).headline,
    missing: content
      .filter(({ unit, clause }) => !hasBit(near.found.matcher.unitBits(unit, clause), near.article))
      .map(({ unit }) => unit.text),
  }))
}

/** Offers the live articles of one segment that have any of the words. */
function offerNear(found: Found, content: readonly Content[], top: Top<NearestArticle>): void {
  const { segment, matcher } = found
  const gathered = new Float64Array(segment.docValues.articles)
  for (const { unit, clause, idf } of content) {
    eachBit(liveOf(segment, matcher.unitBits(unit, clause)), (article) => {
      gathered[article]! += idf
    })
  }
  for (let article = 0; article < gathered.length; article++) {
    const sum = gathered[article]!
    if (sum === 0 || (top.isFull && sum < top.last.gathered)) continue
    top.offer({ found, article, id: segment.docValues.ids.at(article), gathered: sum })
  }
}
