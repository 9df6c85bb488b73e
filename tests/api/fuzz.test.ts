import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../src/model.js'
import { character } from '../characters.js'
import { size } from '../sizes.js'
import { fetch, type Running, sendRaw, serve, startOver, TOKEN } from './harness.js'
import { seedsEngine } from './seeds.js'

let server: Running
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server.close())

/** Pieces of the query language, to be put together in every wrong way. */
const PIECES = [
  ...[
    '志愿者',
    '"',
    '“',
    '”',
    '(',
    ')',
    '（',
    '-',
    ' ',
    '\u3000',
    'OR',
    '|',
    '~',
    '~10',
    ':',
    '：',
    '标题:',
    '日期:',
  ],
  ...[
    '2024-04..',
    '2024年4月12日',
    '通配:',
    '*',
    '?',
    '\\',
    '𠮷',
    '的',
    '\n',
    '\u0000',
    '１２',
    'kind:',
    '550',
    '艾一帆',
  ],
]
const typed = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''))

const NAMES = [
  ...[
    'q',
    'page',
    'hitsPerPage',
    'cursor',
    'sort',
    'from',
    'to',
    'eventTo',
    'monthDay',
    'publication',
    'section',
  ],
  ...['reporter', 'kind', 'facets', 'matching', 'variants', 'explain', '__proto__', 'x'],
  ...['format', 'limit', 'year'],
]
const PATHS = [
  '/',
  '/issues',
  '/keeper',
  '/issue/a1b2c3d4e5f60001',
  '/article/7f3a9c21e0b4d501',
  '/feed.atom',
  '/opensearch.xml',
  '/openapi.json',
  '/metrics',
  '/api/suggest',
  '/api/timeline',
  '/api/export',
  '/api/articles/7f3a9c21e0b4d501/similar',
  '/api/articles/7f3a9c21e0b4d501/citation',
  '/api/search',
  '/api/articles/x',
  '/api/issues',
  '/api/issues/x',
  '/api/index',
  '/healthz',
  '/help',
]

const text = fc.oneof(
  fc.string({ unit: character, maxLength: 40 }),
  fc.constantFrom(
    '',
    '防汛',
    '"a',
    '((',
    '2024-04',
    '0',
    '1',
    '-1',
    '\u3000',
    '通配:"*"',
    'article',
    'csv',
    'bibtex',
    '1e9',
    '9999',
    'x'.repeat(5000),
  ),
)
const rawValue = fc.oneof(
  text.filter((value) => !/\p{Surrogate}/u.test(value)).map(encodeURIComponent),
  fc.stringMatching(/^[%&=+;#0-9a-fA-F]{0,12}$/),
)
const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), rawValue), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
const path = fc.oneof(
  fc.constantFrom(...PATHS),
  rawValue.map((value) => `/api/articles/${value}`),
  rawValue.map((value) => `/article/${value}`),
  rawValue.map((value) => `/${value}`),
)
const header = fc.record(
  {
    host: fc.stringMatching(/^[!-~]{1,20}$/),
    'x-forwarded-host': fc.stringMatching(/^[ -~]{0,30}$/),
    'x-forwarded-prefix': fc.stringMatching(/^[ -~]{0,30}$/),
    'x-forwarded-proto': fc.constantFrom('https', 'http, https', 'gopher', ''),
    accept: fc.constantFrom('text/event-stream', '*/*', 'x', ''),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'identity;q=0', 'nope'),
    'if-none-match': fc.constantFrom('*', '"', 'W/"a"', ''),
    'x-request-id': fc.stringMatching(/^[ -~]{0,80}$/),
  },
  { requiredKeys: [] },
)

test('no parameters, path, header or encoding give a 5xx', async () => {
  await fc.assert(
    fc.asyncProperty(path, query, header, async (at, asked, headers) => {
      const response = await fetch(`${server.url}${at}?${asked}`, { redirect: 'manual', headers })
      await response.arrayBuffer()
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: size('requests') },
  )
})

test('no body gives a 5xx', async () => {
  const headers = { authorization: `Bearer ${TOKEN}` }
  const type = fc.constantFrom('application/json', 'text/plain', 'application/json; charset=utf-7', 'x')
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.uint8Array({ maxLength: 200 }),
    fc.constant('{"__proto__":{"full":true}}'),
  )
  await fc.assert(
    fc.asyncProperty(
      body,
      type,
      fc.constantFrom('', 'gzip', 'br', 'nope'),
      async (sent, contentType, encoding) => {
        const more = { 'content-type': contentType, ...(encoding ? { 'content-encoding': encoding } : {}) }
        const init = { method: 'POST', headers: { ...headers, ...more }, body: sent as string }
        const response = await fetch(`${server.url}/api/index`, init)
        await response.arrayBuffer()
        expect(response.status).toBeLessThan(500)
      },
    ),
    { numRuns: size('requests') / 5 },
  )
})

test('no bytes on the socket give a 5xx or end the server', async () => {
  const line = fc.stringMatching(/^(GET|POST|PUT|X) \/[ -~]{0,30} HTTP\/1\.[01]$/)
  const header = fc.oneof(
    fc.constantFrom(
      'Host: a',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
      'Expect: x',
      'Accept: ,;q',
      'If-None-Match: "',
      'Upgrade: websocket',
    ),
    fc.stringMatching(/^[ -~]{0,30}$/),
  )
  const request = fc.tuple(line, fc.array(header, { maxLength: 5 })).map(([first, more]) => {
    return `${[first, ...more, 'Connection: close'].join('\r\n')}\r\n\r\n0\r\n\r\n`
  })
  await fc.assert(
    fc.asyncProperty(request, async (bytes) => {
      const answer = await sendRaw(server.port, bytes).catch(() => '')
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
    }),
    { numRuns: 60 },
  )
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('no query, put together in every wrong way, gives a 5xx from the real engine', {
  timeout: 120_000,
}, async () => {
  const engine: Engine = await seedsEngine()
  const over = await startOver(engine)
  const more = fc.constantFrom(
    '',
    '&matching=any',
    '&matching=exact',
    '&matching=all&explain=1',
    '&sort=date:asc',
    '&variants=0&page=3',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        typed,
        text.filter((value) => !/\p{Surrogate}/u.test(value)),
      ),
      more,
      async (q, rest) => {
        const asked = `q=${encodeURIComponent(q)}${rest}`
        for (const at of ['/api/search', '/']) {
          const response = await fetch(`${over.url}${at}?${asked}`)
          await response.arrayBuffer()
          expect(response.status, at).toBeLessThan(500)
        }
      },
    ),
    { numRuns: size('requests') / 2 },
  )
  await over.close()
  await engine.close()
})
