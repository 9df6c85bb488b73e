/** Recognised lines with boxes and without an order, in the shapes that tools' documents give. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import type { Issue } from '../../src/model.js'
import { readText } from './read.js'

function refusalOf(text: string): string {
  try {
    readText(text, 'a.json')
  } catch (error) {
    if (error instanceof JiebaoError) return chineseOf(error)
  }
  throw new Error('not refused')
}

const HEAD = '三千亩油菜五天收割入仓'
type Corners = [left: number, top: number, right: number, bottom: number]
const BODY = [
  '本报讯（记者俞敏）昨日傍晚，城东乡最后一块',
  '油菜地收割完毕，比去年同期早了三天，乡里的干',
  '部也来帮忙。',
]
const column = (left: number): [Corners, string][] => [
  [[left, 50, left + 484, 94], HEAD],
  ...BODY.map((text, n): [Corners, string] => {
    const from = left + (n === 0 ? 44 : 0)
    return [[from, 120 + n * 30, from + text.length * 22, 142 + n * 30], text]
  }),
]
const corners = ([left, top, right, bottom]: Corners) => [
  ...[[left, top] as const, [right, top] as const],
  ...[[right, bottom] as const, [left, bottom] as const],
]
const SHAPES: [string, (lines: [Corners, string][]) => unknown][] = [
  ['RapidOCR', (lines) => lines.map(([box, text]) => [corners(box), text, 0.9])],
  ['PaddleOCR 2', (lines) => [lines.map(([box, text]) => [corners(box), [text, 0.9]])]],
  [
    'PaddleOCR 3',
    (lines) => ({
      input_path: 'a.png',
      rec_texts: lines.map(([, text]) => text),
      rec_boxes: lines.map(([box]) => box),
    }),
  ],
  ['PPOCRLabel', (lines) => lines.map(([box, text]) => ({ transcription: text, points: corners(box) }))],
  [
    'Umi-OCR',
    (lines) => ({ code: 100, data: lines.map(([box, text]) => ({ text, score: 0.9, box: corners(box) })) }),
  ],
  [
    'Baidu',
    (lines) => ({
      words_result: lines.map(([[left, top, right, bottom], words]) => ({
        words,
        location: { left, top, width: right - left, height: bottom - top },
      })),
    }),
  ],
]

test.each(SHAPES)(
  'lines of %s are read in one measure and in two, and refused where they run into one another',
  (_, shape) => {
    const json = (lines: [Corners, string][]) => JSON.stringify(shape(lines))
    const [story, ...more] = readText(json(column(100).reverse()), 'a.json').articles
    expect(more).toEqual([])
    expect(story).toMatchObject({ headline: HEAD, body: BODY.join(''), reporters: ['俞敏'] })
    // Where the page ends is not told, so neither is where on its picture a line stands.
    expect(story!.places).toBeUndefined()
    const beside = column(800).map(([[left, top, right, bottom], text]): [Corners, string] => [
      [left, top + 9, right, bottom + 9],
      text.replaceAll('油菜', '早稻').replace('俞敏', '林海'),
    ])
    const inTurn = [...column(100), ...beside].sort(([a], [b]) => a[1] - b[1])
    const shown = readText(json(inTurn), 'a.json').articles.map(({ headline, body }) => [headline, body])
    const told = (lines: [Corners, string][]) => [
      lines[0]![1],
      lines
        .slice(1)
        .map(([, text]) => text)
        .join(''),
    ]
    expect(shown).toEqual([told(column(100)), told(beside)])
    const into = column(200).map(([[left, top, right, bottom], text]): [Corners, string] => [
      [left, top + 9, right, bottom + 9],
      text,
    ])
    expect(refusalOf(json([...column(100), ...into]))).toMatch(/阅读顺序/)
  },
)

test.each([
  ['upright lines', JSON.stringify([[[0, 0, 20, 200], '三千亩油菜']])],
  ['lines as Python prints them', "[[[1.0, 2.0], [9.0, 2.0], [9.0, 4.0], [1.0, 4.0]], ('油菜', 0.98)]"],
  ['a text without its lines', '{"responses": [{"fullTextAnnotation": {"text": "油菜"}}]}'],
])('%s are refused as lines without an order', (_, text) => {
  expect(refusalOf(text)).toMatch(/阅读顺序/)
})

// ------------------------------------------------------------------ Umi-OCR's .jsonl

type UmiLine = { text: string; score: number; box: (readonly number[])[]; end: string }
/** As Umi-OCR 2 writes it, layout parsed: two columns in turn, each line with what stands behind it. */
const umi = (lines: [Corners, string][], ends: (at: number) => string): UmiLine[] =>
  lines.map(([box, text], at) => ({ text, score: at === 1 ? 0.41 : 0.97, box: corners(box), end: ends(at) }))
