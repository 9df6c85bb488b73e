/**
 * Rows of 128 numbers, decoded many at a time by SIMD.
 *
 * The same to the last bit as `plainFullRow` and `plainFullRising` of store/bits.ts say in plain words; what the
 * bytes mean stands there.
 *
 * Low bits: four numbers at a time, each moved into a lane of 32 bits by a table of its width, its first bit
 * brought to bit 7 by a product, for lanes cannot be shifted each by its own count. Ones of the unary part:
 * by the byte, by a table of where they stand.
 * Sources: Lemire & Boytsov, "Decoding billions of integers per second through vectorization" (2015), for
 * unpacking; Lemire's "Iterating over set bits quickly (SIMD edition)" (2018), for ones by tables.
 */
import { COUNT_OF, OUT, PLACES, PLACES_OF, WIDTHS } from '../layout'

/**
 * Writes to PLACES where the first `count` ones stand, as bits from `at`; a few more behind them.
 *
 * @param end at most 4,096 bytes behind `at`: places have 16 bits
 * @param count at most 128
 * @returns the byte behind the last of them; 0 if there are fewer before `end`
 */
export function ones(from: usize, end: usize, count: i32): usize {
  return onesFrom(from, end, PLACES, PLACES + ((<usize>count) << 1), 0)
}

/**
 * The same from any bit on.
 *
 * @returns whether they stand before `end`
 */
export function onesFromBit(bit: u64, end: usize, count: i32): bool {
  const at = <usize>(bit >>> 3)
  const skipped = <i32>(bit & 7)
  if (at >= end) return false
  const byte = (<usize>load<u8>(at) >>> <usize>skipped) << (<usize>skipped)
  const base = i16x8.splat(<i16>-skipped)
  v128.store(PLACES, i16x8.add(base, v128.load_ext<u8>(PLACES_OF + (byte << 3))))
  const to = PLACES + <usize>load<u8>(COUNT_OF + byte)
  const done: usize = PLACES + ((<usize>count) << 1)
  return to >= done || onesFrom(at + 1, end, to, done, 8 - skipped) !== 0
}

/** Two bytes a turn: the second needs no branch, and may lie behind `end` or behind the last one. */
function onesFrom(from: usize, end: usize, start: usize, done: usize, place: i32): usize {
  let at = from
  let to = start
  let first = start
  const eight = i16x8.splat(8)
  let base = i16x8.splat(<i16>place)
  do {
    if (at >= end) return 0
    const byte = <usize>load<u8>(at)
    const next = <usize>load<u8>(at, 1)
    v128.store(to, i16x8.add(base, v128.load_ext<u8>(PLACES_OF + (byte << 3))))
    first = to + <usize>load<u8>(COUNT_OF + byte)
    base = i16x8.add(base, eight)
    v128.store(first, i16x8.add(base, v128.load_ext<u8>(PLACES_OF + (next << 3))))
    to = first + <usize>load<u8>(COUNT_OF + next)
    base = i16x8.add(base, eight)
    at += 2
  } while (to < done)
  at -= <usize>(first >= done)
  return at > end ? 0 : at
}

/** A one in each byte of a word; its top bits. */
const EACH_BYTE: u64 = ((<u64>0x01010101) << 32) | 0x01010101
const EACH_TOP: u64 = EACH_BYTE << 7

