import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PostingsCursor } from '../../src/store/cursor.js'
import {
  singlePositions,
  singlePositionsBytes,
  singlePostings,
  singlePostingsBytes,
} from '../../src/store/laid-single.js'
import { PositionsReader } from '../../src/store/positions.js'

/** With the bytes that may follow in the kernels' memory. */
const followed = (bytes: Uint8Array, end: number) => {
  const all = new Uint8Array(end + 8).fill(0xff)
  all.set(bytes)
  return all
}

test('the lists of a bigram that occurs once read as its one article and position', () => {
  const places = fc.record({ article: fc.nat(2 ** 23), more: fc.nat(2 ** 20), position: fc.nat(2 ** 24) })
  fc.assert(
    fc.property(places, ({ article, more, position }) => {
      const single = { article, position }
      const articles = article + 1 + more
      const end = singlePostingsBytes(single, articles)
      const postings = singlePostings(single, articles)
      expect(postings.length).toBeLessThanOrEqual(end)
      const cursor = new PostingsCursor(followed(postings, end), 'test', 1, true, articles, undefined, end)
      expect(cursor.nextBlock()).toBe(true)
      expect([cursor.size, cursor.docs[0], cursor.counts[0]]).toEqual([1, article, 1])
      const last = singlePositionsBytes(single)
      const positions = singlePositions(single)
      expect(positions.length).toBeLessThanOrEqual(last)
      const reader = new PositionsReader(followed(positions, last), 'test', 1, Int32Array.of(0), last)
      const out = new Int32Array(1)
      reader.load(0, 1, out)
      expect(out[0]).toBe(position)
    }),
    { numRuns: 50 },
  )
})
