/** The stacks of headings over the stories of a page, and what learned weights make of them where the rules are wrong. */

import { middleOf } from '../../arrays.js'
import type { Overruling } from '../learned/learned.js'
import {
  type Custom,
  MOST_LINES,
  type Span,
  type Stack,
  spanOfRules,
  type Use,
} from '../learned/stack-signs.js'
import { overruledStack } from '../learned/stacks.js'
import { type Block, lengthOf } from '../page/block.js'
import type { Page } from '../page/page.js'
import { sharedAlone } from './cohesion.js'
import type { Layout } from './drafts.js'
import type { Assigned, Heads } from './headings.js'
import type { Contents } from './shared-matter.js'

/** A stack and the place of the story below. */
export type StoryStack = Stack & { draft: number }

const headsIn = ({ section, series, kicker, headline, subheadline }: Heads): [Block, Use][] => [
  ...(section ? [[section, 's'] as [Block, Use]] : []),
  ...(series ? [[series, 'r'] as [Block, Use]] : []),
  ...kicker.map((block): [Block, Use] => [block, 'k']),
  ...headline.map((block): [Block, Use] => [block, 'h']),
  ...subheadline.map((block): [Block, Use] => [block, 'd']),
]

/**
 * The stacks of a page as the rules read them: not those of records, whose labels say what each line is, nor those
 * without a headline, such as the name of a column over briefs, nor where a headline stands below its text.
 */
export function stacksOf(layout: Layout, assigned: Assigned, contents: Contents, page: Page): StoryStack[] {
  const { drafts, runs } = layout
  const ofPhotos = new Set(
    [...assigned.photoHeads.values()].flatMap((heads) => headsIn(heads).map(([block]) => block)),
  )
  const free = new Set(
    assigned.leftovers.filter(({ why }) => why !== 'duplicate-headline').map(({ block }) => block),
  )
  const stacks = drafts.flatMap(({ body, credits }, draft) => {
    const rest = runs[draft]!.filter((block) => free.has(block) && !ofPhotos.has(block))
    const own = [...headsIn(assigned.heads[draft]!), ...rest.map((block): [Block, Use] => [block, 'f'])]
    if (body.length === 0 || own.some(([{ field }]) => field !== undefined)) return []
    const last = own.sort(([a], [b]) => a.line - b.line).slice(-MOST_LINES)
    if (!last.some(([, use]) => use === 'h') || last.at(-1)![0].line > body[0]!.line) return []
    const lines = last.map(([block]) => block)
    const above = draft > 0 ? drafts[draft - 1] : undefined
    return {
      draft,
      lines,
      uses: last.map(([, use]) => use),
      body,
      isSigned: credits.length > 0,
      above,
      held: lines.map(({ plain }) => contents.match(plain, draft)),
      heldAbove: lines.map(({ plain }) => (above ? contents.match(plain, draft - 1) : 0)),
      shared: above ? sharedAlone(above.body, body, lines, page) : 0,
      page,
      custom: NO_CUSTOM,
    }
  })
  const custom = customOf(stacks)
  for (const stack of stacks) stack.custom = custom
  return stacks
}

const NO_CUSTOM: Custom = { single: 0, headline: 0, lines: 0, news: 0, signed: 0 }

function customOf(stacks: readonly Stack[]): Custom {
  const singles = stacks.filter(({ lines }) => lines.length === 1)
  const headlines = stacks.map((stack) => {
    const { from, to } = spanOfRules(stack)
    return lengthOf(stack.lines.slice(from, to + 1))
  })
  return {
    single: singles.length > 1 ? middleOf(singles.map(({ lines }) => lengthOf(lines))) : 0,
    headline: middleOf(headlines),
    lines: middleOf(stacks.map(({ lines }) => lines.length)),
    news: stacks.filter(({ body }) => body[0]!.opener).length / Math.max(1, stacks.length),
    signed: stacks.filter(({ isSigned }) => isSigned).length / Math.max(1, stacks.length),
  }
}

/**
 * Gives stories the headlines that learned weights find.
 *
 * @returns the headings that stand inside the story above, which is not changed yet
 */
export function overruleStacks(
  layout: Layout,
  assigned: Assigned,
  contents: Contents,
  page: Page,
): Map<Block, Overruling> {
  const inner = new Map<Block, Overruling>()
  for (const stack of stacksOf(layout, assigned, contents, page)) {
    const found = overruledStack(stack)
    if (!found) continue
    if (found.reading === 'inner') {
      for (const line of stack.lines) inner.set(line, { role: 'inner', note: found.note })
    } else {
      giveSpan(stack, found.reading, assigned)
      stack.lines[found.reading.from]!.reasons.push(found.note)
    }
  }
  return inner
}

function giveSpan({ lines, draft }: StoryStack, { from, to }: Span, assigned: Assigned): void {
  const heads = assigned.heads[draft]!
  const chosen = lines.slice(from, to + 1)
  const others = [...heads.kicker, ...heads.headline, ...heads.subheadline].filter(
    (block) => !chosen.includes(block),
  )
  if (heads.section && chosen.includes(heads.section)) heads.section = undefined
  if (heads.series && chosen.includes(heads.series)) heads.series = undefined
  assigned.leftovers = assigned.leftovers.filter(({ block }) => !chosen.includes(block))
  heads.headline = [...chosen]
  heads.kicker = others.filter(({ line }) => line < chosen[0]!.line)
  heads.subheadline = others.filter(({ line }) => line >= chosen[0]!.line)
}
