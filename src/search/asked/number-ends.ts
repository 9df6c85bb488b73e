/**
 * The ends of numbers: what may not stand beside a string that begins or ends with one.
 *
 * 7号 does not stand in 17号, 5万 in 1.5万 or 25万, 500人 in 3,500人, 歼20 in 歼200, 第三 in 第三十: there the number
 * goes on. Opens no index.
 */
import { IN_CHARACTERS, isNumber } from '../../analysis/analysis.js'

/** Strings with which the number of another goes on, right before it and right behind it. */
export type NumberEnds = { before: readonly string[]; behind: readonly string[] }

const FIGURES = [...'0123456789']
/** The characters of IN_CHARACTERS. */
const CHARACTERS = [...'零〇一二三四五六七八九十百千万亿两廿卅']
/** What multiplies the figures before it. */
const POWERS = [...'百千万亿']

const FIRST = new RegExp(`^(?:([0-9]+)|(${IN_CHARACTERS}))`)
const LAST = new RegExp(`(?:([0-9])|([0-9][百千万亿])|(${IN_CHARACTERS}))$`)

const POINTED = FIGURES.map((figure) => `${figure}.`)
const GROUPED = FIGURES.map((figure) => `${figure},`)
/** A number in groups of three, which goes on with another: 3,500 does not stand in 3,500,000. */
const IN_GROUPS = /[0-9],[0-9]{3}$/
const NEXT_GROUP = FIGURES.map((figure) => `,${figure}`)
const SPOKEN = CHARACTERS.map((figure) => `${figure}点`)

/** Where the number at either end of a folded string may go on; nowhere if none stands there, or it is a name (五一). */
export function numberEnds(text: string): NumberEnds {
  return { before: goesOnBefore(text), behind: goesOnBehind(text) }
}

function goesOnBefore(text: string): string[] {
  const [, figures, characters] = FIRST.exec(text) ?? []
  // A comma parts numbers as well as thousands: only three figures may be the rest of a number.
  if (figures) return [...FIGURES, ...POINTED, ...(figures.length === 3 ? GROUPED : [])]
  if (!characters || !isNumber(characters)) return []
  return [...CHARACTERS, ...SPOKEN, ...(/^[十百千万亿]/.test(characters) ? FIGURES : [])]
}

function goesOnBehind(text: string): string[] {
  const [, figure, power, characters] = LAST.exec(text) ?? []
  if (figure)
    return [
      ...[...FIGURES, ...FIGURES.map((next) => `.${next}`), ...POWERS],
      ...(IN_GROUPS.test(text) ? NEXT_GROUP : []),
    ]
  if (power) return [...POWERS, ...FIGURES]
  return characters && isNumber(characters) ? CHARACTERS : []
}

/** Whether no number goes on beside the string that stands at a place of a folded text. */
export function standsWhole(
  text: string,
  at: number,
  length: number,
  { before, behind }: NumberEnds,
): boolean {
  return (
    !before.some((each) => at >= each.length && text.startsWith(each, at - each.length)) &&
    !behind.some((each) => text.startsWith(each, at + length))
  )
}

/** Whether a string stands in a folded text without cutting a longer number. */
export function holdsWhole(text: string, wanted: string): boolean {
  const ends = numberEnds(wanted)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (standsWhole(text, at, wanted.length, ends)) return true
  return false
}
