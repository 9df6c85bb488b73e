/** Printed lines that name who wrote or photographed: whole, beside a headline, or broken inside their bracket. */

import { hasSurname } from '../../lexicon.js'
import type { Line } from '../page/lines.js'
import { parseByline, saysPart } from '../people/bylines.js'
import { isOpener } from './openers.js'

/** Longest line that is read as a credit, in UTF-16 units. */
const CREDIT_LONGEST = 48

/** Whether the line is a credit and nothing else. */
export const isCredit = ({ text, plain }: Pick<Line, 'text' | 'plain'>) => {
  if (plain.length > CREDIT_LONGEST || /[。,]$/.test(plain)) return false
  const byline = parseByline(text)
  if (!byline || !saysPart(byline)) return false
  return byline.reporters.length + byline.correspondents.length + byline.photographers.length > 0
}

/** 本报记者张三　通讯员李四: who wrote, so plainly that a line of it may fill the measure. */
export const isCreditOfTwo = ({ text, plain }: Pick<Line, 'text' | 'plain'>) => {
  if (!CREDIT_OF_TWO.test(plain) || !isCredit({ text, plain })) return false
  const { reporters, correspondents } = parseByline(text)!
  return (
    reporters.length > 0 && correspondents.length > 0 && [...reporters, ...correspondents].every(hasSurname)
  )
}
const CREDIT_OF_TWO =
  /^[([]?(?:本[报刊台社网])?(?:见习|特约|实习|驻\S{1,3})*记者 ?\p{Script=Han}.*[ 、]通[讯信]员/u

/** 张三 摄 */
const SHOT = /\p{Script=Han} ?摄影?[)\]]?$|供图[)\]]?$|^摄影?[)\]]$/u
export const isShot = (line: Line | undefined) => line !== undefined && SHOT.test(line.plain)

/** 【本报记者 陈永 | 康】: a credit that breaks inside its bracket. */
const OPEN_CREDIT = /[([](?:[^()[\]]{0,6}(?:记者|通讯员|[讯电])[^()[\],。]{0,16}|[^()[\],。]{1,3})$/
const CLOSING_CREDIT = /^[^()[\],。;:]{1,10}[)\]]/

/** Whether a bracket that opens in the first line closes in the second, with the rest of a credit. */
export const isBrokenCredit = (first: string, second: string): boolean =>
  OPEN_CREDIT.test(first) && CLOSING_CREDIT.test(second)

/** A headline, blanks, and who reported: its first part is as long as headlines are, in UTF-16 units. */
const TITLE_AND_CREDIT =
  /^([^,。;:]{4,28}?) +(?=(?:本[报刊台社] ?|见习|实习|特约)?(?:记者|通讯员) ?\p{Script=Han})/u

/** Where a headline ends and the credit begins that stands on its line; undefined of other lines. */
export function titleAndCredit({
  text,
  plain,
}: Pick<Line, 'text' | 'plain'>): [end: number, start: number] | undefined {
  const found = TITLE_AND_CREDIT.exec(plain)
  if (!found || isOpener(plain) || isCredit({ text: found[1]!, plain: found[1]! })) return undefined
  const start = found[0].length
  const byline = parseByline(text.slice(start))
  return byline &&
    byline.reporters.length > 0 &&
    (/^(?:本|见|实|特)/.test(plain.slice(start)) || byline.reporters.every(hasSurname)) &&
    isCredit({ text: text.slice(start), plain: plain.slice(start) })
    ? [found[1]!.length, start]
    : undefined
}
