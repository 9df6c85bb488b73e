/**
 * Bit packing: numbers of one width side by side, from the low end of each byte upwards.
 *
 * A block of 128 numbers begins at a byte; a shorter row may begin at any bit. Knows
 * nothing of what the numbers mean. The module keeps one generated function for each
 * width that was read.
 */

/** Numbers in a block. */
export const BLOCK = 128

/** Bytes of 128 numbers of this width. */
export function packedBytes(width: number): number {
  return width * (BLOCK / 8)
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
 * Source text of a function that unpacks a block of one width without a loop: every
 * shift and mask is a constant. About ten times as fast as a loop with a running shift.
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

/** Reads 128 numbers of this width, 0 to 31, at `bytes[at …)`. The caller checks that the bytes exist. */
export function unpackBlock(bytes: Uint8Array, at: number, width: number, out: Int32Array): void {
  unpackerOf(width)(bytes, at, out)
}

/** Reads `size` numbers of this width, 0 to 31, from bit `bit` on. Numbers past the end of the array are undefined. */
export function unpack(bytes: Uint8Array, bit: number, width: number, size: number, out: Int32Array): void {
  if (width === 0) {
    for (let i = 0; i < size; i++) out[i] = 0
    return
  }
  const mask = -1 >>> (32 - width)
  // Keep every number a signed 32-bit integer: a single larger one makes V8 run the loop many times slower.
  let at = bit | 0
  for (let i = 0; i < size; i++) {
    const byte = at >>> 3
    const shift = at & 7
    const word = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16) | (bytes[byte + 3]! << 24)
    if (shift + width <= 32) out[i] = (word >> shift) & mask
    else out[i] = ((word >>> shift) | (bytes[byte + 4]! << (32 - shift))) & mask
    at = (at + width) | 0
  }
}
