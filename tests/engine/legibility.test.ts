/** Legibility: what is counted of a generation serves every bound and order, and is counted while somebody waits. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Steps } from '../../src/analysis/analysis.js'
import { askLegibility } from '../../src/engine/legibility.js'
import { inSlices } from '../../src/engine/slices.js'
import type { LegibilityAsked } from '../../src/model.js'
import { type Generation, openGeneration } from '../../src/store/store.js'
import { Archive, jsonl } from '../search/archive.js'

const STORIES = 60
const archive = new Archive({
  // No two stories share a pair of rare characters.
  'a.jsonl': jsonl(
    Array.from({ length: STORIES }, (_, i) => {
      const rare = Array.from({ length: 20 }, (_, k) => String.fromCodePoint(0x4e00 + 40 * i + 2 * k)).join(
        '',
      )
      return {
        text: `今年春耕生产开始以后各地农民兴修水利工程。${rare.slice(0, i % 20)}`,
        date: '1956-01-01',
      }
    }),
  ),
})
beforeAll(() => archive.build())

const slices = async <T extends object>(steps: Steps<T>) => (await inSlices(steps, () => false))!
const asked = (below: number, more: Partial<LegibilityAsked> = {}): LegibilityAsked => {
  return { page: 1, hitsPerPage: 1, below, ...more }
}

let generation: Generation
let reads: () => number
const open = () => {
  generation = openGeneration(archive.index)!
  const spies = generation.segments.map((segment) => vi.spyOn(segment, 'articleRecord'))
  reads = () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
}
afterAll(() => generation.release())

test('of many bounds at once, and of those asked for afterwards, each article is read once', async () => {
  open()
  const bounds = [1, 0.5, 0.7, 0.8, 0.9, 0.6, 0.95, 1]
  const all = await Promise.all(bounds.map((below) => askLegibility(generation, asked(below), slices)))
  expect(all[0]!.total).toBeGreaterThan(STORIES / 2)
  expect(new Set(all.map(({ total }) => total)).size).toBeGreaterThan(3)
  // The row that is shown is read once more.
  const shown = (answers: typeof all) => answers.reduce((sum, { articles }) => sum + articles.length, 0)
  expect(reads()).toBeLessThanOrEqual(STORIES + shown(all))
  const before = reads()
  const again = await Promise.all(
    [...bounds, 0.85].map((below) => askLegibility(generation, asked(below, { sort: 'date' }), slices)),
  )
  expect(reads()).toBe(before + shown(again))
  expect(again.slice(0, -1).map(({ total }) => total)).toEqual(all.map(({ total }) => total))
})

test('nothing is read for those who are gone, and whoever asks afterwards gets all', async () => {
  open()
  const gone = new AbortController()
  let stretches = 0
  const broken = async <T extends object>(steps: Steps<T>): Promise<T> => {
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      await new Promise<void>((resolve) => setImmediate(resolve))
      if (++stretches === 3) gone.abort()
    }
  }
  const refused = expect(askLegibility(generation, asked(1), broken, gone.signal)).rejects
  await refused.toMatchObject({ code: 'CANCELLED' })
  expect([stretches < 10, reads()]).toEqual([true, 0])
  const { total } = await askLegibility(generation, asked(1), slices)
  expect(total).toBeGreaterThan(STORIES / 2)
})

test('after a failure whoever asks next begins anew', async () => {
  open()
  const segment = generation.segments[0]!
  vi.spyOn(segment, 'articleRecord').mockImplementationOnce(() => {
    throw new Error('unreadable')
  })
  await expect(askLegibility(generation, asked(1), slices)).rejects.toThrow('unreadable')
  expect((await askLegibility(generation, asked(1), slices)).total).toBeGreaterThan(STORIES / 2)
})
