/**
 * Prints: the fingerprints of a segment's articles, a file beside it that an update of the text reuse writes.
 *
 * No search opens it. What a fingerprint is is known to the writer's caller. FORMAT.md, "Prints".
 */
import { join } from 'node:path'
import { ByteReader, ByteWriter } from './bytes.js'
import { corrupt } from './disk.js'
import { type FileMark, PagedReader, PagedWriter } from './pages.js'

/** Entries of one part, which are sorted in memory: some 32 MB. */
const PART = 1 << 22
/** Entries of a bucket, on average: what a look-up decodes. */
const BUCKET = 64
/** Articles of a part. */
const MOST_ARTICLES = 2 ** 20

/** What tells an article from its other states: a number below 2^52. Its day, at least 0, and its issue's number in the segment. */
export type PrintKey = { key: number; day: number; issue: number }

const pathOf = (folder: string, segment: string) => join(folder, `${segment}.prints`)

/** Articles from `from` on; `buckets` of equal ranges of hashes. */
type Part = { from: number; articles: number; shift: number; at: number; ends: Uint32Array }

export class PrintsWriter {
  readonly #file: PagedWriter
  readonly #keys: PrintKey[] = []
  readonly #parts: Part[] = []
  #entries = new Float64Array(1 << 14)
  #size = 0
  #from = 0

  constructor(folder: string, segment: string) {
    this.#file = new PagedWriter(pathOf(folder, segment))
  }

  /** Begins the next article of the segment. */
  addArticle(key: PrintKey): void {
    if (this.#size >= PART || this.#keys.length - this.#from === MOST_ARTICLES) this.#flush()
    this.#keys.push(key)
  }

  /** @param hash 32 bits, of the article that was added last */
  addHash(hash: number): void {
    if (this.#size === this.#entries.length) {
      const grown = new Float64Array(this.#size * 2)
      grown.set(this.#entries)
      this.#entries = grown
    }
    this.#entries[this.#size++] = hash * MOST_ARTICLES + (this.#keys.length - 1 - this.#from)
  }

  #flush(): void {
    const entries = this.#entries.subarray(0, this.#size).sort()
    const buckets = 2 ** Math.max(0, Math.ceil(Math.log2(this.#size / BUCKET)))
    const range = 2 ** 32 / buckets
    const ends = new Uint32Array(buckets)
    const out = new ByteWriter(1 << 16)
    const at = this.#file.length
    let [n, last] = [0, -1]
    for (let bucket = 0; bucket < buckets; bucket++) {
      let before = bucket * range
      for (; n < entries.length && entries[n]! < (bucket + 1) * range * MOST_ARTICLES; n++) {
        // An article has a fingerprint once, wherever it stands.
        if (entries[n] === last) continue
        last = entries[n]!
        const hash = Math.floor(last / MOST_ARTICLES)
        out.varint(hash - before)
        out.varint(last % MOST_ARTICLES)
        before = hash
      }
      this.#file.write(out.view())
      out.clear()
      ends[bucket] = this.#file.length - at
    }
    const articles = this.#keys.length - this.#from
    this.#parts.push({ from: this.#from, articles, shift: Math.log2(range), at, ends })
    this.#size = 0
    this.#from = this.#keys.length
  }

  /** @returns what the head of the text reuse says of the file */
  finish(): FileMark {
    this.#flush()
    const out = new ByteWriter()
    const directory = this.#file.length
    out.varint(this.#keys.length)
    for (const { key, day, issue } of this.#keys) {
      out.u32(key % 2 ** 32)
      out.u32(Math.floor(key / 2 ** 32))
      out.varint(day)
      out.varint(issue)
    }
    out.varint(this.#parts.length)
    for (const { articles, shift, at, ends } of this.#parts) {
      out.varint(articles)
      out.varint(shift)
      out.varint(at)
      for (const [bucket, end] of ends.entries()) out.varint(end - (ends[bucket - 1] ?? 0))
    }
    out.u32(directory % 2 ** 32)
    out.u32(Math.floor(directory / 2 ** 32))
    this.#file.write(out.view())
    return this.#file.finish()
  }

  abandon(): void {
    this.#file.abandon()
  }
}

export class PrintsReader {
  readonly #file: PagedReader
  readonly keys: Float64Array
  readonly days: Int32Array
  readonly issues: Int32Array
  readonly #parts: Part[] = []

  /** @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is */
  constructor(folder: string, segment: string, mark: FileMark) {
    this.#file = new PagedReader(pathOf(folder, segment), mark)
    const { length, file } = this.#file
    const end = new ByteReader(this.#file.read(length - 8, 8), file)
    const at = end.u32() + end.u32() * 2 ** 32
    if (at > length - 8) throw corrupt(file, 'its directory begins behind its end')
    const reader = new ByteReader(this.#file.read(at, length - 8 - at), file)
    const articles = reader.varint()
    this.keys = new Float64Array(articles)
    this.days = new Int32Array(articles)
    this.issues = new Int32Array(articles)
    for (let a = 0; a < articles; a++) {
      this.keys[a] = reader.u32() + reader.u32() * 2 ** 32
      this.days[a] = reader.varint()
      this.issues[a] = reader.varint()
    }
    let from = 0
    for (let parts = reader.varint(); parts > 0; parts--) {
      const part = { from, articles: reader.varint(), shift: reader.varint(), at: reader.varint() }
      const ends = new Uint32Array(2 ** (32 - part.shift))
      for (let b = 0, end = 0; b < ends.length; b++) ends[b] = end += reader.varint()
      this.#parts.push({ ...part, ends })
      from += part.articles
    }
  }

  /**
   * Tells of every article of each hash.
   *
   * @param hashes 32 bits each, rising, none twice
   * @param found its number in `hashes`, and the article
   */
  holders(hashes: Uint32Array, found: (n: number, article: number) => void): void {
    for (const part of this.#parts) {
      let n = 0
      while (n < hashes.length) {
        const bucket = Math.floor(hashes[n]! / 2 ** part.shift)
        const end = (bucket + 1) * 2 ** part.shift
        this.#eachOf(part, bucket, (hash, article) => {
          while (n < hashes.length && hashes[n]! < hash) n++
          if (hashes[n] === hash) found(n, article)
        })
        while (n < hashes.length && hashes[n]! < end) n++
      }
    }
  }

  /** Every hash of `from` up to and without `to`, with its articles; a hash may come again. */
  each(from: number, to: number, found: (hash: number, article: number) => void): void {
    for (const part of this.#parts) {
      const range = 2 ** part.shift
      for (let bucket = Math.floor(from / range); bucket * range < to; bucket++)
        this.#eachOf(part, bucket, (hash, article) => {
          if (hash >= from && hash < to) found(hash, article)
        })
    }
  }

  #eachOf(
    { from, shift, at, ends }: Part,
    bucket: number,
    found: (hash: number, article: number) => void,
  ): void {
    const start = bucket > 0 ? ends[bucket - 1]! : 0
    const reader = new ByteReader(this.#file.read(at + start, ends[bucket]! - start), this.#file.file)
    let hash = bucket * 2 ** shift
    while (reader.at < reader.end) {
      hash += reader.varint()
      found(hash, from + reader.varint())
    }
  }

  close(): void {
    this.#file.close()
  }
}
