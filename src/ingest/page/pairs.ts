/** Pairs of neighbouring characters: the measure of what two texts share. */

import { checkTime } from '../formats/clock.js'

const WORD = /[\p{L}\p{N}]/u

/** One number for a pair of UTF-16 units: of 32 bits with a sign, which the engine hashes and keeps at no cost. */
export const pairKey = (first: number, second: number): number => (first << 16) | second

/** The pairs of neighbouring letters and digits of a plain text. */
export function pairsOf(plain: string): Set<number> {
  checkTime()
  const pairs = new Set<number>()
  let last = -1
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i)
    const isWord = unit >= 0x4e00 ? unit < 0xfe00 : WORD.test(plain.charAt(i))
    if (isWord && last >= 0) pairs.add(pairKey(last, unit))
    last = isWord ? unit : -1
  }
  return pairs
}

/** The share of a heading's pairs that a text holds: 0 to 1. */
export function sharedPairs(heading: string, plain: string): number {
  const pairs = pairsOf(heading)
  const own = pairsOf(plain)
  let shared = 0
  for (const pair of pairs) if (own.has(pair)) shared++
  return pairs.size === 0 ? 0 : shared / pairs.size
}
