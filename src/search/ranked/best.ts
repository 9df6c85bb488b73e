/**
 * The best of a set: by kernels where they run and the query fits into their memory, else by block-max.ts. Both find
 * the same, to the last bit.
 */
import { best } from '../../kernel/kernel.js'
import { arena, decoded, type Segment } from '../../store/store.js'
import { and, type Bits, count, emptyBits, setBit } from '../sets/bits.js'
import { collectTop } from './block-max.js'
import { impactIn } from './bm25f.js'
import { type Collector, type ScoredSet, scored } from './collector.js'
import { laidNorms } from './laid-norms.js'
import { collectString } from './string-scores.js'
import { isPlacedString, type TermSource, termScorer, termSources, type WeightedTerm } from './term-scorer.js'

/** Which articles are collected: those that hold one of some terms, or those that hold all of them. */
export type Holding = 'any' | 'all'

/**
 * Collects the articles of a set that hold one, or all, of some terms and can be among the best, in no order. Whoever has the set of
 * those that hold all, as for their number, asks for any in it.
 *
 * @returns false if the budget was over before any was collected
 * @throws {JiebaoError} INDEX_CORRUPT
 */
export function collectTerms(
  scope: ScoredSet,
  terms: readonly WeightedTerm[],
  collector: Collector,
  of: Holding = 'any',
): boolean {
  const [only] = terms
  if (terms.length === 1 && isPlacedString(only!) && collectString(scope, only!, collector)) return true
  const sources = termSources(scope, terms)
  // Without all its terms an article would be collected with less than its score.
  if (scope.budget.isOver()) return false
  if (of === 'any' || sources.length === terms.length) collectBest(scope, sources, collector, of)
  return true
}

/** The same, of sources. */
export function collectBest(
  scope: ScoredSet,
  sources: readonly TermSource[],
  collector: Collector,
  of: Holding = 'any',
): void {
  if (sources.length === 0) return
  if (collectByKernel(scope, sources, collector, of)) return
  const { segment, corpus, budget } = scope
  const scorers = sources.map((source) => termScorer(segment, source, corpus))
  let { within } = scope
  if (of === 'all') for (const source of sources) within = and(within, docsOf(segment, source))
  collectTop(scorers, within, segment.docValues.articles, collector, budget)
}

function docsOf(segment: Segment, source: TermSource): Bits {
  if ('info' in source) return segment.docs(source.info)
  const bits = emptyBits(segment.docValues.articles)
  for (const article of source.articles) setBit(bits, article)
  return bits
}

/** @returns false if the kernels cannot do it, and nothing was collected */
function collectByKernel(
  { segment, within, corpus, budget }: ScoredSet,
  sources: readonly TermSource[],
  collector: Collector,
  of: Holding,
): boolean {
  const { docValues } = segment
  const norms = best && laidNorms(corpus, docValues)
  if (!best || !arena || !norms) return false
  const packed = sources.filter((source) => 'info' in source)
  if (of === 'all' && packed.length < sources.length) return false
  const impactOf = impactIn(corpus)
  const laid = arena.layAll([norms, ...packed.map(({ info }) => segment.laid(info, impactOf))])
  if (!laid) return false
  const [columns, ...addresses] = laid as [number, ...number[]]
  const lists = [
    ...packed.map(({ idf }, i) => ({ address: addresses[i]!, idf })),
    ...sources.filter((source) => 'articles' in source),
  ]
  const query = {
    articles: docValues.articles,
    of,
    within,
    size: count(within),
    columns,
    lists,
    most: collector.most,
  }
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
