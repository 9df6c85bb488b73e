/** The contract, part four: refusals, changes of the archive, and what the keeper withholds. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import type { Engine, SearchRequest } from '../../src/model.js'
import { Archive, allHits, allIds, jsonl } from '../search/archive.js'
import type { Bench } from './contract.js'
import { plainCalendar } from './plain-calendar.js'

async function refusalOf(asked: Promise<unknown>): Promise<JiebaoError> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(JiebaoError)
  return error as JiebaoError
}

async function first<T>(all: AsyncGenerator<T>): Promise<T | undefined> {
  for await (const each of all) return each
  return undefined
}

/** Every method that reads the archive. */
const readers = (engine: Engine, id: string): [string, () => Promise<unknown>][] => [
  ['search', () => engine.search({ q: '粮价' })],
  ['explain', () => engine.explain({ q: '粮价' })],
  ['suggest', () => engine.suggest('粮', 5)],
  ['timeline', () => engine.timeline({ q: '粮价' })],
  ['export', () => first(engine.export({ q: '粮价' }))],
  ['similar', () => engine.similar(id, 5)],
  ['whyNot', () => engine.whyNot({ q: '粮价' }, id)],
  ['article', () => engine.article(id)],
  ['issues', () => engine.issues(1, 10)],
  ['calendar', () => engine.calendar()],
  ['issue', () => engine.issue(id, 1, 10)],
  ['names', () => engine.names()],
  ['doubts', () => engine.doubts(1, 10)],
  ['stats', () => engine.stats()],
  ['ready', () => engine.ready('suggestions')],
]

export function changes(bench: Bench): void {
  refusals(bench)
  describe('an archive that changes', () => comeAndGo(bench))
  describe('what the keeper withholds', () => withheld(bench))
}

function refusals(bench: Bench): void {
  describe('refusals', () => {
    const cases: [string, SearchRequest, string][] = [
      ['a month that is none', { q: 'a', from: '2024-13' }, 'BAD_PARAMETER'],
      ['no date', { q: 'a', to: '去年' }, 'BAD_PARAMETER'],
      ['from after to', { q: 'a', from: '2024-05', to: '2024-04' }, 'BAD_PARAMETER'],
      ['a day of no month', { q: 'a', monthDay: '02-30' }, 'BAD_PARAMETER'],
      ['4,097 characters', { q: '长'.repeat(4097) }, 'QUERY_TOO_LONG'],
      ['half a character', { q: '\ud842' }, 'BAD_ENCODING'],
    ]
    test.each(cases)('%s', async (_, request, code) => {
      const { engine } = bench.shelf()
      const asked = [
        engine.search(request),
        engine.explain(request),
        engine.timeline(request),
        first(engine.export(request)),
        engine.whyNot(request, 'exact1'),
      ]
      for (const { code: given, message } of await Promise.all(asked.map(refusalOf)))
        expect([given, message !== '']).toEqual([code, true])
    })

    test('a query that is refused is refused beside an article too', async () => {
      expect((await refusalOf(bench.shelf().engine.article('exact1', '\ud842'))).code).toBe('BAD_ENCODING')
    })

    test('4,096 astral characters are a query', async () => {
      expect((await bench.shelf().engine.search({ q: '𠮷'.repeat(4096) })).hits).toEqual([])
    })

    test('a page beyond ten thousand hits; a cursor has no such end', async () => {
      expect((await refusalOf(bench.shelf().engine.search({ q: '', page: 501 }))).code).toBe('BAD_PARAMETER')
    })

    test('a text that is no cursor, and a cursor of another query', async () => {
      const { engine } = bench.shelf()
      const { nextCursor: cursor } = await engine.search({ q: '粮价', hitsPerPage: 5 })
      const on = (request: Partial<SearchRequest>) =>
        engine.search({ q: '粮价', hitsPerPage: 5, cursor: cursor!, ...request })
      expect((await on({})).page).toBe(2)
      expect((await on({ q: ' 粮价 ' })).page).toBe(2)
      const others: Partial<SearchRequest>[] = [
        { cursor: 'x' },
        { cursor: Buffer.from('[]').toString('base64url') },
        { q: '粮' },
        { sort: 'date:asc' },
        { from: '2018' },
        { hitsPerPage: 6 },
      ]
      for (const other of others)
        expect((await refusalOf(on(other))).code, JSON.stringify(other)).toBe('BAD_PARAMETER')
    })
  })
}

