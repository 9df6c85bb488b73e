/**
 * What the lines of one issue tell together: whether its heading marks can be
 * trusted, which sign ends its sentences, whether paragraphs are indented.
 */

import { lengthOf } from '../page/block.js'
import type { Line } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { Pairs, pairKey } from '../page/pairs.js'
import { isNoise } from '../rules/furniture.js'
import { isOpener } from '../rules/openers.js'
import { COMMA_END, endsSentence } from '../rules/sentences.js'
import { headSignsOf } from './head-signs.js'
import type { SiteLines } from './web.js'

/** A line of at least this many UTF-16 units is prose, whatever marks it. */
const SURE_PROSE = 60

/** @param site the lines of the site that the page was saved from */
export function readPage(lines: readonly Line[], site: SiteLines = new Map()): Page {
  const prose = lines.filter((line) => line.plain.length >= SURE_PROSE)
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  const marked = lines.filter((line) => line.mark > 0)
  const isProse = ({ plain }: Line) =>
    plain.length >= SURE_PROSE || (plain.length >= LONG && endsSentence(plain))
  const indented = prose.filter((line) => line.indent >= 2)
  const opened = lines.filter((line) => isOpener(line.plain))
  const isPrint = isPrinted(lines)
  const onProse = share(marked.filter(isProse).length, marked.length)
  const marksTell = marked.length > 1 && onProse < 0.2 && marked.length * 4 < lines.length * 3
  return {
    marksTell,
    marksLie: marked.length > 1 && !marksTell,
    loose: looseness(lines),
    indents: share(indented.length, prose.length) > 0.3,
    allIndented: areAllIndented(lines),
    pairs: countPairs(lines),
    openers: opened.length >= 2,
    bracketed: opened.length >= 2 && opened.every(({ plain }) => OWN_IN_BRACKETS.test(plain)),
    gapsPart: doGapsPart(lines),
    gapsTell: doGapsTell(lines),
    isPrinted: isPrint,
    isNoisy: isNoisy(lines),
    measure: isPrint ? measureOf(lines) : 0,
    headLength: headLengthOf(lines),
    headsBreak: doHeadsBreak(lines),
    headSigns: site.size > 0 ? new Map() : headSignsOf(lines),
    isSaved: site.size > 0,
    signsBelow: doWritersStandBelow(lines),
    isAccount: [...site.values()].includes('account'),
    titled: [...site.values()].includes('title'),
  }
}

/** [本报讯], [特讯], [本报消息], and no wire from elsewhere. */
const OWN_IN_BRACKETS = /^\[[^[\]]{0,6}(?:[报特专]讯|消息)\]/
/** A line of at least this many UTF-16 units is hardly a heading. */
const LONG = 25
/** A brief of one sentence may be as short as this. */
const BRIEF = 15
const LOOSE_LEAST = 3
/** A text with fewer marks than one in so many UTF-16 units has none that part sentences. */
const UNITS_A_MARK = 40
/** In a shorter text that says nothing, in UTF-16 units. */
const BARE_LEAST = 80

const isHan = (unit: number) => unit >= 0x4e00 && unit < 0xa000

function looseness(all: readonly Line[]): Page['loose'] {
  const long = all.filter(({ plain }) => plain.length >= LONG)
  const lines = long.length >= LOOSE_LEAST ? long : all.filter(({ plain }) => plain.length >= BRIEF)
  let [stops, commas, circles, units] = [0, 0, 0, 0]
  for (const { plain } of lines) {
    for (let at = 0; at < plain.length; at++) {
      if (isHan(plain.charCodeAt(at))) continue
      const sign = plain.charAt(at)
      if (sign === ',' || sign === '、') commas++
      else if (sign === '○') circles += at > 0 && plain.charAt(at - 1) !== '○' ? 1 : 0
      else if ('。!?'.includes(sign)) stops++
      else if (sign === '.') stops += /\d/.test(plain.charAt(at + 1)) ? 0 : 1
    }
    units += plain.length
  }
  const isBare = stops === 0 && units >= BARE_LEAST && (commas + 1) * UNITS_A_MARK < units
  if (lines.length < LOOSE_LEAST) return isBare ? 'none' : undefined
  if (stops * 4 < circles && circles > lines.length * 2) return 'circle'
  if (long.length >= LOOSE_LEAST ? stops + commas < lines.length : isBare) return 'none'
  const atComma = lines.filter(({ plain }) => COMMA_END.test(plain)).length
  return stops * 4 < commas && atComma * 3 > lines.length ? 'comma' : undefined
}

/** Of so many paragraphs or more, this share at least is indented. */
const PARAGRAPHS_LEAST = 3
const ALL = 0.85

function areAllIndented(lines: readonly Line[]): boolean {
  const paragraphs = lines.filter(({ plain }) => plain.length >= BRIEF && endsSentence(plain))
  const indented = paragraphs.filter(({ indent }) => indent >= 2)
  return paragraphs.length >= PARAGRAPHS_LEAST && indented.length >= paragraphs.length * ALL
}

/** A headline has at most this many lines, each shorter than LONG or so. */
const HEADLINE_LINES = 3

