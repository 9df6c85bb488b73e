/**
 * Every reader takes time by the length of its text, whatever signs the text repeats.
 *
 * A time is compared only with the same reader's time for half of the text, in CPU time of
 * this process. `npm test` reads the texts that once took the square; JIEBAO_GRID=1 reads
 * the whole grid, for hours: runs of every class of sign, pairs of them, each in several surroundings.
 */

import { describe, expect, test } from 'vitest'
import {
  definitionsIn,
  findFolded,
  fold,
  foldText,
  mentionsIn,
  openBulkCutter,
  valuesIn,
} from '../../src/analysis/analysis.js'
import { canonicalDate, findDates, monthDayOf, parseDate, parseNumeral, periodOf } from '../../src/chinese.js'
import { JiebaoError } from '../../src/errors.js'
import { checkTime, inTime, LONGEST_READING, TooSlow } from '../../src/ingest/formats/clock.js'
import { decodeText } from '../../src/ingest/formats/decode.js'
import { readFrontMatter } from '../../src/ingest/formats/front-matter.js'
import { readGiven } from '../../src/ingest/formats/metadata.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import { parseByline } from '../../src/ingest/people/bylines.js'
import { namesIn } from '../../src/ingest/people/names.js'
import { plainOf } from '../../src/lexicon.js'
import { parseQuery } from '../../src/query/query.js'
import { LONGEST_QUERY } from '../../src/reasons.js'

/** Doubling a text may take at most so many times as long; a square takes four times. */
const MOST_GROWTH = 3
/** Milliseconds below which a time says nothing. */
const FLOOR = 20
const isWhole = process.env.JIEBAO_GRID === '1'
const LENGTHS = isWhole ? [5000, 10_000, 20_000, 40_000] : [4000, 8000]

const encoder = new TextEncoder()
const bytesOf = (text: string) => encoder.encode(text)

/** Texts are often refused; a refusal must come as soon as a reading. */
function tried(read: () => unknown): void {
  try {
    read()
  } catch {}
}

