/**
 * Holders: which articles of a segment have a unit.
 *
 * All of them as a set, or those of a row. A run, a value, one character and two
 * have lists of their own; longer strings are looked for by phrase.ts, but not in
 * the articles that were found to hold the string as a word when they were cut.
 * A word is cut out of the stream as it stands, so its list can only spare reading
 * positions: where no cut has found the string, it is found all the same.
 */
import { FIELDS, type Field } from '../../model.js'
import type { Segment, TermKind } from '../../store/store.js'
import type { Unit } from '../asked/units.js'
import { type Bits, emptyBits, hasBit, noBits, setBit, setBits } from '../sets/bits.js'
import { Articles } from '../sets/doc-list.js'
import { type CountVisit, eachCount, eachTermCount } from './occurrences.js'
import { StringWalk } from './phrase.js'

type Fields = readonly Field[] | null

/** Dictionaries have no longer words, or hardly any. */
const LONGEST_WORD = 12

/** The sort of list that by itself tells who has a unit; none for a string of three characters and more. */
export function listKind({ text, kind }: Unit): TermKind | undefined {
  if (kind !== 'string') return kind === 'run' ? 'word' : 'value'
  const { length } = [...text]
  return length === 1 ? 'character' : length === 2 ? 'bigram' : undefined
}

/** The articles that have the unit, in one of `fields` if they are given; deleted ones too. */
export function holders(segment: Segment, unit: Unit, fields: Fields): Bits {
  if (unit.text === '') return noBits(segment.docValues.articles)
  if (fields !== null) return fieldHolders(segment, unit, fields)
  const kind = listKind(unit)
  return kind ? listBits(segment, kind, unit.text) : stringBits(segment, unit.text)
}

/** The same as a row that is the caller's. */
export function holderRow(segment: Segment, unit: Unit, fields: Fields): Articles {
  const kind = fields === null ? listKind(unit) : undefined
  const info = kind && segment.find(kind, unit.text)
  return info ? Articles.from(segment.postings(info)) : Articles.of(holders(segment, unit, fields))
}

/** Keeps those of a row that have the unit. */
export function keepHolders(row: Articles, segment: Segment, unit: Unit, fields: Fields): void {
  if (fields !== null) {
    row.keepIn(fieldHolders(segment, unit, fields, row.bits(segment.docValues.articles)))
    return
  }
  const kind = listKind(unit)
  if (kind) keepListed(row, segment, kind, unit.text)
  else keepString(row, segment, unit.text)
}

/** The articles whose folded stream, or one of whose `fields`, contains the folded string; deleted ones too. */
export const literalBits = (segment: Segment, needle: string, fields: Fields): Bits =>
  holders(segment, { text: needle, kind: 'string' }, fields)

/** No more articles than these have the unit. */
export function mostHolders(segment: Segment, unit: Unit): number {
  const kind = listKind(unit)
  if (kind) return segment.find(kind, unit.text)?.documentFrequency ?? 0
  const chars = [...unit.text]
  let most = Number.POSITIVE_INFINITY
  for (let at = 1; at < chars.length && most > 0; at++)
    most = Math.min(most, segment.find('bigram', chars[at - 1]! + chars[at]!)?.documentFrequency ?? 0)
  return most
}

/** The articles of one list. */
function listBits(segment: Segment, kind: TermKind, term: string): Bits {
  const bits = emptyBits(segment.docValues.articles)
  const info = segment.find(kind, term)
  if (!info) return bits
  const cursor = segment.postings(info)
  while (cursor.nextBlock()) setBits(bits, cursor.docs, cursor.size)
  return bits
}

function keepListed(row: Articles, segment: Segment, kind: TermKind, term: string): void {
  const info = segment.find(kind, term)
  if (info) row.keepHeld(segment.postings(info))
  else row.size = 0
}

const mayBeWord = (chars: readonly string[]): boolean => chars.length <= LONGEST_WORD

function stringBits(segment: Segment, needle: string): Bits {
  const chars = [...needle]
  const walk = StringWalk.open(segment, chars)
  if (!walk) return noBits(segment.docValues.articles)
  const bits = mayBeWord(chars) ? listBits(segment, 'word', needle) : emptyBits(segment.docValues.articles)
  walk.eachArticle((article) => {
    if (!hasBit(bits, article) && walk.standsIn(article)) setBit(bits, article)
  })
  return bits
}

function keepString(row: Articles, segment: Segment, needle: string): void {
  const chars = [...needle]
  const walk = StringWalk.open(segment, chars)
  if (!walk) {
    row.size = 0
    return
  }
  const known = row.copy()
  if (mayBeWord(chars)) keepListed(known, segment, 'word', needle)
  else known.size = 0
  let next = 0
  row.keep((article) => {
    if (next === known.size || known.docs[next] !== article) return walk.standsIn(article)
    next++
    return true
  })
}

/** Those, of `within` if it is given, that have a unit in one of some fields. */
function fieldHolders(segment: Segment, { text, kind }: Unit, fields: readonly Field[], within?: Bits): Bits {
  const bits = emptyBits(segment.docValues.articles)
  const wanted = fields.map((field) => FIELDS.indexOf(field))
  const visit: CountVisit = (article, counts, at) => {
    if (wanted.some((f) => counts[at + f]! > 0)) setBit(bits, article)
  }
  if (kind === 'string') eachCount(segment, text, within, visit)
  else eachTermCount(segment, kind === 'run' ? 'word' : 'value', text, within, visit)
  return bits
}
