/**
 * Doc values: the columns that a search keeps in memory, one row an article or issue.
 *
 * A segment's columns are read whole when it is opened: ids, kinds, dates, sections,
 * names, exact field lengths, and where each stored record is. Numbers stand in
 * arrays; an id becomes text, and a checksum is read, only when it is asked for.
 * doc-values-writer.ts writes them. FORMAT.md, "Values".
 */
import { KINDS, type Kind } from '../model.js'
import { ByteReader } from './bytes.js'
import type { FieldTotals, Lengths, NumberLists, Payload, ValueColumns } from './columns.js'
import { Ids } from './ids.js'
import type { RecordSpan } from './stored-fields.js'

export { DAY_BASE, NO_DAY } from './columns.js'

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

/** Most bytes of a varint. */
const VARINT = 8

const NO_NAMES: readonly number[] = []

/** Lists of indexes into `texts`, by article. */
export class NameLists {
  readonly #starts: Uint32Array
  readonly #numbers: Int32Array

  constructor({ starts, numbers }: NumberLists) {
    this.#starts = starts
    this.#numbers = numbers
  }

  at(article: number): readonly number[] {
    const [from, to] = [this.#starts[article]!, this.#starts[article + 1]!]
    return from === to ? NO_NAMES : [...this.#numbers.subarray(from, to)]
  }

  /** Visits each number of an article's list once. */
  eachOnce(article: number, visit: (number: number) => void): void {
    const numbers = this.#numbers
    const [from, to] = [this.#starts[article]!, this.#starts[article + 1]!]
    for (let i = from; i < to; i++) {
      let first = from
      while (numbers[first] !== numbers[i]) first++
      if (first === i) visit(numbers[i]!)
    }
  }
}

/** The columns of one segment. A text column holds indexes into `texts`; index 0 is null. */
export class DocValues {
  readonly articles: number
  readonly issues: number
  readonly texts: readonly (string | null)[]
  /** Source files of the issues, each once. */
  readonly files: readonly string[]
  readonly ids: Ids
  readonly kinds: Uint8Array
  readonly eventDays: Int32Array
  readonly sections: Int32Array
  readonly reporters: NameLists
  readonly correspondents: NameLists
  readonly pages: Int32Array
  readonly pageNames: Int32Array
  /** By field, and by article. */
  readonly fieldLengths: readonly Lengths[]
  readonly fieldTotals: FieldTotals
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
  /** What other threads may be handed. */
  readonly columns: ValueColumns
  readonly #payload: Payload
  /** Issues by file; built by the first `issuesOfFile()`. */
  #byFile: Map<string, number[]> | undefined

  /** @param payload that the columns were read from: the rest of it is read where it is asked for */
  constructor(columns: ValueColumns, payload: Payload) {
    this.columns = columns
    this.#payload = payload
    this.articles = columns.articles
    this.issues = columns.issues
    this.texts = columns.texts
    this.files = columns.files
    this.ids = new Ids(columns.ids)
    this.kinds = columns.kinds
    this.eventDays = columns.eventDays
    this.sections = columns.sections
    this.reporters = new NameLists(columns.reporters)
    this.correspondents = new NameLists(columns.correspondents)
    this.pages = columns.pages
    this.pageNames = columns.pageNames
    this.fieldLengths = columns.fieldLengths
    this.fieldTotals = columns.fieldTotals
    this.toldShares = columns.toldShares
    this.issueOf = columns.issueOf
    this.issueIds = new Ids(columns.issueIds)
    this.fileOf = columns.fileOf
    this.publications = columns.publications
    this.numbers = columns.numbers
    this.fromDays = columns.fromDays
    this.toDays = columns.toDays
    this.firstArticles = columns.firstArticles
    this.doubts = columns.doubts
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
      reporters: this.#named(this.reporters.at(a)),
      correspondents: this.#named(this.correspondents.at(a)),
      fieldLengths: this.fieldLengths.map((lengths) => lengths[a]!),
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
    const at = this.columns.sumAts[issue]!
    const { file, length } = this.#payload
    const reader = new ByteReader(this.#payload.read(at, Math.min(VARINT, length - at)), file)
    const size = reader.varint()
    return Buffer.from(this.#payload.read(at + reader.at, size)).toString('hex')
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
    return { at: this.columns.articleAts[article]!, bytes: this.columns.articleBytes[article]! }
  }

  issueSpan(issue: number): RecordSpan {
    return { at: this.columns.issueAts[issue]!, bytes: this.columns.issueBytes[issue]! }
  }
}
