/** Work that takes turns. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turns } from '../src/turns.js'

test('turns() runs no more at once than it may, all of them, in their order, failed ones too', async () => {
  const works = fc.array(fc.record({ rounds: fc.integer({ min: 1, max: 4 }), fails: fc.boolean() }), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), works, async (most, all) => {
      const inTurn = turns(most)
      const begun: number[] = []
      let running = 0
      let highest = 0
      const results = await Promise.allSettled(
        all.map(({ rounds, fails }, i) =>
          inTurn(async () => {
            begun.push(i)
            highest = Math.max(highest, ++running)
            for (let round = 0; round < rounds; round++) await Promise.resolve()
            running--
            if (fails) throw new Error(String(i))
            return i
          }),
        ),
      )
      expect(highest).toBe(Math.min(most, all.length))
      expect(begun).toEqual([...all.keys()])
      expect(results.map(({ status }) => status === 'rejected')).toEqual(all.map(({ fails }) => fails))
    }),
  )
})
