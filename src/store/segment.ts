/**
 * A segment: five files that together hold some issues, never changed once
 * written. The writer and the reader of the whole; each file's bytes are known
 * to the room of its name. FORMAT.md, "Segments".
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { FIELD_COUNT } from '../model.js'
import { ByteWriter } from './bytes.js'
import { PostingsCursor } from './cursor.js'
import { type ArticleValues, DocValues, type IssueValues } from './doc-values.js'
import { DocValuesWriter } from './doc-values-writer.js'
import { meanLengths } from './impacts.js'
import { corrupt, type FileMark, PagedReader, PagedWriter } from './pages.js'
import { encodePositions, PositionsReader, positionStarts } from './positions.js'
import { type EncodingContext, encodePostings, type PostingList } from './postings.js'
import { SkipTable } from './skips.js'
import { type Phrases, StoredFieldsReader, StoredFieldsWriter } from './stored-fields.js'
import {
  TERM_KINDS,
  type TermEntry,
  type TermInfo,
  type TermKind,
  TermsReader,
  TermsWriter,
  termKey,
} from './terms.js'

/** The files of a segment, by the ending of their names. */
export const PARTS = ['terms', 'postings', 'positions', 'records', 'values'] as const
export type SegmentPart = (typeof PARTS)[number]

/** What the manifest says of a segment. */
export type SegmentMark = {
  name: string
  articles: number
  issues: number
  /** Numbers of the issues that later generations removed, rising. */
  deletedIssues: number[]
  files: Record<SegmentPart, FileMark>
}

/** A value to be stored, or the JSON of one. */
export type StoredFields = object | string

const partPath = (folder: string, name: string, part: SegmentPart) => join(folder, `${name}.${part}`)

/**
 * Writes one segment: first issues, each behind its articles, then terms by
 * rising key. Nothing counts before a manifest names it.
 */
export class SegmentWriter {
  readonly #records: StoredFieldsWriter
  readonly #terms: TermsWriter
  readonly #postings: PagedWriter
  readonly #positions: PagedWriter
  readonly #values: PagedWriter
  readonly #rows = new DocValuesWriter()
  readonly #bytes = new ByteWriter(1 << 16)
  readonly #scratch = new ByteWriter(1 << 16)
  #setting: EncodingContext | undefined

  constructor(
    readonly folder: string,
    readonly name: string,
    phrases: Phrases = {},
  ) {
    const writers = openWriters((part) => partPath(folder, name, part), phrases)
    this.#records = writers.records
    this.#terms = writers.terms
    this.#postings = writers.postings
    this.#positions = writers.positions
    this.#values = writers.values
  }

  get articles(): number {
    return this.#rows.articles
  }

  /** @param record what is stored: a value, or the JSON of one taken from another segment */
  addArticle(values: ArticleValues, record: StoredFields): void {
    this.#rows.addArticle(values, this.#store(record))
  }

  /** Its articles must have been added just before. */
  addIssue(values: IssueValues, record: StoredFields): void {
    this.#rows.addIssue(values, this.#store(record))
  }

  #store(record: StoredFields): number {
    return typeof record === 'string' ? this.#records.addText(record) : this.#records.add(record)
  }

  /**
   * @param key       as `termKey` makes it; keys must rise
   * @param positions for a bigram: first position and gaps less one, article by article
   */
  addTerm(key: Uint8Array, list: PostingList, positions?: { values: Int32Array; size: number }): void {
    const postingsAt = this.#postings.length
    const positionsAt = this.#positions.length
    if (positions?.size === 1) {
      const single = { article: list.docs[0]!, position: positions.values[0]! }
      const empty = { postingsAt, postingsBytes: 0, positionsAt, positionsBytes: 0 }
      this.#terms.add(key, { documentFrequency: 1, hasPositions: true, total: 1, ...empty, single })
      return
    }
    this.#bytes.clear()
    this.#setting ??= this.#takeSetting()
    encodePostings(list, this.#bytes, this.#scratch, this.#setting)
    this.#postings.write(this.#bytes.view())
    if (positions) {
      this.#bytes.clear()
      encodePositions(positions.values, positions.size, this.#bytes, this.#scratch)
      this.#positions.write(this.#bytes.view())
    }
    this.#terms.add(key, {
      documentFrequency: list.size,
      hasPositions: positions !== undefined,
      total: positions?.size ?? 0,
      postingsAt,
      postingsBytes: this.#postings.length - postingsAt,
      positionsAt,
      positionsBytes: this.#positions.length - positionsAt,
    })
  }

  /** From now on no article comes any more. */
  #takeSetting(): EncodingContext {
    const { articles, fieldLengths } = this.#rows
    const lengthOf = (article: number, field: number) => fieldLengths[article * FIELD_COUNT + field]!
    return { articles, lengthOf, meanLengths: meanLengths(fieldLengths) }
  }

  /** Writes the rest and syncs every file. */
  finish(): SegmentMark {
    const records = this.#records.finish()
    this.#values.write(this.#rows.encode(this.#records.sizes))
    return {
      name: this.name,
      articles: this.#rows.articles,
      issues: this.#rows.issues,
      deletedIssues: [],
      files: {
        terms: this.#terms.finish(),
        postings: this.#postings.finish(),
        positions: this.#positions.finish(),
        records,
        values: this.#values.finish(),
      },
    }
  }

  /** Gives the segment up and removes its files. */
  abandon(): void {
    const writers = [this.#records, this.#terms, this.#postings, this.#positions, this.#values]
    for (const writer of writers) writer.abandon()
    for (const part of PARTS) rmSync(partPath(this.folder, this.name, part), { force: true })
  }
}

