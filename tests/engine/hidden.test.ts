import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import { Views } from '../../src/engine/views.js'
import { JiebaoError } from '../../src/errors.js'
import { Archive, allIds, closeEngines, jsonl } from '../search/archive.js'

afterAll(closeEngines)

const ROWS = [
  { id: 'a', title: '张三平获奖', text: '市民张三平昨日获奖。', section: '人物', reporters: ['李四'] },
  { id: 'b', title: '植树', text: '区里植树，张三平参加。', section: '要闻', reporters: ['王五'] },
  { id: 'c', title: '植树节', text: '全区植树。', section: '要闻', reporters: ['王五'] },
]

async function open(hidden?: string): Promise<{ archive: Archive; engine: LocalEngine }> {
  const archive = new Archive({ 'a.jsonl': jsonl(ROWS) })
  if (hidden !== undefined) archive.write('_keeper/hidden.txt', hidden)
  await archive.build()
  return { archive, engine: archive.open() }
}

describe('what the keeper withholds', () => {
  test.each([
    ['a string', '# 说明\n张三平\n', ['c']],
    ['a string in the other script', '張三平\n', ['c']],
    ['an id', 'b\n', ['a', 'c']],
    ['nothing', '# 只有说明\n', ['a', 'b', 'c']],
    ['what stands nowhere', '赵六\n', ['a', 'b', 'c']],
  ])('by %s is absent', async (_, hidden, left) => {
    const { engine } = await open(hidden)
    expect((await allIds(engine, { q: '' })).sort()).toEqual(left)
    expect(engine.status()!.articles).toBe(left.length)
    expect((await engine.issues(1, 100)).issues.map(({ articles }) => articles)).toEqual([left.length])
    for (const { id } of ROWS) expect((await engine.article(id)) !== undefined, id).toBe(left.includes(id))
  })

  test('counts in no facet, suggestion, neighbour, total or score', async () => {
    const { engine } = await open('张三平\n')
    const { totalHits, facetDistribution } = await engine.search({ q: '植树' })
    expect(totalHits).toBe(1)
    expect(facetDistribution.section).toEqual({ 要闻: 1 })
    expect((await engine.search({ q: '"张三平"' })).totalHits).toBe(0)
    await engine.ready('suggestions')
    expect((await engine.suggest('张', 10)).suggestions).toEqual([])
    const { issues } = await engine.issues(1, 10)
    const issue = (await engine.issue(issues[0]!.id, 1, 10))!
    expect(issue.articles.map(({ id }) => id)).toEqual(['c'])
    expect(issue.totalArticles).toBe(1)
    const alone = new Archive({ 'a.jsonl': jsonl(ROWS.slice(2)) })
    await alone.build()
    const scoreIn = async (of: LocalEngine) => (await of.search({ q: '植树' })).hits.map(({ score }) => score)
    expect(await scoreIn(engine)).toEqual(await scoreIn(alone.open()))
  })

  test('a change ends older views at once', async () => {
    const { archive, engine } = await open()
    const { nextCursor } = await engine.search({ q: '植树', hitsPerPage: 1 })
    archive.write('_keeper/hidden.txt', 'b\n')
    await engine.update()
    await expect(engine.search({ q: '植树', hitsPerPage: 1, cursor: nextCursor! })).rejects.toMatchObject({
      code: 'GONE',
    })
    expect(await allIds(engine, { q: '植树' })).toEqual(['c'])
  })

  test('a list in GB18030 withholds as well, and one in no encoding is refused', async () => {
    const { archive, engine } = await open()
    // 张三平, as a Windows editor saves it.
    archive.write('_keeper/hidden.txt', new Uint8Array([0xd5, 0xc5, 0xc8, 0xfd, 0xc6, 0xbd, 0x0d, 0x0a]))
    await engine.update()
    expect(await allIds(engine, { q: '' })).toEqual(['c'])
    archive.write('_keeper/hidden.txt', new Uint8Array([0xff, 0xff, 0x80]))
    await engine.update()
    expect(await allIds(engine, { q: '' })).toEqual(['c'])
  })

  test('a list that cannot be read shows nothing new', async () => {
    const { archive, engine } = await open('b\n')
    archive.remove('_keeper/hidden.txt')
    archive.write('_keeper/hidden.txt/file', '')
    const { stale } = await engine.update()
    expect(stale).toMatchObject([{ file: '_keeper/hidden.txt', code: 'WITHHELD_UNREADABLE' }])
    expect(engine.status()!.keeper).toEqual(stale)
    for (const each of [engine, archive.open()]) expect(await allIds(each, { q: '植树' })).toEqual(['c'])
  })

  test('a first list that cannot be read is not taken as empty', async () => {
    const { archive } = await open()
    archive.write('_keeper/hidden.txt/file', '')
    expect(() => archive.open()).toThrow(JiebaoError)
    await expect(archive.build()).rejects.toMatchObject({ code: 'SEEDS_UNREADABLE' })
  })

  test('a list that is gone withholds on, for every new reader and over a fresh build, until that is confirmed', async () => {
    const { archive, engine } = await open('b\n')
    archive.remove('_keeper/hidden.txt')
    expect(await allIds(archive.open(), { q: '' })).toEqual(['a', 'c'])
    await archive.build({ fresh: true })
    expect(await allIds(archive.open(), { q: '' })).toEqual(['a', 'c'])
    expect(archive.open().status()!.keeper).toMatchObject([{ code: 'WITHHELD_GONE' }])
    await engine.update({ allowRemoval: true })
    expect(await allIds(engine, { q: '' })).toEqual(['a', 'b', 'c'])
    expect(engine.status()!.keeper).toEqual([])
  })

  test('lines that the index does not remember withhold at once; they go when an update has judged the list', async () => {
    const { archive, engine } = await open('b\n')
    archive.write('_keeper/hidden.txt', 'b\nc\n')
    expect(await allIds(archive.open(), { q: '' })).toEqual(['a'])
    const views = new Views(archive.seeds, archive.index)
    views.refresh()
    archive.write('_keeper/hidden.txt', 'b\n')
    views.refresh()
    expect(views.current!.keeper.hidden).toEqual(['b', 'c'])
    views.refresh(true)
    expect(views.current!.keeper.hidden).toEqual(['b'])
    views.close()
    await engine.update()
    expect(await allIds(engine, { q: '' })).toEqual(['a', 'c'])
  })
})

