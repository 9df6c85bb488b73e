/**
 * The runs of a folded text: Han, which jieba cuts, and letters or digits, cut here.
 *
 * A run of letters, digits and marks of any script but Han is one piece, and may have
 * single joiners such as - and . inside (covid-19, 2.0, km/h). Its words are the run
 * itself and its parts. The class of every character met is kept in a table.
 */

import { isHan } from './characters.js'

/** Classes of a code point. */
const OTHER = 1
const HAN = 2
const LETTER = 3
const DIGIT = 4
const JOINER = 5

const JOINERS = '-._/&+@:,'
/** Joiners between digits only: 1,200 and 10:30, but not hello,world. */
const DIGIT_JOINERS = ':,'
const LETTERS = /^[\p{L}\p{M}]$/u
const DIGITS = /^\p{N}$/u
/** Longest run, in UTF-16 units, that is a word; longer ones are found by their bigrams alone. */
const LONGEST_WORD = 64

const CLASSES = new Uint8Array(0x10000)

function classify(code: number): number {
  if (isHan(code)) return HAN
  const sign = String.fromCodePoint(code)
  if (DIGITS.test(sign)) return DIGIT
  if (LETTERS.test(sign)) return LETTER
  return JOINERS.includes(sign) ? JOINER : OTHER
}

function classOf(code: number): number {
  if (code > 0xffff) return classify(code)
  let known = CLASSES[code]!
  if (known === 0) {
    known = classify(code)
    CLASSES[code] = known
  }
  return known
}

function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff ? text.codePointAt(at)! : unit
}

/** Where the Han run that holds `at` ends. */
function hanEnd(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const code = codeAt(text, end)
    if (classOf(code) !== HAN) break
    end += code > 0xffff ? 2 : 1
  }
  return end
}

/** Whether the joiner at `at` stands between two characters that it may join. */
function joins(text: string, at: number): boolean {
  const next = at + 1 < text.length ? classOf(codeAt(text, at + 1)) : OTHER
  if (DIGIT_JOINERS.includes(text[at]!)) return next === DIGIT && classOf(text.charCodeAt(at - 1)) === DIGIT
  return next === LETTER || next === DIGIT
}

/** Where the Latin or number run that begins at `at` ends: never on a joiner. */
function runEnd(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const code = codeAt(text, end)
    const kind = classOf(code)
    if (kind !== LETTER && kind !== DIGIT && !(kind === JOINER && joins(text, end))) break
    end += code > 0xffff ? 2 : 1
  }
  return end
}

/** Visits every run in order; skips characters that are neither Han, letter nor digit. */
export function eachRun(text: string, found: (kind: 'han' | 'run', at: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const code = codeAt(text, at)
    const kind = classOf(code)
    if (kind === OTHER || kind === JOINER) {
      at += code > 0xffff ? 2 : 1
      continue
    }
    const end = kind === HAN ? hanEnd(text, at) : runEnd(text, at)
    found(kind === HAN ? 'han' : 'run', at, end)
    at = end
  }
}

/** Splits [at, end) between neighbours of different classes. */
function eachPart(text: string, at: number, end: number, found: (at: number, end: number) => void): void {
  let start = at
  let last = 0
  for (let next = at; next < end; ) {
    const code = codeAt(text, next)
    const kind = classOf(code)
    if (kind !== last && last !== 0) {
      if (last !== JOINER) found(start, next)
      start = next
    }
    last = kind
    next += code > 0xffff ? 2 : 1
  }
  if (last !== JOINER && start < end) found(start, end)
}

function eachJoined(text: string, at: number, end: number, found: (at: number, end: number) => void): void {
  let start = at
  for (let next = at; next <= end; next++) {
    if (next < end && classOf(text.charCodeAt(next)) !== JOINER) continue
    found(start, next)
    start = next + 1
  }
}

/** The words of a run: the run, the parts between its joiners, and the letters and digits of each part. */
export function runWords(
  text: string,
  at: number,
  end: number,
  emit: (term: string, at: number) => void,
): void {
  const put = (from: number, to: number) => {
    if (to - from <= LONGEST_WORD) emit(text.slice(from, to), from)
  }
  put(at, end)
  eachJoined(text, at, end, (from, to) => {
    if (to - from < end - at) put(from, to)
    eachPart(text, from, to, (partFrom, partTo) => {
      if (partTo - partFrom < to - from) put(partFrom, partTo)
    })
  })
}
