/** The page as it is drawn on the server: true markup, honest bars and gaps, statuses. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barsOf } from '../../src/api/page/filters.js'
import { gapsOf } from '../../src/api/page/gaps.js'
import { h, markupOf } from '../../src/api/page/html.js'
import { searchOf } from '../../src/api/page/views.js'
import type { IssueRow } from '../../src/model.js'
import { fakeEngine } from './fake-engine.js'
import { type Running, serve } from './harness.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine())
})
afterAll(() => server.close())

test('h() lets no text become markup, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
      const markup = markupOf(h('p.a', { title: value }, text, [text]))
      expect(markup).toMatch(/^<p class="a" title="[^"<>]*">[^<>]*<\/p>$/)
      expect(markup).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/)
    }),
  )
})

test('h() leaves out what is false, null or undefined', () => {
  expect(markupOf(h('input', { value: null, hidden: true, disabled: false }, null, false))).toBe(
    '<input hidden>',
  )
  expect(markupOf(h('b', 0))).toBe('<b>0</b>')
})

test('barsOf() keeps every hit, in bars without a hole', () => {
  const month = fc
    .tuple(fc.integer({ min: 1, max: 2100 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.uniqueArray(month, { minLength: 1, maxLength: 30 }), (names) => {
      const months = names.sort().map((name, i) => ({ month: name, hits: i + 1 }))
      const bars = barsOf(months)
      expect(bars.reduce((sum, { hits }) => sum + hits, 0)).toBe(
        months.reduce((sum, { hits }) => sum + hits, 0),
      )
      expect(bars.length).toBeLessThanOrEqual(212)
      expect(bars.map(({ from }) => from)).toEqual([...new Set(bars.map(({ from }) => from))].sort())
      for (const { month: name, hits } of months)
        expect(
          bars.find(({ from, to }) => name.slice(0, from.length) >= from && name.slice(0, to.length) <= to)!
            .hits,
        ).toBeGreaterThanOrEqual(hits)
    }),
  )
})

test.each([
  ['2024-04', '2024-06', ['2024-04', '2024-05', '2024-06']],
  ['2020-12', '2024-01', ['2020', '2021', '2022', '2023', '2024']],
  ['1908-01', '1998-01', ['1900', '1910', '1920', '1930', '1940', '1950', '1960', '1970', '1980', '1990']],
])('barsOf() from %s to %s', (first, last, bars) => {
  expect(barsOf([first, last].map((month) => ({ month, hits: 1 }))).map(({ from }) => from)).toEqual(bars)
})

const row = (from: string | null, to = from, name: string | null = '某报'): IssueRow => ({
  id: `${from}`,
  file: 'a.txt',
  publication: { name, basis: 'given', why: '' },
  date: { from, to, basis: 'given', why: '' },
  articles: 1,
  doubts: 0,
})
const gap = (from: string, to: string, days: number, publication: string | null = '某报') => ({
  publication,
  from,
  to,
  days,
})

test.each([
  [
    'a daily misses two days',
    ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-06', '2024-01-07'],
    [gap('2024-01-03', '2024-01-06', 2)],
  ],
  [
    'a weekly misses two',
    ['2024-01-01', '2024-01-08', '2024-01-15', '2024-02-05', '2024-02-12'],
    [gap('2024-01-15', '2024-02-05', 20)],
  ],
  ['a weekly by itself misses none', ['2024-01-01', '2024-01-08', '2024-01-15'], []],
  ['too few to tell: as a weekly', ['2024-01-01', '2024-01-20'], [gap('2024-01-01', '2024-01-20', 18)]],
  ['one alone', ['2024-01-01'], []],
])('gapsOf(): %s', (_name, days, gaps) => {
  expect(gapsOf(days.map((day) => row(day)))).toEqual(gaps)
})

test('gapsOf() keeps newspapers apart, counts from the end of a span, passes over unknown dates', () => {
  const issues = [
    row('2024-01-01', '2024-01-07'),
    row('2024-01-03', '2024-01-03', null),
    row('2024-03-01'),
    row(null),
  ]
  expect(gapsOf(issues)).toEqual([gap('2024-01-07', '2024-03-01', 53)])
})

test('searchOf() takes what is a search, trims it and puts a span right', () => {
  const url = new URL('http://a/?q= 志愿 &from=2024-06&to=2024-04&utm=x&section=&section=要闻')
  expect([...searchOf(url)]).toEqual([
    ['q', '志愿'],
    ['from', '2024-04'],
    ['to', '2024-06'],
    ['section', '要闻'],
  ])
})

test.each([
  ['/', 200, '馆藏 3 期'],
  ['/?q=%E5%BF%97%E6%84%BF', 200, '共 3 条'],
  ['/?utm_source=x', 200, '馆藏 3 期'],
  ['/?q=a&from=2024-13', 400, '条件读不懂'],
  [`/?q=${'a'.repeat(4097)}`, 400, '查询太长'],
  ['/?q=%E9%98', 400, '读不出的文字'],
  ['/article/7f3a9c21e0b4d501', 200, '解放区召开'],
  ['/article/none', 404, '没有这一篇'],
  ['/issue/a1b2c3d4e5f60001', 200, '文章 5 篇'],
  ['/issue/a1b2c3d4e5f60001?page=x', 400, '条件读不懂'],
  ['/issue/none', 404, '没有这一篇'],
  ['/issues', 200, '2024 年 12 月'],
  ['/issues?year=1999', 200, '馆藏 3 期'],
  ['/issues?year=x', 200, '2024 年 12 月'],
  ['/keeper', 200, '收下的 3 期'],
  ['/keeper?page=0', 400, '条件读不懂'],
])('%.40s is a document with status %i', async (path, status, holds) => {
  const answer = await fetch(server.url + path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
  const text = await answer.text()
  expect(text.slice(text.indexOf('<main'))).toContain(holds)
  expect(text).not.toMatch(/\{\{\w+\}\}/)
  if (status !== 200)
    expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([null, 'no-store'])
})

test('what is typed is never read as markup or as a mark of ours', async () => {
  const text = await (
    await fetch(`${server.url}/?q=${encodeURIComponent('</main><script>{{main}}"')}`)
  ).text()
  expect(text).toContain('value="&lt;/main&gt;&lt;script&gt;{{main}}&quot;"')
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(text.match(/<main/g)).toHaveLength(1)
})

test('a document is asked for again with its tag until the view changes; the keeper’s has none', async () => {
  const first = await fetch(`${server.url}/?q=a`)
  const etag = first.headers.get('etag')!
  const again = () => fetch(`${server.url}/?q=a`, { headers: { 'if-none-match': etag } })
  expect((await again()).status).toBe(304)
  server.engine.setView('another')
  expect((await again()).status).toBe(200)
  expect((await fetch(`${server.url}/keeper`)).headers.get('cache-control')).toBe('no-store')
})

test('a failure of ours is a page too, and says nothing of its cause', async () => {
  server.engine.failWith = new Error('a secret of ours')
  const answer = await fetch(`${server.url}/?q=a`)
  server.engine.failWith = undefined
  const text = await answer.text()
  expect([answer.status, text.includes('secret'), text.includes('出错了')]).toEqual([500, false, true])
  await expect.poll(() => server.lines.some((line) => line.includes('"places"'))).toBe(true)
})
