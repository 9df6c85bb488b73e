/**
 * Doc values: the columns that a search keeps in memory, one row an article or issue.
 *
 * A segment's columns are read whole when it is opened: ids, kinds, dates, sections,
 * names, exact field lengths, and where each stored record is. Numbers stand in
 * arrays; an id or checksum becomes text only when it is asked for.
 * doc-values-writer.ts writes them. FORMAT.md, "Values".
 */
import { FIELD_COUNT, KINDS, type Kind } from '../model.js'
import { ByteReader } from './bytes.js'
import { Ids } from './ids.js'
import { corrupt } from './pages.js'
import type { RecordSpan } from './stored-fields.js'

/** Stands for an unknown day. Below every real day. */
export const NO_DAY = -(2 ** 31)
/** Days are stored above zero: 1970-01-01 is 200,000, unknown is 0. */
export const DAY_BASE = 200_000

/** One article's row. Days count from 1970-01-01; NO_DAY if unknown. */
export type ArticleValues = {
  id: string
  kind: Kind
  eventDay: number
  section: string | null
  page: string | null
  pageName: string | null
  reporters: string[]
  correspondents: string[]
  /** Code points that each field takes in the article's stream, paragraph ends included; FIELD_COUNT numbers. */
  fieldLengths: ArrayLike<number>
  /** How sure the tool was that read the article's worst paragraph, 0 to 1001 as the indexing counts; null if it told no doubt. */
  toldShare: number | null
}

/** One issue's row. Its articles are the `articles` rows behind those of the issues before it. */
export type IssueValues = {
  id: string
  /** Checksum of the bytes that the issue was read from: lower-case hex, an even number of digits. */
  sha256: string
  file: string
  publication: string | null
  number: string | null
  fromDay: number
  toDay: number
  articles: number
  doubts: number
}

const NO_NAMES: readonly number[] = []

/** The columns of one segment. A text column holds indexes into `texts`; index 0 is null. */
export class DocValues {
  readonly articles: number
  readonly issues: number
  readonly texts: (string | null)[] = [null]
  /** Source files of the issues, each once. */
  readonly files: string[] = []
  readonly ids: Ids
  readonly kinds: Uint8Array
  readonly eventDays: Int32Array
  readonly sections: Int32Array
  readonly pages: Int32Array
  readonly pageNames: Int32Array
  readonly reporters: (readonly number[])[] = []
  readonly correspondents: (readonly number[])[] = []
  /** FIELD_COUNT numbers an article. */
  readonly fieldLengths: Int32Array
  /** 0: the tool told no doubt; else its `toldShare` and 1. */
  readonly toldShares: Uint16Array
  /** By article: its issue. */
  readonly issueOf: Int32Array
  readonly issueIds: Ids
  /** By issue: its file, an index into `files`. */
  readonly fileOf: Int32Array
  readonly publications: Int32Array
  readonly numbers: Int32Array
  readonly fromDays: Int32Array
  readonly toDays: Int32Array
  /** By issue: its first article. One entry more holds the number of articles. */
  readonly firstArticles: Int32Array
  readonly doubts: Int32Array
  /** Where each stored record begins behind the book, and its length, in bytes. */
  readonly #articleAts: Float64Array
  readonly #articleBytes: Int32Array
  readonly #issueAts: Float64Array
  readonly #issueBytes: Int32Array
  /** By issue: where its checksum stands in the payload, behind its own length. */
  readonly #sumAts: Uint32Array
  readonly #reader: ByteReader
  /** Issues by file; built by the first `issuesOfFile()`. */
  #byFile: Map<string, number[]> | undefined

  constructor(bytes: Uint8Array, file: string) {
    const reader = new ByteReader(bytes, file)
    this.#reader = reader
    this.articles = this.#count(reader.varint())
    this.issues = this.#count(reader.varint())
    const texts = this.#count(reader.varint())
    for (let t = 0; t < texts; t++) this.texts.push(reader.string())
    const files = this.#count(reader.varint())
    for (let f = 0; f < files; f++) this.files.push(reader.string())
    this.ids = new Ids(this.articles, file)
    this.issueIds = new Ids(this.issues, file)
    this.kinds = new Uint8Array(this.articles)
    this.eventDays = new Int32Array(this.articles)
    this.sections = new Int32Array(this.articles)
    this.pages = new Int32Array(this.articles)
    this.pageNames = new Int32Array(this.articles)
    this.fieldLengths = new Int32Array(this.articles * FIELD_COUNT)
    this.toldShares = new Uint16Array(this.articles)
    this.issueOf = new Int32Array(this.articles)
    this.#articleAts = new Float64Array(this.articles)
    this.#articleBytes = new Int32Array(this.articles)
    this.publications = new Int32Array(this.issues)
    this.numbers = new Int32Array(this.issues)
    this.fromDays = new Int32Array(this.issues)
    this.toDays = new Int32Array(this.issues)
    this.firstArticles = new Int32Array(this.issues + 1)
    this.doubts = new Int32Array(this.issues)
    this.#issueAts = new Float64Array(this.issues)
    this.#issueBytes = new Int32Array(this.issues)
    this.#sumAts = new Uint32Array(this.issues)
    this.fileOf = new Int32Array(this.issues)
    this.#readArticles()
    for (let i = 0; i < this.issues; i++) this.#readIssue(i)
    if (this.firstArticles[this.issues] !== this.articles)
      throw corrupt(file, 'articles and issues do not agree')
    this.#findRecords()
  }

