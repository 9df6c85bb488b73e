/**
 * The base list: short names and words of the news that mean the same in any archive, as the program ships them.
 *
 * base-names.ts and base-words.ts hold the pairs and their sources. What the archive's own texts define, and the
 * keeper's lists, stand beside it and come first where a form is in both. A pair is asked only where the typed form
 * begins and ends with words of the cut: 北大 is none in 东北大学.
 */
import { foldText } from '../analysis/analysis.js'
import * as names from './base-names.js'
import * as words from './base-words.js'
import type { Synonym } from './synonyms.js'

/** Characters of the shortest short name that stands for its long one: 北大 also stands in 东北大米. */
const SHORTEST = 3

/** Why a form of the list stands for another. */
export const BASE_NAME = '常用简称'
export const BASE_WORD = '同义词，基本词表'

let known: readonly Synonym[] | undefined

/** Every pair of the list, folded, in both directions where both hold. */
export function baseSynonyms(): readonly Synonym[] {
  known ??= [...namePairs(), ...wordPairs()]
  return known
}

function namePairs(): Synonym[] {
  return rowsOf(names, /\s+/).flatMap((row) => {
    const [short = '', ...longs] = row.split('=').map(foldText)
    return longs.flatMap((long) => {
      const there = { form: short, other: long, why: BASE_NAME, isWhole: true }
      const back = { form: long, other: short, why: BASE_NAME, isWhole: true }
      return [...short].length < SHORTEST ? [there] : [there, back]
    })
  })
}

function wordPairs(): Synonym[] {
  return rowsOf(words, '\n').flatMap((row) => {
    const line = row.split(' ').map(foldText)
    return line.flatMap((form) =>
      // A word that holds the other is found by it.
      line
        .filter((other) => !other.includes(form))
        .map((other) => ({ form, other, why: BASE_WORD, isWhole: true })),
    )
  })
}

const rowsOf = (lists: Record<string, string>, gap: RegExp | string): string[] =>
  Object.values(lists).flatMap((list) => list.trim().split(gap))
