/** Legibility: what is counted of a generation serves every bound and order, and is counted while somebody waits. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Steps } from '../../src/analysis/analysis.js'
import { askLegibility } from '../../src/engine/legibility.js'
import { inSlices } from '../../src/engine/slices.js'
import type { LegibilityAsked } from '../../src/model.js'
import { type Generation, openGeneration } from '../../src/store/store.js'
import { Archive, jsonl } from '../search/archive.js'
import { isLong } from '../sizes.js'
import { plainLegibility } from './plain-legibility.js'

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

/** A page of ALTO with one paragraph; the words of which the tool was not sure are every `nth`, none of 0. */
function alto(text: string, nth: number): string {
  const words = text.match(/.{1,2}/gu)!.map((word, i) => {
    const sure = nth > 0 && i % nth === 0 ? '0.31' : '0.97'
    return `<String CONTENT="${word}" HPOS="${100 + 40 * i}" VPOS="300" WIDTH="40" HEIGHT="20" WC="${sure}"/>`
  })
  const line = `<TextLine HPOS="100" VPOS="300" WIDTH="${40 * words.length}" HEIGHT="20">${words.join('')}</TextLine>`
  return `<?xml version="1.0"?><alto><Layout><Page WIDTH="2000" HEIGHT="3000"><PrintSpace><TextBlock>${line}</TextBlock></PrintSpace></Page></Layout></alto>`
}

const KNOWN = '今年春耕生产开始以后各地农民兴修水利工程积极参加劳动'
test('an article that a tool doubted is listed though every pair of it is known, and unread', async () => {
  const doubted = new Archive({ 'a.xml': alto(KNOWN, 3), 'b.xml': alto(KNOWN, 0), 'c.txt': `${KNOWN}。\n` })
  await doubted.build()
  const own = openGeneration(doubted.index)!
  const spies = own.segments.map((segment) => vi.spyOn(segment, 'articleRecord'))
  const none = await askLegibility(own, asked(0.5), slices)
  expect([none.total, spies.flatMap(({ mock }) => mock.calls)]).toEqual([0, []])
  const some = await askLegibility(own, asked(0.9), slices)
  expect(some).toMatchObject({ total: 1, articles: [{ by: 'tool', paragraphs: [{ text: KNOWN }] }] })
  own.release()
})

test('after any updates all bounds and orders answer as counting anew does, and as a rebuild', async () => {
  const text = fc
    .array(fc.constantFrom('春耕生产开始', '兴修水利', '豳鼗鬯黼', '犨麰瓞', '菑畬', '各地农民'), {
      minLength: 3,
      maxLength: 9,
    })
    .map((all) => all.join(''))
  const page = fc.tuple(text, fc.nat(4)).map(([own, nth]) => alto(own, nth))
  const files = fc.dictionary(
    fc.constantFrom(...[1, 2, 3, 4].map((day) => `青川县报 1998-06-0${day}.xml`)),
    fc.option(page),
    {
      minKeys: 1,
    },
  )
  const run = async (steps: Record<string, string | null>[]) => {
    const updated = new Archive()
    for (const step of steps) {
      for (const [name, own] of Object.entries(step))
        updated.write(name, `${own ?? alto(KNOWN, 2)}<!-- ${name} -->`)
      await updated.build()
    }
    const rebuilt = new Archive()
    const last: Record<string, string | null> = Object.assign({}, ...steps)
    for (const [name, own] of Object.entries(last))
      rebuilt.write(name, `${own ?? alto(KNOWN, 2)}<!-- ${name} -->`)
    await rebuilt.build()
    const [one, other] = [updated, rebuilt].map(({ index }) => openGeneration(index)!) as [
      Generation,
      Generation,
    ]
    const held = await updated.read()
    for (const below of [undefined, 0.4, 0.75, 0.95, 1])
      for (const sort of ['share', 'date'] as const) {
        const ask = { page: 1, hitsPerPage: 100, below, sort }
        const answer = await askLegibility(one, ask, slices)
        expect(answer).toEqual(plainLegibility(held, ask))
        expect(await askLegibility(other, ask, slices)).toEqual(answer)
      }
    one.release()
    other.release()
  }
  await fc.assert(fc.asyncProperty(fc.array(files, { minLength: 1, maxLength: 3 }), run), {
    numRuns: isLong ? 60 : 4,
  })
})
