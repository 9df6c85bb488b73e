/**
 * Ids of a segment's articles or issues: from row to id and from id to row.
 *
 * On disk an id shares its beginning with the one before it. In memory all ids stand in
 * one row of bytes and become strings only when asked for: a million strings would take
 * seconds to make, and as much memory as all other columns together. The hash table of
 * ids holds row numbers and compares those bytes; the first `find()` builds it.
 */
import type { ByteReader, ByteWriter } from './bytes.js'
import { corrupt } from './disk.js'
import { SharedPool, shared } from './shared-arrays.js'

const utf8 = new TextEncoder()

/** Writes ids, front-coded: the bytes shared with the id before are not written again. */
export class IdWriter {
  #last = new Uint8Array(0)

  write(out: ByteWriter, id: string): void {
    const bytes = utf8.encode(id)
    let shared = 0
    while (shared < bytes.length && bytes[shared] === this.#last[shared]) shared++
    out.varint(shared)
    out.varint(bytes.length - shared)
    out.raw(bytes.subarray(shared))
    this.#last = bytes
  }
}

/** FNV-1a over bytes `from … to`. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let mixed = 0x811c9dc5
  for (let i = from; i < to; i++) mixed = Math.imul(mixed ^ bytes[i]!, 0x01000193)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** All ids one behind the other, in UTF-8: where each begins, and the end. */
export type IdBytes = { pool: Uint8Array; starts: Uint32Array }

/** Bytes of an id for which there is room from the beginning: more than an id usually has. */
const ID_BYTES = 28

/** Reads ids into shared memory, row by row. */
export class IdReader {
  readonly #pool: SharedPool<Uint8Array>
  readonly #starts: Uint32Array
  #read = 0

  constructor(
    count: number,
    readonly file: string,
  ) {
    this.#pool = new SharedPool(Uint8Array, count * ID_BYTES)
    this.#starts = shared(Uint32Array, count + 1)
  }

  /** Reads the id of the next row. */
  read(reader: ByteReader): void {
    const shared = reader.varint()
    const rest = reader.varint()
    const row = this.#read++
    const start = this.#starts[row]!
    const before = row > 0 ? this.#starts[row - 1]! : start
    if (shared > start - before) throw corrupt(this.file, 'an id shares more than there is')
    const from = reader.skip(rest)
    const end = start + shared + rest
    const pool = this.#pool.room(end)
    // Byte by byte: a call that copies costs more than an id has bytes.
    const { bytes } = reader
    let to = start
    for (let i = before; i < before + shared; i++) pool[to++] = pool[i]!
    for (let i = from; i < from + rest; i++) pool[to++] = bytes[i]!
    this.#starts[row + 1] = end
  }

  /** Where a kernel writes the ends of all ids, one behind the other, and what it appends them to. */
  get ends(): Uint32Array {
    return this.#starts.subarray(1)
  }

  append(bytes: Uint8Array): void {
    this.#pool.append(bytes)
  }

  bytes(): IdBytes {
    return { pool: this.#pool.upTo(this.#starts.at(-1)!), starts: this.#starts }
  }
}

/** The ids of rows. */
export class Ids {
  readonly count: number
  readonly #pool: Uint8Array
  readonly #starts: Uint32Array
  /** The pool as a Buffer, which decodes UTF-8. */
  readonly #texts: Buffer
  /** Open-addressed hash table: row + 1 by the hash of its id, 0 if free. Made by the first `find()`. */
  #slots: Uint32Array | undefined

  constructor({ pool, starts }: IdBytes) {
    this.count = starts.length - 1
    this.#pool = pool
    this.#starts = starts
    this.#texts = Buffer.from(pool.buffer, pool.byteOffset, pool.length)
  }

  /** The id of a row. */
  at(row: number): string {
    const start = this.#starts[row]!
    const end = this.#starts[row + 1]!
    let at = start
    while (at < end && this.#pool[at]! < 0x80) at++
    // Most ids are ASCII, which is read as Latin-1 in less than half of the time.
    return this.#texts.toString(at === end ? 'latin1' : 'utf8', start, end)
  }

  /** A row of this id for which `isWanted` holds: an id may have several rows, all but one deleted. */
  find(id: string, isWanted: (row: number) => boolean): number | undefined {
    this.#slots ??= this.#makeSlots()
    const slots = this.#slots
    const wanted = utf8.encode(id)
    const mask = slots.length - 1
    for (let slot = hash(wanted, 0, wanted.length) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = slots[slot]! - 1
      if (this.#isAt(row, wanted) && isWanted(row)) return row
    }
    return undefined
  }

  #isAt(row: number, wanted: Uint8Array): boolean {
    const start = this.#starts[row]!
    if (this.#starts[row + 1]! - start !== wanted.length) return false
    const bytes = this.#pool
    for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false
    return true
  }

  #makeSlots(): Uint32Array {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, this.count * 2))))
    const mask = slots.length - 1
    const bytes = this.#pool
    for (let row = 0; row < this.count; row++) {
      let slot = hash(bytes, this.#starts[row]!, this.#starts[row + 1]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = row + 1
    }
    return slots
  }
}
