/**
 * Columns: doc values as they are read from a segment's file, plain data that threads share.
 *
 * All numbers and bytes lie in shared memory: a thread that is handed the columns of another reads nothing and holds no
 * second copy of them. Nobody writes to them once they are read. doc-values.ts asks them;
 * doc-values-writer.ts writes the file. FORMAT.md, "Values".
 */
import { grown } from '../arrays.js'
import { FIELD_COUNT } from '../model.js'
import { ByteReader } from './bytes.js'
import { type IdBytes, IdReader, sharedGrown } from './ids.js'
import { corrupt } from './pages.js'

/** Stands for an unknown day. Below every real day. */
export const NO_DAY = -(2 ** 31)
/** Days are stored above zero: 1970-01-01 is 200,000, unknown is 0. */
export const DAY_BASE = 200_000

/** Lists of indexes into `texts`, one behind the other: that of row r is `numbers[starts[r] … starts[r + 1])`. */
export type NumberLists = { starts: Uint32Array; numbers: Int32Array }

/** By field, over all articles, deleted ones too: the sum of its lengths, how many articles have it, and its greatest length. */
export type FieldTotals = { sums: Float64Array; having: Int32Array; longest: Int32Array }

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
  /** FIELD_COUNT numbers an article. */
  fieldLengths: Int32Array
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
  /** Checksums of the issues' bytes, one behind the other: where each begins, and the end. */
  sums: Uint8Array
  sumAts: Uint32Array
}

const bytes8 = (size: number) => new Uint8Array(new SharedArrayBuffer(size))
const numbers16 = (size: number) => new Uint16Array(new SharedArrayBuffer(size * 2))
const unsigned = (size: number) => new Uint32Array(new SharedArrayBuffer(size * 4))
const numbers = (size: number) => new Int32Array(new SharedArrayBuffer(size * 4))
const doubles = (size: number) => new Float64Array(new SharedArrayBuffer(size * 8))

/** Gathers lists of numbers, row by row. */
class ListReader {
  readonly #starts: Uint32Array
  #numbers = new Int32Array(64)
  #size = 0

  constructor(rows: number) {
    this.#starts = unsigned(rows + 1)
  }