/** The bit behind the first `count` ones from byte `from` on, which are there. */
export function bitBehindOnes(from: usize, count: i32): u64 {
  if (count === 0) return (<u64>from) << 3
  let at = from
  let left = <u64>count
  let word = load<u64>(at)
  for (let ones = popcnt(word); ones < left; ones = popcnt(word)) {
    left -= ones
    at += 8
    word = load<u64>(at)
  }
  // By byte of the word, ones up to its end: the first byte where they are enough holds the last of them.
  const pairs = word - ((word >>> 1) & (EACH_BYTE * 0x55))
  const fours = (pairs & (EACH_BYTE * 0x33)) + ((pairs >>> 2) & (EACH_BYTE * 0x33))
  const ones = ((fours + (fours >>> 4)) & (EACH_BYTE * 0x0f)) * EACH_BYTE
  const shift = ctz(((ones | EACH_TOP) - left * EACH_BYTE) & EACH_TOP) - 7
  const before = ((ones << 8) >>> shift) & 255
  const byte = <usize>((word >>> shift) & 255)
  const place = load<u8>(PLACES_OF + (byte << 3) + <usize>(left - 1 - before))
  return ((<u64>at) << 3) + shift + <u64>place + 1
}

/** The place of a one of the row read last, by its number: the sum of the high parts up to it, and that number. */
export function placeOf(number: i32): u64 {
  return <u64>load<u16>(PLACES + ((<usize>number) << 1))
}

/** Four low parts, from byte `at` on. */
function four(at: usize, lanes: v128, factors: v128, mask: v128): v128 {
  return v128.and(mask, i32x4.shr_u(i32x4.mul(i8x16.swizzle(v128.load(at), lanes), factors), 7))
}

/** The zeros between a one and the one before, of four numbers, whose places stand at `at`. */
function zeros(at: usize): v128 {
  const places = v128.load_ext<u16>(at)
  const before = v128.load_ext<u16>(at - 2)
  return v128.and(i32x4.splat(0xffff), i32x4.sub(i32x4.sub(places, before), i32x4.splat(1)))
}

/**
 * A row of 128 at `at`, with `plus` added to each, to `out`.
 *
 * @param low at most 25
 * @returns the byte behind it; 0 if it runs past `end`
 */
export function readRow(from: usize, end: usize, low: i32, plus: i32, out: usize): usize {
  const behind = ones(from + ((<usize>low) << 4), end, 128)
  if (behind === 0) return 0
  // Before the first one stands the place -1.
  store<u16>(PLACES - 2, 0xffff)
  const plus4 = i32x4.splat(plus)
  // Without low bits, as in most counts, a number is the zeros before its one.
  if (low === 0) {
    for (let i: usize = 0; i < 256; i += 8) v128.store(out + (i << 1), i32x4.add(plus4, zeros(PLACES + i)))
    return behind
  }
  const table = WIDTHS + ((<usize>low) << 6)
  const lanes = v128.load(table)
  const factors = v128.load(table, 16)
  const nextLanes = v128.load(table, 32)
  const nextFactors = v128.load(table, 48)
  const step = <usize>(low >>> 1)
  const nextStep = <usize>low - step
  const mask = i32x4.splat((1 << low) - 1)
  let at = from
  for (let i: usize = 0; i < 256; i += 16) {
    const x = i32x4.add(four(at, lanes, factors, mask), i32x4.shl(zeros(PLACES + i), low))
    v128.store(out + (i << 1), i32x4.add(plus4, x))
    at += step
    const y = i32x4.add(four(at, nextLanes, nextFactors, mask), i32x4.shl(zeros(PLACES + i + 8), low))
    v128.store(out + (i << 1), i32x4.add(plus4, y), 16)
    at += nextStep
  }
  return behind
}

/** A row of 8 numbers and more without low bits, from any bit on, in steps of four. Else as `readRow`. @returns the bit behind it */
export function readHighs(bit: u64, end: usize, count: i32, plus: i32, out: usize): u64 {
  if (!onesFromBit(bit, end, count)) return 0
  store<u16>(PLACES - 2, 0xffff)
  const plus4 = i32x4.splat(plus)
  for (let i: usize = 0; i < (<usize>count) << 1; i += 8)
    v128.store(out + (i << 1), i32x4.add(plus4, zeros(PLACES + i)))
  return bit + placeOf(count - 1) + 1
}

