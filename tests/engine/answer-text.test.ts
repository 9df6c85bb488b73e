/** What is sent is what is answered. */
import { expect, test } from 'vitest'
import type { SearchRequest } from '../../src/model.js'
import { openMixed } from '../search/mixed.js'

test.each<[string, SearchRequest]>([
  ['a page of hits', { q: '志愿者 活动' }],
  ['a later page', { q: '志愿', page: 2, hitsPerPage: 3 }],
  ['no hit, and the nearest', { q: '"志愿者在月球上"' }],
  ['a correction', { q: '防讯' }],
  ['everything', { q: '', hitsPerPage: 1, facets: false }],
])('%s has the same JSON, first and remembered', async (_, request) => {
  const { engine } = await openMixed()
  const written = async () => JSON.parse(Buffer.from(await engine.searchJson(request)).toString())
  const first = await written()
  const answer = await engine.search(request)
  expect(first).toEqual(JSON.parse(JSON.stringify({ ...answer, processingTimeMs: first.processingTimeMs })))
  expect(await written()).toEqual({ ...first, processingTimeMs: expect.any(Number) })
})

test('an answer that its caller changes changes no other', async () => {
  const { engine } = await openMixed()
  const request = { q: '城市 建设' }
  for (let n = 0; n < 3; n++) {
    const answer = await engine.search(request)
    expect(answer.hits.length).toBeGreaterThan(0)
    answer.hits.length = 0
    answer.warnings.push({ code: 'DEADLINE', detail: '' })
  }
  const { hits, warnings } = await engine.search(request)
  expect([hits.length > 0, warnings]).toEqual([true, []])
})
