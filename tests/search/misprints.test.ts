/**
 * Misprints: strings that differ in one character from what stands in print, found beside it and always named; and names
 * that are printed, which no part of them stands for.
 */
import { describe, expect, test, vi } from 'vitest'
import type { Rung } from '../../src/model.js'
import { SegmentMatcher } from '../../src/search/matched/segment-matcher.js'
import { ask, others, rungs, type Texts } from './texts.js'

const times = (n: number, text: string): Texts =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`${text}${i}`, text]))

describe('a misprint in what stands in print', () => {
  test('is found behind the exact hits, and named', async () => {
    const { hits } = await ask(
      { odd: '拉马褐萨到访', ...times(25, '拉马福萨到访'), ...others(3) },
      '拉马福萨',
      {
        hitsPerPage: 100,
      },
    )
    expect(hits.slice(0, -1).every(({ rung }) => rung === 'exact')).toBe(true)
    expect(hits.at(-1)).toMatchObject({
      id: 'odd',
      rung: 'variant',
      alternatives: [{ typed: '拉马福萨', matched: '拉马褐萨', why: '一字不同' }],
    })
  })

  test.each<[promise: string, texts: Texts, q: string, odd: Rung | undefined]>([
    ['at the first place', { odd: '抗马福萨到访' }, '拉马福萨', 'variant'],
    ['at the last place', { odd: '拉马福蔽到访' }, '拉马福萨', 'variant'],
    [
      'of a word in a clause',
      { odd: '巴基斯垣昨日到访', ...times(8, '巴基斯坦到访') },
      '巴基斯坦到访',
      'variant',
    ],
    ['beside another clause', { odd: '拉马褐萨到访' }, '拉马福萨 到访', 'variant'],
    ['only where the other clause is met', { odd: '拉马褐萨归来' }, '拉马福萨 到访', undefined],
    ['not two', { odd: '拉乌褐萨到访' }, '拉马福萨', undefined],
    ['not a word', { odd: '拉马福利' }, '拉马福萨', undefined],
    ['not with a word of grammar', { odd: '拉马福的' }, '拉马福萨', undefined],
    ['not as common a form', { odd: '拉马褐萨', ...times(4, '拉马褐萨归来') }, '拉马福萨', undefined],
    ['not in quotes', { odd: '拉马褐萨到访' }, '"拉马福萨"', undefined],
  ])('%s', async (_, texts, q, odd) => {
    const found = rungs(await ask({ ...texts, ...times(8, '拉马福萨到访'), ...others(3) }, q))
    expect(found.odd).toBe(odd)
  })

  test.each<[promise: string, text: string, odd: Rung | undefined]>([
    ['behind the same office', '书记琚戈翀讲话', 'variant'],
    ['at the first place', '书记据弋翀讲话', 'variant'],
    ['before the same words', '昨日琚弋羽表示满意', 'variant'],
    ['in a list', '张三、琚戈翀、李四', 'variant'],
    ['not beside other words', '画家琚戈翀说', undefined],
    ['not with a word of grammar', '书记琚弋的讲话', undefined],
    ['not two', '书记据戈翀讲话', undefined],
  ])('of a name of three characters: %s', async (_, odd, rung) => {
    const found = rungs(await ask({ odd, ...times(25, '书记琚弋翀表示'), ...others(3) }, '琚弋翀'))
    expect(found.odd).toBe(rung)
  })

  test('of a name that is printed once', async () => {
    const texts = { name: '拉马福萨到访', odd: '拉马褐萨到访', ...others(3) }
    expect(rungs(await ask(texts, '拉马福萨'))).toEqual({ name: 'exact', odd: 'variant' })
  })

  test('of a name of three characters beside another clause', async () => {
    const texts = {
      odd: '书记琚戈翀讲话',
      other: '书记琚戈翀归来',
      ...times(25, '书记琚弋翀表示'),
      ...others(3),
    }
    expect(rungs(await ask(texts, '琚弋翀 讲话'))).toEqual({ odd: 'variant' })
  })

  test('is none where the rest goes on with many characters', async () => {
    const open = Object.fromEntries([...'岸波碧浪'].map((char) => [char, `拉马福${char}`]))
    const found = rungs(await ask({ ...open, ...times(6, '拉马福萨'), ...others(3) }, '拉马福萨'))
    expect(Object.values(found)).toEqual(Array(6).fill('exact'))
  })
})

test('a query of many clauses of which none may be misprinted asks for no intersection of the others', async () => {
  const besides = vi.spyOn(SegmentMatcher.prototype, 'besides')
  try {
    await ask({ ...times(8, '拉马福萨到访') }, '拉马福萨 到访')
    expect(besides).toHaveBeenCalled()
    besides.mockClear()
    await ask({ ...times(8, '春风') }, '春 风 '.repeat(300))
    expect(besides).not.toHaveBeenCalled()
  } finally {
    besides.mockRestore()
  }
})

test.each<[promise: string, texts: Texts, q: string, hits: Record<string, Rung>]>([
  ['not by its part where it is printed', { a: '希普金斯到访', b: '普金斯到访' }, '希普金斯', { a: 'exact' }],
  ['by its part where it is not', { b: '普金斯到访' }, '希普金斯', { b: 'words' }],
  [
    'by its word beside a word of grammar',
    { a: '在北京开工', b: '北京消息' },
    '在北京',
    { a: 'exact', b: 'words' },
  ],
])('a name that the cut takes to pieces is met %s', async (_, texts, q, hits) => {
  expect(rungs(await ask(texts, q))).toEqual(hits)
})
