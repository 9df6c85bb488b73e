/**
 * Blocks of 128 small numbers, each in the same count of bits.
 *
 * Frame of reference without exceptions: the width of a block is that of its
 * largest number. Bits run from the low end of each byte upwards; a block of
 * width w takes 16·w bytes. Knows nothing of postings.
 *
 * Source: Lemire & Boytsov, "Decoding billions of integers per second through
 * vectorization" (2015), §2.6, in its plain horizontal form.
 */

/** Numbers in a block. */
export const BLOCK = 128

/** Bytes of a block of this width. */
export function packedBytes(width: number): number {
  return width * (BLOCK / 8)
}

/** Bits that the largest of `values[from … from + BLOCK)` takes: 0 to 31. */
export function widthOf(values: Int32Array, from: number): number {
  let all = 0
  for (let i = from; i < from + BLOCK; i++) all |= values[i]!
  return 32 - Math.clz32(all)
}

/** Writes `values[from … from + BLOCK)` at `out[at …)`. */
export function packBlock(
  values: Int32Array,
  from: number,
  width: number,
  out: Uint8Array,
  at: number,
): void {
  let bits = 0
  let held = 0
  let to = at
  for (let i = from; i < from + BLOCK; i++) {
    const value = values[i]!
    let left = width
    let rest = value
    while (left > 0) {
      const take = Math.min(left, 8 - held)
      bits |= (rest & ((1 << take) - 1)) << held
      held += take
      rest >>>= take
      left -= take
      if (held === 8) {
        out[to++] = bits
        bits = 0
        held = 0
      }
    }
  }
}

const scratchBytes = new Uint8Array(32 * 16 + 8)
const scratchWords = new Int32Array(scratchBytes.buffer)

/** Reads a block of this width at `bytes[at …)` into `out[0 … BLOCK)`. The bytes must be there. */
export function unpackBlock(bytes: Uint8Array, at: number, width: number, out: Int32Array): void {
  if (width === 0) {
    out.fill(0, 0, BLOCK)
    return
  }
  // A copy puts the bits on a word boundary; the list itself starts anywhere.
  scratchBytes.set(bytes.subarray(at, at + packedBytes(width)))
  const mask = width === 32 ? -1 : (1 << width) - 1
  let word = 0
  let shift = 0
  for (let i = 0; i < BLOCK; i++) {
    let value = scratchWords[word]! >>> shift
    shift += width
    if (shift >= 32) {
      word++
      shift -= 32
      if (shift > 0) value |= scratchWords[word]! << (width - shift)
    }
    out[i] = value & mask
  }
}
