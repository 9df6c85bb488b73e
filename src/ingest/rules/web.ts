/**
 * Pages of e-papers and news sites saved as text: what belongs to the site and not to the paper.
 *
 * Between the words of the paper stand lists of pages and titles, buttons, counts of readers and
 * the day on which the page was read. Set phrases tell the site's own lines; between two of them, above
 * the first story and below the last, nothing is print (roles/web.ts).
 */

import type { Role } from '../page/block.js'
import type { Line } from '../page/lines.js'
import { isRowOfNames, isSigner } from '../people/bylines.js'
import { ACCOUNT_SURE } from './accounts.js'
import {
  type Decision,
  decide,
  phrase,
  type ReadingDecision,
  type Rule,
  reading,
  rule,
  together,
} from './rule.js'
import { SITE_ALONE } from './site-alone.js'

/** Words of buttons, longer ones before their beginnings. */
const WORDS = new RegExp(
  [
    '(?:上|下)一?[版篇期页则条个]|[前后]一[期天日版篇]|(?:上|下)一?主题|返?回(?:目录|首页|顶部|[上前]一?[页级]|版面|列表)?|(?:放大|缩小|查看)(?:图片|字体)?|默认|大|中|小|T[|+-]|(?:(?:改变|调整)(?:文字|字体|字号)|文字|字[号体级])(?:大小)?|(?:关|开)灯|护眼',
    '(?:标题|版面|本期|本版|报纸|文章)(?:导航|目录|概览|列表|标题)|目录|按(?:日期|期次|期数)(?:查询|检索|查找|查)|往期(?:回顾|报纸|阅读)?',
    'PDF ?(?:版|下载|阅读)?本?|下载(?:本版)?|打印(?:本页|本文|本稿)?|(?:友善)?列印|转寄(?:朋友)?|关闭(?:窗口|本页)?|全文(?:检索|搜索|复制)|高级(?:检索|搜索)|检索|搜索|按日期(?:查询|检索)',
    'facebook|twitter|whatsapp|telegram|line|email|print|share|分享(?:到|工具|本文)?|收藏(?:本页)?|转发|复制(?:链接|全文)?|微信|(?:新浪|腾讯)?微博|朋友圈|QQ(?:空间|好友)?',
    '回?首页|(?:数字|电子)报(?:纸)?|客户端|打开 ?APP|手机版|电脑版|登录|注册|设为首页|加入收藏|版权声明|关于我们|联系(?:我们|方式)|广告(?:服务|刊例)|网站地图|帮助',
    '我要(?:评论|纠错|投稿)|已?关注|私信|反馈|发[表布](?:评论|留言)?|写?留言|在看|举报|点?赞|听(?:新闻|报纸?|全文)|(?:语音)?朗读|播放|暂停|听',
    '网摘|纠错|推荐|商城|手机看新闻|(?:展开|收缩)通版|通版阅读(?:请点击)?|等待处理|read more|(?:阅读|查看|了解|展开)(?:更多|全文)|继续阅读|更多|-? ?advertisements? ?-?|推广|赞助|标签|close|skip',
    '设[定置]|确[定认]|取消|恢复(?:预设|默认)|我的(?:频道|收藏|订阅)|搜[寻索]|选单|菜单|会员(?:中心|登录)?|:::',
  ].join('|'),
  'gi',
)
/** Of these a paper prints none by itself. */
const SURE_WORDS =
  /[上下前后]一[版篇期则]|回(?:上一?页|首页)|列印|[展收][开缩]通版|通版阅读|read more|继续阅读|放大|缩小|(?:标题|版面)导航|返回(?:目录|首页|顶部|版面|列表)|PDF ?版|字号|字体大小|版权声明|关闭窗口|分享到|全文(?:检索|搜索|复制)|按(?:日期|期次)(?:查询|检索|查找)|设为首页|加入收藏|复制链接|打开 ?APP|写留言|facebook|twitter|whatsapp|放大图片|分享工具|advertisement|[前后]一期|发[布表]留言|听新闻|恢复预设|关灯|改变文字大小|^:::$/i

/** Whether nothing is left of the line without the words of buttons, its day and its numbers, but a letter of a sign. */
function isButtons(plain: string): boolean {
  if (plain.length > 80) return false
  const rest = plain.replace(WORDS, ' ')
  const more = rest.replace(/\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|(?<![a-z])[a-z](?![a-z])/gi, '')
  return rest !== plain && !/\p{L}/u.test(more)
}

