/**
 * What a terminal may be sent: text without the signs that it would obey.
 *
 * Titles and names of files are others' words. A control sequence in one would recolour
 * or rewrite the screen or fill the clipboard, a mark of direction would make a name read
 * as another one, and a line end would make one line look like two.
 *
 * Every sign becomes one other sign of the same length, so ranges into a text still fit it.
 */

/** Replaces a line end within a text. */
export const LINE_END = '␤'

/** C0, C1 and U+007F; separators of lines; marks of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to show
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Shows each control of ASCII as its picture (U+2400 and after), each other sign as U+FFFD. */
export const printable = (text: string): string =>
  text.replace(OBEYED, (sign) => {
    if (sign === '\n') return LINE_END
    if (sign === '\t') return ' '
    if (sign === '\u007f') return '␡'
    return sign < ' ' ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : '\ufffd'
  })

/** The same for every text that a value holds. */
export function printableIn<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T
  if (Array.isArray(value)) return value.map(printableIn) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [printable(key), printableIn(of)])) as T
}

/** A value as JSON that a terminal may show: what JSON leaves as it is, but a terminal obeys, is escaped. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value).replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
