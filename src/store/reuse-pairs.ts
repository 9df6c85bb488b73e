/**
 * The file of pairs: which articles share which passages, and the groups that they make. Each part has rows of one width,
 * so a reader takes what it wants from the disk and holds nothing of it. FORMAT.md, "Pairs".
 */
import { join } from 'node:path'
import type { ReuseKind } from '../evidence.js'
import { ByteWriter } from './bytes.js'
import { type FileMark, PagedReader, PagedWriter } from './pages.js'

/** Parts in the order in which they stand, with the numbers of a row. */
const WIDTHS = { articles: 4, rows: 7, members: 3, groups: 2, listed: 1 }
export const REUSE_PARTS = Object.keys(WIDTHS) as ReusePart[]
export type ReusePart = keyof typeof WIDTHS
/** Bytes of a number. */
const NUMBER = 4

/** Of a file of pairs: bytes of ids, rows of each part behind them, and groups of each kind. */
export type ReuseMark = FileMark & {
  name: string
  ids: number
  sizes: Record<ReusePart, number>
  kinds: Record<ReuseKind, number>
}

/** A pair of articles, `a` before `b`: `covered` folded characters are shared. Of its ranges four numbers each: from and to in `a`, from and to in `b`. */
export type ReusePair = { a: number; b: number; covered: number; ranges: ArrayLike<number> }

export type ReuseRows = {
  /** Rising, in UTF-16 order. */
  ids: readonly string[]
  /** The parts, gone through once, in this order. */
  parts: Record<ReusePart, Iterable<ArrayLike<number>>>
}

/** Bytes that are gathered before they are written. */
const GATHERED = 1 << 16
/** Rows that are read or written between two steps. */
const STEP = 1024

/** The name of a file of pairs that is being written. */
export const newPairsName = (): string => `reuse-${process.pid}.new`

/** Writes a file durably, in steps, under the name that no reader knows yet. @throws {JiebaoError} DISK_FULL */
export function* writeReusePairs(
  folder: string,
  { ids, parts }: ReuseRows,
): Generator<void, Omit<ReuseMark, 'name' | 'kinds'>> {
  const file = new PagedWriter(join(folder, newPairsName()))
  const out = new ByteWriter(2 * GATHERED)
  const flush = () => {
    file.write(out.view())
    out.clear()
  }
  try {
    for (const id of ids) {
      out.raw(Buffer.from(id))
      if (out.length >= GATHERED) flush()
    }
    flush()
    const before = file.length
    const sizes = Object.fromEntries(REUSE_PARTS.map((part) => [part, 0])) as ReuseMark['sizes']
    for (const part of REUSE_PARTS) {
      for (const row of parts[part]) {
        for (let n = 0; n < WIDTHS[part]; n++) out.u32(row[n]!)
        if (out.length >= GATHERED) flush()
        if (++sizes[part] % STEP === 0) yield
      }
    }
    flush()
    return { ids: before, sizes, ...file.finish() }
  } finally {
    file.abandon()
  }
}

/** Reads a file of pairs. Articles are numbered by their place in `ids`. */
export class ReusePairs {
  readonly #file: PagedReader
  readonly #starts: Record<ReusePart, number>

  /** @throws {JiebaoError} INDEX_CORRUPT, as every method does; a missing file throws ENOENT as it is */
  constructor(
    folder: string,
    readonly mark: ReuseMark,
  ) {
    this.#file = new PagedReader(join(folder, mark.name), mark)
    let at = mark.ids
    const starts = REUSE_PARTS.map((part) => {
      const start = at
      at += mark.sizes[part] * WIDTHS[part] * NUMBER
      return [part, start]
    })
    this.#starts = Object.fromEntries(starts)
  }

  /** Rows of the part; the articles have one more, where the last ends. */
  size(part: ReusePart): number {
    return this.mark.sizes[part]
  }

  get articles(): number {
    return this.mark.sizes.articles - 1
  }

  /** The rows `from … to - 1` of a part, one behind the other. */
  read(part: ReusePart, from: number, to: number): Uint32Array {
    const row = WIDTHS[part] * NUMBER
    const bytes = this.#file.read(this.#starts[part] + from * row, (to - from) * row)
    return new Uint32Array(Uint8Array.from(bytes).buffer)
  }

  /** `rows` from … to − 1 are of the article; `characters` of its folded body. */
  article(number: number): { characters: number; day: number; from: number; to: number } {
    const [, from, characters, day, , to] = this.read('articles', number, number + 2)
    return { characters: characters!, day: day!, from: from!, to: to! }
  }

  id(number: number): string {
    const fields = this.read('articles', number, number + 2)
    const bytes = this.#file.read(fields[0]!, fields[WIDTHS.articles]! - fields[0]!)
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  }

  /** @returns undefined where the article shares nothing */
  numberOf(id: string): number | undefined {
    let [low, high] = [0, this.articles]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.id(middle) < id) low = middle + 1
      else high = middle
    }
    return low < this.articles && this.id(low) === id ? low : undefined
  }

  /** Every pair once, by `a`, then `b`. */
  *pairs(): Generator<ReusePair> {
    for (let a = 0; a < this.articles; a++) {
      const { from, to } = this.article(a)
      for (const pair of pairsOf(a, this.read('rows', from, to))) if (pair.b > a) yield pair
    }
  }

  /** The pairs of an article, as `a`, by rising `b`. @param group of which alone the passages are meant */
  *pairsOf(a: number, group?: number): Generator<ReusePair> {
    const { from, to } = this.article(a)
    yield* pairsOf(a, this.read('rows', from, to), group)
  }

  /** Checks every page, in steps. */
  *check(): Generator<void, void> {
    for (let page = 0; page < this.#file.pages; page++) {
      this.#file.checkedPage(page)
      yield
    }
  }

  close(): void {
    this.#file.close()
  }
}

/** Passages of one pair stand one behind the other. */
function* pairsOf(a: number, rows: Uint32Array, group?: number): Generator<ReusePair> {
  const width = WIDTHS.rows
  for (let at = 0; at < rows.length; ) {
    const [b, covered] = [rows[at]!, rows[at + 1]!]
    const ranges: number[] = []
    for (; at < rows.length && rows[at] === b; at += width)
      if (group === undefined || rows[at + 6] === group) ranges.push(...rows.subarray(at + 2, at + 6))
    if (ranges.length > 0) yield { a, b, covered, ranges }
  }
}
