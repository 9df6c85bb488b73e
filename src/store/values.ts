/**
 * Doc values: what of every article and issue is in memory while it is searched.
 *
 * Columns over the articles and the issues of one segment, read whole at
 * opening: ids, kind, dates, section, names, exact field lengths, and where the
 * stored record is. Numbers stand in arrays; ids and checksums become text when
 * they are asked for. FORMAT.md, "Values".
 */
import { FIELDS, KINDS, type Kind } from '../model.js'
import { ByteReader, ByteWriter } from './bytes.js'
import { Ids, IdWriter } from './ids.js'
import { corrupt } from './pages.js'
import type { Place } from './records.js'

const FIELD_COUNT = FIELDS.length
/** The day that stands for an unknown one. Below every real day. */
export const NO_DAY = -(2 ** 31)
/** Days are stored above zero: 1970-01-01 is 200,000, unknown is 0. */
const DAY_BASE = 200_000

/** One article's row. Days count from 1970-01-01; NO_DAY if unknown. */
export type ArticleValues = {
  id: string
  kind: Kind
  eventDay: number
  section: string | null
  reporters: string[]
  correspondents: string[]
  /** Positions in the stream that each field takes, boundaries included. */
  fieldLengths: ArrayLike<number>
  place: Place
}

/** One issue's row; its articles are the next `articles` rows after those of the issues before. */
export type IssueValues = {
  id: string
  /** Of what the issue was read from; lower-case hex, whole bytes of it. */
  sha256: string
  file: string
  publication: string | null
  fromDay: number
  toDay: number
  articles: number
  doubts: number
  place: Place
}

/** Texts by number, in the order of their first use; 0 is null. */
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

/** Which fields there are, and how long they are. */
function writeLengths(out: ByteWriter, lengths: ArrayLike<number>): void {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (lengths[f]! > 0) mask |= 1 << f
  out.byte(mask)
  for (let f = 0; f < FIELD_COUNT; f++) if (mask & (1 << f)) out.varint(lengths[f]! - 1)
}

/** Gathers the rows of a segment; an article's is encoded as it comes, since a large segment has a million. */
export class ValuesWriter {
  readonly #texts = new TextTable()
  readonly #ids = new IdWriter()
  /** The rows of articles but for the bytes of their records, which may be known last of all. */
  readonly #rows = new ByteWriter(1 << 16)
  readonly #rowEnds: number[] = []
  readonly #places: Place[] = []
  readonly #issues: IssueValues[] = []
  #lengths = new Int32Array(1024 * FIELD_COUNT)

  get articles(): number {
    return this.#places.length
  }

  get issues(): number {
    return this.#issues.length
  }

  /** FIELD_COUNT numbers an article. A view: valid until the next article. */
  get fieldLengths(): Int32Array {
    return this.#lengths.subarray(0, this.articles * FIELD_COUNT)
  }

