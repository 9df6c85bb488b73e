/**
 * The rung `variant`: other forms of what was typed, always named, and never in
 * the place of what stands in print.
 */
import { describe, expect, test } from 'vitest'
import type { Rung, SearchRequest } from '../../src/model.js'
import { ask, others, rungs, type Texts } from './texts.js'

type Case = [q: string, hits: Record<string, Rung>]

/** Asks one archive many queries. */
function table(name: string, texts: Texts, cases: Case[], files?: Record<string, string>): void {
  describe(name, () => {
    test.each(cases)('%s', async (q, hits) => {
      expect(rungs(await ask(texts, q, {}, files))).toEqual(hits)
    })
  })
}

table(
  'one character that looks or sounds alike',
  {
    name: '欧阳建宏到场',
    office: '区市场监督管理局检查',
    yun: '教师张云',
    yun2: '张芸发言',
    ...others(5),
  },
  [
    ['欧阳建弘', { name: 'variant' }],
    ['欧阳健宏', { name: 'variant' }],
    ['欧阳建宏', { name: 'exact' }],
    ['市场坚督管理局', { office: 'variant' }],
    ['市场监督管里局', { office: 'variant' }],
    ['区市场监督管里局检查', { office: 'variant' }],
    // Two wrong characters, or one in two, are another word.
    ['欧阳健弘', {}],
    ['张云', { yun: 'exact' }],
    ['张芸', { yun2: 'exact' }],
    ['"欧阳建弘"', {}],
    ['标题:欧阳建弘', {}],
    ['正文:欧阳建弘', { name: 'variant' }],
  ],
)

test('a guessed form is named with what was typed, why, and where it stands', async () => {
  const texts = { shape: '干怀贵讲话', sound: '张一帆讲话', ...others(3) }
  for (const [q, id, matched, why] of [
    ['千怀贵', 'shape', '干怀贵', '形近'],
    ['张依帆', 'sound', '张一帆', '音近'],
  ] as const) {
    const { hits } = await ask(texts, q)
    expect(hits.map((hit) => [hit.id, hit.rung])).toEqual([[id, 'variant']])
    expect(hits[0]!.alternatives).toEqual([{ typed: q, matched, why }])
    const { text, ranges } = hits[0]!.snippets[0]!
    expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual([matched])
  }
})

test.each([
  ['a word', '爱国卫生', '爱国卫声'],
  ['a name', '张一帆', '张依帆'],
])('of %s forms are guessed only where fewer than 20 are found as typed', async (_, other, typed) => {
  const few = 20
  const printed = (n: number): Texts =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`p${i}`, `${typed}到场`]))
  for (const n of [0, few - 1, few]) {
    const found = rungs(await ask({ a: `${other}归来`, ...printed(n), ...others(3) }, typed))
    expect(found.a, `${n} as typed`).toBe(n < few ? 'variant' : undefined)
    expect(Object.values(found).filter((rung) => rung === 'exact')).toHaveLength(n)
  }
})

test('a printed word before a word of grammar is no other form of a name', async () => {
  const texts = { city: '宁德市开工', when: '途经宁德时停车', ...others(3) }
  expect(rungs(await ask(texts, '宁德市'))).toEqual({ city: 'exact' })
})

