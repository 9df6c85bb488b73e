/** Lookups in a thread: what they answer is what those of the calling thread do. */
import { afterEach, expect, test } from 'vitest'
import { LookupLink } from '../../src/engine/lookup-link.js'
import { type Lookups, OwnLookups } from '../../src/engine/lookups.js'
import { Views } from '../../src/engine/views.js'
import { Archive, jsonl } from '../search/archive.js'

const MB = 2 ** 20
const NONE = { lines: [], problems: [] }
const NOTHING_KEPT = { hidden: [], aliases: NONE, synonyms: NONE }
const ROWS = [
  { id: 'a', title: '防汛会议召开', text: '仇海英报道：县长王志远出席防汛会议。', reporters: ['仇海英'] },
  { id: 'b', title: '防汛值班', text: '县长壬志远谈防汛。', reporters: ['仇海英'] },
]

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function opened(
  heapMb = 128,
  archive = new Archive({ 'a.jsonl': jsonl(ROWS) }),
): Promise<{ archive: Archive; views: Views; link: LookupLink }> {
  await archive.build()
  const main = new URL('./dying-lookup-thread.mjs', import.meta.url)
  const start = { index: archive.index, pageBytes: MB, listBytes: 0, suggestions: 100 }
  const link = new LookupLink(main, start, heapMb * MB)
  const views = new Views(archive.seeds, archive.index, link)
  views.refresh()
  ends.push(async () => {
    await link.end()
    views.close()
  })
  return { archive, views, link }
}

async function told(lookups: Lookups, views: Views) {
  const { content } = views.current!
  await lookups.ready(content)
  return {
    typed: (await lookups.suggest(content, '防', 8)).map(({ text, hits }) => `${text} ${hits}`),
    people: (await lookups.suggest(content, 'qiuhy', 8)).map(({ text }) => text),
    read: [...(await lookups.readings(content, 'fangxun', true))!.readings.keys()],
    groups: views.current!.groups.map(({ forms }) => forms.join()),
    articles: views.current!.generation.articles,
  }
}

test('a thread looks up what the calling thread does, and nothing that is withheld since', async () => {
  const { archive, views, link } = await opened()
  expect(await told(link, views)).toEqual({
    typed: ['防汛 2', '防汛值班 1', '防汛会议召开 1'],
    people: ['仇海英'],
    read: ['fangxun'],
    groups: ['壬志远,王志远'],
    articles: 2,
  })
  archive.write('_keeper/hidden.txt', '值班\n')
  expect(await views.renew(true, () => false)).toBe(true)
  // Not yet read anew: each is counted in what is served.
  expect((await link.suggest(views.current!.content, '防汛', 8)).map(({ text }) => text)).toEqual([
    '防汛',
    '防汛会议召开',
  ])
  const threaded = await told(link, views)
  const own = new Views(archive.seeds, archive.index)
  own.refresh()
  expect(threaded).toEqual(await told(own.lookups, own))
  expect(threaded).toMatchObject({ typed: ['防汛会议召开 1'], groups: [], articles: 1 })
  await own.lookups.end()
  own.close()
})

test('a thread tells what is hardly legible as the calling thread does, and nothing to those who are gone', async () => {
  const archive = new Archive({
    'a.jsonl': jsonl([...ROWS, { id: 'c', title: '残页', text: '仂佧佴侉侏侔侪俅俎俟俣俦俪俳俸倌倥倨偃偈' }]),
  })
  const { views, link } = await opened(128, archive)
  const { content, generation } = views.current!
  const asked = { page: 1, hitsPerPage: 5, below: 0.5 }
  await expect(link.legibility(content, asked, AbortSignal.abort())).rejects.toMatchObject({
    code: 'CANCELLED',
  })
  const told = await link.legibility(content, asked)
  expect(told.articles.map(({ id }) => id)).toEqual(['c'])
  const own = new OwnLookups()
  const { manifest, shared } = generation
  await own.open({ ...NOTHING_KEPT, content, manifest, shared }, generation)
  expect(await own.legibility(content, asked)).toEqual(told)
  await own.end()
})

test('a thread that ends refuses what it ended on, and is replaced with all contents open', async () => {
  const { views, link } = await opened()
  const { content } = views.current!
  const mined = link.mine(content)
  await expect(link.suggest(content, '绝路', 8)).rejects.toMatchObject({ reason: 'search-ended' })
  expect((await mined)!.groups).toHaveLength(1)
  expect((await told(link, views)).typed).toHaveLength(3)
})

test('without memory for typeahead it is done without', async () => {
  const { views, link } = await opened(2)
  const { content } = views.current!
  await expect(link.mine(content)).rejects.toMatchObject({ reason: 'search-out-of-memory' })
  await link.ready(content)
  expect(await link.suggest(content, '防', 8)).toEqual([])
  const legibility = link.legibility(content, { page: 1, hitsPerPage: 1 })
  await expect(legibility).rejects.toMatchObject({ reason: 'search-out-of-memory' })
  expect((await link.readings(content, 'fangxun', true))!.readings.size).toBe(0)
})

test('a query of letters, and a page, wait for the thread no longer than a request may take', async () => {
  const archive = new Archive({ 'a.jsonl': jsonl(ROWS) })
  await archive.build()
  const lookupThread = new URL('./silent-lookup-thread.mjs', import.meta.url)
  const engine = archive.open({ threads: 1, lookupThread })
  ends.push(() => engine.close())
  await engine.start()
  const { totalHits, totalIsExact, warnings } = await engine.search({ q: 'fangxun' })
  expect([totalHits, totalIsExact, warnings.map(({ code }) => code)]).toEqual([0, false, ['DEADLINE']])
  await expect(engine.timeline({ q: 'fangxun' })).rejects.toMatchObject({ code: 'BUSY' })
  // A page of results does without a detail that does not come.
  const detail = { page: 1, hitsPerPage: 5, isWaited: false }
  expect(await engine.legibility(detail)).toMatchObject({ articles: [], level: null })
  // Chinese needs no reading.
  expect((await engine.search({ q: '防汛' })).totalIsExact).toBe(true)
})
