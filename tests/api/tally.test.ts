/** The names of a list: every number is that of a search for the name as printed; a letter has what came since. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alertsOf, letterOf, readQueries, savedQueries, sinceOf } from '../../src/cli/alert.js'
import { namesIn, tally } from '../../src/desk/desk.js'
import { fakeEngine } from './fake-engine.js'
import { fetch, problemOf, type Running, serve, TOKEN } from './harness.js'

const NAMES = ['志愿', '解放区', '此名从未见报', '-志愿']
let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine(2))
})
afterAll(() => server.close())

const post = (body: string, query = '') => fetch(`${server.url}/api/tally?${query}`, { method: 'POST', body })
const cells = (csv: string) =>
  csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!))

test('a name counts as often as a search for it as printed, in all and by year', async () => {
  const [head, ...rows] = cells(await (await post(`\uFEFF${NAMES.join('\r\n')}\n\n${NAMES[0]}\n`)).text())
  expect(rows.map(([name]) => name!.replace(/^'/, ''))).toEqual(NAMES)
  for (const row of rows) {
    const q = row[0]!.replace(/^'/, '')
    const kind = ['article', 'photo'] as const
    const { totalHits } = await server.engine.search({ q, matching: 'exact', kind: [...kind] })
    expect(Number(row[1]), q).toBe(totalHits)
    for (const [i, year] of head!.slice(4).entries()) {
      if (year === '不详') continue
      const within = await server.engine.search({
        q,
        matching: 'exact',
        kind: [...kind],
        from: year,
        to: year,
      })
      expect(Number(row[4 + i]), `${q} ${year}`).toBe(within.totalHits)
    }
  }
  expect(Number(rows[0]![1])).toBeGreaterThan(0)
  expect(Number(rows[3]![1])).toBe(0)
})

test('lines say the same as the table, and an address the same as a body', async () => {
  const lines = (await (await post(NAMES.join('\n'), 'format=jsonl&by=month')).text()).trim().split('\n')
  const told = []
  for await (const row of tally(server.engine, NAMES, {}, 'month', () => undefined)) told.push(row)
  expect(lines.map((line) => JSON.parse(line))).toEqual(told)
  const got = await fetch(`${server.url}/api/tally?${new URLSearchParams({ names: NAMES.join('\n') })}`)
  expect(await got.text()).toBe(await (await post(NAMES.join('\n'))).text())
})

test('too many names, and a name that no query can be, are refused before the first row', async () => {
  const many = Array.from({ length: 10_001 }, (_, i) => `名${i}`).join('\n')
  expect(await problemOf(await post(many))).toMatchObject({ code: 'BAD_PARAMETER' })
  expect(await problemOf(await post('长'.repeat(5000)))).toMatchObject({ code: 'QUERY_TOO_LONG' })
  expect(await problemOf(await post('甲', 'by=week'))).toMatchObject({ code: 'BAD_PARAMETER' })
})

test('a name that could not be counted in time ends the table', async () => {
  const { aggregate } = server.engine
  server.engine.aggregate = async (...asked) => ({ ...(await aggregate(...asked)), totalIsExact: false })
  try {
    expect(await problemOf(await post('志愿'))).toMatchObject({ code: 'TIMEOUT' })
  } finally {
    server.engine.aggregate = aggregate
  }
})

test('the page has a table whose numbers lead to as many hits', async () => {
  const body = await (
    await fetch(`${server.url}/tally?${new URLSearchParams({ names: NAMES.join('\n') })}`)
  ).text()
  const links = [...body.matchAll(/<td><a href="\.\/\?([^"]*)"[^>]*>(\d+)<\/a>/g)]
  expect(links.length).toBeGreaterThan(2)
  for (const [, search, hits] of links) {
    const answer = await fetch(`${server.url}/api/search?${search!.replaceAll('&amp;', '&')}`)
    expect(String(((await answer.json()) as { totalHits: number }).totalHits), search).toBe(hits)
  }
})

test('a letter tells what of each saved query came since, with its address', async () => {
  const engine = fakeEngine()
  const before = new Date().toISOString()
  await engine.update()
  const queries = savedQueries('# 存下的\n后来\t后到\n\n志愿\n')
  expect(queries).toEqual([
    { name: '后来', q: '后到' },
    { name: '志愿', q: '志愿' },
  ])
  const alerts = await alertsOf(engine, queries, before)
  expect(alerts.map(({ name, answer }) => [name, answer.hits.map(({ id }) => id)])).toEqual([
    ['后来', ['late']],
  ])
  const letter = letterOf(alerts, 'a@b.org\nBcc: x@y.org', 'https://a.org/', new Date(0))
  const [head, ...body] = letter.split('\n\n')
  expect(head!.split('\n').map((line) => line.split(':')[0])).toEqual([
    ...['To', 'Subject', 'Date', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'],
  ])
  const [, subject] = /=\?UTF-8\?B\?(.*)\?=/.exec(head!)!
  expect(Buffer.from(subject!, 'base64').toString()).toBe('捷报：新到 1 篇')
  expect(body.join('\n\n')).toContain('【后来】1 篇')
  expect(body.join('\n\n')).toContain('https://a.org/article/late')
  expect(await alertsOf(engine, queries, new Date(Date.now() + 1000).toISOString())).toEqual([])
})

test('saved queries are read in the encoding that they were saved in; a file without any is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-queries-'))
  const file = join(folder, 'queries.txt')
  // In GB18030.
  writeFileSync(file, Buffer.from('d6b2caf7b5c4d6bed4b8d5df', 'hex'))
  expect(readQueries(file)).toEqual([{ name: '植树的志愿者', q: '植树的志愿者' }])
  writeFileSync(file, '# none\n')
  expect(() => readQueries(file)).toThrow(/Cannot find a query/)
  rmSync(folder, { recursive: true })
})

test('a moment is read, or is a day ago', () => {
  expect(sinceOf('2026-11-28', 0)).toBe('2026-11-28T00:00:00.000Z')
  expect(sinceOf(undefined, 86_400_000)).toBe('1970-01-01T00:00:00.000Z')
  expect(() => sinceOf('gestern', 0)).toThrow(/since/)
  expect(namesIn('\uFEFF甲\r\n 乙 \r\n\r甲')).toEqual(['甲', '乙'])
})

test.each(['/api/tally', '/api/check', '/api/incoming'])(
  'a multipart form is no body of %s',
  async (path) => {
    const body = new FormData()
    body.set('file', new Blob(['志愿']), 'names.txt')
    const headers = { authorization: `Bearer ${TOKEN}` }
    const { code, detail } = await problemOf(
      await fetch(server.url + path, { method: 'POST', body, headers }),
    )
    expect([code, detail]).toEqual(['BAD_PARAMETER', expect.stringContaining('multipart')])
  },
)