const rows = (mark: string, times: number) =>
  jsonl(
    Array.from({ length: times }, (_, i) => ({
      id: `${mark}${i}`,
      title: `${mark}第${i}篇`,
      text: '粮价公布',
    })),
  )

const PAPER = `---
publication: 山城报
date: 2021-05-06
---
# 水库加固工程开工

本报讯(记者李明)5月5日,红旗水库加固工程正式开工,来自三个乡镇的四百名民工参加了开工仪式,工期预计三个月。

工程完工以后,下游两万亩农田的灌溉用水将得到保证,沿岸村庄的防洪标准也会提高。

# 县剧团送戏下乡

本报讯(通讯员王芳)连日来,县剧团分赴十个山村,为群众演出地方戏曲二十余场,受到各村干部群众的热烈欢迎。
`

function comeAndGo(bench: Bench): void {
  /** One archive for all, in the order of the tests: a local engine loads a dictionary for its updates. */
  const archive = new Archive({ 'a.jsonl': rows('甲', 30), 'paper.txt': PAPER })
  let engine: Engine
  const update = () => engine.update({ allowRemoval: true })
  const idOf = async (q: string) => (await engine.search({ q })).hits[0]!.id

  test('before the first generation everything says NO_INDEX', async () => {
    engine = await bench.subject.open(archive)
    expect([engine.status(), engine.view()]).toEqual([undefined, ''])
    for (const [method, ask] of readers(engine, '甲0'))
      expect((await refusalOf(ask())).code, method).toBe('NO_INDEX')
  })

  test('the first update serves what the sources say', async () => {
    const phases: string[] = []
    const summary = await engine.update({}, ({ phase }) => phases.push(phase))
    expect(summary).toMatchObject({
      published: true,
      added: 2,
      changed: 0,
      removed: 0,
      refused: [],
      issues: 2,
    })
    expect(phases.length).toBeGreaterThan(0)
    expect(engine.status()).toMatchObject({ issues: 2, articles: summary.articles })
    expect((await engine.search({ q: '粮价' })).totalHits).toBe(30)
    expect(await engine.update()).toMatchObject({ published: false, kept: 2, generation: summary.generation })
  })

  test('what an update did is remembered by name', async () => {
    const [story, ...older] = await engine.updates()
    expect(older).toEqual([])
    expect(story).toMatchObject({ added: 2, failure: null, refused: [] })
    const { issues } = await engine.issues(1, 10)
    const told = story!.files.map(({ what, file, id, articles, doubts }) => [
      what,
      file,
      id,
      articles,
      doubts,
    ])
    const held = issues.map(({ id, file, articles, doubts }) => ['added', file, id, articles, doubts])
    expect(told.sort()).toEqual(held.sort())
  })

  test('a listener is told of a change of view, until it stops', async () => {
    const told: string[] = []
    const stop = engine.onChange((view) => told.push(view))
    archive.write('b.jsonl', rows('乙', 3))
    expect(await update()).toMatchObject({ added: 1, kept: 2 })
    expect(told.at(-1)).toBe(engine.view())
    stop()
    const times = told.length
    archive.write('b.jsonl', rows('乙', 4))
    expect(await update()).toMatchObject({ changed: 1 })
    expect(told).toHaveLength(times)
    expect((await engine.search({ q: '粮价' })).totalHits).toBe(34)
  })

  test('a cursor goes on over the view that it began on', async () => {
    const whole = await allHits(engine, { q: '粮价' })
    const { nextCursor } = await engine.search({ q: '粮价', hitsPerPage: 10 })
    archive.write('b.jsonl', rows('丙', 10))
    await update()
    const second = await engine.search({ q: '粮价', hitsPerPage: 10, cursor: nextCursor! })
    expect(second.hits).toEqual(whole.slice(10, 20))
    expect(second).toMatchObject({ page: 2, totalHits: 34 })
    expect((await engine.search({ q: '粮价' })).totalHits).toBe(40)
    for (const times of [1, 2, 3, 4]) {
      archive.write('b.jsonl', rows('丁', times))
      await update()
    }
    const late = engine.search({ q: '粮价', hitsPerPage: 10, cursor: second.nextCursor! })
    expect((await refusalOf(late)).code).toBe('GONE')
  })

  test('an article keeps its id through a small correction and another file name', async () => {
    const [dam, play] = [await idOf('水库加固工程'), await idOf('县剧团')]
    archive.write('paper.txt', PAPER.replace('四百名民工', '四百五十名民工'))
    await update()
    expect([await idOf('四百五十名民工'), await idOf('县剧团')]).toEqual([dam, play])
    archive.remove('paper.txt')
    archive.write('moved.txt', PAPER.replace('四百名民工', '四百五十名民工'))
    await update()
    expect([await idOf('四百五十名民工'), await idOf('县剧团')]).toEqual([dam, play])
    expect((await engine.article(dam))!.issue.file).toBe('moved.txt')
  })

  test('an article that was removed is GONE wherever it is asked for by id', async () => {
    const dam = await idOf('水库加固工程')
    archive.write('moved.txt', PAPER.replace(/# 水库[\s\S]*?(?=# 县剧团)/, ''))
    await update()
    expect((await engine.search({ q: '"红旗水库"' })).totalHits).toBe(0)
    const asks = [
      () => engine.article(dam),
      () => engine.similar(dam, 5),
      () => engine.whyNot({ q: '水库' }, dam),
    ]
    for (const ask of asks) expect((await refusalOf(ask())).code).toBe('GONE')
    expect(await engine.article('never-there')).toBeUndefined()
  })

  test('verify finds the index as its sources are', async () => {
    expect(await engine.verify()).toMatchObject({ ok: true, problems: [] })
  })

  test('once closed everything says CLOSED, and closing again is nothing', async () => {
    await engine.close()
    await engine.close()
    expect(engine.status()).toBeUndefined()
    for (const [method, ask] of readers(engine, '甲0'))
      expect((await refusalOf(ask())).code, method).toBe('CLOSED')
    expect((await refusalOf(engine.update())).code).toBe('CLOSED')
  })
}

const SECRET = '秘密工厂'
const HIDDEN_TEXT = /秘密工厂|地下仓库|secret[12]/
const SHOWN = [
  {
    id: 'open1',
    title: '工厂投产',
    text: '工厂昨日投产，县长王建国到场剪彩，仓库备足原料。',
    section: '要闻',
    reporters: ['赵甲'],
  },
  {
    id: 'open2',
    title: '工厂扩建',
    text: '工厂扩建车间，仓库同时翻修，原料充足。',
    section: '要闻',
    reporters: ['赵甲'],
  },
]
const WITHHELD = [
  {
    id: 'secret1',
    title: '参观秘密工厂',
    text: '县长王建围参观秘密工厂，工厂仓库原料充足。',
    section: '内部',
    reporters: ['钱乙'],
  },
  {
    id: 'secret2',
    title: '地下仓库',
    text: '地下仓库建成，工厂原料入库，秘密钱乙报道。',
    section: '内部',
    reporters: ['钱乙'],
  },
]
const PRINTED = `${PAPER}
扫描二维码关注${SECRET}
`

function withheld(bench: Bench): void {
  const archive = new Archive({
    'open.jsonl': jsonl(SHOWN),
    'secret.jsonl': jsonl(WITHHELD),
    'paper.txt': PRINTED,
    '_keeper/aliases.txt': `${SECRET}=秘厂\n坏行${SECRET}\n`,
  })
  let engine: Engine
  let cursor: string

  test('is there before it is withheld', async () => {
    engine = await bench.own(archive)
    const { totalHits, nextCursor } = await engine.search({ q: '工厂', hitsPerPage: 1 })
    expect(totalHits).toBeGreaterThanOrEqual(4)
    cursor = nextCursor!
    expect(JSON.stringify(await engine.names())).toContain(SECRET)
    await engine.ready('suggestions')
  })

  test('a change of the list ends older views at once', async () => {
    archive.write('_keeper/hidden.txt', `# 说明\n${SECRET}\nsecret2\n`)
    await engine.update({ allowRemoval: true })
    const asked = engine.search({ q: '工厂', hitsPerPage: 1, cursor })
    expect((await refusalOf(asked)).code).toBe('GONE')
  })

  test.each([
    '工厂',
    `"${SECRET}"`,
    SECRET,
    '密工',
    '地下仓库',
    '内部',
    '钱乙',
    '',
    '参观 地下 原料',
    '王建围',
    '记者:钱乙',
  ])('a search for “%s” shows and counts none of it', async (q) => {
    const requests: SearchRequest[] = [{ q }, { q, matching: 'any' }, { q, sort: 'date:desc', explain: true }]
    for (const request of requests) {
      const { query: _, ...answer } = await engine.search({ ...request, kind: ['article', 'photo', 'other'] })
      // Clauses that an article lacks are told as they were typed.
      const nearest = answer.nearest.map((near) => ({ ...near, missing: [] }))
      const told = JSON.stringify({ ...answer, nearest, warnings: [] })
      expect(told).not.toMatch(HIDDEN_TEXT)
      expect(answer.facetDistribution.section).not.toHaveProperty('内部')
      expect(answer.facetDistribution.reporter).not.toHaveProperty('钱乙')
    }
    // An explanation repeats what was typed: it may tell that nothing holds it.
    const { totalHits } = await engine.search({ q })
    expect(await engine.explain({ q })).toMatchObject({ totalHits })
    expect(JSON.stringify((await engine.timeline({ q })).timeline)).not.toMatch(HIDDEN_TEXT)
    const exported: unknown[] = []
    for await (const hit of engine.export({ q })) exported.push(hit)
    expect(JSON.stringify(exported)).not.toMatch(HIDDEN_TEXT)
  })

  test('by its id it was never there', async () => {
    for (const id of ['secret1', 'secret2']) {
      expect(await engine.article(id, SECRET)).toBeUndefined()
      expect(await engine.similar(id, 5)).toBeUndefined()
      expect(await engine.whyNot({ q: '工厂' }, id)).toBeUndefined()
    }
  })

  test('no neighbour, name, suggestion, issue or figure tells of it', async () => {
    await engine.ready('suggestions')
    const told: [string, unknown][] = [
      ['similar', await engine.similar('open1', 20)],
      ['names', await engine.names()],
      ['stats', await engine.stats()],
      ['status', engine.status()],
      ['issues', await engine.issues(1, 100)],
      ['calendar', await engine.calendar()],
      ['verify', await engine.verify()],
      ['update', await engine.update()],
    ]
    for (const q of ['秘', '地', '密', '参', '内', '钱', 'mi', 'mmgc'])
      told.push([`suggest ${q}`, await engine.suggest(q, 20)])
    const { issues } = await engine.issues(1, 100)
    for (const { id } of issues) told.push([`issue ${id}`, await engine.issue(id, 1, 100)])
    for (const [method, answer] of told)
      expect(JSON.stringify(answer ?? null), method).not.toMatch(HIDDEN_TEXT)
    expect((await engine.suggest('钱', 20)).suggestions).toEqual([])
    expect(issues.find(({ file }) => file === 'secret.jsonl')!.articles).toBe(0)
    expect(await engine.calendar()).toEqual(plainCalendar(issues))
    expect(JSON.stringify(await engine.names())).not.toContain('王建围')
  })

  test('no score knows of it', async () => {
    const file = readFileSync(join(archive.seeds, 'paper.txt'), 'utf8').replace(
      `扫描二维码关注${SECRET}\n`,
      '',
    )
    const alone = await bench.own(new Archive({ 'open.jsonl': jsonl(SHOWN), 'paper.txt': file }))
    const scores = async (of: Engine) =>
      (await allHits(of, { q: '工厂 原料' })).map(({ id, score }) => [id, score])
    expect(await scores(engine)).toEqual(await scores(alone))
  })

  test('when the list is emptied it is back', async () => {
    archive.write('_keeper/hidden.txt', '# 说明\n')
    await engine.update({ allowRemoval: true })
    expect((await allIds(engine, { q: `"${SECRET}"` })).length).toBeGreaterThan(0)
    expect((await engine.article('secret2'))!.headline).toBe('地下仓库')
  })
}
