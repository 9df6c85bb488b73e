/**
 * Heading or prose: a sum of hints, so that no single mark is ever decisive.
 *
 * The lines beside are those that carry text of a story: captions, furniture and
 * copies are passed over, credits above too.
 */

import type { Block } from '../page/block.js'
import { lastLine } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { isRowOfNames, isSigner } from '../people/bylines.js'
import { isClosing } from './closings.js'
import { COLUMN_OF_ITEMS, isSectionName } from './columns.js'
import {
  ADOPTED,
  type Around,
  ASKS_OR_EXCLAIMS,
  commas,
  endsOpen,
  isApart,
  isCutInNumber,
  isOverRow,
  isShort,
  isUnbalanced,
  KIN,
  meets,
  OVER_COLON,
  runsOn,
  SHORT,
  SIGNS,
} from './heading-forms.js'
import { isNotice, reportsEvent } from './headlines.js'
import { ADDRESS, inlineLabelLength, SALUTATION } from './labels.js'
import { beginsItem, sharesSign } from './lists.js'
import { type Decision, rule } from './rule.js'

/** A line longer than this is no heading, in UTF-16 units. */
export const HEADING_LONGEST = 56
/** Type of bodies, the usual one being 1: measured sizes differ by some hundredths. */
const BODY_TYPE = 1.08
/** Type that only headlines have. */
const HEADLINE_TYPE = 1.6
/** Hardly a heading is longer. */
const LONG = 42
/** A credit stands at most this many lines below its headline. */
const CREDIT_WITHIN = 3

/** Shares of the measure of printed lines. */
const LONG_SHARE = 0.8
const FULL_SHARE = 0.9

/** A headline over a credit is at most half as long as a heading may be. */
export const isHeadLike = (block: Block | undefined): boolean =>
  block !== undefined &&
  (block.role === 'prose' || block.role === 'heading') &&
  block.plain.length <= HEADING_LONGEST / 2 &&
  endsOpen(block)

/** A printed line as long as most is prose if it has clauses. */
const isLongProse = ({ plain }: Block, page: Page) =>
  plain.length > HEADING_LONGEST ||
  (page.isPrinted && plain.length >= page.measure * LONG_SHARE && /[,。]/.test(plain))

