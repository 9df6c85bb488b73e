/**
 * How much of a heading's matter a story holds: shared pairs of characters,
 * weighed by how few stories of the issue have them.
 *
 * A place name that every story has counts for little; a name or a number that
 * only one has settles the question.
 */

import { pairsOf } from '../page/pairs.js'

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