/** A row of 128 numbers that is decoded as far as it is asked for. Its places stand behind it, and the two bytes before them. */
export class PartRow {
  low: i32
  /** Where its low parts and its unary part begin, where that is read on, and the byte behind it. */
  lowAt: usize
  unaryAt: usize
  at: usize
  end: usize
  /** How many numbers were decoded. */
  done: i32
}

const PART_PLACES: usize = 32

/** @param low at most 25 */
export function openRow(row: PartRow, from: usize, end: usize, low: i32): void {
  row.low = low
  row.lowAt = from
  row.unaryAt = from + ((<usize>low) << 4)
  row.at = row.unaryAt
  row.end = end
  row.done = 0
  store<u16>(changetype<usize>(row) + PART_PLACES - 2, 0xffff)
}

/**
 * Decodes the numbers from the number `from` on, which never falls, to `count` and maybe some more, unless that was done.
 * Each has its own place at `out`.
 *
 * @returns false if they run past the row's end
 */
export function readUntil(row: PartRow, from: i32, count: i32, out: usize): bool {
  if (count <= row.done) return true
  const places = changetype<usize>(row) + PART_PLACES
  const wanted = places + ((<usize>count) << 1)
  const eight = i16x8.splat(8)
  const first = <usize>max(row.done, from) & ~7
  let to = places + ((<usize>row.done) << 1)
  let at = row.at
  let base = i16x8.splat(<i16>((at - row.unaryAt) << 3))
  while (to < wanted) {
    if (at >= row.end) return false
    const byte = <usize>load<u8>(at)
    // It may lie behind the row: what it brings then stands behind the 128th.
    const next = <usize>load<u8>(at, 1)
    v128.store(to, i16x8.add(base, v128.load_ext<u8>(PLACES_OF + (byte << 3))))
    to += <usize>load<u8>(COUNT_OF + byte)
    base = i16x8.add(base, eight)
    v128.store(to, i16x8.add(base, v128.load_ext<u8>(PLACES_OF + (next << 3))))
    to += <usize>load<u8>(COUNT_OF + next)
    base = i16x8.add(base, eight)
    at += 2
  }
  row.at = at
  row.done = min(128, <i32>((to - places) >>> 1))
  readEights(row, first, out)
  return true
}

/** Puts numbers together out of their low parts and places, eight by eight, from `first` on. */
function readEights(row: PartRow, first: usize, out: usize): void {
  const places = changetype<usize>(row) + PART_PLACES
  const low = row.low
  const table = WIDTHS + ((<usize>low) << 6)
  const mask = i32x4.splat((1 << low) - 1)
  const nextStep = <usize>(low >>> 1)
  for (let i = first; i < <usize>row.done; i += 8) {
    const at = row.lowAt + (i >>> 3) * <usize>low
    const own = places + (i << 1)
    const x = four(at, v128.load(table), v128.load(table, 16), mask)
    const y = four(at + nextStep, v128.load(table, 32), v128.load(table, 48), mask)
    v128.store(out + (i << 2), i32x4.add(x, i32x4.shl(zeros(own), low)))
    v128.store(out + (i << 2), i32x4.add(y, i32x4.shl(zeros(own + 8), low)), 16)
  }
}

/** Each of four numbers with those before it. Zeros stand first: in this order V8 shifts with fewer instructions. */
function summed(x: v128): v128 {
  const zero = i32x4.splat(0)
  const y = i32x4.add(
    x,
    i8x16.shuffle(zero, x, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27),
  )
  return i32x4.add(y, i8x16.shuffle(zero, y, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23))
}

/** The last of four numbers, four times. */
function last(x: v128): v128 {
  return i8x16.shuffle(x, x, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15)
}

/** Writes the sums of the numbers before each of `count` at `from`, and `before`, to `out`. In steps of four. */
export function sumBefore(from: usize, count: i32, before: i32, out: usize): void {
  let sum = i32x4.splat(before)
  for (let i: usize = 0; i < (<usize>count) << 2; i += 16) {
    const numbers = v128.load(from + i)
    const sums = i32x4.add(sum, summed(numbers))
    v128.store(out + i, i32x4.sub(sums, numbers))
    sum = last(sums)
  }
}

