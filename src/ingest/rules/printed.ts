/** Whether a printed line goes on in the next one: by edges, indents, blank lines and stops. */

import { findDates } from '../../chinese.js'
import { isMarkedUp, type Line } from '../page/lines.js'
import { lettersOf } from '../page/trim.js'
import { isPointer } from './captions.js'
import { isBrokenCredit, isCredit, isCreditOfTwo, isShot, titleAndCredit } from './credit-lines.js'
import { isFiguresRow, isForeignFigures } from './figures.js'
import { isFurniture } from './furniture.js'
import { beginsItem, isNextItem } from './lists.js'
import { isMastheadLine } from './masthead-lines.js'
import type { Meeting } from './meeting.js'
import { isOpener } from './openers.js'
import { isPupil } from './rows.js'
import { type Decision, rule } from './rule.js'
import { endsSentence } from './sentences.js'

/** Shortest repetition, in UTF-16 units. */
const REPEATED = 6
/** Shortest heading between gaps, in letters: fewer are the end of a word. */
const HEAD_LEAST = 4
/** Columns that a line is set in by, at least. */
const SET_IN = 2
/** More columns than this beyond its edge belong to no run. */
const BEYOND = 2

const isShort = ({ secondMisses, tolerance }: Meeting) => secondMisses > tolerance

/** Whether the line is set in, as the first ones of the run's paragraphs are. */
const isSetIn = ({ left, indents, paragraphIndent }: Meeting, line: Line) =>
  indents && line.indent - left >= paragraphIndent

/** By how much the line may miss the edge as the first of a paragraph that lost its indent: one that is set in did not. */
const lostBy = ({ left, startsMiss }: Meeting, line: Line) => (line.indent - left < SET_IN ? startsMiss : 0)

const isRestOfSentence = ({ second, hasEnded, hasMark }: Meeting) =>
  second.gap === 0 && !hasEnded && hasMark && second.plain.length === 1

/** Most headings over one text. */
const MOST_HEADS = 4

/** The first line from `at` on that has a mark, below headings as many as stand over one text at most. */
export function textBelow(lines: readonly Line[], at: number): Line | undefined {
  let text = at
  while (text < at + MOST_HEADS - 2 && text + 1 < lines.length && mayBeHeading(lines[text]!)) text++
  return lines[text]
}

/** Whether nothing tells that the line is anything but a heading. */
const mayBeHeading = (line: Line) => isHeadLike(line.plain) && !isOpener(line.plain) && !isCredit(line)

/** Short, without marks: it may be a heading. */
const isHeadLike = (plain: string) => !/[,。、;:]/.test(plain) && !endsSentence(plain)

/** Whether a heading may stand over the line. */
const isOver = (meeting: Meeting, third: Line) =>
  isOpener(third.plain) || isCredit(third) || isSetIn(meeting, third)

/** Whether the line ends a heading of two lines. */
const endsHead = ({ thirdMisses, tolerance }: Meeting, third: Line) =>
  thirdMisses > tolerance && isHeadLike(third.plain)

const glued = (first: Line, between: string, second: Line) => ({
  text: first.text + between + second.text,
  plain: first.plain + between + second.plain,
})

const ARROW = /^[▲△▼▽◀▶↑↓←→]/

