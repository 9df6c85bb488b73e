/**
 * How much of a heading's matter a story holds: shared pairs of characters,
 * weighed by how few stories of the issue have them.
 *
 * A place name that every story has counts for little; a name or a number that
 * only one has settles the question.
 */

import { Pairs, pairsOf } from '../page/pairs.js'

export class Contents {
  private readonly stories: Pairs[]
  /** How many stories hold each pair. */
  private readonly holding: Pairs

  /** @param stories the plain text of each story's body */
  constructor(stories: readonly string[]) {
    this.stories = stories.map(pairsOf)
    this.holding = new Pairs(this.stories.reduce((sum, { size }) => sum + size, 0))
    for (const story of this.stories)
      for (let place = 0; place < story.size; place++) this.holding.add(story.at(place))
  }

  /** The share of the heading's weight that the story holds: 0 to 1. */
  match(heading: string, story: number): number {
    const own = this.stories[story]
    if (!own) return 0
    let held = 0
    let whole = 0
    const pairs = pairsOf(heading)
    for (let place = 0; place < pairs.size; place++) {
      const pair = pairs.at(place)
      const weight = Math.log((this.stories.length + 1) / Math.max(1, this.holding.count(pair)))
      whole += weight
      if (own.has(pair)) held += weight
    }
    return whole === 0 ? 0 : held / whole
  }
}
