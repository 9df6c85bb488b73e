/**
 * Rows of any length from any bit, a number at a time: tails, flags, and full rows too long for rows.ts.
 *
 * As `readRow` and `readRising` of store/bits.ts. A bit is an address times 8, so that bits need 64 bits. Up to
 * 8 bytes behind `end` are loaded, and decide nothing.
 */

/** The unary part of a row, read by words. One row is read at a time. */
let word: u64 = 0
let left: u64 = 0
let at: u64 = 0

function open(bit: u64): void {
  at = bit
  word = load<u64>(<usize>(bit >>> 3)) >>> (bit & 7)
  left = 64 - (bit & 7)
}

/** The zeros before the next one; stops behind `end`, a bit. */
function next(end: u64): u64 {
  let zeros: u64 = 0
  while (word === 0) {
    zeros += left
    at += left
    if (at > end) return zeros
    word = load<u64>(<usize>(at >>> 3))
    left = 64
  }
  const more = ctz(word)
  at += more + 1
  left -= more + 1
  word = left === 0 ? 0 : (word >>> more) >>> 1
  return zeros + more
}

function bits(bit: u64, low: i32): u64 {
  return (load<u64>(<usize>(bit >>> 3)) >>> (bit & 7)) & (((<u64>1) << (<u64>low)) - 1)
}

/**
 * `size` numbers, `plus` added to each, to `out`.
 *
 * @param low at most 31
 * @param end the byte behind the bytes that may belong to them
 * @returns the bit behind them; 0 if they run past `end`
 */
export function readFew(bit: u64, end: usize, low: i32, size: i32, plus: i32, out: usize): u64 {
  const endBit = (<u64>end) << 3
  open(bit + <u64>(low * size))
  for (let i = 0; i < size; i++) {
    const high = next(endBit)
    if (at > endBit) return 0
    store<i32>(out + ((<usize>i) << 2), <i32>((high << (<u64>low)) + bits(bit + <u64>(low * i), low)) + plus)
  }
  return at > endBit ? 0 : at
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
  let number = <i64>before
  open(bit + <u64>(low * size))
  for (let i = 0; i < size; i++) {
    const high = next(endBit)
    number += <i64>((high << (<u64>low)) + bits(bit + <u64>(low * i), low)) + 1
    if (at > endBit || number >= <i64>most) return 0
    store<i32>(out + ((<usize>i) << 2), <i32>number)
  }
  return at > endBit ? 0 : at
}

/** A single number of Rice code: its high part in unary, then its low bits. */
export let single: i32 = 0

/** Reads one to `single`. @returns the bit behind it; 0 if it runs past `end` */
export function readOne(bit: u64, end: usize, low: i32): u64 {
  const endBit = (<u64>end) << 3
  open(bit)
  const high = next(endBit)
  if (at + <u64>low > endBit) return 0
  single = <i32>((high << (<u64>low)) + bits(at, low))
  return at + <u64>low
}
