/**
 * Puts printed lines together again: a paragraph that a column, a PDF or a program broke
 * into lines becomes one line, with each printed line as a piece of it.
 *
 * The runs (measure.ts) say which lines have an edge; a rule for each sign says whether
 * such a line goes on in the next (rules/printed.ts). Nothing is taken from the text, and
 * a page that is not wrapped comes out as it went in.
 */

import { middleOf } from '../../arrays.js'
import { plainOf, withRound } from '../../lexicon.js'
import { readBlankStops, withBlanks } from '../page/dots.js'
import { type Line, LONGEST_PIECE } from '../page/lines.js'
import type { DecisionNote, Spoken } from '../page/note.js'
import { BROKEN_WORD } from '../rules/broken-words.js'
import type { Meeting } from '../rules/meeting.js'
import { PRINTED_LINE, textBelow } from '../rules/printed.js'
import { type Decision, decide } from '../rules/rule.js'
import { endsSentence } from '../rules/sentences.js'
import { missing, passes, type Run, readRuns, toleranceOf } from './measure.js'
import { withoutStrays, withStrays } from './strays.js'

/** What the lines of a run have in common. */
type Custom = Pick<
  Meeting,
  | 'isWide'
  | 'isExact'
  | 'tolerance'
  | 'slack'
  | 'startsMiss'
  | 'left'
  | 'paragraphIndent'
  | 'indents'
  | 'usualGap'
> & {
  /** The program that gave the text sets quotation marks apart: some are lines by themselves where the line above has room. */
  cutsMarks: boolean
}

export function unwrap(lines: readonly Line[]): Line[] {
  if (areParagraphs(lines)) return withWholeWords(lines)
  readBlankStops(lines)
  const parted = withoutStrays(lines)
  return withBlanks(withStrays(unwrapRuns(parted.text), parted))
}

/** A line of more UTF-16 units is no printed line; so many of them, and this share of lines below blank ones, make all lines paragraphs. */
const LONGER = 80
const LONGER_LEAST = 2
const APART = 0.85

/** Blank lines part nearly all lines, and some are far longer than any printed one: a page copied from a site. */
function areParagraphs(lines: readonly Line[]): boolean {
  const apart = lines.filter(({ gap }) => gap > 0).length
  const longer = lines.filter(({ plain }) => plain.length > LONGER).length
  return longer >= LONGER_LEAST && apart >= (lines.length - 1) * APART
}

function unwrapRuns(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  let at = 0
  const runs = readRuns(lines)
  const starts = runs.map((run) => startsOf(lines.slice(run.from, run.to), run))
  const lackAll = lacksIndent(starts.flat())
  for (const [i, run] of runs.entries()) {
    while (at < run.from) whole.push(lines[at++]!)
    at = unwrapRun(lines, run, at, whole, lackAll || lacksIndent(starts[i]!))
  }
  while (at < lines.length) whole.push(lines[at++]!)
  return withWholeWords(whole)
}

const ENDS_IN_HYPHEN = /\p{Script=Latin}-$/u

/** The lines, where one goes on in the next if a hyphen breaks a Latin word between them. The hyphen stays: it is printed. */
function withWholeWords(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  for (const second of lines) {
    const first = whole.at(-1)
    const isBroken =
      first !== undefined &&
      ENDS_IN_HYPHEN.test(first.plain) &&
      first.text.length + second.text.length < LONGEST_PIECE &&
      decided(BROKEN_WORD, { first, second }, second)
    if (!isBroken) whole.push(second)
    else {
      const moved = second.pieces.map((piece) => ({ ...piece, at: piece.at + first.text.length }))
      const text = first.text + second.text
      whole[whole.length - 1] = { ...first, pieces: [...first.pieces, ...moved], text, plain: plainOf(text) }
    }
  }
  return whole
}

