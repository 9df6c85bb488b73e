/**
 * Stored fields: the articles and issues as they were read, one record each.
 *
 * A record is JSON, cut into phrases that the segment's texts repeat; each phrase
 * has a Huffman code. The book of phrases stands in front. A record is found by its
 * `RecordSpan` and decoded by itself, so reading one article costs that article's
 * bytes only. What the JSON means is not known here. FORMAT.md, "Records".
 *
 * Measured on news of 1 KB an article: 29 % of the JSON's bytes, and a few
 * microseconds a record; Brotli 5 over pages of 16 KiB took 36 % and 70 µs.
 *
 * Between calls a writer keeps the texts that wait for its phrases, a reader its
 * opened book, and the module one scratch row as long as the longest record read.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { records } from '../kernel/kernel.js'
import { arena, type Laid } from './arena.js'
import { ByteReader, ByteWriter } from './bytes.js'
import { corrupt } from './disk.js'
import {
  codeLengths,
  isComplete,
  LONGEST,
  QUICK_SHIFT,
  SymbolReader,
  SymbolWriter,
  windowAt,
} from './huffman.js'
import { laidBook, type OpenBook } from './laid-book.js'
import { type FileMark, type PagedReader, PagedWriter } from './pages.js'
import { choosePhrases, countUses, LONGEST_PHRASE, type PhraseTrie } from './phrases.js'

/** Where a record is: its first byte, counted behind the book, and its length in bytes. */
export type RecordSpan = { at: number; bytes: number }

/** UTF-16 units that a writer gathers before it chooses phrases; fewer if another segment chose them and only codes are missing. */
const HELD_UNITS = 24_000_000
const HELD_FOR_CODES = 4_000_000
/** UTF-16 units of the even sample from which phrases are chosen. */
const SAMPLE_UNITS = 1_500_000
/** The sample takes at most this many UTF-16 units of one record. */
const SAMPLE_PIECE = 100_000
/** A record that claims more UTF-16 units is damaged: the largest source is 16 MB. */
const LIMIT = 128 * 1024 * 1024
/** A byte decodes to at most this many units: a code has at least one bit, a phrase at most LONGEST_PHRASE units. */
const MOST_UNITS_A_BYTE = 8 * LONGEST_PHRASE
/** Bytes to which a book may unpack: a larger one is damaged. */
const BOOK_LIMIT = 64 * 1024 * 1024
const UNIT_BITS = 16
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Phrases by symbol, and how many codes have each length in bits. The phrase '' marks the symbol that any single unit follows. */
type Book = { phrases: string[]; perLength: Int32Array }

function makeBook(trie: PhraseTrie, sample: readonly string[]): { book: Book; symbols: Int32Array } {
  const uses = countUses(trie, sample)
  const { order, perLength } = codeLengths(Array.from(uses, (count) => Math.max(1, count)))
  const symbols = new Int32Array(order.length)
  for (const [symbol, phrase] of order.entries()) symbols[phrase] = symbol
  return { book: { phrases: Array.from(order, (phrase) => trie.phrases[phrase] ?? ''), perLength }, symbols }
}

function encodeBook({ phrases, perLength }: Book): Uint8Array {
  const plain = new ByteWriter()
  for (let length = 1; length <= LONGEST; length++) plain.varint(perLength[length]!)
  for (const phrase of phrases) plain.varint(phrase.length)
  plain.raw(Buffer.from(phrases.join(''), 'utf16le'))
  const packed = brotliCompressSync(plain.view(), BROTLI)
  const out = new ByteWriter(packed.length + 8)
  out.varint(packed.length)
  out.raw(packed)
  return out.view()
}

/**
 * Phrases that one segment chose, kept for the next segments of the same build.
 * Choosing costs as much as writing a few thousand articles, and the texts of one
 * archive repeat the same phrases. Each segment makes its own codes.
 */
export type Phrases = { trie?: PhraseTrie }

/** Writes records in the order in which they are added. */
export class StoredFieldsWriter {
  readonly #out: PagedWriter
  readonly #phrases: Phrases
  #held: string[] = []
  #heldUnits = 0
  #coder: StoredFieldsEncoder | undefined
  /** Length of each record in bytes, in the order of the file; complete after `finish()`. */
  readonly sizes: number[] = []

  constructor(path: string, phrases: Phrases = {}) {
    this.#out = new PagedWriter(path)
    this.#phrases = phrases
  }

  /** @returns the record's number */
  add(record: unknown): number {
    return this.addText(JSON.stringify(record))
  }