/** 指导老师：张三 */
const GUIDED_BY = /^[([]?[指辅]导(?:老师|教师)[ :]/
const isOfPupil = (plain: string) => isPupil(plain) || GUIDED_BY.test(plain)

export const PRINTED_LINE: Decision<Meeting> = {
  id: 'printed-line',
  threshold: 0,
  rules: [
    rule(
      'marked-beside',
      -Infinity,
      'One of the two lines bears a heading mark, or the file says what it is.',
      ({ first, second }) => isMarkedUp(first) || isMarkedUp(second),
    ),
    rule(
      'pupil-signs-beside',
      -Infinity,
      'One of the two lines is a class and a pupil, or names the teacher who guided one, or both are verse above it.',
      ({ first, second, third }) =>
        isOfPupil(first.plain) ||
        isOfPupil(second.plain) ||
        (third !== undefined && isPupil(third.plain) && isHeadLike(first.plain) && isHeadLike(second.plain)),
    ),
    rule(
      'figures-beside',
      -Infinity,
      'One of the two lines is a name and figures, as a row of a table is, or the first has figures and nothing Chinese, such as a permit’s number.',
      (meeting) => {
        const { begin, first, second, hasEnded, hasMark } = meeting
        // Inside a sentence a full line may end with a figure.
        const mayBeRow = hasEnded || !hasMark || isShort(meeting)
        return (
          (mayBeRow && isFiguresRow(second.plain) && !endsSentence(second.plain)) ||
          (begin === first && (isFiguresRow(first.plain) || isForeignFigures(first.plain)))
        )
      },
    ),
    rule(
      'set-in',
      -Infinity,
      'The line is set in, as a paragraph’s first line is.',
      ({ second, left, paragraphIndent }) => second.indent - left >= paragraphIndent,
    ),
    rule(
      'repeats-above',
      -Infinity,
      'The line repeats the end of the line above, as a column’s last words are printed twice.',
      ({ first, second }) => second.plain.length >= REPEATED && first.plain.endsWith(second.plain),
    ),
    rule(
      'mark-at-head',
      Infinity,
      'The line begins with a mark that no sentence begins with.',
      ({ second }) => /^[,。、;:!?)\]》…]/.test(second.plain) || /^[”’」』]/.test(second.text),
    ),
    rule(
      'cut-at-quotation-mark',
      Infinity,
      'The line begins with a quotation mark, and with the line above, which ends far before the edge, just reaches it.',
      ({ isCut }) => isCut,
    ),
    rule(
      'passes-edge',
      -Infinity,
      'The line passes the edge that the lines above keep, by more than recognition adds to a sentence that goes on.',
      ({ second, secondMisses, hasEnded, hasMark }) =>
        secondMisses < -BEYOND &&
        !(
          secondMisses >= -2 * BEYOND &&
          second.gap === 0 &&
          !hasEnded &&
          hasMark &&
          /[,。]/.test(second.plain)
        ),
    ),
    rule(
      'stops-short-of-edge',
      -Infinity,
      'The line above ends before the edge, as a paragraph’s last line does.',
      (meeting) => {
        const { first, begin, hasMark, firstMisses, slack, tolerance } = meeting
        const lost = lostBy(meeting, begin)
        // News that begins and ends no sentence goes on, however far from the edge.
        if (begin === first && !meeting.hasEnded && hasMark && isOpener(first.plain)) return false
        if (meeting.hasEnded) return firstMisses > slack
        if (begin !== first) return firstMisses > tolerance
        // A line without marks that begins a paragraph may be a heading, but not if it is set in.
        return (
          firstMisses > (hasMark || isSetIn(meeting, begin) ? tolerance + lost / 2 : Math.max(slack, lost))
        )
      },
    ),
    rule(
      'news-told-above',
      -Infinity,
      'The line above ends short of the edge with 云, as old news does without a mark, and this one is short and has none.',
      (meeting) =>
        meeting.begin !== meeting.first &&
        /[^风白乌彩浮祥烟青星]云$/.test(meeting.first.plain) &&
        meeting.firstMisses >= SET_IN &&
        isShort(meeting) &&
        isHeadLike(meeting.second.plain),
    ),
    rule(
      'site-day-on-line',
      -Infinity,
      'The line tells a day beside how often the text was read, as sites do.',
      ({ second }) =>
        /(?:浏览|阅读|点击)(?:量|数|次数)? ?[(:]/.test(second.plain) && findDates(second.plain).length > 0,
    ),
    rule(
      'caption-on-line',
      -Infinity,
      'The line begins by pointing at a picture, or with an arrow, and its photographer follows.',
      ({ second, third }) =>
        isPointer(second.plain) || (ARROW.test(second.plain) && [second, third].some(isShot)),
    ),
    rule(
      'caption-above',
      -Infinity,
      'The lines above point at a picture and end with its photographer.',
      ({ begin, first }) => (isPointer(begin.plain) || ARROW.test(begin.plain)) && isShot(first),
    ),
    rule(
      'source-above',
      -Infinity,
      'The line above tells in brackets where the text was taken from, and nothing else.',
      ({ first }) => /^[([].*《[^《》]+》.*[)\]]$/.test(first.plain) && !/[,。]/.test(first.plain),
    ),
    rule(
      'signature-above',
      -Infinity,
      'The line above is a name in brackets, perhaps behind an office.',
      ({ first }) =>
        /^\((?:[^()。]{2,16} )?\p{Script=Han}{2,4}\)$/u.test(first.plain) && first.plain.length > 4,
    ),
    rule(
      'masthead-above',
      -Infinity,
      'The line above tells a day beside a weekday, editors, or the number of an issue or a page; or two editors and their parts; or what stands on other pages.',
      ({ first }) => isMastheadLine(first.plain),
    ),
    rule(
      'credit-goes-on',
      Infinity,
      'The line above and this one make one credit.',
      ({ begin, first, second }) =>
        begin === first &&
        /记者|[讯信]|摄|[文图]/.test(first.plain) &&
        ['', ' '].some((between) => isCredit(glued(first, between, second))),
    ),
    rule(
      'bracket-over-break',
      Infinity,
      'A bracket that opens in the line above closes a few characters on, with the rest of a credit.',
      ({ first, second }) => second.gap === 0 && isBrokenCredit(first.plain, second.plain),
    ),
    rule(
      'credit-alone',
      -Infinity,
      'The line above is a credit, or a headline beside one.',
      ({ begin, first }) => begin === first && (isCredit(first) || titleAndCredit(first) !== undefined),
    ),
    rule(
      'page-matter-above',
      -Infinity,
      'The line above is furniture without a mark and stands flush, as no paragraph and no item begins.',
      (meeting) => {
        const { begin, first, hasMark } = meeting
        return begin === first && !hasMark && !isSetIn(meeting, first) && isFurniture(first.plain)
      },
    ),
    rule(
      'headings-over-paragraph',
      -Infinity,
      'Both lines have no mark, stand over news, a credit or a paragraph that is set in, perhaps with others such between, and no program cut the first one at the edge.',
      (meeting) =>
        meeting.begin === meeting.first &&
        meeting.text !== undefined &&
        (!meeting.isExact || meeting.firstMisses > 0) &&
        isHeadLike(meeting.first.plain) &&
        !isSetIn(meeting, meeting.first) &&
        isHeadLike(meeting.second.plain) &&
        !isSetIn(meeting, meeting.second) &&
        isOver(meeting, meeting.text),
    ),
    rule(
      'short-page-matter',
      -Infinity,
      'The line is short and furniture, such as a page’s number; one figure close under a sentence that goes on is its end, misread.',
      (meeting) =>
        isShort(meeting) &&
        !isRestOfSentence(meeting) &&
        /[\p{L}\p{N}]/u.test(meeting.second.plain) &&
        isFurniture(meeting.second.plain),
    ),
    rule(
      'short-credit',
      -Infinity,
      'The line is short and names who wrote or photographed.',
      (meeting) => isShort(meeting) && isCredit(meeting.second),
    ),
    rule(
      'credit-of-two',
      -Infinity,
      'The line names a reporter and a correspondent, and says nothing else.',
      ({ second }) => isCreditOfTwo(second),
    ),
    rule('reaches-edge', 1, 'The line above reaches the edge.', () => true),
    rule('open-above', 2, 'The line above ends no sentence.', (meeting) => !meeting.hasEnded),
    rule(
      'no-indent-in-run',
      1,
      'The line is not set in, and paragraphs of these lines are.',
      ({ indents }) => indents,
    ),
    rule(
      'wide-line-ended',
      -1,
      'The lines are wide, and the one above ends a sentence.',
      ({ isWide, hasEnded, indents }) => isWide && hasEnded && !indents,
    ),
    rule(
      'blank-between',
      -1.5,
      'Blank lines stand above the line: more than these lines have between them, or below a sentence that has ended.',
      ({ second, usualGap, hasEnded }) => second.gap > (hasEnded ? 0 : usualGap),
    ),
    rule(
      'blank-after-lone-line',
      -3,
      'Blank lines part it from a line that stands alone and has no mark inside.',
      ({ first, second, usualGap, begin, hasMark }) => second.gap > usualGap && begin === first && !hasMark,
    ),
    rule(
      'lost-indent-above',
      3,
      'The line above begins a paragraph, as it misses the edge by just the indent that the file lost, and this one reaches the edge.',
      (meeting) => {
        const lost = lostBy(meeting, meeting.first)
        if (meeting.begin !== meeting.first || meeting.hasEnded || lost === 0) return false
        return Math.abs(meeting.firstMisses - lost) <= lost / 4 && Math.abs(meeting.secondMisses) <= lost / 4
      },
    ),
    rule(
      'markless-after-gap',
      -3,
      'The line has no marks, and blank lines part it from a sentence that has ended.',
      (meeting) =>
        meeting.second.gap > meeting.usualGap && meeting.hasEnded && isHeadLike(meeting.second.plain),
    ),
    rule(
      'bulletin-on-line',
      -4,
      'News begins on the line, and the lines above end a sentence, hold no mark, or are one line that ends with none.',
      (meeting) =>
        (meeting.hasEnded ||
          (!isOpener(meeting.begin.plain) &&
            (!meeting.hasMark ||
              (meeting.begin === meeting.first && !/[,、;:]$/.test(meeting.first.plain))))) &&
        isOpener(meeting.second.plain),
    ),
    rule(
      'lost-indent-on-line',
      -3,
      'The line above ends a sentence, or is the first and holds no mark, and this one misses the edge by the indent that the file lost.',
      (meeting) => {
        const { begin, first, second, third, hasEnded, hasMark, secondMisses } = meeting
        const lost = lostBy(meeting, second)
        if (lost === 0 || !third || endsSentence(second.plain)) return false
        return (hasEnded || (begin === first && !hasMark)) && Math.abs(secondMisses - lost) <= lost / 4
      },
    ),
    rule(
      'next-item-on-line',
      -Infinity,
      'The line bears the number after that which the line above begins with.',
      ({ first, second }) => isNextItem(first.plain, second.plain),
    ),
    rule('item-on-line', -2.5, 'The line begins like an item of a list.', ({ second }) =>
      beginsItem(second.plain),
    ),
    rule(
      'heading-between-gaps',
      -5,
      'The line is short and without marks; blank lines part it from the line above and from the text below, but for such another.',
      (meeting) => {
        const { second, third, usualGap } = meeting
        if (!third || second.gap <= usualGap || !isShort(meeting) || !isHeadLike(second.plain)) return false
        return (
          lettersOf(second.plain).length >= HEAD_LEAST && (third.gap > usualGap || endsHead(meeting, third))
        )
      },
    ),
    rule(
      'short-over-bulletin',
      -4,
      'The line is short and ends no sentence, under one that has ended and over news.',
      (meeting) =>
        meeting.hasEnded &&
        isShort(meeting) &&
        meeting.third !== undefined &&
        isOpener(meeting.third.plain) &&
        !endsSentence(meeting.second.plain),
    ),
    rule(
      'heading-on-line',
      -4,
      'The line has no marks, and is short or stands over news, a credit, a short line or a paragraph set in.',
      (meeting) => {
        const { second, third, hasMark, secondMisses, slack } = meeting
        if (!third || !hasMark || !isHeadLike(second.plain)) return false
        // A sentence that goes on has its end here rather than a heading, set in or not.
        if (!meeting.hasEnded) {
          const isOverNews = isOpener(third.plain) || isCredit(third)
          // Old papers end a story with a clause's mark: under it two short lines or more over news are its next headline.
          const isStack =
            isShort(meeting) &&
            lettersOf(second.plain).length >= HEAD_LEAST &&
            endsHead(meeting, third) &&
            meeting.text !== undefined &&
            isOpener(meeting.text.plain)
          return isStack || (isOverNews && (isShort(meeting) || /[)\]]$/.test(meeting.first.plain)))
        }
        return secondMisses > slack || isOver(meeting, third) || endsHead(meeting, third)
      },
    ),
  ],
}
