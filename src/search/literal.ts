/**
 * Literal strings: exactly the articles whose folded stream contains one.
 *
 * One character has a list of its own; for longer strings places.ts walks their
 * bigrams. Positions are read only where they decide: for longer strings, field
 * scopes and counts. No dictionary is asked.
 */
import { FIELDS, type Field } from '../model.js'
import type { PostingsCursor, Segment } from '../store/store.js'
import { and, type Bits, count, eachBit, emptyBits, hasBit, setBit, setBits } from './bits.js'
import { SPARSE, type Visit, walkBigrams } from './places.js'

export const FIELD_COUNT = FIELDS.length
export const BODY = FIELDS.indexOf('body')

/** A character's starts: those of all the bigrams that it begins. */
function walkCharacter(segment: Segment, char: string, within: Bits | undefined, visit: Visit): void {
  const starts = new Map<number, number[]>()
  for (const { term } of segment.termsFrom('bigram', char)) {
    walkBigrams(segment, [...term], within, true, (article, found, size) => {
      const known = starts.get(article) ?? []
      for (let i = 0; i < size; i++) known.push(found[i]!)
      starts.set(article, known)
    })
  }
  for (const article of [...starts.keys()].sort((a, b) => a - b)) {
    const sorted = Int32Array.from(starts.get(article)!).sort()
    visit(article, sorted, sorted.length)
  }
}

/** Visits every article that holds the folded string, with all its starts. */
export function eachPlace(segment: Segment, needle: string, within: Bits | undefined, visit: Visit): void {
  const chars = [...needle]
  if (chars.length > 1) walkBigrams(segment, chars, within, true, visit)
  else walkCharacter(segment, needle, within, visit)
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
    counts.fill(0)
    let field = 0
    let end = fieldLengths[lengthsAt]!
    for (let i = 0; i < size; i++) {
      while (starts[i]! >= end) end += fieldLengths[lengthsAt + ++field]!
      counts[field]!++
    }
    visit(article, counts, 0)
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
  const cursor = segment.postings(kind, info)
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

/** Visits the articles of a set that a list holds, with their place in the cursor's block. */
function eachSought(
  cursor: PostingsCursor,
  within: Bits,
  visit: (article: number, at: number) => void,
): void {
  let block = -1
  let at = 0
  eachBit(within, (article) => {
    if (!cursor.seek(article)) return
    if (block !== cursor.docs[0]) {
      block = cursor.docs[0]!
      at = 0
    }
    while (at < cursor.size && cursor.docs[at]! < article) at++
    if (at < cursor.size && cursor.docs[at] === article) visit(article, at)
  })
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
  const cursor = segment.postings('bigram', info)
  eachSought(cursor, within, (article, at) => visit(article, cursor.counts[at]!))
}

/** The live ones of some articles. */
export const liveOf = (segment: Segment, bits: Bits): Bits =>
  segment.liveArticles === segment.values.articles ? bits : and(bits, segment.live)

/**
 * The articles, those of `within` if it is given, whose folded stream, or one
 * of whose `fields`, contains the folded string; deleted ones too.
 */
export function literalBits(
  segment: Segment,
  needle: string,
  fields: readonly Field[] | null,
  within?: Bits,
): Bits {
  const chars = [...needle]
  if (chars.length === 0) return emptyBits(segment.values.articles)
  if (fields === null) {
    if (chars.length === 1) return listBits(segment, 'character', needle, within)
    if (chars.length === 2) return listBits(segment, 'bigram', needle, within)
  }
  const bits = emptyBits(segment.values.articles)
  if (fields === null) {
    walkBigrams(segment, chars, within, false, (article) => setBit(bits, article))
    return bits
  }
  const wanted = fields.map((field) => FIELDS.indexOf(field))
  eachCount(segment, needle, within, (article, counts, at) => {
    if (wanted.some((f) => counts[at + f]! > 0)) setBit(bits, article)
  })
  return bits
}

/** The articles of one list, those of `within` if it is given. */
function listBits(segment: Segment, kind: FieldedKind | 'bigram', term: string, within?: Bits): Bits {
  const bits = emptyBits(segment.values.articles)
  const info = segment.find(kind, term)
  if (!info) return bits
  const cursor = segment.postings(kind, info)
  if (within && count(within) * SPARSE < info.df) {
    eachSought(cursor, within, (article) => setBit(bits, article))
    return bits
  }
  while (cursor.nextBlock()) setBits(bits, cursor.docs, cursor.size)
  return within ? and(bits, within) : bits
}

/** The articles, those of `within` if it is given, that hold a word or a value, in one of `fields`; deleted ones too. */
export function termBits(
  segment: Segment,
  kind: FieldedKind,
  term: string,
  fields: readonly Field[] | null,
  within?: Bits,
): Bits {
  if (fields === null) return listBits(segment, kind, term, within)
  const bits = emptyBits(segment.values.articles)
  const wanted = fields.map((field) => FIELDS.indexOf(field))
  eachTermCount(segment, kind, term, within, (article, counts, at) => {
    if (wanted.some((f) => counts[at + f]! > 0)) setBit(bits, article)
  })
  return bits
}
