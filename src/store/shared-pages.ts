/**
 * Shared pages: a file's checked pages in memory that all threads of a server read.
 *
 * Each file has room for its whole payload, of which the system gives only what is written to. Whoever needs a page first
 * reads and checks it, and puts it in its place; from then on it is there for all, and stays until the file closes. How many
 * pages may stay is one number for all files: beyond, every thread keeps pages of its own (pages.ts).
 *
 * Nothing is locked. Pages are checked before they are copied in, so two threads that put the same page write the same bytes.
 */

/** Bytes of a page of a file. */
export const PAGE = 64 * 1024
/** Bytes of any value that may be read behind every padded read: a decoder loads 32-bit words without a bound check. */
export const PADDING = 8

/** What threads hand to one another: views of shared memory. */
export type SharedFile = {
  /** The payload and some bytes behind it; 0 where no page is yet. */
  bytes: Uint8Array
  /** By page, 1 once it is there. */
  isThere: Uint8Array
  /** One number: how many pages are there, far below 0 once the file is closed. */
  count: Int32Array
  /** One number for all files: how many pages may still stay. */
  room: Int32Array
}

/** What a closed file's count begins with. */
const CLOSED = -(2 ** 30)

let room: Int32Array | undefined

/** Sets how many bytes of pages the files may hold together that this thread shares from now on. */
export function limitSharedPages(bytes: number): void {
  room = new Int32Array(new SharedArrayBuffer(4)).fill(Math.floor(bytes / PAGE))
}

/** Room for the pages of a file. Undefined where none are to be shared. @param length of the payload, in bytes */
export function shareFile(length: number): SharedFile | undefined {
  if (!room) return undefined
  const pages = Math.ceil(length / PAGE)
  return {
    bytes: new Uint8Array(new SharedArrayBuffer(length + PADDING)),
    isThere: new Uint8Array(new SharedArrayBuffer(pages)),
    count: new Int32Array(new SharedArrayBuffer(4)),
    room,
  }
}

export class SharedPages {
  constructor(readonly file: SharedFile) {}

  has(page: number): boolean {
    return Atomics.load(this.file.isThere, page) === 1
  }

  /** Whether a page may be put. Another thread may put one before. */
  get hasRoom(): boolean {
    return Atomics.load(this.file.room, 0) > 0 && Atomics.load(this.file.count, 0) >= 0
  }

  /** @param bytes of the page, checked @returns whether it is there now */
  put(page: number, bytes: Uint8Array): boolean {
    if (!this.#take()) return this.has(page)
    this.file.bytes.set(bytes, page * PAGE)
    // Another thread was as fast: the page is counted once.
    if (Atomics.exchange(this.file.isThere, page, 1) === 1) this.#giveBack()
    return true
  }

  #take(): boolean {
    const { count, room } = this.file
    if (Atomics.sub(room, 0, 1) > 0) {
      if (Atomics.add(count, 0, 1) >= 0) return true
      Atomics.sub(count, 0, 1)
    }
    Atomics.add(room, 0, 1)
    return false
  }

  #giveBack(): void {
    // The room of a closed file was given back whole.
    if (Atomics.sub(this.file.count, 0, 1) > 0) Atomics.add(this.file.room, 0, 1)
  }

  /** Gives the room back. Pages that are there stay readable; others are put no more. */
  close(): void {
    const pages = Atomics.exchange(this.file.count, 0, CLOSED)
    if (pages > 0) Atomics.add(this.file.room, 0, pages)
  }
}
