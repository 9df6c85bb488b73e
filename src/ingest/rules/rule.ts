/**
 * A rule that reads a page, and a decision, which asks a list of them.
 *
 * A weighed rule adds its weight to a sum; the sum must rise above the decision's
 * threshold. A rule of infinite weight ends the decision at once: Infinity says
 * yes, -Infinity says no. So one form serves set phrases, vetoes and hints alike.
 *
 * The lists are plain arrays. Nothing in the program changes them; the tests take
 * one rule out in turn, to see that a case holds it.
 */

import { checkTime } from '../formats/clock.js'
import type { Block } from '../page/block.js'
import type { DecisionNote, Spoken } from '../page/note.js'
import { Sieve } from './sieve.js'

export type Rule<Place> = Spoken & {
  /** Short and in kebab-case; no other rule has it. */
  readonly id: string
  /** One English sentence, for `jiebao inspect --why`. */
  readonly says: string
  /** What the rule adds to the sum; Infinity and -Infinity decide alone. */
  readonly weight: number
  holds(place: Place): boolean
  /** Tells of most places at once that neither this rule nor its fellows hold; see together(). */
  sieve?: { lets(place: Place): boolean } | undefined
}

export type Decision<Place> = {
  readonly id: string
  readonly rules: Rule<Place>[]
  /** The sum must be above it. */
  readonly threshold: number
}

/**
 * Asks the rules in order.
 *
 * @param spoke gets the rules that hold, up to the one that ends the decision
 */
export function decide<Place>(
  { rules, threshold }: Decision<Place>,
  place: Place,
  spoke?: Spoken[],
): boolean {
  checkTime()
  let sum = 0
  let shut: Rule<Place>['sieve']
  for (const rule of rules) {
    const { sieve } = rule
    if (sieve !== undefined) {
      if (sieve === shut) continue
      if (!sieve.lets(place)) {
        shut = sieve
        continue
      }
    }
    if (!rule.holds(place)) continue
    spoke?.push(rule)
    if (rule.weight === Infinity) return true
    if (rule.weight === -Infinity) return false
    sum += rule.weight
  }
  return sum > threshold
}

/** decide(), and a note of it on the block or the printed line that it is about. */
export function decideOn<Place>(
  { reasons }: Pick<Block, 'reasons'>,
  decision: Decision<Place>,
  place: Place,
): boolean {
  const rules: Spoken[] = []
  const answer = decide(decision, place, rules)
  if (rules.length > 0) reasons.push({ decision: decision.id, answer, rules })
  return answer
}

/** A rule that holds where it can read a value. */
export type ReadingRule<Place, Value> = Rule<Place> & { read(place: Place): Value | undefined }

export type ReadingDecision<Place, Value> = {
  readonly id: string
  readonly rules: ReadingRule<Place, Value>[]
}

/** The value of the first rule that reads one; noted in `reasons`, if given. */
export function readFirst<Place, Value>(
  { id, rules }: ReadingDecision<Place, Value>,
  place: Place,
  reasons?: DecisionNote[],
): Value | undefined {
  checkTime()
  for (const rule of rules) {
    const value = rule.read(place)
    if (value === undefined) continue
    reasons?.push({ decision: id, answer: true, rules: [rule] })
    return value
  }
  return undefined
}

/** A rule of its own weight. */
export const rule = <Place>(
  id: string,
  weight: number,
  says: string,
  holds: (place: Place) => boolean,
): Rule<Place> => ({ id, says, weight, holds, sieve: undefined })

/** A set phrase, which decides alone. */
export type Phrase = Rule<string> & { readonly pattern: RegExp }

export const phrase = (id: string, says: string, pattern: RegExp): Phrase => ({
  id,
  says,
  weight: Infinity,
  holds: (plain) => pattern.test(plain),
  sieve: undefined,
  pattern,
})

/** The rules, whose phrases are looked for in one go: hardly a line holds any of them. */
export function together(rules: Rule<string>[]): Rule<string>[] {
  const phrases = rules.filter((rule): rule is Phrase => 'pattern' in rule && rule.sieve === undefined)
  for (const flags of new Set(phrases.map(({ pattern }) => pattern.flags))) {
    const alike = phrases.filter(({ pattern }) => pattern.flags === flags && Sieve.takes(pattern))
    if (alike.length < 2) continue
    const sieve = new Sieve(alike.map(({ pattern }) => pattern))
    for (const own of alike) own.sieve = sieve
  }
  return rules
}

/** A rule that decides by what it reads. */
export const reading = <Place, Value>(
  id: string,
  says: string,
  read: (place: Place) => Value | undefined,
): ReadingRule<Place, Value> => ({
  id,
  says,
  weight: Infinity,
  holds: (place) => read(place) !== undefined,
  sieve: undefined,
  read,
})
