/** Records of libraries: whose day is the issue's, and what was only asked for. All texts are invented. */
import { expect, test } from 'vitest'
import { readLines } from './read.js'
import { HARVEST, MARKET, SCHOOL } from './rules/case.js'

const record = (title: string, author: string, day: string, text: string) => [
  `题名: ${title}`,
  `作者: ${author}`,
  `报纸: 青川日报   日期: ${day}   版: 1   栏目: 水利`,
  '全文:',
  text,
]

test.each([
  [
    'each in a line of several labels, the days from the first to the last',
    [
      '检索条件: 报纸名称=青川日报 AND 日期=195810',
      ...record('五天修好三条渠', '张三', '1958-10-12', HARVEST),
      ...record('食堂要常换花样', '', '1958-10-07', SCHOOL),
      ...record('夜里的路灯该修了', '', '1958-10-09', MARKET),
      '下载用户: 访客  时间: 2019-11-02 09:17:45',
    ],
    ['青川日报', '1958-10-07', '1958-10-12'],
    [
      ['五天修好三条渠', HARVEST],
      ['食堂要常换花样', SCHOOL],
      ['夜里的路灯该修了', MARKET],
    ],
  ],
  [
    'with no day but that of the download, which is not taken',
    ['题名: 抢在雨前', '作者: 张三', '全文:', HARVEST, '检索平台: 某馆  下载时间 2016/09/04 22:51:07'],
    [null, null, null],
    [['抢在雨前', HARVEST]],
  ],
  [
    'headed by citations',
    [
      '全文下载（共2篇）导出格式：自定义文本',
      '[1]徐寿生.湖上香市衰落记[N].青川日报,1935-04-11(8).',
      '【英文题名】The Decline of the Incense Fair',
      '【作者】徐寿生',
      '【全文】',
      HARVEST,
      '[2]佚名.义渡统计[N].青川日报,1935-04-11(8).',
      '【作者】',
      '【全文】',
      SCHOOL,
    ],
    ['青川日报', '1935-04-11', '1935-04-11'],
    [
      ['湖上香市衰落记', HARVEST],
      ['义渡统计', SCHOOL],
    ],
  ],
  [
    'whose labels have a blank for a colon',
    ['题名　湖上香市衰落记', '作者　徐寿生', '報名　青川日报', '日期　1935-04-11', '全文', HARVEST],
    ['青川日报', '1935-04-11', '1935-04-11'],
    [['湖上香市衰落记', HARVEST]],
  ],
])('readIssueText() reads records %s', (_, lines, head, stories) => {
  const { issue, articles, doubts } = readLines(...lines)
  expect([issue.publication.name, issue.date.from, issue.date.to]).toEqual(head)
  const own = articles.filter(({ kind }) => kind !== 'other')
  expect(own.map(({ headline, body }) => [headline, body])).toEqual(stories)
  expect(doubts).toEqual([])
})
