/**
 * Nearest: where few articles are hits, those that come next, each with what it lacks of the query.
 *
 * An article is worth the idf of what it has: words of unquoted clauses, and whole clauses of every
 * other kind. Of equal ones that with the higher score comes first. A forbidden article is never near.
 */
import { FIELD_NAMES } from '../../labels.js'
import type { Article, Field, SearchAnswer } from '../../model.js'
import { type Node, nameOf, topOf } from '../../query/query.js'
import type { Generation } from '../../store/store.js'
import type { Clause } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { idf } from '../columns/corpus.js'
import { type Found, hitsOf } from '../matched/found.js'
import { contentOf, typedForm } from '../matched/partial.js'
import type { QueryScorer } from '../ranked/query-scorer.js'
import { rank } from '../ranked/rank.js'
import type { Reranker } from '../ranked/rerank.js'
import {
  and,
  andNot,
  type Bits,
  count,
  eachBit,
  emptyBits,
  hasBit,
  noBits,
  or,
  setBit,
} from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { Top } from '../sets/top-k.js'
import { liveOf } from '../strings/occurrences.js'
import { markArticle, type Needles } from './highlight.js'
import { headOf } from './hit.js'
import { snippetsOf } from './snippets.js'

/** With fewer hits than this, the nearest articles are shown too: at most as many. */
export const NEAREST = 10
/** Only this many words and clauses of a query are looked for, those of the highest idf. */
const MOST_PARTS = 32
/** The worthiest articles that are scored. */
const SCORED = 100

/** Something that is asked for. `label` is null for a word that counts and is not named where it lacks. */
type AskedPart = { label: string | null; sets: Map<Found, Bits>; idf: number }

type Near = { found: Found; article: number; id: string; worth: number }
type Ranking = { scorer: QueryScorer; reranker: Reranker; needles: Needles; budget: Budget }

export function nearest(
  generation: Generation,
  plan: Plan,
  found: Found[],
  ranking: Ranking,
): SearchAnswer['nearest'] {
  const parts = partsOf(generation, plan, found)
  const top = new Top<Near>(SCORED, (a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))
  for (const each of found) offerNear(each, plan, parts, top)
  return inOrder(top.sorted(), found, ranking)
    .slice(0, NEAREST)
    .map(({ found: own, article: number }) => {
      const article = own.segment.articleRecord(number) as Article
      const { id, headline, publication, date } = headOf(own.segment, number, article)
      const lacks = parts.filter(({ sets }) => !hasBit(sets.get(own)!, number))
      const missing = [...new Set(lacks.flatMap(({ label }) => label ?? []))]
      const { texts } = markArticle(article, ranking.needles)
      return { id, headline, publication, date, missing, snippets: snippetsOf(texts, ranking.budget) }
    })
}

/** By worth, then as hits are ranked. */
function inOrder(near: Near[], found: Found[], { scorer, reranker, budget }: Ranking): Near[] {
  const candidates = found.map((each): Found => {
    const none = noBits(each.segment.docValues.articles)
    const partial = emptyBits(each.segment.docValues.articles)
    for (const { found, article } of near) if (found === each) setBit(partial, article)
    return { ...each, rungs: { exact: none, words: none, variant: none, partial } }
  })
  const ranked = rank(candidates, scorer, reranker, 'relevance', SCORED, budget)
  const placeOf = new Map(ranked.map(({ id }, place) => [id, place]))
  const place = ({ id }: Near) => placeOf.get(id) ?? SCORED
  return near.sort((a, b) => b.worth - a.worth || place(a) - place(b))
}

/** Offers the live articles of one segment that have any of the parts and are no hits. */
function offerNear(found: Found, plan: Plan, parts: readonly AskedPart[], top: Top<Near>): void {
  const { segment, matcher, rungs } = found
  const gathered = new Float64Array(segment.docValues.articles)
  let open = andNot(segment.live, hitsOf(rungs))
  for (const node of topOf(plan.root))
    if (node.type === 'not') open = andNot(open, matcher.bits(node.of, 'exact'))
  for (const { sets, idf } of parts) {
    eachBit(and(open, sets.get(found)!), (article) => {
      gathered[article]! += idf
    })
  }
  for (let article = 0; article < gathered.length; article++) {
    const worth = gathered[article]!
    if (worth === 0 || (top.isFull && worth < top.last.worth)) continue
    top.offer({ found, article, id: segment.docValues.ids.at(article), worth })
  }
}

// ---------------------------------------------------------------- what is asked

function partsOf(generation: Generation, plan: Plan, found: Found[]): AskedPart[] {
  const part = (label: string | null, bitsOf: (found: Found) => Bits): AskedPart => {
    const sets = new Map(found.map((each) => [each, liveOf(each.segment, bitsOf(each))]))
    const articles = [...sets.values()].reduce((sum, bits) => sum + count(bits), 0)
    return { label, sets, idf: idf(articles, generation.articles) }
  }
  const parts = topOf(plan.root).flatMap((node): AskedPart[] => {
    if (node.type === 'not') return []
    const clause = plan.clauses.get(node)
    if (!clause) return [part(labelOf(node), ({ matcher }) => matcher.bits(node, 'guess'))]
    const whole = ({ matcher }: Found) => matcher.clauseBits(clause, 'guess')
    const content = contentOf(generation, [clause], found)
    if (content.length > 0)
      return content.map(({ unit }) =>
        // An article that meets the clause otherwise, by another form or its date, lacks none of its words.
        part(inField(clause, typedForm(unit, clause)), (each) =>
          or(each.matcher.unitBits(unit, clause), whole(each)),
        ),
      )
    const words = clause.quoted ? clause.terms.filter(({ kind }) => kind === 'word') : []
    return [
      part(labelOf(node), whole),
      ...words.map(({ text }) =>
        part(null, ({ matcher }) => matcher.unitBits({ text, kind: 'string' }, clause)),
      ),
    ]
  })
  const heaviest = new Set([...parts].sort((a, b) => b.idf - a.idf).slice(0, MOST_PARTS))
  return parts.filter((each) => heaviest.has(each))
}

const fieldsOf = (fields: readonly Field[] | null) =>
  fields === null ? '' : `${fields.map((field) => FIELD_NAMES[field]).join('、')}:`

const inField = ({ fields }: Clause, text: string) => fieldsOf(fields) + text

/** A part of the query as it may be typed. */
function labelOf(node: Node): string {
  switch (node.type) {
    case 'and':
      return node.of.map(labelOf).join(' ')
    case 'or':
      return node.of.map(labelOf).join(' OR ')
    case 'not':
      return `-${labelOf(node.of)}`
    case 'text':
      return fieldsOf(node.fields) + (node.quoted ? `"${node.typed}"` : node.typed)
    case 'date':
      return node.typed
    case 'wildcard':
      return `${fieldsOf(node.fields)}${nameOf({ kind: 'wildcard' })}:${node.typed}`
    case 'near':
      return `${fieldsOf(node.fields)}"${node.typed}"~${node.distance}`
    case 'value':
      return `${nameOf({ kind: 'value', of: node.of })}:${node.typed}`
    case 'period':
      return `${nameOf({ kind: 'period', of: node.of })}:${node.typed}`
  }
}
