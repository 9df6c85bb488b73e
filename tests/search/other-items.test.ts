import { expect, test } from 'vitest'
import type { SearchRequest } from '../../src/model.js'
import { Archive, jsonl } from './archive.js'

// An issue with a headline that belongs to nothing and a line that repeats.
const PAPER = `# 防汛演练举行

本报讯(记者张苗)4月12日,全市防汛演练举行,各单位参加了演练活动,有关负责同志到场观摩并讲话。

扫描二维码关注我们
`

test('an `other` item is a hit of a literal query, of kind=other, or where nothing else is', async () => {
  const archive = new Archive({ 'a.txt': PAPER })
  const engine = await archive.built()
  const other = (await archive.read()).find(({ article }) => article.kind === 'other')!
  expect(other.article.body).toContain('二维码')
  const kinds = async (q: string, request: Partial<SearchRequest> = {}) =>
    (await engine.search({ q, ...request })).hits.map(({ kind }) => kind).sort()
  expect(await kinds('"二维码"')).toEqual(['other'])
  expect(await kinds('二维码')).toEqual(['other'])
  expect(await kinds('关注 OR 演练')).toEqual(['article'])
  expect(await kinds('"关注" OR "演练"')).toEqual(['article', 'other'])
  expect(await kinds('关注 OR 演练', { kind: ['other'] })).toEqual(['other'])
  expect(await kinds('')).toEqual(['article'])
  expect(await kinds('', { kind: ['other'] })).toEqual(['other'])
  expect(await kinds('-抗旱')).toEqual(['article'])
  expect(await kinds('-抗旱 -植树')).toEqual(['article'])
  expect(await kinds('二维码', { matching: 'exact' })).toEqual(['other'])
})

test('a date is met by its text, or by the event day on the rung variant', async () => {
  const engine = await new Archive({
    'a.md': `---\npublication: 焦作日报\ndate: 2024-04-15\n---\n${PAPER}`,
    'b.jsonl': jsonl([
      { id: 'b', text: '定于2024年4月12日举行' },
      { id: 'c', text: '2024年有4个项目，12日完工' },
    ]),
  }).built()
  const { hits } = await engine.search({ q: '2024年4月12日' })
  expect(hits.map(({ rung }) => rung)).toEqual(['exact', 'variant'])
  expect(hits[1]!.alternatives).toEqual([{ typed: '2024年4月12日', matched: '2024-04-12', why: '事件日期' }])
  const without = await engine.search({ q: '2024年4月12日', variants: false })
  expect(without.hits.map(({ id }) => id)).toEqual(['b'])
})
