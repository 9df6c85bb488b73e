/** Doubts that are worth a keeper's look, and days that are in doubt. All texts are invented. */
import { expect, test } from 'vitest'
import { miscounts } from '../../src/ingest/doubts/arithmetic.js'
import { plainOf } from '../../src/lexicon.js'
import { readLines } from './read.js'

test.each([
  ['全班86人，男生41人，女生47人。', 1],
  ['全队25人，男队员15人，女队员10人。', 0],
  ['男生41人、女生47人，共86人。', 1],
  ['男生41人、女生45人，共86人。', 0],
  ['甲村12户、乙村15户、丙村9户，三村38户都通了水。', 1],
  ['甲村12户、乙村15户、丙村9户，三村36户都通了水。', 0],
  ['发放图书一百二十册（小说五十册，科普四十册，连环画四十册）。', 1],
  ['发放图书一百二十册（小说五十册，科普三十册，连环画四十册）。', 0],
  ['这批树苗有300株：香樟120株、桂花90株、银杏80株。', 1],
  ['房租收入三万元：东街一万二千元，西街一万五千元，南街五千元。', 1],
  ['120个村中有110个村完成，完成率为81.7%。', 1],
  ['五队共有羊四万六千二百只，其中一队一万一千只，二队一万二千只，三队二万四千只。', 1],
  ['五队共有羊四万六千二百只，其中一队一万一千只，二队一万二千只。', 0],
  // A whole that is shared out, or that parts make up.
  ['收入分成：社员占七成，收购点占两成，集体占两成。', 1],
  ['收入分成：社员占六成，收购点占两成，集体占两成。', 0],
  ['用料比例：水泥20%，沙子45%，石子45%。', 1],
  ['用料比例：水泥20%，沙子35%，石子45%。', 0],
  ['造价38万元，由三笔钱组成：政府补贴15万元，住户分摊18万元，公司支持3万元。', 1],
  ['造价36万元，由三笔钱组成：政府补贴15万元，住户分摊18万元，公司支持3万元。', 0],
  ['今年调解120起，办结118起，办结率达95%以上。', 0],
  // Shares of another whole, open lists, kinds that overlap, numbers of other years.
  ['这个县的9个公社的312个大队已经订立了公约，占93.4%。', 0],
  ['120个村中有110个完成，完成率为91.7%。', 0],
  ['去年招生120人，今年招生130人，共有学生500人。', 0],
  ['东村三十户，西村二十户，全乡共有人口五千人。', 0],
  ['共有代表50人，其中女代表20人，党员35人。', 0],
  ['三个村一共通水38户，其中甲村12户。', 0],
  ['比赛分为三组：甲组12人、乙组14人等。', 0],
  ['一等奖2名、二等奖5名、三等奖10名，共有300名选手参加。', 0],
  // More than was planned; thousands set apart.
  ['全厂计划产钢50万吨，实际完成60万吨，完成计划的120%。', 0],
  ['全厂计划产钢50万吨，实际完成60万吨，完成计划的150%。', 1],
  ['参赛1,200人，其中女选手600人，占50%。', 0],
  ['参赛1,200人，其中女选手600人，占70%。', 1],
  ['全村1,386户：甲村686户、乙村700户。', 0],
])('miscounts() of %s finds %i', (text, count) => {
  expect(miscounts(plainOf(text)).length).toBe(count)
})

const OLD_PAGE =
  '【本報訊】海濱各場鹽戶、近以產量銳減、負擔過重、昨推代表三人、趕程晉城請願、當經財政廳長親自接見、詳細詢問、並允轉陳上峯。'

test.each([
  ['內中頭緒紛繁、自當設法解决、别户亦應减免、勉强湊足。', 0],
  ['宫前横街、吴吕两姓、温、脱、册、净、冲、况、兑各字。'.replace('两', '兩'), 0],
  ['負担之重、点名參加、如盖房屋。', 0],
  ['他們说明書上的話。', 1],
  ['會場旁边種樹。', 1],
])('forms of old type are no odd script on a traditional page: %s', (line, count) => {
  const { doubts } = readLines('鹽戶請求減稅', OLD_PAGE, line)
  expect(doubts.filter((doubt) => doubt.class === 'odd-script').length).toBe(count)
})

test('a popular form that a traditional page prints again and again is its custom', () => {
  const { doubts } = readLines('鹽戶請求減稅', OLD_PAGE, '国貨、国幣、国產、国營、皆民衆所用、惟說明書不詳。')
  expect(doubts).toEqual([])
})

