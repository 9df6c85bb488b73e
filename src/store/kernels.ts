/**
 * Kernels: full rows decoded by SIMD, where the machine has it.
 *
 * Hands bytes to kernels.wat and takes numbers back; what the bytes mean stands
 * in bits.ts, which decodes the same without them, to the last bit. Measured on
 * news: half a nanosecond a number and as much for carrying it, where the plain
 * loops take four (bench/HISTORY.md).
 */
import { CODE } from './kernels-code.js'
import { BLOCK } from './packed.js'

/** The part of WebAssembly used here: the compiler's own types come with the browser's library only. */
declare const WebAssembly: {
  Module: new (code: Uint8Array) => object
  Instance: new (module: object) => { exports: unknown }
}

/** Rows with more low bits than WIDEST, or longer than MOST_BYTES, are rare and left to the plain loops. */
const WIDEST = 25
const MOST_BYTES = 4096
/** Bytes copied into the kernels' memory at once: a few blocks, since the next read asks for the next block. */
const AHEAD = 1024

// Addresses in the kernels' memory, the same as in kernels.wat.
const PLACES_OF = 0
const COUNT_OF = 2048
const WIDTHS = 2304
const OUT = 4608
const IN = OUT + BLOCK * 4

/** Both return the address behind the row; 0 if the row runs past `end`. */
type Exports = {
  memory: { buffer: ArrayBuffer }
  row(at: number, end: number, low: number, plus: number): number
  rising(at: number, end: number, low: number, before: number): number
}

class Kernels {
  readonly #exports: Exports
  readonly #memory: Uint8Array
  readonly #out: Int32Array
  /** What was copied to IN: bytes `#from … #to` of `#held`. */
  #held: Uint8Array | undefined
  #from = 0
  #to = 0

  constructor(exports: Exports) {
    this.#exports = exports
    this.#memory = new Uint8Array(exports.memory.buffer)
    this.#out = new Int32Array(exports.memory.buffer, OUT, BLOCK)
    this.#fillTables(new DataView(exports.memory.buffer))
  }

  #fillTables(view: DataView): void {
    for (let byte = 0; byte < 256; byte++) {
      let ones = 0
      for (let bit = 0; bit < 8; bit++)
        if (byte & (1 << bit)) view.setUint8(PLACES_OF + byte * 8 + ones++, bit)
      // As bytes of their places, two each.
      view.setUint8(COUNT_OF + byte, ones * 2)
    }
    // Eight numbers of `width` bits take `width` bytes; if that is odd, the second four begin within a byte.
    for (let width = 0; width <= WIDEST; width++) {
      for (const half of [0, 1]) {
        const table = WIDTHS + (width * 2 + half) * 32
        for (let lane = 0; lane < 4; lane++) {
          const bit = ((half * 4 * width) & 7) + lane * width
          for (let byte = 0; byte < 4; byte++) view.setUint8(table + lane * 4 + byte, (bit >>> 3) + byte)
          view.setUint32(table + 16 + lane * 4, 1 << (7 - (bit & 7)), true)
        }
      }
    }
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
      this.#memory.set(bytes.subarray(at, this.#to), IN)
      this.#held = bytes
      this.#from = at
    }
    return IN + at - this.#from
  }

  /** As `readFullRow`. `bytes` must be immutable: the copy is reused when the same array comes again. */
  row(bytes: Uint8Array, at: number, end: number, low: number, out: Int32Array, plus: number): number {
    const held = this.#hold(bytes, at, end)
    const behind = this.#exports.row(held, held + end - at, low, plus)
    if (behind === 0) return -1
    out.set(this.#out)
    return at + behind - held
  }

  /** As `readFullRising`. */
  rising(bytes: Uint8Array, at: number, end: number, low: number, out: Int32Array, before: number): number {
    const held = this.#hold(bytes, at, end)
    const behind = this.#exports.rising(held, held + end - at, low, before)
    if (behind === 0) return -1
    out.set(this.#out)
    return at + behind - held
  }
}

/** @returns undefined where WebAssembly or its SIMD is missing */
export function openKernels(): Kernels | undefined {
  try {
    const module = new WebAssembly.Module(Buffer.from(CODE, 'base64'))
    return new Kernels(new WebAssembly.Instance(module).exports as Exports)
  } catch {
    return undefined
  }
}
