/**
 * Pages: how bytes of the index leave and enter the process.
 *
 * A paged file is its payload, then one CRC-32 for each page of 64 KiB, then a trailer.
 * Every read checks the whole page first, so damage is reported where it stands and
 * never becomes an answer. Knows no structure inside the payload. FORMAT.md, "Paged files".
 *
 * All open files of a thread share one cache of checked pages, spans, and what was derived from them. Pages of a file that
 * is shared lie where all threads read them, as long as there is room (shared-pages.ts), and the cache has the others.
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import type { JiebaoError } from '../errors.js'
import { ByteReader, ByteWriter } from './bytes.js'
import { Cache } from './cache.js'
import { closeRead, corrupt, diskError, openToRead } from './disk.js'
import { PADDING, PAGE, type SharedFile, SharedPages, shareFile } from './shared-pages.js'

const MAGIC = 0x31_62_65_4a // "Jeb1"
const TRAILER = 20

/** The manifest's entry of a file. */
export type FileMark = {
  /** Whole length, checksums and trailer included. */
  bytes: number
  /** CRC-32 of the trailer, which itself covers the page checksums. */
  crc: number
}

/** Writes a payload from front to back. Nothing is durable before `finish()`. */
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
    // Close once only, even if closing fails: the descriptor may belong to another file by then.
    if (this.#closed) return
    this.#closed = true
    closeSync(this.#fd)
  }

  /** Closes the file as it is, half-written or finished. */
  abandon(): void {
    try {
      this.#close()
    } catch {
      // The file is given up: its content does not matter.
    }
  }
}

const cache = new Cache(64 * 1024 * 1024)

/** Pages that are read for once. */
let passing = new Uint8Array(0)

/** Sets how many bytes the page cache may hold in this thread. The default of 64 MB suits a merge, which reads most pages once. */
export function limitPageCache(bytes: number): void {
  cache.limitBytes = bytes
}

let opened = 0
/** Keys of derived bytes, downwards from -1: apart from those of pages. */
let derivedKey = 0

/** Upper bound on pages per file. Each file owns 2× as many cache keys: one per page, one per span that starts in it. */
const MOST_PAGES = 2 ** 25

/** Reads a payload anywhere; every page is checked when it enters the process. */
export class PagedReader {
  readonly #fd: number
  readonly #sums: Uint8Array
  readonly #key: number
  /** Cache keys of derived bytes, by where in the payload they come from. */
  readonly #derivedKeys = new Map<number, number>()
  #shared: SharedPages | undefined
  /** Whether this reader began to share them. */
  #isSharer = false
  readonly file: string
  /** Bytes of payload. */
  readonly length: number

