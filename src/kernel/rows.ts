/**
 * Full rows decoded by SIMD.
 *
 * Hands bytes to assembly/rows.ts and takes numbers back; what the bytes mean stands in store/bits.ts, which
 * decodes the same without them, to the last bit. Measured on news: half a nanosecond a number and as much for
 * carrying it, where the plain loops take four (bench/HISTORY.md).
 */
import { IN, OUT, ROW, WIDEST } from './layout.js'
import type { Machine } from './machine.js'

/** Rows with more low bits than WIDEST, or longer than MOST_BYTES, are rare and left to the plain loops. */
const MOST_BYTES = 4096
/** Bytes copied into the kernels' memory at once: a few blocks, since the next read asks for the next block. */
const AHEAD = 1024

export class RowReader {
  readonly #machine: Machine
  /** Where the row stands that was decoded last. */
  #out: Int32Array
  /** What was copied to IN: bytes `#from … #to` of `#held`. */
  #held: Uint8Array | undefined
  #from = 0
  #to = 0

  constructor(machine: Machine) {
    this.#machine = machine
    this.#out = new Int32Array(machine.bytes.buffer, OUT, ROW)
  }

  /** Whether the kernels can decode a row between these bytes. */
  canRead(at: number, end: number, low: number): boolean {
    return low <= WIDEST && end - at <= MOST_BYTES
  }

  /** Copies the row's bytes in, unless they are there. @returns the address of byte `at` in the kernels' memory */
  #hold(bytes: Uint8Array, at: number, end: number): number {
    // Reads of the parts of a block, and of the next block, follow one another: copy ahead.
    if (bytes !== this.#held || at < this.#from || end > this.#to) {
      this.#to = Math.max(end, Math.min(at + AHEAD, bytes.length))
      this.#machine.bytes.set(bytes.subarray(at, this.#to), IN)
      this.#held = bytes
      this.#from = at
    }
    return IN + at - this.#from
  }

  /** Copies the decoded row out. */
  #take(out: Int32Array): void {
    // A memory that has grown has another buffer.
    if (this.#out.length === 0) this.#out = new Int32Array(this.#machine.bytes.buffer, OUT, ROW)
    out.set(this.#out)
  }

  /** As `readFullRow`. `bytes` must be immutable: the copy is reused when the same array comes again. */
  row(bytes: Uint8Array, at: number, end: number, low: number, out: Int32Array, plus: number): number {
    const held = this.#hold(bytes, at, end)
    const behind = this.#machine.kernels.row(held, held + end - at, low, plus)
    if (behind === 0) return -1
    this.#take(out)
    return at + behind - held
  }

  /** As `readFullRising`. */
  rising(bytes: Uint8Array, at: number, end: number, low: number, out: Int32Array, before: number): number {
    const held = this.#hold(bytes, at, end)
    const behind = this.#machine.kernels.rising(held, held + end - at, low, before)
    if (behind === 0) return -1
    this.#take(out)
    return at + behind - held
  }
}
