/** The page as it is drawn on the server: true markup, honest bars and gaps, statuses. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toldJoins } from '../../src/labels.js'
import type { IssueRow } from '../../src/model.js'
import { calendar } from '../../src/page/calendar.js'
import { heldBy, isUndated } from '../../src/page/held.js'
import { h, markupOf } from '../../src/page/html.js'
import { siteAt } from '../../src/page/site.js'
import { barsOf } from '../../src/page/timeline.js'
import { articleView, searchOf } from '../../src/page/views.js'
import { rungOf, shownValue } from '../../src/page/words.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'
import { character } from '../characters.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine())
})
afterAll(() => server.close())

test('h() lets no text become markup, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: character }), fc.string({ unit: character }), (text, value) => {
      const markup = markupOf(h('p.a', { title: value }, text, [text]))
      expect(markup).toMatch(/^<p class="a" title="[^"<>]*">[^<>]*<\/p>$/)
      expect(markup).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/)
    }),
  )
})

test('h() shows marks that would turn the direction of a name, and leaves out other controls', () => {
  const name = '假\u202egpj.exe\u2066\u001b[31m\u009b2J\u0000'
  const shown = '假\ufffdgpj.exe\ufffd[31m2J'
  expect(markupOf(h('b', { title: name, 'aria-label': name }, name))).toBe(
    `<b title="${shown}" aria-label="${shown}">${shown}</b>`,
  )
  // What is sent back must come back as it was.
  expect(markupOf(h('input', { value: '\u202e' }))).toBe('<input value="\u202e">')
})

test('shownValue() takes no value for what every object has', () => {
  for (const value of ['constructor', '__proto__', 'toString']) expect(shownValue(value)).toBe(value)
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

const NOTHING = { number: null, scan: null, articles: 1, doubts: 0 }
const row = (from: string | null, to = from, name: string | null = '某报'): IssueRow => ({
  id: `${from}`,
  file: 'a.txt',
  publication: { name, basis: 'given', why: '' },
  date: { from, to, basis: 'given', why: '' },
  ...NOTHING,
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
  ['/?q=a&from=2024-13', 400, '“起”里写的“2024-13”读不懂'],
  ['/?q=a&kind=book', 400, '“类型”里写的“book”读不懂'],
  ['/?q=a&to=x&kind=photo', 400, 'href="./?q=a&amp;kind=photo">去掉“止”再查'],
  [`/?q=${'a'.repeat(4097)}`, 400, '查询太长'],
  ['/?q=%E9%98', 400, '读不出的文字'],
  ['/article/7f3a9c21e0b4d501', 200, '解放区召开'],
  ['/article/none', 404, '没有这一篇'],
  ['/issue/a1b2c3d4e5f60001', 200, '文章 5 篇'],
  ['/issue/a1b2c3d4e5f60001?page=x', 400, '条件读不懂'],
  ['/issue/none', 404, '没有这一篇'],
  ['/issues', 200, '2024 年 12 月'],
  ['/issues?year=1999', 200, '馆藏 3 期'],
  ['/issues?year=x', 400, '“年份”里写的“x”读不懂：年份写成四位数字'],
  ['/keeper', 200, '收下的 3 期'],
  ['/keeper?page=0', 400, '条件读不懂'],
  ['/doubts', 200, '没看过'],
  ['/doubts?issue=a1b2c3d4e5f60001&show=seen', 200, '只看一期'],
  ['/doubts?issue=none', 404, '没有这一篇'],
  ['/legibility?sort=date', 200, '读不清的段落'],
])('%.40s is a document with status %i', async (path, status, holds) => {
  const answer = await fetch(server.url + path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
  const text = await answer.text()
  expect(text.slice(text.indexOf('<main'))).toContain(holds)
  expect(text).not.toMatch(/\{\{\w+\}\}/)
  if (status !== 200)
    expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([null, 'no-store'])
})

test.each([
  ['/article/javascript:alert(1)', '回到首页', '../'],
  ['/article/none?q=%E5%BF%97%E6%84%BF', '只查“志愿”', '../?q=%E5%BF%97%E6%84%BF'],
  ['/?q=%E5%BF%97%E6%84%BF&from=2024-13', '去掉“起”再查', './?q=%E5%BF%97%E6%84%BF'],
])('%s goes on at an address of ours', async (path, text, href) => {
  const body = await (await fetch(server.url + path)).text()
  expect(/<a class="button" href="([^"]*)">([^<]*)/.exec(body)?.slice(1)).toEqual([href, text])
})

test.each(['/article/javascript:alert(1)', '/article/https:%2f%2fevil.example', '/keeper?page=1'])(
  'to try %s again is never another scheme',
  async (path) => {
    server.engine.failWith = new Error('broken')
    const body = await (await fetch(server.url + path)).text()
    server.engine.failWith = undefined
    expect(body).toContain(`<a class="button" href="./${path.slice(path.lastIndexOf('/') + 1)}">再试一次`)
  },
)

test('without a script the box at the top keeps the filters, the sort and nothing else', async () => {
  const form = async (path: string) =>
    /<form id="search"[\s\S]*?<\/form>/.exec(await (await fetch(server.url + path)).text())![0]
  const kept = [
    ...(await form('/?q=a&reporter=甲&reporter=乙"&sort=date:asc&page=2&utm=1')).matchAll(
      /<input type="hidden" name="(\w+)" value="([^"]*)">/g,
    ),
  ].map((found) => found.slice(1))
  expect(kept).toEqual([
    ['sort', 'date:asc'],
    ['reporter', '甲'],
    ['reporter', '乙&quot;'],
  ])
  expect(await form('/article/7f3a9c21e0b4d501?q=a&reporter=甲')).not.toContain('type="hidden"')
})

test('heldBy() finds where something begins in a list of any length, of few pages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(700), fc.nat(700), async (total, before) => {
      const rows = Array.from({ length: total }, (_, i) => row(i < before ? '2024-01-01' : null))
      let asked = 0
      const issues = async (page: number, hitsPerPage: number) => {
        asked++
        const shown = rows.slice((page - 1) * hitsPerPage, page * hitsPerPage)
        return { issues: shown, page, hitsPerPage, totalIssues: total }
      }
      const held = await heldBy({ ...server.engine, issues })
      expect(await held.firstWhere(isUndated)).toBe(Math.min(before, total))
      expect(asked).toBeLessThan(6)
      expect(await held.slice(total - 3, total + 3)).toEqual(rows.slice(Math.max(0, total - 3)))
    }),
    { numRuns: 50 },
  )
})

test('the front page begins with the newest issue, undated ones last and by their file', async () => {
  const body = await (await fetch(`${server.url}/`)).text()
  const rows = [...body.slice(body.indexOf('馆藏 3 期')).matchAll(/<li><a href=".\/issue\/[\s\S]*?<\/li>/g)]
  const shown = rows.map(([text]) => text.replace(/<[^>]*>/g, ''))
  expect(shown.map((text) => text.slice(0, 10))).toEqual([
    '2024-12-13',
    '2024-04-12',
    expect.stringMatching(/^日期不详/),
  ])
  expect(shown[2]).toMatch(/\.txt·/)
})

test('a calendar draws the days of its year, however long a span is', () => {
  const markup = (year: string, issues: IssueRow[], around = issues) => {
    const totals = { undated: [], totalUndated: 0, totalIssues: issues.length }
    return markupOf(
      calendar({ year, first: year, last: year, held: new Set(), issues, around, ...totals }, siteAt('./')),
    )
  }
  expect(markup('1900', [row('1900-01-01', '9999-12-31')]).match(/<table/g)).toHaveLength(12)
  expect(markup('1901', [])).toContain('1901 年没有馆藏的报纸')
  const weekly = ['1901-12-10', '1901-12-17', '1902-01-07', '1902-01-14'].map((day) => row(day))
  for (const year of ['1901', '1902']) expect(markup(year, [], weekly)).toContain('1901-12-17 至 1902-01-07')
  expect(markup('1903', [], weekly)).not.toContain('缺报之处')
})

const alternative = (why: string) => [{ typed: '甲', matched: '乙', why }]
test.each([
  ['variant', '形近', '近形“乙”'],
  ['variant', '同一编号，连接号不同', '异写“乙”'],
  ['variant', '同一职务的另一写法，未经核定', '近形“乙”'],
  ['variant', '核定作“乙”', '别称“乙”'],
  ['variant', '音近', '音近“乙”'],
  ['variant', '拼音', '拼音“乙”'],
  ['variant', '同义词表', '同义“乙”'],
  ['variant', '文中定义的简称', '简称“乙”'],
  ['exact', '事件日期', '事件日期“乙”'],
  ['partial', '形近', '部分相符'],
] as const)('rungOf() calls a hit on %s by %s %s', (rung, why, label) => {
  const markup = markupOf(rungOf({ rung, alternatives: alternative(why) }))
  expect(markup.replace(/<[^>]*>/g, '')).toBe(label)
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

test('a partial hit names what it lacks without another question to the engine', async () => {
  const engine = fakeEngine()
  const search = engine.search
  engine.search = async (request) => {
    const answer = await search(request)
    return {
      ...answer,
      hits: answer.hits.map((hit) => ({ ...hit, rung: 'partial', missing: ['火箭', '登月'] })),
    }
  }
  engine.whyNot = () => Promise.reject(new Error('asked'))
  const own = await serve(engine)
  const body = await (await fetch(`${own.url}/?q=志愿`)).text()
  await own.close()
  expect(body).toContain('缺“火箭”、“登月”')
})

test('a search whose time was over before the first hit does not say that there is none', async () => {
  const engine = fakeEngine()
  const search = engine.search
  const asked: unknown[] = []
  engine.search = async (request) => {
    asked.push(request)
    const answer = await search({ ...request, q: '"没有这几个字"' })
    return { ...answer, totalIsExact: false, warnings: [{ code: 'DEADLINE', detail: '检索超过时限' }] }
  }
  const own = await serve(engine)
  const body = await (await fetch(`${own.url}/?q=志愿&kind=photo`)).text()
  await own.close()
  expect(body).not.toMatch(/没有一篇|没有找到/)
  expect(body).toContain('没有查完')
  expect(body).toMatch(/<a class="button" href="[^"]*q=%E5%BF%97%E6%84%BF[^"]*kind=photo[^"]*">再查一次<\/a>/)
  expect(asked).toHaveLength(1)
})

const html = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, redirect: 'manual' } as const

test.each([
  ['/article/p-0/?q=%E7%94%B2', '../p-0?q=%E7%94%B2'],
  ['/issue/i-1/', '../i-1'],
  ['/issues/?year=1998', '../issues?year=1998'],
  ['/keeper/', '../keeper'],
  ['/index.html?q=a', './?q=a'],
])('%s leads to %s', async (path, place) => {
  const response = await fetch(`${server.url}${path}`, html)
  expect([response.status, response.headers.get('location')]).toEqual([308, place])
})

test('an address that leads nowhere is a page to a browser, and a problem to a program', async () => {
  for (const [path, root] of [
    ['/search?q=x', './'],
    ['/old/links/a.htm', '../../'],
  ]) {
    const response = await fetch(`${server.url}${path}`, html)
    const body = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(body).toContain('没有这个网址')
    expect(body).toContain(`<a class="name" href="${root}">`)
  }
  for (const [path, init] of [
    ['/search?q=x', {}],
    ['/api/nothing', html],
    // A page whose every link leads up over all of these would be many times as long as the request.
    ['/a'.repeat(10_000), html],
  ] as const) {
    const response = await fetch(`${server.url}${path}`, init)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  }
})

test('searchOf() takes no word that a chat program appends for a date', () => {
  const asked = (query: string) => searchOf(new URL(`http://page/?${query}`)).toString()
  expect(asked('q=a&from=singlemessage&isappinstalled=0&utm_source=b')).toBe('q=a')
  expect(asked('q=a&from=2024-05&from=timeline')).toBe('q=a&from=2024-05')
  // What may be meant as a date is refused, not passed over.
  expect(asked('q=a&from=2024-99')).toBe('q=a&from=2024-99')
})

test('a result is announced by its whole headline, however its marks cut it', async () => {
  const body = await (await fetch(`${server.url}/?q=%E9%A1%B9%E7%9B%AE`, html)).text()
  const names = [...body.matchAll(/<h2><a href="[^"]*" aria-label="([^"]*)">(.*?)<\/a>/g)]
  expect(names.length).toBeGreaterThan(0)
  for (const [, name, content] of names) expect(name).toBe(content!.replace(/<\/?mark>/g, ''))
})

test('an issue is read whole on one page, every paragraph of it, and its neighbours too', async () => {
  const body = await (await fetch(`${server.url}/issue/a1b2c3d4e5f60001?text=1`, html)).text()
  const printed = body.replace(/<[^>]*>/g, '')
  const { articles } = (await server.engine.issue('a1b2c3d4e5f60001', 1, 100))!
  for (const { body, captions, asides } of articles)
    for (const text of [...body.split('\n'), ...[...captions, ...asides].map(({ text }) => text)])
      expect(printed).toContain(markupOf(text).replace(/<[^>]*>/g, ''))
  expect(body.match(/<section class="whole">/g)).toHaveLength(articles.length)
  expect(body).toContain('<a href="../issue/a1b2c3d4e5f60001">只看标题</a>')
  const beside = [...body.matchAll(/<a href="\.\.\/issue\/([^"]*)"><small>/g)].map(([, to]) => to!)
  expect(beside.length).toBeGreaterThan(0)
  for (const to of beside) expect(to).toMatch(/\?text=1$/)
  expect((await fetch(`${server.url}/issue/a1b2c3d4e5f60001?text=x`, html)).status).toBe(400)
})

test('a line of the source that holds several paragraphs is numbered once', async () => {
  const engine = fakeEngine()
  const answer = (await engine.article((await engine.search({ q: '' })).hits[0]!.id))!
  const paragraphs = [7, 7, 9].map((line, i) => ({ at: 2 * i, line }))
  const article = async () => ({ ...answer, body: '一\n二\n三', paragraphs, joins: [] })
  const asked = { q: null, url: 'http://page/', accessed: '2024-04-12' }
  const { content } = await articleView(
    Object.assign(engine, { article }),
    answer.id,
    asked,
    siteAt('../'),
    () => ({}),
    (error) => expect.fail(String(error)),
  )
  const told = [...markupOf(content).matchAll(/<p(?: data-line="(\d+)")?>[一二三]</g)]
  expect(told.map(([, line]) => line)).toEqual(['7', undefined, '9'])
})

test('results and an article are shown where their legibility cannot be told', async () => {
  let asked = 0
  const legibility = async () => {
    asked++
    throw new Error('unreadable')
  }
  const engine = Object.assign(fakeEngine(), { legibility })
  const { id } = (await engine.search({ q: '' })).hits[0]!
  const broken = await serve(engine)
  try {
    for (const path of [`/?q=${encodeURIComponent('粮价')}`, `/article/${id}`])
      expect((await fetch(broken.url + path, { headers: { accept: 'text/html' } })).status).toBe(200)
  } finally {
    await broken.close()
  }
  expect(asked).toBe(2)
})

test('toldJoins() tells of columns, not of every line of a text with one printed line a line', () => {
  const join = (fromLine: number, toLine: number) => ({ at: fromLine, fromLine, toLine })
  const columns = [join(3, 4), join(9, 12)]
  expect(toldJoins(columns)).toEqual(columns)
  expect(toldJoins([join(1, 2), join(2, 3), join(3, 6), join(6, 7)])).toEqual([join(3, 6)])
})
