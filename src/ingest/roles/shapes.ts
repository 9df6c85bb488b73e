/**
 * What lines are by their neighbours' shape: rows that stand each for itself, and
 * the items of a column of short news.
 */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { EAR } from '../rules/figures.js'
import { BULLET } from '../rules/lists.js'
import { ROWS } from '../rules/rows.js'
import { decideOn } from '../rules/rule.js'
import { isOpen } from '../rules/tables.js'

/** Sets the role of lines that stand each for itself: no headings, never joined to the next. */
export function setRows(blocks: readonly Block[]): void {
  for (let at = 0; at < blocks.length; at++) {
    if (!isOpen(blocks[at])) continue
    const place = { blocks, at }
    const lengths = ROWS.rules.map((rule) => rule.read(place) ?? 0)
    const length = Math.max(...lengths)
    if (length === 0) continue
    const rules = ROWS.rules.filter((_, i) => lengths[i] === length)
    for (const block of blocks.slice(at, at + length)) {
      block.role = 'row'
      block.reasons.push({ decision: ROWS.id, answer: true, rules })
    }
    at += length - 1
  }
  // Most pages begin with something else: no line below it is asked.
  for (const [at, block] of blocks.entries()) {
    if (block.role === 'furniture') continue
    if (block.role !== 'row' || !decideOn(block, EAR, { blocks, at })) break
    block.role = 'furniture'
  }
}

// ---------------------------------------------------------------- columns of short news

/**
 * Paragraphs under a heading that begin with one and the same sign: each is a story if half of them are signed. Others, and those
 * of a page of old manner, are the paragraphs of one, though the heading may call them news in brief.
 */
export function briefsIn(blocks: readonly Block[], page: Page): Set<Block> {
  const briefs = new Set<Block>()
  for (const block of blocks)
    if (block.role === 'prose' && page.headSigns.get(block.plain.charAt(0)) === 'glued') briefs.add(block)
  if (page.loose !== undefined) return briefs
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
    if (items.length > 1 && signed * 2 >= items.length) for (const item of items) briefs.add(item)
  }
  return briefs
}
