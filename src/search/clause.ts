/**
 * Clauses: what one piece of a query asks for, folded and cut.
 *
 * Turns a text node into the string that must stand as printed, the units that
 * the rung `words` asks for, and the terms that score. Opens no index.
 */
import { type Cutter, foldText, isFunctionWord, isSurname, type Piece } from '../analysis/analysis.js'
import type { Field } from '../model.js'
import type { Node } from '../query/query.js'

/** One thing that the rung `words` asks for: a string, or a Latin or number run as a whole. */
export type Unit = { text: string; whole: boolean }

/** A scoring term: a word of the scoring tier, or the clause as a string. */
export type ScoreTerm = { text: string; kind: 'word' | 'string' }

/** Other forms of a name, by the folded form that may be typed. */
export type NameForms = ReadonlyMap<string, readonly { form: string; why: string }[]>

/** The clause as it would be with another form of a name in it. */
export type Variant = { typed: string; matched: string; why: string; folded: string; units: Unit[] }

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
  terms: ScoreTerm[]
  /** Asked on the rung `variant`; none if the clause is quoted. */
  variants: Variant[]
}

/** No query is scored by more terms: a pasted page is known by its rarest words anyway. */
const MOST_TERMS = 256

export function makeClause(node: Clause['node'], cutter: Cutter, names: NameForms): Clause {
  const quoted = node.type === 'text' && node.quoted
  const fields = node.type === 'text' ? node.fields : null
  // A line break in a query is a space that was typed: strings never cross paragraphs.
  const folded = foldText(node.text.replace(/[\r\n]+/g, ' '))
  // The figures of a date apart are no date.
  const isLiteral = quoted || node.type === 'date' || folded === ''
  const units = isLiteral ? [] : unitsOf(cutter.pieces(folded))
  const variants = quoted ? [] : variantsOf(folded, units, names)
  const forms = [...new Set(variants.map(({ matched }) => matched))]
  const terms = [...termsOf(folded, cutter), ...forms.map((text): ScoreTerm => ({ text, kind: 'string' }))]
  return { node, typed: node.typed, folded, quoted, fields, units, terms, variants }
}

const LONGEST_NAME = 6

function variantsOf(folded: string, units: Unit[], names: NameForms): Variant[] {
  const chars = [...folded]
  const found = new Set<string>()
  for (let from = 0; from < chars.length; from++) {
    for (let to = from + 2; to <= Math.min(chars.length, from + LONGEST_NAME); to++) {
      const form = chars.slice(from, to).join('')
      if (names.has(form)) found.add(form)
    }
  }
  return [...found].flatMap((typed) =>
    names.get(typed)!.map(({ form, why }) => ({
      typed,
      matched: form,
      why,
      folded: folded.replaceAll(typed, form),
      units: units.map((unit) => ({ ...unit, text: unit.text.replaceAll(typed, form) })),
    })),
  )
}

const isSingle = (piece: Piece | undefined) => piece?.kind === 'han' && [...piece.text].length === 1

/**
 * The units of a cut: words of two characters and more, runs as a whole.
 * One-character pieces are no words: side by side they join into one string, a
 * surname joins the piece after it, any other decides nothing. Function words
 * decide nothing while a content word is there.
 */
export function unitsOf(pieces: Piece[]): Unit[] {
  const units: Unit[] = []
  for (let i = 0; i < pieces.length; ) {
    const { text, next } = takeUnit(pieces, i)
    const whole = pieces[i]!.kind === 'run'
    if (whole || [...text].length > 1) units.push({ text, whole })
    i = next
  }
  const content = units.filter((unit) => !isFunctionWord(unit.text))
  const chosen = content.length > 0 ? content : units
  const seen = new Set<string>()
  return chosen.filter(({ text }) => !seen.has(text) && seen.add(text))
}

/** Pieces of a given name behind a surname. */
const GIVEN_MOST = 2

/** The unit that begins at a piece, and the piece behind it. A unit of one character decides nothing. */
function takeUnit(pieces: Piece[], from: number): { text: string; next: number } {
  const first = pieces[from]!
  const isName = first.kind === 'han' && isSurname(first.text)
  if (isName) return takeName(pieces, from)
  if (!isSingle(first)) return { text: first.text, next: from + 1 }
  if (isFunctionWord(first.text)) return { text: '', next: from + 1 }
  let next = from + 1
  while (isSingle(pieces[next]) && touches(pieces, next) && !isFunctionWord(pieces[next]!.text)) {
    // 见|王|小明: a surname before a longer piece begins a name of its own.
    const beginsName =
      isSurname(pieces[next]!.text) && touches(pieces, next + 1) && !isSingle(pieces[next + 1])
    if (beginsName) break
    next++
  }
  return { text: joined(pieces, from, next), next }
}

/**
 * A surname with what may be its given name: the single pieces behind it, two at
 * most, or else the longer piece. A function word ends it, unless the name
 * would have nothing else: 赵|鹏|在, but 刘|能.
 */
function takeName(pieces: Piece[], from: number): { text: string; next: number } {
  const isGrammar = (at: number) => isFunctionWord(pieces[at]!.text)
  let next = from + 1
  while (next - from <= GIVEN_MOST && isSingle(pieces[next]) && touches(pieces, next)) {
    const isFirst = next === from + 1
    if (isGrammar(next) && (!isFirst || isGrammar(from))) break
    next++
  }
  const isAlone = next === from + 1 && touches(pieces, next) && !isSingle(pieces[next])
  if (isAlone && !isGrammar(next)) next++
  return { text: joined(pieces, from, next), next }
}

/** Whether a piece stands right behind the one before it. */
function touches(pieces: Piece[], at: number): boolean {
  const [before, piece] = [pieces[at - 1], pieces[at]]
  return before !== undefined && piece?.kind === 'han' && piece.at === before.at + before.text.length
}

const joined = (pieces: Piece[], from: number, to: number) =>
  pieces
    .slice(from, to)
    .map((piece) => piece.text)
    .join('')

/** The clause as a string, and its words in search mode, each once, in the order of the query. */
function termsOf(folded: string, cutter: Cutter): ScoreTerm[] {
  if (folded === '') return []
  const words = new Set<string>()
  cutter.words(folded, (term) => words.add(term))
  words.delete(folded)
  const content = [...words].filter((word) => !isFunctionWord(word))
  const terms = (content.length > 0 ? content : [...words]).map((text): ScoreTerm => ({ text, kind: 'word' }))
  return [{ text: folded, kind: 'string' } satisfies ScoreTerm, ...terms].slice(0, MOST_TERMS)
}
