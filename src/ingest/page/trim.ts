/** Takes signs off a text: at its ends in time by their number, where `[…]+$` as a pattern takes its square; or all. */

type Test = (sign: string) => boolean

/** What \s matches, at a third of its price. */
export const isBlank: Test = (sign) => (sign <= ' ' ? sign.trim() === '' : sign > '~' && sign.trim() === '')

/** Where the signs at the end begin. */
export function endWhere(text: string, takes: Test): number {
  let end = text.length
  while (end > 0 && takes(text.charAt(end - 1))) end--
  return end
}

export const trimEndWhere = (text: string, takes: Test): string => text.slice(0, endWhere(text, takes))

export function trimWhere(text: string, takes: Test): string {
  const rest = trimEndWhere(text, takes)
  let at = 0
  while (at < rest.length && takes(rest.charAt(at))) at++
  return rest.slice(at)
}

const LETTER = /[\p{L}\p{N}]/u
/** Of each UTF-16 unit that was asked about: 1 for a letter or digit, 2 for another sign. */
const asked = new Uint8Array(0x10000)

/** Letters and digits alone: what two prints of one line have in common. */
export function lettersOf(text: string): string {
  let letters = ''
  let from = 0
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    const isPair = (unit & 0xfc00) === 0xd800
    const length = isPair ? String.fromCodePoint(text.codePointAt(at)!).length : 1
    const isLetter = isPair ? LETTER.test(text.slice(at, at + length)) : isLetterUnit(unit)
    if (!isLetter) {
      letters += text.slice(from, at)
      from = at + length
    }
    at += length
  }
  return from === 0 ? text : letters + text.slice(from)
}

function isLetterUnit(unit: number): boolean {
  if (asked[unit] === 0) asked[unit] = LETTER.test(String.fromCharCode(unit)) ? 1 : 2
  return asked[unit] === 1
}
