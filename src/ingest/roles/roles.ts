/**
 * What part each line plays: heading, prose, caption, credit, label or furniture.
 *
 * Set phrases decide first, then a line's neighbours; the lines that are left are
 * told apart as heading or prose by a sum of weighed rules.
 */

import { hasSurname, isUsualName, plainOf } from '../../lexicon.js'
import { type Block, type Byline, noByline, type Role } from '../page/block.js'
import { type Line, printsNothing } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { lettersOf } from '../page/trim.js'
import { parseByline, sourceLength } from '../people/bylines.js'
import { CAPTION, CAPTION_BESIDE, CAPTION_TWICE, TITLED_PHOTO } from '../rules/captions.js'
import { BARE_CREDIT, COLUMN_LABEL, CREDIT } from '../rules/credits.js'
import { isDeck } from '../rules/decks.js'
import { FIELD_ROLE } from '../rules/fields.js'
import { FURNITURE, SCRAP } from '../rules/furniture.js'
import { HEADING } from '../rules/headings.js'
import { INNER } from '../rules/inner.js'
import { LABEL } from '../rules/labels.js'
import { TABLE_ROW, UNPRINTED } from '../rules/markup.js'
import { OPENER } from '../rules/openers.js'
import { CLOSERS, TAIL } from '../rules/rows.js'
import { decideOn, readFirst } from '../rules/rule.js'
import { ends } from '../rules/sentences.js'
import { SIGNED } from '../rules/signatures.js'
import { authorIn, SITE_FOOT, SITE_FURNITURE, SITE_ROLE, type SitePlace } from '../rules/web.js'
import { setContents } from './contents.js'
import { repeatsAbove } from './repeats.js'
import { setRows } from './shapes.js'
import type { SiteLines } from './web.js'

/** Longest line that is read as a byline, in UTF-16 units. */
const CREDIT_LONGEST = 48
/** Longest line that is read as a writer with an office. */
const SIGNATURE_LONGEST = 64

/**
 * The lines with their parts.
 *
 * @param masthead lines that are known to be nothing else
 * @param site     the lines of the site that the page was saved from
 */
export function readRoles(
  lines: readonly Line[],
  page: Page,
  masthead: ReadonlySet<Line>,
  site: SiteLines,
): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    blocks.push(firstRole(line, page, masthead.has(line), site.get(line), blocks.at(-1)))
  }
  if (!page.isSaved) setContents(blocks)
  const told = blocks.filter((block) => !printsNothing(block))
  for (const at of told.keys()) lookAround(told, at, page)
  for (const [i, own] of page.isSaved ? told.entries() : []) {
    const isShown = own.role === 'caption' || (own.role === 'prose' && !own.continues)
    if (isShown && decideOn(own, CAPTION_TWICE, { own, below: told.slice(i + 1) })) own.role = 'furniture'
  }
  setRows(blocks)
  const open = blocks.map((block) => block.role === 'prose' && !block.continues && !CLOSERS.test(block.plain))
  for (const [i, block] of blocks.entries()) {
    block.isCopy = open[i] === true && i > 0 && repeatsAbove(blocks[i - 1]!, block)
  }
  for (const [i, block] of blocks.entries()) {
    if (!open[i]) continue
    if (!block.isCopy) block.role = headingOrProse(blocks, i, page)
    // A heading that a site prints twice, for its link and for its picture.
    else if (blocks[i - 1]!.role === 'heading' && isSame(blocks[i - 1]!, block)) block.role = 'furniture'
  }
  return blocks
}

const isSame = (first: Block, second: Block) => lettersOf(first.plain) === lettersOf(second.plain)

/** What the line's own words say; `above` tells of a piece that continues it. */
function firstRole(
  line: Line,
  page: Page,
  isMasthead: boolean,
  sitePlace: SitePlace,
  above: Block | undefined,
): Block {
  const { plain, text } = line
  const block = blockOf(line, page)
  if (line.continues) {
    if (above?.role === 'furniture') block.role = 'furniture'
    return block
  }
  const placed = readFirst(SITE_ROLE, sitePlace, block.reasons)
  if (placed) {
    block.role = placed
    if (placed === 'heading') block.field = 'title'
    else block.byline = authorsOf(text.slice(...authorIn(block)!))
    return block
  }
  if (decideOn(block, UNPRINTED, line) || decideOn(block, SITE_FURNITURE, sitePlace)) {
    block.role = 'furniture'
    return block
  }
  const given = readFirst(FIELD_ROLE, line, block.reasons)
  if (given) {
    block.role = given
    if (given === 'credit') block.byline = authorsOf(text)
    return block
  }
  block.opener = decideOn(block, OPENER, plain)
  if (decideOn(block, TABLE_ROW, line)) block.role = 'row'
  else if (decideOn(block, LABEL, plain)) block.role = 'label'
  else if (isMasthead || decideOn(block, FURNITURE, plain)) block.role = 'furniture'
  else if ((page.isPrinted || page.isNoisy) && decideOn(block, SCRAP, scrapOf(block, page)))
    block.role = 'furniture'
  else if (!block.opener) setCreditOrCaption(block, text, plain)
  if (block.role === 'prose' && decideOn(block, SITE_FOOT, { place: sitePlace, ends: block.ends, plain })) {
    block.role = 'caption'
    block.byline = noByline()
  }
  return block
}

