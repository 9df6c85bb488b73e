import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import type {
  ArticleAnswer,
  IssueAnswer,
  IssuesAnswer,
  SearchAnswer,
  SuggestAnswer,
} from '../../src/model.js'
import { fakeEngine } from './fake-engine.js'
import { fetch, type Running, serve, TOKEN } from './harness.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine(10))
})
beforeEach(() => {
  server.engine.asked.length = 0
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const json = async <T>(path: string) => (await (await get(path)).json()) as T
const asked = () => server.engine.asked.at(-1)

describe('GET /api/search', () => {
  test('passes the defaults of the contract to the engine', async () => {
    await get('/api/search?q=%E9%98%B2%E6%B1%9B')
    expect(asked()).toEqual({
      q: '防汛',
      page: 1,
      hitsPerPage: 20,
      sort: 'relevance',
      facets: true,
      matching: 'auto',
      variants: true,
      explain: false,
    })
  })

  test('passes everything that can be asked', async () => {
    const query = new URLSearchParams([
      ['q', '"志愿" -者'],
      ['page', '2'],
      ['hitsPerPage', '7'],
      ['sort', 'date:desc'],
      ['from', '2024'],
      ['to', '2024-12'],
      ['eventFrom', '2023年11月'],
      ['eventTo', '2024-11-30'],
      ['monthDay', '02-29'],
      ['publication', '今日解放'],
      ['publication', '焦作日报'],
      ['section', '科普角'],
      ['reporter', '张苗'],
      ['kind', 'article'],
      ['kind', 'photo'],
      ['facets', '0'],
      ['matching', 'all'],
      ['variants', '0'],
      ['explain', '1'],
    ])
    expect((await get(`/api/search?${query}`)).status).toBe(200)
    expect(asked()).toEqual({
      q: '"志愿" -者',
      page: 2,
      hitsPerPage: 7,
      sort: 'date:desc',
      from: '2024',
      to: '2024-12',
      eventFrom: '2023-11',
      eventTo: '2024-11-30',
      monthDay: '02-29',
      publication: ['今日解放', '焦作日报'],
      section: ['科普角'],
      reporter: ['张苗'],
      kind: ['article', 'photo'],
      facets: false,
      matching: 'all',
      variants: false,
      explain: true,
    })
  })

  test('asks without a query when there is none', async () => {
    expect((await get('/api/search')).status).toBe(200)
    expect(asked()?.q).toBe('')
  })

  test('takes a query of 4,096 astral characters', async () => {
    const q = '𠮷'.repeat(4096)
    expect((await get(`/api/search?q=${encodeURIComponent(q)}`)).status).toBe(200)
    expect(asked()?.q).toBe(q)
  })

  test('does not send a page along with a cursor', async () => {
    expect((await get('/api/search?q=a&cursor=abc')).status).toBe(400)
    expect(asked()).toHaveProperty('cursor', 'abc')
    expect(asked()).not.toHaveProperty('page')
  })

  test('answers with the whole shape', async () => {
    const answer = await json<SearchAnswer>('/api/search?q=%E5%BF%97%E6%84%BF&explain=1')
    expect(answer.totalHits).toBeGreaterThan(0)
    expect(Object.keys(answer.hits[0]!).sort()).toEqual(
      [
        ...['id', 'kind', 'headline', 'kicker', 'publication', 'date', 'eventDate', 'section', 'reporters'],
        ...['page', 'pageName', 'number', 'scan'],
        ...['score', 'rung', 'alternatives', 'missing', 'snippets', 'explain'],
      ].sort(),
    )
  })
})

describe('GET /api/articles and /api/issues', () => {
  test('an article stands with its issue; with q also what matched', async () => {
    const plain = await json<ArticleAnswer>('/api/articles/7f3a9c21e0b4d503')
    expect(plain.headline).toBe('郁金香有毒?“人花共室”会中毒吗?')
    expect(plain.issue.file).toBe('001_21ffac4c09cba56d.txt')
    expect(plain.matches).toBeUndefined()
    const marked = await json<ArticleAnswer>('/api/articles/7f3a9c21e0b4d503?q=%E7%90%83%E8%8C%8E')
    expect(marked.matches).toEqual([
      { field: 'body', index: 0, ranges: [[marked.body.indexOf('球茎'), marked.body.indexOf('球茎') + 2]] },
      { field: 'aside', index: 0, ranges: [[0, 2]] },
    ])
  })

  test('the issues come in pages of 100', async () => {
    const all = await json<IssuesAnswer>('/api/issues')
    expect(all).toMatchObject({ page: 1, hitsPerPage: 100, totalIssues: 3 })
    const second = await json<IssuesAnswer>('/api/issues?page=2&hitsPerPage=2')
    expect(second.issues).toHaveLength(1)
  })

  test('an issue is what inspect prints, its articles paged', async () => {
    const issue = await json<IssueAnswer>('/api/issues/a1b2c3d4e5f60001?hitsPerPage=2&page=2')
    expect(issue).toMatchObject({ page: 2, hitsPerPage: 2, totalArticles: 50 })
    expect(issue.articles).toHaveLength(2)
    expect(issue.doubts[0]?.class).toBe('orphan-headline')
    expect(issue).not.toHaveProperty('moreDoubts')
  })

  test('of an issue with very many doubts the first are told and the others counted', async () => {
    const engine = fakeEngine()
    const whole = (await engine.issue('a1b2c3d4e5f60001', 1, 1))!
    const doubts = Array.from({ length: 1234 }, (_, i) => ({ ...whole.doubts[0]!, line: i + 1 }))
    const other = await serve(Object.assign(engine, { issue: async () => ({ ...whole, doubts }) }))
    const answer = await fetch(`${other.url}/api/issues/a1b2c3d4e5f60001?hitsPerPage=1`)
    const issue = (await answer.json()) as IssueAnswer
    await other.close()
    expect(issue.doubts).toEqual(doubts.slice(0, 1000))
    expect(issue.moreDoubts).toBe(234)
  })
})

describe('health', () => {
  test('/healthz tells of the process, /readyz of a served generation', async () => {
    expect(await json('/healthz')).toMatchObject({ status: 'ok' })
    expect(await json('/readyz')).toEqual({
      status: 'ready',
      generation: 3,
      articles: 80,
      issues: 3,
      watching: { how: 'none', why: null, everySeconds: null },
      keeper: [],
      retrying: null,
    })
    server.engine.setWarming(true)
    const warming = await get('/readyz')
    server.engine.setWarming(false)
    expect([warming.status, (await warming.json()).status]).toEqual([503, 'warming'])
    server.engine.setReady(false)
    const unready = await get('/readyz')
    const alive = await get('/healthz')
    server.engine.setReady(true)
    expect(unready.status).toBe(503)
    expect(alive.status).toBe(200)
  })

  test('/readyz says why while the engine could answer no search', async () => {
    server.engine.failWith = new JiebaoError('cluster-silent', 'https://node', { why: 'no sign of life' })
    const unready = await get('/readyz')
    server.engine.failWith = undefined
    expect(unready.status).toBe(503)
    expect(await unready.json()).toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    expect((await get('/readyz')).status).toBe(200)
  })
})

describe('POST /api/index', () => {
  const post = (init: RequestInit = {}) =>
    fetch(`${server.url}/api/index`, {
      method: 'POST',
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
    })

  test('starts a job that can be followed to its end', async () => {
    const started = await post({ body: '{"full":true}', headers: { 'content-type': 'application/json' } })
    expect(started.status).toBe(202)
    const location = started.headers.get('location')!
    const job = (await started.json()) as { id: string }
    expect(location).toBe(`/api/index/jobs/${job.id}`)
    await expect
      .poll(() => json(location))
      .toMatchObject({ state: 'done', summary: { generation: 4 }, error: null })
  })

  test('streams the job as server-sent events', async () => {
    const location = (await post()).headers.get('location')!
    const stream = await get(location, { accept: 'text/event-stream' })
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const events = [...(await stream.text()).matchAll(/^event: (.+)\ndata: (.+)$/gm)]
    expect(events.map((event) => event[1])).toContain('progress')
    expect(events.at(-1)?.[1]).toBe('done')
    expect(JSON.parse(events.at(-1)![2]!)).toMatchObject({ state: 'done', summary: { generation: 4 } })
  })

  test('tells how a job failed', async () => {
    server.engine.failWith = new Error('a secret of ours')
    const location = (await post()).headers.get('location')!
    await expect.poll(() => json<{ state: string }>(location).then((job) => job.state)).toBe('failed')
    server.engine.failWith = undefined
    const stream = await (await get(location, { accept: 'text/event-stream' })).text()
    expect(stream).toContain('event: failed')
    expect(stream).not.toContain('secret')
  })
})

describe('headers', () => {
  test('an answer is asked for again with its ETag until the view changes', async () => {
    const first = await get('/api/search?q=a')
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('private, max-age=0, must-revalidate')
    expect(first.headers.get('server-timing')).toMatch(/^total;dur=\d/)
    const before = server.engine.asked.length
    const again = await get('/api/search?q=a', { 'if-none-match': etag })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect(server.engine.asked).toHaveLength(before)
    expect((await get('/api/search?q=b', { 'if-none-match': etag })).status).toBe(200)
    server.engine.setView('view-2')
    expect((await get('/api/search?q=a', { 'if-none-match': etag })).status).toBe(200)
  })

  test('suggestions carry no ETag: they may grow while the view stays', async () => {
    const response = await get('/api/suggest?q=%E5%BF%97%E6%84%BF&limit=1')
    expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store'])
    const answer = (await response.json()) as SuggestAnswer
    expect(answer).toMatchObject({ query: '志愿', suggestions: [{ text: '志愿', kind: 'term', hits: 30 }] })
    expect(answer.suggestions).toHaveLength(1)
    const usual = (await (await get('/api/suggest')).json()) as SuggestAnswer
    expect(usual).toEqual({ query: '', suggestions: [] })
  })

  test('an answer that a new view overtook carries no ETag', async () => {
    server.engine.delayMs = 60
    const before = server.engine.begun
    const answer = get('/api/search?q=c')
    await expect.poll(() => server.engine.begun, { interval: 5 }).toBe(before + 1)
    server.engine.setView('view-3')
    server.engine.delayMs = 0
    expect((await answer).headers.get('etag')).toBeNull()
  })

  test('nothing but our own script, style and frame is allowed', async () => {
    for (const path of ['/', '/api/search', '/nowhere']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  test('long answers are compressed', async () => {
    const answer = await get('/api/search?hitsPerPage=100', { 'accept-encoding': 'gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })

  test('a request keeps its own plain id and is given one otherwise', async () => {
    expect((await get('/healthz', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1')
    expect((await get('/healthz', { 'x-request-id': 'a b"c' })).headers.get('x-request-id')).toMatch(
      /^[\da-f-]{36}$/,
    )
  })
})

test('the log tells the path and never the query', async () => {
  // Its own server: lines of earlier requests may still be on their way.
  const server = await serve()
  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
  await get('/api/search?q=secretword', { 'x-request-id': 'r-1' })
  server.engine.failWith = new Error('failed on secretword')
  const failed = await get('/api/search?q=secretword')
  server.engine.failWith = undefined
  expect(failed.status).toBe(500)
  expect(await failed.text()).not.toContain('secretword')
  await expect.poll(() => server.lines.length).toBe(3)
  const lines = server.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines[0]).toMatchObject({ method: 'GET', path: '/api/search', status: 200, requestId: 'r-1' })
  expect(lines[0]!.ms).toBeTypeOf('number')
  expect(lines.find((line) => line.code === 'INTERNAL')).toHaveProperty('places')
  expect(server.lines.join('\n')).not.toContain('secretword')
  await server.close()
})
