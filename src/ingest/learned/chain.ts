/**
 * A linear chain over the lines of a page: each line plays one part, each of its signs speaks for some
 * parts and against others, and so does the part of the line above.
 *
 * Pure arithmetic. weights.ts holds the weights, learn.ts beside the tests finds them.
 *
 * Source: Lafferty, McCallum & Pereira, "Conditional random fields" (2001); sums of all paths by the
 * forward and the backward recursion.
 */

import { checkTime } from '../formats/clock.js'

export type Chain = {
  /** For each sign what it adds to each part. */
  readonly signs: ReadonlyMap<string, Float64Array>
  /** What part `to` gains under part `from`, at `from * parts + to`; behind them what each gains on the first line. */
  readonly steps: Float64Array
  readonly parts: number
}

/** Logarithms of the sums over all paths: up to and with each line, and behind it. */
export type Sums = { scores: Float64Array[]; upTo: Float64Array[]; behind: Float64Array[]; whole: number }

/** What the signs of a line add to each part. */
export function scoresOf({ signs, parts }: Chain, line: readonly string[]): Float64Array {
  const scores = new Float64Array(parts)
  for (const sign of line) {
    const weights = signs.get(sign)
    if (weights) for (let part = 0; part < parts; part++) scores[part]! += weights[part]!
  }
  return scores
}

/** The logarithm of the sum of exp(value(i)) for i below n. */
function logSum(n: number, value: (i: number) => number): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i++) most = Math.max(most, value(i))
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.exp(value(i) - most)
  return most + Math.log(sum)
}

/** @param lines the signs of each line; one at least */
export function sumPaths(chain: Chain, lines: readonly (readonly string[])[]): Sums {
  const { steps, parts } = chain
  const scores = lines.map((line) => scoresOf(chain, line))
  const upTo: Float64Array[] = []
  for (const [i, own] of scores.entries()) {
    checkTime()
    const above = upTo[i - 1]
    upTo.push(
      own.map((score, to) =>
        above
          ? score + logSum(parts, (from) => above[from]! + steps[from * parts + to]!)
          : score + steps[parts * parts + to]!,
      ),
    )
  }
  const behind = scores.map(() => new Float64Array(parts))
  for (let i = scores.length - 2; i >= 0; i--) {
    const [next, below] = [scores[i + 1]!, behind[i + 1]!]
    behind[i] = behind[i]!.map((_, from) =>
      logSum(parts, (to) => steps[from * parts + to]! + next[to]! + below[to]!),
    )
  }
  const last = upTo.at(-1)!
  return { scores, upTo, behind, whole: logSum(parts, (part) => last[part]!) }
}

/** How probable each part is on each line. */
export const probabilities = ({ upTo, behind, whole }: Sums): Float64Array[] =>
  upTo.map((own, i) => own.map((sum, part) => Math.exp(sum + behind[i]![part]! - whole)))
