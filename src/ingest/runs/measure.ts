/**
 * Which lines are printed lines of one measure: runs of neighbours that reach one right
 * edge, seldom pass it, and break off inside sentences.
 *
 * The cheapest reading of the page is found, line by line: each line is either free, or
 * belongs to a run of a certain width, and to begin a run has a price. A free line that
 * breaks off inside a sentence is dear; so is a line of a run that ends with a mark, as
 * verse does, or passes the edge. No word is looked at.
 *
 * Source: Viterbi's algorithm (1967), with one price for every change of state.
 */

import { checkTime } from '../formats/clock.js'
import { isMarkedUp, type Line } from '../page/lines.js'
import { readFirst } from '../rules/rule.js'
import { endsSentence } from '../rules/sentences.js'
import { ROW_SHAPE } from '../rules/tables.js'

/** Lines that reach one edge. */
export type Run = {
  /** Places among the lines: of the first, and of the one after the last. */
  from: number
  to: number
  /** Which of a line's lengths is even: by columns in print, by characters where a program has wrapped the text. */
  unit: 'columns' | 'signs'
  /** Where the lines end, in units. */
  width: number
}

/** Narrowest and widest printed lines, in characters. */
const NARROWEST = 7
const WIDEST = 60
/** A line may end so many columns before its edge, or beyond it, and still reach it. */
const BEFORE = 4
const BEYOND = 2
/** In columns: of narrower lines a difference says more. */
const NARROW = 20
/** Lines that are read together; so many states times lines are weighed at once. */
const CHUNK = 4096
/** So few characters with a stop are the end of a paragraph, in characters. */
const TAIL = 7
/** Longest line without a mark inside that may be a heading or a verse, in characters. */
const HEADING = 20

/**
 * Of an unknown page, and of one of printed lines: the price of a run's beginning, the price of
 * a free line beside its own, how many lines must have a run's width, and how many reach its edge.
 */
const UNKNOWN = { begin: 1.5, free: 0, fewest: 2, reach: 3 }
const IN_PRINT = { begin: 0.5, free: 0.15, fewest: 1, reach: 1 }
/** The share of lines in runs that makes a page one of printed lines. */
const PRINTED = 0.25

/** By how many columns the line misses the edge: below zero if it passes the edge. */
export function missing(line: Line, { unit, width }: Pick<Run, 'unit' | 'width'>): number {
  return unit === 'columns' ? width - line.columns : 2 * (width - line.signs)
}

/** How far before its edge a line may end, in columns. */
export const toleranceOf = ({ unit, width }: Pick<Run, 'unit' | 'width'>): number =>
  width * (unit === 'columns' ? 1 : 2) < NARROW ? BEFORE / 2 : BEFORE

export const passes = (line: Line, run: Run): boolean => missing(line, run) < -BEYOND

/** The runs of a page, in order. */
export function readRuns(lines: readonly Line[]): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < lines.length; at += CHUNK) {
    const own = lines.slice(at, at + CHUNK)
    const shapes = own.map(({ plain }) => rowShape(plain))
    const solid = solidLines(own)
    const prices = own.map((line, i) =>
      pricesOf(
        line,
        shapes[i] !== undefined && [shapes[i - 1], shapes[i + 1]].includes(shapes[i]),
        solid.has(line),
        beginsSetIn(line, own[i + 1]) || beginsSetIn(own[i - 1], line),
      ),
    )
    const seen = cheapest(prices, UNKNOWN)
    const covered = seen.reduce((sum, { from, to }) => sum + to - from, 0)
    const isPrint = covered > prices.length * PRINTED
    const found = isPrint ? cheapest(prices, IN_PRINT) : seen
    const { reach } = isPrint ? IN_PRINT : UNKNOWN
    for (const [i, run] of found.entries()) {
      if (found[i + 1]) giveFoot(prices, run, found[i + 1]!)
      if (isOpen(prices.slice(run.from, run.to), run, reach))
        runs.push({ unit: run.unit, width: run.width, from: run.from + at, to: run.to + at })
    }
  }
  return runs
}

