/**
 * Streams of bits, from the low end of each byte upwards: for numbers too few to fill
 * a block.
 *
 * A single number is Rice-coded: its high part in unary, then its low bits. Knows
 * nothing of postings.
 */
import type { ByteWriter } from './bytes.js'

export class BitWriter {
  readonly #out: ByteWriter
  #word = 0
  #held = 0

  constructor(out: ByteWriter) {
    this.#out = out
  }

  /** @param count 0 to 31 */
  bits(value: number, count: number): void {
    if (count > 24) {
      this.bits(value & 0xffff, 16)
      this.bits(value >>> 16, count - 16)
      return
    }
    this.#word |= (value & ((1 << count) - 1)) << this.#held
    this.#held += count
    while (this.#held >= 8) {
      this.#out.byte(this.#word & 255)
      this.#word >>>= 8
      this.#held -= 8
    }
  }

  /** `value` zeros, then a one. */
  unary(value: number): void {
    let left = value
    for (; left >= 16; left -= 16) this.bits(0, 16)
    this.bits(1 << left, left + 1)
  }

  rice(value: number, low: number): void {
    const high = value >>> low
    const rest = value & (2 ** low - 1)
    if (high + low < 24) this.bits((rest << (high + 1)) | (1 << high), high + 1 + low)
    else {
      this.unary(high)
      this.bits(rest, low)
    }
  }

  /** Fills the last byte with zeros. */
  finish(): void {
    if (this.#held > 0) this.#out.byte(this.#word & 255)
    this.#word = 0
    this.#held = 0
  }
}

/** Reads what BitWriter wrote. Past the end it reads zeros and `isPast` is true. */
export class BitReader {
  /** The next bit to be read, counted from the start of `bytes`. */
  at = 0
  readonly #endBit: number

  /** @param at first byte */
  constructor(
    readonly bytes: Uint8Array,
    at: number,
    end = bytes.length,
  ) {
    this.at = at * 8
    this.#endBit = end * 8
  }

  get isPast(): boolean {
    return this.at > this.#endBit
  }

  /** @param count 0 to 31 */
  bits(count: number): number {
    const { bytes } = this
    const byte = this.at >>> 3
    const shift = this.at & 7
    this.at += count
    let value =
      (bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16) | (bytes[byte + 3]! << 24)) >>> shift
    if (shift + count > 32) value |= bytes[byte + 4]! << (32 - shift)
    return value & (2 ** count - 1)
  }

  unary(): number {
    const { bytes } = this
    const start = this.at
    while (this.at < this.#endBit) {
      const byte = this.at >>> 3
      const shift = this.at & 7
      const word = (bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16)) >>> shift
      if (word !== 0) {
        const zeros = 31 - Math.clz32(word & -word)
        const value = this.at + zeros - start
        this.at += zeros + 1
        return value
      }
      this.at += 24 - shift
    }
    this.at = this.#endBit + 1
    return 0
  }

  rice(low: number): number {
    const high = this.unary()
    return ((high << low) | this.bits(low)) >>> 0
  }
}
