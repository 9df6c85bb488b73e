/**
 * Lines of a page whose places and sizes are known: read in the order of their columns, put
 * together to paragraphs and headlines, and told what their type and label say of them.
 *
 * Lines count from 1 in the order in which they are read, over all pages of the file.
 */

import type { LaidBlock, LaidLine, LaidPage } from '../formats/layout.js'
import type { LineKind } from '../formats/markup.js'
import { closeBlanks } from '../page/blanks.js'
import { type Line, LONGEST_PIECE, lineFrom } from '../page/lines.js'
import { isLarge, LAID_LINE, type LaidMeeting } from '../rules/laid.js'
import { type Column, columnsOf } from './columns.js'
import type { PlacedLine } from './merged.js'
import { decided, unwrap } from './unwrap.js'

/** A printed line on its page. Lengths in units of the body's type. */
type Printed = { line: Line; column: number; width: number; misses: number; setIn: number; room: number }

/** Where a printed line stands: its page, from 0, and its place there. */
export type LinePlace = { page: number; line: LaidLine }

/** `places` are those of the printed lines, from line 1. */
export type LaidLines = { lines: Line[]; places: LinePlace[] }

/** The lines of the pages, those that are one together. */
export function layLines(pages: readonly LaidPage[]): LaidLines {
  const body = bodySize(pages)
  const places: LinePlace[] = []
  return { lines: lay(pages, body, places), places }
}

/** The lines of one part of an article that the file itself tells; of none, the lines of no article. */
export type GivenPart = { of: LaidBlock['of']; lines: Line[] }

/** The same of pages whose articles are given: part after part, no line of two. */
export function layGiven(pages: readonly LaidPage[]): { parts: GivenPart[]; places: LinePlace[] } {
  const body = bodySize(pages)
  const groups = new Map<string, { of: LaidBlock['of']; pages: LaidPage[] }>()
  for (const [at, page] of pages.entries()) {
    for (const block of page.blocks) {
      const { of } = block
      const key = of ? `${of.article} ${of.part}` : ''
      const group = groups.get(key) ?? {
        of,
        pages: pages.map((own) => ({ ...own, isOrdered: true, blocks: [] })),
      }
      groups.set(key, group)
      group.pages[at]!.blocks.push(block)
    }
  }
  const places: LinePlace[] = []
  const articleOf = ({ of }: { of: LaidBlock['of'] }) => of?.article ?? Number.POSITIVE_INFINITY
  const sorted = [...groups.values()].sort((a, b) =>
    articleOf(a) === articleOf(b) ? 0 : articleOf(a) - articleOf(b),
  )
  return { parts: sorted.map(({ of, pages }) => ({ of, lines: lay(pages, body, places) })), places }
}

/** @param places gets the place of each printed line */
function lay(pages: readonly LaidPage[], body: number | undefined, places: LinePlace[]): Line[] {
  const printed: Printed[] = []
  for (const [at, page] of pages.entries()) {
    for (const column of columnsOf(page, body)) {
      for (const own of printedIn(column, page.aspect, body, places.length)) printed.push(own)
      for (const line of column.lines)
        places.push({ page: at, line: page.isUnsized ? { ...line, box: undefined } : line })
    }
  }
  const lines = printed.map(({ line }) => line)
  closeBlanks(lines)
  return body === undefined ? unwrap(lines) : joined(printed)
}

/** Of a size that half of the text does not reach; undefined if no line has one. */
function bodySize(pages: readonly LaidPage[]): number | undefined {
  const sizes = pages
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ lines }) => lines)
    .flatMap(({ typeSize, text }) => (typeSize ? [{ typeSize, signs: text.length }] : []))
    .sort((a, b) => a.typeSize - b.typeSize)
  let rest = sizes.reduce((sum, { signs }) => sum + signs, 0) / 2
  return sizes.find(({ signs }) => {
    rest -= signs
    return rest <= 0
  })?.typeSize
}

/** A line further left than this from most others is no edge, in units of the body's type. */
const STRAY = 2.5
/** A usual line ends a column at this share of all its lines' ends. */
const EDGE = 0.75

const atShare = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!

