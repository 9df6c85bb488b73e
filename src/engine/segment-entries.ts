/**
 * Entries of a segment: its names, sections, words and headlines, each with its
 * number of live articles, for typeahead and pinyin.
 *
 * The numbers come from dictionaries and doc values: cheap, and good enough to
 * choose entries by. The entries of a segment are kept as long as the segment is
 * open. Works in steps, because it runs beside requests.
 */
import { MENTION_GAP, STEP, type Steps } from '../analysis/analysis.js'
import { isFunctionWord, isSurname } from '../lexicon.js'
import type { DocValues, Generation, Segment, TermInfo } from '../store/store.js'
import { shownArticle } from './withheld.js'

/** Records that are read between two steps. */
const RECORDS = 16

/** Number of live articles by text. */
export type CountByText = Map<string, number>
export type SegmentEntries = { names: CountByText; sections: CountByText; words: CountByText }

const isWord = (term: string) => /^(?:\p{Script=Han}{2,}|\p{Script=Latin}{2,})$/u.test(term)
const NUMERAL = /^[〇零一二两三四五六七八九十百千万亿]+$/

/** By the columns that all generations share of a segment; valid while the same articles are live. */
const known = new WeakMap<DocValues, { live: Uint32Array; entries: SegmentEntries }>()

/** Names, sections and words of one segment's live articles. */
export function* segmentEntries(segment: Segment): Steps<SegmentEntries> {
  const before = known.get(segment.docValues)
  if (before && Buffer.compare(bytesOf(before.live), bytesOf(segment.live)) === 0) return before.entries
  const entries = {
    names: yield* namesOf(segment),
    sections: yield* sectionsOf(segment),
    words: yield* wordsOf(segment),
  }
  known.set(segment.docValues, { live: segment.live, entries })
  return entries
}

const bytesOf = (bits: Uint32Array) => new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength)

/** Bylines, and people who are mentioned with an office. */
function* namesOf(segment: Segment): Steps<CountByText> {
  const { docValues } = segment
  const articlesByName = new Map<string, Set<number>>()
  const add = (name: string, article: number) => {
    const articles = articlesByName.get(name)
    if (articles) articles.add(article)
    else articlesByName.set(name, new Set([article]))
  }
  for (let a = 0; a < docValues.articles; a++) {
    if (a % STEP === 0) yield
    if (!segment.isLive(a)) continue
    for (const text of [...docValues.reporters.at(a), ...docValues.correspondents.at(a)])
      add(docValues.texts[text]!, a)
  }
  let terms = 0
  for (const { term, info } of segment.termsFrom('mention', '')) {
    if (terms++ % STEP === 0) yield
    const name = term.slice(term.indexOf(MENTION_GAP) + 1)
    if (!isSurname([...name][0]!) && !isSurname([...name].slice(0, 2).join(''))) continue
    for (const article of liveArticles(segment, info)) add(name, article)
  }
  const counts: CountByText = new Map()
  for (const [name, articles] of articlesByName) counts.set(name, articles.size)
  return counts
}

function* liveArticles(segment: Segment, info: TermInfo) {
  const cursor = segment.postings(info)
  while (cursor.nextBlock()) {
    for (let i = 0; i < cursor.size; i++) if (segment.isLive(cursor.docs[i]!)) yield cursor.docs[i]!
  }
}

function* sectionsOf(segment: Segment): Steps<CountByText> {
  const { docValues } = segment
  const counts: CountByText = new Map()
  for (let a = 0; a < docValues.articles; a++) {
    if (a % STEP === 0) yield
    const section = segment.isLive(a) ? docValues.texts[docValues.sections[a]!]! : null
    if (section !== null) counts.set(section, (counts.get(section) ?? 0) + 1)
  }
  return counts
}

function* wordsOf(segment: Segment): Steps<CountByText> {
  const isWhole = segment.liveArticles === segment.docValues.articles
  const counts: CountByText = new Map()
  let terms = 0
  for (const { term, info } of segment.termsFrom('word', '')) {
    if (terms++ % STEP === 0) yield
    if (!isWord(term) || isFunctionWord(term) || NUMERAL.test(term)) continue
    let live = info.documentFrequency
    if (!isWhole) {
      live = 0
      for (const _article of liveArticles(segment, info)) live++
    }
    if (live > 0) counts.set(term, live)
  }
  return counts
}

// ---------------------------------------------------------------- headlines

/** Headlines by article; '' where an article has none, a hole where it was not read yet. */
const read = new WeakMap<DocValues, string[]>()

/** Headlines of the newest live articles. */
export function* headlinesOf(generation: Generation, most: number): Steps<CountByText> {
  const counts: CountByText = new Map()
  for (const { segment, articles } of yield* newest(generation, most)) {
    const headlines = read.get(segment.docValues) ?? []
    read.set(segment.docValues, headlines)
    for (const [done, article] of articles.entries()) {
      if (done % RECORDS === 0) yield
      headlines[article] ??= shownArticle(segment, article)?.headline ?? ''
      const headline = headlines[article]!
      if (headline !== '') counts.set(headline, (counts.get(headline) ?? 0) + 1)
    }
  }
  return counts
}

type Chosen = { segment: Segment; articles: number[] }

const dayOf = ({ docValues }: Segment, article: number) =>
  Math.max(docValues.toDays[docValues.issueOf[article]!]!, docValues.eventDays[article]!)

/** The newest `most` live articles and photo items; ids decide on the last day. The same for any segments. */
function* newest(generation: Generation, most: number): Steps<Chosen[]> {
  const all: Chosen[] = []
  const perDay = new Map<number, number>()
  for (const segment of generation.segments) {
    const articles: number[] = []
    for (let a = 0; a < segment.docValues.articles; a++) {
      if (a % 4096 === 0) yield
      if (!segment.isLive(a) || segment.docValues.kind(a) === 'other') continue
      articles.push(a)
      const day = dayOf(segment, a)
      perDay.set(day, (perDay.get(day) ?? 0) + 1)
    }
    all.push({ segment, articles })
  }
  const total = all.reduce((sum, { articles }) => sum + articles.length, 0)
  return total <= most ? all : yield* cutAt(all, perDay, most)
}

function* cutAt(all: Chosen[], perDay: ReadonlyMap<number, number>, most: number): Steps<Chosen[]> {
  let left = most
  let lastDay = Number.POSITIVE_INFINITY
  for (const [day, count] of [...perDay].sort(([a], [b]) => b - a)) {
    lastDay = day
    if (count >= left) break
    left -= count
  }
  const ids: string[] = []
  for (const { segment, articles } of all) {
    yield
    for (const a of articles) if (dayOf(segment, a) === lastDay) ids.push(segment.docValues.ids.at(a))
  }
  const within = new Set(ids.sort().slice(0, left))
  const chosen: Chosen[] = []
  for (const { segment, articles } of all) {
    yield
    const kept = articles.filter((a) => {
      const day = dayOf(segment, a)
      return day > lastDay || (day === lastDay && within.has(segment.docValues.ids.at(a)))
    })
    chosen.push({ segment, articles: kept })
  }
  return chosen
}
