/**
 * The pattern of a page's headings, before any story is known: which of them come in rows, which come alone, how short
 * those are that surely begin a story.
 */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { briefsIn } from '../roles/shapes.js'

export type HeadingPattern = {
  /**
   * Short headings of like length, each alone between paragraphs, and how many there are in a row: most likely the
   * inner heads of one story.
   */
  siblings: ReadonlyMap<Block, number>
  /** Paragraphs under a heading that are stories of their own (roles/shapes.ts). */
  briefs: ReadonlySet<Block>
  /** Headings that are the only one up to the next sure beginning of a story. Inner heads seldom come alone. */
  lone: ReadonlySet<Block>
  /** First paragraphs under a heading that a credit closes before the next heading. */
  signed: ReadonlySet<Block>
  /** The least length of the headings right over a bulletin or a credit, in UTF-16 units; 0 if there is none. */
  leastHead: number
}

export const readHeadingPattern = (blocks: readonly Block[], page: Page): HeadingPattern => ({
  siblings: siblingsIn(blocks),
  briefs: briefsIn(blocks, page),
  lone: loneIn(blocks),
  signed: signedIn(blocks),
  leastHead: leastHeadIn(blocks),
})

/** Longest of headings in a row that are most likely inner heads, in UTF-16 units. */
const SIBLING_LONGEST = 12
/** Headlines of tabloids are as short as this, in UTF-16 units. */
const VERY_SHORT = 6

function siblingsIn(blocks: readonly Block[]): Map<Block, number> {
  const siblings = new Map<Block, number>()
  let row: Block[] = []
  let last: Block | undefined
  // A row under a headline that is as short as its own are headlines too.
  let over: Block | undefined
  const areVeryShort = (all: readonly Block[]) => all.every(({ plain }) => plain.length <= VERY_SHORT)
  const areAlike = (first: Block, second: Block) => Math.abs(first.plain.length - second.plain.length) <= 1
  const close = () => {
    const isUnderLike =
      over !== undefined && row[0] !== undefined && areAlike(over, row[0]) && areVeryShort(row)
    if (row.length > 1 && !isUnderLike) for (const block of row) siblings.set(block, row.length)
    row = []
  }
  for (const [i, block] of blocks.entries()) {
    if (block.role !== 'heading') continue
    const next = blocks[i + 1]
    const isAlone = blocks[i - 1]?.role === 'prose' && next?.role === 'prose' && !next.opener
    const isShort = isAlone && block.plain.length <= SIBLING_LONGEST
    if (!isShort || !areAlike(row.at(-1) ?? block, block)) close()
    if (isShort && row.length === 0) over = last
    if (isShort) row.push(block)
    last = block
  }
  close()
  return siblings
}

function loneIn(blocks: readonly Block[]): Set<Block> {
  const lone = new Set<Block>()
  let stretch: Block[] = []
  const close = () => {
    if (stretch.length === 1) lone.add(stretch[0]!)
    stretch = []
  }
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1]
    const isBetween = block.role === 'heading' && /prose|row/.test(next?.role ?? '') && !next?.opener
    if (isBetween && blocks[i - 1]?.role !== 'heading') stretch.push(block)
    else if (block.role === 'heading' || block.role === 'credit' || block.opener) close()
  }
  close()
  return lone
}

function signedIn(blocks: readonly Block[]): Set<Block> {
  const signed = new Set<Block>()
  let first: Block | undefined
  for (const [i, block] of blocks.entries()) {
    if (block.role === 'heading') first = undefined
    else if (block.role === 'prose' && blocks[i - 1]?.role === 'heading') first = block
    else if (block.role === 'credit' && first && blocks[i - 1]?.role === 'prose') signed.add(first)
  }
  return signed
}

function leastHeadIn(blocks: readonly Block[]): number {
  const lengths = blocks.flatMap(({ role, plain }, i) => {
    const next = blocks[i + 1]
    return role === 'heading' && (next?.opener || next?.role === 'credit') ? [plain.length] : []
  })
  return lengths.reduce((least, length) => (least === 0 ? length : Math.min(least, length)), 0)
}
