/**
 * The positions of the bigrams of a string, each beside its list of lists.ts.
 *
 * A record of positions, in bytes: total:4 bytes:4 8 unused, then occurrences before it:4 by block of postings, starts:4
 * by full block of positions and of the tail, and the list as it is stored, with 16 bytes behind it. What its bytes
 * mean stands in store/positions.ts.
 */
import { COUNTS, STATES } from '../layout'
import { ALL_ONCE, loadCounts, placeCounts } from './counts'
import { damage, List, list, MOST_BYTES, openPacked, size } from './lists'
import { openRow, PartRow, placeOf, readUntil, sumBefore } from './rows'
import { readFew } from './tails'

/** Of a list's 8 KB, beside what lists.ts keeps there: occurrences before each row, a block of gaps, */
const BEFORE: usize = 1152
const GAPS: usize = 3072
/** by candidate which positions are its own, and how many; offsets of the bigram in the string. */
const FROM: usize = 4096
const TIMES: usize = 4608
const OFFSETS: usize = 5120
/** A block of gaps that is decoded as far as it is asked for. */
const PART: usize = 5376

/** As in store/positions.ts. */
const BLOCK = 128
const ALL_ZERO = 255
const HEADED = 6
const LOW_BITS = 5
const TAIL_LOW = 8
/** Wider numbers, and longer rows, are read a number at a time (rows.ts). */
const WIDEST = 25

/** The positions of a list. */
export class Placed {
  /** Where its record stands; 0 if the list only decides which articles are tried. */
  record: usize
  before: usize
  starts: usize
  data: usize
  dataEnd: usize
  total: i32
  full: i32
  /** The block of gaps at hand, and the block of postings whose BEFORE is; -1 if none is. */
  loaded: i32
  counted: i32
  offsets: i32
}

/** Behind what lists.ts keeps of it. */
export function placed(i: i32): Placed {
  return changetype<Placed>(STATES + ((<usize>i) << 8) + 192)
}

/** Adds a bigram, rarest first, by the records of its postings and positions; its offsets follow. */
export function addPlaced(at: usize, positions: usize): void {
  const p = placed(size)
  const s = openPacked(at)
  p.record = positions
  p.offsets = 0
  p.loaded = -1
  p.counted = -1
  if (positions === 0) return
  p.total = load<i32>(positions)
  p.full = p.total >> 7
  p.before = positions + 16
  p.starts = p.before + ((<usize>s.blocks) << 2)
  p.data = p.starts + ((<usize>(p.full + 1)) << 2)
  p.dataEnd = p.data + <usize>load<i32>(positions, 4)
}

/** Adds an offset, counted from 0, at which the string has the bigram that was added last. At most 16. */
export function addOffset(offset: i32): void {
  const p = placed(size - 1)
  store<i32>(list(size - 1).buffer + OFFSETS + ((<usize>p.offsets) << 2), offset)
  p.offsets++
}

/** Sums up the occurrences before each row of the block at hand. */
export function loadBefore(s: List, p: Placed): void {
  if (p.counted === s.loaded) return
  p.counted = s.loaded
  const before = load<i32>(p.before + ((<usize>s.loaded) << 2))
  sumBefore(s.buffer + COUNTS, s.size, before, s.buffer + BEFORE)
}

/**
 * Reads how often the block at hand has the bigram in the `count` rows whose addresses stand at `rows`, rising, and what
 * precedes them.
 */
export function loadRows(s: List, p: Placed, rows: usize, count: i32): void {
  const isOnce = s.countLow === ALL_ONCE
  const last = <usize>load<i32>(rows + ((<usize>(count - 1)) << 2)) - s.docs
  if (s.hasCounts || p.record === 0 || !(isOnce || placeCounts(s, <i32>(last >>> 2) + 1))) {
    loadCounts(s)
    if (p.record !== 0) loadBefore(s, p)
    return
  }
  const before = load<i32>(p.before + ((<usize>s.loaded) << 2))
  for (let at = rows; at < rows + ((<usize>count) << 2); at += 4) {
    const row = <usize>load<i32>(at) - s.docs
    const own = s.buffer + row
    const number = <i32>(row >>> 2)
    const from = isOnce ? number : (<i32>placeOf(number - 1) + 1) & 0xffff
    const end = isOnce ? number + 1 : <i32>placeOf(number) + 1
    store<i32>(own, end - from, COUNTS)
    store<i32>(own, before + from, BEFORE)
  }
}

