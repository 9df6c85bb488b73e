/**
 * The lists of one query, each at one of its blocks.
 *
 * A *packed* list lies as it stands in the index: its blocks are decoded here. Its record, in bytes: documentFrequency:4
 * bytes:4 bits:4 hasBits:4, then maximum impacts:8 by block, last articles:4 by block, starts:4 by full block and of the
 * tail, and the list as it is stored, with 32 bytes behind it. `bits` is where a dense list has room for its articles as
 * bits, from the record on, a multiple of 16, and behind them for what dense.ts notes of its blocks; else 0. Behind a list with
 * field counts, from the next multiple of 16 on, there is room for what flags.ts notes of its blocks. A *scored* list holds articles
 * with their scores. What the bytes of a block mean stands in store/postings.ts.
 */
import { BLOCK, BLOCKS, MAX_SCORES, SCORES, STATES } from '../layout'
import { placeOf, readRising, readRisingShort } from './rows'
import { readFewRising } from './tails'

/** As in store/postings.ts. */
export const HEADED = 8
const GAP_BITS = 5
/** Full rows longer than this are read a number at a time: places have 16 bits. */
export const MOST_BYTES: usize = 4096
/** More low bits than this have no gaps of a segment that the kernels search. */
const WIDEST_GAP = 22
/** Bytes behind a list as it is stored, as in store/laid-list.ts. */
const PADDING: usize = 32

export const K1: f64 = 1.2
/** Scores are multiples of GRID: adding and taking away ROUNDING rounds to it. */
export const GRID: f64 = 1.0 / 1099511627776.0
export const ROUNDING: f64 = 6144.0

/** The score of the sum of the fields' impacts; `saturated` of search/ranked/bm25f.ts. */
export function saturated(impact: f64, idf: f64): f64 {
  return (idf * impact) / (K1 + impact) + ROUNDING - ROUNDING
}

export class List {
  /** Of a scored list: where its articles and scores stand; else 0. */
  articles: usize
  allScores: usize
  /** Of a packed list: where its record, its bits if it is dense, its tables and bytes stand. */
  record: usize
  bits: usize
  starts: usize
  data: usize
  dataEnd: usize
  lasts: usize
  maxScores: usize
  documentFrequency: i32
  full: i32
  blocks: i32
  idf: f64
  /** 8 KB for the block at hand. */
  buffer: usize
  /** First block that may reach into the window, the first behind it, and the maximum score of those between. */
  block: i32
  end: i32
  windowMax: f64
  /**
   * The block at hand, -1 if none is; once `hasDocs` its articles, up to a full block of numbers behind all, and its scores
   * once `isScored`.
   */
  loaded: i32
  size: i32
  hasDocs: bool
  docs: usize
  scores: usize
  isScored: bool
  /** Without its articles: a word of `bits`, as its address, and the row of the first article from there on. */
  word: usize
  wordRow: i32
  /** Its first row behind the windows that it was added to. */
  entered: i32
  hasCounts: bool
  countLow: i32
  countsAt: u64
  blockEnd: usize
  /** The bit at which the fields begin; once `hasFlags`, how many rows stand outside the body. */
  fieldsAt: u64
  hasFlags: bool
  flagged: i32
  /** Where the notes of all blocks begin, and the mask of the block at hand stands; which flags it has (flags.ts), and whether their counts were read. */
  notes: usize
  mask: usize
  kind: u32
  hasTimes: bool
}

/** Lists of the query, and its articles in all. */
export let size: i32 = 0
export let articles: i32 = 0
/** Whether a list was found damaged; it then ends where the damage stands. */
export let isDamaged: bool = false
/** Blocks decoded since the query began. */
export let decoded: i32 = 0

let maxScoresEnd: usize = MAX_SCORES

export function list(i: i32): List {
  return changetype<List>(STATES + ((<usize>i) << 8))
}

export function open(all: i32): void {
  size = 0
  articles = all
  isDamaged = false
  decoded = 0
  maxScoresEnd = MAX_SCORES
}

