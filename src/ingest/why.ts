/**
 * Why each line was read as it was: the notes that the decisions left on it.
 *
 * The notes are made in the same pass as the issue, whether or not anybody asks;
 * only this account of them is made on asking.
 */

import type { Block } from './page/block.js'
import type { DecisionNote } from './page/note.js'
import type { LinePart } from './stories/line-parts.js'

export type LineWhy = {
  /** From 1 in the file. */
  line: number
  /** As printed. */
  text: string
  part: LinePart
  /** In the order in which they were made. */
  decisions: DecisionWhy[]
}

export type DecisionWhy = {
  /** Such as `heading` or `story-begins`. */
  decision: string
  answer: boolean
  /** The weights of the rules that spoke; null if one of them decided alone. */
  sum: number | null
  /** The rules that spoke. A weight is null if its rule decides alone. */
  rules: { id: string; weight: number | null; says: string }[]
}

export function whyOf(blocks: readonly Block[], parts: ReadonlyMap<Block, LinePart>): LineWhy[] {
  return blocks
    .filter(({ continues }) => !continues)
    .flatMap((block) => linesOf(block, parts.get(block)!))
    .sort((a, b) => a.line - b.line)
}

/** Each printed line of a block: of the first all that was decided about the block, of the others why they go on. */
function linesOf({ text, pieces, reasons }: Block, part: LinePart): LineWhy[] {
  return pieces.map(({ line, at, reasons: own }, i) => ({
    line,
    text: text.slice(at, pieces[i + 1]?.at).trimEnd(),
    part,
    decisions: (i === 0 ? [...own, ...reasons] : own).map(decisionOf),
  }))
}

function decisionOf({ decision, answer, rules }: DecisionNote): DecisionWhy {
  const sum = rules.reduce((total, { weight }) => total + weight, 0)
  return {
    decision,
    answer,
    sum: finite(Math.round(sum * 100) / 100),
    rules: rules.map(({ id, weight, says }) => ({ id, weight: finite(weight), says })),
  }
}

const finite = (weight: number) => (Number.isFinite(weight) ? weight : null)
