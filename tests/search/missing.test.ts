/**
 * What a hit on the rung `partial` lacks: `missing` names words that the article
 * does not have, and every other word of the query is in it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import { Archive, closeEngines, Dice, jsonl, type Read } from './archive.js'

// Words of two characters that the dictionary cuts as one, so that a query's content words are known.
const WORDS = '防汛 演练 小学 医院 公园 图书馆 足球 苹果 桥梁 地铁 台风 养老院 博物馆 铁路 水库 粮食'.split(
  ' ',
)

let engine: LocalEngine
let read: Read[]
const dice = new Dice(11)

beforeAll(async () => {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const words = WORDS.filter(() => dice.roll(4) === 0)
    return { id: `a${i}`, title: `第${i}号`, text: `今天记录：${words.join('，')}。`, date: '2024-01-02' }
  })
  const archive = new Archive({ 'all.jsonl': jsonl(rows) })
  await archive.build()
  engine = archive.open()
  read = await archive.read()
})
afterAll(closeEngines)

test('missing names exactly the words of the query that a partial hit lacks', async () => {
  const textOf = new Map(read.map(({ article, texts }) => [article.id, texts.join('\n')]))
  let partial = 0
  for (let round = 0; round < 40; round++) {
    const asked = WORDS.filter(() => dice.roll(3) === 0)
    const { hits } = await engine.search({ q: asked.join(' '), hitsPerPage: 100 })
    for (const { id, rung, missing } of hits) {
      const lacking = asked.filter((word) => !textOf.get(id)!.includes(word))
      expect(missing, `${asked.join(' ')} in ${id}`).toEqual(rung === 'partial' ? lacking : [])
      if (rung === 'partial') partial++
    }
  }
  expect(partial).toBeGreaterThan(20)
})

test('missing gives a word as it was typed, though the article is asked for its fold', async () => {
  const { hits } = await engine.search({ q: '防汛 演練 水庫 圖書館 博物館 鐵路 養老院', hitsPerPage: 100 })
  const partial = hits.filter(({ rung }) => rung === 'partial')
  expect(partial.length).toBeGreaterThan(0)
  const typed = new Set(partial.flatMap(({ missing }) => missing))
  expect(
    [...typed].every((word) => '防汛 演練 水庫 圖書館 博物館 鐵路 養老院'.split(' ').includes(word)),
  ).toBe(true)
  for (const { id, missing } of partial) {
    const text = read.find(({ article }) => article.id === id)!.texts.join('\n')
    for (const word of missing) expect(text).not.toContain(foldText(word))
  }
})
