/** Whether a heading goes on in the next line: text recognition tells nothing of the size that shows it in print. */

import { hasSurname } from '../../lexicon.js'
import { isMarkedUp, type Line } from '../page/lines.js'
import { meetings, type Page } from '../page/page.js'
import { lettersOf } from '../page/trim.js'
import { parseByline, saysPart } from '../people/bylines.js'
import { isSectionName, seriesOf } from './columns.js'
import { isFurniture } from './furniture.js'
import { isNotice, reportsEvent } from './headlines.js'
import { isLabel } from './labels.js'
import { beginsItem } from './lists.js'
import { isOpener } from './openers.js'
import { type Decision, rule } from './rule.js'
import { endsSentence } from './sentences.js'

/** Two neighbouring printed lines, and the lines around them. */
export type Neighbours = {
  above: Line | undefined
  first: Line
  second: Line
  below: Line | undefined
  page: Page
}

/** Longest heading of several lines, in UTF-16 units. */
const LONGEST = 36
/** Fewer letters stand for nothing by themselves. */
const SCRAP = 3

/** The quotation mark or bracket that the line opens and does not close; '' for none. */
function openIn(plain: string): string {
  const bracket = /([([《])[^()[\]《》]*$/.exec(plain)?.[1] ?? ''
  return bracket || (plain.split('"').length % 2 === 0 ? '"' : '')
}

const CLOSING: Record<string, RegExp> = {
  '(': /^[^(]*\)/,
  '[': /^[^[]*\]/,
  '《': /^[^《]*》/,
  '"': /^[^"]*"(?:[^"]*"[^"]*")*[^"]*$/,
}

/** Whether nothing tells that the line is anything but a heading or a part of one. */
function isHeadLike({ text, plain, pieces }: Line): boolean {
  if (pieces.length > 1 || plain.length > LONGEST || /[,。;]/.test(plain) || endsSentence(plain)) return false
  if (isOpener(plain) || isFurniture(plain) || isLabel(plain) || beginsItem(plain)) return false
  const byline = parseByline(text)
  return !(byline && saysPart(byline))
}

const isName = (plain: string) => isSectionName(plain) || isNotice(plain) || seriesOf(plain) !== undefined

/** In large type half as many characters fill a line: share of the page’s measure. */
const HALF = 0.55

/** The lines of a headline in one type are about as long, in UTF-16 units; all but its last. */
const ALIKE = 2

const areAlike = (first: Line, second: Line, below: Line | undefined) =>
  Math.abs(first.plain.length - second.plain.length) <=
  (below?.gap === 0 && lettersOf(below.plain).length <= SCRAP ? 2 * ALIKE : ALIKE)

export const HEADING_LINE_GOES_ON: Decision<Neighbours> = {
  id: 'heading-line-goes-on',
  threshold: 0,
  rules: [
    rule(
      'no-heading-line',
      -Infinity,
      'One of the two lines is no heading: it has clauses, begins news, or names who wrote.',
      ({ first, second }) =>
        isMarkedUp(first) || isMarkedUp(second) || !isHeadLike(first) || !isHeadLike(second),
    ),
    rule(
      'too-long-for-one',
      -Infinity,
      'Together the two lines are too long for a heading.',
      ({ first, second }) => first.plain.length + second.plain.length > LONGEST,
    ),
    rule(
      'name-beside',
      -Infinity,
      'One of the two lines is a column’s or a series’ name or a notice.',
      ({ first, second }) => isName(first.plain) || isName(second.plain),
    ),
    rule(
      'dash-between',
      -Infinity,
      'A dash parts the two lines.',
      ({ first, second }) => /^[—-]/.test(second.plain) || /[—-]$/.test(first.plain),
    ),
    rule(
      'quote-over-break',
      Infinity,
      'A quotation mark or bracket opens in the first line and closes in the second.',
      ({ first, second }) => CLOSING[openIn(first.plain)]?.test(second.plain) === true,
    ),
    rule(
      'set-in-beside',
      -Infinity,
      'One of the two lines is set in, as the paragraphs of the page are and its headlines are not.',
      ({ first, second, page }) => page.allIndented && (first.indent > 1 || second.indent > 1),
    ),
    rule(
      'letter-of-heading',
      Infinity,
      'The second line stands close below and is one character, which is no heading by itself.',
      ({ second: { plain, gap } }) => gap === 0 && /^\p{Script=Han}$/u.test(plain),
    ),
    rule(
      'headlines-hold-more',
      -Infinity,
      'Headlines of the page that are as long as both lines together stand on one line.',
      ({ first, second, page }) => first.plain.length + second.plain.length <= page.headLength,
    ),
    rule(
      'scrap-of-heading',
      Infinity,
      'The second line stands close below and has three letters at most; it is no name, or news begins below it.',
      ({ second: { plain, gap }, below }) =>
        gap === 0 &&
        lettersOf(plain).length <= SCRAP &&
        !/ /.test(plain) &&
        (!(plain.length > 1 && hasSurname(plain)) || (below !== undefined && isOpener(below.plain))),
    ),
    rule(
      'two-lines-between-gaps',
      2,
      'Blank lines stand above the two lines and below, and none between, and the lines are about as long.',
      ({ first, second, below, page }) =>
        first.gap > 0 &&
        second.gap === 0 &&
        below !== undefined &&
        below.gap > 0 &&
        first.plain.length <= page.measure * HALF &&
        areAlike(first, second, undefined),
    ),
    rule(
      'page-of-broken-headlines',
      3,
      'The lines are about as long, as are all such pairs of lines on the page.',
      ({ first, second, below, page }) =>
        page.headsBreak &&
        second.gap === 0 &&
        areAlike(first, second, undefined) &&
        below !== undefined &&
        !isHeadLike(below),
    ),
    rule('event-over-break', -3, 'The first line reports an event.', ({ first }) =>
      reportsEvent(first.plain),
    ),
    rule('halves-over-break', -3, 'A blank parts the first line in halves.', ({ first }) =>
      /\p{Script=Han}{2} +\p{Script=Han}{2}/u.test(first.plain),
    ),
    rule(
      'word-over-break',
      2,
      'The characters that meet at the break stand together elsewhere on the page.',
      ({ first, second, page }) => meetings(page, first.plain, second.plain) > 0,
    ),
    rule(
      'word-of-grammar-at-break',
      2,
      'A word of grammar ends the first line or begins the second.',
      ({ first, second }) =>
        /(?:的|和|与|及|在|对|将|把|被|向|从|由|以|让|使)$/.test(first.plain) ||
        /^[的了着和与及]/.test(second.plain),
    ),
  ],
}
