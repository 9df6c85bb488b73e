/**
 * Strings: which articles hold a string, and where it begins in them, by the positions of the bigrams that cover it.
 *
 * As search/strings/phrase.ts, which gives the source, but in batches: what a block of the rarest list brings goes
 * through the others list by list, and only what all of them hold has its positions read, beginning with the bigram
 * that stands there least often.
 *
 * A record of positions, in bytes: total:4 bytes:4 8 unused, then occurrences before it:4 by block of postings, starts:4
 * by full block of positions and of the tail, and the list as it is stored, with 16 bytes behind it. What its bytes
 * mean stands in store/positions.ts.
 */
import { CANDIDATES, COUNTS, FOUND, IDS, RESULT, STARTS, STATES, TO_MEET, WITHIN } from './layout'
import {
  blockOf,
  damage,
  decoded,
  firstRow,
  isDamaged,
  List,
  lastOf,
  list,
  loadBlock,
  loadCounts,
  open,
  openPacked,
  size,
  stop,
} from './lists'
import { readRow } from './rows'
import { readFew } from './tails'

/** Of a list's 8 KB, beside what lists.ts keeps there: occurrences before each row, a block of gaps, */
const BEFORE: usize = 1152
const GAPS: usize = 3072
/** by candidate which positions are its own, and how many; offsets of the bigram in the string. */
const FROM: usize = 4096
const TIMES: usize = 4608
const OFFSETS: usize = 5120

/** As in store/positions.ts. */
const BLOCK = 128
const ALL_ZERO = 255
const HEADED = 6
const LOW_BITS = 5
const TAIL_LOW = 8
/** Wider numbers, and longer rows, are read a number at a time (rows.ts). */
const WIDEST = 25
const MOST_BYTES: usize = 4096

/** Blocks of the rarest list between two returns, so that the caller can look at the clock. */
const LOOK = 64
/** Articles found, and starts, between two returns: there is room for those of one more block. */
const MOST_FOUND = 4096
const MOST_STARTS = 262144
/** An article in which the rarest bigram stands more often, or another one, is left to plain code. */
const MOST_TIMES = 4096
const MOST_TO_MEET = 131072

