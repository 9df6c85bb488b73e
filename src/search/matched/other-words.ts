/**
 * Other words: words of the dictionary that may have been meant for typed ones that differ in one character.
 *
 * guesses.ts looks for printed strings; here the changed clause is cut, and its words may stand apart.
 */
import { alikeOf, type Cutter } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import type { Clause, Variant } from '../asked/clause.js'
import { unitsOf } from '../asked/units.js'
import { and, count, isEmpty } from '../sets/bits.js'
import { documentFrequency, type Found } from './found.js'
import type { FoundWithin } from './misprints.js'

/** Folded characters of the longest clause whose words are changed, and most forms of a clause. */
const LONGEST = 16
const MOST = 6

/** Words of grammar from which on a clause is a question or a sentence: 管里局 has one by mistake. */
const LEAST_OF_GRAMMAR = 2

export const isQuestion = ({ folded }: Clause, cutter: Cutter) =>
  cutter.pieces(folded).filter(({ text }) => isFunctionWord(text)).length >= LEAST_OF_GRAMMAR

/** Most other words that are asked for in one clause. */
const MOST_WORDS = 64

/**
 * The clause with one character changed so that the cut has a word there that the rest of the query stands with: 市场|坚|督 is
 * 市场|监督. Only a word that is printed nowhere is changed, or, where nothing is found, any.
 */
export function otherWords(
  clause: Clause,
  found: readonly FoundWithin[],
  cutter: Cutter,
  isNone: boolean,
): Variant[] {
  const { folded } = clause
  if ([...folded].length > LONGEST) return []
  const pieces = cutter.pieces(folded)
  const edges = new Set(pieces.flatMap(({ at, text }) => [at, at + text.length]))
  const forms: (Variant & { articles: number })[] = []
  let asked = 0
  const unseen = clause.units.filter((unit) => unit.kind === 'string' && documentFrequency(found, unit) === 0)
  for (const { text: piece, at: from, kind } of pieces) {
    const isOpen = isNone ? !isFunctionWord(piece) : unseen.some(({ text }) => text.includes(piece))
    if (kind !== 'han' || !isOpen) continue
    let at = from
    for (const char of piece) {
      const ends = [folded.slice(0, at), folded.slice(at + char.length)] as const
      const beside = [[...ends[0]].at(-1) ?? '', [...ends[1]][0] ?? ''] as const
      for (const { char: other, why } of alikeOf(char)) {
        const isPrintedBeside = [beside[0] + other, other + beside[1]].some(
          (pair) => pair !== other && isPrinted(pair, found),
        )
        if (!isPrintedBeside || asked >= MOST_WORDS) continue
        const form = ends.join(other)
        const cut = cutter.pieces(form)
        const word = cut.find((each) => each.at <= at && at < each.at + each.text.length)!
        const end = word.at + word.text.length - other.length + char.length
        // A word that takes a part of another one is none: 权|利下|放.
        if ([...word.text].length === 1 || !edges.has(word.at) || !edges.has(end)) continue
        asked++
        const units = unitsOf(cut, form)
        const articles = found.reduce((sum, { matcher, within }) => {
          return isEmpty(within) ? sum : sum + count(and(within, matcher.unitsBits(units, clause)))
        }, 0)
        const typed = folded.slice(word.at, end)
        if (articles > 0) forms.push({ typed, matched: word.text, why, folded: form, units, articles })
      }
      at += char.length
    }
  }
  forms.sort((a, b) => b.articles - a.articles || (a.folded! < b.folded! ? -1 : 1))
  return forms.slice(0, MOST).map(({ articles: _, ...form }) => form)
}

/** Whether a live article has a pair of characters. */
export const isPrinted = (bigram: string, found: readonly Found[]) =>
  found.some(({ matcher }) => matcher.documentFrequency({ text: bigram, kind: 'string' }) > 0)