export const HEADING: Decision<Around> = {
  id: 'heading',
  threshold: 0,
  rules: [
    rule(
      'label-and-text',
      -Infinity,
      'A label begins the line and its text follows.',
      ({ block }) => inlineLabelLength(block.plain) > 0,
    ),
    rule(
      'words-of-an-order',
      -Infinity,
      'The line is an article of rules, or ends as orders do, such as 此令.',
      ({ block }) => /^第[一二三四五六七八九十百]{1,4}条 |(?:此[令布批]|钧鉴)$/.test(block.plain),
    ),
    rule(
      'over-names',
      -Infinity,
      'The line is an office or a group under a sentence, and the names of those who signed stand below.',
      ({ block, prev, next }) =>
        prev?.ends === true && isSigner(block.plain) && next !== undefined && isRowOfNames(next.plain),
    ),
    rule(
      'kin-of-the-dead',
      -Infinity,
      'The line names the kin of one who died, such as 孝男 and names.',
      ({ block }) => KIN.test(block.plain),
    ),
    rule(
      'item-among-items',
      -3,
      'The line begins with the sign of the line above or below, which begins no headline of this page.',
      ({ block, prev, next, page, isDeck }) =>
        !isDeck &&
        [prev, next].some((other) => sharesSign(block, other)) &&
        !page.headSigns.has(block.plain.charAt(0)),
    ),
    rule(
      'deck-under-headline',
      6,
      'The line is one of up to four that begin with one sign, under a headline without it and over its text.',
      ({ isDeck }) => isDeck,
    ),
    rule(
      'closes-story',
      -Infinity,
      'The line closes the story above, such as 案件编号：.',
      ({ block, prev }) => prev?.ends === true && isClosing(block.plain),
    ),
    rule(
      'very-long-line',
      -Infinity,
      'The line has more than 56 characters.',
      ({ block }) => block.plain.length > HEADING_LONGEST,
    ),
    rule(
      'number-over-break',
      -6,
      'The line ends with a number and the next begins with what is counted and a comma, or it is that next line.',
      ({ block, prev, next }) =>
        isCutInNumber(block, next) || (prev !== undefined && isCutInNumber(prev, block)),
    ),
    rule(
      'head-of-table',
      -Infinity,
      'The line has as many words as the row of figures below.',
      ({ block, next }) => isOverRow(block.plain, next?.plain),
    ),
    COLUMN_OF_ITEMS,
    rule('any-line', -1, 'Most lines are prose.', () => true),
    rule(
      'short-line',
      1.5,
      'The line has at most 34 characters.',
      ({ block }) => block.plain.length <= SHORT,
    ),
    rule(
      'body-type',
      -2.5,
      'The line is of the type of bodies, on a page whose headings are larger.',
      ({ block: { size, mark }, page }) =>
        size !== undefined && size <= BODY_TYPE && mark === 0 && page.marksTell,
    ),
    rule(
      'headline-type',
      6,
      'The line is of a type that only headlines have.',
      ({ block: { size = 0 } }) => size >= HEADLINE_TYPE,
    ),
    rule('long-line', -2, 'The line has more than 42 characters.', ({ block }) => block.plain.length > LONG),
    rule(
      'marked-line',
      4,
      'The line bears a heading mark, and marks tell on this page.',
      ({ block, page }) => page.marksTell && block.mark > 0,
    ),
    rule(
      'unmarked-line',
      -0.5,
      'The line bears no heading mark, and marks tell on this page.',
      ({ block, page }) => page.marksTell && block.mark === 0,
    ),
    rule('news-begins', -9, 'News begins on the line.', ({ block }) => block.opener),
    rule('stop-inside', -5, 'A full stop stands inside the line.', ({ block }) =>
      /[。][^。]/.test(block.plain),
    ),
    rule(
      'sentence-ends',
      -8,
      'The line ends a sentence with a full stop.',
      ({ block }) => block.ends && !ASKS_OR_EXCLAIMS.test(block.plain),
    ),
    rule(
      'nothing-chinese',
      -4,
      'The line is unmarked and has no Han character, on a page that no recogniser of lines gave.',
      ({ block, page }) =>
        !page.isPrinted && !page.isNoisy && block.mark === 0 && !/\p{Script=Han}/u.test(block.plain),
    ),
    rule('asks-or-exclaims', -0.5, 'The line ends with ？, ！ or ….', ({ block }) =>
      ASKS_OR_EXCLAIMS.test(block.plain),
    ),
    rule('comma-at-end', -6, 'The line ends with ，, 、 or ；.', ({ block }) => /[,、;]$/.test(block.plain)),
    rule('colon-at-end', -3, 'The line ends with a colon.', ({ block }) => /:$/.test(block.plain)),
    rule(
      'place-over-heading',
      3.5,
      'The line is a short name, or who said something, and a colon, under a sentence and over a line that may be a heading.',
      ({ block, prev, next }) =>
        OVER_COLON.test(block.plain) && prev?.ends !== false && isShort(next) && !beginsItem(next!.plain),
    ),
    rule(
      'salutation',
      -6,
      'A letter begins on the line, to the paper or to a person.',
      ({ block }) => SALUTATION.test(block.plain) || ADDRESS.test(block.plain),
    ),
    rule(
      'over-salutation',
      4,
      'A letter to the paper begins on the next line.',
      ({ next }) => next !== undefined && SALUTATION.test(next.plain),
    ),
    rule(
      'adopted-on-day',
      -4,
      'The line tells the day on which a meeting adopted the paper above, or an office made it known.',
      ({ block }) => ADOPTED.test(block.plain),
    ),
    rule(
      'end-of-question',
      -2.5,
      'The line ends with ？, ！ or … close under an open line that has clauses.',
      ({ block, prev }) =>
        ASKS_OR_EXCLAIMS.test(block.plain) &&
        block.gap === 0 &&
        prev?.ends === false &&
        commas(prev.plain) > 0,
    ),
    rule(
      'last-words',
      -4,
      'The line ends with ！, ？ or … under a sentence, and a credit in brackets closes the story below it.',
      ({ block, prev, next }) =>
        ASKS_OR_EXCLAIMS.test(block.plain) &&
        prev?.ends === true &&
        next?.role === 'credit' &&
        /^[([]/.test(next.plain),
    ),
    rule(
      'one-comma',
      -0.5,
      'One comma or semicolon stands in the line.',
      ({ block }) => commas(block.plain) === 1,
    ),
    rule(
      'many-commas',
      -1.5,
      'Two commas or more stand in the line.',
      ({ block }) => commas(block.plain) >= 2,
    ),
    rule(
      'all-in-brackets',
      -3,
      'The line is all in round brackets, longer than a number or a kind of text, and stands under prose.',
      ({ block, prev }) =>
        prev?.role === 'prose' && !isShort(prev) && block.mark === 0 && /^\([^()]{5,}\)$/.test(block.plain),
    ),
    rule('open-brackets', -2.5, 'A bracket or quotation mark has no fellow in the line.', ({ block }) =>
      isUnbalanced(block.plain),
    ),
    rule('item-begins', -2, 'The line begins like an item of a list.', ({ block }) =>
      beginsItem(block.plain),
    ),
    rule(
      'begins-inside-sentence',
      -6,
      'The line begins with a mark or particle that no sentence begins with.',
      ({ block }) => /^(?:[,。、;:!?)\]》]|的(?![士哥姐确])|了(?![解不却结]))/.test(block.plain),
    ),
    rule('news-below', 4, 'News begins on the next line.', ({ next }) => next?.opener === true),
    rule(
      'credit-below',
      2,
      'A credit stands within three lines below.',
      ({ block, next }) => next?.role === 'credit' && next.line - lastLine(block) <= CREDIT_WITHIN,
    ),
    rule('short-line-below', 1, 'The next line is short and ends no sentence.', ({ next }) => isShort(next)),
    rule('short-line-above', 1, 'The line above is short and ends no sentence.', ({ prev }) => isShort(prev)),
    rule('column-name', 1.5, 'The line reads like a column’s name.', ({ block }) =>
      isSectionName(block.plain),
    ),
    rule(
      'column-name-above',
      1,
      'The line above reads like a column’s name.',
      ({ prev }) => prev !== undefined && isSectionName(prev.plain),
    ),
    rule(
      'open-prose-above',
      -1.5,
      'The line above is long and ends no sentence; in print the line does not stand apart.',
      ({ prev, block, next, page }) =>
        prev !== undefined && isLongProse(prev, page) && !prev.ends && !isApart(block, next, page),
    ),
    rule(
      'meets-line-below',
      -2,
      'Its last character and the next line’s first stand together elsewhere.',
      (around) => runsOn(around) > 0,
    ),
    rule(
      'meets-line-below-often',
      -1,
      'Its last character and the next line’s first stand together twice or more.',
      (around) => runsOn(around) > 1,
    ),
    rule(
      'meets-line-above',
      -2,
      'Its first character and the last of the open line above stand together elsewhere.',
      ({ prev, block, page }) =>
        prev !== undefined && !prev.ends && !isShort(prev) && meets(prev, block, page) > 0,
    ),
    rule(
      'subject-of-paper',
      9,
      'The line is the subject of an official paper, such as 呈為某事由, on a page without stops.',
      ({ block, page }) =>
        page.loose === 'none' &&
        /^(?:原?具?[呈令训指咨批函电]|.{0,8}[呈令咨函批告]).{3,}由$/.test(block.plain),
    ),
    rule(
      'signs-notice',
      -3,
      'The line signs the notice above, as 某某行启 does, on a page without stops.',
      ({ block, prev, next, page }) =>
        page.loose === 'none' && prev?.ends === true && next?.ends !== true && SIGNS.test(block.plain),
    ),
    rule('top-of-page', 0.5, 'Nothing stands above the line.', ({ prev }) => prev === undefined),
    rule(
      'foot-of-page',
      1,
      'Nothing stands below the line, which ends no sentence under one that does.',
      ({ block, prev, next }) => next === undefined && !block.ends && prev?.ends === true,
    ),
    rule('reports-event', 1, 'The line reports an event.', ({ block }) => reportsEvent(block.plain)),
    rule('notice', 3, 'The line is the heading of a notice.', ({ block }) => isNotice(block.plain)),
    rule(
      'wide-gap',
      0.5,
      'Three blank lines or more stand above or below.',
      ({ block, next }) => block.gap >= 3 || (next !== undefined && next.gap >= 3),
    ),
    rule(
      'gap-over-line-alone',
      1.5,
      'Blank lines stand above the line and none below, and on this page they stand seldom between paragraphs.',
      ({ block, next, page }) => page.gapsTell && block.gap > 0 && next?.gap === 0,
    ),
    rule(
      'full-line-of-clauses',
      -4,
      'The line is as long as printed lines are, and has clauses: large type holds fewer characters. A line that stands flush at the top where paragraphs are set in is none.',
      ({ block, prev, page }) =>
        page.isPrinted &&
        !(page.indents && block.indent === 0 && prev === undefined) &&
        block.plain.length >= page.measure * FULL_SHARE &&
        /[,。;]/.test(block.plain),
    ),
    rule(
      'degrees',
      -2,
      'The line tells a place’s temperature, or two.',
      ({ block }) =>
        /^\S{1,6} ?-?\d+ ?℃$|\d ?(?:℃|度)?[~至到—-]+-?\d+ ?℃/.test(block.plain) &&
        !/[升降]温/.test(block.plain),
    ),
    rule(
      'head-behind-sign',
      6,
      'The line begins with the sign that stands before the headlines of this page, over a line that does not.',
      ({ block, next, page }) =>
        page.headSigns.has(block.plain.charAt(0)) &&
        block.plain.length <= SHORT &&
        next !== undefined &&
        !page.headSigns.has(next.plain.charAt(0)),
    ),
    rule(
      'section-over-signs',
      5,
      'The line is short, ends no sentence and stands over the sign that stands before the headlines of this page.',
      ({ block, next, page }) =>
        !page.headSigns.has(block.plain.charAt(0)) &&
        block.plain.length <= SHORT &&
        !block.ends &&
        next !== undefined &&
        page.headSigns.has(next.plain.charAt(0)),
    ),
    rule(
      'flush-line',
      1,
      'The line stands flush under a sentence, on a page whose paragraphs are all indented.',
      ({ block, prev, page }) => page.allIndented && block.indent === 0 && prev?.ends === true,
    ),
    rule(
      'indented-line',
      -1,
      'The line is indented by two columns, and this page indents its paragraphs.',
      ({ block, page }) => page.indents && block.indent === 2,
    ),
  ],
}
