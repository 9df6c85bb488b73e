/**
 * Folding a text to its canonical form, with a map back to the original.
 *
 * Each code point folds by itself (characters.ts). Only runs of spaces, quotation marks
 * and paragraph ends depend on their neighbours. A run with a paragraph end becomes one
 * BOUNDARY. A run with a space that touches Han on neither side becomes one space. Any
 * other run vanishes, and so does a run at either end of the text. Hence for every
 * substring s of t, fold(s) is a substring of fold(t): a run inside s has the same
 * neighbours as in t, and a run that s cuts through stands at an end of s.
 *
 * The module keeps the folding of every character met (astral ones up to a bound) and
 * output buffers that the next call overwrites.
 */

import type { Range } from '../model.js'
import { DROPPED, foldCharacter, isHan, NEWLINE, SPACE } from './characters.js'

/** A folded text and the map to its source, which `printedStart` and `printedRange` read. */
export type Folded = {
  text: string
  /**
   * Stretches of `text`, three numbers each: its first unit, and the start and end of that unit's half-open span in the
   * source. An end of 0 stands for a stretch of single units that lie side by side in the source too.
   */
  stretches: readonly number[]
}

// ---------------------------------------------------------------- the table

const UNKNOWN = 0
/** Entries among the surrogates, to which nothing folds, are no units: the marks of characters.ts, counted down from MARKS. */
const MARKS = 0xd800
const SURROGATE = -5
/** An entry of this or less stands for the text `LONGER[LONG - entry]`. */
const LONG = -16
const isMark = (entry: number) => (entry & 0xf800) === MARKS

/**
 * By UTF-16 unit: its folded unit, a mark, or UNKNOWN until first met. Of two bytes an entry, since what is met in a text
 * should stay in the nearest caches.
 */
const TABLE = new Uint16Array(0x10000)
TABLE.fill(MARKS - SURROGATE, 0xd800, 0xe000)
const LONGER: string[] = []
/** Foldings of astral code points, at most ASTRAL_MOST, so that strange texts cannot fill the memory. */
const ASTRAL = new Map<number, string | number>()
const ASTRAL_MOST = 1 << 16

function learn(unit: number): number {
  const folded = foldCharacter(unit)
  let entry: number
  if (typeof folded === 'number') entry = MARKS - folded
  else if (folded.length === 1) entry = folded.charCodeAt(0)
  else entry = MARKS - LONG + LONGER.push(folded) - 1
  TABLE[unit] = entry
  return entry
}

function foldAstral(code: number): string | number {
  let folded = ASTRAL.get(code)
  if (folded === undefined) {
    folded = foldCharacter(code)
    if (ASTRAL.size < ASTRAL_MOST) ASTRAL.set(code, folded)
  }
  return folded
}

// ---------------------------------------------------------------- the machine

let out = new Uint16Array(4096)
let outBytes = bytesOf(out)
let size = 0
/** Of the text that is folded, as in `Folded`. Most texts have few: a map of every unit takes longer than folding. */
let stretches: number[] = []
/** By how much the units of the current stretch stand further on in the source; NO_SHIFT where it is no row of single units. */
let shift = 0
const NO_SHIFT = 2 ** 30

function bytesOf(units: Uint16Array<ArrayBuffer>): Buffer {
  return Buffer.from(units.buffer)
}

function makeRoom(wanted: number): void {
  if (wanted <= out.length) return
  const grown = new Uint16Array(Math.max(wanted, out.length * 2))
  grown.set(out.subarray(0, size))
  out = grown
  outBytes = bytesOf(out)
}

/** Writes a unit that stands for the single unit of the source at `at`. */
function putSingle(unit: number, at: number): void {
  if (at - size !== shift) {
    shift = at - size
    stretches.push(size, at, 0)
  }
  out[size++] = unit
}

/** Writes a unit that stands for a span of the source. */
function put(unit: number, start: number, end: number): void {
  shift = NO_SHIFT
  stretches.push(size, start, end)
  out[size++] = unit
}

/** The code point that the output ends with. */
function lastCode(): number {
  const unit = out[size - 1]!
  if (unit < 0xdc00 || unit > 0xdfff || size < 2) return unit
  return (out[size - 2]! - 0xd800) * 0x400 + (unit - 0xdc00) + 0x10000
}

/** Writes what a run becomes that ended before a character that folds to `next`. */
function putRun(spaced: boolean, broken: boolean, next: number, start: number, end: number): void {
  if (size === 0) return
  if (broken) put(0x0a, start, end)
  else if (spaced && !isHan(next) && !isHan(lastCode())) put(0x20, start, end)
}

