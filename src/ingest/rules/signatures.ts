/** Whether a line signs the text above or below: offices, places and writers, sources, pen names. */

import { hasSurname, isNameLength, isTellingSurname, plainOf, surnameLength } from '../../lexicon.js'
import { type Block, type Byline, noByline } from '../page/block.js'
import type { Page } from '../page/page.js'
import { sharedPairs } from '../page/pairs.js'
import { gluedSignature, isSigner, signatureOf } from '../people/bylines.js'
import { authorAndWork, CLOSING_CREDIT } from './closings.js'
import { isOffice, isSectionName } from './columns.js'
import { isHeadLike } from './headings.js'
import { isNotice } from './headlines.js'
import { SALUTATION } from './labels.js'
import { isPenName, isPenNameUnderHead } from './pen-names.js'
import { answersNotice, FAR_IN, isInNotice, isPupil, isVerse } from './rows.js'
import { decide, type ReadingDecision, reading } from './rule.js'
import { CONTINUED } from './story-forms.js'
import type { LineAt } from './tables.js'

/** 县委办, 某厂报道组: an office alone in brackets under a story, in UTF-16 units. */
const OFFICE_LONGEST = 12
const OFFICE_THAT_WRITES =
  /^\p{Script=Han}+(?:办|局|委|部|室|处|中心|站|社|院|校|所|厅|会|公司|厂|[报通][道讯]组)$/u

/** (某县农技站 某某), (来源:某中心) under a text. */
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

const withoutBrackets = ({ text, plain }: Block) =>
  /^[([][^()[\]]+[)\]]$/.test(plain)
    ? { text: text.slice(1, -1), plain: plain.slice(1, -1) }
    : { text, plain }
const OWN_COMMENT = /^(?:本[报刊])?(?:社论|短评|评论员|编辑部|特约评论员)$/
/** 印染二厂革命职工, 某某中学 红卫兵 */
const WORKERS =
  /^[^,。:!?]{2,12}(?:[厂矿社队段站局校所处连排班系]|车间|中学|大学|小学|公社) ?(?:全体|革命)*(?:职工|工人|社员|战士|红卫兵|师生|学生|知青|民兵|群众)$/

/** 一群女工谨上, 读者 某某 上 (十月十六日) */
const WITH_RESPECT =
  /^(?:读者 +\S{2,4} +上|[^,。:;!?]{2,14}(?:谨上|敬上|谨启|敬启|拜启|谨白|顿首|叩首))(?: *\([^()]{2,12}\))?$/

/** A letter's lines from its salutation to its signature, at most. */
const LETTER_LONGEST = 16
const isInLetter = ({ blocks, at }: LineAt) =>
  blocks.slice(Math.max(0, at - LETTER_LONGEST), at).some(({ plain }) => SALUTATION.test(plain))

