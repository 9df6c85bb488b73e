/**
 * Whether a text goes on with the story above it: the pairs of characters that both hold and
 * nothing else on the page does. The names that a story has told return under its inner heads.
 */

import { isFunctionWord } from '../../lexicon.js'
import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { pairKey } from '../page/pairs.js'

/** A text is read up to so many UTF-16 units. */
const LONGEST = 2000
/** Numbers, days and the commonest verbs and nouns return in any story. */
const COMMON = /[一二三四五六七八九十百千万两年月日号来去说人大小多出同志]/
const bare = new Map<string, boolean>()

/** Whether a character tells of matter. */
function tells(sign: string): boolean {
  const known =
    bare.get(sign) ?? (/\p{Script=Han}/u.test(sign) && !COMMON.test(sign) && !isFunctionWord(sign))
  bare.set(sign, known)
  return known
}

function countPairs(blocks: readonly Block[]): Map<number, number> {
  const counts = new Map<number, number>()
  let units = 0
  for (const { plain } of blocks) {
    units += plain.length
    if (units > LONGEST) break
    for (let i = 1; i < plain.length; i++) {
      if (!tells(plain[i - 1]!) || !tells(plain[i]!)) continue
      const key = pairKey(plain.charCodeAt(i - 1), plain.charCodeAt(i))
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * How many pairs the text below headings shares with the story above alone.
 *
 * @param above  the story above
 * @param around the headings, and the lines below the text up to the next sure beginning: what stands there
 *               may belong to the same story, so a pair may stand there too
 */
export function sharedAlone(
  above: readonly Block[],
  below: readonly Block[],
  around: readonly Block[],
  page: Page,
): number {
  const before = countPairs(above)
  const beside = countPairs(around)
  let shared = 0
  for (const [pair, times] of countPairs(below)) {
    const own = before.get(pair)
    if (own && page.pairs.get(pair)! <= own + times + (beside.get(pair) ?? 0)) shared++
  }
  return shared
}