function add(blocks: i32): List {
  const s = list(size)
  s.buffer = BLOCKS + ((<usize>size) << 13)
  s.bits = 0
  s.blocks = blocks
  s.block = 0
  s.loaded = -1
  s.size = 0
  s.entered = 0
  size++
  return s
}

/** Adds a packed list whose record stands at `at`, without scores. */
export function openPacked(at: usize): List {
  const documentFrequency = load<i32>(at)
  const blocks = (documentFrequency + BLOCK - 1) >> 7
  const s = add(blocks)
  s.articles = 0
  s.record = at
  const bits = <usize>load<i32>(at, 8)
  s.bits = bits === 0 ? 0 : at + bits
  s.documentFrequency = documentFrequency
  s.full = documentFrequency >> 7
  s.lasts = at + 16 + ((<usize>blocks) << 3)
  s.starts = s.lasts + ((<usize>blocks) << 2)
  s.data = s.starts + ((<usize>(s.full + 1)) << 2)
  s.dataEnd = s.data + <usize>load<i32>(at, 4)
  s.notes = (s.dataEnd + PADDING + 15) & ~15
  s.docs = s.buffer
  s.scores = s.buffer + SCORES
  return s
}

/** Whether the bits of a dense list were made. */
export function hasBits(s: List): bool {
  return s.bits !== 0 && load<i32>(s.record, 12) !== 0
}

/** The same, with scores; of its bits only those that are there are used. */
export function addPacked(at: usize, idf: f64): void {
  const s = openPacked(at)
  if (!hasBits(s)) s.bits = 0
  s.idf = idf
  s.maxScores = maxScoresEnd
  const impacts = at + 16
  for (let b = 0; b < s.blocks; b++) {
    const impact = load<f64>(impacts + ((<usize>b) << 3))
    const score = impact === Infinity ? idf + ROUNDING - ROUNDING : saturated(impact, idf)
    store<f64>(maxScoresEnd, score + GRID)
    maxScoresEnd += 8
  }
}

/**
 * Adds a list of `count` articles at `docs`, with scores, last articles by block, and maximum scores by block. Behind its
 * articles its last block is filled up with numbers behind all.
 */
export function addScored(docs: usize, count: i32, scores: usize, lasts: usize, maxScores: usize): void {
  const s = add((count + BLOCK - 1) >> 7)
  s.articles = docs
  s.allScores = scores
  s.documentFrequency = count
  s.full = s.blocks
  s.lasts = lasts
  s.maxScores = maxScores
  s.isScored = true
}

export function lastOf(s: List, block: i32): i32 {
  return load<i32>(s.lasts + ((<usize>block) << 2))
}

export function maxScore(s: List, block: i32): f64 {
  return load<f64>(s.maxScores + ((<usize>block) << 3))
}

/** The first block from `from` on that may hold `doc` or a later article; `blocks` if there is none. */
export function blockOf(s: List, doc: i32, from: i32): i32 {
  let low = from
  let high = s.blocks
  // Most calls ask for this block or the next.
  if (low < high && lastOf(s, low) >= doc) return low
  if (low + 1 < high && lastOf(s, low + 1) >= doc) return low + 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (lastOf(s, middle) < doc) low = middle + 1
    else high = middle
  }
  return low
}

/** The list ends here. */
export function damage(s: List): void {
  isDamaged = true
  s.size = 0
}

export function loadBlock(s: List, block: i32): void {
  if (s.loaded === block && s.hasDocs) return
  s.loaded = block
  s.hasDocs = true
  s.entered = 0
  if (s.articles !== 0) {
    s.size = min(BLOCK, s.documentFrequency - (block << 7))
    s.docs = s.articles + ((<usize>block) << 9)
    s.scores = s.allScores + ((<usize>block) << 10)
    return
  }
  const at = leaveBlock(s, block)
  if (at < s.data || at >= s.blockEnd || s.blockEnd > s.dataEnd) {
    damage(s)
    fillUp(s)
    return
  }
  const before = block === 0 ? -1 : lastOf(s, block - 1)
  const isRead = block < s.full ? loadFull(s, at, before) : loadTail(s, at, before)
  if (!isRead || load<i32>(s.docs + ((<usize>(s.size - 1)) << 2)) >= articles) damage(s)
  fillUp(s)
}