const ROW_LEAST = 3
const BUTTON_LONGEST = 8

/** Three short words or more, and half of them buttons. */
function isButtonRow(plain: string): boolean {
  const words = plain
    .replace(/[[\]()]/g, ' ')
    .split(/[\s|:]+/)
    .filter((word) => /\p{L}/u.test(word))
  if (words.length < ROW_LEAST || /[,。]/.test(plain)) return false
  return (
    words.every(({ length }) => length <= BUTTON_LONGEST) &&
    words.filter(isButtons).length * 2 >= words.length
  )
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

/** 2015-03-02 08:42 来源：…: a site tells the minute between the title and the text. */
const DAY_AND_MINUTE =
  /^(?:发[布表](?:时间|于|日期) ?:? ?|时间: ?|(?:新闻|文章|稿件|信息)?来源 ?:[^,。;]{1,30}|[^,。;:|]{2,8} ?\| ?|https?:\/\/\S{4,60} |(?!原创)[^,。;:]{2,30} )?(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日? ?(?:[A-Z]{3,4} )?\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?=[^,。;]{0,60}$)/
export const MINUTE_OF_SITE = phrase(
  'minute-of-site',
  'The line begins with a whole day and the minute, as a site writes them under the title of a story.',
  DAY_AND_MINUTE,
)

const MORE = phrase(
  'rest-elsewhere',
  'The line leads to the rest of the story above, such as Read More.',
  /^[[(【]?(?:read more|continue reading|(?:阅读|查看)(?:更多|全文|原文)|继续阅读|了解更多|展开全文)[^\p{L}]*$/iu,
)
/** Whether the line stands for an advertisement that a site puts between two paragraphs. */
export const isAdvertisement = (plain: string): boolean => /^[- ]*advertisements?[- ]*$/i.test(plain)
/** Whether the line closes what a list shows of a story. */
export const isMore = (plain: string): boolean => MORE.holds(plain)

/** A day that a program adds and no paper prints. */
export const DAY_OF_READING: Decision<string> = {
  id: 'day-of-reading',
  threshold: 0,
  rules: [READING_DAY, DAY_AND_TIME],
}
export const isDayOfReading = (plain: string): boolean => decide(DAY_OF_READING, plain)

/** Whether the line tells when a database or a program was asked for the text, anywhere in it: no year of the paper's. */
export const tellsAsking = (plain: string): boolean => ASKING_DAY.test(plain)
const ASKING_DAY =
  /(?:下载|导出|检索|打印|访问|采集|抓取|保存|截图)[^。;,]{0,24}?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:时间|日期) ?:? ?\d{4}年)/

const LABELS =
  /(?<=^|[\s|])(?:作者|记者|摄影|通讯员|(?:稿件|文章|信息)?来源|稿源|编辑|责任编辑|日期|时间|发[布表](?:时间|日期)|(?:浏览|阅读|点击|查看)(?:次数|量|数)?|(?:本文)?字数|期次|版次|版面|版名|第几版) ?:/g
const LABELLED_LONGEST = 80
const AUTHOR = /(?<=^|[\s|])(?:作者|记者) ?: */
const LABELLED_PARTS = rule<string>(
  'labelled-parts',
  Infinity,
  'The line holds several labels with their values, such as 作者：… 浏览次数：….',
  (plain) =>
    plain.length <= LABELLED_LONGEST && !plain.includes('。') && (plain.match(LABELS)?.length ?? 0) > 1,
)

const NAME_OF_SITE = phrase('name-of-site', 'The line is a site’s name.', /^\p{Script=Han}{2,4}网$/u)
export const isNameOfSite = (plain: string): boolean => NAME_OF_SITE.holds(plain)

const SURE: Rule<string>[] = together([
  BUTTONS,
  ...SITE_ALONE,
  phrase(
    'neighbour-story',
    'The line leads to the story before or after.',
    /^[<«‹]*(?:上|下)一?篇[>»›]* ?[:] ?\S/,
  ),
  phrase(
    'breadcrumbs',
    'The line tells the way from the site’s first page to this one.',
    /^(?:[您你]?(?:现在|当前)?的?(?:所在)?位置(?:是)? ?:? ?)?(?:\S{0,8}首页|主页) ?(?:>|»|›|→|-|\/|\|)|^(?:您|你)?(?:现在|当前)的?位置|^[^>»›。]{2,16}(?:[>»›]{1,2}[^>»›。]{1,24}){2,}$/,
  ),
  phrase(
    'counted-readers',
    'The line counts readers, comments or characters.',
    /^(?:(?:本文字数|正文字数|阅读|浏览|点击|访问|评论|留言|转发|分享|收藏|点?赞|在看|人气|热度)(?:次数|量|数|人数|率)? ?[:(]? ?\d[\d.]*[万w+]* ?(?:次|人|条|字)?[)]? ?)+$|^(?=.*评论)(?=\D*\d)(?:(?:阅读|评论|留言|转发|分享|收藏|点?赞|在看) {0,3}\d*[万w+]* *){2,}$|^[您你]是(?:本\S)?第 ?\d+ ?[位名]/,
  ),
  phrase(
    'report-of-misuse',
    'The line tells readers of a site where to report what is wrong on it, or what they promise.',
    /(?:不良|违法)(?:和(?:不良|违法))?信息举报|^跟帖评论自律/,
  ),
  phrase(
    'share-this',
    'The line offers to share the page.',
    /^(?:一键)?(?:分享|转发)(?:到|至|给)(?:\S{0,6}微信|微博|朋友圈|QQ|好友|\S{0,4}空间)/,
  ),
  LABELLED_PARTS,
  MINUTE_OF_SITE,
  phrase(
    'way-home',
    'The line is a row of a site’s parts with the way back to its first page.',
    /^[^,。]{0,60}\s回?首页$|^回?首页\s[^,。]{0,60}$|^\S{2,10}首页 ?[·•|][^,。]{0,100}$/,
  ),
  phrase(
    'parts-between-bars',
    'The line is a row of five or more parts of a site between bars.',
    /^[^。,|]{1,24}(?: ?\| ?[^。,|]{1,24}){4,}$/,
  ),
  phrase(
    'row-of-pages',
    'The line is a row of three pages or more, each with its name.',
    /^(?:第? ?[A-Z]?\d{1,3} ?版 ?:? ?[^\s,。\d]{1,8} *){3,}$/,
  ),
  phrase(
    'parts-behind-dots',
    'The line is a row of three or more parts of a site, each behind a dot.',
    /^(?:[·•] ?[^·•。]{2,24}){3,}$/,
  ),
  phrase(
    'day-and-source',
    'The line is the day in brackets and the source of the text.',
    /^[([] ?(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日? ?[)\]] ?(?:稿件|文章|信息)?来源 ?:[^。]{0,40}$/,
  ),
  phrase(
    'day-of-sending',
    'The line says in brackets on which day the text was sent in or put up.',
    /^\([^(),。]{0,14}(?:1[89]|20)\d\d年\d{1,2}月\d{1,2}日 ?(?:来稿|首发|转载|发[布表])\)$/,
  ),
  phrase(
    'posted-on',
    'A label says on which day the site published the story, such as 刊登于 2018-05-13.',
    /^(?:刊登|刊发|发[布表]|更新)[于於在] ?:? ?(?:1[89]|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?$/,
  ),
  phrase(
    'title-of-window',
    'The line is what a browser shows over the page, or its end: the title, the part of the site and the site.',
    /^[^。]{0,60}?(?:--|_)[\p{Script=Han}\w]{2,8}(?:--|_)[\p{Script=Han}\w]{2,8}(?:网|在线|频道|新闻|客户端)$/u,
  ),
  phrase(
    'letter-of-news',
    'The line is a letter’s that sends news to readers: how to see it, or how to leave.',
    /^.{0,4}无法正常(?:浏览|显示|阅读|观看)|线上阅读$|(?:^|\|) ?(?:订阅 ?\/ ?)?退订(?:$| ?\|)/,
  ),
  phrase(
    'leap-over-menu',
    'The line lets a reader leap over the site’s menu.',
    /^(?:skip to (?:main )?content|跳(?:至|到)(?:主要)?内容)/i,
  ),
  phrase(
    'paper-and-day',
    'The line names the paper, the day and the page in brackets, as a site does beside its stories.',
    /^《[^《》]{2,16}》 ?[([]\d{4}年\d{1,2}月\d{1,2}日 ?(?:第? ?[A-Z]?\d{1,3} ?版)?[^()[\]]{0,8}[)\]]$/,
  ),
  phrase(
    'forum',
    'The line is a forum’s: a title to be linked or printed, a button over or under what a member posted, or how often that was read.',
    /\[(?:复制链接|打印本页)\]$|^(?:电梯直达|(?:只看(?:楼主|该作者|大图)|倒序(?:阅读|浏览)|正序浏览) ?.{0,40}|快速回复|发表回复|返回列表|限 ?\d+ ?字节|(?:上|下)一主题(?: .{0,10})?|(?:离线|在线)[\w\p{Script=Han}]{2,16}|[•·]? ?\d+ ?(?:阅读|回复)|发表于:? ?\d{4}-\d{1,2}-\d{1,2}(?: .{0,20})?)$/u,
  ),
  ...ACCOUNT_SURE,
  phrase(
    'account-of-a-paper',
    'The line says that an account is a paper’s or office’s own.',
    /^\S{2,16}(?:官方(?:账号|帐号|微博)|百家号|头条号|企鹅号|搜狐号|人民号)$/,
  ),
  phrase(
    'reading-program',
    'The line is a label of a program for reading papers, such as Article Name:.',
    /^(?:article name|publication|section|author|start page|end page|language) ?:|pressreader|^more (?:articles|stories) from/i,
  ),
  READING_DAY,
])

const RANKING = phrase(
  'ranking',
  'The line stands over a list of the most read.',
  /^[^\p{L}\p{N}]*(?:\p{Script=Han}{0,6})?(?:排行榜?|热榜|热搜榜?|热点新闻|热门(?:新闻|文章|推荐)|相关(?:新闻|阅读|文章|推荐|报[道导])|延伸阅读|推荐阅读|(?:精彩|往期|编辑)(?:推荐|回顾)|猜你喜欢|最新(?:新闻|文章)|最多人(?:点[阅击]|阅读|观看))[^\p{L}\p{N}]*$/u,
)
const LIST_HEAD = phrase(
  'list-head',
  'The line stands over a list of the page’s titles.',
  /^[^\p{L}\p{N}]*(?:本[版期报号]|今日|文章|新闻|版面)(?:全部)?(?:新闻|标题|文章|导航|导读|目录|列表|内容)(?:列表)?[^\p{L}\p{N}]*$/u,
)

/** Other lines of a site; print has them too, so they count only on a page that is one's. */
const UNSURE: Rule<string>[] = together([
  rule(
    'row-of-buttons',
    Infinity,
    'The line is three words or more, each short, and half of them are buttons.',
    isButtonRow,
  ),
  rule(
    'day-and-buttons',
    Infinity,
    'The line holds three buttons or more, one of them sure, beside the day or the page.',
    (plain) =>
      plain.length <= LABELLED_LONGEST &&
      SURE_WORDS.test(plain) &&
      (plain.match(WORDS)?.length ?? 0) >= ROW_LEAST &&
      !isButtons(plain),
  ),
  rule(
    'only-buttons',
    Infinity,
    'The line holds only words that a site has on buttons and print elsewhere, such as 打印 or 首页.',
    (plain) => !SURE_WORDS.test(plain) && isButtons(plain),
  ),
  RANKING,
  LIST_HEAD,
  phrase(
    'record-head',
    'The line stands over what the site knows of its text or picture.',
    /^(?:基本|详细|诠释)(?:资[讯料]|信息)$/,
  ),
  phrase(
    'source-label',
    'The line names the source of the text or of its pictures.',
    /^(?:稿件|文章|信息|图片)?(?:来源|稿源|图源) ?[:|].{0,24}$/,
  ),
  phrase('end-mark', 'The line says that the text is over.', /^[^\p{L}\p{N}]*(?:the )?end[^\p{L}\p{N}]*$/iu),
  phrase(
    'rights',
    'The line tells who owns the site or has its rights.',
    /版 ?权 ?所 ?有|ICP备|网安备|未经.{0,12}(?:授权|许可)|copyright|all rights reserved|(?:主办|技术支持) ?:|互联网新闻信息服务许可/i,
  ),
  phrase(
    'words-of-readers',
    'The line stands over the words of readers, or over other pages of the site.',
    /^(?:网友|最新|全部|热门)(?:评论|回应|留言|跟帖)$|^网友(?:留言|评论)[板区]? ?共?有? ?\d+ ?条|^(?:游客|网友|会员) ?(?:\d{1,3}|\*)(?:\.(?:\d{1,3}|\*)){3} ?:|^关键[字词]:?$|^往下看更多|^[你您]也?(?:或|可能|会|或许)?(?:还|也)?(?:有|感)兴趣|^相关字词 ?:/,
  ),
  NAME_OF_SITE,
  phrase(
    'asks-not-to-copy',
    'The line says how its text may be used.',
    /转载.{0,4}(?:请|须|需)?注明|版权(?:作品|归)/,
  ),
  DAY_AND_TIME,
])

/** The author that a line of labels names; where in it the names begin and end. */
export function authorIn(line: Pick<Line, 'plain' | 'field'>): [from: number, end: number] | undefined {
  const { plain, field } = line
  if (!LABELLED_PARTS.holds(plain)) return undefined
  // The label may have been taken off as that of a record.
  const label = AUTHOR.exec(plain)
  if (!label && field !== 'author') return undefined
  const from = label ? label.index + label[0].length : 0
  const rest = plain.slice(from)
  const length = /\s+(?:\S{2,6} ?:|\d{4})|$/.exec(rest)!.index
  return /^[^:]*\p{Script=Han}{2}[^:]*$/u.test(rest.slice(0, length)) ? [from, from + length] : undefined
}

/** Whether the line stands over a list of titles of the site. */
export const isOverList = (plain: string): boolean => RANKING.holds(plain) || LIST_HEAD.holds(plain)

/** A page in a list of the pages: 第02版：综合新闻, A04 城事. */
export const PAGE_ENTRY = /^(?:[•·] ?)?(?:第 ?)?(?:[A-Z]?\d{1,3} ?版|[A-D]\d{2})(?:$|[ :·|].{0,14}$)/

/** A line that no paper prints: two of them tell that the page was saved from a site. */
export const SITE: Decision<string> = { id: 'site', threshold: 0, rules: SURE }
export const isOfSite = (plain: string): boolean => decide(SITE, plain)
export const tellsMinute = (plain: string): boolean => MINUTE_OF_SITE.holds(plain)

/** A line of a site, on a page that was saved from one. */
export const SITE_LINE: Decision<string> = { id: 'site-line', threshold: 0, rules: [...SURE, ...UNSURE] }
export const isSiteLine = (plain: string): boolean => decide(SITE_LINE, plain)

/**
 * Where a line stands on a page saved from a site; undefined on others. `author`: a line of labels that names the
 * author. `title`: over its story, and once more in a list. `foot`: right under the last story. `account`: a line of an
 * account whose page this is.
 */
export type SitePlace = 'button' | 'account' | 'author' | 'above' | 'below' | 'title' | 'foot' | undefined

/** The part of a line that its place tells alone. */
export const SITE_ROLE: ReadingDecision<SitePlace, Role> = {
  id: 'site-role',
  rules: [
    reading('title-in-list', 'The line stands in a list of titles, and here over its story.', (place) =>
      place === 'title' ? 'heading' : undefined,
    ),
    reading('author-in-labels', 'A label in the line names the author.', (place) =>
      place === 'author' ? 'credit' : undefined,
    ),
  ],
}

/** Shortest caption, in UTF-16 units. */
const CAPTION_LEAST = 6

/** What the words do not tell of a line right under the last story. */
export const SITE_FOOT: Decision<{ place: SitePlace; ends: boolean; plain: string }> = {
  id: 'site-foot',
  threshold: 0,
  rules: [
    rule(
      'caption-under-story',
      Infinity,
      'The line ends no sentence, bears no label, and stands between the last paragraph and the site’s buttons.',
      ({ place, ends, plain }) =>
        place === 'foot' &&
        !ends &&
        plain.length >= CAPTION_LEAST &&
        !isSigner(plain) &&
        !isRowOfNames(plain) &&
        !/^[[(]?[^,。]{2,8}[:\]]|编辑|版权|来源|记者|通讯员|热线|作者|声明|下载|字数|关键词|标签|[|>]|\d{4}-\d/.test(
          plain,
        ),
    ),
  ],
}

export const SITE_FURNITURE: Decision<SitePlace> = {
  id: 'site-furniture',
  threshold: 0,
  rules: [
    rule('line-of-site', Infinity, 'The line is the site’s.', (place) => place === 'button'),
    rule(
      'line-of-account',
      Infinity,
      'The line is that of an account, on its page.',
      (place) => place === 'account',
    ),
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
