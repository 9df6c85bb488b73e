/**
 * Bit sets over the articles of one segment, 32 a word.
 *
 * Plain functions over Uint32Array; every set of a segment has the same length,
 * and bits past the last article are never set.
 */
import { algebra } from '../../kernel/kernel.js'
import { countBits } from '../../store/store.js'

export type Bits = Uint32Array

export const emptyBits = (articles: number): Bits => new Uint32Array(Math.ceil(articles / 32))

const nones = new Map<number, Bits>()

/** The shared empty set, compared by identity. Never write to it. */
export const noBits = (articles: number): Bits => noneOf(Math.ceil(articles / 32))

function noneOf(words: number): Bits {
  let none = nones.get(words)
  if (!none) {
    none = new Uint32Array(words)
    nones.set(words, none)
  }
  return none
}

/** The set of all articles. */
export function allBits(articles: number): Bits {
  const bits = emptyBits(articles).fill(0xffffffff)
  if (articles % 32 > 0) bits[bits.length - 1] = 2 ** (articles % 32) - 1
  return bits
}

export function setBit(bits: Bits, at: number): void {
  bits[at >> 5]! |= 1 << (at & 31)
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >> 5]! &= ~(1 << (at & 31))
}

export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >> 5]! & (1 << (at & 31))) !== 0
}

// An operand that equals the result is returned itself, so nobody may write to a set that others have seen.

export function and(a: Bits, b: Bits): Bits {
  if (a === b || isEmpty(a)) return a
  return combined('and', [a, b])
}

export function or(a: Bits, b: Bits): Bits {
  if (a === b || isEmpty(b)) return a
  if (isEmpty(a)) return b
  return combined('or', [a, b])
}

/** The articles of any of some sets, of which there is at least one. */
export function disjunction(sets: readonly Bits[]): Bits {
  const full = [...new Set(sets)].filter((set) => !isEmpty(set))
  return full.length < 2 ? (full[0] ?? sets[0]!) : combined('or', full)
}

export function andNot(a: Bits, b: Bits): Bits {
  if (a === b) return noneOf(a.length)
  if (isEmpty(a) || isEmpty(b)) return a
  return combined('andNot', [a, b])
}

/** Words of sets that kernels put together: copying smaller ones to them costs as much. */
const LARGE = 64

const isLarge = ({ length }: Bits) => length >= LARGE && algebra?.fits(length) === true

/** @param sets two at least; `andNot` takes the others from the first */
function combined(how: 'and' | 'or' | 'andNot', sets: readonly Bits[]): Bits {
  const [first, ...others] = sets as [Bits, ...Bits[]]
  if (algebra && isLarge(first)) {
    const { bits, size } = algebra.combine(how, sets)
    return size === 0 ? noneOf(first.length) : counted(bits, size)
  }
  const out = first.slice()
  // Plain loops: a closure for each word costs several times as much.
  for (const set of others) {
    if (how === 'and') for (let i = 0; i < out.length; i++) out[i]! &= set[i]!
    else if (how === 'or') for (let i = 0; i < out.length; i++) out[i]! |= set[i]!
    else for (let i = 0; i < out.length; i++) out[i]! &= ~set[i]!
  }
  return out
}

export function isEmpty(bits: Bits): boolean {
  if (bits === nones.get(bits.length)) return true
  const known = (bits as Counted).cardinality
  if (known !== undefined) return known === 0
  for (let i = 0; i < bits.length; i++) if (bits[i] !== 0) return false
  return true
}

/** A set that was counted bears its size: of a small one, a WeakMap would cost more than counting it again. */
type Counted = Bits & { cardinality?: number }

/** A set whose number of articles is known. Nobody may write to it from now on. */
export function counted(bits: Bits, size: number): Bits {
  ;(bits as Counted).cardinality = size
  return bits
}

/** One query counts a set several times, and nobody writes to a set that was counted. */
export function count(bits: Bits): number {
  const known = (bits as Counted).cardinality
  if (known !== undefined) return known
  if (bits === nones.get(bits.length)) return 0
  const size = algebra && isLarge(bits) ? algebra.count(bits) : countBits(bits)
  counted(bits, size)
  return size
}

/** Calls `visit` for each set bit, rising. */
export function eachBit(bits: Bits, visit: (at: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w]!
    while (word !== 0) {
      visit(w * 32 + 31 - Math.clz32(word & -word))
      word &= word - 1
    }
  }
}

/** The same, falling. */
export function eachBitDown(bits: Bits, visit: (at: number) => void): void {
  for (let w = bits.length - 1; w >= 0; w--) {
    let word = bits[w]!
    while (word !== 0) {
      const bit = 31 - Math.clz32(word)
      visit(w * 32 + bit)
      word &= ~(1 << bit)
    }
  }
}

/** The articles of a set that pass a test. */
export function where(bits: Bits, test: (at: number) => boolean): Bits {
  const out = new Uint32Array(bits.length)
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]!; word !== 0; word &= word - 1) {
      const low = word & -word
      if (test(w * 32 + 31 - Math.clz32(low))) out[w] = out[w]! | low
    }
  }
  return out
}
