/**
 * A segment: five files that hold some issues and never change once written.
 *
 * Its reader; segment-writer.ts writes it. The bytes of each file are known to another file of this
 * room (terms.ts, postings.ts, positions.ts, stored-fields.ts, doc-values.ts).
 * FORMAT.md, "Files of a folder".
 *
 * Open files are shared by all generations that name the segment. They keep the terms
 * that were looked up, with their skip tables and block starts, until the files close.
 */

import { join } from 'node:path'
import type { JiebaoError } from '../errors.js'
import { type CountedSet, sets } from '../kernel/kernel.js'
import { arena, type Laid } from './arena.js'
import { countBits, setBits } from './bytes.js'
import { readColumns, type ValueColumns } from './columns.js'
import { decoded, type PostingsCursor } from './cursor.js'
import { corrupt } from './disk.js'
import { DocValues } from './doc-values.js'
import type { FieldImpact } from './impacts.js'
import { isDenseList } from './laid-list.js'
import { BLOCK } from './packed.js'
import { type FileMark, PagedReader } from './pages.js'
import type { PositionsReader } from './positions.js'
import type { SharedFile } from './shared-pages.js'
import { StoredFieldsReader } from './stored-fields.js'
import { type ListFiles, TermLists } from './term-lists.js'
import { TERM_KINDS, type TermEntry, type TermInfo, type TermKind, TermsReader, termKey } from './terms.js'

/** The files of a segment, by the ending of their names. */
export const PARTS = ['terms', 'postings', 'positions', 'records', 'values'] as const
export type SegmentPart = (typeof PARTS)[number]

/** The manifest's entry of a segment. */
export type SegmentMark = {
  name: string
  articles: number
  issues: number
  /** Numbers of the issues that later generations removed, rising. */
  deletedIssues: number[]
  files: Record<SegmentPart, FileMark>
}

/** What a segment that another thread has open is opened with: its columns, and pages of its other files. */
export type SharedSegment = { columns: ValueColumns; files: Partial<Record<SegmentPart, SharedFile>> }

/** Where a file of a segment is. */
export const partPath = (folder: string, name: string, part: SegmentPart) => join(folder, `${name}.${part}`)

/** Terms of a kind that open files remember, present or absent, of some hundred bytes each; then all of it are forgotten. */
const FOUND_MOST = 20_000

const mapsByKind = () =>
  Object.fromEntries(
    Object.keys(TERM_KINDS).map((kind) => [kind, new Map<string, TermInfo | undefined>()]),
  ) as Record<TermKind, Map<string, TermInfo | undefined>>

/** The open files of a segment, and what of them stays in memory. Shared by the generations that name it. */
class OpenFiles {
  readonly files = {} as Record<SegmentPart, PagedReader>
  readonly docValues: DocValues
  readonly terms: TermsReader
  readonly records: StoredFieldsReader
  users = 1
  /** Terms looked up lately: one query asks for a term several times, and readers ask for the same words. */
  readonly #found = mapsByKind()
  readonly #lists: ListFiles

  constructor(folder: string, mark: SegmentMark, shared: SharedSegment | undefined) {
    try {
      for (const part of PARTS) {
        const path = partPath(folder, mark.name, part)
        this.files[part] = new PagedReader(path, mark.files[part], shared?.files[part])
      }
      const { values, terms, records } = this.files
      this.docValues = new DocValues(shared?.columns ?? readColumns(values), values)
      this.terms = new TermsReader(terms)
      this.records = new StoredFieldsReader(records)
      if (this.docValues.articles !== mark.articles)
        throw corrupt(values.file, 'it has another number of articles')
      const { postings, positions } = this.files
      this.#lists = { postings, positions, articles: mark.articles }
    } catch (error) {
      this.close()
      throw error
    }
  }

  listsOf(info: TermInfo): TermLists {
    info.lists ??= new TermLists(info, this.#lists)
    return info.lists as TermLists
  }

  find(kind: TermKind, term: string): TermInfo | undefined {
    const found = this.#found[kind]
    const known = found.get(term)
    if (known || found.has(term)) return known
    const info = this.terms.find(termKey(kind, term))
    if (found.size >= FOUND_MOST) found.clear()
    found.set(term, info)
    return info
  }

  close(): void {
    for (const part of PARTS) this.files[part]?.close()
  }
}

/** An open segment. Postings and stored fields are read from the files when they are asked for. */
export class Segment {
  readonly docValues: DocValues
  readonly terms: TermsReader
  /** One bit an article, set while the article is live. */
  readonly live: Uint32Array
  liveArticles: number
  readonly #open: OpenFiles
  readonly #files: Record<SegmentPart, PagedReader>
  readonly #records: StoredFieldsReader

  /**
   * @param held the same segment, open in another generation, whose open files are shared
   * @param shared of the same segment, open in another thread
   * @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is
   */
  constructor(
    folder: string,
    readonly mark: SegmentMark,
    held?: Segment,
    shared?: SharedSegment,
  ) {
    this.#open = held ? held.#open : new OpenFiles(folder, mark, shared)
    if (held) this.#open.users++
    this.#files = this.#open.files
    this.#records = this.#open.records
    this.docValues = this.#open.docValues
    this.terms = this.#open.terms
    this.live = this.#liveBits()
    this.liveArticles = countBits(this.live)
  }

  /** What another thread may open the segment with. */
  get shared(): SharedSegment {
    const files: SharedSegment['files'] = {}
    for (const part of PARTS) {
      // Whose values are read once, as columns.
      const file = part === 'values' ? undefined : this.#files[part].share()
      if (file) files[part] = file
    }
    return { columns: this.docValues.columns, files }
  }

