/**
 * The columns of a page, in the order in which they are read, from the places of its lines.
 *
 * A page is cut along its blank bands and corridors, again and again: along corridors
 * that run through a whole part, else into strips, of which those with the same columns stay
 * together. Where a format states its order, or tells no places, its order is kept.
 *
 * Source: the recursive X-Y cut of Nagy and Seth (1984), which a headline over several columns
 * stops; a strip of large type alone ends the columns above it.
 */

import { appendAll, middleOf } from '../../arrays.js'
import { checkTime } from '../formats/clock.js'
import { type Box, boxAround, type LaidLine, type LaidPage } from '../formats/layout.js'
import { mendMerged, type PlacedLine } from './merged.js'

/** Lines under one another. Edges as fractions of the page's width. */
export type Column = { lines: PlacedLine[]; left: number; right: number }

/** Units of the body's type. A corridor is at least so wide, and a band that ends columns so high. */
const CORRIDOR = 0.7
const BAND = 1
/** A band that ends columns is so many times as high as the usual one between lines. */
const BAND_TIMES = 2
/** Lines of larger type, the body's being 1, stand over columns. */
const LARGE = 1.25
/** Share of its height that a line's box is drawn in, so that neighbours that touch stay apart. */
const DRAWN_IN = 0.15
/** Share of the narrower line that must lie over the other for both to be of one column. */
const OVER = 0.5
/** The next line under one is among so many that begin below its top. */
const NEAR = 24
/** Deepest cut. */
const DEEPEST = 12

type Boxed = PlacedLine & { box: Box }

/** @param body size of the body's type, as a fraction of the page's height */
export function columnsOf(page: LaidPage, body: number | undefined): Column[] {
  const lines = page.blocks.flatMap((block) => block.lines.map((line) => ({ ...line, block })))
  const isPlaced = body !== undefined && lines.every(({ box }) => box !== undefined)
  const isCut = isPlaced && !page.isOrdered && !isVertical(lines as Boxed[], page.aspect)
  if (!isCut) return gather(lines)
  const cutter = new Cutter(page.aspect, body, usualBlank(lines as Boxed[]) + 2 * DRAWN_IN * body)
  const mended = mendMerged(lines, page.aspect, body, cutter.isLarge)
  return gather([...cutter.order(mended.lines as Boxed[]), ...mended.scraps])
}

/** Lines of print from above to below are higher than wide: the tool's own order is kept. */
function isVertical(lines: readonly Boxed[], aspect: number): boolean {
  const high = lines.filter(
    ({ text, box }) => text.length > 2 && box.bottom - box.top > (box.right - box.left) * aspect,
  )
  return high.length * 2 > lines.length
}

/** Lines in order as columns: each line stands below the one before it, and over half of it. */
function gather(lines: readonly PlacedLine[]): Column[] {
  const columns: Column[] = []
  for (const line of lines) {
    const column = columns.at(-1)
    const last = column?.lines.at(-1)
    if (column && last && isUnder(column, last, line)) {
      column.lines.push(line)
      column.left = Math.min(column.left, line.box?.left ?? 0)
      column.right = Math.max(column.right, line.box?.right ?? 1)
    } else columns.push({ lines: [line], left: line.box?.left ?? 0, right: line.box?.right ?? 1 })
  }
  return columns
}

/** Over the column, not the last line alone: a paragraph's short end stands under an indent. */
function isUnder(
  { left, right }: Column,
  { box: first, block }: PlacedLine,
  { box: second, block: next }: PlacedLine,
): boolean {
  if (!first || !second) return block === next
  const over = Math.min(right, second.right) - Math.max(left, second.left)
  const narrower = Math.min(right - left, second.right - second.left)
  return over >= narrower * OVER && second.top + second.bottom > first.top + first.bottom
}

/** A heading stands at most so far below the label that begins a part, in units of the body's type. */
const HEAD_BELOW = 3
/** Longest label beside headings, in UTF-16 units. */
const LABEL_LONGEST = 8

const isLabel = ({ text }: LaidLine) => text.length <= LABEL_LONGEST && !/[\p{P}\p{S}]$/u.test(text)

/** So many lines of either that lie over the same height are two columns, though each line may stand between two of the other. */
const COLUMN_LEAST = 3

