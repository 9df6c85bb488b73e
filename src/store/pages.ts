/**
 * Pages: how bytes of the index leave and enter the process.
 *
 * A paged file is its payload, then one CRC-32 for each page of 64 KiB, then a
 * trailer. Whoever reads a byte reads its whole page and checks it first, so
 * damage is named where it stands and never becomes an answer. Knows no
 * structure inside the payload. FORMAT.md, "Paged files".
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { JiebaoError } from '../errors.js'
import { ByteReader, ByteWriter } from './bytes.js'

export const PAGE = 64 * 1024
const MAGIC = 0x31_62_65_4a // "Jeb1"
const TRAILER = 20
/** Bytes behind every view that can be read, whatever they are. */
const ROOM = 8

/** What the manifest remembers of a file. */
export type FileMark = {
  /** Whole length, checksums and trailer included. */
  bytes: number
  /** CRC-32 of the trailer, which itself covers the page checksums. */
  crc: number
}

/** A refusal that names the damaged place. */
export function corrupt(file: string, what: string): JiebaoError {
  return new JiebaoError(
    'INDEX_CORRUPT',
    file,
    `Cannot read ${file}: ${what}. Rebuild with "jiebao index --fresh"; the sources are untouched`,
  )
}

/** Calls that change a disk, by the system's names: a failure of one says nothing against what was read. */
const CHANGES = /^(write|fsync|close|rename|link|unlink|rm|mkdir)$/

/** Turns what the disk said into our words. */
export function diskError(error: unknown, file: string): JiebaoError {
  const { code, syscall = '' } = error as NodeJS.ErrnoException
  // The drive itself gave the bytes up: as good as a checksum that does not hold.
  if (code === 'EIO' && !CHANGES.test(syscall)) return corrupt(file, 'the disk gave it up')
  if (code === 'EIO') {
    const cure = 'What was indexed before is untouched; check the disk, then run the update again'
    return new JiebaoError('INTERNAL', file, `Cannot write ${file}: the disk failed. ${cure}`, {
      cause: error,
    })
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new JiebaoError(
      'DISK_FULL',
      file,
      `Cannot write ${file}: the disk is full. Free some space and run the update again`,
      { cause: error },
    )
  }
  return new JiebaoError('INTERNAL', file, `Cannot use ${file}: ${(error as Error).message}`, {
    cause: error,
  })
}

/** Writes a payload from front to back; nothing is durable before `finish`. */
export class PagedWriter {
  readonly #fd: number
  readonly #page = new Uint8Array(PAGE)
  #used = 0
  readonly #sums = new ByteWriter()
  #closed = false
  /** Bytes of payload so far. */
  length = 0

  constructor(readonly path: string) {
    try {
      this.#fd = openSync(path, 'w')
    } catch (error) {
      throw diskError(error, path)
    }
  }

