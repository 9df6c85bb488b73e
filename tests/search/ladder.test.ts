import { expect, test } from 'vitest'
import { Archive, jsonl } from './archive.js'
import { ask, type Case, others, testCases } from './texts.js'

const CASES: Case[] = [
  {
    promise: 'a clause as printed is exact, its words apart are words',
    texts: { a: '部署防汛抗旱工作', b: '防汛与抗旱', c: '只说防汛' },
    q: '防汛抗旱',
    hits: { a: 'exact', b: 'words' },
  },
  {
    promise: 'two clauses must both hold',
    texts: { a: '防汛演练，植树造林', b: '防汛演练', c: '植树造林' },
    q: '防汛 植树',
    hits: { a: 'exact' },
  },
  {
    promise: 'a hit names its worst rung',
    texts: { a: '防汛抗旱，植树', b: '抗旱之后防汛，植树' },
    q: '防汛抗旱 植树',
    hits: { a: 'exact', b: 'words' },
  },
  {
    promise: 'a quoted clause matches on exact only',
    texts: { a: '防汛抗旱', b: '防汛与抗旱' },
    q: '"防汛抗旱"',
    hits: { a: 'exact' },
  },
  {
    promise: 'a quoted clause always holds, whatever looser clauses stand beside it',
    texts: { a: '防汛与抗旱，植树', b: '抗旱与防汛', ...others(30) },
    q: '防汛抗旱 "植树"',
    hits: { a: 'words' },
  },
  {
    promise: 'a negated clause takes away what is printed so, no more',
    texts: { a: '植树。抗旱之后演练', b: '植树。抗旱演练' },
    q: '植树 -抗旱演练',
    hits: { a: 'exact' },
  },
  {
    promise: 'a negated group takes away what holds any of it',
    texts: { a: '植树', b: '植树、抗旱', c: '植树、防汛' },
    q: '植树 -(抗旱 OR 防汛)',
    hits: { a: 'exact' },
  },
  {
    promise: 'either of two clauses',
    texts: { a: '植树', b: '抗旱', c: '无关' },
    q: '植树 OR 抗旱',
    hits: { a: 'exact', b: 'exact' },
  },
  {
    promise: 'OR binds looser than AND',
    texts: { a: '植树', b: '抗旱与防汛', c: '抗旱' },
    q: '植树 OR 抗旱 防汛',
    hits: { a: 'exact', b: 'exact' },
  },
  {
    promise: 'a field clause holds in its field only',
    texts: { a: '防汛|抗旱', b: '抗旱|防汛' },
    q: '标题:防汛',
    hits: { a: 'exact' },
  },
  {
    promise: 'words of a field clause must all stand in that field',
    texts: { a: '防汛与抗旱|无', b: '防汛|抗旱' },
    q: '标题:防汛抗旱',
    hits: { a: 'words' },
  },
  {
    promise: 'two field clauses may be met in two fields',
    texts: { a: '防汛|抗旱', b: '抗旱|防汛' },
    q: '标题:防汛 正文:抗旱',
    hits: { a: 'exact' },
  },
  {
    promise: 'single characters of the cut join into one string',
    texts: { a: '记者艾一帆报道', b: '艾草一把，风帆一片', c: '艾先生' },
    q: '记者艾一帆',
    hits: { a: 'exact' },
  },
  {
    promise: 'a single character finds every text that holds it',
    texts: { a: '胡蝶主演', b: '蝴蝶', c: '无关' },
    q: '蝶',
    hits: { a: 'exact', b: 'exact' },
  },
  {
    promise: 'a surname joins the piece after it',
    texts: { a: '张苗苗同学获奖', b: '同学小张种下苗苗，获奖' },
    q: '获奖张苗苗',
    hits: { a: 'words' },
  },
  {
    promise: 'a surname of two characters joins what follows',
    texts: { a: '欧阳夏丹主持', b: '欧阳修主持夏日活动，丹心' },
    q: '主持欧阳夏丹',
    hits: { a: 'words' },
  },
  {
    promise: 'a name keeps the function words inside it',
    texts: { a: '郭之帆出席，会议召开', b: '郭先生之帆出席会议' },
    q: '会议郭之帆',
    hits: { a: 'words' },
  },
  {
    promise: 'function words decide nothing while a content word is there',
    texts: { a: '焦作水质', b: '水质' },
    q: '焦作的',
    hits: { a: 'words' },
  },
  {
    promise: 'a function word beside a single character joins nothing',
    texts: { a: '治理了污水', b: '污水' },
    q: '水的治理',
    hits: { a: 'words' },
  },
  {
    promise: 'words before a surname are no part of the name',
    texts: { a: '王小明获奖', b: '王二和李小明' },
    q: '我和王小明',
    hits: { a: 'words' },
  },
  {
    promise: 'function words alone are asked for as printed',
    texts: { a: '走了的人', b: '人的走了' },
    q: '了的',
    hits: { a: 'exact' },
  },
  {
    promise: 'three characters cut in two are one thing',
    texts: { a: '打好三张牌', b: '三张清单' },
    q: '三张牌',
    hits: { a: 'exact' },
  },
  {
    promise: 'a saying without a content word is asked for as printed',
    texts: { a: '民有所呼、我有所应', b: '老有所养' },
    q: '民有所呼，我有所应',
    hits: { a: 'words' },
  },
  {
    promise: 'a run of digits is met whole on words',
    texts: { a: '楼房12层', b: '楼房2012年建成', c: '楼房120层' },
    q: '12层楼房',
    hits: { a: 'words' },
  },
  {
    promise: 'a run of letters is met whole on words',
    texts: { a: '疫苗covid接种', b: '疫苗covidien公司' },
    q: 'covid疫苗',
    hits: { a: 'words' },
  },
  {
    promise: 'three words and more may be met in part by weight',
    texts: { a: '灌溉水渠施工', b: '灌溉', ...others(30) },
    q: '灌溉水渠竣工',
    hits: { a: 'partial' },
  },
  {
    promise: 'less than a third of the weight is not enough',
    texts: { a: '灌溉施工', ...others(30) },
    q: '灌溉水渠竣工剪彩',
    hits: {},
  },
  {
    promise: 'three of four words are enough',
    texts: { a: '灌溉水渠植树施工', b: '灌溉', ...others(30) },
    q: '灌溉 水渠 植树 竣工',
    hits: { a: 'partial' },
  },
  {
    promise: 'words count by their idf: the common one may be missing',
    texts: { a: '灌溉水渠', b: '水渠天气', ...others(40) },
    q: '灌溉水渠天气',
    hits: { a: 'partial' },
  },
  {
    promise: 'partial is asked only where the rungs above give few',
    texts: {
      a: '灌溉水渠植树',
      ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`m${i}`, '灌溉水渠植树天气'])),
    },
    q: '灌溉 水渠 植树 天气',
    hits: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`m${i}`, 'exact' as const])),
  },
  {
    promise: 'of two words the rarer is enough when nothing else is found',
    texts: { a: '灌溉', b: '天气预报', ...others(30) },
    q: '灌溉 天气',
    hits: { a: 'partial' },
  },
  {
    promise: 'of two words both are asked for when one article has both',
    texts: { a: '灌溉', b: '灌溉天气', ...others(30) },
    q: '灌溉 天气',
    hits: { b: 'exact' },
  },
  {
    promise: 'a field clause always holds, also where others are met in part',
    texts: { a: '新闻|灌溉水渠植树', b: '公告|灌溉水渠植树', ...others(30) },
    q: '灌溉 水渠 植树 竣工 标题:新闻',
    hits: { a: 'partial' },
  },
  {
    promise: 'what is excluded stays out, also where words are met in part',
    texts: { a: '灌溉水渠植树', b: '灌溉水渠植树防汛', ...others(30) },
    q: '灌溉 水渠 植树 竣工 -防汛',
    hits: { a: 'partial' },
  },
  {
    promise: 'matching=all asks no rung looser than words',
    texts: { a: '灌溉水渠植树', b: '竣工：植树、灌溉、水渠', ...others(30) },
    q: '灌溉水渠 植树竣工',
    request: { matching: 'all' },
    hits: { b: 'words' },
  },
  {
    promise: 'matching=any asks for at least one clause',
    texts: { a: '灌溉', b: '植树', c: '植树灌溉', d: '防汛灌溉' },
    q: '灌溉 植树 -防汛',
    request: { matching: 'any' },
    hits: { a: 'exact', b: 'exact', c: 'exact' },
  },
  {
    promise: 'matching=exact takes all of the query as one string',
    texts: { a: '防汛 -演练 OR 植树', b: '防汛植树', c: '防汛' },
    q: '防汛 -演练 OR 植树',
    request: { matching: 'exact' },
    hits: { a: 'exact' },
  },
  {
    promise: 'a group of one word is that word',
    texts: { a: '面积（亩）', b: '面积亩', c: '面积' },
    q: '（亩）',
    hits: { a: 'exact', b: 'exact' },
  },
  {
    promise: 'a fielded wildcard or nearness is another in another field and distance',
    texts: { a: '张和平|无', b: '无|张太平', c: '无|甲一乙', d: '无|甲一二三乙' },
    q: '标题:通配:"张?平" OR 正文:通配:"张?平" OR "甲 乙"~1 OR "甲 乙"~3',
    hits: { a: 'exact', b: 'exact', c: 'exact', d: 'exact' },
  },
  {
    promise: 'nothing typed finds all',
    texts: { a: '一', b: '二' },
    q: ' ',
    hits: { a: 'exact', b: 'exact' },
  },
]

