/**
 * Sets of articles, as bits at WITHIN: those that stand in any of some packed lists, or in all of them.
 *
 * A dense list has room for its bits in its record (lists.ts). They are made when a set first asks for them: reading
 * them costs a small part of decoding the list.
 */
import { CANDIDATES, ORDER, OTHER, WITHIN } from '../layout'
import { countSet } from './algebra'
import { ordered } from './candidates'
import { noteParts, setBytes } from './dense'
import {
  articles,
  blockOf,
  decoded,
  firstRow,
  isDamaged,
  List,
  lastOf,
  list,
  loadBlock,
  open,
  openPacked,
  size,
} from './lists'

/** Begins a set of a segment of `all` articles. */
export function beginSet(all: i32): void {
  open(all)
}

/** Adds the packed list whose record stands at `at`. */
export function addList(at: usize): void {
  openPacked(at)
}

/** Adds `count` articles to a set. By the byte: neighbours then seldom wait for one another. */
function addDocs(docs: usize, count: i32, set: usize): void {
  const end = docs + ((<usize>count) << 2)
  for (let doc = docs; doc < end; doc += 4) {
    const article = load<u32>(doc)
    const byte = set + <usize>(article >>> 3)
    store<u8>(byte, load<u8>(byte) | ((<u8>1) << (<u8>(article & 7))))
  }
}

function addAll(s: List, set: usize): void {
  for (let block = 0; block < s.blocks && !isDamaged; block++) {
    loadBlock(s, block)
    addDocs(s.docs, s.size, set)
  }
}

/** Makes the bits of a dense list, unless they are there. If they are not worth making, the list goes without. */
export function makeBits(s: List, isWorth: bool): void {
  if (s.bits === 0 || load<i32>(s.record, 12) !== 0) return
  if (!isWorth) {
    s.bits = 0
    return
  }
  memory.fill(s.bits, 0, setBytes())
  for (let block = 0; block < s.blocks && !isDamaged; block++) {
    loadBlock(s, block)
    addDocs(s.docs, s.size, s.bits)
    noteParts(s)
  }
  if (!isDamaged) store<i32>(s.record, 1, 12)
}

/** Number of articles in the set at WITHIN. */
function total(): i32 {
  return countSet(setBytes())
}

/** Blocks decoded since the set began. */
export function blocks(): i32 {
  return decoded
}

/** Leaves the articles of any of the lists. @returns how many; -1 if a list is damaged */
export function any(): i32 {
  const bytes = setBytes()
  let isBegun = false
  for (let i = 0; i < size; i++) {
    const s = list(i)
    makeBits(s, true)
    const bits = s.bits
    if (bits === 0) continue
    if (isBegun)
      for (let at: usize = 0; at < bytes; at += 16)
        v128.store(WITHIN + at, v128.or(v128.load(WITHIN + at), v128.load(bits + at)))
    else memory.copy(WITHIN, bits, bytes)
    isBegun = true
  }
  if (!isBegun) memory.fill(WITHIN, 0, bytes)
  for (let i = 0; i < size; i++) if (list(i).bits === 0) addAll(list(i), WITHIN)
  return isDamaged ? -1 : total()
}

function sortByRarity(): void {
  for (let i = 0; i < size; i++) {
    const df = list(i).documentFrequency
    let at = i
    while (at > 0 && ordered(at - 1).documentFrequency > df) {
      store<i32>(ORDER + ((<usize>at) << 2), load<i32>(ORDER + ((<usize>(at - 1)) << 2)))
      at--
    }
    store<i32>(ORDER + ((<usize>at) << 2), i)
  }
}

/** In lists more than this many times as long as the rarest, its articles are looked up, if there are no bits yet. */
export const LONGER = 16

/** Makes the bits of all dense lists, where they are worth it. Lists stand in the order of their rarity. */
function makeAllBits(): void {
  const most = LONGER * ordered(0).documentFrequency
  for (let place = 0; place < size; place++)
    makeBits(ordered(place), ordered(place).documentFrequency <= most)
}

