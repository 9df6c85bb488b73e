/** Sets of articles put together, counted, and told apart by classes, by assembly/algebra.ts. search/sets/bits.ts does the same without kernels. */
import { BY_CLASS, MOST_ARTICLES, OTHER, WITHIN } from './layout.js'
import type { Machine } from './machine.js'

/** A set, and how many articles it has. */
type Combined = { bits: Uint32Array; size: number }

const WAYS = { and: 0, or: 1, andNot: 2 } as const

export class SetAlgebra {
  readonly #machine: Machine

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** Whether sets of so many words fit into the memory that the kernels have for them. */
  fits(words: number): boolean {
    return words * 32 <= MOST_ARTICLES
  }

  /** Copies a set to an address. @returns its bytes, whole vectors */
  #put(bits: Uint32Array, address: number): number {
    const { unsigned } = this.#machine
    if (address === WITHIN) this.#machine.within = undefined
    const at = address >> 2
    const end = (bits.length + 3) & ~3
    unsigned.set(bits, at)
    for (let i = bits.length; i < end; i++) unsigned[at + i] = 0
    return end * 4
  }

  #taken(address: number, words: number): Uint32Array {
    return this.#machine.unsigned.slice(address >> 2, (address >> 2) + words)
  }

  count(bits: Uint32Array): number {
    return this.#machine.kernels.countSet(this.#put(bits, WITHIN))
  }

  /** @param sets equally long, two at least: `andNot` takes the others from the first */
  combine(how: keyof typeof WAYS, sets: readonly Uint32Array[]): Combined {
    const [first, ...others] = sets
    const bytes = this.#put(first!, WITHIN)
    let size = 0
    for (const other of others) {
      this.#put(other, OTHER)
      size = this.#machine.kernels.combine(WAYS[how], bytes)
    }
    const combined = this.#taken(WITHIN, first!.length)
    this.#machine.within = combined
    return { bits: combined, size }
  }

  /**
   * How many articles of a set are of each class.
   *
   * @param classOf where the class of each article stands, in 16 bits
   * @param classes how many there are
   */
  countClasses(bits: Uint32Array, classOf: number, classes: number): Int32Array {
    const { kernels, words } = this.#machine
    const at = BY_CLASS >> 2
    words.fill(0, at, at + classes)
    kernels.countClasses(this.#put(bits, WITHIN), classOf, BY_CLASS)
    return words.slice(at, at + classes)
  }

  /** The articles of a set whose class passes. @param passes by class, 1 or 0; `classOf` as above */
  keepClasses(bits: Uint32Array, classOf: number, passes: Uint8Array): Uint32Array {
    const { kernels, bytes } = this.#machine
    bytes.set(passes, BY_CLASS)
    kernels.keepClasses(this.#put(bits, WITHIN), classOf, BY_CLASS)
    return this.#taken(OTHER, bits.length)
  }
}
