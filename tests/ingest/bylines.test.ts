/** Bylines of many manners: places, offices, kinds of reporters, blanks and dots in names. All names are invented. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { readIssueText } from '../../src/ingest/ingest.js'
import { parseByline } from '../../src/ingest/people/bylines.js'
import { readLines } from './read.js'

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
  ['中央社記者林秋雨攝六十年九月十三日', '', '', '林秋雨'],
  ['记者林秋雨／摄影报导', '林秋雨', '', '林秋雨'],
  ['本報記者林秋雨台北報導', '林秋雨', '', ''],
  ['本报记者王平新竹报道', '王平', '', ''],
  ['記者 林秋雨 台北報導', '林秋雨', '', ''],
  ['大川日報【林秋雨╱台北報導】', '林秋雨', '', ''],
  ['特派記者林秋雨/東京報導大川報', '林秋雨', '', ''],
  ['记者林秋雨青石县报道', '林秋雨', '', ''],
  ['中央社記者林秋雨台北20日電', '林秋雨', '', ''],
  ['香港文匯報記者 林秋雨 北京報道', '林秋雨', '', ''],
  ['本報記者徐鑄訊', '徐鑄', '', ''],
  ['（作者：林秋雨／青石鎮）', '林秋雨', '', ''],
  ['本報記者林秋雨專訪', '林秋雨', '', ''],
  ['記者林秋雨／特稿', '林秋雨', '', ''],
  // The paper, the station or the site before the part.
  ['海都记者 林秋雨', '林秋雨', '', ''],
  ['齐鲁壹点记者林秋雨', '林秋雨', '', ''],
  ['现代快报+记者 林秋雨', '林秋雨', '', ''],
  ['扬子晚报/紫牛新闻记者 林秋雨', '林秋雨', '', ''],
  ['上游新闻-重庆晨报记者 林秋雨', '林秋雨', '', ''],
  ['通讯员张木生记者林秋雨', '林秋雨', '张木生', ''],
  ['2025-03-18 08:15 江州日报 记者 林秋雨 通讯员 张木生', '林秋雨', '张木生', ''],
  ['（10月19日《南国法制报》 林秋雨 文）', '林秋雨', '', ''],
  ['《收藏周刊》第4期 林秋雨 文', '林秋雨', '', ''],
  // Letters that a lost font leaves of signs.
  ['N本报记者 林秋雨', '林秋雨', '', ''],
  ['n记者 林秋雨 通讯员 张木生', '林秋雨', '张木生', ''],
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
  ['文/图 本报记者 田禾', '田禾', '', '田禾'],
  ['摄影：本报记者 田禾', '', '', '田禾'],
  ['采写：本报记者 田禾 实习生 何苗', '田禾 何苗', '', ''],
  ['文字 田禾 图片 何苗', '田禾', '', '何苗'],
  ['文·图/田禾', '田禾', '', '田禾'],
  ['田禾 口述 何苗 整理', '何苗', '', ''],
  ['小记者：田禾 指导老师：何苗', '田禾', '', ''],
  ['漫画/田禾', '', '', ''],
  ['图片均由田禾拍摄', '', '', '田禾'],
  ['新华社发（田禾 摄）', '', '', '田禾'],
  ['供稿：田禾', '', '田禾', ''],
  ['〔日〕佐藤光子　林 达编译', '佐藤光子 林达', '', ''],
  ['阿依古丽·买买提 著 王 力 译', '阿依古丽·买买提 王力', '', ''],
  ['青石青年报·青石在线记者 田禾', '田禾', '', ''],
  ['【青石報╱記者林秋雨／台北報導】', '林秋雨', '', ''],
  ['【本報綜合報導】', '', '', ''],
  ['本报记者 田禾 发自广州', '田禾', '', ''],
  ['记者 阿不都热西提 通讯员 呼格吉勒图', '阿不都热西提', '呼格吉勒图', ''],
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

test.each([
  ['王 明　李 小红', '王明 李小红'],
  ['欧阳 震华', '欧阳震华'],
  ['朱自 清', '朱自清'],
  ['张 小 三', '张小三'],
  ['那音太（蒙古族）', '那音太'],
  ['佟尚（北京）', '佟尚'],
  ['江苏 佟尚', '佟尚'],
  ['張木生／亞凱迪亞', '張木生'],
  ['林秋雨/台北', '林秋雨'],
  ['2012级 贺兰亭', '贺兰亭'],
  ['某某小学三（2）班 钱方', '钱方'],
])('parseByline() reads %s, which says no part', (text, names) => {
  expect(parseByline(text)!.bare.join(' ')).toBe(names)
})

test.each([
  '敬告讀者',
  '记者手记 佟尚',
  '〔右下〕',
  '（游客）',
  '本报讯记者佟尚报道',
  '图片 新闻',
  '记者王强昨天下午报道',
  '记者走进了山村报道',
  '●“桥”见秋色　白露 摄',
  '命　令',
  '公　牘',
])('parseByline() refuses %s', (text) => expect(parseByline(text)).toBeUndefined())

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
  ['【本報訊】（記者林秋雨）天黑以後下雨。', ['林秋雨'], []],
  ['天黑以后下雨。　　　　　　　　东河村　田小禾', [], ['田小禾']],
  ['本报讯（记者 田禾）天黑以后下雨。（田禾 何苗）', ['田禾'], ['何苗']],
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
  ['社员们在翻晒稻谷。（图／記者黃文杰攝）', ['黃文杰']],
])('the photographers of %s are no words of its title', (line, photographers) => {
  const text = new TextEncoder().encode(`镜头里的秋天\n图为秋天的校园一角。\n${line}`)
  const { articles } = readIssueText(text, 'a.txt')
  expect(articles.flatMap((article) => article.photographers)).toEqual(photographers)
})

test('what the author is holds no name', () => {
  for (const line of ['（作者為青石鎮市民）', '（作者是文史工作者）', '（作者系江州大学教师）'])
    expect(parseByline(line)).toBeUndefined()
})

test.each([
  ['作者：张木生(青石机务段)', ['张木生']],
  ['作者：张木生唱 林秋雨记', ['张木生', '林秋雨']],
  ['作者：縣公署', []],
  ['作者：张木生　发布时间：2017-04-27 00:00:00　　阅读：305', ['张木生']],
  ['作者：本报记者 张木生 来源：《青石报》第4期第3版 点击：517', ['张木生']],
  ['作者：　　　　发布时间：2017-04-27 00:00:00　　阅读：305', []],
])('the authors of %s', (line, reporters) => {
  const { articles } = readLines('标题：天下大雨', line, '天黑以后下雨，一夜没有停，早上路上都是水。')
  expect(articles[0]?.reporters).toEqual(reporters)
})

test('a byline that is remembered keeps nothing else of its file in memory', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const heapMb = () => {
    collect()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  const before = heapMb()
  for (let i = 0; i < 12; i++) {
    const file = `${Buffer.alloc(4 << 20, 'abcdefghij').toString('latin1')}通讯员 张三丰 李四光 王五六 记者 赵七八${i}`
    parseByline(file.slice(-24))
  }
  // Files of 8 MB each; the engine keeps the last text that a pattern went through.
  expect(heapMb() - before).toBeLessThan(30)
})
