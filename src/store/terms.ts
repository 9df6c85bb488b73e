/**
 * The term dictionary: from a term to its posting list and position list.
 *
 * Keys are sorted and front-coded in blocks of 32. A directory with the first key of
 * each block stays in memory; blocks are read from the file. Lists stand in the order
 * of the keys, so an entry holds their lengths and no addresses. FORMAT.md, "Terms".
 */
import { ByteReader, ByteWriter, compareBytes } from './bytes.js'
import { corrupt } from './disk.js'
import { type FileMark, type PagedReader, PagedWriter } from './pages.js'

/** Kinds of term: the first byte of a key. Never renumbered. */
export const TERM_KINDS = { character: 1, bigram: 2, word: 3, value: 4, mention: 5, definition: 6 } as const
export type TermKind = keyof typeof TERM_KINDS

/** How frequent a term is, and where its lists are. Addresses and lengths are in bytes. */
export type TermInfo = {
  /** Articles of the segment that hold the term, deleted ones included. At least 1. */
  documentFrequency: number
  /** Whether its list has positions in a file of their own, as those of bigrams do. */
  hasPositions: boolean
  /** Occurrences in the segment if the term has positions, else 0. */
  total: number
  postingsAt: number
  postingsBytes: number
  positionsAt: number
  positionsBytes: number
  /** The one occurrence of a bigram that occurs once. It has no lists. */
  single?: { article: number; position: number }
  /** What a segment keeps with it: TermLists. */
  lists?: object
}

/** Terms of a block: a lookup reads half a block, the directory holds one key for each. */
const PER_BLOCK = 32
const BIGRAM = TERM_KINDS.bigram
/** A length in half a byte, 0 to 14; 15 says that the rest of it follows as a varint. */
const HALF = 15
const utf8 = new TextEncoder()

export function termKey(kind: TermKind, term: string): Uint8Array {
  // By hand: the encoder takes a microsecond to be called, and a title asks for a hundred keys.
  const key = new Uint8Array(term.length * 3 + 1)
  key[0] = TERM_KINDS[kind]
  let end = 1
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xe000) return encodedKey(kind, term)
    if (unit < 0x80) {
      key[end++] = unit
      continue
    }
    if (unit < 0x800) key[end++] = 0xc0 | (unit >> 6)
    else {
      key[end++] = 0xe0 | (unit >> 12)
      key[end++] = 0x80 | ((unit >> 6) & 0x3f)
    }
    key[end++] = 0x80 | (unit & 0x3f)
  }
  return key.subarray(0, end)
}

/** The same of a term with characters beyond 16 bits. */
function encodedKey(kind: TermKind, term: string): Uint8Array {
  const text = utf8.encode(term)
  const key = new Uint8Array(text.length + 1)
  key[0] = TERM_KINDS[kind]
  key.set(text, 1)
  return key
}

export class TermsWriter {
  readonly #out: PagedWriter
  readonly #directory = new ByteWriter()
  readonly #entry = new ByteWriter()
  #last = new Uint8Array(0)
  #count = 0
  #blockAt = 0
  #base = { postingsAt: 0, positionsAt: 0 }

  constructor(path: string) {
    this.#out = new PagedWriter(path)
  }

  /** Keys must rise. */
  add(key: Uint8Array, info: TermInfo): void {
    const first = this.#count % PER_BLOCK === 0
    if (first) this.#startBlock(key, info)
    let shared = 0
    if (!first) while (shared < key.length && key[shared] === this.#last[shared]) shared++
    const entry = this.#entry
    entry.clear()
    const rest = key.length - shared
    entry.byte(Math.min(shared, HALF) | (Math.min(rest, HALF) << 4))
    if (shared >= HALF) entry.varint(shared - HALF)
    if (rest >= HALF) entry.varint(rest - HALF)
    entry.raw(key.subarray(shared))
    writeInfo(entry, info)
    this.#out.write(entry.view())
    this.#last = key.slice()
    this.#count++
  }

  #startBlock(key: Uint8Array, info: TermInfo): void {
    this.#directory.varint(key.length)
    this.#directory.raw(key)
    this.#directory.varint(this.#out.length - this.#blockAt)
    this.#directory.varint(info.postingsAt - this.#base.postingsAt)
    this.#directory.varint(info.positionsAt - this.#base.positionsAt)
    this.#blockAt = this.#out.length
    this.#base = info
  }

