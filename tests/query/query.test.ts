import { expect, test } from 'vitest'
import { parseQuery } from '../../src/query/query.js'

const shape = (q: string) => parseQuery(q).canonical
const details = (q: string) => parseQuery(q).warnings.map(({ detail }) => detail)

const CLEAN: [q: string, canonical: string][] = [
  ['', '()'],
  [' 　\t', '()'],
  ['防汛', '(text "防汛")'],
  ['防汛 抗旱', '(and (text "防汛") (text "抗旱"))'],
  ['防汛　抗旱\n', '(and (text "防汛") (text "抗旱"))'],
  // Choice: AND binds tighter.
  ['防汛 OR 抗旱', '(or (text "防汛") (text "抗旱"))'],
  ['防汛|抗旱｜救灾', '(or (text "防汛") (text "抗旱") (text "救灾"))'],
  ['甲 乙 OR 丙', '(or (and (text "甲") (text "乙")) (text "丙"))'],
  ['甲 (乙 OR 丙)', '(and (text "甲") (or (text "乙") (text "丙")))'],
  ['甲（乙｜丙）丁', '(and (text "甲") (or (text "乙") (text "丙")) (text "丁"))'],
  ['ORBIS 甲OR乙', '(and (text "ORBIS") (text "甲OR乙"))'],
  ['"甲" OR"乙"', '(or (exact "甲") (exact "乙"))'],
  // Operators of words and signs, in any width.
  ['甲 AND 乙', '(and (text "甲") (text "乙"))'],
  ['甲 && 乙＆＆丙', '(and (text "甲") (text "乙") (text "丙"))'],
  ['甲 || 乙', '(or (text "甲") (text "乙"))'],
  ['甲　ＡＮＤ　乙 ＯＲ 丙', '(or (and (text "甲") (text "乙")) (text "丙"))'],
  ['甲 NOT 乙', '(and (text "甲") (not (text "乙")))'],
  ['甲 AND NOT "乙"', '(and (text "甲") (not (exact "乙")))'],
  ['甲 ＮＯＴ（乙 OR 丙）', '(and (text "甲") (not (or (text "乙") (text "丙"))))'],
  ['甲 OR NOT 乙', '(or (text "甲") (not (text "乙")))'],
  ['甲 AND -乙', '(and (text "甲") (not (text "乙")))'],
  ['NOT 标题:乙 甲', '(and (not (text@headline "乙")) (text "甲"))'],
  [
    'AT&T 甲AND乙 NOTE Andy 丙',
    '(and (text "AT&T") (text "甲AND乙") (text "NOTE") (text "Andy") (text "丙"))',
  ],
  // Groups.
  ['((甲))', '(text "甲")'],
  ['(甲 (乙 丙))', '(and (text "甲") (text "乙") (text "丙"))'],
  ['本报讯(记者张苗 通讯员刘相宜)', '(and (text "本报讯(记者张苗") (text "通讯员刘相宜)"))'],
  ['(甲(乙 丙) 丁)', '(and (text "甲(乙") (text "丙)") (text "丁"))'],
  ['甲()', '(text "甲()")'],
  // Exact.
  ['"防汛 抗旱"', '(exact "防汛 抗旱")'],
  ['＂防汛＂', '(exact "防汛")'],
  ['"他说\\"不\\""', '(exact "他说\\"不\\"")'],
  ['"标题:甲 OR -乙 (丙|"', '(exact "标题:甲 OR -乙 (丙|")'],
  ['"防汛"抗旱', '(and (exact "防汛") (text "抗旱"))'],
  ['“防汛 抗旱”', '(exact "防汛 抗旱")'],
  ['(“甲”)', '(exact "甲")'],
  ['“防汛”抗旱', '(text "“防汛”抗旱")'],
  ['推进“三十工程”建设', '(text "推进“三十工程”建设")'],
  ['打"120"急救', '(text "打\\"120\\"急救")'],
  ['""', '(exact "")'],
  ['"C:\\"', '(exact "C:\\\\")'],
  ['"C:\\" 甲', '(and (exact "C:\\\\") (text "甲"))'],
  ['"a\\" b"', '(exact "a\\" b")'],
  ['\uFEFF"甲\u200B乙"', '(exact "甲乙")'],
  // Not.
  ['甲 -乙', '(and (text "甲") (not (text "乙")))'],
  ['甲　－"乙 丙"', '(and (text "甲") (not (exact "乙 丙")))'],
  ['甲 -(乙 OR 丙)', '(and (text "甲") (not (or (text "乙") (text "丙"))))'],
  ['甲 -(-乙)', '(and (text "甲") (text "乙"))'],
  ['甲 -标题:乙', '(and (text "甲") (not (text@headline "乙")))'],
  ['(-甲 乙)', '(and (not (text "甲")) (text "乙"))'],
  ['covid-19 上海—北京', '(and (text "covid-19") (text "上海—北京"))'],
  ['甲 --乙', '(and (text "甲") (not (text "-乙")))'],
  ['标题:-5', '(text@headline "-5")'],
  // Fields.
  ['标题:防汛 抗旱', '(and (text@headline "防汛") (text "抗旱"))'],
  ['标题：“防汛” 抗旱', '(and (exact@headline "防汛") (text "抗旱"))'],
  ['标题: 防汛', '(text@headline "防汛")'],
  ['標題:甲 HEADLINE:甲 Title:甲', '(and (text@headline "甲") (text@headline "甲") (text@headline "甲"))'],
  [
    'ｔｉｔｌｅ：甲 作者:乙 报刊:丙 版面:3',
    '(and (text@headline "甲") (reporter "乙") (publication "丙") (page "3"))',
  ],
  // A date typed apart is one clause, and so is one under a name; other numbers side by side are not.
  ['1958 年 3 月 5 日 甲', '(and (date "1958年3月5日") (text "甲"))'],
  ['甲 12 月 3 日', '(and (text "甲") (date "12月3日"))'],
  ['1958年 3月', '(date "1958年3月")'],
  ['甲 -1958 年', '(and (text "甲") (not (date "1958年")))'],
  ['日期:2024 年 12 月 甲', '(and (period 2024-12-01..2024-12-31) (text "甲"))'],
  ['日期:2024-04—2024-06', '(period 2024-04-01..2024-06-30)'],
  ['日期:1958-1962', '(period 1958-01-01..1962-12-31)'],
  ['事日:2024年4月至2024年6月', '(event 2024-04-01..2024-06-30)'],
  ['日期:2024年4月至6月', '(period 2024-04-01..2024-06-30)'],
  ['日期:2024年12月1日至7日', '(period 2024-12-01..2024-12-07)'],
  ['日期:2024年12月28日至1月3日', '(period 2024-12-28..2025-01-03)'],
  ['事日:二〇二四年十二月二十八日—次年一月三日', '(event 2024-12-28..2025-01-03)'],
  ['日期:二〇二四年十月-十二月', '(period 2024-10-01..2024-12-31)'],
  ['2024 12 3', '(and (date "2024") (text "12") (text "3"))'],
  ['1958-1962', '(text "1958-1962")'],
  ['标题:(甲 正文:乙 OR 丙)', '(or (and (text@headline "甲") (text@body "乙")) (text@headline "丙"))'],
  ['肩题:甲 副题:乙 栏目:丙', '(and (text@kicker "甲") (text@subheadline "乙") (text@section "丙"))'],
  ['图说:甲 说明:乙 caption:丙', '(and (text@caption "甲") (text@caption "乙") (text@caption "丙"))'],
  ['标题:2024年', '(text@headline "2024年")'],
  ['时间:甲 http://a.b/c 10:30', '(and (text "时间:甲") (text "http://a.b/c") (text "10:30"))'],
  // A mark of the other width inside is text, and ends a quote only where none of its own does.
  ['"甲＂乙"', '(exact "甲＂乙")'],
  ['＂甲"乙＂ 丙', '(and (exact "甲\\"乙") (text "丙"))'],
  ['"甲＂ 乙', '(and (exact "甲") (text "乙"))'],
  // Values.
  ['记者:张苗 通讯员:"刘相宜"', '(and (reporter "张苗") (correspondent= "刘相宜"))'],
  [
    '报纸:焦作日报 paper:甲 publication:乙',
    '(and (publication "焦作日报") (publication "甲") (publication "乙"))',
  ],
  ['记者:(张苗 OR 李四)', '(or (reporter "张苗") (reporter "李四"))'],
  ['-记者:张苗 甲', '(and (not (reporter "张苗")) (text "甲"))'],
  // Wildcards and nearness.
  ['通配:"张?平"', '(wildcard "张?平")'],
  ['通配:张？平＊', '(wildcard "张?平*")'],
  ['标题:通配:"张?平"', '(wildcard@headline "张?平")'],
  ['通配:标题:张*', '(wildcard@headline "张*")'],
  ['通配:张平', '(exact "张平")'],
  ['"甲 乙"~10', '(near 10 ["甲","乙"])'],
  ['＂甲　乙＂～１０', '(near 10 ["甲","乙"])'],
  ['标题:“甲 乙 丙”~5 丁', '(and (near@headline 5 ["甲","乙","丙"]) (text "丁"))'],
  // Filters.
  ['日期:2024', '(period 2024-01-01..2024-12-31)'],
  ['日期:2024-04', '(period 2024-04-01..2024-04-30)'],
  ['日期：２０２４．４．１２', '(period 2024-04-12..2024-04-12)'],
  ['date:2024/2', '(period 2024-02-01..2024-02-29)'],
  ['日期:"二〇二四年四月"', '(period 2024-04-01..2024-04-30)'],
  ['日期:民国三十五年', '(period 1946-01-01..1946-12-31)'],
  ['日期:2024年4月12日', '(period 2024-04-12..2024-04-12)'],
  ['日期:2024-04..2024-06', '(period 2024-04-01..2024-06-30)'],
  ['日期:2024-04..', '(period 2024-04-01..)'],
  ['日期:..2024年4月', '(period ..2024-04-30)'],
  ['2024-04..2024-06', '(period 2024-04-01..2024-06-30)'],
  ['事日:2024-04', '(event 2024-04-01..2024-04-30)'],
  ['eventDate:2024-04..', '(event 2024-04-01..)'],
  ['甲 -event:2023', '(and (text "甲") (not (event 2023-01-01..2023-12-31)))'],
  ['甲 -日期:2024', '(and (text "甲") (not (period 2024-01-01..2024-12-31)))'],
  // Dates to be met.
  ['2024年4月12日', '(date "2024年4月12日")'],
  ['2024-04-12 民国三十五年 4月12日', '(and (date "2024-04-12") (date "民国三十五年") (date "4月12日"))'],
  ['"2024年4月12日" 2024年4月12日电', '(and (exact "2024年4月12日") (text "2024年4月12日电"))'],
  ['2024 2024-04 1936-9-1', '(and (date "2024") (date "2024-04") (date "1936-9-1"))'],
  ['20240412 二〇二四 民國廿五年', '(and (date "20240412") (date "二〇二四") (date "民國廿五年"))'],
  ['2024年7月份 ２０２４', '(and (date "2024年7月份") (date "２０２４"))'],
  ['3000 4月 9月4日、6日', '(and (text "3000") (text "4月") (text "9月4日、6日"))'],
  // A score, a decimal and a page are no days.
  ['4-12 7.20 4/12', '(and (text "4-12") (text "7.20") (text "4/12"))'],
]

