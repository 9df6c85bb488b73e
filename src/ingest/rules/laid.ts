/** Whether a line goes on in the next one on a page whose places and sizes are known. */

import type { Line } from '../page/lines.js'
import { isSectionName } from './columns.js'
import { isCredit } from './credit-lines.js'
import { beginsItem } from './lists.js'
import { isMastheadDay } from './masthead-lines.js'
import { isOpener } from './openers.js'
import { type Decision, rule } from './rule.js'
import { endsSentence } from './sentences.js'

/** Two lines, one read after the other. Lengths in units of the body's type. */
export type LaidMeeting = {
  first: Line
  second: Line
  /** Where the text of the first line begins, several lines above perhaps. */
  begin: Line
  /** How many UTF-16 units the lines have together that would be one. */
  length: number
  /** The second stands under the first. */
  isUnder: boolean
  /** The second stands at the head of another column as wide as the first's. */
  isNextColumn: boolean
  /** How far before its column's right edge the first ends, and how far the second is set in. */
  misses: number
  setIn: number
  /** Blank between the two beyond the usual. */
  room: number
  /** The paragraphs of the page are set in. */
  indents: boolean
  /** The sizes of type are the file's own, and not measured. */
  isExact: boolean
}

/** A line set in by so much begins a paragraph. */
const SET_IN = 0.8
/** A line that ends so far before the edge is the last of its paragraph; one inside a sentence has more room. */
const SHORT = 1.6
const SHORT_OPEN = 3
/** More blank than this parts two paragraphs. */
const APART = 0.9
/** Types differ if one is so many times the other. */
export const OTHER_TYPE = 1.22
/** The same where the file itself tells sizes. */
const OTHER_TYPE_EXACT = 1.04
/** The same of a line of fewer UTF-16 units, whose height alone tells its type. */
const OTHER_TYPE_SHORT = 1.35
const SHORT_LINE = 5
/** Type of headings, the body's being 1. */
const LARGE_TYPE = 1.25
/** Longest name of a column that may end a story's column, in UTF-16 units. */
const COLUMN_LONGEST = 6
/** Longest headline of several lines, in UTF-16 units. */
const HEADLINE_LONGEST = 56

export const isLarge = ({ size }: Pick<Line, 'size'>): boolean => size !== undefined && size >= LARGE_TYPE

const isOtherType = ({ first, second }: LaidMeeting) => {
  const [one, other] = [first.size ?? 1, second.size ?? 1]
  const isShort = Math.min(first.text.length, second.text.length) < SHORT_LINE
  return Math.max(one, other) > Math.min(one, other) * (isShort ? OTHER_TYPE_SHORT : OTHER_TYPE)
}

export const LAID_LINE: Decision<LaidMeeting> = {
  id: 'laid-line',
  threshold: 0,
  rules: [
    rule(
      'other-label',
      -Infinity,
      'The file gives the two lines different labels.',
      ({ first, second }) => first.label !== second.label || first.kind !== 'text' || second.kind !== 'text',
    ),
    rule(
      'large-beside-other-type',
      -Infinity,
      'The type of one line is that of headings, and the other’s is another.',
      (meeting) => (isLarge(meeting.first) || isLarge(meeting.second)) && isOtherType(meeting),
    ),
    rule(
      'one-headline',
      Infinity,
      'Both lines are of one large type, and the second stands close under the first.',
      ({ first, second, isUnder, room, length }) =>
        isLarge(first) && isLarge(second) && isUnder && room < APART && length <= HEADLINE_LONGEST,
    ),
    rule(
      'large-type-apart',
      -Infinity,
      'The type of both lines is that of headings, and they stand apart.',
      ({ first, second }) => isLarge(first) || isLarge(second),
    ),
    rule(
      'other-exact-type',
      -Infinity,
      'The file tells the types of both lines, and they differ.',
      ({ first, second, isExact }) => {
        const [one, other] = [first.size ?? 1, second.size ?? 1]
        return isExact && Math.max(one, other) > Math.min(one, other) * OTHER_TYPE_EXACT
      },
    ),
    rule(
      'ended-before-column-name',
      -Infinity,
      'The line above ends a sentence, and this one is the name of a column.',
      ({ first, second }) =>
        endsSentence(first.plain) && second.plain.length <= COLUMN_LONGEST && isSectionName(second.plain),
    ),
    rule(
      'day-or-credit-above',
      -Infinity,
      'The line above is a credit, or tells a day beside a weekday or the number of an issue or a page.',
      ({ begin, first }) => begin === first && (isMastheadDay(first.plain) || isCredit(first)),
    ),
    rule(
      'paragraph-set-in',
      -Infinity,
      'The line is set in, as a paragraph’s first line is.',
      ({ setIn }) => setIn >= SET_IN,
    ),
    rule(
      'ends-short-of-column',
      -Infinity,
      'The line above ends well before its column does.',
      ({ first, misses }) => misses > (endsSentence(first.plain) ? SHORT : SHORT_OPEN),
    ),
    rule(
      'room-between',
      -Infinity,
      'More blank than usual stands between the two.',
      ({ isUnder, room }) => isUnder && room > APART,
    ),
    rule(
      'elsewhere',
      -Infinity,
      'The line stands neither under the other nor at the head of a column as wide.',
      ({ isUnder, isNextColumn }) => !isUnder && !isNextColumn,
    ),
    rule(
      'ended-before-news-or-item',
      -Infinity,
      'The line above ends a sentence, and news or an item of a list begins on this one.',
      ({ first, second }) =>
        endsSentence(first.plain) && (isOpener(second.plain) || beginsItem(second.plain)),
    ),
    rule(
      'ended-at-column-foot',
      -Infinity,
      'A sentence ends at the foot of the column, and paragraphs of this page are not set in.',
      ({ first, isUnder, indents }) => !isUnder && !indents && endsSentence(first.plain),
    ),
    rule('fills-column', Infinity, 'The line above fills its column.', () => true),
  ],
}