  push(number: number): void {
    if (this.#size === this.#numbers.length) this.#numbers = grown(this.#numbers, this.#size * 2)
    this.#numbers[this.#size++] = number
  }

  endRow(row: number): void {
    this.#starts[row + 1] = this.#size
  }

  lists(): NumberLists {
    const all = numbers(this.#size)
    all.set(this.#numbers.subarray(0, this.#size))
    return { starts: this.#starts, numbers: all }
  }
}

/** Reads the columns of a payload. @throws {JiebaoError} INDEX_CORRUPT */
export function readColumns(bytes: Uint8Array, file: string): ValueColumns {
  const reader = new ByteReader(bytes, file)
  // Every row takes at least one byte, so a count above the number of bytes is damage.
  const count = (number: number) => {
    if (number > bytes.length) throw corrupt(file, 'it counts more than it holds')
    return number
  }
  const articles = count(reader.varint())
  const issues = count(reader.varint())
  const texts: (string | null)[] = [null]
  for (let left = count(reader.varint()); left > 0; left--) texts.push(reader.string())
  const files: string[] = []
  for (let left = count(reader.varint()); left > 0; left--) files.push(reader.string())
  const text = () => {
    const number = reader.varint()
    if (number >= texts.length) throw corrupt(file, 'a text is missing')
    return number
  }
  const ofArticles = readArticles(reader, articles, text, count)
  const ofIssues = readIssues(reader, { articles, issues, files: files.length }, text)
  const columns = { articles, issues, texts, files, ...ofArticles, ...ofIssues }
  addUpRecords(columns)
  return columns
}

/** One loop over local variables: it takes most of the time of opening an index. */
function readArticles(
  reader: ByteReader,
  articles: number,
  text: () => number,
  count: (number: number) => number,
) {
  const ids = new IdReader(articles, reader.file)
  const kinds = bytes8(articles)
  const eventDays = numbers(articles)
  const [sections, pages, pageNames] = [numbers(articles), numbers(articles), numbers(articles)]
  const [reporters, correspondents] = [new ListReader(articles), new ListReader(articles)]
  const fieldLengths = numbers(articles * FIELD_COUNT)
  const [sums, having, longest] = [doubles(FIELD_COUNT), numbers(FIELD_COUNT), numbers(FIELD_COUNT)]
  const toldShares = numbers16(articles)
  const articleBytes = numbers(articles)
  for (let a = 0; a < articles; a++) {
    ids.read(reader)
    kinds[a] = reader.byte()
    const day = reader.varint()
    eventDays[a] = day === 0 ? NO_DAY : day - DAY_BASE
    sections[a] = text()
    pages[a] = text()
    pageNames[a] = text()
    for (let left = count(reader.varint()); left > 0; left--) reporters.push(text())
    reporters.endRow(a)
    for (let left = count(reader.varint()); left > 0; left--) correspondents.push(text())
    correspondents.endRow(a)
    for (let mask = reader.byte(); mask !== 0; mask &= mask - 1) {
      const f = 31 - Math.clz32(mask & -mask)
      const length = reader.varint() + 1
      fieldLengths[a * FIELD_COUNT + f] = length
      sums[f]! += length
      having[f]!++
      if (length > longest[f]!) longest[f] = length
    }
    toldShares[a] = reader.varint()
    articleBytes[a] = reader.varint()
  }
  return {
    ...{ ids: ids.bytes(), kinds, eventDays, sections, pages, pageNames, fieldLengths, toldShares },
    ...{ reporters: reporters.lists(), correspondents: correspondents.lists(), articleBytes },
    articleAts: doubles(articles),
    fieldTotals: { sums, having, longest },
  }
}

function readIssues(
  reader: ByteReader,
  sizes: { articles: number; issues: number; files: number },
  text: () => number,
) {
  const { articles, issues } = sizes
  const ids = new IdReader(issues, reader.file)
  let sums: Uint8Array = bytes8(issues * 32)
  const sumAts = unsigned(issues + 1)
  const issueOf = numbers(articles)
  const fileOf = numbers(issues)
  const [publications, numberTexts] = [numbers(issues), numbers(issues)]
  const [fromDays, toDays] = [numbers(issues), numbers(issues)]
  const firstArticles = numbers(issues + 1)
  const doubts = numbers(issues)
  const issueBytes = numbers(issues)
  const day = () => {
    const stored = reader.varint()
    return stored === 0 ? NO_DAY : stored - DAY_BASE
  }
  for (let i = 0; i < issues; i++) {
    ids.read(reader)
    const size = reader.varint()
    const from = reader.skip(size)
    const at = sumAts[i]!
    if (at + size > sums.length) sums = sharedGrown(sums, at + size)
    for (let b = 0; b < size; b++) sums[at + b] = reader.bytes[from + b]!
    sumAts[i + 1] = at + size
    fileOf[i] = reader.varint()
    if (fileOf[i]! >= sizes.files) throw corrupt(reader.file, 'a file is missing')
    publications[i] = text()
    numberTexts[i] = text()
    fromDays[i] = day()
    toDays[i] = day()
    const first = firstArticles[i]!
    const next = first + reader.varint()
    if (next > articles) throw corrupt(reader.file, 'an issue has more articles than there are')
    // By hand: most issues of a scattered archive have one article.
    for (let a = first; a < next; a++) issueOf[a] = i
    firstArticles[i + 1] = next
    doubts[i] = reader.varint()
    issueBytes[i] = reader.varint()
  }
  sums = sums.subarray(0, sumAts[issues])
  if (firstArticles[issues] !== articles) throw corrupt(reader.file, 'articles and issues do not agree')
  return {
    ...{ issueIds: ids.bytes(), issueOf, fileOf, publications, numbers: numberTexts, fromDays, toDays },
    ...{ firstArticles, doubts, issueBytes, issueAts: doubles(issues), sums, sumAts },
  }
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
