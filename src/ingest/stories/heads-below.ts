/** Stories whose headings stand below them, and those that need none from there. */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import type { Draft, Layout } from './drafts.js'
import type { Contents } from './shared-matter.js'

/** Fewer stories do not tell that their headings stand below them. */
const BELOW_LEAST = 3

/**
 * Whether each story's headings stand below it, as text recognition may set large type behind the text beside it: none stands
 * over the first story, some below every one, and what stands below tells more of the story than what stands above.
 */
export function standBelow({ drafts, runs }: Layout, contents: Contents, page: Page): boolean {
  if (drafts.length < BELOW_LEAST || runs[0]!.length > 0 || page.marksTell) return false
  const isBare = (run: readonly Block[]) => run.length === 0 || run.some(({ field }) => field !== undefined)
  if (runs.slice(1).some(isBare)) return false
  const shared = (step: number) =>
    runs.reduce((sum, run, i) => {
      const story = i + step
      if (story < 0 || story >= drafts.length) return sum
      return sum + Math.max(0, ...run.map(({ plain }) => contents.match(plain, story)))
    }, 0)
  return shared(-1) > shared(0)
}

/** Whether a line is an item of a list, or goes on with one. */
const isItem = (block: Block, above: Block | undefined) =>
  /^[^\p{L}\p{N}"'([《—-]/u.test(block.plain) || above?.ends === false

/**
 * Whether a story is a list of items under a column's name, which needs no other headline.
 *
 * @param section the column's name
 */
export function isListOfColumn({ body }: Draft, section: Block | undefined): boolean {
  return section !== undefined && body.length > 1 && body.every((block, at) => isItem(block, body[at - 1]))
}
