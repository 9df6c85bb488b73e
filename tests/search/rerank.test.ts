/**
 * Reranking: what is added to a score is never negative, is told, and is what
 * rerank.ts says that it is, computed here from the texts alone.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Explanation, Hit } from '../../src/model.js'
import { RERANKED } from '../../src/search/ranked/rank.js'
import { Archive, allHits, Dice, jsonl, seedFiles } from './archive.js'
import { expectToHold, partsOf, whatsOf } from './explanation.js'
import { additionsOf, scoresOf } from './oracle.js'
import { ask, others } from './texts.js'

const TEXTS = Object.values(seedFiles())

async function openSmall() {
  const dice = new Dice(19)
  const rows = Array.from({ length: 70 }, (_, i) => ({
    id: `r${i}`,
    title: dice.cut(dice.pick(TEXTS), 4, 14) || '无题',
    text:
      Array.from({ length: 1 + dice.roll(4) }, () => dice.cut(dice.pick(TEXTS), 10, 60)).join('\n') || '空',
    date: dice.pick(['2024-04-12', '2023', '1998-06-01', '']),
    section: dice.pick(['要闻', '']),
  }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  return { engine: await archive.built(), read: await archive.read() }
}

const small = openSmall()

const QUERIES = [
  '项目',
  '解放区 项目',
  '项目建设工作',
  '解放区召开重点项目工作调度会',
  '项目 项目',
  '"项目" 工作',
  '解放区 OR 工作',
  '正文:项目 工作',
  '工作 -项目',
  '的',
]

const isAddition = ({ what }: Explanation) => !/^(词|原文)“/.test(what)
const sumOf = (parts: Explanation[]) => parts.reduce((sum, { value }) => sum + value, 0)

async function expectAsStated(q: string): Promise<number> {
  const { engine, read } = await small
  const [scores, gains] = [scoresOf(q, read), additionsOf(q, read)]
  // Forms that were not typed score too, and the texts alone do not tell them.
  const hits = await allHits(engine, { q, explain: true, variants: false })
  const expected = (id: string) => scores.get(id)! + gains.get(id)!
  for (const hit of hits) {
    const { id, score } = hit
    const parts = partsOf(hit)
    expect(Math.abs(score - expected(id)), `${q} ${id}`).toBeLessThan(1e-9)
    expect(Math.abs(sumOf(parts) - score), `${q} ${id}`).toBeLessThan(1e-9)
    expect(Math.abs(sumOf(parts.filter(isAddition)) - gains.get(id)!), `${q} ${id}`).toBeLessThan(1e-9)
  }
  const order = [...hits].sort((a, b) => byRank(a, b) || expected(b.id) - expected(a.id) || byDay(a, b))
  const places = hits.map(({ id }) => Math.round(expected(id) * 1e9))
  expect(order.map(({ id }) => Math.round(expected(id) * 1e9))).toEqual(places)
  return hits.length
}

const byRank = (a: Hit, b: Hit) => Number(a.rung !== 'exact') - Number(b.rung !== 'exact')
const byDay = (a: Hit, b: Hit) => ((a.date.from ?? '') < (b.date.from ?? '') ? 1 : -1)

test('scores and order are BM25F and the additions, as their docstrings state them', async () => {
  for (const q of QUERIES) expect(await expectAsStated(q), q).toBeGreaterThan(0)
})

test('so they are for random queries', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (number) => {
      const dice = new Dice(number)
      const piece = () =>
        dice
          .cut(dice.pick(TEXTS), 2, 8)
          .replace(/[^\p{Script=Han}]/gu, '')
          .trim()
      const q = Array.from({ length: 1 + dice.roll(3) }, piece)
        .join(' ')
        .trim()
      if (q !== '') await expectAsStated(q)
    }),
    { seed: 23, numRuns: 40 },
  )
})

test('no addition is negative, and a sort by date has none', async () => {
  const { engine } = await small
  for (const q of QUERIES) {
    const ranked = await allHits(engine, { q, explain: true })
    for (const hit of ranked) {
      expectToHold(hit.explain!)
      for (const part of partsOf(hit).filter(isAddition)) expect(part.value, part.what).toBeGreaterThan(0)
    }
    for (const hit of await allHits(engine, { q, explain: true, sort: 'date:desc' })) {
      expect(partsOf(hit).filter(isAddition)).toEqual([])
      expect(hit.score).toBeLessThanOrEqual(ranked.find(({ id }) => id === hit.id)!.score + 1e-9)
    }
  }
})

test('words side by side rank before words apart, those in order before those reversed', async () => {
  const tail = '，其余内容从略，详见后续报道，敬请关注'
  const texts = {
    apart: `防汛${tail}抗旱`,
    reversed: `抗旱防汛${tail}`,
    near: `防汛抗旱${tail}`,
    ...others(5),
  }
  const { hits } = await ask(texts, '防汛 抗旱')
  expect(hits.map(({ id }) => id)).toEqual(['near', 'reversed', 'apart'])
  const joined = await ask(texts, '防汛抗旱')
  expect(joined.hits.map(({ id }) => id)).toEqual(['near', 'reversed', 'apart'])
})

test('words that overlap once and stand apart elsewhere are as near as where they stand apart', async () => {
  const { hits } = await ask({ a: '防汛情况，见汛情', ...others(5) }, '防汛 汛情', { explain: true })
  const near = whatsOf(hits[0]!).filter((what) => what.includes('相距'))
  expect(near).toEqual(['“防汛”与“汛情”相距 4 字'])
})

test('only the body opens an article, not what stands behind a short one', async () => {
  const paper =
    '# 短讯\n\n本报讯（记者张苗）昨日，市区天气晴好，气温回升，市民纷纷走出家门。\n\n图为防汛演练现场。 李明 摄\n'
  const { hits } = await ask({ z: '无关', ...others(3) }, '防汛演练', { explain: true }, { 'b.md': paper })
  expect(hits.map(({ snippets }) => snippets.map(({ field }) => field))).toEqual([['caption']])
  const whats = whatsOf(hits[0]!)
  expect(whats.filter((what) => what.startsWith('正文开头'))).toEqual([])
})

test('behind the hits that are ranked again the order goes on, and each page continues the last', async () => {
  const dice = new Dice(5)
  const rows = Array.from({ length: RERANKED + 60 }, (_, i) => ({
    id: `n${String(i).padStart(3, '0')}`,
    text: `${'天气'.repeat(dice.roll(30))}防汛${'晴'.repeat(dice.roll(9))}抗旱${'防汛'.repeat(dice.roll(4))}`,
  }))
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const q = '防汛 抗旱'
  const whole = await allHits(engine, { q, explain: true })
  expect(new Set(whole.map(({ id }) => id)).size).toBe(rows.length)
  const isReranked = whole.map((hit) => partsOf(hit).some(isAddition))
  expect(isReranked).toEqual(whole.map((_, i) => i < RERANKED))
  for (const [i, { score }] of whole.entries())
    if (i > 0) expect(score, `${i}`).toBeLessThanOrEqual(whole[i - 1]!.score)
  for (const hitsPerPage of [7, 50, 100]) {
    const pages: string[] = []
    for (let page = 1; pages.length < rows.length; page++) {
      const { hits } = await engine.search({ q, page, hitsPerPage, explain: page % 2 === 0 })
      pages.push(...hits.map(({ id }) => id))
    }
    expect(pages).toEqual(whole.map(({ id }) => id))
  }
  await engine.close()
})
