/**
 * Syllables: which characters a spelling may mean, one by one.
 *
 * For what stands in no list: zhangqiaohong is three syllables, and the archive
 * tells which of their characters stand side by side. Common readings only, and
 * of surnames at the beginning the reading that they have as such.
 */

import { isSurname } from '../lexicon.js'
import { SOUNDS } from './alike-data.js'
import { foldText } from './fold.js'
import { cutsAgree, readingsOf, readTyped } from './pinyin.js'

type SyllableTable = { characters: Map<string, string[]>; surnames: Map<string, string[]> }

let table: SyllableTable | undefined

/** The characters of the table of sounds by their reading: some ten thousand questions, asked once. */
function readTable(): SyllableTable {
  const characters = new Map<string, string[]>()
  const surnames = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, syllable: string, char: string) => {
    const known = map.get(syllable)
    if (known) known.push(char)
    else map.set(syllable, [char])
  }
  for (const char of new Set(foldText(SOUNDS).replace(/\s/g, ''))) {
    for (const { full } of readingsOf(char)) put(characters, full, char)
    if (isSurname(char)) for (const { full } of readingsOf(char, 'name')) put(surnames, full, char)
  }
  return { characters, surnames }
}

const LONGEST_SYLLABLE = 6

/** Every way to read letters as so many syllables. */
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

/** Two syllables mean too much, and of more than these a reader spells them in pieces. */
const COUNTS = [3, 4, 5]

/**
 * What a spelling of three to five syllables may mean, character by character.
 *
 * @returns for each way to read it a list of characters for each place; none if it is no pinyin
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
