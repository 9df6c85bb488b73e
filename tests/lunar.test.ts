import { expect, test } from 'vitest'
import { findLunarDates, withoutLunarDates } from '../src/lunar.js'

test.each([
  ['光绪十二年九月初三日　第四百零八号', '光绪十二年九月初三日', 1886],
  ['光緒十二年丙戌九月初三日', '光緒十二年丙戌九月初三日', 1886],
  ['大清光緒十二年歲次丙戌九月初三日', '光緒十二年歲次丙戌九月初三日', 1886],
  ['宣統元年閏二月十五日', '宣統元年閏二月十五日', 1909],
  ['同治十三年', '同治十三年', 1874],
  // The month may reach into the next year.
  ['光緒十二年十二月廿一日', '光緒十二年十二月廿一日', null],
  // No year is told.
  ['2011年4月9日 农历三月初七 星期六', '农历三月初七', null],
  ['民國二十年舊曆九月十四日', '舊曆九月十四日', null],
  ['正月十五闹元宵', '正月十五', null],
  ['五月初五端午', '五月初五', null],
])('findLunarDates() of %s', (text, printed, year) => {
  expect(findLunarDates(text).map((date) => [text.slice(date.at, date.at + date.length), date.year])).toEqual(
    [[printed, year]],
  )
  expect(withoutLunarDates(text)).toBe(text.replace(printed, ' '.repeat(printed.length)))
})

test.each(['中華民國三十六年三月十四日', '十二月初，开工', '3月初开工', '共同治理三年', '正在三月十日'])(
  'findLunarDates() leaves %s',
  (text) => expect(findLunarDates(text)).toEqual([]),
)
