import { expect, test } from 'vitest'
import { mergeProgress, type Step, withRate } from '../../src/indexing/progress.js'

const step = (given: Partial<Step>): Step => {
  return { phase: 'read', file: null, doneBytes: 0, totalBytes: 0, articles: 0, seconds: 0, ...given }
}

const STEPS: [string, Partial<Step>, rate: number, left: number | null][] = [
  ['at the very begin', {}, 0, null],
  ['too early to tell', { doneBytes: 1, totalBytes: 100, articles: 10, seconds: 0.4 }, 0, null],
  ['a quarter read', { doneBytes: 25, totalBytes: 100, articles: 600, seconds: 20 }, 30, 60],
  ['all read', { doneBytes: 100, totalBytes: 100, articles: 1000, seconds: 10 }, 100, 0],
  ['all read, now written', { phase: 'write', articles: 1000, seconds: 10 }, 100, null],
]

test.each(STEPS)('withRate() %s', (_, given, articlesPerSecond, secondsLeft) => {
  expect(withRate(step(given))).toEqual({ ...step(given), articlesPerSecond, secondsLeft })
})

test('mergeProgress() promises no end', () => {
  expect(mergeProgress(7)).toMatchObject({ phase: 'merge', articles: 7, secondsLeft: null })
})