test('a traditional page with odd characters in many lines was mixed by a program', () => {
  const odd = ['鹽戶說明书上。', '各場學费太重。', '代表飲茶谈話。', '請願後回场。']
  expect(readLines('鹽戶請求減稅', OLD_PAGE, ...odd).doubts).toEqual([])
  expect(readLines('鹽戶請求減稅', OLD_PAGE, ...odd.slice(1)).doubts).toHaveLength(3)
})

test('a line in the other script is another hand’s, and a lone sign in it is a slip', () => {
  const { doubts } = readLines('鹽戶請求減稅', OLD_PAGE, '海濱鹽戶說明書上的话、負擔過重。', '（转录完）')
  expect(doubts.map((doubt) => [doubt.class, doubt.line])).toEqual([['odd-script', 3]])
})

const WHOLE = ['石桥', '柳河', '东山', '南湖'].flatMap((place) => [
  `${place}乡修通新桥`,
  `本报讯 昨日，${place}乡修通新桥，全乡的人都到场观看。`,
])

test.each([
  ['本报讯 私信有四百多封，最远的来自南方。昨天他数了数，其中有人', 1],
  ['本报讯 城东农技站招收学徒三名 住宿免费 工资面议', 0],
])('a story that breaks off has clauses before it does: %s', (last, count) => {
  const { doubts } = readLines(...WHOLE, '城东乡来信', last)
  expect(doubts.filter((doubt) => doubt.class === 'truncated').length).toBe(count)
})

test.each([
  ['where most stories end with an ellipsis only their beginnings stand here', '…', 4],
  ['stories may end with a full stop', '', 0],
])('%s', (_, end, count) => {
  const { doubts } = readLines(
    ...WHOLE.map((line, i) => (i % 2 === 1 ? line.replace(/。$/, `。${end}`) : line)),
  )
  expect(doubts.filter((doubt) => doubt.class === 'truncated').length).toBe(count)
})

test('one story may end with an ellipsis as it likes', () => {
  const { doubts } = readLines(...WHOLE, '山里的夜', '本报讯 他说完这句话，看了看窗外的山，再也没有作声……')
  expect(doubts).toEqual([])
})

const HEAD = '青石县报\n1998年3月5日 星期四 第1版\n'

test.each([
  // Deadlines and plans tell of no event.
  ['房捐限九月二十日前一律缴清。', null],
  ['报名至迟九月二十日截止。', null],
  ['新桥定于九月二十日通车。', null],
  ['新章程自九月二十日起实行。', null],
  ['新桥定于三月二十日通车。', null],
  ['三月十日起，渡口停航三天。', null],
  ['三月三日起，渡口停航三天。', '1998-03-03'],
  // News looks back as before.
  ['十二月二十日，渡口停航三天。', '1997-12-20'],
  ['3月3日，渡口停航三天。', '1998-03-03'],
])('a story of a dated issue that says %s tells of %s', (lead, expected) => {
  expect(readLines(HEAD, '渡口的消息', `本报讯 ${lead}`).articles[0]!.eventDate).toBe(expected)
})

test('a source behind a stop ends the sentence and the story', () => {
  const { articles, doubts } = readLines(
    '青石晚报\n2012年4月9日　星期一　第5版\n',
    '全国春耕进度过半',
    '截至四月七日，全国春播粮食面积已经完成过半，东北主产区快三个百分点，农资供应充足。 据新华社',
    '云桥镇办起农机夜校',
    '晚上七点开讲，学完就下田',
    '云桥镇农机站上周办起夜校，五十四名机手晚上七点听课，第二天一早就下田试车，修好十一台旧插秧机。',
  )
  expect(doubts).toEqual([])
  expect(articles[1]).toMatchObject({
    kicker: null,
    headline: '云桥镇办起农机夜校',
    subheadline: '晚上七点开讲，学完就下田',
  })
})

test('readIssueText() doubts no word of a transcriber or a database', () => {
  const labels = ['标题：海濱鹽戶請願', '出版日期：1931年5月3日 农历三月十六', '正文：']
  const { doubts } = readLines(...labels, OLD_PAGE, OLD_PAGE.replace('三人', '五人'))
  expect(doubts.filter((doubt) => doubt.class === 'odd-script')).toEqual([])
})
