/**
 * Occurrences: where a string stands, article by article, and how often in each field.
 *
 * characters.ts finds one character, phrase.ts a longer string. No dictionary is
 * asked. For the articles alone, matching-docs.ts is cheaper.
 */
import { grown } from '../../arrays.js'
import type { Tried } from '../../kernel/kernel.js'
import { FIELD_COUNT } from '../../model.js'
import type { Generation, Segment } from '../../store/store.js'
import { allBits, and, type Bits, count, docsOf, hasBit } from '../sets/bits.js'
import { type Budget, UNLIMITED } from '../sets/budget.js'
import { SPARSE, seekEach } from '../sets/doc-list.js'
import { characterOccurrences, eachCharacterOccurrence, type Occurrences } from './characters.js'
import { type Cover, mostOf } from './cover.js'
import { PhraseIterator, type Visit } from './phrase.js'

/** A string of two characters and more. */
function eachPhraseOccurrence(
  segment: Segment,
  text: string,
  within: Bits | undefined,
  visit: Visit,
  budget: Budget,
): void {
  const phrase = PhraseIterator.open(segment, text)
  if (!phrase) return
  phrase.each(within && triedOf(within, phrase.cover, segment), visit, budget)
}

/** Which articles are tried for a string, of a set: one by one where they are few beside those that may hold it. */
export function triedOf(within: Bits, cover: Cover, { docValues }: Segment): Tried | undefined {
  const size = count(within)
  if (size === docValues.articles) return undefined
  return size * SPARSE < mostOf(cover) ? { docs: docsOf(within), size } : { in: within }
}

/** Visits every article that holds the folded string, with all its starts. */
export function eachOccurrence(
  segment: Segment,
  needle: string,
  within: Bits | undefined,
  visit: Visit,
  budget = UNLIMITED,
): void {
  if ([...needle].length > 1) eachPhraseOccurrence(segment, needle, within, visit, budget)
  else eachCharacterOccurrence(segment, needle, within ?? allBits(segment.docValues.articles), visit, budget)
}

/** First position of each field of an article, and the end of the last. */
export function fieldStarts(segment: Segment, article: number): Int32Array {
  const { fieldLengths } = segment.docValues
  const starts = new Int32Array(FIELD_COUNT + 1)
  for (let f = 0; f < FIELD_COUNT; f++) starts[f + 1] = starts[f]! + fieldLengths[f]![article]!
  return starts
}

/** Kinds of term whose postings have frequencies by field. */
export type FieldedKind = 'character' | 'word' | 'value'

/** How often the string stands in each field. Valid until the next call. */
export type VisitCounts = (article: number, fieldCounts: Int32Array, at: number) => void

/** Visits every article that holds the folded string, with its counts by field. */
export function eachStringCount(
  segment: Segment,
  needle: string,
  within: Bits | undefined,
  visit: VisitCounts,
  budget: Budget,
): void {
  if ([...needle].length === 1) {
    eachTermCount(segment, 'character', needle, within, visit, budget)
    return
  }
  const counts = new Int32Array(FIELD_COUNT)
  eachOccurrence(
    segment,
    needle,
    within,
    (article, starts, size) => {
      countByField(segment, article, starts, size, counts)
      visit(article, counts, 0)
    },
    budget,
  )
}

/** Tells how many of the rising `starts[0 … size)` lie in each field of an article. */
export function countByField(
  { docValues: { fieldLengths } }: Segment,
  article: number,
  starts: Int32Array,
  size: number,
  counts: Int32Array,
): void {
  counts.fill(0)
  let field = 0
  let end = fieldLengths[0]![article]!
  for (let i = 0; i < size; i++) {
    while (starts[i]! >= end) end += fieldLengths[++field]![article]!
    counts[field]!++
  }
}

