/**
 * Ranking: the order of the hits, best first.
 *
 * Order: hits as printed before all others, then score, then date, then id; a sort by
 * date asks for no rung. By relevance the first RERANKED hits, whatever the page, gain by
 * where the words of the query stand in them; a gain is never negative, so none of
 * them falls behind the other hits of its tier.
 */
import { RUNGS, type Rung, type SortOrder } from '../../model.js'
import { NO_DAY, type Segment } from '../../store/store.js'
import type { Plan } from '../asked/plan.js'
import { sortDay } from '../columns/dates.js'
import { DayCounts } from '../columns/day-counts.js'
import { type Found, hitsOf, totalOf } from '../matched/found.js'
import { hasWord, isNearBest, nameIn } from '../matched/partial.js'
import {
  type Bits,
  count,
  disjunction,
  eachBit,
  eachBitDown,
  emptyBits,
  hasBit,
  isEmpty,
  setBit,
  setOf,
} from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import type { Stopwatch } from '../sets/stopwatch.js'
import { Top } from '../sets/top-k.js'
import { type Collector, scored } from './collector.js'
import { placesIn } from './places.js'
import type { QueryScorer } from './query-scorer.js'
import type { Reranker } from './rerank.js'

/** Hits that are reranked, whatever the page. With 200 or 300 the first ten hardly change (bench/HISTORY.md). */
export const RERANKED = 100

/** Rungs whose hits are ordered by score alone; no hit of the second tier precedes one of the first. */
const TIERS: readonly (readonly Rung[])[] = [['exact'], ['words', 'variant', 'partial']]
const tierOf = (rung: Rung) => (rung === 'exact' ? 0 : 1)

/** A hit with its place in the order. */
export class Ranked {
  readonly day: number
  /** Whether the score holds what reranking adds. */
  reranked = false

  constructor(
    readonly segment: Segment,
    readonly article: number,
    readonly rung: Rung,
    public score: number,
  ) {
    this.day = sortDay(segment.docValues, article)
  }

  /** Read from the store only where rung, score and day are equal. */
  get id(): string {
    return this.segment.docValues.ids.at(this.article)
  }
}

/** Order of two places; negative if `a` comes first. */
function compareRanked(sort: SortOrder): (a: Ranked, b: Ranked) => number {
  const byId = (a: Ranked, b: Ranked) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const byDay = (a: Ranked, b: Ranked, rising: boolean) => {
    if (a.day === b.day) return 0
    // An unknown day comes last in both directions.
    if (a.day === NO_DAY || b.day === NO_DAY) return a.day === NO_DAY ? 1 : -1
    return rising ? a.day - b.day : b.day - a.day
  }
  if (sort === 'relevance') {
    return (a, b) => tierOf(a.rung) - tierOf(b.rung) || b.score - a.score || byDay(a, b, false) || byId(a, b)
  }
  return (a, b) => byDay(a, b, sort === 'date:asc') || b.score - a.score || byId(a, b)
}

/** The first `limit` hits, in order. */
export function rank(
  found: Found[],
  scorer: QueryScorer,
  reranker: Reranker,
  sort: SortOrder,
  limit: number,
  budget: Budget,
  watch?: Stopwatch,
): Ranked[] {
  const compare = compareRanked(sort)
  if (sort !== 'relevance') return byDate(found, scorer, sort === 'date:asc', limit, budget).sorted()
  const best = byScore(found, scorer, Math.max(limit, RERANKED), budget).sorted()
  watch?.mark('rank')
  rerank(best.slice(0, RERANKED), reranker, budget)
  watch?.mark('rerank')
  return best.sort(compare).slice(0, limit)
}

/** The highest scores of each tier, the first tier first, until `limit` places are taken. */
function byScore(found: Found[], scorer: QueryScorer, limit: number, budget: Budget): Top<Ranked> {
  const top = new Top(limit, compareRanked('relevance'))
  for (const tier of TIERS) {
    const sets = found.map(({ segment, rungs }): TierHits => {
      const within = disjunction(tier.map((rung) => rungs[rung]))
      return { segment, within, rungOf: (article) => tier.find((rung) => hasBit(rungs[rung], article))! }
    })
    // Start with the segment that has most hits: it raises the threshold fastest.
    const full = sets.filter(({ within }) => !isEmpty(within))
    full.sort((a, b) => count(b.within) - count(a.within))
    for (const hits of full) offerTop(hits, scorer, top, budget)
    if (top.isFull) break
  }
  return top
}

/** The hits of one segment in one tier. */
type TierHits = { segment: Segment; within: Bits; rungOf(article: number): Rung }

