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
import { type Content, contentOf, typedForm } from '../matched/partial.js'
import type { QueryScorer } from '../ranked/query-scorer.js'
import { rank } from '../ranked/rank.js'
import type { Reranker } from '../ranked/rerank.js'
import { and, andNot, type Bits, count, isEmpty, noBits, setOf } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { DocList } from '../sets/doc-list.js'
import { maxDocumentFrequency } from '../strings/matching-docs.js'
import { liveOf } from '../strings/occurrences.js'
import { markArticle, type Needles } from './highlight.js'
import { headOf } from './hit.js'
import { snippetsOf } from './snippets.js'
import { type AskedPart, MOST_PARTS, type Worthy, worthiest } from './worthiest.js'

/** With fewer hits than this, the nearest articles are shown too: at most as many. */
export const NEAREST = 10
/** The worthiest articles that are scored. */
const SCORED = 100

/** `label` is null for a word that counts and is not named where it lacks. */
type NamedPart = AskedPart & { label: string | null }

type Ranking = { scorer: QueryScorer; reranker: Reranker; needles: Needles; budget: Budget }

export function nearest(
  generation: Generation,
  plan: Plan,
  found: Found[],
  ranking: Ranking,
): SearchAnswer['nearest'] {
  const parts = partsOf(generation, plan, found)
  const near = worthiest(new Map(found.map((each) => [each, openOf(each, plan)])), parts, SCORED)
  return inOrder(near, found, ranking).map(({ found: { segment }, article: number, parts: having }) => {
    const article = segment.articleRecord(number) as Article
    const { id, headline, publication, date } = headOf(segment, number, article)
    const lacks = parts.filter((_, i) => ((having >>> i) & 1) === 0)
    const missing = [...new Set(lacks.flatMap(({ label }) => label ?? []))]
    const { texts } = markArticle(article, ranking.needles)
    return { id, headline, publication, date, missing, snippets: snippetsOf(texts, ranking.budget) }
  })
}

/** The live articles of one segment that are neither hits nor forbidden. */
function openOf({ segment, matcher, rungs }: Found, plan: Plan): Bits {
  let open = andNot(segment.live, hitsOf(rungs))
  for (const node of topOf(plan.root))
    if (node.type === 'not') open = andNot(open, matcher.bits(node.of, 'exact'))
  return open
}

/** The nearest by worth; of equal ones as hits are ranked. */
function inOrder(near: Worthy[], found: Found[], { scorer, reranker, budget }: Ranking): Worthy[] {
  const least = near[NEAREST - 1]?.worth ?? 0
  const shown = near.filter(({ worth }) => worth >= least)
  const isTied = ({ worth }: Worthy, i: number) =>
    worth === shown[i - 1]?.worth || worth === shown[i + 1]?.worth
  const tied = shown.filter(isTied)
  const candidates = found.map((each): Found => {
    const { segment, matcher } = each
    const none = noBits(segment.docValues.articles)
    const own = tied.filter(({ found }) => found === each)
    const articles = Int32Array.from(own, ({ article }) => article).sort()
    const partial = own.length === 0 ? none : setOf(articles, segment.docValues.articles)
    return { segment, matcher, rungs: { exact: none, words: none, variant: none, partial } }
  })
  const ranked = tied.length > 0 ? rank(candidates, scorer, reranker, 'relevance', SCORED, budget) : []
  const placeOf = new Map(ranked.map(({ id }, place) => [id, place]))
  const place = ({ id }: Worthy) => placeOf.get(id) ?? SCORED
  return shown.sort((a, b) => b.worth - a.worth || place(a) - place(b)).slice(0, NEAREST)
}

// ---------------------------------------------------------------- what is asked

function partsOf(generation: Generation, plan: Plan, found: Found[]): NamedPart[] {
  const weigh = (articles: number) => idf(articles, generation.articles)
  const sum = (of: (each: Found) => number) => found.reduce((all, each) => all + of(each), 0)
  const ofSets = (label: string | null, bitsOf: (found: Found) => Bits): NamedPart => {
    const sizeOf = (each: Found) => count(liveOf(each.segment, bitsOf(each)))
    const within = (each: Found, set: Bits) => [DocList.of(and(set, bitsOf(each)))]
    return { label, weight: weigh(sum(sizeOf)), most: sizeOf, within }
  }
  /** An article that meets the clause otherwise, by another form or its date, lacks none of its words. */
  const ofWord = ({ unit, clause, articles }: Content): NamedPart => {
    const whole = (each: Found) => liveOf(each.segment, wholeOf(clause)(each))
    const more = sum((each) => {
      const size = count(whole(each))
      return size === 0 ? 0 : size - each.matcher.unitIn(unit, clause, whole(each)).size
    })
    return {
      label: labelOfWord({ unit, clause }),
      weight: weigh(articles + more),
      most: (each) => maxDocumentFrequency(each.segment, unit) + count(whole(each)),
      within(each, set) {
        const own = each.matcher.unitIn(unit, clause, set)
        const others = and(whole(each), set)
        return isEmpty(others) ? [own] : [own, DocList.of(others)]
      },
    }
  }
  const parts = topOf(plan.root).flatMap((node): NamedPart[] => {
    if (node.type === 'not') return []
    const clause = plan.clauses.get(node)
    if (!clause) return [ofSets(labelOf(node), ({ matcher }) => matcher.bits(node, 'guess'))]
    const content = contentOf(generation, [clause], found)
    // The articles of a clause of one word are those that have the word, among others.
    if (content.length === 1 && clause.units.length === 1)
      return [ofSets(labelOfWord(content[0]!), wholeOf(clause))]
    if (content.length > 0) return content.map(ofWord)
    const words = clause.quoted ? clause.terms.filter(({ kind }) => kind === 'word') : []
    return [
      ofSets(labelOf(node), wholeOf(clause)),
      ...words.map(({ text }) =>
        ofSets(null, ({ matcher }) => matcher.unitBits({ text, kind: 'string' }, clause)),
      ),
    ]
  })
  const heaviest = new Set([...parts].sort((a, b) => b.weight - a.weight).slice(0, MOST_PARTS))
  return parts.filter((each) => heaviest.has(each))
}

const wholeOf = (clause: Clause) => (each: Found) => each.matcher.clauseBits(clause, 'guess')

const fieldsOf = (fields: readonly Field[] | null) =>
  fields === null ? '' : `${fields.map((field) => FIELD_NAMES[field]).join('、')}:`

const labelOfWord = ({ unit, clause }: Pick<Content, 'unit' | 'clause'>) =>
  fieldsOf(clause.fields) + typedForm(unit, clause)

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
