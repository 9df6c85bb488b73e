/**
 * What part each line plays: heading, prose, caption, credit, label or furniture.
 *
 * Set phrases decide first; what they leave is told apart as heading or prose by
 * a sum of weighed features, so that no single mark is ever decisive.
 */

import { hasSurname, isNameLength } from '../../lexicon.js'
import { type Block, type Byline, noByline, type Role } from '../page/block.js'
import type { Line } from '../page/lines.js'
import { meetings, type Page } from '../page/page.js'
import { parseByline, saysPart, signatureOf } from '../people/bylines.js'
import {
  beginsItem,
  inlineLabelLength,
  isFurniture,
  isLabel,
  isNotice,
  isNumbered,
  isOpener,
  isSectionName,
  reportsEvent,
} from '../rules/words.js'
import { captionOf, titledPhoto } from './captions.js'
import { ends } from './customs.js'
import { repeatsAbove } from './repeats.js'
import { beginsVerse, setRows } from './shapes.js'

const HEADING_LONGEST = 56
const CREDIT_LONGEST = 48

/**
 * The lines with their parts.
 *
 * @param masthead lines that are known to be nothing else
 */
export function readRoles(lines: readonly Line[], page: Page, masthead: ReadonlySet<number>): Block[] {
  const blocks = lines.map((line) => firstRole(line, page, masthead.has(line.line)))
  for (const [i, block] of blocks.entries()) {
    if (block.role === 'prose' && isBareCredit(blocks, i, page)) block.role = 'credit'
    else if (block.role === 'prose') setSigned(blocks, i)
    else if (isTail(blocks, i)) block.role = 'prose'
    else if (block.role === 'label' && headsColumn(blocks, i)) block.role = 'prose'
  }
  setRows(blocks)
  const open = blocks.map((block) => block.role === 'prose' && !CLOSERS.test(block.plain))
  for (const [i, block] of blocks.entries()) {
    block.isCopy = open[i] === true && i > 0 && repeatsAbove(blocks[i - 1]!, block)
  }
  for (const [i, block] of blocks.entries()) {
    if (open[i] && !block.isCopy) block.role = headingOrProse(blocks, i, page)
  }
  return blocks
}

function firstRole(line: Line, page: Page, isMasthead: boolean): Block {
  const { plain, text } = line
  const opener = isOpener(plain)
  const block: Block = {
    ...line,
    role: 'prose',
    opener,
    mark: page.marksLie ? 0 : line.mark,
    ends: ends(page, plain),
    byline: undefined,
    isCopy: false,
  }
  if (isLabel(plain)) block.role = 'label'
  else if (isMasthead || isFurniture(plain)) block.role = 'furniture'
  else if (!opener) {
    const credit = plain.length <= CREDIT_LONGEST ? parseByline(text) : undefined
    const titled = titledPhoto(text, plain)
    const caption = titled ?? (credit ? undefined : captionOf(text, plain))
    block.byline = caption ?? credit
    if (!titled && credit && saysPart(credit) && isCreditLine(plain, credit)) block.role = 'credit'
    else if (caption) block.role = 'caption'
  }
  return block
}

/** 记者走基层 is a column, 记者王某 a byline: without other signs the names must be like names. */
function isCreditLine(plain: string, { reporters, correspondents, photographers }: Byline): boolean {
  // 深度报道 is a column as well.
  const isReport = /(?:报道|综合|整理|采写|图文|文图)$/.test(plain) && !/记者|[讯信]员|[ /:]/.test(plain)
  if (!isReport && !/^(?:记者|通讯员|读者|市民)[^\s:]/.test(plain)) return true
  return [...reporters, ...correspondents, ...photographers].every(hasSurname)
}

