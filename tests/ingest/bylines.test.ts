/** Bylines of many manners: places, offices, kinds of reporters, blanks and dots in names. All names are invented. */
import { expect, test } from 'vitest'
import { readIssueText } from '../../src/ingest/ingest.js'
import { parseByline } from '../../src/ingest/people/bylines.js'

test.each([
  ['記者林秋雨／台南報導', '林秋雨', '', ''],
  ['〔記者林秋雨／台北報導〕', '林秋雨', '', ''],
  ['張木生／高雄報導', '張木生', '', ''],
  ['陳南星、許百合╱台中報導', '陳南星 許百合', '', ''],
  ['林秋雨／台北、張木生／高雄報導', '林秋雨 張木生', '', ''],
  ['记者林秋雨／综合报导', '林秋雨', '', ''],
  ['编译张木生／综合外电', '张木生', '', ''],
  ['國際中心張木生／綜合外電', '張木生', '', ''],
  ['特派員林秋雨／東京十二日電', '林秋雨', '', ''],
  ['记者林秋雨／摄影报导', '林秋雨', '', '林秋雨'],
  ['本報記者林秋雨台北報導', '林秋雨', '', ''],
  ['本报记者王平新竹报道', '王平', '', ''],
  ['記者 林秋雨 台北報導', '林秋雨', '', ''],
  ['记者林秋雨青石县报道', '林秋雨', '', ''],
  ['中央社記者林秋雨台北20日電', '林秋雨', '', ''],
  ['香港文匯報記者 林秋雨 北京報道', '林秋雨', '', ''],
  ['本報記者徐鑄訊', '徐鑄', '', ''],
  // These hold no place.
  ['记者张三丰李四光报道', '张三丰 李四光', '', ''],
  ['记者 张三 李四 报道', '张三 李四', '', ''],
  ['生活中心／台北報導', '', '', ''],
  ['即時新聞／綜合報導', '', '', ''],
  // Kinds of reporters, and offices before their people.
  ['学生记者 田禾 通讯员 何苗', '田禾', '何苗', ''],
  ['实习记者：田 禾', '田禾', '', ''],
  ['本报特约记者 阿依古丽·买买提 特约通讯员 约翰・史密斯', '阿依古丽·买买提', '约翰・史密斯', ''],
  ['本报记者 田 禾 郑小满 《青石日报》（2024年03月05日第 02 版）', '田禾 郑小满', '', ''],
  ['通讯员 欧阳 修 田 小禾', '', '欧阳修 田小禾', ''],
  ['外语学院 田禾 摄', '', '', '田禾'],
  ['图/田禾 文/何苗', '何苗', '', '田禾'],
  ['撰文：田禾　摄影：何苗', '田禾', '', '何苗'],
  ['通讯员 田禾 摄影 何苗', '', '田禾', '何苗'],
  ['田禾 摄影 何苗 报道', '何苗', '', '田禾'],
])('parseByline() reads %s', (text, reporters, correspondents, photographers) => {
  const byline = parseByline(text)!
  const names = [byline.reporters, byline.correspondents, byline.photographers]
  expect([...names.map((part) => part.join(' ')), byline.bare]).toEqual([
    reporters,
    correspondents,
    photographers,
    [],
  ])
})

test.each(['记者王强昨天下午报道', '记者走进了山村报道', '●“桥”见秋色　白露 摄'])(
  'parseByline() refuses %s',
  (text) => expect(parseByline(text)).toBeUndefined(),
)

test.each([
  ['〔記者林秋雨／台南報導〕天黑以後下雨。', ['林秋雨'], []],
  ['【張木生／高雄報導】天黑以後下雨。', ['張木生'], []],
  ['（中央社記者林秋雨台北20日電）天黑以後下雨。', ['林秋雨'], []],
  ['【大公報訊】記者林秋雨北京報道：天黑以後下雨。', ['林秋雨'], []],
  ['香港文匯報訊（記者 林秋雨 北京報道）天黑以後下雨。', ['林秋雨'], []],
  ['本报记者林秋雨广州6月1日电 天黑以后下雨。', ['林秋雨'], []],
  ['本报讯 记者田 禾 报道：天黑以后下雨。', ['田禾'], []],
  ['本报讯 记者阿依古丽·买买提报道：天黑以后下雨。', ['阿依古丽·买买提'], []],
  ['天黑以后下雨。　记者：田禾', ['田禾'], []],
  ['天黑以后下雨。（学生记者 田禾 通讯员 何苗）', ['田禾'], ['何苗']],
  // No byline: a wire, a remark.
  ['〔本報台北訊〕天黑以後下雨。', [], []],
  ['天黑以后下雨，他对记者说：“快收衣服。”', [], []],
])('people of %s', (body, reporters, correspondents) => {
  const text = new TextEncoder().encode(`天下大雨\n${body}`)
  expect(readIssueText(text, 'a.txt').articles[0]).toMatchObject({ reporters, correspondents, body })
})

test.each([
  ['●“桥”见秋色　白露 摄', ['白露']],
  ['●书声琅琅　田禾 摄', ['田禾']],
  ['●秋色　田禾 摄', ['田禾']],
  ['●金秋时节　外语学院　田禾 摄', ['田禾']],
  ['●雪落无声（白露 摄）', ['白露']],
  ['● 白露 田禾 摄', ['白露', '田禾']],
])('the photographers of %s are no words of its title', (line, photographers) => {
  const text = new TextEncoder().encode(`镜头里的秋天\n图为秋天的校园一角。\n${line}`)
  const { articles } = readIssueText(text, 'a.txt')
  expect(articles.flatMap((article) => article.photographers)).toEqual(photographers)
})
