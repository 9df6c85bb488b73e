/**
 * Sorted keys: from a string, or a prefix, to numbers.
 *
 * All keys are joined in one long string, sorted in UTF-16 order, with an array of their
 * starts. That takes a few bytes a key; a Map of arrays takes hundreds. Built once and
 * never changed.
 */
import { STEP, type Steps, sortInSteps, upTo } from './steps.js'

export class SortedKeys {
  readonly #text: string
  /** Where each key begins in the text; one entry more has the end. */
  readonly #starts: Uint32Array
  readonly #numbers: Uint32Array

  private constructor(text: string, starts: Uint32Array, numbers: Uint32Array) {
    this.#text = text
    this.#starts = starts
    this.#numbers = numbers
  }

  /** @param numbers the number of each key, at the same index; equal keys keep their order */
  static *build(keys: readonly string[], numbers: Uint32Array): Steps<SortedKeys> {
    const rising = (a: number, b: number) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b)
    const order = yield* sortInSteps(upTo(keys.length), rising)
    const starts = new Uint32Array(keys.length + 1)
    const sorted = new Uint32Array(keys.length)
    const pieces: string[] = []
    for (let at = 0; at < order.length; at += STEP) {
      const slice = order.subarray(at, at + STEP)
      for (const [i, k] of slice.entries()) {
        sorted[at + i] = numbers[k]!
        starts[at + i + 1] = starts[at + i]! + keys[k]!.length
      }
      // Join in pieces: each piece is then a flat string, and joining them is plain copying.
      pieces.push(Array.from(slice, (k) => keys[k]!).join(''))
      yield
    }
    return new SortedKeys(pieces.join(''), starts, sorted)
  }

  get length(): number {
    return this.#numbers.length
  }

  /** All keys and their numbers. */
  list(): { keys: string[]; numbers: number[] } {
    const keys: string[] = []
    for (let i = 0; i < this.length; i++) keys.push(this.#text.slice(this.#starts[i]!, this.#starts[i + 1]!))
    return { keys, numbers: [...this.#numbers] }
  }

  /** The numbers of all keys that begin with `prefix`, in the order of the keys. */
  startingWith(prefix: string): Uint32Array {
    return this.#numbers.subarray(this.#bound(prefix, false), this.#bound(prefix, true))
  }

  /** The numbers of one key. */
  under(key: string): Uint32Array {
    const from = this.#bound(key, false)
    let to = from
    // The key itself sorts before longer keys that begin with it.
    while (to < this.#numbers.length && this.#lengthOf(to) === key.length && this.#compare(to, key) === 0)
      to++
    return this.#numbers.subarray(from, to)
  }

  #lengthOf(at: number): number {
    return this.#starts[at + 1]! - this.#starts[at]!
  }

  /** The first key not below `prefix`; with `past`, the first key behind all that begin with `prefix`. */
  #bound(prefix: string, past: boolean): number {
    let low = 0
    let high = this.#numbers.length
    while (low < high) {
      const middle = (low + high) >> 1
      const order = this.#compare(middle, prefix)
      if (order < 0 || (past && order === 0)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Order of a key against a prefix; 0 if the key begins with the prefix. */
  #compare(at: number, prefix: string): number {
    const start = this.#starts[at]!
    const shared = Math.min(this.#lengthOf(at), prefix.length)
    for (let i = 0; i < shared; i++) {
      const difference = this.#text.charCodeAt(start + i) - prefix.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return shared === prefix.length ? 0 : -1
  }
}