  write(bytes: Uint8Array): void {
    let from = 0
    while (from < bytes.length) {
      const take = Math.min(PAGE - this.#used, bytes.length - from)
      this.#page.set(bytes.subarray(from, from + take), this.#used)
      this.#used += take
      from += take
      if (this.#used === PAGE) this.#flush()
    }
    this.length += bytes.length
  }

  #flush(): void {
    if (this.#used === 0) return
    const page = this.#page.subarray(0, this.#used)
    this.#sums.u32(crc32(page))
    this.#put(page)
    this.#used = 0
  }

  #put(bytes: Uint8Array): void {
    try {
      let done = 0
      while (done < bytes.length) done += writeSync(this.#fd, bytes, done)
    } catch (error) {
      throw diskError(error, this.path)
    }
  }

  /** Writes checksums and trailer, and syncs them to the disk. */
  finish(): FileMark {
    this.#flush()
    const sums = this.#sums.view()
    const trailer = new ByteWriter()
    trailer.u32(this.length % 2 ** 32)
    trailer.u32(Math.floor(this.length / 2 ** 32))
    trailer.u32(sums.length / 4)
    trailer.u32(crc32(sums))
    trailer.u32(MAGIC)
    this.#put(sums)
    this.#put(trailer.view())
    try {
      fsyncSync(this.#fd)
      this.#close()
    } catch (error) {
      throw diskError(error, this.path)
    } finally {
      this.abandon()
    }
    return { bytes: this.length + sums.length + TRAILER, crc: crc32(trailer.view()) }
  }

  #close(): void {
    // Once only, even if it fails: the number may be another file's by then.
    if (this.#closed) return
    this.#closed = true
    closeSync(this.#fd)
  }

  /** Closes the file as it is, half-written or finished. */
  abandon(): void {
    try {
      this.#close()
    } catch {
      // Nobody wants what is in it.
    }
  }
}

/** Pages in memory, over all open files; the oldest unused go first. */
class PageCache {
  readonly #pages = new Map<number, Uint8Array>()
  #bytes = 0

  constructor(public limitBytes: number) {}

  get(key: number): Uint8Array | undefined {
    const page = this.#pages.get(key)
    if (page !== undefined) {
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  set(key: number, page: Uint8Array): void {
    this.#pages.set(key, page)
    this.#bytes += page.length
    for (const [oldest, dropped] of this.#pages) {
      if (this.#bytes <= this.limitBytes) break
      this.#pages.delete(oldest)
      this.#bytes -= dropped.length
    }
  }

  delete(key: number): void {
    this.#bytes -= this.#pages.get(key)?.length ?? 0
    this.#pages.delete(key)
  }
}

const cache = new PageCache(256 * 1024 * 1024)

/** Lets pages take so much memory in this process; 256 MB until it is asked. */
export function keepPages(bytes: number): void {
  cache.limitBytes = bytes
}

let opened = 0

/** Reads a payload anywhere; every page is checked when it enters the process. */
export class PagedReader {
  readonly #fd: number
  readonly #sums: Uint8Array
  readonly #key: number
  readonly file: string
  /** Bytes of payload. */
  readonly length: number

  /**
   * @param mark what the manifest says of the file; another length or trailer is refused
   * @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is
   */
  constructor(path: string, mark: FileMark) {
    this.file = basename(path)
    this.#fd = openToRead(path, this.file)
    // No file has so many pages, nor does a process open so many files.
    this.#key = opened++ * 2 ** 26
    try {
      const size = this.#size()
      if (size !== mark.bytes)
        throw corrupt(this.file, `it has ${size} bytes where ${mark.bytes} were written`)
      const trailer = this.#readRaw(size - TRAILER, TRAILER)
      if (crc32(trailer) !== mark.crc) throw corrupt(this.file, 'its trailer is damaged')
      const fields = new ByteReader(trailer, this.file)
      this.length = fields.u32() + fields.u32() * 2 ** 32
      const pages = fields.u32()
      this.#sums = this.#readRaw(this.length, pages * 4)
      if (crc32(this.#sums) !== fields.u32()) throw corrupt(this.file, 'its page checksums are damaged')
    } catch (error) {
      closeRead(this.#fd)
      throw error
    }
  }

  #size(): number {
    try {
      return fstatSync(this.#fd).size
    } catch (error) {
      throw diskError(error, this.file)
    }
  }

  #readRaw(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length + ROOM).subarray(0, length)
    let done = 0
    while (done < length) {
      const got = this.#readSome(bytes, done, at + done)
      if (got === 0) throw corrupt(this.file, `it ends at byte ${at + done}`)
      done += got
    }
    return bytes
  }

  #readSome(bytes: Uint8Array, done: number, at: number): number {
    try {
      return readSync(this.#fd, bytes, done, bytes.length - done, at)
    } catch (error) {
      throw diskError(error, this.file)
    }
  }

  #page(number: number): Uint8Array {
    const key = this.#key + number
    const held = cache.get(key)
    if (held !== undefined) return held
    const page = this.checkedPage(number)
    cache.set(key, page)
    return page
  }

  /** One page straight from the disk, checked, past the cache. */
  checkedPage(number: number): Uint8Array {
    const page = this.#readRaw(number * PAGE, Math.min(PAGE, this.length - number * PAGE))
    this.#check(number, page)
    return page
  }

  /** The whole payload, checked, past the cache: for what is read once and kept. */
  readWhole(): Uint8Array {
    const bytes = this.#readRaw(0, this.length)
    for (let number = 0; number < this.pages; number++)
      this.#check(number, bytes.subarray(number * PAGE, (number + 1) * PAGE))
    return bytes
  }

  #check(number: number, page: Uint8Array): void {
    const sums = new DataView(this.#sums.buffer)
    if (crc32(page) !== sums.getUint32(number * 4, true))
      throw corrupt(this.file, `page ${number} is damaged`)
  }

  get pages(): number {
    return this.#sums.length / 4
  }

  /**
   * As `read`, with ROOM more bytes that mean nothing: whoever decodes a word at a time need not look
   * whether it is still there. To read past an array's end is slow, and slows all such reads from then on.
   */
  readRoomy(at: number, length: number): Uint8Array {
    const bytes = this.read(at, length)
    return length === 0 ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, length + ROOM)
  }

  /** A view where one page holds the range, else a copy. Do not write to it. */
  read(at: number, length: number): Uint8Array {
    if (at < 0 || length < 0 || at + length > this.length) {
      throw corrupt(this.file, `bytes ${at} to ${at + length} were asked of ${this.length}`)
    }
    if (length === 0) return new Uint8Array(0)
    const first = Math.floor(at / PAGE)
    const last = Math.floor((at + length - 1) / PAGE)
    if (first === last) return this.#page(first).subarray(at - first * PAGE, at - first * PAGE + length)
    const out = new Uint8Array(length + ROOM).subarray(0, length)
    for (let number = first; number <= last; number++) {
      const page = this.#page(number)
      const from = Math.max(0, at - number * PAGE)
      const to = Math.min(page.length, at + length - number * PAGE)
      out.set(page.subarray(from, to), number * PAGE + from - at)
    }
    return out
  }

  close(): void {
    for (let number = 0; number < this.pages; number++) cache.delete(this.#key + number)
    closeRead(this.#fd)
  }
}

/** Of a file that was only read nothing can be lost by closing it. */
function closeRead(fd: number): void {
  try {
    closeSync(fd)
  } catch {
    // The number is free all the same.
  }
}

function openToRead(path: string, file: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    // A reader that was overtaken by a writer knows what to do about a missing file.
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? error : diskError(error, file)
  }
}
