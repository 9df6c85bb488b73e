/**
 * Rows of any length from any bit, a number at a time: tails, flags, and full rows too long for rows.ts.
 *
 * As `readRow` and `readRising` of store/bits.ts. A bit is an address times 8, so that bits need 64 bits. Up to
 * 8 bytes behind `end` are loaded, and decide nothing.
 */

/** The `low` bits from `bit` on, at most 56. */
export function bits(bit: u64, low: i32): u64 {
  return (load<u64>(<usize>(bit >>> 3)) >>> (bit & 7)) & (((<u64>1) << (<u64>low)) - 1)
}

// Both loops keep the word of the unary part at hand, and the bit from which it counts, in locals: so they stay in registers.

/**
 * `size` numbers, `plus` added to each, to `out`.
 *
 * @param low at most 31
 * @param end the byte behind the bytes that may belong to them
 * @returns the bit behind them; 0 if they run past `end`
 */
export function readFew(bit: u64, end: usize, low: i32, size: i32, plus: i32, out: usize): u64 {
  const endBit = (<u64>end) << 3
  let from = bit + <u64>(low * size)
  let at = <usize>(from >>> 3)
  let word = load<u64>(at) >>> (from & 7)
  let before = from - 1
  for (let i = 0; i < size; i++) {
    while (word === 0) {
      at += 8
      if (at > end) return 0
      from = (<u64>at) << 3
      word = load<u64>(at)
    }
    const one = from + ctz(word)
    word &= word - 1
    const high = one - before - 1
    before = one
    store<i32>(out + ((<usize>i) << 2), <i32>((high << (<u64>low)) + bits(bit + <u64>(low * i), low)) + plus)
  }
  return before >= endBit ? 0 : before + 1
}

/**
 * `size` gaps less one, as rising numbers from `before` on, to `out`.
 *
 * @returns the bit behind them; 0 if they run past `end`, or a number reaches `most`
 */
export function readFewRising(
  bit: u64,
  end: usize,
  low: i32,
  size: i32,
  before: i32,
  most: i32,
  out: usize,
): u64 {
  const endBit = (<u64>end) << 3
  let from = bit + <u64>(low * size)
  let at = <usize>(from >>> 3)
  let word = load<u64>(at) >>> (from & 7)
  const first = from
  let one = from - 1
  // Where a one stands tells the sum of the high parts up to it.
  let number = <i64>before
  let lows: i64 = 0
  for (let i = 0; i < size; i++) {
    while (word === 0) {
      at += 8
      if (at > end) return 0
      from = (<u64>at) << 3
      word = load<u64>(at)
    }
    one = from + ctz(word)
    word &= word - 1
    lows += <i64>bits(bit + <u64>(low * i), low) + 1
    number = <i64>before + lows + <i64>((one - first - <u64>i) << (<u64>low))
    store<i32>(out + ((<usize>i) << 2), <i32>number)
  }
  return one >= endBit || number >= <i64>most ? 0 : one + 1
}

/** A single number of Rice code: its high part in unary, then its low bits. */
export let single: i32 = 0

/** Reads one to `single`. @returns the bit behind it; 0 if it runs past `end` */
export function readOne(bit: u64, end: usize, low: i32): u64 {
  let from = bit
  let at = <usize>(from >>> 3)
  let word = load<u64>(at) >>> (from & 7)
  while (word === 0) {
    at += 8
    if (at > end) return 0
    from = (<u64>at) << 3
    word = load<u64>(at)
  }
  const behind = from + ctz(word) + 1
  if (behind + <u64>low > (<u64>end) << 3) return 0
  single = <i32>(((behind - bit - 1) << (<u64>low)) + bits(behind, low))
  return behind + <u64>low
}
