/**
 * The place in a byline, which is never a reporter: 記者甲／台北報導, 本报记者甲广州报道.
 *
 * Behind a slash any word is a place or a manner of reporting (綜合, 即時). Without one it is
 * told by a table of places that papers report from, or by the length that is left of a name.
 */

import { hasSurname, isTellingName, isUsualName, plainOf, surnameLength } from '../../lexicon.js'

/** Provinces, cities and counties that bylines and wires name, simplified. */
const PLACES =
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 ' +
  '西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 石家庄 太原 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 汉口 长沙 广州 ' +
  '南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 呼和浩特 深圳 厦门 青岛 大连 宁波 苏州 无锡 珠海 东莞 佛山 ' +
  '香港 澳门 九龙 新界 台湾 台北 新北 基隆 桃园 新竹 苗栗 台中 彰化 南投 云林 嘉义 台南 高雄 屏东 宜兰 花莲 台东 澎湖 金门 马祖 ' +
  '东京 大阪 首尔 汉城 平壤 新加坡 马尼拉 曼谷 河内 仰光 新德里 莫斯科 伦敦 巴黎 柏林 罗马 日内瓦 维也纳 布鲁塞尔 开罗 华盛顿 ' +
  '纽约 洛杉矶 旧金山 多伦多 悉尼 堪培拉'

const PLACE = `(?:${PLACES.split(' ').join('|')})(?:[省市县]?)`
const WHOLE_PLACE = new RegExp(`^${PLACE}$`, 'u')
export const isPlace = (plain: string): boolean => WHOLE_PLACE.test(plain)
/** 发自广州, 发自某某县, 發自香港、成都 */
const SENT_FROM = /\s*发自\s*\p{Script=Han}{2,6}(?:[、,/\s]+\p{Script=Han}{2,6}){0,3}(?:报[道导])?$/u
/** How several report together: 記者甲、乙 連線報導. */
const TOGETHER = /\s+(?:连线|综合|联合|越洋|独家|现场)报[道导]$/
/** What a report is called at the end of its byline. */
const REPORT = '(?:报[道导]|专访|特稿|特写|连线|专电|外电|急电|电|讯)'
const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const DAY = `(?:(?:${NUMBER}月)?${NUMBER}日)?`

/** 甲／台北報導, 甲／綜合外電, 甲／即時新聞; 甲／攝影報導 tells a part and no place. */
const BEHIND_SLASH = new RegExp(
  `\\s*/\\s*(?!摄影|图|文)[\\p{Script=Han}\\d、－–—-]{0,12}?(?:${REPORT}|新闻|整理|综合)$`,
  'u',
)
/** 张三／亚凯迪亚: a writer and where that is from, and no word of a part. */
const NAME_AND_PLACE = /^\p{Script=Han}{2,4}(?=\s?\/\s?(?!.*[摄图文报编译撰写绘整综])(\p{Script=Han}{2,8})$)/u
/** 作者：张三/某某镇 */
const AUTHOR_AND_PLACE =
  /^作者[ :]*\p{Script=Han}{2,4}(?=\s?\/\s?(?:\p{Script=Han}{1,6}[省市县区镇乡村]|(\p{Script=Han}{2,4}))$)/u
/** 本报记者某某讯, 本报记者某某专访 */
const WIRE = /(?<=记者.*\p{Script=Han}{2})(?:[电讯]|专访|特稿|特写)$/u
/** 國際中心甲／綜合報導 */
const DESK = /^\p{Script=Han}{2}中心(?=\p{Script=Han})/u
/** 甲／台北、乙／高雄報導 */
const SLASHED_PLACE = new RegExp(`\\s*/\\s*${PLACE}(?=[、,;\\s])`, 'gu')
const BEFORE_REPORT = new RegExp(`(?<=\\p{Script=Han}\\s*)\\s*${PLACE}${DAY}(?=${REPORT}$)`, 'u')
/** Too short for a place, or with a word of what the reporter did. */
const NO_PLACE = /^.?$|[昨今明前日天年月午晚从在走进到来了的和为将已摄写编]/
const GLUED = new RegExp(`(?:记者|特派员)\\s?(\\p{Script=Han}{5,8})(?=${DAY}${REPORT}$)`, 'u')

/**
 * The byline without its place; the word that ends it is 报道 if it stood behind a slash.
 *
 * @param printed a byline and nothing else
 */
export function withoutPlace(printed: string): string {
  const plain = plainOf(printed)
  const sent = SENT_FROM.exec(plain)
  if (sent) return printed.slice(0, sent.index)
  const together = TOGETHER.exec(plain)
  if (together) return `${printed.slice(0, together.index)} 报道`
  const slashed = BEHIND_SLASH.exec(plain)
  if (slashed) return `${cutPlaces(printed.slice(0, slashed.index)).replace(DESK, '')} 报道`
  const [name = '', from = ''] = NAME_AND_PLACE.exec(plain) ?? []
  const isFrom = isPlace(from) || !hasSurname(from)
  if (isFrom && isUsualName(name)) return printed.slice(0, name.length)
  const [author = '', placed = ''] = AUTHOR_AND_PLACE.exec(plain) ?? []
  if (author !== '' && (placed === '' || isPlace(placed))) return printed.slice(0, author.length)
  const known = BEFORE_REPORT.exec(plain)
  if (known) return `${printed.slice(0, known.index)} 报道`
  const glued = GLUED.exec(plain)
  if (!glued) return printed.slice(0, plain.length - (WIRE.exec(plain)?.[0].length ?? 0))
  // Two characters at least are the place's: 欧阳某某 keeps four, 王某某 three.
  const run = glued[1]!
  const rest = run.slice(surnameLength(run) + 2)
  if (surnameLength(run) === 0 || isTellingName(rest) || NO_PLACE.test(rest)) return printed
  return `${printed.slice(0, glued.index + glued[0].length - rest.length)} 报道`
}

function cutPlaces(printed: string): string {
  let rest = printed
  for (const { 0: place, index } of [...plainOf(printed).matchAll(SLASHED_PLACE)].reverse())
    rest = rest.slice(0, index) + rest.slice(index + place.length)
  return rest
}
