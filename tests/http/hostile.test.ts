/** Requests made to hold the server, to unpack without end, or to learn where it lies. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { refusalOf } from '../../src/http/wire.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, problemOf, type Running, serve, TOKEN } from '../api/harness.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine())
})
afterAll(() => server.close())

const HEADERS = ['X-Forwarded-Prefix', 'X-Forwarded-Host', 'If-None-Match', 'Accept', 'Accept-Encoding']
const SIGNS = ['/', ' ', ',', 'W/']
const PARAMETERS = ['q', 'from', 'to', 'monthDay', 'section', 'kind', 'cursor', 'sort', 'page']

test('no long run of one sign in a header or a parameter holds the server', async () => {
  const ask = (path: string, headers: Record<string, string>) => fetch(server.url + path, { headers })
  const asked = [
    ...[...HEADERS, 'Authorization', 'X-Request-Id'].flatMap((name) =>
      SIGNS.map(
        (sign) => ['/opensearch.xml', { [name]: `x ${sign.repeat(50_000 / sign.length)}x` }] as const,
      ),
    ),
    ...PARAMETERS.flatMap((name) =>
      ['1', '-', '%E5%B9%B4'].map(
        (sign) => [`/api/search?${name}=${sign.repeat(50_000 / sign.length)}x`, {}] as const,
      ),
    ),
  ]
  await ask('/opensearch.xml', {})
  for (const [path, headers] of asked) {
    const before = process.cpuUsage()
    await (await ask(path, headers)).text()
    const { user, system } = process.cpuUsage(before)
    // A quadratic reader takes seconds. Of CPU time: a busy machine lets any answer wait.
    expect((user + system) / 1000, `${path.slice(0, 30)} ${Object.keys(headers)}`).toBeLessThan(1000)
  }
})

test('a small body that unpacks to a large one is refused, and nothing of it is kept', async () => {
  const pack = { gzip: gzipSync, br: brotliCompressSync }
  for (const [encoding, packed] of Object.entries(pack)) {
    const body = packed(Buffer.alloc(10_000_000, ' '))
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-encoding': encoding }
    const response = await fetch(`${server.url}/api/index`, { method: 'POST', headers, body })
    expect(await problemOf(response)).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  }
})

test('a write with the token is refused if another site sends it', async () => {
  const headers = { authorization: `Bearer ${TOKEN}`, origin: 'https://evil.example' }
  const response = await fetch(`${server.url}/api/index`, { method: 'POST', headers })
  expect(await problemOf(response)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
})

test('what every object has is no facet, parameter or member of a body', async () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
    expect((await fetch(`${server.url}/api/search?${name}=1`)).status).toBe(400)
    const headers = { authorization: `Bearer ${TOKEN}` }
    const body = `{"${name}":{"full":true}}`
    expect((await fetch(`${server.url}/api/index`, { method: 'POST', headers, body })).status).toBe(400)
    for (const path of [`/api/articles/${name}`, `/article/${name}`, `/api/issues/${name}`, `/${name}`])
      expect((await fetch(server.url + path)).status).toBe(404)
  }
})

test('a refusal tells no path of this machine', () => {
  const why = "ENOENT: no such file or directory, open '/srv/keeper/archive/index/manifest.json'"
  for (const error of [
    new JiebaoError('folder-unreadable', '/srv/keeper/archive/seeds', { why }),
    new JiebaoError('index-damaged', 'manifest.json', { what: why, page: null }),
    new JiebaoError('disk-full', '/srv/keeper/archive/index/a.postings', {}),
    new JiebaoError('broken', '', { why }),
    new JiebaoError('no-index', '/srv/keeper/archive/index', {}),
  ]) {
    const told = refusalOf(error).error
    expect(told.message).not.toContain('keeper')
    expect(told.reason).toBe(error.reason)
  }
  const typed = new JiebaoError('thing-unknown', '/srv/keeper', { what: 'article' })
  expect(refusalOf(typed).error).toBe(typed)
})

test('a refusal tells no address of a cluster', () => {
  const why = "connect ECONNREFUSED 10.1.2.3:9200, Host: keeper.example is not in the cert's altnames"
  const nodes = 'https://keeper.example:9200, https://10.1.2.3:9200'
  for (const reason of [
    'cluster-silent',
    'cluster-untrusted',
    'cluster-full',
    'cluster-busy',
    'cluster-refused',
  ] as const) {
    const told = refusalOf(new JiebaoError(reason, nodes, { why })).error
    expect(told.message).not.toMatch(/keeper|9200|10\.1/)
    expect(told.message).toContain('log')
    expect(told.reason).toBe(reason)
  }
})
