/**
 * Columns of a text that keeps the layout of its page, as `pdftotext -layout` writes it: a line of the file holds what
 * stands beside one another on the page, set apart by blanks. It is cut along the gutters, and the columns follow one another.
 *
 * A gutter is a blank place in neighbouring lines. It ends where a headline runs over it, and at a line that is blank from
 * edge to edge. The longest cuts first: what stands above it, to its left, to its right and below it is cut in turn.
 * Programs place a column only about: where one blank parts two texts, it stands where the left one ends.
 *
 * Source: the X-Y cut of Nagy and Seth (1984), on the cells of the text, from the longest gutter instead of the widest.
 */

import { appendAll } from '../../arrays.js'
import { checkTime } from './clock.js'
import type { SourceLine } from './markup.js'

/** Whether a full-width sign takes one cell, as in Poppler's text, or two. */
type Cells = 1 | 2
/** A blank inside a text: its first cell and the one after it, and the same in UTF-16 units of the text. */
type Gap = { from: number; at: number; end: number; start: number }
/** Text of a line within a column. Edges in cells. `isPushed`: one blank parts it from the text on its left. */
type Part = { text: string; left: number; right: number; gaps: readonly Gap[]; isPushed: boolean }
/** A line of the file, of which a part is left; none of a blank line, or of one that is no print. */
type Row = { source: SourceLine; part: Part | undefined }
type Side = 'left' | 'right' | 'both' | 'none'
/** Rows from one place to another, the end not among them, that blanks part at about this cell. */
type Gutter = { at: number; from: number; to: number; sides: readonly Side[] }
/** How many rows it parts, and to the right of how many the text begins exactly there. */
type Weighed = Gutter & { weight: number }

/** Rows that have text on either side of a gutter, at least. */
const LEAST = 4
/** Text that a blank alone parts may begin so many cells before or after the gutter; any other, so many before it. */
const PUSHED = 4
const BEFORE = 1
/** An indent is at most so many cells. */
const INDENT = 4
/** Share of rows whose right text begins at the gutter, or is set in from it. */
const EVEN = 0.5
/** Share of rows whose right text stands there by itself, not one blank behind the left. */
const FIRM = 0.1
/** A gutter of nothing but single blanks strays so many cells, on so many rows at least and on this share of them. */
const TIGHT = 2
const TIGHT_LEAST = 5
const TIGHT_SHARE = 0.8
/** A quarter of a column's lines are so long, and none is longer than the widest, in UTF-16 units. */
const NARROWEST = 5
const WIDEST = 62
/** Share of a column's lines that end inside a sentence. */
const OPEN = 0.4
/** Share of blank lines beyond which they part nothing. */
const BLANK = 0.25
/** Lines that are cut at once. */
const CHUNK = 400
const DEEPEST = 12
/** Lines above and below that tell where a column's left edge is. */
const AROUND = 4

const WIDE = /\S {2,}\S/

/** Whether so many lines have a wide blank inside that they may be columns. */
export const mayBeColumns = (lines: readonly SourceLine[]): boolean =>
  lines.filter(({ text }) => WIDE.test(text)).length >= LEAST - 1

/** The lines; those that stand beside one another as lines of their own, column by column. */
export function partColumns(lines: readonly SourceLine[]): SourceLine[] {
  const out: SourceLine[] = []
  for (let at = 0; at < lines.length; at += CHUNK) appendAll(out, partChunk(lines.slice(at, at + CHUNK)))
  return out
}

function partChunk(lines: readonly SourceLine[]): SourceLine[] {
  const isApart = lines.filter(isBlank).length <= lines.length * BLANK
  const cells = evenness(lines, 1) >= evenness(lines, 2) ? 1 : 2
  const out: SourceLine[] = []
  for (let from = 0, to = 0; from < lines.length; from = to) {
    do to++
    while (to < lines.length && !(isApart && isBlank(lines[to]!)))
    const rows = lines.slice(from, to).map((source) => ({ source, part: partOf(source, cells) }))
    appendAll(out, order(rows, cells, 0))
  }
  return out
}

const isBlank = ({ text }: SourceLine) => text.trim() === ''

/** Text without a wide blank that is too long for a column is no print. */
const TOO_LONG = new RegExp(`(?:\\S {0,1}){${WIDEST}}`)

