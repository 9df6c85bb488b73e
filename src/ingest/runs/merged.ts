/**
 * Lines as a recogniser drew them, set right by the lines around them: one that runs over the blank between
 * two columns is two, and scraps that it read inside of another line are set apart.
 */

import { appendAll } from '../../arrays.js'
import { type LaidBlock, type LaidLine, typeSizeOf } from '../formats/layout.js'
import { OTHER_TYPE } from '../rules/laid.js'

/** Lengths in units of the body's type. Blank inside a line that may part columns, with a lone mark in it or without. */
const GAP = 0.9
const GAP_MARKED = 1.4
/** Lines end and begin at most so far from the middle of the blank between them. */
const EDGE = 2.5
/** Lines above and below that are asked, and how many at least must respect the blank. */
const ASKED = 24
const RESPECT_LEAST = 2
/** A scrap has at most so many UTF-16 units, and this share of it lies inside of a line that is higher. */
const SCRAP_LONGEST = 3
const SCRAP_INSIDE = 0.5

/** Pieces of a heading stand apart by less than this, in units of their own type, and share this part of their height. */
const HEADING_GAP = 0.9
const SAME_BAND = 0.7

/** Blank in a line of text that was stretched to its column, at most, in units of its type; so many lines near it run over the blank. */
const LINE_GAP = 3
const OVER_LEAST = 2
/** Lines above and below are near within so many units of the body's type. */
const NEAR = 4

const MARK = /^[\p{P}\p{S}]$/u

/** A line with the block that it stands in. */
export type PlacedLine = LaidLine & { block: LaidBlock }

/** Numbers of a word in `words` of a line. */
const WORD = 3

type Range = [from: number, to: number]
type Gap = { word: number; left: number; right: number }

type Mended = { lines: PlacedLine[]; scraps: PlacedLine[] }

/** @param isLarge of a heading, which stands over columns */
export function mendMerged(
  lines: readonly PlacedLine[],
  aspect: number,
  body: number,
  isLarge: (line: LaidLine) => boolean,
): Mended {
  const unit = body / aspect
  const sorted = lines.filter((line) => line.box).sort((a, b) => a.box!.top - b.box!.top)
  const placeOf = new Map(sorted.map((line, at) => [line, at]))
  const gapsOf = new Map(sorted.map((line) => [line, isLarge(line) ? [] : gapsIn(line, unit)]))
  const around = (line: PlacedLine) => {
    const at = placeOf.get(line)!
    return sorted.slice(Math.max(0, at - ASKED), at + ASKED + 1).filter((other) => other !== line)
  }
  const isColumns = ({ left, right }: Gap, line: PlacedLine) => {
    const middle = (left + right) / 2
    let respect = 0
    let cross = 0
    for (const other of around(line)) {
      const { box } = other
      if (!box || isLarge(other)) continue
      if (gapsOf.get(other)!.some((gap) => gap.left < middle && middle < gap.right)) respect++
      else if (box.left < middle - unit / 2 && box.right > middle + unit / 2) cross++
      else if (Math.min(Math.abs(box.left - middle), Math.abs(box.right - middle)) < EDGE * unit) respect++
    }
    return respect >= RESPECT_LEAST && respect > 2 * cross
  }
  const mended: Mended = { lines: [], scraps: [] }
  for (const line of lines) {
    if (line.text.length <= SCRAP_LONGEST && isScrap(line, around(line)))
      mended.scraps.push({ ...line, block: { ...line.block, label: 'unprinted' } })
    else {
      const gaps = gapsOf.get(line)!.filter((gap) => isColumns(gap, line))
      appendAll(mended.lines, gaps.length === 0 ? [line] : parted(line, gaps, aspect))
    }
  }
  // Between pieces of a heading the recogniser left a sign out.
  const headed = closeGaps(mended.lines, aspect, mended.lines.filter(isLarge), HEADING_GAP, () => true)
  const runsOver = (first: PlacedLine, second: PlacedLine) => {
    const [left, right] = [first.box!.right, second.box!.left]
    const near = around(first).filter(
      ({ box }) =>
        box && box.top < first.box!.bottom + NEAR * body && box.bottom > first.box!.top - NEAR * body,
    )
    const over = near.filter(
      ({ box }) =>
        box!.left < left &&
        box!.right > right &&
        Math.abs(box!.left - first.box!.left) < EDGE * unit &&
        Math.abs(box!.right - second.box!.right) < EDGE * unit,
    )
    const beside = near.filter(({ box }) => box!.right <= left && left - box!.right < unit)
    return over.length >= OVER_LEAST && over.length > 2 * beside.length
  }
  const small = headed.filter((line) => line.box && line.typeSize && !isLarge(line))
  return { ...mended, lines: closeGaps(headed, aspect, small, LINE_GAP, runsOver) }
}

