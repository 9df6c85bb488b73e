/**
 * Matching docs: which articles of a segment have a unit.
 *
 * All of them as a bit set, or those of a doc list. A run, a value, one character
 * and two have postings of their own; phrase.ts finds longer strings. If the string
 * is also a word, the articles that were cut with it need no positions read. The
 * word's postings are a shortcut only: articles whose cut missed the word are found
 * by positions all the same.
 */
import { bigramsOf } from '../../analysis/analysis.js'
import { FIELDS, type Field } from '../../model.js'
import type { Segment, TermInfo, TermKind } from '../../store/store.js'
import type { Unit } from '../asked/units.js'
import {
  type Bits,
  counted,
  disjunction,
  emptyBits,
  isEmpty,
  noBits,
  or,
  setBit,
  setOf,
} from '../sets/bits.js'
import { type Budget, UNLIMITED } from '../sets/budget.js'
import { DocList, LONGER } from '../sets/doc-list.js'
import { eachStringCount, eachTermCount, type VisitCounts } from './occurrences.js'
import { PhraseIterator } from './phrase.js'
import { eachWholeCount, keepWhole } from './whole-numbers.js'

type Fields = readonly Field[] | null

/** In characters. Dictionaries hold hardly any longer word. */
const LONGEST_WORD = 12

/** A unit, whatever stands beside its numbers. */
export const asString = ({ text, kind }: Unit): Unit => ({ text, kind })

/** The kind of postings that alone decide which articles have a unit; none for a string of three characters and more, or with numbers. */
export function listKind({ text, kind, hasNumber }: Unit): TermKind | undefined {
  if (hasNumber) return undefined
  if (kind !== 'string') return kind === 'run' ? 'word' : 'value'
  const { length } = [...text]
  return length === 1 ? 'character' : length === 2 ? 'bigram' : undefined
}

/** The articles that have the unit, in one of `fields` if they are given; deleted ones too. */
export function matchingDocs(segment: Segment, unit: Unit, fields: Fields, budget = UNLIMITED): Bits {
  if (unit.text === '') return noBits(segment.docValues.articles)
  if (fields !== null) return matchingInFields(segment, unit, fields, undefined, budget)
  if (unit.hasNumber) {
    const holding = matchingDocs(segment, asString(unit), null, budget)
    return keepWhole(segment, unit.text, holding, budget)
  }
  const kind = listKind(unit)
  return kind ? postingDocs(segment, kind, unit.text) : phraseDocs(segment, unit.text, budget)
}

/** Whether postings alone decide which articles have a unit. */
export const isListed = (unit: Unit, fields: Fields): boolean =>
  fields === null && unit.text !== '' && listKind(unit) !== undefined

/**
 * The articles that have any, or all, of some units that postings alone decide; deleted ones too.
 *
 * @returns undefined where the kernels cannot make the set
 */
export function listedDocs(segment: Segment, of: 'any' | 'all', units: readonly Unit[]): Bits | undefined {
  const found = units.map((unit) => segment.find(listKind(unit)!, unit.text))
  const infos = found.filter((info) => info !== undefined)
  const isNone = infos.length === 0 || (of === 'all' && infos.length < units.length)
  if (isNone) return noBits(segment.docValues.articles)
  const set = segment.setOf(of, infos)
  return set && counted(set.bits, set.size)
}

/** The articles that have any of some units that postings alone decide; deleted ones too. */
export const docsWithAny = (segment: Segment, units: readonly Unit[]): Bits =>
  listedDocs(segment, 'any', units) ?? disjunction(units.map((unit) => matchingDocs(segment, unit, null)))

/**
 * The articles that have every two neighbouring characters of some strings, deleted ones too: among them are all that have the
 * strings.
 *
 * @returns undefined where the kernels cannot make the set
 */
export function docsWithPairs(segment: Segment, strings: readonly string[]): Bits | undefined {
  const pairs = new Set(strings.flatMap(bigramsOf))
  if (pairs.size === 0) return undefined
  return listedDocs(
    segment,
    'all',
    [...pairs].map((text) => ({ text, kind: 'string' })),
  )
}

/** The articles that have a unit, as a list that the caller may change. */
export function matchingDocList(segment: Segment, unit: Unit, fields: Fields, budget = UNLIMITED): DocList {
  const kind = fields === null ? listKind(unit) : undefined
  const info = kind && segment.find(kind, unit.text)
  return info ? DocList.from(segment.postings(info)) : DocList.of(matchingDocs(segment, unit, fields, budget))
}