/** Lines at a run's foot that do not reach its edge, but that of the run right below, belong to that one. */
function giveFoot(prices: readonly Prices[], run: Run, below: Run): void {
  const misses = (own: Run) => missing(prices[run.to - 1]!.line, own)
  while (run.to === below.from && run.to - run.from > 1 && misses(run) > toleranceOf(run)) {
    if (misses(below) > toleranceOf(below) || misses(below) < -BEYOND) return
    run.to--
    below.from--
  }
}

/** Whether enough lines reach the edge, and half of them break off there: verse and lists end with marks. */
function isOpen(prices: readonly Prices[], run: Run, fewest: number): boolean {
  const tolerance = toleranceOf(run)
  const reach = prices.filter(({ line }) => missing(line, run) <= tolerance)
  return reach.length >= fewest && reach.filter(({ isEnded }) => !isEnded).length * 2 >= reach.length
}

/** What a line costs as a free one, and in a run that it reaches the edge of, ends short of, or passes. */
type Prices = { line: Line; isEnded: boolean; free: number; full: number; short: number; beyond: number }

/** The shape of a row, of a line without clauses or with a label. */
function rowShape(plain: string): string | undefined {
  if (/^[^:,。]{2,8}:/.test(plain)) return 'labelled'
  return plain.length > WIDEST || /[,。、;!?]/.test(plain) ? undefined : readFirst(ROW_SHAPE, plain)
}

/** Shortest and longest flush line of a text without a mark, in characters: a verse is seldom so long, a column seldom so wide. */
const SOLID = 13
const SOLID_WIDEST = 34
/** So many lines without a mark, as long as one another, are no headings. */
const SOLID_LEAST = 3
/** Columns that a paragraph's first line is set in by, at most. */
const SET_IN = 8

/** Lines of texts without a mark: neighbours of one right edge, though the first of them is set in, or long ones. */
function solidLines(lines: readonly Line[]): ReadonlySet<Line> {
  const solid = new Set<Line>()
  for (let from = 0, to = 1; from < lines.length; from = to++) {
    const first = lines[from]!
    if (hasBreak(first)) continue
    const goesOn = (line: Line, above: Line) =>
      line.columns === first.columns && !hasBreak(line) && (above === first || line.gap === above.gap)
    while (to < lines.length && goesOn(lines[to]!, lines[to - 1]!)) to++
    const own = lines.slice(from, to)
    const setIn = own.length > 1 ? first.indent - own[1]!.indent : 0
    const isSetIn = setIn >= BEYOND && setIn <= SET_IN && first.signs >= NARROWEST
    const isLong = own.length >= SOLID_LEAST && first.signs >= SOLID && first.signs <= SOLID_WIDEST
    if (isSetIn || isLong) for (const line of own) solid.add(line)
  }
  return solid
}

/** Price of a line that breaks off inside the sentence of a paragraph that is set in, and ends short of the edge: a caption or a note has its own. */
const OPEN_SHORT = 0.8

/** Whether a paragraph of two lines or more begins with the first one, by its indent. */
const beginsSetIn = (first: Line | undefined, second: Line | undefined) =>
  first !== undefined &&
  second !== undefined &&
  second.gap === 0 &&
  first.indent - second.indent >= BEYOND &&
  first.indent - second.indent <= SET_IN &&
  !endsSentence(first.plain) &&
  /[,。]/.test(first.plain + second.plain)

/** Of a line that is no part of a text without marks. */
const hasBreak = ({ plain, signs }: Line) => signs > WIDEST || /[,。、;:!? ]/.test(plain)

/**
 * @param isRow a line beside it has the same shape
 * @param isSolid of a text without a mark
 * @param isBegun one of the first two lines of a paragraph that is set in
 */
