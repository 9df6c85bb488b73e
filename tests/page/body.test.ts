/** What is drawn over a body is bounded; the text is not. */
import { expect, test } from 'vitest'
import type { Doubt } from '../../src/model.js'
import { leftOut, paragraphs } from '../../src/page/body.js'
import { markupOf } from '../../src/page/html.js'
import { byLine, doubtList, doubtsOn } from '../../src/page/line-doubts.js'
import { siteAt } from '../../src/page/site.js'
import { fakeEngine } from '../api/fake-engine.js'

const engine = fakeEngine()
const some = (await engine.article((await engine.search({ q: '' })).hits[0]!.id))!
const NO_SPOTS: ReadonlyMap<string, string> = new Map()

const doubt = (line: number, note = `${line}`) =>
  ({ class: 'damaged-text', line, text: '丨', note }) as const satisfies Doubt

/** A body of so many paragraphs, a line each. */
function bodyOf(count: number, text: string): typeof some {
  const body = Array.from({ length: count }, () => text).join('\n')
  const paragraphs = Array.from({ length: count }, (_, i) => ({ at: i * (text.length + 1), line: i + 1 }))
  return { ...some, body, paragraphs, joins: [], lines: [[1, count]] }
}

test('each paragraph names the doubts of its own lines, in whatever order they come', () => {
  const answer = { ...bodyOf(3, '粮价'), paragraphs: [1, 4, 9].map((line, i) => ({ at: i * 3, line })) }
  const doubts = byLine([12, 4, 3, 8, 1].map((line) => doubt(line)))
  const markup = markupOf(paragraphs(answer, [], doubts, NO_SPOTS))
  const titles = [...markup.matchAll(/<p data-line="(\d+)" title="([^"]*)"/g)]
  expect(titles.map(([, line, title]) => [line, title!.replace(/[^\d；]/g, '')])).toEqual([
    ['1', '1；3'],
    ['4', '4；8'],
    ['9', '12'],
  ])
  const inside = doubtsOn(doubts, {
    lines: [
      [3, 4],
      [9, 12],
    ],
  })
  expect(inside.map(({ line }) => line)).toEqual([3, 4, 12])
})

test('many doubts are looked up by line, not gone through for every paragraph', () => {
  let reads = 0
  const count = 4000
  const doubts = byLine(
    Array.from({ length: count }, (_, i) =>
      Object.defineProperty({ ...doubt(0) }, 'line', { get: () => ++reads && i + 1 }),
    ),
  )
  reads = 0
  paragraphs(bodyOf(count, '粮'), [], doubts, NO_SPOTS)
  expect(reads).toBeLessThan(count * 40)
})

test('a paragraph of very many doubts names the first and counts them all', () => {
  const doubts = byLine(Array.from({ length: 5000 }, (_, i) => doubt(1, `甲${i}乙`)))
  const markup = markupOf(paragraphs(bodyOf(1, '粮价'), [], doubts, NO_SPOTS))
  expect(markup).toContain('甲0乙')
  expect(markup).toContain('共 5,000 处')
  expect(markup.length).toBeLessThan(2000)
})

test('a list of very many doubts shows the first and leads to the others', () => {
  const site = siteAt('../')
  const few = markupOf(doubtList([doubt(1)], 'a b', site))
  expect(few).not.toContain('doubts?')
  const many = markupOf(
    doubtList(
      Array.from({ length: 30_000 }, (_, i) => doubt(i)),
      'a b',
      site,
    ),
  )
  expect(many.match(/<li>/g)).toHaveLength(1000)
  expect(many).toContain('只列出前 1,000 处')
  expect(many).toContain('href="../doubts?issue=a%20b"')
})

test('of one enormous line every character is printed, and the first places are set off', () => {
  const text = '中国'.repeat(30_000)
  const every = (length: number) =>
    Array.from({ length: 30_000 }, (_, i): [number, number] => [2 * i, 2 * i + length])
  const answer = {
    ...bodyOf(1, text),
    unsure: every(1),
    joins: every(1).map(([at]) => ({ at, fromLine: at, toLine: at + 5 })),
  }
  const markup = markupOf(paragraphs(answer, every(2).slice(0, 10_000), byLine([]), NO_SPOTS))
  expect(markup.replace(/<[^>]*>/g, '')).toBe(text)
  expect(markup.match(/class="unsure"/g)).toHaveLength(10_000)
  expect(markup.match(/class="join"/g)).toHaveLength(10_000)
  const told = markupOf(
    leftOut(answer, [{ field: 'body', index: 0, ranges: every(2).slice(0, 10_000), more: 20_000 }]),
  )
  expect(told.match(/共 30,000 处，文中只标出前 10,000 处/g)).toHaveLength(3)
  expect(markupOf(leftOut(some, [{ field: 'body', index: 0, ranges: [[0, 1]] }]))).toBe('')
})