testCases('the ladder', CASES)

test('what folds to nothing finds nothing and says so', async () => {
  for (const q of ['"“”"', '通配:"“?”"', '“ ”', '"\u200B"', '标题:"、“”" -"”"'].slice(0, 3)) {
    const answer = await ask({ a: '一“二”三' }, q)
    expect(answer, q).toMatchObject({ hits: [], totalHits: 0, nearest: [] })
    expect(
      answer.warnings.map(({ code }) => code),
      q,
    ).toContain('NOTHING_TO_SEARCH')
  }
})

test('what folds to nothing beside a clause is left out with a warning', async () => {
  const answer = await ask({ a: '防汛', b: '抗旱' }, '防汛 "”"')
  expect(answer.hits.map(({ id }) => id)).toEqual(['a'])
  expect(answer.warnings).toHaveLength(1)
})

test('a warning belongs to the query that was typed, not to one that means the same', async () => {
  const engine = await new Archive({ 'a.jsonl': jsonl([{ id: 'a', text: '防汛' }]) }).built()
  expect((await engine.search({ q: '防汛)' })).warnings).toHaveLength(1)
  expect((await engine.search({ q: '防汛' })).warnings).toEqual([])
})

test('no answer names the nearest, and what they lack', async () => {
  const texts = { a: '灌溉水渠', b: '灌溉', c: '无关', ...others(20) }
  const { hits, nearest } = await ask(texts, '灌溉水渠竣工典礼剪彩颁奖')
  expect(hits).toEqual([])
  expect(nearest.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(nearest[0]!.missing).toEqual(['竣工', '典礼', '剪彩', '颁奖'])
  expect(nearest[1]!.missing).toEqual(['水渠', '竣工', '典礼', '剪彩', '颁奖'])
})

test('where what goes on beyond the hits is not asked for there is no nearest', async () => {
  const asked = { q: '灌溉水渠竣工典礼剪彩颁奖', further: false }
  const texts = { a: '灌溉水渠', b: '灌溉', c: '无关', ...others(20) }
  expect((await ask(texts, asked.q, asked)).nearest).toEqual([])
})

test('a hit leaves no nearest of one word', async () => {
  expect((await ask({ a: '灌溉', b: '水渠' }, '灌溉')).nearest).toEqual([])
})

test.each<[string, string, string[][]]>([
  ['a quoted clause', '"灌溉水渠" 竣工', [['竣工'], ['"灌溉水渠"']]],
  ['a field', '标题:灌溉 竣工', [['标题:灌溉']]],
  ['a value', '记者:张苗 竣工', [['记者:张苗']]],
  ['a page', '版次:3 竣工', [['版次:3']]],
  ['a span', '日期:1998 竣工', [['日期:1998']]],
  ['a date', '1998年6月1日 竣工', [['1998年6月1日']]],
  ['a wildcard', '通配:"灌?田" 竣工', [['通配:灌?田']]],
  ['words near each other', '"灌溉 荒地"~5 竣工', [['"灌溉 荒地"~5']]],
  ['alternatives', '(旱灾 OR 洪灾) 竣工', [['旱灾 OR 洪灾']]],
])('the nearest names what it lacks: %s', async (_, q, missing) => {
  const { hits, nearest } = await ask({ a: '灌溉水渠', b: '礼堂竣工', ...others(20) }, q)
  expect(hits).toEqual([])
  expect(nearest.map((each) => each.missing)).toEqual(missing)
})

test('what is forbidden is never near', async () => {
  expect((await ask({ a: '灌溉水渠', ...others(20) }, '"灌溉" 竣工 -水渠')).nearest).toEqual([])
})

test('an answer of nothing says what is held of the days asked for', async () => {
  const rows = [
    { id: 'a', text: '灌溉', date: '2022-06-10', publication: '桐河报' },
    { id: 'b', text: '灌溉', date: '2022-09-01', publication: '桐河报' },
    { id: 'c', text: '灌溉', date: '2019-01-01', publication: '青石报' },
  ]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const of = async (q: string, more = {}) => (await engine.search({ q, ...more })).held
  expect(await of('灌溉 日期:2021')).toMatchObject({ issues: 0, before: '2019-01-01', after: '2022-06-10' })
  expect(await of('水渠 2022')).toMatchObject({ from: '2022-01-01', to: '2022-12-31', issues: 2 })
  expect((await of('水渠', { from: '2022-06', to: '2022-10' }))!.gaps).toEqual([
    '2022-07',
    '2022-08',
    '2022-10',
  ])
  expect(await of('灌溉 报纸:青石报 日期:2022')).toMatchObject({
    publication: ['青石报'],
    issues: 0,
    after: null,
  })
  expect(await of('灌溉')).toBeUndefined()
})

test('an issue without a date is held of the whole archive, and of no span, open at either end', async () => {
  const rows = [
    { id: 'a', text: '灌溉', date: '2022-06-10' },
    { id: 'b', text: '灌溉' },
  ]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const issuesOf = async (span: object) => (await engine.search({ q: '水渠', ...span })).held?.issues
  expect(await issuesOf({})).toBe(2)
  expect(await issuesOf({ from: '2000' })).toBe(1)
  expect(await issuesOf({ to: '2024' })).toBe(1)
})

test('where a filter alone lets nothing pass there is no nearest', async () => {
  const rows = [
    { id: 'a', text: '灌溉水渠', date: '2024-04-12' },
    { id: 'b', text: '水渠', date: '2023-01-02' },
  ]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  for (const q of ['"灌溉水渠"', '灌溉水渠', '"灌溉"', '水渠']) {
    const answer = await engine.search({ q, from: '1998', to: '1998' })
    expect(answer, q).toMatchObject({ hits: [], totalHits: 0, nearest: [] })
  }
})
