/**
 * Codes: letters and digits with signs between them, such as 0391-3998877, C-919 and PM2.5.
 *
 * One code is printed with a sign, without or with another, so a code is known by a key
 * that leaves the signs out. Signs between digits alone may tell numbers apart (3.5 is not
 * 35): such a key keeps them, all as a point, unless the code is as long as a telephone number.
 */

/** A code and its place, in UTF-16 units. */
export type FoundCode = { key: string; at: number; length: number }

const CODE = /(?<![0-9a-z])\(?[0-9a-z]+(?:(?:\)-?|[-·._/(])[0-9a-z]+)+/g
const SIGNS = /[^0-9a-z]+/g
/** Digits of the shortest telephone number with its area. */
const PHONE_LEAST = 7
/** Longest code that is read, in UTF-16 units. */
const LONGEST = 64

/** Whether letters and digits are one code with any signs between them, or none. */
export const bearsAnySigns = (bare: string): boolean => /[a-z]/.test(bare) || bare.length >= PHONE_LEAST

/** The key of letters and digits with or without signs between them. */
export function codeKey(text: string): string {
  const bare = text.replace(SIGNS, '')
  if (bearsAnySigns(bare)) return bare
  return text.replace(SIGNS, '.').replace(/^\.|\.$/g, '')
}

/** The codes of a text that have a sign inside. @param text folded */
export function codesIn(text: string): FoundCode[] {
  const found: FoundCode[] = []
  for (const { 0: printed, index } of text.matchAll(CODE)) {
    // A bracket that is not closed inside belongs to the text around.
    const from = printed.startsWith('(') && !printed.includes(')') ? 1 : 0
    if (printed.length - from > LONGEST) continue
    found.push({ key: codeKey(printed), at: index + from, length: printed.length - from })
  }
  return found
}
