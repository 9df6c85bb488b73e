/** What each line of a page became in the end: `jiebao inspect --why` prints it. */

import type { Block } from '../page/block.js'
import type { PageReading } from './articles.js'
import type { Heads, Leftover } from './headings.js'

/** `text`: a body's prose. `head`: a head inside a body. The last three are told as doubts. */
export type LinePart =
  | 'masthead'
  | 'furniture'
  | 'section'
  | 'series'
  | 'kicker'
  | 'headline'
  | 'subheadline'
  | 'credit'
  | 'text'
  | 'head'
  | 'row'
  | 'label'
  | 'aside'
  | 'caption'
  | 'orphan-credit'
  | 'repeated'
  | Leftover['why']

export function linePartsOf(
  { blocks, layout, assigned, stubs }: PageReading,
  masthead: readonly Block[],
): Map<Block, LinePart> {
  const parts = new Map<Block, LinePart>()
  const set = (part: LinePart, lines: readonly (Block | undefined)[]) => {
    for (const block of lines) if (block) parts.set(block, part)
  }
  const setHeads = ({ kicker, headline, subheadline, section, series }: Heads) => {
    set('kicker', kicker)
    set('headline', headline)
    set('subheadline', subheadline)
    set('section', [section])
    set('series', [series])
  }
  set('furniture', layout.furniture)
  set('masthead', masthead)
  for (const heads of [...assigned.heads, ...assigned.photoHeads.values()]) setHeads(heads)
  for (const { body, credits, asides } of layout.drafts) {
    for (const block of body) set(BODY_PARTS[block.role] ?? 'text', [block])
    set('credit', credits)
    for (const { labelBlock, blocks: own } of asides) {
      set('label', [labelBlock])
      set('aside', own)
    }
  }
  for (const { caption, credit } of layout.captions) set('caption', [caption, credit])
  set('orphan-credit', layout.strays)
  for (const { block, why } of assigned.leftovers) set(why, [block])
  set(
    'repeated',
    stubs.map(({ block }) => block),
  )
  for (const block of blocks) if (!parts.has(block)) parts.set(block, 'text')
  return parts
}

const BODY_PARTS: Partial<Record<Block['role'], LinePart>> = { inner: 'head', row: 'row' }
