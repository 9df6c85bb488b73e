/**
 * The best of a set: by kernels where they run and the query fits into their memory, else by block-max.ts. Both find
 * the same, to the last bit.
 */
import { best } from '../../kernel/kernel.js'
import { arena, decoded, type Segment } from '../../store/store.js'
import type { Corpus } from '../columns/corpus.js'
import { type Bits, count } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { collectTop } from './block-max.js'
import { impactIn } from './bm25f.js'
import { type Collector, scored } from './collector.js'
import { laidNorms } from './laid-norms.js'
import { collectString } from './string-scores.js'
import { isPlacedString, type TermSource, termScorer, termSources, type WeightedTerm } from './term-scorer.js'

/**
 * Collects the articles of `within` that hold one of some terms and can be among the `most` best, in no order.
 *
 * @returns false if the budget was over before any was collected
 * @throws {JiebaoError} INDEX_CORRUPT
 */
export function collectTerms(
  segment: Segment,
  terms: readonly WeightedTerm[],
  within: Bits,
  corpus: Corpus,
  most: number,
  collector: Collector,
  budget: Budget,
): boolean {
  const [only] = terms
  if (terms.length === 1 && isPlacedString(only!)) {
    const { text, idf } = only!
    if (collectString(segment, text, within, corpus, idf, most, collector, budget)) return true
  }
  const sources = termSources(segment, terms, within, corpus, budget)
  // Without all its terms an article would be collected with less than its score.
  if (budget.isOver()) return false
  collectBest(segment, sources, within, corpus, most, collector, budget)
  return true
}

/** The same, of sources. */
export function collectBest(
  segment: Segment,
  sources: readonly TermSource[],
  within: Bits,
  corpus: Corpus,
  most: number,
  collector: Collector,
  budget: Budget,
): void {
  if (sources.length === 0) return
  if (collectByKernel(segment, sources, within, corpus, most, collector, budget)) return
  const scorers = sources.map((source) => termScorer(segment, source, corpus))
  collectTop(scorers, within, segment.docValues.articles, collector, budget)
}

/** @returns false if the kernels cannot do it, and nothing was collected */
function collectByKernel(
  segment: Segment,
  sources: readonly TermSource[],
  within: Bits,
  corpus: Corpus,
  most: number,
  collector: Collector,
  budget: Budget,
): boolean {
  const { docValues } = segment
  const norms = best && laidNorms(corpus, docValues)
  if (!best || !arena || !norms) return false
  const packed = sources.filter((source) => 'info' in source)
  const impactOf = impactIn(corpus)
  const laid = arena.layAll([norms, ...packed.map(({ info }) => segment.laid(info, impactOf))])
  if (!laid) return false
  const [columns, ...addresses] = laid as [number, ...number[]]
  const lists = [
    ...packed.map(({ idf }, i) => ({ address: addresses[i]!, idf })),
    ...sources.filter((source) => 'articles' in source),
  ]
  const query = { articles: docValues.articles, within, size: count(within), columns, lists, most }
  const work = best.find(
    query,
    collector.threshold,
    (articles, scores, size, reached) => {
      let threshold = reached
      for (let i = 0; i < size; i++)
        if (scores[i]! >= threshold)
          threshold = Math.max(threshold, collector.collect(articles[i]!, scores[i]!))
      return threshold
    },
    () => budget.isOver(),
  )
  if (!work) return false
  if (work.isDamaged) throw segment.damagedPostings()
  scored.articles += work.scored
  decoded.blocks += work.decoded
  return true
}
