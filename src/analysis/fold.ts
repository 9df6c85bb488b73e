/**
 * Fold: the canonical form of a text, with its way back.
 *
 * Each code point folds by itself (characters.ts). Only runs of spaces,
 * quotation marks and paragraph ends look at their neighbours: a run that holds
 * a paragraph end becomes one BOUNDARY; one that holds a space and touches Han
 * on neither side becomes one space; any other vanishes, and so does a run at
 * either end. Hence for every substring s of t, fold(s) is a substring of
 * fold(t): a run inside s has the same neighbours as in t, and a run that s
 * cuts through stands at an end of s.
 */

import type { Range } from '../model.js'
import { DROPPED, foldCharacter, isHan, NEWLINE, SPACE } from './characters.js'

/** A folded text and its way back. */
export type Folded = {
  text: string
  /** For each UTF-16 unit of `text`: the half-open span of the source that it stands for. */
  starts: Int32Array
  ends: Int32Array
}

// ---------------------------------------------------------------- the table

const UNKNOWN = 0
const SURROGATE = -5
/** At and below: the text `LONGER[LONG - entry]`. */
const LONG = -16

/** By UTF-16 unit: a folded unit if above 0, a mark if below, UNKNOWN until first met. */
const TABLE = new Int32Array(0x10000)
TABLE.fill(SURROGATE, 0xd800, 0xe000)
const LONGER: string[] = []
/** Of the astral planes; bounded, so that strange texts cannot fill the memory. */
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
/** Whether starts and ends are kept. */
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

/** A run has ended before a character that folds to `next`. */
function putRun(spaced: boolean, broken: boolean, next: number, start: number, end: number): void {
  if (size === 0) return
  if (broken) put(0x0a, start, end)
  else if (spaced && !isHan(next) && !isHan(lastCode())) put(0x20, start, end)
}

/** Folds into `out`, and into `starts` and `ends` while mapping. */
function run(text: string): void {
  const length = text.length
  size = 0
  // A run takes a unit or more and gives one at most; longer foldings ask for more room.
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

/** Above this many units the buffers are given back: one huge text must not hold its memory for good. */
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
 * Folds a text and keeps the way back.
 *
 * A paragraph break (`\n`) inside becomes BOUNDARY, and empty paragraphs vanish;
 * the ends are trimmed.
 */
export function fold(text: string): Folded {
  mapping = true
  run(text)
  mapping = false
  const map = { starts: starts.slice(0, size), ends: ends.slice(0, size) }
  return { text: outText(), ...map }
}

/** The same text as fold() gives, without the way back. */
export function foldText(text: string): string {
  run(text)
  return outText()
}

/**
 * Where a folded needle stands in a text.
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
    // Two needles in one character: ㎜ holds m twice.
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else {
      last = [start, end]
      ranges.push(last)
    }
  }
  return ranges
}
