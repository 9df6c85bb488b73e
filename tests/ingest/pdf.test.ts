/** PDFs with a text layer. They are written here, after ISO 32000, with a font that only its CMap tells. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiebao-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type At = [left: number, bottom: number, size: number, text: string]

/** Pages of 400 × 600 points, all alike. */
function pdf(lines: readonly At[], pages = 1): Buffer {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const draw = lines.map(([x, y, size, text]) => `/F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj`)
  const content = `BT ${draw.join('\n')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(pages)}] /Count ${pages} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 90 >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${text}xref\n0 8\n0000000000 65535 f \n${table}trailer << /Size 8 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

async function read(name: string, bytes: Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  for await (const issue of readSource({ file: name, path }, () => {})) return issue
  throw new Error('no issue')
}

const HEAD = '三千亩油菜五天收割入仓'
/** Two columns of twelve characters, ten points each; the second story's is as wide as the page. */
const PAGE: At[] = [
  [20, 560, 10, '柳河日报　１９９８年６月５日　星期五　第２版'],
  [20, 520, 24, HEAD],
  [40, 490, 10, '本报讯　昨日，城东乡'],
  [20, 475, 10, '最后一块油菜地收割完毕，'],
  // Drawn before the first column ends, as a tool may do it.
  [200, 490, 10, '乡里的干部也下到田头去，'],
  [20, 460, 10, '比去年同期早了三天，连日'],
  [200, 475, 10, '帮着装车。'],
  [220, 460, 10, '今年亩产比上年增加八'],
  [200, 445, 10, '公斤。'],
]

/** The reader gives a full-width blank as a blank. */
const BODY =
  '本报讯 昨日，城东乡最后一块油菜地收割完毕，比去年同期早了三天，连日乡里的干部也下到田头去，帮着装车。\n今年亩产比上年增加八公斤。'

test('a page of two columns gives its headline, its paragraphs and their joins', async () => {
  const { issue, articles } = await read('a.pdf', pdf(PAGE))
  expect(issue).toMatchObject({ page: '2', date: { from: '1998-06-05', basis: 'printed' } })
  const [story] = articles
  expect(story).toMatchObject({ kind: 'article', headline: HEAD })
  expect(story!.body).toBe(BODY)
  expect(story!.joins.map(({ fromLine, toLine }) => [fromLine, toLine])).toEqual([
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 7],
    [8, 9],
  ])
})

test('a PDF is told by its first bytes, and text printed over itself is read once', async () => {
  const twice = PAGE.flatMap(([x, y, size, text]): At[] => [
    [x, y, size, text],
    [x + 0.3, y, size, text],
  ])
  const { articles } = await read('a.txt', pdf(twice))
  expect(articles[0]!.headline).toBe(HEAD)
  expect(articles[0]!.body).toBe(BODY)
})

test.each([
  ['without text', pdf([]), /扫描的 PDF/],
  ['damaged', pdf(PAGE).subarray(0, 200), /损坏的 PDF/],
  // Its other pages would be left out in silence.
  ['with too many pages', pdf(PAGE, 401), /超过 400 页/],
])('%s, it is refused in words', async (_, bytes, reason) => {
  const refusal = await read('b.pdf', bytes).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(JiebaoError)
  expect(chineseOf(refusal as JiebaoError)).toMatch(reason)
})
