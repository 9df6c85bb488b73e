/**
 * Pinyin: the readings of a Han string, and the parsing of typed Latin letters.
 *
 * A word is read as a whole, so that 会计 is kuaiji and 银行 yinhang. A name begins with
 * the reading of its surname (单 shan, 仇 qiu). Tones are dropped. Owns pinyin-pro, whose
 * tables are loaded by the first question and kept.
 */
import { createRequire } from 'node:module'
import { foldText } from './fold.js'

/** `full` is the syllables joined: `chongqing`; `initials` their first letters: `cq`. */
export type Reading = { full: string; initials: string; syllables: string[] }

/** Whether the string is read as a word or as a person's name. */
export type ReadAs = 'word' | 'name'

type PinyinPro = typeof import('pinyin-pro')

const require = createRequire(import.meta.url)
let loaded: PinyinPro | undefined

const HAN_ONLY = /^\p{Script=Han}+$/u
const SYLLABLE = /^[a-z]+$/
/** Second readings of surnames that have two in use; pinyin-pro gives only the rarer one. */
const SECOND_READINGS = new Map(Object.entries({ 乐: 'le', 盖: 'gai', 朴: 'pu', 覃: 'tan', 隗: 'wei' }))

function syllablesOf(word: string, as: ReadAs): string[] {
  loaded ??= require('pinyin-pro') as PinyinPro
  return loaded.pinyin(word, {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(as === 'name' ? { surname: 'head' } : {}),
  })
}

function reading(syllables: string[]): Reading {
  return { full: syllables.join(''), initials: syllables.map((s) => s[0]!).join(''), syllables }
}

/**
 * The common readings of a Han string, the likeliest first.
 *
 * A syllable with ü is given with v and again with u (lv, lu), since readers type both.
 *
 * @returns empty if the string is not wholly Han or has a character without a known reading
 */
export function readingsOf(word: string, as: ReadAs = 'word'): Reading[] {
  const folded = foldText(word)
  if (!HAN_ONLY.test(folded)) return []
  const syllables = syllablesOf(folded, as)
  if (!syllables.every((syllable) => SYLLABLE.test(syllable))) return []
  const readings = [syllables]
  const second = as === 'name' ? SECOND_READINGS.get(folded[0]!) : undefined
  if (second !== undefined && second !== syllables[0]) readings.push([second, ...syllables.slice(1)])
  for (const each of [...readings]) {
    if (each.some((syllable) => syllable.includes('v'))) readings.push(each.map((s) => s.replace('v', 'u')))
  }
  return readings.map(reading)
}

/** Latin input: its letters joined, and the offsets at which the typist put a space or an apostrophe. */
export type TypedPinyin = { letters: string; cuts: number[] }

/** Letters beyond which input is not taken for pinyin: no word is that long. */
const LONGEST = 64
const GAPS = /[\s'’‘`´ʼ＇\u3000]+/u

/** @returns undefined if the input has anything but letters, spaces and apostrophes */
export function readTyped(typed: string): TypedPinyin | undefined {
  if (typed.length > LONGEST * 4) return undefined
  // Drop tone marks, and keep the dots that tell ü from u.
  const plain = typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u\u0304?\u0308/g, 'v')
  const pieces = plain
    .replace(/[\u0300-\u036f]/g, '')
    .split(GAPS)
    .filter((piece) => piece !== '')
  const letters = pieces.join('')
  if (letters.length > LONGEST || !SYLLABLE.test(letters)) return undefined
  const cuts: number[] = []
  let at = 0
  for (const piece of pieces.slice(0, -1)) {
    at += piece.length
    cuts.push(at)
  }
  return { letters, cuts }
}

/** Whether a syllable ends at each cut that the typist made: `xi'an` is 西安 and not 先. */
export function cutsAgree({ cuts }: TypedPinyin, { syllables }: Reading): boolean {
  if (cuts.length === 0) return true
  const ends = new Set<number>()
  let at = 0
  for (const syllable of syllables) {
    at += syllable.length
    ends.add(at)
  }
  return cuts.every((cut) => ends.has(cut))
}
