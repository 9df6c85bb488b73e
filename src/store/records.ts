/**
 * Records: the stored articles and issues, as they were read.
 *
 * JSON in blocks of about 16 KiB, each compressed by itself, so that one
 * article costs one small block. A record is found by its `Place`. What the
 * text means is not known here. FORMAT.md, "Records".
 *
 * Measured on news of 1 KB an article: Brotli 5 at 16 KiB takes 43 % of the
 * bytes and 70 µs a block to read; raw deflate 48 % and 40 µs.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { corrupt, type FileMark, type PagedReader, PagedWriter } from './pages.js'

/** Where a record is: its block's bytes in the file, its bytes in the block. */
export type Place = { blockAt: number; blockBytes: number; at: number; bytes: number }

const TARGET = 16 * 1024
/** No block may claim to hold more: the largest source is 16 MB. */
const LIMIT = 256 * 1024 * 1024
/** Unpacked blocks that a reader remembers. */
const HELD_BYTES = 4 * 1024 * 1024
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export class RecordsWriter {
  readonly #out: PagedWriter
  #pending: { bytes: Uint8Array; place: Place }[] = []
  #pendingBytes = 0

  constructor(path: string) {
    this.#out = new PagedWriter(path)
  }

  /** @returns the record's place; its block is known once the next record or `finish` came */
  add(record: unknown): Place {
    return this.addBytes(Buffer.from(JSON.stringify(record)))
  }

  addBytes(bytes: Uint8Array): Place {
    if (this.#pendingBytes > 0 && this.#pendingBytes + bytes.length > TARGET) this.#flush()
    const place = { blockAt: 0, blockBytes: 0, at: this.#pendingBytes, bytes: bytes.length }
    this.#pending.push({ bytes, place })
    this.#pendingBytes += bytes.length
    return place
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const block = brotliCompressSync(Buffer.concat(this.#pending.map((p) => p.bytes)), OPTIONS)
    for (const { place } of this.#pending) {
      place.blockAt = this.#out.length
      place.blockBytes = block.length
    }
    this.#out.write(block)
    this.#pending = []
    this.#pendingBytes = 0
  }

  finish(): FileMark {
    this.#flush()
    return this.#out.finish()
  }

  abandon(): void {
    this.#out.abandon()
  }
}

export class RecordsReader {
  readonly #file: PagedReader
  readonly #held = new Map<number, Buffer>()
  #heldBytes = 0

  constructor(file: PagedReader) {
    this.#file = file
  }

  #block(place: Place): Buffer {
    const held = this.#held.get(place.blockAt)
    if (held) return held
    let block: Buffer
    try {
      block = brotliDecompressSync(this.#file.read(place.blockAt, place.blockBytes), {
        maxOutputLength: LIMIT,
      })
    } catch (error) {
      if ((error as { code?: string }).code === 'INDEX_CORRUPT') throw error
      throw corrupt(this.#file.file, `the block at ${place.blockAt} cannot be unpacked`)
    }
    this.#hold(place.blockAt, block)
    return block
  }

  #hold(at: number, block: Buffer): void {
    this.#held.set(at, block)
    this.#heldBytes += block.length
    for (const [oldest, dropped] of this.#held) {
      if (this.#heldBytes <= HELD_BYTES) break
      this.#held.delete(oldest)
      this.#heldBytes -= dropped.length
    }
  }

  /** A view of the block: do not write to it. */
  readBytes(place: Place): Buffer {
    const block = this.#block(place)
    if (place.at + place.bytes > block.length) throw corrupt(this.#file.file, 'a record runs past its block')
    return block.subarray(place.at, place.at + place.bytes)
  }

  /** The record as it was added. */
  read(place: Place): unknown {
    try {
      return JSON.parse(this.readBytes(place).toString())
    } catch (error) {
      if ((error as { code?: string }).code === 'INDEX_CORRUPT') throw error
      throw corrupt(this.#file.file, `the record at ${place.blockAt} is no JSON`)
    }
  }
}
