/** Festivals of a year, as lunar-typescript 1.8.6 knows their days. */
import { Lunar, Solar } from 'lunar-typescript'
import { expect, test } from 'vitest'
import { canonicalDate } from '../src/chinese.js'
import { festivalDay } from '../src/festivals.js'
import { parseQuery } from '../src/query/query.js'

test('a lunar festival, and 清明, fall on the days that the calendar of the library gives', () => {
  const wrong: string[] = []
  const same = (name: string, year: number, day: string) => {
    const read = festivalDay(`${year}年${name}`)?.day
    if (read !== day) wrong.push(`${year}年${name}: ${read}, not ${day}`)
  }
  for (let year = 1912; year <= 2099; year++) {
    const lunar = (month: number, day: number) => Lunar.fromYmd(year, month, day).getSolar()
    same('春节', year, lunar(1, 1).toYmd())
    same('除夕', year, lunar(1, 1).next(-1).toYmd())
    same('元宵', year, lunar(1, 15).toYmd())
    same('端午节', year, lunar(5, 5).toYmd())
    same('七夕', year, lunar(7, 7).toYmd())
    same('中秋', year, lunar(8, 15).toYmd())
    same('重阳节', year, lunar(9, 9).toYmd())
    same(
      '腊八',
      year,
      Lunar.fromYmd(year - 1, 12, 8)
        .getSolar()
        .toYmd(),
    )
    same('冬至', year, Solar.fromYmd(year, 12, 1).getLunar().getJieQiTable().DONG_ZHI!.toYmd())
    same('清明节', year, Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable().清明!.toYmd())
  }
  expect(wrong).toEqual([])
})

test.each([
  ['2023年春节', '2023-01-22'],
  ['2023春節', '2023-01-22'],
  ['二〇二三年的春节', '2023-01-22'],
  ['一九五八年中秋', '1958-09-27'],
  ['民国三十五年端午', '1946-06-04'],
  ['元旦1950', '1950-01-01'],
  ['1950年国庆', '1950-10-01'],
  ['民國二十年國慶', '1931-10-10'],
  ['2024六一儿童节', '2024-06-01'],
  ['2023 年 春节', '2023-01-22'],
  ['2024年腊八节', '2024-01-18'],
])('canonicalDate(%s)', (text, day) => expect(canonicalDate(text)).toBe(day))

test.each(['春节', '2023', '2023年春节晚会', '春节2023年1月', '1900年教师节'])(
  '%s is no festival of a year',
  (text) => expect(festivalDay(text)).toBeUndefined(),
)

test.each([
  ['2023年春节', ['2023年春节', '春节']],
  ['元旦 1950', ['元旦 1950', '元旦']],
  ['1950 元旦', ['1950 元旦', '元旦']],
])(
  '%s is asked as printed, by its day, and by its name in papers of the days around it',
  (typed, [whole, name]) => {
    const { root, warnings } = parseQuery(typed)
    expect(root).toMatchObject({
      type: 'or',
      of: [
        { type: 'text', text: whole },
        { type: 'date', day: typed.includes('1950') ? 1 : 22 },
        {
          type: 'and',
          of: [
            { type: 'text', text: name },
            { type: 'period', of: 'issue' },
          ],
        },
      ],
    })
    expect(warnings[0]!.detail).toContain('也查这天')
  },
)

test.each([
  ['癸卯年春节', ['1963-01-25', '2023-01-22']],
  ['癸卯年除夕', ['1964-02-12', '2024-02-09']],
  ['癸卯年 中秋', ['1963-10-02', '2023-09-29']],
  ['2023 年 春节', ['2023-01-22']],
  ['2021年冬至', ['2021-12-21']],
])('%s is asked by every day that it may be', (typed, days) => {
  const { root, warnings } = parseQuery(typed)
  const asked = root?.type === 'or' ? root.of : []
  expect(asked.flatMap((node) => (node.type === 'date' ? node.text : []))).toEqual(days)
  for (const day of days) expect(warnings[0]!.detail).toContain(day)
})

test('words beside a festival of a year are asked as before', () => {
  expect(parseQuery('晚会 2023 年 春节 联欢').root).toMatchObject({
    type: 'and',
    of: [{ text: '晚会' }, { type: 'or' }, { text: '联欢' }],
  })
})

test('quoted, or under a field, a festival is text', () => {
  expect(parseQuery('"2023年春节"').root).toMatchObject({ type: 'text', quoted: true })
  expect(parseQuery('标题:2023年春节').root).toMatchObject({ type: 'text', fields: ['headline'] })
  expect(parseQuery('日期:2023年春节').root).toMatchObject({
    type: 'period',
    from: '2023-01-22',
    to: '2023-01-22',
  })
})
