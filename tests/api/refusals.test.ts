import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../src/errors.js'
import { refusalOf, STATUS } from '../../src/http/wire.js'
import { REFUSALS } from '../refusals.js'
import { fakeEngine } from './fake-engine.js'
import { fetch, problemOf, type Running, sendRaw, serve, startWhole, TOKEN } from './harness.js'

let server: Running
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server.close())

const get = (path: string) => fetch(server.url + path)

describe('parameters', () => {
  const BAD: [query: string, code: ErrorCode, named: RegExp][] = [
    ['nope=1', 'BAD_PARAMETER', /unknown parameter nope.*hitsPerPage/],
    ['__proto__=1', 'BAD_PARAMETER', /__proto__/],
    ['constructor=1', 'BAD_PARAMETER', /constructor/],
    ['filter[a]=1', 'BAD_PARAMETER', /filter\[a\]/],
    ['=1', 'BAD_PARAMETER', /unknown parameter/],
    ['q=a&q=b', 'BAD_PARAMETER', /q given 2 times/],
    ['page=1&page=1', 'BAD_PARAMETER', /page given 2 times/],
    ['page=0', 'BAD_PARAMETER', /page/],
    ['page=-1', 'BAD_PARAMETER', /page/],
    ['page=1.5', 'BAD_PARAMETER', /page/],
    ['page=', 'BAD_PARAMETER', /page/],
    ['page=1e3', 'BAD_PARAMETER', /page/],
    ['page=50099999999999', 'BAD_PARAMETER', /page/],
    ['hitsPerPage=0', 'BAD_PARAMETER', /hitsPerPage.*1 to 100/],
    ['hitsPerPage=101', 'BAD_PARAMETER', /hitsPerPage.*1 to 100/],
    ['page=1&cursor=x', 'BAD_PARAMETER', /page together with cursor/],
    ['cursor=', 'BAD_PARAMETER', /cursor/],
    ['sort=date', 'BAD_PARAMETER', /sort.*date:desc/],
    ['from=2024-13', 'BAD_PARAMETER', /from/],
    ['from=2023-02-29', 'BAD_PARAMETER', /from/],
    ['from=0000', 'BAD_PARAMETER', /from/],
    ['from=', 'BAD_PARAMETER', /from/],
    ['to=2024-4-31', 'BAD_PARAMETER', /to/],
    ['to=2024/04-01', 'BAD_PARAMETER', /to/],
    ['from=0999', 'BAD_PARAMETER', /1600 to 2999/],
    ['from=2024-05&to=2024-04', 'BAD_PARAMETER', /from 2024-05 to 2024-04/],
    ['from=2025&to=2024-12-31', 'BAD_PARAMETER', /from is after to/],
    ['eventFrom=2024-13', 'BAD_PARAMETER', /eventFrom/],
    ['eventFrom=2024-05&eventTo=2024-04', 'BAD_PARAMETER', /from 2024-05 to 2024-04/],
    ['monthDay=02-30', 'BAD_PARAMETER', /monthDay/],
    ['publication=', 'BAD_PARAMETER', /publication/],
    [`section=${'x'.repeat(201)}`, 'BAD_PARAMETER', /section/],
    ['kind=poem', 'BAD_PARAMETER', /kind.*article, photo, other/],
    ['facets=yes', 'BAD_PARAMETER', /facets/],
    ['matching=most', 'BAD_PARAMETER', /matching/],
    ['a&'.repeat(300), 'BAD_PARAMETER', /200 parameters/],
    ['q=%E9%98', 'BAD_ENCODING', /q/],
    ['q=%zz', 'BAD_ENCODING', /q/],
    ['q=%', 'BAD_ENCODING', /q/],
    ['q=%B7%C0%D1%B4', 'BAD_ENCODING', /UTF-8/],
    ['q=%EF%BF%BD', 'BAD_ENCODING', /U\+FFFD/],
    ['q=%ED%A0%80', 'BAD_ENCODING', /q/],
    ['section=%ff', 'BAD_ENCODING', /section/],
    ['%ff=1', 'BAD_ENCODING', /name of a parameter/],
    [`q=${'a'.repeat(4097)}`, 'QUERY_TOO_LONG', /4097 characters.*4096/],
    [`q=${encodeURIComponent('𠮷'.repeat(4097))}`, 'QUERY_TOO_LONG', /4097/],
  ]
  test.each(BAD)('/api/search?%.40s is a 400 that names it', async (query, code, named) => {
    const problem = await problemOf(await get(`/api/search?${query}`))
    expect([problem.status, problem.code, problem.instance]).toEqual([400, code, '/api/search'])
    expect(problem.detail).toMatch(named)
  })

  test.each([
    'from=2024-04&to=2024-04',
    'from=2024-04-12&to=2024',
    'from=2024-02-29',
    'from=2024-4&to=2024/04/30',
    'from=20240412&to=2024年5月',
    'monthDay=4-12',
    'eventFrom=2024-05&to=2024-04',
    'q=',
    'q=a+b%2Bc',
    'page=500',
    '&&q=a&',
  ])('/api/search?%s is taken', async (query) => {
    expect((await get(`/api/search?${query}`)).status).toBe(200)
  })

  test.each([
    '/api/articles/7f3a9c21e0b4d503?page=1',
    '/api/articles/7f3a9c21e0b4d503?q=a&q=b',
    '/api/issues?q=a',
    '/api/suggest?limit=21',
    '/api/suggest?limit=0',
    '/api/suggest?q=a&q=b',
    '/api/suggest?page=1',
    '/api/issues?hitsPerPage=101',
    '/api/issues/a1b2c3d4e5f60001?page=x',
  ])('%s is a 400', async (path) => {
    expect(await problemOf(await get(path))).toMatchObject({ status: 400, code: 'BAD_PARAMETER' })
  })

  test('an article refuses the queries that a search refuses', async () => {
    const path = '/api/articles/7f3a9c21e0b4d503?q='
    expect(await problemOf(await get(`${path}%E9%98`))).toMatchObject({ code: 'BAD_ENCODING' })
    expect(await problemOf(await get(path + 'a'.repeat(4097)))).toMatchObject({ code: 'QUERY_TOO_LONG' })
  })
})

