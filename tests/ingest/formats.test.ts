/**
 * Files that tools write, read by their first bytes.
 *
 * tesseract.alto.xml and tesseract.hocr are what Tesseract 5.3 wrote of one invented page that
 * Chromium printed; whatever else stands here is written after the formats' documents.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import type { LaidPage } from '../../src/ingest/formats/layout.js'
import { FORMATS } from '../../src/ingest/formats/registry.js'
import { otherKindOf, picturePaths, readIssueText, refuseOthers, twinsIn } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import type { Issue } from '../../src/model.js'
import { encode, readText } from './read.js'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`formats/${name}`, import.meta.url)))
const stories = ({ articles }: Issue) => articles.filter(({ kind }) => kind === 'article')

function refusalOf(bytes: Uint8Array, file = 'a.txt'): string {
  try {
    readIssueText(bytes, file)
  } catch (error) {
    if (error instanceof JiebaoError) return chineseOf(error)
  }
  throw new Error('not refused')
}

// ---------------------------------------------------------------- the registry

test('a format that is registered reads the files that it recognises, whatever their name', () => {
  const blocks: LaidPage['blocks'] = [
    ['title', '三千亩油菜五天收割入仓'],
    [
      'text',
      '城东乡最后一块油菜地昨日收割完毕，比去年同期早了三天，乡里的干部也下到田头帮忙，夜里还在打场。',
    ],
  ].map(([label, text]) => ({
    label: label as 'title' | 'text',
    level: 1,
    lines: [{ text: text!, box: undefined, typeSize: undefined, doubtful: [] }],
  }))
  const toy = {
    id: 'toy',
    name: '试',
    recognises: ({ head }: { head: string }) => head.startsWith('TOY1'),
    read: () => [{ aspect: 1, isOrdered: true, blocks }],
  }
  FORMATS.push(toy)
  try {
    const [story, ...more] = stories(readText('TOY1 any bytes'))
    expect(more).toEqual([])
    expect(story!.headline).toBe('三千亩油菜五天收割入仓')
    expect(story!.lines).toEqual([[1, 2]])
  } finally {
    FORMATS.pop()
  }
})

test('every format has a name and an id of its own, and none recognises prose', () => {
  expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length)
  const prose = { head: '三千亩油菜五天收割入仓\n本报讯 <b>昨日</b>，城东乡…{"a":1}', file: 'a.txt' }
  expect(FORMATS.filter((format) => format.recognises(prose))).toEqual([])
})

test.each([
  ['XML', '<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', /XML/],
  ['XML without its first line', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', /XML/],
  ['JSON', '{"page_idx": 0, "text": "本报讯"}', /JSON/],
  ['a JSON array', '[\n  {"title": "a"}\n]', /JSON/],
  ['RTF', '{\\rtf1\\ansi a}', /RTF/],

  ['a zip', 'PK\u0003\u0004rest', /压缩包/],
])('%s under the name of a text is never read as prose', (_, text, reason) => {
  expect(refusalOf(encode(text))).toMatch(reason)
})

test.each([
  ['[本报讯] 昨日，县里召开会议，部署今年的播种工作，要求各乡抢在雨前播种。'],
  ['{附图一} 昨日，县里召开会议，部署今年的播种工作，要求各乡抢在雨前播种。'],
  ['<三千亩油菜> 昨日，县里召开会议，部署今年的播种工作，要求各乡抢在雨前。'],
])('prose that begins like markup is prose: %s', (text) => {
  expect(readText(text).articles[0]!.body).toContain('昨日')
})

test.each([
  ['扫描/1.jpg', 'image'],
  ['a.PDF', undefined],
  ['a.doc', 'document'],
  ['OEBPS/c1.xhtml', undefined],
  ['报/版.ofd', 'fixed'],
  ['a.caj', 'fixed'],
  ['a.mht', 'savedPage'],
  ['宏.docm', 'document'],
  ['Thumbs.db', 'litter'],
  ['a/~$报.doc', 'litter'],
  ['noext', 'nameless'],
  ['某县报/a.b/noext', 'nameless'],
  ['a.meta.json', 'sidecar'],
  ['a.bin', 'other'],
  ['a.txt', undefined],
  ['README', undefined],
  ['_keeper/x.bin', undefined],
])('otherKindOf(%s) is %s', (file, kind) => {
  expect(otherKindOf(file)).toBe(kind)
})

// ---------------------------------------------------------------- ALTO and hOCR

describe.each(['tesseract.alto.xml', 'tesseract.hocr'])('readIssueText() reads Tesseract’s %s', (name) => {
  const issue = readIssueText(fixture(name), name)

  test('headlines stand over their stories, though the tool read two columns as one', () => {
    expect(stories(issue).map(({ headline }) => headline)).toEqual([
      '三千亩油菜五天收割入仓',
      '城南小学添了新教室',
    ])
    expect(issue.issue.date).toMatchObject({ from: '1998-06-05', basis: 'printed' })
    expect(issue.issue.page).toBe('2')
  })

  test('paragraphs are whole, and each printed line is a join', () => {
    const [first, second] = stories(issue)
    expect(first!.body.split('\n').map((paragraph) => paragraph.slice(-6))).toEqual([
      '到田头帮屏。',
      '增加八公斤。',
    ])
    expect(first!.body).toContain('最后一块油菜地收割完毕，比去年同期')
    expect(first!.joins).toHaveLength(6)
    expect(second!.body.split('\n')[1]).toBe('新教室去年九月动工，今年五月完工。')
    expect(second!.correspondents).toEqual(['王平'])
  })

  test('lines count in the order in which they are read', () => {
    const lines = stories(issue).flatMap((article) => article.lines)
    expect(lines).toEqual([
      [2, 10],
      [11, 17],
    ])
  })
})

test('a heading that Tesseract calls ocr_header is a heading', () => {
  const marked = fixture('tesseract.hocr')
    .toString()
    .replace("class='ocr_line' id='line_1_2'", "class='ocr_header' id='line_1_2'")
  expect(marked).toContain("class='ocr_header'")
  expect(stories(readText(marked, 'a.hocr'))[0]!.headline).toBe('三千亩油菜五天收割入仓')
})

const alto = (body: string, more = '') =>
  `<?xml version="1.0"?><alto:alto xmlns:alto="http://www.loc.gov/standards/alto/ns-v4#"><alto:Layout><alto:Page WIDTH="1000" HEIGHT="1400">${more}<alto:PrintSpace>${body}</alto:PrintSpace></alto:Page></alto:Layout></alto:alto>`
const block = (id: string, ...lines: string[]) =>
  `<alto:TextBlock ID="${id}">${lines.map((text) => `<alto:TextLine>${text}</alto:TextLine>`).join('')}</alto:TextBlock>`
const string = (text: string) => `<alto:String CONTENT="${text}"/>`

describe('readIssueText() reads ALTO of other tools', () => {
  test('without places, by its lines alone', () => {
    const body =
      block('a', string('三千亩油菜五天收割入仓')) + block('b', string('本报讯 城东乡昨日收完油菜。'))
    const [story] = stories(readText(alto(body), 'a.xml'))
    expect(story).toMatchObject({ headline: '三千亩油菜五天收割入仓', body: '本报讯 城东乡昨日收完油菜。' })
  })

  test('in the reading order that it states', () => {
    const body =
      block('b', string('本报讯 城东乡昨日收完油菜。')) + block('a', string('三千亩油菜五天收割入仓'))
    const order =
      '<alto:ReadingOrder><alto:OrderedGroup><alto:ElementRef REF="a"/><alto:ElementRef REF="b"/></alto:OrderedGroup></alto:ReadingOrder>'
    const [story] = stories(readText(alto(body, order), 'a.xml'))
    expect(story).toMatchObject({ headline: '三千亩油菜五天收割入仓', lines: [[1, 2]] })
  })

  test('with the words of which the tool was not sure', () => {
    const words = (text: string, sure: number) => `<alto:String CONTENT="${text}" WC="${sure}"/>`
    const first = words('本报讯的', 0.9) + words('城东', 0.4) + words('乡', 0.3)
    const body =
      block('a', string('三千亩油菜五天收割入仓')) +
      block('b', first + words('昨日收完的', 0.9) + words('的', 0.1) + words('油菜。', 1))
    const [story] = stories(readText(alto(body), 'a.xml'))
    expect(story!.unsure!.map(([from, to]) => story!.body.slice(from, to))).toEqual(['城东乡', '的'])
    expect(story!.unsure![1]![0]).toBe(story!.body.indexOf('的油菜'))
  })

  test('with the hyphen that print has', () => {
    const body = block('a', `${string('Wi')}<alto:HYP CONTENT="-"/>`, string('Fi 已开通。'))
    expect(readText(alto(body), 'a.xml').articles[0]!.body).toBe('Wi-Fi 已开通。')
  })

  test('entities of the document’s own stay as they are written', () => {
    const bomb = `<!DOCTYPE alto [<!ENTITY a "油菜油菜"><!ENTITY b "&a;&a;&a;&a;">]>${alto(block('a', string('收&amp;割&b;。'))).slice(21)}`
    expect(readText(`<?xml version="1.0"?>${bomb}`, 'a.xml').articles[0]!.body).toBe('收&割&b;。')
  })

  test.each([
    ['cut off', alto(block('a', string('油菜'))).slice(0, -40), /没有写完/],
    ['too deep', alto('<alto:ComposedBlock>'.repeat(300)), /嵌套过深/],
    ['without a word', alto(block('a', string(' '))), /没有文字/],
  ])('%s, it is refused in words', (_, text, reason) => {
    expect(refusalOf(encode(text))).toMatch(reason)
  })
})

// ---------------------------------------------------------------- PAGE XML, written after its schema

const outline = (left: number, top: number, right: number, bottom: number) =>
  `<Coords points="${left},${top} ${right},${top} ${right},${bottom} ${left},${bottom}"/>`
const equiv = (text: string, conf = '') => `<TextEquiv${conf}><Unicode>${text}</Unicode></TextEquiv>`
const region = (id: string, custom: string, ...content: string[]) =>
  `<TextRegion id="${id}" ${custom}>${content.join('')}</TextRegion>`
const pageXml = (...content: string[]) =>
  `<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="p2.jpg" imageWidth="1000" imageHeight="1400">${content.join('')}</Page></PcGts>`

describe('readIssueText() reads PAGE XML', () => {
  const head = region(
    'head',
    'custom="readingOrder {index:0;} structure {type:heading;}"',
    `<TextLine id="h1">${outline(100, 80, 900, 130)}${equiv('三千亩油菜五天收割入仓')}</TextLine>`,
  )
  const body = region(
    'body',
    'type="paragraph"',
    `<TextLine>${outline(100, 140, 900, 170)}<Word>${outline(100, 140, 120, 170)}${equiv('本', ' conf="0.2"')}</Word>`,
    `<Word>${outline(120, 140, 900, 170)}${equiv('报讯 城东乡昨日收完油菜。', ' conf="0.9"')}</Word>`,
    `${equiv('本报讯 城东乡昨日收完油菜。', ' conf="0.9"')}<TextEquiv index="1"><Unicode>另一种读法</Unicode></TextEquiv></TextLine>`,
    equiv('整个区域的文字'),
  )
  const order =
    '<ReadingOrder><OrderedGroup><RegionRefIndexed index="0" regionRef="head"/><RegionRefIndexed index="1" regionRef="body"/></OrderedGroup></ReadingOrder>'

  test('in the order that it states, the first reading of each line', () => {
    const [story, ...more] = stories(readText(pageXml(order, body, head), 'a.xml'))
    expect(story).toMatchObject({ headline: '三千亩油菜五天收割入仓', body: '本报讯 城东乡昨日收完油菜。' })
    expect(more).toEqual([])
  })

  test('with regions that have a text and no line, and points as elements', () => {
    const old = region(
      'old',
      '',
      '<Coords><Point x="1" y="2"/><Point x="9" y="9"/></Coords>',
      equiv('城东乡\n昨日'),
    )
    const { articles } = readText(pageXml(head, old), 'a.xml')
    expect(articles[0]!.lines).toEqual([[1, 3]])
  })

  test('without a word it is refused in words', () => {
    expect(refusalOf(encode(pageXml(region('a', ''))))).toMatch(/没有文字/)
  })
})

// ---------------------------------------------------------------- JSON of layout tools

const HEAD = '三千亩油菜五天收割入仓'
const FIRST = '本报讯（记者 俞敏）昨日，城东乡最后一块油菜地收割完毕，比去年同期早了'
const REST = '三天，乡里的干部也下到田头帮忙。'
const CAPTION = '图为城东乡农民在晒场上扬净菜籽。 李文 摄'

const CONTENT_LIST = [
  { type: 'header', text: '柳河日报 1998年6月5日 星期五 第2版', page_idx: 0 },
  { type: 'text', text: HEAD, text_level: 1, bbox: [100, 80, 900, 120], page_idx: 0 },
  { type: 'text', text: FIRST, bbox: [100, 140, 480, 600], page_idx: 0 },
  { type: 'image', img_path: 'images/3f.jpg', image_caption: [CAPTION], page_idx: 0 },
  { type: 'text', text: REST, bbox: [520, 140, 900, 200], page_idx: 0 },
  { type: 'text', text: '城南小学添了新教室', text_level: 1, page_idx: 0 },
  { type: 'text', text: '本报讯 昨日，城南小学的$2 3$间新教室启用。', page_idx: 0 },
  { type: 'table', table_body: '<table><tr><td>男生</td><td>41</td></tr></table>', page_idx: 0 },
]
const span = (content: string) => ({ lines: [{ spans: [{ type: 'text', content }] }] })
const MIDDLE = {
  pdf_info: [
    {
      page_size: [600, 800],
      page_idx: 0,
      discarded_blocks: [{ type: 'header', ...span(CONTENT_LIST[0]!.text!) }],
      para_blocks: [
        { type: 'title', ...span(HEAD) },
        { type: 'text', lines: [...span(FIRST.slice(0, 20)).lines, ...span(FIRST.slice(20)).lines] },
        { type: 'image', blocks: [{ type: 'image_caption', ...span(CAPTION) }] },
        { type: 'text', ...span(REST) },
        { type: 'title', ...span('城南小学添了新教室') },
        { type: 'text', ...span('本报讯 昨日，城南小学的23间新教室启用。') },
      ],
    },
  ],
}
const paddle = ([block_label, block_content]: [string, string]) => ({
  block_label,
  block_content,
  block_bbox: [0, 0, 1, 1],
})
const PARSED = {
  input_path: 'p2.png',
  parsing_res_list: (
    [
      ['header', CONTENT_LIST[0]!.text!],
      ['doc_title', HEAD],
      ['text', FIRST],
      ['image', ''],
      ['figure_title', CAPTION],
      ['text', REST],
      ['paragraph_title', '城南小学添了新教室'],
      ['text', '本报讯 昨日，城南小学的23间新教室启用。'],
    ] as [string, string][]
  ).map(paddle),
}

/** As PaddleOCR-VL writes contents that it formats: marks of Markdown in titles, HTML around a picture and its words. */
const FORMATTED = {
  ...PARSED,
  parsing_res_list: PARSED.parsing_res_list.map(({ block_content, ...block }) => ({
    ...block,
    block_order: block.block_label === 'image' ? null : 1,
    block_content:
      { doc_title: `# ${block_content}`, paragraph_title: `## ${block_content}` }[block.block_label] ??
      (block.block_label === 'image'
        ? '<div style="text-align: center;"><img src="imgs/a.jpg" alt="Image" width="79%" />\n\n粮站\n\n</div>\n'
        : block_content),
  })),
}

