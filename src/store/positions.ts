/**
 * Positions: where in each article's folded stream a bigram stands.
 *
 * A bigram has one list, its articles in the order of its postings. Each article has
 * its first position, then the gaps less one. The numbers stand in blocks of 128; the
 * lengths of all blocks stand in front, so that any block can be found. FORMAT.md,
 * "Positions".
 */
import { bestLow, readBlock, readRow, writeBlock, writeRow } from './bits.js'
import { BitWriter } from './bitstream.js'
import { ByteReader, type ByteWriter } from './bytes.js'
import { corrupt } from './disk.js'
import { BLOCK } from './packed.js'

/** Tails with fewer positions than this have no head of LOW_BITS bits: they have TAIL_LOW low bits. */
const HEADED = 6
const LOW_BITS = 5
export const TAIL_LOW = 8

const NO_BYTES = new Uint8Array(0)
/** The starts of a list without a full block, as most lists are. */
const ONE_START = Int32Array.of(0)

/**
 * Appends `values[0 … size)`: by article, the first position and then the gaps less one.
 *
 * @param scratch a writer whose content may be overwritten
 */
export function encodePositions(
  values: Int32Array,
  size: number,
  out: ByteWriter,
  scratch: ByteWriter,
): void {
  const full = Math.floor(size / BLOCK)
  scratch.clear()
  for (let b = 0; b < full; b++) {
    const start = scratch.length
    writeBlock(scratch, values, b * BLOCK)
    out.varint(scratch.length - start)
  }
  out.raw(scratch.view())
  const tail = size - full * BLOCK
  const bits = new BitWriter(out)
  let low = TAIL_LOW
  if (tail >= HEADED) {
    low = bestLow(values, full * BLOCK, tail)
    bits.bits(low, LOW_BITS)
  }
  writeRow(bits, values, full * BLOCK, size, low)
  bits.finish()
}

/** Where each full block of a list, and last its tail, begins. The segment keeps this with the term. */
export function positionStarts(
  bytes: Uint8Array,
  file: string,
  size: number,
  end = bytes.length,
): Int32Array {
  const full = Math.floor(size / BLOCK)
  if (full === 0) return ONE_START
  const starts = new Int32Array(full + 1)
  const reader = new ByteReader(bytes, file, 0, end)
  for (let b = 0; b < full; b++) starts[b + 1] = starts[b]! + reader.varint()
  for (let b = 0; b <= full; b++) starts[b]! += reader.at
  if (starts[full]! > end) throw corrupt(file, 'a position list runs past its end')
  return starts
}

/** Reads any stretch of one list. It keeps the block read last, so reading front to back is fastest. */
export class PositionsReader {
  readonly #full: number
  readonly #block: Int32Array
  #loaded = -1

  /**
   * @param size   how many positions the list has
   * @param starts as `positionStarts()` gives them
   * @param end    the byte behind the list, if `bytes` is padded: decoding is faster then
   */
  constructor(
    readonly bytes: Uint8Array,
    readonly file: string,
    readonly size: number,
    readonly starts = positionStarts(bytes, file, size),
    readonly end = bytes.length,
  ) {
    this.#full = Math.floor(size / BLOCK)
    this.#block = new Int32Array(Math.min(size, BLOCK))
  }

  /** The list of a bigram that occurs once; the dictionary holds its position. */
  static single(file: string, position: number): PositionsReader {
    const positions = new PositionsReader(NO_BYTES, file, 1)
    positions.#block[0] = position
    positions.#loaded = 0
    return positions
  }

  #load(block: number): void {
    if (block === this.#loaded) return
    this.#loaded = block
    const isRead = block < this.#full ? this.#loadFull(block) : this.#loadTail()
    if (!isRead) throw corrupt(this.file, 'a position list does not hold together')
  }

  #loadFull(block: number): boolean {
    const end = this.starts[block + 1]!
    return readBlock(this.bytes, this.starts[block]!, end, this.#block) === end
  }

  #loadTail(): boolean {
    const tail = this.size - this.#full * BLOCK
    const start = this.starts[this.#full]!
    const headed = tail >= HEADED
    const low = headed ? this.bytes[start]! & (2 ** LOW_BITS - 1) : TAIL_LOW
    const bit = start * 8 + (headed ? LOW_BITS : 0)
    return readRow(this.bytes, bit, this.end, low, tail, this.#block, 0) >= 0
  }

  /**
   * The positions of one article.
   *
   * @param from  occurrences in the articles before it
   * @param count its occurrences
   * @param out   gets `count` rising positions from index 0
   */
  load(from: number, count: number, out: Int32Array): void {
    if (from + count > this.size) throw corrupt(this.file, 'a position list is too short')
    let position = -1
    for (let i = 0; i < count; ) {
      const block = Math.floor((from + i) / BLOCK)
      this.#load(block)
      const gaps = this.#block
      const end = Math.min(count, (block + 1) * BLOCK - from)
      for (let at = from + i - block * BLOCK; i < end; at++) {
        position += gaps[at]! + 1
        out[i++] = position
      }
    }
  }
}
