/** Stories laid out by the rules, and once more where learned weights overrule them. */

import { overruled } from '../learned/learned.js'
import { partOf } from '../learned/parts.js'
import type { RuleReading } from '../learned/signs.js'
import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { type Layout, layOut } from './drafts.js'

/** The stories of a page as the rules alone find them, and what they take each line for. */
export function layOutByRules(
  blocks: readonly Block[],
  page: Page,
): { layout: Layout; reading: RuleReading } {
  const roles = blocks.map(({ role }) => role)
  const layout = layOut(blocks, page)
  const firsts = new Set(
    layout.drafts.map(({ body }) => body.find(({ role }) => role !== 'inner') ?? body[0]!),
  )
  return { layout, reading: { blocks, roles, parts: blocks.map((block) => partOf(block, firsts)), page } }
}

/** The stories of a page. */
export function layOutStories(blocks: readonly Block[], page: Page): Layout {
  const notes = blocks.map(({ reasons }) => reasons.length)
  const { layout, reading } = layOutByRules(blocks, page)
  const found = overruled(reading)
  if (found.size === 0) return layout
  for (const [i, block] of blocks.entries()) {
    const own = found.get(block)
    block.role = own?.role ?? reading.roles[i]!
    block.reasons.length = notes[i]!
    if (own) block.reasons.push(own.note)
  }
  return layOut(blocks, page)
}
