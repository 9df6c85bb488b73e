/**
 * What the benchmark makes of its measurements: a wrong quantile or a mixing that
 * favours places would make every figure of it wrong.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadSums } from './modules.js'

const { median, medianOfEach, quantile, random, shuffled, summary } = await loadSums()
const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
const hundred = Array.from({ length: 100 }, (_, i) => i + 1)

test.each([
  [hundred, 0.5, 50],
  [hundred, 0.95, 95],
  [hundred, 0.99, 99],
  [hundred, 1, 100],
  [[...hundred, 1000], 0.99, 100],
  [[7], 0.99, 7],
  [[3, 1, 2], 0.5, 2],
  [[10, 9], 0.5, 9],
])('quantile() of a list of %# at %d', (values, share, wanted) => {
  expect(quantile(values, share)).toBe(wanted)
})

test('quantile() of nothing is undefined', () => {
  expect(quantile([], 0.5)).toBeUndefined()
})

test('quantile() is a value that was measured, with its share of all at or below it and no more than needed', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const at = quantile(values, percent / 100)!
      expect(values).toContain(at)
      const below = values.filter((value) => value < at).length
      const upTo = values.filter((value) => value <= at).length
      expect(upTo * 100).toBeGreaterThanOrEqual(percent * values.length)
      expect(below * 100).toBeLessThan(percent * values.length)
    }),
  )
})

test('quantile() and median() leave the list as it was', () => {
  const values = [3, 1, 2]
  quantile(values, 0.5)
  median(values)
  expect(values).toEqual([3, 1, 2])
})

test.each([
  [[1, 2, 30], 2],
  [[4, 1, 3, 2], 2.5],
  [[5], 5],
])('median() of %j is %d', (values, wanted) => {
  expect(median(values)).toBe(wanted)
})

test('medianOfEach() takes a query’s median over the rounds, so one slow round moves none', () => {
  const rounds = [
    [1, 20, 300],
    [2, 21, 301],
    [900, 900, 900],
  ]
  expect(medianOfEach(rounds)).toEqual([2, 21, 301])
})

test('summary() gives quantiles of the time and the median of the hits', () => {
  const samples = hundred.map((ms) => ({ ms, cpuMs: ms / 2, hits: ms * 10 }))
  expect(summary(samples)).toEqual({
    queries: 100,
    p50: 50,
    p95: 95,
    p99: 99,
    cpuP50: 25,
    cpuP99: 49.5,
    hits: 500,
  })
})

test('random() depends on its seed alone and lies in [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, same] = [random(seed), random(seed)]
      for (let i = 0; i < 20; i++) {
        const value = one()
        expect(value).toBe(same())
        expect(value >= 0 && value < 1).toBe(true)
      }
    }),
  )
})

test('shuffled() keeps every element and, for a seed, gives one order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
      const mixed = shuffled(list, random(seed))
      expect(shuffled(list, random(seed))).toEqual(mixed)
      expect([...mixed].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b))
    }),
  )
})

test('shuffled() puts every element at every place about as often', () => {
  const next = random(1)
  const seen = new Map<string, number>()
  for (let i = 0; i < 8000; i++)
    for (const [place, element] of shuffled(['a', 'b', 'c', 'd'], next).entries())
      seen.set(element + place, (seen.get(element + place) ?? 0) + 1)
  expect(seen.size).toBe(16)
  // 2,000 are due, with a standard deviation of 39; the seed is fixed.
  for (const times of seen.values()) expect(Math.abs(times - 2000)).toBeLessThan(160)
})
