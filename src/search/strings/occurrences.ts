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
import { listed } from '../sets/doc-list.js'
import { eachSought, SPARSE, type Visit } from '../sets/lookup.js'
import { eachCharacterPlace } from './characters.js'
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
  else eachCharacterPlace(segment, needle, within ?? allBits(segment.values.articles), visit)
}

/** First position of each field of an article, and the end of the last. */
export function fieldStarts(segment: Segment, article: number): Int32Array {
  const { fieldLengths } = segment.values
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
  const { fieldLengths } = segment.values
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
  if (within && count(within) * SPARSE < info.df) {
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
  segment.liveArticles === segment.values.articles ? bits : and(bits, segment.live)
