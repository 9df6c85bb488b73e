/**
 * The lines of a text, each with what its place on the page says: the heading
 * mark, the indent, the blank lines above it, and its plain form.
 *
 * Plain is what every rule reads: half-width, one kind of quotation mark,
 * simplified characters. It has the length of the printed text, unit by unit,
 * so that an offset in one is an offset in the other.
 */

import { plainOf } from '../../lexicon.js'
import { checkTime } from '../formats/clock.js'
import { mayBeColumns, partColumns } from '../formats/gutters.js'
import type { BlockLabel } from '../formats/layout.js'
import { type LineKind, type SourceLine, sourceLines } from '../formats/markup.js'
import { closeBlanks, isPartedAllOver } from './blanks.js'
import { readDots } from './dots.js'
import type { DecisionNote } from './note.js'
import { trimEndWhere } from './trim.js'

/** One printed line. */
export type LinePiece = {
  /** From 1 in the file. */
  line: number
  /** Where it begins in the text of the whole. */
  at: number
  /** Why it goes on with the line above, or does not. */
  reasons: DecisionNote[]
}

/** What a label before a line says of it. `none`: nothing of the page or its stories. */
export type RecordField =
  | 'title'
  | 'kicker'
  | 'subtitle'
  | 'author'
  | 'section'
  | 'body'
  | 'publication'
  | 'date'
  | 'page'
  | 'abstract'
  | 'none'

export type Line = {
  /** From 1 in the file; of several printed lines the first. */
  line: number
  /** The printed lines that it was put together from, in order; mostly one. */
  pieces: readonly LinePiece[]
  /** As printed, without the heading mark and the blanks at either end. */
  text: string
  /** `text` for patterns: same length. */
  plain: string
  /** How many `#` mark it; 0 for none. */
  mark: number
  /** Columns of blank before the text; a full-width space counts two. */
  indent: number
  /** Where the text ends, in columns from the left edge: two for a full-width sign, one for a half-width one. */
  columns: number
  /** The same in characters. */
  signs: number
  /** Columns of blank after the text. */
  trail: number
  /** Blank lines between this line and the one above. */
  gap: number
  /** A piece of a line too long to be read at once, but not its first. */
  continues: boolean
  /** Blanks that text recognition put in were taken out, and with them some that print has. */
  closed: boolean
  kind: LineKind
  /** All of it is bold. */
  bold: boolean
  centred: boolean
  /** Stood behind a `>`. */
  quoted: boolean
  /** Stands so close under a picture that it is the picture's caption by its place. */
  underPicture: boolean
  /** Set by roles/fields.ts, where the page has labels. */
  field: RecordField | undefined
  /** Size of the type, where the page's own body is 1; undefined if the format tells no sizes. */
  size: number | undefined
  /** What the format says that the line is. */
  label: BlockLabel | undefined
}

/** Longest piece that a line is read in, in UTF-16 units; every rule may take time by its square. */
export const LONGEST_PIECE = 5000