/** A lone name under a headline, or one in brackets at a story's end. */
function isBareCredit(blocks: readonly Block[], i: number, page: Page): boolean {
  const block = blocks[i]!
  const names = block.byline?.bare
  if (
    !names ||
    (page.marksTell && block.mark > 0) ||
    names.some((name) => (!hasSurname(name) && !isSpaced(block)) || !isNameLength(name))
  )
    return false
  if (/^[[(□■●◎○⊙]/.test(block.plain)) return true
  const next = blocks[i + 1]
  const prev = blocks[i - 1]
  const long = (other: Block | undefined) => other !== undefined && other.plain.length > HEADING_LONGEST
  if (names.length > 2 || prev === undefined || long(prev) || prev.ends) return false
  if (long(next)) return true
  // A place that the text below tells of is no author: 石庄 over 运抵石庄.
  const isTold = next?.plain.includes(block.plain) === true
  const reads = next?.role === 'prose' && (next.ends || /[,;]$/.test(next.plain)) && !isTold
  return isHeadLike(prev) && (reads || isSpaced(block) || beginsVerse(blocks, i + 1))
}

/** A name of two characters set as wide as one of three; a pen name has no surname. */
function isSpaced({ plain }: Block): boolean {
  return /^\S +\S$/.test(plain) && !isSectionName(plain)
}

/** Nothing but the mark that ends a sentence. */
const CLOSERS = /^[。,、;:!?.…"')\]》]{1,3}$/

function isTail(blocks: readonly Block[], i: number): boolean {
  let at = i - 1
  while (blocks[at]?.role === 'caption') at--
  const above = blocks[at]
  return (
    blocks[i]!.role === 'furniture' &&
    CLOSERS.test(blocks[i]!.plain) &&
    above?.role === 'prose' &&
    !above.ends
  )
}

/** 短评 over a headline is a column's name; over prose it labels an aside. */
function headsColumn(blocks: readonly Block[], i: number): boolean {
  const next = blocks[i + 1]
  const after = blocks[i + 2]
  return (
    blocks[i]!.plain === '短评' &&
    next?.role === 'prose' &&
    isHeadLike(next) &&
    after !== undefined &&
    after.plain.length > HEADING_LONGEST
  )
}

const isHeadLike = (block: Block | undefined): boolean =>
  block !== undefined &&
  block.role === 'prose' &&
  block.plain.length <= HEADING_LONGEST / 2 &&
  !block.ends &&
  !/[,、;:]$/.test(block.plain)

/** (某县农技站 某某), (来源:某中心) under a text. */
function bracketedSource({ text, plain }: Block): Byline | undefined {
  if (!/^[([][^()[\]]{2,24}[)\]]$/.test(plain)) return undefined
  if (/^.(?:来源|摘自|选自|转自|据)[: ]?\S/.test(plain)) return noByline()
  return signatureOf(text.slice(1, -1), plain.slice(1, -1), true)
}

const SALUTATION = /^(?:尊敬的)?(?:编辑|总编|主编|记者)(?:部|室)?(?:同志|先生|老师|朋友)?(?:们)?[:]/
const LETTER_LONGEST = 16

/** 某厂工人 某某: under a headline its author, under a letter its writer. */
function setSigned(blocks: readonly Block[], i: number): void {
  const block = blocks[i]!
  if (block.opener || block.mark > 0 || block.plain.length > LETTER_LONGEST * 2) return
  const above = blocks[i - 1]
  const next = blocks[i + 1]
  const bracketed = above?.role === 'prose' && above.ends ? bracketedSource(block) : undefined
  if (bracketed) {
    block.byline = bracketed
    block.role = 'credit'
    return
  }
  const inLetter =
    above?.role === 'prose' &&
    above.ends &&
    blocks.slice(Math.max(0, i - LETTER_LONGEST), i).some(({ plain }) => SALUTATION.test(plain))
  const underHead = isHeadLike(above) && next !== undefined && !isHeadLike(next) && next.role === 'prose'
  if (!inLetter && !underHead) return
  const signed = signatureOf(block.text, block.plain, inLetter)
  if (!signed) return
  block.byline = signed
  block.role = 'credit'
}

// ---------------------------------------------------------------- heading or prose

type Place = { block: Block; prev: Block | undefined; next: Block | undefined; page: Page }
type Feature = [weight: number, holds: (place: Place) => boolean]

const commas = (plain: string) => plain.split(/[,;]/).length - 1
const short = (block: Block | undefined) =>
  block !== undefined && block.plain.length <= 34 && !block.ends && !/[,、;:]$/.test(block.plain)

/** Quotation marks and brackets that are opened and not closed: the line goes on elsewhere. */
function isUnbalanced(plain: string): boolean {
  let depth = 0
  let quotes = 0
  for (const sign of plain) {
    if ('([《'.includes(sign)) depth++
    else if (')]》'.includes(sign)) depth--
    else if (sign === '"') quotes++
  }
  return depth !== 0 || quotes % 2 === 1
}

const FEATURES: Feature[] = [
  [-1, () => true],
  [1.5, ({ block }) => block.plain.length <= 34],
  [-2, ({ block }) => block.plain.length > 42],
  [-8, ({ block }) => block.plain.length > HEADING_LONGEST],
  [4, ({ block, page }) => page.marksTell && block.mark > 0],
  [-0.5, ({ block, page }) => page.marksTell && block.mark === 0],
  [-9, ({ block }) => block.opener],
  [-5, ({ block }) => /[。][^。]/.test(block.plain)],
  [-8, ({ block }) => block.ends && !/[!?…]["')]*$/.test(block.plain)],
  [-0.5, ({ block }) => /[!?…]["')]*$/.test(block.plain)],
  [-6, ({ block }) => /[,、;]$/.test(block.plain)],
  [-3, ({ block }) => /:$/.test(block.plain)],
  [-0.5, ({ block }) => commas(block.plain) === 1],
  [-1.5, ({ block }) => commas(block.plain) >= 2],
  [-2.5, ({ block }) => isUnbalanced(block.plain)],
  [-2, ({ block }) => beginsItem(block.plain)],
  [-6, ({ block }) => /^[,。、;:!?)\]》的了]/.test(block.plain)],
  [4, ({ next }) => next?.opener === true],
  [2, ({ block, next }) => next?.role === 'credit' && next.line - block.line <= 3],
  [1, ({ next }) => short(next)],
  [1, ({ prev }) => short(prev)],
  [1.5, ({ block }) => isSectionName(block.plain)],
  [1, ({ prev }) => prev !== undefined && isSectionName(prev.plain)],
  [-1.5, ({ prev }) => prev !== undefined && prev.plain.length > HEADING_LONGEST && !prev.ends],
  [-2, ({ block, next, page }) => !short(next) && !block.ends && meets(block, next, page) > 0],
  [-1, ({ block, next, page }) => !short(next) && !block.ends && meets(block, next, page) > 1],
  [
    -2,
    ({ prev, block, page }) =>
      prev !== undefined && !prev.ends && !short(prev) && meets(prev, block, page) > 0,
  ],
  [0.5, ({ prev }) => prev === undefined],
  [1, ({ block, prev, next }) => next === undefined && !block.ends && prev?.ends === true],
  [1, ({ block }) => reportsEvent(block.plain)],
  [3, ({ block }) => isNotice(block.plain)],
  [0.5, ({ block, next }) => block.gap >= 3 || (next !== undefined && next.gap >= 3)],
  [-2, ({ block }) => /\d ?℃/.test(block.plain)],
  [-1, ({ block, page }) => page.indents && block.indent === 2],
]

function meets(first: Block, second: Block | undefined, page: Page): number {
  return second ? meetings(page, first.plain, second.plain) : 0
}

function headingOrProse(blocks: readonly Block[], i: number, page: Page): Role {
  const block = blocks[i]!
  const place = { block, prev: beside(blocks, i, -1), next: beside(blocks, i, 1), page }
  if (isNumbered(block.plain) && block.plain.length <= 34 && !block.ends && !place.next?.opener)
    return 'inner'
  if (inlineLabelLength(block.plain) > 0) return 'prose'
  let score = 0
  for (const [weight, holds] of FEATURES) if (holds(place)) score += weight
  return score > 0 ? 'heading' : 'prose'
}

/** The nearest line before or after that carries text of a story. */
function beside(blocks: readonly Block[], i: number, step: 1 | -1): Block | undefined {
  for (let at = i + step; at >= 0 && at < blocks.length; at += step) {
    const { role, isCopy } = blocks[at]!
    if (role === 'credit' && step === 1) return blocks[at]
    if (role !== 'caption' && role !== 'furniture' && role !== 'credit' && !isCopy) return blocks[at]
  }
  return undefined
}
