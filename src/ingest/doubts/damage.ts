/** Text that was damaged on its way: read across the columns of a page, or decoded as what it is not. */

import type { Doubt } from '../../model.js'
import { type Line, partsOf } from '../page/lines.js'

/** Fewest neighbouring lines that a gap parts, and their least share among those looked at. */
const LEAST = 4
const SHARE = 0.6
/** Share of lines that end sentences above which they are paragraphs. */
const ENDED = 0.75
/** Lines that are looked at together. */
const WINDOW = 8
/** Two gaps of one page lie within so many columns. */
const BAND = 4
/** Shortest half of a line, in UTF-16 units. */
const HALF = 4

/** A blank between words of Chinese, outside of brackets. */
const GAP = /(?<=[\p{Script=Han},。、;:!?)\]》"]) +(?=[\p{Script=Han}([《"])/gu
const BRACKETED = /[([][^()[\]]{0,40}[)\]]/g
/**
 * What another encoding's bytes look like: U+FFFD, UTF-8 read as GBK or as Latin-1. Read as GBK, 是, 的 and the marks of
 * UTF-8 begin with 鏄, 鐨, 锛 and the like; two so rare characters close by stand in no Chinese text
 * (鏃, 閾 and 鈥 do: 箭鏃, 閾值, 鈥激光). Six signs of Latin-1 in a row are GBK or Big5 read as that.
 */
const MOJIBAKE =
  /\ufffd|[\u00a1-\u00ff]{6}|锟斤拷|[锛銆鐨鍦鏄鍙鍓].{0,24}[锛銆鐨鍦鏄鍙鍓]|[\u4e00-\u9fff]€[\u4e00-\u9fff]|(?:[ÃÂ][\u0080-\u00bf]){2}|(?:[åæçèéä][\u0080-\u00bf\u2018-\u203a]{1,2}){2}/

type PrintedText = { line: number; plain: string; columns: number[] }

/** Where a run begins whose lines hold pieces of two columns each. */
export function columnsAcross(lines: readonly Line[]): Doubt[] {
  const printed = lines.flatMap(textsOf)
  const doubts: Doubt[] = []
  for (let at = 0; at < printed.length; at++) {
    const own = printed[at]!
    const column = own.columns.find((own) => isAcross(printed.slice(at, at + WINDOW), own))
    if (column === undefined) continue
    const note = '此处像是两栏横着读成一行，文字交错，请按栏重新识别'
    doubts.push({ class: 'columns-across', line: own.line, text: own.plain, note })
    while (printed[at + 1] && printed.slice(at + 1, at + 4).some((next) => hasGap(next, column))) at++
  }
  return doubts
}

const hasGap = ({ columns }: PrintedText, column: number) =>
  columns.some((own) => Math.abs(own - column) <= BAND)

function isAcross(window: readonly PrintedText[], column: number): boolean {
  const parted = window.filter((text) => hasGap(text, column))
  // A column's line between those of two tells nothing: it ends before the gap.
  const long = window.filter(({ plain }) => plain.length > column + BAND)
  if (parted.length < LEAST || parted.length < long.length * SHARE) return false
  // Paragraphs that a site wraps have a blank where each line ended, and end their sentences.
  const ended = parted.filter(({ plain }) => /[。!?]["')]*$/.test(plain)).length
  if (ended >= parted.length * ENDED) return false
  const halves = parted.map(({ plain, columns }) => {
    const at = columns.find((own) => Math.abs(own - column) <= BAND)!
    return plain.slice(0, at)
  })
  // Verse ends its half-lines with marks; rows, and notes under a title of their own, have none before the gap.
  const open = halves.filter((half) => !/[,。、;:!?]$/.test(half)).length
  const prose = halves.filter((half) => /[,。;]/.test(half)).length
  return open >= parted.length * SHARE && prose >= parted.length / 2
}

/** The printed lines of a line, each with its gaps. */
function textsOf({ plain, pieces, kind }: Line): PrintedText[] {
  return partsOf(plain, pieces).map(({ line, own }) => {
    if (kind !== 'text' || own.length > 200 || !own.includes(' ')) return { line, plain: own, columns: [] }
    const bare = own.replace(BRACKETED, (bracket) => bracket.replaceAll(' ', '-'))
    const found = [...bare.matchAll(GAP)]
    const gaps = found.map(({ index }) => index)
    // Several blanks set columns apart, even ones too.
    if (areEven(gaps) && found.some(([blanks]) => blanks.length === 1))
      return { line, plain: own, columns: [] }
    return { line, plain: own, columns: gaps.filter((gap) => gap >= HALF && own.length - gap > HALF) }
  })
}

/** Blanks at even distances part the printed lines of a paragraph that was put together: three of them at least, give or take some signs. */
const EVEN_LEAST = 3
const UNEVEN = 3
function areEven(gaps: readonly number[]): boolean {
  if (gaps.length < EVEN_LEAST) return false
  const steps = gaps.slice(1).map((gap, i) => gap - gaps[i]!)
  return Math.max(...steps) - Math.min(...steps) <= UNEVEN
}

/** Too few characters to tell which encoding they are in. @param line the first that is not in UTF-8, from 1 */
export function encodingDoubt(text: string, line: number): Doubt {
  const printed = text.split('\n')[line - 1]?.trim() ?? ''
  const note = '字数太少，看不出是哪一种编码，暂按 GB18030 读；如不对，请另存为 UTF-8'
  return { class: 'damaged-text', line, text: printed.slice(0, 24), note }
}

/** Printed lines that another encoding was read into. */
export function damagedText(lines: readonly Line[]): Doubt[] {
  const note = '文字在转换编码时损坏，请从原件重新取得'
  return lines.flatMap(({ text, pieces }) =>
    partsOf(text, pieces).flatMap(({ line, own }): Doubt[] => {
      const found = MOJIBAKE.exec(own)
      return found
        ? [{ class: 'damaged-text', line, text: own.slice(found.index, found.index + 24), note }]
        : []
    }),
  )
}
