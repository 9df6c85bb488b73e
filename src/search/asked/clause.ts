/**
 * Clauses: what one piece of a query asks for, folded and cut.
 *
 * Turns a text node into the string that must stand as printed, the units that
 * the rung `words` asks for, the other forms that the rung `variant` admits,
 * and the terms that score. Opens no index.
 */
import {
  bearsAnySigns,
  type Cutter,
  codeValue,
  dateKeys,
  type FoundValue,
  foldText,
  type Piece,
  valuesIn,
} from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import type { Field } from '../../model.js'
import type { Node } from '../../query/query.js'
import type { Generation } from '../../store/store.js'
import { derived } from '../sets/derived.js'
import { isMeasured, joinNumbers, otherForms, pointedDays, spacedNumber, spacedPhones } from './numbers.js'
import { oldSpellings } from './old-spellings.js'
import { numberUnit, type Unit, unitsOf } from './units.js'

/** A scoring term: a word of the scoring tier, or a string as printed. `isKept`: it scores because the keeper says so. */
export type ScoreTerm = { text: string; kind: 'word' | 'string'; isKept?: boolean }

/** Other forms of a string, by its fold: names, synonyms, short forms. */
export type OtherForms = ReadonlyMap<string, readonly KnownForm[]>

/** A form that stands for another. `isWhole`: only where the other begins and ends with words of the cut. */
export type KnownForm = { form: string; why: string; isWhole?: boolean }

/** Knowledge of the archive and its keeper beside the articles. All strings are folded. */
export type Knowledge = {
  forms: OtherForms
  /** The keeper's words. */
  words: ReadonlySet<string>
  /** Han strings of the archive that a Latin spelling means, the commonest first. */
  pinyin(typed: string): readonly { form: string; why: string }[]
}

/** The generation that is searched, and the cutter and knowledge that read the query. */
export type SearchContext = {
  generation: Generation
  cutter: Cutter
  knowledge: Knowledge
}

/** A clause with one of its strings, or two, replaced by other forms. */
export type Variant = {
  typed: string
  /** The form that stands for `typed`; null: any form that has the value. */
  matched: string | null
  why: string
  /** The whole clause in that form; null if no one string is meant. */
  folded: string | null
  units: Unit[]
  /** The other string that is replaced too. */
  also?: Replacement
}

/** What stands for a typed string, and why. */
type Replacement = Pick<Variant, 'typed' | 'matched' | 'why'>

export type Clause = {
  node: Extract<Node, { type: 'text' | 'date' }>
  /** As typed. */
  typed: string
  /** '' if nothing in it can be searched. */
  folded: string
  quoted: boolean
  fields: readonly Field[] | null
  /** Empty if the clause is quoted, or its pieces decide nothing. */
  units: Unit[]
  /** Words inside the units, which weigh with them where a clause is met in part. */
  parts: Unit[]
  terms: ScoreTerm[]
  /** Asked on the rung `variant`; none if the clause is quoted. */
  variants: Variant[]
  /** Asked there only when the stricter rungs give few: filled in by the ladder. */
  guesses: Variant[]
}

/** Folded characters. A longer clause is asked for no other forms: one word of it changes no answer. */
const LONGEST_VARIED = 120

/** Why a form stands for a date, a number or a code. */
const OTHER_DATE = '同一日期的另一写法'
const OTHER_NUMERAL = '同一数目的另一写法'
const OTHER_SIGNS = '同一编号，连接号不同'
const OTHER_SPELLING = '同一词的另一写法'
const OTHER_POINT = '间隔号有无不同'

/** Scoring terms of a clause: a pasted page is known by its rarest words anyway. */
const MOST_TERMS = 256

/** The text of a clause. A line break in a query is a space that was typed: strings never cross paragraphs. */
export const typedLine = ({ text }: Clause['node']): string => text.replace(/[\r\n]+/g, ' ')

