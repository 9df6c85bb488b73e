/** Whether a line is nothing but who wrote or photographed. */

import { hasSurname, isNameLength, isUsualName } from '../../lexicon.js'
import type { Block, Byline } from '../page/block.js'
import type { Page } from '../page/page.js'
import { LOST_SIGN, PREFIX, saysPart } from '../people/bylines.js'
import { isSectionName } from './columns.js'
import { HEADING_LONGEST, isHeadLike } from './headings.js'
import { isNotice } from './headlines.js'
import { isBulletList } from './lists.js'
import { beginsVerse, isInTitledVerse } from './rows.js'
import { type Decision, rule } from './rule.js'
import type { LineAt } from './tables.js'

/** Writers of one story, at most. */
const MOST_NAMES = 4

const isLong = (block: Block | undefined) => block !== undefined && block.plain.length > HEADING_LONGEST

const haveSurnames = ({ reporters, correspondents, photographers }: Byline) =>
  [...reporters, ...correspondents, ...photographers].every(hasSurname)

/** 记者走基层, 本报记者蹲点手记: a part and, right behind it, what may be its name. */
const PART_AND_WORD = new RegExp(`^\\[?${PREFIX}(?:记者|通讯员|读者|市民)[^\\s:|]`, 'u')

/** A line that can be read as a byline and nothing else. */
export const CREDIT: Decision<{ plain: string; byline: Byline }> = {
  id: 'credit',
  threshold: 0,
  rules: [
    rule(
      'names-without-part',
      -Infinity,
      'No word says the part that the named persons had.',
      ({ byline }) => !saysPart(byline),
    ),
    rule(
      'report-not-name',
      -Infinity,
      'The line ends with 报道 or the like under no name, as 深度报道 does.',
      ({ plain, byline }) =>
        /(?:报道|综合|整理|采写|图文|文图)$/.test(plain) &&
        !/记者|[讯信]员|[ /:]/.test(plain) &&
        !haveSurnames(byline),
    ),
    rule(
      'part-not-name',
      -Infinity,
      'The words after 记者 or the like are no name, as in 记者走基层.',
      ({ plain, byline }) => PART_AND_WORD.test(plain) && !haveSurnames(byline),
    ),
    rule(
      'readers-say',
      -Infinity,
      'The line tells what readers do: the word after 读者 is a verb, though it may be a surname, such as 谈.',
      ({ plain }) => /^(?:读者|市民|网友|群众)(?:谈|来|投|论|问|评|说|写|寄|话|忆)/.test(plain),
    ),
    rule(
      'names-and-parts',
      Infinity,
      'The line names persons or a source, and the part they had.',
      () => true,
    ),
  ],
}

/** A name of two characters set as wide as one of three; a pen name has no surname. */
const isSpaced = ({ plain }: Block) => /^\S +\S$/.test(plain) && !isSectionName(plain)

/** `names`: all that the line holds. */
type BareNames = LineAt & { names: readonly string[]; page: Page }

const beside = ({ blocks, at }: BareNames) => ({
  block: blocks[at]!,
  prev: blocks[at - 1],
  next: blocks[at + 1],
})

/** Whether the line is nothing but names of the usual form. */
const isName = (block: Block | undefined) =>
  block?.byline?.bare.length !== 0 && block?.byline?.bare.every(isUsualName) === true

/** Pen names have no surname: they are set wide, or stand under a headline behind the sign of an author or beside a nation. */
function mayBePenName(place: BareNames): boolean {
  const { block, prev, next } = beside(place)
  if (isSpaced(block)) return true
  const isSigned = /^[□■☉]/.test(block.plain) || /[(](?:\p{Script=Han}{1,5}族|女)[)]/u.test(block.plain)
  return isSigned && (isHeadLike(prev) || prev?.role === 'credit') && (isLong(next) || next?.ends === true)
}

/** A bracket or a sign, or the letter that is left of one, before a name. */
const SIGNED = new RegExp(`^(?:[(□■●◎○⊙☉]|${LOST_SIGN})`, 'u')

