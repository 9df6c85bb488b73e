/**
 * The lists of one term in open files: cursors over them, and the same lists as kernels read them.
 *
 * Kept with the term (terms.ts) as long as that is remembered, and with it the skip table, the starts of blocks of
 * positions, and where the lists lie in the arena.
 */
import type { Machine } from '../kernel/kernel.js'
import type { Laid } from './arena.js'
import { PostingsCursor } from './cursor.js'
import type { FieldImpact } from './impacts.js'
import { laidListBytes, layList } from './laid-list.js'
import { laidPositionsBytes, layPositions } from './laid-positions.js'
import { singlePositions, singlePositionsBytes, singlePostings, singlePostingsBytes } from './laid-single.js'
import { BLOCK } from './packed.js'
import type { PagedReader } from './pages.js'
import { PositionsReader, positionStarts } from './positions.js'
import { SkipTable } from './skips.js'
import type { TermInfo } from './terms.js'

/** The files in which a term has its lists, and the articles of their segment. */
export type ListFiles = { postings: PagedReader; positions: PagedReader; articles: number }

/** A list of one block has no positions before it. */
const NONE_BEFORE = new Float64Array(1)

export class TermLists {
  readonly info: TermInfo
  readonly files: ListFiles
  #skips: SkipTable | undefined
  #starts: Int32Array | undefined
  #laid: LaidPostings | undefined
  #laidPositions: LaidPositions | undefined

  constructor(info: TermInfo, files: ListFiles) {
    this.info = info
    this.files = files
  }

  cursor(): PostingsCursor {
    const { postings, articles } = this.files
    const { single, documentFrequency, hasPositions, postingsAt, postingsBytes: end } = this.info
    if (single) return PostingsCursor.single(postings.file, single.article, articles)
    const bytes = postings.readPadded(postingsAt, end)
    const skips = this.skips(bytes)
    return new PostingsCursor(bytes, postings.file, documentFrequency, hasPositions, articles, skips, end)
  }

  positions(): PositionsReader {
    const { positions } = this.files
    const { single, total, positionsAt, positionsBytes: end } = this.info
    if (single) return PositionsReader.single(positions.file, single.position)
    const bytes = positions.readPadded(positionsAt, end)
    return new PositionsReader(bytes, positions.file, total, this.starts(bytes), end)
  }

  /** @param bytes the whole list, maybe padded */
  skips(bytes: Uint8Array): SkipTable {
    if (this.#skips) return this.#skips
    const { documentFrequency, hasPositions, postingsBytes } = this.info
    const { postings, articles } = this.files
    const skips = new SkipTable(
      bytes,
      postings.file,
      documentFrequency,
      hasPositions,
      articles,
      postingsBytes,
    )
    // Most lists have no full block and so no table worth its room.
    if (skips.full > 0) this.#skips = skips
    return skips
  }

  /** Where the blocks of positions begin. @param bytes all positions, maybe padded */
  starts(bytes: Uint8Array): Int32Array {
    if (this.#starts) return this.#starts
    const { total, positionsBytes } = this.info
    const starts = positionStarts(bytes, this.files.positions.file, total, positionsBytes)
    if (starts.length > 1) this.#starts = starts
    return starts
  }

  /** By block of postings: the positions before. */
  positionsBefore(): Float64Array {
    const { documentFrequency, postingsAt, postingsBytes } = this.info
    if (documentFrequency < BLOCK) return NONE_BEFORE
    const skips = this.#skips ?? this.skips(this.files.postings.readPassing(postingsAt, postingsBytes))
    return skips.positionsBefore
  }

  /** The postings as the arena takes them, until they are asked for again; with their maximum impacts if those are asked for. */
  laid(impactOf: FieldImpact | undefined): Laid {
    this.#laid ??= new LaidPostings(this)
    this.#laid.basis = impactOf
    return this.#laid
  }

  /** The positions as the arena takes them. */
  laidPositions(): Laid {
    this.#laidPositions ??= new LaidPositions(this)
    return this.#laidPositions
  }
}

class LaidPostings implements Laid {
  place: Laid['place'] = undefined
  basis: FieldImpact | undefined = undefined
  readonly bytes: number
  readonly #end: number
  readonly #lists: TermLists

  constructor(lists: TermLists) {
    const { single, postingsBytes, documentFrequency, hasPositions } = lists.info
    const { articles } = lists.files
    this.#lists = lists
    this.#end = single ? singlePostingsBytes(single, articles) : postingsBytes
    this.bytes = laidListBytes({ documentFrequency, end: this.#end, hasPositions }, articles)
  }

  write(machine: Machine, at: number): void {
    const { single, postingsAt, documentFrequency, hasPositions } = this.#lists.info
    const { articles, postings } = this.#lists.files
    const end = this.#end
    const bytes = single ? singlePostings(single, articles) : postings.readPassing(postingsAt, end)
    const skips = this.#lists.skips(bytes)
    const maxImpacts = this.basis && skips.maxImpacts(bytes, postings.file, this.basis)
    layList(machine, at, { documentFrequency, hasPositions, bytes, end, skips, maxImpacts, articles })
  }
}

class LaidPositions implements Laid {
  place: Laid['place'] = undefined
  readonly basis = undefined
  readonly bytes: number
  readonly #end: number
  readonly #blocks: number
  readonly #lists: TermLists

  constructor(lists: TermLists) {
    const { single, documentFrequency, total, positionsBytes } = lists.info
    this.#lists = lists
    this.#end = single ? singlePositionsBytes(single) : positionsBytes
    this.#blocks = Math.ceil(documentFrequency / BLOCK)
    this.bytes = laidPositionsBytes(this.#blocks, Math.floor(total / BLOCK) + 1, this.#end)
  }

  write(machine: Machine, at: number): void {
    const { single, total, positionsAt } = this.#lists.info
    const { positions } = this.#lists.files
    const end = this.#end
    // First: the next reading may overwrite its bytes.
    const positionsBefore = this.#lists.positionsBefore()
    const bytes = single ? singlePositions(single) : positions.readPassing(positionsAt, end)
    const starts = this.#lists.starts(bytes)
    layPositions(machine, at, this.#blocks, { total, bytes, end, starts, positionsBefore })
  }
}
