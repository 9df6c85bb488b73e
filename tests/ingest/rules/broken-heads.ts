/** Cases of rules that decide whether a heading goes on in the next line. */
import { HARVEST, type RuleCase } from './case.js'

/** A page of printed lines under a heading of its own lines. */
const overLines = (...heading: string[]) => [
  ...heading,
  '',
  '上午，青石县城东的老粮仓敞开',
  '大门，二十三家旧书摊在这里有',
  '了固定的铺位，管理员说，粮仓',
  '闲置了将近九年，去年秋天修好',
  '屋顶。',
]

export const BROKEN_HEADS: RuleCase[] = [
  {
    rule: 'word-over-break',
    text: overLines('城东关外的老粮', '仓办起棋赛'),
    line: 2,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'word-of-grammar-at-break',
    text: overLines('书摊主和他们的', '炉火照亮冬夜'),
    line: 2,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'quote-over-break',
    text: overLines('书摊主说“再', '等等客人就要来了”'),
    line: 2,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'scrap-of-heading',
    text: overLines('书摊主盼着春天早早', '来临了'),
    line: 2,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'letter-of-heading',
    text: [
      ...overLines('书摊主盼着春', '来'),
      '',
      ...overLines('城东老粮仓里办棋赛'),
      '',
      ...overLines('南关小学添了新教室'),
    ],
    line: 2,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'two-lines-between-gaps',
    text: overLines('青石县报', '', '城东粮仓书摊多', '人来人往夜里亮'),
    line: 4,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'no-heading-line',
    text: overLines('书摊里有炉火，老粮', '仓不再冷清'),
    line: 2,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'too-long-for-one',
    text: overLines('青石县城东关外停用多年又修缮一新的老粮', '仓昨天起办全县头一场冬季象棋大赛迎四方客'),
    line: 2,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'name-beside',
    text: overLines('农家之窗', '和书摊为邻的人'),
    line: 2,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'dash-between',
    text: overLines('冬夜里的炉火—', '和书摊为邻的人'),
    line: 2,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'page-of-broken-headlines',
    text: ['冬夜里的老粮仓灯', '城东关外又办起象', '书摊主守着的炉子'].flatMap((half) => [
      ...overLines(half, '火通明有人来下棋').filter((line) => line !== ''),
      '',
    ]),
    line: 2,
    decides: 'heading-line-goes-on',
  },
  {
    rule: 'headlines-hold-more',
    text: [
      ...['冬夜里的老粮仓灯火通明', '城东关外又办起象棋比赛'].flatMap((head) => [...overLines(head), '']),
      ...overLines('书摊夜里', '炉火正红'),
    ],
    line: 18,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'set-in-beside',
    text: [
      ...['上', '下', '昨'].flatMap((when) => [
        `　　${when}午，青石县城东的老粮仓`,
        '敞开大门，二十三家旧书摊在这里',
        '有了固定的铺位。',
      ]),
      '　　书摊主和他们的',
      '　　炉火照亮冬夜',
      '　　他们守着一屋的书',
    ],
    line: 11,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'event-over-break',
    text: overLines('全县冬季棋赛启动', '和书摊为邻的人'),
    line: 2,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'halves-over-break',
    text: overLines('书摊开张 棋手登门', '和炉火为邻的人'),
    line: 2,
    decides: 'not heading-line-goes-on',
  },
  {
    rule: 'numbered-paper',
    text: ['县公署训令第四十号', '令东乡乡长周复初', HARVEST],
    line: 1,
    decides: 'headline',
  },
  { rule: 'over-office', text: ['抢收要抢晴天', '县农技站', HARVEST], line: 1, decides: 'headline' },
]
