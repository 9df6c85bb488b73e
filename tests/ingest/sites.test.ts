/** Pages saved from e-papers, database dumps and records: what is the paper's is read, what is the site's is not. */
import { expect, test } from 'vitest'
import { readLines } from './read.js'
import { HARVEST, MARKET, SCHOOL } from './rules/case.js'

type Expected = {
  paper: string | null
  day: string | null
  page?: string | null
  /** Section, kicker, headline, reporters and body of each story. */
  stories: [
    section: string | null,
    kicker: string | null,
    headline: string | null,
    reporters: string[],
    body: string,
  ][]
}

const TABLE: [what: string, lines: string[], expected: Expected][] = [
  [
    'buttons glued to the day, and another day of reading',
    [
      '青川晚报数字报',
      '2026-01-26 星期一',
      '首页 | 往期回顾 | 全文检索',
      '3上一篇下一篇42013年9月11日放大缩小默认',
      '抢在雨前',
      '张三 李 四',
      HARVEST,
      SCHOOL,
      '分享到：',
      '新闻排行榜',
      '早市搬进大棚',
      '标题导航',
      '抢在雨前',
      '早市搬进大棚',
      '青川晚报社版权所有 未经授权不得转载',
    ],
    {
      paper: '青川晚报',
      day: '2013-09-11',
      stories: [[null, null, '抢在雨前', ['张三', '李四'], `${HARVEST}\n${SCHOOL}`]],
    },
  ],
  [
    'the minute and the source between title and text',
    [
      '抢在雨前--农村--青川网',
      '青川网',
      '抢在雨前',
      '2021-03-02 08:42    来源:青川在线     打印本页 关闭',
      '  • 打印',
      '  • 网摘',
      HARVEST,
      SCHOOL,
      '责编:张三',
      '网友评论',
    ],
    { paper: null, day: '2021-03-02', stories: [[null, null, '抢在雨前', [], `${HARVEST}\n${SCHOOL}`]] },
  ],
  [
    'a title that ends like a paper’s name, over the minute',
    ['有人称学校要停课 老师说是虚报', '2021-03-02 08:42', HARVEST, SCHOOL, '---', '最新回应'],
    {
      paper: null,
      day: '2021-03-02',
      stories: [[null, null, '有人称学校要停课 老师说是虚报', [], `${HARVEST}\n${SCHOOL}`]],
    },
  ],
  [
    'a list of stories, each with a button to its rest',
    [
      '抢在雨前',
      '',
      HARVEST,
      '',
      'Read More',
      '',
      '五天收完',
      '',
      `${SCHOOL}城东乡的农民，抢收油菜。`,
      '',
      'Read More',
    ],
    {
      paper: null,
      day: null,
      stories: [
        [null, null, '抢在雨前', [], HARVEST],
        [null, null, '五天收完', [], `${SCHOOL}城东乡的农民，抢收油菜。`],
      ],
    },
  ],
  [
    'a dump that prints page, title and text on one line, the title for the second time',
    [
      '1956-11-12',
      '第 2 版',
      '1. 城东乡抢收油菜 村村都有妇女组',
      `第2版()专栏: 城东乡抢收油菜 村村都有妇女组 ${HARVEST}`,
      '2. 学校添教室',
      `第2版()专栏:  学校添教室  ${SCHOOL}`,
    ],
    {
      paper: null,
      day: '1956-11-12',
      page: '2',
      stories: [
        [null, null, '城东乡抢收油菜 村村都有妇女组', [], HARVEST],
        [null, null, '学校添教室', [], SCHOOL],
      ],
    },
  ],
  [
    'a dump that prints page, title and dispatch on one line',
    [
      '1956-11-12',
      `第2版()专栏: 城东乡抢收油菜 【本报青川十日电】${HARVEST}`,
      `第3版()专栏: 学校添教室 【本报青川九日电】${SCHOOL}`,
    ],
    {
      paper: null,
      day: '1956-11-12',
      page: null,
      stories: [
        [null, null, '城东乡抢收油菜', [], `【本报青川十日电】${HARVEST}`],
        [null, null, '学校添教室', [], `【本报青川九日电】${SCHOOL}`],
      ],
    },
  ],
  [
    'lists of pages and titles over a kicker and a headline',
    [
      '第07版：民生新闻',
      '上一版',
      '下一版',
      '版面导航',
      '第01版：要闻',
      '第07版：民生新闻',
      '第08版：副刊',
      '标题导航',
      '抢在雨前',
      '早市搬进大棚',
      '字号：大 中 小',
      '打印本页 关闭窗口',
      '青川晚报 2015年06月03日',
      '各地抓紧农时',
      '抢在雨前',
      '■ 本报记者 张三',
      HARVEST,
      '上一篇：早市搬进大棚',
      '下一篇：学校添教室',
    ],
    {
      paper: '青川晚报',
      day: '2015-06-03',
      page: '07',
      stories: [[null, '各地抓紧农时', '抢在雨前', ['张三'], HARVEST]],
    },
  ],
  [
    'a list without a button under it',
    [
      '青川晚报',
      '2015年06月03日 星期三',
      'A07版：民生',
      '上一版 下一版',
      '本版标题导航',
      '抢在雨前',
      '早市搬进大棚',
      '抢在雨前',
      HARVEST,
      '早市搬进大棚',
      `本报讯（记者 段禾）${MARKET}`,
      '返回目录',
      '放大 缩小',
    ],
    {
      paper: '青川晚报',
      day: '2015-06-03',
      page: 'A07',
      stories: [
        [null, null, '抢在雨前', [], HARVEST],
        [null, null, '早市搬进大棚', ['段禾'], `本报讯（记者 段禾）${MARKET}`],
      ],
    },
  ],
  [
    'the day of reading in the menu, and the day of the issue beside the page’s number',
    [
      '青川晚报',
      '数字报首页　　手机报　　客户端下载　　2026年1月26日　星期一',
      '上一期　下一期　选择日期：2015 年 06 月',
      '2015年06月03日　第7版 : 民生　　总第 3981 期',
      '前一版　后一版',
      '抢在雨前',
      HARVEST,
      '返回目录',
    ],
    { paper: '青川晚报', day: '2015-06-03', page: '7', stories: [[null, null, '抢在雨前', [], HARVEST]] },
  ],
  [
    'only the day of reading, which is not taken',
    [
      '今天是2026年1月26日 星期一',
      '登录 注册',
      '首页 > 青川晚报 > 正文',
      '上一篇 下一篇',
      '抢在雨前',
      '2026-01-26 08:12:33',
      '字体：大 中 小',
      HARVEST,
      '相关新闻',
      '早市搬进大棚',
    ],
    { paper: '青川晚报', day: null, stories: [[null, null, '抢在雨前', [], HARVEST]] },
  ],
  [
    'two days as likely, of which none is taken',
    ['上一版 下一版', '2015年06月03日', '2026年01月26日', '上一篇 下一篇', '抢在雨前', HARVEST],
    { paper: null, day: null, stories: [[null, null, '抢在雨前', [], HARVEST]] },
  ],
  [
    'labels of a site and no label of the title',
    [
      '当前版：04版 综合',
      '当前位置：青川晚报 > 2015-06-03 > 04版',
      '抢在雨前',
      '作者：张三',
      '来源：青川晚报',
      '发布时间：2015-06-03',
      '浏览次数：327',
      HARVEST,
      '责任编辑：白桦',
    ],
    {
      paper: '青川晚报',
      day: '2015-06-03',
      page: '04',
      stories: [[null, null, '抢在雨前', ['张三'], HARVEST]],
    },
  ],
  [
    'the paper on the line of the day',
    [
      '上一版 下一版',
      '抢在雨前',
      '时间：2015-06-03　来源：青川晚报　编辑：白桦　点击：88',
      HARVEST,
      '上一篇：无',
      '下一篇：早市搬进大棚',
    ],
    { paper: '青川晚报', day: '2015-06-03', stories: [[null, null, '抢在雨前', [], HARVEST]] },
  ],
  [
    'labels below the text, which tell the title once more',
    ['第1版()', '专栏:', '抢在雨前', HARVEST, '【标题】抢在雨前', '【日期】1958.06.03', '【版次】第1版'],
    { paper: null, day: '1958-06-03', page: '1', stories: [[null, null, '抢在雨前', [], HARVEST]] },
  ],
  [
    'a page of an account',
    [
      '抢在雨前',
      '原创 张三 青川晚报 2015-06-03 18:30',
      '点击上方“青川晚报”关注我们',
      HARVEST,
      '— END —',
      '来源：青川晚报',
      '记者：张三',
      '编辑：白桦',
      '往期推荐',
      '早市搬进大棚',
      '阅读原文',
    ],
    { paper: '青川晚报', day: '2015-06-03', stories: [[null, null, '抢在雨前', ['张三'], HARVEST]] },
  ],
  [
    'a dump with numbered titles',
    [
      '青川日报 1958年10月7日',
      '第1版()',
      '专栏:大办水利',
      '五天修好三条渠',
      HARVEST,
      '第3版()',
      '专栏:读者来信',
      '1. 食堂要常换花样',
      SCHOOL,
      '2. 夜里的路灯该修了',
      MARKET,
    ],
    {
      paper: '青川日报',
      day: '1958-10-07',
      page: null,
      stories: [
        ['大办水利', null, '五天修好三条渠', [], HARVEST],
        ['读者来信', null, '食堂要常换花样', [], SCHOOL],
        [null, null, '夜里的路灯该修了', [], MARKET],
      ],
    },
  ],
  [
    'a dump with a numbered list of titles',
    [
      '青川日报 1958年10月7日',
      '第1版()',
      '1. 五天修好三条渠',
      '2. 食堂要常换花样',
      '专栏:',
      '五天修好三条渠',
      HARVEST,
      '专栏:',
      '食堂要常换花样',
      SCHOOL,
    ],
    {
      paper: '青川日报',
      day: '1958-10-07',
      page: '1',
      stories: [
        [null, null, '五天修好三条渠', [], HARVEST],
        [null, null, '食堂要常换花样', [], SCHOOL],
      ],
    },
  ],
  [
    'records one below the other',
    [
      '题名：五天修好三条渠',
      '作者：张三',
      '报纸名称：青川日报',
      '出版日期：1958.10.07',
      '版次：1',
      '全文：',
      HARVEST,
      '题名：食堂要常换花样',
      '作者：',
      '报纸名称：青川日报',
      '出版日期：1958.10.07',
      '版次：1',
      '全文：',
      SCHOOL,
    ],
    {
      paper: '青川日报',
      day: '1958-10-07',
      page: '1',
      stories: [
        [null, null, '五天修好三条渠', ['张三'], HARVEST],
        [null, null, '食堂要常换花样', [], SCHOOL],
      ],
    },
  ],
  [
    'labels in brackets',
    [
      '【标题】抢在雨前',
      '【引题】三千亩油菜',
      '【作者】张三',
      '【来源】《青川日报》2015年6月3日',
      '【正文】',
      HARVEST,
    ],
    { paper: '青川日报', day: '2015-06-03', stories: [[null, '三千亩油菜', '抢在雨前', ['张三'], HARVEST]] },
  ],
  [
    'words of a site in print, which stay',
    [
      '青川晚报',
      '2015年6月3日 星期三 第7版',
      '分享到的喜悦',
      HARVEST,
      '请读者下一期再看',
      SCHOOL,
      '来源：乡农技站',
    ],
    {
      paper: '青川晚报',
      day: '2015-06-03',
      page: '7',
      stories: [
        [null, null, '分享到的喜悦', [], HARVEST],
        [null, null, '请读者下一期再看', [], SCHOOL],
      ],
    },
  ],
]

test.each(TABLE)('readIssueText() reads %s', (_, lines, { paper, day, page, stories }) => {
  const { issue, articles, doubts } = readLines(...lines)
  expect([issue.publication.name, issue.date.from]).toEqual([paper, day])
  if (page !== undefined) expect(issue.page).toBe(page)
  const own = articles.filter(({ kind }) => kind !== 'other')
  expect(
    own.map(({ section, kicker, headline, reporters, body }) => [section, kicker, headline, reporters, body]),
  ).toEqual(stories)
  expect(doubts).toEqual([])
})
