/**
 * Whether a text goes on with the story above it: the pairs of characters that both hold and
 * nothing else on the page does. The names that a story has told return under its inner heads.
 */

import { isFunctionWord } from '../../lexicon.js'
import { type Block, lengthOf } from '../page/block.js'
import type { Page } from '../page/page.js'
import { Pairs, pairKey } from '../page/pairs.js'

/** A text is read up to so many UTF-16 units. */
const LONGEST = 2000
/** Numbers, days and the commonest verbs and nouns return in any story. */
const COMMON = /[一二三四五六七八九十百千万两年月日号来去说人大小多出同志]/
/** Of each UTF-16 unit that was asked about: 1 if it tells of matter, else 2. */
const asked = new Uint8Array(0x10000)

/** Whether a character tells of matter. */
function tells(unit: number): boolean {
  if (asked[unit] === 0) {
    const sign = String.fromCharCode(unit)
    asked[unit] = /\p{Script=Han}/u.test(sign) && !COMMON.test(sign) && !isFunctionWord(sign) ? 1 : 2
  }
  return asked[unit] === 1
}

/** How often each pair stands in the text; only of `among`, if that is given. */
function countPairs(blocks: readonly Block[], among?: Pairs): Pairs {
  const counts = new Pairs(Math.min(LONGEST, lengthOf(blocks)))
  let units = 0
  for (const { plain } of blocks) {
    units += plain.length
    if (units > LONGEST) break
    let last = 0
    for (let i = 0; i < plain.length; i++) {
      const unit = plain.charCodeAt(i)
      const own = tells(unit) ? unit : 0
      if (own !== 0 && last !== 0) {
        const key = pairKey(last, own)
        if (!among || among.has(key)) counts.add(key)
      }
      last = own
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
  const own = countPairs(below)
  const before = countPairs(above, own)
  const beside = countPairs(around, before)
  let shared = 0
  for (let place = 0; place < before.size; place++) {
    const pair = before.at(place)
    const onPage = page.pairs.count(pair)
    // A heading that was put together has pairs that no line of the page has.
    if (onPage > 0 && onPage <= before.count(pair) + own.count(pair) + beside.count(pair)) shared++
  }
  return shared
}
