/**
 * Dice that fall the same way on every machine, so that a measurement can be
 * repeated from its seed.
 *
 * Source: Tommy Ettinger's mulberry32, public domain.
 */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 up to, not reaching, 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, 0 up to, not reaching, `sides`. */
  roll(sides: number): number {
    return Math.floor(this.fraction() * sides)
  }

  /** @param from not empty */
  pick<T>(from: readonly T[]): T {
    return from[this.roll(from.length)]!
  }
}
