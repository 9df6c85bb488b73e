/** Mastheads of many manners. All papers are invented. */
import { expect, test } from 'vitest'
import { readLines, readText } from './read.js'

const STORY =
  '\n水電公司宣布停電\n【本報訊】水電公司昨宣布、下月一日起、分區輪流停電、每區每週停電兩晚、由七時至十時止。'

const headOf = (...lines: string[]) => {
  const { issue, articles } = readText(lines.join('\n') + STORY)
  const { headline, kicker, section } = articles[0]!
  return [issue.publication.name, issue.date.from, issue.date.to, issue.page, headline, kicker, section]
}

const DAY = '1947-03-14'
const HEAD = '水電公司宣布停電'

test.each([
  // A name that does not say so: beside the day, before or behind it, and over who publishes it.
  [['云桥塬声　1947年3月14日　第2版　　社会·人物'], '云桥塬声', DAY, '2'],
  [['1947年3月14日　　云桥师专　　第 2 版'], '云桥师专', DAY, '2'],
  [['云桥群众　第一百零四期　民国三十六年三月十四日'], '云桥群众', DAY, null],
  [['綜合新聞　1947年3月14日　第2版'], null, DAY, '2'],
  [['追　风', '云桥纺织厂工人联合会主办', '第十九期', '一九四七年三月十四日'], '追风', DAY, null],
  // Names of two characters over, under or beside a day, a number or a count of sheets.
  [['柳報', '中華民國三十六年三月十四日 星期五 第一張', '第二版'], '柳報', DAY, '2'],
  [['中華民國三十六年三月十四日 星期五 第一張', '柳報', '第二版'], '柳報', DAY, '2'],
  [['第一萬二千三百號', '柳報', '民國三十六年三月十四日'], '柳報', DAY, null],
  [['柳報 民國三十六年三月十四日 星期五'], '柳報', DAY, null],
  [['柳聲', '民國三十六年三月十四日　星期五'], '柳聲', DAY, null],
  [['云桥日报', '1947年3月14日 晴转多云'], '云桥日报', DAY, null],
  // The day stands first overseas; where it may be the month, the weekday tells.
  [['云桥日报 YUNQIAO DAILY', '14.3.1947 星期五 丁亥年二月廿二'], '云桥日报', DAY, null],
  [['云桥日报', '3/14/1947 星期五'], '云桥日报', DAY, null],
  [['云桥日报', '4.1.1947 星期六'], '云桥日报', '1947-01-04', null],
  // The month in English, with the day before or behind.
  [['云桥日报', 'Friday, March 14, 1947'], '云桥日报', DAY, null],
  [['云桥日报', '14th March (Fri), 1947  Vol. 11 No. 190'], '云桥日报', DAY, null],
  // The paper among the steps that lead to the page.
  [['首頁 > 江文匯報 > 港聞 > 正文', '1947-03-14 10:21'], '江文匯報', DAY, null],
  // A page's number and name over the day.
  [['5 財經·服務', '云桥日报 1947年3月14日 星期五'], '云桥日报', DAY, '5'],
  // A section over the name, and a motto in a box.
  [['生活新聞', '柳聲報', '民國三十六年三月十四日 星期五'], '柳聲報', DAY, null],
  [['柳聲報', '「言人之所欲言，發人之所未發」', '民國三十六年三月十四日 星期五'], '柳聲報', DAY, null],
  [['柳聲報', '本報宗旨', '言人之所欲言而發人之所未發者也', '民國三十六年三月十四日'], '柳聲報', DAY, null],
])('the masthead %j', (lines, name, day, page) => {
  expect(headOf(...lines)).toEqual([name, day, day, page, HEAD, null, null])
})

test.each([
  ['光緒十二年九月初三日　第四百零八號', '1886-09-30', '1886-09-30'],
  ['光緒十二年臘月初三日　第四百零八號', '1886-12-27', '1886-12-27'],
  ['宣統元年閏二月十五日', '1909-04-05', '1909-04-05'],
  ['昭和十年七月九日　第四百零八號', '1935-07-09', '1935-07-09'],
  ['康德二年三月一日　第四百零八號', '1935-03-01', '1935-03-01'],
  // A month, or a third of one.
  ['光緒三十年六月下旬　第一百八十二冊', '1904-08-02', '1904-08-10'],
  ['光緒三十年六月上旬　第一百八十冊', '1904-07-13', '1904-07-22'],
  ['光緒三十四年九月　第三十七冊', '1908-09-25', '1908-10-24'],
  // Of a day that the calendar has not only the year is told.
  ['光緒十二年九月卅一日　第四百零八號', '1886-01-01', '1886-12-31'],
])('a day of a reign, %s', (line, from, to) => {
  expect(headOf('滬濱報', line).slice(0, 3)).toEqual(['滬濱報', from, to])
})

test('a headline that tells of a paper is no masthead', () => {
  const { issue, articles } = readText(
    '城东旧书市发现一份民国末年的 《云桥正报》 字迹清晰\n\n　　昨天，城东旧书市的摊主张三在老柜子里翻出一份报纸，纸张已经发黄，字迹依然清晰。',
  )
  expect([issue.publication.name, articles[0]!.headline]).toEqual([
    null,
    '城东旧书市发现一份民国末年的 《云桥正报》 字迹清晰',
  ])
})

