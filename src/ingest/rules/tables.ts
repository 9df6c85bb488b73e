/** Rows of tables: lines of one shape that follow each other, and the line that names their fields. */

import type { Block } from '../page/block.js'
import { isFiguresRow } from './figures.js'
import { beginsItem } from './lists.js'
import { type ReadingDecision, reading } from './rule.js'

/** Looked at together at most: a run that is tried from each of its lines would cost its square. */
export const MOST_LINES = 100
/** In UTF-16 units. */
const ROW_LONGEST = 44
/** Three lines of the form 王某 1980年 may be a table; two may be chance. */
const FIELDS_LEAST = 3

/** A line of a page, by its place among the blocks. */
export type LineAt = { blocks: readonly Block[]; at: number }

/** Whether nothing but prose is known of the line. */
export const isOpen = (block: Block | undefined): block is Block =>
  block?.role === 'prose' && !block.opener && !block.continues

/** Three fields or more, one of them a number in characters. */
const THREE_FIELDS =
  /^(?=.*[一二三四五六七八九十百千万][^ 一二三四五六七八九十百千万]?(?: |$))\S+(?: {1,4}\S+){2,}$/

/** 东沟：秋收百分之九十，种麦百分之五十一 */
const LABELLED_FIGURES =
  /^\p{Script=Han}{2,8} ?:(?:[^,。;:\d]{1,8}(?:百分之[一二三四五六七八九十百零〇点]{1,8}|[\d.]+[^,。;:\d]{0,3}),? ?)+$/u

/** Who speaks, when and where, above an interview. */
const INTERVIEW =
  /^(?:主 ?持 ?人?|(?:特邀|访谈|本期)?嘉 ?宾|采访(?:人|者)|受访(?:人|者)|对话人物?|时 ?间|地 ?点) ?:/

/** The marks of a line between its words and figures, a list of words counting as one; undefined if there are fewer than two. */
function marksOf(plain: string): string | undefined {
  const words = plain.replace(/[\p{L}]+/gu, 'w').replace(/\d+(?:\.\d+)*/g, '0')
  const marks = words.replace(/w?(?:[、 ]w)+/g, 'w').replace(/^w| /g, '')
  return marks.replace(/w/g, '').length >= 2 && !/[,;?!"]/.test(marks) ? `marks ${marks}` : undefined
}

/** The shape of one row; the first that fits counts, and rows of one table have one shape. */
export const ROW_SHAPE: ReadingDecision<string, string> = {
  id: 'row-shape',
  rules: [
    reading('interview-row', 'The line tells who speaks, when or where.', (plain) =>
      INTERVIEW.test(plain) ? 'interview' : undefined,
    ),
    reading(
      'figures-row',
      'A name and figures, or the words that stand over the columns of such rows.',
      (plain) => (isFiguresRow(plain) ? 'figures' : undefined),
    ),
    reading('parallel-row', 'The line has the marks of the next, two or more, in the same order.', (plain) =>
      marksOf(plain),
    ),
    reading('labelled-figures', 'A label, a colon, and figures behind their names make the line.', (plain) =>
      LABELLED_FIGURES.test(plain) ? 'labelled figures' : undefined,
    ),
    reading('fields-row', 'Blanks part the line in fields, one of them a title, number or day.', (plain) =>
      /\S {1,4}\S/.test(plain) &&
      (/[《\d]|[一二三四五六七八九十][月日时]/.test(plain) || THREE_FIELDS.test(plain))
        ? 'fields'
        : undefined,
    ),
  ],
}

function rowShape({ plain, ends, mark }: Block): string | undefined {
  if (ends || mark > 0 || plain.length > ROW_LONGEST || beginsItem(plain)) return undefined
  for (const { read } of ROW_SHAPE.rules) {
    const shape = read(plain)
    if (shape !== undefined) return shape
  }
  return undefined
}

const fieldsOf = ({ plain }: Block) => plain.split(/ {1,4}/).length

/** Whether the line names the fields of the rows below it, each by a word. */
const isOverFields = (block: Block, next: Block | undefined) =>
  next !== undefined &&
  !block.ends &&
  /^(?:[^\d\s]{1,6} {1,4})+[^\d\s]{1,6}$/.test(block.plain) &&
  fieldsOf(block) >= FIELDS_LEAST &&
  fieldsOf(block) === fieldsOf(next) &&
  rowShape(next) === 'fields'

/** How many lines, from `at` on, are rows of one table. */
export function tableAt({ blocks, at }: LineAt): number {
  const shape = rowShape(blocks[at]!)
  if (shape === undefined) {
    const rows = isOverFields(blocks[at]!, blocks[at + 1]) ? tableAt({ blocks, at: at + 1 }) : 0
    return rows > 0 ? rows + 1 : 0
  }
  let end = at + 1
  for (
    let block = blocks[end];
    end - at < MOST_LINES && isOpen(block) && rowShape(block) === shape;
    block = blocks[++end]
  );
  const least = shape === 'fields' ? FIELDS_LEAST : 2
  const next = blocks[end]
  return end - at >= least && !next?.opener && next?.role !== 'credit' ? end - at : 0
}