function cpu(read: () => unknown): number {
  const begun = process.cpuUsage()
  tried(read)
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

/** Why the reader's time grows too fast, or undefined. Garbage is collected at any time, so a bad time is taken again. */
function growthOf(read: (text: string) => unknown, text: (length: number) => string, lengths = LENGTHS) {
  const timed = (length: number, times: number) => {
    const own = text(length)
    return Math.min(...Array.from({ length: times }, () => cpu(() => read(own))))
  }
  let last = timed(lengths[0]!, 1)
  for (const [i, length] of lengths.entries()) {
    if (i === 0) continue
    let time = timed(length, 1)
    const grows = () => time > FLOOR && time > last * MOST_GROWTH
    for (let again = 0; again < 2 && grows(); again++) {
      last = Math.max(last, timed(lengths[i - 1]!, 3))
      time = Math.min(time, timed(length, 3))
    }
    if (grows()) return `${length} units: ${time.toFixed(0)} ms, half of them: ${last.toFixed(0)} ms`
    last = time
  }
  return undefined
}

const SIGNS = {
  blank: [' ', '\t', '\u3000', '\u00a0', '\v', '\f', '\u2028', '\u200b'],
  bracket: ['(', ')', '（', '）', '[', ']', '《', '》', '<', '{', '【'],
  quote: ['"', "'", '“', '”', '「'],
  stop: ['。', '.', '!', '？', '…', '，', '、', '；', '：', '·'],
  sign: ['*', '#', '_', '-', '—', '/', '|', '▲', '●', '~', '&', '\\'],
  digit: ['1', '一', '12,', '1.', '3月', '5日', '1:', '2008年6月5日 ', '3月1日、', '百', '亿', '第'],
  letter: ['a', 'a ', '的', '张', '𠮷', '\u0301', 'ﬃ', '㈱', ' of '],
  word: [
    '记者 ',
    '本报讯',
    '图为',
    '通讯员 张三 ',
    '张三 ',
    '其中',
    '共',
    '率',
    '年',
    '版',
    '日报',
    '编辑',
    '区长',
    '(简称',
  ],
  end: ['\n', '\r', '\r\n', 'a\n', '一二三\n\n', '# 一\n', '张三摄\n', '本报记者 张三\n', '图为某某。\n'],
  line: [
    '“城东开会了\n',
    '本报讯(记者张三)\n',
    '1 2 3\n',
    '一、三\n',
    '春天来了，\n',
    '第3版\n',
    '今日城东开会，今日城东开会，今日城东开会。\n城东开会了\n',
  ],
}
const UNITS = Object.values(SIGNS).flat()

/** What stands before and behind the run: a line of a body, of a head, front matter, a date, a heading marked. */
const AROUND: [before: string, behind: string][] = [
  ['正文', '尾'],
  ['# 题', '尾\n\n本报讯（记者张三）今日开会。\n'],
  ['**', '尾**'],
  ['本报讯(记者 张三)今日。', '今天开会。(张三 摄)'],
  ['---\npublication: a', 'b\n---\n正文今天。\n'],
  ['---\n', '\n---\n正文今天。\n'],
  ['今天开会\n', '\n今天散会'],
  ['2024年', '尾'],
]

const run = (unit: string, [before, behind] = AROUND[0]!) => {
  return (length: number) => before + unit.repeat(Math.ceil(length / unit.length)) + behind
}

const cutter = openBulkCutter()
const READERS: Record<string, (text: string) => unknown> = {
  decodeText: (text) => decodeText(bytesOf(text), 'a.txt'),
  readFrontMatter: (text) => readFrontMatter(`---\n${text}\n---\n`, 'a.txt'),
  readGiven: (text) => readGiven({ publication: text, date: text }, 'a.txt'),
  parseByline,
  namesIn,
  plainOf,
  findDates,
  parseDate,
  parseNumeral,
  canonicalDate,
  periodOf,
  monthDayOf,
  foldText,
  findFolded: (text) => findFolded(fold(text), foldText(text.slice(0, 20))),
  valuesIn: (text) => valuesIn(foldText(text)),
  mentionsIn: (text) => mentionsIn(foldText(text), cutter),
  definitionsIn: (text) => definitionsIn(foldText(text), cutter),
  cutter: (text) => cutter.pieces(foldText(text)),
}

const readIssue = (text: string) => readIssueText(bytesOf(text), 'a.txt')

/** Once each took the square of its length or more. */
const ONCE_SLOW = ['<!-- ', '<b>', ' ', '\v', '？', '\n', 'a\n', '城东开会了\n', '2008年6月5日 ']

describe('time grows with the length', () => {
  test.each(isWhole ? AROUND : AROUND.slice(0, 2))(
    'readIssueText(), a run between %j and %j',
    (...around) => {
      const slow = (isWhole ? UNITS : ONCE_SLOW).map((unit) => [unit, growthOf(readIssue, run(unit, around))])
      expect(slow.filter(([, growth]) => growth)).toEqual([])
    },
  )

  test.each(Object.entries(READERS))('%s()', (_, read) => {
    const units = isWhole ? UNITS : UNITS.filter((_, i) => i % 16 === 0)
    const slow = units.map((unit) => [unit, growthOf(read, run(unit))])
    expect(slow.filter(([, growth]) => growth)).toEqual([])
  })

  test('parseQuery(), up to the longest query', () => {
    const units = isWhole ? UNITS : ['(', '"', '-', ' OR ']
    const lengths = [LONGEST_QUERY / 4, LONGEST_QUERY / 2, LONGEST_QUERY - 8]
    const slow = units.map((unit) => [unit, growthOf(parseQuery, run(unit), lengths)])
    expect(slow.filter(([, growth]) => growth)).toEqual([])
  })

  if (isWhole) {
    test.each(UNITS)('readIssueText(), %j and each other sign', { timeout: 600_000 }, (first) => {
      const pairs = UNITS.filter((second) => second !== first)
      const slow = pairs.map((second) => [second, growthOf(readIssue, run(first + second), [10_000, 20_000])])
      expect(slow.filter(([, growth]) => growth)).toEqual([])
    })
  }
})

test('a file is refused by name when its time is over', () => {
  expect(() =>
    inTime(() => {
      for (;;) checkTime()
    }, 0.01),
  ).toThrow(TooSlow)
  expect(new JiebaoError('source-too-slow', 'a.txt', { seconds: LONGEST_READING }).message).toContain('a.txt')
})

test('a line read in pieces is one paragraph, and nothing of it is lost', () => {
  const line = `本报讯${'城东乡三千亩油菜五天收完，乡里的干部也都下到田头。'.repeat(1000)}`
  const { articles, furniture } = readIssueText(bytesOf(`青川县报\n抢在雨前\n${line}\n收割完毕。`), 'a.txt')
  const [article] = articles
  expect(article!.body.split('\n')[0]).toBe(line)
  expect(article!.paragraphs.map(({ line }) => line)).toEqual([3, 4])
  expect(furniture.filter((own) => own.line === 3)).toEqual([])
})

test('front matter nested without end is refused', () => {
  const nested = `---\ndate: ${'['.repeat(5000)}\n---\n城东开会。`
  expect(() => readIssueText(bytesOf(nested), 'a.txt')).toThrow(/YAML/)
})
