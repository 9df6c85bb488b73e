/**
 * Values: the numbers, days and codes in a text, however they are written.
 *
 * 一九九八年六月一日 and 1998-06-01 have one key, 第十二届 and 第12届 another, C-919 and C919 a
 * third. Keys are terms beside those of the text. Only unquoted clauses use them; a quoted
 * string matches the print alone. The module keeps numerals already read, up to a bound.
 */
import { findDates, parseNumeral } from '../chinese.js'
import { twoDigits } from '../days.js'
import { codeKey, codesIn } from './codes.js'

/** A value and its place, in UTF-16 units. `keys`: the most specific key first, then keys of its wholes and parts. */
export type FoundValue = { keys: string[]; at: number; length: number; kind: 'date' | 'number' | 'code' }

/** Patterns of a numeral in figures, and of one in characters. */
export const IN_FIGURES = '[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?(?:万亿|[百千万亿])?'
export const IN_CHARACTERS = '[零〇一二三四五六七八九十百千万亿两廿卅]+'
const NUMERAL = new RegExp(`(第?)(${IN_FIGURES}|${IN_CHARACTERS})([年月日届期]?)`, 'g')
/** A number inside a longer run of letters and digits is part of a name and no value; a comma of the text ends a run. */
const RUN_BEFORE = /[0-9a-z][.,-]?$/
const RUN_BEHIND = /^[.,-]?[0-9a-z]/

/** Numerals already read: few distinct ones occur, and often. */
const known = new Map<string, number | undefined>()
/** Numerals that are kept; then all are forgotten. */
const KNOWN_MOST = 50_000
/** Characters of a numeral that is kept: a longer part of a text would keep the whole text in memory. */
const KNOWN_LONGEST = 12

function numberOf(numeral: string): number | undefined {
  if (numeral.length > KNOWN_LONGEST) return parseNumeral(numeral)
  if (known.has(numeral)) return known.get(numeral)
  const value = parseNumeral(numeral)
  if (known.size >= KNOWN_MOST) known.clear()
  known.set(numeral, value)
  return value
}

/** Keys of a date: of itself, of its month and year, and of its day in any year. None for a month or day alone. */
export function dateKeys(year: number | null, month: number | null, day: number | null): string[] {
  const inYear = month !== null && day !== null ? [`--${twoDigits(month)}-${twoDigits(day)}`] : []
  if (year === null) return inYear
  const years = [`y${year}`]
  if (month === null) return years
  const months = [`y${year}-${twoDigits(month)}`, ...years]
  return day === null ? months : [`y${year}-${twoDigits(month)}-${twoDigits(day)}`, ...months, ...inYear]
}

function numeralKeys(value: number, ordinal: string, unit: string): string[] {
  const keys = new Set([ordinal + value + unit, value + unit, ordinal + value, String(value)])
  // A bare digit is no value: too many texts have it.
  return [...keys].filter((key) => key.length > 1)
}

/** What the key of a code begins with, so that it is no number's. */
const CODE_SIGN = '#'

/** The key by which a code of any signs is found. @param text folded */
export const codeValue = (text: string): string => CODE_SIGN + codeKey(text)

/** Two figures side by side name something (五一, 四六级) or repeat a word (一一握手): no number. */
const NAMES = /^[一二三四五六七八九]{2}$/

/** Whether a written numeral is a number, not a part of a name. */
export const isNumber = (numeral: string): boolean => !NAMES.test(numeral)

/** The days, then the numbers, then the codes of a text. @param text folded */
export function valuesIn(text: string): FoundValue[] {
  const found: FoundValue[] = []
  for (const { year, month, day, at, length } of findDates(text)) {
    const keys = dateKeys(year, month, day)
    if (keys.length > 0) found.push({ keys, at, length, kind: 'date' })
  }
  const dates = found.length
  let date = 0
  for (const { 0: whole, 1: ordinal, 2: numeral, 3: unit, index: at } of text.matchAll(NUMERAL)) {
    while (date < dates && found[date]!.at + found[date]!.length <= at) date++
    if (date < dates && found[date]!.at < at + whole.length) continue
    if (numeral!.length + ordinal!.length + unit!.length < 2) continue
    if (isInRun(text, at, whole.length) || !isNumber(numeral!)) continue
    const value = numberOf(numeral!)
    if (value === undefined) continue
    found.push({ keys: numeralKeys(value, ordinal!, unit!), at, length: whole.length, kind: 'number' })
  }
  date = 0
  for (const { key, at, length } of codesIn(text)) {
    while (date < dates && found[date]!.at + found[date]!.length <= at) date++
    if (date < dates && found[date]!.at < at + length) continue
    found.push({ keys: [CODE_SIGN + key], at, length, kind: 'code' })
  }
  return found
}

function isInRun(text: string, at: number, length: number): boolean {
  const isDigit = (i: number) => /[0-9]/.test(text[i]!)
  const before = text.slice(Math.max(0, at - (isDigit(at) ? 2 : 1)), at)
  const behind = text.slice(at + length, at + length + 2)
  return RUN_BEFORE.test(before) || (isDigit(at + length - 1) && RUN_BEHIND.test(behind))
}
