/** Cases of rules/rows.ts and of what stands beside rows: verse, tables, rolls, who signs. */
import { CUT, HARVEST, type RuleCase, SCHOOL } from './case.js'

const NEWS = `本报讯 ${HARVEST}`
const HEAD = '城东乡抢收油菜'

export const ROW_CASES: RuleCase[] = [
  // Lines that stand each for itself.
  { rule: 'contact-line', text: ['店面招租', HARVEST, '联系人：张三'], line: 3, decides: 'row' },
  {
    rule: 'verse',
    text: ['春耕', '田里的水亮了，', '牛走得很慢，', '天边一朵云。'],
    line: 3,
    decides: 'row',
  },
  {
    rule: 'free-verse',
    text: ['春耕', '本报通讯员 张三', '田里的水亮了', '牛走得很慢', '天边一朵云', '落在犁铧上'],
    line: 4,
    decides: 'row',
  },
  { rule: 'table', text: ['篮球赛', HARVEST, '城东 71:66 城西', '城南 60:58 城北'], line: 3, decides: 'row' },
  {
    rule: 'office-and-day',
    text: ['停水公告', HARVEST, '江北县自来水公司', '2008年6月5日'],
    line: 3,
    decides: 'row',
  },
  { rule: 'interview-row', text: ['谈春耕', HARVEST, '主持人：张平', '嘉宾：李平'], line: 3, decides: 'row' },
  {
    rule: 'parallel-row',
    text: ['停水公告', HARVEST, '停水时间：8时', '停水地段：3处'],
    line: 3,
    decides: 'row',
  },
  {
    rule: 'fields-row',
    text: ['成绩', HARVEST, '张三 12分', '李四 11分', '王五 10分'],
    line: 3,
    decides: 'row',
  },
  { rule: 'mark-that-closes', text: ['春耕', CUT, '。', HARVEST], line: 3, decides: 'tail' },

  // Lists of names under a headline, and its writers.
  {
    rule: 'titled-verse',
    text: ['秋塘（外一首）', '季晨', '谁把天空', '铺在塘里', '让鸭子'],
    line: 4,
    decides: 'row',
  },
  {
    rule: 'line-of-verse',
    text: ['秋塘（外一首）', '季晨', '谁把天空裁开', '□苗圃', '让鸭子', '一路盖着邮戳'],
    line: 4,
    decides: 'not bare-credit',
  },
  {
    rule: 'timetable',
    text: [
      '今日电视',
      '8月14日 星期二',
      '18:00 少儿节目：大风车又转起来',
      '18:30 县内要闻：雨前抢收',
      '19:40 连续剧（三）：渡口人家的灯',
    ],
    line: 2,
    decides: 'row',
  },
  { rule: 'roll', text: ['光荣榜', '一等奖：', '张平 李平（城东） 王平'], line: 2, decides: 'row' },
  {
    rule: 'author-closes-above',
    text: [
      HEAD,
      `${HARVEST}（城东乡农技站 张平）`,
      '分段修渠',
      '城东乡油菜收完三千亩，干部下到田头，农民装车运送，各村沟渠分段包修，傍晚以后由乡里派人看管。',
    ],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'under-title-of-roll',
    text: [
      '征文获奖名单',
      '一等奖（2名）',
      '河湾里的灯 城东小学',
      '二等奖（3名）',
      '渡口 城西中学',
      '赶集',
      HEAD,
      SCHOOL,
    ],
    line: 3,
    decides: 'row',
  },
  {
    rule: 'under-title-of-roll',
    text: [HEAD, `${NEWS.replace(/。$/, '')}，名单如下：`, '城东乡（3名）', '张平', '城西乡（1名）', '李平'],
    line: 4,
    decides: 'row',
  },
  {
    rule: 'roll',
    text: [HEAD, HARVEST, '人民代表候选人名单', '张平 李平 王平', '赵平 钱平 孙平'],
    line: 3,
    decides: 'not row',
  },
  { rule: 'two-names', text: ['城东乡抢收油菜', '张三', '李四', SCHOOL], line: 2, decides: 'bare-credit' },
]
