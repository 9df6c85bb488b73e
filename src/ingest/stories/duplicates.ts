/**
 * Headings printed twice: a copy over a story that does not tell of it is dropped.
 *
 * The copy stays whose neighbouring story shares most with it. Two stories may bear
 * one headline, and then both keep it.
 */

import { addTo } from '../../arrays.js'
import type { Block } from '../page/block.js'
import { lettersOf } from '../page/trim.js'
import { isSectionName } from '../rules/columns.js'
import type { Layout } from './drafts.js'
import type { Contents } from './shared-matter.js'

/** Shortest heading that is more than a set phrase, in letters and digits. */
const SHORTEST = 6
/** A share within this of the best one, 0 to 1, is as good. */
const NEAR = 0.1

type Copy = { block: Block; story: number; match: number }

/** A line that stands over so many stories is a standing one, and no mistake. */
const STANDING = 3

/** Takes the needless copies out of the layout's runs. @returns them, and whether each is a standing line */
export function dropDuplicates(layout: Layout, contents: Contents): Map<Block, { isStanding: boolean }> {
  const dropped = new Map<Block, { isStanding: boolean }>()
  for (const copies of copiesIn(layout, contents)) {
    const best = copies.reduce((most, { match }) => Math.max(most, match), 0)
    const keeper = copies.find(({ match }) => match === best)!
    const stories = new Set<number>()
    for (const { block, story, match } of [keeper, ...copies.filter((copy) => copy !== keeper)]) {
      if (best - match >= NEAR || stories.has(story))
        dropped.set(block, { isStanding: copies.length >= STANDING })
      stories.add(story)
    }
  }
  if (dropped.size > 0) takeOut(layout, dropped)
  return dropped
}

function copiesIn(layout: Layout, contents: Contents): Copy[][] {
  const byText = new Map<string, { block: Block; run: number }[]>()
  for (const [run, blocks] of layout.runs.entries()) {
    for (const block of blocks) {
      const key = lettersOf(block.plain)
      if (key.length < SHORTEST || isSectionName(block.plain)) continue
      addTo(byText, key, { block, run })
    }
  }
  return [...byText.values()]
    .filter((places) => places.length > 1)
    .map((places) => places.map(({ block, run }) => copyAt(block, run, contents)))
}

/** The heading with the story, above or below it, that it shares more with. */
function copyAt(block: Block, run: number, contents: Contents): Copy {
  const below = contents.match(block.plain, run)
  const above = contents.match(block.plain, run - 1)
  return above > below ? { block, story: run - 1, match: above } : { block, story: run, match: below }
}

function takeOut(layout: Layout, dropped: ReadonlyMap<Block, unknown>): void {
  for (const place of layout.captions) {
    const run = layout.runs[place.draft + 1] ?? []
    const before = run.slice(0, place.runLength)
    place.runLength = before.filter((block) => !dropped.has(block)).length
  }
  for (const [i, run] of layout.runs.entries()) layout.runs[i] = run.filter((block) => !dropped.has(block))
}
