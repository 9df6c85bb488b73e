/**
 * Where the rules are overruled: learned weights find lines that belong to no story, though the rules made headings
 * or texts of them, and headings that the rules left in a text.
 *
 * A page of a kind that nobody has seen has furniture that no rule knows. What is learned is how far the rules are
 * to be believed where a line, its neighbours and its fellows on the page look otherwise. The weights were found on
 * annotated pages read without some of the rules (tests/ingest/learn.ts).
 */

import type { Block, Role } from '../page/block.js'
import type { DecisionNote } from '../page/note.js'
import { isSectionName } from '../rules/columns.js'
import { HEADING_LONGEST } from '../rules/headings.js'
import { type Chain, probabilities, type Sums, sumPaths } from './chain.js'
import { familyOf, type Sign, signOf } from './names.js'
import { PARTS, type Part } from './parts.js'
import { FAMILIES, type RuleReading, Signs } from './signs.js'
import { SIGN_WEIGHTS, STEP_WEIGHTS } from './weights.js'

/**
 * So probable another part of a line must be. Rules know the lines that sites add, so that on a page saved from one less of
 * them is left to learn.
 */
const SURE = 0.7
const SURE_OF_SITES = 0.9
/** Fewer lines are no page. */
export const LEAST_LINES = 8

/** Weights are written in hundredths. */
const UNIT = 0.01

/** @param signs rows of a sign and its weights for the parts, in hundredths; as weights.ts has them */
export function chainOf(signs: string, steps: string): Chain {
  const numbers = (text: string) => Float64Array.from(text.split(','), (weight) => Number(weight) * UNIT)
  const rows: (Float64Array | undefined)[] = []
  for (const row of signs.split(' ')) {
    const at = row.lastIndexOf('=')
    rows[signOf(row.slice(0, at))] = numbers(row.slice(at + 1))
  }
  return { rows, steps: numbers(steps), parts: PARTS.length }
}

/** The role that a line is given instead of the one by the rules, and a note of the signs that say so. */
export type Overruling = { role: Role; note: DecisionNote }

let learned: Chain | undefined

/** The lines whose part the rules have wrong. */
export function overruled(reading: RuleReading): Map<Block, Overruling> {
  if (reading.blocks.length < LEAST_LINES) return new Map()
  learned ??= chainOf(SIGN_WEIGHTS, STEP_WEIGHTS)
  return new Overruler(reading, learned).run()
}

/** Parts that stand between texts. */
const BESIDE_TEXT = /[AHCP]/

class Overruler {
  private readonly signs: Sign[][]
  private readonly sums: Sums
  private readonly probable: readonly Float64Array[]
  private readonly taken = new Map<Block, Overruling>()
  private readonly sure: number

  constructor(
    private readonly reading: RuleReading,
    private readonly chain: Chain,
  ) {
    this.sure = reading.page.isSaved ? SURE_OF_SITES : SURE
    this.signs = new Signs(reading).all()
    this.sums = sumPaths(chain, this.signs)
    this.probable = probabilities(this.sums)
  }

  run(): Map<Block, Overruling> {
    const { parts } = this.reading
    // Headings under the last text are no story's in any case, and rules tell those that have lost theirs.
    const foot = parts.findLastIndex((part) => part === 'F' || part === 'T')
    for (let i = 0; i <= foot; i++) this.takeLine(i)
    return this.taken
  }

  private is(line: number, part: Part): number {
    return this.probable[line]![PARTS.indexOf(part)]!
  }

  private isTaken(line: number): boolean {
    return this.taken.has(this.reading.blocks[line]!)
  }

  private take(line: number, role: Role, part: Given): void {
    const given = PARTS.indexOf(this.reading.parts[line]!)
    const note = noteOf(this.chain, this.signs[line]!, this.sums, line, part, given)
    this.taken.set(this.reading.blocks[line]!, { role, note })
  }

  /** The headings right above a line, from the nearest. */
  private headsAbove(line: number): number[] {
    const { parts } = this.reading
    const heads: number[] = []
    for (let i = line - 1; i >= 0 && BESIDE_TEXT.test(parts[i]!); i--) if (parts[i] === 'H') heads.push(i)
    return heads
  }

  private takeLine(line: number): void {
    const { blocks, parts } = this.reading
    const part = parts[line]!
    if (part === 'H') {
      if (!isSectionName(blocks[line]!.plain)) this.takeHeading(line)
    } else if (part === 'F' || part === 'T') {
      if (this.is(line, 'A') >= this.sure) this.take(line, 'furniture', 'A')
      else if (this.is(line, 'H') >= this.sure && mayBeHeading(blocks[line]!)) this.take(line, 'heading', 'H')
    }
  }

  private takeHeading(line: number): void {
    if (this.is(line, 'A') >= this.sure && !this.isOnlyHeading(line)) this.take(line, 'furniture', 'A')
    else if (this.is(line, 'F') >= this.sure) this.take(line, 'prose', 'F')
  }

  /** Whether no other heading stands over the text of the story below that is not taken away already. */
  private isOnlyHeading(line: number): boolean {
    const { parts } = this.reading
    let below = line + 1
    for (; below < parts.length && BESIDE_TEXT.test(parts[below]!); below++)
      if (parts[below] === 'H') return false
    return (
      parts[below] === 'F' &&
      !this.isTaken(below) &&
      this.headsAbove(line).every((head) => this.isTaken(head))
    )
  }
}

/** No heading is as long as paragraphs are, whatever a model takes it for. */
const mayBeHeading = ({ role, plain }: Block) => /inner|prose/.test(role) && plain.length <= HEADING_LONGEST

/** The parts that a line is given, and what deciding so is called. */
const DECISIONS = { A: 'apart', H: 'learned-heading', F: 'learned-text' } as const
type Given = keyof typeof DECISIONS

/** By family of signs how much they speak for a part and against the one that was given; in all the logarithm of the odds. */
function noteOf(
  { rows }: Chain,
  signs: readonly Sign[],
  { upTo, behind }: Sums,
  line: number,
  taken: Given,
  given: number,
): DecisionNote {
  const part = PARTS.indexOf(taken)
  const weights = new Map<string, number>()
  let own = 0
  for (const sign of signs) {
    const row = rows[sign]
    if (!row) continue
    const family = familyOf(sign)
    weights.set(family, (weights.get(family) ?? 0) + row[part]! - row[given]!)
    own += row[part]! - row[given]!
  }
  const all = (part: number) => upTo[line]![part]! + behind[line]![part]!
  const rules = [...weights].map(([family, weight]) => ({
    id: `learned-${family}`,
    says: FAMILIES[family]!,
    weight: rounded(weight),
  }))
  const rest = rounded(all(part) - all(given) - own)
  rules.push({
    id: 'learned-lines-around',
    says: 'What part the lines above and below most probably play.',
    weight: rest,
  })
  return { decision: DECISIONS[taken], answer: true, rules }
}

const rounded = (weight: number) => Math.round(weight * 100) / 100
