/**
 * What lines of their own tell among the lines of the page's head: a paper's name that does not say so (某某大众 over or under
 * the day, with the page or the number of the issue beside them), and the number of the page.
 */

import { findDates, parseNumeral } from '../../chinese.js'
import { findLunarDates } from '../../lunar.js'
import type { Line } from '../page/lines.js'
import { isSectionName } from '../rules/columns.js'
import { isNotice, reportsEvent } from '../rules/headlines.js'
import { isBare, leftOf, withReadableDays } from './head-words.js'

/** Before ① in Unicode. */
const CIRCLED = 0x245f
/** Lines of a head, at most. */
const HEAD = 8
/** The name in one line, its characters perhaps set wide. */
const NAME = /^\p{Script=Han}(?: ?\p{Script=Han}){2,7}$/u
/** Names of such papers end so; without a page or a number beside the day no other name is sure. */
const SAYS_PAPER = /(?:[报報刊讯訊声聲]|大众|群众|工人|农民|战士|文摘|文萃|战线|通讯|导报|之友)$/
const NOT_NAME = /(?:新闻|要闻|专[刊版辑]|副刊|特[刊辑]|版)$|记者|编辑|责编|^本|[年月]/
const NUMERAL = '[一二三四五六七八九十]{1,3}'
/** 3, A09, 第3版, 04 副刊 */
const IN_FIGURES =
  /^[^\p{L}\p{N}]{0,2}(?:第 ?)?([A-Z]?\d{1,3})(?: ?[版页])?[^\p{L}\p{N}]{0,2}(?:(?<=[^\d])\p{Script=Han}{2,4}(?:[.·、]\p{Script=Han}{2,4})?)?$/u
/** 第三版, ·第二版·, 三版 文艺, 第五页, （三）, ③ */
const IN_CHARACTERS = new RegExp(
  `^[^\\p{L}\\p{N}]{0,2}(?:第 ?)?(${NUMERAL}) ?[版页][^\\p{L}\\p{N}]{0,2}(?:\\p{Script=Han}{2,4})?$|^\\((${NUMERAL})\\)$|^([①-⑳])$`,
  'u',
)
const NUMBER = /第 ?[\d一二三四五六七八九十百千零〇]{1,9} ?[期号]/
const PUBLISHER = /主管|主办|主编|编印|出版|每[份张]|零售|定价/
/** Read from right to left: 報 晨 東 嶺. */
const TURNED = /^[报報刊](?: \p{Script=Han}){2,5}$/u

type Part = 'day' | 'page' | 'number' | 'matter' | 'name' | undefined

function partOf(printed: string): Part {
  const plain = withReadableDays(printed)
  const isDay =
    findDates(plain).some(({ year, day }) => year !== null && day !== null) ||
    findLunarDates(plain).length > 0
  const isNothingElse = !/\p{L}/u.test(leftOf(plain))
  if (isDay && isNothingElse) return NUMBER.test(plain) || /版/.test(plain) ? 'number' : 'day'
  if (IN_FIGURES.test(plain) || IN_CHARACTERS.test(plain)) return 'page'
  if (NUMBER.test(plain) && plain.length <= 30) return 'number'
  if (isNothingElse && /版/.test(plain)) return 'page'
  if (isNothingElse || isBare(plain) || (PUBLISHER.test(plain) && plain.length <= 40)) return 'matter'
  return NAME.test(plain) || TURNED.test(plain) ? 'name' : undefined
}

/** The lines of the head, each with what it tells: they end where another line stands, or a second one that may be a name. */
function headOf(lines: readonly Line[]): { parts: Part[]; named: number } {
  const parts: Part[] = []
  let named = -1
  for (const [i, { plain }] of lines.slice(0, HEAD).entries()) {
    const part = partOf(plain)
    if (part === undefined || (part === 'name' && named >= 0)) break
    if (part === 'name') named = i
    parts.push(part)
  }
  return { parts, named }
}

/** The page of the one line of the head that tells nothing else; undefined where no day stands in the head. */
export function pageAmongHead(lines: readonly Line[]): { page: string; line: Line } | undefined {
  const { parts } = headOf(lines)
  const at = parts.indexOf('page')
  if (at < 0 || parts.lastIndexOf('page') > at || !parts.some((_, i) => isDayOf(lines[i]!))) return undefined
  const { plain } = lines[at]!
  const figures = IN_FIGURES.exec(plain)?.[1]
  const [, page, bracketed, circled] = (figures === undefined && IN_CHARACTERS.exec(plain)) || []
  const number =
    parseNumeral(page ?? bracketed ?? '') ?? (circled ? circled.charCodeAt(0) - CIRCLED : undefined)
  const found = figures ?? number
  return found === undefined ? undefined : { page: String(found), line: lines[at]! }
}

/**
 * The one line at the top that is no matter of a head, among lines that are; undefined if it is not sure.
 *
 * @param lines of the page, from its top
 */
export function nameAmongHead(lines: readonly Line[]): { name: string; line: Line } | undefined {
  const { parts, named: at } = headOf(lines)
  const line = lines[at]
  if (!line) return undefined
  const isDated = parts.some((part, i) => part === 'day' || (part === 'number' && isDayOf(lines[i]!)))
  const isPaged = parts.some((part) => part === 'page' || part === 'number')
  // A headline or a section stands below all of the head.
  const isWithin = at < parts.length - 1
  const bare = line.plain.replaceAll(' ', '')
  if (TURNED.test(line.plain))
    return isDated ? { name: [...lettersOf(line.text)].reverse().join(''), line } : undefined
  if (!isDated || !isWithin || NOT_NAME.test(bare) || isNotice(bare) || reportsEvent(bare)) return undefined
  const saysPaper = SAYS_PAPER.test(bare)
  if (isSectionName(bare) && !saysPaper) return undefined
  const isOverDay = at === 0 && parts.slice(1, 3).some((part) => part === 'day' || part === 'number')
  return isPaged || (saysPaper && isOverDay) ? { name: lettersOf(line.text), line } : undefined
}

const isDayOf = ({ plain }: Line) => {
  const readable = withReadableDays(plain)
  return findDates(readable).some(({ day }) => day !== null) || findLunarDates(readable).length > 0
}

const lettersOf = (text: string) => text.replace(/[\s\u3000]+/g, '')
