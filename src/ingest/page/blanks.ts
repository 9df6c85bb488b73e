/**
 * Blanks that text recognition puts between characters which print has none between: all over a line,
 * or here and there inside words. Without them the line has its printed extent again.
 */

import { plainOf } from '../../lexicon.js'
import { checkTime } from '../formats/clock.js'
import { Pairs, pairKey } from './pairs.js'

/** Of a line what changes with its blanks. */
type Blanked = { text: string; plain: string; columns: number; signs: number; closed: boolean; kind: string }

/** Characters that recognition parts: Han and marks. */
const WIDE = '[\\p{Script=Han}\\p{P}]'
const JUNCTION = new RegExp(`(?<=${WIDE}) ?(?=${WIDE})`, 'gu')
const PARTED = new RegExp(`(?<=${WIDE}) (?=${WIDE}|\\d)|(?<=\\d) (?=${WIDE})`, 'gu')
/** A line, or a page, is parted all over if it has so many blanks at its junctions, and this share. */
const ALL_OVER_LEAST = 4
const ALL_OVER = 0.8
/** On a page that is parted all over a line with this share is, too, however short. */
const LIKE_PAGE = 0.5

/** How many junctions of its characters a text has, and how many with a blank. */
function junctionsOf(text: string): { all: number; parted: number } {
  const junctions = text.replaceAll('\u3000', ' ').match(JUNCTION) ?? []
  return { all: junctions.length, parted: junctions.filter((junction) => junction !== '').length }
}

/** Without the blanks at the junctions of characters; two blanks stay one. */
const closed = (text: string) => text.replaceAll('\u3000', ' ').replace(PARTED, '')

/** A blank between two Han characters, in plain text. */
const INSIDE = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu
/** A page has stray blanks if so many stand inside words that it prints whole elsewhere, and this share of its junctions. */
const STRAY_LEAST = 5
const STRAY = 0.005
/** Pairs of the words that news and bylines begin with. */
const OWN_WORDS = '本报 报讯 记者 通讯 讯员 新华 华社 日电'.split(' ').map((pair) => keyOf(pair, 1))

type Junctions = ReturnType<typeof junctionsOf>

const countJunctions = (lines: readonly { text: string }[]): Junctions[] =>
  lines.map(({ text }) => (/[ \u3000]/.test(text) ? junctionsOf(text) : { all: text.length, parted: 0 }))

function isPageParted(counts: readonly Junctions[]): boolean {
  const all = counts.reduce((sum, { all }) => sum + all, 0)
  const parted = counts.reduce((sum, { parted }) => sum + parted, 0)
  return parted > all * LIKE_PAGE
}

/** Whether recognition parted the characters of most lines of a page. */
export const isPartedAllOver = (lines: readonly { text: string }[]): boolean =>
  isPageParted(countJunctions(lines))

/** Takes out the blanks of lines that are parted all over, and those inside words of a page that has many such. */
export function closeBlanks(lines: readonly Blanked[]): void {
  const counts = countJunctions(lines)
  const isPage = isPageParted(counts)
  for (const [i, own] of counts.entries()) {
    const isOwn = own.parted >= ALL_OVER_LEAST && own.parted >= own.all * ALL_OVER
    const isLikePage = isPage && own.parted > 0 && own.parted >= own.all * LIKE_PAGE
    const isNumber = /^第(?: \S)+ [期号版]$/.test(lines[i]!.text)
    if (isOwn || isLikePage || isNumber) setText(lines[i]!, closed(lines[i]!.text))
  }
  closeStray(lines.filter(({ kind }) => kind === 'text'))
}

/** Takes the blanks out of words that the page prints whole elsewhere. */
function closeStray(lines: readonly Blanked[]): void {
  const inside = lines.map(({ plain }) =>
    plain.includes(' ') ? [...plain.matchAll(INSIDE)].map(({ index }) => index) : [],
  )
  if (inside.reduce((sum, own) => sum + own.length, 0) < STRAY_LEAST) return
  const partedAt = (plain: string, at: number) => pairKey(plain.charCodeAt(at - 1), plain.charCodeAt(at + 1))
  const asked = new Pairs(inside.reduce((sum, own) => sum + own.length, 0))
  for (const [i, { plain }] of lines.entries()) for (const at of inside[i]!) asked.add(partedAt(plain, at))
  const whole = new Set(OWN_WORDS)
  let junctions = 0
  for (const { plain } of lines) {
    checkTime()
    for (let at = 1, isBehindHan = isHan(plain, 0); at < plain.length; at++) {
      const isOwn = isHan(plain, at)
      if (isOwn && isBehindHan) {
        junctions++
        const key = keyOf(plain, at)
        if (asked.has(key)) whole.add(key)
      }
      isBehindHan = isOwn
    }
  }
  const strays = lines.map(({ plain }, i) => inside[i]!.filter((at) => whole.has(partedAt(plain, at))))
  const count = strays.reduce((sum, own) => sum + own.length, 0)
  if (count < STRAY_LEAST || count < junctions * STRAY) return
  for (const [i, own] of strays.entries()) {
    const line = lines[i]!
    let { text } = line
    for (const at of own.reverse()) text = text.slice(0, at) + text.slice(at + 1)
    setText(line, text)
  }
}

/** Gives the line a text with fewer blanks, and the extent that it has in print. */
function setText(line: Blanked, text: string): void {
  const fewer = line.text.length - text.length
  line.columns -= fewer
  line.signs -= fewer
  line.text = text
  line.closed = true
  line.plain = plainOf(text)
}

const isHan = (plain: string, at: number) => plain.charCodeAt(at) >= 0x4e00 && plain.charCodeAt(at) < 0xa000

function keyOf(plain: string, at: number): number {
  return pairKey(plain.charCodeAt(at - 1), plain.charCodeAt(at))
}
