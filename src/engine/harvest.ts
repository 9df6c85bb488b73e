/**
 * What an archive offers to typeahead and to pinyin: its names, sections,
 * frequent words and headlines, with how many live articles bear each.
 *
 * Counts here are those of the dictionary and the columns, which cost little
 * and serve to choose. What of a segment does not change is kept for as long as
 * the segment is open. In steps, for it runs while others are answered.
 */
import { MENTION_GAP, STEP, type Steps } from '../analysis/analysis.js'
import { isFunctionWord, isSurname } from '../lexicon.js'
import type { Article } from '../model.js'
import type { Generation, Segment, TermInfo, Values } from '../store/store.js'

/** Live articles by text. */
export type Counts = Map<string, number>
export type Harvest = { names: Counts; sections: Counts; words: Counts }

const isWord = (term: string) => /^(?:\p{Script=Han}{2,}|\p{Script=Latin}{2,})$/u.test(term)
const NUMERAL = /^[〇零一二两三四五六七八九十百千万亿]+$/

/** By what all generations share of a segment, and which of its articles were live. */
const known = new WeakMap<Values, { live: Uint32Array; harvest: Harvest }>()

/** Names, sections and words of one segment's live articles. */
export function* harvestOf(segment: Segment): Steps<Harvest> {
  const before = known.get(segment.values)
  if (before && Buffer.compare(bytesOf(before.live), bytesOf(segment.live)) === 0) return before.harvest
  const harvest = {
    names: yield* namesOf(segment),
    sections: yield* sectionsOf(segment),
    words: yield* wordsOf(segment),
  }
  known.set(segment.values, { live: segment.live, harvest })
  return harvest
}

const bytesOf = (bits: Uint32Array) => new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength)

/** Who writes and who is mentioned with an office. */
function* namesOf(segment: Segment): Steps<Counts> {
  const { values } = segment
  const holders = new Map<string, Set<number>>()
  const add = (name: string, article: number) => {
    const articles = holders.get(name)
    if (articles) articles.add(article)
    else holders.set(name, new Set([article]))
  }
  for (let a = 0; a < values.articles; a++) {
    if (a % STEP === 0) yield
    if (!segment.isLive(a)) continue
    for (const text of [...values.reporters[a]!, ...values.correspondents[a]!]) add(values.texts[text]!, a)
  }
  let terms = 0
  for (const { term, info } of segment.termsFrom('mention', '')) {
    if (terms++ % STEP === 0) yield
    const name = term.slice(term.indexOf(MENTION_GAP) + 1)
    if (!isSurname([...name][0]!) && !isSurname([...name].slice(0, 2).join(''))) continue
    for (const article of liveArticles(segment, info)) add(name, article)
  }
  const counts: Counts = new Map()
  for (const [name, articles] of holders) counts.set(name, articles.size)
  return counts
}

function* liveArticles(segment: Segment, info: TermInfo) {
  const cursor = segment.postings(info)
  while (cursor.nextBlock()) {
    for (let i = 0; i < cursor.size; i++) if (segment.isLive(cursor.docs[i]!)) yield cursor.docs[i]!
  }
}

function* sectionsOf(segment: Segment): Steps<Counts> {
  const { values } = segment
  const counts: Counts = new Map()
  for (let a = 0; a < values.articles; a++) {
    if (a % STEP === 0) yield
    const section = segment.isLive(a) ? values.texts[values.sections[a]!]! : null
    if (section !== null) counts.set(section, (counts.get(section) ?? 0) + 1)
  }
  return counts
}

function* wordsOf(segment: Segment): Steps<Counts> {
  const isWhole = segment.liveArticles === segment.values.articles
  const counts: Counts = new Map()
  let terms = 0
  for (const { term, info } of segment.termsFrom('word', '')) {
    if (terms++ % STEP === 0) yield
    if (!isWord(term) || isFunctionWord(term) || NUMERAL.test(term)) continue
    let live = info.df
    if (!isWhole) {
      live = 0
      for (const _article of liveArticles(segment, info)) live++
    }
    if (live > 0) counts.set(term, live)
  }
  return counts
}

// ---------------------------------------------------------------- headlines

/** Headlines by article, as far as they were read; '' where there is none. */
const read = new WeakMap<Values, string[]>()

/** Headlines of the newest live articles. */
export function* headlinesOf(generation: Generation, most: number): Steps<Counts> {
  const counts: Counts = new Map()
  for (const { segment, articles } of yield* newest(generation, most)) {
    const headlines = read.get(segment.values) ?? []
    read.set(segment.values, headlines)
    for (const [done, article] of articles.entries()) {
      // Records stand in blocks of about this many.
      if (done % 16 === 0) yield
      headlines[article] ??= (segment.articleRecord(article) as Article).headline ?? ''
      const headline = headlines[article]!
      if (headline !== '') counts.set(headline, (counts.get(headline) ?? 0) + 1)
    }
  }
  return counts
}

type Chosen = { segment: Segment; articles: number[] }

const dayOf = ({ values }: Segment, article: number) =>
  Math.max(values.toDays[values.issueOf[article]!]!, values.eventDays[article]!)

/** At most so many live articles and photos, by day, those of one day by id: whatever the segments. */
function* newest(generation: Generation, most: number): Steps<Chosen[]> {
  const all: Chosen[] = []
  const perDay = new Map<number, number>()
  for (const segment of generation.segments) {
    const articles: number[] = []
    for (let a = 0; a < segment.values.articles; a++) {
      if (a % 4096 === 0) yield
      if (!segment.isLive(a) || segment.values.kind(a) === 'other') continue
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
    for (const a of articles) if (dayOf(segment, a) === lastDay) ids.push(segment.values.ids.at(a))
  }
  const within = new Set(ids.sort().slice(0, left))
  const chosen: Chosen[] = []
  for (const { segment, articles } of all) {
    yield
    const kept = articles.filter((a) => {
      const day = dayOf(segment, a)
      return day > lastDay || (day === lastDay && within.has(segment.values.ids.at(a)))
    })
    chosen.push({ segment, articles: kept })
  }
  return chosen
}