describe('pinyin', () => {
  const texts: Texts = {
    city: '重庆火锅',
    xian: '西安钟楼',
    books: '会计记账',
    bank: '银行开门',
    name: '县长王超超讲话',
    unknown: '昨天张俏虹到场',
    youth: '中青班开课',
    school: '河南理工大学迎新',
    ...others(4),
  }
  table('full, spaced, with an apostrophe, initials', texts, [
    ['chongqing', { city: 'variant' }],
    ['ChongQing', { city: 'variant' }],
    ['chong qing', { city: 'variant' }],
    ['chóng qìng', { city: 'variant' }],
    ["chong'qing", { city: 'variant' }],
    ['cq', { city: 'variant' }],
    ["xi'an", { xian: 'variant' }],
    ['xi an', { xian: 'variant' }],
    ['wangchaochao', { name: 'variant' }],
    ['wang chao chao', { name: 'variant' }],
    ['wcc', { name: 'variant' }],
    ['chongqing 火锅', { city: 'variant' }],
    ['chongqing 钟楼', {}],
    ['chongqing -火锅', {}],
    ['chongqing OR xian', { city: 'variant', xian: 'variant' }],
  ])
  table('names that stand in no list', texts, [
    ['zhangqiaohong', { unknown: 'variant' }],
    ["zhang'qiao'hong", { unknown: 'variant' }],
    ['zhang qiao hong', { unknown: 'variant' }],
    ['无关 OR zhang qiao hong', { unknown: 'variant' }],
    ['(zhang qiao hong OR 火锅) 昨天', { unknown: 'variant' }],
    ['zhangqiaohon', {}],
    ['lizhangqiao', {}],
  ])
  table('initials of words side by side that no list has as one', texts, [
    ['hnlgdx', { school: 'variant' }],
    ['HNLGDX 迎新', { school: 'variant' }],
    ['无关 OR hnlgdx', { school: 'variant' }],
    // Printed words, but nowhere side by side; a part of what is printed.
    ['cqhg', { city: 'variant' }],
    ['cqzl', {}],
    ['nlgdx', {}],
  ])
  table('only the common reading of the whole word', texts, [
    ['kuaiji', { books: 'variant' }],
    ['huiji', {}],
    ['yinhang', { bank: 'variant' }],
    ['yinxing', {}],
    // 重庆 is not read so, and what is read so is another word.
    ['zhongqing', { youth: 'variant' }],
    // Part of a name is no name.
    ['tt', {}],
    ['cc', {}],
    ['"chongqing"', {}],
  ])
  test('letters that stand in print are not read as pinyin once three hold them', async () => {
    const printed = { p: 'ok', q: 'ok', r: 'ok', city: '欧克公司', ...others(2) }
    expect(Object.keys(rungs(await ask(printed, 'ok'))).sort()).toEqual(['p', 'q', 'r'])
  })
  test('a match by spelling names what was typed and marks what matched', async () => {
    const { hits } = await ask(texts, 'wangchaochao')
    expect(hits[0]!.alternatives).toEqual([{ typed: 'wangchaochao', matched: '王超超', why: '拼音' }])
    const { text, ranges } = hits[0]!.snippets[0]!
    expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['王超超'])
  })
})

const SYNONYMS = { '_keeper/synonyms.txt': '# 部门\n市场监督管理局=市监局，市场监管局\n没有等号\n' }
const OFFICES: Texts = {
  full: '区市场监督管理局检查',
  short: '市监局执法',
  middle: '市场监管局通知',
  none: '市场的监督，管理新局面',
  ...others(3),
}
table(
  'synonyms of the keeper',
  OFFICES,
  [
    ['市监局', { short: 'exact', full: 'variant', middle: 'variant' }],
    ['市场监管局', { middle: 'exact', full: 'variant', short: 'variant' }],
    ['市监局 检查', { full: 'variant' }],
    ['正文:市监局', { short: 'exact', full: 'variant', middle: 'variant' }],
    ['标题:市监局', {}],
    ['"市监局"', { short: 'exact' }],
    // A negated clause takes away what is printed so, no more.
    ['管理 -市监局', { full: 'exact', none: 'exact' }],
  ],
  SYNONYMS,
)

table(
  'short forms that a text defines',
  {
    defines: '市场监督管理局（以下简称“市监局”）成立',
    short: '市监局执法',
    full: '区市场监督管理局检查',
    ...others(3),
  },
  [
    ['市监局', { defines: 'exact', short: 'exact', full: 'variant' }],
    ['市场监督管理局', { defines: 'exact', full: 'exact', short: 'variant' }],
    ['市监局 检查', { full: 'variant' }],
    ['"市监局"', { defines: 'exact', short: 'exact' }],
  ],
)

table(
  'days and years, however written',
  {
    han: '一九九八年六月一日通车',
    digits: '1998年6月1日通车',
    signs: '1998-06-01通车',
    wide: '１９９８年６月１日通车',
    near: '1998年6月11日通车',
    republic: '民国三十五年开学',
    year: '1946年开学',
    ...others(3),
  },
  [
    ['一九九八年六月一日', { han: 'exact', digits: 'variant', signs: 'variant', wide: 'variant' }],
    ['1998年6月1日', { digits: 'exact', wide: 'exact', han: 'variant', signs: 'variant' }],
    ['1998-06-01', { signs: 'exact', han: 'variant', digits: 'variant', wide: 'variant' }],
    ['1998年6月11日', { near: 'exact' }],
    ['1998年6月12日', {}],
    ['民国三十五年', { republic: 'exact', year: 'variant' }],
    ['1946年', { year: 'exact', republic: 'variant' }],
    ['"一九九八年六月一日"', { han: 'exact' }],
    ['"1998年6月1日"', { digits: 'exact', wide: 'exact' }],
  ],
)

