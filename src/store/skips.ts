/**
 * Skip tables: where the blocks of one posting list stand, which article ends
 * each, and what each is worth at most.
 *
 * Parsed once and kept with the term, since every query that asks for the term
 * needs it whole. FORMAT.md, "Postings" and "Bounds".
 */

import { ByteReader } from './bytes.js'
import { type FieldImpact, readMaxImpacts } from './impacts.js'
import { BLOCK } from './packed.js'
import { corrupt } from './pages.js'

const NO_NUMBERS = new Int32Array(0)
const NO_PLACES = new Float64Array(0)
// Of a list without a full block, as most are.
const ONE_START = Int32Array.of(0)
const ONE_PLACE = Float64Array.of(0)
const NO_BOUND = Float64Array.of(Number.POSITIVE_INFINITY)

export class SkipTable {
  /** Full blocks, and all of them, the tail among them. */
  readonly full: number
  readonly blocks: number
  /** The last article of each full block. */
  readonly lasts: Int32Array
  /** Where each block begins in the bytes of the list, and where the tail does. */
  readonly starts: Int32Array
  /** Of a placed list: occurrences in all blocks before each. */
  readonly positionsBefore: Float64Array
  /** Where the bounds stand, and end, of a fielded list that has a full block. */
  readonly #boundsAt: number = 0
  readonly #boundsEnd: number = 0
  #bounds: Float64Array | undefined
  #worth: FieldImpact | undefined

  /**
   * @param bytes    of the whole list
   * @param placed   whether its positions stand elsewhere
   * @param articles in the segment: a number at or above it is damage
   * @param end      of the list, where its bytes go on
   */
  constructor(
    bytes: Uint8Array,
    file: string,
    df: number,
    placed: boolean,
    articles: number,
    end = bytes.length,
  ) {
    this.full = Math.floor(df / BLOCK)
    this.blocks = Math.ceil(df / BLOCK)
    const { full } = this
    if (full === 0) {
      this.lasts = NO_NUMBERS
      this.starts = ONE_START
      this.positionsBefore = placed ? ONE_PLACE : NO_PLACES
      return
    }
    this.lasts = new Int32Array(full)
    this.starts = new Int32Array(full + 1)
    this.positionsBefore = placed ? new Float64Array(full + 1) : NO_PLACES
    const reader = new ByteReader(bytes, file, 0, end)
    let last = -1
    for (let b = 0; b < full; b++) {
      last += reader.varint() + 1
      this.lasts[b] = last
      this.starts[b + 1] = this.starts[b]! + reader.varint()
      if (placed) this.positionsBefore[b + 1] = this.positionsBefore[b]! + reader.varint() + BLOCK
    }
    if (!placed) {
      const length = reader.varint()
      this.#boundsAt = reader.skip(length)
      this.#boundsEnd = reader.at
    }
    for (let b = 0; b <= full; b++) this.starts[b]! += reader.at
    if (this.starts[full]! > end || last >= articles)
      throw corrupt(file, 'a posting list does not hold together')
  }

  /**
   * The most that any posting of each block is worth, all its fields added up;
   * never below the truth. Remembered for the worth that was asked for last.
   *
   * Only of a fielded list. One of fewer than 128 postings has no bounds:
   * infinity stands for them, and reading its one block is as cheap as a bound.
   */
  maxImpacts(bytes: Uint8Array, file: string, worth: FieldImpact): Float64Array {
    if (this.full === 0) return NO_BOUND
    if (this.#bounds && this.#worth === worth) return this.#bounds
    const bounds = new Float64Array(this.blocks)
    readMaxImpacts(new ByteReader(bytes, file, this.#boundsAt, this.#boundsEnd), worth, bounds)
    this.#bounds = bounds
    this.#worth = worth
    return bounds
  }
}
