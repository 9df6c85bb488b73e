/**
 * Blocks of 128 small numbers in few bits.
 *
 * Each number is cut in two: its low bits, the same count of them throughout
 * the block, stand packed side by side; what is left stands in unary in a row
 * of its own. Few large numbers thus cost only themselves, and both rows are
 * read without a branch for each number. Knows nothing of postings.
 *
 * Source: Golomb–Rice codes (Rice & Plaunt 1971) with the two parts apart, as
 * in Elias–Fano lists (Vigna, "Quasi-succinct indices", 2013). Measured on
 * news against a frame of reference with exceptions: a tenth fewer bits.
 */
import type { ByteWriter } from './bytes.js'

/** Numbers in a block. */
export const BLOCK = 128
/** Stands for the count of low bits where all numbers are 0 and nothing follows. */
const ALL_ZERO = 255

/** Bytes of 128 numbers of this width. */
export function packedBytes(width: number): number {
  return width * (BLOCK / 8)
}

/** Bits that the Rice code of so many numbers takes. */
function riceBits(values: Int32Array, from: number, count: number, low: number): number {
  let bits = count * (low + 1)
  for (let i = from; i < from + count; i++) bits += values[i]! >>> low
  return bits
}

/** The count of low bits, 0 to 31, that makes the code of `values[from … from + count)` shortest. */
export function bestLow(values: Int32Array, from: number, count: number): number {
  let sum = 0
  for (let i = from; i < from + count; i++) sum += values[i]!
  // The code of geometrically distributed numbers is shortest near the logarithm of their mean.
  let low = Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(sum / count))) - 1)
  let bits = riceBits(values, from, count, low)
  for (const step of [-1, 1]) {
    for (let next = low + step; next >= 0 && next <= 31; next += step) {
      const tried = riceBits(values, from, count, next)
      if (tried >= bits) break
      bits = tried
      low = next
    }
  }
  return low
}

/** Writes the low `width` bits of `values[from … from + BLOCK)` at `out[at …)`. */
export function packBlock(
  values: Int32Array,
  from: number,
  width: number,
  out: Uint8Array,
  at: number,
): void {
  let word = 0
  let held = 0
  let to = at
  const mask = 2 ** width - 1
  for (let i = from; i < from + BLOCK; i++) {
    const value = values[i]! & mask
    word |= value << held
    held += width
    if (held < 32) continue
    for (let shift = 0; shift < 32; shift += 8) out[to++] = word >>> shift
    held -= 32
    word = held > 0 ? value >>> (width - held) : 0
  }
}

type Unpack = (bytes: Uint8Array, at: number, out: Int32Array) => void

/**
 * The program text that unpacks one width: every shift and mask a constant, no
 * loop. About ten times as fast as a loop that carries a shift along.
 */
function unpackerText(width: number): string {
  const lines: string[] = []
  let loaded = -1
  const load = (word: number) => {
    if (word <= loaded) return
    loaded = word
    const byte = (n: number) => `bytes[at + ${4 * word + n}]`
    lines.push(`const w${word} = ${byte(0)} | ${byte(1)} << 8 | ${byte(2)} << 16 | ${byte(3)} << 24`)
  }
  const mask = 2 ** width - 1
  for (let i = 0; i < BLOCK; i++) {
    const word = Math.floor((i * width) / 32)
    const shift = (i * width) % 32
    load(word)
    const low = `w${word} >>> ${shift}`
    if (shift + width <= 32) lines.push(`out[${i}] = ${low} & ${mask}`)
    else {
      load(word + 1)
      lines.push(`out[${i}] = (${low} | w${word + 1} << ${32 - shift}) & ${mask}`)
    }
  }
  return lines.join('\n')
}

const unpackers: (Unpack | undefined)[] = []

function unpackerOf(width: number): Unpack {
  let unpack = unpackers[width]
  if (!unpack) {
    unpack =
      width === 0
        ? (_bytes, _at, out) => out.fill(0, 0, BLOCK)
        : (new Function('bytes', 'at', 'out', unpackerText(width)) as Unpack)
    unpackers[width] = unpack
  }
  return unpack
}

/** Reads 128 numbers of this width, 0 to 31, at `bytes[at …)`. The bytes must be there. */
export function unpackBlock(bytes: Uint8Array, at: number, width: number, out: Int32Array): void {
  unpackerOf(width)(bytes, at, out)
}

const packed = new Uint8Array(packedBytes(31))

