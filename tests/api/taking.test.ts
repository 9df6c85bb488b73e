/** Taking a result along: every format holds every hit, whole, in order, and is read no faster than its client. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { MOST_FILES } from '../../src/api/export-formats.js'
import type { ArticleAnswer, Hit } from '../../src/model.js'
import { fakeEngine, taking } from './fake-engine.js'
import { fetch, problemOf, type Running, serve } from './harness.js'

const COPIES = 30
const Q = '/api/export?q=%E5%BF%97%E6%84%BF'
let server: Running
let articles: ArticleAnswer[]
beforeAll(async () => {
  server = await serve(fakeEngine(COPIES))
  articles = []
  for await (const { article } of server.engine.export({ q: '志愿' }, { whole: true }))
    articles.push(article!)
})
afterAll(() => server.close())
const get = (path: string) => fetch(server.url + path)
const titles = () => articles.map(({ headline }) => headline ?? '[无题]')

/** The files of a zip, name and text. */
function unzipped(bytes: Buffer): Promise<[name: string, text: string][]> {
  return new Promise((done, failed) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return failed(error)
      const files: [string, string][] = []
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (broken, stream) => {
          if (broken) return failed(broken)
          const parts: Buffer[] = []
          for await (const part of stream) parts.push(part as Buffer)
          files.push([entry.fileName, Buffer.concat(parts).toString()])
          zip.readEntry()
        })
      })
      zip.on('end', () => done(files))
      zip.on('error', failed)
      zip.readEntry()
    })
  })
}

test('JSON lines with text have the whole article of each hit', async () => {
  const lines = (await (await get(`${Q}&format=jsonl&text=1`)).text()).trim().split('\n')
  const hits = lines.map((line) => JSON.parse(line) as Hit & { article: ArticleAnswer })
  expect(hits.map(({ article }) => article)).toEqual(articles)
  expect(articles[0]).toEqual(await server.engine.article(articles[0]!.id))
  expect(articles.length).toBeGreaterThan(COPIES)
})

test('a table with text ends with the whole text', async () => {
  const body = await (await get(`${Q}&text=1`)).text()
  expect(body.split('\r\n')[0]).toMatch(/,"全文"$/)
  for (const { body: text } of articles) expect(body).toContain(`"${text.replaceAll('"', '""')}`)
})

test('a zip has a text of each article, in the order of the hits', async () => {
  const answer = await get(`${Q}&format=zip`)
  expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
    'application/zip',
    'attachment; filename="jiebao.zip"',
  ])
  const files = await unzipped(Buffer.from(await answer.arrayBuffer()))
  expect(files).toHaveLength(articles.length)
  for (const [i, [name, text]] of files.entries()) {
    const { id, headline, body } = articles[i]!
    expect(name).toMatch(new RegExp(`^${String(i + 1).padStart(5, '0')} [^\\\\/:*?"<>|]+\\.txt$`))
    expect(text).toContain(`\n\n${body}`)
    expect(text).toContain(headline ?? '')
    expect(text).toContain(`${server.url}/article/${id}`)
  }
})

test.each([
  ['ris', 'ris', (body: string) => [...body.matchAll(/^TI {2}- (.*)\r$/gm)].map(([, title]) => title)],
  [
    'bibtex',
    'bib',
    (body: string) => [...body.matchAll(/^ {2}title = \{(.*)\},$/gm)].map(([, title]) => title),
  ],
  ['csl-json', 'json', (body: string) => (JSON.parse(body) as { title: string }[]).map(({ title }) => title)],
  [
    'gbt7714',
    'txt',
    (body: string) => [...body.matchAll(/(?:^|\. )([^\n]*?)\[N\/OL\]/gm)].map(([, title]) => title),
  ],
])('%s has a citation of each', async (format, ending, titlesOf) => {
  const answer = await get(`${Q}&format=${format}`)
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="jiebao.${ending}"`)
  const body = await answer.text()
  expect(titlesOf(body).length).toBe(articles.length)
  if (format === 'csl-json' || format === 'ris') expect(titlesOf(body)).toEqual(titles())
})

test('of a search without hits every format is a whole file', async () => {
  const none = '/api/export?q=%22%E6%AD%A4%E5%8F%A5%E4%BB%8E%E6%9C%AA%E8%A7%81%E6%8A%A5%22'
  expect((await (await get(`${none}&text=1`)).text()).trim().split('\r\n')).toHaveLength(1)
  for (const format of ['jsonl', 'ris', 'bibtex', 'gbt7714'])
    expect(await (await get(`${none}&format=${format}`)).text(), format).toBe('')
  expect(JSON.parse(await (await get(`${none}&format=csl-json`)).text())).toEqual([])
  expect(await unzipped(Buffer.from(await (await get(`${none}&format=zip`)).arrayBuffer()))).toEqual([])
})

test('chosen articles alone are taken along', async () => {
  const [first, , third] = articles
  const lines = await (await get(`/api/export?format=ris&id=${first!.id}&id=${third!.id}&id=none`)).text()
  expect([...lines.matchAll(/^UR {2}- .*\/article\/(.*)\r$/gm)].map(([, id]) => id).sort()).toEqual(
    [first!.id, third!.id].sort(),
  )
})

test('a citation is a file with the name of its article', async () => {
  const { id } = articles[0]!
  const answer = await get(`/api/articles/${id}/citation?format=bibtex`)
  expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toMatch(
    /^attachment; filename\*=UTF-8''\d{4}-\d\d-\d\d [^/:*?"<>|]+\.bib$/,
  )
})

test('a zip is read no faster than its client, and ends with it', async () => {
  const slow = fakeEngine(8_000)
  const over = await serve(slow)
  const answer = await fetch(`${over.url}${Q}&format=zip`)
  const reader = answer.body!.getReader()
  await reader.read()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(slow.exported).toBeLessThan(20_000)
  await reader.cancel()
  await expect.poll(() => taking(slow)).toBe(0)
  expect(slow.exported).toBeLessThan(20_000)
  await over.close()
})

test('more texts than a zip may have are refused before the first', async () => {
  const { search } = server.engine
  server.engine.search = async (request) => ({ ...(await search(request)), totalHits: MOST_FILES + 1 })
  try {
    expect(await problemOf(await get(`${Q}&format=zip`))).toMatchObject({
      code: 'BAD_PARAMETER',
      status: 400,
    })
  } finally {
    server.engine.search = search
  }
})
