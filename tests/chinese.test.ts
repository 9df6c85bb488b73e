import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonicalDate,
  dayNumber,
  dayOf,
  dayText,
  findDates,
  monthDayOf,
  parseDate,
  parseNumeral,
  periodOf,
} from '../src/chinese.js'
import { isLong, runs } from './sizes.js'

const NUMERALS: [string, number | undefined][] = [
  ['0', 0],
  ['０', 0],
  ['〇', 0],
  ['12', 12],
  ['１２', 12],
  ['1,200', 1200],
  ['１，２００', 1200],
  ['2.5', 2.5],
  ['3万', 30_000],
  ['3.5亿', 350_000_000],
  ['1.1万', 11_000],
  ['2万亿', 2e12],
  ['一', 1],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['廿一', 21],
  ['卅', 30],
  ['一百', 100],
  ['一百五', 150],
  ['一百零五', 105],
  ['一百一十', 110],
  ['两千', 2000],
  ['三千五', 3500],
  ['三千零五', 3005],
  ['三千五百万', 35_000_000],
  ['两万五', 25_000],
  ['两万五千', 25_000],
  ['一万零五', 10_005],
  ['一亿二千万', 120_000_000],
  ['一万亿', 1e12],
  ['壹佰贰拾', 120],
  ['三萬', 30_000],
  ['二〇二四', 2024],
  ['二○二四', 2024],
  ['二O二四', 2024],
  ['一九九八', 1998],
  ['九九', 99],
  ['', undefined],
  ['百', undefined],
  ['万', undefined],
  ['千万', undefined],
  ['两', 2],
  ['十十', undefined],
  ['三五百', undefined],
  ['第三', undefined],
  ['三 ', undefined],
  ['-1', undefined],
  ['1.2.3', undefined],
  ['99999999999999999', undefined],
  ['九'.repeat(40), undefined],
]

test.each(NUMERALS)('parseNumeral(%j) is %j', (text, value) => {
  expect(parseNumeral(text)).toBe(value)
})

/** Writes 0 to 10^12 as a newspaper would. */
function write(n: number): string {
  const digit = (d: number) => '零一二三四五六七八九'[d]!
  const section = (value: number, led: boolean): string => {
    let text = ''
    let gap = led && value < 1000
    for (const [unit, sign] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const d = Math.floor(value / unit) % 10
      if (d === 0) gap = text !== '' || led
      else {
        text += (gap ? '零' : '') + digit(d) + sign
        gap = false
      }
    }
    return text
  }
  if (n === 0) return '零'
  let text = ''
  for (const [unit, sign] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(n / unit) % 10_000
    if (part > 0) text += section(part, text !== '') + sign
  }
  return text
}

test('parseNumeral() reads every number as a newspaper writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 - 1 }), (n) => {
      expect(parseNumeral(write(n))).toBe(n)
    }),
    { seed: 1 },
  )
  for (let n = 0; n < 30_000; n++) if (parseNumeral(write(n)) !== n) expect.fail(write(n))
})

const DATES: [string, string[]][] = [
  ['2024年4月12日', ['2024-4-12 2024年4月12日']],
  ['２０２４年４月１２日', ['2024-4-12 ２０２４年４月１２日']],
  ['2024 年 4 月 12 日电', ['2024-4-12 2024 年 4 月 12 日']],
  ['二〇二四年四月十二日', ['2024-4-12 二〇二四年四月十二日']],
  ['一九九八年', ['1998-?-? 一九九八年']],
  ['民国三十五年', ['1946-?-? 民国三十五年']],
  ['中華民國元年一月一日', ['1912-1-1 中華民國元年一月一日']],
  ['2024-04-12', ['2024-4-12 2024-04-12']],
  ['2024/4/12', ['2024-4-12 2024/4/12']],
  ['2024.4.12', ['2024-4-12 2024.4.12']],
  ['2024．4．12', ['2024-4-12 2024．4．12']],
  ['2024-4/12', []],
  ['2024.4.123', []],
  ['12024年4月', ['?-4-? 4月']],
  ['12月3日下午', ['?-12-3 12月3日']],
  ['十二月廿一号', ['?-12-21 十二月廿一号']],
  ['元月5日', ['?-1-5 元月5日']],
  ['9月4日、6日', ['?-9-4 9月4日', '?-9-6 6日']],
  ['9月4、6日', ['?-9-4 9月4', '?-9-6 6日']],
  ['2024年9月4日至10月6日', ['2024-9-4 2024年9月4日', '2024-10-6 10月6日']],
  ['1998年6月1日—7日', ['1998-6-1 1998年6月1日', '1998-6-7 7日']],
  ['2024年4月至6月', ['2024-4-? 2024年4月', '2024-6-? 6月']],
  ['1998年—2000年', ['1998-?-? 1998年', '2000-?-? 2000年']],
  ['2024年13月', ['2024-?-? 2024年']],
  ['2024年2月30日', ['2024-2-? 2024年2月']],
  ['2023年2月29日', ['2023-2-? 2023年2月']],
  ['2024年2月29日', ['2024-2-29 2024年2月29日']],
  ['98年', []],
  ['5000年文明', []],
  ['四年一度', []],
  ['3个月', []],
  ['4日', []],
  ['民国', []],
  ['', []],
]

