/** What others keep of the archive: citations, exports, feeds, the search description, figures. */

import express from 'express'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvLine } from '../../src/api/export-formats.js'
import { xml } from '../../src/api/feed.js'
import { type Cited, citation } from '../../src/http/citation.js'
import { listen } from '../../src/http/server.js'
import { createSearchRouter } from '../../src/jiebao.js'
import type { ArticleAnswer } from '../../src/model.js'
import { character } from '../characters.js'
import { fakeEngine, taking } from './fake-engine.js'
import { ISSUES } from './fake-issues.js'
import { fetch, problemOf, type Running, serve, startOver } from './harness.js'

const COPIES = 400
/** Packed, a long export is so short that it is in nobody's way. */
const UNPACKED = { 'accept-encoding': 'identity' }
let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine(COPIES))
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const text = async (path: string) => (await get(path)).text()

const { issue, articles } = ISSUES[0]!
const known: ArticleAnswer = {
  ...articles[0]!,
  id: 'a-1',
  headline: '一题',
  section: '要闻',
  reporters: ['甲一', '乙二', '丙三', '丁四'],
  correspondents: [],
  issue: {
    id: issue.id,
    file: issue.file,
    publication: { name: '某日报', basis: 'given', why: '' },
    date: { from: '2024-12-07', to: '2024-12-07', basis: 'given', why: '' },
    number: null,
    scan: null,
  },
}
const unknown: ArticleAnswer = {
  ...known,
  headline: null,
  section: null,
  reporters: [],
  issue: {
    ...known.issue,
    publication: { name: null, basis: 'unknown', why: '没有报头' },
    date: { from: null, to: null, basis: 'unknown', why: '没有日期' },
  },
}
const guessed: ArticleAnswer = {
  ...known,
  reporters: ['甲一'],
  issue: { ...known.issue, date: { from: '2024-12-07', to: '2024-12-21', basis: 'inferred', why: '推算' } },
}
const cited = (article: ArticleAnswer, page: string | null = null): Cited => ({
  article: { ...article, page },
  url: 'https://a.example/article/a-1',
  accessed: '2026-01-05',
})

