/** An update that did not take up everything is made again: ever more seldom, within bounds, until it does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Retries } from '../../src/engine/retries.js'
import { JiebaoError } from '../../src/errors.js'
import type { Refusal, UpdateSummary } from '../../src/model.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const locked = new JiebaoError('index-locked', 'write.lock', { pid: 7, host: 'here', isFar: false })
const full = new JiebaoError('disk-full', 'a', {})

function summary(...refused: Refusal[]): UpdateSummary {
  const counts = { added: 0, changed: 0, removed: 0, kept: 0, articles: 0, issues: 0, seconds: 0 }
  return { generation: 1, published: false, ...counts, refused, stale: [], held: [] }
}
const refusal = (code: string): Refusal => ({ file: 'a.txt', line: null, code, reason: '读不到' })

/** Lets every try end so. @returns the seconds between the tries of an hour */
function waits(result: UpdateSummary | JiebaoError): number[] {
  const times = [Date.now()]
  const retries = new Retries(() => {
    times.push(Date.now())
    retries.settle(result)
  })
  retries.settle(result)
  vi.advanceTimersByTime(3_600_000)
  retries.close()
  return times.slice(1).map((time, i) => (time - times[i]!) / 1000)
}

test.each([
  ['a refused update', locked, 30],
  ['a full disk', full, 30],
  ['a file that cannot be read', summary(refusal('UNREADABLE')), 300],
  ['a file that keeps changing', summary(refusal('STILL_CHANGING')), 300],
])('%s is made again, twice as late each time up to a bound, and never at fixed times', (_, result, most) => {
  const seconds = waits(result)
  for (const [i, wait] of seconds.entries()) {
    const longest = Math.min(2 ** i, most)
    expect(wait).toBeGreaterThanOrEqual(longest / 2 - 0.001)
    expect(wait).toBeLessThanOrEqual(longest)
  }
  expect(seconds.length).toBeGreaterThan(3600 / most)
  expect(new Set(seconds.map((wait, i) => wait / Math.min(2 ** i, most))).size).toBeGreaterThan(5)
})

test('what stays refused until it changes is not tried again', () => {
  expect(waits(summary(refusal('BAD_ISSUE')))).toEqual([])
  expect(waits(summary())).toEqual([])
})

test('a success ends it and begins the waits anew; what is told again is no news', () => {
  let tries = 0
  const retries = new Retries(() => tries++)
  const news = [locked, locked, full, summary(refusal('UNREADABLE')), summary(), summary(), locked].map(
    (result) => {
      retries.settle(result)
      return retries.isNews
    },
  )
  expect(news).toEqual([true, false, true, true, true, true, true])
  expect(retries.now).toMatchObject({ code: 'INDEX_LOCKED', failures: 1 })
  vi.advanceTimersByTime(1000)
  expect(tries).toBe(1)
  retries.settle(summary())
  expect(retries.now).toBeNull()
  vi.advanceTimersByTime(3_600_000)
  expect(tries).toBe(1)
})
