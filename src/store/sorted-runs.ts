/**
 * Sorted runs: entries that are more than memory holds, in order.
 *
 * An entry is a key and a few numbers. Entries are gathered in memory; where they are too many, they are sorted and
 * written to a file as a run, and at the end the runs are merged. What fits into memory writes no file. The file has no
 * name: whatever becomes of its writer, nothing is left behind.
 *
 * Source: external sorting by replacement of whole memory loads, Knuth, The Art of Computer Programming 3, §5.4.1.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { grown } from '../arrays.js'
import { ByteReader, ByteWriter } from './bytes.js'
import { corrupt, diskError } from './disk.js'

/** Bytes of a block, at least, but for the last of a run: what the merge holds of each run. */
const BLOCK = 1 << 16
/** Bytes and checksum of a block. */
const BLOCK_HEAD = 8

const NONE: readonly number[] = []

/** `numbers` is valid until the next entry is asked for. */
export type RunEntry = { key: number; numbers: Int32Array | readonly number[] }

export class SortedRuns {
  readonly #path: string
  #file: number | undefined
  #bytes = 0
  readonly #runs: { from: number; to: number }[] = []
  #keys = new Float64Array(1024)
  #ends = new Int32Array(1024)
  #numbers = new Int32Array(1024)
  #size = 0
  #used = 0

  /**
   * @param folder where there is room for a file
   * @param most   entries, and numbers of theirs, that are gathered in memory
   */
  constructor(
    folder: string,
    readonly most = 1 << 21,
  ) {
    this.#path = join(folder, `reuse-${process.pid}.runs`)
  }

  /** Whether anything was written to the disk. */
  get isSpilt(): boolean {
    return this.#runs.length > 0
  }