/** Leaves the articles of all the lists, of which there is one at least. @returns how many; -1 if a list is damaged */
export function all(): i32 {
  sortByRarity()
  makeAllBits()
  if (isDamaged) return -1
  const rarest = ordered(0)
  // If the rarest is dense, at least every sixteenth article is in it: no list is longer than that.
  if (rarest.bits !== 0) {
    memory.copy(WITHIN, rarest.bits, setBytes())
    return meetBits()
  }
  memory.fill(WITHIN, 0, setBytes())
  if (isLong(rarest) && areOthersWhole()) {
    addAll(rarest, WITHIN)
    return meetBits()
  }
  let found = 0
  for (let block = 0; block < rarest.blocks && !isDamaged; block++) {
    loadBlock(rarest, block)
    let left = rarest.size
    memory.copy(CANDIDATES, rarest.docs, (<usize>left) << 2)
    // Bits first: they cost least.
    for (let place = 1; place < size; place++)
      if (ordered(place).bits !== 0) left = keepHeld(ordered(place).bits, left)
    for (let place = 1; place < size && left > 0; place++)
      if (ordered(place).bits === 0) left = keepListed(ordered(place), left)
    addDocs(CANDIDATES, left, WITHIN)
    found += left
  }
  return isDamaged ? -1 : found
}

/** Whether a list has so many articles that sets meet faster whole: more than a set has vectors. */
function isLong(s: List): bool {
  return s.documentFrequency > articles >>> 7
}

/** Lists at most this many times as long as the rarest are read whole: quicker than looking each of its articles up. */
const AS_LONG = 4

/** Whether all lists but the rarest have bits, or are not much longer. */
function areOthersWhole(): bool {
  const most = AS_LONG * ordered(0).documentFrequency
  for (let place = 1; place < size; place++)
    if (ordered(place).bits === 0 && ordered(place).documentFrequency > most) return false
  return true
}

/** Takes from the set at WITHIN what the lists behind the rarest lack. @returns how many are left */
function meetBits(): i32 {
  const bytes = setBytes()
  for (let place = 1; place < size; place++) {
    let bits = ordered(place).bits
    if (bits === 0) {
      bits = OTHER
      memory.fill(OTHER, 0, bytes)
      addAll(ordered(place), OTHER)
    }
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(WITHIN + at, v128.and(v128.load(WITHIN + at), v128.load(bits + at)))
  }
  return isDamaged ? -1 : total()
}

export function candidate(i: i32): i32 {
  return load<i32>(CANDIDATES + ((<usize>i) << 2))
}

/** 1 if an article is in a set. */
export function bitOf(bits: usize, article: i32): i32 {
  return (<i32>load<u8>(bits + <usize>(article >>> 3)) >>> (article & 7)) & 1
}

/** Keeps of the first `count` candidates those of a set. @returns how many */
export function keepHeld(bits: usize, count: i32): i32 {
  let kept: usize = 0
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const article = load<i32>(CANDIDATES + at)
    store<i32>(CANDIDATES + kept, article)
    kept += (<usize>bitOf(bits, article)) << 2
  }
  return <i32>(kept >>> 2)
}

/** The same, with what stands beside them. */
export function keepHeldWith(bits: usize, beside: usize, count: i32): i32 {
  let kept: usize = 0
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const article = load<i32>(CANDIDATES + at)
    store<i32>(CANDIDATES + kept, article)
    store<i32>(beside + kept, load<i32>(beside + at))
    kept += (<usize>bitOf(bits, article)) << 2
  }
  return <i32>(kept >>> 2)
}

/** Keeps of the first `count` candidates, which rise from call to call, those of a list. @returns how many */
function keepListed(s: List, count: i32): i32 {
  let kept = 0
  for (let c = 0; c < count; ) {
    const block = blockOf(s, candidate(c), s.block)
    s.block = block
    if (block >= s.blocks) break
    loadBlock(s, block)
    if (isDamaged) break
    const docs = s.docs
    const last = lastOf(s, block)
    for (; c < count; c++) {
      const article = candidate(c)
      if (article > last) break
      const row = firstRow(docs, article)
      store<i32>(CANDIDATES + ((<usize>kept) << 2), article)
      kept += <i32>(load<i32>(row) === article)
    }
  }
  return kept
}