const MARK = /^([#＃]{1,6})(?:[ \t\u3000]+|(?=[^#＃\s]))/
/** #川震10年#中国: topics, and no heading. */
const TOPICS = /^[#＃][^#＃\s]{1,30}(?:\s*[#＃][^#＃\s]{1,30})+$/
const BOLD = /^(\*\*|__)(?!\s)(.*[^\s*_])\1$/

/**
 * The lines that are not blank.
 *
 * @param skipped leading lines that are front matter
 */
export function readLines(text: string, skipped = 0): Line[] {
  const lines: Line[] = []
  let gap = 0
  const sources = sourceLines(text, skipped)
  // Blanks between characters are no gutters.
  const hasColumns = mayBeColumns(sources) && !isPartedAllOver(sources)
  for (const source of hasColumns ? partColumns(sources) : sources) {
    if (source.text.trim() === '') {
      gap++
      continue
    }
    checkTime()
    const whole = lineOf(source, Math.max(gap, gapOver(lines.at(-1))))
    whole.underPicture = lines.at(-1)?.kind === 'picture' && (gap === 0 || whole.centred)
    if (whole.text.length <= LONGEST_PIECE) lines.push(whole)
    else for (const piece of cut(whole)) lines.push(piece)
    gap = 0
  }
  closeBlanks(lines)
  readDots(lines)
  setMarks(lines)
  for (const at of lines.keys()) checkUnderPicture(lines, at)
  return lines
}

/** The printed lines of some lines, in the file. */
export function printedLines(lines: readonly Line[]): number[] {
  const all: number[] = []
  for (const { pieces } of lines) for (const { line } of pieces) all.push(line)
  return all
}

/**
 * Each printed line of a line, with where it begins and its part of a text.
 *
 * @param text the line's own, or its plain form
 */
export const partsOf = (text: string, pieces: Line['pieces']): { line: number; at: number; own: string }[] =>
  pieces.map(({ line, at }, i) => ({ line, at, own: text.slice(at, pieces[i + 1]?.at) }))

/** The last printed line. */
export const lastLine = ({ pieces }: Line): number => pieces.at(-1)!.line

/** The printed line that an offset of the text stands on. */
export const lineAt = ({ pieces }: Line, offset: number): number =>
  pieces.findLast(({ at }) => at <= offset)!.line

/** The gap above a line that prints nothing stands above the next: the lines around it stay as far apart. */
const gapOver = (above: Line | undefined): number => (above && printsNothing(above) ? above.gap : 0)

export const printsNothing = ({ kind }: Line): boolean => kind === 'picture' || kind === 'unprinted'

/** The file says what the line is: a heading, a row, a quotation. */
export const isMarkedUp = ({ mark, kind, quoted }: Line): boolean => mark > 0 || quoted || kind !== 'text'

/** A line of a page whose layout is known: no sign of its text is a mark. */
export function lineFrom(text: string, line: number, kind: LineKind): Line {
  const shown = text.trim()
  const source = { text: shown, line, kind, level: 0, bold: false, centred: false, quoted: false }
  return lineOf(source, 0, { text: shown, mark: 0, bold: false })
}

function lineOf(
  { text: raw, line, kind, level, bold, centred, quoted }: SourceLine,
  gap: number,
  own = kind === 'text' ? unmark(raw.trim()) : { text: raw.trim(), mark: 0, bold: false },
): Line {
  const isBold = bold || own.bold
  const mark = level || own.mark || (isBold ? BOLD_LEVEL : 0)
  // One literal: there are thousands of lines, and spreading objects into each took most of the time.
  const { indent, columns, signs, trail } = extentOf(raw)
  return {
    line,
    pieces: [{ line, at: 0, reasons: [] }],
    text: own.text,
    plain: plainOf(own.text),
    mark,
    indent,
    columns,
    signs,
    trail,
    gap,
    continues: false,
    closed: false,
    kind,
    bold: isBold,
    centred,
    quoted,
    underPicture: false,
    field: undefined,
    size: undefined,
    label: undefined,
  }
}

/** Of a line that is only bold: below the six levels of `#`. */
const BOLD_LEVEL = 7

/** Bold lines are headings below those that `#` marks; centred lines where nothing else marks a heading. */
function setMarks(lines: readonly Line[]): void {
  const marked = lines.filter(({ mark }) => mark > 0)
  if (marked.length === 0) for (const line of lines) if (line.centred) line.mark = 1
  const isBoldAlone = marked.every(({ mark }) => mark === BOLD_LEVEL)
  if (isBoldAlone && !isUnderProse(lines)) for (const line of marked) line.mark = 1
}

/** A paragraph is at least this long, in UTF-16 units. */
const PROSE = 60

/** Whether a story has begun above the first mark: bold lines are then heads inside it. */
function isUnderProse(lines: readonly Line[]): boolean {
  const first = lines.findIndex(({ mark }) => mark > 0)
  return lines.slice(0, Math.max(0, first)).some(({ plain }) => plain.length >= PROSE)
}

/** A caption and its picture stand apart from the paragraphs around; in text without blank lines nothing tells. */
function checkUnderPicture(lines: readonly Line[], at: number): void {
  const line = lines[at]!
  const below = lines[at + 1]
  const isApart = lines[at - 1]?.gap !== 0 && (!below || below.gap > 0 || printsNothing(below))
  if (!line.centred && !isApart) line.underPicture = false
}

/** A long line in pieces, each up to the last full stop in its second half if it has one. */
function* cut(line: Line): Generator<Line> {
  const { text, plain } = line
  for (let at = 0, end = 0; at < text.length; at = end) {
    checkTime()
    end = Math.min(text.length, at + LONGEST_PIECE)
    if (end < text.length) {
      const stop = plain.lastIndexOf('。', end - 1) + 1
      if (stop > at + LONGEST_PIECE / 2) end = stop
      else if (/[\udc00-\udfff]/.test(text.charAt(end))) end--
    }
    const piece = { ...line, text: text.slice(at, end), plain: plain.slice(at, end) }
    yield at === 0 ? piece : { ...piece, mark: 0, indent: 0, gap: 0, continues: true }
  }
}

/**
 * One line as two: its head, and the rest from `start` on. What stands around the head are marks.
 *
 * @param head where the head begins and ends, in the text
 */
export function splitLine(line: Line, [from, end]: [number, number], start: number): [Line, Line] {
  const first = line.pieces.filter(({ at }) => at < end)
  const cut = line.pieces.findLast(({ at }) => at <= start)!
  const rest = line.pieces.filter(({ at }) => at > start).map((piece) => ({ ...piece, at: piece.at - start }))
  const second = { ...line, mark: 0, gap: 0, bold: false, centred: false, underPicture: false }
  const pieces = [{ ...cut, at: 0 }, ...rest]
  return [
    { ...line, text: line.text.slice(from, end), plain: line.plain.slice(from, end), pieces: first },
    { ...second, line: cut.line, pieces, text: line.text.slice(start), plain: line.plain.slice(start) },
  ]
}

function unmark(trimmed: string): { text: string; mark: number; bold: boolean } {
  let text = trimmed
  if (TOPICS.test(trimmed)) return { text, mark: 0, bold: false }
  const mark = MARK.exec(text)?.[1]?.length ?? 0
  if (mark > 0) text = withoutMarks(text.replace(MARK, ''))
  const bold = BOLD.exec(text)
  return { text: bold ? bold[2]! : text, mark, bold: bold !== null }
}

/** Without the marks that close a heading, as Markdown may have them: `# 标题 ##`. */
function withoutMarks(text: string): string {
  const bare = trimEndWhere(text, (sign) => sign === '#')
  const before = trimEndWhere(bare, (sign) => sign === ' ' || sign === '\t')
  return bare.length < text.length && before.length < bare.length ? before : text
}

function extentOf(raw: string): Pick<Line, 'indent' | 'columns' | 'signs' | 'trail'> {
  const trimmed = raw.trimEnd()
  const text = trimmed.trimStart()
  const indent = columnsOf(trimmed.slice(0, trimmed.length - text.length))
  return {
    indent,
    columns: indent + columnsOf(text),
    signs: signsIn(trimmed),
    trail: columnsOf(raw.slice(trimmed.length)),
  }
}

/** Characters of any plane. */
function signsIn(text: string): number {
  let signs = 0
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) signs++
  return signs
}

/** Signs above Latin are as wide as a Han character, but for the half-width forms. */
function columnsOf(text: string): number {
  let columns = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // The second half of a character beyond the first plane has no width of its own.
    if ((code & 0xfc00) === 0xdc00) continue
    if (code === 9) columns += 4
    else columns += code < 0x250 || (code >= 0xff61 && code <= 0xffdc) ? 1 : 2
  }
  return columns
}
