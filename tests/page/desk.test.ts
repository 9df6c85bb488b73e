/** Trends, lines in context and reports as they are drawn: every number leads to its hits, nothing is proved in part. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

const engine = fakeEngine(4)
let server: Running
beforeAll(async () => {
  server = await serve(engine)
})
afterAll(() => server.close())

async function drawn(path: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(server.url + path)
  return { status: answer.status, body: (await answer.text()).replaceAll('&amp;', '&') }
}

test.each([
  ['/trend', 200, '走势'],
  ['/trend?q=a&from=2024-13', 400, '条件读不懂'],
  ['/concordance', 200, '逐处看'],
  ['/beside', 200, '旁边的词'],
  ['/attested', 200, '首见'],
  ['/attested?q=%E5%BF%97%E6%84%BF', 200, '最早'],
  ['/attested?q=%E6%AD%A4%E5%8F%A5%E4%BB%8E%E6%9C%AA%E8%A7%81%E6%8A%A5', 200, '查证报告'],
  ['/attested?issue=no-such-issue', 404, '没有'],
  ['/concordance?q=a&page=0', 400, '条件读不懂'],
  ['/absence', 200, '查证报告'],
  ['/absence?q=a&to=x', 400, '条件读不懂'],
])('%s: %i', async (path, status, text) => {
  const answer = await drawn(path)
  expect(answer.status).toBe(status)
  expect(answer.body).toContain(text)
})

test('every number of a trend leads to a search of as many hits', async () => {
  for (const by of ['year', 'month', 'publication']) {
    const { body } = await drawn(
      `/trend?${new URLSearchParams([
        ['q', '志愿'],
        ['q', '"此句从未见报"'],
        ['by', by],
      ])}`,
    )
    const cells = [...body.matchAll(/<td><a href="\.\/\?([^"]*)"[^>]*>(\d+)<\/a>/g)]
    expect(cells.length, by).toBeGreaterThan(0)
    for (const [, search, hits] of cells) {
      const { totalHits } = (await (await fetch(`${server.url}/api/search?${search}`)).json()) as {
        totalHits: number
      }
      expect(String(totalHits), search).toBe(hits)
    }
  }
})

test('a number leads to no more than the span that was asked for', async () => {
  const { body } = await drawn(
    `/trend?${new URLSearchParams({ q: '志愿', by: 'year', from: '2024-04', to: '2024-06' })}`,
  )
  const [, search, hits] = /<td><a href="\.\/\?([^"]*)"[^>]*>(\d+)<\/a>/.exec(body)!
  expect(search).toContain('from=2024-04&to=2024-06')
  const { totalHits } = (await (await fetch(`${server.url}/api/search?${search}`)).json()) as {
    totalHits: number
  }
  expect(String(totalHits)).toBe(hits)
})

test('a file of lines has all of them', async () => {
  const asked = { order: 'right', width: 20, page: 1, hitsPerPage: 1000 } as const
  const { totalLines } = await engine.concordance({ q: '，', matching: 'all' }, asked)
  const csv = await (
    await fetch(`${server.url}/api/concordance?q=${encodeURIComponent('，')}&hitsPerPage=3&format=csv`)
  ).text()
  expect(csv.trim().split('\r\n').length - 1).toBe(totalLines)
  expect(totalLines).toBeGreaterThan(3)
})

test('a concordance has a link to the article of each line, and pages of lines', async () => {
  const { body } = await drawn(`/concordance?q=${encodeURIComponent('志愿')}&order=left`)
  const told = await engine.concordance(
    { q: '志愿', matching: 'all' },
    { order: 'left', width: 20, page: 1, hitsPerPage: 50 },
  )
  const ids = [...body.matchAll(/href="\.\/article\/([^?"]+)\?q=/g)].map(([, id]) => decodeURIComponent(id!))
  expect(ids).toEqual(told.lines.map(({ id }) => id))
  expect(body).toContain(`${told.totalLines} 处`)
})

test('a report names what was looked through, and proves nothing that it did not finish', async () => {
  const nothing = await drawn(`/absence?q=${encodeURIComponent('"此句从未见报"')}`)
  const { totalIssues } = await engine.issues(1, 1)
  expect(nothing.body).toContain('里没有查到')
  expect(nothing.body).toContain(`${totalIssues} 期`)
  const outside = await drawn(`/absence?q=${encodeURIComponent('志愿')}&from=1801&to=1802`)
  expect(outside.body).toContain('所查时段没有馆藏')
  const search = engine.search
  engine.search = async (request) => ({ ...(await search(request)), totalIsExact: false, totalHits: 0 })
  try {
    const cut = await drawn(`/absence?q=${encodeURIComponent('志愿')}&to=2030`)
    expect(cut.body).toContain('没有查完，不能作为依据')
  } finally {
    engine.search = search
  }
})

test('a trend of many days is a page of bounded size, and names the queries that it leaves out', async () => {
  const real = engine.aggregate
  const days = Array.from({ length: 3000 }, (_, i) =>
    new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10),
  )
  engine.aggregate = async (request, by) => ({
    ...(await real(request, by)),
    buckets: days.map((key) => ({ key, hits: 7, first: key, last: key })),
  })
  try {
    const asked = new URLSearchParams({ by: 'day' })
    for (let i = 0; i < 12; i++) asked.append('q', `词${i}`)
    const { body } = await drawn(`/trend?${asked}`)
    expect(body.length).toBeLessThan(1_500_000)
    expect(body).toContain('没有画：词10、词11。')
    expect(body).toContain('共 3,000 行')
  } finally {
    engine.aggregate = real
  }
})

test('a line of a trend is told without its colour, and its axes have numbers', async () => {
  const { body } = await drawn('/trend?q=%E5%BF%97%E6%84%BF&q=%E7%9A%84&by=month')
  const marks = [...body.matchAll(/<li class="s\d">.*?class="mark" d="([^"]*)"/g)].map(([, shape]) => shape)
  expect(new Set(marks).size).toBe(2)
  expect([...body.matchAll(/<text [^>]*>([^<]+)<\/text>/g)].length).toBeGreaterThan(2)
})

test('a report tells the filters that do not reduce the issues it counts', async () => {
  const { body } = await drawn(
    `/absence?q=${encodeURIComponent('"此句从未见报"')}&section=${encodeURIComponent('要闻')}`,
  )
  expect(body).toContain('栏目 要闻')
  expect(body).toContain('查阅的期数不因此减少')
})

test('the basket says that it needs a script, and an article offers itself to it', async () => {
  const { body } = await drawn('/basket')
  expect(body).toContain('<noscript><p class="note">文件夹要用脚本')
  expect([...body.matchAll(/data-take="(\w+)"/g)].map(([, take]) => take)).toEqual([
    'json',
    'gbt7714',
    'ris',
    'bibtex',
  ])
  const { hits } = await engine.search({ q: '志愿' })
  expect((await drawn(`/article/${hits[0]!.id}`)).body).toContain(`data-keep="${hits[0]!.id}"`)
})
