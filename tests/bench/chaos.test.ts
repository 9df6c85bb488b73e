/**
 * The oracle of the chaos run: it must see half a generation, a loss and an earlier state, and
 * must take whatever an archive may rightly show.
 */
import { expect, test } from 'vitest'
import { loadPapers, loadSchedule } from './modules.js'

const { Papers, scan } = await loadPapers()
const { schedule } = await loadSchedule()

/** An oracle that knows two files, the first in three states. */
function known() {
  const papers = new Papers(7)
  const put = (file: string) => {
    const state = papers.made(file)
    papers.note(file, state)
    return state.articles.filter(({ withheld }) => !withheld)
  }
  return { papers, first: put('f1.jsonl'), second: put('f1.jsonl'), other: put('f2.jsonl') }
}

test('judge() takes every whole state in its order, and nothing else of it', () => {
  const { papers, first, second, other } = known()
  expect(papers.judge(1, []).faults).toEqual([])
  expect(papers.judge(2, [...first, ...other]).faults).toEqual([])
  // Half of one state, half of another; a state without an article; an article nobody wrote.
  expect(papers.judge(3, [...first.slice(0, 2), ...second.slice(2), ...other]).faults).toHaveLength(1)
  expect(papers.judge(3, [...second.slice(1), ...other]).faults).toHaveLength(1)
  expect(papers.judge(3, [...second, ...other, { id: 'f9-n0', headline: 'f9v1n0' }]).faults).toHaveLength(1)
  expect(papers.judge(3, [...second, ...other]).faults).toEqual([])
  // Once it was there, it is lost if it is not.
  expect(papers.judge(4, other).faults).toHaveLength(1)
  expect(papers.judge(4, [...first, ...other]).faults).toHaveLength(1)
  papers.note('f1.jsonl', papers.gone())
  expect(papers.behind()).toHaveLength(1)
  expect(papers.judge(5, other).faults).toEqual([])
  expect(papers.behind()).toEqual([])
})

test('judge() leaves open when an article that is withheld later goes, and shows none that always was', () => {
  const { papers, second, other } = known()
  const without = second.slice(1)
  expect(papers.judge(1, [...without, ...other]).faults).toHaveLength(1)
  papers.withheldLater.set(second[0]!.id, 0)
  expect(papers.judge(1, [...without, ...other]).faults).toEqual([])
  const hidden = papers.made('f4.jsonl')
  papers.note('f4.jsonl', hidden)
  expect(hidden.articles.some(({ withheld }) => withheld)).toBe(true)
  expect(papers.judge(2, [...second, ...other, ...hidden.articles]).faults).toHaveLength(1)
})

test('scan() finds what articles hold, but nothing withheld', () => {
  const { papers, second } = known()
  const hidden = papers.made('f4.jsonl').articles
  const content = new Map([
    ['f1.jsonl', second],
    ['f4.jsonl', hidden],
  ])
  expect(scan(content, second[1]!.text.slice(8, 20))).toEqual([second[1]!.id])
  const withheld = hidden.find((article) => article.withheld)!
  expect(scan(content, withheld.text.split('\n').at(-1)!)).toEqual([])
})

test('schedule() follows from the seed alone, in the order of time, with every deed', () => {
  const planned = schedule(3, 120_000)
  expect(schedule(3, 120_000)).toEqual(planned)
  expect(schedule(4, 120_000)).not.toEqual(planned)
  const times = planned.map(({ atMs }) => atMs)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(times.at(-1)).toBeLessThanOrEqual(120_000)
  expect(new Set(schedule(5, 10_000).map(({ deed }) => deed)).size).toBe(17)
})
