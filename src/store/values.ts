/**
 * Doc values: what of every article and issue is in memory while it is searched.
 *
 * Columns over the articles and the issues of one segment, read whole at
 * opening: ids, kind, dates, section, names, exact field lengths, and where the
 * stored record is. FORMAT.md, "Values".
 */
import { FIELDS, KINDS, type Kind } from '../model.js'
import { ByteReader, ByteWriter } from './bytes.js'
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
  /** Of what the issue was read from; lower-case hex. */
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

function writePlace(out: ByteWriter, place: Place): void {
  out.varint(place.blockAt)
  out.varint(place.blockBytes)
  out.varint(place.at)
  out.varint(place.bytes)
}

/** All rows as one payload. */
export function encodeValues(articles: ArticleValues[], issues: IssueValues[]): Uint8Array {
  const texts = new TextTable()
  const rows = new ByteWriter(articles.length * 48 + 64)
  for (const a of articles) {
    rows.string(a.id)
    rows.byte(KINDS.indexOf(a.kind))
    writeDay(rows, a.eventDay)
    rows.varint(texts.number(a.section))
    for (const names of [a.reporters, a.correspondents]) {
      rows.varint(names.length)
      for (const name of names) rows.varint(texts.number(name))
    }
    for (let f = 0; f < FIELD_COUNT; f++) rows.varint(a.fieldLengths[f]!)
    writePlace(rows, a.place)
  }
  for (const i of issues) {
    rows.string(i.id)
    rows.string(i.sha256)
    rows.string(i.file)
    rows.varint(texts.number(i.publication))
    writeDay(rows, i.fromDay)
    writeDay(rows, i.toDay)
    rows.varint(i.articles)
    rows.varint(i.doubts)
    writePlace(rows, i.place)
  }
  const out = new ByteWriter(rows.length + 1024)
  out.varint(articles.length)
  out.varint(issues.length)
  out.varint(texts.numbers.size)
  for (const text of texts.numbers.keys()) out.string(text)
  out.raw(rows.view())
  return out.view()
}

/** The columns of one segment. Text columns hold numbers into `texts`; 0 is null. */
export class Values {
  readonly articles: number
  readonly issues: number
  readonly texts: (string | null)[] = [null]
  readonly ids: string[] = []
  readonly kinds: Uint8Array
  readonly eventDays: Int32Array
  readonly sections: Int32Array
  readonly reporters: number[][] = []
  readonly correspondents: number[][] = []
  /** FIELD_COUNT numbers an article. */
  readonly fieldLengths: Int32Array
  /** Article to issue. */
  readonly issueOf: Int32Array
  readonly issueIds: string[] = []
  readonly issueSums: string[] = []
  readonly files: string[] = []
  readonly publications: Int32Array
  readonly fromDays: Int32Array
  readonly toDays: Int32Array
  /** First article of each issue, and one end more. */
  readonly firstArticles: Int32Array
  readonly doubts: Int32Array
  readonly #articlePlaces: Float64Array
  readonly #issuePlaces: Float64Array
  readonly #reader: ByteReader

  constructor(bytes: Uint8Array, file: string) {
    const reader = new ByteReader(bytes, file)
    this.#reader = reader
    this.articles = this.#count(reader.varint())
    this.issues = this.#count(reader.varint())
    const texts = this.#count(reader.varint())
    for (let t = 0; t < texts; t++) this.texts.push(reader.string())
    this.kinds = new Uint8Array(this.articles)
    this.eventDays = new Int32Array(this.articles)
    this.sections = new Int32Array(this.articles)
    this.fieldLengths = new Int32Array(this.articles * FIELD_COUNT)
    this.issueOf = new Int32Array(this.articles)
    this.#articlePlaces = new Float64Array(this.articles * 4)
    this.publications = new Int32Array(this.issues)
    this.fromDays = new Int32Array(this.issues)
    this.toDays = new Int32Array(this.issues)
    this.firstArticles = new Int32Array(this.issues + 1)
    this.doubts = new Int32Array(this.issues)
    this.#issuePlaces = new Float64Array(this.issues * 4)
    for (let a = 0; a < this.articles; a++) this.#readArticle(a)
    for (let i = 0; i < this.issues; i++) this.#readIssue(i)
    if (this.firstArticles[this.issues] !== this.articles)
      throw corrupt(file, 'articles and issues do not agree')
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

  #names(): number[] {
    return Array.from({ length: this.#count(this.#reader.varint()) }, () => this.#text())
  }

  #place(places: Float64Array, row: number): void {
    for (let part = 0; part < 4; part++) places[row * 4 + part] = this.#reader.varint()
  }

  #readArticle(a: number): void {
    const reader = this.#reader
    this.ids.push(reader.string())
    this.kinds[a] = reader.byte()
    this.eventDays[a] = this.#day()
    this.sections[a] = this.#text()
    this.reporters.push(this.#names())
    this.correspondents.push(this.#names())
    for (let f = 0; f < FIELD_COUNT; f++) this.fieldLengths[a * FIELD_COUNT + f] = reader.varint()
    this.#place(this.#articlePlaces, a)
  }

  #readIssue(i: number): void {
    const reader = this.#reader
    this.issueIds.push(reader.string())
    this.issueSums.push(reader.string())
    this.files.push(reader.string())
    this.publications[i] = this.#text()
    this.fromDays[i] = this.#day()
    this.toDays[i] = this.#day()
    const first = this.firstArticles[i]!
    const next = first + reader.varint()
    if (next > this.articles) throw corrupt(reader.file, 'an issue has more articles than there are')
    this.issueOf.fill(i, first, next)
    this.firstArticles[i + 1] = next
    this.doubts[i] = reader.varint()
    this.#place(this.#issuePlaces, i)
  }

  kind(article: number): Kind {
    return KINDS[this.kinds[article]!] ?? 'article'
  }

  #named(texts: number[]): string[] {
    return texts.map((number) => this.texts[number] ?? '')
  }

  /** An article's row as it was written, for another segment. */
  articleRow(a: number): Omit<ArticleValues, 'place'> {
    return {
      id: this.ids[a]!,
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
      id: this.issueIds[i]!,
      sha256: this.issueSums[i]!,
      file: this.files[i]!,
      publication: this.texts[this.publications[i]!]!,
      fromDay: this.fromDays[i]!,
      toDay: this.toDays[i]!,
      articles: this.firstArticles[i + 1]! - this.firstArticles[i]!,
      doubts: this.doubts[i]!,
    }
  }

  articlePlace(article: number): Place {
    return placeAt(this.#articlePlaces, article)
  }

  issuePlace(issue: number): Place {
    return placeAt(this.#issuePlaces, issue)
  }
}

function placeAt(places: Float64Array, row: number): Place {
  const [blockAt, blockBytes, at, bytes] = places.subarray(row * 4, row * 4 + 4)
  return { blockAt: blockAt!, blockBytes: blockBytes!, at: at!, bytes: bytes! }
}
