/** Files of tools' formats whose parts stand where no tool puts them: read, or refused with a reason. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { umiPage } from '../../src/ingest/formats/umi-ocr.js'
import { runs } from '../sizes.js'
import { readText } from './read.js'

function readOrRefused(text: string, file: string): void {
  try {
    readText(text, file)
  } catch (error) {
    if (!(error instanceof JiebaoError)) throw error
  }
}

const drawn = { numRuns: runs(500) }
const word = fc.constantFrom(
  '本报讯',
  '收割完毕。',
  '12',
  '-3',
  '',
  '10 20 30 40',
  'bbox 1 2 3 4',
  '1,2 3,4',
  'heading',
  '0.4',
  'NaN',
)

/** Elements in any order and depth, with attributes of these names. */
function markup(names: readonly string[], attributes: readonly string[], fixed: readonly string[]) {
  const all = fc.dictionary(fc.constantFrom(...attributes), word, { maxKeys: 4 }).map((own) =>
    Object.entries(own)
      .map(([name, value]) => ` ${name}="${value}"`)
      .join(''),
  )
  const head = fc.tuple(fc.constantFrom(...names), fc.oneof(all, fc.constantFrom(...fixed)))
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      word,
      fc
        .tuple(head, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([[name, own], inner]) => `<${name}${own}>${inner.join('')}</${name}>`),
    ),
  }))
  return fc.array(tree, { maxLength: 4 }).map((own) => own.join(''))
}

const PAGE_NAMES = [
  'Page',
  'TextRegion',
  'TableRegion',
  'TableCell',
  'TextLine',
  'Word',
  'Coords',
  'Point',
  'TextEquiv',
  'Unicode',
  'ReadingOrder',
  'RegionRefIndexed',
]
const ALTO_NAMES = [
  'Page',
  'PrintSpace',
  'TextBlock',
  'TextLine',
  'String',
  'HYP',
  'SP',
  'ElementRef',
  'fileName',
  'ComposedBlock',
]
const ABBYY_NAMES = [
  'page',
  'block',
  'text',
  'par',
  'line',
  'formatting',
  'charParams',
  'row',
  'cell',
  'region',
]
const CLASSES = ['ocr_page', 'ocr_carea', 'ocr_par', 'ocr_line', 'ocrx_word', 'ocr_header'].map(
  (own) => ` class="${own}"`,
)

