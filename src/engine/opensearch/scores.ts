/**
 * Scores: BM25F as the cluster can add it up, and its account for readers.
 *
 * A word's weighed occurrences are stored with the article (mapping.ts), and the cluster saturates them and multiplies
 * by the idf, which is counted anew for every view. A string that is no word of the dictionary counts once in the
 * worthiest field that holds it. Scores are 32-bit floats, worked out here in the same steps as there: an explanation
 * gives the very number by which the cluster sorted. Reranking is left out: its sums need positions that the cluster
 * keeps to itself.
 */

import type { Cutter } from '../../analysis/analysis.js'
import type { Explanation } from '../../explanation.js'
import { FIELD_WEIGHTS } from '../../fields.js'
import { FIELD_NAMES } from '../../labels.js'
import { FIELDS, type Field } from '../../model.js'
import { idf, type Plan, type ScoreTerm } from '../../search/search.js'
import { featureOf, keptWeight, pooledWords } from './mapping.js'
import type { ReadArticle } from './reading.js'
import { any, type ClusterQuery, standing } from './sets.js'

const K1 = 1.2
const { fround } = Math

export type WeighedTerm = ScoreTerm & { articles: number; idf: number }

/** The scoring terms of a plan, each once. */
export function scoreTerms({ positive }: Plan): ScoreTerm[] {
  const terms = new Map(positive.flatMap((clause) => clause.terms.map((term) => [term.text, term])))
  return [...terms.values()]
}

/** Articles that have a term. */
export const termQuery = ({ text, kind }: ScoreTerm): ClusterQuery =>
  kind === 'word' ? { rank_feature: { field: `word.${featureOf(text)}` } } : standing(text, null)

export const weigh = (term: ScoreTerm, articles: number, all: number): WeighedTerm => ({
  ...term,
  articles,
  // The cluster multiplies in 32 bits.
  idf: fround(idf(articles, all)),
})

/** Fields by what an occurrence in them is worth, the worthiest first. */
const WORTHS = [...new Set(FIELDS.map((field) => FIELD_WEIGHTS[field].weight))]
  .sort((a, b) => b - a)
  .map((weight) => ({
    weight,
    fields: FIELDS.filter((field) => FIELD_WEIGHTS[field].weight === weight),
  }))

const onceWorth = (term: WeighedTerm, weight: number) => fround((term.idf * weight) / (K1 + weight))

/** What adds to the score of an article that has a term. */
export function scoreQuery(term: WeighedTerm): ClusterQuery {
  if (term.kind === 'word')
    return {
      rank_feature: {
        field: `word.${featureOf(term.text)}`,
        saturation: { pivot: K1 },
        boost: term.idf,
      },
    }
  const queries = WORTHS.map(({ weight, fields }) => ({
    constant_score: { filter: any([standing(term.text, fields)]), boost: onceWorth(term, weight) },
  }))
  return { dis_max: { queries, tie_breaker: 0 } }
}

/** As the cluster saturates: in 32 bits after each step. */
const saturated = (term: WeighedTerm, weight: number) =>
  fround(term.idf * fround(1 - fround(fround(K1) / fround(weight + fround(K1)))))

/** Why an article has a score. @param score as the cluster gave it */
export function explainScore(
  score: number,
  terms: readonly WeighedTerm[],
  reading: ReadArticle,
  all: number,
  cutter: Cutter,
): Explanation {
  const pooled = pooledWords(reading.texts, cutter)
  const parts = terms.flatMap((term) => partOf(term, pooled, reading, all))
  const sum = parts.reduce((total, { value }) => total + value, 0)
  // The cluster adds in 64 bits and keeps 32: what that takes or gives is told, so that the sum holds.
  const rest = score - sum
  return {
    value: score,
    what: '得分',
    formula: 'sum',
    of: rest === 0 ? parts : [...parts, { value: rest, what: '舍入' }],
  }
}

function partOf(
  term: WeighedTerm,
  pooled: ReadonlyMap<string, number>,
  reading: ReadArticle,
  all: number,
): Explanation[] {
  const rarity: Explanation = {
    value: term.idf,
    what: '稀有程度',
    formula: 'ln(1 + (N - n + 0.5) / (n + 0.5)) + rounding',
    inputs: { n: term.articles, N: all, rounding: term.idf - idf(term.articles, all) },
  }
  if (term.kind === 'word') {
    const weight = pooled.get(term.text)
    if (weight === undefined) return []
    const kept = keptWeight(weight)
    const value = saturated(term, kept)
    return [partNode(term, value, rarity, kept, '各处次数之和')]
  }
  const worth = WORTHS.find(({ fields }) => reading.holds(term.text, fields))
  if (!worth) return []
  const where = worth.fields.filter((field) => reading.holds(term.text, [field])).map(nameOfField)
  return [partNode(term, onceWorth(term, worth.weight), rarity, worth.weight, `见于${where.join('、')}`)]
}

const nameOfField = (field: Field) => FIELD_NAMES[field]

function partNode(
  { text }: WeighedTerm,
  value: number,
  rarity: Explanation,
  weight: number,
  what: string,
): Explanation {
  const share = weight / (K1 + weight)
  return {
    value,
    what: `“${text}”`,
    formula: 'product + rounding',
    inputs: { rounding: value - rarity.value * share },
    of: [rarity, { value: share, what, formula: 'tf / (k1 + tf)', inputs: { tf: weight, k1: K1 } }],
  }
}
