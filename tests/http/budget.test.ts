/** One budget of time for a request: what the engine is asked after another call has less of it. */
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { budgetOf } from '../../src/http/answer.js'
import type { Request, Response } from '../../src/http/http.js'
import { fakeEngine } from '../api/fake-engine.js'
import { serve } from '../api/harness.js'

test('budgetOf() counts down and is never nothing', async () => {
  const request = { socket: { remoteAddress: '192.0.2.7' } } as Request
  const left = budgetOf(request, new EventEmitter() as Response, 40)
  const first = left().budgetMs!
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThanOrEqual(40)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(left().budgetMs).toBe(1)
})

test('API and page hand the engine what is left of the budget', async () => {
  const engine = fakeEngine()
  const search = engine.search
  const budgets: (number | undefined)[] = []
  engine.search = (request, options) => {
    budgets.push(options?.budgetMs)
    return search(request, options)
  }
  const server = await serve(engine)
  for (const path of ['/api/search?q=a', '/feed.atom?q=a', '/?q=a'])
    await (await fetch(server.url + path, { headers: { connection: 'close' } })).text()
  await server.close()
  expect(budgets.length).toBeGreaterThanOrEqual(3)
  for (const ms of budgets) {
    expect(ms).toBeGreaterThan(0)
    expect(ms).toBeLessThanOrEqual(1000)
  }
})
