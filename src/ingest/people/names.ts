/**
 * Persons' names where a byline has them: cut from a run, or refused.
 *
 * Two to four characters of any plane, by separators where there are some; a run
 * without any is cut at surnames. Non-Han names joined by · are kept whole.
 */

import { hasSurname, isNameLength, isTellingSurname, plainOf, surnameLength } from '../../lexicon.js'
import { isPlace } from './place-names.js'

const HAN = /^[\p{Script=Han}\u3007]+$/u
const FOREIGN = /^[\p{Script=Han}]{1,8}(?:[·•‧・∙⋅﹒．.][\p{Script=Han}]{1,8}){1,4}$/u
const SEPARATOR = /[\s、,，;；/／]+|(?<=..)[和与與](?=..)/u
/** Words that stand where a name would, and are none. */
const NOT_NAMES =
  /^(?:佚名|无名氏|未署名|本报|本刊|本版|本市|本报讯|报道|记者|通讯员|综合|整理|摄影|报讯|[左右上下中前后][左右上下中]|[游乘旅顾]客|昨日|今日|前日|近日|文图|图文|手记|观察|走笔|述评|札记|见闻|调查|点评|短评|新闻|故事|世界|天地|启事|通知|声明|公告|更正|[简短快]讯|要闻|简报|社论|[评短]评|评论|消息|来信|编后|按语|命令|法规|公[牍文函]|[训指通]令|布告|[特专]载|附[录载]|目录|章程|条例|.{1,4}社)$/

/** An office before the names of its people: 外语学院 张三. */
const OFFICE =
  /.{2}(?:学院|大学|学校|[中小]学|中心|公司|宣传部|[党团]委|工会|委员会|医院|[支大中]队|法院|检察院|[安政育务利业康]局|协会|年级|[\d一二三四五六七八九十)]班|.[矿厂])$|^[文理工农医法商]学院$|^\d{2,4}级.{0,8}$/

/** The names of a run such as 张三 李四, 张 三、欧阳某某; undefined if it is no list of names. */
export function namesIn(text: string): string[] | undefined {
  const pieces = text
    .trim()
    .split(SEPARATOR)
    .filter((piece) => piece !== '')
  const names: string[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    const next = pieces[i + 1]
    if (isWideName(pieces, i)) {
      names.push(pieces.slice(i, i + 3).join(''))
      i += 2
      continue
    }
    if (next !== undefined && isOneName(piece, next, pieces[i + 2])) {
      names.push(piece + next)
      i++
      continue
    }
    if (next !== undefined && (OFFICE.test(plainOf(piece)) || isPlace(plainOf(piece)))) continue
    const cut = cutNames(piece)
    if (cut === undefined) return undefined
    names.push(...cut)
  }
  return names.length === 0 || names.some((name) => NOT_NAMES.test(plainOf(name))) ? undefined : names
}

/** Three single characters are one name set wide (张 小 三), unless the third is the surname of the next. */
function isWideName(pieces: readonly string[], from: number): boolean {
  if (surnameLength(pieces[from]!) !== 1) return false
  const end = pieces.slice(from, from + 4).findIndex((piece) => count(piece) > 1 || !HAN.test(piece))
  if (end !== 3) return from + 3 === pieces.length && end < 0
  const [third, fourth] = pieces.slice(from + 2)
  return !(surnameLength(third!) === 1 && count(fourth!) === 2)
}

/**
 * Whether a blank stands inside one name. A name of two characters is spaced out to the width of
 * three (张　三); a surname has a blank behind it (欧阳 修, 田 小禾) where it is no name by itself.
 */
function isOneName(piece: string, next: string, third: string | undefined): boolean {
  if (!HAN.test(piece + next)) return false
  const [first, second] = [count(piece), count(next)]
  if (first === 1 && second === 1) return true
  const isAlone = third === undefined || count(third) > 1
  if (first === 2 && second === 1 && surnameLength(piece) === 1) return isAlone
  if (surnameLength(piece) !== piece.length || second > 2) return false
  return first === 1 ? second === 2 : second === 1 || surnameLength(next) === 0
}

/** Characters that write names of Mongols, Tibetans, Uyghurs and Kazakhs; a run of five and more of them is one name. */
const SOUNDS =
  /^[阿艾巴白包别布才次达丹德多额尔恩尕嘎噶高格公古哈海合赫呼吉加嘉江杰金卡凯克库拉兰勒里力丽鲁洛玛买曼米姆木穆那娜乃尼努诺帕普其齐琪强切琴青曲热仁日萨赛桑沙山苏塔泰特提图土吐娃旺维乌吾希西夏雅亚央依伊宜易尤玉扎泽珠卓孜逊不都迪第丁东敦年]{5,9}$/

function cutNames(run: string): string[] | undefined {
  if (FOREIGN.test(run)) return [run]
  if (!HAN.test(run)) return undefined
  const signs = [...run]
  if (signs.length < 2 || signs.length > 9) return undefined
  if (signs.length < 4 || SOUNDS.test(plainOf(run))) return [run]
  if (surnameLength(run) > 1 && isNameLength(run)) return [run]
  const cut = cutAtSurnames(signs)
  if (cut || signs.length !== 4) return cut
  const halves = [signs.slice(0, 2).join(''), signs.slice(2).join('')]
  // 越办越少, 一老一小: what says the same twice is no two names.
  return halves.every(hasSurname) && signs[0] !== signs[2] ? halves : [run]
}

/** Names of one or two characters beyond the surname, each beginning with a surname. */
function cutAtSurnames(signs: string[]): string[] | undefined {
  if (signs.length === 0) return []
  const surname = surnameLength(signs.join(''))
  if (!isTellingSurname(plainOf(signs.slice(0, surname).join('')))) return undefined
  for (const length of [surname + 2, surname + 1]) {
    if (signs.length < length) continue
    const rest = cutAtSurnames(signs.slice(length))
    if (rest) return [signs.slice(0, length).join(''), ...rest]
  }
  return undefined
}

function count(text: string): number {
  return [...text].length
}