/** Offers `top` the articles of one set that can take a place. */
function offerTop(
  { segment, within, rungOf }: TierHits,
  scorer: QueryScorer,
  top: Top<Ranked>,
  budget: Budget,
): void {
  const seen: number[] = []
  // A score equal to the last one is collected too: date and id decide between them.
  const threshold = () => (top.isFull ? top.last.score : -1)
  const collector: Collector = {
    most: top.limit,
    threshold: threshold(),
    collect(article, score) {
      seen.push(article)
      top.offer(new Ranked(segment, article, rungOf(article), score))
      return threshold()
    },
  }
  if (!scorer.collectBest(segment, within, collector, budget)) return
  // Hits that hold no scoring term score 0; add them only while places are free.
  if (threshold() > 0 || budget.isOver()) return
  const { docValues } = segment
  const isSeen = new Set(seen)
  // Backwards: newspapers are indexed in the order of their days, so the latest come first and fill the places.
  eachBitDown(within, (article) => {
    if (isSeen.has(article)) return
    // An unknown day counts as earlier than every other.
    if (top.isFull && sortDay(docValues, article) < top.last.day) return
    top.offer(new Ranked(segment, article, rungOf(article), 0))
  })
}

/** The first `limit` by day. Scores only break ties on the last day shown. */
function byDate(
  found: Found[],
  scorer: QueryScorer,
  rising: boolean,
  limit: number,
  budget: Budget,
): Top<Ranked> {
  const top = new Top(limit, compareRanked(rising ? 'date:asc' : 'date:desc'))
  const last = lastDay(found, rising, limit)
  for (const { segment, rungs } of found) {
    const { docValues } = segment
    const wanted = emptyBits(docValues.articles)
    eachBit(hitsOf(rungs), (article) => {
      if (dayOrder(sortDay(docValues, article), rising) <= last) setBit(wanted, article)
    })
    if (isEmpty(wanted)) continue
    const scoreOf = scorer.scores(segment, wanted, budget)
    if (budget.isOver()) break
    scored.articles += count(wanted)
    for (const rung of RUNGS) {
      eachBit(wanted, (article) => {
        if (hasBit(rungs[rung], article)) top.offer(new Ranked(segment, article, rung, scoreOf(article)))
      })
    }
  }
  return top
}

/** A day as a number that rises in the order asked for; an unknown day comes last. */
const dayOrder = (day: number, rising: boolean) =>
  day === NO_DAY ? Number.POSITIVE_INFINITY : rising ? day : -day

/** The `dayOrder` of the hit at place `limit`; infinite if there are no more hits than that. */
function lastDay(found: Found[], rising: boolean, limit: number): number {
  if (totalOf(found, RUNGS) <= limit) return Number.POSITIVE_INFINITY
  const counts = new DayCounts(found.map(({ segment }) => segment.docValues))
  for (const { segment, rungs } of found) counts.add(segment.docValues, hitsOf(rungs))
  return dayOrder(counts.dayAt(limit, rising) ?? NO_DAY, rising)
}

/**
 * Keeps on the rung `partial` only hits that score near the best hit, and nearer where they lack its name. Where the words
 * stand tells an article about the subject from one that has most of the words strewn over it, so the reranked score decides.
 */
export function prunePartial(
  found: Found[],
  plan: Plan,
  scorer: QueryScorer,
  reranker: Reranker,
  budget: Budget,
): void {
  if (totalOf(found, ['partial']) === 0) return
  const best = rank(found, scorer, reranker, 'relevance', RERANKED, budget)
  const [first] = best
  const top = best.reduce((a, b) => (b.score > a.score ? b : a), first!)
  const name = first && nameIn(top, plan, found)
  const isNear = (each: Ranked) =>
    isNearBest(each.score, top.score, () => !name || hasWord(each, name, found))
  // Without the best hit's score nobody knows which are near it.
  const near = budget.isOver() ? [] : best.filter((each) => each.rung === 'partial' && isNear(each))
  for (const { segment, rungs } of found) {
    const own = near.filter((each) => each.segment === segment)
    rungs.partial = setOf(Int32Array.from(own, ({ article }) => article).sort(), segment.docValues.articles)
  }
}

/** Adds to the scores of some hits. */
function rerank(best: Ranked[], reranker: Reranker, budget: Budget): void {
  for (const segment of new Set(best.map((ranked) => ranked.segment))) {
    // Between segments only: a score with some of its additions would not be what explain() adds up.
    if (budget.isOver()) return
    const own = best.filter((ranked) => ranked.segment === segment).sort((a, b) => a.article - b.article)
    const articles = own.map(({ article }) => article)
    const gains = reranker.additions(placesIn(segment, articles), articles)
    for (const [n, ranked] of own.entries()) {
      ranked.score += gains[n]!
      ranked.reranked = true
    }
  }
}
