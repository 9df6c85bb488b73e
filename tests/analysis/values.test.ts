import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsIn, foldText, openCutter, valuesIn } from '../../src/analysis/analysis.js'
import { runs } from '../sizes.js'

const keysOf = (text: string) =>
  valuesIn(foldText(text)).flatMap(({ keys, kind }) => (kind === 'code' ? [] : [keys[0]]))

describe('values', () => {
  test.each([
    ['一九九八年六月一日', '1998年6月1日'],
    ['1998-06-01', '１９９８年６月１日'],
    ['民国三十五年', '1946年'],
    ['民國卅五年', '一九四六年'],
    ['第十二届运动会', '第12届运动会'],
    ['一百三十五起', '135起'],
    ['两万五千里', '25000里'],
    ['3.5亿元', '三亿五千万元'],
    ['6月1日', '六月一日'],
    ['开幕，第12届，24人', '开幕、第十二届、二十四人'],
    ['1,234人', '1234人'],
    ['2012，第13届', '二〇一二，第十三届'],
  ])('%s and %s have one value', (a, b) => {
    expect(keysOf(a)).toEqual(keysOf(b))
  })

  test.each([
    ['1998年6月1日', 'y1998-06'],
    ['1998年6月1日', 'y1998'],
    ['1998年6月1日', '--06-01'],
    ['第12届', '12届'],
    ['第12届', '12'],
  ])('%s is reached by %s', (text, key) => {
    expect(valuesIn(text).flatMap(({ keys }) => keys)).toContain(key)
  })

  test.each(['covid19', '十分重要', '万一', '3人', '五一假期', '四六级', '一一握手', '(甲)乙', 'a - b', ''])(
    '%s has no value',
    (text) => {
      expect(keysOf(text)).toEqual([])
    },
  )

  test.each([
    ['COVID-19', '#covid19'],
    ['(0391)2935566', '#03912935566'],
    ['柳A·58K21', '#a58k21'],
    ['PM2.5', '#pm25'],
    ['7·20', '#7.20'],
    ['3.5', '#3.5'],
    ['(v2.0', '#v20'],
  ])('%s is a code with the key %s', (text, key) => {
    const codes = valuesIn(foldText(text)).filter(({ kind }) => kind === 'code')
    expect(codes.map(({ keys }) => keys)).toEqual([[key]])
  })

  test('a day is no code', () => {
    expect(valuesIn('1998-06-01').map(({ kind }) => kind)).toEqual(['date'])
  })

  test('the days of a list are days', () => {
    expect(keysOf('9月4日、6日')).toEqual(['--09-04', '--09-06'])
  })

  test('every value is where it says, in order of dates and of numbers', () => {
    const signs = [...'第一二十百零〇年月日届期万亿0123456789.,-a民国']
    const text = fc.array(fc.constantFrom(...signs), { maxLength: 24 }).map((chars) => chars.join(''))
    fc.assert(
      fc.property(text, (printed) => {
        const folded = foldText(printed)
        for (const { keys, at, length } of valuesIn(folded)) {
          expect(length).toBeGreaterThan(0)
          expect(at + length).toBeLessThanOrEqual(folded.length)
          expect(new Set(keys).size).toBe(keys.length)
        }
      }),
      { seed: 5, numRuns: runs(2000) },
    )
  })
})

describe('definitions', () => {
  const cutter = openCutter()
  test.each([
    ['近日，某区市场监督管理局（以下简称“市监局”）开展检查', '市场监督管理局', '市监局'],
    ['实施优秀教师定向培养计划(简称优师计划)，', '优秀教师定向培养计划', '优师计划'],
  ])('%s', (text, full, short) => {
    expect(definitionsIn(foldText(text), cutter)).toEqual([{ full, short }])
  })

  test.each([
    // The long name holds it as it stands.
    '依据《安全生产条例》（以下简称《条例》）',
    // Its characters are not all there.
    '某某大学（以下简称“东湖”）',
    '人称“铁人”',
  ])('none in %s', (text) => {
    expect(definitionsIn(foldText(text), cutter)).toEqual([])
  })
})
