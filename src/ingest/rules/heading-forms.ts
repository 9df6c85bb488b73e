/** Forms of lines that are, or are not, headings: ends of notices, turns to a speaker, days of adoption, kin. */

import type { Block } from '../page/block.js'
import { meetings, type Page } from '../page/page.js'

/** Whether a line may be a headline by its end: it ends neither a sentence nor a clause. */
export const endsOpen = ({ plain, ends }: Pick<Block, 'plain' | 'ends'>): boolean =>
  !ends && !/[,、;:]$/.test(plain)

/** A line and those beside it; `isDeck`: as `isDeck()` of decks.ts tells. */
export type Around = {
  block: Block
  prev: Block | undefined
  next: Block | undefined
  page: Page
  isDeck: boolean
}

/** Most headings are no longer, in UTF-16 units. */
export const SHORT = 34

/** Whether a line may be a heading by its length and its end. */
export const isShort = (block: Block | undefined) =>
  block !== undefined && block.plain.length <= SHORT && endsOpen(block)

/** How often the meeting characters of two lines stand together elsewhere on the page. */
export const meets = (first: Block, second: Block | undefined, page: Page) =>
  second ? meetings(page, first.plain, second.plain) : 0

/** How often the line and the next meet elsewhere, where it may go on in it. */
export const runsOn = ({ block, next, page }: Around) =>
  !isShort(next) &&
  !block.ends &&
  page.loose !== 'none' &&
  !(page.indents && next && next.indent > block.indent)
    ? meets(block, next, page)
    : 0

/** 某某行启, 某某谨白: the end of a notice. */
export const SIGNS = /(?:启|(?<!^告)白|具|告|顿首)$/

/** 某某镇：, 某某在会上强调： */
export const OVER_COLON =
  /^(?:\p{Script=Han}{2,7}|[^,。;:!?]{4,24}(?:强调|指出|表示|要求|提出|呼吁|宣布|透露|认为|坦言|提醒|建议|致辞|答记者问|寄语)):$/u

/** (一九五五年二月十日国务院常务会议通过) */
export const ADOPTED =
  /^[(]?[^,。;]{0,20}(?:\d{4}|[一二三四五六七八九〇○零]{4})年\S{1,3}月\S{1,3}日[^。;]{2,40}(?:通过|公布|批准|发布|施行|修[订正])[)]?$/

/** 孝男 and 未亡人, and the names behind. */
export const KIN =
  /^(?:不?孝[男女子媳婿孙]|孝?(?:长|次|三)?(?:女婿|儿子|媳妇|孙男|孙女|外孙)|未亡人|棘人|孤?哀子|护丧(?:妻|夫)?)(?: +\p{Script=Han}{2,4})+(?: *(?:泣|敬|谨|同|叩)[启告叩白上])?$/u

/** Cells of the smallest table that a head tells of. */
const CELLS_LEAST = 4
/** 名次 队名 胜 平 负 over 1 某某 6 2 1: the head of a table, with as many words as the row below has words and figures. */
export function isOverRow(plain: string, below: string | undefined): boolean {
  const cells = plain.split(' ')
  if (cells.length < CELLS_LEAST || below === undefined || /\d|[,。;]/.test(plain)) return false
  const row = below.split(' ')
  return row.length === cells.length && row.filter((cell) => /^[\d.+-]+$/.test(cell)).length * 2 >= row.length
}

/** Marks that part clauses. */
export const commas = (plain: string) => plain.split(/[,;]/).length - 1

/** Quotation marks and brackets that are opened and not closed: the line goes on elsewhere. */
export function isUnbalanced(plain: string): boolean {
  let depth = 0
  let quotes = 0
  for (const sign of plain) {
    if ('([《'.includes(sign)) depth++
    else if (')]》'.includes(sign)) depth--
    // Text recognition may take either of two quotation marks for a single one.
    else if (sign === '"' || sign === "'") quotes++
  }
  return depth !== 0 || quotes % 2 === 1
}

export const ASKS_OR_EXCLAIMS = { test: (plain: string) => /[!?…]["')]*$/.test(plain.slice(-8)) }

/** 拾到钱包一 over 只，内有…: prose that its column's edge cut. */
export const isCutInNumber = (above: Block, below: Block | undefined) =>
  below !== undefined &&
  /[一二两三四五六七八九十百千万\d]$/.test(above.plain) &&
  /^[个只名份张本件条辆台元把位次枚支人户亩斤里天年岁]多?[,、]/.test(below.plain)

/** Blank lines part a printed line from the lines above, and it is shorter than half of them; others, from those below too. */
export const isApart = (block: Block, next: Block | undefined, page: Page) =>
  block.gap > 0 &&
  (page.isPrinted
    ? block.plain.length * 2 <= page.measure
    : next !== undefined && next.gap > 0 && !block.ends)
