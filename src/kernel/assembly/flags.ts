/**
 * Which rows of a block stand outside the body too, and how often in which field. As `readFlagged` of store/fields.ts.
 *
 * Most of them stand in headline and body alone: their counts in headlines are kept apart, one by flag.
 */
import { loadCounts } from './counts'
import { BLOCK, COUNTS, FIELDS, FLAG_OF, FLAGGED, HEADS, MASKS, MOVED, TIMES } from './layout'
import { damage, HEADED, List, MOST_BYTES } from './lists'
import { placeOf, readHighs, readRisingParts } from './rows'
import { readFew, readOne, single } from './tails'

/** As in ../../fields.ts. */
export const FIELD_COUNT: i32 = 8
export const BODY: i32 = 5
const HEADLINE_ONLY: i32 = 1

/** Reads the flags of the block at hand, which begin behind its counts. */
export function loadFlags(s: List): void {
  if (s.hasFlags) return
  // Where a block's articles are not read, it is known where its flags begin (dense.ts).
  if (s.hasDocs) loadCounts(s)
  s.hasFlags = true
  s.flagged = 0
  s.isNumbered = false
  if (s.size === 0) return
  const at = readOne(s.fieldsAt, s.dataEnd, 2)
  const flagged = single
  if (at === 0 || flagged > s.size || flagged < 0) damage(s)
  else if (flagged > 0) {
    const masksAt = readRows(s, at, flagged)
    if (masksAt === 0 || !readFields(s, masksAt, flagged)) damage(s)
    else s.flagged = flagged
  }
}

/** Notes by row which flag it has. */
export function numberRows(s: List): void {
  if (s.isNumbered) return
  s.isNumbered = true
  const flags = s.buffer + FLAG_OF
  const none = i32x4.splat(0)
  for (let at: usize = 0; at < <usize>BLOCK; at += 16) v128.store(flags + at, none)
  for (let f = 0; f < s.flagged; f++)
    store<u8>(flags + <usize>load<i32>(s.buffer + FLAGGED + ((<usize>f) << 2)), <u8>(f + 1))
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
  s.isHeadlines = areAll(masksAt, flagged, 0)
  if (s.isHeadlines) return readHeads(s, timesAt, flagged, end)
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
  s.isOnce = bit + <u64>flagged <= end && areAll(bit, flagged, u64.MAX_VALUE)
  if (s.isOnce) return true
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
