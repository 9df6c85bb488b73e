/** Lines of stories that resemble the page's own words, a program's or a record's: none is lost. */
import { expect, test } from 'vitest'
import { readLines } from './read.js'

const MASTHEAD = '柳河日报 1998年3月4日 第一版'
const CLINIC = '县医院新门诊楼昨天启用，共有诊室四十间，每天可以接待病人八百多名，附近几个乡都方便了。'

/** What a reader finds under some headline. */
const told = (...lines: string[]) =>
  readLines(MASTHEAD, '', ...lines)
    .articles.filter(({ kind }) => kind === 'article')
    .map(({ headline, subheadline, kicker, body }) => [kicker, headline, subheadline, body].join('\n'))
    .join('\n')

test.each([
  '电话 110 开通一年',
  '代号 571 的秘密航线',
  '本期一版照片说明有误',
  '今日两版图片展开幕',
  '本报编辑部召开读者座谈会',
  '本报主办少年杯足球赛昨开幕',
  '本报招聘记者',
  '本报欢迎您来稿揭发不正之风',
  '下载“平安柳河”APP',
  '打开手机客户端看社区变化',
  '动画片配音由AI完成',
  '用户：水费为什么涨了',
  '底部',
])('%s is a headline', (line) => {
  expect(told(line, '', CLINIC, '', '小学添了教室', '', CLINIC)).toContain(line)
})

test.each([
  '提示：近日早晚有雾，能见度不清，驾驶员应当减速慢行，交警支队已在城东、城西两处设点检查。',
  '注：本表数字可能为初步核算数，最后以年报为准。',
  '用户：衣服吊牌没有拆，商家说过了七天，不给退。',
  '[1]张三.门诊建筑设计浅谈[N].健康报,1996-04-11(8).',
])('%s is text', (line) => {
  expect(told('新门诊楼启用', '', CLINIC, line, CLINIC)).toContain(line)
})

test('a citation in a note tells neither the paper nor the day', () => {
  const note = '[1]张三.门诊建筑设计浅谈[N].健康报,1996-04-11(8).'
  const { issue } = readLines(
    MASTHEAD,
    '',
    '新门诊楼启用',
    '',
    CLINIC,
    '',
    note,
    '',
    '小学添了教室',
    '',
    CLINIC,
  )
  expect([issue.publication.name, issue.date.from]).toEqual(['柳河日报', '1998-03-04'])
})

test('verse ends before the headline and the writer of the prose below it', () => {
  const page = [
    '秋塘（外一首）',
    '李晓梅',
    '塘水瘦了',
    '一片荷叶还撑着',
    '像奶奶的旧伞',
    '镰刀',
    '父亲的镰刀挂在墙上',
  ]
  const { articles } = readLines(
    MASTHEAD,
    '',
    ...page,
    '怀念一只猫',
    '张志明',
    `　　${CLINIC}`,
    `　　${CLINIC}`,
  )
  const stories = articles.filter(({ kind }) => kind === 'article')
  expect(stories.map(({ headline, credit }) => [headline, credit])).toEqual([
    ['秋塘（外一首）', '李晓梅'],
    ['怀念一只猫', '张志明'],
  ])
})

test('programmes of two days keep the lines that they share', () => {
  const day = ['18:00 卡通天地', '19:00 新闻联播', '19:32 天气预报', '19:55 电视剧：渴望']
  const page = ['电视节目预告', '', '3月4日 星期三', ...day, '', '3月5日 星期四', ...day]
  expect(told(...page).match(/19:00 新闻联播/g)).toHaveLength(2)
})
