/**
 * Stillness: for how long a file must still be watched before it counts as whole.
 *
 * The one judge of it, for sources and the keeper's files alike. Pure: whoever asks has looked at the file.
 */

/** Milliseconds for which a file must not change before it is read: it may still be being copied. */
export const STILL_MS = 2000
/** Milliseconds by which a file's time may be in the future with a right clock: file systems count finer than `Date.now`. */
const AHEAD_MS = 1000

/**
 * A time in the future is a wrong clock, here or where the file was written: it does not tell when the file changed,
 * so what is watched is whether it changes now.
 */
export class Stillness {
  /** By name of what has a time ahead: how it was seen, and since when. */
  readonly #seen = new Map<string, { stamp: string; sinceMs: number }>()

  /**
   * @param name tells it apart from all else that is asked of
   * @param stamp equal while it does not change
   * @param changedMs when it last changed by its own time, in ms since 1970
   * @returns milliseconds until it has held still for `stillMs`; 0 if it has
   */
  restOf(name: string, stamp: string, changedMs: number, now: number, stillMs: number = STILL_MS): number {
    if (changedMs <= now + AHEAD_MS) {
      this.#seen.delete(name)
      return Math.min(stillMs, Math.max(0, changedMs + stillMs - now))
    }
    const seen = this.#seen.get(name)
    if (seen?.stamp === stamp && seen.sinceMs <= now) return Math.max(0, seen.sinceMs + stillMs - now)
    this.#seen.set(name, { stamp, sinceMs: now })
    return stillMs
  }
}
