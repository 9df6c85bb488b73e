/**
 * What FlexSearch is asked: entries by what they contain, and by their pinyin.
 *
 * Entries are added in the order in which they shall be found: with one slot of
 * resolution FlexSearch gives them back in it. Its own encoder is never used:
 * it drops doubled characters, cuts numbers up and breaks astral characters in two.
 */
import { Index } from 'flexsearch'
import { cutsAgree, readingsOf, type TypedPinyin } from '../analysis/analysis.js'
import type { Entry } from './arrange.js'

/** Neighbouring characters that are asked for; the answer is looked at in any case. */
const MOST_PAIRS = 8
/** Characters of a headline that are read in pinyin. */
const READ_CHARACTERS = 8
/** Letters by which entries are found; what is typed beyond them is looked at. Each prefix costs FlexSearch a list. */
const INDEXED_LETTERS = 8
/** Entries that are looked at where the letters alone do not decide. */
const MOST_LOOKED_AT = 2000
/** More than are ever in an index. */
const ALL = 1_000_000

const makeIndex = (tokenize: 'strict' | 'forward') =>
  new Index({
    tokenize,
    resolution: 1,
    cache: false,
    context: false,
    encode: (text: string) => text.split(' '),
  })

/** Neighbouring characters, in code points; a space would be FlexSearch's gap. */
function pairsOf(folded: string): string[] {
  const chars = [...folded.replaceAll(' ', '_')]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Entries by a string of two characters and more that stands anywhere in them. */
export class InfixIndex {
  readonly #index = makeIndex('strict')

  /** @param rank above those that were added before */
  add(rank: number, folded: string): void {
    const pairs = pairsOf(folded)
    if (pairs.length > 0) this.#index.add(rank, pairs.join(' '))
  }

  /** Ranks of entries that may hold the string, rising: all that do are among them. */
  candidates(folded: string): number[] {
    const pairs = pairsOf(folded).slice(0, MOST_PAIRS)
    return pairs.length === 0 ? [] : (this.#index.search(pairs.join(' '), { limit: ALL }) as number[])
  }
}

/** What of an entry its pinyin depends on. */
type Read = Pick<Entry, 'folded' | 'kind'>

/**
 * Ways to type an entry in letters, each as its syllables: in full, by initials,
 * and a name by its surname and initials (liudh).
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

/** Entries by the beginning of their pinyin or initials. */
export class PinyinIndex {
  readonly #index = makeIndex('forward')

  /** @param rank above those that were added before */
  add(rank: number, entry: Read): void {
    const keys = spellings(entry).map((syllables) => syllables.join('').slice(0, INDEXED_LETTERS))
    if (keys.length > 0) this.#index.add(rank, [...new Set(keys)].join(' '))
  }

  /** Ranks of entries that may begin with the letters, rising; `isSure` says that they do. */
  candidates({ letters, cuts }: TypedPinyin, most: number): { ranks: number[]; isSure: boolean } {
    const isSure = letters.length <= INDEXED_LETTERS && cuts.length === 0
    const limit = isSure ? most : MOST_LOOKED_AT
    return { ranks: this.#index.search(letters.slice(0, INDEXED_LETTERS), { limit }) as number[], isSure }
  }
}

/** Whether an entry's pinyin begins with what was typed, cut where it was cut. */
export function beginsAsTyped(entry: Read, typed: TypedPinyin): boolean {
  return spellings(entry).some(
    (syllables) =>
      syllables.join('').startsWith(typed.letters) && cutsAgree(typed, { full: '', initials: '', syllables }),
  )
}