test.each([
  ['MinerU’s content list', CONTENT_LIST],
  ['MinerU’s middle file', MIDDLE],
  ['PaddleOCR’s parsing_res_list', PARSED],
  ['PaddleOCR-VL’s formatted contents', { res: FORMATTED }],
  [
    'the answer of PaddleOCR’s service',
    { errorCode: 0, result: { layoutParsingResults: [{ prunedResult: PARSED }] } },
  ],
])('readIssueText() reads %s', (_, json) => {
  const { issue, articles } = readText(JSON.stringify(json, null, 1), 'a.json')
  expect(issue).toMatchObject({ page: '2', date: { from: '1998-06-05' }, publication: { name: '柳河日报' } })
  const [first, second] = articles.filter(({ kind }) => kind === 'article')
  expect(first).toMatchObject({ headline: HEAD, body: FIRST + REST, reporters: ['俞敏'] })
  expect(second!.headline).toBe('城南小学添了新教室')
  expect(second!.body).toContain('城南小学的23间新教室启用')
})

test('readIssueText() tells where paragraphs stand that a tool gives by their boxes', () => {
  const boxed = (json: unknown) => readText(JSON.stringify(json), 'a.json').articles[0]!.places
  const [, , first] = CONTENT_LIST
  expect(boxed(CONTENT_LIST)!.slice(0, 2)).toEqual([
    { sheet: 0, box: [1000, 800, 9000, 1200], paragraph: 2 },
    { sheet: 0, box: [1000, 1400, 4800, 6000], paragraph: 3 },
  ])
  const [page] = MIDDLE.pdf_info
  const blocks = page!.para_blocks.map((block) => ({ ...block, bbox: [60, 80, 300, 400] }))
  const place = { sheet: 0, box: [1000, 1000, 5000, 5000] }
  expect(boxed({ pdf_info: [{ ...page, para_blocks: blocks }] })![0]).toMatchObject(place)
  expect(boxed({ ...PARSED, width: 10, height: 10 })![0]).toMatchObject({ box: [0, 0, 1000, 1000] })
  // Of a page of unknown size, or outside of it, nothing is told.
  expect(boxed(PARSED)).toBeUndefined()
  expect(boxed([...CONTENT_LIST.slice(0, 2), { ...first, bbox: [0, 0, 2000, 9] }])).toHaveLength(1)
})

