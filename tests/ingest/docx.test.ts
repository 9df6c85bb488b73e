/** Documents of Word. They are written here, after ECMA-376; python-docx.docx is what python-docx 1.2
 * wrote, without its thumbnail. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { explainIssueText, otherKindOf, readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import { type Packed, zipOf } from '../zip.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiebao-docx-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

function docx(body: string, more: Packed[] = []): Buffer {
  return zipOf([
    {
      name: '[Content_Types].xml',
      bytes: `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `<Relationships xmlns="${LINKS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/styles.xml',
      bytes: `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    { name: 'word/document.xml', bytes: `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>` },
    ...more,
  ])
}

type Type = { style?: string; halfPoints?: number; bold?: boolean }
function p(text: string, { style, halfPoints, bold }: Type = {}): string {
  const styled = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''
  const type = `${bold ? '<w:b/>' : ''}${halfPoints ? `<w:sz w:val="${halfPoints}"/>` : ''}`
  const runs = text.split('\n').map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
  return `<w:p>${styled}<w:r><w:rPr>${type}</w:rPr>${runs.join('<w:br/>')}</w:r></w:p>`
}
const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`

async function read(bytes: Uint8Array, file = 'a.docx') {
  const path = join(folder, file)
  writeFileSync(path, bytes)
  for await (const issue of readSource({ file, path }, () => {})) return issue
  throw new Error('no issue')
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const error = await read(bytes).then(
    () => undefined,
    (cause) => cause,
  )
  expect(error).toBeInstanceOf(JiebaoError)
  return chineseOf(error)
}

const HEAD = '检修班三天修好六台机泵'
const BODY = '本报讯（通讯员 蒋丽萍）检修班的同志们把六台机泵全部修好，比计划提前了三天，一次试车成功。'
const SECOND = '职工书屋开到倒班楼'
const SECOND_BODY = '本报讯 第五个职工书屋昨日在倒班楼揭牌，藏书四千三百册，全天向职工开放，凭工牌借阅。'

test.each<[string, Type, Type]>([
  ['a style of headings', { style: 'a1' }, {}],
  ['larger type', { halfPoints: 36 }, { halfPoints: 24 }],
  ['bold type', { bold: true }, {}],
])('%s tells a headline', async (_, head, body) => {
  const masthead = p('望江石化报  2015年10月28日  星期三  第2版', body)
  const text = masthead + p(HEAD, head) + p(BODY, body) + p(SECOND, head) + p(SECOND_BODY, body)
  const { issue, articles } = await read(docx(text))
  expect(issue).toMatchObject({
    page: '2',
    date: { from: '2015-10-28' },
    publication: { name: '望江石化报' },
  })
  expect(articles.filter(({ kind }) => kind === 'article')).toMatchObject([
    { headline: HEAD, body: BODY, correspondents: ['蒋丽萍'], lines: [[2, 3]] },
    { headline: SECOND, body: SECOND_BODY },
  ])
})

test('a row of a table is a line, and a table that only sets text side by side is its paragraphs', async () => {
  const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
  const table = `<w:tbl>${row('车间', '台数')}${row('一车间', '四台')}</w:tbl>`
  const side = `<w:tbl><w:tr><w:tc>${p(SECOND, { style: 'a1' })}${p(SECOND_BODY)}</w:tc>${cell('')}</w:tr></w:tbl>`
  const { articles } = await read(docx(p(HEAD, { style: 'a1' }) + p(BODY) + table + side))
  expect(articles[0]!.body).toBe(`${BODY}\n车间  台数\n一车间  四台`)
  expect(articles[1]).toMatchObject({ headline: SECOND, body: SECOND_BODY })
})

test('a document that python-docx wrote, whatever its name', async () => {
  const bytes = readFileSync(fileURLToPath(new URL('formats/python-docx.docx', import.meta.url)))
  const { articles } = await read(bytes, 'b.txt')
  expect(articles).toMatchObject([{ headline: HEAD, body: BODY }])
})

test.each<[string, Buffer, RegExp]>([
  ['that is cut off', docx(p(BODY)).subarray(0, 900), /损坏的 \.docx/],
  ['that is another packed file', zipOf([{ name: 'a.txt', bytes: 'x' }]), /不是 \.docx/],
  ['without a word', docx(p(' ')), /没有文字/],
  [
    'far larger than it says',
    docx(p(BODY), [{ name: 'word/a.xml', bytes: ' '.repeat(2e6), size: 10 }]),
    /损坏的 \.docx/,
  ],
  ['far larger unpacked', docx(p(BODY), [{ name: 'word/a.xml', bytes: `<a>${' '.repeat(5e6)}` }]), /大得多/],
  ['of an old kind', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /另存为不加密码的 \.docx/],
])('%s, it is refused in words', async (_, bytes, reason) => {
  expect(await refusalOf(bytes)).toMatch(reason)
})

test('a .docx is a source, and cannot be read at once', () => {
  expect(otherKindOf('a.docx')).toBeUndefined()
  expect(() => explainIssueText(docx(p(BODY)), 'a.docx')).toThrow(JiebaoError)
})
