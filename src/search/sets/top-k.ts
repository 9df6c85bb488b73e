/**
 * Top-k: the first `limit` of what is offered, by an order. A binary heap with the last of them on top.
 */
export class Top<T> {
  readonly #heap: T[] = []

  /**
   * @param limit   1 and more
   * @param compare negative if its first argument comes first; never 0
   */
  constructor(
    readonly limit: number,
    readonly compare: (a: T, b: T) => number,
  ) {}

  get isFull(): boolean {
    return this.#heap.length >= this.limit
  }

  /** What the next better one puts out. Only while something is kept. */
  get last(): T {
    return this.#heap[0]!
  }

  offer(one: T): void {
    const heap = this.#heap
    if (heap.length < this.limit) {
      heap.push(one)
      this.#up(heap.length - 1)
    } else if (this.compare(one, heap[0]!) < 0) {
      heap[0] = one
      this.#down()
    }
  }

  #up(from: number): void {
    const heap = this.#heap
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (this.compare(heap[at]!, heap[parent]!) <= 0) return
      ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
      at = parent
    }
  }

  #down(): void {
    const heap = this.#heap
    for (let at = 0; ; ) {
      let last = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.compare(heap[child]!, heap[last]!) > 0) last = child
      }
      if (last === at) return
      ;[heap[at], heap[last]] = [heap[last]!, heap[at]!]
      at = last
    }
  }

  /** What is kept, in order. Nothing may be offered from then on. */
  sorted(): T[] {
    return this.#heap.sort(this.compare)
  }
}
