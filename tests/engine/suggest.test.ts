/**
 * Suggestions over an archive: what is offered is there, as often as is said,
 * and never was removed.
 */
import { afterAll, describe, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import { SuggestionCounter } from '../../src/engine/suggestion-counts.js'
import { Suggestions } from '../../src/engine/suggestions.js'
import { Views } from '../../src/engine/views.js'
import { JiebaoError } from '../../src/errors.js'
import { Archive, closeEngines, jsonl, type Row, seedFiles } from '../search/archive.js'
import { oneOf } from '../sizes.js'

afterAll(closeEngines)

const ROWS: Row[] = [
  {
    id: 'a1',
    title: '全市防汛工作会议召开',
    text: '本报讯（记者仇海英）县长王志远强调，防汛工作要抓早抓实。水利部门已到现场。',
    date: '2019-05-06',
    section: '本地要闻',
    reporters: ['仇海英'],
  },
  {
    id: 'a2',
    title: '重慶客人來訪',
    text: '仇海英报道：重庆的客人看了水利工程，重庆和本地将加强防汛协作。',
    date: '2019-05-07',
    section: '本地要闻',
    reporters: ['仇海英', '单田'],
  },
  { id: 'a3', title: '会计培训开班', text: '会计人员参加培训，王志远的同事也到场。', date: '2019-05-08' },
]

async function opened(files: Record<string, string>): Promise<{ archive: Archive; engine: LocalEngine }> {
  const archive = new Archive(files)
  await archive.build()
  const engine = archive.open()
  return { archive, engine }
}

const texts = async (engine: LocalEngine, q: string, limit = 20) =>
  (await engine.suggest(q, limit)).suggestions.map(({ text }) => text)

describe('suggest() with continuations', () => {
  const rows = (...texts: string[]): Row[] =>
    texts.map((text, i) => ({ id: `c${i}`, title: `第${i}篇`, text, date: '2019-05-06' }))

  test('offers the words that a text often goes on with, with their true counts', async () => {
    const { engine } = await opened({
      'a.jsonl': jsonl(
        rows(
          '脱贫攻坚正在进行。',
          '全县脱贫攻坚取得成效，脱贫攻坚不停步。',
          '脱贫，攻坚都要抓。',
          '脱贫攻坚和脱贫致富。',
          '他们脱贫致富。',
          '攻坚克难。',
        ),
      ),
    })
    await engine.ready('suggestions')
    const of = async (q: string) =>
      (await engine.suggest(q, 8, true)).suggestions.map(({ text, hits }) => [text, hits])
    expect(await of('脱贫')).toEqual(
      expect.arrayContaining([
        ['脱贫攻坚', 3],
        ['脱贫致富', 2],
      ]),
    )
    expect(await of('脫貧')).toEqual(await of('脱贫'))
    // One article is no habit; one character, letters and signs go on with anything.
    for (const [q, none] of [
      ['全县', '全县脱贫'],
      ['脱', '脱贫攻坚'],
      ['脱贫 ', '脱贫 攻坚'],
    ])
      expect((await of(q!)).map(([text]) => text)).not.toContain(none)
    const asked = (await engine.suggest('脱贫', 8)).suggestions.map(({ text }) => text)
    expect(asked).not.toContain('脱贫攻坚')
  })

  test('are taken from no article that is withheld', async () => {
    const { engine } = await opened({
      'a.jsonl': jsonl(rows('脱贫攻坚一。', '脱贫攻坚二。', '脱贫户。')),
      '_keeper/hidden.txt': 'c0\nc1\n',
    })
    await engine.ready('suggestions')
    expect((await engine.suggest('脱贫', 8, true)).suggestions.map(({ text }) => text)).not.toContain(
      '脱贫攻坚',
    )
  })
})

describe('suggest()', () => {
  test('offers headlines, names, sections and frequent words, in either script and in pinyin', async () => {
    const { engine } = await opened({ 'a.jsonl': jsonl(ROWS) })
    await engine.ready('suggestions')
    expect(await engine.suggest('防', 8)).toEqual({
      query: '防',
      suggestions: [{ text: '防汛', kind: 'term', hits: 2 }],
    })
    expect(await texts(engine, '防汛')).toEqual(['防汛', '全市防汛工作会议召开'])
    expect(await texts(engine, '重庆')).toEqual(['重慶客人來訪'])
    expect((await engine.suggest('王志远', 8)).suggestions).toEqual([
      { text: '王志远', kind: 'name', hits: 2 },
    ])
    expect((await engine.suggest('qiuhy', 8)).suggestions).toEqual([
      { text: '仇海英', kind: 'name', hits: 2 },
    ])
    expect(await texts(engine, '本地')).toEqual(['本地要闻', '本地'])
    // Given beside the text and not printed in it: found as the credit.
    expect(await texts(engine, '单田')).toEqual(['单田'])
    const [hit] = (await engine.search({ q: '单田' })).hits
    expect(hit).toMatchObject({
      rung: 'exact',
      snippets: [{ field: 'byline', text: '单田', ranges: [[0, 2]] }],
    })
    expect(await texts(engine, 'fangxun')).toEqual(['防汛'])
    expect(await texts(engine, '会计')).toEqual(['会计培训开班'])
    for (const q of ['', ' ', '没有', '的', 'huiji']) expect(await texts(engine, q)).toEqual([])
    expect(await texts(engine, '防汛', 1)).toEqual(['防汛'])
  })

  test('what is said of hits is what a search for the text as it stands finds', async () => {
    const { engine } = await opened(seedFiles())
    await engine.ready('suggestions')
    const seen = new Map<string, number>()
    for (const q of [
      ...'abcdefghjklmnopqrstwxyz',
      ...'区市中大全小一新文青张王记以学为高',
      '会议',
      '服务',
      '区',
    ]) {
      for (const { text, hits } of (await engine.suggest(q, 20)).suggestions) seen.set(text, hits)
    }
    expect(seen.size).toBeGreaterThan(200)
    for (const [text, hits] of oneOf(3, [...seen])) {
      const { totalHits } = await engine.search({ q: text, matching: 'exact', facets: false })
      expect([text, hits]).toEqual([text, totalHits])
    }
  })

  test('never waits: before the first view was read nothing is offered', async () => {
    const { engine } = await opened({ 'a.jsonl': jsonl(ROWS) })
    expect(await texts(engine, '防汛')).toEqual([])
    await engine.ready('suggestions')
    expect(await texts(engine, '防汛')).not.toEqual([])
  })

  test('nothing that was removed is offered, not even before the new view was read', async () => {
    const { archive, engine } = await opened({
      'a.jsonl': jsonl(ROWS),
      'b.jsonl': jsonl([{ id: 'b', text: '防汛' }]),
    })
    await engine.ready('suggestions')
    expect(await texts(engine, '重庆')).toEqual(['重慶客人來訪'])
    archive.write(
      'a.jsonl',
      jsonl([ROWS[0]!, { id: 'a4', title: '新修水利', text: '防汛与水利。', date: '2019-05-07' }]),
    )
    await engine.update()
    expect(await texts(engine, '重庆')).toEqual([])
    expect(await texts(engine, '会计')).toEqual([])
    expect((await engine.suggest('防汛', 1)).suggestions).toEqual([{ text: '防汛', kind: 'term', hits: 3 }])
    await engine.ready('suggestions')
    expect(await texts(engine, '新修')).toEqual(['新修水利'])
    expect(await texts(engine, '重庆')).toEqual([])
  })

  test('after an update it offers what a rebuild would', async () => {
    const files = seedFiles()
    const [first, second, ...rest] = Object.keys(files)
    const { archive, engine } = await opened({
      [first!]: files[first!]!,
      'x.jsonl': jsonl(ROWS),
      'y.jsonl': jsonl([]),
    })
    archive.write(second!, files[second!]!)
    await engine.update()
    for (const file of rest) archive.write(file, files[file]!)
    archive.write('x.jsonl', jsonl(ROWS.slice(1)))
    await engine.update()
    await engine.ready('suggestions')
    const { engine: rebuilt } = await opened({
      ...files,
      'x.jsonl': jsonl(ROWS.slice(1)),
      'y.jsonl': jsonl([]),
    })
    await rebuilt.ready('suggestions')
    for (const q of [...'区市中大全小一abcdefghijklmnopqrstuvwxyz', '会议', '防汛', 'hy', 'zhong']) {
      expect(await engine.suggest(q, 20)).toEqual(await rebuilt.suggest(q, 20))
    }
  })

  test('an archive that closes meanwhile is closed at once', async () => {
    const { engine } = await opened(seedFiles())
    const ready = engine.ready('suggestions')
    await engine.close()
    await ready
    await expect(engine.suggest('区', 8)).rejects.toBeInstanceOf(JiebaoError)
  })
})

describe('readings()', () => {
  test('knows the names and words of the archive, however rare, and waits for the first view', async () => {
    const archive = new Archive({ 'a.jsonl': jsonl(ROWS) })
    await archive.build()
    const views = new Views(archive.seeds, archive.index)
    views.refresh()
    const suggestions = new Suggestions()
    const view = views.current!
    expect((await suggestions.readings(view, 'kuaiji')).view).toBe(view.id)
    const forms = async (typed: string) =>
      (await suggestions.readings(view, typed)).readings.get(typed)?.map(({ form }) => form)
    expect(await forms('kuaiji')).toEqual(['会计'])
    expect(await forms('qiu hai ying')).toEqual(['仇海英'])
    expect(await forms('wangzhiyuan')).toEqual(['王志远'])
    expect(await forms('chong qing')).toEqual(['重庆'])
    expect(await forms('huiji')).toBeUndefined()
    expect((await suggestions.readings(view, '会计')).readings.size).toBe(0)
    await suggestions.close()
    views.close()
  })

  test('does not keep whoever waits when the archive closes', async () => {
    const archive = new Archive({ 'a.jsonl': jsonl(ROWS) })
    await archive.build()
    const views = new Views(archive.seeds, archive.index)
    views.refresh()
    const suggestions = new Suggestions()
    const waiting = suggestions.readings(views.current!, 'kuaiji')
    await suggestions.close()
    expect((await waiting).readings.size).toBe(0)
    views.close()
  })
})

test('SuggestionCounter counts what is cheap or unknown, and takes what is known of a costly text of this view', async () => {
  const archive = new Archive({ 'a.jsonl': jsonl(ROWS) })
  await archive.build()
  const views = new Views(archive.seeds, archive.index)
  views.refresh()
  const view = views.current!
  const count = (mostPostings: number, text: string, known?: number) =>
    new SuggestionCounter(mostPostings).count(view, text, known)
  // 仇海 and 海英 stand in two articles each.
  expect(count(4, '仇海英', 9)).toBe(2)
  expect(count(3, '仇海英', 9)).toBe(9)
  expect(count(3, '仇海英')).toBe(2)
  // A list of its own tells at once.
  expect(count(0, '防汛', 9)).toBe(2)
  views.close()
})
