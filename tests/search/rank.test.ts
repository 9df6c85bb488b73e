import { expect, test } from 'vitest'
import { type Hit, KINDS, type SearchRequest } from '../../src/model.js'
import { isLong, oneOf } from '../sizes.js'
import { Archive, allHits, Dice, jsonl, type Read, seedFiles } from './archive.js'
import { expectToHold, partsOf } from './explanation.js'
import { openMixed } from './mixed.js'
import { daysOf, scoresOf } from './oracle.js'

const QUERIES = [
  '项目',
  '的',
  '"项目建设"',
  '解放区 项目 建设',
  '乡村振兴 OR 植树',
  '标题:解放区 工作',
  '解放区召开重点项目工作调度会',
  '2024 550',
  '篮球 篮球比赛 -"足球"',
  '了 的',
  '记者 OR 通讯员',
]

test('scores are BM25F over the live articles, to 1e-9', async () => {
  const { engine, read } = await openMixed()
  for (const q of QUERIES) {
    const expected = scoresOf(q, read)
    // By date nothing is ranked again.
    const hits = await allHits(engine, { q, sort: 'date:desc' })
    expect(hits.length, q).toBeGreaterThan(0)
    for (const { id, score } of hits)
      expect(Math.abs(score - expected.get(id)!), `${q} ${id}`).toBeLessThan(1e-9)
  }
})

test('an explanation is a tree whose every formula holds, and whose parts add up to the score', async () => {
  const { engine } = await openMixed()
  let formulas = 0
  for (const q of [...QUERIES, '', '日期:2024']) {
    for (const hit of await allHits(engine, { q, explain: true })) {
      expect(hit.explain).toMatchObject({ value: hit.score, what: '得分', formula: 'sum' })
      formulas += expectToHold(hit.explain!)
      for (const { what, value } of partsOf(hit)) {
        expect(value).toBeGreaterThan(0)
        expect(what).toMatch(/^(词|原文|相连两字)“.+”：.*\d+ 次|^“.+”与“.+”相距 \d+ 字$|^(正文开头)?有“.+”$/)
      }
    }
  }
  expect(formulas).toBeGreaterThan(1000)
})

// A length counts the boundary behind each paragraph too.
test('an explanation gives the numbers of the archive that go into a score', async () => {
  const rows = [
    { id: 'a', title: '防汛', text: '防汛工作' },
    { id: 'b', text: '天气晴好' },
    { id: 'c', text: '防汛演练，各部门防汛' },
  ]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const { hits } = await engine.search({ q: '防汛', explain: true, sort: 'date:desc' })
  const [word] = partsOf(hits.find(({ id }) => id === 'a')!)
  const [rarity, times] = word!.of!
  expect(word).toMatchObject({ what: '词“防汛”：标题 1 次，正文 1 次', formula: 'product' })
  expect(rarity!.inputs).toEqual({ n: 2, N: 3 })
  expect(times!.inputs).toEqual({ k1: 1.2 })
  expect(times!.of!.map(({ what, inputs }) => ({ what, inputs }))).toEqual([
    { what: '标题', inputs: { tf: 1, weight: 3, b: 0.4, length: 3, meanLength: 3 } },
    { what: '正文', inputs: { tf: 1, weight: 1, b: 0.75, length: 5, meanLength: 7 } },
  ])
})

