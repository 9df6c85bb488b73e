/** Groups without the articles that are withheld are those of an archive that never held them. */
import { afterAll, expect, test } from 'vitest'
import { Archive, closeEngines, Dice, jsonl } from '../search/archive.js'
import { size } from '../sizes.js'
import { plainReuse, plainReusedIn } from './plain-reuse.js'

afterAll(closeEngines)

const ALL = { page: 1, hitsPerPage: 20 }
const piece = (n: number) => String.fromCharCode(...Array.from({ length: 45 }, (_, i) => 0x5000 + n * 50 + i))
const row = (n: number, day: number, pieces: number[]) => ({
  id: `a${n}`,
  date: `1934-05-0${day}`,
  publication: `报${n % 2}`,
  title: `第${n}篇`,
  text: pieces.map(piece).join('\n'),
})

/** Holds the engine without some articles to a comparison of the others. @returns groups before and after */
async function withhold(rows: ReturnType<typeof row>[], hidden: string[]): Promise<[number, number]> {
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  await archive.build()
  const all = await archive.read()
  archive.write('_keeper/hidden.txt', `${hidden.join('\n')}\n`)
  await archive.build()
  const engine = archive.open()
  await engine.ready('reuse')
  const left = all.filter(({ article }) => !hidden.includes(article.id))
  for (const asked of [
    { page: 1, hitsPerPage: 3 },
    { page: 2, hitsPerPage: 3 },
    { ...ALL, kind: 'reprint' },
    { ...ALL, kind: 'passage' },
  ] as const)
    expect(await engine.reuse(asked)).toEqual(plainReuse(left, asked))
  for (const { article } of left.slice(0, 2))
    expect(await engine.reusedIn(article.id, 9)).toEqual(plainReusedIn(left, article.id, 9))
  return [plainReuse(all, ALL).totalGroups, (await engine.reuse(ALL)).totalGroups]
}

test('two texts that only a withheld article joined are two groups', async () => {
  const rows = [[1], [1], [1, 2], [2], [2]].map((pieces, n) => row(n, n + 1, pieces))
  expect(await withhold(rows, ['a2'])).toEqual([1, 2])
})

test('with any articles withheld', async () => {
  const dice = new Dice(17)
  for (let round = 0; round < size('withheldReuses'); round++) {
    const rows = Array.from({ length: 3 + dice.roll(6) }, (_, n) => {
      const pieces = Array.from({ length: 1 + dice.roll(4) }, () => dice.roll(5))
      const own = Array.from({ length: dice.roll(4) }, () => 10 + n)
      return row(n, 1 + dice.roll(9), [...pieces, ...own])
    })
    await withhold(
      rows,
      rows.map(({ id }) => id).filter(() => dice.roll(4) === 0),
    )
  }
})
