/** Refusals as pages: what went wrong, and where to go from there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine())
})
afterAll(() => server.close())

test('a failure of ours is a page too, and says nothing of its cause', async () => {
  server.engine.failWith = new Error('a secret of ours')
  const answer = await fetch(`${server.url}/?q=a`)
  server.engine.failWith = undefined
  const text = await answer.text()
  expect([answer.status, text.includes('secret'), text.includes('出错了')]).toEqual([500, false, true])
  await expect.poll(() => server.lines.some((line) => line.includes('"places"'))).toBe(true)
})

test('a page behind the last that is shown says where the list ends, and leads on', async () => {
  server.engine.failWith = new JiebaoError('page-too-deep', '600', { deepest: 10_000 })
  const answer = await fetch(`${server.url}/?q=a&sort=date:desc&from=2024&page=600`)
  server.engine.failWith = undefined
  const text = (await answer.text()).replaceAll('&amp;', '&')
  expect(answer.status).toBe(400)
  expect(text).toMatch(/<h1[^>]*>只能翻到这里<\/h1><p>一次检索只翻到第 10,000 条；/)
  for (const href of [
    './?q=a&sort=date%3Adesc&from=2024',
    './?q=a&sort=date%3Adesc&from=2024&page=500',
    './api/export?q=a&from=2024&format=csv',
  ])
    expect(text).toContain(`href="${href}"`)
})
