/**
 * Top-k: the first `limit` of what is offered, by an order. Once something must be put out it is a binary heap with the last of
 * them on top; what comes in order, as from the kernels, never needs one.
 */
export class Top<T> {
  readonly #kept: T[] = []
  #isHeap = false
  /** Whether all that is kept came in order. */
  #isInOrder = true
  /** While it is no heap. */
  #last: T | undefined

  /**
   * @param limit   1 and more
   * @param compare negative if its first argument comes first; never 0
   */
  constructor(
    readonly limit: number,
    readonly compare: (a: T, b: T) => number,
  ) {}

  get isFull(): boolean {
    return this.#kept.length >= this.limit
  }

  /** What the next better one puts out. Only while something is kept. */
  get last(): T {
    return this.#isHeap ? this.#kept[0]! : this.#last!
  }

  offer(one: T): void {
    const kept = this.#kept
    if (kept.length < this.limit) {
      kept.push(one)
      if (kept.length === 1 || this.compare(this.#last!, one) < 0) this.#last = one
      else this.#isInOrder = false
    } else if (this.compare(one, this.last) < 0) {
      if (!this.#isHeap) this.#makeHeap()
      kept[0] = one
      this.#down(0)
    }
  }

  #makeHeap(): void {
    this.#isHeap = true
    this.#isInOrder = false
    for (let at = (this.#kept.length >> 1) - 1; at >= 0; at--) this.#down(at)
  }

  #down(from: number): void {
    const kept = this.#kept
    for (let at = from; ; ) {
      let last = at
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < kept.length; child++)
        if (this.compare(kept[child]!, kept[last]!) > 0) last = child
      if (last === at) return
      ;[kept[at], kept[last]] = [kept[last]!, kept[at]!]
      at = last
    }
  }

  /** What is kept, in order. Nothing may be offered from then on. */
  sorted(): T[] {
    return this.#isInOrder ? this.#kept : this.#kept.sort(this.compare)
  }
}
