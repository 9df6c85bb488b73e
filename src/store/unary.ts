/**
 * Reading rows of unary numbers and adding them to their low bits. A number is as many
 * zeros as its high part says, then a one.
 *
 * Rows are read in 32-bit words, so the cost follows the ones, not the zeros between
 * them. A row may begin at any bit. Knows nothing of where the low bits stand.
 */

/**
 * Adds a row to the low bits that stand in `out[0 … size)`.
 *
 * @param bit  where it begins
 * @param end  of the bytes that may belong to it
 * @param plus added to each number
 * @returns the bit behind it; -1 if it runs past the end
 */
export function addUnary(
  bytes: Uint8Array,
  bit: number,
  end: number,
  low: number,
  size: number,
  out: Int32Array,
  plus: number,
): number {
  if (size === 0) return bit > end * 8 ? -1 : bit
  let from = bit >>> 3
  /** Bits of the row before the present word, and the bit behind the last one read. */
  let base = -(bit & 7)
  let next = 0
  let index = 0
  let mask = -1 << (bit & 7)
  for (; from < end; from += 4) {
    // A byte past the end of the array is undefined, which `|` takes for 0.
    let word = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24)
    word &= mask
    mask = -1
    while (word !== 0) {
      const one = base + 31 - Math.clz32(word & -word)
      out[index] = (out[index]! + ((one - next) << low) + plus) | 0
      next = one + 1
      if (++index === size) return bit + next > end * 8 ? -1 : bit + next
      word &= word - 1
    }
    base += 32
  }
  return -1
}

/**
 * As `addUnary`, for gaps less one: sums them up to rising numbers. The bit at which a
 * one stands tells the sum of the high parts up to it.
 *
 * @param before the number before the first; -1 at the start of a list
 */
export function sumUnary(
  bytes: Uint8Array,
  bit: number,
  end: number,
  low: number,
  size: number,
  out: Int32Array,
  before: number,
): number {
  if (size === 0) return bit > end * 8 ? -1 : bit
  let from = bit >>> 3
  let base = -(bit & 7)
  let index = 0
  let sum = before + 1
  let mask = -1 << (bit & 7)
  for (; from < end; from += 4) {
    let word = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24)
    word &= mask
    mask = -1
    while (word !== 0) {
      const one = base + 31 - Math.clz32(word & -word)
      sum = (sum + out[index]!) | 0
      out[index] = (sum + index + ((one - index) << low)) | 0
      if (++index === size) {
        const behind = bit + one + 1
        return behind > end * 8 ? -1 : behind
      }
      word &= word - 1
    }
    base += 32
  }
  return -1
}