test.each(CLEAN)('parseQuery(%j) is %s, without a warning', (q, canonical) => {
  expect(shape(q)).toBe(canonical)
  expect(details(q)).toEqual([])
})

const DOUBTFUL: [q: string, canonical: string, detail: string][] = [
  ['"防汛 抗旱', '(and (text "防汛") (text "抗旱"))', '引号没有配对，引号里的字按普通词查找'],
  ['(甲 乙', '(and (text "甲") (text "乙"))', '括号没有配对，已在末尾补上'],
  ['甲) 乙', '(and (text "甲") (text "乙"))', '多出一个“)”，已略去'],
  ['甲 )', '(text "甲")', '多出一个“)”，已略去'],
  ['甲 ()', '(text "甲")', '括号里没有词，已略去'],
  ['甲 OR', '(and (text "甲") (text "OR"))', '“OR”前后要有词才是算符，这里按普通词查找'],
  ['AND 甲', '(and (text "AND") (text "甲"))', '“AND”前后要有词才是算符，这里按普通词查找'],
  ['(甲 AND) 乙', '(and (text "甲") (text "AND") (text "乙"))', '“AND”前后要有词才是算符，这里按普通词查找'],
  ['甲 NOT', '(and (text "甲") (text "NOT"))', '“NOT”后面要有词才是算符，这里按普通词查找'],
  [
    '甲 NOT NOT 乙',
    '(and (text "甲") (text "NOT") (not (text "乙")))',
    '“NOT”后面要有词才是算符，这里按普通词查找',
  ],
  ['标题:NOT 甲', '(and (text@headline "NOT") (text "甲"))', '“NOT”后面要有词才是算符，这里按普通词查找'],
  [
    '甲 or 乙',
    '(and (text "甲") (text "or") (text "乙"))',
    '“or”按普通词查找；要查其一，请用大写 OR，或写 |',
  ],
  [
    '甲 Not 乙',
    '(and (text "甲") (text "Not") (text "乙"))',
    '“Not”按普通词查找；要排除后面的词，请用大写 NOT，或在词前写 -',
  ],
  ['甲 或 乙', '(and (text "甲") (text "或") (text "乙"))', '“或”按普通词查找；要查其一，请写 OR 或 |'],
  ['志？者', '(text "志？者")', '“志？者”里的“？”不代别的字；要它代，请写 通配:"志?者"'],
  ['标题:志*者', '(text@headline "志*者")', '“志*者”里的“*”不代别的字；要它代，请写 通配:"志*者"'],
  ['|甲', '(text "甲")', '“|”前后要有词，这里已略去'],
  ['甲 &&', '(text "甲")', '“&&”前后要有词，这里已略去'],
  ['甲 - 乙', '(and (text "甲") (text "乙"))', '“-”后面没有词，已略去'],
  ['甲 标题:', '(and (text "甲") (text "标题"))', '“标题:”后面没有词，“标题”按普通词查找'],
  ['OR', '(text "OR")', '“OR”前后要有词才是算符，这里按普通词查找'],
  ['()', '(text "()")', '“()”里只有符号没有词，按原样查找'],
  ['"甲"~10', '(exact "甲")', '“"甲"~10”要有两个以上的词和大于零的距离，按原样查找引号里的字'],
  ['"甲 乙"~0', '(exact "甲 乙")', '“"甲 乙"~0”要有两个以上的词和大于零的距离，按原样查找引号里的字'],
  ['通配:?*', '(text "?*")', '通配“?*”里没有字，按普通词查找'],
  ['日期:2024-06..2024-04', '(period 2024-04-01..2024-06-30)', '日期“2024-06..2024-04”前后颠倒，已对调'],
  [
    '日期:2024-13',
    '(text "2024-13")',
    '日期“2024-13”读不懂，按普通词查找；日期写作 2024、2024-04、2024-04-12 或 2024-04..2024-06',
  ],
]