test.each(DATES)('findDates(%j)', (text, wanted) => {
  const found = findDates(text).map(
    ({ year, month, day, at, length }) =>
      `${year ?? '?'}-${month ?? '?'}-${day ?? '?'} ${text.slice(at, at + length)}`,
  )
  expect(found).toEqual(wanted)
  expect(parseDate(text)).toEqual(findDates(text)[0])
})

const dateText = fc
  .array(fc.constantFrom(...'2024年月日号、至—-/. 元民国十廿四一〇O１报'), { maxLength: 60 })
  .map((signs) => signs.join(''))

test('findDates() gives rising, disjoint spans and real days, whatever the text', () => {
  fc.assert(
    fc.property(dateText, (text) => {
      let end = 0
      for (const { year, month, day, at, length } of findDates(text)) {
        expect(at).toBeGreaterThanOrEqual(end)
        expect(length).toBeGreaterThan(0)
        end = at + length
        expect(end).toBeLessThanOrEqual(text.length)
        expect(year ?? month).not.toBeNull()
        if (day !== null) expect(dayOf(year ?? 2000, month!, day)).toBeDefined()
      }
      expect(parseDate(text)).toEqual(findDates(text)[0])
    }),
    { numRuns: runs(2000), seed: 1 },
  )
})

test('findDates() reads long lists and runs without hanging', () => {
  for (const text of [
    '1月1、'.repeat(50_000),
    `1月${'1、'.repeat(50_000)}`,
    '元'.repeat(100_000),
    '民国'.repeat(50_000),
  ]) {
    expect(() => findDates(text)).not.toThrow()
  }
})

const PERIODS: [string, string | undefined][] = [
  ['2024', '2024-01-01 2024-12-31'],
  ['2024-02', '2024-02-01 2024-02-29'],
  ['2023-02', '2023-02-01 2023-02-28'],
  ['1900-02', '1900-02-01 1900-02-28'],
  ['2024-04-12', '2024-04-12 2024-04-12'],
  ['2024-04-31', undefined],
  ['2024-13', undefined],
  ['2024-00', undefined],
  ['1599', undefined],
  ['3000', undefined],
  ['0999', undefined],
  ['2024-5-6', '2024-05-06 2024-05-06'],
  ['2024/05/06', '2024-05-06 2024-05-06'],
  ['2024.5.6', '2024-05-06 2024-05-06'],
  ['20240506', '2024-05-06 2024-05-06'],
  ['２０２４－５－６', '2024-05-06 2024-05-06'],
  ['2024年5月6日', '2024-05-06 2024-05-06'],
  ['二〇二四年五月', '2024-05-01 2024-05-31'],
  ['民国二十四年三月五日', '1935-03-05 1935-03-05'],
  ['2024年', '2024-01-01 2024-12-31'],
  ['2024-4', '2024-04-01 2024-04-30'],
  ['2024年4月份', '2024-04-01 2024-04-30'],
  ['2024年4月6日份', undefined],
  ['二〇二四', '2024-01-01 2024-12-31'],
  ['一九三六', '1936-01-01 1936-12-31'],
  ['五四三二', undefined],
  [' 2024-05-06 ', '2024-05-06 2024-05-06'],
  ['2024-05-06T08:30', '2024-05-06 2024-05-06'],
  ['2024-05-06T23:59:59.5+08:00', '2024-05-06 2024-05-06'],
  ['2024-05-06 08:30:00Z', '2024-05-06 2024-05-06'],
  ['2024-05/06', undefined],
  ['2024-05-06T', undefined],
  ['20240532', undefined],
  ['202405', undefined],
  ['5月6日', undefined],
  ['2024年5月6日讯', undefined],
  ['5000000000', undefined],
  ['', undefined],
]

test.each(PERIODS)('periodOf(%j) is %j', (text, wanted) => {
  const period = periodOf(text)
  expect(period && `${period.from} ${period.to}`).toBe(wanted)
})

test('canonicalDate() and periodOf() agree, and a canonical date is its own', () => {
  for (const [text] of PERIODS) {
    const date = canonicalDate(text)
    expect(date === undefined, text).toBe(periodOf(text) === undefined)
    if (date === undefined) continue
    expect(date).toMatch(/^\d{4}(-\d\d){0,2}$/)
    expect(canonicalDate(date)).toBe(date)
    expect(periodOf(date)).toEqual(periodOf(text))
  }
})

test.each([
  ['04-12', '04-12'],
  ['4-12', '04-12'],
  ['4/12', '04-12'],
  ['4月12日', '04-12'],
  ['四月十二日', '04-12'],
  ['02-29', '02-29'],
  ['02-30', undefined],
  ['13-01', undefined],
  ['2024-04-12', undefined],
  ['4月', undefined],
  ['', undefined],
])('monthDayOf(%j) is %j', (text, wanted) => {
  expect(monthDayOf(text)).toBe(wanted)
})

test('dayText() undoes dayNumber() all over the calendar', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayNumber('1969-12-31')).toBe(-1)
  const [first, last] = [dayNumber('1600-01-01'), dayNumber('2999-12-31')]
  // A prime step meets every day of the year.
  for (let days = first; days <= last; days += isLong ? 1 : 7) {
    if (dayNumber(dayText(days)) !== days) expect.fail(`${days} became ${dayText(days)}`)
  }
  expect(() => dayNumber('2024-02-30')).toThrow(RangeError)
  expect(() => dayNumber('2024-02')).toThrow(RangeError)
})
