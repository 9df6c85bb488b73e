/** Tables of articles: CSV as Excel and databases save it, and lists of articles in JSON. Written here. */
import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { isListOfObjects, rawElements } from '../../src/ingest/formats/raw-elements.js'
import { readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import type { Issue, Refusal } from '../../src/model.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiebao-tables-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
/** @param beside value of the sidecar */
async function read(ending: string, content: string | Uint8Array, beside?: unknown) {
  const name = `${++files}`
  const file = `${name}.${ending}`
  writeFileSync(join(folder, file), content)
  if (beside !== undefined) writeFileSync(join(folder, `${name}.meta.json`), JSON.stringify(beside))
  const issues: Issue[] = []
  const refusals: Refusal[] = []
  for await (const issue of readSource({ file, path: join(folder, file) }, (one) => refusals.push(one)))
    issues.push(issue)
  return { issues, refusals, articles: issues.flatMap(({ articles }) => articles) }
}

async function refusalOf(...args: Parameters<typeof read>): Promise<string> {
  const error = await read(...args).then(
    () => undefined,
    (cause) => cause,
  )
  expect(error).toBeInstanceOf(JiebaoError)
  return chineseOf(error)
}

const CSV = `编号,报纸名称,见报日期,版次,标题,作者,正文
17,柳河日报,1998/6/5,2,三千亩油菜五天收割入仓,"李文；王 芳","昨日，""最后一块""油菜地收割完毕。\r
比去年早三天。"

18,柳河日报,1998-6-5,3,城南小学添了新教室,赵新 钱立,二十三间新教室启用。
19,柳河日报,1998年6月6日,1,麦收开镰,,城东乡开镰。
`

describe('readSource() reads a table', () => {
  test('of columns with usual names: rows of one day are one issue', async () => {
    const { issues, articles, refusals } = await read('csv', CSV)
    expect(refusals.map(({ reason }) => reason)).toEqual([expect.stringContaining('“编号”')])
    expect(issues.map(({ issue, articles }) => [issue.date.from, articles.length])).toEqual([
      ['1998-06-05', 2],
      ['1998-06-06', 1],
    ])
    expect(issues[0]!.issue.publication).toMatchObject({ name: '柳河日报', basis: 'given' })
    expect(articles[0]).toMatchObject({
      headline: '三千亩油菜五天收割入仓',
      body: '昨日，"最后一块"油菜地收割完毕。\n比去年早三天。',
      page: '2',
      reporters: ['李文', '王 芳'],
      lines: [[2, 2]],
    })
    expect(articles[1]).toMatchObject({ reporters: ['赵新', '钱立'], lines: [[5, 5]] })
    expect(articles.map(({ id }) => id)).not.toContain('17')
  })

  const inGbk = Buffer.from('b1eacce22cd5fdcec40d0ac2f3cad52cbfaac1adc1cba1a30d0a', 'hex')
  test.each([
    ['GB18030', inGbk, '麦收', '开镰了。'],
    [
      'UTF-16 with tabs',
      Buffer.from('\ufeff标题\t正文\r\n麦收\t开镰了。\r\n', 'utf16le'),
      '麦收',
      '开镰了。',
    ],
    ['UTF-8 with its mark and semicolons', '\ufeff标题;正文\n麦收;开镰了。\n', '麦收', '开镰了。'],
  ])('in %s', async (_, bytes, headline, body) => {
    expect((await read('csv', bytes)).articles).toMatchObject([{ headline, body }])
  })

  test('that was copied from a sheet into a text, between tabs', async () => {
    const rows = [
      ['编号', '日期', '版', '标题', '作者', '正文'],
      ['HS-01', '1958.12.3', '1', '涡河两岸摆开阵势', '柴俊', '十七个公社出动八万人。'],
      ['HS-02', '1958.12.3', '2', '也要关心群众睡觉', '', '白天大干，夜里也要睡足。'],
    ]
    const { issues, articles } = await read('txt', rows.map((row) => row.join('\t')).join('\n'))
    expect(issues.map(({ issue }) => issue.date.from)).toEqual(['1958-12-03'])
    expect(articles.map(({ headline, body, reporters, page }) => [headline, body, reporters, page])).toEqual([
      ['涡河两岸摆开阵势', '十七个公社出动八万人。', ['柴俊'], '1'],
      ['也要关心群众睡觉', '白天大干，夜里也要睡足。', [], '2'],
    ])
    // Tabs alone make no table of articles, nor do the names of columns over a page.
    const page = await read(
      'txt',
      '柳河日报\t1998年6月5日\t第三版\n\n麦收开镰\n\n本报讯 城东乡昨天开镰收麦。\n',
    )
    expect(page.articles.map(({ headline }) => headline)).toContain('麦收开镰')
    const named = await read('txt', '标题\t正文\t作者\n麦收开镰\n\n本报讯 城东乡昨天开镰收麦。\n')
    expect(named.articles.some(({ body }) => body.includes('城东乡昨天开镰'))).toBe(true)
  })

  test('that TRS exported: a record behind each <REC>, values over several lines', async () => {
    const text = [
      ...['<REC>', '<文献号>=1', '<日期>=1986.10.21', '<版次>=2', '<标题>=麦收开镰', '<作者>=赵新;钱立'],
      ...['<正文>=本报讯 城东乡昨天开镰。', '　　乡里的干部也下田。', ''],
      ...[
        '<REC>',
        '<文献号>=2',
        '<日期>=19861021',
        '<版次>=3',
        '<标题>=学校添教室',
        '<正文>=二十三间新教室启用。',
      ],
    ].join('\r\n')
    const { issues, articles } = await read('txt', text)
    expect(issues.map(({ issue }) => issue.date.from)).toEqual(['1986-10-21'])
    expect(
      articles.map(({ headline, paragraphs, reporters, page }) => [
        headline,
        paragraphs.length,
        reporters,
        page,
      ]),
    ).toEqual([
      ['麦收开镰', 2, ['赵新', '钱立'], '2'],
      ['学校添教室', 1, [], '3'],
    ])
    const inGb = await read(
      'txt',
      Buffer.from('3c5245433e0d0a3cb1eacce23e3dc2f3cad50d0a3cd5fdcec43e3dbfaac1adc1cba1a30d0a', 'hex'),
    )
    expect(inGb.articles.map(({ headline, body }) => [headline, body])).toEqual([['麦收', '开镰了。']])
    // A record without text is told by its line, and the others are taken.
    const textless = await read('txt', text.replace('<正文>=二十三', '<摘要>=二十三'))
    expect(textless.articles).toHaveLength(1)
    expect(textless.refusals.map(({ line }) => line)).toContain(10)
  })

  test('whose columns the sidecar names, with what holds for all rows', async () => {
    const beside = { publication: '柳河日报', date: '1998-06-05', columns: { id: 'nr', text: ['导语', 'T'] } }
    const { articles, issues, refusals } = await read(
      'csv',
      'nr,标题,导语,T,备注\na-1,麦收,开镰了。,十万亩。,缺角\n',
      beside,
    )
    expect(issues[0]!.issue).toMatchObject({
      publication: { name: '柳河日报' },
      date: { from: '1998-06-05' },
    })
    expect(articles).toMatchObject([{ id: 'a-1', headline: '麦收', body: '开镰了。\n十万亩。' }])
    expect(refusals).toMatchObject([{ code: 'UNKNOWN_KEY', line: 2 }])
    expect(refusals[0]!.reason).toContain('备注')
  })

  test('whose texts are HTML, by what is printed of them', async () => {
    const html =
      '"<p style=""a"">开镰了&amp;。</p><div><img src=""a.jpg"" /></div><p>十万亩。<br/>五天收完。</p>"'
    const { articles } = await read('csv', `标题,正文\n麦收,${html}\n插秧,亩产 <五百> 斤。\n`)
    expect(articles.map(({ body }) => body)).toEqual(['开镰了&。\n十万亩。\n五天收完。', '亩产 <五百> 斤。'])
  })

  test('and tells a row without text by its line, taking the others', async () => {
    const { articles, refusals } = await read('csv', '标题,正文\n甲,\n乙,"两行\n的正文"\n丙, \n')
    expect(articles.map(({ headline }) => headline)).toEqual(['乙'])
    expect(refusals.map(({ line }) => line)).toEqual([2, 5])
  })

  test.each([
    ['without a column of text', 'a,b\n1,2\n', undefined, /哪一列是正文/],
    ['with a quotation mark that never closes', '标题,正文\n甲,"乙\n丙,丁\n', undefined, /引号没有合上/],
    ['without a row', '标题,正文\n', undefined, /没有一行/],
    ['that is a spreadsheet', 'PK\u0003\u0004rest', undefined, /导出为 \.csv/],
    ['with a wrong sidecar', '标题,正文\n甲,乙\n', { columns: { text: 3 } }, /columns\.text/],
    [
      'of a column that is not there',
      '标题,正文\n甲,乙\n',
      { columns: { title: '题' } },
      /columns\.title.*题/,
    ],
    [
      'of a text that is not there',
      '标题,正文\n甲,乙\n',
      { columns: { text: ['正文', '下'] } },
      /columns\.text.*下/,
    ],
    ['of broken GB18030', Buffer.from('b1eacce22cd5fdceffff0a', 'hex'), undefined, /GB18030/],
    ['of no byte', '', undefined, /空/],
  ])('%s, it is refused in words', async (_, content, beside, reason) => {
    expect(await refusalOf('csv', content, beside)).toMatch(reason)
  })
})

describe('readSource() reads a list of articles in JSON', () => {
  const rows = [
    { title: '麦收', content: '开镰了。', date: '1998-06-05', meta: { paper: '柳河日报' } },
    { title: '插秧', content: '开始了。', date: '1998-06-05', meta: { paper: '柳河日报' } },
  ]
  const beside = { columns: { publication: 'meta.paper' } }

  test.each([
    ['by itself', JSON.stringify(rows, null, 1)],
    ['in an object', JSON.stringify({ code: 0, note: '[{"', RECORDS: rows, pages: [] })],
  ])('%s', async (_, text) => {
    const { articles, issues, refusals } = await read('json', text, beside)
    expect(refusals).toEqual([])
    expect(issues).toMatchObject([{ issue: { publication: { name: '柳河日报' } } }])
    expect(articles).toMatchObject([
      { headline: '麦收', body: '开镰了。' },
      { headline: '插秧', body: '开始了。' },
    ])
  })

  test('that breaks off: what is whole is taken, the rest is named', async () => {
    const { articles, refusals } = await read('json', JSON.stringify(rows, null, 1).slice(0, -20), beside)
    expect(articles).toHaveLength(1)
    expect(refusals).toMatchObject([{ line: 10, code: 'BAD_ISSUE' }])
  })

  test.each([
    ['without a text', '[{"title": "麦收", "tags": ["a"]}]', /哪一列是正文/],
    ['of nothing', '[]', /JSON/],
    ['of an object', '{"title": "麦收"}', /JSON/],
  ])('%s, it is refused in words', async (_, content, reason) => {
    expect(await refusalOf('json', content)).toMatch(reason)
  })
})

test.each([
  ['that breaks off between two articles', '[{"title": "麦收", "text": "开镰了。"},', 1],
  ['that breaks off behind an article', '[{"title": "麦收", "text": "开镰了。"}', 1],
  ['behind another', '[{"title": "麦收", "text": "开镰了。"}]\n[{"title": "插秧", "text": "开始了。"}]', 2],
  [
    'beside another',
    '{"a": [{"title": "麦收", "text": "开镰了。"}],\n"b": [{"title": "插秧", "text": "开始了。"}]}',
    2,
  ],
])('a list %s: the rest is named', async (_, text, line) => {
  const { articles, refusals } = await read('json', text)
  expect(articles).toHaveLength(1)
  expect(refusals).toMatchObject([{ line, code: 'BAD_ISSUE' }])
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return 'no JSON'
  }
}

test('rawElements() cuts a list wherever its chunks end', async () => {
  const text = '{"a":"x]",\n"list": [ {"t":"}]\\"","n":[1,{"b":2}]},\n3 , "s,]"\n], "more": [{}]}'
  expect(isListOfObjects(text)).toBe(true)
  for (const size of [1, 2, 3, 7, 1000]) {
    async function* chunks() {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const found: [number, unknown][] = []
    for await (const { line, bytes } of rawElements(chunks()))
      found.push([line, parsed(Buffer.from(bytes!).toString())])
    expect(found).toEqual([
      [2, { t: '}]"', n: [1, { b: 2 }] }],
      [3, 3],
      [3, 's,]'],
      [4, 'no JSON'],
    ])
  }
})
