/**
 * Recognised lines that run over the blank between two columns, cut where the lines above and below leave it; and
 * whether what is left can be put in order.
 *
 * A tool that reads lines tells no place of a sign, so the cut is a guess by even advance, and the signs beside it are doubtful.
 */

import { middleOf } from '../../arrays.js'
import type { Box } from './layout.js'

/** `doubtful` are half-open ranges of the text. Lengths in any one unit. */
export type UprightLine = { text: string; box: Box; doubtful: [from: number, to: number][] }

/** Lengths in heights of the body's lines. So far above and below neighbours are asked. */
const REACH = 10
/** Lines of at least this height are no text of a column; and a column is at least so wide. */
const LARGE = 1.5
const COLUMN = 5
/** Beginnings of lines differ by so much at most; their ends stand so far before them, and so far over them. */
const [EDGE, BLANK, OVER] = [0.6, 2.5, 0.4]
/** The end of a line reaches into a column that begins so near. */
const REACHED = 1.3
/** Lines above and below that are asked. */
const ASKED = 60
/** So many beginnings and as many ends near a line tell a blank. */
const TOLD_LEAST = 2
/** Signs to either side of where the even advance would cut, of which one may end a part; and those that are doubtful. */
const [SHIFT, UNSURE] = [1.5, 2]
const CLOSES = /[，。、；：！？”’」』）》〉】〕…,.;:!?)\]]/u
const OPENS = /[“‘「『（《〈【〔([]/u

/** Share of a page's signs that may stand in lines that run over two others or into another. */
const UNSURE_MOST = 0.03
/** Share of its lower line that the higher may overlap, and share of its signs that may run from above to below. */
const OVERLAP = 0.4
const VERTICAL_MOST = 0.2

const heightOf = ({ top, bottom }: Box) => bottom - top
const widthOf = ({ left, right }: Box) => right - left
export const isVertical = ({ text, box }: Pick<UprightLine, 'text' | 'box'>): boolean =>
  text.length > 1 && heightOf(box) > widthOf(box)

/** Height of the lines that hold half of the signs. */
export function usualHeight(lines: readonly UprightLine[]): number {
  const wide = lines.filter(({ box }) => widthOf(box) > heightOf(box) * COLUMN)
  return middleOf((wide.length > 0 ? wide : lines).map(({ box }) => heightOf(box)))
}

/** All lines, those that run over a blank as two; their ends are drawn back where they reach into the next column. */
export function cutMerged<T extends UprightLine>(all: readonly T[]): T[] {
  const unit = usualHeight(all)
  const cut = withNear(all, unit).flatMap(([line, near]) => {
    if (isLarge(line, unit) || widthOf(line.box) < 2 * COLUMN * unit) return [line]
    const blank = blankIn(line, near, unit)
    return blank === undefined ? [line] : cutAt(line, blank)
  })
  return withNear(cut, unit).map(([line, near]) => (isLarge(line, unit) ? line : drawnBack(line, near, unit)))
}

const isLarge = ({ box }: UprightLine, unit: number) => heightOf(box) >= LARGE * unit

/** Each line, from above, with those of the body's type above and below it. */
function withNear<T extends UprightLine>(all: readonly T[], unit: number): [line: T, near: T[]][] {
  const lines = [...all].sort((a, b) => a.box.top - b.box.top)
  return lines.map((line, at) => [
    line,
    lines
      .slice(Math.max(0, at - ASKED), at + ASKED + 1)
      .filter(
        (other) =>
          other !== line && !isLarge(other, unit) && Math.abs(other.box.top - line.box.top) < REACH * unit,
      ),
  ])
}

/** Detectors draw a line's box beyond its ends, so that a narrow blank between columns closes. */
function drawnBack<T extends UprightLine>(line: T, near: readonly UprightLine[], unit: number): T {
  const edgeAt = (x: number) => {
    const lefts = near.map(({ box: { left } }) => left).filter((left) => Math.abs(left - x) < REACHED * unit)
    return lefts.length > TOLD_LEAST ? middleOf(lefts) : undefined
  }
  const [begin, end] = [edgeAt(line.box.left), edgeAt(line.box.right)]
  const left = Math.max(line.box.left, begin ?? line.box.left)
  const right = Math.min(line.box.right, end === undefined ? line.box.right : end - unit)
  return right - left < unit ? line : { ...line, box: { ...line.box, left, right } }
}

type Blank = { left: number; right: number }

/** The blank that neighbours tell, above and below. */
function blankIn({ box }: UprightLine, near: readonly UprightLine[], unit: number): Blank | undefined {
  let best: (Blank & { told: number }) | undefined
  for (const { box: by } of near) {
    if (by.left < box.left + COLUMN * unit || by.left > box.right - COLUMN * unit) continue
    const lefts = near.filter(({ box: { left } }) => Math.abs(left - by.left) < EDGE * unit)
    const rights = near.filter(
      ({ box: { right } }) => right > by.left - BLANK * unit && right < by.left + OVER * unit,
    )
    const told = lefts.length + rights.length
    if (Math.min(lefts.length, rights.length) < TOLD_LEAST || told <= (best?.told ?? 0)) continue
    const over = near.filter(
      ({ box: { left, right } }) => left < by.left - BLANK * unit && right > by.left + unit,
    )
    const isTold = (isSide: (line: UprightLine) => boolean) =>
      over.filter(isSide).length <=
      Math.max(TOLD_LEAST, (lefts.filter(isSide).length + rights.filter(isSide).length) / 2)
    const isAbove = (line: UprightLine) => line.box.top < box.top
    if (!isTold(isAbove) || !isTold((line) => !isAbove(line))) continue
    const right = middleOf(lefts.map(({ box: { left } }) => left))
    const left = Math.min(right, Math.max(...rights.map(({ box: own }) => own.right)))
    best = { left, right, told }
  }
  return best
}

const advanceOf = (sign: string) => (sign <= '\u024f' ? 0.5 : 1)

function cutAt<T extends UprightLine>(line: T, { left, right }: Blank): T[] {
  const { text, box } = line
  const signs = [...text]
  const advance = (widthOf(box) - (right - left)) / signs.reduce((sum, sign) => sum + advanceOf(sign), 0)
  let best = { at: 0, miss: Number.POSITIVE_INFINITY }
  let units = 0
  let x = box.left
  for (const [i, sign] of signs.slice(0, -1).entries()) {
    units += sign.length
    x += advanceOf(sign) * advance
    const next = signs[i + 1]!
    const away = Math.abs(x - left) / advance
    if (CLOSES.test(next) || OPENS.test(sign)) continue
    const isStop = CLOSES.test(sign) || OPENS.test(next) || sign === ' ' || next === ' '
    const miss = isStop && away <= SHIFT ? away - SHIFT : away
    if (miss < best.miss) best = { at: units, miss }
  }
  if (best.at === 0) return [line]
  const { at } = best
  const part = (from: number, to: number, box: Box, unsure: [number, number]): T => {
    const inside = line.doubtful.flatMap(([a, b]): [number, number][] =>
      b > from && a < to ? [[Math.max(a, from) - from, Math.min(b, to) - from]] : [],
    )
    return { ...line, text: text.slice(from, to), box, doubtful: [...inside, unsure] }
  }
  return [
    part(0, at, { ...box, right: left }, [Math.max(0, at - UNSURE), at]),
    part(at, text.length, { ...box, left: right }, [0, Math.min(UNSURE, text.length - at)]),
  ]
}

/** Whether places tell the order of the lines: few run over two others or into another, or from above to below. */
export function canBeOrdered(lines: readonly UprightLine[]): boolean {
  const unit = usualHeight(lines)
  const sorted = [...lines].sort((a, b) => a.box.top - b.box.top)
  const signsOf = (some: readonly UprightLine[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  const signs = signsOf(sorted)
  if (signsOf(sorted.filter(isVertical)) > VERTICAL_MOST * signs) return false
  const unsure = sorted.filter(({ text, box }, at) => {
    if (heightOf(box) >= LARGE * unit) return false
    const near = sorted
      .slice(Math.max(0, at - NEAR), at + NEAR)
      .filter((other) => other.box !== box && heightOf(other.box) < LARGE * unit)
    const intrudes = near.some(({ box: other, text: beside }) => {
      const over = Math.min(box.right, other.right) - Math.max(box.left, other.left)
      const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
      return (
        beside.length >= text.length &&
        over > unit &&
        high > OVERLAP * Math.min(heightOf(box), heightOf(other))
      )
    })
    return intrudes || (runsOverTwo(box, near, unit, -1) && runsOverTwo(box, near, unit, 1))
  })
  return signsOf(unsure) <= UNSURE_MOST * signs
}

/** Lines above and below, in the order of their tops, among which one may stand beside or near. */
const NEAR = 40

/** Whether two lines stand side by side right above, or below, and both under the line's width. */
function runsOverTwo(box: Box, near: readonly UprightLine[], unit: number, way: 1 | -1): boolean {
  const next = near.filter(({ text, box: other }) => {
    const away = (other.top - box.top) * way
    const over = Math.min(box.right, other.right) - Math.max(box.left, other.left)
    return text.length > 2 && away > 0.5 * unit && away < 1.9 * unit && over >= COLUMN * unit
  })
  return next.some(({ box: a }) => next.some(({ box: b }) => b.left > a.right - unit / 2))
}