  /** Hides articles from this reader; the files keep them. Call it before the segment is searched, never after. */
  withhold(articles: Uint32Array): void {
    for (const [i, word] of articles.entries()) this.live[i]! &= ~word
    this.liveArticles = countBits(this.live)
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
    return this.#open.listsOf(info).cursor()
  }

  /** A list as the arena takes it; one without positions with its maximum impacts, if they are asked for. Valid until it is asked for again. */
  laid(info: TermInfo, impactOf?: FieldImpact): Laid {
    return this.#open.listsOf(info).laid(impactOf)
  }

  /** The positions of a bigram as the arena takes them. */
  laidPositions(info: TermInfo): Laid {
    return this.#open.listsOf(info).laidPositions()
  }

  /** Bytes to read and copy before kernels find the positions of a bigram: none where they lie in the arena. */
  bytesToLay(info: TermInfo): number {
    const isLaid = arena?.has(this.laid(info)) && arena.has(this.laidPositions(info))
    return isLaid ? 0 : info.postingsBytes + info.positionsBytes
  }

  /** What a reader of a posting list throws that does not hold together. */
  damagedPostings(): JiebaoError {
    return corrupt(this.#files.postings.file, 'a posting list does not hold together')
  }

  /** The articles of a list as bits, deleted ones too. Those of a dense list are kept and shared: do not write to them. */
  docs(info: TermInfo): Uint32Array {
    const kept = this.keptDocs(info)
    if (kept) return kept
    // A short list is not worth a place in the arena.
    const set = info.documentFrequency < BLOCK ? undefined : this.setOf('any', [info])
    const bits = set?.bits ?? this.#plainDocs(info)
    if (!this.isDense(info)) return bits
    // The buffer may be shared with other sets.
    const own = bits.slice()
    this.#files.postings.keepDerived(info.postingsAt, new Uint8Array(own.buffer))
    return own
  }

  #plainDocs(info: TermInfo): Uint32Array {
    const bits = new Uint32Array(Math.ceil(this.docValues.articles / 32))
    const cursor = this.postings(info)
    while (cursor.nextBlock()) setBits(bits, cursor.docs, cursor.size)
    return bits
  }

  /**
   * The articles of any of some lists, or of all of them, deleted ones too, by kernels.
   *
   * @param infos at least one
   * @returns undefined where the kernels do not run or the lists do not fit
   */
  setOf(of: 'any' | 'all', infos: readonly TermInfo[]): CountedSet | undefined {
    const { articles } = this.docValues
    if (!sets?.fits(infos.length, articles) || infos.some(({ single }) => single)) return undefined
    const laid = arena?.layAll(infos.map((info) => this.laid(info)))
    if (!laid) return undefined
    const set = sets.make(of, laid, articles)
    if (!set) throw this.damagedPostings()
    decoded.blocks += set.decoded
    return set
  }

  /** The same, if it is kept from an earlier call. */
  keptDocs(info: TermInfo): Uint32Array | undefined {
    const bytes = this.isDense(info) ? this.#files.postings.derived(info.postingsAt) : undefined
    return bytes && new Uint32Array(bytes.buffer)
  }

  /** Whether `docs()` keeps its answer. */
  isDense({ documentFrequency }: TermInfo): boolean {
    return isDenseList(documentFrequency, this.docValues.articles)
  }

  positions(info: TermInfo): PositionsReader {
    return this.#open.listsOf(info).positions()
  }

  /** The terms of one kind that begin with `prefix`, by rising key. */
  *termsFrom(kind: TermKind, prefix: string): Generator<{ term: string; info: TermInfo }> {
    const start = termKey(kind, prefix)
    for (const { key, info } of this.terms.from(start)) {
      if (key[0] !== TERM_KINDS[kind]) return
      const term = Buffer.from(key.buffer, key.byteOffset + 1, key.length - 1).toString()
      if (!term.startsWith(prefix)) return
      yield { term, info }
    }
  }

  /** Every term of every kind, by rising key, for merging and checking. */
  allTerms(): Generator<TermEntry> {
    return this.terms.from(new Uint8Array(0))
  }

  /** The live article of this id, if there is one. */
  articleById(id: string): number | undefined {
    return this.docValues.ids.find(id, (article) => this.isLive(article))
  }

  /** The issue of this id, unless a later generation removed it. */
  issueById(id: string): number | undefined {
    const { deletedIssues } = this.mark
    return this.docValues.issueIds.find(id, (issue) => !deletedIssues.includes(issue))
  }

  articleRecord(article: number): unknown {
    return this.#records.read(this.docValues.articleSpan(article))
  }

  /** The stored article as JSON. */
  articleText(article: number): string {
    return this.#records.readText(this.docValues.articleSpan(article))
  }

  issueRecord(issue: number): unknown {
    return this.#records.read(this.docValues.issueSpan(issue))
  }

  /** The stored issue as JSON. */
  issueText(issue: number): string {
    return this.#records.readText(this.docValues.issueSpan(issue))
  }

  /** Reads every page of every file past the cache. @returns the number of intact bytes, and an error for each page that is not */
  checkPages(): { bytes: number; problems: JiebaoError[] } {
    const parts = PARTS.map((part) => this.#files[part].checkPages())
    return {
      bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
      problems: parts.flatMap(({ problems }) => problems),
    }
  }

  close(): void {
    if (--this.#open.users === 0) this.#open.close()
  }
}
