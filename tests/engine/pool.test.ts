/** Searching in threads: what the contract does not ask of every engine. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import type { JiebaoError } from '../../src/errors.js'
import { Archive, closeEngines, jsonl } from '../search/archive.js'

const rows = Array.from({ length: 600 }, (_, i) => ({
  title: `第${i}号粮价`,
  text: `粮价上涨，绝路逢生。甲${i}。`,
}))
const archive = new Archive({ 'a.jsonl': jsonl(rows) })
let engine: LocalEngine

beforeAll(async () => {
  await archive.build()
  engine = archive.open({ threads: 2, thread: new URL('./dying-thread.mjs', import.meta.url) })
  await engine.start()
})
afterAll(closeEngines)

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => (error as JiebaoError).reason,
  )

test('a thread that ends refuses its query alone, and is replaced with all views open', async () => {
  const { nextCursor } = await engine.search({ q: '粮价', hitsPerPage: 10 })
  expect(await reasonOf(engine.search({ q: '绝路' }))).toBe('search-ended')
  expect((await engine.search({ q: '上涨' })).totalHits).toBe(600)
  const next = await engine.search({ q: '粮价', hitsPerPage: 10, cursor: nextCursor! })
  expect(next.page).toBe(2)
})

test('a thread that takes the place of another opens and warms its view before it is given work', async () => {
  const own = archive.open({ threads: 1, thread: new URL('./dying-thread.mjs', import.meta.url) })
  await own.start()
  await own.search({ q: '粮价' })
  const told: unknown[] = []
  const orders = new BroadcastChannel('orders')
  orders.onmessage = ({ data }) => told.push(data)
  expect(await reasonOf(own.search({ q: '绝路' }))).toBe('search-ended')
  await own.search({ q: '上涨' })
  // The query that ends a thread is begun twice.
  const replaced = ['work', 'open', 'warm']
  await expect.poll(() => told).toEqual([...replaced, ...replaced, 'work'])
  orders.close()
})

test('equal searches at once are one search, which goes on while one of their callers waits', async () => {
  const leaving = new AbortController()
  const asked = [
    reasonOf(engine.search({ q: '逢生' }, { signal: leaving.signal })),
    reasonOf(engine.search({ q: '逢生' })),
  ]
  leaving.abort()
  expect(await Promise.all(asked)).toEqual(['asker-gone', 'answered'])
})

test('an export is broken off once what it holds may not be shown', async () => {
  const withheld = new Archive({ 'a.jsonl': jsonl(rows) })
  await withheld.build()
  const own = withheld.open({ threads: 1 })
  await own.start()
  const hits = own.export({ q: '粮价' })
  await hits.next()
  withheld.write('_keeper/hidden.txt', '甲599\n')
  await own.update()
  const rest = (async () => {
    let told = 1
    for await (const _hit of hits) told++
    return told
  })()
  expect(await reasonOf(rest)).toBe('cursor-outlived')
  expect((await own.search({ q: '甲599' })).totalHits).toBe(0)
  expect((await own.search({ q: '粮价' })).totalHits).toBe(599)
})

test('a page of a thread has the JSON of a page that is found where it is asked', async () => {
  const [apart, own] = [archive.open({ threads: 1 }), archive.open({})]
  for (const request of [{ q: '粮价 逢生', hitsPerPage: 3 }, { q: '"粮价逢生"' }]) {
    const [first, second] = await Promise.all(
      [apart, own].map(async (engine) => JSON.parse(String(Buffer.from(await engine.searchJson(request))))),
    )
    expect({ ...first, processingTimeMs: 0 }).toEqual({ ...second, processingTimeMs: 0 })
    const { processingTimeMs: _, ...answer } = await apart.search(request)
    expect(first).toMatchObject(JSON.parse(JSON.stringify(answer)))
  }
})

test('each thread asks the view a few queries before it is ready, and says so meanwhile', async () => {
  const own = archive.open({ threads: 2 })
  await own.start()
  const warm = own.ready('searches')
  expect(own.status()).toMatchObject({ isWarming: true })
  await warm
  expect(own.status()).not.toHaveProperty('isWarming')
})
