/**
 * Books of phrases as kernels read them: the phrases, and the tables by which their codes are told.
 *
 * The record is described in kernel/assembly/records.ts, which decodes by it.
 */
import type { Laid } from './arena.js'
import type { SymbolReader } from './huffman.js'

/** A book ready for decoding: phrase s is `units[starts[s] … starts[s + 1])`. */
export type OpenBook = { units: Uint16Array; starts: Int32Array; symbols: SymbolReader }

const CODES = 16
const SYMBOLS = 224
const QUICK = 336
/** Behind the last phrase: phrases are copied by vectors. */
const PADDING = 16

export function laidBook(book: OpenBook): Laid {
  const { units, starts, symbols } = book
  const startsAt = QUICK + symbols.quick.length * 4
  const unitsAt = startsAt + starts.length * 4
  return {
    place: undefined,
    basis: undefined,
    bytes: unitsAt + units.length * 2 + PADDING,
    write: ({ bytes, words }, at) => {
      words.set([starts.length - 1, startsAt, unitsAt, 0], at >> 2)
      const codes = new BigUint64Array(bytes.buffer, at + CODES, symbols.codes.length)
      for (const [length, code] of symbols.codes.entries()) codes[length] = BigInt(code)
      words.set(symbols.symbols, (at + SYMBOLS) >> 2)
      words.set(symbols.quick, (at + QUICK) >> 2)
      words.set(starts, (at + startsAt) >> 2)
      bytes.set(new Uint8Array(units.buffer, units.byteOffset, units.byteLength), at + unitsAt)
    },
  }
}