/** A headline, a paragraph of three lines; and the same in the second column. */
const parsed = (lines: [Corners, string][]) => umi(lines, (at) => (at === 0 || at === 3 ? '\n' : ''))
const OTHER = column(800).map(([box, text]): [Corners, string] => [
  box,
  text.replaceAll('油菜', '早稻').replace('俞敏', '林海'),
])

async function readUmi(rows: object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'umi-'))
  const path = join(folder, '批量.jsonl')
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const refusals: string[] = []
  const issues: Issue[] = []
  try {
    for await (const issue of readSource({ file: '批量.jsonl', path }, ({ reason }) => refusals.push(reason)))
      issues.push(issue)
  } finally {
    rmSync(folder, { recursive: true })
  }
  return { issues, refusals }
}

test('a line of Umi-OCR is a page: in its order, with its paragraphs, its doubts and the name of its picture', async () => {
  const told = { time: 1.2, timestamp: 1_700_000_000.5, dir: 'D:/报纸' }
  const { issues, refusals } = await readUmi([
    {
      code: 100,
      data: [...parsed(column(100)), ...parsed(OTHER)],
      score: 0.95,
      ...told,
      fileName: '青川县报 1998-06-01.jpg',
    },
    { code: 100, data: parsed(column(100)), page: 2, fileName: '2', path: 'D:/青川县报 1998-06-02.pdf' },
  ])
  expect(refusals).toEqual([])
  const shown = issues.map(({ issue, articles }) => [
    issue.date.from,
    articles.map(({ headline, body, reporters, page, unsure = [], lines }) => ({
      ...{ headline, body, reporters, page, lines },
      unsure: unsure.map(([from, to]) => body.slice(from, to)),
    })),
  ])
  const first = { headline: HEAD, body: BODY.join(''), reporters: ['俞敏'], unsure: [BODY[0]] }
  const text = BODY.join('').replaceAll('油菜', '早稻').replace('俞敏', '林海')
  const second = {
    headline: HEAD.replace('油菜', '早稻'),
    body: text,
    reporters: ['林海'],
    unsure: [text.slice(0, BODY[0]!.length)],
  }
  expect(shown).toEqual([
    [
      '1998-06-01',
      [
        { ...first, page: null, lines: [[1, 1]] },
        { ...second, page: null, lines: [[1, 1]] },
      ],
    ],
    ['1998-06-02', [{ ...first, page: '2', lines: [[2, 2]] }]],
  ])
})

test('pictures that Umi-OCR could not read, or read without an order, are told each with what to do', async () => {
  const into = column(200).map(([[left, top, right, bottom], text]): [Corners, string] => [
    [left, top + 9, right, bottom + 9],
    text,
  ])
  const unparsed = umi([...column(100), ...into], () => '\n')
  const { issues, refusals } = await readUmi([
    { code: 101, data: '', fileName: 'a.jpg', dir: 'D:' },
    { code: 902, data: '[Error] OCR init failed.', fileName: 'b.jpg' },
    { code: 100, data: unparsed, fileName: 'c.jpg' },
    { code: 100, data: umi(column(100), () => '\n'), fileName: 'd.jpg' },
    { code: 100, data: [{ text: 3 }] },
  ])
  expect(issues.map(({ articles }) => articles[0]!.body)).toEqual([BODY.join('')])
  expect(refusals).toEqual([
    expect.stringMatching(/^第 1 行（D:\/a\.jpg）没有文字/),
    expect.stringMatching(/^第 2 行（b\.jpg）没有认成/),
    expect.stringMatching(/^第 3 行（c\.jpg）没有阅读顺序.*多栏-按自然段换行/),
    expect.stringMatching(/^第 5 行没有认成/),
  ])
})
