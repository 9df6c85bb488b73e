/** Heads inside of stories. */

import type { Around } from './heading-forms.js'
import { SHORT } from './heading-forms.js'
import { isNumbered } from './lists.js'
import { type Decision, rule } from './rule.js'

/** A head inside a story. */
export const INNER: Decision<Around> = {
  id: 'inner-head',
  threshold: 0,
  rules: [
    rule(
      'short-numbered-line',
      Infinity,
      'The line is short, bears a number, ends no sentence, and is in no list of titles, and no news begins below it.',
      ({ block, next }) =>
        !block.isListed &&
        isNumbered(block.plain) &&
        block.plain.length <= SHORT &&
        !block.ends &&
        !next?.opener,
    ),
  ],
}
