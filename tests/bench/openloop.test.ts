/** Open-loop load: a client that is late, or a server that refuses, must not look fast. */
import { expect, test } from 'vitest'
import { loadOpenLoop, loadSums } from './modules.js'

const { highestRate, offer, planArrivals } = await loadOpenLoop()
const { random } = await loadSums()

test.each([
  [50, 20],
  [1000, 2],
])('planArrivals() draws %d a second over %d s, rising, the same from the same seed', (rate, seconds) => {
  const plan = planArrivals(rate, seconds, random(1))
  expect(plan).toEqual(planArrivals(rate, seconds, random(1)))
  expect(plan).toEqual([...plan].sort((a, b) => a - b))
  expect(plan[0]).toBeGreaterThanOrEqual(0)
  expect(plan.at(-1)).toBeLessThan(seconds * 1000)
  expect(plan.length / (rate * seconds)).toBeCloseTo(1, 1)
  // Of a Poisson process gaps spread as far as their mean; a metronome has none that are twice as long.
  const long = plan.slice(1).filter((at, i) => at - plan[i]! > 2000 / rate).length
  expect(long / plan.length).toBeCloseTo(Math.exp(-2), 1)
})

/** A clock that oversleeps. */
function clock(lateMs: number) {
  let at = 0
  return {
    now: () => at,
    sleep: async (ms: number) => {
      // What was answered meanwhile is taken first.
      await new Promise((done) => setImmediate(done))
      at += ms + lateMs
    },
  }
}

test('offer() counts from the planned arrival, however late a request is sent', async () => {
  expect(await offer([10, 20, 30], async () => true, clock(0))).toEqual([0, 0, 0])
  expect(await offer([10, 20, 30], async () => true, clock(100))).toEqual([100, 90, 80])
})

test('offer() counts a refusal, and what is never answered, as endless', async () => {
  const send = (n: number) => (n === 1 ? Promise.resolve(false) : Promise.resolve(true))
  expect(await offer([10, 20, 30], send, clock(0))).toEqual([0, Infinity, 0])
  const hang = (n: number) => (n === 2 ? new Promise<boolean>(() => {}) : Promise.resolve(true))
  expect(await offer([10, 20, 30], hang, clock(0))).toEqual([0, 0, Infinity])
})

test.each([
  [
    [
      { rate: 10, p99: 4 },
      { rate: 20, p99: 9 },
      { rate: 40, p99: 80 },
    ],
    10,
    20,
  ],
  [[{ rate: 10, p99: 11 }], 10, 0],
  [
    [
      { rate: 10, p99: 10 },
      { rate: 20, p99: Infinity },
    ],
    10,
    10,
  ],
])('highestRate() of steps %# within %d ms is %d', (steps, limit, wanted) => {
  expect(highestRate(steps, limit)).toBe(wanted)
})
