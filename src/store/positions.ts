/**
 * Positions: where in each article's folded stream a bigram stands.
 *
 * One list a bigram, its articles in the order of its postings: in each article
 * the first position as it is, then the gaps less one. Blocks of 128 numbers,
 * whose widths stand together in front, so that any block is found by a sum.
 * FORMAT.md, "Positions".
 */
import { BLOCK, packBlock, packedBytes, unpackBlock, widthOf } from './bits.js'
import { ByteReader, type ByteWriter } from './bytes.js'
import { corrupt } from './pages.js'

const packed = new Uint8Array(packedBytes(31))

/** Appends `values[0 … size)`, already as first position and gaps. */
export function encodePositions(values: Int32Array, size: number, out: ByteWriter): void {
  const full = Math.floor(size / BLOCK)
  for (let b = 0; b < full; b++) out.byte(widthOf(values, b * BLOCK))
  for (let b = 0; b < full; b++) {
    const width = widthOf(values, b * BLOCK)
    packBlock(values, b * BLOCK, width, packed, 0)
    out.raw(packed.subarray(0, packedBytes(width)))
  }
  for (let i = full * BLOCK; i < size; i++) out.varint(values[i]!)
}

/** Reads one list, any stretch of it; quickest from front to back. */
export class PositionsReader {
  readonly #reader: ByteReader
  readonly #full: number
  readonly #starts: Int32Array
  readonly #block = new Int32Array(BLOCK)
  #loaded = -1

  /** @param size how many positions the list has */
  constructor(
    readonly bytes: Uint8Array,
    file: string,
    readonly size: number,
  ) {
    this.#reader = new ByteReader(bytes, file)
    this.#full = Math.floor(size / BLOCK)
    this.#starts = new Int32Array(this.#full + 1)
    let at = this.#full
    for (let b = 0; b < this.#full; b++) {
      const width = this.#reader.byte()
      if (width > 31) throw corrupt(file, 'a position list does not hold together')
      this.#starts[b] = at
      at += packedBytes(width)
    }
    this.#starts[this.#full] = at
    if (at > bytes.length) throw corrupt(file, 'a position list runs past its end')
  }

  #load(block: number): void {
    if (block === this.#loaded) return
    this.#loaded = block
    const at = this.#starts[block]!
    if (block < this.#full) {
      unpackBlock(this.bytes, at, (this.#starts[block + 1]! - at) / (BLOCK / 8), this.#block)
      return
    }
    this.#reader.at = at
    for (let i = 0; i < this.size - this.#full * BLOCK; i++) this.#block[i] = this.#reader.varint()
  }

  /**
   * The positions of one article.
   *
   * @param from  occurrences in the articles before it
   * @param count its occurrences
   * @param out   gets `count` rising positions from index 0
   */
  load(from: number, count: number, out: Int32Array): void {
    if (from + count > this.size) throw corrupt(this.#reader.file, 'a position list is too short')
    let position = -1
    for (let i = 0; i < count; i++) {
      const index = from + i
      this.#load(Math.floor(index / BLOCK))
      position += this.#block[index % BLOCK]! + 1
      out[i] = position
    }
  }
}
