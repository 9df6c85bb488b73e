/**
 * Entries by the beginning of their pinyin or initials, in sorted keys: FlexSearch has a list for each beginning, which
 * took fifteen times the memory.
 */
import {
  cutsAgree,
  GrowingKeys,
  type KeyList,
  readingsOf,
  type Steps,
  type TypedPinyin,
} from '../analysis/analysis.js'
import type { Entry } from './arrange.js'

/** Characters of a headline whose pinyin is indexed. */
const READ_CHARACTERS = 8
/** Letters of a spelling that are indexed; further letters are checked on the entries found. */
const INDEXED_LETTERS = 8

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

/** Finds entries by the beginning of their pinyin or initials. Never changed. */
export class PinyinIndex {
  private constructor(readonly keys: GrowingKeys) {}

  static *empty(): Steps<PinyinIndex> {
    return new PinyinIndex(yield* GrowingKeys.empty())
  }

  /** These entries and others, by their slots. */
  *with(entries: Iterable<[slot: number, entry: Read]>): Steps<PinyinIndex> {
    const added: KeyList = { keys: [], numbers: [] }
    let done = 0
    for (const [slot, entry] of entries) {
      if (done++ % 16 === 0) yield
      const keys = spellings(entry).map((syllables) => syllables.join('').slice(0, INDEXED_LETTERS))
      for (const key of new Set(keys)) {
        added.keys.push(key)
        added.numbers.push(slot)
      }
    }
    return new PinyinIndex(yield* this.keys.with(added))
  }

  /** Slots of entries that may begin with the letters, each once; if `isSure`, all of them do. */
  candidates({ letters, cuts }: TypedPinyin): { slots: Uint32Array; isSure: boolean } {
    const isSure = letters.length <= INDEXED_LETTERS && cuts.length === 0
    const slots = this.keys.startingWith(letters.slice(0, INDEXED_LETTERS))
    return { slots: Uint32Array.from(new Set(slots)), isSure }
  }
}

/** Whether an entry's pinyin begins with the typed letters and agrees with the typed cuts. */
export function beginsAsTyped(entry: Read, typed: TypedPinyin): boolean {
  return spellings(entry).some(
    (syllables) =>
      syllables.join('').startsWith(typed.letters) && cutsAgree(typed, { full: '', initials: '', syllables }),
  )
}
