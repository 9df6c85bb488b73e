/** Entries come back in their order, whether memory held them or not, and leave no file behind. */
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedRuns } from '../../src/store/store.js'
import { freshFolder } from './folder.js'

const key = fc.oneof(fc.nat(50), fc.maxSafeNat())

test('keys come back rising, each once', () => {
  const folder = freshFolder()
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (keys, most) => {
      const runs = new SortedRuns(folder, most)
      for (const each of keys) runs.add(each)
      const expected = [...new Set(keys)].sort((a, b) => a - b)
      expect(Array.from(runs.sorted(), ({ key }) => key)).toEqual(expected)
      runs.close()
    }),
  )
  expect(readdirSync(folder)).toEqual([])
})

test('each key comes back with its numbers', () => {
  const folder = freshFolder()
  const entries = fc.dictionary(key.map(String), fc.array(fc.nat(2 ** 31 - 1), { maxLength: 9 }), {
    maxKeys: 60,
  })
  let spilt = 0
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 40 }), (given, most) => {
      const runs = new SortedRuns(folder, most)
      for (const [key, numbers] of Object.entries(given)) runs.add(Number(key), numbers)
      if (runs.isSpilt) spilt++
      const expected = Object.entries(given).sort(([a], [b]) => Number(a) - Number(b))
      expect(Array.from(runs.sorted(), ({ key, numbers }) => [String(key), [...numbers]])).toEqual(expected)
      runs.close()
    }),
  )
  expect(spilt).toBeGreaterThan(10)
  expect(readdirSync(folder)).toEqual([])
})