describe('citation()', () => {
  test('GB/T 7714 names three authors at most, and says what is unknown', () => {
    expect(citation(cited(known, 'A02'), 'gbt7714')).toBe(
      '甲一, 乙二, 丙三, 等. 一题[N/OL]. 某日报, 2024-12-07(A02)[2026-01-05]. https://a.example/article/a-1\n',
    )
    expect(citation(cited(unknown), 'gbt7714')).toBe(
      '[无题][N/OL]. [报名不详], [日期不详](版次不详)[2026-01-05]. https://a.example/article/a-1\n',
    )
    expect(citation(cited(guessed), 'gbt7714')).toContain('[2024-12-07/2024-12-21](版次不详)')
  })

  test('BibTeX has the fields that are known, escaped, and notes for the others', () => {
    const bib = citation(cited({ ...known, headline: '100% & {甲}_乙' }, '3'), 'bibtex')
    expect(bib).toContain('@article{a-1,')
    expect(bib).toContain('title = {100\\% \\& \\{甲\\}\\_乙}')
    expect(bib).toContain('author = {{甲一} and {乙二} and {丙三} and {丁四}}')
    expect(bib).toMatch(/year = \{2024\}[\s\S]*month = dec,[\s\S]*pages = \{3\}/)
    expect(citation(cited({ ...known, id: 'a},b\\' }), 'bibtex')).toMatch(/^@article\{a_7d__2c_b_5c_,\n/)
    const bare = citation(cited(unknown), 'bibtex')
    expect(bare).not.toMatch(/year|month|journal|author|pages/)
    expect(bare).toContain('note = {报名不详；日期不详；版次不详；所记之事：2024-04-08}')
  })

  test('RIS has a tag a line and ends with ER', () => {
    const lines = citation(cited(known, '3'), 'ris').split('\r\n')
    expect(lines.slice(0, 3)).toEqual(['TY  - NEWS', 'TI  - 一题', 'AU  - 甲一'])
    expect(lines).toContain('DA  - 2024/12/07')
    expect(lines.slice(-2)).toEqual(['ER  - ', ''])
    expect(lines).toContain('Y2  - 2026/01/05')
    expect(citation(cited(unknown), 'ris')).toContain('N1  - 日期不详')
  })

  test('an inferred day stands nowhere as if it were exact', () => {
    expect(citation(cited(guessed), 'ris')).toMatch(/DA {2}- 2024\/12\r\n/)
    expect(citation(cited(guessed), 'bibtex')).not.toContain('day =')
    const turn = { from: '2024-12-28', to: '2025-01-10', basis: 'inferred', why: '推算' } as const
    const late = { ...guessed, issue: { ...guessed.issue, date: turn } }
    expect(citation(cited(late), 'ris')).not.toMatch(/PY|DA/)
  })

  test('CSL-JSON marks an inferred span as about', () => {
    const [item] = JSON.parse(citation(cited(guessed), 'csl-json'))
    expect(item).toMatchObject({
      type: 'article-newspaper',
      author: [{ literal: '甲一' }],
      accessed: { 'date-parts': [[2026, 1, 5]] },
      issued: {
        'date-parts': [
          [2024, 12, 7],
          [2024, 12, 21],
        ],
        circa: true,
      },
    })
    const [bare] = JSON.parse(citation(cited(unknown), 'csl-json'))
    expect(bare).not.toHaveProperty('issued')
    expect(bare.note).toBe('报名不详；日期不详；版次不详；所记之事：2024-04-08')
  })
})

describe('GET /api/articles/:id/citation and /similar', () => {
  const at = '/api/articles/7f3a9c21e0b4d503'
  test.each([
    ['gbt7714', 'text/plain'],
    ['bibtex', 'application/x-bibtex'],
    ['ris', 'application/x-research-info-systems'],
    ['csl-json', 'application/vnd.citationstyles.csl+json'],
  ])('%s has its media type and the permanent address', async (format, type) => {
    const answer = await get(`${at}/citation?format=${format}`)
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect(await answer.text()).toContain(`${server.url}/article/7f3a9c21e0b4d503`)
  })

  test('the address is what a proxy in front says, unless it is no host', async () => {
    const proxied = {
      'x-forwarded-host': 'bao.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/a',
    }
    const answer = await get(`${at}/citation`, proxied)
    expect(await answer.text()).toContain('https://bao.example/a/article/')
    const odd = await get(`${at}/citation`, {
      'x-forwarded-host': 'x"><y',
      'x-forwarded-prefix': '/a/..//b c',
    })
    expect(await odd.text()).toContain(`${server.url}/article/`)
  })

  test('what cannot be cited is refused', async () => {
    expect(await problemOf(await get(`${at}/citation?format=apa`))).toMatchObject({
      status: 400,
      code: 'BAD_PARAMETER',
    })
    expect(await problemOf(await get('/api/articles/none/citation'))).toMatchObject({ status: 404 })
    expect(await problemOf(await get('/api/articles/none/similar'))).toMatchObject({ status: 404 })
    expect(await problemOf(await get(`${at}/similar?limit=21`))).toMatchObject({ status: 400 })
  })

  test('similar articles come with what they share', async () => {
    const answer = (await (await get(`${at}/similar?limit=2`)).json()) as { similar: { shared: string[] }[] }
    expect(answer.similar).toHaveLength(2)
    expect(answer.similar[0]!.shared).toContain('解放区')
  })
})

describe('GET /api/timeline', () => {
  test('counts the whole result by month and takes no page', async () => {
    const answer = (await (await get('/api/timeline?q=%E5%BF%97%E6%84%BF')).json()) as {
      totalHits: number
      timeline: { hits: number }[]
    }
    expect(answer.timeline.reduce((sum, { hits }) => sum + hits, 0)).toBe(answer.totalHits)
    expect(await problemOf(await get('/api/timeline?page=1'))).toMatchObject({ code: 'BAD_PARAMETER' })
  })
})

describe('GET /api/export', () => {
  test('CSV has every hit, a mark for spreadsheets and a line for the columns', async () => {
    const answer = await get('/api/export?q=%E5%BF%97%E6%84%BF')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="jiebao.csv"')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.toString().split('\r\n')
    expect(lines[0]).toContain('"编号","类型","标题"')
    expect(lines[1]).toMatch(/^"[^"]+","文章",.*"原文一致"/)
    expect(lines).toHaveLength(3 * COPIES + 2)
  })

  test('JSON lines are the hits of the search', async () => {
    const lines = (await text('/api/export?format=jsonl&q=%E5%BF%97%E6%84%BF')).trim().split('\n')
    expect(lines).toHaveLength(3 * COPIES)
    const { hits } = (await (await get('/api/search?q=%E5%BF%97%E6%84%BF')).json()) as { hits: unknown[] }
    expect(JSON.parse(lines[0]!)).toEqual(hits[0])
  })

  test('reads the archive no faster than its client', async () => {
    const slow = fakeEngine(8_000)
    const over = await serve(slow)
    const answer = await fetch(`${over.url}/api/export?format=jsonl&q=%E5%BF%97%E6%84%BF`, {
      headers: UNPACKED,
    })
    const reader = answer.body!.getReader()
    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(slow.exported).toBeLessThan(24_000)
    await reader.cancel()
    // A client that goes away ends the work.
    await expect.poll(() => taking(slow)).toBe(0)
    expect(slow.exported).toBeLessThan(24_000)
    await over.close()
  })

  test('clients that take nothing do not keep the others out', async () => {
    const app = express().use(createSearchRouter(fakeEngine(8_000), { stallMs: 1000, log: () => {} }))
    const over = await listen(app, '127.0.0.1', 0)
    const url = `http://127.0.0.1:${over.port}/api/export?format=jsonl&q=%E5%BF%97%E6%84%BF`
    const readers = []
    for (let i = 0; i < 4; i++) {
      const reader = (await fetch(url, { headers: UNPACKED })).body!.getReader()
      await reader.read()
      readers.push(reader)
    }
    await expect
      .poll(async () => (await fetch(url, { method: 'HEAD' })).status, { timeout: 20_000 })
      .toBe(200)
    for (const reader of readers) await reader.cancel().catch(() => {})
    await over.close()
  })

  test('a refusal before the first hit has its status', async () => {
    expect(await problemOf(await get('/api/export?format=xls'))).toMatchObject({ code: 'BAD_PARAMETER' })
    expect(await problemOf(await get('/api/export?from=2024-05&to=2024-04'))).toMatchObject({ status: 400 })
    const unready = fakeEngine()
    unready.setReady(false)
    const over = await startOver(unready)
    expect(await problemOf(await fetch(`${over.url}/api/export`))).toMatchObject({ code: 'NO_INDEX' })
    await over.close()
  })

  test('no cell of a CSV is run as a formula, and every cell can be read back', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '=1+1',
        '+1',
        '-1',
        '@a',
        '\t=1',
        '＝1',
        '\r=1',
        ' =1',
        '\u200b=1',
        '\0@a',
        '"',
        'a,"b"\n',
      ),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const line = csvLine(cells)
        const back = [...line.slice(0, -2).matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((one) =>
          one[1]!.replaceAll('""', '"'),
        )
        expect(back).toHaveLength(cells.length)
        for (const [i, one] of back.entries()) {
          expect(one).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u)
          expect(one === cells[i] || one === `'${cells[i]}`).toBe(true)
        }
      }),
    )
  })
})