export function makeClause(node: Clause['node'], cutter: Cutter, knowledge: Knowledge): Clause {
  const quoted = node.type === 'text' && node.quoted
  const fields = node.type === 'text' ? node.fields : null
  const folded = foldText(typedLine(node))
  // The figures of a date apart are no date.
  const isLiteral = quoted || node.type === 'date' || folded === ''
  const pieces = quoted ? [] : cutter.pieces(folded)
  const units = isLiteral ? [] : unitsOf(pieces, folded)
  const variants =
    quoted || folded.length > LONGEST_VARIED
      ? []
      : [
          ...knownForms(folded, pieces, cutter, knowledge.forms),
          ...spelledOtherwise(folded, pieces, cutter),
          ...(node.type === 'date' ? valuesOfDate(node) : otherValues(folded, pieces, cutter)),
        ]
  const terms = termsOf(folded, cutter, knowledge.words, variants)
  const parts = isLiteral ? [] : partsOf(terms)
  return { node, typed: node.typed, folded, quoted, fields, units, parts, terms, variants, guesses: [] }
}

function partsOf(terms: ScoreTerm[]): Unit[] {
  const words = terms.filter(({ text, kind }) => kind === 'word' && [...text].length > 1)
  return words.map(({ text }) => ({ text, kind: /^\p{Script=Han}/u.test(text) ? 'string' : 'run' }))
}

/** The unit that a form is. */
const unitOf = (form: string): Unit => ({ text: form, kind: /^[0-9a-z]+$/.test(form) ? 'run' : 'string' })

/** A stretch of a clause, and the unit that stands for it. */
type Replaced = { at: number; length: number; by: Unit }

/** The clause with a stretch replaced by a unit; the text before and behind is cut anew. */
export function replaced(
  folded: string,
  { at, length }: { at: number; length: number },
  by: Unit,
  cutter: Cutter,
): { folded: string; units: Unit[] } {
  return allReplaced(folded, [{ at, length, by }], cutter)
}

/** @param stretches disjoint, in the order of the text */
function allReplaced(
  folded: string,
  stretches: Replaced[],
  cutter: Cutter,
): { folded: string; units: Unit[] } {
  const given = stretches.map(({ by }) => by)
  const ends = [0, ...stretches.map(({ at, length }) => at + length)]
  const gaps = [...stretches.map(({ at }) => at), folded.length].map((to, i) => folded.slice(ends[i], to))
  const rest = gaps.flatMap((part) => unitsOf(cutter.pieces(part), part))
  const units = rest.filter(({ text }) => !isFunctionWord(text) && !given.some((by) => by.text === text))
  const text = gaps.map((part, i) => part + (given[i]?.text ?? '')).join('')
  return { folded: text, units: [...given, ...units] }
}

/** Clauses with two strings replaced at once (火车|出轨 as 列车|脱轨): the first so many pairs of forms. */
const MOST_PAIRS = 24

/** The clause with every known form in it, and with two of them. */
function knownForms(folded: string, pieces: readonly Piece[], cutter: Cutter, forms: OtherForms): Variant[] {
  const edges = new Set(pieces.flatMap(({ at, text }) => [at, at + text.length]))
  const singles = formsIn(folded, (text) => forms.has(text), longestOf(forms)).flatMap(
    ({ text: typed, at }) => {
      const isWhole = edges.has(at) && edges.has(at + typed.length)
      return forms
        .get(typed)!
        .filter((other) => isWhole || !other.isWhole)
        .map(({ form, why }) => {
          return { typed, matched: form, why, at, length: typed.length, by: unitOf(form) }
        })
    },
  )
  const pairs = singles
    .flatMap((first) =>
      singles.filter(({ at }) => at >= first.at + first.length).map((second) => [first, second] as const),
    )
    .slice(0, MOST_PAIRS)
  return [
    ...singles.map((each): Variant => {
      const { typed, matched, why } = each
      return { typed, matched, why, ...allReplaced(folded, [each], cutter) }
    }),
    ...pairs.map(([first, second]): Variant => {
      const { typed, matched, why } = first
      const also = { typed: second.typed, matched: second.matched, why: second.why }
      return { typed, matched, why, also, ...allReplaced(folded, [first, second], cutter) }
    }),
  ]
}

