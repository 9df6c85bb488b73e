/** Sets of articles against sets of numbers, and the empty set that all share. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allBits,
  and,
  andNot,
  type Bits,
  count,
  disjunction,
  docsOf,
  eachBit,
  eachBitDown,
  emptyBits,
  isEmpty,
  noBits,
  or,
  setOf,
  where,
} from '../../src/search/sets/bits.js'
import { countBits, setBits } from '../../src/store/store.js'
import { runs } from '../sizes.js'

const ARTICLES = 130

const bitsOf = (numbers: readonly number[]): Bits => {
  const bits = emptyBits(ARTICLES)
  setBits(bits, Int32Array.from(numbers), numbers.length)
  return bits
}

const listOf = (bits: Bits): number[] => {
  const list: number[] = []
  eachBit(bits, (at) => list.push(at))
  return list
}

/** Some numbers, often none, and often the shared empty set. */
const someBits = fc
  .uniqueArray(fc.nat(ARTICLES - 1))
  .chain((numbers) => fc.constantFrom(numbers, [], numbers))
  .map((numbers) => ({
    numbers: new Set(numbers),
    bits: numbers.length > 0 ? bitsOf(numbers) : noBits(ARTICLES),
  }))

const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b)

test('sets of bits meet, join and part as sets of numbers do; the empty set stays empty', () => {
  fc.assert(
    fc.property(someBits, someBits, ({ numbers: a, bits: x }, { numbers: b, bits: y }) => {
      expect(listOf(and(x, y))).toEqual(sorted(a).filter((n) => b.has(n)))
      expect(listOf(or(x, y))).toEqual(sorted(new Set([...a, ...b])))
      expect(listOf(disjunction([x, y, x]))).toEqual(sorted(new Set([...a, ...b])))
      expect(listOf(andNot(x, y))).toEqual(sorted(a).filter((n) => !b.has(n)))
      expect(listOf(andNot(x, x))).toEqual([])
      expect(listOf(where(x, (n) => b.has(n)))).toEqual(sorted(a).filter((n) => b.has(n)))
      expect(count(x)).toBe(a.size)
      expect(isEmpty(x)).toBe(a.size === 0)
      const down: number[] = []
      eachBitDown(x, (at) => down.push(at))
      expect(down).toEqual(sorted(a).reverse())
      expect(noBits(ARTICLES).some((word) => word !== 0)).toBe(false)
    }),
    { numRuns: runs(300), seed: 17 },
  )
})

test('the set of all has every article and nothing behind the last', () => {
  for (const articles of [1, 31, 32, 33, ARTICLES]) {
    expect(count(allBits(articles))).toBe(articles)
    expect(listOf(allBits(articles)).at(-1)).toBe(articles - 1)
  }
})

test('the bits of words are counted, however many words there are', () => {
  const word = fc.oneof(fc.nat(2 ** 32 - 1), fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 70 }), (words) => {
      const ones = words.reduce((sum, each) => sum + each.toString(2).replaceAll('0', '').length, 0)
      expect(countBits(Uint32Array.from(words))).toBe(ones)
    }),
    { numRuns: runs(300), seed: 17 },
  )
})

test('a set made of articles has them as bits, as a list and by number', () => {
  const list = Int32Array.of(0, 31, 32, 129)
  const set = setOf(list, ARTICLES)
  expect(listOf(set)).toEqual([...list])
  expect([...docsOf(set)]).toEqual([...docsOf(set.slice())])
  expect(count(set)).toBe(count(set.slice()))
})

test('sets of few among many articles meet, join and part as their bits do, and no operand is written to', () => {
  const articles = 20_000
  // Mostly near one another, so that sets share articles; sometimes more than a short list may have.
  const near = fc.oneof({ weight: 3, arbitrary: fc.nat(60) }, fc.nat(articles - 1))
  const some = fc.oneof(
    fc.uniqueArray(near, { maxLength: 90 }),
    fc.nat(articles - 600).map((from) => Array.from({ length: 600 }, (_, i) => from + i)),
  )
  /** As bits alone, or listed too. */
  const set = fc.tuple(some, fc.boolean()).map(([numbers, isListed]) => {
    const docs = Int32Array.from(numbers).sort()
    const listed = setOf(docs, articles)
    return { docs: [...docs], bits: isListed ? listed : listed.slice() }
  })
  fc.assert(
    fc.property(set, set, set, ({ docs: a, bits: x }, { docs: b, bits: y }, { docs: c, bits: z }) => {
      const before = [x, y, z].map((bits) => bits.slice())
      const expected: [Bits, number[]][] = [
        [and(x, y), a.filter((n) => b.includes(n))],
        [or(x, y), sorted(new Set([...a, ...b]))],
        [andNot(x, y), a.filter((n) => !b.includes(n))],
        [disjunction([x, y, z]), sorted(new Set([...a, ...b, ...c]))],
        [
          andNot(or(x, y), and(y, z)),
          sorted(new Set([...a, ...b])).filter((n) => !b.includes(n) || !c.includes(n)),
        ],
      ]
      for (const [bits, numbers] of expected) {
        expect([...docsOf(bits)]).toEqual(numbers)
        expect(listOf(bits)).toEqual(numbers)
        expect(count(bits)).toBe(numbers.length)
      }
      // A set that was counted bears its size besides.
      expect([x, y, z].map((bits) => [...bits])).toEqual(before.map((bits) => [...bits]))
    }),
    { numRuns: runs(200), seed: 17 },
  )
})