  /** @param key a whole number, 0 to 2^53 − 1 @param numbers of 31 bits */
  add(key: number, numbers: ArrayLike<number> = NONE): void {
    if (this.#size >= this.most || this.#used + numbers.length > this.most) this.#makeRoom()
    if (this.#size === this.#keys.length) {
      this.#keys = grown(this.#keys, 2 * this.#size)
      this.#ends = grown(this.#ends, 2 * this.#size)
    }
    while (this.#used + numbers.length > this.#numbers.length)
      this.#numbers = grown(this.#numbers, 2 * this.#numbers.length)
    for (let n = 0; n < numbers.length; n++) this.#numbers[this.#used++] = numbers[n]!
    this.#keys[this.#size] = key
    this.#ends[this.#size++] = this.#used
  }

  /** Keys alone often come again and again: they are written only if without repetitions they fill half of the room. */
  #makeRoom(): void {
    if (this.#used === 0) this.#removeRepeated()
    if (this.#size > this.most / 2 || this.#used > 0) this.#spill()
  }

  #removeRepeated(): void {
    const keys = this.#keys.subarray(0, this.#size).sort()
    this.#size = 0
    for (const key of keys) if (this.#size === 0 || key !== keys[this.#size - 1]) keys[this.#size++] = key
  }

  #spill(): void {
    const from = this.#bytes
    const out = new ByteWriter(2 * BLOCK)
    let before = 0
    for (const { key, numbers } of this.#inMemory()) {
      out.varint(key - before)
      out.varint(numbers.length)
      for (let n = 0; n < numbers.length; n++) out.varint(numbers[n]!)
      before = key
      if (out.length < BLOCK) continue
      this.#write(out)
      before = 0
    }
    if (out.length > 0) this.#write(out)
    this.#runs.push({ from, to: this.#bytes })
    this.#size = 0
    this.#used = 0
  }

  *#inMemory(): Generator<RunEntry> {
    const [keys, ends] = [this.#keys, this.#ends]
    if (this.#used === 0) {
      for (const key of keys.subarray(0, this.#size).sort()) yield { key, numbers: NONE }
      return
    }
    const order = Uint32Array.from({ length: this.#size }, (_, n) => n)
    for (const n of order.sort((x, y) => keys[x]! - keys[y]!))
      yield { key: keys[n]!, numbers: this.#numbers.subarray(n === 0 ? 0 : ends[n - 1]!, ends[n]!) }
  }

  #write(out: ByteWriter): void {
    const head = new ByteWriter(BLOCK_HEAD)
    head.u32(out.length)
    head.u32(crc32(out.view()))
    try {
      this.#file ??= openNameless(this.#path)
      for (const bytes of [head.view(), out.view()])
        for (let done = 0; done < bytes.length; ) {
          const written = writeSync(this.#file, bytes, done, bytes.length - done, this.#bytes)
          done += written
          this.#bytes += written
        }
    } catch (error) {
      throw diskError(error, this.#path)
    }
    out.clear()
  }

  *#inFile({ from, to }: { from: number; to: number }): Generator<RunEntry> {
    const name = 'reuse.runs'
    for (let at = from; at < to; ) {
      const head = new ByteReader(this.#read(at, BLOCK_HEAD), name)
      const [length, sum] = [head.u32(), head.u32()]
      const block = this.#read(at + BLOCK_HEAD, length)
      if (crc32(block) !== sum) throw corrupt(name, 'the disk gave back other bytes than were written')
      at += BLOCK_HEAD + length
      const reader = new ByteReader(block, name)
      for (let key = 0; reader.at < reader.end; ) {
        key += reader.varint()
        const size = reader.varint()
        yield { key, numbers: size === 0 ? NONE : Array.from({ length: size }, () => reader.varint()) }
      }
    }
  }

  #read(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    try {
      for (let done = 0; done < length; ) {
        const read = readSync(this.#file!, bytes, done, length - done, at + done)
        if (read === 0) throw corrupt('reuse.runs', 'it ends too soon')
        done += read
      }
    } catch (error) {
      throw error instanceof Error && 'syscall' in error ? diskError(error, this.#path) : error
    }
    return bytes
  }

  /** All entries by rising key; of those of one key only one. Behind the last `add()`. */
  *sorted(): Generator<RunEntry> {
    let last = -1
    for (const entry of this.isSpilt ? this.#merged() : this.#inMemory()) {
      if (entry.key === last) continue
      last = entry.key
      yield entry
    }
  }

  *#merged(): Generator<RunEntry> {
    const heads = [...this.#runs.map((run) => this.#inFile(run)), this.#inMemory()].flatMap((rest) => {
      const { done, value } = rest.next()
      return done ? [] : [{ entry: value, rest }]
    })
    // A binary heap, the least key first.
    const sink = (from: number) => {
      const head = heads[from]!
      for (let at = from; ; ) {
        let child = 2 * at + 1
        if (child + 1 < heads.length && heads[child + 1]!.entry.key < heads[child]!.entry.key) child++
        if (child >= heads.length || heads[child]!.entry.key >= head.entry.key) {
          heads[at] = head
          return
        }
        heads[at] = heads[child]!
        at = child
      }
    }
    for (let n = (heads.length >> 1) - 1; n >= 0; n--) sink(n)
    while (heads.length > 0) {
      const head = heads[0]!
      yield head.entry
      const { done, value } = head.rest.next()
      if (!done) head.entry = value
      else {
        const other = heads.pop()!
        if (heads.length === 0) return
        if (other !== head) heads[0] = other
      }
      sink(0)
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}

/** The foremost of entries; behind the last its key is infinite. */
export class RunFront {
  key = 0
  numbers: RunEntry['numbers'] = []
  readonly #entries: Iterator<RunEntry>

  constructor(entries: Iterator<RunEntry>) {
    this.#entries = entries
    this.next()
  }

  next(): void {
    const { done, value } = this.#entries.next()
    this.key = done ? Number.POSITIVE_INFINITY : value.key
    this.numbers = done ? [] : value.numbers
  }
}

function openNameless(path: string): number {
  const file = openSync(path, 'w+')
  unlinkSync(path)
  return file
}
