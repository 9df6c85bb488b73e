/**
 * Sets of articles as bits, put together, counted, and told apart by classes of articles.
 *
 * One set is at WITHIN, the other at OTHER. Both are filled up with zeros to whole vectors.
 */
import { OTHER, WITHIN } from '../layout'

/** What becomes of the set at WITHIN: the articles of both, of either, or those that the other has not. */
const AND = 0
const OR = 1

/** Articles of a vector of sets, summed up in four lanes. */
function ones(bits: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(bits)))
}

function lanes(sum: v128): i32 {
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    i32x4.extract_lane(sum, 2) +
    i32x4.extract_lane(sum, 3)
  )
}

/** How many articles the first `bytes` at WITHIN have. */
export function countSet(bytes: usize): i32 {
  let sum = i32x4.splat(0)
  for (let at = WITHIN; at < WITHIN + bytes; at += 16) sum = i32x4.add(sum, ones(v128.load(at)))
  return lanes(sum)
}

/** Leaves at WITHIN what becomes of both sets. @returns how many articles it has */
export function combine(how: i32, bytes: usize): i32 {
  let sum = i32x4.splat(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    const a = v128.load(WITHIN + at)
    const b = v128.load(OTHER + at)
    const bits = how === AND ? v128.and(a, b) : how === OR ? v128.or(a, b) : v128.andnot(a, b)
    v128.store(WITHIN + at, bits)
    sum = i32x4.add(sum, ones(bits))
  }
  return lanes(sum)
}

/** Adds up at `counts`, by class, the articles of the set at WITHIN. At `classOf` stands each article's class, in 16 bits. */
export function countClasses(bytes: usize, classOf: usize, counts: usize): void {
  for (let at: usize = 0; at < bytes; at += 8) {
    const row = classOf + (at << 4)
    for (let word = load<u64>(WITHIN + at); word !== 0; word &= word - 1) {
      const count = counts + ((<usize>load<u16>(row + ((<usize>ctz(word)) << 1))) << 2)
      store<i32>(count, load<i32>(count) + 1)
    }
  }
}

/** Leaves at OTHER the articles of the set at WITHIN whose class has a 1 at `passes`, a byte a class. */
export function keepClasses(bytes: usize, classOf: usize, passes: usize): void {
  for (let at: usize = 0; at < bytes; at += 8) {
    const row = classOf + (at << 4)
    let kept: u64 = 0
    for (let word = load<u64>(WITHIN + at); word !== 0; word &= word - 1) {
      const bit = ctz(word)
      kept |= (<u64>load<u8>(passes + <usize>load<u16>(row + ((<usize>bit) << 1)))) << bit
    }
    store<u64>(OTHER + at, kept)
  }
}
