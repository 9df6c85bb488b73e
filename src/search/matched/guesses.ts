/**
 * Guesses: forms that may have been meant, by shape, by sound or by spelling.
 *
 * Only forms that stand in the archive are guessed, and the ladder asks for them
 * only when what was typed finds little. Each names what was typed and what
 * stands for it.
 */
import { type Alike, alikeOf, type Cutter, spellings } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import { type Clause, type Knowledge, replaced, type Variant } from '../asked/clause.js'
import { initialsOfWords } from '../asked/plan.js'
import { type Unit, unitsOf } from '../asked/units.js'
import type { Budget } from '../sets/budget.js'
import { documentFrequency, type Found } from './found.js'
import { type FoundWithin, misprintsOf, ONE_DIFFERENT } from './misprints.js'
import { isPrinted, isQuestion, otherWords } from './other-words.js'

/** Characters of a string in which one wrong character still leaves it recognisable. */
const SHORTEST = 3
const LONGEST = 16
/** Most forms of one string, the commonest first. */
const MOST = 6
/** Units of a query up to which forms are guessed: in a longer one, a wrong character hinders nothing. */
const MOST_UNITS = 12

export const maySlip = (clauses: readonly Clause[]): boolean =>
  clauses.reduce((units, clause) => units + clause.units.length, 0) <= MOST_UNITS

/** Whether another form of a clause may be guessed at: a date with another character is another date. */
export const mayBeGuessed = ({ quoted, folded, node }: Clause): boolean =>
  !quoted && folded !== '' && node.type !== 'date'

const HAN = /^\p{Script=Han}+$/u
/** What may be pinyin. */
export const LATIN = /^[a-zü' ]+$/

/**
 * @param few a unit in fewer articles than this may be misspelt or misread
 * @param isNone whether nothing is found so far: then a word of the dictionary may be meant for another too
 */
export function guessesOf(
  clause: Clause,
  found: readonly FoundWithin[],
  cutter: Cutter,
  knowledge: Knowledge,
  few: number,
  isNone: boolean,
): Variant[] {
  if (!mayBeGuessed(clause)) return []
  if (LATIN.test(clause.folded)) return spelt(clause, knowledge, found)
  // The rung `partial` answers most questions without their unknown word, and better than another word would.
  if (!isNone && isQuestion(clause, cutter)) return []
  const guesses = clause.units.flatMap((unit) => {
    if (unit.kind !== 'string') return []
    const articles = documentFrequency(found, unit)
    return articles < few ? unitGuesses(clause, unit, articles > 0, formsLike(unit.text, found), cutter) : []
  })
  if (!isOneUnit(clause)) {
    // Cut as if they had been typed.
    for (const whole of wholeGuesses(clause, formsLike(clause.folded, found)))
      guesses.push({ ...whole, units: unitsOf(cutter.pieces(whole.folded!), whole.folded!) })
  }
  const isNew = ({ folded }: Variant) => guesses.every((known) => known.folded !== folded)
  return [...guesses, ...otherWords(clause, found, cutter, isNone).filter(isNew)]
}

/** Whether forms of the whole clause are those of its unit. */
export const isOneUnit = ({ units, folded }: Clause): boolean => units.some(({ text }) => text === folded)

type Form = { form: string; why: string }

/** A clause with forms of one of its units. @param isPrinted whether the unit itself is */
export function unitGuesses(
  clause: Clause,
  unit: Unit,
  isPrinted: boolean,
  forms: readonly Form[],
  cutter: Cutter,
): Variant[] {
  const typed = { at: Math.max(clause.folded.indexOf(unit.text), 0), length: unit.text.length }
  return (
    forms
      // Where the word itself is printed, its place before a word of grammar is no other form of it: 宁德市, 宁德时.
      .filter(({ form }) => !(isPrinted && changesToGrammar(unit.text, form)))
      .map(({ form, why }): Variant => {
        const by: Unit = { text: form, kind: 'string' }
        return { typed: unit.text, matched: form, why, ...replaced(clause.folded, typed, by, cutter) }
      })
  )
}

/** The clause as one string with one character changed: 市场坚督 is cut as no reader would. */
export const wholeGuesses = ({ folded }: Pick<Clause, 'folded'>, forms: readonly Form[]): Variant[] =>
  forms.map(({ form, why }) => ({ typed: folded, matched: form, why, folded: form, units: [] }))

/** Whether a form has a word of grammar where it differs from a string. */
function changesToGrammar(text: string, form: string): boolean {
  const chars = [...text]
  return [...form].some((char, i) => char !== chars[i] && isFunctionWord(char))
}

/** Words of a clause up to which its misprints are looked for: a longer one is met by its other words. */
const MOST_MISPRINTED = 4

/** A clause with a word, or all of it, as the archive misprints it. */
export function misprinted(
  clause: Clause,
  found: readonly FoundWithin[],
  cutter: Cutter,
  budget: Budget,
): Variant[] {
  const { folded, units } = clause
  if (clause.quoted || clause.node.type === 'date' || units.length > MOST_MISPRINTED) return []
  const words = units.filter(
    ({ text, kind }) => kind === 'string' && text !== folded && [...text].length > SHORTEST,
  )
  return [folded, ...words.map(({ text }) => text)].flatMap((text) =>
    misprintsOf(text, text === folded, found, cutter, budget).map((form): Variant => {
      const by: Unit = { text: form, kind: 'string' }
      const typed = { at: Math.max(folded.indexOf(text), 0), length: text.length }
      return { typed: text, matched: form, why: ONE_DIFFERENT, ...replaced(folded, typed, by, cutter) }
    }),
  )
}

function spelt({ node, folded }: Clause, { pinyin }: Knowledge, found: readonly Found[]): Variant[] {
  // Folding drops the apostrophe that tells 西安 from 先.
  const known = pinyin(node.text)
  const spelt = known.length > 0 ? known : printedSpellings(node.text, found)
  const read = spelt.length > 0 ? spelt : printedInitials(node.text, pinyin, found)
  // Letters that are printed are no initials of other words.
  const isPrinted = documentFrequency(found, { text: folded, kind: 'run' }) > 0
  const letters = folded.replace(/[^a-zü]/g, '').length
  const forms = isPrinted ? read.filter(({ form }) => [...form].length < letters) : read
  return wholeGuesses({ folded }, forms)
}

/** Of the commonest words with the same initials, the share of articles that others must have. */
const SHARE_OF_COMMONEST = 0.2

/** Words side by side whose initials were typed: no dictionary has 河南理工大学, but 河南 and 理工大学. */
function printedInitials(typed: string, pinyin: Knowledge['pinyin'], found: readonly Found[]): SpeltForm[] {
  const forms = new Set<string>()
  for (const [first, ...rest] of initialsOfWords(typed)) {
    let begun = pinyin(first!).map(({ form }) => form)
    for (const letters of rest) {
      const words = pinyin(letters).filter(({ form }) => [...form].length === letters.length)
      begun = begun.flatMap((text) =>
        words
          .filter(({ form }) => isPrinted(text.at(-1)! + form.at(0)!, found))
          .map(({ form }) => text + form),
      )
    }
    for (const form of begun) if ([...form].length === typed.length) forms.add(form)
  }
  return commonest(forms, found, SHARE_OF_COMMONEST)
}

/** Most beginnings of a spelling that are followed: with more, the spelling says too little. */
const MOST_BEGUN = 4000

/** Readings of a spelling that no dictionary lists: characters of its syllables that are printed side by side. */
function printedSpellings(typed: string, found: readonly Found[]): SpeltForm[] {
  const forms: string[] = []
  for (const [first = [], ...rest] of spellings(typed)) {
    let begun = first
    for (const chars of rest) {
      if (begun.length > MOST_BEGUN) break
      begun = begun.flatMap((text) =>
        chars.filter((char) => isPrinted(text.at(-1)! + char, found)).map((char) => text + char),
      )
    }
    forms.push(...begun.filter((form) => [...form].length > rest.length))
  }
  return commonest(forms, found)
}

type SpeltForm = { form: string; why: string }

/** Those of some forms that are printed, the commonest first, without any below a share of it. */
function commonest(forms: Iterable<string>, found: readonly Found[], share = 0): SpeltForm[] {
  const printed = [...forms]
    .map((form) => ({ form, articles: documentFrequency(found, { text: form, kind: 'string' }) }))
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1))
  return printed
    .filter(({ articles }) => articles >= share * printed[0]!.articles)
    .slice(0, MOST)
    .map(({ form }) => ({ form, why: '拼音' }))
}