  /** @param text JSON */
  addText(text: string): number {
    const number = this.sizes.length + this.#held.length
    if (this.#coder) this.#write(text)
    else {
      this.#held.push(text)
      this.#heldUnits += text.length
      if (this.#heldUnits >= (this.#phrases.trie ? HELD_FOR_CODES : HELD_UNITS)) this.#release()
    }
    return number
  }

  #release(): void {
    if (this.#coder) return
    const step = Math.max(1, Math.floor(this.#heldUnits / SAMPLE_UNITS))
    const sample = this.#held.filter((_, i) => i % step === 0).map((text) => text.slice(0, SAMPLE_PIECE))
    this.#phrases.trie ??= choosePhrases(sample)
    const { trie } = this.#phrases
    const { book, symbols } = makeBook(trie, sample)
    this.#out.write(encodeBook(book))
    this.#coder = new StoredFieldsEncoder(trie, symbols, book.perLength)
    for (const text of this.#held) this.#write(text)
    this.#held = []
  }

  #write(text: string): void {
    const bytes = this.#coder!.encode(text)
    this.#out.write(bytes)
    this.sizes.push(bytes.length)
  }

  finish(): FileMark {
    this.#release()
    return this.#out.finish()
  }

  abandon(): void {
    this.#out.abandon()
  }
}

class StoredFieldsEncoder {
  readonly #trie: PhraseTrie
  readonly #symbols: Int32Array
  readonly #writer: SymbolWriter
  readonly #out = new ByteWriter(1 << 16)

  /** @param symbols the symbol of each phrase; last, the symbol of a single unit */
  constructor(trie: PhraseTrie, symbols: Int32Array, perLength: Int32Array) {
    this.#trie = trie
    this.#symbols = symbols
    this.#writer = new SymbolWriter(perLength)
  }

  /** @returns a view, valid until the next call */
  encode(text: string): Uint8Array {
    const out = this.#out
    const trie = this.#trie
    out.clear()
    out.varint(text.length)
    for (let at = 0; at < text.length; at += trie.length) {
      const phrase = trie.longest(text, at)
      if (phrase >= 0) this.#writer.symbol(out, this.#symbols[phrase]!)
      else {
        this.#writer.symbol(out, this.#symbols.at(-1)!)
        this.#writer.bits(out, text.charCodeAt(at), UNIT_BITS)
      }
    }
    this.#writer.finish(out)
    return out.view()
  }
}

/** A book, how kernels take it, and where records begin behind it. */
type Opened = { recordsAt: number; book: OpenBook; laid: Laid }

function openBook(file: PagedReader): Opened {
  const head = new ByteReader(file.read(0, Math.min(8, file.length)), file.file)
  const packedBytes = head.varint()
  const recordsAt = head.at + packedBytes
  const packed = file.read(head.at, packedBytes)
  let plain: Uint8Array
  try {
    plain = brotliDecompressSync(packed, { maxOutputLength: BOOK_LIMIT })
  } catch {
    throw corrupt(file.file, 'its book of phrases cannot be unpacked')
  }
  const reader = new ByteReader(plain, file.file)
  const perLength = new Int32Array(LONGEST + 1)
  let symbols = 0
  for (let length = 1; length <= LONGEST; length++) {
    perLength[length] = reader.varint()
    symbols += perLength[length]!
  }
  if (symbols > plain.length || !isComplete(perLength)) throw corrupt(file.file, 'its codes do not fit')
  const starts = new Int32Array(symbols + 1)
  for (let s = 0; s < symbols; s++) starts[s + 1] = starts[s]! + reader.varint()
  const text = reader.raw(starts[symbols]! * 2)
  // A copy, because a Uint16Array must begin at an even address.
  const units = new Uint16Array(starts[symbols]!)
  new Uint8Array(units.buffer).set(text)
  const book = { units, starts, symbols: new SymbolReader(perLength) }
  return { recordsAt, book, laid: laidBook(book) }
}

/** Scratch: the units of the record being read. Grows to the longest record; no record needs an earlier one's. */
let scratch = new Uint16Array(1 << 14)

export class StoredFieldsReader {
  readonly #file: PagedReader
  #opened: Opened | undefined

  constructor(file: PagedReader) {
    this.#file = file
  }

  #damage(place: RecordSpan): Error {
    return corrupt(this.#file.file, `the record at ${place.at} does not hold together`)
  }

  /** The record as JSON. */
  readText(place: RecordSpan): string {
    this.#opened ??= openBook(this.#file)
    const { recordsAt, book, laid } = this.#opened
    const bytes = this.#file.read(recordsAt + place.at, place.bytes)
    const head = new ByteReader(bytes, this.#file.file)
    const length = head.varint()
    if (length > LIMIT || length > bytes.length * MOST_UNITS_A_BYTE) throw this.#damage(place)
    const address = records?.fits(bytes.length, length) ? arena?.layAll([laid]) : undefined
    if (address) {
      const text = records!.decode(address[0]!, bytes, head.at, length)
      if (text === undefined) throw this.#damage(place)
      return text
    }
    if (length > scratch.length) scratch = new Uint16Array(length * 2)
    const endBit = decode(book, bytes, head.at, length)
    if (Math.ceil(endBit / 8) !== bytes.length) throw this.#damage(place)
    return Buffer.from(scratch.buffer, 0, length * 2).toString('utf16le')
  }

  /** The record as it was added. */
  read(place: RecordSpan): unknown {
    const text = this.readText(place)
    try {
      return JSON.parse(text)
    } catch {
      throw corrupt(this.#file.file, `the record at ${place.at} is no JSON`)
    }
  }
}

/** Decodes `length` units into `scratch`. @returns the bit behind the last code; -1 if the phrases do not end there */
function decode(
  { units, starts, symbols }: OpenBook,
  bytes: Uint8Array,
  from: number,
  length: number,
): number {
  const out = scratch
  const { quick } = symbols
  const endBit = bytes.length * 8
  let bit = from * 8
  let at = 0
  while (at < length && bit < endBit) {
    const window = windowAt(bytes, bit)
    const code = quick[window >>> QUICK_SHIFT]! || symbols.slow(window)
    bit += code & 31
    const symbol = code >>> 5
    if (symbol >= starts.length - 1) return -1
    let unit = starts[symbol]!
    const end = starts[symbol + 1]!
    if (unit === end) {
      out[at++] = windowAt(bytes, bit) >>> (32 - UNIT_BITS)
      bit += UNIT_BITS
    } else if (at + end - unit > length) return -1
    else while (unit < end) out[at++] = units[unit++]!
  }
  return at === length ? bit : -1
}