/** Written out: there are thousands of lines, and a spread with fields behind it is slow. */
const blockOf = (line: Line, page: Page): Block => ({
  line: line.line,
  pieces: line.pieces,
  text: line.text,
  plain: line.plain,
  mark: page.marksLie ? 0 : line.mark,
  indent: line.indent,
  columns: line.columns,
  signs: line.signs,
  trail: line.trail,
  gap: line.gap,
  continues: line.continues,
  closed: line.closed,
  kind: line.kind,
  bold: line.bold,
  centred: line.centred,
  quoted: line.quoted,
  underPicture: line.underPicture,
  field: line.field,
  size: line.size,
  label: line.label,
  role: 'prose',
  opener: false,
  ends: ends(page, line.plain),
  byline: undefined,
  isCopy: false,
  isListed: false,
  reasons: [],
})

const scrapOf = ({ plain, gap, kind }: Block, { isNoisy }: Page) => ({ plain, gap, kind, isNoisy })

/** 作者：（無） */
const NOBODY = /^[[(]?(?:无|未署名|未署|佚名|不详|缺|阙名|-+)[)\]]?$/

const isSomeone = (name: string) =>
  name !== '' && !NOBODY.test(plainOf(name)) && (hasSurname(name) || !AUTHORITY.test(plainOf(name)))
/** 縣公署, 市人民政府 */
const AUTHORITY = /.(?:公署|政府|委员会|[局处厅])$/
/** 张三(某厂), 张三唱 李四记: behind a name its office, or what its part in a song was. */
const BEHIND_NAME = /(?<=^\p{Script=Han}{2,4})(?:[([][^()[\]]+[)\]]|演?唱|口述|记|搜集|整理)$/u
function authorOf(word: string): string {
  const name = word.slice(0, BEHIND_NAME.exec(plainOf(word))?.index)
  return isUsualName(name) ? name : word
}

/** The persons after 作者：; names of which no word says the part are the writers. */
function authorsOf(text: string): Byline {
  const byline = parseByline(text)
  const bare = (byline?.bare ?? text.split(/[\s、，,;；]+/)).map(authorOf).filter(isSomeone)
  return { ...noByline(), ...byline, reporters: [...(byline?.reporters ?? []), ...bare], bare: [] }
}

function setCreditOrCaption(block: Block, text: string, plain: string): void {
  const length = plain.length - sourceLength(plain)
  const credit = length <= CREDIT_LONGEST ? parseByline(text) : undefined
  const titled = readFirst(TITLED_PHOTO, { text, plain }, block.reasons)
  const caption = titled ?? (credit ? undefined : readFirst(CAPTION, block, block.reasons))
  block.byline = caption ?? credit
  if (caption) block.role = 'caption'
  else if (credit && decideOn(block, CREDIT, { plain, byline: credit })) block.role = 'credit'
}

/** What the lines above and below say. */
function lookAround(blocks: readonly Block[], at: number, page: Page): void {
  const block = blocks[at]!
  const names = block.byline?.bare
  if (block.role === 'prose') {
    const isHead = page.headSigns.has(block.plain.charAt(0))
    if (!isHead && names?.length && decideOn(block, BARE_CREDIT, { blocks, at, names, page }))
      block.role = 'credit'
    else if (!block.continues && decideOn(block, CAPTION_BESIDE, { blocks, at, page })) {
      block.role = 'caption'
      block.byline = noByline()
    } else setSigned(blocks, at, page)
  } else if (block.role === 'furniture') {
    if (decideOn(block, TAIL, { blocks, at })) block.role = 'prose'
  } else if (block.role === 'label' && decideOn(block, COLUMN_LABEL, { blocks, at })) block.role = 'prose'
}

function setSigned(blocks: readonly Block[], at: number, page: Page): void {
  const block = blocks[at]!
  if (block.opener || block.continues || block.mark > 0 || block.plain.length > SIGNATURE_LONGEST) return
  const signed = readFirst(SIGNED, { blocks, at, page }, block.reasons)
  if (!signed) return
  block.byline = signed
  block.role = 'credit'
}

function headingOrProse(blocks: readonly Block[], at: number, page: Page): Role {
  const block = blocks[at]!
  const [prev, next] = [beside(blocks, at, -1), beside(blocks, at, 1)]
  const around = { block, prev, next, page, isDeck: isDeck(blocks, at) }
  if (decideOn(block, INNER, around)) return 'inner'
  return decideOn(block, HEADING, around) ? 'heading' : 'prose'
}

/** The nearest line before or after that carries text of a story, or the credit below. */
function beside(blocks: readonly Block[], i: number, step: 1 | -1): Block | undefined {
  for (let at = i + step; at >= 0 && at < blocks.length; at += step) {
    const { role, isCopy } = blocks[at]!
    if (role === 'credit' && step === 1) return blocks[at]
    if (role !== 'caption' && role !== 'furniture' && role !== 'credit' && !isCopy) return blocks[at]
  }
  return undefined
}
