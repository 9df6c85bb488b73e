import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { NICENESS } from '../src/priority.js'

const MODULE = new URL('../dist/src/priority.js', import.meta.url)

/** Priorities of a thread before and after it stepped back. */
const steppingBack = () =>
  new Promise<number[]>((done, failed) => {
    const worker = new Worker(
      `const { getPriority } = require('node:os')
      import('${MODULE}').then(({ stepBack }) => {
        const before = getPriority(0)
        stepBack(5)
        require('node:worker_threads').parentPort.postMessage([before, getPriority(0)])
      })`,
      { eval: true },
    )
    worker.once('message', done)
    worker.once('error', failed)
  })

test('a thread steps back behind the one that serves, on Linux, and takes nobody along', async () => {
  const own = getPriority()
  const step = process.platform === 'linux' ? 5 : 0
  expect(await steppingBack()).toEqual([own, Math.min(19, own + step)])
  expect(getPriority()).toBe(own)
})

test('short searches go before lookups, these before long searches and updates', () => {
  const { short, lookups, long, update } = NICENESS
  expect(0 < short && short < lookups && lookups < long && long <= update).toBe(true)
})
