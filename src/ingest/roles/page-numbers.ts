/** Numbers and names of pages (版次, 版名) as the lines of a masthead print them. */

import { findDates, parseNumeral } from '../../chinese.js'
import type { Line } from '../page/lines.js'
import { printedAs } from './paper-names.js'

/** A line that tells a page: `3` or `A02`, and its name (要闻) where it is printed beside. */
export type PageLine = { page: string; name?: string; line: number }

const PAGE =
  /(?:^|[\s([第|/-]|(?<=\d日))第?\s?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版(?=$|[\s:·|/()\]—-]|编辑|责编)/

const PAGE_CODE = /(?:^|[\s-])([A-DT]\d{1,2})(?=[\s:]|$)/
/** C3街坊: a page's code glued to its name. */
const GLUED_CODE = /^([A-DT]\d{1,2})(?=\p{Script=Han}{2,4}(?:$|\s.*\d{4}年))/u
/** 5, 12 财经·服务 */
const NUMBERED_PAGE = /^0?(\d{1,2})(?: ?\p{Script=Han}{2,4}(?:[·.、/-]\p{Script=Han}{2,4})?)?$/u

/** The number over the paper's name and day: alone, or beside the page's name. */
export const numberAlone = (plain: string): string | undefined => NUMBERED_PAGE.exec(plain)?.[1]

/** The code that is glued to the page's name. */
export const gluedCode = (plain: string): string | undefined => GLUED_CODE.exec(plain)?.[1]

/** What is left of a page line beside the paper's name: 第3版 综合新闻. */
export function pageNameIn(rest: string, paper: string | undefined, line: Line): Pick<PageLine, 'name'> {
  const left = rest.replace(paper ?? '', '').replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, '')
  return /^\p{Script=Han}[\p{Script=Han}·、]{1,7}$/u.test(left) ? { name: printedAs(left, line) } : {}
}

/** A line sends the reader to another page: 下转第3版. */
const TURNS = /(?:[转接见])\s?第?\s?[A-D]?[\d一二三四五六七八九十]{1,3}\s?版/

/** 第3版; A05 where the line is a masthead anyway or is nothing else. */
export function pageIn(plain: string, isMasthead: boolean): string | undefined {
  if (TURNS.test(plain)) return undefined
  const printed = PAGE.exec(plain)?.[1]
  if (printed) return pageText(printed)
  const sheet = isMasthead ? /第([一二三四五六七八九十]{1,3})页/.exec(plain)?.[1] : undefined
  if (sheet) return pageText(sheet)
  return isMasthead || plain.length <= 10 ? PAGE_CODE.exec(plain)?.[1] : undefined
}

/** 首页 > 某某晚报 > 2012年6月15日 > A08版：民生新闻 > 正文: the page among the steps of a site. */
export function pageInSteps(plain: string): string | undefined {
  const steps = plain.split(/ ?[>›»] ?/)
  return steps.length > 2
    ? steps.map((step) => /^第?([A-D]?\d{1,3})版(?=:|$)/.exec(step)?.[1]).find((page) => page !== undefined)
    : undefined
}

/** 4 2003年7月2日 星期三, 6 社会·法制 2003年7月2日: a page's number, perhaps its name, and the day. */
const BEFORE_DAY =
  /^(\d{1,2}) +(?:(?=\d{4}年.*日.*星期)|\p{Script=Han}{2,4}(?:[.·、/-]\p{Script=Han}{2,4})? +(?=\d{4}年))/u
/** 某某工人 1984年3月25日 3, 某某日日（三） 1934年10月7日: the number at the end, or in brackets behind the name. */
const BESIDE_DAY =
  /(?:日|[期号]|\d\.\d{1,2}) +(\d{1,2})$|^\p{Script=Han}{2,8}\(([一二三四五六七八九十]{1,2})\)(?=\s)/u

/** 某某晚报 5, 3 社会新闻 某某晚报: the only figure beside the paper's name, or a number before the day and its weekday. */
export function bareNumber(plain: string, name: string | undefined): string | undefined {
  const before = BEFORE_DAY.exec(plain)?.[1]
  if (before) return before
  const isDated = findDates(plain).some(({ year, day }) => year !== null && day !== null)
  const [, beside, bracketed] = (isDated && BESIDE_DAY.exec(plain)) || []
  if (beside ?? bracketed) return pageText((beside ?? bracketed)!)
  let rest = plain
  for (const { at, length } of findDates(plain).reverse())
    rest = `${rest.slice(0, at)} ${rest.slice(at + length)}`
  const figures = rest.match(/\d+/g)
  const isAlone = figures?.length === 1 && /(?:^|\s)\d{1,2}(?=\s|$)/.test(rest)
  return name !== undefined && isAlone ? figures[0]!.replace(/^0+(?=\d)/, '') : undefined
}

/** `3` for 三; letters and digits as printed: A02. */
const pageText = (printed: string): string =>
  /^[\dA-D]/.test(printed) ? printed : String(parseNumeral(printed) ?? printed)
