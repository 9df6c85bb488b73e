/**
 * Bytes: growing a buffer of varints and strings, and reading them back.
 *
 * Every file of the index is written and read through these; they know no structure.
 * varint: little-endian base 128 (LEB128), up to 2^53 - 1.
 */
import { JiebaoError } from '../errors.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export class ByteWriter {
  #bytes: Uint8Array
  length = 0

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity)
  }

  /** All bytes written so far: a view, valid until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }

  #room(more: number): void {
    const needed = this.length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.view())
    this.#bytes = grown
  }

  byte(value: number): void {
    this.#room(1)
    this.#bytes[this.length++] = value
  }

  /** @param value a whole number, 0 to 2^53 - 1 */
  varint(value: number): void {
    this.#room(8)
    let rest = value
    // Divide, not shift: `>>>` wraps at 32 bits.
    while (rest >= 128) {
      this.#bytes[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.length++] = rest
  }

  /** Four bytes, little-endian, unsigned. */
  u32(value: number): void {
    this.#room(4)
    for (let shift = 0; shift < 32; shift += 8) this.#bytes[this.length++] = (value >>> shift) & 255
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** Appends a copy of bytes `from … from + length` written earlier. */
  repeat(from: number, length: number): void {
    this.part(this.#bytes, from, length)
  }

  /** Appends `length` bytes from `from` on; faster than `raw()` of a subarray if they are few. */
  part(bytes: Uint8Array, from: number, length: number): void {
    this.#room(length)
    for (let i = 0; i < length; i++) this.#bytes[this.length + i] = bytes[from + i]!
    this.length += length
  }

  /** UTF-8 behind its length in bytes. */
  string(text: string): void {
    const bytes = encoder.encode(text)
    this.varint(bytes.length)
    this.raw(bytes)
  }
}

/** Reads what ByteWriter wrote. Reading past the end throws INDEX_CORRUPT. */
export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    /** Named in the error when the bytes end too soon. */
    readonly file: string,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  #fail(): never {
    throw new JiebaoError('index-damaged', this.file, { what: 'a structure runs past its end', page: null })
  }

  byte(): number {
    if (this.at >= this.end) this.#fail()
    return this.bytes[this.at++]!
  }

  varint(): number {
    const first = this.byte()
    // Most numbers take one byte; reading them takes half of the time of opening an index.
    return first < 128 ? first : this.#longVarint(first & 127)
  }

  #longVarint(low: number): number {
    let value = low
    for (let scale = 128; scale <= 2 ** 42; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    // The eighth byte holds the last four of 53 bits.
    const byte = this.byte()
    if (byte >= 16) this.#fail()
    return value + byte * 2 ** 49
  }

  u32(): number {
    const low = this.byte() | (this.byte() << 8) | (this.byte() << 16)
    return low + this.byte() * 2 ** 24
  }

  /** Steps over `length` bytes. @returns where they begin */
  skip(length: number): number {
    if (length > this.end - this.at) this.#fail()
    this.at += length
    return this.at - length
  }

  raw(length: number): Uint8Array {
    const from = this.skip(length)
    return this.bytes.subarray(from, this.at)
  }

  string(): string {
    return decoder.decode(this.raw(this.varint()))
  }
}

/** Order of terms on disk: byte by byte, a prefix before what it begins. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!
  }
  return a.length - b.length
}

/** Set bits of a 32-bit word. Source: Warren, "Hacker's Delight" (2nd ed.), figure 5-2. */
function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}

/**
 * Set bits of some words, a set of a million articles in half the time of counting word by word: full adders put eight
 * words together before one is counted. Source: Warren, as above, on counting the bits of an array (Harley and Seal).
 */
export function countBits(words: Uint32Array): number {
  const whole = words.length & ~7
  // Bits that are worth one, two and four; what carries beyond is counted.
  let [ones, twos, fours, eights] = [0, 0, 0, 0]
  for (let i = 0; i < whole; i += 8) {
    let half = ones ^ words[i]!
    const two0 = (ones & words[i]!) | (half & words[i + 1]!)
    ones = half ^ words[i + 1]!
    half = ones ^ words[i + 2]!
    const two1 = (ones & words[i + 2]!) | (half & words[i + 3]!)
    ones = half ^ words[i + 3]!
    half = ones ^ words[i + 4]!
    const two2 = (ones & words[i + 4]!) | (half & words[i + 5]!)
    ones = half ^ words[i + 5]!
    half = ones ^ words[i + 6]!
    const two3 = (ones & words[i + 6]!) | (half & words[i + 7]!)
    ones = half ^ words[i + 7]!
    half = twos ^ two0
    const four0 = (twos & two0) | (half & two1)
    twos = half ^ two1
    half = twos ^ two2
    const four1 = (twos & two2) | (half & two3)
    twos = half ^ two3
    half = fours ^ four0
    eights += popcount((fours & four0) | (half & four1))
    fours = half ^ four1
  }
  let total = 8 * eights + 4 * popcount(fours) + 2 * popcount(twos) + popcount(ones)
  for (let i = whole; i < words.length; i++) total += popcount(words[i]!)
  return total
}

/** Sets the bits of the first `size` of some numbers, 32 a word. */
export function setBits(bits: Uint32Array, numbers: Int32Array, size: number): void {
  let i = 0
  // Four at a time: the loop itself costs as much as setting a bit. A shift counts modulo 32.
  for (const last = size - 3; i < last; i += 4) {
    const a = numbers[i]!
    const b = numbers[i + 1]!
    const c = numbers[i + 2]!
    const d = numbers[i + 3]!
    bits[a >>> 5]! |= 1 << a
    bits[b >>> 5]! |= 1 << b
    bits[c >>> 5]! |= 1 << c
    bits[d >>> 5]! |= 1 << d
  }
  for (; i < size; i++) bits[numbers[i]! >>> 5]! |= 1 << numbers[i]!
}
