/**
 * Lines that stand each for itself: verse, rows of a table, the office and day that
 * sign a notice. Each rule tells how many lines, from one on, are of its kind.
 */

import { hasSurname, isUsualName } from '../../lexicon.js'
import type { Block } from '../page/block.js'
import { isSigner } from '../people/bylines.js'
import { isSectionName } from './columns.js'
import { isContact } from './furniture.js'
import { isNotice } from './headlines.js'
import { beginsItem, isNumbered } from './lists.js'
import { type Decision, type ReadingDecision, reading, rule } from './rule.js'
import { VERSE_KINDS } from './story-forms.js'
import { isOpen, type LineAt, MOST_LINES, tableAt } from './tables.js'

/** Lengths in UTF-16 units, counts in lines. */
const VERSE_LONGEST = 20
const VERSE_LEAST = 3
const FREE_VERSE_LONGEST = 16
const FREE_VERSE_LEAST = 4
/** Columns: a signature is set further in than the lines above it. */
export const FAR_IN = 6
/** Headings below free verse, at most. */
const MOST_HEADS = 3
const OFFICE_LONGEST = 34

/** Lines that stand each for itself, from `at` on; all rules are asked and the longest run counts. */
export const ROWS: ReadingDecision<LineAt, number> = {
  id: 'row',
  rules: [
    reading('contact-line', 'The line tells a notice’s readers how to answer.', (place) =>
      isContact(place.blocks[place.at]!.plain) || answersNotice(place) ? 1 : undefined,
    ),
    reading(
      'verse',
      'Three short lines or more all end with marks, a quarter of them with commas.',
      (place) => verseAt(place) || undefined,
    ),
    reading(
      'even-verse',
      'Four lines or more of five or of seven characters, without marks, follow each other.',
      (place) => evenVerseAt(place) || undefined,
    ),
    reading('free-verse', 'Four short lines or more without stops stand under an author.', (place) =>
      place.blocks[place.at - 1]?.role === 'credit' && verseAt(place) === 0
        ? freeVerseAt(place) || undefined
        : undefined,
    ),
    reading(
      'titled-verse',
      'Three short lines or more stand under a title that says verse, such as 秋塘（外一首）, perhaps with a name between.',
      (place) => titledVerseAt(place) || undefined,
    ),
    reading(
      'signed-verse',
      'Three short lines or more without stops stand between a title and a credit, which is a pupil’s, or set far in, or has no prose below.',
      (place) => signedVerseAt(place) || undefined,
    ),
    reading(
      'table',
      'Two lines or more have the shape of one table’s rows.',
      (place) => tableAt(place) || undefined,
    ),
    reading(
      'timetable',
      'Three lines or more begin with a time of day, perhaps with days between.',
      (place) => timetableAt(place) || undefined,
    ),
    reading(
      'roll',
      'Names in a row stand in two lines or more, or one under a prize or rank.',
      (place) => rollAt(place) || undefined,
    ),
    reading(
      'under-title-of-roll',
      'Three lines or more without stops, one of which has names in a row, a rank or a count in brackets, stand under a title such as 获奖名单.',
      (place) => underRollTitle(place) || undefined,
    ),
    reading(
      'office-and-day',
      'An office and a day sign the text above.',
      (place) => signOffAt(place) || undefined,
    ),
  ],
}

/** 19:40 电视连续剧：…, 7点30分 新闻 */
const TIMED = /^(?:(?:上|下|中)午|晚上?)? ?\d{1,2}(?::\d{2}|[点时]\d{0,2}分?)(?!\d)(?! ?\/)/
/** Whether a time of day begins the line, as in a programme. */
export const isTimed = (plain: string): boolean => TIMED.test(plain)
/** 8月14日 星期二 between the programmes of two days. */
const DAY_OF_TABLE =
  /^[^\p{L}\p{N}]?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: ?[(]?(?:星期|周)[一二三四五六日天][)]?)?|(?:星期|周)[一二三四五六日天])[^\p{L}\p{N}]?$/u
const TIMED_LEAST = 3

/** Programmes of a station, trains, showings: times and what is on then. */
function timetableAt({ blocks, at }: LineAt): number {
  let end = at
  let times = 0
  for (let i = at; i < blocks.length && isOpen(blocks[i]) && blocks[i]!.mark === 0; i++) {
    const { plain } = blocks[i]!
    if (TIMED.test(plain)) {
      times++
      end = i + 1
    } else if (!DAY_OF_TABLE.test(plain)) break
  }
  return times >= TIMED_LEAST ? end - at : 0
}

