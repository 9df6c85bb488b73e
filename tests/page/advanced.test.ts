/** The advanced form writes the query language, and the help shows nothing that does not work. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancedSearch } from '../../src/page/advanced.js'
import { partsOfHelp, SAMPLES } from '../../src/page/help.js'
import { barsInside, daysToCount } from '../../src/page/timeline.js'
import { parseQuery } from '../../src/query/query.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'
import { character } from '../characters.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine(8))
})
afterAll(() => server.close())

const written = (filled: Record<string, string>) => advancedSearch(new URLSearchParams(filled))

test.each([
  [{ all: '志愿者 C-919' }, '志愿者 "C-919"'],
  [{ phrase: '他说"好"' }, '"他说\\"好\\""'],
  [{ any: '社区 街道', none: '会议' }, '(社区 OR 街道) -会议'],
  [{ none: '会议', all: '防汛' }, '防汛 -会议'],
  [{ near: '项目 资金' }, '"项目 资金"~10'],
  [{ headline: '城市 更新', reporter: '李文', leaf: 'A03' }, '标题:(城市 更新) 记者:李文 版次:A03'],
  [{ all: 'not OR' }, '"not" "OR"'],
])('advancedSearch() of %j writes %s', (filled, q) => {
  expect(written(filled as Record<string, string>)?.get('q')).toBe(q)
})

test('whatever is filled in, the query is read without a warning, and every word stays a word', () => {
  const word = fc.string({ unit: character, minLength: 1, maxLength: 6 })
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((each) => each.join(' '))
  fc.assert(
    fc.property(words, words, words, (all, any, headline) => {
      const search = written({ all, any, headline })
      if (!search?.get('q')) return
      const { warnings } = parseQuery(search.get('q')!)
      // A word of signs alone folds to nothing, which is told as such.
      expect(warnings.filter(({ code }) => code !== 'EMPTY_CLAUSE' && code !== 'NOTHING_TO_FIND')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('an empty form stays a form; a filled one leads to its search, with its dates', async () => {
  expect((await fetch(`${server.url}/advanced?all=&from=`)).status).toBe(200)
  const answer = await fetch(`${server.url}/advanced?all=%E5%BF%97%E6%84%BF&from=2024`, {
    redirect: 'manual',
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, './?q=%E5%BF%97%E6%84%BF&from=2024'])
})

test('every example of the help is read without a warning', () => {
  const examples = partsOfHelp({
    ...SAMPLES,
    reporter: '李文',
    section: '综合新闻',
    publication: '今日解放',
    page: 'A03',
  }).flatMap((part) => part.examples.map(([q]) => q))
  expect(examples.length).toBeGreaterThan(15)
  for (const q of examples) expect([q, parseQuery(q).warnings]).toEqual([q, []])
})

test('the files of the page are kept for ever under a name of their content', async () => {
  const page = await (await fetch(`${server.url}/article/7f3a9c21e0b4d501`)).text()
  const path = /href="\.\.(\/v-[0-9a-f]{12}\/page\.css)"/.exec(page)![1]!
  const answer = await fetch(server.url + path)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ])
  expect((await fetch(`${server.url}/v-000000000000/page.css`)).status).toBe(404)
})

test('a chosen value of a facet leaves the others to be added', async () => {
  const body = await (await fetch(`${server.url}/?kind=article`)).text()
  const kinds = body.slice(body.indexOf('<h2>类型</h2>'))
  expect(kinds).toMatch(/href="[^"]*kind=article&amp;kind=[a-z]+"/)
})

test('a span is drawn finer: a year in months, a month in days, a day not at all', () => {
  const asked = (from: string, to = from) => new URLSearchParams({ from, to })
  const months = [
    { month: '2024-03', hits: 2 },
    { month: '2025-01', hits: 9 },
  ]
  const inside = barsInside(months, asked('2024'))
  expect([inside.length, inside[2], inside[0]!.hits]).toEqual([
    12,
    { from: '2024-03', to: '2024-03', hits: 2 },
    0,
  ])
  expect(barsInside(months, asked('2024-03'))).toEqual([])
  expect(daysToCount(asked('2024-02'))).toHaveLength(29)
  expect(daysToCount(asked('2024-02-27', '2024-02'))).toEqual(['2024-02-27', '2024-02-28', '2024-02-29'])
  expect([daysToCount(asked('2024-02-03')), daysToCount(asked('2024'))]).toEqual([[], []])
})
