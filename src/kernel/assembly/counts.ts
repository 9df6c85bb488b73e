/** How often the articles of a block hold the term, over all fields: of all its rows, or of a few. */
import { BLOCK, COUNTS, HIT_ROWS, PLACES } from '../layout'
import { damage, HEADED, List, MOST_BYTES } from './lists'
import { bitBehindOnes, onesFromBit, placeOf, readHighs, readRow } from './rows'
import { bits, readFew } from './tails'

/** As in store/postings.ts. */
export const ALL_ONCE = 7

/** Reads the counts of the block at hand, posting by posting, behind `docs`. Of a packed list. */
export function loadCounts(s: List): void {
  if (s.hasCounts) return
  s.hasCounts = true
  const out = s.buffer + COUNTS
  if (s.countLow === ALL_ONCE) {
    const once = i32x4.splat(1)
    for (let i: usize = 0; i < 512; i += 16) v128.store(out + i, once)
    s.fieldsAt = s.countsAt
    return
  }
  const at = <usize>(s.countsAt >>> 3)
  if (s.size === BLOCK && s.blockEnd - at <= MOST_BYTES)
    s.fieldsAt = (<u64>readRow(at, s.blockEnd, s.countLow, 1, out)) << 3
  else if (s.size >= HEADED && s.countLow === 0 && s.blockEnd - at <= MOST_BYTES)
    s.fieldsAt = readHighs(s.countsAt, s.blockEnd, s.size, 1, out)
  else {
    s.fieldsAt = readFew(s.countsAt, s.blockEnd, s.countLow, s.size, 1, out)
    if (s.size === BLOCK) s.fieldsAt = (s.fieldsAt + 7) & ~(<u64>7)
  }
  if (s.fieldsAt === 0) damage(s)
}

/**
 * Writes to PLACES where the ones stand that end the first `count` counts of the block at hand. Without low bits the counts sum up to that.
 *
 * @returns false if they have low bits, or run past the end
 */
export function placeCounts(s: List, count: i32): bool {
  const bytes = s.blockEnd - <usize>(s.countsAt >>> 3)
  store<u16>(PLACES - 2, 0xffff)
  return s.countLow === 0 && bytes <= MOST_BYTES && onesFromBit(s.countsAt, s.blockEnd, count)
}

/** More hits of a block than this are told faster by all its counts. */
const FEW = 4
const SOME = 32

/** Reads the counts of the first `hits` alone if that is faster, and dense.ts opened the block. */
export function loadHitCounts(s: List, hits: i32): void {
  if (s.hasCounts) return
  const end = (<usize>hits) << 2
  const isFew = hits <= FEW && !s.hasDocs && s.countLow !== ALL_ONCE
  if (isFew ? readCounts(s, end) : hits <= SOME && takeCounts(s, end)) return
  loadCounts(s)
}

/** @returns false if the counts have low bits */
function takeCounts(s: List, end: usize): bool {
  if (!placeCounts(s, (load<i32>(HIT_ROWS + end - 4) >>> 2) + 1)) return false
  for (let hit: usize = 0; hit < end; hit += 4) {
    const row = load<i32>(HIT_ROWS + hit)
    const number = row >>> 2
    store<i32>(s.buffer + COUNTS + <usize>row, (<i32>placeOf(number) - <i32>placeOf(number - 1)) & 0xffff)
  }
  return true
}

/** @returns false if a number is too wide for this */
function readCounts(s: List, end: usize): bool {
  const low = s.countLow
  const unary = <usize>(s.countsAt >>> 3) + ((<usize>low) << 4)
  for (let hit: usize = 0; hit < end; hit += 4) {
    const row = load<i32>(HIT_ROWS + hit)
    const bit = bitBehindOnes(unary, row >>> 2)
    const word = load<u64>(<usize>(bit >>> 3)) >>> (bit & 7)
    if (word === 0) return false
    const lows = bits(s.countsAt + <u64>(low * (row >>> 2)), low)
    store<i32>(s.buffer + COUNTS + <usize>row, <i32>((ctz(word) << (<u64>low)) + lows) + 1)
  }
  return true
}
