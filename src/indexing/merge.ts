/**
 * Merging: several segments into one, without what was deleted.
 *
 * Walks all dictionaries in step; decodes, renumbers and encodes each list. No text is
 * cut again, so a merge cannot change an answer. A merge is a generator of small steps,
 * so that the caller can look for orders between them.
 *
 * Segments are chosen by tiers of size, a plain form of Lucene's TieredMergePolicy: four
 * segments of one tier become one, and a segment of LARGE bytes is not merged again. A
 * merge therefore writes at most LARGE bytes, whatever the size of the archive. Fewer
 * segments make queries faster: each query reads at least a page per list and segment.
 * A million articles in eight segments took half as long again to answer as in one, and
 * twice as long the first time; in three a quarter more (bench/HISTORY.md). The segments of
 * a large build are therefore merged once, after it was published, and LARGE is as much as
 * a million articles take.
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

/** Number of segments in one tier from which they are merged. */
const PER_TIER = 4
/** A segment with a larger share of deleted articles is rewritten. */
const DELETED_SHARE = 1 / 3
/** Upper bound of each tier, in live bytes: from a few dozen issues to a million articles. */
const TIERS = [2_000_000, 20_000_000, 200_000_000, 2_000_000_000]
/** The most live bytes that one merge writes. A segment of this size is left alone. */
const LARGE = TIERS.at(-1)!
/** Articles, or terms, copied in one step. */
const STEP = 64

export type Sized = Pick<Segment, 'liveArticles'> & {
  docValues: { articles: number }
  mark: { files: Record<string, { bytes: number }> }
}

/** Bytes on disk times the share of live articles. */
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
  // The smallest tier first: its merges are cheapest and most often due.
  const full = tiers.find((tier) => tier.length >= PER_TIER)
  const chosen = full ? upToMost(full) : []
  return chosen.length > 1 ? chosen : undefined
}

/** The smallest segments that together stay below LARGE live bytes, at least one; in the order given. */
function upToMost<S extends Sized>(segments: S[]): S[] {
  const chosen = new Set<S>()
  let bytes = 0
  for (const segment of segments.toSorted((a, b) => liveBytes(a) - liveBytes(b))) {
    bytes += liveBytes(segment)
    if (chosen.size === 0 || bytes <= LARGE) chosen.add(segment)
  }
  return segments.filter((segment) => chosen.has(segment))
}

/** A segment that is being merged, and the walk through its dictionary. */
type MergeInput = {
  segment: Segment
  /** Old article number to new; -1 if deleted. */
  renumbered: Int32Array
  terms: Generator<TermEntry>
  entry: TermEntry | undefined
}

/** Writes the live issues of `segments`, in this order, as one segment. If it is ended early, it removes its files. */
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

/** The inputs whose next term has the lowest key, in the order of their articles. */
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
