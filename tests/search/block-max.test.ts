import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machine } from '../../src/kernel/kernel.js'
import { BODY, FIELDS, HEADLINE } from '../../src/model.js'
import type { Corpus } from '../../src/search/columns/corpus.js'
import { collectBest } from '../../src/search/ranked/best.js'
import { collectTop } from '../../src/search/ranked/block-max.js'
import { termScore } from '../../src/search/ranked/bm25f.js'
import type { Collector, ScoredSet } from '../../src/search/ranked/collector.js'
import {
  type TermSource,
  termScorer,
  termSources,
  type WeightedTerm,
} from '../../src/search/ranked/term-scorer.js'
import { emptyBits, hasBit, setBit } from '../../src/search/sets/bits.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { Top } from '../../src/search/sets/top-k.js'
import { eachTermCount } from '../../src/search/strings/occurrences.js'
import { NO_DAY, Segment, SegmentWriter, termKey } from '../../src/store/store.js'
import { size } from '../sizes.js'
import { Dice } from './archive.js'

const CAPTION = FIELDS.indexOf('caption')
/** More than two windows. */
const ARTICLES = 9_000

const folder = mkdtempSync(join(tmpdir(), 'jiebao-best-'))
let segments: Segment[] = []
beforeAll(() => {
  segments = [makeSegment(1), makeSegment(2)]
})
afterAll(() => {
  for (const segment of segments) segment.close()
  rmSync(folder, { recursive: true })
})

/** Few lengths and counts, so that many articles tie. */
function makeSegment(seed: number): Segment {
  const dice = new Dice(seed)
  const below = (n: number) => dice.roll(n)
  const isOf = (share: number) => below(10_000) < share * 10_000
  const writer = new SegmentWriter(folder, `segment-${String(seed).padStart(6, '0')}`)
  const known = { kind: 'article' as const, eventDay: NO_DAY, section: null, page: null, pageName: null }
  const values = { ...known, reporters: [], correspondents: [], toldShare: null }
  for (let a = 0; a < ARTICLES; a++) {
    const fieldLengths = FIELDS.map((_, f) =>
      f === BODY ? 50 * (1 + below(8)) : f === HEADLINE ? 12 : f === CAPTION ? 7 * below(4) : 0,
    )
    writer.addArticle({ ...values, id: `a${a}`, fieldLengths }, {})
  }
  const issue = {
    id: 'i',
    sha256: '',
    file: 'f',
    publication: null,
    number: null,
    fromDay: NO_DAY,
    toDay: NO_DAY,
  }
  writer.addIssue({ ...issue, articles: ARTICLES, doubts: 0 }, {})
  for (const [t, share] of SHARES.entries()) {
    const docs: number[] = []
    const counts: number[] = []
    const fieldCounts: number[] = []
    // Some lists stand close together, as those of one month's news do.
    const from = t % 3 === 0 ? below(ARTICLES / 2) : 0
    for (let a = from; a < ARTICLES; a++) {
      if (!isOf(share)) continue
      const row = FIELDS.map(() => 0)
      row[BODY] = 1 + below(isOf(0.1) ? 9 : 2)
      if (isOf(0.05)) row[HEADLINE] = 1
      if (isOf(0.01)) row[CAPTION] = 1 + below(3)
      if (row[HEADLINE] && isOf(0.3)) row[BODY] = 0
      docs.push(a)
      counts.push(row.reduce((sum, count) => sum + count))
      fieldCounts.push(...row)
    }
    const list = { size: docs.length, docs: Int32Array.from(docs), counts: Int32Array.from(counts) }
    writer.addTerm(termKey('word', wordOf(t)), { ...list, fieldCounts: Int32Array.from(fieldCounts) })
  }
  return new Segment(folder, writer.finish())
}

const SHARES = [0.9, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.004, 0.001]
const wordOf = (t: number) => String.fromCharCode(0x61 + t)
const corpus: Corpus = { articles: ARTICLES, meanLengths: FIELDS.map(() => 200), meanLength: 200 }

type Scored = { article: number; score: number }
const order = (a: Scored, b: Scored) => b.score - a.score || a.article - b.article

/** The two ways. Some terms are given with their scores. */
const WAYS = {
  plain: ({ segment, within, budget }: ScoredSet, sources: TermSource[], collector: Collector) =>
    collectTop(
      sources.map((source) => termScorer(segment, source, corpus)),
      within,
      ARTICLES,
      collector,
      budget,
    ),
  kernels: collectBest,
}

// Where kernels are left out there is one way.
test.each(machine ? (['plain', 'kernels'] as const) : (['plain'] as const))(
  'the best of any set are those of scoring everything, ties and scores included: %s',
  (way) => {
    let pruned = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...segments),
        fc.uniqueArray(
          fc.tuple(fc.nat(SHARES.length), fc.double({ min: 0.001, max: 14, noNaN: true }), fc.nat(3)),
          { minLength: 1, maxLength: 9, selector: ([t]) => t },
        ),
        fc.constantFrom(1, 3, 10, 100, 1000, 20_000),
        fc.constantFrom(1, 0.5, 0.01),
        fc.nat(),
        (segment, picked, k, share, seed) => {
          const dice = new Dice(seed)
          const within = emptyBits(ARTICLES)
          for (let a = 0; a < ARTICLES; a++) if (dice.roll(1000) < share * 1000) setBit(within, a)
          const scope = { segment, within, corpus, budget: UNLIMITED }
          const terms = picked.map(([t, idf]): WeightedTerm => ({ text: wordOf(t), kind: 'word', idf }))
          const isGiven = new Set(terms.filter((_, i) => picked[i]![2] === 0))
          const sources = terms.flatMap((term): TermSource[] =>
            isGiven.has(term) ? scoredBefore(segment, term, within) : termSources(scope, [term]),
          )
          const top = new Top<Scored>(k, order)
          let offered = 0
          WAYS[way](scope, sources, {
            most: k,
            threshold: -1,
            collect(article, score) {
              offered++
              top.offer({ article, score })
              return top.isFull ? top.last.score : -1
            },
          })
          const all = exhaustive(segment, terms, within)
          if (offered < all.length) pruned++
          expect(top.sorted()).toStrictEqual(all.slice(0, k))
        },
      ),
      { numRuns: size('bestSets'), seed: 11 },
    )
    // A search that leaves nothing out would pass as well, but be slow.
    expect(pruned).toBeGreaterThan(size('bestSets') / 3)
  },
)

/** A term as strings are: its articles with their scores. */
function scoredBefore(segment: Segment, term: WeightedTerm, within: Uint32Array): TermSource[] {
  const all = exhaustive(segment, [term], within).sort((a, b) => a.article - b.article)
  if (all.length === 0) return []
  return [
    {
      articles: Int32Array.from(all, ({ article }) => article),
      scores: Float64Array.from(all, ({ score }) => score),
    },
  ]
}

function exhaustive(segment: Segment, terms: readonly WeightedTerm[], within: Uint32Array): Scored[] {
  const scores = new Map<number, number>()
  const { fieldLengths } = segment.docValues
  for (const { text, idf } of terms) {
    eachTermCount(
      segment,
      'word',
      text,
      undefined,
      (article, counts, at) => {
        if (!hasBit(within, article)) return
        const score = termScore(counts, at, fieldLengths, article, corpus, idf)
        scores.set(article, (scores.get(article) ?? 0) + score)
      },
      UNLIMITED,
    )
  }
  return [...scores].map(([article, score]) => ({ article, score })).sort(order)
}