describe('paths and methods', () => {
  test.each([
    '/api',
    '/api/',
    '/api/nope',
    '/nope',
    '/api/articles/none',
    '/api/issues/none',
    '/api/index/jobs/none',
    '/article',
    '/../../etc/passwd',
    '/page.ts',
    '/API/search',
  ])('%s is a 404', async (path) => {
    expect(await problemOf(await get(path))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test.each(['/api/articles/%E9%98', '/api/articles/%', '/%zz', '/article/%ff', '/api/issues/%C0%AE'])(
    '%s is a 400',
    async (path) => {
      expect(await problemOf(await get(path))).toMatchObject({ status: 400, code: 'BAD_ENCODING' })
    },
  )

  test.each([
    ['DELETE', '/api/search', 'GET, HEAD, OPTIONS'],
    ['POST', '/api/search', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/index', 'POST, OPTIONS'],
    ['PUT', '/api/articles/x', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['POST', '/help', 'GET, HEAD, OPTIONS'],
  ])('%s %s is a 405 with Allow', async (method, path, allow) => {
    const response = await fetch(server.url + path, { method })
    expect(response.headers.get('allow')).toBe(allow)
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
  })

  test('OPTIONS says what a path takes, HEAD answers without a body', async () => {
    const options = await fetch(`${server.url}/api/search`, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    const head = await fetch(`${server.url}/api/search`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('writes', () => {
  const post = (headers: Record<string, string>, body?: string) =>
    fetch(`${server.url}/api/index`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) })
  const signed = { authorization: `Bearer ${TOKEN}` }

  test.each(['', 'Bearer', 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, `Bearer ${TOKEN} x`])(
    'the authorization "%s" is a 401',
    async (authorization) => {
      const response = await post({ authorization })
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
      expect(await problemOf(response)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
    },
  )

  test.each([
    ['{', 400],
    ['"x"', 400],
    ['[]', 400],
    ['{"full":"yes"}', 400],
    ['{"what":true}', 400],
    [`{"full":true,"x":"${'y'.repeat(20_000)}"}`, 413],
  ])('the body %.30s is refused with %i', async (body, status) => {
    const problem = await problemOf(await post({ ...signed, 'content-type': 'application/json' }, body))
    expect([problem.status, problem.code]).toEqual([status, status === 413 ? 'TOO_LARGE' : 'BAD_PARAMETER'])
    if (status === 413) expect(problem.detail).toMatch(/16 KiB$/)
  })

  test('a file that is sent may be larger, and its refusal says how large', async () => {
    const response = await fetch(`${server.url}/api/incoming?file=a.txt`, {
      method: 'POST',
      headers: signed,
      body: Buffer.alloc(2 ** 24 + 1, 'a'),
    })
    expect(await problemOf(response)).toMatchObject({
      status: 413,
      detail: 'The body is too large: over 16 MB',
    })
  })

  test('a body that is no JSON is refused whatever it says it is', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=x-nope',
    ]) {
      const problem = await problemOf(await post({ ...signed, 'content-type': type }, 'full=true'))
      expect(problem.code).toBe('BAD_PARAMETER')
    }
  })

  test('too many writes from one address are a 429', async () => {
    const other = await serve()
    const codes: number[] = []
    for (let i = 0; i < 32; i++)
      codes.push((await fetch(`${other.url}/api/index`, { method: 'POST' })).status)
    await other.close()
    expect(codes.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(codes.slice(30)).toEqual([429, 429])
  })

  test('wrong tokens are counted over all addresses that want one, and then the right one is refused too', async () => {
    const other = await serve()
    const ask = async (path: string, method: string, token: string, from = '203.0.113.7') => {
      const headers = { Authorization: `Bearer ${token}`, 'X-Forwarded-For': from }
      return (await fetch(`${other.url}${path}`, { method, headers })).status
    }
    const codes: number[] = []
    for (let i = 0; i < 30; i++)
      codes.push(await (i % 2 ? ask('/api/doubts', 'POST', `no${i}`) : ask('/api/incoming', 'GET', `no${i}`)))
    expect(codes).toEqual(Array(30).fill(401))
    expect(await ask('/api/incoming', 'GET', TOKEN)).toBe(429)
    expect(await ask('/api/incoming', 'GET', TOKEN, '203.0.113.8')).toBe(200)
    await other.close()
  })

  test('without a token nobody may write', async () => {
    const open = await startWhole({
      engine: fakeEngine(),
      host: '127.0.0.1',
      port: 0,
      token: '',
      log: () => {},
    })
    const response = await fetch(`http://127.0.0.1:${open.port}/api/index`, {
      method: 'POST',
      headers: { authorization: 'Bearer ' },
    })
    await open.close()
    expect(response.status).toBe(401)
  })
})

describe('a body that is announced and never comes', () => {
  const head = (...more: string[]) =>
    ['POST /api/index HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${TOKEN}`, ...more, '', ''].join(
      '\r\n',
    )
  const CONTINUE = 'Expect: 100-continue'

  /** Resolves as soon as the answer has its body. */
  const answerTo = (sent: string, more?: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(sent))
      let text = ''
      socket.on('error', reject)
      socket.on('close', () => reject(new Error(`closed after ${text}`)))
      socket.on('data', (part: Buffer) => {
        text += part
        if (more && text.startsWith('HTTP/1.1 100')) socket.write(more)
        if (/\r\n\r\n.*\}/s.test(text)) socket.removeAllListeners('close').end(() => resolve(text))
      })
    })

  test.each<[string, string]>([
    ['by its length', head('Content-Length: 20000')],
    ['by its length, where it is asked whether to go on', head('Content-Length: 20000', CONTINUE)],
    ['in pieces without an end', `${head('Transfer-Encoding: chunked')}5000\r\n${'x'.repeat(0x5000)}\r\n`],
  ])('is refused at once where it is too large %s', async (_, sent) => {
    // Whoever waits for the body gets a 408 after 30 s, or no answer.
    const answer = await answerTo(sent)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"TOO_LARGE"')
    expect(/\nConnection: close/i.test(answer)).toBe(sent.includes(CONTINUE))
  })

  test('is asked for where it will be read', async () => {
    const answer = await answerTo(head('Content-Length: 13', CONTINUE), '{"full":"no"}')
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 /)
    expect(answer).toContain('"BAD_PARAMETER"')
  })
})

describe('what is not even a request', () => {
  const rawProblem = async (bytes: string | Buffer) => {
    const [head = '', body = ''] = (await sendRaw(server.port, bytes)).split('\r\n\r\n')
    expect(head).toContain('Content-Type: application/problem+json')
    return JSON.parse(body) as { status: number; code: string }
  }

  test('a query of 100,000 characters is refused and the refusal arrives', async () => {
    const line = `GET /api/search?q=${encodeURIComponent('汛'.repeat(100_000))} HTTP/1.1\r\nHost: a\r\n\r\n`
    expect(await rawProblem(line)).toMatchObject({ status: 431, code: 'TOO_LARGE' })
    for (const q of ['a'.repeat(100_000), encodeURIComponent('汛'.repeat(100_000))]) {
      expect(await problemOf(await get(`/api/search?q=${q}`))).toMatchObject({
        status: 431,
        code: 'TOO_LARGE',
      })
    }
  })

  test.each<[string, string | Buffer, number]>([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a bare UTF-8 query', 'GET /api/search?q=防汛 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['binary', Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10]), 400],
    ['a broken header', 'GET / HTTP/1.1\r\nHost a\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/index HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    ['large headers', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 405],
  ])('%s gets problem+json', async (_what, bytes, status) => {
    expect(await rawProblem(bytes)).toMatchObject({ status })
  })

  test('the server goes on after all that', async () => {
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('what the engine refuses', () => {
  test.each(REFUSALS.map((refusal) => [refusal.reason, refusal] as const))(
    '%s arrives with its status and cure',
    async (_reason, refusal) => {
      const { code } = refusal
      server.engine.failWith = refusal
      const response = await get('/api/search?q=a')
      server.engine.failWith = undefined
      expect(response.headers.get('etag')).toBeNull()
      expect(await problemOf(response)).toMatchObject({
        status: STATUS[code][0],
        code,
        detail: refusalOf(refusal).error.message,
        value: 'some/value',
        type: `urn:jiebao:problem:${code}`,
      })
    },
  )

  test('every code has a status', () => {
    const source = readFileSync(new URL('../../src/codes.ts', import.meta.url), 'utf8')
    const codes = [...source.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map((found) => found[1])
    expect(Object.keys(STATUS).sort()).toEqual(codes.sort())
  })

  test('no index yet is a 503 that says when to come back', async () => {
    server.engine.setReady(false)
    const response = await get('/api/search?q=a')
    server.engine.setReady(true)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'NO_INDEX' })
  })
})
