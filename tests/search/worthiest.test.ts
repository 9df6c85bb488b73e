/** The worthiest articles against sums over all of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Found } from '../../src/search/matched/found.js'
import { and, type Bits, emptyBits, hasBit, setBit } from '../../src/search/sets/bits.js'
import { DocList } from '../../src/search/sets/doc-list.js'
import { type AskedPart, MOST_PARTS, worthiest } from '../../src/search/shown/worthiest.js'

const ARTICLES = 70

const bitsOf = (numbers: readonly number[]): Bits => {
  const bits = emptyBits(ARTICLES)
  for (const number of numbers) setBit(bits, number)
  return bits
}

/** Ids fall as numbers rise, so that the first ids are not the first articles. */
const segment = (name: string) => {
  const ids = { at: (article: number) => `${name}${900 - article}` }
  return { segment: { docValues: { articles: ARTICLES, ids } } } as unknown as Found
}

const FOUND = [segment('b'), segment('a')]
const someArticles = fc.uniqueArray(fc.nat(ARTICLES - 1)).map(bitsOf)
const perSegment = fc.tuple(someArticles, someArticles)
const of = (sets: readonly Bits[], found: Found) => sets[FOUND.indexOf(found)]!

/** A part whose articles are told in two lists, some in both. */
const somePart = fc.tuple(fc.constantFrom(0.1, 0.2, 0.3, 1, 2.5, 7), perSegment, perSegment)

test('those with the greatest sums are chosen, of equal ones the first ids, with the parts that they have', () => {
  const someParts = fc.array(somePart, { maxLength: MOST_PARTS, size: 'max' })
  fc.assert(
    fc.property(someParts, perSegment, fc.integer({ min: 1, max: 30 }), (given, open, limit) => {
      const parts = given.map(([weight, one, other]): AskedPart => {
        const within = (found: Found, set: Bits) =>
          [one, other].map((sets) => DocList.of(and(set, of(sets, found))))
        return { weight, most: () => ARTICLES, within }
      })
      const has = (part: number, found: Found, article: number) =>
        hasBit(of(given[part]![1], found), article) || hasBit(of(given[part]![2], found), article)
      const all = FOUND.flatMap((found) =>
        [...Array(ARTICLES).keys()]
          .filter((article) => hasBit(of(open, found), article))
          .map((article) => {
            const having = [...parts.keys()].filter((part) => has(part, found, article))
            const id = found.segment.docValues.ids.at(article)
            return { id, having, worth: having.reduce((sum, part) => sum + parts[part]!.weight, 0) }
          }),
      )
      const wanted = all
        .filter(({ worth }) => worth > 0)
        .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
      const chosen = worthiest(new Map(FOUND.map((found) => [found, of(open, found)])), parts, limit)
      const told = chosen.map(({ id, worth, parts: mask }) => {
        return { id, having: [...parts.keys()].filter((part) => (mask >>> part) & 1), worth }
      })
      expect(told).toEqual(wanted)
    }),
    { numRuns: 150 },
  )
})