/** The clause with one word, or its words of single characters, in another spelling. */
function spelledOtherwise(folded: string, pieces: readonly Piece[], cutter: Cutter): Variant[] {
  const forms = oldSpellings(pieces)
  if (forms.length === 0) return []
  const swapped = forms.reduceRight(
    (text, { at, length, form }) => text.slice(0, at) + form + text.slice(at + length),
    folded,
  )
  const why = OTHER_SPELLING
  const whole: Variant = { typed: folded, matched: swapped, why, folded: swapped, units: [] }
  const words = forms.filter(({ length, form }) => length > 1 && form !== swapped)
  return [
    whole,
    ...words.map(({ at, length, form }): Variant => {
      const by: Unit = { text: form, kind: 'string' }
      return {
        typed: folded.slice(at, at + length),
        matched: form,
        why,
        ...replaced(folded, { at, length }, by, cutter),
      }
    }),
  ]
}

/** A bare date by its value; a bare year is a number too. */
function valuesOfDate({ year, month, day, typed }: Extract<Node, { type: 'date' }>): Variant[] {
  const byKey = (text: string, why: string): Variant => {
    return { typed, matched: null, why, folded: null, units: [{ text, kind: 'value' }] }
  }
  const date = byKey(dateKeys(year, month, day)[0]!, OTHER_DATE)
  return month === null ? [date, byKey(String(year), OTHER_NUMERAL)] : [date]
}

/** Dates by their value, numbers and codes by theirs or written otherwise. */
function otherValues(folded: string, pieces: readonly Piece[], cutter: Cutter): Variant[] {
  const values = valuesIn(folded)
  const byValue = (at: number, length: number, by: Unit, why: string): Variant => {
    const matched = by.kind === 'value' ? null : by.text
    const { units } = replaced(folded, { at, length }, by, cutter)
    return { typed: folded.slice(at, at + length), matched, why, folded: null, units }
  }
  const found: Variant[] = []
  for (const { keys, at, length, kind } of values) {
    // A number alone says little: beside other text it is asked as it may be written.
    const isAsked = kind === 'date' || (kind === 'number' && length === folded.length)
    const why = kind === 'date' ? OTHER_DATE : OTHER_NUMERAL
    if (isAsked && keys[0]) found.push(byValue(at, length, { text: keys[0], kind: 'value' }, why))
  }
  const numbers = joinNumbers(pieces, folded)
  for (const { text, at } of codesOf(folded, values)) {
    if (isMeasured(text, at, numbers)) continue
    const key = codeValue(text)
    found.push(byValue(at, text.length, { text: key, kind: 'value' }, OTHER_SIGNS))
    const bare = text.replace(/[^0-9a-z]/g, '')
    if (bare !== text && key.endsWith(bare))
      found.push(byValue(at, text.length, { text: bare, kind: 'run' }, OTHER_SIGNS))
    const spaced = spacedNumber(text)
    for (const form of spaced ? [spaced, ...spacedPhones(text)] : spacedPhones(text))
      found.push(byValue(at, text.length, { text: form, kind: 'string' }, OTHER_SIGNS))
  }
  for (const { at, length, form } of pointedDays(folded))
    found.push(byValue(at, length, { text: form, kind: 'string' }, OTHER_POINT))
  const isWhole = values.some(({ kind, length }) => kind === 'number' && length === folded.length)
  if (isWhole) return found
  // A decimal is a code too, since its sign may be another (7.20, 7·20), but it is a number first.
  const isFixed = (place: number) =>
    values.some(
      ({ at, length, kind }) =>
        kind !== 'number' &&
        at <= place &&
        place < at + length &&
        (kind === 'date' || /[^0-9.]/.test(folded.slice(at, at + length))),
    )
  for (const { at, length, form } of otherForms(folded, numbers, isFixed)) {
    const typed = folded.slice(at, at + length)
    // Asked by its units alone, in which numbers are whole: 二百天 stands in 一千二百天, which is not 200.
    const { units } = replaced(folded, { at, length }, numberUnit(form), cutter)
    found.push({ typed, matched: form, why: OTHER_NUMERAL, folded: null, units })
  }
  return found
}

