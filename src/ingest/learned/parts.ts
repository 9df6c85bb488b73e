/**
 * The part that each line plays in a story, as one letter of a chain: what the rules made of a page,
 * and what learned weights (weights.ts) would make of it.
 */

import type { Block } from '../page/block.js'

/**
 * A: apart from all stories. H: a heading. F: the first line of a story's text. T: its further lines, heads inside it
 * among them. C: a credit. P: a picture's caption.
 */
export type Part = 'A' | 'H' | 'F' | 'T' | 'C' | 'P'
export const PARTS: readonly Part[] = ['A', 'H', 'F', 'T', 'C', 'P']

/**
 * What the rules made of a line.
 *
 * @param firsts first lines of the texts of stories
 */
export function partOf(block: Block, firsts: ReadonlySet<Block>): Part {
  if (block.role === 'furniture') return 'A'
  if (block.role === 'heading') return 'H'
  if (block.role === 'credit') return 'C'
  if (block.role === 'caption') return 'P'
  return firsts.has(block) ? 'F' : 'T'
}
