/**
 * What a string of two characters and more scores, by where it stands in the articles of a set.
 *
 * Kernels find and score it in one way, and leave out early what cannot be among the best; plain code scores what
 * occurrences.ts finds. Both give the same, to the last bit.
 */
import { type ScoredList, type StringScores, strings } from '../../kernel/kernel.js'
import { BODY, FIELD_COUNT } from '../../model.js'
import { decoded } from '../../store/store.js'
import { coverOf, isOnce } from '../strings/cover.js'
import { countByField, eachOccurrence, triedOf } from '../strings/occurrences.js'
import { laidString } from '../strings/phrase-kernel.js'
import { bodyScore } from './bm25f.js'
import { type Collector, type ScoredSet, scored } from './collector.js'
import { laidNorms } from './laid-norms.js'
import { normsOf } from './norms.js'

/** A string and its idf. */
type Weighed = { text: string; idf: number }

/** Scores a string in the articles of a set. @returns undefined if none holds it */
export function stringScores(scope: ScoredSet, string: Weighed): ScoredList | undefined {
  const found = byKernel(scope, string, { most: 0, threshold: -1 })
  if (!found) return byOccurrences(scope, string)
  const { articles, scores, size } = found
  return size === 0 ? undefined : { articles: articles.slice(0, size), scores: scores.slice(0, size) }
}

/**
 * Collects the articles of a set that hold a string and can be among the best.
 *
 * @returns false where plain code must do it, and nothing was collected
 */
export function collectString(scope: ScoredSet, string: Weighed, collector: Collector): boolean {
  const { most, threshold } = collector
  const found = byKernel(scope, string, { most, threshold })
  // Without all its articles the best may be missing.
  if (!found || scope.budget.isOver()) return false
  const { articles, scores, size } = found
  let least = threshold
  for (let i = 0; i < size; i++) if (scores[i]! >= least) least = collector.collect(articles[i]!, scores[i]!)
  return true
}

/** @returns undefined where plain code must score it */
function byKernel(
  { segment, within, corpus, budget }: ScoredSet,
  { text, idf }: Weighed,
  wanted: { most: number; threshold: number },
): StringScores | undefined {
  const norms = strings && laidNorms(corpus, segment.docValues)
  if (!norms) return undefined
  const cover = coverOf(segment, text)
  if (!cover) return { articles: new Int32Array(0), scores: new Float64Array(0), size: 0 }
  if (wanted.most === 0 && isOnce(cover)) return undefined
  const laid = laidString(segment, cover, triedOf(within, cover, segment), norms)
  if (!laid) return undefined
  const by = { columns: laid.columns, idf, ...wanted }
  const found = strings!.score(laid.asked, by, () => budget.isOver())
  if (!found) return undefined
  scored.articles += found.scored
  decoded.blocks += found.decoded
  return found
}

function byOccurrences(
  { segment, within, corpus, budget }: ScoredSet,
  { text, idf }: Weighed,
): ScoredList | undefined {
  const articles: number[] = []
  const scores: number[] = []
  const { fieldLengths } = segment.docValues
  const norms = normsOf(corpus, segment.docValues)
  const counts = new Int32Array(FIELD_COUNT)
  eachOccurrence(
    segment,
    text,
    within,
    (article, starts, size) => {
      let body = 0
      for (let f = 0; f < BODY; f++) body += fieldLengths[f]![article]!
      const isInBody = starts[0]! >= body && starts[size - 1]! < body + fieldLengths[BODY]![article]!
      articles.push(article)
      if (isInBody) scores.push(bodyScore(size, norms.norms[norms.lengths[article]!]!, idf))
      else {
        countByField(segment, article, starts, size, counts)
        scores.push(norms.score(counts, 0, size, article, idf))
      }
    },
    budget,
  )
  return articles.length === 0
    ? undefined
    : { articles: new Int32Array(articles), scores: new Float64Array(scores) }
}