  /** Adds up the lengths: records follow one another, those of an issue's articles before that of the issue. */
  #findRecords(): void {
    let at = 0
    for (let i = 0; i < this.issues; i++) {
      for (let a = this.firstArticles[i]!; a < this.firstArticles[i + 1]!; a++) {
        this.#articleAts[a] = at
        at += this.#articleBytes[a]!
      }
      this.#issueAts[i] = at
      at += this.#issueBytes[i]!
    }
  }

  /** Every row takes at least one byte, so a count above the number of bytes is damage. */
  #count(count: number): number {
    if (count > this.#reader.bytes.length) throw corrupt(this.#reader.file, 'it counts more than it holds')
    return count
  }

  #day(): number {
    const stored = this.#reader.varint()
    return stored === 0 ? NO_DAY : stored - DAY_BASE
  }

  #text(): number {
    const number = this.#reader.varint()
    if (number >= this.texts.length) throw corrupt(this.#reader.file, 'a text is missing')
    return number
  }

  #names(): readonly number[] {
    const count = this.#count(this.#reader.varint())
    if (count === 0) return NO_NAMES
    const names: number[] = []
    for (let n = 0; n < count; n++) names.push(this.#text())
    return names
  }

  /** One loop over local variables: it takes most of the time of opening an index. */
  #readArticles(): void {
    const { ids, kinds, eventDays, sections, pages, pageNames, fieldLengths, reporters, correspondents } =
      this
    const reader = this.#reader
    const recordBytes = this.#articleBytes
    const { toldShares } = this
    for (let a = 0; a < this.articles; a++) {
      ids.read(reader)
      kinds[a] = reader.byte()
      const day = reader.varint()
      eventDays[a] = day === 0 ? NO_DAY : day - DAY_BASE
      sections[a] = this.#text()
      pages[a] = this.#text()
      pageNames[a] = this.#text()
      reporters.push(this.#names())
      correspondents.push(this.#names())
      for (let mask = reader.byte(); mask !== 0; mask &= mask - 1)
        fieldLengths[a * FIELD_COUNT + 31 - Math.clz32(mask & -mask)] = reader.varint() + 1
      toldShares[a] = reader.varint()
      recordBytes[a] = reader.varint()
    }
  }

  #readIssue(i: number): void {
    const reader = this.#reader
    this.issueIds.read(reader)
    this.#sumAts[i] = reader.at
    reader.skip(reader.varint())
    this.fileOf[i] = reader.varint()
    if (this.fileOf[i]! >= this.files.length) throw corrupt(reader.file, 'a file is missing')
    this.publications[i] = this.#text()
    this.numbers[i] = this.#text()
    this.fromDays[i] = this.#day()
    this.toDays[i] = this.#day()
    const first = this.firstArticles[i]!
    const next = first + reader.varint()
    if (next > this.articles) throw corrupt(reader.file, 'an issue has more articles than there are')
    // By hand: most issues of a scattered archive have one article.
    for (let a = first; a < next; a++) this.issueOf[a] = i
    this.firstArticles[i + 1] = next
    this.doubts[i] = reader.varint()
    this.#issueBytes[i] = reader.varint()
  }

  kind(article: number): Kind {
    return KINDS[this.kinds[article]!] ?? 'article'
  }

  #named(texts: readonly number[]): string[] {
    return texts.map((number) => this.texts[number] ?? '')
  }

  /** An article's row as it was written, for another segment. */
  articleRow(a: number): ArticleValues {
    return {
      id: this.ids.at(a),
      kind: this.kind(a),
      eventDay: this.eventDays[a]!,
      section: this.texts[this.sections[a]!]!,
      page: this.texts[this.pages[a]!]!,
      pageName: this.texts[this.pageNames[a]!]!,
      reporters: this.#named(this.reporters[a]!),
      correspondents: this.#named(this.correspondents[a]!),
      fieldLengths: this.fieldLengths.subarray(a * FIELD_COUNT, (a + 1) * FIELD_COUNT),
      toldShare: this.toldShares[a] === 0 ? null : this.toldShares[a]! - 1,
    }
  }

  /** An issue's row as it was written, for another segment. */
  issueRow(i: number): IssueValues {
    return {
      id: this.issueIds.at(i),
      sha256: this.issueSum(i),
      file: this.fileOfIssue(i),
      publication: this.texts[this.publications[i]!]!,
      number: this.texts[this.numbers[i]!]!,
      fromDay: this.fromDays[i]!,
      toDay: this.toDays[i]!,
      articles: this.firstArticles[i + 1]! - this.firstArticles[i]!,
      doubts: this.doubts[i]!,
    }
  }

  /** Checksum of the bytes that an issue was read from, in hex. */
  issueSum(issue: number): string {
    const reader = new ByteReader(this.#reader.bytes, this.#reader.file, this.#sumAts[issue]!)
    return Buffer.from(reader.raw(reader.varint())).toString('hex')
  }

  fileOfIssue(issue: number): string {
    return this.files[this.fileOf[issue]!]!
  }

  /** The issues of a source file, deleted ones included. */
  issuesOfFile(file: string): readonly number[] {
    if (!this.#byFile) {
      const lists = this.files.map((): number[] => [])
      for (let i = 0; i < this.issues; i++) lists[this.fileOf[i]!]!.push(i)
      this.#byFile = new Map(this.files.map((name, f) => [name, lists[f]!]))
    }
    return this.#byFile.get(file) ?? []
  }

  articleSpan(article: number): RecordSpan {
    return { at: this.#articleAts[article]!, bytes: this.#articleBytes[article]! }
  }

  issueSpan(issue: number): RecordSpan {
    return { at: this.#issueAts[issue]!, bytes: this.#issueBytes[issue]! }
  }
}
