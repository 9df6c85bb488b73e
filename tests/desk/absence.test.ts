/** Which issues are missing, and what is said of a search that finds nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayText } from '../../src/chinese.js'
import { papersIn } from '../../src/desk/absence.js'
import { gapsOf } from '../../src/desk/desk.js'
import type { IssueRow } from '../../src/model.js'
import { plainCalendar } from '../engine/plain-calendar.js'

const row = (from: string | null, to = from, name: string | null = '某报'): IssueRow => ({
  id: `${name}${from}`,
  file: 'a.txt',
  publication: { name, basis: 'given', why: '' },
  date: { from, to, basis: 'given', why: '' },
  number: null,
  scan: null,
  articles: 10,
  doubts: 1,
})
const gap = (from: string, to: string, days: number, expected: string[] = []) => {
  return { publication: '某报', from, to, days, expected }
}
const daysFrom = (first: string, days: number, step = 1) =>
  Array.from({ length: Math.ceil(days / step) }, (_, i) => dayText(dayNumber(first) + i * step))

test.each([
  [
    'a daily misses two days',
    ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-06', '2024-01-07'],
    [gap('2024-01-03', '2024-01-06', 2, ['2024-01-04', '2024-01-05'])],
  ],
  [
    'a weekly misses two',
    ['2024-01-01', '2024-01-08', '2024-01-15', '2024-02-05', '2024-02-12'],
    [gap('2024-01-15', '2024-02-05', 20, ['2024-01-22', '2024-01-29'])],
  ],
  ['a weekly by itself misses none', ['2024-01-01', '2024-01-08', '2024-01-15'], []],
  ['too few to tell: as a weekly', ['2024-01-01', '2024-01-20'], [gap('2024-01-01', '2024-01-20', 18)]],
  [
    'a daily misses one day',
    ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-05', '2024-01-06'],
    [gap('2024-01-03', '2024-01-05', 1, ['2024-01-04'])],
  ],
  [
    'a daily that rests on Sundays misses a Saturday and no Sunday',
    [...Array(28).keys()]
      .map((i) => new Date(Date.UTC(2024, 0, 1 + i)))
      .filter((day) => day.getUTCDay() !== 0 && day.getUTCDate() !== 13)
      .map((day) => day.toISOString().slice(0, 10)),
    [gap('2024-01-12', '2024-01-15', 1, ['2024-01-13'])],
  ],
  [
    'a weekly that comes two days late misses none',
    ['2024-01-01', '2024-01-08', '2024-01-17', '2024-01-22', '2024-01-29'],
    [],
  ],
  [
    'a weekly misses one',
    ['2024-01-01', '2024-01-08', '2024-01-22', '2024-01-29', '2024-02-05'],
    [gap('2024-01-08', '2024-01-22', 13, ['2024-01-15'])],
  ],
  ['one alone', ['2024-01-01'], []],
])('gapsOf(): %s', (_name, days, gaps) => {
  expect(gapsOf(days.map((day) => row(day)))).toEqual(gaps)
})

test('gapsOf() keeps newspapers apart, counts from the end of a span, passes over unknown dates', () => {
  const issues = [
    row('2024-01-01', '2024-01-07'),
    row('2024-01-03', '2024-01-03', null),
    row('2024-03-01'),
    row(null),
  ]
  expect(gapsOf(issues)).toEqual([gap('2024-01-07', '2024-03-01', 53)])
})

test('a weekly whose pages are a file each misses what it misses', () => {
  const all = daysFrom('2024-01-01', 70, 7).filter((day) => day !== '2024-02-05')
  const paged = all.flatMap((day) => [row(day), row(day), row(day), row(day)])
  expect(gapsOf(paged).flatMap(({ expected }) => expected)).toEqual(['2024-02-05'])
})

test('a weekly of three years with some issues removed misses those and no others', () => {
  const all = daysFrom('2021-01-04', 3 * 365, 7)
  // The first and the last are no gap: nobody knows that the paper came out before and after.
  const inner = fc.uniqueArray(fc.integer({ min: 1, max: all.length - 2 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(inner, (removed) => {
      const held = all.filter((_, i) => !removed.includes(i)).map((day) => row(day))
      const expected = removed.sort((a, b) => a - b).map((i) => all[i])
      expect(gapsOf(held).flatMap(({ expected }) => expected)).toEqual(expected)
    }),
  )
})

test('a daily that rests on Mondays misses the days removed, never a Monday', () => {
  const all = daysFrom('2024-01-01', 300).filter((day) => new Date(day).getUTCDay() !== 1)
  const inner = fc.uniqueArray(fc.integer({ min: 1, max: all.length - 2 }), { minLength: 1, maxLength: 15 })
  fc.assert(
    fc.property(inner, (removed) => {
      const held = all.filter((_, i) => !removed.includes(i)).map((day) => row(day))
      const expected = removed.sort((a, b) => a - b).map((i) => all[i])
      expect(gapsOf(held).flatMap(({ expected }) => expected)).toEqual(expected)
    }),
  )
})

describe('papersIn()', () => {
  const weekly = daysFrom('2024-01-01', 70, 7).filter((day) => day !== '2024-01-29')
  const rows = [
    ...weekly.map((day) => row(day)),
    row('2024-02-01', '2024-02-10', '旬刊'),
    row(null, null, '旬刊'),
    row(null, null, null),
  ]
  const ask = (from: string | null, to: string | null, publication: string[] = []) =>
    papersIn(plainCalendar(rows), { from, to, publication })

  test('tells each newspaper apart, with issues, articles, doubts, days and gaps', () => {
    expect(ask(null, null)).toEqual([
      {
        publication: '某报',
        issues: 9,
        articles: 90,
        doubts: 9,
        first: '2024-01-01',
        last: '2024-03-04',
        undated: 0,
        missing: [gap('2024-01-22', '2024-02-05', 13, ['2024-01-29'])],
      },
      {
        publication: '旬刊',
        issues: 2,
        articles: 20,
        doubts: 2,
        first: '2024-02-01',
        last: '2024-02-10',
        undated: 1,
        missing: [],
      },
      {
        publication: null,
        issues: 1,
        articles: 10,
        doubts: 1,
        first: null,
        last: null,
        undated: 1,
        missing: [],
      },
    ])
  })

  test('an issue of which nothing may be shown counts as not held', () => {
    const hidden = rows.map((each) => (each.date.from === '2024-02-05' ? { ...each, articles: 0 } : each))
    const [paper] = papersIn(plainCalendar(hidden), { from: null, to: null, publication: ['某报'] })
    expect([paper!.issues, paper!.articles]).toEqual([8, 80])
    expect(paper!.missing.flatMap(({ expected }) => expected)).toEqual(['2024-01-29', '2024-02-05'])
  })

  test.each([
    ['2024-02', '2024-02', ['2024-02-05', '2024-02-12', '2024-02-19', '2024-02-26'].length, 0],
    ['2024-02-06', null, 4, 0],
    ['2024-01-24', '2024-01-31', 0, 1],
    ['2024-01-24', '2024-01-28', 0, 0],
    [null, '2024-01', 4, 1],
    ['2023', '2023', 0, 0],
  ])('from %s to %s', (from, to, issues, missing) => {
    const paper = ask(from, to, ['某报'])[0]
    expect([paper?.issues ?? 0, paper?.missing.length ?? 0]).toEqual([issues, missing])
  })
})
