/**
 * Pairs of articles with the passages that they share, as they are found: some 80 bytes a pair, in typed arrays.
 */

/** What two articles share. `ranges` as in `ReusePairs`, of the one whose id is less first. */
export type Shared = { covered: number; ranges: ArrayLike<number> }

/** Numbers of a list that grows. */
class Numbers {
  #values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(2 * this.length)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  at(n: number): number {
    return this.#values[n]!
  }

  view(from: number, to: number): Int32Array {
    return this.#values.subarray(from, to)
  }
}

/** A pair is any number. */
export class SharedPairs {
  readonly #places = new Map<number, number>()
  readonly #covered = new Numbers()
  readonly #ends = new Numbers()
  readonly #ranges = new Numbers()

  get size(): number {
    return this.#places.size
  }

  has(pair: number): boolean {
    return this.#places.has(pair)
  }

  /** A pair that is not there. */
  add(pair: number, { covered, ranges }: Shared): void {
    this.#places.set(pair, this.#covered.length)
    this.#covered.push(covered)
    for (let r = 0; r < ranges.length; r++) this.#ranges.push(ranges[r]!)
    this.#ends.push(this.#ranges.length)
  }

  delete(pair: number): void {
    this.#places.delete(pair)
  }

  pairs(): IterableIterator<number> {
    return this.#places.keys()
  }

  /** Of a pair that is there. */
  get(pair: number): Shared & { ranges: Int32Array } {
    const n = this.#places.get(pair)!
    const from = n === 0 ? 0 : this.#ends.at(n - 1)
    return { covered: this.#covered.at(n), ranges: this.#ranges.view(from, this.#ends.at(n)) }
  }
}
