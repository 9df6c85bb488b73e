/**
 * Columns: doc values as they are read from a segment's file, plain data that threads share.
 *
 * All numbers and bytes lie in shared memory: a thread that is handed the columns of another reads nothing and holds no
 * second copy of them. Nobody writes to them once they are read. Kernels take rows apart, and the plain code below where they
 * do not run or refuse a row. doc-values.ts asks the columns; doc-values-writer.ts writes the file. FORMAT.md, "Values".
 */
import { type ArticleRows, type ValueReader, values } from '../kernel/kernel.js'
import { FIELD_COUNT } from '../model.js'
import { ByteReader } from './bytes.js'
import { corrupt } from './disk.js'
import { type IdBytes, IdReader } from './ids.js'
import { SharedPool, shared } from './shared-arrays.js'

/** Stands for an unknown day. Below every real day. */
export const NO_DAY = -(2 ** 31)
/** Days are stored above zero: 1970-01-01 is 200,000, unknown is 0. */
export const DAY_BASE = 200_000

/** Lists of indexes into `texts`, one behind the other: that of row r is `numbers[starts[r] … starts[r + 1])`. */
export type NumberLists = { starts: Uint32Array; numbers: Int32Array }

/** By field, over all articles, deleted ones too: the sum of its lengths, how many articles have it, and its greatest length. */
export type FieldTotals = { sums: Float64Array; having: Int32Array; longest: Int32Array }

/** Lengths of a field by article, in 16 bits where all fit: postings look them up in no order, and a narrow column stays in the processor's cache. */
export type Lengths = Uint16Array | Int32Array

/** A text column holds indexes into `texts`; index 0 is null. */
export type ValueColumns = {
  articles: number
  issues: number
  texts: readonly (string | null)[]
  /** Source files of the issues, each once. */
  files: readonly string[]
  ids: IdBytes
  kinds: Uint8Array
  eventDays: Int32Array
  sections: Int32Array
  pages: Int32Array
  pageNames: Int32Array
  reporters: NumberLists
  correspondents: NumberLists
  /** By field. */
  fieldLengths: readonly Lengths[]
  fieldTotals: FieldTotals
  /** 0: the tool told no doubt; else its `toldShare` and 1. */
  toldShares: Uint16Array
  /** By article: its issue. */
  issueOf: Int32Array
  /** Where each stored record begins behind the book, and its length, in bytes. */
  articleAts: Float64Array
  articleBytes: Int32Array
  issueIds: IdBytes
  /** By issue: its file, an index into `files`. */
  fileOf: Int32Array
  publications: Int32Array
  numbers: Int32Array
  fromDays: Int32Array
  toDays: Int32Array
  /** By issue: its first article. One entry more holds the number of articles. */
  firstArticles: Int32Array
  doubts: Int32Array
  issueAts: Float64Array
  issueBytes: Int32Array
  /** By issue: where the payload has the checksum of its bytes, behind its length. */
  sumAts: Uint32Array
}

const LONGEST_NARROW = 2 ** 16 - 1

/** Lists of numbers as they are read. */
class ListReader {
  readonly #starts: Uint32Array
  readonly #pool = new SharedPool<Int32Array>(Int32Array, 1024)

  constructor(rows: number) {
    this.#starts = shared(Uint32Array, rows + 1)
  }

  push(number: number): void {
    this.#pool.push(number)
  }

  endRow(row: number): void {
    this.#starts[row + 1] = this.#pool.size
  }

  /** Where a kernel writes the ends of all lists, and what it appends them to. */
  get ends(): Uint32Array {
    return this.#starts.subarray(1)
  }

  append(numbers: Int32Array): void {
    this.#pool.append(numbers)
  }

