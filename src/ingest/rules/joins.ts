/** Whether a sentence goes on from one line of a body to the next. */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { KIN } from './heading-forms.js'
import { beginsItem } from './lists.js'
import { type Decision, rule } from './rule.js'

type Neighbours = { first: Block; second: Block; page: Page }

/** Signs of items. */
const BULLETS = /^[·•●■◆▲△▼▽○◎⊙◇□★☆▪▶※]/

/** A printed line ends before the edge if it is shorter than this share of the measure. */
const POINT_SHARE = 0.85

/** Length of the last printed line, in UTF-16 units. */
const lastLength = ({ text, pieces }: Block) => text.length - pieces.at(-1)!.at

export const JOIN: Decision<Neighbours> = {
  id: 'join',
  threshold: 0,
  rules: [
    rule(
      'not-prose',
      -Infinity,
      'One of the two lines is not prose.',
      ({ first, second }) => first.role !== 'prose' || second.role !== 'prose',
    ),
    rule(
      'begins-with-mark',
      Infinity,
      'The line begins with a mark that no sentence begins with.',
      ({ second }) => /^[,。、;:!?)\]》…]/.test(second.plain),
    ),
    rule(
      'chapter-above',
      -Infinity,
      'The line above is nothing but a number between signs, as that of a chapter is.',
      ({ first }) => /^[·.—-] ?[\d一二三四五六七八九十]{1,4} ?[·.—-]$/.test(first.plain),
    ),
    rule(
      'items-of-one-list',
      -Infinity,
      'Both lines begin with the same bullet.',
      ({ first, second }) => BULLETS.test(first.plain) && first.plain[0] === second.plain[0],
    ),
    rule(
      'kin-beside',
      -Infinity,
      'One of the two lines names the kin of one who died.',
      ({ first, second }) => [first, second].some(({ plain }) => KIN.test(plain)),
    ),
    rule(
      'points-short-of-edge',
      -Infinity,
      'The file has one printed line a line; the one above ends with a colon or semicolon before the edge, as points below each other do.',
      ({ first, page }) =>
        page.isPrinted && /[:;]$/.test(first.plain) && lastLength(first) < page.measure * POINT_SHARE,
    ),
    rule(
      'new-paragraph',
      -Infinity,
      'The line is indented as this page’s paragraphs are.',
      ({ second, page }) => page.indents && second.indent >= 2,
    ),
    rule(
      'no-indent',
      Infinity,
      'The line has no indent, and this page’s paragraphs have one; an item of a list below a sentence needs none.',
      ({ first, second, page }) => page.indents && !(first.ends && beginsItem(second.plain)),
    ),
    rule(
      'short-of-edge-over-gap',
      -Infinity,
      'The file has one printed line a line; the one above ends before the edge, and blank lines follow.',
      ({ first, second, page }) => page.isPrinted && second.gap > 0 && lastLength(first) * 2 < page.measure,
    ),
    rule('sentence-ended-above', -Infinity, 'The line above ends its sentence.', ({ first }) => first.ends),
    rule('colon-above', -Infinity, 'The line above ends with a colon.', ({ first }) =>
      /:$/.test(first.plain),
    ),
    rule('next-item', -Infinity, 'The line begins an item of a list.', ({ second }) =>
      beginsItem(second.plain),
    ),
    rule('sentence-goes-on', Infinity, 'The line above ends no sentence.', () => true),
  ],
}
