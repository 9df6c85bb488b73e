/** The child that updates: kept while orders come, let go when it rests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { WorkerLink } from '../../src/engine/worker-link.js'

const folder = mkdtempSync(join(tmpdir(), 'jiebao-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A child that has nothing to merge. */
const main = join(folder, 'child.mjs')
writeFileSync(
  main,
  `process.on('message', ({ id }) => process.send({ id, merged: false }))
process.on('disconnect', () => process.exit(0))`,
)

const hasEnded = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

test('a child that rests is let go, and the next order starts another', async () => {
  const link = new WorkerLink(folder, folder, pathToFileURL(main), 1)
  const ends: number[] = []
  for (let i = 0; i < 2; i++) {
    const order = link.tidy()
    ends.push(link.pid!)
    expect(await order).toBe(false)
    while (link.pid !== undefined || !hasEnded(ends[i]!)) await new Promise((done) => setTimeout(done, 5))
  }
  expect(new Set(ends).size).toBe(2)
  await link.close()
})

test('orders that follow one another have one child', async () => {
  const link = new WorkerLink(folder, folder, pathToFileURL(main))
  await link.tidy()
  const { pid } = link
  expect(await Promise.all([link.tidy(), link.tidy()])).toEqual([false, false])
  expect(link.pid).toBe(pid)
  await link.close()
  expect(hasEnded(pid!)).toBe(true)
})
