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

/** A folded text and the map to its source. */
export type Folded = {
  text: string
  /** For each UTF-16 unit of `text`: start and end of its half-open span in the source. */
  starts: Int32Array
  ends: Int32Array
}

// ---------------------------------------------------------------- the table

const UNKNOWN = 0
const SURROGATE = -5
/** An entry of this or less stands for the text `LONGER[LONG - entry]`. */
const LONG = -16

/** By UTF-16 unit: its folded unit if above 0, a mark if below 0, UNKNOWN until first met. */
const TABLE = new Int32Array(0x10000)
TABLE.fill(SURROGATE, 0xd800, 0xe000)
const LONGER: string[] = []
/** Foldings of astral code points, at most ASTRAL_MOST, so that strange texts cannot fill the memory. */
const ASTRAL = new Map<number, string | number>()
const ASTRAL_MOST = 1 << 16

function learn(unit: number): number {
  const folded = foldCharacter(unit)
  let entry: number
  if (typeof folded === 'number') entry = folded
  else if (folded.length === 1) entry = folded.charCodeAt(0)
  else entry = LONG - (LONGER.push(folded) - 1)
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
let size = 0
const NO_MAP = new Int32Array(0)
let starts = NO_MAP
let ends = NO_MAP
/** Whether `starts` and `ends` are filled. */
let mapping = false

function makeRoom(wanted: number): void {
  if (wanted > out.length) {
    const grown = new Uint16Array(Math.max(wanted, out.length * 2))
    grown.set(out.subarray(0, size))
    out = grown
  }
  if (mapping && starts.length < out.length) {
    starts = growMap(starts)
    ends = growMap(ends)
  }
}

function growMap(map: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(out.length)
  grown.set(map.subarray(0, Math.min(size, map.length)))
  return grown
}

function put(unit: number, start: number, end: number): void {
  if (mapping) {
    starts[size] = start
    ends[size] = end
  }
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

/** Folds a text into `out`, and its spans into `starts` and `ends` if `mapping` is set. */
function run(text: string): void {
  const length = text.length
  size = 0
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
    if (longer === '') put(entry, at, end)
    else {
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
  const text = Buffer.from(out.buffer, 0, size * 2).toString('utf16le')
  if (out.length > KEPT_UNITS) {
    out = new Uint16Array(4096)
    starts = NO_MAP
    ends = NO_MAP
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
  mapping = true
  run(text)
  mapping = false
  const map = { starts: copied(starts), ends: copied(ends) }
  return { text: outText(), ...map }
}

/** Numbers in a row that several maps share: memory of its own for each would cost more than folding a headline. */
const SHARED = 8192
let shared = NO_MAP
let sharedSize = 0

function copied(map: Int32Array<ArrayBuffer>): Int32Array {
  if (size > SHARED / 4) return map.slice(0, size)
  if (sharedSize + size > shared.length) {
    shared = new Int32Array(SHARED)
    sharedSize = 0
  }
  const copy = new Int32Array(shared.buffer, sharedSize * 4, size)
  sharedSize += size
  for (let i = 0; i < size; i++) copy[i] = map[i]!
  return copy
}

/** As `fold()`, without the map back. */
export function foldText(text: string): string {
  run(text)
  return outText()
}

/**
 * Finds a folded string in a text.
 *
 * @returns sorted, disjoint, half-open ranges of the original text, at whole characters
 */
export function findFolded(folded: Folded, needle: string): Range[] {
  const ranges: Range[] = []
  if (needle === '') return ranges
  let last: Range | undefined
  for (let at = folded.text.indexOf(needle); at >= 0; at = folded.text.indexOf(needle, at + needle.length)) {
    const start = folded.starts[at]!
    const end = folded.ends[at + needle.length - 1]!
    // One character may contain the needle twice: ㎜ folds to mm.
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else {
      last = [start, end]
      ranges.push(last)
    }
  }
  return ranges
}