  /**
   * @param mark what the manifest says of the file; another length or trailer is refused
   * @param shared pages of the same file, of another thread
   * @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is
   */
  constructor(path: string, mark: FileMark, shared?: SharedFile) {
    this.file = basename(path)
    this.#shared = shared && new SharedPages(shared)
    this.#fd = openToRead(path, this.file)
    // Keys stay below 2^53 for 2^27 opened files.
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

  /** Pages for another thread's reader of the same file, and for this one. Undefined where none are shared. */
  share(): SharedFile | undefined {
    if (this.#shared) return this.#shared.file
    const file = shareFile(this.length)
    this.#shared = file && new SharedPages(file)
    this.#isSharer = file !== undefined
    return file
  }

  /** The bytes of a range and PADDING more, if all its pages are shared or can be. */
  #sharedBytes(at: number, length: number): Uint8Array | undefined {
    const shared = this.#shared
    if (!shared || length === 0) return undefined
    const last = Math.floor((at + length - 1) / PAGE)
    for (let number = Math.floor(at / PAGE); number <= last; number++) {
      if (!shared.has(number) && !(shared.hasRoom && shared.put(number, this.#passingPage(number))))
        return undefined
    }
    return shared.file.bytes.subarray(at, at + length + PADDING)
  }

  /** One page, read and checked. @returns a view that the next call, of whatever file, overwrites */
  #passingPage(number: number): Uint8Array {
    if (passing.length < PAGE + PADDING) passing = new Uint8Array(PAGE + PADDING)
    const page = passing.subarray(0, Math.min(PAGE, this.length - number * PAGE))
    this.#readPage(number, page)
    return page
  }

  #page(number: number): Uint8Array {
    if (this.#shared?.has(number))
      return this.#shared.file.bytes.subarray(number * PAGE, Math.min((number + 1) * PAGE, this.length))
    const key = this.#key + number
    const held = cache.get(key)
    if (held !== undefined) return held.bytes
    const page = this.checkedPage(number)
    cache.set(key, { at: number * PAGE, bytes: page })
    return page
  }

  /** Reads and checks one page without the cache. */
  checkedPage(number: number): Uint8Array {
    const bytes = Math.min(PAGE, this.length - number * PAGE)
    const page = new Uint8Array(bytes + PADDING).subarray(0, bytes)
    this.#readPage(number, page)
    return page
  }

  /** Reads and checks whole pages without the cache: for bytes that are read once. @param at where a page begins */
  copy(to: Uint8Array, at: number): void {
    for (let done = 0; done < to.length; done += PAGE)
      this.#readPage((at + done) / PAGE, to.subarray(done, done + PAGE))
  }

  #readPage(number: number, page: Uint8Array): void {
    this.#fill(page, number * PAGE)
    const sums = new DataView(this.#sums.buffer)
    if (crc32(page) !== sums.getUint32(number * 4, true))
      throw corrupt(this.file, `page ${number} is damaged`, number)
  }

  /** Checks every page without the cache. @returns bytes that are whole, and what is wrong with the others */
  checkPages(): { bytes: number; problems: JiebaoError[] } {
    const problems: JiebaoError[] = []
    let bytes = 0
    for (let page = 0; page < this.pages; page++) {
      try {
        bytes += this.checkedPage(page).length
      } catch (error) {
        problems.push(error as JiebaoError)
      }
    }
    return { bytes, problems }
  }

  get pages(): number {
    return this.#sums.length / 4
  }

  /**
   * As `read()`, but the view is PADDING bytes longer, whatever they hold. A decoder may then load a word
   * behind the last byte; a load past the end of an array is slow and slows every later load of that code.
   * A span over several pages is copied together once and cached like a page, since lists are read often.
   */
  readPadded(at: number, length: number): Uint8Array {
    this.#expect(at, length)
    const shared = this.#sharedBytes(at, length)
    if (shared) return shared
    const bytes = this.#crossesPages(at, length) ? this.#cachedSpan(at, length) : this.read(at, length)
    return length === 0 ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, length + PADDING)
  }

  /**
   * As `readPadded()`, for bytes that the caller copies at once. A full cache is left as it is: giving up pages for
   * one that is kept elsewhere costs four times as much as reading it (bench/HISTORY.md, "Answers of a million").
   *
   * @returns a view that the next call, of whatever file, may overwrite
   */
  readPassing(at: number, length: number): Uint8Array {
    this.#expect(at, length)
    const shared = this.#sharedBytes(at, length)
    if (shared) return shared
    const first = Math.floor(at / PAGE)
    const last = Math.floor((at + length - 1) / PAGE)
    const bytes = (last - first + 1) * PAGE
    if (length === 0 || cache.hasRoom(2 * bytes)) return this.readPadded(at, length)
    if (passing.length < bytes + PADDING) passing = new Uint8Array(bytes + PADDING)
    for (let number = first; number <= last; number++) {
      const from = number * PAGE
      const page = passing.subarray(from - first * PAGE, Math.min(from + PAGE, this.length) - first * PAGE)
      const held = cache.get(this.#key + number)
      if (held !== undefined) {
        page.set(held.bytes)
        continue
      }
      this.#readPage(number, page)
    }
    return new Uint8Array(passing.buffer, at - first * PAGE, length + PADDING)
  }

  /** Whether a range lies on several pages. */
  #crossesPages(at: number, length: number): boolean {
    return length > 0 && Math.floor(at / PAGE) !== Math.floor((at + length - 1) / PAGE)
  }

  #cachedSpan(at: number, length: number): Uint8Array {
    // Only the last list that begins in a page goes on into the next, so one key a page suffices.
    const key = this.#key + MOST_PAGES + Math.floor(at / PAGE)
    const held = cache.get(key)
    if (held?.at === at && held.bytes.length === length) return held.bytes
    const bytes = this.#copySpan(at, length)
    cache.set(key, { at, bytes })
    return bytes
  }

  /** The bytes of a range: a view if one page holds them, else a copy. Do not write to them. */
  read(at: number, length: number): Uint8Array {
    this.#expect(at, length)
    if (length === 0) return new Uint8Array(0)
    const shared = this.#sharedBytes(at, length)
    if (shared) return shared.subarray(0, length)
    if (this.#crossesPages(at, length)) return this.#copySpan(at, length)
    const number = Math.floor(at / PAGE)
    return this.#page(number).subarray(at - number * PAGE, at - number * PAGE + length)
  }

  #expect(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.length) {
      throw corrupt(this.file, `bytes ${at} to ${at + length} were asked of ${this.length}`)
    }
  }

  /** Copies a range of several pages. Pages wholly inside it are not cached: no other list has bytes there. */
  #copySpan(at: number, length: number): Uint8Array {
    this.#expect(at, length)
    const out = new Uint8Array(length + PADDING).subarray(0, length)
    const [first, last] = [at, at + length - 1].map((place) => Math.floor(place / PAGE)) as [number, number]
    out.set(this.#page(first).subarray(at - first * PAGE))
    for (let number = first + 1; number < last; number++) {
      const page = out.subarray(number * PAGE - at, (number + 1) * PAGE - at)
      this.#readPage(number, page)
    }
    out.set(this.#page(last).subarray(0, at + length - last * PAGE), last * PAGE - at)
    return out
  }

  /** What `keepDerived()` was given for this address, unless it was evicted. Do not write to it. */
  derived(at: number): Uint8Array | undefined {
    const key = this.#derivedKeys.get(at)
    return key === undefined ? undefined : cache.get(key)?.bytes
  }

  /** Caches bytes that the caller worked out of the payload from `at` on, as a page is cached and under the same limit. */
  keepDerived(at: number, bytes: Uint8Array): void {
    const key = this.#derivedKeys.get(at) ?? --derivedKey
    this.#derivedKeys.set(at, key)
    cache.set(key, { at, bytes })
  }

  close(): void {
    if (this.#isSharer) this.#shared?.close()
    for (const key of this.#derivedKeys.values()) cache.delete(key)
    for (let number = 0; number < this.pages; number++) {
      cache.delete(this.#key + number)
      cache.delete(this.#key + MOST_PAGES + number)
    }
    closeRead(this.#fd)
  }
}