/** Short lines that all end at a mark, some at a comma: no column is cut so evenly. */
function verseAt({ blocks, at }: LineAt): number {
  let length = 0
  let commas = 0
  for (let i = at; i < blocks.length && length < MOST_LINES; i++) {
    const block = blocks[i]
    if (!isOpen(block) || block.mark > 0 || block.plain.length > VERSE_LONGEST || beginsItem(block.plain))
      break
    if (!/[,。;!?、…—-]["')]?$/.test(block.plain)) break
    if (/[,;、—-]$/.test(block.plain)) commas++
    length++
  }
  return length >= VERSE_LEAST && commas * 4 >= length ? length : 0
}

const EVEN_LEAST = 4
const FIVE_OR_SEVEN = /^(?:\p{Script=Han}{5}|\p{Script=Han}{7})$/u

/** Old verse, without marks: all lines are as long as the first. */
function evenVerseAt({ blocks, at }: LineAt): number {
  const { length } = blocks[at]!.plain
  let end = at
  while (
    isOpen(blocks[end]) &&
    FIVE_OR_SEVEN.test(blocks[end]!.plain) &&
    blocks[end]!.plain.length === length
  )
    end++
  return end - at >= EVEN_LEAST ? end - at : 0
}

/** 高二（3）班 张三: a class, a year or a school, and a pupil. */
const PUPIL = /^\S{0,14}(?:班|[年班]级|级|学院|系|专业|中学|小学|[一二三四五六]中) +(\p{Script=Han}{2,4})$/u
export const isPupil = (plain: string): boolean =>
  plain.includes(' ') && hasSurname(PUPIL.exec(plain)?.[1] ?? '')

/** 炼铁厂 张三: an office and its writer. */
function isWriter(plain: string): boolean {
  const [, office, name] = /^(\S{2,10}) +(\p{Script=Han}{2,4})$/u.exec(plain) ?? []
  return office !== undefined && isSigner(office) && hasSurname(name!)
}

const isOpenVerse = ({ plain, ends }: Block) => plain.length > 1 && !ends

/** Lines without stops between their title and the credit below, under which no prose stands: verse, and no headings over a story. */
function signedVerseAt({ blocks, at }: LineAt): number {
  const title = blocks[at - 1]
  if (!isOpen(title) || !isFree(title)) return 0
  let end = at
  while (end - at < MOST_LINES && isOpen(blocks[end]) && isFree(blocks[end]!) && isOpenVerse(blocks[end]!))
    end++
  if (end - at < VERSE_LEAST || blocks[end]?.role !== 'credit') return 0
  const credit = blocks[end]!
  if (isPupil(credit.plain) || credit.indent - blocks[end - 1]!.indent >= FAR_IN) return end - at
  let below = end
  while (blocks[below]?.role === 'credit') below++
  const next = blocks[below]
  const isHead = !next || next.mark > 0 || next.role === 'furniture' || isSectionName(next.plain)
  return isHead || (isOpen(next) && isFree(next) && !next.ends) ? end - at : 0
}

function freeVerseAt({ blocks, at }: LineAt): number {
  let end = at
  for (
    let block = blocks[end];
    end - at < MOST_LINES && isOpen(block) && isFree(block);
    block = blocks[++end]
  );
  const next = blocks[end]
  // Who signs below wrote the verse: the credit above is another story's, and the first line the title.
  if (next?.role === 'credit' && end > at) return 0
  const signature = blocks.slice(at, end).findIndex(({ plain }) => isWriter(plain))
  if (signature >= FREE_VERSE_LEAST) return signature + 1
  // The lines below the verse may be the next story's headings: they stand apart.
  const isLabel = next !== undefined && isSectionName(next.plain)
  const isDelimited = !next || next.mark > 0 || next.role === 'furniture' || (isLabel && next.gap > 0)
  if (!isDelimited) {
    // Further back a blank line parts two stanzas.
    const gap = blocks.slice(at + 1, end).findLastIndex((block) => block.gap > 0)
    end = gap < 0 || at + 1 + gap < end - MOST_HEADS ? end - (isLabel ? 0 : 1) : at + 1 + gap
  }
  return end - at >= FREE_VERSE_LEAST ? end - at : 0
}

/** 秋塘（外一首）, 炉前小唱（组诗） */
const VERSE_TITLE = new RegExp(`\\((?:${VERSE_KINDS}|[二两三四五六七八]首)\\)$`)
const NAME_LONGEST = 16
/** 张志明 over prose: who wrote it, under its headline. */
const isBareName = (plain: string) => /^\p{Script=Han}{2,4}$/u.test(plain) && hasSurname(plain)
/** Whether a title says that what stands below it is verse. */
export const isVerseTitle = (plain: string): boolean => VERSE_TITLE.test(plain)

/** Whether the line is one of the verse under such a title, or its first name of two: only short lines stand between. */
export function isInTitledVerse(blocks: readonly Block[], at: number): boolean {
  if ((blocks[at + 1]?.plain.length ?? 0) > FREE_VERSE_LONGEST) return false
  const least = Math.max(0, at - MOST_LINES)
  for (let i = at - 1; i >= least && isFree(blocks[i]!) && !blocks[i]!.ends; i--)
    if (VERSE_TITLE.test(blocks[i]!.plain)) return i < at - 1
  return false
}

function titledVerseAt({ blocks, at }: LineAt): number {
  const [above, over] = [blocks[at - 1], blocks[at - 2]]
  const isUnderName = above !== undefined && above.plain.length <= NAME_LONGEST && !above.ends
  if (!VERSE_TITLE.test(above?.plain ?? '') && !(isUnderName && VERSE_TITLE.test(over?.plain ?? ''))) return 0
  let end = at
  const isColumn = ({ plain }: Block) => isSectionName(plain) || /^\[[^[\]]{2,8}\]$/.test(plain)
  while (
    end - at < MOST_LINES &&
    isOpen(blocks[end]) &&
    isFree(blocks[end]!) &&
    (end === at || !isColumn(blocks[end]!))
  )
    end++
  const [next, below] = [blocks[end], blocks[end + 1]]
  // A credit signs the verse, or stands between the next story's headline and its text.
  const isSign =
    next?.role === 'credit' && !(below?.role === 'prose' && below.plain.length > FREE_VERSE_LONGEST)
  const isDelimited = !next || next.mark > 0 || next.role === 'furniture' || isSign
  if (!isDelimited) {
    // What stands over the text below, less set in than the verse or behind a blank line, is its headline.
    const { indent } = blocks[at]!
    const set = end
    while (end > at && blocks[end - 1]!.indent < indent) end--
    if (end === set) {
      const gap = blocks.slice(at + 1, end).findLastIndex((block) => block.gap > 0)
      if (gap >= 0 && at + 1 + gap >= end - MOST_HEADS) end = at + 1 + gap
      else if (!isColumn(next)) end -= isBareName(blocks[end - 1]!.plain) ? 2 : 1
    }
  }
  return end - at >= VERSE_LEAST ? end - at : 0
}

/** One or two short clauses, each with its mark. */
export const isVerse = (block: Block | undefined) =>
  block !== undefined && /^[^,。、;:!?]{3,9}[,。、;!?](?:[^,。、;:!?]{3,9}[,。、;!?])?$/.test(block.plain)

/** Whether so many short lines follow that they can only be verse. */
export function beginsVerse(blocks: readonly Block[], at: number): boolean {
  const lines = blocks.slice(at, at + FREE_VERSE_LEAST)
  return (
    lines.length === FREE_VERSE_LEAST && lines.every((block) => isOpen(block) && isFree(block) && !block.ends)
  )
}

function isFree({ plain, mark }: Block): boolean {
  return mark === 0 && plain.length <= FREE_VERSE_LONGEST && !isNumbered(plain) && !isSectionName(plain)
}

/** 一等奖（3名）, 先进集体：, 优秀学员名单 */
const RANK =
  /^[^\p{L}\d]{0,2}(?:第?[特一二三四五六七]等(?:奖|功臣)?|[金银铜]奖|\p{Script=Han}{0,10}(?:奖|功臣|标兵|能手|个人|集体|名单|模范|工作者|党员|学员|选手))(?:获得者)?(?: ?[(][^()]{1,10}[)])?:?$/u
/** Fewer names in a row may be a byline. */
const ROLL_NAMES = 3

/** Whether the line holds nothing but names of persons, each perhaps with a place in brackets or a number. */
function isRoll({ plain }: Block): boolean {
  const pieces = plain
    .replace(/^[^:]{2,12}:/, '')
    .replace(/[(][^()]{1,12}[)]/g, ' ')
    .split(/[ 、,;/]+/)
    .filter((piece) => piece !== '' && !/^[\d*x-]+$/i.test(piece))
  const names = pieces.filter((piece) => /^\p{Script=Han}{2,4}$/u.test(piece) && isUsualName(piece))
  return names.length >= ROLL_NAMES && names.length * 5 >= pieces.length * 4
}

/** 获奖名单, 委员会委员名单（共九十人）, …名单如下： */
const ROLL_TITLE = /(?:名单|名录|一览表?|号码|光荣榜)(?:(?: ?[(][^()]*[)])?|[^,。]{0,4}如下:)$/
/** 一等奖（3名）, 第一选区：, 先进集体（共100个） */
const COUNTED = /[(]共?[\d一二三四五六七八九十百千]{1,6}[名人个位项篇件家户][^()]{0,12}[)]$/
/** Fewer lines may be the deck of a headline. */
const ROLL_LEAST = 3
/** A longer line is no headline of the story below the roll. */
const HEAD_LONGEST = 34

const isRollPart = (block: Block) => isRoll(block) || RANK.test(block.plain) || COUNTED.test(block.plain)

/** Lines of a roll under its title; the last of them, if a story follows, is that story's headline. */
function underRollTitle({ blocks, at }: LineAt): number {
  const title = blocks[at - 1]
  if (title?.role !== 'prose' || title.ends || !ROLL_TITLE.test(title.plain)) return 0
  let end = at
  for (
    let block = blocks[end];
    end - at < MOST_LINES && isOpen(block) && !block.ends && block.mark === 0 && !isNotice(block.plain);
    block = blocks[++end]
  );
  if (end === at) return 0
  const next = blocks[end]
  const last = blocks[end - 1]!
  const isStory =
    next !== undefined && !isNotice(next.plain) && next.role !== 'furniture' && next.role !== 'caption'
  if (isStory && !isRollPart(last) && last.plain.length <= HEAD_LONGEST) {
    // Below names the other lines are the headings of the story; below a count they are its items.
    const part = blocks.slice(at, end).findLastIndex(isRollPart)
    const isNames = part >= 0 && isRoll(blocks[at + part]!)
    end = isNames ? at + part + 1 : end - (/^[—-]/.test(last.plain) ? 2 : 1)
  }
  const roll = blocks.slice(at, end)
  return roll.length >= ROLL_LEAST && roll.some(isRollPart) ? roll.length : 0
}

function rollAt({ blocks, at }: LineAt): number {
  let end = at
  let rolls = 0
  for (
    let block = blocks[end];
    end - at < MOST_LINES && isOpen(block) && block.mark === 0;
    block = blocks[++end]
  ) {
    const isNames = isRoll(block)
    if (end === at && ROLL_TITLE.test(block.plain)) break
    if (!isNames && !(RANK.test(block.plain) && isOpen(blocks[end + 1]) && isRoll(blocks[end + 1]!))) break
    if (isNames) rolls++
  }
  return at > 0 && rolls > 0 && end - at > 1 ? end - at : 0
}

const DAY_LINE = /^[(]?(?:\d{4}|[一二三四五六七八九〇零○O]{4})年\S{1,4}月\S{1,4}日[)]?$/

/** The heading of a notice stands at most so many lines above its end. */
const NOTICE_LONGEST = 10

/** Whether the heading of a notice stands above, and text between. */
export function isInNotice(blocks: readonly Block[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - NOTICE_LONGEST); i--) {
    const { role, plain, ends } = blocks[i]!
    if (!ends && isNotice(plain)) return i < at - 1
    if (role === 'credit' || role === 'caption') return false
  }
  return false
}

/** 电话：23341 联系人：… */
const ANSWER = /^(?:[联咨报应]?(?:系|询|名|聘)?(?:电话|地址|地点|时间|手机)|联系人|邮编) ?[:]/

/** Whether the line, under the text of a notice, tells how to answer it. */
export function answersNotice({ blocks, at }: LineAt): boolean {
  return ANSWER.test(blocks[at]?.plain ?? '') && isText(blocks[at - 1]) && isInNotice(blocks, at)
}

const isText = (block: Block | undefined) => block?.role === 'prose' || block?.role === 'row'

/** The office and the day under a notice. */
function signOffAt({ blocks, at }: LineAt): number {
  if (!isText(blocks[at - 1])) return 0
  let end = at
  while (end < at + 4 && isOpen(blocks[end]) && isOfficeLine(blocks[end]!)) end++
  return DAY_LINE.test(blocks[end]?.plain ?? '') ? end + 1 - at : 0
}

function isOfficeLine({ plain, ends }: Block): boolean {
  return plain.length <= OFFICE_LONGEST && !ends && !DAY_LINE.test(plain) && !/[,;:]/.test(plain)
}

/** Nothing but the mark that ends a sentence. */
export const CLOSERS = /^[。,、;:!?.…"')\]》]{1,3}$/

/** Furniture by its form that is the end of the sentence above. */
export const TAIL: Decision<LineAt> = {
  id: 'tail',
  threshold: 0,
  rules: [
    rule(
      'mark-that-closes',
      Infinity,
      'The line is nothing but the mark that closes the sentence above.',
      ({ blocks, at }) => {
        let i = at - 1
        while (blocks[i]?.role === 'caption') i--
        const above = blocks[i]
        return (
          blocks[at]!.role === 'furniture' &&
          CLOSERS.test(blocks[at]!.plain) &&
          above?.role === 'prose' &&
          !above.ends
        )
      },
    ),
    rule(
      'answer-to-notice',
      Infinity,
      'The line tells the telephone or address under the text of a notice.',
      answersNotice,
    ),
  ],
}
