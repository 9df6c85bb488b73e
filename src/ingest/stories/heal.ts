/**
 * Sentences that a column cut in two, made whole, each join recorded.
 *
 * A line that ends no sentence goes on in the next line of the same story. No
 * join is made where a list, a head or a new story begins.
 */

import { appendAll } from '../../arrays.js'
import type { Join, Paragraph } from '../../model.js'
import type { Block } from '../page/block.js'
import { lastLine } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { JOIN } from '../rules/joins.js'
import { decideOn } from '../rules/rule.js'

export type Healed = { text: string; paragraphs: Paragraph[]; joins: Join[] }

/** Where the printed lines of a block meet; the block begins at offset `start` of a body. */
export const joinsWithin = ({ pieces }: Pick<Block, 'pieces'>, start: number): Join[] =>
  pieces.slice(1).map(({ line, at }, i) => ({ at: start + at, fromLine: pieces[i]!.line, toLine: line }))

/** The lines of one body as paragraphs. */
export function heal(lines: readonly Block[], page: Page): Healed {
  const healed: Healed = { text: '', paragraphs: [], joins: [] }
  let prev: Block | undefined
  for (const line of lines) {
    if (prev && line.continues) {
      healed.text += line.text
      prev = line
      continue
    }
    const joined = prev !== undefined && decideOn(line, JOIN, { first: prev, second: line, page })
    if (prev && joined) {
      healed.joins.push({ at: healed.text.length, fromLine: lastLine(prev), toLine: line.line })
    } else {
      if (prev) healed.text += '\n'
      healed.paragraphs.push({ at: healed.text.length, line: line.line })
    }
    appendAll(healed.joins, joinsWithin(line, healed.text.length))
    healed.text += line.text
    prev = line
  }
  return healed
}