test('a headline of two words over a day is no paper', () => {
  const { issue } = readText('海报\n2008年6月5日\n今晚放电影，请大家来看。')
  expect(issue.publication.name).toBeNull()
})

/** The issue's range and why, of a masthead and a story. */
const dateOf = (masthead: string, story = STORY) => readText(masthead + story).issue.date

test.each(['甲子年八月初十日', '歲次甲子八月初十日　第三百號', '申江時報　甲子年八月初十日　星期一'])(
  'a day of the cycle of sixty without a reign is a range from the first to the last year of 1858 to 1949, with its reason: %s',
  (line) => {
    expect(dateOf(`申江時報\n${line}\n`)).toMatchObject({
      from: '1864-09-10',
      to: '1924-09-08',
      basis: 'inferred',
    })
    expect(dateOf(`申江時報\n${line}\n`).why).toMatch(
      /干支日期：甲子年可能是 1864、1924、1984 年.*1858.*只取 1864、1924 年/,
    )
  },
)

test('a day of the cycle is sure where a reign stands beside it, and is inferred where the text tells the year', () => {
  const reign = dateOf('申江時報\n光緒十年歲次甲申八月初十日　第三百號\n')
  expect(reign).toMatchObject({ from: '1884-09-28', to: '1884-09-28', basis: 'printed' })
  const told = dateOf('申江時報\n歲次甲子八月初十日\n', `${STORY}\n今年即一九二四年，一九二四年預算已定。`)
  expect(told).toMatchObject({ from: '1924-09-08', to: '1924-09-08', basis: 'inferred' })
})

test('of a sign that one year of 1858 to 1949 bears the day is inferred, unless the text tells a later year', () => {
  expect(dateOf('申江時報\n甲辰年二月初二日\n')).toMatchObject({
    from: '1904-03-18',
    to: '1904-03-18',
    basis: 'inferred',
    why: expect.stringMatching(/1844、1904、1964、2024 年.*只取 1904 年/),
  })
  const told = dateOf('申江時報\n甲辰年二月初二日\n', `${STORY}\n今年即二〇二四年，二〇二四年預算已定。`)
  expect(told).toMatchObject({ from: '2024-03-11', basis: 'inferred' })
})

test.each([
  ['光緒甲辰年六月初三日', '1904-07-15'],
  ['大清光緒十二年歲次丙戌九月初三日　西曆一千八百八十六年九月三十號　禮拜四', '1886-09-30'],
  [
    '光緒二十三年十一月初六日　即西曆一千八百九十七年十一月二十九號　禮拜一　第八千八百四十二號',
    '1897-11-29',
  ],
  ['光緒二十三年十一月初六日　英十一月廿九號　禮拜一', '1897-11-29'],
  ['大清光緒二十三年歲在丁酉十一月初六日', '1897-11-29'],
  ['西曆一千九百零五年三月二日', '1905-03-02'],
  ['1 9 5 8 年 1 0 月 3 日', '1958-10-03'],
  ['20130911', '2013-09-11'],
  ['大清光緒歲次甲辰六月初三日　第三百號', '1904-07-15'],
  ['中華民國甲子年八月初十日　星期一', '1924-09-08'],
])('%s is a day, and no headline', (line, day) => {
  const { issue, articles } = readText(`申江時報\n${line}\n${STORY}`)
  expect(issue.date).toMatchObject({ from: day, to: day, basis: 'printed' })
  expect(issue.publication.name).toBe('申江時報')
  expect(articles.map(({ headline }) => headline).join()).not.toMatch(/[甲年\d]/)
})

test.each(['甲子年话鼠', '甲子年春联征集启事', '丙丁年来访'])('%s is no date', (line) => {
  expect(dateOf(`${line}\n`).from).toBe(null)
})

test('what a story quotes above a line with the paper and the day is no motto', () => {
  const quoted = '“再下三天，根就要烂了。”老田说。'
  const rain = '连日降雨，低洼田块出现积水，农技员下田指导农户清沟排渍、追施拔节肥。'
  const { articles } = readLines(
    ...['江州日报 2025年3月18日', '', '雨水增多清沟忙', '', rain, '', quoted, ''],
    ...[
      '新桥昨日通车',
      '',
      '2025年3月18日 江州日报',
      '',
      `全长三百米的新桥昨日上午正式通车，两岸居民从此不必绕行。`,
    ],
  )
  expect(articles[0]!.body).toBe(`${rain}\n${quoted}`)
})

test('news in brackets under the first headline is no motto, though the day stands once more below it', () => {
  const news = '【記者林秋雨／宜蘭報導】二期稻作即將收割，各農會倉庫卻仍堆滿一期稻穀。'
  const head = '【1998-10-20/民聲日報/15版/宜蘭縣新聞】'
  const { articles } = readLines(
    head,
    '',
    '稻穀滯銷 倉庫爆滿',
    '',
    news,
    '',
    head,
    '',
    '溪水暴漲',
    '',
    news.slice(12),
  )
  expect(articles[0]!.body).toBe(news)
})

