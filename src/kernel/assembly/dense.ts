/**
 * Dense lists, whose articles are there as bits too: they tell which row an article has, so that a block need not be read for it.
 *
 * Behind its bits stands by full block where its counts and its fields begin, in bytes from its first, 13 bits each behind the
 * low bits of its counts, 3 bits. 0 if they begin too far away.
 */
import { BLOCK } from '../layout'
import { loadCounts } from './counts'
import { articles, List, lastOf, leaveBlock } from './lists'

const LOW_BITS = 3
const AT_BITS = 13
const AT_MOST: u32 = 8191

/** Bytes of a set, as many as its vectors take. The room at WITHIN and in records is as large. */
export function setBytes(): usize {
  return (<usize>((articles + 127) >>> 7)) << 4
}

function partsOf(s: List, block: i32): usize {
  return s.bits + setBytes() + ((<usize>block) << 2)
}

/** Notes where the parts of the block at hand begin, which was loaded. */
export function noteParts(s: List): void {
  if (s.loaded >= s.full) return
  loadCounts(s)
  const start = s.data + <usize>load<i32>(s.starts + ((<usize>s.loaded) << 2))
  const counts = <usize>(s.countsAt >>> 3) - start
  const fields = <usize>(s.fieldsAt >>> 3) - start
  let parts: u32 = 0
  if (fields <= <usize>AT_MOST) {
    parts = <u32>((fields << (LOW_BITS + AT_BITS)) | (counts << LOW_BITS)) | <u32>s.countLow
  }
  store<u32>(partsOf(s, s.loaded), parts)
}

/**
 * Takes a full block to hand without its articles, where the bits of a list tell which row an article has.
 *
 * @returns false if its articles are there or have to be read
 */
export function openBlock(s: List, block: i32): bool {
  if (s.loaded === block) return !s.hasDocs
  if (s.bits === 0 || block >= s.full) return false
  const parts = load<u32>(partsOf(s, block))
  if (parts === 0) return false
  s.loaded = block
  s.hasDocs = false
  // The bits were made of the whole list, so its articles and counts hold together.
  const at = leaveBlock(s, block)
  s.size = BLOCK
  s.countLow = parts & ((1 << LOW_BITS) - 1)
  s.countsAt = (<u64>at + <u64>((parts >>> LOW_BITS) & AT_MOST)) << 3
  s.fieldsAt = (<u64>at + <u64>(parts >>> (LOW_BITS + AT_BITS))) << 3
  const first = block === 0 ? 0 : lastOf(s, block - 1) + 1
  s.word = wordOf(s, first)
  s.wordRow = -(<i32>popcnt(load<u64>(s.word) & below(first)))
  return true
}

/** The word of bits that an article is in. */
export function wordOf(s: List, article: i32): usize {
  return s.bits + ((<usize>(article >>> 6)) << 3)
}

/** Goes on to a word of bits, if it is behind the word at hand. */
export function skipTo(s: List, to: usize): void {
  let word = s.word
  let row = s.wordRow
  for (; word < to; word += 8) row += <i32>popcnt(load<u64>(word))
  s.word = word
  s.wordRow = row
}

/** The row of an article of the list in the block at hand, as its address. Articles rise from call to call. */
export function rowByBits(s: List, article: i32): usize {
  skipTo(s, wordOf(s, article))
  return s.docs + ((<usize>(s.wordRow + <i32>popcnt(load<u64>(s.word) & below(article)))) << 2)
}

/** The bits of a word before that of an article. */
export function below(article: i32): u64 {
  return ((<u64>1) << (<u64>(article & 63))) - 1
}
