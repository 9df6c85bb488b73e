/** Words that may be meant for others: a misspelt word is cut as if it had been spelt well, and asked with the rest of the query. */
import { expect, test } from 'vitest'
import { alikeOf } from '../../src/analysis/analysis.js'
import { ask, others, type Texts } from './texts.js'

test.each<[promise: string, texts: Texts, q: string, found: string[], alternative: string | undefined]>([
  ['words apart', { a: '更新老街，有了计划' }, '老街根新计划', ['a'], '根新→更新'],
  ['a word of two characters by itself', { a: '防汛演练' }, '防讯', ['a'], '防讯→防汛'],
  ['beside other words', { a: '防汛抢险，开展演练', b: '防寻' }, '防讯 演练', ['a'], '防讯→防汛'],
  ['in a field', { a: '防汛演练' }, '正文:防讯 -"抗旱"', ['a'], '防讯→防汛'],
  ['one word for another where nothing is found', { a: '权力要移交给县' }, '权利移交', ['a'], '权利→权力'],
  ['none where something is found', { a: '权力要移交给县', b: '权利移交给县' }, '权利移交', ['b'], undefined],
  ['none that takes a part of another word', { a: '权，立下，放' }, '权利下放', [], undefined],
  ['none for a quoted word', { a: '防汛演练' }, '"防讯"', [], undefined],
])('%s', async (_, texts, q, found, alternative) => {
  const { hits } = await ask({ ...texts, ...others(4) }, q)
  expect(hits.map(({ id }) => id)).toEqual(found)
  const named = hits[0]?.alternatives.map(({ typed, matched }) => `${typed}→${matched}`)[0]
  expect(named).toBe(alternative)
})

test.each(['长昌', '长张', '解谢', '单山', '单丹', '曾增', '乐月', '乐勒'])(
  '%s sound alike in one of their readings',
  (pair) => {
    const [a = '', b = ''] = pair
    expect(alikeOf(a).map(({ char }) => char)).toContain(b)
    expect(alikeOf(b).map(({ char }) => char)).toContain(a)
  },
)
