import { expect, test } from 'vitest'
import { parseQuery, partsOf } from '../../src/query/query.js'

const partsIn = (q: string) => partsOf(parseQuery(q).root!)

test.each([
  ['防汛 抗旱', ['防汛', '抗旱']],
  ['标题:防汛 "甲 乙" -丙 NOT 丁 戊|己', ['标题:防汛', '"甲 乙"', '戊', '己']],
  ['防汛 ＡＮＤ（抗旱　ＯＲ　演练）', ['防汛', '抗旱', '演练']],
  ['標題:(防汛 OR -抗旱)', ['标题:防汛']],
  [
    '记者:李明 日期:2024-04 事日:2024 2024年4月12日',
    ['记者:李明', '日期:2024-04', '事日:2024', '2024年4月12日'],
  ],
  ['通配:"张?平" 正文:"甲 乙"~10 报纸:"某报"', ['通配:"张?平"', '正文:"甲 乙"~10', '报纸:"某报"']],
  ['"甲\\"乙" -(丙 丁)', ['"甲\\"乙"']],
])('partsOf() gives what %j asks for, each as it would be typed alone', (q, parts) => {
  expect(partsIn(q)).toEqual(parts)
  for (const part of parts) expect(partsIn(part)).toEqual([part])
})