table(
  'numerals, however written',
  {
    han: '第十二届开幕',
    digits: '第12届开幕',
    part: '12届开幕',
    more: '第120届开幕',
    after: '开幕，二十四节气',
    after2: '开幕，24节气',
    ...others(3),
  },
  [
    ['第十二届', { han: 'exact', digits: 'variant' }],
    ['第12届', { digits: 'exact', part: 'words', han: 'variant' }],
    ['12届', { part: 'exact', digits: 'exact', han: 'variant' }],
    ['十二届', { han: 'exact', digits: 'variant', part: 'variant' }],
    ['第12届 开幕', { digits: 'exact', part: 'words', han: 'variant' }],
    ['二十四节气', { after: 'exact', after2: 'variant' }],
    ['24节气', { after2: 'exact', after: 'variant' }],
    ['"第十二届"', { han: 'exact' }],
  ],
)

test('a value is named as it is printed', async () => {
  const texts = { a: '１９９８年６月１日通车', b: '民国卅五年开学', c: '第十二屆開幕' }
  for (const [q, matched, why] of [
    ['一九九八年六月一日', '１９９８年６月１日', '同一日期的另一写法'],
    ['1946年', '民国卅五年', '同一日期的另一写法'],
    ['第12届', '第十二屆', '同一数目的另一写法'],
  ] as const) {
    const { hits } = await ask(texts, q)
    expect(hits.map(({ alternatives }) => alternatives)).toEqual([[{ typed: q, matched, why }]])
  }
})

table(
  'a number in another writing, not a part of a larger number',
  {
    days: '抢修历时二百一十五天',
    part: '抢修历时一千二百一十五天',
    exact: '一千人到场',
    more: '一千零八十六人到场',
    date: '大会定于六月十二日举行',
    ...others(5),
  },
  [
    ['215天', { days: 'variant' }],
    ['$1000', { exact: 'variant' }],
    ['12日举行', { date: 'variant' }],
  ],
)

test('an event day is met by whatever way the day is written', async () => {
  const paper = `---
publication: 焦作日报
date: 2024-04-15
---
# 防汛演练举行

本报讯(记者张苗)4月12日,全市防汛演练举行,各单位参加了演练活动,有关负责同志到场观摩并讲话。
`
  for (const q of ['2024年4月12日', '二〇二四年四月十二日', '2024-04-12']) {
    const { hits } = await ask({ z: '无关' }, q, {}, { 'b.md': paper })
    expect(hits, q).toHaveLength(1)
    expect(hits[0]!.rung).toBe('variant')
    expect(hits[0]!.alternatives).toEqual([{ typed: q, matched: '2024-04-12', why: '事件日期' }])
  }
})

describe('what switches other forms off', () => {
  const texts: Texts = {
    ...OFFICES,
    name: '欧阳建宏到场',
    day: '一九九八年六月一日通车',
    city: '重庆火锅',
  }
  const asked: [q: string, id: string][] = [
    ['欧阳建弘', 'name'],
    ['市监局', 'full'],
    ['1998年6月1日', 'day'],
    ['chongqing', 'city'],
  ]
  const off: Partial<SearchRequest>[] = [
    { variants: false },
    { matching: 'all' },
    { matching: 'exact' },
    { matching: 'any', variants: false },
  ]
  test.each(asked)('%s', async (q, id) => {
    expect(rungs(await ask(texts, q, {}, SYNONYMS))[id]).toBe('variant')
    expect(rungs(await ask(texts, q, { matching: 'any' }, SYNONYMS))[id]).toBe('variant')
    for (const request of off) {
      const { hits, rungs: counts } = await ask(texts, q, request, SYNONYMS)
      expect(hits.map((hit) => hit.id)).not.toContain(id)
      expect(counts.variant, JSON.stringify(request)).toBe(0)
    }
    expect(rungs(await ask(texts, `"${q}"`, {}, SYNONYMS))).not.toHaveProperty(id)
  })
})

table(
  'names and words of the base list',
  {
    train: '两列列车脱轨',
    apart: '一列列车昨晚驶出车站后脱轨',
    uni: '中国科学技术大学研制量子计算机',
    north: '东北大学招生',
    peking: '北京大学招生',
    ...others(5),
  },
  [
    ['火车出轨', { train: 'variant', apart: 'variant' }],
    ['中科大 量子', { uni: 'variant' }],
    ['中国科学技术大学', { uni: 'exact' }],
    ['北大', { north: 'exact', peking: 'variant' }],
    // 北大 is no word of it.
    ['东北大学', { north: 'exact' }],
    ['"火车出轨"', {}],
  ],
)

test('where two forms stand for what was typed, both are named', async () => {
  const { hits } = await ask({ train: '一列列车昨晚脱轨', ...others(3) }, '火车出轨')
  expect(hits[0]!.alternatives.map(({ typed, matched }) => [typed, matched])).toEqual([
    ['火车', '列车'],
    ['出轨', '脱轨'],
  ])
})
