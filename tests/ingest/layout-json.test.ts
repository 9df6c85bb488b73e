/** One page of two stories as dots.ocr, Marker, MinerU and Azure write it, after files of these tools. */
import { expect, test } from 'vitest'
import { readIssueText, twinsIn } from '../../src/ingest/ingest.js'

const HEAD = '春耕生产开始各地农民积极兴修水利'
const BODY =
  '本报讯（记者俞敏）昨日傍晚，城东乡最后一块油菜地收割完毕，比去年同期早了三天，乡里的干部也来帮忙。'
const REST = '全乡三千亩油菜五天收完，合作社的社员们都说今年的收成比往年更好，明年还要多种一些。'
const CAPTION = '图为农民在收割。'
const HEAD_2 = '早稻开镰全县一片忙'
const BODY_2 = '本报讯（记者林海）全县早稻开镰，比去年早三天，各乡都派出了干部到田头帮助收割。'

type Box = [left: number, top: number, right: number, bottom: number]
type Block = { kind: 'head' | 'text' | 'caption' | 'foot'; level?: number; text: string; box: Box }
const PAGE: Block[] = [
  { kind: 'head', level: 1, text: HEAD, box: [50, 60, 900, 100] },
  { kind: 'text', text: BODY, box: [50, 120, 450, 400] },
  { kind: 'caption', text: CAPTION, box: [50, 410, 450, 430] },
  { kind: 'text', text: REST, box: [50, 440, 450, 800] },
  { kind: 'head', level: 2, text: HEAD_2, box: [500, 320, 900, 360] },
  { kind: 'text', text: BODY_2, box: [500, 380, 900, 800] },
  { kind: 'foot', text: '责任编辑：赵宁', box: [50, 950, 900, 980] },
]
const polygon = ([left, top, right, bottom]: Box) => [left, top, right, top, right, bottom, left, bottom]

const DOTS = { head: 'Section-header', text: 'Text', caption: 'Caption', foot: 'Page-footer' }
const MARKER = { head: 'SectionHeader', text: 'Text', caption: 'Caption', foot: 'PageFooter' }
const MINERU = { head: 'title', text: 'paragraph', caption: 'image', foot: 'page_footer' }
const AZURE = { head: 'sectionHeading', text: undefined, caption: undefined, foot: 'pageFooter' }

function mineruContent({ kind, text, level }: Block) {
  const spans = [
    { type: 'text', content: text.slice(0, 8) },
    { type: 'text', content: text.slice(8) },
  ]
  if (kind === 'caption')
    return { image_source: { path: 'images/a.jpg' }, image_caption: spans, image_footnote: [] }
  return { [`${MINERU[kind]}_content`]: spans, ...(level && { level }) }
}

const SHAPES: [name: string, page: unknown, hasPlaces: boolean][] = [
  [
    'dots.ocr',
    [
      { bbox: [50, 20, 90, 40], category: 'Picture' },
      ...PAGE.map(({ kind, level, text, box }) => ({
        bbox: box,
        category: DOTS[kind],
        text: level ? `${'#'.repeat(level)} ${text}` : text,
      })),
    ],
    false,
  ],
  [
    'Marker',
    {
      children: [
        {
          ...{ id: '/page/0/Page/9', block_type: 'Page', bbox: [0, 0, 1000, 1400] },
          html: "<content-ref src='/page/0/Text/1'></content-ref>",
          children: PAGE.map(({ kind, level = 0, text, box }, i) => ({
            ...{ id: `/page/0/${i}`, block_type: MARKER[kind], bbox: box, children: null },
            html: level > 0 ? `<h${level}>${text}</h${level}>` : `<p block-type="Text">${text}</p>`,
          })),
        },
      ],
      block_type: 'Document',
    },
    true,
  ],
  [
    'MinerU content_list_v2',
    [PAGE.map((block) => ({ type: MINERU[block.kind], content: mineruContent(block), bbox: block.box }))],
    true,
  ],
  [
    'Azure',
    {
      status: 'succeeded',
      analyzeResult: {
        pages: [
          {
            pageNumber: 1,
            width: 1000,
            height: 1400,
            lines: [{ content: HEAD, polygon: polygon([1, 1, 9, 2]) }],
          },
        ],
        paragraphs: PAGE.map(({ kind, text, box }) => ({
          boundingRegions: [{ pageNumber: 1, polygon: polygon(box) }],
          content: text,
          role: AZURE[kind],
        })),
      },
    },
    true,
  ],
]

test.each(SHAPES)(
  '%s: headings, order, captions and what is no story are taken as they are labelled',
  (_, page, hasPlaces) => {
    const bytes = new TextEncoder().encode(JSON.stringify(page))
    const { articles } = readIssueText(bytes, 'a.json')
    const stories = articles.filter(({ kind }) => kind === 'article')
    expect(stories.map(({ headline, reporters }) => [headline, reporters])).toEqual([
      [HEAD, ['俞敏']],
      [HEAD_2, ['林海']],
    ])
    expect(stories[0]!.body).toContain(BODY)
    expect(stories[0]!.body).toContain(REST)
    expect(stories[1]!.body).toBe(BODY_2)
    expect(stories.map(({ places }) => places !== undefined)).toEqual([hasPlaces, hasPlaces])
  },
)

test('twinsIn() names what the tools write beside the page that is read', () => {
  const twins = (...files: string[]) => [...twinsIn(files)].sort()
  expect(
    twins('p/8f_content_list.json', 'p/full.md', 'p/layout.json', 'p/8f_content_list_v2.json', 'q/full.md'),
  ).toEqual(['p/8f_content_list_v2.json', 'p/full.md', 'p/layout.json'])
  expect(twins('a.json', 'a.md', 'a_nohf.md', 'b.json', 'b.md')).toEqual(['a.md', 'a_nohf.md'])
  expect(twins('a.md', 'a_meta.json', 'b_meta.json')).toEqual(['a_meta.json'])
})
