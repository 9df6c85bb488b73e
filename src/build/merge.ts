/**
 * Merging: several segments into one, without what was deleted.
 *
 * Terms come from all dictionaries in step; lists are decoded, renumbered and
 * encoded again. Nothing is cut anew, so a merge cannot change an answer.
 *
 * Tiers as in Lucene's TieredMergePolicy, in its plainest form: segments of
 * like size are merged once there are ten of them.
 */
import { FIELDS } from '../model.js'
import {
  compareBytes,
  type Segment,
  type SegmentMark,
  SegmentWriter,
  TERM_KINDS,
  type TermEntry,
} from '../store/store.js'
import { ListMaker } from './lists.js'

const FIELD_COUNT = FIELDS.length
/** Segments of one tier that are merged together. */
const PER_TIER = 10
/** A segment with a larger part of deleted articles is written anew. */
const DELETED_SHARE = 1 / 3
/** Articles below which a segment counts as of the smallest tier. */
const SMALLEST = 1000

/** @returns the segments to merge into one next, or undefined if all is well */
export function chooseMerge(segments: readonly Segment[]): Segment[] | undefined {
  const isHoley = ({ liveArticles, values }: Segment) =>
    values.articles - liveArticles > values.articles * DELETED_SHARE
  const holey = segments.filter(isHoley)
  if (holey.length > 0) return holey
  const tiers = new Map<number, Segment[]>()
  for (const segment of segments) {
    const tier = Math.floor(Math.log10(Math.max(segment.liveArticles, SMALLEST)))
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment])
  }
  return [...tiers.values()].find((tier) => tier.length >= PER_TIER)
}

/** A segment on its way into the merge. */
type Source = {
  segment: Segment
  /** Old article number to new; -1 if deleted. */
  renumbered: Int32Array
  terms: Generator<TermEntry>
  entry: TermEntry | undefined
}

/** Writes the live issues of `segments`, in this order, as one segment. */
export function mergeSegments(folder: string, name: string, segments: readonly Segment[]): SegmentMark {
  const writer = new SegmentWriter(folder, name)
  try {
    const sources = segments.map((segment) => copyIssues(writer, segment))
    for (const source of sources) step(source)
    const list = new ListMaker(writer.articles)
    for (let next = lowest(sources); next.length > 0; next = lowest(sources)) mergeTerm(writer, list, next)
    return writer.finish()
  } catch (error) {
    writer.abandon()
    throw error
  }
}

function copyIssues(writer: SegmentWriter, segment: Segment): Source {
  const { values } = segment
  const deleted = new Set(segment.mark.deletedIssues)
  const renumbered = new Int32Array(values.articles).fill(-1)
  for (let issue = 0; issue < values.issues; issue++) {
    if (deleted.has(issue)) continue
    for (let a = values.firstArticles[issue]!; a < values.firstArticles[issue + 1]!; a++) {
      renumbered[a] = writer.articles
      writer.addArticle(values.articleRow(a), segment.articleText(a))
    }
    writer.addIssue(values.issueRow(issue), segment.issueText(issue))
  }
  return { segment, renumbered, terms: segment.allTerms(), entry: undefined }
}

function step(source: Source): void {
  const next = source.terms.next()
  source.entry = next.done ? undefined : next.value
}

/** The sources whose next term is the first of all, in the order of their articles. */
function lowest(sources: Source[]): Source[] {
  let found: Source[] = []
  for (const source of sources) {
    if (!source.entry) continue
    const order = found.length === 0 ? -1 : compareBytes(source.entry.key, found[0]!.entry!.key)
    if (order < 0) found = [source]
    else if (order === 0) found.push(source)
  }
  return found
}

function mergeTerm(writer: SegmentWriter, list: ListMaker, sources: Source[]): void {
  const key = sources[0]!.entry!.key
  const placed = key[0] === TERM_KINDS.bigram
  list.clear()
  for (const source of sources) {
    if (placed) copyPlaced(list, source)
    else copyFielded(list, source)
  }
  if (list.size > 0) {
    if (placed) writer.addTerm(key, list.placed(), list.positions())
    else writer.addTerm(key, list.fielded())
  }
  for (const source of sources) step(source)
}

function copyFielded(list: ListMaker, { segment, entry, renumbered }: Source): void {
  const cursor = segment.postings('word', entry!.info)
  while (cursor.nextBlock()) {
    cursor.loadFields()
    for (let i = 0; i < cursor.size; i++) {
      const article = renumbered[cursor.docs[i]!]!
      if (article < 0) continue
      for (let f = 0; f < FIELD_COUNT; f++) {
        const times = cursor.fieldCounts[i * FIELD_COUNT + f]!
        if (times > 0) list.count(article, f, times)
      }
    }
  }
}

function copyPlaced(list: ListMaker, { segment, entry, renumbered }: Source): void {
  const cursor = segment.postings('bigram', entry!.info)
  const positions = segment.positions(entry!.info)
  let places = new Int32Array(64)
  while (cursor.nextBlock()) {
    let from = cursor.placesBefore
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