/** BareNames that no word says the part of: under a headline its author, in brackets the contributor. */
export const BARE_CREDIT: Decision<BareNames> = {
  id: 'bare-credit',
  threshold: 0,
  rules: [
    rule(
      'marked-name',
      -Infinity,
      'The line bears a heading mark, marks tell on this page, and it is no name of three characters set wide under a headline with the same mark.',
      (place) => {
        const { block, prev } = beside(place)
        const isUnderHead = prev?.mark === block.mark && /^\S(?: +\S){2}$/.test(block.plain)
        return place.page.marksTell && block.mark > 0 && !isUnderHead
      },
    ),
    rule(
      'line-of-verse',
      -Infinity,
      'The line is one of the verse under a title that says so, and not the first below it.',
      ({ blocks, at }) => isInTitledVerse(blocks, at),
    ),
    rule('notice-not-name', -Infinity, 'The line is the heading of a notice, such as 讣告.', (place) =>
      isNotice(beside(place).block.plain),
    ),
    rule(
      'no-surname',
      -Infinity,
      'A name begins with no surname.',
      (place) => place.names.some((name) => !hasSurname(name) && !name.includes('·')) && !mayBePenName(place),
    ),
    rule(
      'two-things',
      -Infinity,
      'Two words are joined by 与 or 和 without a blank: headlines have that form.',
      (place) => /^[^\s、,]+[与和及][^\s、,]+$/.test(beside(place).block.plain),
    ),
    rule('long-name', -Infinity, 'A name has more characters than names have.', ({ names }) =>
      names.some((name) => !isNameLength(name)),
    ),
    rule(
      'name-after-bullet',
      Infinity,
      'The name stands in brackets or after a sign such as □, or the letter that a lost font leaves of one.',
      (place) => SIGNED.test(beside(place).block.plain),
    ),
    rule(
      'names-of-a-site',
      Infinity,
      'The names stand over prose, on a page saved from a site, which gives the writers a line of their own.',
      (place) => {
        const { prev, next } = beside(place)
        return place.page.isSaved && prev !== undefined && (isLong(next) || next?.ends === true)
      },
    ),
    rule(
      'many-names',
      -Infinity,
      'The line holds more than four names, or more than two of which none has three characters.',
      ({ names }) =>
        names.length > MOST_NAMES || (names.length > 2 && names.every(({ length }) => length < 3)),
    ),
    rule(
      'name-at-top',
      -Infinity,
      'Nothing stands above the name.',
      (place) => beside(place).prev === undefined,
    ),
    rule('name-under-prose', -Infinity, 'The line above is too long for a headline.', (place) =>
      isLong(beside(place).prev),
    ),
    rule(
      'name-after-sentence',
      -Infinity,
      'The line above ends a sentence.',
      (place) => beside(place).prev?.ends === true,
    ),
    rule('name-over-prose', Infinity, 'The next line is too long for a heading.', (place) =>
      isLong(beside(place).next),
    ),
    rule(
      'two-names',
      Infinity,
      'Two writers stand between a headline and prose, each on a line.',
      ({ blocks, at }) => {
        const isAbove = isName(blocks[at + 1])
        const [head, prose] = isAbove ? [blocks[at - 1], blocks[at + 2]] : [blocks[at - 2], blocks[at + 1]]
        return (
          (isAbove || (blocks[at - 1]?.role === 'credit' && isName(blocks[at - 1]))) &&
          isHeadLike(head) &&
          !isSectionName(head!.plain) &&
          (isLong(prose) || prose?.ends === true)
        )
      },
    ),
    rule(
      'no-headline-above',
      -Infinity,
      'The line above is not like a headline.',
      (place) => !isHeadLike(beside(place).prev),
    ),
    rule(
      'name-over-sentence',
      Infinity,
      'The next line is prose that ends with a mark, and does not tell of the name.',
      (place) => {
        const { block, next } = beside(place)
        // A place that the text below tells of is no author: 石庄 over 运抵石庄.
        const isTold = next?.plain.includes(block.plain) === true
        return next?.role === 'prose' && (next.ends || /[,;]$/.test(next.plain)) && !isTold
      },
    ),
    rule(
      'spaced-name',
      Infinity,
      'The name’s two characters are set as wide as three, and no blank line parts them from two lines of verse.',
      (place) => {
        const { block, prev } = beside(place)
        const isUnderVerse = block.gap > 0 && prev?.gap === 0 && isHeadLike(place.blocks[place.at - 2])
        return isSpaced(block) && !isUnderVerse
      },
    ),
    rule('name-over-verse', Infinity, 'Verse begins on the next line.', ({ blocks, at }) =>
      beginsVerse(blocks, at + 1),
    ),
  ],
}

