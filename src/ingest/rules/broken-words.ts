/** Whether a Latin word goes on in the next line. */

import { isMarkedUp } from '../page/lines.js'
import type { Meeting } from './meeting.js'
import { type Decision, rule } from './rule.js'

/** Whether two neighbouring lines, of whatever edge, hold the halves of one Latin word. */
export const BROKEN_WORD: Decision<Pick<Meeting, 'first' | 'second'>> = {
  id: 'broken-word',
  threshold: 0,
  rules: [
    rule(
      'hyphen-at-line-end',
      1,
      'The line above ends with a letter and a hyphen, and this one begins with a letter or a figure.',
      ({ first, second }) => /[A-Za-zÀ-ɏ]{2}-$/.test(first.plain) && /^[A-Za-zÀ-ɏ0-9]/.test(second.plain),
    ),
    rule(
      'hyphen-before-gap',
      -Infinity,
      'Blank lines part the two, or one of them bears a mark of its own.',
      ({ first, second }) => second.gap > 0 || isMarkedUp(first) || isMarkedUp(second),
    ),
  ],
}
