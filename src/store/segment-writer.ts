/**
 * Writing a segment: its articles and issues, then its terms.
 *
 * Hands each part to the writer of its file and knows no byte of one. segment.ts reads
 * what it leaves. FORMAT.md, "Files of a folder".
 */
import { rmSync } from 'node:fs'
import { FIELD_COUNT } from '../model.js'
import { ByteWriter } from './bytes.js'
import type { ArticleValues, IssueValues } from './doc-values.js'
import { DocValuesWriter } from './doc-values-writer.js'
import { meanLengths } from './impacts.js'
import { PagedWriter } from './pages.js'
import { encodePositions } from './positions.js'
import { type EncodingContext, encodePostings, type PostingList } from './postings.js'
import { PARTS, partPath, type SegmentMark, type SegmentPart } from './segment.js'
import { type Phrases, StoredFieldsWriter } from './stored-fields.js'
import { TermsWriter } from './terms.js'

/** An object to be stored, or the JSON of one. */
type StoredFields = object | string

/**
 * Writes one segment: first the issues, each behind its articles, then the terms
 * by rising key. No reader sees the segment before a manifest names it.
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

  /** @param record the article, or its JSON as another segment gives it */
  addArticle(values: ArticleValues, record: StoredFields): void {
    this.#rows.addArticle(values, this.#store(record))
  }

  /** The issue's articles must have been added just before. */
  addIssue(values: IssueValues, record: StoredFields): void {
    this.#rows.addIssue(values, this.#store(record))
  }

  #store(record: StoredFields): number {
    return typeof record === 'string' ? this.#records.addText(record) : this.#records.add(record)
  }

  /**
   * Adds a term and its list. No article may be added afterwards.
   *
   * @param key       as `termKey()` makes it; keys must rise
   * @param positions of a bigram: by article, the first position and then the gaps less one
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

  /** What encoding a list depends on. All articles are known once the first term comes. */
  #takeSetting(): EncodingContext {
    const { articles, fieldLengths } = this.#rows
    const lengthOf = (article: number, field: number) => fieldLengths[article * FIELD_COUNT + field]!
    return { articles, lengthOf, meanLengths: meanLengths(fieldLengths) }
  }

  /** Writes doc values and trailers, and syncs every file. */
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

  /** Gives up the segment and removes its files. */
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
