/** Lines of sites that tell by themselves: sizes of type, players, topics, arrows to other pages. */

import { phrase, type Rule, together } from './rule.js'

/** What no paper prints, wherever it stands. */
export const SITE_ALONE: Rule<string>[] = together([
  phrase(
    'size-of-type',
    'The line offers sizes of type by one letter each, such as A A A.',
    /^A[+-]?(?: ?A[+-]?){1,2}$/,
  ),
  phrase(
    'player',
    'The line is the clock of a player of sound or film, such as 0:00 / 3:12.',
    /^\d{1,2}:\d{2}(?::\d{2})? ?\/ ?\d{1,2}:\d{2}(?::\d{2})?$/,
  ),
  phrase(
    'no-words-of-readers',
    'The line says that no reader has written yet, or asks the first to.',
    /^(?:没有|暂无|尚无)(?:留言|评论|回应)[ :.。]*$|^(?:抢先|第一个)(?:留言|评论)$/,
  ),
  phrase(
    'way-between-brackets',
    'The line tells the way to the page by its steps in brackets, such as [主页]->[观点].',
    /^\[[^[\]]{2,12}\] ?-{0,2}> ?\[[^[\]]{2,12}\](?: ?-{0,2}> ?\[[^[\]]{2,12}\])*$/,
  ),
  phrase(
    'arrows-to-other-pages',
    'Arrows on either side point at other pages of the site.',
    /^[↓▼▶>→]{2,} ?\p{Script=Han}{2,8} ?[↓▼◀<←]{2,}$/u,
  ),
  phrase(
    'only-for-members',
    'The line asks readers to log in.',
    /^.{0,24}(?:请先|须先)登[入录](?:系统|会员|帐号|账号)?[^\p{L}]*$/u,
  ),
  phrase(
    'page-as-pdf',
    'The line leads to the page as it was printed, such as 看本报PDF版面.',
    /^(?:阅?[读看览]|查看|下载|点击)\S{0,8}PDF ?(?:版面?|版本|原[版貌]|文档)?$/i,
  ),
  phrase(
    'own-order',
    'The line lets a reader set the order of the site’s parts.',
    /(?:自[订定]|调整|更改)(?:排序|顺序)$/,
  ),
  phrase(
    'cookies',
    'The line tells that the site keeps cookies.',
    /本(?:网|网站|站)(?:将|会)?使用 ?cookies?|cookie(?:s)? ?(?:政策|声明|设置)/i,
  ),
  phrase(
    'bulletin-board',
    'The line is a bulletin board’s: who posted where and when, from which machine, or what a reader added.',
    /^(?:※ ?(?:发信站|编辑|文章网址|转录|引述) ?[:(]|◆ ?from ?:|\d{1,4}f ?: ?[→推嘘]|[→推嘘] ?\w{2,16} ?: ?\S|作者 ?\w{2,14} ?\([^()]{0,20}\)$|看板 ?\w{2,20}$|(?:时间|日期) ?:? ?(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} |发信人 ?: ?\w|\* ?origin ?:)/i,
  ),
  phrase(
    'end-of-screen',
    'The line says that a program has nothing more to show, or shows more.',
    /^[^\p{L}\p{N}]*(?:(?:已经?|我是|我)?(?:有|到|滑到|拉到)(?:最?底部?|底线)(?:的|了|啦|线)?|没有更多(?:内容|了|数据|新闻)?(?:了|啦)?|(?:点击|正在)?加载更多|正在加载)[^\p{L}\p{N}]*$/u,
  ),
  phrase(
    'picture-of-several',
    'The line counts pictures that a program shows one after another, such as 图1/3.',
    /^图(?:片|集)? ?\d{1,2} ?\/ ?\d{1,2}$/,
  ),
  phrase(
    'take-the-program',
    'The line offers a paper’s program for telephones.',
    /^(?:立即|点击|扫码)?(?:下载|打开|安装)(?:本报|[^,。]{0,6}(?:[日晚晨早]报|新闻))?(?:客户端|APP)(?:$| ?,?(?:查看|阅读)(?:更多|全文|精彩)[^。]{0,6}$)/i,
  ),
  phrase('topics', 'The line is two topics or more, each behind #.', /^(?:#[^#\s]{1,30}\s*){2,}$/),
])
