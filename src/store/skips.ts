/**
 * Skip tables: by block of one posting list, where it begins, its last article, and
 * its highest impact.
 *
 * A table is parsed once and kept with its term (segment.ts), because every query that
 * asks for the term needs all of it. It keeps the impacts of the one scoring function
 * that asked last. FORMAT.md, "Postings" and "Bounds".
 */

import { ByteReader } from './bytes.js'
import { corrupt } from './disk.js'
import { type FieldImpact, readMaxImpacts } from './impacts.js'
import { BLOCK } from './packed.js'

const NO_NUMBERS = new Int32Array(0)
const NO_PLACES = new Float64Array(0)
// The table of a list without a full block, as most lists are.
const ONE_START = Int32Array.of(0)
const ONE_PLACE = Float64Array.of(0)
const NO_BOUND = Float64Array.of(Number.POSITIVE_INFINITY)

export class SkipTable {
  /** Full blocks, and all blocks, the tail included. */
  readonly full: number
  readonly blocks: number
  /** The last article of each full block. */
  readonly lasts: Int32Array
  /** Where each full block, and last the tail, begins in the bytes of the list. */
  readonly starts: Int32Array
  /** By block of a list with positions: occurrences in all blocks before it. */
  readonly positionsBefore: Float64Array
  /** Where the impacts begin and end, in a list without positions that has a full block. */
  readonly #boundsAt: number = 0
  readonly #boundsEnd: number = 0
  #bounds: Float64Array | undefined
  #impactOf: FieldImpact | undefined

  /**
   * @param bytes    the whole list, maybe padded
   * @param placed   whether the list has positions
   * @param articles in the segment: a number at or above it is damage
   * @param end      the byte behind the list
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
   * By block: an upper bound on the impact of its postings, all fields added up.
   * The result is kept for the function that asked last.
   *
   * Only of a list without positions. A list of fewer than 128 postings stores no
   * impacts and gives infinity: reading its one block costs no more than a bound.
   */
  maxImpacts(bytes: Uint8Array, file: string, impactOf: FieldImpact): Float64Array {
    if (this.full === 0) return NO_BOUND
    if (this.#bounds && this.#impactOf === impactOf) return this.#bounds
    const bounds = new Float64Array(this.blocks)
    readMaxImpacts(new ByteReader(bytes, file, this.#boundsAt, this.#boundsEnd), impactOf, bounds)
    this.#bounds = bounds
    this.#impactOf = impactOf
    return bounds
  }
}
