/**
 * Where the rules are overruled: learned weights find lines that belong to no story, though the rules made headings
 * or texts of them.
 *
 * A page of a kind that nobody has seen has furniture that no rule knows. What is learned is how far the rules are
 * to be believed where a line, its neighbours and its fellows on the page look otherwise. The weights were found on
 * annotated pages read without some of the rules (tests/ingest/learn.ts).
 */

import type { Block } from '../page/block.js'
import type { DecisionNote } from '../page/note.js'
import { isSectionName } from '../rules/columns.js'
import { type Chain, probabilities, type Sums, sumPaths } from './chain.js'
import { PARTS } from './parts.js'
import { FAMILIES, type RuleReading, Signs } from './signs.js'
import { SIGN_WEIGHTS, STEP_WEIGHTS } from './weights.js'

/**
 * So probable a line must be apart from all stories. Rules know the lines that sites add, so that on a page saved from one
 * less of them is left to learn.
 */
const SURE = 0.85
const SURE_OF_SITES = 0.9
/** Fewer lines are no page. */
const LEAST_LINES = 8

/** Weights are written in hundredths. */
const UNIT = 0.01

/** @param signs rows of a sign and its weights for the parts, in hundredths; as weights.ts has them */
export function chainOf(signs: string, steps: string): Chain {
  const numbers = (text: string) => Float64Array.from(text.split(','), (weight) => Number(weight) * UNIT)
  const rows = signs.split(' ').map((row): [string, Float64Array] => {
    const at = row.lastIndexOf('=')
    return [row.slice(0, at), numbers(row.slice(at + 1))]
  })
  return { signs: new Map(rows), steps: numbers(steps), parts: PARTS.length }
}

let learned: Chain | undefined
const APART = PARTS.indexOf('A')

/** The lines that the rules gave to stories and that belong to none, each with a note of the signs that say so. */
export function linesApart(reading: RuleReading): Map<Block, DecisionNote> {
  const apart = new Map<Block, DecisionNote>()
  const { blocks, parts, page } = reading
  if (blocks.length < LEAST_LINES) return apart
  learned ??= chainOf(SIGN_WEIGHTS, STEP_WEIGHTS)
  const signs = new Signs(reading).all()
  const sums = sumPaths(learned, signs)
  const sure = page.isSaved ? SURE_OF_SITES : SURE
  // Headings under the last text are no story's in any case, and rules tell those that have lost theirs.
  const foot = parts.findLastIndex((part) => part === 'F' || part === 'T')
  for (const [i, probable] of probabilities(sums).entries()) {
    const [block, part] = [blocks[i]!, parts[i]!]
    if (probable[APART]! < sure || !/[HFT]/.test(part)) continue
    if (part === 'H' && (i > foot || isSectionName(block.plain) || isOnlyHeading(reading, i, apart))) continue
    apart.set(block, noteOf(learned, signs[i]!, sums, i, PARTS.indexOf(part)))
  }
  return apart
}

/** Whether no other heading stands over the text of the story below that is not taken away already. */
function isOnlyHeading(
  { blocks, parts }: RuleReading,
  at: number,
  taken: ReadonlyMap<Block, unknown>,
): boolean {
  let below = at + 1
  for (; below < blocks.length && BESIDE_TEXT.test(parts[below]!); below++)
    if (parts[below] === 'H') return false
  if (parts[below] !== 'F') return false
  for (let above = at - 1; above >= 0 && BESIDE_TEXT.test(parts[above]!); above--)
    if (parts[above] === 'H' && !taken.has(blocks[above]!)) return false
  return true
}

/** Parts that stand between texts. */
const BESIDE_TEXT = /[AHCP]/

/** By family of signs how much they speak for a line apart and against the part that it was given; in all the logarithm of the odds. */
function noteOf(
  { signs: rows }: Chain,
  signs: readonly string[],
  { upTo, behind }: Sums,
  line: number,
  given: number,
): DecisionNote {
  const weights = new Map<string, number>()
  let own = 0
  for (const sign of signs) {
    const row = rows.get(sign)
    if (!row) continue
    const family = sign.slice(0, sign.indexOf(':'))
    weights.set(family, (weights.get(family) ?? 0) + row[APART]! - row[given]!)
    own += row[APART]! - row[given]!
  }
  const all = (part: number) => upTo[line]![part]! + behind[line]![part]!
  const rules = [...weights].map(([family, weight]) => ({
    id: `learned-${family}`,
    says: FAMILIES[family]!,
    weight: rounded(weight),
  }))
  const rest = rounded(all(APART) - all(given) - own)
  rules.push({
    id: 'learned-lines-around',
    says: 'What part the lines above and below most probably play.',
    weight: rest,
  })
  return { decision: 'apart', answer: true, rules }
}

const rounded = (weight: number) => Math.round(weight * 100) / 100
