/** Pairs of characters: a table of them counts as a Map does, and what of a line returns around it is what a plain search finds. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { returnsOf } from '../../src/ingest/learned/returns.js'
import type { Block } from '../../src/ingest/page/block.js'
import { holdsPair, Pairs, pairKey, pairsOf, sharedPairs } from '../../src/ingest/page/pairs.js'

const unit = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffff }))

test('Pairs has, counts and orders what was added as a Map does, however small it began', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, unit), { maxLength: 400 }), fc.nat(400), (added, units) => {
      const pairs = new Pairs(units)
      const plain = new Map<number, number>()
      for (const [first, second] of added) {
        const pair = pairKey(first, second)
        plain.set(pair, (plain.get(pair) ?? 0) + 1)
        expect(pairs.add(pair)).toBe([...plain.keys()].indexOf(pair))
      }
      const counts = Array.from({ length: pairs.size }, (_, place) => [
        pairs.at(place),
        pairs.count(pairs.at(place)),
      ])
      expect(counts).toEqual([...plain])
      const other = pairKey(5, 7)
      expect([pairs.has(other), pairs.count(other)]).toEqual([plain.has(other), plain.get(other) ?? 0])
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['城东乡', '城东乡的油菜', 1],
  ['城东乡', '城东的乡', 0.5],
  ['城,东', '城,东', 0],
  ['1亩', '共1亩', 1],
])('sharedPairs(%s, %s) is %d: pairs of letters and digits alone', (heading, text, share) => {
  expect(sharedPairs(heading, text)).toBe(share)
})

test('holdsPair() tells whether pairsOf() has the pair', () => {
  const sign = fc.constantFrom(...'甲乙1,')
  const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(text, sign, sign, (plain, first, second) => {
      const pair = pairKey(first.charCodeAt(0), second.charCodeAt(0))
      expect(holdsPair(plain, first, second)).toBe(pairsOf(plain).has(pair))
    }),
  )
})

/** As returns.ts says it, pair by pair. */
function plainShare(texts: readonly string[], at: number, step: 1 | -1): number {
  const rest = new Set(held(texts[at]!))
  const { size } = rest
  let paragraphs = 0
  for (let i = 1; i <= 7 && paragraphs < 4 && texts[at + i * step] !== undefined; i++) {
    const text = texts[at + i * step]!
    if (text.length > 40) paragraphs++
    for (const pair of held(text)) rest.delete(pair)
  }
  return size === 0 ? 0 : 1 - rest.size / size
}

function held(text: string): number[] {
  const pairs = pairsOf(text.slice(0, 400))
  return Array.from({ length: pairs.size }, (_, place) => pairs.at(place))
}

test('returnsOf() tells which share of each line’s pairs the lines around it hold', () => {
  const line = fc.oneof(
    fc.array(fc.constantFrom(...'甲乙丙丁,'), { maxLength: 8 }).map((signs) => signs.join('')),
    fc
      .array(fc.constantFrom(...'甲乙丙丁戊己庚辛'), { minLength: 38, maxLength: 44 })
      .map((signs) => signs.join('')),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 24 }), (texts) => {
      const { below, above } = returnsOf(texts.map((plain) => ({ plain }) as Block))
      expect([...below]).toEqual(texts.map((_, at) => plainShare(texts, at, 1)))
      expect([...above]).toEqual(texts.map((_, at) => plainShare(texts, at, -1)))
    }),
    { numRuns: 60 },
  )
})