/** Notes which positions are those of a candidate, which stands in this row of the block at hand. `loadRows` has read it. */
export function noteRow(s: List, row: usize, id: i32): void {
  const own = s.buffer + (row - s.docs)
  store<i32>(s.buffer + FROM + ((<usize>id) << 2), load<i32>(own, BEFORE))
  store<i32>(s.buffer + TIMES + ((<usize>id) << 2), load<i32>(own, COUNTS))
}

/** Reads a block of gaps, or opens it as a part. @returns false if it is damaged */
function loadGaps(p: Placed, block: i32, part: PartRow, out: usize): bool {
  part.done = BLOCK
  const start = p.starts + ((<usize>block) << 2)
  const at = p.data + <usize>load<i32>(start)
  if (block < p.full) {
    const end = p.data + <usize>load<i32>(start, 4)
    if (at >= end || end > p.dataEnd) return false
    const low = <i32>load<u8>(at)
    if (low === ALL_ZERO) {
      memory.fill(out, 0, BLOCK << 2)
      return at + 1 === end
    }
    if (low > 31) return false
    if (low <= WIDEST && end - at <= MOST_BYTES) {
      openRow(part, at + 1, end, low)
      return true
    }
    const bit = readFew((<u64>(at + 1)) << 3, end, low, BLOCK, 0, out)
    return (bit + 7) >>> 3 === <u64>end
  }
  const tail = p.total - (p.full << 7)
  if (at > p.dataEnd) return false
  const isHeaded = tail >= HEADED
  const low = isHeaded ? <i32>load<u8>(at) & ((1 << LOW_BITS) - 1) : TAIL_LOW
  return readFew(((<u64>at) << 3) + (isHeaded ? LOW_BITS : 0), p.dataEnd, low, tail, 0, out) !== 0
}

/** Reads `count` positions of an article, the first numbered `from` in the list, less `shift`, to `out`. */
function readPositions(s: List, p: Placed, from: i32, count: i32, shift: i32, out: usize): void {
  const gaps = s.buffer + GAPS
  const part = changetype<PartRow>(s.buffer + PART)
  if (from < 0 || count < 0 || from > p.total - count) {
    damage(s)
    return
  }
  let position = -1 - shift
  for (let i = 0; i < count; ) {
    const block = (from + i) >> 7
    if (p.loaded !== block) {
      p.loaded = block
      if (!loadGaps(p, block, part, gaps)) {
        damage(s)
        return
      }
    }
    const end = min(count, ((block + 1) << 7) - from)
    const first = from + i - (block << 7)
    if (!readUntil(part, first, first + end - i, gaps)) {
      damage(s)
      return
    }
    let gap = gaps + ((<usize>first) << 2)
    for (; i < end; i++) {
      position += load<i32>(gap) + 1
      store<i32>(out + ((<usize>i) << 2), position)
      gap += 4
    }
  }
}

export function timesOf(i: i32, id: i32): i32 {
  return load<i32>(list(i).buffer + TIMES + ((<usize>id) << 2))
}

export function readOf(i: i32, id: i32, shift: i32, out: usize): void {
  const s = list(i)
  readPositions(s, placed(i), load<i32>(s.buffer + FROM + ((<usize>id) << 2)), timesOf(i, id), shift, out)
}

export function offsetOf(i: i32, n: i32): i32 {
  return load<i32>(list(i).buffer + OFFSETS + ((<usize>n) << 2))
}