/** Whether a line of one stands beside a line of the other. */
function areBeside(some: readonly Boxed[], others: readonly Boxed[]): boolean {
  if (some.length >= COLUMN_LEAST && others.length >= COLUMN_LEAST && shareHeight(some, others)) return true
  const all = [...some.map(({ box }) => ({ box, of: 0 })), ...others.map(({ box }) => ({ box, of: 1 }))]
  const bottoms = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return all
    .sort((a, b) => a.box.top - b.box.top)
    .some(({ box, of }) => {
      const middle = (box.top + box.bottom) / 2
      bottoms[of] = Math.max(bottoms[of]!, middle)
      return box.top < bottoms[1 - of]!
    })
}

/** Whether COLUMN_LEAST lines of either stand where the other has lines above and below. */
function shareHeight(some: readonly Boxed[], others: readonly Boxed[]): boolean {
  const within = (lines: readonly Boxed[], of: readonly Boxed[]) => {
    const { top, bottom } = boxAround(of.map(({ box }) => box))!
    return lines.filter(({ box }) => box.bottom > top && box.top < bottom).length >= COLUMN_LEAST
  }
  return within(some, others) && within(others, some)
}

/** The blank between a line and the next one under it, as most lines of a page have it; lengths of the page. */
function usualBlank(lines: readonly Boxed[]): number {
  const sorted = [...lines].sort((a, b) => a.box.top - b.box.top)
  const blanks = sorted.flatMap(({ box }, i) => {
    for (let k = i + 1; k < sorted.length && k < i + NEAR; k++) {
      const { left, top, right } = sorted[k]!.box
      const over = Math.min(right, box.right) - Math.max(left, box.left)
      if (over > OVER * Math.min(right - left, box.right - box.left))
        return top > box.top ? [top - box.bottom] : []
    }
    return []
  })
  return middleOf(blanks)
}

type Extent = Pick<Box, 'left' | 'right'>
/** Whether the second are the first, each perhaps wider: none is new, and no two became one. */
const areSame = (some: readonly Extent[], wider: readonly Extent[]): boolean =>
  some.length === wider.length &&
  some.every(({ left, right }, i) => wider[i]!.left <= left && wider[i]!.right >= right)

type Strip = { lines: Boxed[]; top: number; bottom: number }

class Cutter {
  constructor(
    private readonly aspect: number,
    private readonly body: number,
    /** Blank between two lines under one another, both drawn in. */
    private readonly usual: number,
  ) {}

  order(lines: readonly Boxed[], depth = 0): Boxed[] {
    checkTime()
    if (lines.length < 2) return [...lines]
    const strips = this.stripsOf(lines)
    if (depth < DEEPEST) {
      const rows = this.rowsOf(strips)
      if (rows.length > 1) return rows.flatMap((row) => this.order(row, depth + 1))
      const parts = this.columnsIn(lines)
      const modules = this.modulesOf(parts)
      if (modules.length > 1) return modules.flatMap((own) => this.order(own, depth + 1))
      const groups = this.groupsOf(strips)
      if (groups.length > 1 && (parts.length === 1 || groups.some((group) => this.isHead(group))))
        return groups.flatMap((group) => this.order(group, depth + 1))
      if (parts.length > 1) return parts.flatMap((part) => this.order(part, depth + 1))
    }
    return strips.flatMap(({ lines }) => lines.sort((a, b) => a.box.left - b.box.left))
  }

  /** The parts that corridors from top to bottom leave, from left to right. */
  private columnsIn(lines: readonly Boxed[]): Boxed[][] {
    const sorted = [...lines].sort((a, b) => a.box.left - b.box.left)
    const parts: Boxed[][] = []
    let right = Number.NEGATIVE_INFINITY
    for (const line of sorted) {
      if (this.isCorridor(right, line.box.left)) parts.push([])
      parts.at(-1)!.push(line)
      right = Math.max(right, line.box.right)
    }
    // A paragraph's short end and the indent under it leave no corridor.
    return parts.reduce<Boxed[][]>((columns, part) => {
      const last = columns.at(-1)
      if (last && !areBeside(last, part)) appendAll(last, part)
      else columns.push(part)
      return columns
    }, [])
  }

  /** Strips from one row of headings to the next. */
  private rowsOf(strips: readonly Strip[]): Boxed[][] {
    const rows: Boxed[][] = []
    for (const [i, { lines }] of strips.entries()) {
      const isRow = this.isHeadings(lines) && !strips[i - 1]?.lines.some(this.isLarge)
      const begins = isRow || this.beginsBelowBand(strips, i)
      if (i === 0 || begins) rows.push([...lines])
      else appendAll(rows.at(-1)!, lines)
    }
    return rows
  }