test.each(DOUBTFUL)('parseQuery(%j) is %s, with a warning', (q, canonical, detail) => {
  expect(shape(q)).toBe(canonical)
  expect(parseQuery(q).warnings).toEqual([{ code: 'QUERY_SYNTAX', detail }])
})

test.each(['or', '甲 or', '在哪里? 甲', '通配:志?者', '"甲 or 乙"', '3*5', '他来了吗？我们都在这里等着他'])(
  'parseQuery(%j) takes nothing for a sign',
  (q) => {
    expect(details(q)).toEqual([])
  },
)

test('a festival or an old date that is read as days is told apart from a mistake', () => {
  for (const q of ['2023年春节', '日期:甲辰年', '日期:甲辰年..乙巳年'])
    expect(
      parseQuery(q).warnings.map(({ code }) => code),
      q,
    ).toEqual(['QUERY_DATE_READ'])
})

test.each(['-甲', '-甲 -乙', '-甲 OR -(乙 丙)'])(
  'parseQuery(%j) keeps the tree and says that nothing is sought',
  (q) => {
    const { root, warnings } = parseQuery(q)
    expect(root).not.toBeNull()
    expect(warnings).toEqual([{ code: 'QUERY_ONLY_NEGATIONS', detail: '只有排除的词，没有要找的词' }])
  },
)

