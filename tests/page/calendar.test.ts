/** The calendar: the days that are missing stand out, of newspapers whose days can be told. */
import { expect, test } from 'vitest'
import type { IssueRow, SearchAnswer } from '../../src/model.js'
import { calendar, heldYears } from '../../src/page/calendar.js'
import { results } from '../../src/page/results.js'
import { siteAt } from '../../src/page/site.js'
import { fakeEngine } from '../api/fake-engine.js'

const issue = (day: string, name: string | null = '甲报'): IssueRow => ({
  id: `${day}${name}`,
  file: 'a.txt',
  publication: { name, basis: 'given', why: '' },
  date: { from: day, to: day, basis: 'given', why: '' },
  ...{ number: null, scan: null, articles: 1, doubts: 0 },
})
const march = (...days: number[]) => days.map((day) => `2024-03-${String(day).padStart(2, '0')}`)

function drawn(issues: IssueRow[], year = '2024'): string {
  const own = issues.filter(({ date }) => date.from!.startsWith(year))
  const totals = { undated: [], totalUndated: 0, totalIssues: issues.length }
  return calendar(
    { year, first: year, last: year, held: new Set(), issues: own, around: issues, ...totals },
    siteAt('./'),
  ).markup
}
const missing = (markup: string) =>
  [...markup.matchAll(/<td class="missing" title="([^"]*)">(\d+)/g)].map(([, title, day]) => [
    Number(day),
    title,
  ])

test('every day that a daily misses is marked with its name, and explained', () => {
  const markup = drawn(march(1, 2, 3, 6, 7, 9).map((day) => issue(day)))
  expect(missing(markup)).toEqual([
    [4, '缺 甲报'],
    [5, '缺 甲报'],
    [8, '缺 甲报'],
  ])
  expect(markup).toContain('红色虚框的是缺报的日子')
})

test('a day on which another newspaper came out leads to that one', () => {
  const daily = march(1, 2, 3, 5, 6).map((day) => issue(day))
  const markup = drawn([...daily, issue('2024-03-04', '乙报')].sort((a, b) => (a.id < b.id ? -1 : 1)))
  expect(missing(markup)).toEqual([])
  expect(markup).not.toContain('红色虚框')
})

test('of a weekly its weekdays are marked, and a year shows its own days only', () => {
  const weekly = ['2024-01-01', '2024-01-08', '2024-01-15', '2024-02-05', '2024-02-12'].map((day) =>
    issue(day),
  )
  expect(missing(drawn(weekly)).map(([day]) => day)).toEqual([22, 29])
  const turn = ['2023-12-29', '2023-12-30', '2023-12-31', '2024-01-02', '2024-01-03'].map((day) => issue(day))
  expect(missing(drawn(turn))).toEqual([[1, '缺 甲报']])
  expect(missing(drawn(turn, '2023'))).toEqual([])
})

test('results name a newspaper once if all are of one, and on each if they are not', async () => {
  const answer = await fakeEngine().search({ q: '志愿' })
  const shown = (counts: Record<string, number>) => {
    const of: SearchAnswer = {
      ...answer,
      hits: answer.hits.map((hit) => ({ ...hit, publication: { name: '甲报', basis: 'given', why: '' } })),
      facetDistribution: { publication: counts },
    }
    return results(of, new URLSearchParams({ q: '志愿' }), siteAt('./'), { inside: [], others: {} }).markup
  }
  const { totalHits } = answer
  const one = shown({ 甲报: totalHits })
  expect([one.match(/都出自甲报/g), one.match(/甲报/g)]).toEqual([['都出自甲报'], ['甲报']])
  const two = shown({ 甲报: totalHits - 1, 乙报: 1 })
  expect(two).not.toContain('都出自')
  expect(two.match(/>甲报</g)!.length).toBeGreaterThanOrEqual(answer.hits.length)
})

test('a year of which nothing is held is no link', () => {
  const of = { year: '2024', first: '2021', last: '2024', held: new Set(['2021', '2023']) }
  const rest = { issues: [], around: [], undated: [], totalUndated: 0, totalIssues: 2 }
  const { markup } = calendar({ ...of, ...rest }, siteAt('./'))
  const years = [...markup.matchAll(/<(a|span)[^>]*>(20\d\d)</g)].map(([, name, year]) => [year, name])
  expect(years).toEqual([
    ['2021', 'a'],
    ['2022', 'span'],
    ['2023', 'a'],
    ['2024', 'a'],
  ])
})

test('heldYears() has every year of which an issue bears a day, whatever the paper', () => {
  const row = (from: string | null, to: string | null) => ({ from, to, issues: 1, articles: 1, doubts: 0 })
  const papers = [
    { publication: '青川县报', days: [row('1958-06-05', '1958-06-05'), row('1959-12-31', '1961-01-01')] },
    { publication: null, days: [row(null, '1972-01-01'), row('1949-01-01', null), row(null, null)] },
  ]
  expect([...heldYears(papers)].sort()).toEqual(['1949', '1958', '1959', '1960', '1961', '1972'])
  expect(heldYears(papers)).toBe(heldYears(papers))
})