test('doubts and furniture of a withheld article are not told', async () => {
  const archive = new Archive({
    'a.txt':
      '#植树节到来\n\n本报讯(记者王五)昨日，区里开展植树活动，共有三百人参加，种树两千棵。\n\n扫码关注某某秘闻\n',
  })
  await archive.build()
  const open = archive.open()
  const { issues } = await open.issues(1, 1)
  const shown = (await open.issue(issues[0]!.id, 1, 10))!
  const told = [...shown.furniture, ...shown.doubts].filter(({ text }) => text.includes('某某秘闻'))
  const listed = async () => JSON.stringify((await open.doubts(1, 100)).doubts)
  // What is kept of a list ends with its view.
  expect(await listed()).toBe(await listed())
  archive.write('_keeper/hidden.txt', '某某秘闻\n')
  await open.update()
  expect(await listed()).not.toContain('某某秘闻')
  const after = (await open.issue(issues[0]!.id, 1, 10))!
  expect([...after.furniture, ...after.doubts].filter(({ text }) => text.includes('某某秘闻'))).toEqual([])
  expect(after.articles.some(({ body }) => body.includes('某某秘闻'))).toBe(false)
  expect(told.length + shown.articles.filter(({ body }) => body.includes('某某秘闻')).length).toBeGreaterThan(
    0,
  )
})

test('a form of a name that the keeper knows is no way round the list', async () => {
  const { archive, engine } = await open()
  archive.write('_keeper/aliases.txt', '张三平=张叁平\n张三平=\n王五=王伍\n')
  await engine.update()
  const text = async () => JSON.stringify(await engine.names())
  expect(await text()).toContain('张三平')
  archive.write('_keeper/hidden.txt', '张三平\n')
  await engine.update()
  expect(await text()).not.toContain('张三平')
  expect(await text()).toContain('王五')
})

test('in the engine only withheld.ts reads records to show them; verify.ts compares, publish.ts sends, and neither shows any', () => {
  const folder = new URL('../../src/engine/', import.meta.url)
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'))
  const reading = files.filter((file) =>
    /\.(?:articleRecord|issueRecord|articleText|issueText)\(/.test(
      readFileSync(new URL(file, folder), 'utf8'),
    ),
  )
  expect(reading.sort()).toEqual(['opensearch/publish.ts', 'verify.ts', 'withheld.ts'])
})
