/**
 * The set phrases of newspaper pages, as patterns over plain lines (lines.ts).
 *
 * What is listed here is common to Chinese papers of any place and time. Nothing
 * may be taken from one paper: no headline, name or place.
 */

/** A line that ends here ends a sentence: the mark, then closing quotes and brackets. */
const STOP = /[。!?…][!?…。"')\]》]*$/
const HALF_STOP = /\S\.["')\]]*$/
/** A stop, then a short remark in brackets: (记者张三), (据某报). */
const STOP_REMARK = /[。!?…."'][ ]*[([][^()[\]。]{2,40}[)\]]$/

export function endsSentence(plain: string): boolean {
  return STOP.test(plain) || HALF_STOP.test(plain) || STOP_REMARK.test(plain) || STOP_NAME.test(plain)
}

/** A stop, then the writer's name set apart by blanks. */
const STOP_NAME = /[。!?]["')]? +\p{Script=Han}(?: ?\p{Script=Han}){1,2}$/u

/** 本报讯, 新华社北京6月1日电, [中央社南京十日电]: how news begins. */
const OPENERS = [
  /^[[(●▲△◆■○◎]?\s*本(?:报|市|埠|刊|社|县|区|台|网|省|府)[^。!?",;]{0,18}?(?:(?<!通)讯|电)(?![话子视力台影脑器梯动])/,
  /^[[(●▲△◆■○◎]?\s*(?:据)?(?:新华社|新华网|中新社|中新网|中央社|国闻社|路透社|人民网|央视网)[^。!?",;]{0,20}[讯电]?/,
  /^\[[^[\]]{2,16}[讯电]\]/,
  /^\([^()]{2,16}[讯电]\)/,
  /^[●▲△◆■○◎]?\s*(?:\p{Script=Han}{2,4}(?:\p{Script=Han}{1,3}日)?(?:快|专|急|特|通|来)?(?:(?<![审问资传])讯|(?<![供停用发充触断漏])电))[ :,(]/u,
  /^(?:本报)?(?:见习|特约|实习|首席|特派|全媒体)?记者\s?\p{Script=Han}{2,4}(?:[ 、]\p{Script=Han}{2,4})*\s?(?:报道|摄影报道)[:,、 ]/u,
  /^[[(](?:本报)?(?:见习|特约|实习|首席|特派|全媒体)*(?:记者|通讯员)[^()[\]。]{1,40}[)\]]\s?(?=\S)/,
]

/** Whether the line begins a news story. */
export function isOpener(plain: string): boolean {
  return OPENERS.some((opener) => opener.test(plain))
}

const FURNITURE = [
  /扫一扫|扫码|二维码|关注我们|微信公众号|官方微[博信]|客户端下载/,
  /(?:编辑|责编|美编|主编|版式|校对|排版|组版|制版|审读|编审|监制|值班(?:主任|编委|总编)|出品|检校)\s?[:/ ]|^本版(?:编辑|责编|主编|校对)/,
  /(?:新闻|广告|投稿|发行|订报|监督|报料|服务)?(?:热线|信箱|邮箱|专线)(?:电话)?\s?[:(]?\s?[\da-z]/i,
  /(?:国内)?统一(?:连续)?(?:出版物|刊)号|^CN\d\d|邮发代号|邮政编码|^(?:社|地)址\s?[:]|^本[报刊社](?:编辑部|社址|地址|电话)\s?[:]|定价\s?[:每]|零售价?\s?[:每]|每(?:份|期)(?:售|零售|大洋)|广告(?:经营)?许可证|印刷厂|承印/,
  /https?:\/\/|www\.[a-z0-9]/i,
  /(?:电话|传真|E-?mail|QQ)\s?[:]\s?[\w(]/i,
  /^今日(?:共)?[\d一二三四五六七八九十]+(?:版|张)|^总?第[\d〇零一二三四五六七八九十百千两]+[期号](?![\p{Script=Han}])/u,
  /^[(]?(?:下转|上接|转|接|详见)第?[A-Za-z]?[\d一二三四五六七八九十]+版/,
  /^[(]?(?:未完|待续|未完待续|全文完|连载完|完)[)]?$/,
  /^!\[[^\]]*\]\([^)]*\)$|^<!--.*-->$|^<\/?[a-z][^>]*>$/i,
]
/** How many of the first of them mark a page's edge. */
const PAGE_EDGES = 4
const FURNITURE_LONGEST = 60
/** No letter, Han character or digit: a rule, a bullet, debris. */
const NO_WORD = /^[^\p{L}\p{N}]*$/u
const PAGE_LINE =
  /^(?:第\s?)?[A-Za-z]?\s?[\d一二三四五六七八九十]{1,3}\s?版(?:$|[ :·|—-].{0,16}$)|^[A-D]?\d{1,3}$|^[A-D]\d{1,2}[ :·|]+\S{1,8}$|^\d{1,2} +\S{0,6}(?:版|新闻|要闻|副刊|专刊|综合|社会|国际|国内|体育|文化|广告|城事|民生|生活)$/

/** How a notice tells its readers to answer it. */
export const CONTACT = /^(?:联系|咨询|报名|应聘)(?:电话|人|方式|地址)[ :]|^投稿(?:邮箱|地址)[ :].*[,;]/

/** What belongs to the page, not to its news: QR lines, editors, prices, rules. */
export function isFurniture(plain: string): boolean {
  if (NO_WORD.test(plain) || PAGE_LINE.test(plain)) return true
  if (CONTACT.test(plain)) return false
  if (plain.length > FURNITURE_LONGEST || /[。.]["')]?$/.test(plain)) return false
  return FURNITURE.some((pattern) => pattern.test(plain))
}

/** A page's foot or head; what stands before it and what follows are apart. */
export function isPageEdge(plain: string): boolean {
  return PAGE_LINE.test(plain) || FURNITURE.slice(0, PAGE_EDGES).some((pattern) => pattern.test(plain))
}

const LABELS =
  '延伸阅读|相关链接|相关新闻|新闻链接|链接|相关阅读|相关背景|新闻背景|背景资料|背景链接|背景|资料链接|知识链接|名词解释|新闻助读|小贴士|温馨提示|提示|开栏的话|开栏语|编者按|编者的话|编后|编后语|编辑点评|短评|记者手记|采访手记|采访札记|记者感言|阅读提示|核心提示|内容提要|导读|新闻回放|事件回放|作者简介|人物简介|人物名片|名片|数说|数读|新闻多一点|点评|专家点评|专家解读|专家提醒|附|附记|又讯'
const LABEL_LINE = new RegExp(`^[[("●■◆▲★]*(?:${LABELS})[\\])"●■◆▲★]*[:]?$`)
const LABEL_INLINE = new RegExp(
  `^(?:[[("●■◆▲★]+(${LABELS})[\\])"●■◆▲★]+[: ]*|(编者按|编后|编者的话|开栏的话|链接|相关链接|新闻链接|延伸阅读|名词解释|小贴士|编后语)[: ]+)(?=.{10})`,
)
/** Labels of what is printed before the body, one paragraph long. */
const LEADING_LABEL = /^[[("●■◆▲★]*(?:开栏|编者|作者简介|人物|阅读提示|核心提示|内容提要|导读)/

export function isLabel(plain: string): boolean {
  return LABEL_LINE.test(plain)
}
/** How many units of the line are its label, where text follows on the same line; 0 for none. */
export function inlineLabelLength(plain: string): number {
  return LABEL_INLINE.exec(plain)?.[0].length ?? 0
}
export function isLeadingLabel(plain: string): boolean {
  return LEADING_LABEL.test(plain)
}

const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}[、.,:]|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十]{1,3}[、,:章节条部]|\d{1,2}[、.)](?!\d)|[①-⑳]|[Ⅰ-Ⅻ][、.]?|其[一二三四五六七八九十])/

/** 一、… (二)… 3.…: heads and items of a list, inside an article. */
export function isNumbered(plain: string): boolean {
  return NUMBERED.test(plain)
}

const LISTED =
  /^(?:[一二三四五六七八九十]{1,2}[是要、.]|第[一二三四五六七八九十][,、:是]|首先|其次|再次|最后[,]|[●■◆▲○◇□•·★☆▶]|[-–*+]\s|问[: ]|答[: ])/

/** Begins an item of a list or a turn of an interview: never the second half of a sentence. */
export function beginsItem(plain: string): boolean {
  return LISTED.test(plain) || NUMBERED.test(plain)
}

/** Endings that make a column's name of up to SECTION_LONGEST signs. */
const SECTION_END =
  /(?:专栏|专版|专刊|副刊|周刊|之窗|窗口|橱窗|天地|园地|论坛|看台|广角|视点|视窗|简讯|短讯|短波|快讯|简报|文摘|文萃|荟萃|集锦|撷英|拾萃|风景线|大讲堂|茶座|沙龙|史话|掌故|连线|进行时|面对面|访谈|对话|诗选|诗抄|诗页|快报|大家谈|百家谈|信箱|播报|速递|速览|直通车|服务台|曝光台|回音壁|图片新闻|剪影|掠影|地方通讯|来函|来信|杂讯|市声|琐记|琐闻|零拾|拾零|要电|专电|百问|走基层|在行动|呼声|心声)$/
/** Endings that other lines have too: only a very short line is a column's name by them. */
const SHORT_SECTION_END =
  /(?:角|栏目|视野|聚焦|关注|要闻|动态|风采|人物|故事|讲堂|课堂|话题|观察|评论|时评|短评|社论|社评|言论|杂谈|随笔|漫谈|照登|策划|顾问|参谋|指南|之声|之友|漫笔|笔谈|随想|夜话|一线|在线|新闻|图片|镜头|综合|社会|经济|教育|文艺|体育|卫生|国际|国内|本埠|本市|科普|小说|连载|诗|百科|广场|平台|专题|特写|纪实|风尚|点滴|电讯|消息|报道|知识|常识|答疑|基层|通信|广告|生活|文化|科技|法制|法治|农村|市场|读书|理论|民生|城事)$/
/** Not a column: it ends like an office or a place, and stands above a headline as its subject. */
const OFFICE_END =
  /(?:街道|镇|乡|村|社区|局|委|办|处|县|区|市|省|院|校|学|中心|公司|集团|支队|大队|党委|政府|协会|联|站|所|馆)$/
const SECTION_LONGEST = 12
const SHORT_SECTION_LONGEST = 6

/** Whether a short line reads like a column's name. */
export function isSectionName(plain: string): boolean {
  const bare = plain.replace(/^[[("●■◆▲★*·\s]+|[\])"●■◆▲★*·\s]+$/g, '')
  // Spaced out to fill the line: 短 波.
  const name = /^\S(?: +\S)+$/.test(bare) ? bare.replace(/ +/g, '') : bare
  if (name.length < 2 || name.length > SECTION_LONGEST || /[,。;:!?]/.test(name)) return false
  if (OFFICE_END.test(name)) return false
  // 副刊 绿洲: a kind of column and its name.
  const pieces = name.split(/ +/)
  if (pieces.length === 2 && pieces.every((piece) => piece.length <= 4) && isColumn(pieces[0]!)) return true
  return isColumn(name)
}

function isColumn(name: string): boolean {
  return SECTION_END.test(name) || (name.length <= SHORT_SECTION_LONGEST && SHORT_SECTION_END.test(name))
}
/** 某某街道, 某某局: the subject of the headline below. */
export function isOffice(plain: string): boolean {
  return OFFICE_END.test(plain)
}

/** Whether a line could be a column's name by its form alone: no clause, no stop. */
export function isNameLike(plain: string): boolean {
  return plain.length <= SECTION_LONGEST + 2 && !/[,。;:!?…]/.test(plain)
}

const SERIES =
  /^(.{2,24}?)(?:[\s·—-]*)(?:([①-⑳])|[(]([\d]{1,2}|[一二三四五六七八九十]{1,3})[)]|之([一二三四五六七八九十]{1,3}|\d{1,2})|系列(?:报道)?之?([一二三四五六七八九十]{1,3}|\d{1,2}))[)\]"]?$/

/** 某某连连看①, 走基层(3), …之二. @returns the name's length and the number as printed */
export function seriesOf(plain: string): { nameLength: number; number: string } | undefined {
  const parts = SERIES.exec(plain)
  if (!parts) return undefined
  const number = parts[2] ?? parts[3] ?? parts[4] ?? parts[5]
  return number === undefined ? undefined : { nameLength: parts[1]!.length, number }
}

/** 启事, 天气预报: the whole headline of a notice, which has no kicker. */
export function isNotice(plain: string): boolean {
  return /^(?:\S{0,8}(?:公告|通告|启事|声明|通知|公示|推荐|一览)|更正|讣告|(?:\S{0,4}(?:征婚|招领|寻物|寻人|招租|转让|出售|诚聘|预告|预报|须知|行情))|\S{0,4}(?:影讯|书讯|展讯|节目单|窍门|妙招|食谱)|好消息|鸣谢|致谢|(?:编辑|记者|来信)?(?:回复|答复|处理|回音|反馈)|天气|通知|天气预报|今日天气|征稿|征文|鸣谢|招聘|寻人)$/.test(
    plain,
  )
}

/** 副题 are set off by a dash. */
export function isDashed(plain: string): boolean {
  return /^[—-]{1,3}\s?[^—-]/.test(plain)
}

/** A sentence that reports what happened: it can only be a headline. */
export function reportsEvent(plain: string): boolean {
  return /(?:召开|举行|举办|开幕|闭幕|启动|揭牌|开工|竣工|成立|通车|落幕|印发|出台|获批|开班|培训|调研|视察|督导|部署|签约|完成|结束|圆满成功)(?:$|[会了]$)|会议$|培训$/.test(
    plain,
  )
}

const POINTER =
  /^[▲△▼▽◀▶●◎★◆■([]*\s*(?:图为|图片为|图[①-⑳一二三四五六七八九十\d]{1,2}\s?[:为、]|[上下左右本题](?:[上下])?图|[上下左右]\s?[:]|照片为|图片?[:])/
const SHOT = /(?:摄影报道|摄影|摄|供图|图)[)\]]?[。.]?$/
export const CAPTION_LONGEST = 320

/** A caption that only points at its picture. */
export function isPointer(plain: string): boolean {
  return POINTER.test(plain)
}
export function endsInShot(plain: string): boolean {
  return SHOT.test(plain)
}
