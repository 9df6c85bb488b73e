/**
 * Syllables: the characters that each syllable of a spelling may mean.
 *
 * For words that no lexicon has: zhangqiaohong is three syllables, and the archive tells
 * which of their characters stand side by side. Uses common readings only; a surname at
 * the beginning has its reading as a surname. The table is built by the first question
 * and kept.
 */

import { addTo } from '../arrays.js'
import { isSurname } from '../lexicon.js'
import { SOUNDS } from './alike-data.js'
import { foldText } from './fold.js'
import { cutsAgree, readingsOf, readTyped } from './pinyin.js'

type SyllableTable = { characters: Map<string, string[]>; surnames: Map<string, string[]> }

let table: SyllableTable | undefined

/** Builds the table from syllable to characters: about ten thousand questions to pinyin-pro, asked once. */
function readTable(): SyllableTable {
  const characters = new Map<string, string[]>()
  const surnames = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, syllable: string, char: string) => {
    addTo(map, syllable, char)
  }
  for (const char of new Set(foldText(SOUNDS).replace(/\s/g, ''))) {
    for (const { full } of readingsOf(char)) put(characters, full, char)
    if (isSurname(char)) for (const { full } of readingsOf(char, 'name')) put(surnames, full, char)
  }
  return { characters, surnames }
}

const LONGEST_SYLLABLE = 6

/** Every way to split letters into `count` syllables. */
function splits(letters: string, count: number, isSyllable: (text: string) => boolean): string[][] {
  if (count === 0) return letters === '' ? [[]] : []
  const found: string[][] = []
  for (let to = 1; to <= Math.min(LONGEST_SYLLABLE, letters.length); to++) {
    const first = letters.slice(0, to)
    if (!isSyllable(first)) continue
    for (const rest of splits(letters.slice(to), count - 1, isSyllable)) found.push([first, ...rest])
  }
  return found
}

/** Numbers of syllables that are tried. Two mean too many strings; readers type more than five in pieces. */
const COUNTS = [3, 4, 5]

/**
 * The characters that a spelling of three to five syllables may mean, by syllable.
 *
 * @returns for each way to split it, a list of characters for each syllable; empty if it is no pinyin
 */
export function spellings(typed: string): string[][][] {
  const read = readTyped(typed)
  if (!read) return []
  table ??= readTable()
  const { characters, surnames } = table
  return COUNTS.flatMap((count) => splits(read.letters, count, (text) => characters.has(text)))
    .filter((syllables) => cutsAgree(read, { full: read.letters, initials: '', syllables }))
    .map((syllables) => {
      const [first = [], ...rest] = syllables.map((syllable) => characters.get(syllable)!)
      return [[...new Set([...(surnames.get(syllables[0]!) ?? []), ...first])], ...rest]
    })
}