/** Forgets the block at hand. @returns where another one begins */
export function leaveBlock(s: List, block: i32): usize {
  decoded++
  s.isScored = false
  s.hasCounts = false
  s.hasFlags = false
  const start = s.starts + ((<usize>block) << 2)
  s.blockEnd = block < s.full ? s.data + <usize>load<i32>(start, 4) : s.dataEnd
  return s.data + <usize>load<i32>(start)
}

function loadFull(s: List, at: usize, before: i32): bool {
  const head = <i32>load<u8>(at)
  const low = head & ((1 << GAP_BITS) - 1)
  s.size = BLOCK
  s.countLow = head >>> GAP_BITS
  if (s.blockEnd - at > MOST_BYTES) {
    const bit = readFewRising((<u64>(at + 1)) << 3, s.blockEnd, low, BLOCK, before, articles, s.docs)
    s.countsAt = (bit + 7) & ~(<u64>7)
    return bit !== 0
  }
  if (low > WIDEST_GAP) return false
  const behind = readRising(at + 1, s.blockEnd, low, before, s.docs)
  s.countsAt = (<u64>behind) << 3
  return behind !== 0 && isRising(BLOCK, low)
}

/** Whether the articles that were read last rise: smaller sums cannot pass 2^31. Then the last tells of all. */
function isRising(count: i32, low: i32): bool {
  return placeOf(count - 1) << (<u64>low) < 1 << 29
}

function loadTail(s: List, at: usize, before: i32): bool {
  const count = s.documentFrequency - (s.full << 7)
  s.size = count
  const isHeaded = count >= HEADED
  const head = isHeaded ? <i32>load<u8>(at) : max(0, 30 - clz(max(1, (articles - before - 1) / count)))
  const low = head & ((1 << GAP_BITS) - 1)
  const from = at + <usize>isHeaded
  s.countLow = head >>> GAP_BITS
  if (isHeaded && low <= WIDEST_GAP && s.dataEnd - at <= MOST_BYTES) {
    s.countsAt = readRisingShort(from, s.dataEnd, low, count, before, s.docs)
    return s.countsAt !== 0 && isRising(count, low)
  }
  s.countsAt = readFewRising((<u64>from) << 3, s.dataEnd, low, count, before, articles, s.docs)
  return s.countsAt !== 0
}

/** Fills the block at hand, which is decoded, up with numbers behind all articles. */
function fillUp(s: List): void {
  const never = i32x4.splat(i32.MAX_VALUE)
  const end = s.docs + ((<usize>BLOCK) << 2)
  for (let at = s.docs + ((<usize>s.size) << 2); at < end; at += 16) v128.store(at, never)
}

/**
 * The row of a block, as its address, whose article is the first that is at least `doc`; the last if there is none.
 *
 * No branches, and nothing of the search before: so several run at once.
 */
export function firstRow(docs: usize, doc: i32): usize {
  let row = docs
  row += (<usize>(load<i32>(row, 63 << 2) < doc)) << 8
  row += (<usize>(load<i32>(row, 31 << 2) < doc)) << 7
  row += (<usize>(load<i32>(row, 15 << 2) < doc)) << 6
  row += (<usize>(load<i32>(row, 7 << 2) < doc)) << 5
  row += (<usize>(load<i32>(row, 3 << 2) < doc)) << 4
  row += (<usize>(load<i32>(row, 1 << 2) < doc)) << 3
  return row + ((<usize>(load<i32>(row) < doc)) << 2)
}

/** Index of the first of the rising `docs[from … to)` that is at least `doc`; `to` if there is none. */
export function firstFrom(docs: usize, from: i32, to: i32, doc: i32): i32 {
  let at = from
  let left = to - from
  if (left <= 0) return to
  while (left > 1) {
    const half = left >> 1
    at += load<i32>(docs + ((<usize>(at + half - 1)) << 2)) < doc ? half : 0
    left -= half
  }
  return at + <i32>(load<i32>(docs + ((<usize>at) << 2)) < doc)
}