/** Codes with signs inside, and runs that may be printed with some: of letters, or as long as a telephone number. */
function codesOf(folded: string, values: readonly FoundValue[]): { text: string; at: number }[] {
  const signed = values.filter(({ kind }) => kind === 'code')
  const runs = [...folded.matchAll(/[0-9a-z]{2,64}/g)].filter(
    ({ 0: run, index }) =>
      bearsAnySigns(run) && !signed.some(({ at, length }) => at <= index && index < at + length),
  )
  return [
    ...signed.map(({ at, length }) => ({ text: folded.slice(at, at + length), at })),
    ...runs.map(({ 0: text, index }) => ({ text, at: index })),
  ]
}

/** Length of the longest known string. */
const longestOf = derived((known: OtherForms | ReadonlySet<string>): number => {
  let length = 0
  for (const text of known.keys()) length = Math.max(length, text.length)
  return length
})

/** Known strings of two units and more in a text, each once, where it stands first. */
function formsIn(
  text: string,
  isKnown: (text: string) => boolean,
  most: number,
): { text: string; at: number }[] {
  const found = new Map<string, number>()
  for (let at = 0; at < text.length; at++) {
    for (let to = at + 2; to <= Math.min(text.length, at + most); to++) {
      const form = text.slice(at, to)
      if (isKnown(form) && !found.has(form)) found.set(form, at)
    }
  }
  return [...found].map(([form, at]) => ({ text: form, at }))
}

/** The keeper's words in a text by longest match. */
function keptWords(folded: string, words: ReadonlySet<string>): string[] {
  const most = longestOf(words)
  const found = new Set<string>()
  for (let at = 0; at < folded.length; ) {
    let to = Math.min(folded.length, at + most)
    while (to > at && !words.has(folded.slice(at, to))) to--
    if (to > at) found.add(folded.slice(at, to))
    at = Math.max(to, at + 1)
  }
  return [...found]
}

/**
 * What scores a clause, each once: its words in search mode, or itself as one word or string if it has no
 * others; the keeper's words; its other forms.
 */
function termsOf(
  folded: string,
  cutter: Cutter,
  words: ReadonlySet<string>,
  variants: Variant[],
): ScoreTerm[] {
  if (folded === '') return []
  const cut = new Set<string>()
  cutter.words(folded, (term) => cut.add(term))
  // A word's postings hold its counts; a string's counts need positions.
  const isWord = cut.delete(folded) && [...folded].length > 1
  const content = [...cut].filter((word) => !isFunctionWord(word))
  const scored = (content.length > 0 ? content : [...cut]).map((text): ScoreTerm => ({ text, kind: 'word' }))
  const whole: ScoreTerm = { text: folded, kind: isWord ? 'word' : 'string' }
  // A clause of several words is scored by its words: scored as a string too, it gained nothing on any set.
  const hasWords = !isWord && scored.some(({ text }) => [...text].length > 1)
  const terms = (hasWords ? scored : [whole, ...scored]).slice(0, MOST_TERMS)
  const add = (text: string, isKept: boolean) => {
    if (!terms.some((term) => term.text === text)) terms.push({ text, kind: 'string', isKept })
  }
  for (const { matched } of variants) if (matched !== null) add(matched, false)
  for (const word of keptWords(folded, words)) add(word, true)
  return terms
}
