/**
 * Growing lists of integers, and numbers for distinct terms.
 *
 * TermNumbering has a hash table of its own because it is asked for every token of a
 * build: short terms are compared as integers, and no string is hashed.
 */

/** A growing list of 32-bit integers. */
export class IntList {
  values = new Int32Array(1 << 16)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) this.#grow(this.length * 2)
    this.values[this.length++] = value
  }

  /** Makes room for `count` more numbers. @returns the index at which the caller writes them */
  extend(count: number): number {
    const at = this.length
    const needed = at + count
    if (needed > this.values.length) this.#grow(Math.max(needed, this.values.length * 2))
    this.length = needed
    return at
  }

  append(values: Int32Array): void {
    const at = this.extend(values.length)
    this.values.set(values, at)
  }

  #grow(capacity: number): void {
    const grown = new Int32Array(capacity)
    grown.set(this.values.subarray(0, this.length))
    this.values = grown
  }

  /** The numbers without the spare capacity: a view, valid until the list grows. */
  view(): Int32Array {
    return this.values.subarray(0, this.length)
  }
}

/** Integers of a row of the table of short terms: UTF-16 units one and two, three and four, the length, the number + 1. */
const STRIDE = 4
/** UTF-16 units up to which a term stands in the open-addressed table; longer terms stand in a Map. */
const SHORT = 4

/** Numbers distinct terms from 0, in the order in which they first come. */
export class TermNumbering {
  readonly terms: string[] = []
  readonly #long = new Map<string, number>()
  #rows = new Int32Array(4096 * STRIDE)
  #mask = 4095

  of(term: string): number {
    if (term.length <= SHORT) return this.#ofShort(term)
    let number = this.#long.get(term)
    if (number === undefined) {
      number = this.#add(term)
      this.#long.set(term, number)
    }
    return number
  }

  #add(term: string): number {
    this.terms.push(term)
    return this.terms.length - 1
  }

  #ofShort(term: string): number {
    const { length } = term
    const first = length > 1 ? (term.charCodeAt(0) << 16) | term.charCodeAt(1) : term.charCodeAt(0) | 0
    const second =
      length > 3 ? (term.charCodeAt(2) << 16) | term.charCodeAt(3) : length > 2 ? term.charCodeAt(2) : 0
    const at = this.#row(first, second, length)
    const known = this.#rows[at + 3]!
    if (known !== 0) return known - 1
    const number = this.#add(term)
    this.#rows.set([first, second, length, number + 1], at)
    if (this.terms.length * 2 > this.#mask) this.#grow()
    return number
  }

  #row(first: number, second: number, length: number): number {
    const rows = this.#rows
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + length, 0x85ebca6b)
    let slot = (mixed ^ (mixed >>> 15)) & this.#mask
    for (;;) {
      const at = slot * STRIDE
      if (rows[at + 3] === 0) return at
      if (rows[at] === first && rows[at + 1] === second && rows[at + 2] === length) return at
      slot = (slot + 1) & this.#mask
    }
  }

  #grow(): void {
    const old = this.#rows
    this.#rows = new Int32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let at = 0; at < old.length; at += STRIDE) {
      const row = old.subarray(at, at + STRIDE)
      if (row[3] !== 0) this.#rows.set(row, this.#row(row[0]!, row[1]!, row[2]!))
    }
  }
}
