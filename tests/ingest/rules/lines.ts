/** Cases of rules that decide what part a line plays. */
import { CUT, HARVEST, type RuleCase, SCHOOL } from './case.js'

const AUTHOR = '本报记者 张三'
const NEWS =
  '本报讯 县里昨天开会，部署今年的播种工作，要求各乡抢在雨前把种子播下去，把秧苗护好，把农具修好，种子站要备足良种。'

export const LINES: RuleCase[] = [
  // Heading or prose.
  {
    rule: 'label-and-text',
    text: ['小贴士：雨天骑车请放慢速度戴好头盔', NEWS],
    line: 1,
    decides: 'not heading',
  },
  { rule: 'closes-story', text: [HARVEST, '案件编号：江北一二三', SCHOOL], line: 2, decides: 'not heading' },
  { rule: 'any-line', text: [HARVEST, '天晴了，他们又下地', SCHOOL], line: 2, decides: 'not heading' },
  { rule: 'short-line', text: ['城东乡抢收油菜', HARVEST], line: 1, decides: 'heading' },
  {
    rule: 'long-line',
    text: [
      SCHOOL,
      '城东乡的农民抢在雨前把三千多亩油菜收了回来还帮着邻近几个村子的缺劳力户收完了所有的小麦',
      AUTHOR,
      HARVEST,
    ],
    line: 2,
    decides: 'not heading',
  },
  { rule: 'very-long-line', text: [CUT, NEWS], line: 1, decides: 'not heading' },
  {
    rule: 'marked-line',
    text: [
      '# 城东乡农民抢在雨前收完三千多亩油菜还帮着邻近几个村子抢收小麦大麦和蚕豆',
      HARVEST,
      '# 小学添了新教室',
      SCHOOL,
    ],
    line: 1,
    decides: 'heading',
  },
  {
    rule: 'unmarked-line',
    text: ['# 城东乡抢收油菜', HARVEST, '天晴后又下地', HARVEST, '# 小学添了新教室', SCHOOL],
    line: 3,
    decides: 'not heading',
  },
  { rule: 'news-begins', text: ['本报讯 县里昨天开会', SCHOOL], line: 1, decides: 'not heading' },
  { rule: 'stop-inside', text: [HARVEST, '他笑了。他又下地', SCHOOL], line: 2, decides: 'not heading' },
  { rule: 'sentence-ends', text: [HARVEST, '他又下地去了。', SCHOOL], line: 2, decides: 'not heading' },
  { rule: 'asks-or-exclaims', text: [HARVEST, '雨会停吗？', SCHOOL], line: 2, decides: 'not heading' },
  { rule: 'comma-at-end', text: ['一场春雨过后，', HARVEST], line: 1, decides: 'not heading' },
  { rule: 'colon-at-end', text: ['他对老伴说：', HARVEST], line: 1, decides: 'not heading' },
  {
    rule: 'last-words',
    text: [HARVEST, '大家快快行动起来吧！', '（本报评论员）'],
    line: 2,
    decides: 'not heading',
  },
  { rule: 'one-comma', text: [HARVEST, '天晴了，他们又下地', SCHOOL], line: 2, decides: 'not heading' },
  { rule: 'many-commas', text: ['红花，绿树，蓝天', HARVEST], line: 1, decides: 'not heading' },
  { rule: 'open-brackets', text: ['他写的《春天', HARVEST], line: 1, decides: 'not heading' },
  {
    rule: 'gap-over-line-alone',
    text: [HARVEST, SCHOOL, HARVEST, CUT, '', '校园里来了新客人', SCHOOL],
    line: 6,
    decides: 'heading',
  },
  { rule: 'item-begins', text: ['三是抓紧播种', HARVEST], line: 1, decides: 'not heading' },
  { rule: 'begins-inside-sentence', text: ['的时候已经到了', HARVEST], line: 1, decides: 'not heading' },
  {
    rule: 'news-below',
    text: ['城东乡的农民抢在雨前把三千多亩油菜收了回来还帮着邻近几个村子的缺劳力户收完了所有的小麦', NEWS],
    line: 1,
    decides: 'heading',
  },
  {
    rule: 'credit-below',
    text: [
      SCHOOL,
      '城东乡的农民抢在雨前把三千多亩油菜收了回来还帮着邻近几个村子抢收小麦大麦',
      AUTHOR,
      HARVEST,
    ],
    line: 2,
    decides: 'heading',
  },
  {
    rule: 'short-line-below',
    text: [SCHOOL, '天晴了，农民又下地', '城东乡抢收油菜', HARVEST],
    line: 2,
    decides: 'heading',
  },
  {
    rule: 'short-line-above',
    text: [SCHOOL, '城东乡抢收油菜', '天晴了，农民又下地', HARVEST],
    line: 3,
    decides: 'heading',
  },
  {
    rule: 'column-name',
    text: ['# 城东乡抢收油菜', HARVEST, '农家之窗', SCHOOL, '# 小学添了新教室', SCHOOL],
    line: 3,
    decides: 'heading',
  },
  {
    rule: 'column-name-above',
    text: [SCHOOL, '诗页', '红花，绿树，蓝天', HARVEST],
    line: 3,
    decides: 'heading',
  },
  { rule: 'open-prose-above', text: [CUT, '再作一次检查', SCHOOL], line: 2, decides: 'not heading' },
  {
    rule: 'meets-line-below',
    text: ['乡里的粮食都已入库。', HARVEST, '他在场院里晒粮', `食油也要备足，${SCHOOL}`],
    line: 3,
    decides: 'not heading',
  },
  {
    rule: 'meets-line-below-often',
    text: [
      '粮食都已入库，粮食够了。',
      HARVEST,
      '场院里的人',
      '新库昨天启动',
      `粮${SCHOOL}`,
      '启动粮',
      '启动粮',
    ],
    line: 4,
    decides: 'not heading',
  },
  {
    rule: 'meets-line-above',
    text: [
      '乡里的粮食都已入库。',
      HARVEST,
      '城东乡的农民抢在雨前把三千多亩油菜收了回来接着又赶到村头的打谷场去晒粮',
      '食油也备足',
      SCHOOL,
    ],
    line: 4,
    decides: 'not heading',
  },
  { rule: 'top-of-page', text: ['天晴了，农民又下地', HARVEST], line: 1, decides: 'heading' },
  { rule: 'foot-of-page', text: [HARVEST, '天晴了，农民又下地'], line: 2, decides: 'heading' },
  { rule: 'reports-event', text: [HARVEST, '天晴了，大桥开工', SCHOOL], line: 2, decides: 'heading' },
  { rule: 'notice', text: [CUT, '店面招租', SCHOOL], line: 2, decides: 'heading' },
  {
    rule: 'wide-gap',
    text: [HARVEST, '', '', '', '天晴了，农民又下地', SCHOOL],
    line: 5,
    decides: 'heading',
  },
  {
    rule: 'full-line-of-clauses',
    text: [
      '上午，青石县城东的老粮仓敞开',
      '大门，二十三家旧书摊在这里有',
      '了固定的铺位，去年修好屋顶。',
      '',
      '来年春天，书摊主们还要再办',
      '',
      '书摊夜里开门',
      '',
      '老粮仓，二十三家旧书摊在这里',
      '有了固定的铺位，管理员说，粮',
      '仓闲置了九年，去年修好屋顶。',
    ],
    line: 5,
    decides: 'not heading',
  },
  {
    rule: 'clauses-in-brackets',
    text: [HARVEST, '城东新市', '（城东乡，六月三日）', SCHOOL],
    line: 3,
    decides: 'not heading',
  },
  {
    rule: 'place-over-heading',
    text: ['春耕', HARVEST, '城东镇：', '小学添了新教室', SCHOOL],
    line: 3,
    decides: 'heading',
  },
  {
    rule: 'end-of-question',
    text: ['春耕', HARVEST, '大家都说，路坏了要修，可是钱', '从哪里来？', '城东乡 张三'],
    line: 4,
    decides: 'not heading',
  },
  {
    rule: 'titles-in-a-row',
    text: ['春雨落在城东乡', '小学添了新教室', '春雨落在城东乡', HARVEST, '小学添了新教室', SCHOOL],
    line: 2,
    decides: 'contents',
  },
  {
    rule: 'title-under-list-head',
    text: ['★本期要目★', '小学添了新教室', '春雨落在城东乡', HARVEST, '小学添了新教室', SCHOOL],
    line: 2,
    decides: 'contents',
  },
  {
    rule: 'head-of-list',
    text: ['★本期要目★', '小学添了新教室', '春雨落在城东乡', HARVEST, '小学添了新教室', SCHOOL],
    line: 1,
    decides: 'contents',
  },
  {
    rule: 'salutation',
    text: ['春耕', HARVEST, '路坏了', '编辑同志：我们这里的路坏了', SCHOOL],
    line: 4,
    decides: 'not heading',
  },
  {
    rule: 'flush-line',
    text: ['春耕', `　　${HARVEST}`, `　　${CUT}。`, '小学添了教室，又添了图书', `　　${SCHOOL}`],
    line: 4,
    decides: 'heading',
  },
  { rule: 'degrees', text: [HARVEST, '城东 20℃', SCHOOL], line: 2, decides: 'not heading' },
  {
    rule: 'indented-line',
    text: [`　　${HARVEST}`, '　天晴又下地', `　　${SCHOOL}`],
    line: 2,
    decides: 'not heading',
  },
  { rule: 'short-numbered-line', text: [HARVEST, '二、抢种晚稻', SCHOOL], line: 2, decides: 'inner-head' },

  // Lines that end no sentence elsewhere, by the custom of the page.
  {
    rule: 'page-without-stops',
    text: ['东', '西', '南'].map(
      (side) => `${side}乡农民抢在雨前把三千多亩油菜收了回来又到打谷场去把前几天收下的小麦晒干扬净`,
    ),
    line: 2,
    decides: 'not join',
  },
  {
    rule: 'page-of-commas',
    text: [
      '城东乡农民、抢在雨前、把三千多亩油菜、收了回来、又去晒场、',
      '西乡农民、抢在雨前、把二千多亩大麦、收了回来、又去晒场、',
      '南乡农民、抢在雨前、把一千多亩小麦、收了回来、又去晒场、',
    ],
    line: 2,
    decides: 'not join',
  },

  {
    rule: 'page-of-circles',
    text: ['城', '乡', '镇'].map(
      (side) =>
        `${side}東農民搶在雨前○把三千多畝油菜收了回來○又到打谷場去把前幾天收下的小麥晒乾扬淨○全數入庫以後方才歸家○老幼無不歡喜○`,
    ),
    line: 2,
    decides: 'not join',
  },
  {
    rule: 'signs-notice',
    text: [
      '聲明遺失',
      '本號於前月廿八日遺失第四十二號棧單一紙計存白米三十石如有人拾得送還當酬洋一元倘落他人之手作為廢紙',
      '恒泰米店謹啟',
      '洋行遷居',
      '本行向在東門外大街營業有年現因房屋狹窄不敷應用擇於本月初八日遷至小東門內大街照常交易貴客請移玉新址',
    ],
    line: 3,
    decides: 'not heading',
  },
  {
    rule: 'pen-name-in-brackets',
    text: [
      '城西看菊',
      '（半醒）',
      '城西菊花、年年开放、今年花迟、到会者不下二千人、为历年未有、',
      '会中可观者、为某氏绿菊一盆、瓣细如丝、高三尺、索价百元、',
      '竟有人问价、主人笑而不答、游人围观、至晚方散、余亦忘归、',
    ],
    line: 2,
    decides: 'signature',
  },

  // Pictures.
  { rule: 'title-photograph-author', text: [HARVEST, '秋色（摄影） 张三'], line: 2, decides: 'titled-photo' },
  { rule: 'title-shot-by', text: [HARVEST, '《渔歌》 摄影：张三'], line: 2, decides: 'titled-photo' },
  { rule: 'title-author-shot', text: [HARVEST, '美丽的早晨 张三 摄'], line: 2, decides: 'titled-photo' },
  { rule: 'archive-picture', text: [HARVEST, '抢收油菜的农民（资料图片）'], line: 2, decides: 'caption' },
  {
    rule: 'photographer-at-end',
    text: [HARVEST, '农民在田里抢收油菜。 张三 摄'],
    line: 2,
    decides: 'caption',
  },
  { rule: 'points-at-picture', text: [HARVEST, '上图是抢收油菜的农民'], line: 2, decides: 'caption' },
  {
    rule: 'says-picture-shows',
    text: [HARVEST, '近日油菜收完，图为抢收的农民。'],
    line: 2,
    decides: 'caption',
  },

  {
    rule: 'circled-under-photo-report',
    text: [
      '麦田里的收割季',
      '本报记者 田禾 摄影报道',
      HARVEST,
      '①收割机手老周一天只睡四个小时。',
      '②村民翻动麦粒。',
    ],
    line: 4,
    decides: 'caption-beside',
  },
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

  // Markup of the file.
  { rule: 'picture-here', text: ['# 春耕', HARVEST, '![](a.jpg)'], line: 3, decides: 'unprinted' },
  { rule: 'markup-alone', text: ['# 春耕', HARVEST, '```'], line: 3, decides: 'unprinted' },
  {
    rule: 'marked-row',
    text: ['春耕', HARVEST, '<tr><td>城东</td><td>三千亩</td></tr>'],
    line: 3,
    decides: 'table-row',
  },
  {
    rule: 'marked-caption',
    text: ['春耕', HARVEST, '<figcaption>晒场上的农民</figcaption>'],
    line: 3,
    decides: 'caption',
  },
  {
    rule: 'close-under-picture',
    text: ['# 春耕', HARVEST, '', '![](a.jpg)', '晒场上的农民', '', SCHOOL],
    line: 5,
    decides: 'caption',
  },
]