/** Visits the postings of a term with its frequencies by field, at `fieldCounts[at … at + FIELD_COUNT)`. */
export function eachTermCount(
  segment: Segment,
  kind: FieldedKind,
  term: string,
  within: Bits | undefined,
  visit: VisitCounts,
  budget: Budget,
): void {
  const info = segment.find(kind, term)
  if (!info) return
  const cursor = segment.postings(info)
  if (within && count(within) * SPARSE < info.documentFrequency) {
    // The cursor loads the fields of a block once.
    seekEach(cursor, within, (article, at) => {
      cursor.loadFields()
      visit(article, cursor.fieldCounts, at * FIELD_COUNT)
    })
    return
  }
  while (cursor.nextBlock() && !budget.isOver()) {
    cursor.loadFields()
    for (let i = 0; i < cursor.size; i++) {
      const article = cursor.docs[i]!
      if (!within || hasBit(within, article)) visit(article, cursor.fieldCounts, i * FIELD_COUNT)
    }
  }
}

/** Visits the articles of a set that hold two characters in a row, with how often. */
export function eachBigramCount(
  segment: Segment,
  bigram: string,
  within: Bits,
  visit: (article: number, times: number) => void,
): void {
  const info = segment.find('bigram', bigram)
  if (!info) return
  const cursor = segment.postings(info)
  seekEach(cursor, within, (article, at) => visit(article, cursor.counts[at]!))
}

/** Visits the articles of a set that hold a string, with how often: the lists of one character and of two tell without positions. */
export function eachTimes(
  segment: Segment,
  needle: string,
  within: Bits,
  visit: (article: number, times: number) => void,
  budget: Budget,
): void {
  const { length } = [...needle]
  if (length > 2) {
    const phrase = PhraseIterator.open(segment, needle)
    phrase?.eachTimes(triedOf(within, phrase.cover, segment), visit, budget)
    return
  }
  const info = segment.find(length === 1 ? 'character' : 'bigram', needle)
  if (!info) return
  const cursor = segment.postings(info)
  if (count(within) * SPARSE < info.documentFrequency) {
    seekEach(cursor, within, (article, at) => visit(article, cursor.counts[at]!))
    return
  }
  while (cursor.nextBlock() && !budget.isOver()) {
    const { docs, size } = cursor
    for (let i = 0; i < size; i++) if (hasBit(within, docs[i]!)) visit(docs[i]!, cursor.counts[i]!)
  }
}

/** The live articles of a set. */
export const liveOf = (segment: Segment, bits: Bits): Bits =>
  segment.liveArticles === segment.docValues.articles ? bits : and(bits, segment.live)

/** @param within articles that all hold the word */
export function occurrencesIn(segment: Segment, word: string, within: Bits, budget = UNLIMITED): Occurrences {
  if ([...word].length === 1) return characterOccurrences(segment, word, within, budget)
  const articles = docsOf(within)
  const from = new Int32Array(articles.length + 1)
  let starts = new Int32Array(4 * articles.length)
  let n = 0
  eachOccurrence(
    segment,
    word,
    within,
    (article, found, size) => {
      for (; articles[n]! < article; n++) from[n + 1] = from[n]!
      const at = from[n]!
      if (at + size > starts.length) starts = grown(starts, 2 * (at + size))
      // One by one: a view of a few positions takes longer than they do.
      for (let i = 0; i < size; i++) starts[at + i] = found[i]!
      from[++n] = at + size
    },
    budget,
  )
  for (; n < articles.length; n++) from[n + 1] = from[n]!
  return { articles, from, starts }
}

/** Live articles that hold a folded string, with how often, in the order of the generation. */
export function occurrencesOf(
  generation: Generation,
  needle: string,
): { segment: Segment; article: number; times: number }[] {
  const places: { segment: Segment; article: number; times: number }[] = []
  for (const segment of generation.segments) {
    eachOccurrence(segment, needle, segment.live, (article, _starts, times) =>
      places.push({ segment, article, times }),
    )
  }
  return places
}