function partOf({ text, kind }: SourceLine, cells: Cells): Part | undefined {
  const bare = text.trimEnd()
  const own = bare.replace(/^[ \t]+/, '')
  if (kind !== 'text' || own === '' || /^[#>|*]/.test(own) || TOO_LONG.test(own)) return undefined
  const left = bare.length - own.length
  const { gaps, end } = scan(own, left, cells)
  return { text: own, left, right: end, gaps, isPushed: false }
}

/** The blanks inside a text that begins at a cell, and the cell after it. */
function scan(text: string, left: number, cells: Cells): { gaps: Gap[]; end: number } {
  const gaps: Gap[] = []
  let cell = left
  let open: Gap | undefined
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32 || code === 9) open ??= { from: cell, at: cell, end: i, start: i }
    else if (open) {
      gaps.push({ ...open, at: cell, start: i })
      open = undefined
    }
    // The second half of a character beyond the first plane has no cell of its own.
    if ((code & 0xfc00) === 0xdc00) continue
    cell += cells === 1 || code < 0x250 || (code >= 0xff61 && code <= 0xffdc) ? 1 : 2
  }
  return { gaps, end: cell }
}

/** How many wide blanks end at the same cell. */
function evenness(lines: readonly SourceLine[], cells: Cells): number {
  const counts = new Map<number, number>()
  for (const { text } of lines) {
    for (const { from, at } of scan(text, 0, cells).gaps)
      if (at - from > 1) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts.values()].reduce((sum, count) => sum + count * count, 0)
}

function order(rows: readonly Row[], cells: Cells, depth: number): SourceLine[] {
  const gutter = depth < DEEPEST ? longest(rows) : undefined
  if (!gutter) return depth === 0 ? rows.map(({ source }) => source) : linesOf(rows, cells)
  const sides = cut(rows, gutter)
  return [rows.slice(0, gutter.from), ...sides, rows.slice(gutter.to)].flatMap((own) =>
    own.length > 0 ? order(own, cells, depth + 1) : [],
  )
}

/** Each row as one line, set in from the left edge that the lines around it have. */
function linesOf(rows: readonly Row[], cells: Cells): SourceLine[] {
  return rows.map(({ source, part }, i) => {
    if (!part) return source
    let edge = part.left
    for (const { part: other } of rows.slice(Math.max(0, i - AROUND), i + AROUND + 1)) {
      // What ends before this line begins, or was pushed, tells nothing.
      if (other && !other.isPushed && other.right > part.left) edge = Math.min(edge, other.left)
    }
    const indent = part.isPushed ? 0 : indentOf(part.left - edge, cells)
    return { ...source, text: ' '.repeat(indent) + part.text }
  })
}

/** In half-width blanks. One cell is a column that was not placed evenly; in cells of full-width signs a blank is less than one. */
function indentOf(away: number, cells: Cells): number {
  if (away < 2) return 0
  return cells === 2 ? away : Math.max(INDENT, 2 * (away - 1))
}

function longest(rows: readonly Row[]): Weighed | undefined {
  let best: Weighed | undefined
  for (const at of placesIn(rows)) {
    for (const gutter of guttersAt(at, rows)) {
      const weight = weigh(gutter, rows)
      if (weight > (best?.weight ?? 0)) best = { ...gutter, weight }
    }
  }
  return best
}

/** Cells that text begins at again and again. */
function placesIn(rows: readonly Row[]): number[] {
  const counts = new Map<number, number>()
  const add = (at: number, worth: number) => counts.set(at, (counts.get(at) ?? 0) + worth)
  for (const { part } of rows) {
    if (!part) continue
    for (const { from, at } of part.gaps) add(at, at - from > 1 ? 1 : 0.5)
    if (part.left > NARROWEST) add(part.left, 1)
  }
  return [...counts].filter(([, count]) => count >= 2).map(([at]) => at)
}

function guttersAt(at: number, rows: readonly Row[]): Gutter[] {
  const gutters: Gutter[] = []
  let from = 0
  let sides: Side[] = []
  const close = (to: number) => {
    const start = sides.findIndex((side, i) => meets(side, sides[i + 1]))
    if (start >= 0 && to - from - start >= LEAST)
      gutters.push({ at, from: from + start, to, sides: sides.slice(start) })
    sides = []
    from = to + 1
  }
  for (const [i, row] of rows.entries()) {
    checkTime()
    const side = sideOf(row, at)
    if (side === undefined) close(i)
    else sides.push(side)
  }
  close(rows.length)
  return gutters
}

