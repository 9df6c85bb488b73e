/**
 * The lenient count of pages by manner: what a person would accept is right, the rest is not.
 */
import { expect, test } from 'vitest'
import { type Annotation, printedLines } from '../../src/eval/annotation.js'
import {
  byManner,
  type Measure,
  printReading,
  type ReadingTally,
  readingF1,
  scoreReading,
} from '../../src/eval/reading.js'
import type { Article, Issue } from '../../src/model.js'
import { readText } from '../ingest/read.js'

const PAGE = `柳岸晚报
2011年5月6日 第A04版
渡口添了新船
下水三天
本报讯（记者 柏舟）新船昨天下水，船身长二十
米，可坐四十人。
▲新船驶向对岸。 苏辛 摄
**船票**不变，仍是 $1$ 元。
`

const ANNOTATION: Annotation = {
  file: 'page.txt',
  manner: 'printed lines',
  publication: '柳岸晚报',
  date: { notBefore: '2011-05-06', notAfter: '2011-05-06' },
  page: 'A4',
  articles: [
    {
      kind: 'article',
      headline: [3, 4],
      or: [{ headline: 3 }],
      body: [[5, 6], [8]],
      reporters: ['柏舟'],
    },
    { kind: 'photo', headline: null, body: [[7.1, 7.2]], may: [7.2], photographers: ['苏辛'] },
  ],
  reads: { '7.1': '▲新船驶向对岸。', '7.2': '苏辛 摄', '8': '船票不变，仍是1元。' },
  other: [],
  furniture: [1, 2],
  doubts: [{ class: 'truncated', line: 8, optional: true }],
}

const BODY = '本报讯（记者 柏舟）新船昨天下水，船身长二十米，可坐四十人。\n船票不变，仍是１元。'

/** The page as a good reader has it, with the parts that a case changes. */
function issueWith(article: Partial<Article>, issue: Partial<Issue> = {}): Issue {
  const read = readText(PAGE, 'page.txt')
  const good: Article = {
    ...read.articles[0]!,
    kind: 'article',
    headline: '渡口添了新船 下水三天',
    body: BODY,
    joins: [{ at: 0, fromLine: 5, toLine: 6 }],
    captions: [{ line: 7, text: '▲新船驶向对岸。' }],
    reporters: ['柏舟'],
    correspondents: [],
    photographers: ['苏辛'],
    lines: [[3, 8]],
    ...article,
  }
  return { ...read, articles: [good], doubts: [], ...issue }
}

const score = (issue: Issue) => scoreReading(issue, ANNOTATION, printedLines(PAGE, ANNOTATION.reads))

test.each([
  ['as printed', {}],
  ['with an accepted headline', { headline: '渡口添了新船' }],
  ['with the credit in its caption', { captions: [{ line: 7, text: '▲新船驶向对岸。　苏辛 摄' }] }],
])('scoreReading() finds no fault in a page read %s', (_, article) => {
  const { scores, notes } = score(issueWith(article))
  expect(notes).toEqual([])
  expect(scores).toEqual({
    headlines: { right: 1, given: 1, gold: 1 },
    articles: { right: 1, given: 1, gold: 1 },
    photos: { right: 1, given: 1, gold: 1 },
    joins: { right: 1, given: 1, gold: 1 },
    bylines: { right: 2, given: 2, gold: 2 },
    publication: { right: 1, given: 1, gold: 1 },
    date: { right: 1, given: 1, gold: 1 },
    page: { right: 1, given: 1, gold: 1 },
    doubts: { right: 0, given: 0, gold: 0 },
  })
})

test.each([
  ['headlines', { headline: '下水三天' }, { right: 0, given: 1, gold: 1 }],
  ['headlines', { headline: null }, { right: 0, given: 0, gold: 1 }],
  ['articles', { headline: '下水三天' }, { right: 0, given: 1, gold: 1 }],
  ['articles', { body: BODY.slice(0, -3) }, { right: 0, given: 1, gold: 1 }],
  ['photos', { captions: [] }, { right: 0, given: 0, gold: 1 }],
  ['joins', { joins: [{ at: 0, fromLine: 6, toLine: 8 }] }, { right: 0, given: 1, gold: 1 }],
  ['bylines', { correspondents: ['新船'] }, { right: 2, given: 3, gold: 2 }],
] as [Measure, Partial<Article>, ReadingTally][])(
  'scoreReading() counts %s that are not so',
  (measure, article, tally) => {
    const { scores, notes } = score(issueWith(article))
    expect(scores[measure]).toEqual(tally)
    expect(notes.some((note) => note.startsWith(`${measure}: `))).toBe(true)
  },
)

test('scoreReading() counts a doubt unless it is optional', () => {
  const doubt = { class: 'truncated', line: 8, text: '', note: '' } as const
  const read = issueWith({}, { doubts: [doubt, { ...doubt, line: 5 }] })
  expect(score(read).scores.doubts).toEqual({ right: 0, given: 1, gold: 0 })
})

test('byManner() sums the pages of a manner, and all of them last', () => {
  const reading = score(issueWith({ headline: null })).scores
  const files = [
    { manner: 'a', reading },
    { manner: 'b', reading },
    { manner: 'a', reading },
  ]
  const sums = byManner(files).map(([manner, { bylines }]) => [manner, bylines.right])
  expect(sums).toEqual([
    ['a', 4],
    ['b', 2],
    ['all', 6],
  ])
  expect(readingF1(byManner(files)[0]![1].headlines)).toBe(0)
  expect(printReading(files)).toMatch(/^a +0\.00 0\/0\/2 +/m)
})
