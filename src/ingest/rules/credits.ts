/** Whether a line is nothing but who wrote or photographed. */

import { hasSurname, isNameLength } from '../../lexicon.js'
import { type Block, type Byline, noByline } from '../page/block.js'
import type { Page } from '../page/page.js'
import { gluedSignature, saysPart, signatureOf } from '../people/bylines.js'
import { CLOSING_CREDIT } from './closings.js'
import { isOffice, isSectionName } from './columns.js'
import { HEADING_LONGEST, isHeadLike } from './headings.js'
import { isNotice } from './headlines.js'
import { SALUTATION } from './labels.js'
import { isPenName, isPenNameUnderHead } from './pen-names.js'
import { beginsVerse, FAR_IN, isPupil, isVerse, type LineAt } from './rows.js'
import { type Decision, decide, type ReadingDecision, reading, rule } from './rule.js'

const isLong = (block: Block | undefined) => block !== undefined && block.plain.length > HEADING_LONGEST

const haveSurnames = ({ reporters, correspondents, photographers }: Byline) =>
  [...reporters, ...correspondents, ...photographers].every(hasSurname)

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
      ({ plain, byline }) => /^\[?(?:记者|通讯员|读者|市民)[^\s:|]/.test(plain) && !haveSurnames(byline),
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
  block?.byline?.bare.length !== 0 &&
  block?.byline?.bare.every((name) => hasSurname(name) && isNameLength(name)) === true

/** Pen names have no surname: they are set wide, or stand under a headline behind the sign of an author or beside a nation. */
function mayBePenName(place: BareNames): boolean {
  const { block, prev, next } = beside(place)
  if (isSpaced(block)) return true
  const isSigned = /^[□■]/.test(block.plain) || /[(](?:\p{Script=Han}{1,5}族|女)[)]/u.test(block.plain)
  return isSigned && (isHeadLike(prev) || prev?.role === 'credit') && (isLong(next) || next?.ends === true)
}

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
    rule('name-after-bullet', Infinity, 'The name stands in brackets or after a sign such as □.', (place) =>
      /^[[(□■●◎○⊙]/.test(beside(place).block.plain),
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
    rule('three-names', -Infinity, 'The line holds more than two names.', ({ names }) => names.length > 2),
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

/** (某县农技站 某某), (来源:某中心) under a text. */
/** 县委办, 某厂报道组: an office alone in brackets under a story, in UTF-16 units. */
const OFFICE_LONGEST = 12
const OFFICE_THAT_WRITES =
  /^\p{Script=Han}+(?:办|局|委|部|室|处|中心|站|社|院|校|所|厅|会|公司|厂|[报通][道讯]组)$/u

function bracketedSource({ text, plain }: Block): Byline | undefined {
  if (!/^[([][^()[\]]{2,24}[)\]]$/.test(plain)) return undefined
  const office = plain.slice(1, -1)
  if (office.length <= OFFICE_LONGEST && OFFICE_THAT_WRITES.test(office)) return noByline()
  if (/^.(?:来源|据)[: ]?\S|摘[自编]|[选转译]自|编译|原载|^.《[^《》]+》/.test(plain)) return noByline()
  return signatureOf(text.slice(1, -1), plain.slice(1, -1), true)
}

/** 知事 劉光謨 */
const POST =
  /^\p{Script=Han}{0,8}(?:知事|道尹|[县区乡镇局厅部校院会社处科队站所行厂]长|主席|主任|总理|总统|委员|经理|理事|监督) +\p{Script=Han} ?\p{Script=Han}{1,2}$/u
/** 胶鞋厂 突击队 */
const GROUP = /^[^\s,。:]{2,12} +[^\s,。:]{2,8}(?:队|组|兵团|联络站|编辑部|委员会)$/

/** A letter's lines from its salutation to its signature, at most. */
const LETTER_LONGEST = 16

const endsAbove = ({ blocks, at }: LineAt) => {
  const above = blocks[at - 1]
  return above?.role === 'row' || (above?.role === 'prose' && above.ends)
}

/** 某厂工人 某某: under a headline its author, under a letter its writer. */
export const SIGNED: ReadingDecision<LineAt & { page: Page }, Byline> = {
  id: 'signature',
  rules: [
    reading(
      'pen-name-in-brackets',
      'A pen name in brackets stands between a headline and prose, on a page of old manner.',
      ({ blocks, at, page }) => {
        const next = blocks[at + 1]
        const isUnderHead = page.loose !== undefined && isHeadLike(blocks[at - 1])
        return isUnderHead && next?.role === 'prose' && !isHeadLike(next) && isPenName(blocks[at]!.plain)
          ? noByline()
          : undefined
      },
    ),
    reading(
      'source-in-brackets',
      'An office with its writer, or a source, stands in brackets under a sentence.',
      (place) => (endsAbove(place) ? bracketedSource(place.blocks[place.at]!) : undefined),
    ),
    reading(
      'closing-in-brackets',
      'The line under a sentence tells the author’s office, or what the text was made from.',
      (place) =>
        endsAbove(place) && decide(CLOSING_CREDIT, place.blocks[place.at]!.plain) ? noByline() : undefined,
    ),
    reading('office-signs', 'An office signs the text above, set far in.', (place) => {
      const { plain, indent } = place.blocks[place.at]!
      const isSigned =
        indent >= FAR_IN && plain.length <= 16 && (isOffice(plain) || /[段厂矿店社队部组会]$/.test(plain))
      return isSigned && endsAbove(place) ? noByline() : undefined
    }),
    reading('post-signs', 'A post and a name sign the text above.', (place) =>
      POST.test(place.blocks[place.at]!.plain) &&
      hasSurname(place.blocks[place.at]!.plain.replace(/^\S+ +/, '')) &&
      endsAbove(place)
        ? noByline()
        : undefined,
    ),
    reading(
      'group-signs',
      'An office and a group of it sign the text above; a notice, a column or nothing follows.',
      (place) => {
        const next = place.blocks[place.at + 1]
        const isOver = !next || isNotice(next.plain) || isSectionName(next.plain)
        return isOver && endsAbove(place) && GROUP.test(place.blocks[place.at]!.plain)
          ? noByline()
          : undefined
      },
    ),
    reading('letter-writer', 'A place and a name sign the letter above.', (place) => {
      const { blocks, at } = place
      const block = blocks[at]!
      const isLetter = blocks
        .slice(Math.max(0, at - LETTER_LONGEST), at)
        .some(({ plain }) => SALUTATION.test(plain))
      return endsAbove(place) && isLetter ? signatureOf(block.text, block.plain, true) : undefined
    }),
    reading(
      'pen-name-far-in',
      'Two to four characters, set far in under a line that is not, sign the text above; a heading, a blank line or nothing follows.',
      ({ blocks, at }) => {
        const { plain, indent } = blocks[at]!
        const [above, next] = [blocks[at - 1], blocks[at + 1]]
        const isFar = indent >= FAR_IN && above !== undefined && above.indent < FAR_IN
        const isOver = !next || next.role === 'furniture' || next.mark > 0 || next.gap > 0 || isHeadLike(next)
        return isFar &&
          isOver &&
          /^\p{Script=Han}{2,4}$/u.test(plain) &&
          !isSectionName(plain) &&
          above.role !== 'furniture'
          ? noByline()
          : undefined
      },
    ),
    reading(
      'pupil-signs',
      'A class or school and the name of a pupil sign the lines above, or stand between a title and verse.',
      ({ blocks, at }) => {
        const { text, plain } = blocks[at]!
        return at > 0 && isPupil(plain) ? signatureOf(text, plain, false) : undefined
      },
    ),
    reading('verse-writer', 'An office and a name sign the verse above.', ({ blocks, at }) =>
      isVerse(blocks[at - 1]) && isVerse(blocks[at - 2])
        ? signatureOf(blocks[at]!.text, blocks[at]!.plain, false)
        : undefined,
    ),
    reading(
      'author-with-office',
      'An office and a name stand between a headline and prose.',
      ({ blocks, at }) => {
        const block = blocks[at]!
        const next = blocks[at + 1]
        const isUnderHead = isHeadLike(blocks[at - 1]) && next?.role === 'prose' && !isHeadLike(next)
        if (!isUnderHead) return undefined
        const signed = signatureOf(block.text, block.plain, false)
        return signed ?? (block.closed ? gluedSignature(block.text, block.plain) : undefined)
      },
    ),
    reading(
      'pen-name-under-headline',
      'Two to four characters, perhaps behind an office, stand between a headline and its text, which does not tell of them again.',
      (place) => (isPenNameUnderHead(place) ? noByline() : undefined),
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