describe('GET /feed.atom and /opensearch.xml', () => {
  test('a feed has an entry for each hit under an id of the article alone', async () => {
    const feed = await get('/feed.atom?q=%E6%B4%8B%E8%8D%B7%E8%8A%B1')
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const body = await feed.text()
    expect(server.engine.asked.at(-1)).toMatchObject({ q: '洋荷花', sort: 'date:desc', facets: false })
    expect(body).toContain('<id>urn:jiebao:article:7f3a9c21e0b4d503</id>')
    expect(body).toContain('“洋荷花”作“郁金香”：同义词表')
    expect(body).toContain(`href="${server.url}/article/7f3a9c21e0b4d503"`)
    expect(body).toMatch(/<updated>2024-04-18T00:00:00Z<\/updated>/)
    const etag = feed.headers.get('etag')!
    expect((await get('/feed.atom?q=%E6%B4%8B%E8%8D%B7%E8%8A%B1', { 'if-none-match': etag })).status).toBe(
      304,
    )
  })

  test('a feed that its time does not suffice for is refused, not short', async () => {
    const { search } = server.engine
    server.engine.search = async (request) => ({ ...(await search(request)), totalIsExact: false })
    const feed = await get('/feed.atom?q=%E5%BF%97%E6%84%BF')
    server.engine.search = search
    expect([feed.status, (await feed.json()).code]).toEqual([503, 'TIMEOUT'])
  })

  test('a query is followed whole, question marks and all', async () => {
    const body = await text('/feed.atom?q=%E5%9F%8E?%E6%96%B0')
    expect(body).toContain(`<id>${server.url}/feed.atom?q=%E5%9F%8E?%E6%96%B0</id>`)
  })

  test('nothing printed or typed breaks the markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: character }), (printed) => {
        expect(xml(printed)).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
        expect(xml(printed)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
      }),
    )
  })

  test('the search description names addresses of this archive', async () => {
    const body = await text('/opensearch.xml')
    expect(body).toContain(`template="${server.url}/?q={searchTerms}&amp;page={startPage?}"`)
    expect(body).toContain('<ShortName>捷报</ShortName>')
  })
})

describe('GET /metrics', () => {
  test('counts requests by route and never by what was asked', async () => {
    await get('/api/search?q=secretword')
    await get('/api/articles/secretword')
    const body = await text('/metrics')
    expect(body).toMatch(
      /jiebao_http_request_seconds_count\{method="GET",route="\/api\/search",status="200"\} [1-9]/,
    )
    expect(body).toMatch(/route="\/api\/articles\/:id",status="404"/)
    expect(body).toContain('jiebao_articles ')
    expect(body).toContain('process_cpu_seconds_total')
    expect(body).not.toContain('secretword')
  })
})
