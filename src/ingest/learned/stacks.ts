/**
 * Which of the lines over a story are its headline: all readings of the whole stack are weighed against each other by
 * learned weights, and the likeliest overrules that of the rules.
 *
 * Pure arithmetic beside the signs: a choice among a few readings (a softmax of sums of weights). The weights were found on
 * annotated pages read without some of the rules (tests/ingest/learn-stacks.ts).
 */

import { checkTime } from '../formats/clock.js'
import type { DecisionNote } from '../page/note.js'
import { readingsOf, STACK_FAMILIES, type Stack, type StackReading, StackSigns } from './stack-signs.js'
import { STACK_WEIGHTS } from './stack-weights.js'

/** By sign; a sign that has none weighs nothing. */
export type StackWeights = ReadonlyMap<string, number>

/** How probable it must be that no story begins: a headline and a story are lost by it. */
const SURE_INNER = 0.65
/** Weights are written in hundredths. */
const UNIT = 0.01

/** @param rows a sign and its weight in hundredths each, as stack-weights.ts has them */
export const weightsOf = (rows: string): StackWeights =>
  new Map(
    rows.split(' ').map((row): [string, number] => {
      const at = row.lastIndexOf('=')
      return [row.slice(0, at), Number(row.slice(at + 1)) * UNIT]
    }),
  )

/** How probable each of some readings is, by the sums of the weights of their signs. */
export function shares(sums: readonly number[]): number[] {
  const most = Math.max(...sums)
  const parts = sums.map((sum) => Math.exp(sum - most))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / whole)
}

let learned: StackWeights | undefined

/**
 * The reading that overrules the rules', and a note of what speaks for it; undefined where the rules are believed. That a
 * story has no headline only weighs against the other readings: it is seldom right where it is likely.
 */
export function overruledStack(
  stack: Stack,
): { reading: Exclude<StackReading, 'none'>; note: DecisionNote } | undefined {
  checkTime()
  learned ??= weightsOf(STACK_WEIGHTS)
  const { readings, ofRules } = readingsOf(stack)
  const signs = new StackSigns(stack)
  const all = readings.map((reading) => signs.of(reading))
  const sums = all.map((own) => own.reduce((sum, sign) => sum + (learned!.get(sign) ?? 0), 0))
  const best = sums.indexOf(Math.max(...sums))
  const reading = readings[best]!
  if (best === ofRules || reading === 'none') return undefined
  if (reading === 'inner' && shares(sums)[best]! < SURE_INNER) return undefined
  return { reading, note: noteOf(learned, all[best]!, all[ofRules]!) }
}

/** By family of signs how much they speak for a reading and against that of the rules; in all the logarithm of the odds. */
function noteOf(weights: StackWeights, taken: readonly string[], ruled: readonly string[]): DecisionNote {
  const families = new Map<string, number>()
  for (const [signs, side] of [
    [taken, 1],
    [ruled, -1],
  ] as const)
    for (const sign of signs) {
      const family = sign.slice(0, sign.indexOf(':'))
      families.set(family, (families.get(family) ?? 0) + side * (weights.get(sign) ?? 0))
    }
  const rules = [...families].map(([family, weight]) => ({
    id: `stack-${family}`,
    says: STACK_FAMILIES[family]!,
    weight: Math.round(weight * 100) / 100,
  }))
  return { decision: 'learned-stack', answer: true, rules }
}
