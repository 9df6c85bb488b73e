/**
 * The explanation of a query agrees with the search that it explains, and with
 * brute force over the texts.
 */
import { expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import { STAGES } from '../../src/explanation.js'
import { RUNGS } from '../../src/model.js'
import { holding } from './archive.js'
import { openMixed } from './mixed.js'

const QUERIES = [
  '志愿者 活动',
  '"项目建设"',
  '标题:(城市更新 OR 项目) -青年',
  '解放区召开重点项目工作调度会',
  '解放区项目防汛演练志愿',
  '日期:2024 项目',
  '通配:"城?更新"',
  '',
]

test('explain() gives the sets, the total and the warnings of search()', async () => {
  const { engine } = await openMixed()
  // The first search loads tables, and may run out of time on a busy machine.
  await engine.search({ q: '预备' })
  for (const q of QUERIES) {
    for (const request of [{ q }, { q, kind: ['article' as const], from: '2024' }]) {
      const [answer, told] = [await engine.search(request), await engine.explain(request)]
      expect(told.totalHits, q).toBe(answer.totalHits)
      expect(told.warnings, q).toEqual(answer.warnings)
      expect(Object.fromEntries(told.rungs.map(({ rung, hits }) => [rung, hits])), q).toEqual(answer.rungs)
      for (const { admitted, hits } of told.rungs) expect(admitted, q).toBeGreaterThanOrEqual(hits)
      expect(told.rungs.map(({ rung }) => rung)).toEqual(RUNGS)
      expect(told.archive.articles).toBe(answer.index.articles)
    }
  }
})

test('explain() counts the articles that hold each unit and each term', async () => {
  const { engine, read } = await openMixed()
  const { clauses, terms } = await engine.explain({ q: '解放区召开重点项目工作调度会 标题:工作' })
  expect(clauses.map(({ units }) => units.length)).toEqual([5, 1])
  for (const { units, fields } of clauses) {
    for (const { text, articles } of units)
      expect(articles, text).toBe(holding(read, text, fields ?? undefined).length)
  }
  // A word that scores is cut out of the text: in no more articles than hold the string.
  for (const { text, n } of terms) {
    expect(n, text).toBeGreaterThan(0)
    expect(n, text).toBeLessThanOrEqual(holding(read, foldText(text)).length)
  }
})

test('explain() shows the query as it was read', async () => {
  const { engine } = await openMixed()
  const { tree } = await engine.explain({ q: '标题:(城市更新 OR 项目) -青年' })
  expect(tree).toEqual({
    type: 'and',
    of: [
      {
        type: 'or',
        of: [
          { type: 'text', typed: '城市更新' },
          { type: 'text', typed: '项目' },
        ],
      },
      { type: 'not', of: [{ type: 'text', typed: '青年' }] },
    ],
  })
  expect((await engine.explain({ q: '' })).tree).toBeNull()
})

test('explain() names known forms and guesses', async () => {
  const { engine } = await openMixed()
  const { clauses } = await engine.explain({ q: '于怀贵' })
  const forms = clauses[0]!.forms.map(({ matched, isGuess }) => `${matched} ${isGuess}`)
  expect(forms).toContain('千怀贵 false')
})

test('explain() tells what each stage took, and what ranking looked at', async () => {
  const { engine } = await openMixed()
  const { stages, ranking, totalHits } = await engine.explain({ q: '项目 工作' })
  expect(stages.map(({ stage }) => stage)).toEqual(STAGES)
  for (const { ms, blocks } of stages) {
    expect(ms).toBeGreaterThanOrEqual(0)
    expect(Number.isInteger(blocks)).toBe(true)
  }
  const blocksOf = (stage: string) => stages.find((each) => each.stage === stage)!.blocks
  expect(blocksOf('exact')).toBeGreaterThan(0)
  expect(blocksOf('rank')).toBeGreaterThan(0)
  expect(blocksOf('parse')).toBe(0)
  expect(ranking).toEqual({ scored: totalHits, reranked: Math.min(totalHits, 100) })
  const byDate = await engine.explain({ q: '项目 工作', sort: 'date:desc' })
  expect(byDate.ranking.reranked).toBe(0)
})

test('explain() refuses what search() refuses', async () => {
  const { engine } = await openMixed()
  await expect(engine.explain({ q: '项目', page: 501 })).rejects.toMatchObject({ code: 'BAD_PARAMETER' })
  await expect(engine.explain({ q: '项'.repeat(4097) })).rejects.toMatchObject({ code: 'QUERY_TOO_LONG' })
})
