/**
 * Merging: several segments into one, without what was deleted.
 *
 * Terms come from all dictionaries in step; lists are decoded, renumbered and
 * encoded again. Nothing is cut anew, so a merge cannot change an answer. In
 * steps, for whoever must do something else between.
 *
 * Tiers as in Lucene's TieredMergePolicy, in a plain form: once four segments are
 * of like size, all that are become one, and one that is large enough is not
 * merged again. So what a merge writes is bounded (LARGE), whatever the size of
 * the archive. Every query asks each segment, and each list of a segment costs a
 * page at least: over a million articles in eight segments answers took half as
 * long again as over one, and twice as long the first time (bench/HISTORY.md).
 * What a large build leaves is therefore merged once, after it is published.
 */
import type { Steps } from '../analysis/analysis.js'
import { FIELD_COUNT } from '../model.js'
import {
  compareBytes,
  type Segment,
  type SegmentMark,
  SegmentWriter,
  type TermEntry,
} from '../store/store.js'
import { PostingsBuilder } from './postings-builder.js'

/** Segments of one tier from which on they are merged. */
const PER_TIER = 4
/** A segment with a larger part of deleted articles is written anew. */
const DELETED_SHARE = 1 / 3
/** Live bytes below which a segment is of each tier: the first some dozen issues, the last half a million articles. */
const TIERS = [2_000_000, 20_000_000, 200_000_000, 1_000_000_000]
/** Live bytes that are written together, and from which a segment stays as it is. */
const LARGE = TIERS.at(-1)!
/** Articles or terms that are copied in one step. */
const STEP = 64

export type Sized = Pick<Segment, 'liveArticles'> & {
  docValues: { articles: number }
  mark: { files: Record<string, { bytes: number }> }
}

/** Bytes on disk, as far as they belong to live articles. */
function liveBytes({ mark, liveArticles, docValues }: Sized): number {
  const bytes = Object.values(mark.files).reduce((sum, file) => sum + file.bytes, 0)
  return docValues.articles === 0 ? bytes : (bytes * liveArticles) / docValues.articles
}

/** @returns the segments to merge into one next, or undefined if all is well */
export function chooseMerge<S extends Sized>(segments: readonly S[]): S[] | undefined {
  const isHoley = ({ liveArticles, docValues }: S) =>
    docValues.articles - liveArticles > docValues.articles * DELETED_SHARE
  const holey = segments.filter(isHoley)
  if (holey.length > 0) return upToMost(holey)
  const tiers = TIERS.map((most, tier) =>
    segments.filter((segment) => {
      const bytes = liveBytes(segment)
      return bytes < most && bytes >= (TIERS[tier - 1] ?? 0)
    }),
  )
  // The smallest tier first: it costs least, and is full most often.
  const full = tiers.find((tier) => tier.length >= PER_TIER)
  const chosen = full ? upToMost(full) : []
  return chosen.length > 1 ? chosen : undefined
}

/** The smallest of some segments, as many as may be written together; one at least. In the order given. */
function upToMost<S extends Sized>(segments: S[]): S[] {
  const chosen = new Set<S>()
  let bytes = 0
  for (const segment of segments.toSorted((a, b) => liveBytes(a) - liveBytes(b))) {
    bytes += liveBytes(segment)
    if (chosen.size === 0 || bytes <= LARGE) chosen.add(segment)
  }
  return segments.filter((segment) => chosen.has(segment))
}

/** A segment on its way into the merge. */
type MergeInput = {
  segment: Segment
  /** Old article number to new; -1 if deleted. */
  renumbered: Int32Array
  terms: Generator<TermEntry>
  entry: TermEntry | undefined
}

/** Writes the live issues of `segments`, in this order, as one segment; broken off, it leaves no file. */
export function* mergeSegments(
  folder: string,
  name: string,
  segments: readonly Segment[],
): Steps<SegmentMark> {
  const writer = new SegmentWriter(folder, name)
  let isDone = false
  try {
    const sources: MergeInput[] = []
    for (const segment of segments) sources.push(yield* copyIssues(writer, segment))
    for (const source of sources) step(source)
    const list = new PostingsBuilder(writer.articles)
    let terms = 0
    for (let next = lowest(sources); next.length > 0; next = lowest(sources)) {
      mergeTerm(writer, list, next)
      if (++terms % STEP === 0) yield
    }
    const mark = writer.finish()
    isDone = true
    return mark
  } finally {
    if (!isDone) writer.abandon()
  }
}

function* copyIssues(writer: SegmentWriter, segment: Segment): Steps<MergeInput> {
  const { docValues } = segment
  const deleted = new Set(segment.mark.deletedIssues)
  const renumbered = new Int32Array(docValues.articles).fill(-1)
  for (let issue = 0; issue < docValues.issues; issue++) {
    if (deleted.has(issue)) continue
    for (let a = docValues.firstArticles[issue]!; a < docValues.firstArticles[issue + 1]!; a++) {
      renumbered[a] = writer.articles
      writer.addArticle(docValues.articleRow(a), segment.articleText(a))
      if (a % STEP === 0) yield
    }
    writer.addIssue(docValues.issueRow(issue), segment.issueText(issue))
  }
  return { segment, renumbered, terms: segment.allTerms(), entry: undefined }
}

function step(source: MergeInput): void {
  const next = source.terms.next()
  source.entry = next.done ? undefined : next.value
}

/** The sources whose next term is the first of all, in the order of their articles. */
function lowest(sources: MergeInput[]): MergeInput[] {
  let found: MergeInput[] = []
  for (const source of sources) {
    if (!source.entry) continue
    const order = found.length === 0 ? -1 : compareBytes(source.entry.key, found[0]!.entry!.key)
    if (order < 0) found = [source]
    else if (order === 0) found.push(source)
  }
  return found
}

function mergeTerm(writer: SegmentWriter, list: PostingsBuilder, sources: MergeInput[]): void {
  const key = sources[0]!.entry!.key
  const { hasPositions } = sources[0]!.entry!.info
  list.clear()
  for (const source of sources) {
    if (hasPositions) copyPositions(list, source)
    else copyFieldCounts(list, source)
  }
  if (list.size > 0) {
    if (hasPositions) writer.addTerm(key, list.postings(), list.positions())
    else writer.addTerm(key, list.postingsByField())
  }
  for (const source of sources) step(source)
}

function copyFieldCounts(list: PostingsBuilder, { segment, entry, renumbered }: MergeInput): void {
  const cursor = segment.postings(entry!.info)
  while (cursor.nextBlock()) {
    cursor.loadFields()
    for (let i = 0; i < cursor.size; i++) {
      const article = renumbered[cursor.docs[i]!]!
      if (article < 0) continue
      for (let f = 0; f < FIELD_COUNT; f++) {
        const times = cursor.fieldCounts[i * FIELD_COUNT + f]!
        if (times > 0) list.addCount(article, f, times)
      }
    }
  }
}

function copyPositions(list: PostingsBuilder, { segment, entry, renumbered }: MergeInput): void {
  const cursor = segment.postings(entry!.info)
  const positions = segment.positions(entry!.info)
  let places = new Int32Array(64)
  while (cursor.nextBlock()) {
    let from = cursor.positionsBefore
    for (let i = 0; i < cursor.size; i++) {
      const count = cursor.counts[i]!
      const article = renumbered[cursor.docs[i]!]!
      if (article >= 0) {
        if (count > places.length) places = new Int32Array(count * 2)
        positions.load(from, count, places)
        for (let p = 0; p < count; p++) list.place(article, places[p]!)
      }
      from += count
    }
  }
}
