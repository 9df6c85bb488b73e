/**
 * Ranking: the order of the hits, best first.
 *
 * Scores are added term by term in the order of the query, so an article's
 * score does not depend on the segment that it stands in. Order: rung, then
 * score, then date, then id; a sort by date keeps no order of rungs.
 */
import { FIELDS, RUNGS, type Rung, type ScorePart, type SortOrder } from '../model.js'
import { type Generation, NO_DAY, type Segment } from '../store/store.js'
import { and, type Bits, count, eachBit, emptyBits, setBit } from './bits.js'
import { type Corpus, corpusOf, idf, termScore } from './bm25f.js'
import type { Clause, ScoreTerm } from './clause.js'
import { sortDay } from './dates.js'
import { type Found, hitsOf } from './ladder.js'
import { type CountVisit, eachCount, eachTermCount, FIELD_COUNT } from './literal.js'

/** A place in the order. */
export type Ranked = { segment: Segment; article: number; rung: Rung; score: number; day: number; id: string }

type WeighedTerm = ScoreTerm & { idf: number }

/** The scoring terms of a query, weighed over a generation. */
export class Scorer {
  readonly #corpus: Corpus
  readonly #terms: WeighedTerm[] = []

  constructor(generation: Generation, clauses: Clause[], found: Found[]) {
    this.#corpus = corpusOf(generation)
    const seen = new Set<string>()
    for (const clause of clauses) {
      for (const term of clause.terms) {
        const key = `${term.kind}:${term.text}`
        if (seen.has(key)) continue
        seen.add(key)
        this.#terms.push({ ...term, idf: idf(holding(term, found), generation.articles) })
      }
    }
  }

  /** Adds every term's worth for the articles of a set. */
  #score(
    segment: Segment,
    within: Bits,
    add: (term: WeighedTerm, article: number, value: number, counts: Int32Array, at: number) => void,
  ): void {
    const { fieldLengths } = segment.values
    for (const term of this.#terms) {
      const visit: CountVisit = (article, counts, at) => {
        const value = termScore(counts, at, fieldLengths, article * FIELD_COUNT, this.#corpus, term.idf)
        add(term, article, value, counts, at)
      }
      if (term.kind === 'word') eachTermCount(segment, 'word', term.text, within, visit)
      else eachCount(segment, term.text, within, visit)
    }
  }

  /** Scores of the articles of a set; 0 for all others. */
  scores(segment: Segment, within: Bits): Float64Array {
    const scores = new Float64Array(segment.values.articles)
    this.#score(segment, within, (_, article, value) => {
      scores[article]! += value
    })
    return scores
  }

  /** The summands of one article's score, in words. */
  explain(segment: Segment, article: number): ScorePart[] {
    const parts: ScorePart[] = []
    const one = emptyBits(segment.values.articles)
    setBit(one, article)
    this.#score(segment, one, (term, _, value, counts, at) => {
      const places = FIELDS.map((field, f) =>
        counts[at + f]! > 0 ? `${FIELD_NAMES[field]} ${counts[at + f]} 次` : '',
      )
      const sort = term.kind === 'word' ? '词' : '原文'
      parts.push({ what: `${sort}“${term.text}”：${places.filter(Boolean).join('，')}`, value })
    })
    return parts
  }
}

const FIELD_NAMES: Record<(typeof FIELDS)[number], string> = {
  headline: '标题',
  kicker: '肩题',
  subheadline: '副题',
  section: '栏目',
  byline: '署名',
  body: '正文',
  caption: '图片说明',
  aside: '附文',
}

/** Live articles that hold a scoring term. A string may be another form of a name than the clause has. */
function holding({ kind, text }: ScoreTerm, found: Found[]): number {
  let sum = 0
  for (const { segment, matcher } of found) {
    if (kind === 'word') sum += matcher.wordHolding(text)
    else sum += count(and(matcher.exactBits({ folded: text, fields: null }), segment.live))
  }
  return sum
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

  offer(ranked: Ranked): void {
    const heap = this.#heap
    if (heap.length < this.limit) {
      heap.push(ranked)
      this.#up(heap.length - 1)
    } else if (heap.length > 0 && this.compare(ranked, heap[0]!) < 0) {
      heap[0] = ranked
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
export function rank(found: Found[], scorer: Scorer, sort: SortOrder, limit: number): Ranked[] {
  const top = new Top(limit, compareRanked(sort))
  for (const { segment, rungs } of found) {
    const all = hitsOf(rungs)
    if (all.every((word) => word === 0)) continue
    const scores = scorer.scores(segment, all)
    const { values } = segment
    for (const rung of RUNGS) {
      eachBit(rungs[rung], (article) => {
        const day = sortDay(values, article)
        top.offer({ segment, article, rung, score: scores[article]!, day, id: values.ids[article]! })
      })
    }
  }
  return top.sorted()
}
