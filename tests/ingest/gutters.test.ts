import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partColumns } from '../../src/ingest/formats/gutters.js'
import { sourceLines } from '../../src/ingest/formats/markup.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import { readLines } from '../../src/ingest/page/lines.js'
import { withoutStrays, withStrays } from '../../src/ingest/runs/strays.js'

const parted = (text: string) =>
  partColumns(sourceLines(text, 0)).map(({ line, text }) => `${line} ${text.trim()}`)

const ROWS: [left: string, right: string][] = [
  ['  昨日清晨，白石水库', '田都浇上了第一遍水。'],
  ['开闸放水。守闸的老丁', '  水利站的人说，往后'],
  ['说，今年早了六天。', '十天还要再放两次，让每'],
  ['  沿渠的农民连夜看水', '一块田都喝上春水。'],
  ['，水引进每一条毛渠和', '（丁家和）'],
  ['两岸，三百户人家的麦', ''],
]

/** Two columns under a headline over both, as `pdftotext -layout` writes them, in cells of one or of two half-width signs. */
const pageOf = (cells: 1 | 2) =>
  [
    `${' '.repeat(7 * cells)}白石水库开闸放水`,
    ...ROWS.map(([left, right]) => {
      const [indent, own] = [left.length - left.trimStart().length, left.trimStart()]
      const blanks = 13 * cells - (indent + own.length) * cells
      return `${' '.repeat(indent * cells)}${own}${' '.repeat(blanks)}${right.replace(/ /g, ' '.repeat(cells))}`.trimEnd()
    }),
  ].join('\n')

const COLUMNS = [
  '1 白石水库开闸放水',
  ...ROWS.map(([left], i) => `${i + 2} ${left.trim()}`),
  ...ROWS.slice(0, -1).map(([, right], i) => `${i + 2} ${right.trim()}`),
]

test('partColumns() cuts along a gutter and ends it where a headline runs over it', () => {
  expect(parted(pageOf(1))).toEqual(COLUMNS)
})

test('partColumns() counts a full-width sign as two cells where the text does', () => {
  expect(parted(pageOf(2))).toEqual(COLUMNS)
})

test('a column is read as one text, and each join tells its lines of the file', () => {
  const { articles } = readIssueText(new TextEncoder().encode(pageOf(1)), '一.txt')
  const [story] = articles
  expect(story!.headline).toBe('白石水库开闸放水')
  expect(story!.body).toContain('两岸，三百户人家的麦田都浇上了第一遍水。')
  expect(story!.joins).toContainEqual(expect.objectContaining({ fromLine: 7, toLine: 2 }))
})

test.each([
  [
    'spaced recognition',
    '本 报 讯  十 一 月 二 十 日\n五 峰 县 汉 阳 大 队 的 社\n员 家 里 第 一 次 亮 起 了\n电 灯。八 十 岁 的 覃 大 爷\n举 着 烟 袋 去  点 灯 半 天\n点 不 着 引 得 满 屋 人 大  笑',
  ],
  [
    'a table',
    '品名    单价    涨跌\n玉米    0.94    0.02\n大豆    2.10    0.11\n绿豆    3.20    0.30\n高粱    0.88    0.05',
  ],
  ['names', '张三   李四   王五\n赵六   钱七   孙八\n周九   吴十   郑一\n冯二   陈三   褚四'],
  [
    'verse',
    '春眠不觉晓，   处处闻啼鸟。\n夜来风雨声，   花落知多少。\n白日依山尽，   黄河入海流。\n欲穷千里目，   更上一层楼。',
  ],
])('partColumns() leaves %s as it stands', (_, text) => {
  expect(partColumns(sourceLines(text, 0)).map(({ text }) => text)).toEqual(text.split('\n'))
})

test('wider blanks of scores part no page whose characters are all parted', () => {
  const spaced = (text: string) => [...text].join(' ')
  const scores = [
    '建工  0:0  东方',
    '铁路  1:0  东方',
    '海燕  1:2  建工',
    '红星  5:2  纺织',
    '师专  2:0  纺织',
  ]
  const story = [
    '　　白石水库昨天清晨开闸放水',
    '，守闸的老丁说，今年早了六天',
    '，两岸三百户人家的麦田都浇上',
    '了第一遍水。',
  ]
  const text = [...scores, ...story, ...scores].map(spaced).join('\n')
  const { articles } = readIssueText(new TextEncoder().encode(text), '一.txt')
  const whole = '，守闸的老丁说，今年早了六天，两岸三百户人家的麦田都浇上了第一遍水。'
  expect(articles.map(({ body }) => body).join('\n')).toContain(whole)
})

test('partColumns() keeps every sign on its line of the file', () => {
  const cell = fc.constantFrom(
    '春',
    '，',
    'a',
    '1',
    ' ',
    '  ',
    '      ',
    '水库开闸',
    '放水。',
    '\u{20000}',
    '#',
    '',
  )
  const line = fc.array(cell, { maxLength: 12 }).map((cells) => cells.join(''))
  const columns = fc
    .tuple(fc.integer({ min: 6, max: 12 }), fc.array(fc.tuple(line, line), { maxLength: 14 }))
    .map(([width, rows]) => rows.map(([a, b]) => `${a.slice(0, width).padEnd(width + 2)}${b}`).join('\n'))
  fc.assert(
    fc.property(
      fc.oneof(
        columns,
        fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n')),
      ),
      (text) => {
        const signs = (lines: readonly { line: number; text: string }[]) => {
          const by = new Map<number, string>()
          for (const { line, text } of lines) by.set(line, (by.get(line) ?? '') + text.replace(/\s/g, ''))
          return [...by].filter(([, own]) => own !== '').sort(([a], [b]) => a - b)
        }
        const lines = sourceLines(text, 0)
        expect(signs(partColumns(lines))).toEqual(signs(lines))
      },
    ),
  )
})

test('a speck in a column stays where it stands: a line’s number does not tell its place in two columns', () => {
  const rows = pageOf(1).split('\n')
  rows.splice(3, 0, '那一片两亩的黄瓜地。   |')
  const lines = readLines(rows.join('\n'))
  expect(lines.findIndex(({ text }) => text === '|')).toBeGreaterThan(
    lines.findIndex(({ line }) => line === 8),
  )
  const parted = withoutStrays(lines)
  expect(withStrays(parted.text, parted)).toEqual(lines)
})