/** Keeps the articles of a list that have the unit. */
export function intersectMatching(
  list: DocList,
  segment: Segment,
  unit: Unit,
  fields: Fields,
  budget = UNLIMITED,
): void {
  if (fields !== null) {
    list.intersect(matchingInFields(segment, unit, fields, list.bits(segment.docValues.articles), budget))
    return
  }
  const kind = listKind(unit)
  if (unit.hasNumber) {
    intersectMatching(list, segment, asString(unit), null, budget)
    if (list.size > 0)
      list.intersect(keepWhole(segment, unit.text, list.bits(segment.docValues.articles), budget))
  } else if (kind) intersectList(list, segment, kind, unit.text)
  else intersectPhrase(list, segment, unit.text, budget)
}

/** The articles whose folded stream, or one of whose `fields`, contains the folded string; deleted ones too. */
export const docsWithString = (segment: Segment, needle: string, fields: Fields, budget = UNLIMITED): Bits =>
  matchingDocs(segment, { text: needle, kind: 'string' }, fields, budget)

/** Upper bound on the articles that have the unit. */
export function maxDocumentFrequency(segment: Segment, unit: Unit): number {
  const kind = listKind(unit)
  if (kind) return segment.find(kind, unit.text)?.documentFrequency ?? 0
  const chars = [...unit.text]
  let most = Number.POSITIVE_INFINITY
  for (let at = 1; at < chars.length && most > 0; at++)
    most = Math.min(most, segment.find('bigram', chars[at - 1]! + chars[at]!)?.documentFrequency ?? 0)
  return most
}

/** The articles of one postings list. Maybe shared: do not write to them. */
function postingDocs(segment: Segment, kind: TermKind, term: string): Bits {
  const info = segment.find(kind, term)
  return info ? segment.docs(info) : noBits(segment.docValues.articles)
}

function intersectList(list: DocList, segment: Segment, kind: TermKind, term: string): void {
  const info = segment.find(kind, term)
  if (!info) {
    list.size = 0
    return
  }
  // A long list would read most blocks of a dense one anyway: the bits are then made and kept at the same cost.
  const isWorthMaking = segment.isDense(info) && list.size * LONGER > info.documentFrequency
  const bits = isWorthMaking ? segment.docs(info) : segment.keptDocs(info)
  if (bits) list.intersect(bits)
  else list.intersectPostings(segment.postings(info))
}

const mayBeWord = (text: string): boolean => [...text].length <= LONGEST_WORD

/**
 * The list of a word that has every article with the string: as many as its rarest pair of characters has. An article
 * of the word holds the string, and one with the string holds every pair.
 */
export function equivalentWordList(segment: Segment, unit: Unit): TermInfo | undefined {
  if (listKind(unit) || unit.hasNumber || !mayBeWord(unit.text)) return undefined
  const info = segment.find('word', unit.text)
  return info && info.documentFrequency === maxDocumentFrequency(segment, unit) ? info : undefined
}

function phraseDocs(segment: Segment, needle: string, budget: Budget): Bits {
  const word = equivalentWordList(segment, { text: needle, kind: 'string' })
  if (word) return segment.docs(word)
  const phrase = PhraseIterator.open(segment, needle)
  if (!phrase) return noBits(segment.docValues.articles)
  const { articles } = segment.docValues
  const known = mayBeWord(needle) ? postingDocs(segment, 'word', needle) : noBits(articles)
  const docs = phrase.docs(isEmpty(known) ? undefined : { outside: known }, budget)
  return or(known, setOf(docs, articles))
}

function intersectPhrase(list: DocList, segment: Segment, needle: string, budget: Budget): void {
  const phrase = PhraseIterator.open(segment, needle)
  if (!phrase) {
    list.size = 0
    return
  }
  const known = list.copy()
  if (mayBeWord(needle)) intersectList(known, segment, 'word', needle)
  else known.size = 0
  const asked = list.copy()
  asked.remove(known)
  const found = list.copy()
  found.size = 0
  phrase.each(
    asked,
    (article) => {
      found.docs[found.size++] = article
    },
    budget,
  )
  asked.remove(found)
  list.remove(asked)
}

/** The articles, of `within` if it is given, that have a unit in one of some fields. */
function matchingInFields(
  segment: Segment,
  { text, kind, hasNumber }: Unit,
  fields: readonly Field[],
  within: Bits | undefined,
  budget: Budget,
): Bits {
  const bits = emptyBits(segment.docValues.articles)
  const wanted = fields.map((field) => FIELDS.indexOf(field))
  const visit: VisitCounts = (article, counts, at) => {
    if (wanted.some((f) => counts[at + f]! > 0)) setBit(bits, article)
  }
  if (hasNumber) eachWholeCount(segment, text, within, visit, budget)
  else if (kind === 'string') eachStringCount(segment, text, within, visit, budget)
  else eachTermCount(segment, kind === 'run' ? 'word' : 'value', text, within, visit, budget)
  return bits
}
