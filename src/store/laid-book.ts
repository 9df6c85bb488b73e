/**
 * Books of phrases as kernels read them: the phrases, and the tables by which their codes are told.
 *
 * The record is described in kernel/assembly/records.ts, which decodes by it.
 */
import type { Laid } from './arena.js'
import { LONGEST, type SymbolReader } from './huffman.js'

/** A book ready for decoding: phrase s is `units[starts[s] … starts[s + 1])`. */
export type OpenBook = { units: Uint16Array; starts: Int32Array; symbols: SymbolReader }

const CODES = 16
const SYMBOLS = 224
const LENGTHS = 336
const LENGTHS_BITS = 10
const SLOTS = LENGTHS + (1 << LENGTHS_BITS)
/** Bytes of a slot, and units of a phrase that stands in it. */
const SLOT = 16
const SLOT_UNITS = 7
/** Behind the last phrase: phrases are copied by vectors. */
const PADDING = 16

export function laidBook(book: OpenBook): Laid {
  const { units, starts, symbols } = book
  const count = starts.length - 1
  const unitsAt = SLOTS + count * SLOT
  return {
    place: undefined,
    basis: undefined,
    bytes: unitsAt + longUnits(starts) * 2 + PADDING,
    write: ({ bytes, words }, at) => {
      words.set([count, SLOTS, unitsAt, 0], at >> 2)
      const codes = new BigUint64Array(bytes.buffer, at + CODES, symbols.codes.length)
      for (const [length, code] of symbols.codes.entries()) codes[length] = BigInt(code)
      words.set(symbols.symbols, (at + SYMBOLS) >> 2)
      bytes.set(shortestLengths(symbols), at + LENGTHS)
      // Unit by unit: a view for each phrase takes several times as long.
      const halves = new Uint16Array(bytes.buffer)
      const longFrom = (at + unitsAt) >> 1
      let longTo = longFrom
      for (let symbol = 0; symbol < count; symbol++) {
        const [start, end] = [starts[symbol]!, starts[symbol + 1]!]
        const slot = (at + SLOTS + symbol * SLOT) >> 1
        halves[slot + SLOT_UNITS] = end - start
        if (end - start <= SLOT_UNITS) for (let i = start; i < end; i++) halves[slot + i - start] = units[i]!
        else {
          words[slot >> 1] = longTo - longFrom
          for (let i = start; i < end; i++) halves[longTo++] = units[i]!
        }
      }
    },
  }
}

/** Units of all phrases that are too long for their slot. */
function longUnits(starts: Int32Array): number {
  let units = 0
  for (let symbol = 1; symbol < starts.length; symbol++) {
    const length = starts[symbol]! - starts[symbol - 1]!
    if (length > SLOT_UNITS) units += length
  }
  return units
}

/** By the first bits of a window: the length of the shortest code that begins with them. */
function shortestLengths({ codes }: SymbolReader): Uint8Array {
  const lengths = new Uint8Array(1 << LENGTHS_BITS)
  let length = 1
  for (let bits = 0; bits < lengths.length; bits++) {
    // Codes rise with their length.
    while (length < LONGEST && bits * 2 ** (32 - LENGTHS_BITS) >= codes[length + 1]!) length++
    lengths[bits] = length
  }
  return lengths
}
