/**
 * The two FlexSearch indexes: entries by a string that they contain, and by their pinyin.
 *
 * Entries are found in no order. Nothing is taken out: FlexSearch would go through the whole index for it. Its own encoder is not used, because it drops
 * doubled characters, cuts up numbers and splits astral characters.
 */
import { Index } from 'flexsearch'
import { cutsAgree, readingsOf, type TypedPinyin } from '../analysis/analysis.js'
import type { Entry } from './arrange.js'

/** Pairs of neighbouring characters in one question. More are not needed, since every answer is checked against the text. */
const MOST_PAIRS = 8
/** Characters of a headline whose pinyin is indexed. */
const READ_CHARACTERS = 8
/** Letters of a prefix that are indexed; further letters are checked on the entries found. Each prefix costs FlexSearch a list. */
const INDEXED_LETTERS = 8
/** A limit above the size of any index. */
const ALL = 1_000_000

const makeIndex = (tokenize: 'strict' | 'forward') =>
  new Index({
    tokenize,
    resolution: 1,
    cache: false,
    context: false,
    encode: (text: string) => text.split(' '),
  })

/** Pairs of neighbouring code points. FlexSearch would take a space as a separator. */
function pairsOf(folded: string): string[] {
  const chars = [...folded.replaceAll(' ', '_')]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Finds entries by a string of at least two characters anywhere in them. */
export class InfixIndex {
  readonly #index = makeIndex('strict')

  add(slot: number, folded: string): void {
    const pairs = pairsOf(folded)
    if (pairs.length > 0) this.#index.add(slot, pairs.join(' '))
  }

  /** Slots of entries that may contain the string; all that do are among them. */
  candidates(folded: string): number[] {
    const pairs = pairsOf(folded).slice(0, MOST_PAIRS)
    return pairs.length === 0 ? [] : (this.#index.search(pairs.join(' '), { limit: ALL }) as number[])
  }
}

/** The part of an entry on which its pinyin depends. */
type Read = Pick<Entry, 'folded' | 'kind'>

/**
 * The ways to type an entry in letters, each as syllables: in full, by initials, and a
 * name by surname and initials (liudh).
 */
function spellings({ folded, kind }: Read): string[][] {
  const [han = ''] = /^\p{Script=Han}*/u.exec(folded)!
  const start = kind === 'headline' ? [...han].slice(0, READ_CHARACTERS).join('') : han
  if (start === '' || (start !== folded && kind !== 'headline')) return []
  return readingsOf(start, kind === 'name' ? 'name' : 'word').flatMap(({ syllables, initials }) => {
    const ways = [syllables, [...initials]]
    if (kind === 'name') ways.push([syllables[0]!, ...initials.slice(1)])
    return ways
  })
}

/** Finds entries by the beginning of their pinyin or initials. */
export class PinyinIndex {
  readonly #index = makeIndex('forward')

  add(slot: number, entry: Read): void {
    const keys = spellings(entry).map((syllables) => syllables.join('').slice(0, INDEXED_LETTERS))
    if (keys.length > 0) this.#index.add(slot, [...new Set(keys)].join(' '))
  }

  /** Slots of entries that may begin with the letters; if `isSure`, all of them do. */
  candidates({ letters, cuts }: TypedPinyin): { slots: number[]; isSure: boolean } {
    const isSure = letters.length <= INDEXED_LETTERS && cuts.length === 0
    return {
      slots: this.#index.search(letters.slice(0, INDEXED_LETTERS), { limit: ALL }) as number[],
      isSure,
    }
  }
}

/** Whether an entry's pinyin begins with the typed letters and agrees with the typed cuts. */
export function beginsAsTyped(entry: Read, typed: TypedPinyin): boolean {
  return spellings(entry).some(
    (syllables) =>
      syllables.join('').startsWith(typed.letters) && cutsAgree(typed, { full: '', initials: '', syllables }),
  )
}
