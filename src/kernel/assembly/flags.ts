/**
 * Which rows of a block stand outside the body too, and how often in which field. As `readFlagged` of store/fields.ts.
 *
 * Most of them stand in headline and body alone: their counts in headlines are kept apart, one by flag.
 */
import { COUNTS, FIELDS, FLAGGED, HEADS, MASKS, MOVED, PLACES, TIMES } from '../layout'
import { loadCounts } from './counts'
import { damage, HEADED, List, MOST_BYTES } from './lists'
import { ones, placeOf, readHighs, readRisingParts } from './rows'
import { readFew, readOne, single } from './tails'

/** As in ../../fields.ts. */
export const FIELD_COUNT: i32 = 8
export const BODY: i32 = 5
const HEADLINE_ONLY: i32 = 1

/** Which flags a block has: none; headlines, once each; headlines, some more often; other fields too. 0: it was not read yet. */
const NONE: u32 = 1
export const ONCE: u32 = 2
export const OFTEN: u32 = 3
export const FIELDED: u32 = 4
const KIND_BITS = 3
/** Counts that stand further behind are not noted. */
const MOST_WITHIN: u64 = 1 << (32 - KIND_BITS)

/** Where it is noted which flags the block at hand has, and from which of its bits on their counts stand: `KIND_BITS` and the rest of 4 bytes. */
function noteOf(s: List): usize {
  return s.notes + ((<usize>s.blocks) << 4) + ((<usize>s.loaded) << 2)
}

/** The first bit of the block at hand. */
function blockBit(s: List): u64 {
  return (<u64>(s.data + <usize>load<i32>(s.starts + ((<usize>s.loaded) << 2)))) << 3
}

/** Tells the flags of the block at hand, which begin behind its counts: they are read once, and noted. */
export function loadFlags(s: List): void {
  if (s.hasFlags) return
  s.hasFlags = true
  s.flagged = 0
  if (s.size === 0) return
  s.mask = s.notes + ((<usize>s.loaded) << 4)
  const note = load<u32>(noteOf(s))
  s.kind = note & ((1 << KIND_BITS) - 1)
  s.hasTimes = false
  if (note === 0) readFlags(s)
  else if (s.kind !== NONE) s.flagged = <i32>(popcnt(load<u64>(s.mask)) + popcnt(load<u64>(s.mask, 8)))
}

function readFlags(s: List): void {
  // Where a block's articles are not read, it is known where its flags begin (dense.ts).
  if (s.hasDocs) loadCounts(s)
  const at = readOne(s.fieldsAt, s.dataEnd, 2)
  const flagged = single
  if (at === 0 || flagged > s.size || flagged < 0) {
    damage(s)
    return
  }
  s.kind = NONE
  let timesAt: u64 = 0
  if (flagged > 0) {
    const masksAt = readRows(s, at, flagged)
    timesAt = masksAt + <u64>flagged
    if (masksAt === 0 || !readFields(s, masksAt, flagged)) {
      damage(s)
      return
    }
    noteRows(s, flagged)
    s.flagged = flagged
    s.hasTimes = true
  }
  const within = flagged > 0 ? timesAt - blockBit(s) : 0
  if (within < MOST_WITHIN) store<u32>(noteOf(s), ((<u32>within) << KIND_BITS) | s.kind)
}

/** Notes the flagged rows, a bit each. */
function noteRows(s: List, flagged: i32): void {
  const mask = s.mask
  store<u64>(mask, 0)
  store<u64>(mask, 0, 8)
  for (let f = 0; f < flagged; f++) {
    const row = load<i32>(s.buffer + FLAGGED + ((<usize>f) << 2))
    const byte = mask + <usize>(row >>> 3)
    store<u8>(byte, load<u8>(byte) | ((<u8>1) << (<u8>(row & 7))))
  }
}

/** Reads the counts of the flags of the block at hand, if they differ: those in headlines, or by field. */
export function loadTimes(s: List): void {
  if (s.hasTimes || s.kind === ONCE) return
  s.hasTimes = true
  const timesAt = blockBit(s) + <u64>(load<u32>(noteOf(s)) >>> KIND_BITS)
  // They were read before, and hold together.
  if (s.kind === OFTEN) readTimes(timesAt, s.dataEnd, s.flagged, s.buffer + HEADS)
  else {
    placeFlagged(s)
    for (let f: usize = 0; f < <usize>s.flagged; f++)
      store<i32>(s.buffer + FLAGGED + (f << 2), <i32>load<u16>(PLACES + (f << 1)))
    readFields(s, timesAt - <u64>s.flagged, s.flagged)
  }
}

/** Writes the flagged rows of the block at hand to PLACES, the last one twice. */
export function placeFlagged(s: List): void {
  ones(s.mask, s.mask + 16, s.flagged)
  const behind = PLACES + ((<usize>s.flagged) << 1)
  store<u16>(behind, load<u16>(behind - 2))
}

/** 1 if a row is flagged. @param mask of its block */
export function isFlagged(mask: usize, row: i32): i32 {
  return (<i32>load<u8>(mask + <usize>(row >>> 3)) >>> (row & 7)) & 1
}

/** How many flagged rows there are before a row. */
export function flagOf(s: List, row: i32): i32 {
  const before = ((<u64>1) << (<u64>(row & 63))) - 1
  if (row < 64) return <i32>popcnt(load<u64>(s.mask) & before)
  return <i32>(popcnt(load<u64>(s.mask)) + popcnt(load<u64>(s.mask, 8) & before))
}