/** 短评 over a headline is a column's name; over prose it labels an aside. */
export const COLUMN_LABEL: Decision<LineAt> = {
  id: 'column-label',
  threshold: 0,
  rules: [
    rule(
      'comment-over-headline',
      Infinity,
      'The line is 短评 over a headline and its text.',
      ({ blocks, at }) => {
        const next = blocks[at + 1]
        return (
          blocks[at]!.plain === '短评' && next?.role === 'prose' && isHeadLike(next) && isLong(blocks[at + 2])
        )
      },
    ),
  ],
}

/** `hasHeads`: headings stand between the story above and the credit. */
type CreditBelow = {
  credit: Block
  next: Block | undefined
  hasHeads: boolean
  /** The story above; undefined if none has begun. */
  above: { lead: Block | undefined; credits: number } | undefined
}

const isPlainProse = (block: Block | undefined) => block?.role === 'prose' && !block.opener

/** Whether a credit belongs to the story below it. */
export const CREDIT_OF_NEXT: Decision<CreditBelow> = {
  id: 'credit-of-next-story',
  threshold: 0,
  rules: [
    rule('heading-over-credit', Infinity, 'A heading stands above the credit.', ({ hasHeads }) => hasHeads),
    rule(
      'no-story-above',
      Infinity,
      'No story has begun above the credit.',
      ({ above }) => above === undefined,
    ),
    rule(
      'story-has-credit',
      Infinity,
      'The story above has a credit, and prose follows.',
      ({ above, next }) => (above?.credits ?? 0) > 0 && isPlainProse(next),
    ),
    rule(
      'story-names-reporter',
      Infinity,
      'The story above names its reporter in its lead, and prose follows.',
      ({ above, credit, next }) =>
        above?.lead?.opener === true &&
        /记者/.test(above.lead.plain.slice(0, 40)) &&
        (credit.byline?.reporters.length ?? 0) > 0 &&
        isPlainProse(next),
    ),
    rule(
      'commentator',
      Infinity,
      'The paper’s commentator stands over a headline.',
      ({ credit, next }) => next?.role === 'heading' && /评论员$/.test(credit.plain),
    ),
  ],
}

/** Most points of a summary between headline and credit. */
const MOST_POINTS = 5

/** Lines between a headline and a credit that were taken for the text. */
type OverCredit = { body: readonly Block[]; credits: number; hasHeads: boolean; credit: Block }

/** Whether the lines are a summary in points, which belongs to the headings: ● …, ● …, □ 本报记者 ….  */
export const POINTS_OVER_CREDIT: Decision<OverCredit> = {
  id: 'points-over-credit',
  threshold: 0,
  rules: [
    rule(
      'points-without-stops',
      Infinity,
      'Up to five lines, each behind the same sign and without a stop at its end, are all that stands between headings and a reporter’s name.',
      ({ body, credits, hasHeads, credit }) =>
        hasHeads &&
        credits === 0 &&
        body.length <= MOST_POINTS &&
        (credit.byline?.reporters.length ?? 0) > 0 &&
        isBulletList(body) &&
        body.every(({ ends }) => !ends),
    ),
  ],
}