test('a filter or a positive clause beside a negation is enough', () => {
  expect(details('日期:2024 -甲')).toEqual([])
  expect(details('甲 -乙')).toEqual([])
})

test('nodes show what was typed', () => {
  expect(parseQuery('標題：“防汛”').root).toEqual({
    type: 'text',
    text: '防汛',
    quoted: true,
    fields: ['headline'],
    typed: '防汛',
  })
  expect(parseQuery('二〇二四年四月十二日').root).toEqual({
    type: 'date',
    year: 2024,
    month: 4,
    day: 12,
    text: '二〇二四年四月十二日',
    typed: '二〇二四年四月十二日',
  })
})

const SAME: [string, string][] = [
  ['防汛 抗旱', ' 防汛　(抗旱) '],
  ['甲 OR 乙', '（甲｜乙）'],
  ['标题:"甲"', 'TITLE：＂甲＂'],
  ['标题:(甲 乙)', '标题:甲 标题:乙'],
  ['日期:2024-04', 'date:2024-04-01..2024-04-30'],
  ['"甲 乙"~3', '“甲　乙”～３'],
]

test.each(SAME)('%j and %j have one canonical text', (one, other) => {
  expect(shape(one)).toBe(shape(other))
})

const APART: [string, string][] = [
  ['甲 乙', '乙 甲'],
  ['甲 乙', '"甲 乙"'],
  ['甲', '标题:甲'],
  ['甲', '-甲'],
  ['记者:甲', '通讯员:甲'],
  ['日期:2024', '事日:2024'],
  ['记者:甲', '记者:"甲"'],
  ['"甲) (text"', '"甲" "text"'],
  ['"甲 乙"~3', '"甲 乙"~4'],
]

test.each(APART)('%j and %j have different canonical texts', (one, other) => {
  expect(shape(one)).not.toBe(shape(other))
})
