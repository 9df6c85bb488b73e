/**
 * Pages of e-papers and news sites saved as text: what belongs to the site and not to the paper.
 *
 * Between the words of the paper stand lists of pages and titles, buttons, counts of readers and
 * the day on which the page was read. Set phrases tell the site's own lines; between two of them, above
 * the first story and below the last, nothing is print (roles/web.ts).
 */

import { type Decision, decide, phrase, type Rule, rule } from './rule.js'

/** Words of buttons, longest first. */
const WORDS =
  /(?:上|下)一?[版篇期页则]|返?回(?:目录|首页|顶部|上一?页|版面)|放大|缩小|默认|(?:标题|版面|本期|本版|报纸|文章)(?:导航|目录|概览|列表|标题)|版权声明|PDF ?(?:版|下载|阅读)?本?|下载|打印(?:本页|本文|本稿)?|列印|友善列印|facebook|twitter|whatsapp|line|关闭(?:窗口)?|分享(?:到)?|收藏(?:本页)?|转发|复制链接|微信|微博|朋友圈|QQ空间|字[号体级](?:大小)?|首页|往期(?:回顾|报纸)?|(?:数字|电子)报(?:纸)?|全文(?:检索|搜索)|高级(?:检索|搜索)|检索|搜索|按日期(?:查询|检索)|我要(?:评论|纠错|投稿)|发表评论|登录|注册|设为首页|加入收藏|听(?:新闻|报纸|全文)|朗读|目录|更多|举报|点赞|大|中|小|T[|+-]/gi
/** Of these a paper prints none by itself. */
const SURE_WORDS =
  /(?:上|下)一[版篇期则]|回上一?页|列印|放大|缩小|(?:标题|版面)导航|返回(?:目录|首页|顶部|版面)|PDF ?版|字号|版权声明|关闭窗口|分享到|全文(?:检索|搜索)|设为首页|加入收藏|复制链接/

/** Whether nothing is left of the line without the words of buttons, its day and its numbers, but a letter of a sign. */
function isButtons(plain: string): boolean {
  if (plain.length > 80) return false
  const rest = plain.replace(WORDS, ' ')
  const more = rest.replace(/\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|(?<![a-z])[a-z](?![a-z])/gi, '')
  return rest !== plain && !/\p{L}/u.test(more)
}

export const BUTTONS = rule<string>(
  'buttons',
  Infinity,
  'The line holds only buttons of a site, such as 上一版 or 放大 缩小 默认.',
  (plain) => isButtons(plain) && SURE_WORDS.test(plain),
)

const READING_DAY = phrase(
  'reading-day',
  'The line tells the day on which the page was read and not printed.',
  /^(?:今天是|阅读(?:日期|时间)|当前(?:时间|日期)|现在是|系统(?:时间|日期)|登录时间|打印(?:时间|日期)|下载(?:时间|日期)|访问(?:时间|日期)|保存时间)/,
)
const DAY_AND_TIME = phrase(
  'day-and-time',
  'The line is a day with the time of day, as programs and not papers write it.',
  /^(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日? ?)?(?:星期[一二三四五六日天] ?)?\d{1,2}:\d{2}(?::\d{2})?$/,
)

/** A day that a program adds and no paper prints. */
export const DAY_OF_READING: Decision<string> = {
  id: 'day-of-reading',
  threshold: 0,
  rules: [READING_DAY, DAY_AND_TIME],
}
export const isDayOfReading = (plain: string): boolean => decide(DAY_OF_READING, plain)

const SURE: Rule<string>[] = [
  BUTTONS,
  phrase(
    'neighbour-story',
    'The line leads to the story before or after.',
    /^[<«‹]*(?:上|下)一?篇[>»›]* ?[:] ?\S/,
  ),
  phrase(
    'breadcrumbs',
    'The line tells the way from the site’s first page to this one.',
    /^(?:[您你]?(?:现在|当前)?的?(?:所在)?位置(?:是)? ?:? ?)?(?:\S{0,8}首页|主页) ?(?:>|»|›|→|-|\/|\|)|^(?:您|你)?(?:现在|当前)的?位置/,
  ),
  phrase(
    'counted-readers',
    'The line counts readers, comments or characters.',
    /^(?:本文字数|正文字数|阅读|浏览|点击|访问|评论|转发|点赞|人气|热度)(?:次数|量|数|人数|率)? ?[:(]? ?\d+ ?(?:次|人|条|字)?[)]?$/,
  ),
  phrase(
    'share-this',
    'The line offers to share the page.',
    /^(?:一键)?(?:分享|转发)(?:到|至|给)(?:\S{0,6}微信|微博|朋友圈|QQ|好友|\S{0,4}空间)/,
  ),
  READING_DAY,
]

/** Other lines of a site; print has them too, so they count only on a page that is one's. */
const UNSURE: Rule<string>[] = [
  rule(
    'only-buttons',
    Infinity,
    'The line holds only words that a site has on buttons and print elsewhere, such as 打印 or 首页.',
    (plain) => !SURE_WORDS.test(plain) && isButtons(plain),
  ),
  phrase(
    'ranking',
    'The line stands over a list of the most read.',
    /^[^\p{L}\p{N}]*(?:\p{Script=Han}{0,6})?(?:排行榜?|热榜|热搜榜?|热点新闻|热门(?:新闻|文章|推荐)|相关(?:新闻|阅读|文章|推荐)|推荐阅读|精彩推荐|最新(?:新闻|文章))[^\p{L}\p{N}]*$/u,
  ),
  phrase(
    'rights',
    'The line tells who owns the site or has its rights.',
    /版权所有|ICP备|网安备|未经.{0,12}(?:授权|许可)|copyright|all rights reserved|(?:主办|技术支持) ?:|互联网新闻信息服务许可/i,
  ),
  DAY_AND_TIME,
]

/** A line that no paper prints: two of them tell that the page was saved from a site. */
export const SITE: Decision<string> = { id: 'site', threshold: 0, rules: SURE }
export const isOfSite = (plain: string): boolean => decide(SITE, plain)

/** A line of a site, on a page that was saved from one. */
export const SITE_LINE: Decision<string> = { id: 'site-line', threshold: 0, rules: [...SURE, ...UNSURE] }
export const isSiteLine = (plain: string): boolean => decide(SITE_LINE, plain)

/** Where a line stands on a page saved from a site; undefined on others. */
export type SitePlace = 'button' | 'above' | 'below' | undefined

export const SITE_FURNITURE: Decision<SitePlace> = {
  id: 'site-furniture',
  threshold: 0,
  rules: [
    rule('line-of-site', Infinity, 'The line is the site’s.', (place) => place === 'button'),
    rule(
      'list-over-story',
      Infinity,
      'The line stands over a story and above the site’s last button there, as lists of pages and titles do.',
      (place) => place === 'above',
    ),
    rule(
      'list-under-story',
      Infinity,
      'The line stands under a story and below the site’s first button there, as lists of titles do.',
      (place) => place === 'below',
    ),
  ],
}
