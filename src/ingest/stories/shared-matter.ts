/**
 * How much of a heading's matter a story holds: shared pairs of characters,
 * weighed by how few stories of the issue have them.
 *
 * A place name that every story has counts for little; a name or a number that
 * only one has settles the question.
 */

import { pairKey } from '../page/customs.js'

const WORD = /[\p{L}\p{N}]/u

/** The pairs of neighbouring letters and digits of a plain text. */
function pairsOf(plain: string): Set<number> {
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

export class Contents {
  private readonly stories: Set<number>[]
  private readonly holding = new Map<number, number>()

  /** @param stories the plain text of each story's body */
  constructor(stories: readonly string[]) {
    this.stories = stories.map(pairsOf)
    for (const story of this.stories) {
      for (const pair of story) this.holding.set(pair, (this.holding.get(pair) ?? 0) + 1)
    }
  }

  /** The share of the heading's weight that the story holds: 0 to 1. */
  match(heading: string, story: number): number {
    const own = this.stories[story]
    if (!own) return 0
    let held = 0
    let whole = 0
    for (const pair of pairsOf(heading)) {
      const weight = Math.log((this.stories.length + 1) / Math.max(1, this.holding.get(pair) ?? 1))
      whole += weight
      if (own.has(pair)) held += weight
    }
    return whole === 0 ? 0 : held / whole
  }
}
