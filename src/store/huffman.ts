/**
 * Huffman codes: the shortest whole numbers of bits for symbols of known frequency.
 *
 * Canonical: the lengths alone tell the codes, which rise with the length and
 * then with the symbol. Bits run from the high end of each byte downwards.
 * Knows nothing of what the symbols mean.
 *
 * Source: Moffat & Katajainen, "In-place calculation of minimum-redundancy
 * codes" (1995) for the lengths; Moffat & Turpin, "On the implementation of
 * minimum redundancy prefix codes" (1997) for reading them.
 */
import type { ByteWriter } from './bytes.js'

/** The longest code, in bits: a window of 32 bits from any bit on then holds a whole code. */
export const LONGEST = 24
/** Codes up to this length are decoded by one table look-up. With 11 instead of 16 a record takes three times as long. */
const QUICK = 16

/** Lengths of optimal codes for rising frequencies. */
function optimalLengths(rising: Float64Array): Uint8Array {
  const count = rising.length
  const parents = new Int32Array(2 * count)
  const weights = new Float64Array(2 * count)
  weights.set(rising)
  let leaf = 0
  let inner = count
  // Two queues, both rising: the leaves, and the inner nodes as they are made.
  for (let made = count; made < 2 * count - 1; made++) {
    for (let child = 0; child < 2; child++) {
      const takesLeaf = leaf < count && (inner >= made || weights[leaf]! <= weights[inner]!)
      const node = takesLeaf ? leaf++ : inner++
      weights[made] = weights[made]! + weights[node]!
      parents[node] = made
    }
  }
  const depths = new Uint8Array(2 * count)
  for (let node = 2 * count - 3; node >= 0; node--) depths[node] = depths[parents[node]!]! + 1
  return depths.subarray(0, count)
}

/**
 * Symbols by rising code length, and how many there are of each length.
 *
 * @param frequencies above zero, one for each symbol
 */
export function codeLengths(frequencies: readonly number[]): { order: Int32Array; perLength: Int32Array } {
  const order = Int32Array.from(frequencies.keys()).sort((a, b) => frequencies[a]! - frequencies[b]!)
  const rising = Float64Array.from(order, (symbol) => frequencies[symbol]!)
  let lengths = optimalLengths(rising)
  // Flattening the frequencies shortens the longest codes at little cost to the others.
  while (lengths.length > 1 && lengths[0]! > LONGEST) {
    for (let i = 0; i < rising.length; i++) rising[i] = Math.ceil(rising[i]! / 4)
    lengths = optimalLengths(rising)
  }
  const perLength = new Int32Array(LONGEST + 1)
  // One symbol alone still takes a bit.
  for (const length of lengths) perLength[Math.max(1, length)]!++
  return { order: order.reverse(), perLength }
}

/** First code of each length, left-aligned in 32 bits, and its symbol's number. */
function firsts(perLength: Int32Array): { codes: Float64Array; symbols: Int32Array } {
  const codes = new Float64Array(LONGEST + 2)
  const symbols = new Int32Array(LONGEST + 2)
  for (let length = 1; length <= LONGEST; length++) {
    codes[length + 1] = codes[length]! + perLength[length]! * 2 ** (32 - length)
    symbols[length + 1] = symbols[length]! + perLength[length]!
  }
  return { codes, symbols }
}

/** Whether codes of these lengths fill the code space: anything else is damage. */
export function isComplete(perLength: Int32Array): boolean {
  const filled = firsts(perLength).codes[LONGEST + 1]!
  return filled === 2 ** 32 || (perLength[1] === 1 && filled === 2 ** 31)
}

/** Writes symbols, by their number in the order of `codeLengths`. */
export class SymbolWriter {
  readonly #codes: Int32Array
  readonly #lengths: Uint8Array
  #word = 0
  #held = 0

  constructor(perLength: Int32Array) {
    const { codes, symbols } = firsts(perLength)
    const count = symbols[LONGEST + 1]!
    this.#codes = new Int32Array(count)
    this.#lengths = new Uint8Array(count)
    for (let length = 1; length <= LONGEST; length++) {
      for (let s = symbols[length]!; s < symbols[length + 1]!; s++) {
        this.#lengths[s] = length
        this.#codes[s] = codes[length]! / 2 ** (32 - length) + s - symbols[length]!
      }
    }
  }

  symbol(out: ByteWriter, symbol: number): void {
    this.bits(out, this.#codes[symbol]!, this.#lengths[symbol]!)
  }

  /** @param count 0 to 24 */
  bits(out: ByteWriter, value: number, count: number): void {
    this.#word = (this.#word << count) | value
    this.#held += count
    while (this.#held >= 8) {
      this.#held -= 8
      out.byte((this.#word >>> this.#held) & 255)
    }
  }

  /** Fills the last byte with zeros. */
  finish(out: ByteWriter): void {
    if (this.#held > 0) out.byte((this.#word << (8 - this.#held)) & 255)
    this.#held = 0
    this.#word = 0
  }
}

/** Shift that leaves the QUICK highest bits of a window: the index into `quick`. */
export const QUICK_SHIFT = 32 - QUICK

/**
 * The tables to read what SymbolWriter wrote. The caller has the loop, since a call for each symbol costs
 * more than decoding it. `quick[window >>> QUICK_SHIFT]` is what `slow(window)` gives, or 0 if the code is
 * longer than QUICK bits.
 */
export class SymbolReader {
  /** First code of each length, left-aligned in 32 bits, and its symbol's number. */
  readonly codes: Float64Array
  readonly symbols: Int32Array
  /** Made when it is first asked for: kernels read without it. */
  #quick: Int32Array | undefined

  constructor(perLength: Int32Array) {
    const { codes, symbols } = firsts(perLength)
    this.codes = codes
    this.symbols = symbols
  }

  get quick(): Int32Array {
    this.#quick ??= this.#makeQuick()
    return this.#quick
  }

  #makeQuick(): Int32Array {
    const { codes, symbols } = this
    const quick = new Int32Array(1 << QUICK)
    for (let length = 1; length <= QUICK; length++) {
      for (let s = symbols[length]!; s < symbols[length + 1]!; s++) {
        const from = codes[length]! / 2 ** (32 - QUICK) + (s - symbols[length]!) * 2 ** (QUICK - length)
        quick.fill(s * 32 + length, from, from + 2 ** (QUICK - length))
      }
    }
    return quick
  }

  /** Decodes the code at the start of a window. @returns symbol · 32 + length of its code */
  slow(window: number): number {
    let length = QUICK + 1
    while (length < LONGEST && window >= this.codes[length + 1]!) length++
    const symbol = this.symbols[length]! + Math.floor((window - this.codes[length]!) / 2 ** (32 - length))
    return symbol * 32 + length
  }
}

/** The 32 bits from bit `at` on, as an unsigned number; past the end of the bytes come zeros. */
export function windowAt(bytes: Uint8Array, at: number): number {
  const byte = at >>> 3
  const shift = at & 7
  const word = (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!
  return ((word << shift) | (bytes[byte + 4]! >> (8 - shift))) >>> 0
}
