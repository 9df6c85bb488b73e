/**
 * The machine: the kernels' code, its one memory, and the tables that it reads by.
 *
 * A thread has one machine. Its memory grows and never shrinks; what stands where in the first part of it
 * tells layout.ts.
 */
import { CODE } from './code.js'
import { COUNT_OF, HEAP, PLACES_OF, WIDEST, WIDTHS } from './layout.js'

declare global {
  /** Types of AssemblyScript, in which layout.ts is written too: an address, and a number of 32 bits. */
  type usize = number
  type i32 = number
}

type Memory = { readonly buffer: ArrayBuffer; grow(pages: number): number }

/** The part of WebAssembly used here: the compiler's own types come with the browser's library only. */
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum: number }) => Memory
  Module: new (code: Uint8Array) => object
  Instance: new (module: object, imports: { env: object }) => { exports: unknown }
}

/** Bytes of a page of WebAssembly, and the most pages that it can address. */
const PAGE = 65_536
const MOST_PAGES = 65_536

/** The kernels, as assembly/kernel.ts exports them. Addresses and sizes are in bytes. */
export type Kernels = {
  /** Both return the address behind the row; 0 if the row runs past `end`. */
  row(at: number, end: number, low: number, plus: number): number
  rising(at: number, end: number, low: number, before: number): number
  /** Told in assembly/records.ts. */
  decodeRecord(book: number, from: number, end: number, length: number, out: number): number
  /** Told in assembly/values.ts. */
  beginRows(texts: number, files: number): void
  readArticles(from: number, end: number, limit: number, most: number): number
  readIssues(from: number, end: number, limit: number, most: number, base: number): number
  /** What these take and give is told in assembly/best.ts and lists.ts. */
  begin(articles: number, columns: number, most: number): void
  addPacked(at: number, idf: number): void
  addScored(docs: number, size: number, scores: number, lasts: number, maxScores: number): void
  collect(from: number, threshold: number, sparse: number): number
  /** These are told in assembly/algebra.ts. */
  combine(how: number, bytes: number): number
  countSet(bytes: number): number
  countClasses(bytes: number, classOf: number, counts: number): void
  keepClasses(bytes: number, classOf: number, passes: number): void
  /** These are told in assembly/sets.ts. */
  beginSet(articles: number): void
  addList(at: number): void
  any(): number
  all(): number
  blocks(): number
  /** These are told in assembly/strings.ts and placed.ts. */
  beginString(articles: number): void
  addPlaced(at: number, positions: number): void
  addOffset(offset: number): void
  beginScores(articles: number, columns: number, idf: number, most: number): void
  findFrom(block: number, mode: number, threshold: number): number
  findIn(count: number, threshold: number): void
}

export class Machine {
  readonly kernels: Kernels
  readonly #memory: Memory
  /** Views of the whole memory; `grow()` makes them anew. */
  bytes: Uint8Array
  words: Int32Array
  unsigned: Uint32Array
  doubles: Float64Array
  /** The set that lies at WITHIN, if nobody writes to it any more: it need not be copied there again. */
  within: Uint32Array | undefined

  constructor() {
    this.#memory = new WebAssembly.Memory({ initial: HEAP / PAGE, maximum: MOST_PAGES })
    const module = new WebAssembly.Module(Buffer.from(CODE, 'base64'))
    const env = { memory: this.#memory }
    this.kernels = new WebAssembly.Instance(module, { env }).exports as Kernels
    this.bytes = new Uint8Array(this.#memory.buffer)
    this.words = new Int32Array(this.#memory.buffer)
    this.unsigned = new Uint32Array(this.#memory.buffer)
    this.doubles = new Float64Array(this.#memory.buffer)
    fillTables(new DataView(this.#memory.buffer))
  }

  /** Makes the memory reach to `end`. @returns false if the system does not give so much */
  grow(end: number): boolean {
    const more = Math.ceil(end / PAGE) - this.bytes.length / PAGE
    if (more <= 0) return true
    try {
      this.#memory.grow(more)
    } catch {
      return false
    }
    const { buffer } = this.#memory
    this.bytes = new Uint8Array(buffer)
    this.words = new Int32Array(buffer)
    this.unsigned = new Uint32Array(buffer)
    this.doubles = new Float64Array(buffer)
    return true
  }
}

function fillTables(view: DataView): void {
  for (let byte = 0; byte < 256; byte++) {
    let ones = 0
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) view.setUint8(PLACES_OF + byte * 8 + ones++, bit)
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

/** @returns undefined where WebAssembly or its SIMD is missing, or `JIEBAO_KERNELS=plain` leaves them out */
function openMachine(): Machine | undefined {
  if (process.env.JIEBAO_KERNELS === 'plain') return undefined
  try {
    return new Machine()
  } catch {
    return undefined
  }
}

/** This thread's machine. */
export const machine = openMachine()
