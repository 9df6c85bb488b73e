/**
 * Whether a line of prose begins a story, or goes on with the one above under an
 * inner head: outright signs first, then a sum of hints.
 */

import { hasSurname } from '../../lexicon.js'
import type { Block } from '../page/block.js'
import { isSectionName, seriesOf } from './columns.js'
import { isNotice, isPaperNumber } from './headlines.js'
import { ADDRESS, SALUTATION } from './labels.js'
import { BULLET } from './lists.js'
import { type Decision, rule } from './rule.js'
import {
  AGAIN,
  ASKS,
  AUTHOR_AT_END,
  CONTINUED,
  DATED,
  LETTER,
  OFFICIAL,
  OFTEN,
  RETURN,
  VERSE,
  WHO_AND_WHAT,
} from './story-forms.js'
import { isFurtherBulletin, SHORT_NEWS, type StoryStart } from './story-start.js'

/** Headings this long are no inner heads; those at most so short often are. */
const LONG_HEAD = 12
const SHORT_HEAD = 7
/** @param least length of the shortest sure headline of the page; 0 if there is none */
const isShortAsHeadlines = ({ plain }: Block, least: number) =>
  plain.length <= SHORT_HEAD && least > 0 && plain.length >= least

export const STORY: Decision<StoryStart> = {
  id: 'story-begins',
  threshold: 0,
  rules: [
    rule('first-prose', Infinity, 'No story has begun above the line.', ({ above }) => above === undefined),
    rule(
      'further-wire',
      -Infinity,
      'The line begins with [又讯] or the like, no heading above it.',
      ({ block, run, above }) => run.length === 0 && above?.closed === false && AGAIN.test(block.plain),
    ),
    rule(
      'further-bulletin',
      -Infinity,
      'Another dispatch stands under the headline of the news above: in brackets, as that one does, or it holds a third of a heading, or the headline is one of several items, such as 车祸一束.',
      isFurtherBulletin,
    ),
    rule(
      'wire-under-heading',
      Infinity,
      'A heading stands between the story above and a line that begins with [又讯] or the like.',
      ({ block, run }) => run.length > 0 && AGAIN.test(block.plain),
    ),
    rule(
      'story-of-account',
      -Infinity,
      'The page of an account holds one story, as long as no writer closes it.',
      ({ block, page, above }) => page.isAccount && !block.opener && above?.closed === false,
    ),
    rule('bulletin', Infinity, 'News begins on the line.', ({ block }) => block.opener),
    rule(
      'lead-over-writer',
      -Infinity,
      'On a page saved from a site the writer stands between one paragraph and this line, and no heading does.',
      ({ block, page, above, run }) =>
        page.isSaved && run.length === 0 && !block.opener && above?.body.length === 1,
    ),
    rule(
      'credit-above',
      Infinity,
      'A credit that no story has stands above the line.',
      ({ known }) => known.hasCredit,
    ),
    rule(
      'brief',
      Infinity,
      'The line is one of several short stories under a column’s name.',
      ({ known }) => known.isBrief,
    ),
    rule('story-closed', Infinity, 'A credit closed the story above.', ({ above }) => above?.closed === true),
    rule(
      'continued-from-page',
      Infinity,
      'The line goes on with a story of another page, such as (上接第一版).',
      ({ block }) => CONTINUED.test(block.plain),
    ),
    rule(
      'no-heading',
      -Infinity,
      'No heading stands between the line and the story above.',
      ({ run }) => run.length === 0,
    ),
    rule(
      'letter-under-heading',
      Infinity,
      'A heading stands between the story above and a salutation to the paper, or one such as 给家属的一封信 and its salutation.',
      ({ block, run }) =>
        run.length > 0 &&
        (SALUTATION.test(block.plain) || (ADDRESS.test(block.plain) && LETTER.test(run.at(-1)!.plain))),
    ),
    rule(
      'official-paper-below',
      Infinity,
      'A heading stands between the story above and the first words of an official paper, such as 为令遵事 or 呈悉.',
      ({ block, run }) => run.length > 0 && OFFICIAL.test(block.plain),
    ),
    rule(
      'numbered-under-heading',
      Infinity,
      'The line is a numbered head under one unmarked heading, on a page whose news begins with bulletins.',
      ({ block, run, page }) =>
        block.role === 'inner' && run.length === 1 && run[0]!.mark === 0 && page.openers,
    ),
    rule(
      'number-of-paper-above',
      Infinity,
      'A heading between the story above and the line is the number of an official paper, such as 国发〔1984〕12号.',
      ({ run }) => run.some(({ plain }) => isPaperNumber(plain)),
    ),
    rule(
      'field-above',
      Infinity,
      'A field of a record, such as 标题： or 第1版(), or a button such as Read More stands between the story above and the line.',
      ({ known }) => known.underField,
    ),
    rule(
      'no-gap-above',
      -3,
      'Blank lines part the stories of this page, and none stands above the headings.',
      ({ run, page }) => page.gapsPart && run[0]!.gap === 0,
    ),
    rule(
      'air-around-headings',
      3,
      'On a page of printed lines blank ones stand above the headings and below them, as around large type.',
      ({ run, block, page }) => page.isPrinted && run[0]!.gap > 0 && block.gap > 0,
    ),
    rule(
      'gap-over-headings',
      2,
      'Blank lines stand above the headings and none below, and on this page they stand seldom between paragraphs.',
      ({ run, block, page }) => page.gapsTell && run[0]!.gap > 0 && block.gap === 0,
    ),
    rule(
      'heading-set-in',
      -6,
      'The page’s paragraphs are set in, the headings of the story above stand flush, and the nearest is set in as the line is.',
      ({ page, above, nearest, block }) =>
        (page.allIndented || (page.indents && page.isPrinted)) &&
        above?.isFlush === true &&
        nearest.indent >= 2 &&
        nearest.indent === block.indent,
    ),
    rule('two-headings', 2, 'Two headings or more stand above the line.', ({ run }) => run.length > 1),
    rule(
      'mark-as-high',
      3,
      'A heading is marked, no deeper than the headline of the story above.',
      (start) => start.page.marksTell && start.mark > 0 && !start.isDeeper,
    ),
    rule(
      'mark-deeper',
      -3,
      'A heading is marked, but deeper than the headline of the story above.',
      (start) => start.page.marksTell && start.mark > 0 && start.isDeeper,
    ),
    rule(
      'no-mark',
      -1,
      'No heading is marked, and marks tell on this page.',
      (start) => start.page.marksTell && start.mark === 0,
    ),
    rule(
      'page-without-bulletins',
      1,
      'Stories of this page do not begin with bulletins.',
      ({ page }) => !page.openers,
    ),
    rule(
      'story-above-open',
      -2,
      'The story above ends inside a sentence, on a page that has stops.',
      ({ prev, page }) => prev?.ends === false && prev.role !== 'row' && page.loose === undefined,
    ),
    rule('column-or-series', 3, 'A heading is a column’s or a series’ name.', ({ run }) =>
      run.some(({ plain }) => isSectionName(plain) || seriesOf(plain) !== undefined),
    ),
    rule('notice-heading', 3, 'The nearest heading is that of a notice.', ({ nearest }) =>
      isNotice(nearest.plain),
    ),
    rule(
      'one-of-siblings',
      -2,
      'The nearest heading is one of several short ones of one length, on a page that has stops: of three or more, or of two, and one stands in the story above already or names of that return below.',
      ({ known, page, hasInner, shared }) =>
        known.siblings > 0 &&
        !/none|circle/.test(page.loose ?? '') &&
        (known.siblings > 2 || hasInner || shared > 0),
    ),
    rule(
      'no-title-of-list',
      -2,
      'The page was saved from a site that lists the titles of its stories, and no heading is one of them.',
      ({ page, run }) => page.isSaved && page.titled && run.every(({ field }) => field !== 'title'),
    ),
    rule(
      'nothing-of-site-between',
      -3,
      'On a page saved from a site unmarked headings stand between prose of a story with a headline and the line: sites part stories by lines of their own.',
      ({ page, above, known, run }) =>
        page.isSaved &&
        !page.isAccount &&
        !page.titled &&
        !known.underFurniture &&
        !known.underField &&
        run.every(({ mark }) => mark === 0) &&
        (above?.heads.length ?? 0) > 0,
    ),
    rule(
      'name-returns',
      -0.5,
      'A name or word of the story above, which stands nowhere else, returns below the heading.',
      ({ shared }) => shared > 0,
    ),
    rule('names-return', -1, 'Two such names or words return or more.', ({ shared }) => shared >= RETURN),
    rule(
      'many-names-return',
      -2,
      'Four such names or words return or more.',
      ({ shared }) => shared >= OFTEN,
    ),
    rule(
      'head-behind-sign-above',
      4,
      'The nearest heading begins with the sign that stands before the headlines of this page.',
      ({ nearest, page }) => page.headSigns.has(nearest.plain.charAt(0)),
    ),
    rule('quoted-heading', -2, 'The nearest heading is all in quotation marks.', ({ nearest }) =>
      /^"[^"]+"$/.test(nearest.plain),
    ),
    rule(
      'who-and-what',
      -4,
      'The nearest heading is a part that persons or matters have, such as 妻子 or 原因, a colon and what is said.',
      ({ nearest }) => WHO_AND_WHAT.test(nearest.plain),
    ),
    rule(
      'in-short-news',
      3,
      'The last column’s name is that of short news, such as 琐闻.',
      ({ known }) => known.inNews,
    ),
    rule(
      'lone-heading',
      1.5,
      'The nearest heading has no fellow before the next story.',
      ({ known }) => known.isLone,
    ),
    rule(
      'under-picture',
      1.5,
      'A picture stands between the headings and the story above, which has ended.',
      ({ known, prev }) => known.underPicture && prev?.ends === true,
    ),
    rule(
      'loose-page',
      2,
      'The page ends its sentences with commas, or not at all.',
      ({ page }) => page.loose !== undefined,
    ),
    rule(
      'row-below-heading',
      2,
      'The line is verse or a row of a table.',
      ({ block }) => block.role === 'row',
    ),
    rule('verse-heading', 3, 'A heading names a kind of verse or performance, such as 快板：.', ({ run }) =>
      run.some(({ plain }) => VERSE.test(plain)),
    ),
    rule('list-below-heading', 2, 'The line is an item of a list, behind a sign.', ({ block }) =>
      BULLET.test(block.plain),
    ),
    rule(
      'under-list',
      3,
      'The story above ends with two items or more behind one sign, which neither the nearest heading nor the line begins with.',
      (start) => start.isUnderList,
    ),
    rule(
      'question-below',
      2,
      'The line begins with 问：, and no question stands in the story above.',
      ({ block, above }) =>
        ASKS.test(block.plain) && above?.body.some(({ plain }) => ASKS.test(plain)) === false,
    ),
    rule('begins-with-day', 1.5, 'The line begins with a day.', ({ block }) => DATED.test(block.plain)),
    rule('ends-with-author', 1.5, 'The line ends with a name in brackets.', ({ block }) =>
      /[。.][(][^()。]{2,16}[)]$/.test(block.plain),
    ),
    rule(
      'author-closes-above',
      3,
      'The story above ends with its author in brackets.',
      ({ prev }) => prev !== undefined && hasSurname(AUTHOR_AT_END.exec(prev.plain)?.[1] ?? ''),
    ),
    rule(
      'heading-told-below',
      1.5,
      'The line holds much of the heading, and clearly more than the story above does.',
      (start) => start.tellsOfBelow,
    ),
    rule(
      'heading-touched-below',
      1,
      'The line holds some of the heading, and the story above none.',
      (start) => start.touchesBelow,
    ),
    rule(
      'heading-told-above',
      -0.5,
      'The story above holds more of the heading than the line does.',
      (start) => {
        const { own, before } = start.matter
        return !start.tellsOfBelow && !start.touchesBelow && before > own
      },
    ),
    rule(
      'signed-story-above',
      -1,
      'The story above has a credit of its own, as long ones with inner heads have.',
      ({ above }) => (above?.credits ?? 0) > 0,
    ),
    rule(
      'signed-below-too',
      2,
      'The story above has a credit of its own, and another closes the text below.',
      ({ above, known }) => (above?.credits ?? 0) > 0 && known.isSigned,
    ),
    rule(
      'no-bracketed-bulletin',
      -3.5,
      'Stories of this page begin with bulletins in square brackets, the one above too, and the line under one short heading, no blank line over it alone, does not.',
      ({ above, block, page, run, nearest }) =>
        page.bracketed &&
        !isNotice(nearest.plain) &&
        !(nearest.gap > 0 && block.gap === 0) &&
        run.length === 1 &&
        nearest.plain.length < LONG_HEAD &&
        above?.body[0]?.opener === true,
    ),
    rule(
      'short-as-headlines',
      1,
      'The nearest heading has at most seven characters, as a heading right over a bulletin or a credit has.',
      ({ nearest, known }) => nearest.mark === 0 && isShortAsHeadlines(nearest, known.leastHead),
    ),
    rule(
      'short-news-above',
      1.5,
      'The story above is short news, which has no inner heads.',
      ({ above, known, length }) =>
        above?.credits === 0 &&
        above.body[0]?.opener === true &&
        known.siblings === 0 &&
        length <= SHORT_NEWS,
    ),
    rule(
      'long-heading',
      1,
      'The nearest heading has at least 12 characters.',
      ({ nearest }) => nearest.plain.length >= LONG_HEAD,
    ),
    rule(
      'short-heading',
      -0.75,
      'The nearest heading has at most seven characters, and fewer than any right over a bulletin or a credit.',
      ({ nearest, known }) =>
        nearest.plain.length <= SHORT_HEAD && !isShortAsHeadlines(nearest, known.leastHead),
    ),
    rule('heading-asks', 0.5, 'The nearest heading asks or exclaims.', ({ nearest }) =>
      /[!?]["']?$/.test(nearest.plain),
    ),
    rule(
      'gap-above-headings',
      1,
      'Three blank lines or more stand above the headings.',
      ({ run }) => run[0]!.gap >= 3,
    ),
  ],
}
