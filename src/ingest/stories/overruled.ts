/** Stories laid out by the rules, and once more where learned weights overrule them. */

import { LEAST_LINES, type Overruling, overruled } from '../learned/learned.js'
import { partOf } from '../learned/parts.js'
import type { RuleReading } from '../learned/signs.js'
import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { type Layout, layOut } from './drafts.js'
import { type Assigned, Assigner } from './headings.js'
import { Contents } from './shared-matter.js'
import { overruleStacks } from './stacks.js'

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

/** The stories of a page with what each of their headings is for. */
export type Stories = { layout: Layout; contents: Contents; assigned: Assigned }

/** What the headings of stories that are laid out are for, as the rules say. */
export function assignByRules(layout: Layout, page: Page): Stories {
  const contents = new Contents([
    ...layout.drafts.map(({ body }) => body.map(({ plain }) => plain).join('\n')),
    ...layout.captions.map(({ caption }) => caption.plain),
  ])
  return { layout, contents, assigned: new Assigner(layout, contents, page).run() }
}

/** The stories of a page: by the rules, and where they are wrong by what is learned of lines and of stacks of headings. */
export function readStories(blocks: readonly Block[], page: Page): Stories {
  const layOutAs = layingOut(blocks, page)
  const { layout, reading } = layOutByRules(blocks, page)
  const found = overruled(reading)
  const stories = assignByRules(found.size === 0 ? layout : layOutAs(found), page)
  if (blocks.length < LEAST_LINES) return stories
  const inner = overruleStacks(stories.layout, stories.assigned, stories.contents, page)
  if (inner.size === 0) return stories
  // The stories have other texts now: their headings are looked at anew, once. What would still stand inside a story stays.
  const again = assignByRules(layOutAs(new Map([...found, ...inner])), page)
  overruleStacks(again.layout, again.assigned, again.contents, page)
  return again
}

/** Lays the lines out anew, some of which play other parts than the rules gave them before. */
function layingOut(blocks: readonly Block[], page: Page): (found: ReadonlyMap<Block, Overruling>) => Layout {
  const before = blocks.map(({ role, reasons }) => ({ role, notes: reasons.length }))
  return (found) => {
    for (const [i, block] of blocks.entries()) {
      const own = found.get(block)
      block.role = own?.role ?? before[i]!.role
      block.reasons.length = before[i]!.notes
      if (own) block.reasons.push(own.note)
    }
    return layOut(blocks, page)
  }
}
