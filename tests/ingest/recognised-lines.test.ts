/** Recognised lines with boxes and without an order, in the shapes that tools' documents give. */
import { expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'

const encode = (value: string) => new TextEncoder().encode(value)

function refusalOf(text: string): string {
  try {
    readIssueText(encode(text), 'a.json')
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

test.each(SHAPES)('lines of %s are read in one measure, and refused in two', (_, shape) => {
  const json = (lines: [Corners, string][]) => JSON.stringify(shape(lines))
  const [story, ...more] = readIssueText(encode(json(column(100).reverse())), 'a.json').articles
  expect(more).toEqual([])
  expect(story).toMatchObject({ headline: HEAD, body: BODY.join(''), reporters: ['俞敏'] })
  // Where the page ends is not told, so neither is where on its picture a line stands.
  expect(story!.places).toBeUndefined()
  const beside = column(800).map(([box, text]): [Corners, string] => [
    [box[0], box[1] + 9, box[2], box[3] + 9],
    text,
  ])
  expect(refusalOf(json([...column(100), ...beside]))).toMatch(/阅读顺序/)
})

test.each([
  ['upright lines', JSON.stringify([[[0, 0, 20, 200], '三千亩油菜']])],
  ['lines as Python prints them', "[[[1.0, 2.0], [9.0, 2.0], [9.0, 4.0], [1.0, 4.0]], ('油菜', 0.98)]"],
  ['a text without its lines', '{"responses": [{"fullTextAnnotation": {"text": "油菜"}}]}'],
])('%s are refused as lines without an order', (_, text) => {
  expect(refusalOf(text)).toMatch(/阅读顺序/)
})
