import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mean, ndcgAt, recallAt, reciprocalRank, setScores } from '../../src/eval/metrics.js'
import { judge, judgedReport } from '../../src/eval/relevance.js'

const LOG3 = 1 / Math.log2(3)

// Rankings by hand: relevant ids are capitals.
const RANKINGS: [ranked: string, relevant: string, rr: number, r1: number, r10: number, ndcg: number][] = [
  ['A', 'A', 1, 1, 1, 1],
  ['xA', 'A', 1 / 2, 0, 1, LOG3],
  ['xxxA', 'A', 1 / 4, 0, 1, 1 / Math.log2(5)],
  ['xxxxxxxxxA', 'A', 1 / 10, 0, 1, 1 / Math.log2(11)],
  ['xxxxxxxxxxA', 'A', 0, 0, 0, 0],
  ['', 'A', 0, 0, 0, 0],
  ['xyz', 'A', 0, 0, 0, 0],
  ['AB', 'AB', 1, 1, 1, 1],
  ['BA', 'AB', 1, 1, 1, 1],
  ['AxB', 'AB', 1, 1, 1, (1 + 1 / 2) / (1 + LOG3)],
  ['Ax', 'AB', 1, 1, 1 / 2, 1 / (1 + LOG3)],
  ['ABCDEFGHIJ', 'ABCDEFGHIJKL', 1, 1, 1, 1],
  ['Axxxxxxxxx', 'ABCDEFGHIJKL', 1, 1, 1 / 10, 1 / bestOf(10)],
]

function bestOf(places: number): number {
  return Array.from({ length: places }, (_, i) => 1 / Math.log2(i + 2)).reduce((a, b) => a + b)
}

test.each(RANKINGS)('ranking "%s" for the relevant "%s"', (ranked, relevant, rr, r1, r10, ndcg) => {
  const [ids, wanted] = [[...ranked], new Set(relevant)]
  expect(reciprocalRank(ids, wanted, 10)).toBeCloseTo(rr, 12)
  expect(recallAt(ids, wanted, 1)).toBeCloseTo(r1, 12)
  expect(recallAt(ids, wanted, 10)).toBeCloseTo(r10, 12)
  expect(ndcgAt(ids, wanted, 10)).toBeCloseTo(ndcg, 12)
})

test.each<[found: string, relevant: string, precision: number, recall: number, f1: number]>([
  ['A', 'A', 1, 1, 1],
  ['Ax', 'A', 1 / 2, 1, 2 / 3],
  ['A', 'AB', 1, 1 / 2, 2 / 3],
  ['Axyz', 'AB', 1 / 4, 1 / 2, 1 / 3],
  ['x', 'A', 0, 0, 0],
  ['', 'A', 0, 0, 0],
  ['', '', 1, 1, 1],
  ['x', '', 0, 0, 0],
])('result set "%s" for the relevant "%s"', (found, relevant, precision, recall, f1) => {
  const scores = setScores(new Set(found), new Set(relevant))
  expect(scores.precision).toBeCloseTo(precision, 12)
  expect(scores.recall).toBeCloseTo(recall, 12)
  expect(scores.f1).toBeCloseTo(f1, 12)
})

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 25 })

test('every measure lies between 0 and 1, and only the relevant first reach 1', () => {
  fc.assert(
    fc.property(ids, ids, (ranked, relevant) => {
      const wanted = new Set(relevant)
      const best = [...relevant, ...ranked.filter((id) => !wanted.has(id))]
      for (const measure of [reciprocalRank, recallAt, ndcgAt]) {
        const value = measure(ranked, wanted, 10)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
        expect(measure(best, wanted, 10)).toBeGreaterThanOrEqual(value - 1e-12)
      }
      const { precision, recall, f1 } = setScores(new Set(ranked), wanted)
      expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12)
      expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-12)
    }),
  )
})

test('the mean of nothing is 0', () => {
  expect(mean([])).toBe(0)
  expect(mean([1, 2])).toBe(1.5)
})

describe('the report of judged queries', () => {
  const query = (id: string, kind: string, ...relevant: string[]) => ({ id, class: kind, text: id, relevant })
  const report = judgedReport([
    judge(query('1', 'name', 'A'), ['A'], 1),
    judge(query('2', 'name', 'A', 'B'), ['x', 'A'], 2),
    judge(query('3', 'none'), [], 0),
    judge(query('4', 'none'), ['x'], 1),
  ])

  test('keeps the queries without an answer apart', () => {
    expect(report.answered).toEqual({ queries: 2, precision: 3 / 4, recall: 3 / 4, f1: 3 / 4 })
    expect(report.answerless).toEqual({ queries: 2, empty: 1 / 2 })
    expect(report.f1).toBe(mean([1, 1 / 2, 1, 0]))
  })

  test('ranks only what has an answer', () => {
    expect(report.ranking).toMatchObject({ queries: 2, mrr10: 3 / 4, r1: 1 / 2, hits: 1.5, noHit: 0 })
  })

  test('tells each class by itself', () => {
    expect(Object.keys(report.byClass!)).toEqual(['name', 'none'])
    expect(report.byClass!.none).toMatchObject({ queries: 2, f1: 1 / 2, hits: 1 / 2, ndcg10: null })
    expect(report.byClass!.name).toMatchObject({ queries: 2, f1: 3 / 4, hits: 1.5 })
  })
})
