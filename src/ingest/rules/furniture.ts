/** What belongs to the page and not to its news: QR lines, editors, prices, page numbers. */

import type { Line } from '../page/lines.js'
import { PUBLISHER_ALONE } from './masthead-lines.js'
import { type Decision, decide, phrase, type Rule, rule, together } from './rule.js'
import { SITE_ALONE } from './site-alone.js'
import { BUTTONS } from './web.js'

/** Longest furniture by its phrase, in UTF-16 units. */
const LONGEST = 60

const PAGE_LINES: Rule<string>[] = together([
  phrase(
    'page-number',
    'The line is a page’s number, perhaps with the page’s name.',
    /^(?:第\s?)?[A-Za-z]?\s?[\d一二三四五六七八九十]{1,3}\s?版(?:$|[ :·|—-].{0,16}$)/,
  ),
  phrase(
    'page-number-between-signs',
    'The line is a page’s number between two dots or dashes, such as · 3 ·.',
    /^([·•—–-]) ?\d{1,4} ?\1$/,
  ),
  phrase('page-code', 'The line is nothing but a page’s code, such as 12 or A05.', /^[A-D]?\d{1,3}$/),
  phrase(
    'page-code-and-name',
    'A page’s code and then its name make the line.',
    /^[A-D]\d{1,2}[ :·|]+\S{1,8}$/,
  ),
  phrase(
    'page-of-the-file',
    'The line numbers a page of the file, as tools do: 第2页, Page 2 of 8, {2}----.',
    /^[^\p{L}\p{N}]*(?:第? ?[\d一二三四五六七八九十]{1,4} ?页(?: ?[,/·]? ?共 ?\d{1,4} ?页)?|page ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?|\{\d{1,4}\})[^\p{L}\p{N}]*$/iu,
  ),
  phrase(
    'number-and-page-name',
    'A number and a page’s name, such as 3 综合新闻, make the line.',
    /^\d{1,2} +\S{0,6}(?:版|新闻|要闻|副刊|专刊|综合|社会|国际|国内|体育|文化|广告|城事|民生|生活)$/,
  ),
])