test.each([
  ['an empty list', ' [ ]\n', /JSON 不是能读的格式/],
  ['a null', 'null', /JSON 不是能读的格式/],
  ['a list of words', '["油菜", "小麦"]', /JSON 不是能读的格式/],
  ['a text named as JSON', '抢在雨前收完油菜。', /JSON 不是能读的格式/],
  ['JSON that is cut off', JSON.stringify(CONTENT_LIST).slice(0, -20), /不完整/],
])('%s is refused in words', (_, text, reason) => {
  expect(refusalOf(encode(text), 'a.json')).toMatch(reason)
})

test('twinsIn() names what MinerU writes of one page beside its content list', () => {
  const files = ['p/a.md', 'p/a_middle.json', 'p/a_content_list.json', 'p/b.md', 'p/a_layout.pdf']
  expect([...twinsIn(files)].sort()).toEqual(['p/a.md', 'p/a_layout.pdf', 'p/a_middle.json'])
  expect([...twinsIn(['p/a.md', 'p/a_middle.json', 'p/b.md'])]).toEqual(['p/a.md'])
})

test('PaddleOCR’s page whose keys were sorted is read by its blocks', () => {
  const lines = { rec_texts: Array(900).fill('油菜'), rec_boxes: Array(900).fill([0, 0, 1, 1]) }
  const bytes = encode(JSON.stringify({ overall_ocr_res: lines, ...PARSED }))
  expect(stories(readIssueText(bytes, 'a.json')).map(({ headline }) => headline)).toContain(HEAD)
})

test.each([
  ['p/p1.xml', 'p/p1.jpg'],
  ['p/p1.alto.xml', 'p/p1.png'],
  ['p/1998.06.01.xml', 'p/1998.06.01.jpg'],
  ['1998.06.01_content_list.json', '1998.06.01.jpg'],
  ['县报 第2版_content_list_v2.json', '县报 第2版.jpg'],
])('the picture of %s may be %s, and is not told as a page to be recognised', (file, picture) => {
  expect(picturePaths(file, null, true)).toContain(picture)
  expect([...refuseOthers([picture], [file])]).toEqual([])
  expect([...refuseOthers(['p/other.jpg'], [file])]).toHaveLength(1)
})
