/** Pages saved from forums, accounts and lists of news, as their programs write them. All texts are invented. */
import { expect, test } from 'vitest'
import { readLines } from './read.js'
import { HARVEST, MARKET, SCHOOL } from './rules/case.js'

const QUEUE =
  '大棚外修了停车的空地，赶早的菜农把三轮车排成两行，管理员挨个登记，空地上还立起了避雨的棚子，等候的人有了坐的地方。'
const TITLE = '抢收油菜五天收完，乡里干部下到田头帮忙装车！比去年早三天 农户都说心里踏实'
const NEWS = `【记者张三/江北报道】${HARVEST}`

/** Kicker, headline and body of each story. */
const told = (lines: readonly string[]) =>
  readLines(...lines)
    .articles.filter(({ kind }) => kind !== 'other')
    .map(({ kicker, headline, body }) => [kicker, headline, body])

test.each([
  [
    'a forum’s page, on which readers signed their letter',
    [
      '• 50阅读',
      '赶在雨前抢收油菜 城东乡五天收完 [复制链接]',
      '上一主题 下一主题',
      '只看楼主 倒序阅读 0 发表于: 2008-06-05',
      '  赶在雨前抢收油菜',
      '城东乡五天收完',
      HARVEST,
      SCHOOL,
      '城东乡油菜技术小组',
      '张春生 李国华 王小田',
      '快速回复',
      '限200 字节',
      '上一个 下一个',
    ],
    [
      [
        '赶在雨前抢收油菜',
        '城东乡五天收完',
        `${HARVEST}
${SCHOOL}
城东乡油菜技术小组`,
      ],
    ],
  ],
  [
    'a title twice, for its link and for its picture',
    ['早市搬进了新大棚', MARKET, '', TITLE, '', TITLE, '', NEWS],
    [
      [null, '早市搬进了新大棚', MARKET],
      [null, TITLE, NEWS],
    ],
  ],
  [
    'a long title on one line with its news',
    [`${TITLE} ${NEWS}`, `早市搬进了新盖的大棚 卖菜的不再怕风吹雨打 ${NEWS.replace(HARVEST, MARKET)}`],
    [
      [null, TITLE, NEWS],
      [null, '早市搬进了新盖的大棚 卖菜的不再怕风吹雨打', NEWS.replace(HARVEST, MARKET)],
    ],
  ],
  [
    'an account’s page below the menu of the program that showed it',
    [
      '热搜',
      '上海今年的雨',
      '天气',
      '分类',
      '社会',
      '生成图片，分享到微信朋友圈',
      '城东乡五天收完油菜',
      'Original',
      '收录于话题',
      '#江北农事',
      '12个',
      HARVEST,
      SCHOOL,
    ],
    [[null, '城东乡五天收完油菜', `${HARVEST}\n${SCHOOL}`]],
  ],
  [
    'a summary in points between headline and reporter',
    [
      '城东乡五天收完油菜',
      `● ${HARVEST.slice(0, -1)}`,
      `● ${SCHOOL.slice(0, -1)}`,
      '□ 本报记者 张三',
      MARKET,
    ],
    [[null, '城东乡五天收完油菜', MARKET]],
  ],
  [
    'a bulletin board’s page',
    [
      '作者qingchuan (青川)',
      '看板Nongshi',
      '標題[新聞] 城东乡五天收完油菜',
      '時間Thu Jun  5 13:43:26 2008',
      HARVEST,
      SCHOOL,
      '--',
      '※ 發信站: 青川實業坊(qc.example)',
      '1F:→ xiangqin:這題目好 06/05 20:13',
    ],
    [[null, '[新聞] 城东乡五天收完油菜', `${HARVEST}\n${SCHOOL}`]],
  ],
  [
    'a list of stories behind dots',
    [
      '2008年6月5日 第07版：农村',
      '  • 城东乡五天收完油菜',
      '',
      HARVEST,
      '',
      '  • 早市搬进了新大棚',
      '',
      MARKET,
    ],
    [
      [null, '城东乡五天收完油菜', HARVEST],
      [null, '早市搬进了新大棚', MARKET],
    ],
  ],
  [
    'a photographer between a headline and its text',
    ['城东乡五天收完油菜', '张三 摄', '', HARVEST],
    [[null, '城东乡五天收完油菜', HARVEST]],
  ],
  [
    'a row of titles over the page, and a caption twice',
    [
      '南湖公园荷花竞相盛开 早市昨日搬进了新大棚 学校今年添了两间教室 粮仓变成了热闹的旧书市',
      '城东乡五天收完油菜',
      HARVEST,
      '农民在田里抢收油菜。',
      '农民在田里抢收油菜。',
      SCHOOL,
    ],
    [
      [null, '城东乡五天收完油菜', `${HARVEST}\n${SCHOOL}`],
      [null, null, '农民在田里抢收油菜。'],
    ],
  ],
  [
    'a long list of titles over the first story',
    [
      '江鄉風災',
      '撫臺渡海',
      '壓壞船槽',
      '查問兵額',
      '本館電音',
      '運米災區',
      '臺疆傳述',
      '修船動工',
      '水土不服',
      '正月初八日',
      '江鄉風災',
      HARVEST,
    ],
    [[null, '江鄉風災', HARVEST]],
  ],
  [
    'bold heads inside a story that began above them',
    [`${HARVEST}${SCHOOL}`, '', '**卖菜的搬进大棚**', '', MARKET, '', '**大家都说方便**', '', QUEUE],
    [[null, null, `${HARVEST}${SCHOOL}\n卖菜的搬进大棚\n${MARKET}\n大家都说方便\n${QUEUE}`]],
  ],
])('readIssueText() reads %s', (_, lines, expected) => {
  expect(told(lines)).toEqual(expected)
})