/** Opens all five files, or leaves none open. */
function openWriters(pathOf: (part: SegmentPart) => string, phrases: Phrases) {
  const opened: { abandon(): void }[] = []
  const keep = <W extends { abandon(): void }>(writer: W): W => {
    opened.push(writer)
    return writer
  }
  try {
    return {
      records: keep(new StoredFieldsWriter(pathOf('records'), phrases)),
      terms: keep(new TermsWriter(pathOf('terms'))),
      postings: keep(new PagedWriter(pathOf('postings'))),
      positions: keep(new PagedWriter(pathOf('positions'))),
      values: keep(new PagedWriter(pathOf('values'))),
    }
  } catch (error) {
    for (const writer of opened) writer.abandon()
    throw error
  }
}

/** Terms that are remembered; some hundred bytes each. */
const FOUND_MOST = 20_000

/** The files of a segment and what of them is in memory; shared by the generations that name it. */
class OpenFiles {
  readonly files = {} as Record<SegmentPart, PagedReader>
  readonly docValues: DocValues
  readonly terms: TermsReader
  readonly records: StoredFieldsReader
  users = 1
  /** One query asks for a term several times, and readers ask for the same words. */
  readonly #found = new Map<string, TermInfo | undefined>()
  /** Of the terms that are remembered. */
  readonly skips = new WeakMap<TermInfo, SkipTable>()
  readonly positionStarts = new WeakMap<TermInfo, Int32Array>()

  constructor(folder: string, mark: SegmentMark) {
    try {
      for (const part of PARTS) {
        this.files[part] = new PagedReader(partPath(folder, mark.name, part), mark.files[part])
      }
      const { values, terms, records } = this.files
      this.docValues = new DocValues(values.readWhole(), values.file)
      this.terms = new TermsReader(terms)
      this.records = new StoredFieldsReader(records)
      if (this.docValues.articles !== mark.articles)
        throw corrupt(values.file, 'it has another number of articles')
    } catch (error) {
      this.close()
      throw error
    }
  }

