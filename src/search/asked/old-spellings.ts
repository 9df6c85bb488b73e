/**
 * Characters that print exchanges in the same words: 着火 and 著火, 账目 and 帐目, 想象 and 想像.
 *
 * The fold keeps them apart, since each has words of its own (著名, 帐篷, 大象): the other writing is another form, and
 * named as such. Opens no index.
 */
import type { Piece } from '../../analysis/analysis.js'

const PAIRS = ['着著', '账帐', '象像']
const OTHER = new Map(PAIRS.flatMap(([a, b]) => [[a!, b!] as const, [b!, a!] as const]))
const ANY = new RegExp(`[${PAIRS.join('')}]`)

/** @returns the pieces of a cut that have such a character, each written with the other */
export function oldSpellings(pieces: readonly Piece[]): { at: number; length: number; form: string }[] {
  return pieces
    .filter(({ kind, text }) => kind === 'han' && ANY.test(text))
    .map(({ at, text }) => ({
      ...{ at, length: text.length },
      form: [...text].map((char) => OTHER.get(char) ?? char).join(''),
    }))
}
