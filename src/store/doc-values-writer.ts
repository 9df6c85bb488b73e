/**
 * Writing doc values: the rows of a segment's articles and issues, as doc-values.ts
 * reads them. FORMAT.md, "Values".
 */
import { FIELD_COUNT, KINDS } from '../model.js'
import { ByteWriter } from './bytes.js'
import { type ArticleValues, DAY_BASE, type IssueValues, NO_DAY } from './doc-values.js'
import { IdWriter } from './ids.js'

/** Numbers texts from 1 in the order of their first use; 0 stands for null. */
class TextTable {
  readonly numbers = new Map<string, number>()

  number(text: string | null): number {
    if (text === null) return 0
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.numbers.size + 1)
    return this.numbers.size
  }
}

const writeDay = (out: ByteWriter, day: number) => out.varint(day === NO_DAY ? 0 : day + DAY_BASE)

/** Writes a mask of the fields that are not empty, then their lengths. */
function writeLengths(out: ByteWriter, lengths: ArrayLike<number>): void {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (lengths[f]! > 0) mask |= 1 << f
  out.byte(mask)
  for (let f = 0; f < FIELD_COUNT; f++) if (mask & (1 << f)) out.varint(lengths[f]! - 1)
}

/** Encoded rows. The length of a row's record is missing: it may be known only when all rows are there. */
class RowBuffer {
  readonly bytes = new ByteWriter(1 << 16)
  readonly #ends: number[] = []
  /** By row: the number of its record. */
  readonly #records: number[] = []

  get length(): number {
    return this.#ends.length
  }

  /** Ends a row: the bytes written since the row before. */
  end(record: number): void {
    this.#ends.push(this.bytes.length)
    this.#records.push(record)
  }

  writeTo(out: ByteWriter, recordBytes: ArrayLike<number>): void {
    const bytes = this.bytes.view()
    let from = 0
    for (const [row, end] of this.#ends.entries()) {
      out.part(bytes, from, end - from)
      out.varint(recordBytes[this.#records[row]!]!)
      from = end
    }
  }
}

/** Gathers the rows of a segment. Rows are encoded at once, since a large segment has a million. */
export class DocValuesWriter {
  readonly #texts = new TextTable()
  readonly #files = new TextTable()
  readonly #ids = new IdWriter()
  readonly #issueIds = new IdWriter()
  readonly #articles = new RowBuffer()
  readonly #issues = new RowBuffer()
  #lengths = new Int32Array(1024 * FIELD_COUNT)

  get articles(): number {
    return this.#articles.length
  }

  get issues(): number {
    return this.#issues.length
  }

  /** FIELD_COUNT lengths an article. A view, valid until the next `addArticle()`. */
  get fieldLengths(): Int32Array {
    return this.#lengths.subarray(0, this.articles * FIELD_COUNT)
  }

  /** @param record number of its stored record, from 0 in the order of the segment */
  addArticle(a: ArticleValues, record: number): void {
    const { bytes } = this.#articles
    this.#ids.write(bytes, a.id)
    bytes.byte(KINDS.indexOf(a.kind))
    writeDay(bytes, a.eventDay)
    for (const text of [a.section, a.page, a.pageName]) bytes.varint(this.#texts.number(text))
    for (const names of [a.reporters, a.correspondents]) {
      bytes.varint(names.length)
      for (const name of names) bytes.varint(this.#texts.number(name))
    }
    writeLengths(bytes, a.fieldLengths)
    bytes.varint(a.toldShare === null ? 0 : a.toldShare + 1)
    this.#keepLengths(a.fieldLengths)
    this.#articles.end(record)
  }

  #keepLengths(lengths: ArrayLike<number>): void {
    const at = this.articles * FIELD_COUNT
    if (at === this.#lengths.length) {
      const grown = new Int32Array(at * 2)
      grown.set(this.#lengths)
      this.#lengths = grown
    }
    this.#lengths.set(lengths, at)
  }

  /** The issue's articles must have been added just before. */
  addIssue(i: IssueValues, record: number): void {
    const { bytes } = this.#issues
    this.#issueIds.write(bytes, i.id)
    const sum = Buffer.from(i.sha256, 'hex')
    bytes.varint(sum.length)
    bytes.raw(sum)
    bytes.varint(this.#files.number(i.file) - 1)
    bytes.varint(this.#texts.number(i.publication))
    bytes.varint(this.#texts.number(i.number))
    writeDay(bytes, i.fromDay)
    writeDay(bytes, i.toDay)
    bytes.varint(i.articles)
    bytes.varint(i.doubts)
    this.#issues.end(record)
  }

  /** All rows as one payload. @param recordBytes length of each stored record, by its number */
  encode(recordBytes: ArrayLike<number>): Uint8Array {
    const out = new ByteWriter(
      this.#articles.bytes.length + this.#issues.bytes.length + this.articles * 4 + 1024,
    )
    out.varint(this.articles)
    out.varint(this.issues)
    for (const table of [this.#texts, this.#files]) {
      out.varint(table.numbers.size)
      for (const text of table.numbers.keys()) out.string(text)
    }
    this.#articles.writeTo(out, recordBytes)
    this.#issues.writeTo(out, recordBytes)
    return out.view()
  }
}
