/** What is typed beside words, days, numbers, codes and signs, against one small archive: which articles, and which first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import { Archive, jsonl, PATIENT } from './archive.js'

const PAPER = '柳河晚报'
const TEXTS: [id: string, date: string, text: string][] = [
  ['bridge', '2024-05-06', '柳河大桥5月6日通车，总投资3.5亿元。'],
  ['lanterns', '2023-10-01', '国庆节当天，灯会在柳河公园开幕，游客1,200人次。'],
  ['water', '1936-09-01', '民国二十五年九月一日，水利会议在柳河召开。'],
  ['paper12', '2008-03-15', '国务院印发国发〔2008〕12号文件。'],
  ['paper112', '2008-04-15', '国发〔2008〕112号文件转发各地。'],
  ['phone', '2020-02-11', '热线电话0391-3998877开通，投诉编号A-1024。'],
  ['plate', '2020-02-12', '车牌柳A·58K21的货车被查。'],
  ['book', '2021-07-01', '《柳河志》出版，ISBN 978-7-100-12345-6，定价48.00元。'],
  ['prices', '2021-07-02', '物价上涨3.5％，百分之五的农户受益。'],
  ['newyear', '2022-12-30', '元旦灯会自12月28日至1月3日举行。'],
  ['boats', '2019-06-07', '端午节龙舟赛，第Ⅲ组获胜，第十二届运动会闭幕。'],
  ['growth', '2018-01-02', 'ＧＤＰ增长８％，新建住房５００套。'],
  ['gift', '2018-01-03', '捐款3,500,000元，用于1500套住房。'],
  ['spirit', '2017-05-04', '“柳河精神”写进章程；「新风」专栏开设。'],
  ['course', '2016-05-05', 'C++ 和 C# 语言培训班开班，报名50多元。'],
  ['stops', '2016-08-08', '周三下午停水，星期五恢复，礼拜天巡检。'],
  ['people', '2015-09-03', '第1次全体会议；第一次全体大会；两百人参加。'],
]

const ASKED: [q: string, hits: string][] = [
  ['2024年5月6日', 'bridge'],
  ['2024-5-6', 'bridge'],
  ['2024/05/06', 'bridge'],
  ['20240506', 'bridge'],
  ['２０２４年５月６日', 'bridge'],
  ['二〇二四年五月六日', 'bridge'],
  ['5月6日', 'bridge'],
  ['2024年5月', 'bridge'],
  ['日期:2008', 'paper112 paper12'],
  ['2008-03..2008-04', 'paper112 paper12'],
  ['日期:2008年3月至4月', 'paper112 paper12'],
  ['日期:2022年12月28日至1月3日', 'newyear'],
  ['民国25年9月1日', 'water'],
  ['民國廿五年', 'water'],
  ['1936 会议', 'water'],
  ['2023年国庆节', 'lanterns'],
  ['国发〔2008〕12号', 'paper12'],
  // The two share most of their words, so the rung `partial` has the other too.
  ['国发[2008]12号', 'paper12 > paper112'],
  ['国发2008 12号', 'paper12'],
  ['"12号"', 'paper112 paper12'],
  ['0391-3998877', 'phone'],
  ['03913998877', 'phone'],
  ['3998877', 'phone'],
  ['(0391)3998877', 'phone'],
  ['柳A58K21', 'plate'],
  ['A1024', 'phone'],
  ['978-7-100-12345-6', 'book'],
  ['9787100123456', 'book'],
  ['ISBN 9787100123456', 'book'],
  ['3.5亿元', 'bridge'],
  ['三点五亿元', 'bridge'],
  ['3.5%', 'prices'],
  ['百分之三点五', 'prices'],
  ['5%', 'prices'],
  ['8%', 'growth'],
  ['500套', 'growth > gift'],
  ['1200人次', 'lanterns'],
  ['第III组', 'boats'],
  ['第12届运动会', 'boats'],
  ['GDP OR 龙舟', 'boats growth'],
  ['灯会 NOT 国庆', 'newyear'],
  ['灯会 －国庆', 'newyear'],
  ['（灯会 | 龙舟） 柳河', 'lanterns'],
  ['「新风」', 'spirit'],
  ['‘柳河精神’', 'spirit'],
  ['星期五', 'stops'],
  ['C++', 'course'],
  ['200人', 'lanterns people'],
  ['第一次大会', 'people'],
]

let engine: LocalEngine
beforeAll(async () => {
  const rows = TEXTS.map(([id, date, text]) => ({ id, date, publication: PAPER, text }))
  engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
})
afterAll(() => engine.close())

test.each(ASKED)('%s finds %s', async (q, hits) => {
  const found = (await engine.search({ q, hitsPerPage: 100 }, PATIENT)).hits.map(({ id }) => id)
  // Of two with a mark between them the first comes first.
  expect(found.length > 1 && hits.includes('>') ? found.join(' > ') : found.sort().join(' ')).toBe(hits)
})