/** The positions of a list. */
class Placed {
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
function placed(i: i32): Placed {
  return changetype<Placed>(STATES + ((<usize>i) << 8) + 192)
}

let found: i32 = 0
let starts: i32 = 0

/** Begins a string in a segment of `all` articles. */
export function beginString(all: i32): void {
  open(all)
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

/**
 * Goes on from a block of the rarest list.
 *
 * @param mode which articles are tried: 0 all, 1 those of the set at WITHIN, 2 those outside it
 * @returns the block to go on with; behind the last if that was all
 */
export function findFrom(block: i32, mode: i32): i32 {
  const driver = list(0)
  let at = block
  found = 0
  starts = 0
  for (; at < driver.blocks && !isDamaged && at < block + LOOK; at++) {
    if (found > MOST_FOUND || starts > MOST_STARTS) break
    loadBlock(driver, at)
    const count = mode === 0 ? copyRows(driver) : keepWithin(driver, mode === 1 ? 1 : 0)
    findAmong(count)
  }
  leave()
  return at
}

/** Tries the first `count` articles at CANDIDATES, at most 128; they rise from call to call. */
export function findIn(count: i32): void {
  found = 0
  starts = 0
  findAmong(count)
  leave()
}

function leave(): void {
  store<i32>(RESULT, found)
  store<i32>(RESULT, starts, 4)
  store<i32>(RESULT, decoded, 8)
  store<i32>(RESULT, <i32>isDamaged, 12)
}

function copyRows(driver: List): i32 {
  memory.copy(CANDIDATES, driver.docs, (<usize>driver.size) << 2)
  return driver.size
}

/** Copies the rows whose bit in the set is `wanted`. */
function keepWithin(driver: List, wanted: i32): i32 {
  let kept = 0
  for (let row = 0; row < driver.size; row++) {
    const article = load<i32>(driver.docs + ((<usize>row) << 2))
    store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
    const bit = (load<u8>(WITHIN + <usize>(article >>> 3)) >>> <u8>(article & 7)) & 1
    kept += <i32>(<i32>bit === wanted)
  }
  return kept
}

function findAmong(count: i32): void {
  for (let i = 0; i < count; i++) store<i32>(IDS + ((<usize>i) << 2), i)
  let left = count
  for (let i = 0; i < size && left > 0; i++) left = keep(list(i), placed(i), left)
  for (let i = 0; i < left && !isDamaged; i++)
    meet(load<i32>(CANDIDATES + ((<usize>i) << 2)), load<i32>(IDS + ((<usize>i) << 2)))
}

/** Keeps of the first `count` candidates those of a list, and notes which positions are theirs. @returns how many */
function keep(s: List, p: Placed, count: i32): i32 {
  const from = s.buffer + FROM
  const times = s.buffer + TIMES
  let kept: usize = 0
  for (let c = 0; c < count; ) {
    const block = blockOf(s, load<i32>(CANDIDATES + ((<usize>c) << 2)), s.block)
    s.block = block
    if (block >= s.blocks) break
    loadBlock(s, block)
    if (p.record !== 0) loadBefore(s, p)
    if (isDamaged) return 0
    const docs = s.docs
    stop(s)
    const last = lastOf(s, block)
    let row = docs + ((<usize>s.row) << 2)
    for (; c < count; c++) {
      const article = load<i32>(CANDIDATES + ((<usize>c) << 2))
      if (article > last) break
      row = firstRow(row, article)
      if (load<i32>(row) !== article) continue
      const id = load<i32>(IDS + ((<usize>c) << 2))
      store<i32>(CANDIDATES + kept, article)
      store<i32>(IDS + kept, id)
      kept += 4
      const own = s.buffer + (row - docs)
      store<i32>(from + ((<usize>id) << 2), load<i32>(own, BEFORE))
      store<i32>(times + ((<usize>id) << 2), load<i32>(own, COUNTS))
    }
    s.row = <i32>((row - docs) >>> 2)
  }
  return <i32>(kept >>> 2)
}

/** Sums up the occurrences before each row of the block at hand. */
function loadBefore(s: List, p: Placed): void {
  if (p.counted === s.loaded) return
  p.counted = s.loaded
  loadCounts(s)
  let sum = load<i32>(p.before + ((<usize>s.loaded) << 2))
  const end = s.buffer + ((<usize>s.size) << 2)
  for (let row = s.buffer; row < end; row += 4) {
    store<i32>(row, sum, BEFORE)
    sum += load<i32>(row, COUNTS)
  }
}

/** Reads a block of gaps. @returns false if it is damaged */
function loadGaps(p: Placed, block: i32, out: usize): bool {
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
    if (low <= WIDEST && end - at <= MOST_BYTES) return readRow(at + 1, end, low, 0, out) === end
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
  if (from < 0 || count < 0 || from > p.total - count) {
    damage(s)
    return
  }
  let position = -1 - shift
  for (let i = 0; i < count; ) {
    const block = (from + i) >> 7
    if (p.loaded !== block) {
      p.loaded = block
      if (!loadGaps(p, block, gaps)) {
        damage(s)
        return
      }
    }
    const end = min(count, ((block + 1) << 7) - from)
    let gap = gaps + ((<usize>(from + i - (block << 7))) << 2)
    for (; i < end; i++) {
      position += load<i32>(gap) + 1
      store<i32>(out + ((<usize>i) << 2), position)
      gap += 4
    }
  }
}

function timesOf(i: i32, id: i32): i32 {
  return load<i32>(list(i).buffer + TIMES + ((<usize>id) << 2))
}

function readOf(i: i32, id: i32, shift: i32, out: usize): void {
  const s = list(i)
  readPositions(s, placed(i), load<i32>(s.buffer + FROM + ((<usize>id) << 2)), timesOf(i, id), shift, out)
}

function offsetOf(i: i32, n: i32): i32 {
  return load<i32>(list(i).buffer + OFFSETS + ((<usize>n) << 2))
}

/** Notes an article and where the string begins in it, if it holds the string. */
function meet(article: i32, id: i32): void {
  let least = 0
  let fewest = i32.MAX_VALUE
  let most = 0
  for (let i = 0; i < size; i++) {
    if (placed(i).record === 0) continue
    const times = timesOf(i, id)
    most = max(most, times)
    if (times >= fewest) continue
    fewest = times
    least = i
  }
  if (fewest > MOST_TIMES || most > MOST_TO_MEET) {
    note(article, -1)
    return
  }
  const out = STARTS + ((<usize>starts) << 2)
  readOf(least, id, offsetOf(least, 0), out)
  let left = fewest
  for (let place = 0; place < size && left > 0 && !isDamaged; place++) {
    // The list that was read is asked first for the other places at which the string has its bigram.
    const i = place === 0 ? least : place <= least ? place - 1 : place
    const p = placed(i)
    const first = place === 0 ? 1 : 0
    if (p.record === 0 || first === p.offsets) continue
    readOf(i, id, 0, TO_MEET)
    for (let n = first; n < p.offsets; n++) left = keepAligned(out, left, timesOf(i, id), offsetOf(i, n))
  }
  if (left > 0 && !isDamaged) note(article, left)
}

/** Keeps of `count` starts those at whose offset one of the `times` positions at TO_MEET stands. @returns how many */
function keepAligned(out: usize, count: i32, times: i32, offset: i32): i32 {
  const end = TO_MEET + ((<usize>times) << 2)
  let at = TO_MEET
  let kept = 0
  for (let i = 0; i < count; i++) {
    const start = load<i32>(out + ((<usize>i) << 2))
    while (at < end && load<i32>(at) < start + offset) at += 4
    if (at === end) break
    store<i32>(out + ((<usize>kept) << 2), start)
    kept += <i32>(load<i32>(at) === start + offset)
  }
  return kept
}

/** @param count of its starts; -1 if the article was not read */
function note(article: i32, count: i32): void {
  store<i32>(FOUND + ((<usize>found) << 3), article)
  store<i32>(FOUND + ((<usize>found) << 3), count, 4)
  found++
  starts += max(0, count)
}
