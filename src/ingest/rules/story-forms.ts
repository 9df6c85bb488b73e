/** Forms of lines that begin a story or go on with one: dispatches, verse, official papers, parts of a report. */

/** [又电], [同日讯] */
export const AGAIN = /^[[(](?:又|另|续|同日|同地)[^[\]()]{0,8}[电讯][\])]/
/** [路透社伦敦三日电], 某某社某地1月3日电: a dispatch. */
export const DISPATCH = /^(?:[[(][^[\]()]{2,20}电[\])]|[^,。]{2,16}[日号]电)/
/** [本报贵阳通讯], which may follow a dispatch under one headline. */
export const WIRE = /^[[(][^[\]()]{2,20}[电讯][\])]/
/** 车祸一束, 地方新闻三则: a headline over several items, each with a place of its own. */
export const SEVERAL = /(?:一束|一组|[一二两三四五六七八数][则事]|集锦|拾零|点滴|汇编|杂讯|琐[闻记])$/
/** …。（某县某局 张三） */
export const AUTHOR_AT_END = /[。.!?…"][(](?:[^()。]{2,20} )?(\p{Script=Han}{2,4})[)]$/u
export const BRACKET = /^[[(]/
/** Kinds of verse that stand in brackets behind its title: 炉前小唱（组诗）, 秋塘（外一首） */
export const VERSE_KINDS = '诗|儿歌|组诗|散文诗|新诗|小诗|外[一二三四五六]首'
/** 快板：…, …（诗） */
export const VERSE = new RegExp(
  `^(?:快板|快板诗|诗歌|诗|词|民歌|山歌|歌谣|顺口溜|对口词|三句半|儿歌|童谣|相声|活报剧|数来宝)(?: |:|$)|[(](?:${VERSE_KINDS}|快板诗?|诗歌|词|民歌|山歌|歌谣|顺口溜|对口词|三句半|童谣|旧体|[二两三四五六]首)[)]$`,
)

/** (上接第一版), (紧接A1版) */
export const CONTINUED = /^[([]?[上紧接]接(?:本报|今日)?第?[A-Z]?[\d一二三四五六七八九十]{1,3}版/

export const DATED =
  /^(?:昨日|昨天|前日|今日|日前|近日|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)/

/** 妻子：他想抄近路, 原因：管道老化; a headline has the name of one person there. */
export const WHO_AND_WHAT =
  /^\p{Script=Han}{0,4}(?:妻子|丈夫|母亲|父亲|家[长属人]|邻居|同[事学]|老师|教师|校[长方]|院方|警方|[民交]警|法官|律师|专家|学者|医生|官[员方]|[部门局站所处办会]|社区|物业|商[家户]|[店档摊业]主|老板|企业|公司|厂[家方]|业[者界]|乘客|司机|[市居村农]民|网友|读者|记者|当事人|目击者|受害人|现[状场]|原因|背景|影响|建议|提醒|对策|措施|困[境难]|问题|质疑|回应|说法|探[访因]|调查|追[踪问]|套路|手[法段]|案例|链接|解读|点评|[后结]果|[焦难]点|疑问|争议|未来|展望|启示):.{2,16}$/u

/** 为令遵事案查…, 呈为…事, 第一条 */
export const OFFICIAL = /^(?:呈?为.{1,14}事[:,案查奉照窃]|呈悉|照得|第一条 )/

/** 问：…, of an interview or a letter that is answered. */
export const ASKS = /^问 ?:/

/** So many pairs of characters that return are no chance. */
export const RETURN = 2
export const OFTEN = 4

/** Least share of a headline that its further dispatches hold. */
export const TOLD = 0.35

/** 给井下工人家属的一封信, 致全市市民, 告同胞书 */
export const LETTER = /(?:公开信|[封的]信|[告致].{1,16}书)$|^[致给]/