  /** Whether a blank band over the whole part ends above a heading that text stands beside: the columns of the row's first story. */
  private beginsBelowBand(strips: readonly Strip[], at: number): boolean {
    const [above, own] = [strips[at - 1], strips[at]!]
    if (!above || own.top - above.bottom < this.usual * BAND_TIMES + this.body) return false
    return (
      own.lines.some((line) => this.isLarge(line) && line.box.top - own.top < this.body) &&
      own.lines.some((line) => !this.isLarge(line))
    )
  }

  /** Only large type, with labels beside it. */
  private isHeadings(lines: readonly Boxed[]): boolean {
    return (
      lines.some((line) => this.isLarge(line)) && lines.every((line) => this.isLarge(line) || isLabel(line))
    )
  }

  /** Columns with those to the right of them that have no heading of their own. */
  private modulesOf(parts: readonly Boxed[][]): Boxed[][] {
    const modules: Boxed[][] = []
    for (const part of parts) {
      if (modules.length === 0 || this.beginsWithHead(part)) modules.push([...part])
      else appendAll(modules.at(-1)!, part)
    }
    return modules
  }

  private beginsWithHead(lines: readonly Boxed[]): boolean {
    const top = boxAround(lines.map(({ box }) => box))?.top ?? 0
    return lines.some((line) => this.isLarge(line) && line.box.top - top <= this.body * HEAD_BELOW)
  }

  isLarge = ({ typeSize }: LaidLine): boolean => (typeSize ?? 0) >= this.body * LARGE

  /** The strips that blank bands from left to right leave, from above. */
  private stripsOf(lines: readonly Boxed[]): Strip[] {
    const drawn = lines.map((line) => {
      const room = (line.box.bottom - line.box.top) * DRAWN_IN
      return { line, top: line.box.top + room, bottom: line.box.bottom - room }
    })
    const strips: Strip[] = []
    for (const { line, top, bottom } of drawn.sort((a, b) => a.top - b.top)) {
      const strip = strips.at(-1)
      if (!strip || top > strip.bottom) strips.push({ lines: [line], top, bottom })
      else {
        strip.lines.push(line)
        strip.bottom = Math.max(strip.bottom, bottom)
      }
    }
    return strips
  }

  /** Strips that share their columns, together. */
  private groupsOf(strips: readonly Strip[]): Boxed[][] {
    const bands = strips.slice(1).map(({ top }, i) => top - strips[i]!.bottom)
    // Where the lines of two columns stand in turn, the bands between strips are lower than those of either.
    const usual = Math.max(this.usual, middleOf(bands))
    const least = Math.max(this.body * BAND, usual * BAND_TIMES)
    const groups: Boxed[][] = []
    let parts: Extent[] = []
    /** Columns of the group; undefined while nobody asked. */
    let count: number | undefined
    for (const [i, { lines }] of strips.entries()) {
      const group = groups.at(-1)
      const own = this.partsOf(lines.map(({ box }) => box))
      const joint = this.partsOf([...parts, ...own])
      let joined: number | undefined
      /** Whether one of the two closes corridors that the other has. */
      const spans = (group: readonly Boxed[]): boolean => {
        count ??= this.columnsIn(group).length
        // Parts that stand beside one another still do with more lines in them.
        const stays = count === parts.length && areSame(parts, joint)
        joined = stays ? count : this.columnsIn([...group, ...lines]).length
        return joined < Math.max(count, this.columnsIn(lines).length)
      }
      const isApart =
        !group ||
        bands[i - 1]! > least ||
        this.isHead(lines) !== this.isHead(group) ||
        // Without a corridor there is nothing to close: most groups are one column.
        (parts.length + own.length > 2 && spans(group))
      if (isApart) groups.push([...lines])
      else appendAll(group, lines)
      parts = isApart ? own : joint
      count = isApart ? undefined : joined
    }
    return groups
  }

  /** From edge to edge of what corridors part, from left to right. */
  private partsOf(extents: readonly Extent[]): Extent[] {
    const parts: Extent[] = []
    for (const { left, right } of [...extents].sort((a, b) => a.left - b.left)) {
      const last = parts.at(-1)
      if (!last || this.isCorridor(last.right, left)) parts.push({ left, right })
      else last.right = Math.max(last.right, right)
    }
    return parts
  }

  private isCorridor = (left: number, right: number): boolean =>
    (right - left) * this.aspect >= this.body * CORRIDOR

  /** One line of large type or several under one another, and nothing beside. */
  private isHead(lines: readonly Boxed[]): boolean {
    return lines.every(this.isLarge) && this.columnsIn(lines).length === 1
  }
}
