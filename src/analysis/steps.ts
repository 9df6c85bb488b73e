/**
 * Steps: long work in pieces, so that whoever runs it can do something between.
 *
 * A generator that yields every millisecond or so and returns its result. Pure:
 * who waits how long between two steps is the caller's to say.
 */

/** Work that yields between its pieces. */
export type Steps<T> = Generator<void, T>

/** Pieces of work between two yields of a loop, where one takes microseconds. */
export const STEP = 128

/** Does the work in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** 0 to `length` less one. A plain loop: `from` takes ten times as long. */
export function upTo(length: number): Uint32Array {
  const numbers = new Uint32Array(length)
  for (let i = 0; i < length; i++) numbers[i] = i
  return numbers
}

/** What a rule makes of each number. */
export function* mapInSteps<T>(numbers: Uint32Array, rule: (number: number) => T): Steps<T[]> {
  const made: T[] = []
  for (let i = 0; i < numbers.length; i++) {
    made.push(rule(numbers[i]!))
    if (i % (STEP * 8) === 0) yield
  }
  return made
}

/** Neighbours that are sorted in one go. */
const RUN = 256

/** Sorts numbers by a rule, stably: runs first, then merged two by two. */
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
