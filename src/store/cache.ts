/**
 * The cache of checked bytes, least recently used first out.
 *
 * Holds pages, spans copied together from several pages, and what was derived from them, under one limit in bytes.
 * Knows nothing of what the bytes mean. Pages.ts has one for the whole process.
 */

/** Bytes of a file; `at` is where in its payload they begin. */
type CachedSpan = { at: number; bytes: Uint8Array }

export class Cache {
  readonly #held = new Map<number, CachedSpan>()
  #bytes = 0

  constructor(public limitBytes: number) {}

  /** Whether so many more bytes fit without others going. */
  hasRoom(bytes: number): boolean {
    return this.#bytes + bytes <= this.limitBytes
  }

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