/**
 * Pieces of one line as one: lines of one type side by side on one height.
 *
 * @param room  between two pieces, at most, in units of their own type
 * @param isOne whether two such pieces are one line
 */
function closeGaps(
  lines: readonly PlacedLine[],
  aspect: number,
  pieces: readonly PlacedLine[],
  room: number,
  isOne: (first: PlacedLine, second: PlacedLine) => boolean,
): PlacedLine[] {
  const sorted = [...pieces].sort((a, b) => a.box!.left - b.box!.left)
  const gone = new Set<PlacedLine>()
  const goesOnIn = (line: PlacedLine) => {
    const { right } = line.box!
    const end = right + (room * (line.typeSize ?? 0)) / aspect
    for (let at = placeFrom(sorted, right); at < sorted.length; at++) {
      const next = sorted[at]!
      if (next.box!.left > end) return undefined
      if (next !== line && !gone.has(next) && goesOn(line, next, aspect, room) && isOne(line, next))
        return next
    }
    return undefined
  }
  for (const line of sorted) {
    if (gone.has(line)) continue
    for (let next = goesOnIn(line); next; next = goesOnIn(line)) {
      if ((next.box!.left - line.box!.right) * aspect > HEADING_GAP * (line.typeSize ?? 0)) line.text += ' '
      const from = line.text.length
      line.words = [...(line.words ?? []), ...movedBy(next.words ?? [], from)]
      line.doubtful = [...line.doubtful, ...next.doubtful.map(([a, b]): Range => [a + from, b + from])]
      line.text += next.text
      line.box = { ...line.box!, right: next.box!.right }
      gone.add(next)
    }
  }
  return lines.filter((line) => !gone.has(line))
}

/** The first of lines, sorted by their left edges, that begins at `left` or further right. */
function placeFrom(sorted: readonly PlacedLine[], left: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]!.box!.left < left) from = middle + 1
    else to = middle
  }
  return from
}

function goesOn(
  { box: first, typeSize: size = 0 }: PlacedLine,
  next: PlacedLine,
  aspect: number,
  room: number,
): boolean {
  const { box: second, typeSize: other = 0 } = next
  if (!first || !second || Math.max(size, other) > OTHER_TYPE * Math.min(size, other)) return false
  const high = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top)
  const gap = (second.left - first.right) * aspect
  return high >= (first.bottom - first.top) * SAME_BAND && gap >= 0 && gap < room * size
}

const movedBy = (words: readonly number[], units: number) =>
  words.map((value, i) => (i % WORD === 0 ? value + units : value))

function gapsIn({ text, words = [] }: LaidLine, unit: number): Gap[] {
  const gaps: Gap[] = []
  for (let at = WORD; at < words.length; at += WORD) {
    const left = words[at + 1]!
    const right = words[at - 1]!
    if (left - right >= GAP * unit) gaps.push({ word: at / WORD, left: right, right: left })
    else if (at > WORD && left - words[at - WORD - 1]! >= GAP_MARKED * unit) {
      if (MARK.test(text.slice(words[at - WORD]!, words[at]!).trim()))
        gaps.push({ word: at / WORD, left: words[at - WORD - 1]!, right: left })
    }
  }
  return gaps
}

/** A line as one for each column that it runs over. */
function parted(line: PlacedLine, gaps: readonly Gap[], aspect: number): PlacedLine[] {
  const words = line.words!
  const starts = [0, ...gaps.map(({ word }) => word * WORD), words.length]
  return starts.slice(1).map((end, i) => {
    const own = words.slice(starts[i]!, end)
    const [from, to] = [i === 0 ? 0 : own[0]!, words[end] ?? line.text.length]
    const text = line.text.slice(from, to).trimEnd()
    const box = {
      ...line.box!,
      left: i === 0 ? line.box!.left : own[1]!,
      right: end === words.length ? line.box!.right : own.at(-1)!,
    }
    return {
      ...line,
      text,
      box,
      typeSize: line.typeSize && typeSizeOf(text, box, aspect),
      words: movedBy(own, -from),
      doubtful: line.doubtful.flatMap(([a, b]): Range[] =>
        a >= from && b <= to ? [[a - from, b - from]] : [],
      ),
    }
  })
}

function isScrap({ text, box }: PlacedLine, others: readonly PlacedLine[]): boolean {
  if (!box) return false
  const area = (box.right - box.left) * (box.bottom - box.top)
  return others.some(({ box: other, text: whole }) => {
    if (!other || whole.length <= text.length || other.bottom - other.top <= box.bottom - box.top)
      return false
    const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left)
    const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
    return wide > 0 && high > 0 && wide * high >= SCRAP_INSIDE * area
  })
}