/** What four sums of low parts gain by the places of the ones: where a one stands tells the sum of the high parts up to it. */
function raised(x: v128, i: usize, index: v128, low: i32): v128 {
  return i32x4.add(i32x4.add(x, index), i32x4.shl(i32x4.sub(v128.load_ext<u16>(PLACES + i), index), low))
}

/**
 * A row of 128 gaps less one at `at`, as the rising numbers that they lead to from `before` on, to `out`.
 *
 * @param low at most 25
 * @returns the byte behind it; 0 if it runs past `end`
 */
export function readRising(from: usize, end: usize, low: i32, before: i32, out: usize): usize {
  const behind = ones(from + ((<usize>low) << 4), end, 128)
  if (behind !== 0) raise(from, low, 128, before, out)
  return behind
}

/**
 * The same of a row of up to 128 numbers, whose low parts stand at `lows` and unary part at `unary`.
 *
 * @returns whether it holds so many; up to 7 more numbers are written behind them
 */
export function readRisingParts(
  lows: usize,
  unary: usize,
  end: usize,
  low: i32,
  count: i32,
  out: usize,
): bool {
  if (ones(unary, end, count) === 0) return false
  raise(lows, low, count, -1, out)
  return true
}

/**
 * The same of a row of 8 to 128 numbers at `from`, whose unary part follows its low parts bit by bit.
 *
 * @returns the bit behind it; 0 if it runs past `end`. Up to 7 more numbers are written behind them
 */
export function readRisingShort(from: usize, end: usize, low: i32, count: i32, before: i32, out: usize): u64 {
  const unary = ((<u64>from) << 3) + <u64>(low * count)
  if (!onesFromBit(unary, end, count)) return 0
  raise(from, low, count, before, out)
  return unary + placeOf(count - 1) + 1
}

/** Puts rising numbers together out of their low parts and PLACES, in steps of eight. */
function raise(from: usize, low: i32, count: i32, before: i32, out: usize): void {
  const end = (<usize>count) << 1
  let sum = i32x4.splat(before + 1)
  // Without low bits the place of a one is the article, less `before` and 1.
  if (low === 0) {
    for (let i: usize = 0; i < end; i += 8)
      v128.store(out + (i << 1), i32x4.add(sum, v128.load_ext<u16>(PLACES + i)))
    return
  }
  const table = WIDTHS + ((<usize>low) << 6)
  const lanes = v128.load(table)
  const factors = v128.load(table, 16)
  const nextLanes = v128.load(table, 32)
  const nextFactors = v128.load(table, 48)
  const step = <usize>(low >>> 1)
  const nextStep = <usize>low - step
  const mask = i32x4.splat((1 << low) - 1)
  const more = i32x4.splat(4)
  let index = i32x4(0, 1, 2, 3)
  let at = from
  for (let i: usize = 0; i < end; i += 16) {
    const x = i32x4.add(summed(four(at, lanes, factors, mask)), sum)
    v128.store(out + (i << 1), raised(x, i, index, low))
    index = i32x4.add(index, more)
    at += step
    const y = i32x4.add(summed(four(at, nextLanes, nextFactors, mask)), last(x))
    v128.store(out + (i << 1), raised(y, i + 8, index, low), 16)
    sum = last(y)
    index = i32x4.add(index, more)
    at += nextStep
  }
}

/** `readRow` to OUT. */
export function row(at: usize, end: usize, low: i32, plus: i32): usize {
  return readRow(at, end, low, plus, OUT)
}

/** `readRising` to OUT. */
export function rising(at: usize, end: usize, low: i32, before: i32): usize {
  return readRising(at, end, low, before, OUT)
}
