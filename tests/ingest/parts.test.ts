import { describe, expect, test } from 'vitest'
import { miscounts } from '../../src/ingest/doubts/arithmetic.js'
import { parseByline } from '../../src/ingest/people/bylines.js'
import { readLines } from './read.js'

// ---------------------------------------------------------------- bylines

describe('parseByline()', () => {
  const parts = (text: string) => {
    const byline = parseByline(text)
    return (
      byline &&
      [byline.reporters, byline.correspondents, byline.photographers, byline.bare].map((p) => p.join(' '))
    )
  }

  test.each([
    ['本报记者 张三', '张三', '', '', ''],
    ['记者 张三 李四', '张三 李四', '', '', ''],
    ['记者张三 通讯员李四', '张三', '李四', '', ''],
    ['本报记者　張　三　通訊員　李四', '張三', '李四', '', ''],
    ['（记者 张三、李四；通讯员 王五）', '张三 李四', '王五', '', ''],
    ['见习记者 张三 实习生 李四', '张三 李四', '', '', ''],
    ['全媒体记者 张三', '张三', '', '', ''],
    ['张三 文/图', '张三', '', '张三', ''],
    ['本报记者 张三 文/图', '张三', '', '张三', ''],
    ['文/张三 图/李四', '张三', '', '李四', ''],
    ['记者 张三 文 李四 摄', '张三', '', '李四', ''],
    ['张三 摄', '', '', '张三', ''],
    ['張三 攝', '', '', '張三', ''],
    ['本报记者 张三 见习记者 李四 摄', '', '', '张三 李四', ''],
    ['李四 供稿', '', '李四', '', ''],
    ['（某某县科协供稿）', '', '', '', ''],
    ['记者 欧阳修文 司马光', '欧阳修文 司马光', '', '', ''],
    ['记者 𠮷田娜 琚弋翀', '𠮷田娜 琚弋翀', '', '', ''],
    ['记者 张三丰李四光', '张三丰 李四光', '', '', ''],
    ['记者 阿依古丽·买买提', '阿依古丽·买买提', '', '', ''],
    ['□ 张三', '', '', '', '张三'],
  ])('reads %s', (text, ...expected) => {
    expect(parts(text)).toEqual(expected)
  })

  test.each([
    '记者走进了一个偏远的小山村采访',
    '县里召开防汛会议',
    '记者在现场看到，群众正在排队',
    '摄氏三十度以上的高温天气',
    '',
  ])('refuses %s', (text) => {
    expect(parseByline(text)).toBeUndefined()
  })
})

test.each([
  ['本报讯（记者张三 通讯员李四）县里开会。', ['张三'], ['李四'], []],
  ['本报讯 (记者 张三) 县里开会。', ['张三'], [], []],
  ['本报讯 记者张三、李四报道：县里开会。', ['张三', '李四'], [], []],
  ['本报讯 记者张三 通讯员李四 县里开会。', ['张三'], ['李四'], []],
  ['新华社北京6月1日电（记者张三）县里开会。', ['张三'], [], []],
  ['【本報訊】本報記者張三報道、縣裏開會。', ['張三'], [], []],
  ['本报讯 县里开会。（张三）', [], ['张三'], []],
  ['本报讯 县里开会。（记者 张三 文/图）', ['张三'], [], ['张三']],
  ['本报讯 县里开会。（完）', [], [], []],
])('people of %s', (body, reporters, correspondents, photographers) => {
  expect(readLines('县里开会', body).articles[0]).toMatchObject({
    reporters,
    correspondents,
    photographers,
    body,
  })
})

// ---------------------------------------------------------------- captions

const NEWS = '本报讯（记者张三）县里开会，部署今年的防汛工作，要求各乡镇抓好落实，确保安全度汛。'

test('a caption that points stays with its story and keeps its credit', () => {
  const [article] = readLines('县里开会', NEWS, '图为会议现场。 李四 摄').articles
  expect(article!.captions).toEqual([{ text: '图为会议现场。 李四 摄', line: 3 }])
  expect(article!.photographers).toEqual(['李四'])
  expect(article!.body).toBe(NEWS)
})

test('a caption that tells news is a photo item, and the sentence around it is healed', () => {
  const [first, second] = [NEWS.slice(0, 30), NEWS.slice(30)]
  const photo = '6月1日，某某小学的学生在操场上进行跳绳比赛，庆祝自己的节日。（李四 摄）'
  const { articles } = readLines('县里开会', first, photo, second)
  expect(articles.map(({ kind, body }) => [kind, body])).toEqual([
    ['article', NEWS],
    ['photo', photo],
  ])
  expect(articles[0]!.joins).toEqual([{ at: 30, fromLine: 2, toLine: 4 }])
  expect(articles[0]!.lines).toEqual([
    [1, 2],
    [4, 4],
  ])
  expect(articles[1]).toMatchObject({ photographers: ['李四'], headline: null, credit: null })
})

test('a credit without picture or story is a doubt', () => {
  const { doubts, articles } = readLines(
    '县里开会',
    NEWS,
    '李四 摄',
    '乡里开会',
    NEWS.replace('县里', '乡里'),
  )
  expect(doubts).toMatchObject([{ class: 'orphan-credit', line: 3 }])
  expect(articles.at(-1)).toMatchObject({ kind: 'other', body: '李四 摄' })
})

// ---------------------------------------------------------------- days

const GIVEN = '某县报\n1998年6月5日 星期五 第1版\n'

