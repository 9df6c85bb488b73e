/** Pairs of neighbouring characters: the measure of what two texts share. */

import { checkTime } from '../formats/clock.js'

const WORD = /[\p{L}\p{N}]/u

/** One number for a pair of UTF-16 units: of 32 bits with a sign, which the engine hashes and keeps at no cost. */
export const pairKey = (first: number, second: number): number => (first << 16) | second

/** Pairs that a table has room for at first, at most. */
const FIRST = 2048

/**
 * The different pairs of a text, in the order of their first places, and how often each was added.
 *
 * An open table of plain numbers, filled to a half at most: a page has ten thousand pairs, and a Map takes three times as
 * long. A pair is looked for from the slot that its hash names on.
 */
export class Pairs {
  size = 0
  /** Bits of a hash that name no slot. */
  private shift: number
  /** First the slots: the place of each one's pair plus one, 0 of a free slot. Then as many rows: of each place the pair and its count. */
  private cells: Int32Array
  private slots: number

  /** @param units length of the text, which has no more pairs; a long one repeats itself */
  constructor(units: number) {
    const bits = 33 - Math.clz32(Math.min(units, FIRST) | 1)
    this.shift = 32 - bits
    this.slots = 1 << bits
    this.cells = new Int32Array(2 * this.slots)
  }

  /** @returns the pair's place: from 0, in the order in which pairs were added first */
  add(pair: number): number {
    const slot = this.slotOf(pair)
    let place = this.cells[slot]! - 1
    if (place < 0) {
      place = this.size++
      this.cells[slot] = this.size
      this.cells[this.slots + 2 * place] = pair
      if (2 * this.size === this.slots) this.grow()
    }
    this.cells[this.slots + 2 * place + 1]!++
    return place
  }

  /** How often the pair was added. */
  count(pair: number): number {
    const place = this.cells[this.slotOf(pair)]! - 1
    return place < 0 ? 0 : this.cells[this.slots + 2 * place + 1]!
  }

  has(pair: number): boolean {
    return this.cells[this.slotOf(pair)] !== 0
  }

  /** The pair at a place below `size`. */
  at(place: number): number {
    return this.cells[this.slots + 2 * place]!
  }

  private grow(): void {
    const rows = this.cells.subarray(this.slots)
    this.shift--
    this.slots *= 2
    this.cells = new Int32Array(2 * this.slots)
    this.cells.set(rows, this.slots)
    for (let place = 0; place < this.size; place++) this.cells[this.slotOf(this.at(place))] = place + 1
  }

  /** The slot of the pair, or the free one where it would stand. */
  private slotOf(pair: number): number {
    const { cells, slots } = this
    // Knuth's multiplicative hash: the upper bits depend on both characters.
    let slot = Math.imul(pair, 0x9e3779b1) >>> this.shift
    for (let place = cells[slot]!; place !== 0 && cells[slots + 2 * place - 2] !== pair; place = cells[slot]!)
      slot = (slot + 1) & (slots - 1)
    return slot
  }
}

/** Whether the UTF-16 unit is a letter or a digit. */
const isWordUnit = (unit: number): boolean =>
  unit >= 0x4e00 ? unit < 0xfe00 : WORD.test(String.fromCharCode(unit))

/** Gives each pair of neighbouring letters and digits of a plain text. */
export function eachPair(plain: string, take: (pair: number) => void): void {
  let last = -1
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i)
    const isWord = isWordUnit(unit)
    if (isWord && last >= 0) take(pairKey(last, unit))
    last = isWord ? unit : -1
  }
}

/** The pairs of neighbouring letters and digits of a plain text. */
export function pairsOf(plain: string): Pairs {
  checkTime()
  const pairs = new Pairs(plain.length)
  eachPair(plain, (pair) => pairs.add(pair))
  return pairs
}

/** Whether the text holds the pair of two UTF-16 units, as pairsOf() takes pairs. */
export const holdsPair = (plain: string, first: string, second: string): boolean =>
  isWordUnit(first.charCodeAt(0)) && isWordUnit(second.charCodeAt(0)) && plain.includes(first + second)

/** How many pairs of one text the other holds. */
export function countShared(pairs: Pairs, others: Pairs): number {
  let shared = 0
  for (let place = 0; place < pairs.size; place++) if (others.has(pairs.at(place))) shared++
  return shared
}

/** The share of a heading's pairs that a text holds: 0 to 1. */
export function sharedPairs(heading: string, plain: string): number {
  const pairs = pairsOf(heading)
  return pairs.size === 0 ? 0 : countShared(pairs, pairsOf(plain)) / pairs.size
}
