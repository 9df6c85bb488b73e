/** Cases of rules/fields.ts and rules/web.ts: records, and pages saved from sites. */
import { HARVEST, MARKET, type RuleCase, SCHOOL } from './case.js'

const both = (rule: string, text: string): RuleCase[] => [
  { rule, text, decides: 'site' },
  { rule, text, decides: 'site-line' },
]
const SITE = [
  '上一版 下一版',
  '学校添教室',
  '抢在雨前',
  '上一篇 下一篇',
  '抢在雨前',
  HARVEST,
  '放大 缩小',
  '学校添教室',
]

export const SITES: RuleCase[] = [
  // Labels of records.
  { rule: 'title-field', text: '标 题：抢在雨前', decides: 'field' },
  { rule: 'kicker-field', text: '引题：城东乡', decides: 'field' },
  { rule: 'subtitle-field', text: '副标题：五天收完', decides: 'field' },
  { rule: 'author-field', text: '作者：张三', decides: 'field' },
  { rule: 'section-field', text: '专栏:', decides: 'field' },
  { rule: 'body-field', text: '正文：今天开会', decides: 'field' },
  { rule: 'publication-field', text: '报纸名称:青川县报', decides: 'field' },
  { rule: 'date-field', text: '出版日期：2008-06-05', decides: 'field' },
  { rule: 'page-field', text: '版次: 02', decides: 'field' },
  { rule: 'page-of-a-dump', text: '第1版()', decides: 'field' },
  { rule: 'abstract-field', text: '摘要: 关于春耕的文章', decides: 'field' },
  { rule: 'field-without-value', text: '知识出处', decides: 'field' },
  { rule: 'other-field', text: '唯一号: 33002', decides: 'field' },
  { rule: 'field-over-story', text: ['标题：抢在雨前', '作者：', HARVEST], line: 1, decides: 'field-role' },
  {
    rule: 'field-of-author',
    text: ['标题：抢在雨前', '作者：张三', HARVEST],
    line: 2,
    decides: 'field-role',
  },
  {
    rule: 'field-of-record',
    text: ['标题：抢在雨前', '分类号：F329', HARVEST],
    line: 2,
    decides: 'field-role',
  },
  {
    rule: 'field-above',
    text: ['青川县报', '标题：抢在雨前', '正文：', HARVEST, '标题：学校', '正文：', SCHOOL, MARKET],
    line: 7,
    decides: 'story-begins',
  },

  // Lines of sites.
  ...both('buttons', '3上一篇下一篇42013年9月11日放大缩小默认'),
  ...both('neighbour-story', '上一篇：学校添教室'),
  ...both('breadcrumbs', '当前位置：首页 > 青川县报'),
  ...both('counted-readers', '阅读次数：128'),
  ...both('share-this', '分享给好友'),
  ...both('labelled-parts', '作者：张三  浏览次数：多'),
  ...both('paper-and-day', '《青川县报》（2021年03月02日　第 02 版）'),
  ...both('account-page', '原创 张三 青川县报 2021-03-02 18:30'),
  ...both('reading-program', 'Article Name: 抢在雨前'),
  ...both('reading-day', '今天是2021年3月2日'),
  { rule: 'reading-day', text: '今天是2021年3月2日', decides: 'day-of-reading' },
  { rule: 'row-of-buttons', text: '荐给好友 | 我要纠错 | 加入书架 | 返回顶部', decides: 'site-line' },
  { rule: 'only-buttons', text: '打印 关闭', decides: 'site-line' },
  { rule: 'ranking', text: '新闻排行榜', decides: 'site-line' },
  { rule: 'rights', text: '青川县报社版权所有', decides: 'site-line' },
  { rule: 'list-head', text: '本版新闻', decides: 'site-line' },
  { rule: 'source-label', text: '来源：青川县报', decides: 'site-line' },
  { rule: 'end-mark', text: '— END —', decides: 'site-line' },
  { rule: 'day-and-time', text: '2021-03-02 10:21', decides: 'site-line' },
  { rule: 'day-and-time', text: '2021-03-02 10:21', decides: 'day-of-reading' },
  { rule: 'line-of-site', text: SITE, line: 1, decides: 'site-furniture' },
  { rule: 'list-over-story', text: SITE, line: 2, decides: 'site-furniture' },
  { rule: 'list-under-story', text: SITE, line: 8, decides: 'site-furniture' },
  { rule: 'title-in-list', text: SITE, line: 5, decides: 'site-role' },
  {
    rule: 'author-in-labels',
    text: ['上一版 下一版', '抢在雨前', '作者：张三  浏览次数：12', HARVEST],
    line: 3,
    decides: 'site-role',
  },
  {
    rule: 'caption-under-story',
    text: ['上一版 下一版', '抢在雨前', HARVEST, '村民在晒场上扬净菜籽', '放大 缩小'],
    line: 4,
    decides: 'site-foot',
  },
  {
    rule: 'names-of-a-site',
    text: ['上一版 下一版', '上一篇 下一篇', '抢在雨前', '张三 李四 王五', HARVEST],
    line: 4,
    decides: 'bare-credit',
  },
  { rule: 'readers-say', text: ['青川县报', '读者谈夜校', HARVEST], line: 2, decides: 'not credit' },
]