function* printedIn(
  { lines }: Column,
  aspect: number,
  body: number | undefined,
  before: number,
): Generator<Printed> {
  const unit = body === undefined ? 1 : body / aspect
  const own = lines.filter((line) => line.box && !isLargeType(line, body))
  const lefts = own.map(({ box }) => box!.left)
  const least = lefts.length > 0 ? atShare(lefts, 1 - EDGE) - STRAY * unit : 0
  const left = lefts.filter((at) => at >= least).reduce((a, b) => Math.min(a, b), 1)
  const right =
    own.length > 0
      ? atShare(
          own.map(({ box }) => box!.right),
          EDGE,
        )
      : 1
  const spaces = lines.slice(1).map((line, i) => spaceBetween(lines[i]!, line))
  const usual = spaces.length > 0 ? Math.max(0, atShare(spaces, 0.5)) : 0
  for (const [i, { text, box, typeSize, block }] of lines.entries()) {
    const room = i === 0 || body === undefined ? 0 : (spaces[i - 1]! - usual) / body
    const setIn = box ? Math.max(0, (box.left - left) / unit) : 0
    const line = lineFrom(text, before + 1 + i, kindOf(block))
    line.gap = Math.max(0, Math.min(MOST_BLANK, Math.round(room / BLANK_LINE)))
    line.label = block.label
    line.size = typeSize && body ? typeSize / body : undefined
    if (line.kind === 'text') line.mark = isLarge(line) ? 1 : levelOf(block)
    if (!isLarge(line)) line.indent = Math.round(2 * setIn)
    const misses = box ? Math.max(0, (right - box.right) / unit) : 0
    yield { line, column: before, width: (right - left) / unit, misses, setIn, room }
  }
}

/** Height of a blank line, in units of the body's type; and most of them that count. */
const BLANK_LINE = 1.5
const MOST_BLANK = 5

const isLargeType = ({ typeSize }: PlacedLine, body: number | undefined) =>
  body !== undefined && isLarge({ size: typeSize && typeSize / body })

const levelOf = ({ label, level }: LaidBlock) => (label === 'title' ? level || 1 : 0)

const KINDS: Partial<Record<NonNullable<LaidBlock['label']>, LineKind>> = {
  caption: 'caption',
  table: 'row',
  picture: 'picture',
  unprinted: 'unprinted',
}
const kindOf = ({ label }: LaidBlock): LineKind => (label && KINDS[label]) ?? 'text'

const spaceBetween = ({ box: first }: PlacedLine, { box: second }: PlacedLine) =>
  first && second ? second.top - first.bottom : 0

/** So many lines that are set in, each by so much, show that paragraphs are. */
const INDENTS_LEAST = 2
const [INDENT_LEAST, INDENT_MOST] = [1, 3]
/** Columns are as wide as each other if they differ by less, as a share. */
const WIDTHS_DIFFER = 0.15

/** So many lines, and this share of all, have one size to a thousandth: nobody measured it. */
const EXACT_LEAST = 5
const EXACT_SHARE = 0.5

function hasExactSizes(printed: readonly Printed[]): boolean {
  const counts = new Map<string, number>()
  for (const { line } of printed) {
    const size = line.size?.toFixed(3)
    if (size !== undefined) counts.set(size, (counts.get(size) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  return most >= EXACT_LEAST && most >= printed.length * EXACT_SHARE
}

function joined(printed: readonly Printed[]): Line[] {
  const setIn = printed.filter(
    ({ line, setIn }) => !isLarge(line) && setIn >= INDENT_LEAST && setIn <= INDENT_MOST,
  )
  const indents = setIn.length >= INDENTS_LEAST
  const isExact = hasExactSizes(printed)
  const whole: Line[] = []
  let last: Printed | undefined
  for (const own of printed) {
    const begin = whole.at(-1)
    if (!last || !begin) whole.push(own.line)
    else {
      const length = begin.text.length + own.line.text.length
      const meeting: LaidMeeting = {
        first: last.line,
        second: own.line,
        begin,
        length,
        isUnder: last.column === own.column,
        isNextColumn:
          last.column !== own.column && Math.abs(last.width - own.width) < last.width * WIDTHS_DIFFER,
        misses: last.misses,
        setIn: own.setIn,
        room: own.room,
        indents,
        isExact,
      }
      if (decided(LAID_LINE, meeting, own.line) && length < LONGEST_PIECE)
        whole[whole.length - 1] = glued(begin, own.line)
      else whole.push(own.line)
    }
    last = own
  }
  return whole
}

/** With a blank between Latin words; a hyphen that breaks one is printed, and stays. */
function glued(first: Line, second: Line): Line {
  const isApart = /[A-Za-zÀ-ɏ\d]$/.test(first.text) && /^[A-Za-zÀ-ɏ]/.test(second.text)
  const between = isApart ? ' ' : ''
  const from = first.text.length + between.length
  const moved = second.pieces.map((piece) => ({ ...piece, at: piece.at + from }))
  return {
    ...first,
    pieces: [...first.pieces, ...moved],
    text: first.text + between + second.text,
    plain: first.plain + between + second.plain,
  }
}
