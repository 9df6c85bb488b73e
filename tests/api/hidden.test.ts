/** What the keeper withholds is unknown to every address of the server, the page's own markup included. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BesideAnswer } from '../../src/desk/desk.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import type { SearchAnswer, TimelineAnswer } from '../../src/model.js'
import { Archive, closeEngines, jsonl } from '../search/archive.js'
import { fetch, problemOf, startOver } from './harness.js'

const SECRET = '张三平'
const row = (id: string, day: string, rest: { title: string; text: string; [name: string]: unknown }) => ({
  id,
  publication: '某报',
  date: day,
  ...rest,
})
/** A wire story, printed by all of them. */
const WIRE =
  '\n昨日清晨细雨初歇，城北苗圃的技术员推着小车把樟树苗一棵棵送到坡上，学生们分成六组挖坑培土，到中午已栽下两千余棵。'
const ROWS = [
  row('first', '2024-04-01', {
    title: '植树开始',
    text: `全区植树，三百人参加。${WIRE}`,
    reporters: ['王五'],
  }),
  row('kept-back', '2024-04-01', {
    title: `${SECRET}植树`,
    text: `市民${SECRET}昨日植树，三百人参加。${WIRE}`,
    section: '人物专栏',
    reporters: ['李四光明'],
  }),
  row('last', '2024-04-01', {
    title: '植树结束',
    text: `全区植树，共种两千棵。${WIRE}`,
    reporters: ['王五'],
  }),
]
/** Whatever tells of the article: its id, its name, what only it has. */
const TRACES = /kept-back|张三平|人物专栏|李四光明/

const archive = new Archive({ 'a.jsonl': jsonl(ROWS) })
let engine: LocalEngine
let server: Awaited<ReturnType<typeof startOver>>
let issue: string
beforeAll(async () => {
  await archive.build()
  engine = archive.open()
  server = await startOver(engine)
  issue = (await engine.issues(1, 1)).issues[0]!.id
  await engine.ready('suggestions')
  await engine.ready('reuse')
})
afterAll(async () => {
  await server.close()
  await closeEngines()
})

const q = encodeURIComponent('植树')
/** Each tells of the article as long as it is not withheld. */
const telling = () => [
  `/api/search?q=${q}&explain=1`,
  `/api/search?q=${q}&hitsPerPage=1&page=2`,
  `/api/suggest?q=${encodeURIComponent('张')}`,
  `/api/suggest?q=zhangsan`,
  '/api/articles/first/similar',
  `/api/issues/${issue}`,
  `/api/export?q=${q}`,
  `/api/export?q=${q}&format=jsonl`,
  `/api/export?q=${q}&text=1`,
  `/api/export?q=${q}&format=jsonl&text=1`,
  `/api/export?q=${q}&format=ris`,
  `/api/export?q=${q}&format=bibtex`,
  `/api/export?q=${q}&format=csl-json`,
  `/api/export?q=${q}&format=gbt7714`,
  `/api/concordance?q=${q}&width=100`,
  `/api/concordance?q=${q}&format=csv`,
  `/concordance?q=${q}`,
  '/api/reuse',
  '/api/legibility?id=kept-back',
  '/api/articles/first/reuse',
  '/reuse',
  `/feed.atom?q=${q}`,
  '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
  '/sitemap-1.xml',
  `/?q=${q}`,
  `/?q=${q}&sort=date:desc`,
  '/article/first',
  `/issue/${issue}`,
]
const own = [
  '/api/articles/kept-back/reuse',
  '/api/articles/kept-back',
  '/api/articles/kept-back/similar',
  '/api/articles/kept-back/citation',
  '/unapi?id=kept-back&format=ris',
]

/** A manuscript that quotes the article, as a program and as a reader sends it. */
const checked = async () => {
  const text = '他说：“昨日植树，三百人参加。”'
  const form = new FormData()
  form.set('text', text)
  const bodies = [['api/check', text] as const, ['check', form] as const]
  const answers = bodies.map(([path, body]) => fetch(`${server.url}/${path}`, { method: 'POST', body }))
  return Promise.all(answers.map(async (answer) => (await answer).text()))
}