/** Every story that begins with 本报讯 has a blank line over its headline, and prose stands close under prose. */
function doGapsPart(lines: readonly Line[]): boolean {
  let parted = 0
  for (const [i, { plain, gap }] of lines.entries()) {
    if (!isOpener(plain)) continue
    if (gap > 0) return false
    let top = i
    while (
      top > 0 &&
      i - top < HEADLINE_LINES &&
      lines[top]!.gap === 0 &&
      lines[top - 1]!.plain.length < LONG
    )
      top--
    if (top === i) return false
    if (lines[top]!.gap > 0) parted++
    else if (top > HEADLINE_LINES) return false
  }
  return parted >= 2
}

/** Of the paragraphs under another this share at most has a blank line over it; and there are so many pairs at least. */
const PARTED = 0.05
const PAIRS_LEAST = 3

function doGapsTell(lines: readonly Line[]): boolean {
  const isProse = (line: Line | undefined) => line !== undefined && line.plain.length >= LONG
  const pairs = lines.filter((line, i) => isProse(line) && isProse(lines[i - 1]))
  const parted = pairs.filter(({ gap }) => gap > 0).length
  const isParted = lines.slice(1).some(({ gap }) => gap > 0)
  return isParted && pairs.length >= PAIRS_LEAST && parted <= pairs.length * PARTED
}

/** A page of noise has so many lines of it, and at least this share. */
const NOISE_LEAST = 5
const NOISE_SHARE = 0.15

function isNoisy(lines: readonly Line[]): boolean {
  const noise = lines.filter(isNoise).length
  return noise >= NOISE_LEAST && noise >= lines.length * NOISE_SHARE
}

const isHeadLine = ({ plain, pieces }: Line): boolean =>
  pieces.length === 1 && plain.length < LONG && !/[,。;:]|记者|通讯员/.test(plain) && !endsSentence(plain)

const isSet = (line: Line | undefined): boolean => line !== undefined && line.pieces.length > 1

/** The longest headline but one that stands on one line over lines that were put together. */
function headLengthOf(lines: readonly Line[]): number {
  const heads = lines.filter((line, i) => isHeadLine(line) && isSet(lines[i + 1]))
  return heads.map(({ plain }) => plain.length).sort((a, b) => b - a)[1] ?? 0
}

/** Pairs of lines over text that tell whether the page breaks its headlines, and the share of them that are as long as each other. */
const BROKEN_LEAST = 3
const BROKEN = 0.75
/** Shortest half of a headline, and by how much the halves differ, in UTF-16 units. */
const HALF_LEAST = 4
const HALVES_ALIKE = 2

/** Wherever two lines stand over text, they are halves. */
function doHeadsBreak(lines: readonly Line[]): boolean {
  const pairs = lines.flatMap((first, i) => {
    const second = lines[i + 1]
    const isPair =
      isHeadLine(first) &&
      second?.gap === 0 &&
      isHeadLine(second) &&
      isSet(lines[i + 2]) &&
      (i === 0 || first.gap > 0 || isSet(lines[i - 1]))
    return isPair ? [[first.plain.length, second.plain.length] as const] : []
  })
  const halves = pairs.filter(([a, b]) => Math.min(a, b) >= HALF_LEAST && Math.abs(a - b) <= HALVES_ALIKE)
  return pairs.length >= BROKEN_LEAST && halves.length >= pairs.length * BROKEN
}

/** So many headlines have a line of at most four characters below that stands over a text. */
const WRITERS_LEAST = 3
const HEAD_LONGEST = 16
const WRITER = /^[[(□■]?\p{Script=Han}(?: ?\p{Script=Han}){0,3}[)\]]?$/u

/** Between short lines that all differ, and long ones, stand still shorter lines: pen names and no headlines. */
function doWritersStandBelow(lines: readonly Line[]): boolean {
  const heads: string[] = []
  let headSigns = 0
  let writerSigns = 0
  for (const [i, { plain }] of lines.entries()) {
    const [below, text] = [lines[i + 1], lines[i + 2]]
    if (!below || !text || text.plain.length < LONG || !WRITER.test(below.plain)) continue
    if (plain.length > HEAD_LONGEST || /[,。;:]/.test(plain) || endsSentence(plain)) continue
    heads.push(plain)
    headSigns += plain.length
    writerSigns += below.plain.replace(/[^\p{L}]/gu, '').length
  }
  return heads.length >= WRITERS_LEAST && new Set(heads).size === heads.length && headSigns > writerSigns
}

const isPrinted = (lines: readonly Line[]): boolean => {
  let [put, all] = [0, 0]
  for (const { pieces } of lines) {
    all += pieces.length
    if (pieces.length > 1) put += pieces.length
  }
  return put * 2 > all
}

/** Of the lines that go on in another this share is no longer than the measure: recognition makes some longer. */
const USUAL = 0.7

function measureOf(lines: readonly Line[]): number {
  const lengths = lines.flatMap(({ pieces }) => pieces.slice(1).map(({ at }, i) => at - pieces[i]!.at))
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length * USUAL)] ?? 0
}

function countPairs(lines: readonly Line[]): Pairs {
  const pairs = new Pairs(lengthOf(lines))
  for (const { plain } of lines)
    for (let i = 1; i < plain.length; i++) pairs.add(pairKey(plain.charCodeAt(i - 1), plain.charCodeAt(i)))
  return pairs
}
