/**
 * Steps: long work as a generator, so that the caller can do other work between pieces.
 *
 * A generator yields about every millisecond and returns its result. The caller decides
 * when to go on.
 */

/** Work that yields between its pieces. */
export type Steps<T> = Generator<void, T>

/** Rounds of a loop between two yields, if a round takes microseconds. */
export const STEP = 128

/** Does all the work at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The numbers 0 to `length` - 1. A plain loop: `Uint32Array.from` takes ten times as long. */
export function upTo(length: number): Uint32Array {
  const numbers = new Uint32Array(length)
  for (let i = 0; i < length; i++) numbers[i] = i
  return numbers
}

/** Applies a function to each number. */
export function* mapInSteps<T>(numbers: Uint32Array, rule: (number: number) => T): Steps<T[]> {
  const made: T[] = []
  for (let i = 0; i < numbers.length; i++) {
    made.push(rule(numbers[i]!))
    if (i % (STEP * 8) === 0) yield
  }
  return made
}

/** Numbers that are sorted at once before merging begins. */
const RUN = 256

/** Sorts numbers stably by a comparison: sorts short runs, then merges them two by two. */
export function* sortInSteps(
  numbers: Uint32Array,
  compare: (a: number, b: number) => number,
): Steps<Uint32Array> {
  let from = numbers.slice()
  for (let at = 0; at < from.length; at += RUN) {
    from.subarray(at, at + RUN).sort(compare)
    yield
  }
  let to = new Uint32Array(from.length)
  for (let size = RUN; size < from.length; size *= 2) {
    for (let at = 0; at < from.length; at += size * 2) yield* merge(from, to, at, size, compare)
    const sorted = to
    to = from
    from = sorted
  }
  return from
}

function* merge(
  from: Uint32Array,
  to: Uint32Array,
  at: number,
  size: number,
  compare: (a: number, b: number) => number,
): Steps<void> {
  const middle = Math.min(at + size, from.length)
  const end = Math.min(at + size * 2, from.length)
  let left = at
  let right = middle
  for (let out = at; out < end; out++) {
    const takesLeft = left < middle && (right >= end || compare(from[left]!, from[right]!) <= 0)
    to[out] = takesLeft ? from[left++]! : from[right++]!
    if (out % 4096 === 0) yield
  }
}