/** @returns the place after the last line that was taken: the line below a run may be its last paragraph's end */
function unwrapRun(
  lines: readonly Line[],
  run: Run,
  from: number,
  whole: Line[],
  lacksIndent: boolean,
): number {
  const custom = customOf(lines.slice(run.from, run.to), run, lacksIndent)
  let at = from
  while (at < run.to) {
    const begin = lines[at++]!
    const pieces = [...begin.pieces]
    let { text, plain } = begin
    let last = begin
    let hasMark = isMarked(last)
    for (; at <= run.to && at < lines.length; at++) {
      const second = lines[at]!
      const third = lines[at + 1]
      const meeting: Meeting = {
        // Written out: an object made by a spread and so many fields more is slow.
        isWide: custom.isWide,
        isExact: custom.isExact,
        tolerance: custom.tolerance,
        slack: custom.slack,
        startsMiss: custom.startsMiss,
        left: custom.left,
        paragraphIndent: custom.paragraphIndent,
        indents: custom.indents,
        usualGap: custom.usualGap,
        first: last,
        second,
        third,
        text: isMarked(second) ? third : textBelow(lines, at + 1),
        firstMisses: missing(last, run) - roomFor(last, second, run),
        secondMisses: missing(second, run),
        thirdMisses: third ? missing(third, run) : 0,
        begin,
        hasEnded: endsSentence(last.plain),
        hasMark,
        isCut: custom.cutsMarks && isCutAtQuote(last, second, run),
      }
      const goesOn = decided(PRINTED_LINE, meeting, second)
      if (!goesOn || text.length + second.text.length >= LONGEST_PIECE) break
      const blank = blankBetween(last, second, run)
      text += blank
      pieces.push({ ...second.pieces[0]!, at: text.length })
      text += second.text
      plain += blank + second.plain
      hasMark ||= isMarked(second)
      last = isCutAtMark(last, second, run, custom.cutsMarks) ? halvesOf(last, second) : second
    }
    whole.push(pieces.length > 1 ? { ...begin, pieces, text, plain: withRound(plain) } : begin)
  }
  return at
}

/**
 * Whether a program cut one printed line in two at a mark, as it does where the mark is set apart: before one that closes,
 * or before one that opens where both halves together reach the edge.
 */
const isCutAtMark = (first: Line, second: Line, run: Run, cutsMarks: boolean) => {
  const closes = /^[”’」』]/.test(second.text) || (cutsMarks && /^[,。、;:!?]$/.test(second.plain))
  return closes
    ? missing(halvesOf(first, second), run) >= -toleranceOf(run)
    : cutsMarks && isCutAtQuote(first, second, run)
}

const isCutAtQuote = (first: Line, second: Line, run: Run) =>
  /^[“‘「『]/.test(second.text) &&
  second.gap === 0 &&
  missing(first, run) > toleranceOf(run) &&
  Math.abs(missing(halvesOf(first, second), run)) <= toleranceOf(run) / 2

/** The second half, as long as both. */
const halvesOf = (first: Line, second: Line): Line => ({
  ...second,
  columns: first.columns + second.columns,
  signs: first.signs + second.signs,
})

const isMarked = ({ plain }: Line) => /[,。、;:]/.test(plain)

/** Decides, and notes the answer on the second line. */
export function decided<Place>(decision: Decision<Place>, place: Place, second: Line): boolean {
  const rules: Spoken[] = []
  const answer = decide(decision, place, rules)
  const note: DecisionNote = { decision: decision.id, answer, rules }
  second.pieces[0]!.reasons.push(note)
  return answer
}

/** Smallest indent of a paragraph, in columns. */
const INDENT = 2
/** Lines at least this wide, in columns, hold few to a paragraph. */
const WIDE = 60
/** A left edge or a gap is usual if at least this share of the lines has it. */
const USUAL = 0.2

function customOf(lines: readonly Line[], run: Run, lacksIndent: boolean): Custom {
  const tolerance = toleranceOf(run)
  const reach = lines.filter((line) => missing(line, run) <= tolerance && !passes(line, run))
  const left = leftEdge(lines, run, tolerance)
  const ended = lines.filter((_, i) => i > 0 && endsSentence(lines[i - 1]!.plain))
  const starts = ended.length > 0 ? ended : lines.filter((line, i) => isFirstLine(line, lines[i + 1], run))
  const setIn = starts.map(({ indent }) => indent - left).filter((indent) => indent >= INDENT)
  return {
    cutsMarks: lines.some(
      ({ text }, i) => i > 0 && /^[”’」』]$/.test(text) && missing(lines[i - 1]!, run) > tolerance,
    ),
    left,
    isExact: reach.every((line) => endsSentence(line.plain) || missing(line, run) === 0),
    isWide: run.width * (run.unit === 'signs' ? 2 : 1) >= WIDE,
    tolerance,
    slack: slackOf(reach, run),
    startsMiss: lacksIndent ? LOST_INDENT : 0,
    // One full-width blank is an indent only where no paragraph has two.
    paragraphIndent:
      setIn.filter((indent) => indent >= 2 * INDENT).length * 2 > setIn.length ? INDENT + 1 : INDENT,
    indents: setIn.length > 0 && setIn.length * 2 >= starts.length,
    usualGap: usualLeast(reach.slice(1).map(({ gap }) => gap)),
  }
}

