/** Exports, timelines and reasons say of a query what its search says. */
import { expect, test } from 'vitest'
import type { Hit, Rung, SearchRequest } from '../../src/model.js'
import { Archive, allHits, Dice, jsonl, seedFiles } from './archive.js'
import { openMixed } from './mixed.js'

const REQUESTS: SearchRequest[] = [
  { q: '' },
  { q: '的' },
  { q: '解放区 项目 建设', explain: true },
  { q: '"项目"', sort: 'date:desc' },
  { q: '工作 -项目', sort: 'date:asc' },
  { q: '乡村振兴 OR 植树', publication: ['焦作日报'] },
  { q: '标题:项目', section: ['要闻'] },
  { q: '项目', from: '2024', to: '2024-06', kind: ['article', 'other'] },
  { q: '防汛抗旱演练竣工典礼' },
  { q: '鑫淼焱' },
  { q: '解放区 项目', matching: 'any', variants: false },
]

async function exported(hits: AsyncGenerator<Hit>): Promise<Hit[]> {
  const all: Hit[] = []
  for await (const hit of hits) all.push(hit)
  return all
}

test('export() gives every hit of search(), as search() gives it, in its order', async () => {
  const { engine } = await openMixed()
  for (const request of REQUESTS) {
    const hits = await exported(engine.export(request))
    expect(hits, request.q).toEqual(await allHits(engine, request))
    expect(hits).toHaveLength((await engine.search(request)).totalHits)
  }
})

test('timeline() is that of search(), whatever the page', async () => {
  const { engine } = await openMixed()
  for (const request of REQUESTS) {
    const { query, totalHits, totalIsExact, timeline } = await engine.search(request)
    const expected = { query, totalHits, totalIsExact, timeline }
    expect(await engine.timeline(request), request.q).toEqual(expected)
    expect(await engine.timeline({ ...request, page: 3, hitsPerPage: 2, facets: false })).toEqual(expected)
  }
})

const PAPER = `# 防汛演练举行

本报讯(记者张苗)4月12日,全市防汛演练举行,各单位参加了演练活动,有关负责同志到场观摩并讲话。

扫描二维码关注我们
`

async function openSmall() {
  const dice = new Dice(29)
  const texts = Object.values(seedFiles())
  const rows = Array.from({ length: 40 }, (_, i) => ({
    id: `r${i}`,
    title: dice.cut(dice.pick(texts), 4, 14) || '无题',
    text: dice.cut(dice.pick(texts), 20, 80) || '空',
    date: dice.pick(['2024-04-12', '2023', '']),
    section: dice.pick(['要闻', '']),
  }))
  const made = [
    { id: 'name', text: '欧阳建宏谈防汛抗旱' },
    { id: 'words', text: '抗旱与防汛' },
    { id: 'value', text: '第十二届，一九九八年六月一日' },
    { id: 'most', text: '灌溉水渠植树' },
    { id: 'office', title: '市场监督管理局', text: '以下为通知。市场监督管理局（以下简称“市监局”）成立。' },
  ]
  const archive = new Archive({ 'a.jsonl': jsonl([...rows, ...made]), 'b.txt': PAPER })
  return { engine: await archive.built(), ids: (await archive.read()).map(({ article }) => article.id) }
}

let opened: ReturnType<typeof openSmall> | undefined
const small = () => (opened ??= openSmall())

const ASKED: SearchRequest[] = [
  { q: '' },
  { q: '防汛抗旱' },
  { q: '"防汛抗旱"' },
  { q: '欧阳建弘' },
  { q: '第12届 1998年6月1日' },
  { q: '灌溉 水渠 植树 竣工' },
  { q: '市监局 OR 二维码' },
  { q: '"二维码"' },
  { q: '演练 -防汛' },
  { q: '标题:项目 的' },
  { q: '项目', from: '2024' },
  { q: '工作', section: ['要闻'] },
  { q: '通配:"防?抗旱" OR "防汛 抗旱"~3' },
  { q: '防汛抗旱', matching: 'exact' },
  { q: '欧阳建弘', variants: false },
  { q: '鑫淼焱' },
  { q: '“”' },
]

test('whyNot() names the rung of every hit, and a reason for every article', async () => {
  const { engine, ids } = await small()
  const seen = new Set<Rung | null>()
  for (const request of ASKED) {
    const rungs = new Map((await allHits(engine, request)).map(({ id, rung }) => [id, rung]))
    for (const id of ids) {
      const why = (await engine.whyNot(request, id))!
      expect(why, `${request.q} ${id}`).toMatchObject({ query: request.q, id, rung: rungs.get(id) ?? null })
      expect(why.reasons.length).toBeGreaterThan(0)
      for (const reason of why.reasons) expect(reason).toMatch(/^\S.*。$/)
      seen.add(why.rung)
    }
  }
  expect(seen).toEqual(new Set(['exact', 'words', 'variant', 'partial', null]))
  expect(await engine.whyNot({ q: '防汛' }, 'none')).toBeUndefined()
})

test.each<[request: SearchRequest, id: string, reason: string]>([
  [{ q: '防汛抗旱' }, 'words', '是这次检索的结果：词语齐全。'],
  [{ q: '防汛灌溉' }, 'words', '没有“灌溉”，只有“防汛”。'],
  [{ q: '"防汛抗旱"' }, 'words', '没有“防汛抗旱”这一串字。'],
  [{ q: '标题:防汛' }, 'words', '标题里没有“防汛”。'],
  [{ q: '抗旱 -防汛' }, 'words', '含有要排除的“防汛”。'],
  [{ q: '防汛 日期:2024' }, 'words', '不符合“2024”。'],
  [{ q: '通配:"防?抗"' }, 'words', '不符合“防?抗”。'],
  [{ q: '防汛', from: '2024' }, 'words', '符合检索词，但不合所选的报纸日期。'],
  [{ q: '防汛', reporter: ['无此人'], kind: ['photo'] }, 'words', '符合检索词，但不合所选的记者、类型。'],
  [{ q: '“”' }, 'words', '检索词里没有可检索的字。'],
  [{ q: '第12届' }, 'value', '是这次检索的结果：别的写法。'],
  [{ q: '灌溉 水渠 植树 竣工' }, 'most', '是这次检索的结果：部分相符。'],
])('whyNot(%o) of %s', async (request, id, reason) => {
  const { engine } = await small()
  expect((await engine.whyNot(request, id))!.reasons[0]).toBe(reason)
})