function pricesOf(line: Line, isRow: boolean, isSolid: boolean, isBegun: boolean): Prices {
  checkTime()
  const { plain } = line
  if (line.signs > WIDEST + BEYOND) return { line, isEnded: true, free: 0.2, full: 2, short: 2, beyond: 1.5 }
  const isStopped = endsSentence(plain)
  const hasMark = /[,。、;:!?)]./.test(plain)
  const isBroken = / {3}|\S {2,}\S+ {2,}\S/.test(plain)
  const isEnded = isStopped || /[,、;:—-]["')\]》]?$/.test(plain)
  const beyond = isMarkedUp(line) ? 3 : 1.5
  const short = isStopped ? 0.35 : 0.4
  const own = (free: number, full: number, shorter = short) => ({
    line,
    isEnded,
    free,
    full,
    short: shorter,
    beyond,
  })
  if (isMarkedUp(line) || isBroken || isRow) return own(0.2, 2)
  if (isStopped) return own(line.signs > TAIL ? 0.3 : 0.5, 0.25)
  // Verse ends so, and has no marks inside; a list of the thirties ends with 、.
  if (isEnded) return own(hasMark ? (plain.endsWith('、') ? 0.5 : 0.8) : 0.3, 0.3)
  if (hasMark || isSolid) return own(1, 0, isBegun ? OPEN_SHORT : short)
  // Without marks two lines of unlike length say nothing: each may be a paragraph.
  return line.signs > HEADING ? own(0.7, 0.2, 0.6) : own(0.3, 0.2, isBegun ? OPEN_SHORT : short)
}

type State = Pick<Run, 'unit' | 'width'>

/** The widths that so many lines have. */
function statesOf(prices: readonly Prices[], fewest: number): State[] {
  const states: State[] = []
  for (const unit of ['columns', 'signs'] as const) {
    const [least, most] = unit === 'columns' ? [2 * NARROWEST, 2 * WIDEST] : [NARROWEST, WIDEST]
    const counts = new Map<number, number>()
    for (const { line } of prices) counts.set(line[unit], (counts.get(line[unit]) ?? 0) + 1)
    for (const [width, count] of counts) {
      if (count >= fewest && width >= least && width <= most) states.push({ unit, width })
    }
  }
  return states
}

/** @param before by how many columns the line misses the edge, as missing() says it */
function priceIn(prices: Prices, before: number, tolerance: number): number {
  if (before < -BEYOND) return prices.beyond
  if (before > tolerance) return prices.short
  // A mark may hang over the edge.
  if (before < 0 && prices.isEnded) return prices.full + 0.05
  const price = prices.full + 0.15 * Math.abs(before)
  return before > 0 ? Math.min(price, prices.short + 0.05) : price
}

function cheapest(prices: readonly Prices[], custom: typeof UNKNOWN): Run[] {
  const states = statesOf(prices, custom.fewest)
  const tolerances = states.map(toleranceOf)
  // Edges in columns: first of the states that count columns, then of those that count characters.
  const edges = states.map(({ unit, width }) => (unit === 'columns' ? width : 2 * width))
  const ofColumns = states.filter(({ unit }) => unit === 'columns').length
  // For each state the cost up to the line before, and the line that the state began on.
  const costs = new Float64Array(states.length + 1)
  const begun = new Int32Array(states.length + 1)
  // For each line the best state, and the line that it began on.
  const best = new Int32Array(prices.length)
  const from = new Int32Array(prices.length)
  const free = states.length
  let last = 0
  for (const [i, own] of prices.entries()) {
    checkTime()
    const { columns, signs } = own.line
    let least = Number.POSITIVE_INFINITY
    let state = free
    for (let s = 0; s <= free; s++) {
      const entered = last + (s === free ? 0 : custom.begin)
      const isFresh = i === 0 || entered < costs[s]!
      if (isFresh) begun[s] = i
      const cost =
        (isFresh ? entered : costs[s]!) +
        (s === free
          ? own.free + custom.free
          : priceIn(own, edges[s]! - (s < ofColumns ? columns : 2 * signs), tolerances[s]!))
      costs[s] = cost
      if (cost < least) {
        least = cost
        state = s
      }
    }
    best[i] = state
    from[i] = begun[state]!
    last = least
  }
  const runs: Run[] = []
  for (let to = prices.length; to > 0; to = from[to - 1]!) {
    const state = best[to - 1]!
    if (state === free) continue
    const { unit, width } = states[state]!
    runs.push({ unit, width, from: from[to - 1]!, to })
  }
  return runs.reverse()
}
