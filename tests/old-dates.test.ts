/** Days of 1840 to 2099, every one of them in a long run, in six notations, as lunar-typescript 1.8.6 writes its lunar day. */
import { Solar } from 'lunar-typescript'
import { expect, test } from 'vitest'
import { canonicalDate, dateRule, dayNumber, dayText, periodOf } from '../src/chinese.js'
import { oldPeriodOf } from '../src/old-dates.js'
import { parseQuery } from '../src/query/query.js'
import { isLong } from './sizes.js'

const FIGURES = '〇一二三四五六七八九'
const below100 = (n: number) =>
  n < 11
    ? n === 10
      ? '十'
      : FIGURES[n]!
    : `${n < 20 ? '' : FIGURES[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : FIGURES[n % 10]}`
const nthYear = (n: number) => (n === 1 ? '元' : below100(n))

/** Reigns with the year before their first; a lunar year counts to the reign that it began in. */
const LUNAR = [
  ['道光', 1820],
  ['咸豐', 1850],
  ['同治', 1861],
  ['光緒', 1874],
  ['宣統', 1908],
] as const
const SOLAR = [
  ['昭和', 1925, '1926-12-25', '1949-12-31'],
  ['大正', 1911, '1912-07-30', '1926-12-25'],
  ['康德', 1933, '1934-03-01', '1945-08-18'],
  ['大同', 1931, '1932-03-01', '1934-02-28'],
] as const

test('a day of 1840 to 2099 is the same day in every notation', () => {
  const wrong: string[] = []
  const same = (text: string, day: string) => {
    const read = canonicalDate(text)
    if (read !== day) wrong.push(`${text}: ${read}, not ${day}`)
  }
  // In a short run every 29th day, so that days of every month come in turn.
  const step = isLong ? 1 : 29
  for (let n = dayNumber('1840-01-01'); n <= dayNumber('2099-12-31'); n += step) {
    const day = dayText(n)
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    const lunar = Solar.fromYmd(year, month, date).getLunar()
    const [lunarYear, lunarMonth] = [lunar.getYear(), lunar.getMonth()]
    const monthDay = `${lunarMonth < 0 ? '閏' : ''}${Math.abs(lunarMonth) === 1 ? '正' : below100(Math.abs(lunarMonth))}月${lunar.getDayInChinese().replace('廿十', '二十')}`
    const sign = lunar.getYearInGanZhi()
    const reign = LUNAR.findLast(([, before]) => lunarYear > before)!
    if (lunarYear <= 1911) same(`${reign[0]}${nthYear(lunarYear - reign[1])}年${monthDay}日`, day)
    else if (year < 1950) {
      same(`民國${nthYear(lunarYear - 1911)}年舊曆${monthDay}`, day)
      if (year >= 1912) same(`中華民國${nthYear(year - 1911)}年${below100(month)}月${below100(date)}日`, day)
    }
    same(`農曆${[...String(lunarYear)].map((figure) => FIGURES[Number(figure)]).join('')}年${monthDay}`, day)
    for (const [name, before, first, last] of SOLAR)
      if (day >= first && day <= last)
        same(`${name}${nthYear(year - before)}年${below100(month)}月${below100(date)}日`, day)
    if (lunarYear > 2043) continue
    // A sign stands for one year in sixty: the day is one of several, and the reason is told where they are.
    const cyclic = oldPeriodOf(`${sign}年${monthDay}`)
    if (!cyclic?.each.some(({ from, to }) => from === day && to === day))
      wrong.push(`${sign}年${monthDay}: ${JSON.stringify(cyclic)}, not ${day}`)
    if (cyclic && (cyclic.why === null) !== (cyclic.each.length === 1))
      wrong.push(`${sign}年${monthDay}: ${cyclic.why}`)
  }
  expect(wrong.slice(0, 10)).toEqual([])
})

test.each([
  ['光緒三十年', '1904-02-16', '1905-02-03'],
  ['光绪三十年（甲辰）正月', '1904-02-16', '1904-03-16'],
  ['光緒甲辰年', '1904-02-16', '1905-02-03'],
  ['光緒甲辰年六月初三日', '1904-07-15', '1904-07-15'],
  ['中華民國甲子年', '1924-02-05', '1925-01-23'],
  ['康德二年', '1935-01-01', '1935-12-31'],
  ['康德元年', '1934-03-01', '1934-12-31'],
])('periodOf(%s)', (text, from, to) => expect(periodOf(text)).toEqual({ from, to }))

test.each([
  ['甲子年三月初五', '1864-04-10', '1984-04-05', '1924'],
  ['甲辰年', '1844-02-18', '2025-01-28', '1904, 1964'],
])('%s is of several years, and no period by itself', (text, from, to, years) => {
  expect(oldPeriodOf(text)).toMatchObject({ from, to })
  expect(periodOf(text)).toBeUndefined()
  expect(dateRule(text)).toContain(years)
})

test.each([
  '光緒四十年',
  '宣統甲辰年',
  '光緒三十年閏正月初五',
  '光緒三十年正月卅一',
  '昭和元年一月一日',
  '甲丑年',
  '正月初五',
  '國光三年',
])('%s is no day', (text) => expect(oldPeriodOf(text)).toBeUndefined())

test('a query reads an old date as its day, and tells why a sign of the cycle is not sure', () => {
  expect(parseQuery('光緒三十年正月初五').root).toMatchObject({ type: 'date', year: 1904, month: 2, day: 20 })
  const { root, warnings } = parseQuery('日期:甲辰年')
  expect(root).toEqual({
    type: 'or',
    of: [
      ['1844-02-18', '1845-02-06'],
      ['1904-02-16', '1905-02-03'],
      ['1964-02-13', '1965-02-01'],
      ['2024-02-10', '2025-01-28'],
    ].map(([from, to]) => ({ type: 'period', of: 'issue', from, to, typed: `${from}..${to}` })),
  })
  expect(warnings[0]!.detail).toMatch(/1844、1904、1964、2024 年/)
})

test.each([
  ['甲辰年..乙巳年', ['1844 1846', '1904 1906', '1964 1966', '2024 2026']],
  ['甲子年三月..甲子年五月', ['1864 1864', '1924 1924', '1984 1984']],
  ['1900..甲辰年', ['1900 1905']],
  ['甲辰年..1910', ['1904 1910']],
])('日期:%s is the spans from each year to the next end', (range, spans) => {
  const { root, warnings } = parseQuery(`日期:${range}`)
  const of = root?.type === 'or' ? root.of : [root]
  expect(
    of.map((node) => node?.type === 'period' && `${node.from?.slice(0, 4)} ${node.to?.slice(0, 4)}`),
  ).toEqual(spans)
  expect(warnings[0]!.detail).toMatch(/没有年号/)
})

test.each(['甲辰年..', '..甲辰年'])('日期:%s is no date, and the reason is told', (range) => {
  const { root, warnings } = parseQuery(`日期:${range}`)
  expect(root?.type).toBe('text')
  expect(warnings[0]!.detail).toMatch(/没有年号，不能确定；请写公历年份或年号/)
})