/** Rows above the first that have text beside one another belong to no column. */
const meets = (side: Side, next: Side | undefined) =>
  side === 'both' || (side === 'left' && next === 'right') || (side === 'right' && next === 'left')

/** @returns undefined if the row's text runs over the gutter, or is no print */
function sideOf({ source, part }: Row, at: number): Side | undefined {
  if (!part) return isBlank(source) ? 'none' : undefined
  if (part.left >= at - BEFORE) return 'right'
  if (gapAt(part, at)) return 'both'
  return part.right <= at + BEFORE ? 'left' : undefined
}

/** The blank that a gutter goes through: over the cell before it, or the nearest. */
function gapAt({ gaps, right }: Part, at: number): Gap | undefined {
  if (right < at - PUSHED) return undefined
  let best: Gap | undefined
  let least = Number.POSITIVE_INFINITY
  for (const gap of gaps) {
    const before = gap.at - gap.from === 1 ? PUSHED : BEFORE
    if (gap.at < at - before || gap.from >= at + PUSHED) continue
    const away = gap.from >= at ? gap.from + 1 - at : gap.at < at ? at - gap.at + 1 : 0
    if (away < least) {
      best = gap
      least = away
    }
  }
  return best
}

/** @returns 0 if it is no gutter */
function weigh(gutter: Gutter, rows: readonly Row[]): number {
  const [left, right] = cut(rows, gutter).map((side) => side.map(({ part }) => part!)) as [Part[], Part[]]
  if (left.length < LEAST || right.length < LEAST) return 0
  const count = (test: (start: number, part: Part) => boolean) =>
    right.filter((part) => test(part.left - gutter.at, part)).length
  const exact = count((start, { isPushed }) => !isPushed && start === 0)
  const firm = count((start, { isPushed }) => !isPushed && start >= -BEFORE && start <= INDENT)
  const isFirm = exact > 1 && firm >= Math.max(LEAST - 1, (gutter.to - gutter.from) * FIRM)
  if (!isFirm && !isTight(gutter, rows)) return 0
  if (count((start) => start >= -PUSHED && start <= INDENT) < right.length * EVEN) return 0
  return isColumn(left) && isColumn(right) ? gutter.to - gutter.from + exact : 0
}

/** Lines of print, and no cells of a table. */
function isColumn(parts: readonly Part[]): boolean {
  const long = parts.filter(({ text }) => text.length >= NARROWEST).length
  const open = parts.filter(({ text }) => !/[，。、；：！？,;:!?]$/.test(text)).length
  return long * 4 >= parts.length && open >= parts.length * OPEN
}

/** Columns so close that one blank parts them on every line, and it is the only one there. */
function isTight({ at, from, sides }: Gutter, rows: readonly Row[]): boolean {
  let both = 0
  let lone = 0
  for (const [i, side] of sides.entries()) {
    if (side !== 'both') continue
    both++
    const near = rows[from + i]!.part!.gaps.filter((gap) => Math.abs(gap.at - at) <= NARROWEST)
    if (near.length === 1 && Math.abs(near[0]!.at - at) <= TIGHT) lone++
  }
  return lone >= TIGHT_LEAST && lone >= both * TIGHT_SHARE
}

/** What stands to the left of the gutter, and to its right. */
function cut(rows: readonly Row[], { at, from, to }: Gutter): [Row[], Row[]] {
  const left: Row[] = []
  const right: Row[] = []
  for (let i = from; i < to; i++) {
    const { source, part } = rows[i]!
    if (!part) continue
    const [own, other] = cutPart(part, at)
    if (own) left.push({ source, part: own })
    if (other) right.push({ source, part: other })
  }
  return [left, right]
}

function cutPart(part: Part, at: number): [Part | undefined, Part | undefined] {
  if (part.left >= at - BEFORE) return [undefined, part]
  const gap = gapAt(part, at)
  if (!gap) return [part, undefined]
  const { text, left, right, gaps, isPushed } = part
  const place = gaps.indexOf(gap)
  const moved = gaps
    .slice(place + 1)
    .map((own) => ({ ...own, end: own.end - gap.start, start: own.start - gap.start }))
  return [
    { text: text.slice(0, gap.end), left, right: gap.from, gaps: gaps.slice(0, place), isPushed },
    { text: text.slice(gap.start), left: gap.at, right, gaps: moved, isPushed: gap.at - gap.from === 1 },
  ]
}