/** Appends `values[from … from + BLOCK)`, each 0 to 2^31 - 1. */
export function writeBlock(out: ByteWriter, values: Int32Array, from: number): void {
  let all = 0
  for (let i = from; i < from + BLOCK; i++) all |= values[i]!
  if (all === 0) {
    out.byte(ALL_ZERO)
    return
  }
  const low = bestLow(values, from, BLOCK)
  out.byte(low)
  packBlock(values, from, low, packed, 0)
  out.raw(packed.subarray(0, packedBytes(low)))
  writeUnary(out, values, from, low)
}

/** For each number as many zeros as it is, then a one; from the low end of each byte upwards. */
function writeUnary(out: ByteWriter, values: Int32Array, from: number, low: number): void {
  let byte = 0
  let held = 0
  for (let i = from; i < from + BLOCK; i++) {
    held += values[i]! >>> low
    while (held >= 8) {
      out.byte(byte)
      byte = 0
      held -= 8
    }
    byte |= 1 << held
    if (++held === 8) {
      out.byte(byte)
      byte = 0
      held = 0
    }
  }
  if (held > 0) out.byte(byte)
}

/** Where the unary row of a block begins, its low bits unpacked; 0 if all its numbers are 0; -1 if it is damaged. */
function openBlock(bytes: Uint8Array, at: number, end: number, out: Int32Array): number {
  if (at >= end) return -1
  const low = bytes[at]!
  if (low === ALL_ZERO) return 0
  const unaryAt = at + 1 + packedBytes(low)
  if (low > 31 || unaryAt + BLOCK / 8 > end) return -1
  unpackBlock(bytes, at + 1, low, out)
  return unaryAt
}

/**
 * Reads a block that `writeBlock` wrote into `out[0 … BLOCK)`.
 *
 * @param end where the bytes end that may belong to it
 * @returns where the next thing begins; -1 if the block does not hold together
 */
export function readBlock(bytes: Uint8Array, at: number, end: number, out: Int32Array): number {
  return readPlus(bytes, at, end, out, 0)
}

/** The same where each number was written less one. */
export function readCounts(bytes: Uint8Array, at: number, end: number, out: Int32Array): number {
  return readPlus(bytes, at, end, out, 1)
}

function readPlus(bytes: Uint8Array, at: number, end: number, out: Int32Array, plus: number): number {
  const unaryAt = openBlock(bytes, at, end, out)
  if (unaryAt > 0) return addUnary(bytes, unaryAt, end, bytes[at]!, out, plus)
  if (unaryAt < 0) return -1
  out.fill(plus, 0, BLOCK)
  return at + 1
}

/**
 * Reads a block of gaps less one as the rising numbers that they lead to.
 *
 * @param before the number before the first; -1 at the start of a list
 * @returns as `readBlock`
 */
export function readGaps(
  bytes: Uint8Array,
  at: number,
  end: number,
  before: number,
  out: Int32Array,
): number {
  const unaryAt = openBlock(bytes, at, end, out)
  if (unaryAt > 0) return sumUnary(bytes, unaryAt, end, bytes[at]!, before, out)
  if (unaryAt < 0) return -1
  for (let i = 0; i < BLOCK; i++) out[i] = before + 1 + i
  return at + 1
}

function addUnary(
  bytes: Uint8Array,
  at: number,
  end: number,
  low: number,
  out: Int32Array,
  plus: number,
): number {
  let index = 0
  /** Bits before the word at hand, and one past the last one that was seen. */
  let base = 0
  let next = 0
  for (let from = at; from < end; from += 4) {
    // Past the end of the array a byte is undefined, which `|` takes for 0.
    let word = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24)
    while (word !== 0) {
      const bit = base + 31 - Math.clz32(word & -word)
      out[index] = out[index]! + ((bit - next) << low) + plus
      next = bit + 1
      if (++index === BLOCK) {
        const behind = at + ((next + 7) >> 3)
        return behind > end ? -1 : behind
      }
      word &= word - 1
    }
    base += 32
  }
  return -1
}

/** As addUnary, with all that came before added up: where a one stands tells the sum of the high parts. */
function sumUnary(
  bytes: Uint8Array,
  at: number,
  end: number,
  low: number,
  before: number,
  out: Int32Array,
): number {
  let index = 0
  let base = 0
  let sum = before + 1
  for (let from = at; from < end; from += 4) {
    let word = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24)
    while (word !== 0) {
      const bit = base + 31 - Math.clz32(word & -word)
      sum = (sum + out[index]!) | 0
      out[index] = (sum + index + ((bit - index) << low)) | 0
      if (++index === BLOCK) {
        const behind = at + ((bit + 8) >> 3)
        return behind > end ? -1 : behind
      }
      word &= word - 1
    }
    base += 32
  }
  return -1
}