/**
 * Reads which rows are flagged: gaps of Rice code, which take no more than 32 low bits and 128 bits in unary. Both parts are
 * moved to where bytes begin, as rows.ts wants them.
 *
 * @returns the bit behind them; 0 if they run past the list or the block
 */
function readRows(s: List, bit: u64, flagged: i32): u64 {
  const low = max(0, 30 - clz(s.size / flagged))
  const unary = bit + <u64>(low * flagged)
  const at = <usize>(unary >>> 3)
  if (at >= s.dataEnd) return 0
  const shift = unary & 7
  const next = load<u64>(at, 8)
  store<u64>(MOVED, load<u64>(<usize>(bit >>> 3)) >>> (bit & 7))
  store<u64>(MOVED, (load<u64>(at) >>> shift) | ((next << 1) << (63 - shift)), 16)
  // A byte is enough of the third word: so no more is read behind the list than there is room for.
  store<u64>(MOVED, (next >>> shift) | (((<u64>load<u8>(at, 16)) << 1) << (63 - shift)), 24)
  const rows = s.buffer + FLAGGED
  if (!readRisingParts(MOVED, MOVED + 16, MOVED + 32, low, flagged, rows)) return 0
  const behind = unary + placeOf(flagged - 1) + 1
  const isWithin = load<i32>(rows + ((<usize>(flagged - 1)) << 2)) < s.size
  return isWithin && behind <= (<u64>s.dataEnd) << 3 ? behind : 0
}

/** The `count` bits from `bit` on, at most 56. */
function bitsAt(bit: u64, count: i32): u64 {
  return (load<u64>(<usize>(bit >>> 3)) >>> (bit & 7)) & (((<u64>1) << (<u64>count)) - 1)
}

/** Whether `count` bits are all the same as the lowest of `like`, all of whose bits are the same. */
function areAll(bit: u64, count: i32, like: u64): bool {
  let at = bit
  let left = count
  for (; left > 56; left -= 56) {
    if (bitsAt(at, 56) !== like >>> 8) return false
    at += 56
  }
  return bitsAt(at, left) === (like & (((<u64>1) << (<u64>left)) - 1))
}

/** Of each flagged row a mask tells the fields besides the body, a bit if it is the headline; then their counts follow. */
function readFields(s: List, masksAt: u64, flagged: i32): bool {
  const end = (<u64>s.dataEnd) << 3
  const timesAt = masksAt + <u64>flagged
  if (timesAt > end) return false
  if (areAll(masksAt, flagged, 0)) return readHeads(s, timesAt, flagged, end)
  s.kind = FIELDED
  let at = timesAt
  let times = 0
  for (let f = 0; f < flagged; f++) {
    let mask = HEADLINE_ONLY
    const bit = masksAt + <u64>f
    if (((load<u8>(<usize>(bit >>> 3)) >>> <u8>(bit & 7)) & 1) !== 0) {
      if (at > end) return false
      mask = <i32>((load<u16>(<usize>(at >>> 3)) >>> <u16>(at & 7)) & 255 & ~(1 << BODY))
      at += <u64>FIELD_COUNT
    }
    store<i32>(MASKS + ((<usize>f) << 2), mask)
    times += popcnt(mask)
  }
  if (readFew(at, s.dataEnd, 0, times, 1, TIMES) === 0) return false
  return distribute(s, flagged)
}

/** Reads how often each flagged row stands in the headline: mostly once, which is a one by row. The body has the rest. */
function readHeads(s: List, bit: u64, flagged: i32, end: u64): bool {
  if (bit + <u64>flagged <= end && areAll(bit, flagged, u64.MAX_VALUE)) {
    s.kind = ONCE
    return true
  }
  s.kind = OFTEN
  if (!readTimes(bit, s.dataEnd, flagged, s.buffer + HEADS)) return false
  loadCounts(s)
  return areWithin(s, flagged)
}

/** Reads `count` numbers, 1 and more, without low bits. @returns false if they run past `end` */
function readTimes(bit: u64, end: usize, count: i32, out: usize): bool {
  const near = min(end, <usize>(bit >>> 3) + MOST_BYTES)
  if (count >= HEADED && readHighs(bit, near, count, 1, out) !== 0) return true
  return readFew(bit, end, 0, count, 1, out) !== 0
}

/** Whether no flagged row stands more often in the headline than anywhere. */
function areWithin(s: List, flagged: i32): bool {
  let least = 0
  for (let at: usize = 0; at < (<usize>flagged) << 2; at += 4) {
    const row = <usize>load<i32>(s.buffer + FLAGGED + at)
    least = min(least, load<i32>(s.buffer + COUNTS + (row << 2)) - load<i32>(s.buffer + HEADS + at))
  }
  return least >= 0
}

/** Gives each flagged row its counts by field; the body gets the rest. */
function distribute(s: List, flagged: i32): bool {
  loadCounts(s)
  const zero = i32x4.splat(0)
  let next: usize = TIMES
  let least = 0
  for (let f = 0; f < flagged; f++) {
    const row = load<i32>(s.buffer + FLAGGED + ((<usize>f) << 2))
    const fields = s.buffer + FIELDS + ((<usize>f) << 5)
    let rest = load<i32>(s.buffer + COUNTS + ((<usize>row) << 2))
    v128.store(fields, zero)
    v128.store(fields, zero, 16)
    for (let mask = load<i32>(MASKS + ((<usize>f) << 2)); mask !== 0; mask &= mask - 1) {
      const count = load<i32>(next)
      store<i32>(fields + ((<usize>ctz(mask)) << 2), count)
      rest -= count
      next += 4
    }
    store<i32>(fields + ((<usize>BODY) << 2), rest)
    least = min(least, rest)
  }
  return least >= 0
}