/** Whether the line is set in, and the one below reaches the same edge and is not: no sentence need end above. */
const isFirstLine = (line: Line, below: Line | undefined, run: Run) =>
  below !== undefined &&
  line.indent - below.indent >= INDENT &&
  Math.max(Math.abs(missing(line, run)), Math.abs(missing(below, run))) <= INDENT

/** The indent of most lines below a line that reaches the edge inside a sentence; else the least. */
function leftEdge(lines: readonly Line[], run: Run, tolerance: number): number {
  const counts = new Map<number, number>()
  for (const [i, { indent }] of lines.entries()) {
    const above = lines[i - 1]
    const isBelow =
      above && !endsSentence(above.plain) && isMarked(above) && Math.abs(missing(above, run)) <= tolerance
    if (isBelow) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1])
  return usual
    ? usual[0]
    : lines.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
}

/** The least value that is usual; 0 of none. */
function usualLeast(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * USUAL)] ?? 0
}

/**
 * By how much each line that begins a paragraph and goes on misses the edge, in columns; of those that reach it at all.
 *
 * A paragraph begins below a sentence that has ended; in a text without stops, below a line that ends short of the edge,
 * and then the line after it must reach the edge.
 */
function startsOf(lines: readonly Line[], run: Run): number[] {
  const isNear = (line: Line) => Math.abs(missing(line, run)) <= LOST_INDENT + toleranceOf(run) / 2
  const left = lines.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  const isFull = (line: Line | undefined) => line !== undefined && Math.abs(missing(line, run)) <= 1
  return lines
    .filter((line, i) => {
      const above = lines[i - 1]
      if (above === undefined || endsSentence(line.plain) || !isNear(line)) return false
      // Some paragraphs may have kept theirs.
      if (line.indent - left >= INDENT) return false
      if (endsSentence(above.plain)) return isMarked(line)
      return missing(above, run) > LOST_INDENT + toleranceOf(run) && isFull(lines[i + 1])
    })
    .map((line) => missing(line, run))
}

/** Columns of an indent of two characters. */
const LOST_INDENT = 4
/** So many beginnings of paragraphs tell whether they lack an indent. */
const STARTS_LEAST = 3

/** A PDF's text, or text recognition, may lack the indent, so that the first lines of paragraphs are short by it. */
function lacksIndent(misses: readonly number[]): boolean {
  return misses.length >= STARTS_LEAST && middleOf(misses) >= LOST_INDENT / 2
}

/** How far before the edge half of the lines end that break off inside a sentence, in columns. */
function slackOf(lines: readonly Line[], run: Run): number {
  const open = lines.filter(({ plain }) => !endsSentence(plain))
  return middleOf(open.map((line) => Math.max(0, missing(line, run))))
}

/**
 * Columns at the end of a line that do not make it short: a blank, and the room that the next line's first Latin word,
 * opening mark, or character before a mark that begins no line lacked.
 */
function roomFor(last: Line, second: Line, run: Run): number {
  const word = /^[A-Za-zÀ-ɏ]+/.exec(second.text)?.[0] ?? ''
  const bound = endsSentence(last.plain) ? '' : BOUND.exec(second.text)![0]
  return (run.unit === 'signs' ? 2 : 1) * (last.trail + word.length) + (word ? 0 : 2 * bound.length)
}

/** What goes to the next line together: marks that end no line, and one character before a mark that begins none. */
const BOUND = /^[“‘「『（《〈【([]{0,2}(?:.(?=[，。、；：！？）》〉】”’」』…,;:!?)]))?/u

/** Columns of a full-width blank. */
const ONE_BLANK = 2

/**
 * A blank between Latin words, and one that the edge fell on; else nothing.
 *
 * A program that cuts at a number of characters leaves a blank at the end of a line or at
 * the head of the next.
 */
function blankBetween(last: Line, second: Line, run: Run): string {
  if (/[A-Za-zÀ-ɏ]$/.test(last.text) && /^[A-Za-zÀ-ɏ]/.test(second.text)) return ' '
  // One blank; more of them pad the line.
  const isOne = last.trail > 0 && last.trail <= ONE_BLANK
  const isCutBlank = isOne && missing(last, run) === (run.unit === 'signs' ? 2 : 1) * last.trail
  return isCutBlank || second.indent === 1 ? ' ' : ''
}
