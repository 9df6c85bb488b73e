/** Did you mean: only where what was typed finds little, and only what finds more. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alikeOf } from '../../src/analysis/analysis.js'
import { parseQuery } from '../../src/query/query.js'
import { Dice, seedFiles } from './archive.js'
import { openMixed } from './mixed.js'
import { ask, others, type Texts } from './texts.js'

const many = (n: number, text: string): Texts =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`m${i}`, text]))

test.each<[promise: string, texts: Texts, q: string, suggestion: string | undefined]>([
  ['none for a form that is found already', { a: '欧阳建宏到场' }, '欧阳建弘', undefined],
  ['none for a word that is found already', { a: '防汛演练' }, '防讯', undefined],
  ['none for letters whose word is found already', { a: '重庆火锅' }, 'chongqing', undefined],
  [
    'none where the rest of the query stands nowhere beside it',
    { a: '新居落成' },
    '赵雨霏新剧同天开播',
    undefined,
  ],
  ['none where what was typed finds more than two', many(3, '欧阳建弘和欧阳建宏'), '欧阳建弘', undefined],
  ['none where it is found already', { a: '防汛演练' }, '演练', undefined],
  [
    'none for one hit, unless five times as many',
    { a: '欧阳建弘', ...many(4, '欧阳建宏') },
    '欧阳建弘',
    undefined,
  ],
  [
    'none for five times as many that are found already',
    { a: '欧阳建弘', ...many(5, '欧阳建宏') },
    '欧阳建弘',
    undefined,
  ],
  ['none for what is quoted', { a: '欧阳建宏' }, '"欧阳建弘"', undefined],
  ['none for what is excluded', { a: '防汛演练' }, '演练 -防讯', undefined],
  ['none where nothing alike stands anywhere', { a: '防汛演练' }, '鑫淼焱', undefined],
  ['none for nothing', { a: '防汛演练' }, '', undefined],
])('%s', async (_, texts, q, suggestion) => {
  expect((await ask({ ...texts, ...others(4) }, q)).suggestion).toBe(suggestion)
})

test('whatever is suggested differs in one piece, reads as a query, and finds more', async () => {
  const { engine } = await openMixed()
  const texts = Object.values(seedFiles())
  let suggested = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (number) => {
      const dice = new Dice(number)
      const chars = [...dice.cut(dice.pick(texts), 2, 5).replace(/[^\p{Script=Han}]/gu, '')]
      if (chars.length < 2) return
      const at = dice.roll(chars.length)
      const alike = alikeOf(chars[at]!)
      if (alike.length === 0) return
      const q = chars.with(at, dice.pick(alike).char).join('')
      const { suggestion, rungs } = await engine.search({ q, facets: false })
      if (suggestion === undefined) return
      suggested++
      expect(rungs.exact + rungs.words).toBeLessThanOrEqual(2)
      expect(suggestion).not.toBe(q)
      expect(parseQuery(suggestion).warnings).toEqual([])
      const { totalHits } = await engine.search({ q: suggestion, facets: false })
      expect(totalHits, `${q} → ${suggestion}`).toBeGreaterThan(rungs.exact + rungs.words)
    }),
    { seed: 13, numRuns: 150 },
  )
  expect(suggested).toBeGreaterThan(2)
})
