import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from '../../src/store/bytes.js'
import { PostingsCursor } from '../../src/store/cursor.js'
import { longLength, shortLength } from '../../src/store/impacts.js'
import { encodePositions, PositionsReader } from '../../src/store/positions.js'
import { blockOf, cursorOf, encode, lengthOf, type Posting, postings, size } from './lists.js'

const CORRUPT = expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'test' })
const KINDS = [
  ['list with field counts', false],
  ['list with positions', true],
] as const

const seen = (list: Posting[], hasPositions: boolean) =>
  hasPositions ? list.map((p) => ({ ...p, fields: [] })) : list

test.each(KINDS)('nextBlock() walks a %s as it was written', (_, hasPositions) => {
  fc.assert(
    fc.property(postings, (list) => {
      const cursor = cursorOf(encode(list, hasPositions), list, hasPositions)
      const walked: Posting[] = []
      while (cursor.nextBlock()) {
        if (hasPositions) expect(cursor.positionsBefore).toBe(walked.reduce((sum, p) => sum + p.count, 0))
        walked.push(...blockOf(cursor, hasPositions))
      }
      expect(walked).toStrictEqual(seen(list, hasPositions))
      expect(cursor.nextBlock()).toBe(false)
      expect(cursor.size).toBe(0)
    }),
  )
})

test.each(KINDS)('seek() on a %s finds the block of any article from here on', (_, hasPositions) => {
  fc.assert(
    fc.property(
      postings,
      fc.array(fc.tuple(fc.nat(2 ** 20), fc.nat(4)), { maxLength: 12 }),
      (list, steps) => {
        const cursor = cursorOf(encode(list, hasPositions), list, hasPositions)
        const most = (list.at(-1)?.doc ?? 0) + 2
        for (const wanted of steps.map(([n]) => n % most).sort((a, b) => a - b)) {
          const at = list.findIndex((p) => p.doc >= wanted)
          const found = cursor.seek(wanted)
          if (at < 0) continue
          expect(found).toBe(true)
          const block = blockOf(cursor, hasPositions)
          const inBlock = block.findIndex((p) => p.doc >= wanted)
          expect(block[inBlock]).toStrictEqual(seen(list, hasPositions)[at])
          const before = list.slice(0, at - inBlock)
          if (hasPositions) expect(cursor.positionsBefore).toBe(before.reduce((sum, p) => sum + p.count, 0))
        }
      },
    ),
  )
})

test.each(KINDS)(
  'seek() and nextBlock() of a %s may be mixed, and seek() never goes back',
  (_, hasPositions) => {
    fc.assert(
      fc.property(postings, fc.array(fc.option(fc.nat(2 ** 20)), { maxLength: 12 }), (list, steps) => {
        const cursor = cursorOf(encode(list, hasPositions), list, hasPositions)
        const most = (list.at(-1)?.doc ?? 0) + 2
        let first = -1
        for (const step of steps) {
          const isThere = step === null ? cursor.nextBlock() : cursor.seek(step % most)
          if (!isThere) return
          expect(cursor.docs[0]!).toBeGreaterThanOrEqual(first)
          first = cursor.docs[0]!
          const at = list.findIndex((p) => p.doc === first)
          expect(at % 128).toBe(0)
          expect(blockOf(cursor, hasPositions)).toStrictEqual(seen(list, hasPositions).slice(at, at + 128))
        }
      }),
    )
  },
)

test.each(KINDS)('every truncation of a %s is refused', (_, hasPositions) => {
  fc.assert(
    fc.property(postings, fc.nat(2 ** 20), (list, cut) => {
      const bytes = encode(list, hasPositions)
      if (bytes.length === 0) return
      expect(() => {
        const cursor = cursorOf(bytes.subarray(0, cut % bytes.length), list, hasPositions)
        // Only what is asked for is read.
        while (cursor.nextBlock()) if (cursor.counts.length > 0 && !hasPositions) cursor.loadFields()
      }).toThrow(CORRUPT)
    }),
  )
})

test('an article number beyond the segment is refused', () => {
  const list = Array.from({ length: 130 }, (_, doc) => ({ doc, count: 1, fields: [] }))
  const bytes = encode(list, true)
  const cursor = (articles: number) => new PostingsCursor(bytes, 'test', 130, true, articles)
  expect(cursor(130).seek(129)).toBe(true)
  expect(() => cursor(129).seek(129)).toThrow(CORRUPT)
  expect(() => cursor(127)).toThrow(CORRUPT)
})

// ---------------------------------------------------------------- bounds

test('maxImpacts() is at least what any posting of its block is worth, and not many times as much', () => {
  const weights = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 8, maxLength: 8 })
  const slope = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(postings, weights, slope, (list, weights, b) => {
      const cursor = cursorOf(encode(list, false), list, false)
      const worth = (f: number, count: number, length: number) =>
        (weights[f]! * count) / (1 - b + (b * length) / 700 + 0.01)
      for (let block = 0; block < cursor.blocks; block++) {
        const bound = cursor.maxImpacts(worth)[block]!
        const own = list.slice(block * 128, block * 128 + 128)
        expect(own.at(-1)!.doc).toBeLessThanOrEqual(cursor.lastOf(block))
        for (const { doc, fields } of own) {
          let sum = 0
          for (const [f, count] of fields.entries()) if (count > 0) sum += worth(f, count, lengthOf(doc, f))
          expect(sum).toBeLessThanOrEqual(bound)
        }
        expect(cursor.load(block)).toBe(true)
        expect(cursor.docs[0]).toBe(own[0]!.doc)
      }
    }),
  )
})