  find(kind: TermKind, term: string): TermInfo | undefined {
    const key = `${kind}:${term}`
    if (this.#found.has(key)) return this.#found.get(key)
    const info = this.terms.find(termKey(kind, term))
    if (this.#found.size >= FOUND_MOST) this.#found.clear()
    this.#found.set(key, info)
    return info
  }

  close(): void {
    for (const part of PARTS) this.files[part]?.close()
  }
}

function popcount(words: Uint32Array): number {
  let count = 0
  for (const word of words) {
    let bits = word - ((word >>> 1) & 0x55555555)
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

/** An open segment. Postings and text stay in the files until they are asked for. */
export class Segment {
  readonly docValues: DocValues
  readonly terms: TermsReader
  /** One bit an article: set while it is live. */
  readonly live: Uint32Array
  liveArticles: number
  readonly #open: OpenFiles
  readonly #files: Record<SegmentPart, PagedReader>
  readonly #records: StoredFieldsReader

  /**
   * @param held the same segment, open in another generation: its files are used again
   * @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is
   */
  constructor(
    folder: string,
    readonly mark: SegmentMark,
    held?: Segment,
  ) {
    this.#open = held ? held.#open : new OpenFiles(folder, mark)
    if (held) this.#open.users++
    this.#files = this.#open.files
    this.#records = this.#open.records
    this.docValues = this.#open.docValues
    this.terms = this.#open.terms
    this.live = this.#liveBits()
    this.liveArticles = popcount(this.live)
  }

  /** Takes articles out of what this reader sees; the files keep them. Only before the segment is searched. */
  withhold(articles: Uint32Array): void {
    for (const [i, word] of articles.entries()) this.live[i]! &= ~word
    this.liveArticles = popcount(this.live)
  }

  #liveBits(): Uint32Array {
    const { articles, firstArticles } = this.docValues
    const live = new Uint32Array(Math.ceil(articles / 32)).fill(0xffffffff)
    if (articles % 32 > 0) live[live.length - 1] = 2 ** (articles % 32) - 1
    for (const issue of this.mark.deletedIssues) {
      for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++)
        live[a >> 5]! &= ~(1 << (a & 31))
    }
    return live
  }

  isLive(article: number): boolean {
    return (this.live[article >> 5]! & (1 << (article & 31))) !== 0
  }

  find(kind: TermKind, term: string): TermInfo | undefined {
    return this.#open.find(kind, term)
  }

  postings(info: TermInfo): PostingsCursor {
    const { postings } = this.#files
    const { articles } = this.docValues
    if (info.single) return PostingsCursor.single(postings.file, info.single.article, articles)
    const end = info.postingsBytes
    const bytes = postings.readPadded(info.postingsAt, end)
    const { skips } = this.#open
    let table = skips.get(info)
    if (!table) {
      table = new SkipTable(bytes, postings.file, info.documentFrequency, info.hasPositions, articles, end)
      // Most lists are too short for one: a merge would remember millions.
      if (table.full > 0) skips.set(info, table)
    }
    return new PostingsCursor(
      bytes,
      postings.file,
      info.documentFrequency,
      info.hasPositions,
      articles,
      table,
      end,
    )
  }

  positions(info: TermInfo): PositionsReader {
    const { positions } = this.#files
    if (info.single) return PositionsReader.single(positions.file, info.single.position)
    const end = info.positionsBytes
    const bytes = positions.readPadded(info.positionsAt, end)
    let starts = this.#open.positionStarts.get(info)
    if (!starts) {
      starts = positionStarts(bytes, positions.file, info.total, end)
      if (starts.length > 1) this.#open.positionStarts.set(info, starts)
    }
    return new PositionsReader(bytes, positions.file, info.total, starts, end)
  }

  /** Terms of one kind that begin with `prefix`, in order, as text. */
  *termsFrom(kind: TermKind, prefix: string): Generator<{ term: string; info: TermInfo }> {
    const start = termKey(kind, prefix)
    for (const { key, info } of this.terms.from(start)) {
      if (key[0] !== TERM_KINDS[kind]) return
      const term = Buffer.from(key.buffer, key.byteOffset + 1, key.length - 1).toString()
      if (!term.startsWith(prefix)) return
      yield { term, info }
    }
  }

  /** Every term with its kind's number in front, for merging and checking. */
  allTerms(): Generator<TermEntry> {
    return this.terms.from(new Uint8Array(0))
  }

  /** The live article of this id. */
  articleById(id: string): number | undefined {
    return this.docValues.ids.find(id, (article) => this.isLive(article))
  }

  /** The issue of this id that no later generation removed. */
  issueById(id: string): number | undefined {
    const { deletedIssues } = this.mark
    return this.docValues.issueIds.find(id, (issue) => !deletedIssues.includes(issue))
  }

  articleRecord(article: number): unknown {
    return this.#records.read(this.docValues.articleSpan(article))
  }

  /** As JSON. */
  articleText(article: number): string {
    return this.#records.readText(this.docValues.articleSpan(article))
  }

  issueRecord(issue: number): unknown {
    return this.#records.read(this.docValues.issueSpan(issue))
  }

  /** As JSON. */
  issueText(issue: number): string {
    return this.#records.readText(this.docValues.issueSpan(issue))
  }

  /** Reads every page of every file past the cache. @returns what does not hold */
  checkPages(): { bytes: number; problems: { file: string; detail: string }[] } {
    const problems: { file: string; detail: string }[] = []
    let bytes = 0
    for (const part of PARTS) {
      const file = this.#files[part]
      for (let page = 0; page < file.pages; page++) {
        try {
          bytes += file.checkedPage(page).length
        } catch (error) {
          problems.push({ file: file.file, detail: (error as Error).message })
        }
      }
    }
    return { bytes, problems }
  }

  close(): void {
    if (--this.#open.users === 0) this.#open.close()
  }
}
