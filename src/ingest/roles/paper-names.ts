/**
 * Names of newspapers as a masthead, a file's name or a site prints them: 某县报, 某某晚报, 某某新闻.
 */

import { plainOf } from '../../lexicon.js'
import type { Line } from '../page/lines.js'

/** What the name of a paper ends with. */
const PAPER =
  '(?:日报|晚报|晚刊|早刊|晨刊|早报|晨报|午报|时报|商报|周报|快报|导报|新报|公报|画报|画刊|都市报|青年报|农民报|工人报|电讯报|民报|县报|市报|校报|融媒|报|新闻|通讯|周刊|旬刊|月刊|信报|周末|简报)'
const NAME_LINE = new RegExp(`^[\\p{Script=Han} ]{1,12}?${PAPER}$`, 'u')
/** The name of a file or a folder may be longer, and have a dot inside. */
const NAME_OF_FILE = new RegExp(`^[\\p{Script=Han}·]{1,16}${PAPER}$`, 'u')

/** Words that end like the name of a paper and are none. */
const NOT_NAME = new RegExp(
  [
    '记者',
    '编辑',
    // Kinds of papers, of walls and of schools.
    '^(?:[日晚电墙壁板校县市党团喜战年]报)$',
    // Sections.
    '^(?:图片|国内|国际|社会|本埠|地方|要|综合|都市|城市|民生|时政|经济|财经|文体|体育|娱乐|法治|农村|教育|今日|热点|县区|市县|区县|部门|乡镇|两岸|全球|环球|世界|华人|中国|台湾|香港|澳门|新加坡|马来西亚|大马)新闻$',
    '^本报$',
    '^(?:本|上|下|双休|[这每]个|快乐|欢乐|假日|都市|生活|文化)?周末$',
    '^(?:数字|电子|手机)报$',
    // Other words with 报 and 讯.
    '海报',
    '(?<!文)汇报',
    '举报',
    '播报',
    '预报',
    '快报$',
    '通报',
    '捷报频',
    '^.{0,3}简报$',
    '机关报$',
    '据',
    '(?<![通电])讯',
  ].join('|'),
)

/** 某某日报数字报: the site's name for the paper. */
const DIGITAL = /([报報刊])(?:多媒体)?(?:数字|電子|电子)(?:[报報]刊?|版)$/

/** The paper's name where a site names its digital edition. */
export const withoutDigital = (name: string): string => name.replace(DIGITAL, '$1')

/** The paper's name in a line: at the top any name, elsewhere only the name already known. */
export function nameIn(
  rest: string,
  isTop: boolean,
  known: string | undefined,
  line: string,
): string | undefined {
  const whole = rest.replace(/\s+/g, '')
  // Blanks may stand between the characters of a name; words side by side are not one name.
  // Text recognition takes a wide blank for a quotation mark.
  const parts = rest
    .split(/[\s"/|>›»[\]]+/)
    .map((part) =>
      withoutDigital(part.replace(/^(?:香港|澳门|台湾|台北|北京|上海|天津)?《([^《》]+)》$/, '$1')),
    )
  const pieces = parts.every((part) => part.length <= 2) ? [...parts, whole] : parts
  if (known !== undefined) return pieces.find((piece) => piece === known)
  return isTop ? pieces.find((piece) => isPaperName(piece, line)) : undefined
}

/** @param line where the name stands: a name of two characters needs a day or a number beside it */
export function isPaperName(name: string, line: string): boolean {
  const isDated = /星期|礼拜|月.{1,3}日|第.{1,9}[号期张册]/.test(line)
  // 申江汇报 beside a number is a paper; a report of somebody's is called so too.
  const mayBe = !NOT_NAME.test(name) || (isDated && /^\p{Script=Han}{2}汇报$/u.test(name))
  return name.length >= (isDated ? 2 : 3) && NAME_LINE.test(name) && mayBe
}

export const isNameOfFile = (name: string): boolean => NAME_OF_FILE.test(name)

/** A short name alone on its line: 晨报. */
export const isShortName = (plain: string): boolean =>
  /^\p{Script=Han}{1,4}[报刊]$/u.test(plain) && !NOT_NAME.test(plain)

/** 《某某》 第4期 */
export const TITLED = /^《(\p{Script=Han}{2,8})》 *第.{1,5}[期号]/u

/** The name in 《》 beside the number of the issue; else the whole line. */
export const titleIn = ({ text, plain }: Line): string =>
  TITLED.test(plain) ? text.slice(1, plain.indexOf('》')) : text

export const withoutBlanks = (text: string) => text.replace(/[\s\u3000]+/g, '')

/** The name in the script and with the characters of the line. */
export function printedAs(whole: string, { text }: Line): string {
  const name = whole.replace(/^[〇○]+|(?:[三五]日|间日|半月)刊$/g, '')
  const printed = withoutBlanks(text)
  const at = plainOf(printed).indexOf(name)
  return at < 0 ? name : printed.slice(at, at + name.length)
}
