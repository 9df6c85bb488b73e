/**
 * Pages of accounts that papers and offices post (公众号), copied as text: one story each, between the
 * account's name and minute, invitations to follow, and lists of other pages.
 */

import { type Decision, decide, phrase, type Rule, together } from './rule.js'

/** Lines that only such pages have. */
export const ACCOUNT_SURE: Rule<string>[] = [
  phrase(
    'account-page',
    'The line is that of an account whose pages are posted, such as 阅读原文 or 收录于合集.',
    /^(?:原创 .{0,40}\d{4}[-年].{0,24}|以下文章来源于.{0,40}|收录于.{0,40}|[^。]{0,30}点击[^。]{0,6}(?:上方|下方|蓝字|标题|名片|卡片)[^。]{0,20}(?:关注|订阅)[^。]{0,20}|[^\p{L}]*点击"?阅读原文"?.{0,12}|阅读原文|预览时标签不可点|(?:继续滑动|向上滑动)看下一个|轻触阅读原文|微信扫一扫.{0,12}|轻点两下取消(?:赞|在看)|[^。]{0,20}点个?"?在看"?[^。]{0,20}|长按.{0,12}(?:识别|关注).{0,20})$/u,
  ),
  phrase(
    'readers-also-like',
    'The line stands over other pages that readers of this one like.',
    /^喜欢[此该]内容的(?:人|用户|朋友)还喜欢$/,
  ),
]

/** Lines that such pages have often, and others seldom. */
const LIKELY: Rule<string>[] = together([
  phrase(
    'other-pages',
    'The line stands over other pages of the account, such as 往期推荐.',
    /^[^\p{L}\p{N}]*(?:(?:往期|精彩|近期)(?:推荐|回顾|精彩|内容|文章)|更多精彩内容?)[^\p{L}\p{N}]*$/u,
  ),
  phrase(
    'posted-at',
    'The line is an account’s name and the minute of posting, or the place.',
    /^(?:\p{Script=Han}|\w){2,16} {1,3}(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日? ?\d{1,2}:\d{2}(?: (?:发[布表]于)?\p{Script=Han}{2,6})?$|^(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日? \d{1,2}:\d{2} (?:发[布表]于)?\p{Script=Han}{2,6}$/u,
  ),
  phrase(
    'shares-picture',
    'The line offers a picture of the page to be shared.',
    /^(?:生成|保存)图片,? ?分享.{0,4}(?:微信|朋友圈).{0,4}$/,
  ),
  phrase('invites', 'The line invites to follow.', /^[^。,]{0,16}关注我们[^。]{0,12}$/),
  phrase('says-end', 'The line is END and signs around it.', /^[^\p{L}\p{N}]*(?:the )?end[^\p{L}\p{N}]*$/iu),
  phrase('stands-for-picture', 'The line stands for a picture.', /^\[?图片\]?$/),
  phrase(
    'bar-behind-part',
    'A bar or stroke parts what a person did from the name.',
    /^(?:来源|作者|文字?|图片?|文图|编辑|责编|审核|校对|监制|排版|记者|通讯员|摄影) ?[|丨/] ?\p{Script=Han}/u,
  ),
  phrase(
    'counts-likes',
    'The line counts who liked or shared the page.',
    /^(?:(?:阅读|分享|收藏|点?赞|在看|留言) ?[\d.]*[万w+]* *){2,}$/,
  ),
  phrase(
    'asks-to-like',
    'The line asks to like or share the page.',
    /^(?:点|求)?(?:分享|收藏|点赞|在看|转发)$/,
  ),
])

/** What follows such a line is the account's and not the paper's. */
export const OTHER_PAGES: Decision<string> = {
  id: 'other-pages-below',
  threshold: 0,
  rules: [ACCOUNT_SURE[1]!, LIKELY[0]!],
}

/** A line of an account, on a page that is one's. */
export const ACCOUNT_LINE: Decision<string> = {
  id: 'account-line',
  threshold: 0,
  rules: [
    ...ACCOUNT_SURE,
    ...LIKELY.filter(({ id }) => id !== 'bar-behind-part'),
    phrase(
      'place-of-posting',
      'The line tells where the page was posted.',
      /^发[布表]于 ?\p{Script=Han}{2,6}$|^(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?: \d{1,2}:\d{2})?$/u,
    ),
    phrase(
      'given-picture',
      'The line tells who gave a picture.',
      /^[[(]?[^。,]{0,12}(?:供图|图源|资料图片?)[^。,]{0,12}[)\]]?$/,
    ),
    phrase(
      'source-behind-bar',
      'The line names the source behind a bar.',
      /^(?:稿件|文章|信息|图片)?(?:来源|稿源|图源) ?[:|丨/].{0,24}$/,
    ),
    phrase(
      'is-original',
      'The line says that the text is the account’s own, or how long ago it was posted.',
      /^(?:原创|original)(?:$|[ :][^。]{0,40}$)|^(?:[^,。:]{0,30} )?(?:\d+(?:分钟|小时|天)前|昨天|今天|前天|(?:(?:1[89]|20)\d\d[-年])?\d{1,2}[-月]\d{1,2}日?)$/i,
    ),
    phrase(
      'topic-of-account',
      'The line is a topic that the page is listed under, or how many pages that has.',
      /^#[^\s#]{1,20}(?: ?\d+个)?$|^(?:[^\s#]{1,20} )?\d+个$/,
    ),
    phrase(
      'time-of-posting',
      'A label says when the page was posted.',
      /^(?:发[布表]|更新)?(?:时间|日期|于) ?:? ?\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?/,
    ),
  ],
}

/** Whether the lines are an account's page: one sure line and another that is likely, or three of these. */
export function isOfAccount(plains: readonly string[]): boolean {
  const sure = plains.filter((plain) => ACCOUNT_SURE.some(({ holds }) => holds(plain))).length
  const likely = new Set(plains.flatMap((plain) => LIKELY.find(({ holds }) => holds(plain))?.id ?? []))
  return sure >= 2 || (sure === 1 && likely.size > 0) || (likely.size > 1 && likely.has('invites'))
}

export const isOtherPages = (plain: string): boolean => decide(OTHER_PAGES, plain)
export const isAccountLine = (plain: string): boolean => decide(ACCOUNT_LINE, plain)

const MINUTE = /^(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?: \d{1,2}:\d{2})?$|^\d+(?:分钟|小时|天)前$/

/** Whether the line is the name of the account: right above the minute of posting. */
export const isAccountName = (plain: string, below: string | undefined): boolean =>
  below !== undefined && MINUTE.test(below) && /^(?:\p{Script=Han}|\w){2,12}$/u.test(plain)

/** 某某融媒, 某某发布 */
const OWN_NAME =
  /(?:融媒体?(?:中心)?|发布|[日晚晨早周]报|新闻网?|在线|文旅|官微|微[讯报]|平台|公众号|客户端)$/
export const mayBeNameOfAccount = (plain: string): boolean => plain.length <= 12 && OWN_NAME.test(plain)