test.each([
  ['6月3日、4日，县里开会。', '1998-06-03'],
  ['六月三日，县里开会。', '1998-06-03'],
  // A day that lies ahead is of no year that is sure.
  ['12月30日，县里开会。', null],
  ['昨日，县里开会。', '1998-06-04'],
  ['今天上午，县里开会。', '1998-06-05'],
  ['日前，县里开会。', null],
  ['近日，县里开会。', null],
  ['截至5月31日，全县完成夏收。', null],
  ['去年9月1日，学校开学。', '1997-09-01'],
])('a story of a dated issue that begins %s tells of %s', (lead, expected) => {
  expect(readLines(GIVEN, '县里开会', `本报讯 ${lead}`).articles[0]!.eventDate).toBe(expected)
})

test('the year of an undated issue comes from what it says of itself, or is unknown', () => {
  const lead = '本报讯（记者张三）9月4日、6日，县里两次开会。'
  const told = readLines(
    '县里开会',
    lead,
    '据悉，今年是2011年以来降雨最多的一年，县里为2013年全国科普日印发了资料。',
  )
  expect(told.articles[0]!.eventDate).toBe('2013-09-04')
  expect(told.issue.date).toMatchObject({ from: '2013-09-04', basis: 'inferred' })
  expect(told.issue.date.why).toContain('2013')
  const untold = readLines('县里开会', lead, '2002年，他来到这里工作。')
  expect(untold.articles[0]!.eventDate).toBeNull()
  expect(untold.issue.date).toMatchObject({ from: null, to: null, basis: 'unknown' })
})

// ---------------------------------------------------------------- doubts

test.each([
  ['共接到投诉60件，办结41件，办结率达86%。', 1],
  ['共接到投诉60件，办结41件，办结率达68.3%。', 0],
  ['共接到投诉135起，完成整改132起，解决率达97.7%。', 0],
  ['完成投资60亿元，同比增长86%。', 0],
  ['全县共有学校11所，其中小学6所、初中4所、高中3所。', 1],
  ['全县共有学校11所，其中小学6所、初中3所、高中2所。', 0],
  ['全县共有学校11所，其中小学6所、初中3所。', 0],
])('miscounts() of %s finds %i', (plain, count) => {
  expect(miscounts(plain.replaceAll('，', ',')).length).toBe(count)
})

test('foreign words, the other script and an open end are doubts; Latin names are not', () => {
  const simplified = '县里开会部署防汛工作，会议要求各单位认真贯彻执行，确保群众生命财产安全，'
  const others = ['旧桥换新颜', NEWS, '新校舍启用', `本报讯 昨天${NEWS.slice(4)}`]
  const { doubts } = readLines(
    '县里开会',
    `本报讯 ${simplified}干部 and 群众一起加緊巡查，用5G、LED、App和WiFi传`,
    ...others,
  )
  expect(doubts.map((doubt) => doubt.class).sort()).toEqual(['foreign-text', 'odd-script', 'truncated'])
  const traditional = '縣裏開會部署防汛工作，會議要求各單位認真貫徹執行，確保羣眾生命財產安全，'
  expect(
    readLines('縣裏開會', `本報訊 ${traditional}${traditional}干部与群众一起巡查，认真检查。`).doubts,
  ).toMatchObject([{ class: 'odd-script', line: 2 }])
})

test('a headline without a body and one over other matter are doubts, and stay findable', () => {
  const other = NEWS.replace('县里开会', '气象台发布高温预警')
  const { doubts, articles } = readLines(
    '# 县里开会部署防汛',
    NEWS,
    '# 县里开会部署防汛',
    '# 高温预警发布',
    other,
    '# 某镇召开春耕现场会议',
  )
  expect(doubts.map(({ class: kind, line }) => [kind, line])).toEqual([
    ['duplicate-headline', 3],
    ['orphan-headline', 6],
  ])
  expect(articles.map(({ headline }) => headline)).toEqual(['县里开会部署防汛', '高温预警发布', null])
  expect(articles.at(-1)).toMatchObject({ kind: 'other', body: '县里开会部署防汛\n某镇召开春耕现场会议' })
})

test('the name of a column under a story without a headline stands over its own', () => {
  const { articles } = readLines(
    ...[
      '江州日报 2003年6月6日',
      '',
      '全市小麦收割过八成',
      '本报讯 全市小麦已收割一百二十万亩，占应收面积的八成三。',
      '',
    ],
    ...['图片新闻', '6月5日，少先队员在敬老院为老人表演节目。', '本报记者 陈小文 摄', ''],
    ...['社论', '为企业办实事要见行动', '为企业服务，不能停留在口头上，就要有看得见的成效。'],
  )
  expect(articles.map(({ kind, section, headline }) => [kind, section, headline])).toEqual([
    ['article', null, '全市小麦收割过八成'],
    ['photo', '图片新闻', null],
    ['article', '社论', '为企业办实事要见行动'],
    ['other', null, null],
  ])
})

test.each([['摄影课堂'], ['李志摄影', '本报记者'], ['【作者】向达 摄', '【标题】图片：老奶奶也来砸矿石']])(
  '%s is no photographer without a picture',
  (line, ...above) => {
    const text =
      '城东乡的农民连日来抢收油菜，到昨天傍晚为止已经收完三千多亩，比去年同期早了整整五天，大家都很高兴，老人们说这样的年成多年不见。'
    const { doubts } = readLines(
      '城东乡抢收油菜',
      text,
      ...above,
      line,
      '',
      '西村修桥忙',
      `${text}桥也修好了。`,
    )
    expect(doubts.filter((doubt) => doubt.class === 'orphan-credit')).toEqual([])
  },
)