test('the head that a database gives a page tells its paper, its day and its page', () => {
  const { issue } = readText(`青石生活报/2005年/8月/20日/第003版\n农业新闻\n${STORY}`)
  expect(issue.publication.name).toBe('青石生活报')
  expect(issue.date).toMatchObject({ from: '2005-08-20', to: '2005-08-20', basis: 'printed' })
  expect(issue.page).toBe('003')
})

test.each([
  ['1958年10月', '1958-10-01', '1958-10-31'],
  ['第十期　1958年10月', '1958-10-01', '1958-10-31'],
  ['一九五八年十月中旬', '1958-10-11', '1958-10-20'],
  ['2006年2月号', '2006-02-01', '2006-02-28'],
  ['1989年第32期 8月7日—8月13日', '1989-08-07', '1989-08-13'],
])('an issue that prints no day but %s is of that time', (line, from, to) => {
  expect(dateOf(`申江時報\n${line}\n`)).toMatchObject({ from, to, basis: 'printed' })
})

test.each([
  ['THE CENTRAL DAILY NEWS\n中央日報\n民國三十七年十一月二日', '中央日報', '1948-11-02', null],
  ['香港《文匯報》　2003年7月2日　A01　要聞', '文匯報', '2003-07-02', 'A01'],
  ['红色电讯\n第8期\n1967年3月2日\n红色电讯编辑部', '红色电讯', '1967-03-02', null],
  ['铁路工人\n1958年8月1日　第201期　上海铁路局政治部编印', '铁路工人', '1958-08-01', null],
  [
    '2005年10月11日,星期二\n江州法制报 > 第二版:时政 改变文字大小:   | 打印 | 关闭',
    '江州法制报',
    '2005-10-11',
    '2',
  ],
  ['江州日报多媒体数字报\nA03:民生\n2021年06月03日', '江州日报', '2021-06-03', 'A03'],
  ['江州晚报\n首页 > 江州晚报 > 2012年06月15日 > A08版：民生 > 正文', '江州晚报', '2012-06-15', 'A08'],
  ['4 2003年7月2日 星期三\n江 州 日 报', '江州日报', '2003-07-02', '4'],
  // The printed year tells which year of the cycle it is, where recognition lost the day.
  ['江州日报\n2003年7月 2 星期三 癸未年六月初三', '江州日报', '2003-07-02', null],
])('the head %j', (head, name, day, page) => {
  const { issue, articles } = readText(`${head}\n\n水電公司宣布停電${STORY.slice(9)}`)
  expect([issue.publication.name, issue.date.from, issue.date.to, issue.page]).toEqual([name, day, day, page])
  expect(articles[0]).toMatchObject({ kicker: null, headline: '水電公司宣布停電', subheadline: null })
})

test.each([
  ['1964年7月22日\n沭东大众\n第三版', '沭东大众', '1964-07-22', '3'],
  ['前哨战士\n第三版\n1965年6月11日\n星期五', '前哨战士', '1965-06-11', '3'],
  ['3\n江 南 汽 轮\n1997年4月18日', '江南汽轮', '1997-04-18', '3'],
  ['岷师校刊\n1996年5月30日\n4 副刊', '岷师校刊', '1996-05-30', '4'],
  ['·第二版·\n江北锅炉\n1987年9月10日', '江北锅炉', '1987-09-10', '2'],
  ['（三）\n中華民國二十五年十一月五日\n星期四\n報　晨　東　嶺', '嶺東晨報', '1936-11-05', '3'],
  ['榕江僑訊\n一九五五年十二月四日', '榕江僑訊', '1955-12-04', null],
  [
    'A08\n民生·街坊\n2008年11月19日 星期三\n责编 / 罗晓棠 美编 / 阿乾 校对 / 祝红\n南川晚报',
    '南川晚报',
    '2008-11-19',
    'A08',
  ],
  ['滬南彙報第百八十二冊　光緒三十年六月初三日', '滬南彙報', '1904-07-15', null],
  ['矿机工人 1984 年 3 月 25 日    3', '矿机工人', '1984-03-25', '3'],
  ['今日平岗 2017年8月23日 星期三 03版', '今日平岗', '2017-08-23', '03'],
  [
    '揚滬新聞\n大清光緒十七年四月初九日　第二千一百十三號　本館設在英大馬路石路口',
    '揚滬新聞',
    '1891-05-16',
    null,
  ],
])('the name, the day and the page of %j', (head, name, day, page) => {
  const { issue } = readText(`${head}\n\n水電公司宣布停電${STORY.slice(9)}`)
  expect([issue.publication.name, issue.date.from, issue.page]).toEqual([name, day, page])
})

test.each([
  '青石杂谈\n2003年7月2日\n连日降雨，低洼田块出现积水。',
  '县乡新风\n第三版\n连日降雨，低洼田块出现积水。',
])('%j names no paper', (text) => expect(readText(text).issue.publication.name).toBeNull())
