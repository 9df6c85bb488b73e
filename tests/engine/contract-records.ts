/** What came, what changed and what went, as an engine tells it of its updates. */
import { describe, expect, test } from 'vitest'
import type { ArticleRecord, Engine } from '../../src/model.js'
import { Archive, jsonl } from '../search/archive.js'
import type { Bench } from './contract.js'

const row = (id: string, date: string, text: string) => ({
  id,
  publication: '某报',
  date,
  title: `${text}一则`,
  text,
})
const OLD = [
  row('a1', '2024-01-01', '修路'),
  row('a2', '2024-01-01', '架桥'),
  row('b1', '2024-02-01', '开渠'),
]
const MANY = Array.from({ length: 6 }, (_, i) => row(`m${i}`, `2023-01-0${i + 1}`, `第${i}件旧事`))

async function all(engine: Engine, limit: number, from?: string): Promise<ArticleRecord[]> {
  const found: ArticleRecord[] = []
  for (let after: string | undefined; ; ) {
    const { records, next } = await engine.records({ after, limit, from })
    expect(records.length).toBeLessThanOrEqual(limit)
    found.push(...records)
    if (next === null) return found
    expect(records.length).toBe(limit)
    after = next
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

export function records({ own }: Bench): void {
  describe('records of articles', () => {
    test('arrivals and changes are those of updates, a list that was begun goes on behind one', async () => {
      const archive = new Archive({ 'a.jsonl': jsonl(OLD), 'many.jsonl': jsonl(MANY) })
      const engine = await own(archive)
      expect(await engine.arrivals(10)).toEqual([])
      for (const limit of [1, 2, 3, 100])
        expect((await all(engine, limit)).map(({ id }) => id)).toEqual([...MANY, ...OLD].map(({ id }) => id))
      const { at: built } = (await all(engine, 1))[0]!
      const begun = await engine.records({ limit: 4 })
      await pause()

      archive.write('new.jsonl', jsonl([row('n1', '2022-05-01', '新到')]))
      archive.write('a.jsonl', jsonl([OLD[0]!, row('a3', '2024-01-01', '补登'), OLD[2]!]))
      await engine.update()
      expect((await engine.arrivals(10)).map(({ id }) => id).sort()).toEqual(['a3', 'n1'])
      expect(await engine.arrivals(1)).toHaveLength(1)
      const { at } = (await engine.arrivals(1))[0]!
      expect(at > built).toBe(true)

      const rest: ArticleRecord[] = []
      for (let after = begun.next; after !== null; ) {
        const page = await engine.records({ after, limit: 2 })
        rest.push(...page.records)
        after = page.next
      }
      const seen = [...begun.records, ...rest].map(({ id }) => id)
      expect(seen).toEqual([...MANY.map(({ id }) => id), 'a1', 'a3', 'b1', 'a2'])
      expect(rest.at(-1)).toMatchObject({ id: 'a2', isRemoved: true })
      const since = await all(engine, 2, at)
      expect(since.map(({ id }) => id)).toEqual(['n1', 'a1', 'a3', 'a2'])
      expect((await engine.records({ limit: 2, skip: 3 })).records.map(({ id }) => id)).toEqual(['m2', 'm3'])
      expect((await engine.records({ limit: 9, from: '2999' })).records).toEqual([])
      for (const [id, isRemoved] of [
        ['a3', false],
        ['a2', true],
      ] as const)
        expect((await engine.records({ id, limit: 5 })).records).toEqual([
          { id, at: expect.any(String), isRemoved },
        ])
      expect((await engine.records({ id: 'none', limit: 5 })).records).toEqual([])
      await expect(engine.records({ limit: 1, after: 'none' })).rejects.toMatchObject({
        code: 'BAD_PARAMETER',
      })
    })

    test('what is withheld neither came nor is there nor went', async () => {
      const archive = new Archive({ 'a.jsonl': jsonl(OLD) })
      const engine = await own(archive)
      archive.write('n.jsonl', jsonl([row('n1', '2022-05-01', '密档'), row('n2', '2022-05-01', '新到')]))
      await engine.update()
      expect((await engine.arrivals(10)).map(({ id }) => id).sort()).toEqual(['n1', 'n2'])
      archive.write('_keeper/hidden.txt', '密档\n')
      await engine.update()
      expect((await engine.arrivals(10)).map(({ id }) => id)).toEqual(['n2'])
      expect((await all(engine, 2)).map(({ id }) => id)).toEqual(['n2', 'a1', 'a2', 'b1'])
      archive.write('n.jsonl', jsonl([row('n2', '2022-05-01', '新到')]))
      await engine.update({ allowRemoval: true })
      expect((await all(engine, 2)).map(({ id }) => id)).toEqual(['n2', 'a1', 'a2', 'b1'])
    })
  })
}