/** A line over a signature is text if it has so many UTF-16 units. */
const TEXT_LEAST = 16
const DAY_ALONE =
  /^(?:(?:\d{4}|[一二三四五六七八九〇零○O]{4})年\S{1,3}月\S{1,3}日|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/
/** Whether the day of the text stands below: both lines are its last. */
const isOverDay = ({ blocks, at }: LineAt) => DAY_ALONE.test(blocks[at + 1]?.plain ?? '')
const SOURCE_OF_DIGEST =
  /^[[(]?(?:(?:\S{2,4} )?(?:摘[自编]|[选转]自|原载|载|据)《[^《》]{2,16}》[^。,:!?]{0,14}|\p{Script=Han}{2,4} +《[^《》]{2,16}》|(?:\d{1,2}月\d{1,2}日)?《[^《》]{2,16}》[^。,:!?]{0,14}(?:文|日|期))[)\]]?$/u

/** A name of the usual form and nothing else. */
const isBareName = ({ text, plain }: Block) =>
  /^\p{Script=Han}{2,4}$/u.test(plain) &&
  hasSurname(text) &&
  isNameLength(text) &&
  (plain.length < 4 || !hasSurname(plain.slice(0, 1)))
const signedBy = ({ text }: Block): Byline => ({ ...noByline(), correspondents: [text] })
/** A headline, an answer, a note of the paper or nothing stands below. */
function isOverNext(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1]
  return (
    !next ||
    next.role === 'furniture' ||
    next.role === 'label' ||
    isHeadLike(next) ||
    next.plain.startsWith(blocks[at]!.plain) ||
    /^[[(]?编[者后]/.test(next.plain)
  )
}

const endsAbove = ({ blocks, at }: LineAt) => {
  const above = blocks[at - 1]
  return above?.role === 'row' || (above?.role === 'prose' && above.ends)
}

/** Lines from a headline to the writer below its text, at most. */
const STORY_LONGEST = 24
/** Whether a headline and sentences stand above, and neither a bulletin nor a credit. */
function isUnderStory({ blocks, at }: LineAt): boolean {
  if (!endsAbove({ blocks, at })) return false
  for (const block of blocks.slice(Math.max(0, at - STORY_LONGEST), at).reverse()) {
    if (isHeadLike(block)) return true
    if ((block.role !== 'prose' && block.role !== 'row') || block.opener) return false
  }
  return false
}

/** Three characters behind a surname that begins few words, of which the lines below do not tell. */
function isSureName(blocks: readonly Block[], at: number): boolean {
  const { text, plain } = blocks[at]!
  const own = plain.replace(/ /g, '')
  return (
    /^\p{Script=Han} ?\p{Script=Han} ?\p{Script=Han}$/u.test(plain) &&
    isTellingSurname(plainOf(own.slice(0, surnameLength(text)))) &&
    !isSectionName(own) &&
    !isNotice(own) &&
    blocks.slice(at + 1, at + 1 + TOLD_WITHIN).every((below) => sharedPairs(own, below.plain) === 0)
  )
}
const TOLD_WITHIN = 4

/** 某厂工人 某某: under a headline its author, under a letter its writer. */
export const SIGNED: ReadingDecision<LineAt & { page: Page }, Byline> = {
  id: 'signature',
  rules: [
    reading(
      'pen-name-in-brackets',
      'A pen name in brackets stands between a headline and prose, on a page of old manner or one whose writers stand so.',
      ({ blocks, at, page }) => {
        const next = blocks[at + 1]
        const isUnderHead = (page.loose !== undefined || page.signsBelow) && isHeadLike(blocks[at - 1])
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
      'source-of-digest',
      'The line is nothing but the paper or book that the text was taken from, perhaps with its writer.',
      ({ blocks, at }) => {
        const { plain } = blocks[at]!
        if (!plain.includes('《') || plain.length > 32 || !SOURCE_OF_DIGEST.test(plain)) return undefined
        return at > 0 && blocks[at - 1]!.role !== 'furniture' ? noByline() : undefined
      },
    ),
    reading(
      'writer-of-letter',
      'A name alone signs the letter above; a headline, an answer or nothing follows.',
      ({ blocks, at }) => {
        if (!endsAbove({ blocks, at }) || !isOverNext(blocks, at)) return undefined
        return isInLetter({ blocks, at }) && isBareName(blocks[at]!) ? signedBy(blocks[at]!) : undefined
      },
    ),
    reading(
      'writer-of-text',
      'A name alone stands under the text of a story that names no one yet, and over a headline or nothing.',
      ({ blocks, at }) =>
        isUnderStory({ blocks, at }) && isOverNext(blocks, at) && isSureName(blocks, at)
          ? signedBy(blocks[at]!)
          : undefined,
    ),
    reading(
      'signed-with-respect',
      'The line ends as a letter to the paper does, such as 谨上, perhaps with the day.',
      (place) => {
        const { text, plain } = place.blocks[place.at]!
        if (!WITH_RESPECT.test(plain) || !endsAbove(place) || !isInLetter(place)) return undefined
        const [, before, writer] = /^(读者 +)(\S{2,4}) +上/.exec(plain) ?? []
        if (!writer || !hasSurname(writer)) return noByline()
        return { ...noByline(), correspondents: [text.slice(before!.length, before!.length + writer.length)] }
      },
    ),
    reading(
      'name-over-continuation',
      'Two to four characters stand between a sentence and the end of a story from another page, which has no headline here.',
      (place) => {
        const next = place.blocks[place.at + 1]
        const isOver = next !== undefined && CONTINUED.test(next.plain)
        return isOver && /^\p{Script=Han}{2,4}$/u.test(place.blocks[place.at]!.plain) && endsAbove(place)
          ? noByline()
          : undefined
      },
    ),
    reading(
      'signs-on-two-lines',
      'An office or place and a person below it sign the text above; a headline or nothing follows.',
      ({ blocks, at }) => {
        const block = blocks[at]!
        const [above, next] = [blocks[at - 1], blocks[at + 1]]
        if (
          isBareName(block) &&
          above?.role === 'credit' &&
          endsAbove({ blocks, at: at - 1 }) &&
          isSigner(above.plain)
        )
          return isOverNext(blocks, at) ? signedBy(block) : undefined
        const isFirst = next !== undefined && isBareName(next) && isOverNext(blocks, at + 1)
        return isFirst && endsAbove({ blocks, at }) && isSigner(block.plain) && block.plain.length <= 14
          ? noByline()
          : undefined
      },
    ),
    reading(
      'office-signs-notice',
      'An office signs the notice above; a headline or nothing follows.',
      ({ blocks, at }) => {
        const { plain } = blocks[at]!
        const isSign = plain.length <= 20 && (isOffice(plain) || isSigner(plain))
        return isSign &&
          !isOverDay({ blocks, at }) &&
          (endsAbove({ blocks, at }) || answersNotice({ blocks, at: at - 1 })) &&
          isOverNext(blocks, at) &&
          isInNotice(blocks, at)
          ? noByline()
          : undefined
      },
    ),
    reading(
      'closing-in-brackets',
      'The line under a sentence tells the author’s office, or what the text was made from.',
      (place) =>
        endsAbove(place) && decide(CLOSING_CREDIT, place.blocks[place.at]!.plain) ? noByline() : undefined,
    ),
    reading(
      'author-and-work',
      'The line under a sentence tells in brackets the author, and the work or the place, as in (作者张三/教师).',
      (place) => {
        const { text, plain } = place.blocks[place.at]!
        const [from, to] = authorAndWork(plain) ?? []
        if (from === undefined || !hasSurname(plain.slice(from, to)) || !endsAbove(place)) return undefined
        return { ...noByline(), reporters: [text.slice(from, to)] }
      },
    ),
    reading('office-signs', 'An office signs the text above, set far in.', (place) => {
      const { plain, indent } = place.blocks[place.at]!
      const isSigned =
        indent >= FAR_IN &&
        plain.length <= 16 &&
        (isOffice(plain) || /(?:[段厂矿店社队部组会]|兵团|联络站)$/.test(plain))
      return isSigned && !isOverDay(place) && endsAbove(place) ? noByline() : undefined
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
      return endsAbove(place) && isInLetter(place) ? signatureOf(block.text, block.plain, true) : undefined
    }),
    reading(
      'person-place-and-work',
      'A name stands between a headline and prose, and in brackets the place and the work, as letters to papers of Taiwan are signed.',
      ({ blocks, at }) => {
        const { text, plain } = blocks[at]!
        const next = blocks[at + 1]
        const found = /^([■◎●□]? ?)(\p{Script=Han}{2,4})[(][^()]{1,8}\/[^()]{1,10}[)]$/u.exec(plain)
        if (!found || !isHeadLike(blocks[at - 1]) || next?.role !== 'prose' || isHeadLike(next))
          return undefined
        const name = text.slice(found[1]!.length, found[1]!.length + found[2]!.length)
        return hasSurname(name) ? { ...noByline(), correspondents: [name] } : noByline()
      },
    ),
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
      'editorial-below-head',
      'The paper’s own comment is named between a headline and prose.',
      ({ blocks, at }) => {
        const next = blocks[at + 1]
        return OWN_COMMENT.test(blocks[at]!.plain) &&
          isHeadLike(blocks[at - 1]) &&
          next?.role === 'prose' &&
          !isHeadLike(next)
          ? noByline()
          : undefined
      },
    ),
    reading(
      'office-and-writer-sign',
      'An office and a person or group of it sign the text above, over a line that may be a headline, or nothing.',
      ({ blocks, at }) => {
        const { text, plain } = withoutBrackets(blocks[at]!)
        const next = blocks[at + 1]
        const above = blocks[at - 1]
        if (above?.role !== 'row' && (above?.plain.length ?? 0) < TEXT_LEAST) return undefined
        if ((next && next.role !== 'furniture' && !isHeadLike(next)) || !endsAbove({ blocks, at }))
          return undefined
        if (WORKERS.test(plain)) return noByline()
        return / /.test(plain) && !isSectionName(plain) ? signatureOf(text, plain, false) : undefined
      },
    ),
    reading(
      'author-with-office',
      'An office and a name stand between a headline and prose.',
      ({ blocks, at }) => {
        const block = blocks[at]!
        const next = blocks[at + 1]
        const isUnderHead = isHeadLike(blocks[at - 1]) && next?.role === 'prose' && !isHeadLike(next)
        // A dash, which recognition may take for 一一, begins a subheadline.
        if (!isUnderHead || /^(?:[—–-]|一一)/.test(block.plain)) return undefined
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
