/**
 * Explanations of scores: the inputs of each formula, as a tree whose sums and
 * products add up to the score.
 *
 * The formulas are those of bm25f.ts and rerank.ts, written out for a reader; a
 * test works every one of them out again from its inputs.
 */
import type { Explanation } from '../../explanation.js'
import { FIELD_COUNT, FIELD_WEIGHTS, FIELDS } from '../../fields.js'
import { FIELD_NAMES } from '../../labels.js'
import type { Lengths } from '../../store/store.js'
import type { Corpus } from '../columns/corpus.js'
import { ARTICLE_B, articleNorm, fieldImpact, K1 } from './bm25f.js'

/** A string with its idf and the number that the idf comes from. */
export type Rarity = { documentFrequency: number; idf: number }

const weightNode = (value: number): Explanation => ({ value, what: '权重' })

const idfNode = (
  { documentFrequency, idf }: Rarity,
  { articles }: Corpus,
  what = '稀有程度',
): Explanation => ({
  value: idf,
  what,
  formula: 'ln(1 + (N - n + 0.5) / (n + 0.5))',
  inputs: { n: documentFrequency, N: articles },
})

/** The root of an explanation. */
export const scoreNode = (value: number, of: Explanation[]): Explanation => {
  return { value, what: '得分', formula: 'sum', of }
}

/**
 * The score of one term in one article.
 *
 * @param counts  occurrences by field, from `countsAt`
 * @param lengths by field, the lengths of all articles
 */
export function termNode(
  name: string,
  value: number,
  rarity: Rarity,
  corpus: Corpus,
  [counts, countsAt]: [Int32Array, number],
  [lengths, article]: [readonly Lengths[], number],
): Explanation {
  const fields: Explanation[] = []
  for (let f = 0; f < FIELD_COUNT; f++) {
    const tf = counts[countsAt + f]!
    if (tf > 0) fields.push(fieldNode(f, tf, lengths[f]![article]!, corpus))
  }
  const sum = fields.reduce((total, field) => total + field.value, 0)
  const saturation: Explanation = {
    value: sum / (K1 + sum),
    what: '次数',
    formula: 'sum / (k1 + sum)',
    inputs: { k1: K1 },
    of: fields,
  }
  const places = fields.map(({ what, inputs }) => `${what} ${inputs!.tf} 次`)
  return {
    value,
    what: `${name}：${places.join('，')}`,
    formula: 'product',
    of: [idfNode(rarity, corpus), saturation],
  }
}

function fieldNode(f: number, tf: number, length: number, corpus: Corpus): Explanation {
  const field = FIELDS[f]!
  return {
    value: fieldImpact(f, tf, length, corpus),
    what: FIELD_NAMES[field],
    formula: 'weight × tf / (1 - b + b × length / meanLength)',
    inputs: { tf, ...FIELD_WEIGHTS[field], length, meanLength: corpus.meanLengths[f]! },
  }
}

/** @param length of the whole article, in characters */
export function bigramNode(
  { text, ...rarity }: Rarity & { text: string },
  value: number,
  weight: number,
  tf: number,
  length: number,
  corpus: Corpus,
): Explanation {
  const saturation: Explanation = {
    value: tf / (tf + articleNorm(length, corpus)),
    what: '次数',
    formula: 'tf / (tf + k1 × (1 - b + b × length / meanLength))',
    inputs: { tf, k1: K1, b: ARTICLE_B, length, meanLength: corpus.meanLength },
  }
  return {
    value,
    what: `相连两字“${text}”：${tf} 次`,
    formula: 'product',
    of: [weightNode(weight), idfNode(rarity, corpus), saturation],
  }
}

/** @param gap characters between the two strings; at `fading` of them their nearness is worth half */
export function nearnessNode(
  [left, right]: readonly [Rarity & { text: string }, Rarity & { text: string }],
  value: number,
  weight: number,
  { gap, fading }: { gap: number; fading: number },
  corpus: Corpus,
): Explanation {
  const commoner = left.idf <= right.idf ? left : right
  const nearness: Explanation = {
    value: 1 / (1 + gap / fading),
    what: '远近',
    formula: '1 / (1 + gap / fading)',
    inputs: { gap, fading },
  }
  return {
    value,
    what: `“${left.text}”与“${right.text}”相距 ${gap} 字`,
    formula: 'product',
    of: [weightNode(weight), idfNode(commoner, corpus, `“${commoner.text}”的稀有程度`), nearness],
  }
}

/** What an addition gives for one word: its weight times how rare the word is. */
const wordNode =
  (whatOf: (text: string) => string) =>
  (
    { text, ...rarity }: Rarity & { text: string },
    value: number,
    weight: number,
    corpus: Corpus,
  ): Explanation => ({
    value,
    what: whatOf(text),
    formula: 'product',
    of: [weightNode(weight), idfNode(rarity, corpus)],
  })

export const presenceNode = wordNode((text) => `有“${text}”`)
export const openingNode = wordNode((text) => `正文开头有“${text}”`)
export const doubtNode = wordNode((text) => `“${text}”有一字识别工具没有把握`)
