/** The units of clauses with numbers and letters, and the other ways to print them. */
import { expect, test } from 'vitest'
import { foldText, openBulkCutter } from '../../src/analysis/analysis.js'
import { makeClause } from '../../src/search/asked/clause.js'
import { otherNumerals } from '../../src/search/asked/numerals.js'

const cutter = openBulkCutter()
const knowledge = { forms: new Map(), words: new Set<string>(), pinyin: () => [] }
const clauseOf = (text: string) =>
  makeClause({ type: 'text', text, quoted: false, fields: null, typed: text }, cutter, knowledge)

test.each([
  ['双十一', '双十一'],
  ['双十一促销', '双十一 促销'],
  ['八一路', '八一路'],
  ['王十二', '王十二'],
  ['T恤', 't恤'],
  ['A股上涨', 'a股 上涨'],
  ['300元', '300元'],
  ['20多人', '20多人'],
  ['8小时', '8小时'],
  ['神舟13号', '神舟 13号'],
  ['3号楼', '3号楼'],
  ['三号楼', '三号楼'],
  ['歼20编队', '歼20 编队'],
  ['歼-20', '歼-20'],
  ['3比2', '3比2'],
  ['第2幼儿园', '第2 幼儿园'],
  ['第12届', '12届'],
  ['第1届', '第1届'],
  ['第3次会议', '第3次 会议'],
  ['50多元', '50多元'],
  ['五十多万元', '五十多万元'],
  ['300余人', '300余人'],
  ['50多元化', '50 多元化'],
  ['95后', '95后'],
  ['1.2万吨', '1.2万吨'],
  ['8.6万人', '8.6万人'],
  ['6.2级地震', '6.2级 地震'],
  ['六点二级地震', '六点二级 地震'],
  ['下降35.6%', '下降 35.6%'],
  ['气温25℃', '气温 25°c'],
  ['零下5°', '零下 5°'],
  ['五G网络', '五g 网络'],
  ['焦作2中', '焦作 2中'],
  ['3D打印', '3d 打印'],
  ['2024的夏天', '2024 夏天'],
  ['十分满意', '十分满意'],
  ['张家朗晋级', '张家朗 晋级'],
])('%s asks for %s', (typed, units) => {
  expect(clauseOf(typed).units.map(({ text }) => text)).toEqual(units.split(' '))
})

test.each([
  ['双十一', '双11'],
  ['神舟13号', '十三号'],
  ['一号文件', '1号'],
  ['三号楼', '3号楼'],
  ['3比2', '三比二'],
  ['300元', '三百元 三〇〇元'],
  ['101中学', '一百零一 一〇一'],
  ['一等奖', '1等奖'],
  ['第三中学', '第3'],
  ['第一次', '第1次'],
  ['第3次', '第三次'],
  ['歼-20', '歼-二十 歼-廿 歼20'],
  ['三万吨', '30000吨 3万吨 30,000吨'],
  ['十天', '10天'],
  ['二十天', '20天 廿天'],
  ['光绪二十三年', '23年 廿三年'],
  ['1234万元', '12340000元 一千二百三十四万元 12,340,000元 1,234万元'],
  ['6.2级', '六点二级'],
  ['三点五亿元', '3.5亿元'],
  ['8.6万人', '86000人 八万六千人 86,000人'],
  ['35.6%', '百分之三十五点六'],
  ['百分之三十五点六', '35.6%'],
  ['五G网络', '5g'],
  ['一天', ''],
  ['六点二十', '20 廿'],
  // No numbers: names of days, figures inside words.
  ['五一假期', ''],
  ['四六级', ''],
  ['一带一路', ''],
  ['十分满意', ''],
  ['三打白骨精', ''],
])('%s is also printed as %s', (typed, forms) => {
  const variants = clauseOf(typed).variants.flatMap(({ matched }) => matched ?? [])
  expect(variants).toEqual(forms === '' ? [] : forms.split(' '))
})

test.each([
  ['九一八事变', '九·一八'],
  ['一二九运动', '一·二九 一二·九'],
  ['九·一八', '九一八'],
  // Two figures are printed without a point, and not every number is a day.
  ['五四运动', ''],
  ['九九八', ''],
  ['一九三一年', ''],
])('%s names a day that is also printed as %s', (typed, forms) => {
  const units = clauseOf(typed).variants.filter(({ why }) => why.includes('间隔号'))
  expect(units.map(({ matched }) => matched).join(' ')).toBe(forms)
})

test.each([
  ['C-919', '#c919|c919'],
  ['WiFi', '#wifi'],
  [
    '0391-2935566',
    '#03912935566|03912935566|(0391)293 5566|0391-293 5566|(0391) 293 5566|0391 293 5566|(0391) 2935566|0391 2935566',
  ],
  ['400-123-4567', '#4001234567|4001234567'],
  ['7.20特大暴雨', '#7.20'],
  ['6.2级地震', ''],
  ['35.6%', ''],
  ['28818888', '#28818888|2881 8888'],
  ['2008', ''],
])('%s is looked up as the codes %s', (typed, codes) => {
  const units = clauseOf(typed).variants.filter(({ why }) => why.includes('编号'))
  expect(units.map(({ units }) => units[0]!.text)).toEqual(codes === '' ? [] : codes.split('|'))
})

test('otherNumerals writes what it reads, and leaves names and codes alone', () => {
  const ways = (text: string) => new Set(otherNumerals.map((write) => write(foldText(text))))
  expect(ways('12005')).toEqual(new Set(['12005', '一万二千零五', '12,005']))
  expect(ways('两百')).toEqual(new Set(['200', '二百', '两百', '二〇〇']))
  expect(ways('0391')).toEqual(new Set(['0391']))
  expect(ways('a20')).toEqual(new Set(['a20']))
  expect(ways('三八')).toEqual(new Set(['三八']))
})