  addArticle(a: ArticleValues): void {
    const rows = this.#rows
    this.#ids.write(rows, a.id)
    rows.byte(KINDS.indexOf(a.kind))
    writeDay(rows, a.eventDay)
    rows.varint(this.#texts.number(a.section))
    for (const names of [a.reporters, a.correspondents]) {
      rows.varint(names.length)
      for (const name of names) rows.varint(this.#texts.number(name))
    }
    writeLengths(rows, a.fieldLengths)
    this.#keepLengths(a.fieldLengths)
    this.#rowEnds.push(rows.length)
    this.#places.push(a.place)
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

  /** Its articles must have been added just before. */
  addIssue(issue: IssueValues): void {
    this.#issues.push(issue)
  }

  /** All rows as one payload. What places say is asked for only now. */
  encode(): Uint8Array {
    const files = new TextTable()
    const ids = new IdWriter()
    const issues = new ByteWriter()
    for (const issue of this.#issues) writeIssue(issues, issue, ids, files, this.#texts)
    const out = new ByteWriter(this.#rows.length + this.articles * 2 + issues.length + 1024)
    out.varint(this.articles)
    out.varint(this.issues)
    for (const table of [this.#texts, files]) {
      out.varint(table.numbers.size)
      for (const text of table.numbers.keys()) out.string(text)
    }
    const rows = this.#rows.view()
    let from = 0
    for (const [a, end] of this.#rowEnds.entries()) {
      out.part(rows, from, end - from)
      out.varint(this.#places[a]!.bytes)
      from = end
    }
    out.raw(issues.view())
    return out.view()
  }
}

function writeIssue(
  out: ByteWriter,
  i: IssueValues,
  ids: IdWriter,
  files: TextTable,
  texts: TextTable,
): void {
  ids.write(out, i.id)
  const sum = Buffer.from(i.sha256, 'hex')
  out.varint(sum.length)
  out.raw(sum)
  out.varint(files.number(i.file) - 1)
  out.varint(texts.number(i.publication))
  writeDay(out, i.fromDay)
  writeDay(out, i.toDay)
  out.varint(i.articles)
  out.varint(i.doubts)
  out.varint(i.place.bytes)
}

const NO_NAMES: readonly number[] = []

/** The columns of one segment. Text columns hold numbers into `texts`; 0 is null. */
export class Values {
  readonly articles: number
  readonly issues: number
  readonly texts: (string | null)[] = [null]
  /** Files that issues came from. */
  readonly files: string[] = []
  readonly ids: Ids
  readonly kinds: Uint8Array
  readonly eventDays: Int32Array
  readonly sections: Int32Array
  readonly reporters: (readonly number[])[] = []
  readonly correspondents: (readonly number[])[] = []
  /** FIELD_COUNT numbers an article. */
  readonly fieldLengths: Int32Array
  /** Article to issue. */
  readonly issueOf: Int32Array
  readonly issueIds: Ids
  /** Issue to file, a number into `files`. */
  readonly fileOf: Int32Array
  readonly publications: Int32Array
  readonly fromDays: Int32Array
  readonly toDays: Int32Array
  /** First article of each issue, and one end more. */
  readonly firstArticles: Int32Array
  readonly doubts: Int32Array
  /** Where each record begins, and how long it is. */
  readonly #articleAts: Float64Array
  readonly #articleBytes: Int32Array
  readonly #issueAts: Float64Array
  readonly #issueBytes: Int32Array
  /** Where the checksum of each issue stands in the payload, its length first. */
  readonly #sumAts: Uint32Array
  readonly #reader: ByteReader
  /** Made when a file is first asked for. */
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
    this.fieldLengths = new Int32Array(this.articles * FIELD_COUNT)
    this.issueOf = new Int32Array(this.articles)
    this.#articleAts = new Float64Array(this.articles)
    this.#articleBytes = new Int32Array(this.articles)
    this.publications = new Int32Array(this.issues)
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

  /** Records stand one behind the other: the articles of an issue, then the issue. */
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

  /** Every row takes a byte at least, so a larger count is damage. */
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

  /** In one loop over local names: this is most of opening an index. */
  #readArticles(): void {
    const { ids, kinds, eventDays, sections, fieldLengths, reporters, correspondents } = this
    const reader = this.#reader
    const recordBytes = this.#articleBytes
    const texts = this.texts.length
    for (let a = 0; a < this.articles; a++) {
      ids.read(reader)
      kinds[a] = reader.byte()
      const day = reader.varint()
      eventDays[a] = day === 0 ? NO_DAY : day - DAY_BASE
      const section = reader.varint()
      if (section >= texts) throw corrupt(reader.file, 'a text is missing')
      sections[a] = section
      reporters.push(this.#names())
      correspondents.push(this.#names())
      for (let mask = reader.byte(); mask !== 0; mask &= mask - 1)
        fieldLengths[a * FIELD_COUNT + 31 - Math.clz32(mask & -mask)] = reader.varint() + 1
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
    this.fromDays[i] = this.#day()
    this.toDays[i] = this.#day()
    const first = this.firstArticles[i]!
    const next = first + reader.varint()
    if (next > this.articles) throw corrupt(reader.file, 'an issue has more articles than there are')
    this.issueOf.fill(i, first, next)
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
  articleRow(a: number): Omit<ArticleValues, 'place'> {
    return {
      id: this.ids.at(a),
      kind: this.kind(a),
      eventDay: this.eventDays[a]!,
      section: this.texts[this.sections[a]!]!,
      reporters: this.#named(this.reporters[a]!),
      correspondents: this.#named(this.correspondents[a]!),
      fieldLengths: this.fieldLengths.subarray(a * FIELD_COUNT, (a + 1) * FIELD_COUNT),
    }
  }

  /** An issue's row as it was written, for another segment. */
  issueRow(i: number): Omit<IssueValues, 'place'> {
    return {
      id: this.issueIds.at(i),
      sha256: this.issueSum(i),
      file: this.fileOfIssue(i),
      publication: this.texts[this.publications[i]!]!,
      fromDay: this.fromDays[i]!,
      toDay: this.toDays[i]!,
      articles: this.firstArticles[i + 1]! - this.firstArticles[i]!,
      doubts: this.doubts[i]!,
    }
  }

  /** Of what an issue was read from, in hex. */
  issueSum(issue: number): string {
    const reader = new ByteReader(this.#reader.bytes, this.#reader.file, this.#sumAts[issue]!)
    return Buffer.from(reader.raw(reader.varint())).toString('hex')
  }

  fileOfIssue(issue: number): string {
    return this.files[this.fileOf[issue]!]!
  }

  /** The issues that came from a file. */
  issuesOfFile(file: string): readonly number[] {
    if (!this.#byFile) {
      const lists = this.files.map((): number[] => [])
      for (let i = 0; i < this.issues; i++) lists[this.fileOf[i]!]!.push(i)
      this.#byFile = new Map(this.files.map((name, f) => [name, lists[f]!]))
    }
    return this.#byFile.get(file) ?? []
  }

  articlePlace(article: number): Place {
    return { at: this.#articleAts[article]!, bytes: this.#articleBytes[article]! }
  }

  issuePlace(issue: number): Place {
    return { at: this.#issueAts[issue]!, bytes: this.#issueBytes[issue]! }
  }
}