  finish(): FileMark {
    const directoryAt = this.#out.length
    this.#out.write(this.#directory.view())
    const end = new ByteWriter()
    end.u32(this.#count)
    end.u32(directoryAt % 2 ** 32)
    end.u32(Math.floor(directoryAt / 2 ** 32))
    this.#out.write(end.view())
    return this.#out.finish()
  }

  abandon(): void {
    this.#out.abandon()
  }
}

/** Bytes that a key shares with the key before it, and bytes that follow. */
function readLengths(reader: ByteReader): { shared: number; rest: number } {
  const both = reader.byte()
  let shared = both & HALF
  let rest = both >>> 4
  if (shared === HALF) shared += reader.varint()
  if (rest === HALF) rest += reader.varint()
  return { shared, rest }
}

/** A term on a walk through the dictionary. `key` is valid until the next step. */
export type TermEntry = { key: Uint8Array; info: TermInfo }

/** Writes what follows a key: frequencies and lengths, or the single occurrence. */
function writeInfo(out: ByteWriter, info: TermInfo): void {
  if (info.single) {
    out.varint(0)
    out.varint(info.single.article)
    out.varint(info.single.position)
    return
  }
  out.varint(info.documentFrequency)
  out.varint(info.postingsBytes)
  if (!info.hasPositions) return
  out.varint(info.total - info.documentFrequency)
  out.varint(info.positionsBytes)
}

// Plain literals: a look-up reads half a block of entries, and a spread takes longer than all else here.
function readInfo(reader: ByteReader, kind: number, postingsAt: number, positionsAt: number): TermInfo {
  const hasPositions = kind === BIGRAM
  const documentFrequency = reader.varint()
  if (documentFrequency === 0) {
    const single = { article: reader.varint(), position: reader.varint() }
    return {
      documentFrequency: 1,
      hasPositions,
      total: 1,
      postingsAt,
      postingsBytes: 0,
      positionsAt,
      positionsBytes: 0,
      single,
    }
  }
  const postingsBytes = reader.varint()
  const total = hasPositions ? reader.varint() + documentFrequency : 0
  const positionsBytes = hasPositions ? reader.varint() : 0
  return {
    documentFrequency,
    hasPositions,
    total,
    postingsAt,
    postingsBytes,
    positionsAt,
    positionsBytes,
  }
}

export class TermsReader {
  readonly count: number
  readonly #file: PagedReader
  readonly #directoryAt: number
  readonly #blocks: number
  /** By block: where its first key stands in `#directory`, and the key's length. */
  readonly #keyAts: Uint32Array
  readonly #keyBytes: Uint32Array
  /** By block: where its entries and its lists begin. `#ats` also has the end of the last block. */
  readonly #ats: Float64Array
  readonly #postingsAts: Float64Array
  readonly #positionsAts: Float64Array
  readonly #directory: Uint8Array