/** A form of a string with one character changed for one that is alike; `near` is that character between its neighbours. */
export type AlikeForm = {
  form: string
  why: Alike['why']
  near: [before: string, char: string, behind: string]
}
type GuessedForm = { form: string; why: Alike['why']; articles: number }

/** Every form of a string that may have been meant, printed or not. */
export function* alikeForms(text: string): Generator<AlikeForm> {
  const chars = [...text]
  if (chars.length < SHORTEST || chars.length > LONGEST || !HAN.test(text)) return
  for (const [i, char] of chars.entries()) {
    for (const { char: other, why } of alikeOf(char)) {
      const form = [...chars.slice(0, i), other, ...chars.slice(i + 1)].join('')
      yield { form, why, near: [chars[i - 1] ?? '', other, chars[i + 1] ?? ''] }
    }
  }
}

/** Printed strings that differ from a string in one character that is alike. */
function formsLike(text: string, found: readonly Found[]): GuessedForm[] {
  const forms: GuessedForm[] = []
  for (const { form, why, near } of alikeForms(text)) {
    if (!found.some((each) => mayHold(each, near))) continue
    forms.push({ form, why, articles: documentFrequency(found, { text: form, kind: 'string' }) })
  }
  return commonestForms(forms)
}

/** Those of some forms that are printed, the commonest first. */
export const commonestForms = <F extends { form: string; articles: number }>(forms: readonly F[]): F[] =>
  forms
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1))
    .slice(0, MOST)

/** Whether a segment has the bigrams that a changed character makes with its neighbours. */
function mayHold({ segment }: Found, [before, char, behind]: string[]): boolean {
  const has = (bigram: string) => segment.find('bigram', bigram) !== undefined
  return (before === '' || has(before! + char!)) && (behind === '' || has(char! + behind!))
}