test.each([
  [
    'PAGE XML',
    markup(
      PAGE_NAMES,
      ['id', 'points', 'conf', 'x', 'y', 'regionRef', 'type', 'imageWidth', 'imageHeight'],
      [' imageWidth="9" imageHeight="9"'],
    ),
    ['<PcGts xmlns="a">', '</PcGts>'],
  ],
  [
    'ALTO',
    markup(
      ALTO_NAMES,
      ['ID', 'CONTENT', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT', 'WC', 'REF'],
      [' HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9" CONTENT="报"'],
    ),
    ['<alto>', '</alto>'],
  ],
  [
    'ABBYY XML',
    markup(
      ABBYY_NAMES,
      ['l', 't', 'r', 'b', 'width', 'height', 'blockType', 'suspicious'],
      [' l="1" t="1" r="9" b="9"'],
    ),
    ['<document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml">', '</document>'],
  ],
  [
    'DjVu XML',
    markup(
      ['OBJECT', 'HIDDENTEXT', 'PARAGRAPH', 'LINE', 'WORD', 'CHARACTER'],
      ['width', 'height', 'coords', 'x-confidence'],
      [' coords="1,9,9,1" width="9" height="9"'],
    ),
    ['<DjVuXML>', '</DjVuXML>'],
  ],
  [
    'hOCR',
    markup(['div', 'span', 'p'], ['title', 'class'], CLASSES),
    ['<html><meta name="ocr-system"/><body>', '</body></html>'],
  ],
] as const)('%s of elements in any order is read, or refused with a reason', (_, tree, [before, after]) => {
  fc.assert(
    fc.property(tree, (own) => readOrRefused(before + own + after, 'a.xml')),
    drawn,
  )
})

/** JSON of these keys in any order and depth. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium' },
    word,
    fc.constantFrom(null, true, 0, -1, 1e9, 'text', 'title', 'table', 'Page', 'Text', 'Title', 100, 101),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'type',
        'text',
        'content',
        'bbox',
        'box',
        'page_idx',
        'text_level',
        'children',
        'block_type',
        'html',
        'category',
        'lines',
        'spans',
        'blocks',
        'block_content',
        'block_label',
        'level',
        'title_content',
        'list_items',
        'paragraphs',
        'boundingRegions',
        'polygon',
        'pages',
        'end',
        'score',
      ),
      tie('json'),
      { maxKeys: 5 },
    ),
  ),
}))

test.each([
  ['[{"type":"text","page_idx":0},', ']'],
  ['[[{"type":"title","content":{"level":1}}],', ']'],
  ['{"pdf_info":[', ']}'],
  ['{"parsing_res_list":[', ']}'],
  ['{"layoutParsingResults":[{"prunedResult":', '}]}'],
  ['[{"bbox":[1,2,3,4],"category":"Text"},', ']'],
  ['{"children":[{"block_type":"Page"},', ']}'],
  ['{"analyzeResult":', '}'],
  ['{"words_result":', '}'],
])('JSON of any shape behind %s is read, or refused with a reason', (before, after) => {
  fc.assert(
    fc.property(json, (own) => readOrRefused(before + JSON.stringify(own) + after, 'a.json')),
    drawn,
  )
})

test.each([
  ['[{"parsing_res_list":[]},', ']', '['],
  ['{"pdf_info":[{"para_blocks":[', ']}]}', '{"blocks":['],
  ['{"children":[{"block_type":"Page","children":[', ']}]}', '{"children":['],
])('JSON that nests without end behind %s is read, or refused with a reason', (before, after, inner) => {
  const deep = 50_000
  const end = inner.startsWith('{') ? ']}' : ']'
  readOrRefused(before + inner.repeat(deep) + end.repeat(deep) + after, 'a.json')
})

test('readIssueText() takes a label that is a name of JavaScript’s for any other', () => {
  const block = { block_label: 'constructor', block_content: '天气晴朗。', block_bbox: [0, 0, 1, 1] }
  const { articles } = readText(JSON.stringify({ parsing_res_list: [block] }), 'a.json')
  expect(articles.map(({ body }) => body)).toEqual(['天气晴朗。'])
})

test('a line of any shape is a page of Umi-OCR, or none, and never an error', () => {
  fc.assert(
    fc.property(
      fc.record({ code: json, data: json, fileName: json, page: json }, { requiredKeys: [] }),
      (row) => {
        expect(() => umiPage(row as Record<string, unknown>)).not.toThrow()
      },
    ),
    drawn,
  )
})

test('lines that stand in no region are read: Transkribus puts those of a table into its cells', () => {
  const line =
    '<TextLine><Coords points="1,1 400,1 400,20 1,20"/><TextEquiv><Unicode>本报讯昨日油菜收割完毕。</Unicode></TextEquiv></TextLine>'
  const page = (inner: string) =>
    `<PcGts xmlns="a"><Page imageWidth="500" imageHeight="500">${inner}</Page></PcGts>`
  for (const inner of [
    line,
    `<TableRegion id="t"><TableCell row="0" col="0">${line}</TableCell></TableRegion>`,
  ]) {
    const { articles } = readText(page(inner), 'a.xml')
    expect(articles.map(({ body }) => body)).toEqual(['本报讯昨日油菜收割完毕。'])
  }
})

test('a line of more words than fit on the stack is read', () => {
  const words = '<WORD coords="1,2,3,4">字</WORD>'.repeat(150_000)
  const text = `<?xml version="1.0"?><DjVuXML><BODY><OBJECT width="100" height="100"><HIDDENTEXT><PAGECOLUMN><REGION><PARAGRAPH><LINE>${words}</LINE></PARAGRAPH></REGION></PAGECOLUMN></HIDDENTEXT></OBJECT></BODY></DjVuXML>`
  const { articles } = readText(text, 'a_djvu.xml')
  expect(articles.map(({ body }) => body.replace(/\s/g, '').length)).toEqual([150_000])
})