  constructor(file: PagedReader) {
    this.#file = file
    if (file.length < 12) throw corrupt(file.file, 'it is too short')
    const end = new ByteReader(file.read(file.length - 12, 12), file.file)
    this.count = end.u32()
    this.#directoryAt = end.u32() + end.u32() * 2 ** 32
    if (this.#directoryAt > file.length - 12) throw corrupt(file.file, 'its directory is misplaced')
    this.#directory = file.read(this.#directoryAt, file.length - 12 - this.#directoryAt)
    this.#blocks = Math.ceil(this.count / PER_BLOCK)
    // A block takes at least four bytes of the directory: a larger count is damage.
    if (this.#blocks * 4 > this.#directory.length) throw corrupt(file.file, 'it counts more than it holds')
    this.#keyAts = new Uint32Array(this.#blocks)
    this.#keyBytes = new Uint32Array(this.#blocks)
    this.#ats = new Float64Array(this.#blocks + 1)
    this.#postingsAts = new Float64Array(this.#blocks)
    this.#positionsAts = new Float64Array(this.#blocks)
    this.#readDirectory()
  }

  /** Into typed arrays, not objects: a million terms have thirty thousand blocks. */
  #readDirectory(): void {
    const reader = new ByteReader(this.#directory, this.#file.file)
    let at = 0
    let postingsAt = 0
    let positionsAt = 0
    for (let b = 0; b < this.#blocks; b++) {
      const bytes = reader.varint()
      this.#keyAts[b] = reader.skip(bytes)
      this.#keyBytes[b] = bytes
      at += reader.varint()
      postingsAt += reader.varint()
      positionsAt += reader.varint()
      this.#ats[b] = at
      this.#postingsAts[b] = postingsAt
      this.#positionsAts[b] = positionsAt
    }
    this.#ats[this.#blocks] = this.#directoryAt
  }

  #isAbove(block: number, key: Uint8Array): boolean {
    const from = this.#keyAts[block]!
    const length = this.#keyBytes[block]!
    const shared = Math.min(length, key.length)
    for (let i = 0; i < shared; i++) {
      const difference = this.#directory[from + i]! - key[i]!
      if (difference !== 0) return difference > 0
    }
    return length > key.length
  }

  /** The last block whose first key is not above `key`; -1 if there is none. */
  #blockOf(key: Uint8Array): number {
    let low = 0
    let high = this.#blocks
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#isAbove(middle, key)) high = middle
      else low = middle + 1
    }
    return low - 1
  }

  #blockReader(block: number): ByteReader {
    const from = this.#ats[block]!
    return new ByteReader(this.#file.read(from, this.#ats[block + 1]! - from), this.#file.file)
  }

  *#entries(block: number): Generator<TermEntry> {
    const reader = this.#blockReader(block)
    let postingsAt = this.#postingsAts[block]!
    let positionsAt = this.#positionsAts[block]!
    let key = new Uint8Array(0)
    while (reader.at < reader.end) {
      const { shared, rest } = readLengths(reader)
      const suffix = reader.raw(rest)
      if (shared > key.length) throw corrupt(this.#file.file, 'a term shares more than there is')
      const next = new Uint8Array(shared + suffix.length)
      next.set(key.subarray(0, shared))
      next.set(suffix, shared)
      key = next
      const info = readInfo(reader, key[0]!, postingsAt, positionsAt)
      yield { key, info }
      postingsAt += info.postingsBytes
      positionsAt += info.positionsBytes
    }
  }

  /**
   * Looks up one key without decoding the keys before it. `matched` counts the bytes
   * that the wanted key shares with the last key seen; an entry that shares fewer bytes
   * with its predecessor than that lies past the wanted key.
   */
  find(key: Uint8Array): TermInfo | undefined {
    const block = this.#blockOf(key)
    if (block < 0) return undefined
    const reader = this.#blockReader(block)
    let postingsAt = this.#postingsAts[block]!
    let positionsAt = this.#positionsAts[block]!
    let matched = 0
    let kind = 0
    while (reader.at < reader.end) {
      const { shared, rest: length } = readLengths(reader)
      const start = reader.skip(length)
      if (shared === 0) kind = reader.bytes[start]!
      if (shared < matched) return undefined
      if (shared === matched) {
        let same = 0
        while (same < length && matched < key.length && reader.bytes[start + same] === key[matched]) {
          same++
          matched++
        }
        if (same === length && matched === key.length) return readInfo(reader, kind, postingsAt, positionsAt)
        const isPast =
          matched === key.length || (same < length && reader.bytes[start + same]! > key[matched]!)
        if (isPast) return undefined
      }
      // As `readInfo`, without an object: half a block is passed by.
      if (reader.varint() === 0) {
        reader.varint()
        reader.varint()
        continue
      }
      postingsAt += reader.varint()
      if (kind !== BIGRAM) continue
      reader.varint()
      positionsAt += reader.varint()
    }
    return undefined
  }

  /** All terms from `key` on, by rising key. */
  *from(key: Uint8Array): Generator<TermEntry> {
    for (let block = Math.max(0, this.#blockOf(key)); block < this.#blocks; block++) {
      for (const entry of this.#entries(block)) if (compareBytes(entry.key, key) >= 0) yield entry
    }
  }
}