  lists(): NumberLists {
    return { starts: this.#starts, numbers: this.#pool.upTo(this.#pool.size) }
  }
}

/** Bytes that are read where they are asked for. @throws {JiebaoError} INDEX_CORRUPT */
export type Payload = {
  readonly file: string
  readonly length: number
  read(at: number, length: number): Uint8Array
  /** As kernels ask for them (kernel/values.ts). */
  copy(to: Uint8Array, at: number): void
}

/** Rows that begin at a byte of the payload: texts and files are numbers below these. */
type Rows = {
  payload: Payload
  from: number
  rows: number
  texts: number
  files: number
  kernel: ValueReader | undefined
}

/** Reads a number below another. */
function below(reader: ByteReader, most: number, what: string): number {
  const number = reader.varint()
  if (number >= most) throw corrupt(reader.file, what)
  return number
}

function readDay(reader: ByteReader): number {
  const stored = reader.varint()
  return stored === 0 ? NO_DAY : stored - DAY_BASE
}

/** What takes rows apart: a kernel, and plain code what it leaves. */
type By = { kernel: ValueReader | undefined }

/** Reads the columns of a payload. @throws {JiebaoError} INDEX_CORRUPT */
export function readColumns(payload: Payload, { kernel }: By = { kernel: values }): ValueColumns {
  const { articles, issues, texts, files, from } = readHead(payload)
  const sizes = { payload, texts: texts.length, files: files.length, kernel }
  const { behind, ...ofArticles } = readArticles({ ...sizes, rows: articles, from })
  const ofIssues = readIssues({ ...sizes, rows: issues, from: behind }, articles)
  const columns = { articles, issues, texts, files, ...ofArticles, ...ofIssues }
  addUpRecords(columns)
  return columns
}

/** Bytes in which counts, texts and files are looked for at first. */
const HEAD = 256 * 1024

/** What stands before the rows, and where they begin. */
function readHead(payload: Payload) {
  for (let bytes = HEAD; ; bytes *= 8) {
    try {
      return readTables(payload, Math.min(bytes, payload.length))
    } catch (error) {
      // It may go on behind these bytes.
      if (bytes >= payload.length) throw error
    }
  }
}

function readTables(payload: Payload, bytes: number) {
  const reader = new ByteReader(payload.read(0, bytes), payload.file)
  // Every row takes at least one byte, so a count above the number of bytes is damage.
  const count = () => below(reader, payload.length + 1, 'it counts more than it holds')
  const articles = count()
  const issues = count()
  const texts: (string | null)[] = [null]
  for (let left = count(); left > 0; left--) texts.push(reader.string())
  const files: string[] = []
  for (let left = count(); left > 0; left--) files.push(reader.string())
  return { articles, issues, texts, files, from: reader.at }
}

/** Reads the rest of a payload row by row. */
const plainReader = ({ payload, from }: Rows) =>
  new ByteReader(payload.read(0, payload.length), payload.file, from)

/** The columns of articles, empty. */
const articleColumns = (rows: number, file: string) => ({
  ids: new IdReader(rows, file),
  kinds: shared(Uint8Array, rows),
  eventDays: shared(Int32Array, rows),
  sections: shared(Int32Array, rows),
  pages: shared(Int32Array, rows),
  pageNames: shared(Int32Array, rows),
  reporters: new ListReader(rows),
  correspondents: new ListReader(rows),
  toldShares: shared(Uint16Array, rows),
  articleBytes: shared(Int32Array, rows),
  fieldLengths: Array.from({ length: FIELD_COUNT }, (): Lengths => shared(Uint16Array, rows)),
  fieldTotals: {
    sums: shared(Float64Array, FIELD_COUNT),
    having: shared(Int32Array, FIELD_COUNT),
    longest: shared(Int32Array, FIELD_COUNT),
  },
})

type ArticleColumns = ReturnType<typeof articleColumns>

function readArticles(asked: Rows) {
  const { rows, payload } = asked
  let columns = articleColumns(rows, payload.file)
  let behind = readArticlesByKernel(asked, columns)
  if (behind === undefined) {
    columns = articleColumns(rows, payload.file)
    const reader = plainReader(asked)
    for (let a = 0; a < rows; a++) readArticle(reader, asked, columns, a)
    behind = reader.at
  }
  const { ids, reporters, correspondents } = columns
  return {
    ...{ ...columns, ids: ids.bytes(), reporters: reporters.lists(), correspondents: correspondents.lists() },
    articleAts: shared(Float64Array, rows),
    behind,
  }
}

/** What a kernel is asked. */
const rowsAsked = ({ payload, from, rows, texts, files }: Rows) => ({
  ...{ from, rows, texts, files, length: payload.length },
  copy: (to: Uint8Array, at: number) => payload.copy(to, at),
})

/** @returns the byte behind the rows; undefined if the kernel left them to plain code */
function readArticlesByKernel(asked: Rows, into: ArticleColumns): number | undefined {
  const { ids, kinds, eventDays, sections, pages, pageNames, reporters, correspondents } = into
  const { toldShares, articleBytes, fieldLengths, fieldTotals } = into
  const columns = [
    ...[ids.ends, kinds, eventDays, sections, pages, pageNames],
    ...[reporters.ends, correspondents.ends, toldShares, articleBytes],
  ]
  const lengths = fieldLengths as ArticleRows['lengths']
  const { kernel } = asked
  const behind = kernel?.articles(rowsAsked(asked), { columns, ids, reporters, correspondents, lengths })
  if (!kernel || behind === undefined) return undefined
  for (const [f, { sum, having, longest }] of kernel.lengthTotals().entries()) {
    fieldTotals.sums[f] = sum
    fieldTotals.having[f] = having
    fieldTotals.longest[f] = longest
  }
  return behind
}

function readArticle(reader: ByteReader, { texts, rows }: Rows, columns: ArticleColumns, a: number): void {
  const text = () => below(reader, texts, 'a text is missing')
  columns.ids.read(reader)
  columns.kinds[a] = reader.byte()
  columns.eventDays[a] = readDay(reader)
  columns.sections[a] = text()
  columns.pages[a] = text()
  columns.pageNames[a] = text()
  for (const lists of [columns.reporters, columns.correspondents]) {
    for (let left = reader.varint(); left > 0; left--) lists.push(text())
    lists.endRow(a)
  }
  const { sums, having, longest } = columns.fieldTotals
  for (let mask = reader.byte(); mask !== 0; mask &= mask - 1) {
    const f = 31 - Math.clz32(mask & -mask)
    const length = reader.varint() + 1
    let lengths = columns.fieldLengths[f]!
    if (length > LONGEST_NARROW && lengths instanceof Uint16Array) {
      const wide = shared(Int32Array, rows)
      wide.set(lengths)
      columns.fieldLengths[f] = lengths = wide
    }
    lengths[a] = length
    sums[f]! += length
    having[f]!++
    if (length > longest[f]!) longest[f] = length
  }
  columns.toldShares[a] = reader.varint()
  columns.articleBytes[a] = reader.varint()
}

/** The columns of issues, empty. */
const issueColumns = (rows: number, file: string) => ({
  issueIds: new IdReader(rows, file),
  sumAts: shared(Uint32Array, rows),
  fileOf: shared(Int32Array, rows),
  publications: shared(Int32Array, rows),
  numbers: shared(Int32Array, rows),
  fromDays: shared(Int32Array, rows),
  toDays: shared(Int32Array, rows),
  firstArticles: shared(Int32Array, rows + 1),
  doubts: shared(Int32Array, rows),
  issueBytes: shared(Int32Array, rows),
})

type IssueColumns = ReturnType<typeof issueColumns>

function readIssues(asked: Rows, articles: number) {
  const { rows, payload } = asked
  let columns = issueColumns(rows, payload.file)
  if (!readIssuesByKernel(asked, columns)) {
    columns = issueColumns(rows, payload.file)
    const reader = plainReader(asked)
    for (let i = 0; i < rows; i++) readIssue(reader, asked, columns, i, articles)
  }
  const { firstArticles } = columns
  if (firstArticles[rows] !== articles) throw corrupt(payload.file, 'articles and issues do not agree')
  const issueOf = shared(Int32Array, articles)
  // By hand: most issues of a scattered archive have one article.
  for (let i = 0, a = 0; i < rows; i++) for (const next = firstArticles[i + 1]!; a < next; a++) issueOf[a] = i
  return { ...columns, issueIds: columns.issueIds.bytes(), issueOf, issueAts: shared(Float64Array, rows) }
}

/** @returns false if the kernel left rows to plain code */
function readIssuesByKernel(asked: Rows, into: IssueColumns): boolean {
  const { issueIds: ids, sumAts, fileOf, publications, numbers, fromDays, toDays } = into
  const columns = [
    ...[ids.ends, sumAts, fileOf, publications, numbers, fromDays, toDays],
    ...[into.firstArticles.subarray(1), into.doubts, into.issueBytes],
  ]
  return asked.kernel?.issues(rowsAsked(asked), { columns, ids }) !== undefined
}

function readIssue(
  reader: ByteReader,
  { texts, files }: Rows,
  columns: IssueColumns,
  i: number,
  articles: number,
): void {
  columns.issueIds.read(reader)
  columns.sumAts[i] = reader.at
  reader.skip(reader.varint())
  columns.fileOf[i] = below(reader, files, 'a file is missing')
  columns.publications[i] = below(reader, texts, 'a text is missing')
  columns.numbers[i] = below(reader, texts, 'a text is missing')
  columns.fromDays[i] = readDay(reader)
  columns.toDays[i] = readDay(reader)
  const next = columns.firstArticles[i]! + reader.varint()
  if (next > articles) throw corrupt(reader.file, 'an issue has more articles than there are')
  columns.firstArticles[i + 1] = next
  columns.doubts[i] = reader.varint()
  columns.issueBytes[i] = reader.varint()
}

/** Adds up the lengths: records follow one another, those of an issue's articles before that of the issue. */
function addUpRecords(columns: ValueColumns): void {
  const { issues, firstArticles, articleAts, articleBytes, issueAts, issueBytes } = columns
  let at = 0
  for (let i = 0; i < issues; i++) {
    for (let a = firstArticles[i]!; a < firstArticles[i + 1]!; a++) {
      articleAts[a] = at
      at += articleBytes[a]!
    }
    issueAts[i] = at
    at += issueBytes[i]!
  }
}
