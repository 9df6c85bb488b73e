/** Rows of doc values, taken apart into columns, by assembly/values.ts. store/columns.ts does the same without kernels. */
import {
  NAMES_BYTES,
  VALUE_COLUMNS,
  VALUE_ENDS,
  VALUE_IDS,
  VALUE_NAMES,
  VALUE_ROWS,
  VALUE_TOTALS,
  VALUES,
} from './layout.js'
import type { Machine } from './machine.js'

/** Bytes of rows that are held at once; they are asked for by the step, and more of them where fewer than a step are left. */
const MOST_BYTES = 512 * 1024
const STEP = 64 * 1024
/** No row that the kernel reads takes more bytes. */
const MOST_ROW = 16 * 1024
const COLUMN = VALUE_ROWS * 4

type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array
/** Takes what the next rows hold. */
type Pool<T> = { append(part: T): void }

/** Where columns go, a number a row, in the order of assembly/values.ts; `ends` count what the pools hold. */
type Rows = { columns: readonly Column[]; ids: Pool<Uint8Array> }
export type ArticleRows = Rows & {
  reporters: Pool<Int32Array>
  correspondents: Pool<Int32Array>
  /** Behind the columns, by field, all 0 as they are handed over. */
  lengths: readonly Uint16Array[]
}

/** Of one field: the sum of its lengths, how many articles have it, and its greatest length. */
type LengthTotal = { sum: number; having: number; longest: number }

/** Rows of a payload of so many bytes, and where they begin; texts and files that they name are numbers below these. */
type RowsAsked = {
  length: number
  from: number
  rows: number
  texts: number
  files: number
  /** Copies bytes of the payload. @param at a multiple of 65,536, as is the length of `to` unless the payload ends with it */
  copy(to: Uint8Array, at: number): void
}

export class ValueReader {
  readonly #machine: Machine

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** @returns the byte behind the rows; undefined if plain code must read them, whatever was taken */
  articles(asked: RowsAsked, into: ArticleRows): number | undefined {
    const { kernels, words } = this.#machine
    const ends = VALUE_ENDS >> 2
    return this.#read(asked, into, kernels.readArticles, (row, rows) => {
      const totals = this.lengthTotals()
      for (const [f, column] of into.lengths.entries())
        if (totals[f]!.longest > 0) column.set(this.#column(column, into.columns.length + f, rows), row)
      const names = VALUE_NAMES >> 2
      into.reporters.append(words.subarray(names, names + words[ends + 2]!))
      const others = names + (NAMES_BYTES >> 2)
      into.correspondents.append(words.subarray(others, others + words[ends + 3]!))
    })
  }

  /** The same. */
  issues(asked: RowsAsked, into: Rows): number | undefined {
    return this.#read(asked, into, this.#machine.kernels.readIssues, () => {})
  }

  /** Of the articles that were read last, by field. */
  lengthTotals(): LengthTotal[] {
    const { unsigned } = this.#machine
    return Array.from({ length: 8 }, (_, f) => {
      const at = (VALUE_TOTALS >> 2) + f * 4
      const [low, high, having, longest] = unsigned.subarray(at, at + 4) as unknown as [
        number,
        number,
        number,
        number,
      ]
      return { sum: low + high * 2 ** 32, having, longest }
    })
  }

  #read(
    { length, from, rows, texts, files, copy }: RowsAsked,
    { columns, ids }: Rows,
    kernel: (from: number, end: number, limit: number, most: number, base: number) => number,
    takeMore: (row: number, rows: number) => void,
  ): number | undefined {
    const { kernels, bytes: memory, words } = this.#machine
    kernels.beginRows(texts, files)
    let at = from
    // Bytes `base … held` of the payload stand at VALUES.
    let base = from - (from % STEP)
    let held = base
    for (let row = 0; row < rows; ) {
      if (held < length && held - at < STEP) {
        const kept = Math.max(0, held - at)
        memory.copyWithin(VALUES, VALUES + held - base - kept, VALUES + held - base)
        base = held - kept
        const more = Math.min(length - held, MOST_BYTES - STEP)
        copy(memory.subarray(VALUES + kept, VALUES + kept + more), held)
        held += more
      }
      const [zero, end] = [VALUES - base, held < length ? held - MOST_ROW : held]
      const read = kernel(zero + at, zero + end, zero + held, Math.min(VALUE_ROWS, rows - row), -zero)
      if (read <= 0) return undefined
      for (const [c, column] of columns.entries()) column.set(this.#column(column, c, read), row)
      const ends = VALUE_ENDS >> 2
      ids.append(memory.subarray(VALUE_IDS, VALUE_IDS + words[ends + 1]!))
      takeMore(row, read)
      at = words[ends]! - zero
      row += read
    }
    return at
  }

  /** The first rows of a column of the batch, numbers as wide as those of `like`. */
  #column(like: Column, column: number, rows: number): Column {
    const at = VALUE_COLUMNS + column * COLUMN
    const size = like.BYTES_PER_ELEMENT
    const { bytes, words } = this.#machine
    if (size === 1) return bytes.subarray(at, at + rows)
    if (size === 2) return new Uint16Array(bytes.buffer, at, rows)
    return words.subarray(at >> 2, (at >> 2) + rows)
  }
}