/** Folds a text into `out` and `stretches`. */
function run(text: string): void {
  const length = text.length
  size = 0
  stretches = []
  shift = NO_SHIFT
  // A run has at least one unit and gives at most one; only longer foldings need more room.
  makeRoom(length + 1)
  let runStart = -1
  let spaced = false
  let broken = false
  let printedEnd = 0
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    let entry = TABLE[unit]!
    if (entry === UNKNOWN) entry = learn(unit)
    let longer = ''
    let end = at + 1
    if (isMark(entry)) entry = MARKS - entry
    if (entry <= SURROGATE) {
      if (entry <= LONG) longer = LONGER[LONG - entry]!
      else {
        const code = text.codePointAt(at)!
        const folded = foldAstral(code)
        if (code > 0xffff) end++
        if (typeof folded === 'number') entry = folded
        else longer = folded
      }
    }
    if (entry < 0 && longer === '') {
      if (entry !== DROPPED) {
        if (runStart < 0) runStart = printedEnd
        if (entry === SPACE) spaced = true
        else if (entry === NEWLINE) broken = true
      }
      at = end - 1
      continue
    }
    if (runStart >= 0) {
      putRun(spaced, broken, longer === '' ? entry : longer.codePointAt(0)!, runStart, at)
      runStart = -1
      spaced = false
      broken = false
    }
    if (longer === '') {
      if (end === at + 1) putSingle(entry, at)
      else put(entry, at, end)
    } else {
      makeRoom(size + longer.length + (length - at) + 1)
      for (let i = 0; i < longer.length; i++) put(longer.charCodeAt(i), at, end)
    }
    printedEnd = end
    at = end - 1
  }
}

/** Buffers of more units than this are released after a call, so that one huge text does not keep its memory. */
const KEPT_UNITS = 1 << 20

function outText(): string {
  const text = outBytes.toString('utf16le', 0, size * 2)
  if (out.length > KEPT_UNITS) {
    out = new Uint16Array(4096)
    outBytes = bytesOf(out)
  }
  return text
}

/**
 * Folds a text and maps the result back to it.
 *
 * A paragraph break (`\n`) inside becomes BOUNDARY, and empty paragraphs vanish;
 * the ends are trimmed.
 */
export function fold(text: string): Folded {
  run(text)
  return { text: outText(), stretches }
}

/** The place in `stretches` of the stretch that holds a unit of the folded text. */
function stretchOf(stretches: readonly number[], at: number): number {
  let low = 0
  let high = stretches.length / 3
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (stretches[middle * 3]! <= at) low = middle
    else high = middle
  }
  return low * 3
}

/** Where the span of the source begins for which a unit of the folded text stands. */
export function printedStart({ stretches }: Folded, at: number): number {
  const of = stretchOf(stretches, at)
  const start = stretches[of + 1]!
  return stretches[of + 2] === 0 ? start + at - stretches[of]! : start
}

function printedEnd({ stretches }: Folded, at: number): number {
  const of = stretchOf(stretches, at)
  return stretches[of + 2] || stretches[of + 1]! + at - stretches[of]! + 1
}

/** Start and end of the span of every unit of the folded text. */
export function printedSpans({ text, stretches }: Folded): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  for (let of = 0; of < stretches.length; of += 3) {
    const [from, start, end] = [stretches[of]!, stretches[of + 1]!, stretches[of + 2]!]
    const to = stretches[of + 3] ?? text.length
    for (let at = from; at < to; at++) {
      starts[at] = end === 0 ? start + at - from : start
      ends[at] = end === 0 ? starts[at]! + 1 : end
    }
  }
  return { starts, ends }
}

/** The half-open range of the source for which units `from` to `to` of the folded text stand, at least one. */
export function printedRange(folded: Folded, from: number, to: number): Range {
  return [printedStart(folded, from), printedEnd(folded, to - 1)]
}

/** As `fold()`, without the map back. */
export function foldText(text: string): string {
  run(text)
  return outText()
}

/**
 * Finds a folded string in a text.
 *
 * @param stands whether what begins at a place of the folded text is meant
 * @param most   ranges after which the search ends
 * @returns sorted, disjoint, half-open ranges of the original text, at whole characters
 */
export function findFolded(
  folded: Folded,
  needle: string,
  stands: (at: number) => boolean = () => true,
  most = Number.POSITIVE_INFINITY,
): Range[] {
  const ranges: Range[] = []
  if (needle === '') return ranges
  let last: Range | undefined
  let step = needle.length
  for (let at = folded.text.indexOf(needle); at >= 0; at = folded.text.indexOf(needle, at + step)) {
    const isMet = stands(at)
    step = isMet ? needle.length : 1
    if (!isMet) continue
    const range = printedRange(folded, at, at + needle.length)
    // One character may contain the needle twice: ㎜ folds to mm.
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1])
    else if (ranges.length === most) break
    else {
      last = range
      ranges.push(range)
    }
  }
  return ranges
}