test('a score adds up where a term is in most of many articles', async () => {
  const rows = Array.from({ length: 700 }, (_, i) => ({
    id: `n${i}`,
    text: `第${i}篇 防汛${'工作'.repeat(i % 7)}`,
  }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  const engine = await archive.built()
  const expected = scoresOf('防汛工作', await archive.read())
  const { hits } = await engine.search({ q: '防汛工作', explain: true, hitsPerPage: 100, sort: 'date:desc' })
  for (const { id, score, explain } of hits) {
    expect(Math.abs(score - expected.get(id)!)).toBeLessThan(1e-9)
    expect(Math.abs(score - explain!.value)).toBeLessThan(1e-9)
    expectToHold(explain!)
  }
})

const dayOf = (hit: Hit) => hit.date.from ?? hit.date.to

/** As printed before all others, then score, then date with the latest first, then id; by date: the unknown last. */
function compare(sort: SearchRequest['sort']): (a: Hit, b: Hit) => number {
  const byDay = (a: Hit, b: Hit, rising: boolean) => {
    const [x, y] = [dayOf(a), dayOf(b)]
    if (x === y) return 0
    if (x === null || y === null) return x === null ? 1 : -1
    return x < y === rising ? -1 : 1
  }
  const byId = (a: Hit, b: Hit) => (a.id < b.id ? -1 : 1)
  if (sort === 'relevance')
    return (a, b) =>
      Number(a.rung !== 'exact') - Number(b.rung !== 'exact') ||
      b.score - a.score ||
      byDay(a, b, false) ||
      byId(a, b)
  return (a, b) => byDay(a, b, sort === 'date:asc') || b.score - a.score || byId(a, b)
}

test('the order is as printed or not, score, date, id; by date the unknown comes last', async () => {
  const { engine } = await openMixed()
  for (const q of [...QUERIES, '', '"日"']) {
    for (const sort of ['relevance', 'date:desc', 'date:asc'] as const) {
      const hits = await allHits(engine, { q, sort })
      expect(
        hits.map(({ id }) => id),
        `${q} ${sort}`,
      ).toEqual([...hits].sort(compare(sort)).map(({ id }) => id))
    }
  }
})

test('equal scores go by date, the latest first and the unknown last, then by id', async () => {
  const row = (id: string, date?: string) => ({ id, text: '防汛', ...(date ? { date } : {}) })
  const rows = [row('d'), row('c', '2023'), row('b', '2024-05'), row('a', '2023'), row('e', '1998-06-01')]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const order = async (sort?: SearchRequest['sort']) =>
    (await allHits(engine, { q: '防汛', sort })).map((h) => h.id)
  expect(await order()).toEqual(['b', 'a', 'c', 'e', 'd'])
  expect(await order('date:desc')).toEqual(['b', 'a', 'c', 'e', 'd'])
  expect(await order('date:asc')).toEqual(['e', 'a', 'c', 'b', 'd'])
})

test('pages by number and by cursor show each hit once, in the one order', async () => {
  const { engine } = await openMixed()
  for (const q of ['的', '项目', '', '解放区 项目 建设']) {
    const { totalHits } = await engine.search({ q })
    const whole = (await allHits(engine, { q })).map(({ id }) => id)
    expect(whole).toHaveLength(totalHits)
    expect(new Set(whole).size).toBe(totalHits)
    for (const hitsPerPage of oneOf(2, totalHits > 100 && !isLong ? [20, 7, 13] : [1, 7, 20])) {
      const byNumber: string[] = []
      for (let page = 1; byNumber.length < totalHits && page <= totalHits; page++) {
        const answer = await engine.search({ q, page, hitsPerPage, facets: false })
        expect(answer.totalHits).toBe(totalHits)
        byNumber.push(...answer.hits.map(({ id }) => id))
      }
      expect(byNumber).toEqual(whole)
      expect((await allHits(engine, { q, hitsPerPage })).map(({ id }) => id)).toEqual(whole)
    }
    const beyond = await engine.search({ q, page: 500 })
    expect(beyond).toMatchObject({ hits: [], nextCursor: null, totalHits })
  }
})

const tally = (values: (string | null)[]) => {
  const counts: Record<string, number> = {}
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** The parts of a series are one column. */
function columnOf({ article: { section, series } }: Read): string | null {
  return series && section?.includes(series.name) ? series.name : section
}

function monthsOf(read: Read): string[] {
  const days = daysOf(read)
  if (!days) return []
  const months: string[] = []
  for (let [y, m] = [Number(days.from.slice(0, 4)), Number(days.from.slice(5, 7))]; ; m++) {
    if (m > 12) [y, m] = [y + 1, 1]
    const month = `${y}-${String(m).padStart(2, '0')}`
    if (month > days.to.slice(0, 7)) return months
    months.push(month)
  }
}

test('totals, facets and timeline are what brute force counts over all hits', async () => {
  const { engine, read } = await openMixed()
  for (const q of QUERIES) {
    const ids = new Set((await allHits(engine, { q })).map(({ id }) => id))
    const hits = read.filter(({ article }) => ids.has(article.id))
    const answer = await engine.search({ q, hitsPerPage: 1 })
    const { facetDistribution: facets } = answer
    expect(answer.totalHits).toBe(hits.length)
    expect(answer.totalIsExact).toBe(true)
    expect(Object.values(answer.rungs).reduce((a, b) => a + b)).toBe(hits.length)
    expect(facets.publication).toEqual(tally(hits.map((r) => r.issue.publication.name)))
    expect(facets.section).toEqual(tally(hits.map(columnOf)))
    expect(facets.kind).toEqual(tally(hits.map((r) => r.article.kind)))
    expect(facets.reporter).toEqual(tally(hits.flatMap((r) => [...new Set(r.article.reporters)])))
    const years = hits.flatMap((r) => [...new Set(monthsOf(r).map((month) => month.slice(0, 4)))])
    expect(facets.year).toEqual(tally(years))
    const months = Object.entries(tally(hits.flatMap(monthsOf))).sort(([a], [b]) => (a < b ? -1 : 1))
    const unknown = hits.filter((r) => !daysOf(r)).length
    expect(answer.timeline).toEqual([
      ...months.map(([month, n]) => ({ month, hits: n })),
      ...(unknown > 0 ? [{ month: null, hits: unknown }] : []),
    ])
  }
  const without = await engine.search({ q: '项目', facets: false })
  expect(without).toMatchObject({ facetDistribution: {}, timeline: [] })
})

test('every value of a facet, taken as a filter, gives as many hits as it says', async () => {
  const { engine } = await openMixed()
  for (const q of ['项目', '的', '']) {
    const { facetDistribution: facets } = await engine.search({ q })
    for (const name of ['publication', 'section', 'reporter', 'kind'] as const) {
      for (const [value, n] of Object.entries(facets[name]!)) {
        const { totalHits } = await engine.search({ q, [name]: [value], hitsPerPage: 1 })
        expect(totalHits, `${q} ${name}=${value}`).toBe(n)
      }
    }
    for (const [year, n] of Object.entries(facets.year!))
      expect((await engine.search({ q, from: year, to: year })).totalHits, `${q} ${year}`).toBe(n)
  }
})

test('each date answers its own filter, a day of any year either; what has no day meets no date', async () => {
  const archive = new Archive({ ...seedFiles(), 'a.jsonl': jsonl([{ id: 'undated', text: '项目' }]) })
  const engine = await archive.built()
  const read = await archive.read()
  const told = read.filter(({ article }) => article.eventDate !== null)
  expect(told.length).toBeGreaterThan(5)
  const kind = [...KINDS]
  for (const { article, issue } of told) {
    const day = article.eventDate!
    const ids = async (request: Partial<SearchRequest>) =>
      (await allHits(engine, { q: '', kind, ...request })).map(({ id }) => id)
    expect(await ids({ eventFrom: day, eventTo: day })).toContain(article.id)
    const { from, to } = issue.date
    if (from !== null && to !== null) {
      expect(await ids({ from, to })).toContain(article.id)
      if (day < from) expect(await ids({ from: day, to: day })).not.toContain(article.id)
    }
    expect(await ids({ from: '1600', to: '2999' })).not.toContain('undated')
    expect(await ids({ eventFrom: '1600', eventTo: '2999' })).not.toContain('undated')
    const sameDay = await allHits(engine, { q: '', kind, monthDay: day.slice(5) })
    expect(sameDay.map(({ id }) => id)).toContain(article.id)
  }
})

test('monthDay meets every year, the ends of a range, and the 29th of February', async () => {
  const row = (id: string, date: string) => ({ id, text: '防汛', date })
  const rows = [
    row('day', '2023-06-01'),
    row('month', '1998-06'),
    row('year', '2020'),
    row('leap', '2024-02-29'),
  ]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const ids = async (monthDay: string) =>
    (await allHits(engine, { q: '防汛', monthDay })).map((h) => h.id).sort()
  expect(await ids('06-01')).toEqual(['day', 'month', 'year'])
  expect(await ids('06-30')).toEqual(['month', 'year'])
  expect(await ids('02-29')).toEqual(['leap', 'year'])
  expect(await ids('02-28')).toEqual(['year'])
})

test('filters that cannot be read are refused by name', async () => {
  const { engine } = await openMixed()
  const refused = (request: Partial<SearchRequest>) => engine.search({ q: '项目', ...request })
  for (const bad of [{ from: '2024-13' }, { to: '24' }, { monthDay: '13-1' }, { monthDay: '02-30' }])
    await expect(refused(bad)).rejects.toMatchObject({ code: 'BAD_PARAMETER' })
  await expect(refused({ from: '2025', to: '2024' })).rejects.toThrow(/from/)
  await expect(refused({ page: 501 })).rejects.toMatchObject({ code: 'BAD_PARAMETER' })
  await expect(refused({ cursor: '不是' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' })
})

test('gates count the query alone: a filter changes no rung', async () => {
  const { engine } = await openMixed()
  const dice = new Dice(31)
  for (const q of QUERIES) {
    const rungs = new Map((await allHits(engine, { q })).map(({ id, rung }) => [id, rung]))
    const { facetDistribution } = await engine.search({ q })
    const section = dice.pick(Object.keys(facetDistribution.section!))
    for (const { id, rung } of await allHits(engine, { q, section: [section] }))
      expect(rung).toBe(rungs.get(id))
  }
})
