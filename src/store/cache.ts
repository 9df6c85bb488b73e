/**
 * The cache: checked bytes of all open files that are held in memory.
 *
 * Pages, and lists that lie over several of them and were therefore put
 * together. One budget for both; what was not asked for longest goes first.
 * What the bytes mean is not known here.
 */

/** Bytes of a file, and where in its payload they begin. */
export type CachedSpan = { at: number; bytes: Uint8Array }

export class Cache {
  readonly #held = new Map<number, CachedSpan>()
  #bytes = 0

  constructor(public limitBytes: number) {}

  get(key: number): CachedSpan | undefined {
    const held = this.#held.get(key)
    if (held !== undefined) {
      this.#held.delete(key)
      this.#held.set(key, held)
    }
    return held
  }

  set(key: number, held: CachedSpan): void {
    this.delete(key)
    this.#held.set(key, held)
    this.#bytes += held.bytes.length
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.limitBytes) break
      this.delete(oldest)
    }
  }

  delete(key: number): void {
    this.#bytes -= this.#held.get(key)?.bytes.length ?? 0
    this.#held.delete(key)
  }
}
