/**
 * The best of a set: by kernels where they run and the query fits into their memory, else by block-max.ts. Both find
 * the same, to the last bit.
 */
import { best } from '../../kernel/kernel.js'
import { arena, decoded, type Laid } from '../../store/store.js'
import { count } from '../sets/bits.js'
import { collectTop } from './block-max.js'
import { impactIn } from './bm25f.js'
import { type Collector, type ScoredSet, scored } from './collector.js'
import { laidNorms } from './laid-norms.js'
import { collectString } from './string-scores.js'
import { isPlacedString, type TermSource, termScorer, termSources, type WeightedTerm } from './term-scorer.js'

/**
 * Collects the articles of a set that hold one of some terms and can be among the best, in no order. For the best of those
 * that hold all, ask with the set of these.
 *
 * @returns false if the budget was over before any was collected
 * @throws {JiebaoError} INDEX_CORRUPT
 */
export function collectTerms(
  scope: ScoredSet,
  terms: readonly WeightedTerm[],
  collector: Collector,
): boolean {
  const [only] = terms
  if (terms.length === 1 && isPlacedString(only!) && collectString(scope, only!, collector)) return true
  const sources = termSources(scope, terms)
  // Without all its terms an article would be collected with less than its score.
  if (scope.budget.isOver()) return false
  collectBest(scope, sources, collector)
  return true
}

/** The same, of sources. */
export function collectBest(scope: ScoredSet, sources: readonly TermSource[], collector: Collector): void {
  if (sources.length === 0) return
  if (collectByKernel(scope, sources, collector)) return
  const { segment, within, corpus, budget } = scope
  const scorers = sources.map((source) => termScorer(segment, source, corpus))
  collectTop(scorers, within, segment.docValues.articles, collector, budget)
}

/** @returns false if the kernels cannot do it, and nothing was collected */
function collectByKernel(
  { segment, within, corpus, budget }: ScoredSet,
  sources: readonly TermSource[],
  collector: Collector,
): boolean {
  const { docValues } = segment
  const norms = best && laidNorms(corpus, docValues)
  if (!best || !arena || !norms) return false
  const impactOf = impactIn(corpus)
  const things: Laid[] = [norms]
  for (const source of sources) if ('info' in source) things.push(segment.laid(source.info, impactOf))
  const laid = arena.layAll(things)
  if (!laid) return false
  let at = 0
  const columns = laid[at++]!
  const lists = sources.map((source) =>
    'info' in source ? { address: laid[at++]!, idf: source.idf } : source,
  )
  const query = {
    articles: docValues.articles,
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