/** Phrases of a page’s head or foot. */
const EDGES: Rule<string>[] = together([
  phrase(
    'follow-us',
    'The line asks to be scanned or followed.',
    /扫一扫|扫码|二维码|关注我们|微信公众号|官方微[博信]|客户端下载/,
  ),
  phrase(
    'editors',
    'The line names the page’s editors.',
    /(?:编辑|责编|编审|美编|主编|版式|校对|排版|组版|制版|审读|编审|监制|值班(?:主任|编委|总编)|出品|检校|[初终]审|审核|签发)\s?[:/ |]|^本版(?:编辑|责编|主编|校对)/,
  ),
  phrase(
    'hotline',
    'The line gives the paper’s hotline or mailbox.',
    /(?:新闻|广告|投稿|发行|订报|监督|报料|服务)?(?:热线|信箱|邮箱|专线)(?:电话)?\s?[:(]?\s?[\da-z]/i,
  ),
  phrase(
    'ask-the-paper',
    'The line tells whom to ask about advertisements or subscriptions.',
    /^(?:广告|订阅|订报|发行|刊登|投稿)(?:业务|查询|洽询|联系|刊登|接洽)?,?(?:请|致|可)?(?:电|洽|与|向|联系).{0,16}$/,
  ),
  phrase(
    'imprint',
    'The line gives the paper’s serial number, address, price or printer.',
    /(?:国内)?统一(?:连续)?(?:出版物|刊)号|^CN\d\d|邮发代号|邮政编码|^(?:(?:社|地)址|通[讯信](?:处|地址)|邮编|[来信投]稿?请寄)\s?[:]|^本[报刊社](?:编辑部|社址|地址|电话)(?:\s?[:]| )|定价\s?[:每]|零售价?\s?[:每]|每(?:份|期)(?:售|零售|大洋|定价)|^(?:[本外]埠)?每(?:张|份|月)\S{0,4}[\d一二三四五六七八九十]+[仙文分元角](?: |$)|^[每零][张份售](?:收|售|取)?[^,。]{0,8}[仙文分元角毫厘]半?$|广告(?:经营)?许可证|印刷厂|承印|^(?:[价报]目|报[价费])(?: |:)|^本[公]?[报刊]每[年月周旬日].{0,12}[期刊号]/,
  ),
])

/** What an imprint tells of its paper. */
const OF_PAPER = [
  /^本[报馆社刊]|^\p{Script=Han}{2,8}社(?: |$)/u,
  /主办|主编|编印|经理|社长|编辑部|[报民]社编|^\p{Script=Han}{3,16}[部室会社组处]编(?: |$)/u,
  /(?:每[月周旬日]|逢)\S{0,8}出版|[本共今]\S?(?:[\d一二三四五六七八九十]版|\S?版$)/,
  /(?:每[张份期]|全年|半年|零售|订费|定价|[本外]埠)\S{0,8}[元角分厘文仙毫]/,
  /外埠|加邮费/,
  /内部(?:交流|刊物|资料|发行)|广告(?:面议|刊例)/,
]
/** What it tells as others do: where it is, and how to ring. */
const OF_ANYBODY = [
  /地址|[社馆]址|(?:[路街巷里弄]|马路)(?: |$)|[路街巷里弄]\S{0,6}[\d一二三四五六七八九十百]+号|开?设在?\S{1,8}[路街]/,
  /电话|传真|邮编/,
]
const IMPRINT_LONGEST = 60
/** Longest imprint without a blank between its parts. */
const UNPARTED_LONGEST = 30
/** No imprint is without one of these. */
const MAY_BE_IMPRINT =
  /^本[报馆社刊]|社(?: |$)|主办|主编|编印|编(?: |$)|经理|社[长编]|编辑部|出版|版$|每[张份期]|全年|半年|零售|订费|定价|[本外]埠|邮费|内部|广告/
/** 厂党委宣传部主办　内部交流　本期共四版: two things or more that an imprint tells, one of them of a paper alone. */
function isImprint(plain: string): boolean {
  // Headlines tell of the paper too: 本报编辑部召开座谈会.
  if (!/[ :\d一二三四五六七八九十]/.test(plain)) return false
  if (
    /^本[报刊](?:讯|记者|通[讯信]员)/.test(plain) ||
    plain.length > (plain.includes(' ') ? IMPRINT_LONGEST : UNPARTED_LONGEST) ||
    !MAY_BE_IMPRINT.test(plain) ||
    /[,。;!?]/.test(plain)
  )
    return false
  const own = OF_PAPER.filter((sign) => sign.test(plain)).length
  return own > 0 && own + OF_ANYBODY.filter((sign) => sign.test(plain)).length > 1
}

const CONTACT_LINE = phrase(
  'answer-a-notice',
  'The line tells a notice’s readers how to answer.',
  /^(?:联系|咨询|报名|应聘)(?:电话|人|方式|地址)[ :]|^投稿(?:邮箱|地址)[ :].*[,;]/,
)

/** Whether the line tells the readers of a notice how to answer: a part of its text. */
export const CONTACT: Decision<string> = { id: 'contact', threshold: 0, rules: [CONTACT_LINE] }
export const isContact = (plain: string): boolean => decide(CONTACT, plain)

export const FURNITURE: Decision<string> = {
  id: 'furniture',
  threshold: 0,
  rules: together([
    rule(
      'signs-of-an-imprint',
      Infinity,
      'The line tells two things or more of a paper, such as who publishes it, its price, how often it comes out, its address.',
      isImprint,
    ),
    phrase('no-word', 'The line has no letter, Han character or digit.', /^[^\p{L}\p{N}]*$/u),
    phrase(
      'divider-with-number',
      'The line numbers a part of the file between rules, such as ——— 第二篇 ———.',
      /^[—–=*~·-]{2,} ?第? ?[\d一二三四五六七八九十]{1,3} ?[篇则条件份栏部]? ?[—–=*~·-]{2,}$/,
    ),
    phrase(
      'note-of-transcriber',
      'A note of the one who copied the print begins the line, such as [抄者注].',
      /^[[(]?(?:抄[录写]?|钞[录写]?|过?录入?|转[录写]|誊[录写]?|整理|识别|校[对录]?)(?:者|人|员)?(?:按|注|附?记|说明)(?:[\])] ?|[: ])|^[^\p{L}\p{N}]*(?:提示|说明|备注|注) ?:[^。]{0,30}(?:字(?:模糊|不清)|字迹|原[文图件]|识别|辨[认识])[^。]{0,20}。?$/u,
    ),
    phrase(
      'rights-of-a-site',
      'The line tells whose rights a site’s text is, behind a sign such as ©.',
      /^(?:©|\(c\) ?\d|copyright|版权所有(?=.{0,30}(?:转载|复制|使用|许可))).{0,80}$/i,
    ),
    phrase(
      'leaf-of-copy',
      'The line is the leaf or page of the print that was copied, in brackets, such as [二a] or [葉三下].',
      /^[[(](?:第|页|叶)? ?[\d一二三四五六七八九十百]{1,4} ?(?:[页叶] ?)?[ab上下左右][\])]$|^[[(](?:第|页|叶) ?[\d一二三四五六七八九十百]{1,4} ?[页叶]?[\])]$/,
    ),
    phrase(
      'place-on-page',
      'The line tells where on the page a text stands, as who copies a page writes, such as 2. 左上 or [右下角].',
      /^(?:\d{1,2}[.、] ?|第[一二三四五六七八九十]{1,2}[则篇条块处] ?:? ?|[[(])(?:版面|页面)?(?:最?[左右](?:[上下中]|侧)?|[上下](?:[左右半方部]|半[版部])|中[间部央](?:偏?[左右上下])?|底部|顶部|报眼|报头|中缝)(?:[角部侧边栏方]|区域|位置)? ?(?:[左右上下]{0,2}(?:头条|主文|文章|报道|消息|短文|短讯|图片|照片|小?广告|方框|栏目))?(?: ?\([^()]{1,12}\))?[\])]?:?$/,
    ),
    phrase(
      'talk-with-model',
      'The line says who speaks in a talk with a language model, or what it is asked.',
      /^(?:user|assistant|human|chatgpt) ?:.{0,60}$|^(?:用户|助手) ?:.{0,24}(?:转写|转成|转录|识别|逐字|提取|抄出)[^。]{0,24}$/i,
    ),
    phrase(
      'picture-in-words',
      'The line tells in brackets what a picture shows that could not be copied.',
      /^[[(](?:(?:画面|图片|插图|照片|漫画)(?:内容|描述)|图片说明) ?:[^()]{2,60}[)\]]$/,
    ),
    phrase(
      'asks-readers-to-write',
      'The paper asks its readers to send pieces, and tells how.',
      /^[^\p{L}\p{N}]*本[报刊版栏园](?:园地|副刊)?(?:长期|热忱|竭诚)?欢迎.{0,6}(?:来稿|投稿|投书|赐稿|惠稿|供稿)[,; ][^。]{3,40}[。!]?$/u,
    ),
    phrase(
      'dirt',
      'The line is two marks or more, such as ~ and ., around one sign at most.',
      /^[~.|_^`'·,-](?: ?[~.|_^`'·,-])+ ?[\p{L}\p{N}]?$|^[~.|_^`',、=] ?[\p{L}\p{N}] ?[~.|_^`'·,、=-]$/u,
    ),
    ...SITE_ALONE,
    phrase(
      'read-aloud',
      'The line offers to read the text aloud, with the minutes that this takes, or says that a machine did.',
      /^[^\p{L}\p{N}]*(?:AI ?)?(?:听(?:新闻|报|文章|全文)?|(?:语音|智能)?(?:朗读|播报)|读报|收听)[^\p{L}\p{N}]*\d{1,2}(?:分|:)\d{2}秒?$|^[^\p{L}\p{N}]*(?:语音|播报|朗读|配音){1,2}由 ?AI(?:合成|生成|朗读|播报)$/iu,
    ),
    phrase(
      'advertisement-alone',
      'The line says between two signs that an advertisement stands here.',
      /^([·•—–*-]) ?广 ?告 ?\1$/,
    ),
    phrase('address-alone', 'The line is a web address and nothing else.', /^[<([]?https?:\/\/[!-~]+$/i),
    ...PAGE_LINES,
    rule(
      'part-of-a-notice',
      -Infinity,
      'The line tells a notice’s readers how to answer, so it is text.',
      isContact,
    ),
    rule('reporter-before-editor', -Infinity, 'The line names its reporter before the editor.', (plain) =>
      /^[^\p{L}]?\p{Script=Han}{0,8}(?:记者|作者) ?[:/|丨]? ?\p{Script=Han}{2,4}[ 丨|/].*(?:编辑|校对)/u.test(
        plain,
      ),
    ),
    rule(
      'too-long-for-furniture',
      -Infinity,
      'The line is longer than 60 characters.',
      (plain) => plain.length > LONGEST,
    ),
    phrase(
      'slogan-of-the-time',
      'The line is a slogan of 1966 to 1976 and nothing more.',
      /^(?:要?抓革命,促生产|备战、备荒、为人民|要斗私,批修|农业学大寨,工业学大庆(?:,全国学(?:人民)?解放军)?|自力更生,艰苦奋斗|千万不要忘记阶级斗争|团结、紧张、严肃、活泼|为人民服务|毛主席万岁|毛主席的?革命路线胜利万岁|无产阶级文化大革命万岁|(?:战无不胜的)?毛泽东思想万岁)[。!]{1,3}$/,
    ),
    rule('sentence-not-furniture', -Infinity, 'The line ends with a full stop.', (plain) =>
      /[。.]["')]?$/.test(plain),
    ),
    ...EDGES,
    phrase(
      'maker-of-a-site',
      'The line names who made or owns a site.',
      /^powered by |^(?:技术支持|版权所有|技术提供|网站建设|主办单位) ?[: ]|^copyright/i,
    ),
    phrase('web-address', 'The line holds a web address.', /https?:\/\/|www\.[a-z0-9]/i),
    phrase(
      'telephone-of-the-page',
      'A word such as 电话 or 代号 and its number are the line, or end one that names an office of the paper and holds no clause.',
      /^(?=.*(?:编辑|本[报刊社]|报社|社址|管理处|发行|广告|营业部|印刷|通[讯信]处))[^,。;!?:]{2,30}[ |](?:电话|传真|代号|电报挂号|邮[编箱]) ?[\d一二三四五六七八九〇零○][\d一二三四五六七八九〇零○ -]{2,}$|^(?:电话|传真|邮编) ?:? ?\d[\d -]{3,}$/,
    ),
    phrase(
      'wants-correspondents',
      'The paper looks for correspondents, agents or people who bring advertisements.',
      /^(?:各[地县乡镇市埠])?(?:诚|公开)?[征聘][聘求请]? ?(?:各[地县乡镇市埠])?.{0,4}(?:记者|通[讯信]员|业务员|分销处?|代销处?)[ ,、;].{0,12}本[报刊社]|^本[报刊社](?:[征徵]求|招[聘请]|诚[征聘]).{0,6}(?:分销|代销|代理|特约|通[讯信]员|记者|业务员)[ ,、;][^。]{3,30}$/,
    ),
    phrase(
      'telephone',
      'The line gives a telephone, fax or mail address.',
      /(?:电话|传真|E-?mail|QQ)\s?[:]\s?[\w(]/i,
    ),
    phrase(
      'issue-count',
      'The line counts the issue’s pages or numbers the issue.',
      /^(?:今日|本[日期])(?:共|出版|发行)?[\d一二三四五六七八九十两半]+大?(?:版|张)(?=$|[ ,(])|^总?第[\d〇零一二三四五六七八九十百千两]+[期号](?![\p{Script=Han}])/u,
    ),
    BUTTONS,
    phrase(
      'contents-on-line',
      'The line lists the issue’s parts behind 目录 or the like.',
      /^(?:本[期版号]|今日)?(?:目录|要目|目次|导读)[ :](?: *\S+){3,}$/,
    ),
    phrase(
      'publisher',
      'The line is nothing but an office that publishes the paper, such as 某某厂主办.',
      PUBLISHER_ALONE,
    ),
    phrase(
      'call-for-pieces',
      'The line asks readers to send pieces, or tells their last day.',
      /^[▲▼◆●■□◇]? ?本[报刊版栏](?:征稿|约稿|征求稿件)[ :,]|^(?:下期|下周)(?:主题|话题|预告) ?:|截稿(?:日期|时间) ?:/,
    ),
    phrase(
      'readers-pictures',
      'The line says in brackets that readers sent what stands here, such as (读者投稿选登).',
      /^\((?:读者|网友|作者|市民)?(?:来稿|投稿|来图|供稿|作品)(?:选登|选刊|摘登|展示)?\)$/,
    ),
    phrase(
      'source-behind-bar-alone',
      'The line names the source of the text behind a bar, as accounts do.',
      /^(?:稿件|文章|信息|图片)?(?:来源|稿源|图源) ?[|丨] ?\S[^。]{0,30}$/,
    ),
    phrase(
      'source-of-picture',
      'The line says in brackets whose the picture is and no more, such as (警方图片).',
      /^[([][^()[\]。]{0,12}(?:图片|截图|资料图?|影片)[)\]]$/,
    ),
    phrase(
      'records-of-an-export',
      'The line counts the records of an export, or tells its time.',
      /^(?:检索(?:词|式) ?:.{0,20})?(?:共|检出|命中)(?:检索到|找到|检出|有)? ?\d+ ?[条篇个](?:记录|结果|文献|条目)?(?=$| )|^导出(?:时间|日期) ?:/,
    ),
    phrase(
      'field-of-a-tool',
      'The line is a field that a recogniser of text puts over each page.',
      /^(?:primary_language|is_rotation_valid|rotation_correction|is_table|is_diagram): ?\S+$/,
    ),
    phrase(
      'words-of-a-model',
      'The line announces what a language model read on a page, such as 以下是识别结果：.',
      /^(?:好的|当然|没问题)?[,。!]?(?:以下|下面|这)是(?:.{0,20}(?:识别|转录|转写|提取|OCR|文字|图片|图像).{0,12}|.{0,16}(?:识别|转录|转写|逐字)[^"]{0,60})[:。]$/,
    ),
    phrase(
      'turn-to-page',
      'The line sends the reader to another page.',
      /^[(]?(?:下转|上接|转|接|详见)第?[A-Za-z]?[\d一二三四五六七八九十]+版/,
    ),
    phrase(
      'asks-for-manuscripts',
      'The paper asks for manuscripts, behind a sign or a blank.',
      /^[^\p{L}\p{N}]*本[报刊栏](?:[征徵]|欢迎投|投)稿 .*$/u,
    ),
    phrase(
      'sent-to',
      'The line tells which offices a bulletin is sent to, such as 抄送：某某委员会.',
      /^(?:[报送发]|主送|抄[报送]) ?: ?[^。]{4,}$/,
    ),
    phrase(
      'lost-part',
      'The line tells in brackets which part of the print is lost or cannot be read.',
      /^[[(](?:原[件报刊])?(?:以[下上]|[上下左右前后中此]|本)?.{0,6}(?:残缺|缺损|缺页|缺失|缺字|脱页|破损|漫漶|污损|不清|难辨|模糊)[^。]{0,6}[)\]]$/,
    ),
    phrase(
      'to-be-continued',
      'The line says that the text goes on later or is over.',
      /^[(]?(?:未完|待续|未完待续|全文完|连载完|完)[)]?$/,
    ),
  ]),
}

const NOISE_LONGEST = 40

/** Whether the line is short and holds no Han: a rate, an address, a sign misread. */
export const isNoise = ({ plain, kind }: Pick<Line, 'plain' | 'kind'>): boolean =>
  kind === 'text' &&
  plain.length <= NOISE_LONGEST &&
  /[\p{L}\p{N}]/u.test(plain) &&
  !/\p{Script=Han}/u.test(plain)

/** What text recognition makes of rules, ornaments and dirt, on a page of printed lines or of much noise. */
export const SCRAP: Decision<Pick<Line, 'plain' | 'gap' | 'kind'> & { isNoisy: boolean }> = {
  id: 'scrap',
  threshold: 0,
  rules: [
    rule(
      'noise',
      Infinity,
      'The line is short and holds nothing Chinese, on a page of many such lines.',
      ({ plain, kind, isNoisy }) => isNoisy && isNoise({ plain, kind }),
    ),
    rule('latin-scrap', Infinity, 'The line is nothing but four Latin letters at most.', ({ plain }) =>
      /^[A-Za-z]{1,4}$/.test(plain),
    ),
    rule(
      'lone-sign',
      Infinity,
      'The line is one character, and blank lines part it from the line above.',
      ({ plain, gap }) => gap > 0 && /^\p{Script=Han}$/u.test(plain),
    ),
    rule(
      'mixed-scrap',
      Infinity,
      'The line is one or two Latin letters before one or two Han characters, or one of these before a figure or a mark.',
      ({ plain }) =>
        /^(?:[A-Za-z]{1,2} ?\p{Script=Han}{1,2}|\p{Script=Han}(?:[-~_^'`.·] ?| \d)[-~\d.]?)$/u.test(plain),
    ),
  ],
}

/** Whether the line belongs to the page and not to its news. */
export const isFurniture = (plain: string): boolean => decide(FURNITURE, plain)

/** The page's foot or head: the lines above it and those below are apart. */
export const PAGE_EDGE: Decision<string> = { id: 'page-edge', threshold: 0, rules: [...PAGE_LINES, ...EDGES] }
export const isPageEdge = (plain: string): boolean => decide(PAGE_EDGE, plain)
