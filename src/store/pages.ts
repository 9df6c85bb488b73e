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
import { Cache } from './cache.js'

export const PAGE = 64 * 1024
const MAGIC = 0x31_62_65_4a // "Jeb1"
const TRAILER = 20
/** Bytes behind every view that can be read, whatever they are. */
const PADDING = 8

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

const cache = new Cache(64 * 1024 * 1024)

/** Lets pages take so much memory in this process; 64 MB until it is asked, since a merge wants most pages once. */
export function limitPageCache(bytes: number): void {
  cache.limitBytes = bytes
}

let opened = 0

/** No file has so many: half of a file's keys in the cache are for its pages, half for what begins in each. */
const MOST_PAGES = 2 ** 25

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
    // No process opens so many files.
    this.#key = opened++ * 2 * MOST_PAGES
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
    const bytes = new Uint8Array(length + PADDING).subarray(0, length)
    this.#fill(bytes, at)
    return bytes
  }

  #fill(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) {
      const got = this.#readSome(bytes, done, at + done)
      if (got === 0) throw corrupt(this.file, `it ends at byte ${at + done}`)
      done += got
    }
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
    if (held !== undefined) return held.bytes
    const page = this.checkedPage(number)
    cache.set(key, { at: number * PAGE, bytes: page })
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
   * What lies over several pages is put together once and held like a page: for what is read often.
   */
  readPadded(at: number, length: number): Uint8Array {
    const bytes = this.#crossesPages(at, length) ? this.#cachedSpan(at, length) : this.read(at, length)
    return length === 0 ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, length + PADDING)
  }

  /** Whether the range lies over several pages. */
  #crossesPages(at: number, length: number): boolean {
    return length > 0 && Math.floor(at / PAGE) !== Math.floor((at + length - 1) / PAGE)
  }

  #cachedSpan(at: number, length: number): Uint8Array {
    // Of all lists that begin in a page only the last goes on in the next.
    const key = this.#key + MOST_PAGES + Math.floor(at / PAGE)
    const held = cache.get(key)
    if (held?.at === at && held.bytes.length === length) return held.bytes
    const bytes = this.#copySpan(at, length)
    cache.set(key, { at, bytes })
    return bytes
  }

  /** A view where one page holds the range, else a copy. Do not write to it. */
  read(at: number, length: number): Uint8Array {
    this.#expect(at, length)
    if (length === 0) return new Uint8Array(0)
    if (this.#crossesPages(at, length)) return this.#copySpan(at, length)
    const number = Math.floor(at / PAGE)
    return this.#page(number).subarray(at - number * PAGE, at - number * PAGE + length)
  }

  #expect(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.length) {
      throw corrupt(this.file, `bytes ${at} to ${at + length} were asked of ${this.length}`)
    }
  }

  /** Copies a range that lies over several pages. Those in its midst nobody else asks for: they are not held. */
  #copySpan(at: number, length: number): Uint8Array {
    this.#expect(at, length)
    const out = new Uint8Array(length + PADDING).subarray(0, length)
    const first = Math.floor(at / PAGE)
    const last = Math.floor((at + length - 1) / PAGE)
    out.set(this.#page(first).subarray(at - first * PAGE))
    for (let number = first + 1; number < last; number++) {
      const page = out.subarray(number * PAGE - at, (number + 1) * PAGE - at)
      this.#fill(page, number * PAGE)
      this.#check(number, page)
    }
    out.set(this.#page(last).subarray(0, at + length - last * PAGE), last * PAGE - at)
    return out
  }

  close(): void {
    for (let number = 0; number < this.pages; number++) {
      cache.delete(this.#key + number)
      cache.delete(this.#key + MOST_PAGES + number)
    }
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