test('maxImpacts() is close where all postings of a block are alike', () => {
  const list = Array.from({ length: 300 }, (_, doc) => ({ doc, count: 2, fields: [0, 0, 0, 0, 0, 2, 0, 0] }))
  const cursor = cursorOf(encode(list, false), list, false)
  const worth = (f: number, count: number) => (f === 5 ? count : 0)
  for (let block = 0; block < 3; block++) expect(cursor.maxImpacts(worth)[block]!).toBeCloseTo(2, 6)
})

test('maxImpacts() does not add up counts of different articles', () => {
  // Body and headline are best in different articles, and a caption is in a third.
  const kinds = [
    [0, 0, 0, 0, 0, 9, 0, 0],
    [1, 0, 0, 0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0, 1, 1, 0],
    [0, 0, 0, 0, 0, 20, 0, 0],
    [5, 0, 0, 0, 0, 0, 0, 0],
  ]
  const worth = (f: number, count: number) => [3, 0, 0, 0, 0, 1, 10, 0][f]! * count
  const bounds = kinds.map((fields, k) => {
    const own = k < 3 ? kinds.slice(0, k + 1) : [fields, kinds[0]!]
    const list = Array.from({ length: 128 }, (_, doc) => {
      const fields = own[doc % own.length]!
      return { doc, count: fields.reduce((a, b) => a + b), fields }
    })
    return cursorOf(encode(list, false), list, false).maxImpacts(worth)[0]!
  })
  for (const [k, best] of [9, 9, 11, 20, 15].entries()) expect(bounds[k]!).toBeCloseTo(best, 6)
})

test('a length in a byte is never longer than the length, and rises with it', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 30), (length) => {
      const told = longLength(shortLength(length))
      expect(told).toBeLessThanOrEqual(length)
      expect(told).toBeGreaterThan(length * (7 / 8) - 1)
      expect(longLength(shortLength(length + 1))).toBeGreaterThanOrEqual(told)
    }),
  )
})

// ---------------------------------------------------------------- positions

const place = fc.oneof({ weight: 5, arbitrary: fc.nat(90) }, { weight: 1, arbitrary: fc.nat(2 ** 23) })

/** Positions article by article: rising in each, and below 2^31. */
const articles: fc.Arbitrary<number[][]> = fc
  .tuple(size, fc.array(place, { minLength: 1, maxLength: 150 }), fc.array(fc.integer({ min: 1, max: 200 })))
  .map(([length, pattern, counts]) => {
    const lists: number[][] = []
    for (let done = 0, a = 0; done < length; a++) {
      const count = Math.min(counts[a % Math.max(counts.length, 1)] ?? 1, length - done)
      let last = -1
      lists.push(Array.from({ length: count }, (_, i) => (last += pattern[(done + i) % pattern.length]! + 1)))
      done += count
    }
    return lists
  })

function positionsOf(lists: number[][]): { reader: PositionsReader; bytes: Uint8Array; total: number } {
  const gaps = lists.flatMap((list) => list.map((place, i) => place - (i === 0 ? 0 : list[i - 1]! + 1)))
  const out = new ByteWriter(8)
  encodePositions(Int32Array.from(gaps), gaps.length, out, new ByteWriter(8))
  const bytes = out.view().slice()
  return { reader: new PositionsReader(bytes, 'test', gaps.length), bytes, total: gaps.length }
}

test('PositionsReader gives the positions of any article, in any order', () => {
  fc.assert(
    fc.property(articles, fc.array(fc.nat(5000), { maxLength: 20 }), (lists, order) => {
      const { reader } = positionsOf(lists)
      const out = new Int32Array(3000)
      const starts: number[] = []
      let total = 0
      for (const list of lists) {
        starts.push(total)
        total += list.length
      }
      for (const n of lists.length === 0 ? [] : [...lists.keys(), ...order.map((n) => n % lists.length)]) {
        reader.load(starts[n]!, lists[n]!.length, out)
        expect([...out.subarray(0, lists[n]!.length)]).toStrictEqual(lists[n])
      }
      expect(() => reader.load(total, 1, out)).toThrow(CORRUPT)
    }),
  )
})

test('every truncation of a position list is refused', () => {
  fc.assert(
    fc.property(articles, fc.nat(2 ** 20), (lists, cut) => {
      const { bytes, total } = positionsOf(lists)
      if (bytes.length === 0) return
      expect(() => {
        const reader = new PositionsReader(bytes.subarray(0, cut % bytes.length), 'test', total)
        for (let from = 0; from < total; from++) reader.load(from, 1, new Int32Array(1))
      }).toThrow(CORRUPT)
    }),
  )
})
