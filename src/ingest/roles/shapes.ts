/**
 * What lines are by their neighbours' shape: verse, rows of a table, the office and
 * day that sign a notice, the items of a column of short news.
 *
 * Such lines stand each for itself: no headings, and never joined to the next.
 */

import type { Block } from '../page/block.js'
import { beginsItem, CONTACT, isNumbered, isSectionName } from '../rules/words.js'

const VERSE_LONGEST = 20
const VERSE_LEAST = 3
const FREE_VERSE_LONGEST = 16
const FREE_VERSE_LEAST = 4
/** Looked at together at most: a run that is tried from each of its lines would cost its square. */
const MOST_LINES = 100
const ROW_LONGEST = 44
const OFFICE_LONGEST = 34

const isOpen = (block: Block | undefined): block is Block => block?.role === 'prose' && !block.opener

/** Sets the role of lines that stand each for itself. */
export function setRows(blocks: readonly Block[]): void {
  for (let i = 0; i < blocks.length; i++) {
    if (!isOpen(blocks[i])) continue
    const length = Math.max(
      CONTACT.test(blocks[i]!.plain) ? 1 : 0,
      verseAt(blocks, i) || freeVerseAt(blocks, i),
      rowsAt(blocks, i),
      signOffAt(blocks, i),
    )
    for (const block of blocks.slice(i, i + length)) block.role = 'row'
    if (length > 0) i += length - 1
  }
}

/** Short lines that all end at a mark, some at a comma: no column is cut so evenly. */
function verseAt(blocks: readonly Block[], at: number): number {
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

/** Unpunctuated verse: many short lines under a heading and its author. */
function freeVerseAt(blocks: readonly Block[], at: number): number {
  if (blocks[at - 1]?.role !== 'credit') return 0
  let end = at
  for (
    let block = blocks[end];
    end - at < MOST_LINES && isOpen(block) && isFree(block);
    block = blocks[++end]
  );
  // What follows the verse may be the next story's headings: they stand apart.
  const next = blocks[end]
  const isDelimited = !next || next.mark > 0 || next.role === 'furniture' || isSectionName(next.plain)
  if (!isDelimited) {
    const gap = blocks.slice(at + 1, end).findLastIndex((block) => block.gap > 0)
    end = gap < 0 ? end - 1 : at + 1 + gap
  }
  return end - at >= FREE_VERSE_LEAST ? end - at : 0
}

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

/** Who speaks, when and where, above an interview. */
const INTERVIEW =
  /^(?:主 ?持 ?人?|(?:特邀|访谈|本期)?嘉 ?宾|采访(?:人|者)|受访(?:人|者)|对话人物?|时 ?间|地 ?点) ?:/
const FIELDS_LEAST = 3

/** 甲队 71:66 乙队 and the like, two or more of one build. */
function rowsAt(blocks: readonly Block[], at: number): number {
  const shape = rowShape(blocks[at]!)
  if (shape === undefined) return 0
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

function rowShape({ plain, ends, mark }: Block): string | undefined {
  if (ends || mark > 0 || plain.length > ROW_LONGEST || beginsItem(plain)) return undefined
  if (/^《[^《》]+》 /.test(plain)) return 'title'
  if (/\d+ ?[:-] ?\d+/.test(plain) && / /.test(plain)) return 'score'
  if (/\d ?[℃°]/.test(plain)) return 'weather'
  if (INTERVIEW.test(plain)) return 'interview'
  if (/^[^:,]{2,10}:./.test(plain) && /[\d一二三四五六七八九十]/.test(plain.split(':')[1]!)) return 'label'
  if (/\S {1,4}\S/.test(plain) && /[《\d]|[一二三四五六七八九十][月日时]/.test(plain)) return 'fields'
  return undefined
}

const DAY_LINE = /^[(]?(?:\d{4}|[一二三四五六七八九〇零○O]{4})年\S{1,4}月\S{1,4}日[)]?$/

/** The office and the day under a notice. */
function signOffAt(blocks: readonly Block[], at: number): number {
  const above = blocks[at - 1]
  if (!above || (above.role !== 'prose' && above.role !== 'row')) return 0
  let end = at
  while (end < at + 4 && isOpen(blocks[end]) && isOffice(blocks[end]!)) end++
  return DAY_LINE.test(blocks[end]?.plain ?? '') ? end + 1 - at : 0
}

function isOffice({ plain, ends }: Block): boolean {
  return plain.length <= OFFICE_LONGEST && !ends && !DAY_LINE.test(plain) && !/[,;:]/.test(plain)
}

// ---------------------------------------------------------------- columns of short news

const BULLET = /^(?:[●■◆▲△○◇□★☆•▪▶]|\*(?=\s))/
const COLUMN_LONGEST = 6

/** Paragraphs that are a story each: every one begins with the same sign, right under a column's name. */
export function briefsIn(blocks: readonly Block[]): Set<Block> {
  const briefs = new Set<Block>()
  for (const [i, heading] of blocks.entries()) {
    if (heading.role !== 'heading') continue
    const sign = BULLET.exec(blocks[i + 1]?.plain ?? '')?.[0]
    if (sign === undefined || blocks[i + 1]!.role !== 'prose') continue
    const items: Block[] = []
    for (let at = i + 1; blocks[at] && /^(?:prose|caption|furniture)$/.test(blocks[at]!.role); at++) {
      const block = blocks[at]!
      if (block.role === 'prose' && block.plain.startsWith(sign)) items.push(block)
    }
    const signed = items.filter(({ plain }) => /[)]$|[。!?] +\S+(?: \S)?$/.test(plain)).length
    const isColumn = isSectionName(heading.plain) || heading.plain.length <= COLUMN_LONGEST || signed > 0
    if (items.length > 1 && isColumn) for (const item of items) briefs.add(item)
  }
  return briefs
}
