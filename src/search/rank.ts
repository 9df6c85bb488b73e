/**
 * Ranking: the order of the hits, best first.
 *
 * Order: rung, then score, then date, then id; a sort by date keeps no order of
 * rungs. By relevance the first RERANKED hits, whatever the page, gain by how
 * the query stands in them; what they gain is never negative, so none of them
 * falls behind the others of its rung.
 */
import { RUNGS, type Rung, type SortOrder } from '../model.js'
import { NO_DAY, type Segment } from '../store/store.js'
import { eachBit, emptyBits, setBit } from './bits.js'
import { sortDay } from './dates.js'
import { type Found, hitsOf, totalOf } from './ladder.js'
import { SHARES } from './partial.js'
import type { Reranker } from './rerank.js'
import type { Scorer } from './score.js'

/** Hits that are ranked again. With 100 the first ten are all but the same as with 300 (bench/RESULTS.md). */
export const RERANKED = 200

/** A place in the order. `reranked`: whether the score holds what reranking adds. */
export type Ranked = {
  segment: Segment
  article: number
  rung: Rung
  score: number
  day: number
  id: string
  reranked: boolean
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

/** Keeps the first `limit` of all that are offered. A heap with the last of them on top. */
class Top {
  readonly #heap: Ranked[] = []

  constructor(
    readonly limit: number,
    readonly compare: (a: Ranked, b: Ranked) => number,
  ) {}

  /** Takes a copy of what is kept: most of what is offered is not. */
  offer(ranked: Ranked): void {
    const heap = this.#heap
    if (heap.length < this.limit) {
      heap.push({ ...ranked })
      this.#up(heap.length - 1)
    } else if (heap.length > 0 && this.compare(ranked, heap[0]!) < 0) {
      heap[0] = { ...ranked }
      this.#down()
    }
  }

  #up(from: number): void {
    const heap = this.#heap
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (this.compare(heap[at]!, heap[parent]!) <= 0) return
      ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
      at = parent
    }
  }

  #down(): void {
    const heap = this.#heap
    for (let at = 0; ; ) {
      let last = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.compare(heap[child]!, heap[last]!) > 0) last = child
      }
      if (last === at) return
      ;[heap[at], heap[last]] = [heap[last]!, heap[at]!]
      at = last
    }
  }

  sorted(): Ranked[] {
    return this.#heap.sort(this.compare)
  }
}

/** The first `limit` hits, in order. */
export function rank(
  found: Found[],
  scorer: Scorer,
  reranker: Reranker,
  sort: SortOrder,
  limit: number,
): Ranked[] {
  const byRelevance = sort === 'relevance'
  const top = new Top(byRelevance ? Math.max(limit, RERANKED) : limit, compareRanked(sort))
  for (const { segment, rungs } of found) {
    const all = hitsOf(rungs)
    if (all.every((word) => word === 0)) continue
    const scores = scorer.scores(segment, all)
    const { values } = segment
    for (const rung of RUNGS) {
      const offered: Ranked = { segment, article: 0, rung, score: 0, day: 0, id: '', reranked: false }
      eachBit(rungs[rung], (article) => {
        offered.article = article
        offered.score = scores[article]!
        offered.day = sortDay(values, article)
        offered.id = values.ids[article]!
        top.offer(offered)
      })
    }
  }
  const sorted = top.sorted()
  if (!byRelevance) return sorted
  rerank(sorted.slice(0, RERANKED), reranker)
  return sorted.sort(compareRanked(sort)).slice(0, limit)
}

/**
 * Leaves on the rung `partial` what scores near the best hit. An article that has most of a query's words
 * strewn over it is told from one that speaks of what was asked only by where the words stand.
 */
export function prunePartial(found: Found[], scorer: Scorer, reranker: Reranker): void {
  if (totalOf(found, ['partial']) === 0) return
  const best = rank(found, scorer, reranker, 'relevance', RERANKED)
  const least = SHARES.ofScore * Math.max(...best.map(({ score }) => score))
  for (const { segment, rungs } of found) rungs.partial = emptyBits(segment.values.articles)
  for (const { segment, article, rung, score } of best) {
    const { rungs } = found.find((each) => each.segment === segment)!
    if (rung === 'partial' && score >= least) setBit(rungs.partial, article)
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
