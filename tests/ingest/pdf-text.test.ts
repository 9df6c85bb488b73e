/** Text layers of PDFs as tools give them: characters that fonts lead to radicals, and pdftotext's words with their places. */
import { expect, test } from 'vitest'
import { withCharacters } from '../../src/lexicon.js'
import { readText } from './read.js'

test('readIssueText() gives characters for radicals and doubles of the text layer, in names too', () => {
  const text =
    '⼩⻰虾养殖喜获丰收\n本报记者 ⻢志⾼ ⻩英\n　　昨⽇，城东乡的⽔⽥⾥来了⼀批新客⼈，村⺠们第⼀次在稻⽥⾥放养⼩⻰虾，估计每亩增收三千元。\n'
  const [story, ...more] = readText(text, 'a.txt').articles
  expect(more).toEqual([])
  expect(story).toMatchObject({ headline: '小龙虾养殖喜获丰收', reporters: ['马志高', '黄英'] })
  expect(story!.body).toContain('昨日，城东乡的水田里来了一批新客人，村民们')
})

test('withCharacters() keeps the length, and variants that are drawn otherwise', () => {
  const all = String.fromCharCode(...Array.from({ length: 0x500 }, (_, i) => 0x2e00 + i), 0xf9ba, 0xfa19)
  expect(withCharacters(all)).toHaveLength(all.length)
  expect(withCharacters('⾧⻑⻓⼾ 了 神')).toBe('長長长户 了 神')
})

const HEAD = '三千亩油菜五天收割入仓'
/** Two columns of twelve characters, ten points each, below a headline; drawn across, as the tool may find them. */
const ROWS = [
  ['　　本报讯　昨天城东乡最', '乡里的干部也下到田头去，'],
  ['后一块油菜地收割完毕，比', '和社员们一道割到了天黑，'],
  ['去年同期早了整整三天，连', '晚饭也是送到地里去吃的。'],
] as const

const box = (left: number, top: number, size: number, text: string) =>
  `xMin="${left}" yMin="${top - size * 0.6}" xMax="${left + size * text.length}" yMax="${top + size * 1.6}"`
const line = (left: number, top: number, size: number, text: string) => {
  const own = text.trimStart()
  const place = box(left + (text.length - own.length) * size, top, size, own)
  return `<line ${place}><word ${place}>${own}</word></line>`
}

test('a page of pdftotext -bbox-layout is read by the places of its words, whose boxes are higher than the type', () => {
  const lines = ROWS.flatMap(([left, right], i) => [
    line(20, 80 + 15 * i, 10, left),
    line(170, 80 + 15 * i, 10, right),
  ])
  const xml = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml">
<head>
<title></title>
</head>
<body>
<doc>
  <page width="320.000000" height="400.000000">
    <flow>
      <block ${box(20, 20, 24, HEAD)}>${line(20, 20, 24, HEAD)}</block>
    </flow>
    <flow><block ${box(20, 80, 10, ROWS[0][0])}>${lines.join('\n')}</block></flow>
  </page>
</doc>
</body>
</html>`
  const [story, ...more] = readText(xml, 'a.html').articles
  expect(more).toEqual([])
  expect(story).toMatchObject({ headline: HEAD })
  expect(story!.body).toBe([...ROWS.map(([left]) => left), ...ROWS.map(([, right]) => right)].join('').trim())
})