/** Asks each route that a part adds, of the issue or of an article. @returns how many answer, and those that tell of the withheld one */
async function walk(): Promise<{ answers: number; telling: string[] }> {
  const telling: string[] = []
  let answers = 0
  for (const route of server.routes.filter((path) => !/\.(?:js|css|svg|png|webmanifest)$/.test(path))) {
    const id = /issue|iiif|sheet/.test(route) ? issue : 'first'
    const path = route
      .replace(':id', id)
      .replace(':sheet', '0')
      .replace(':number', '1')
      .replace(':region/:size/:rotation/:file', 'full/max/0/default.jpg')
    const asked = await fetch(`${server.url}${path}?q=${q}`)
    const answer = asked.status === 400 ? await fetch(server.url + path) : asked
    if (TRACES.test(await answer.text())) telling.push(path)
    if (answer.ok) answers++
  }
  return { answers, telling }
}

test('a withheld article leaves every address at once, and no tag of before is good any more', async () => {
  const tags = new Map<string, string | null>()
  for (const path of telling()) {
    const answer = await fetch(server.url + path)
    expect([answer.status, TRACES.test(await answer.text())], path).toEqual([200, true])
    tags.set(path, answer.headers.get('etag'))
  }
  for (const path of [...own, '/article/kept-back'])
    expect((await fetch(server.url + path)).status, path).toBe(200)

  expect((await walk()).telling.length).toBeGreaterThan(10)
  for (const body of await checked()) expect(body).toMatch(TRACES)

  archive.write('_keeper/hidden.txt', `# 只有管理员知道\n${SECRET}\n`)
  await engine.update()
  await engine.ready('suggestions')
  await engine.ready('reuse')

  for (const path of [
    ...telling(),
    '/metrics',
    '/oai?verb=Identify',
    '/sitemap.xml',
    '/api/absence?q=%E6%A4%8D%E6%A0%91',
    `/absence?q=${q}`,
    `/api/attested?q=${q}`,
    `/feed.atom?q=${q}&by=arrival`,
    `/api/tally?names=${q}`,
    `/tally?names=${q}`,
    `/api/trend?q=${q}&by=publication`,
    `/api/beside?q=${q}&by=year`,
    `/beside?q=${q}`,
    `/attested?q=${q}`,
    `/attested?issue=${issue}`,
    `/api/issues/${issue}/new`,
  ]) {
    const headers = { 'if-none-match': tags.get(path) ?? '"none"' }
    const answer = await fetch(server.url + path, { headers })
    expect([answer.status, TRACES.exec(await answer.text())?.[0]], path).toEqual([200, undefined])
  }
  const { answers, telling: left } = await walk()
  expect(left).toEqual([])
  expect(answers).toBeGreaterThan(40)
  for (const body of await checked()) expect(TRACES.exec(body)?.[0]).toBeUndefined()
})

test('its own addresses answer as if it had never been', async () => {
  for (const path of own) expect((await problemOf(await fetch(server.url + path))).code).toBe('NOT_FOUND')
  const identifier = 'urn:jiebao:article:kept-back'
  const record = `/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`
  expect(await (await fetch(server.url + record)).text()).toContain('idDoesNotExist')
  const page = await fetch(`${server.url}/article/kept-back`)
  expect(page.status).toBe(404)
  expect(await page.text()).not.toMatch(/张三平|人物专栏|李四光明/)
})

test('totals, facets, the timeline and neighbours count without it', async () => {
  const json = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T
  const { periods } = await json<BesideAnswer>(`/api/beside?q=${q}&by=year`)
  expect(periods.map(({ totalHits, articles, occurrences }) => [totalHits, articles, occurrences])).toEqual([
    [2, 2, 4],
  ])
  const found = await json<SearchAnswer>(`/api/search?q=${q}`)
  expect([found.totalHits, found.facetDistribution.reporter, found.facetDistribution.section]).toEqual([
    2,
    { 王五: 2 },
    {},
  ])
  const { timeline } = await json<TimelineAnswer>(`/api/timeline?q=${q}`)
  expect(timeline).toEqual([{ month: '2024-04', hits: 2 }])
  expect((await json<SearchAnswer>(`/api/search?q=${encodeURIComponent(`"${SECRET}"`)}`)).totalHits).toBe(0)
  const secret = encodeURIComponent(SECRET)
  expect(await json(`/api/trend?q=${secret}&by=year`)).toMatchObject({ held: [2], series: [{ hits: [0] }] })
  expect(await json(`/api/attested?q=${secret}`)).toMatchObject({
    totalHits: 0,
    first: null,
    publications: [],
  })
  const story = await (await fetch(`${server.url}/article/first`)).text()
  expect(/本期下一篇<\/small>([^<]*)/.exec(story)?.[1]).toBe('植树结束')
})
