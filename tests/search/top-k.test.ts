import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Top } from '../../src/search/sets/top-k.js'

const compare = (a: [number, number], b: [number, number]) => b[0] - a[0] || a[1] - b[1]

test('whatever is offered, in order or not, the first of it are kept, and the last of those is told', () => {
  const scores = fc.array(fc.nat(20), { maxLength: 40 })
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 12 }), fc.boolean(), (given, limit, isOrdered) => {
      const offered = given.map((score, i): [number, number] => [score, i])
      if (isOrdered) offered.sort(compare)
      const top = new Top<[number, number]>(limit, compare)
      for (const [i, one] of offered.entries()) {
        top.offer(one)
        const first = offered
          .slice(0, i + 1)
          .sort(compare)
          .slice(0, limit)
        expect(top.last).toEqual(first.at(-1))
        expect(top.isFull).toBe(first.length === limit)
      }
      expect(top.sorted()).toEqual([...offered].sort(compare).slice(0, limit))
    }),
    { numRuns: 200 },
  )
})
