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
import { withoutBlanks } from './paper-names.js'

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
const NUMBER = /第 ?[\d一二三四五六七八九十百千零〇]{1,9} ?[期号册]/
const PUBLISHER = /主管|主办|主编|编印|出版|每[份张]|零售|定价/
/** Read from right to left: 報 晨 東 嶺. */
const TURNED = /^[报報刊](?: \p{Script=Han}){2,5}$/u

type Part = 'day' | 'page' | 'number' | 'matter' | 'name' | undefined
/** A line of the head. `hasDay`: whether a day stands in it, perhaps without its year. */
type HeadLine = { line: Line; part: Part; hasDay: boolean }

function headLine(line: Line): HeadLine {
  const plain = withReadableDays(line.plain)
  const dates = findDates(plain)
  const isLunar = findLunarDates(plain).length > 0
  const isDay = isLunar || dates.some(({ year, day }) => year !== null && day !== null)
  const hasDay = isLunar || dates.some(({ day }) => day !== null)
  return { line, part: partOf(plain, isDay), hasDay }
}

function partOf(plain: string, isDay: boolean): Part {
  const isNothingElse = !/\p{L}/u.test(leftOf(plain))
  if (isDay && isNothingElse) return NUMBER.test(plain) || /版/.test(plain) ? 'number' : 'day'
  if (IN_FIGURES.test(plain) || IN_CHARACTERS.test(plain)) return 'page'
  if (NUMBER.test(plain) && plain.length <= 30) return 'number'
  if (isNothingElse && /版/.test(plain)) return 'page'
  if (isBare(plain) || (PUBLISHER.test(plain) && plain.length <= 40)) return 'matter'
  return NAME.test(plain) || TURNED.test(plain) ? 'name' : undefined
}

/**
 * What the lines of the head tell: they end where another line stands, or a second one that may be a name.
 *
 * @param lines of the page, from its top
 */
export function readHead(lines: readonly Line[]): { name: Told | undefined; page: Told | undefined } {
  const head: HeadLine[] = []
  let named = -1
  for (const [i, line] of lines.slice(0, HEAD).entries()) {
    const own = headLine(line)
    if (own.part === undefined || (own.part === 'name' && named >= 0)) break
    if (own.part === 'name') named = i
    head.push(own)
  }
  return { name: toldName(head, named), page: toldPage(head) }
}
/** What is told, and the line that tells it. */
type Told = { text: string; line: Line }

/** The page of the one line of the head that tells nothing else; undefined where no day stands in the head. */
function toldPage(head: readonly HeadLine[]): Told | undefined {
  const [own, another] = head.filter(({ part }) => part === 'page')
  if (!own || another || !head.some(({ hasDay }) => hasDay)) return undefined
  const { plain } = own.line
  const figures = IN_FIGURES.exec(plain)?.[1]
  const [, page, bracketed, circled] = (figures === undefined && IN_CHARACTERS.exec(plain)) || []
  const number =
    parseNumeral(page ?? bracketed ?? '') ?? (circled ? circled.charCodeAt(0) - CIRCLED : undefined)
  const found = figures ?? number
  return found === undefined ? undefined : { text: String(found), line: own.line }
}

/** The one line that is no matter of a head, among lines that are; undefined if it is not sure. */
function toldName(head: readonly HeadLine[], at: number): Told | undefined {
  const line = head[at]?.line
  if (!line) return undefined
  const isDated = head.some(({ part, hasDay }) => part === 'day' || (part === 'number' && hasDay))
  const isPaged = head.some(({ part }) => part === 'page' || part === 'number')
  // A headline or a section stands below all of the head.
  const isWithin = at < head.length - 1
  const bare = line.plain.replaceAll(' ', '')
  const printed = withoutBlanks(line.text)
  if (TURNED.test(line.plain)) return isDated ? { text: [...printed].reverse().join(''), line } : undefined
  if (!isDated || !isWithin || NOT_NAME.test(bare) || isNotice(bare) || reportsEvent(bare)) return undefined
  const saysPaper = SAYS_PAPER.test(bare)
  if (isSectionName(bare) && !saysPaper) return undefined
  const isOverDay = at === 0 && head.slice(1, 3).some(({ part }) => part === 'day' || part === 'number')
  return isPaged || (saysPaper && isOverDay) ? { text: printed, line } : undefined
}
