/** How much of a line's words returns in the lines around it: a headline's in the text below, a button's nowhere. */

import { type Block, lengthOf } from '../page/block.js'
import { eachPair, Pairs } from '../page/pairs.js'

/** A line of more UTF-16 units is a paragraph. */
export const PARAGRAPH = 40
/** Lines above and below that are looked at, paragraphs among them, and the beginning of each. */
const WINDOW = 7
const PARAGRAPHS = 4
const BEGINNING = 400

/** Of each line of a page the share of its pairs of characters that stands in the lines below, and in those above: 0 to 1. */
export function returnsOf(blocks: readonly Block[]): { below: Float64Array; above: Float64Array } {
  const known = new Pairs(lengthOf(blocks))
  // Of each pair the line that had it last.
  const seen: number[] = []
  const places = blocks.map(({ plain }, at) => {
    const own: number[] = []
    eachPair(plain.slice(0, BEGINNING), (pair) => {
      const place = known.add(pair)
      if (seen[place] !== at) own.push(place)
      seen[place] = at
    })
    return own
  })
  return { below: sharesOf(blocks, places, known.size, 1), above: sharesOf(blocks, places, known.size, -1) }
}

/** @param places of the pairs of each line, below `pairs`. @param step to the lines that are looked at: 1 down, -1 up */
function sharesOf(
  blocks: readonly Block[],
  places: readonly (readonly number[])[],
  pairs: number,
  step: 1 | -1,
): Float64Array {
  const shares = new Float64Array(blocks.length)
  // Of each pair how many lines away from the page's edge it stood last.
  const last = new Int32Array(pairs).fill(-1)
  for (let done = 0; done < blocks.length; done++) {
    const at = step === 1 ? blocks.length - 1 - done : done
    const own = places[at]!
    const farthest = done - reachOf(blocks, at, step)
    let missing = 0
    for (let i = 0; i < own.length; i++) {
      if (last[own[i]!]! < farthest) missing++
      last[own[i]!] = done
    }
    shares[at] = own.length === 0 ? 0 : 1 - missing / own.length
  }
  return shares
}

/** How many of the lines below or above are looked at. */
function reachOf(blocks: readonly Block[], at: number, step: 1 | -1): number {
  let paragraphs = 0
  for (let reach = 1; reach <= WINDOW; reach++) {
    const block = blocks[at + reach * step]
    if (!block) return reach - 1
    if (block.plain.length > PARAGRAPH && ++paragraphs === PARAGRAPHS) return reach
  }
  return WINDOW
}
