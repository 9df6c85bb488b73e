/**
 * Literal strings: where one stands, article by article, and how often in each field.
 *
 * One character has a list of its own; of longer strings phrase.ts tells where
 * they stand. No dictionary is asked. Which articles hold a string at all is
 * told at less cost by matching-docs.ts.
 */
import { FIELD_COUNT } from '../../model.js'
import type { Segment } from '../../store/store.js'
import { allBits, and, type Bits, count, hasBit } from '../sets/bits.js'
import { eachSought, listed, SPARSE } from '../sets/doc-list.js'
import { characterPlaces, eachCharacterPlace, type Placed, type Visit } from './characters.js'
import { StringWalk } from './phrase.js'

/** A string of two characters and more. */
function walkString(segment: Segment, chars: string[], within: Bits | undefined, visit: Visit): void {
  const walk = StringWalk.open(segment, chars)
  if (!walk) return
  if (within && count(within) * SPARSE < walk.df) {
    for (const article of listed(within)) if (walk.standsIn(article)) visit(article, walk.starts, walk.size)
    return
  }
  walk.eachArticle((article) => {
    if ((!within || hasBit(within, article)) && walk.standsIn(article)) visit(article, walk.starts, walk.size)
  })
}

/** Visits every article that holds the folded string, with all its starts. */
export function eachPlace(segment: Segment, needle: string, within: Bits | undefined, visit: Visit): void {
  const chars = [...needle]
  if (chars.length > 1) walkString(segment, chars, within, visit)
  else eachCharacterPlace(segment, needle, within ?? allBits(segment.docValues.articles), visit)
}

/** First position of each field of an article, and the end of the last. */
export function fieldStarts(segment: Segment, article: number): Int32Array {
  const { fieldLengths } = segment.docValues
  const starts = new Int32Array(FIELD_COUNT + 1)
  for (let f = 0; f < FIELD_COUNT; f++) starts[f + 1] = starts[f]! + fieldLengths[article * FIELD_COUNT + f]!
  return starts
}

/** Sorts of term whose lists tell how often each field holds them. */
export type FieldedKind = 'character' | 'word' | 'value'

/** How often the string stands in each field. Valid until the next call. */
export type CountVisit = (article: number, fieldCounts: Int32Array, at: number) => void

/** Visits every article that holds the folded string, with its counts by field. */
export function eachCount(
  segment: Segment,
  needle: string,
  within: Bits | undefined,
  visit: CountVisit,
): void {
  if ([...needle].length === 1) {
    eachTermCount(segment, 'character', needle, within, visit)
    return
  }
  const counts = new Int32Array(FIELD_COUNT)
  const { fieldLengths } = segment.docValues
  eachPlace(segment, needle, within, (article, starts, size) => {
    const lengthsAt = article * FIELD_COUNT
    let field = 0
    let end = fieldLengths[lengthsAt]!
    for (let i = 0; i < size; i++) {
      while (starts[i]! >= end) end += fieldLengths[lengthsAt + ++field]!
      counts[field]!++
    }
    visit(article, counts, 0)
    for (let f = 0; f <= field; f++) counts[f] = 0
  })
}

/** Visits the articles of a fielded list; the counts are at `fieldCounts[at … at + FIELD_COUNT)`. */
export function eachTermCount(
  segment: Segment,
  kind: FieldedKind,
  term: string,
  within: Bits | undefined,
  visit: CountVisit,
): void {
  const info = segment.find(kind, term)
  if (!info) return
  const cursor = segment.postings(info)
  if (within && count(within) * SPARSE < info.documentFrequency) {
    // Once a block: the cursor knows what it has loaded.
    eachSought(cursor, within, (article, at) => {
      cursor.loadFields()
      visit(article, cursor.fieldCounts, at * FIELD_COUNT)
    })
    return
  }
  while (cursor.nextBlock()) {
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
  eachSought(cursor, within, (article, at) => visit(article, cursor.counts[at]!))
}

/** The live ones of some articles. */
export const liveOf = (segment: Segment, bits: Bits): Bits =>
  segment.liveArticles === segment.docValues.articles ? bits : and(bits, segment.live)

/** @param within articles that all hold the word */
export function placesIn(segment: Segment, word: string, within: Bits): Placed {
  if ([...word].length === 1) return characterPlaces(segment, word, within)
  const articles = listed(within)
  const from = new Int32Array(articles.length + 1)
  let starts = new Int32Array(1024)
  let n = 0
  eachPlace(segment, word, within, (article, found, size) => {
    for (; articles[n]! < article; n++) from[n + 1] = from[n]!
    const at = from[n]!
    if (at + size > starts.length) starts = grown(starts, at + size)
    starts.set(found.subarray(0, size), at)
    from[++n] = at + size
  })
  for (; n < articles.length; n++) from[n + 1] = from[n]!
  return { articles, from, starts }
}

function grown(numbers: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size * 2)
  larger.set(numbers)
  return larger
}
