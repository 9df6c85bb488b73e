/**
 * Bit sets over the articles of one segment, 32 a word.
 *
 * Plain functions over Uint32Array; every set of a segment has the same length,
 * and bits past the last article are never set.
 */
import { algebra } from '../../kernel/kernel.js'
import { countBits, setBits } from '../../store/store.js'

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
  const docs = shortOf(a)
  if (docs) return leftOf(a, docs, b, true)
  const others = shortOf(b)
  return others ? leftOf(b, others, a, true) : combined('and', [a, b])
}

export function or(a: Bits, b: Bits): Bits {
  if (a === b || isEmpty(b)) return a
  if (isEmpty(a)) return b
  const docs = shortOf(a)
  if (docs) return joined(a, docs, b)
  const others = shortOf(b)
  return others ? joined(b, others, a) : combined('or', [a, b])
}

/** The articles of any of some sets, of which there is at least one. */
export function disjunction(sets: readonly Bits[]): Bits {
  const full = [...new Set(sets)].filter((set) => !isEmpty(set))
  if (full.length < 2) return full[0] ?? sets[0]!
  return full.filter((set) => !shortOf(set)).length < 2
    ? full.reduce((a, b) => or(a, b))
    : combined('or', full)
}

export function andNot(a: Bits, b: Bits): Bits {
  if (a === b) return noneOf(a.length)
  if (isEmpty(a) || isEmpty(b)) return a
  const docs = shortOf(a)
  if (docs) return leftOf(a, docs, b, false)
  const others = shortOf(b)
  if (!others) return combined('andNot', [a, b])
  const less = docsIn(others, a, true)
  return less.length === 0 ? a : changed(a, less, clearBit, -less.length)
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

// ---------------------------------------------------------------- sets of few articles

/** A set is short if it is listed and has at least so many words for each of its articles: these are gone through sooner. */
const SHORT = 8

const lists = new WeakMap<Bits, Int32Array>()

/** The articles of a set, rising. Kept with the set: do not write to them. */
export function docsOf(bits: Bits): Int32Array {
  const known = lists.get(bits)
  if (known) return known
  const docs = new Int32Array(count(bits))
  let size = 0
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]!; word !== 0; word &= word - 1)
      docs[size++] = w * 32 + 31 - Math.clz32(word & -word)
  }
  lists.set(bits, docs)
  return docs
}

/** The set of some articles, rising, in a segment of so many. Nobody may write to either from now on. */
export const setOf = (docs: Int32Array, articles: number): Bits =>
  docs.length === 0 ? noBits(articles) : listed(docs, emptyBits(articles))

/** Fills an empty set with some articles, rising. */
function listed(docs: Int32Array, bits: Bits): Bits {
  setBits(bits, docs, docs.length)
  lists.set(bits, docs)
  return counted(bits, docs.length)
}

/** The articles of a short set. */
function shortOf(bits: Bits): Int32Array | undefined {
  const docs = lists.get(bits)
  return docs && docs.length * SHORT <= bits.length ? docs : undefined
}

/** The articles of a list that are in a set, or are not; the list itself if all of them are left. */
function docsIn(docs: Int32Array, bits: Bits, isWanted: boolean): Int32Array {
  const left = new Int32Array(docs.length)
  let size = 0
  for (let i = 0; i < docs.length; i++) {
    left[size] = docs[i]!
    if (hasBit(bits, docs[i]!) === isWanted) size++
  }
  return size === docs.length ? docs : left.slice(0, size)
}

/** What is left of a short set. */
function leftOf(short: Bits, docs: Int32Array, other: Bits, isWanted: boolean): Bits {
  const left = docsIn(docs, other, isWanted)
  if (left === docs) return short
  return left.length === 0 ? noneOf(short.length) : listed(left, new Uint32Array(short.length))
}

function joined(short: Bits, docs: Int32Array, other: Bits): Bits {
  const more = docsIn(docs, other, false)
  if (more.length === 0) return other
  const others = shortOf(other)
  if (others) return listed(merged(others, more), new Uint32Array(short.length))
  return changed(other, more, setBit, more.length)
}

/** A set with some articles put in that it lacked, or taken out that it had. */
function changed(bits: Bits, docs: Int32Array, change: typeof setBit, more: number): Bits {
  const out = bits.slice()
  for (let i = 0; i < docs.length; i++) change(out, docs[i]!)
  const { cardinality } = bits as Counted
  return cardinality === undefined ? out : counted(out, cardinality + more)
}

/** Two rising lists that share nothing as one. */
function merged(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length + b.length)
  let [i, j] = [0, 0]
  for (let at = 0; at < out.length; at++)
    out[at] = j === b.length || (i < a.length && a[i]! < b[j]!) ? a[i++]! : b[j++]!
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
