/**
 * Generations are published while readers ask: no request fails, none sees a half.
 *
 * tests/sizes.ts says how many; JIEBAO_SWAPS asks for more,
 * and the whole check of .ci/run asks for a thousand.
 */
import { afterAll, expect, test } from 'vitest'
import type { SearchAnswer } from '../../src/model.js'
import { Archive, closeEngines, jsonl } from '../search/archive.js'
import { size } from '../sizes.js'
import { fetch, startOver } from './harness.js'

afterAll(closeEngines)

const GENERATIONS = size('swaps')

/** A paper whose every article holds its number, so that a mixture of two would show. */
const paper = (n: number) =>
  jsonl(
    Array.from({ length: 3 }, (_, i) => ({
      id: `p-${i}`,
      title: `第${n}版第${i}篇`,
      text: `共有字 标记${n}完`,
    })),
  )

test(`${GENERATIONS} swaps under load`, { timeout: 600_000 }, async () => {
  const archive = new Archive({
    'a.jsonl': jsonl([{ id: 'stays', title: '留存', text: '共有字' }]),
    'b.jsonl': paper(0),
  })
  await archive.build()
  const engine = archive.open()
  const server = await startOver(engine)
  const failures: string[] = []
  let answered = 0
  let isOver = false

  const get = async (path: string, allowed = [200]) => {
    const response = await fetch(server.url + path)
    const body = await response.text()
    answered++
    if (!allowed.includes(response.status)) failures.push(`${path}: ${response.status} ${body.slice(0, 200)}`)
    return { status: response.status, body }
  }
  const keep = async (ask: (n: number) => Promise<void>) => {
    for (let n = 0; !isOver; n++) await ask(n)
  }
  const q = encodeURIComponent('共有字')
  /** The same hits by ever another query, so that no answer is remembered. */
  const other = (n: number) => encodeURIComponent(`共有字 -"没有${n}"`)
  const readers = [
    keep(async (n) => {
      const { body } = await get(`/api/search?q=${other(n)}`)
      const { hits } = JSON.parse(body) as SearchAnswer
      const papers = new Set(hits.flatMap(({ headline }) => /^第\d+版/.exec(headline ?? '')?.[0] ?? []))
      if (hits.length !== 4 || papers.size !== 1)
        failures.push(`a mixture: ${hits.map((hit) => hit.headline)}`)
    }),
    keep(async (n) => void (await get(`/?q=${other(n)}`))),
    keep(async () => void (await get('/article/stays'))),
    keep(async () => void (await get('/api/articles/p-0/citation?format=ris'))),
    keep(async () => {
      const { body } = await get(`/api/export?format=jsonl&q=${q}`)
      if (body.trim().split('\n').length !== 4) failures.push(`an export of ${body}`)
    }),
    keep(async (n) => {
      // A cursor goes on where it began, or says that its state is gone.
      const first = JSON.parse((await get(`/api/search?q=${other(n)}&hitsPerPage=2`)).body) as SearchAnswer
      const next = await get(`/api/search?q=${other(n)}&hitsPerPage=2&cursor=${first.nextCursor}`, [200, 410])
      if (next.status !== 200) return
      const ids = [...first.hits, ...(JSON.parse(next.body) as SearchAnswer).hits].map(({ id }) => id)
      if (new Set(ids).size !== 4) failures.push(`pages of ${ids}`)
    }),
  ]
  const before = engine.status()!.generation
  try {
    for (let n = 1; n <= GENERATIONS && failures.length === 0; n++) {
      archive.write('b.jsonl', paper(n))
      await engine.update()
    }
  } finally {
    isOver = true
    await Promise.all(readers)
    await server.close()
  }
  expect(failures).toEqual([])
  expect(engine.status()!.generation - before).toBeGreaterThanOrEqual(GENERATIONS)
  expect(answered).toBeGreaterThan(GENERATIONS)
})
