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
import type { Sign } from './names.js'

export type Chain = {
  /** By sign what it adds to each part; a sign without a row adds nothing. */
  readonly rows: readonly (Float64Array | undefined)[]
  /** What part `to` gains under part `from`, at `from * parts + to`; behind them what each gains on the first line. */
  readonly steps: Float64Array
  readonly parts: number
}

/** Logarithms of the sums over all paths: up to and with each line, and behind it. */
export type Sums = { scores: Float64Array[]; upTo: Float64Array[]; behind: Float64Array[]; whole: number }

/** What the signs of a line add to each part. */
export function scoresOf({ rows, parts }: Chain, line: readonly Sign[]): Float64Array {
  const scores = new Float64Array(parts)
  for (const sign of line) {
    const weights = rows[sign]
    if (weights) for (let part = 0; part < parts; part++) scores[part]! += weights[part]!
  }
  return scores
}

/** The logarithm of the sum of exp(value) over some values. */
function logSum(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] === most ? 1 : Math.exp(values[i]! - most)
  return most + Math.log(sum)
}

/** @param lines the signs of each line; one at least */
export function sumPaths(chain: Chain, lines: readonly (readonly Sign[])[]): Sums {
  const { steps, parts } = chain
  const scores = lines.map((line) => scoresOf(chain, line))
  const upTo = scores.map(() => new Float64Array(parts))
  const behind = scores.map(() => new Float64Array(parts))
  const paths = new Float64Array(parts)
  for (let to = 0; to < parts; to++) upTo[0]![to] = scores[0]![to]! + steps[parts * parts + to]!
  for (let i = 1; i < scores.length; i++) {
    checkTime()
    const [own, above, sums] = [scores[i]!, upTo[i - 1]!, upTo[i]!]
    for (let to = 0; to < parts; to++) {
      for (let from = 0; from < parts; from++) paths[from] = above[from]! + steps[from * parts + to]!
      sums[to] = own[to]! + logSum(paths)
    }
  }
  for (let i = scores.length - 2; i >= 0; i--) {
    const [next, below, sums] = [scores[i + 1]!, behind[i + 1]!, behind[i]!]
    for (let from = 0; from < parts; from++) {
      for (let to = 0; to < parts; to++) paths[to] = steps[from * parts + to]! + next[to]! + below[to]!
      sums[from] = logSum(paths)
    }
  }
  return { scores, upTo, behind, whole: logSum(upTo.at(-1)!) }
}

/** How probable each part is on each line. */
export const probabilities = ({ upTo, behind, whole }: Sums): Float64Array[] =>
  upTo.map((own, i) => own.map((sum, part) => Math.exp(sum + behind[i]![part]! - whole)))
