/**
 * Ranking: the order of the hits, best first.
 *
 * Order: rung, then score, then date, then id; a sort by date keeps no order of
 * rungs. By relevance the first RERANKED hits, whatever the page, gain by how
 * the query stands in them; what they gain is never negative, so none of them
 * falls behind the others of its rung.
 */
import { RUNGS, type Rung, type SortOrder } from '../../model.js'
import { NO_DAY, type Segment } from '../../store/store.js'
import { sortDay } from '../columns/dates.js'
import { type Found, hitsOf, totalOf } from '../matched/ladder.js'
import { SHARES } from '../matched/partial.js'
import { type Bits, count, eachBit, eachBitDown, emptyBits, hasBit, isEmpty, setBit } from '../sets/bits.js'
import { Top } from '../sets/top-k.js'
import { collectBest } from './block-max.js'
import type { Reranker } from './rerank.js'
import type { Scorer } from './scorer.js'

/** Hits that are ranked again. With 200 or 300 the first ten are all but the same (bench/RESULTS.md). */
export const RERANKED = 100

/** A place in the order. */
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
    this.day = sortDay(segment.values, article)
  }

  /** Asked for only where all else is equal. */
  get id(): string {
    return this.segment.values.ids.at(this.article)
  }
}

/** Order of two places; negative if `a` comes first. */
export function compareRanked(sort: SortOrder): (a: Ranked, b: Ranked) => number {
  const byId = (a: Ranked, b: Ranked) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const byDay = (a: Ranked, b: Ranked, rising: boolean) => {
    if (a.day === b.day) return 0
    // An unknown day comes last whichever way the days run.
    if (a.day === NO_DAY || b.day === NO_DAY) return a.day === NO_DAY ? 1 : -1
    return rising ? a.day - b.day : b.day - a.day
  }
  if (sort === 'relevance') {
    const rank = (r: Ranked) => RUNGS.indexOf(r.rung)
    return (a, b) => rank(a) - rank(b) || b.score - a.score || byDay(a, b, false) || byId(a, b)
  }
  return (a, b) => byDay(a, b, sort === 'date:asc') || b.score - a.score || byId(a, b)
}

/** The first `limit` hits, in order. */
export function rank(
  found: Found[],
  scorer: Scorer,
  reranker: Reranker,
  sort: SortOrder,
  limit: number,
): Ranked[] {
  const compare = compareRanked(sort)
  if (sort !== 'relevance') return byDate(found, scorer, sort === 'date:asc', limit).sorted()
  const best = byScore(found, scorer, Math.max(limit, RERANKED)).sorted()
  rerank(best.slice(0, RERANKED), reranker)
  return best.sort(compare).slice(0, limit)
}

/** The best of each rung, until there are enough: hits of a looser rung come behind them. */
function byScore(found: Found[], scorer: Scorer, limit: number): Top<Ranked> {
  const top = new Top(limit, compareRanked('relevance'))
  for (const rung of RUNGS) {
    // Where most of them stand the last place is soon worth much.
    const full = found.filter(({ rungs }) => count(rungs[rung]) > 0)
    full.sort((a, b) => count(b.rungs[rung]) - count(a.rungs[rung]))
    for (const { segment, rungs } of full) offerBest(segment, rungs[rung], rung, scorer, top)
    if (top.isFull) break
  }
  return top
}

/** Offers the articles of one set. */
function offerBest(segment: Segment, within: Bits, rung: Rung, scorer: Scorer, top: Top<Ranked>): void {
  const seen = emptyBits(segment.values.articles)
  // Equal scores are told apart by date and id.
  const leastNow = () => (top.isFull ? top.last.score : -1)
  collectBest(scorer.lists(segment, within), within, segment.values.articles, {
    least: leastNow(),
    offer(article, score) {
      setBit(seen, article)
      top.offer(new Ranked(segment, article, rung, score))
      return leastNow()
    },
  })
  // What no term stands in scores nothing, and is wanted where there is nothing better.
  if (leastNow() > 0) return
  const { values } = segment
  // Backwards, since papers come in the order of their days: those first put all others out.
  eachBitDown(within, (article) => {
    if (hasBit(seen, article)) return
    // An unknown day is before every other.
    if (top.isFull && top.last.rung === rung && sortDay(values, article) < top.last.day) return
    top.offer(new Ranked(segment, article, rung, 0))
  })
}

/** The first by day. Only those of the last day that is wanted must be told apart by score, and all are scored that are shown. */
function byDate(found: Found[], scorer: Scorer, rising: boolean, limit: number): Top<Ranked> {
  const top = new Top(limit, compareRanked(rising ? 'date:asc' : 'date:desc'))
  const last = lastDay(found, rising, limit)
  for (const { segment, rungs } of found) {
    const { values } = segment
    const wanted = emptyBits(values.articles)
    eachBit(hitsOf(rungs), (article) => {
      if (dayOrder(sortDay(values, article), rising) <= last) setBit(wanted, article)
    })
    if (isEmpty(wanted)) continue
    const scores = scorer.scores(segment, wanted)
    for (const rung of RUNGS) {
      eachBit(wanted, (article) => {
        if (hasBit(rungs[rung], article)) top.offer(new Ranked(segment, article, rung, scores[article]!))
      })
    }
  }
  return top
}

/** A number that rises as days come later in the order; an unknown one comes last. */
const dayOrder = (day: number, rising: boolean) =>
  day === NO_DAY ? Number.POSITIVE_INFINITY : rising ? day : -day

/** The order number of the day that the hit numbered `limit` has. */
function lastDay(found: Found[], rising: boolean, limit: number): number {
  const total = totalOf(found, RUNGS)
  if (total <= limit) return Number.POSITIVE_INFINITY
  const days = new Float64Array(total)
  let size = 0
  for (const { segment, rungs } of found) {
    eachBit(hitsOf(rungs), (article) => {
      days[size++] = dayOrder(sortDay(segment.values, article), rising)
    })
  }
  return days.sort()[limit - 1]!
}

/**
 * Leaves on the rung `partial` what scores near the best hit. An article that has most of a query's words
 * strewn over it is told from one that speaks of what was asked only by where the words stand.
 */
export function prunePartial(found: Found[], scorer: Scorer, reranker: Reranker): void {
  if (totalOf(found, ['partial']) === 0) return
  const best = rank(found, scorer, reranker, 'relevance', RERANKED)
  const least = SHARES.ofScore * Math.max(...best.map(({ score }) => score))
  const near = best.filter(({ rung, score }) => rung === 'partial' && score >= least)
  for (const { segment, rungs } of found) {
    rungs.partial = emptyBits(segment.values.articles)
    for (const each of near) if (each.segment === segment) setBit(rungs.partial, each.article)
  }
}

/** Adds to the scores of some hits. */
function rerank(best: Ranked[], reranker: Reranker): void {
  for (const segment of new Set(best.map((ranked) => ranked.segment))) {
    const own = best.filter((ranked) => ranked.segment === segment)
    const articles = own.map(({ article }) => article).sort((a, b) => a - b)
    const gains = reranker.additions(segment, articles)
    for (const ranked of own) {
      ranked.score += gains.get(ranked.article)!
      ranked.reranked = true
    }
  }
}
