/** Whether two engines answer the same: one that is asked twice does, and every kind of change is told. */
import { beforeAll, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import type { Asked } from '../../src/eval/exact.js'
import { printSame } from '../../src/eval/print.js'
import { drawQueries, evaluateSame, type SameKind, widestSwap } from '../../src/eval/same.js'
import type { Hit, SearchAnswer } from '../../src/model.js'
import { Archive, seedFiles } from '../search/archive.js'

let engine: Asked
beforeAll(async () => {
  engine = await new Archive(seedFiles()).built()
})

/** The engine with its answers changed. */
function altered(change: (answer: SearchAnswer, q: string) => SearchAnswer): Asked {
  const { issues, issue } = engine
  return {
    issues,
    issue,
    search: async (request) => change(structuredClone(await engine.search(request)), request.q),
  }
}

const QUERIES = ['志愿 服务', '"三十工程"', '标题:项目', '项目 OR 青年']
/** The first hit of an answer changed. */
const ofFirst = (change: (hit: Hit) => Partial<Hit>) =>
  altered((answer) => ({
    ...answer,
    hits: answer.hits.map((hit, n) => (n === 0 ? { ...hit, ...change(hit) } : hit)),
  }))

test('an engine answers as itself, whatever is drawn; equal seeds draw equal queries', async () => {
  const report = await evaluateSame(engine, engine, { strings: 40, seed: 7 })
  expect(report).toMatchObject({ queries: 40, differences: 0, incomplete: 0, widest: 0, examples: [] })
  expect(report.hits).toBeGreaterThan(100)
  const drawn = await drawQueries(engine, 40, 7)
  expect(await drawQueries(engine, 40, 7)).toEqual(drawn)
  expect(await drawQueries(engine, 40, 8)).not.toEqual(drawn)
  expect(new Set(drawn).size).toBe(40)
})

const CHANGES: [SameKind, () => Asked][] = [
  ['archive', () => altered((answer) => ({ ...answer, index: { ...answer.index, articles: 1 } }))],
  ['total', () => altered((answer) => ({ ...answer, totalHits: answer.totalHits + 1 }))],
  ['ids', () => ofFirst(() => ({ id: 'another' }))],
  ['labels', () => ofFirst(() => ({ rung: 'partial' }))],
  ['labels', () => ofFirst(() => ({ headline: '另一个题目' }))],
  ['marks', () => ofFirst((hit) => ({ snippets: hit.snippets.map((each) => ({ ...each, ranges: [] })) }))],
  ['facets', () => altered((answer) => ({ ...answer, facetDistribution: {} }))],
  ['order', () => altered((answer) => ({ ...answer, hits: answer.hits.toReversed() }))],
  [
    'refused',
    () =>
      altered((answer, q) => {
        if (q === '标题:项目') throw new JiebaoError('cluster-silent', 'nodes', { why: 'none answers' })
        return answer
      }),
  ],
]
test.for(CHANGES)('a difference of %s is told', async ([kind, other]) => {
  const report = await evaluateSame(engine, other(), { strings: 1, queries: QUERIES })
  expect(report.differing[kind]).toBeGreaterThan(0)
  expect(report.examples.some((each) => each.kind === kind)).toBe(true)
  expect(printSame(report)).toMatch(/不同 [1-9]/)
})

test('an answer that an engine calls incomplete is counted, and not compared', async () => {
  const other = altered((answer) => ({ ...answer, totalIsExact: false, totalHits: 0 }))
  const report = await evaluateSame(engine, other, { strings: 1, queries: QUERIES })
  expect(report).toMatchObject({ incomplete: QUERIES.length, differences: 0 })
})

test('hits of near scores may stand either way, within the tolerance', () => {
  const hit = (id: string, score: number, rung = 'words') => ({ id, score, rung }) as Hit
  const first = [hit('a', 10), hit('b', 9), hit('c', 8)]
  expect(widestSwap(first, first)).toEqual({ share: 0, pair: [] })
  // A tie in one list is a tie.
  expect(widestSwap(first, [hit('b', 7), hit('a', 7), hit('c', 6)]).share).toBe(0)
  const { share, pair } = widestSwap(first, [hit('b', 9), hit('a', 8), hit('c', 7)])
  expect(share).toBeCloseTo(0.1)
  expect(pair).toEqual(['a', 'b'])
  // Not comparable: another rung comes first whatever it scores.
  expect(widestSwap([hit('x', 1, 'exact'), ...first], [...first, hit('x', 1, 'exact')]).share).toBe(0)
})
