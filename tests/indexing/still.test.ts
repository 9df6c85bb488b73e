/** Files that are still being written: how long they are waited for, and what becomes of them then. */
import { symlinkSync, utimesSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planUpdate } from '../../src/indexing/plan.js'
import { scanFolder, waitUntilStill } from '../../src/indexing/scan.js'
import type { CatalogSource } from '../../src/store/store.js'
import { FILES, Site } from './site.js'

/** A clock that stands still until somebody sleeps; then `meanwhile` happens. */
function clockOf(meanwhile: (nowMs: number) => void) {
  let nowMs = Date.UTC(2020, 0, 1)
  const startMs = nowMs
  return {
    now: () => nowMs,
    sleep: async (ms: number) => {
      expect(ms).toBeGreaterThan(0)
      nowMs += ms
      meanwhile(nowMs)
    },
    passedMs: () => nowMs - startMs,
  }
}

const touch = (site: Site, file: string, ms: number) => utimesSync(site.path(file), ms / 1000, ms / 1000)
const names = (files: { file: string }[]) => files.map(({ file }) => file)

test('waitUntilStill() ends, however often a file changes, and names it', async () => {
  const site = new Site(FILES)
  const clock = clockOf((ms) => touch(site, 'b.txt', ms - 1))
  touch(site, 'b.txt', clock.now())
  const { still, restless } = await waitUntilStill((await scanFolder(site.seeds)).files, clock)
  expect(names(restless)).toStrictEqual(['b.txt'])
  expect(names(still)).toStrictEqual(['a.txt', 'c/c.txt', 'd.md'])
  expect(clock.passedMs()).toBe(60_000)
})

test('waitUntilStill() waits for a copy that ends, and leaves out a file that goes', async () => {
  const site = new Site(FILES)
  let changes = 0
  const clock = clockOf((ms) => {
    if (++changes <= 5) touch(site, 'b.txt', ms - 500)
    if (changes === 2) site.remove('a.txt')
  })
  touch(site, 'b.txt', clock.now())
  const { still, restless } = await waitUntilStill((await scanFolder(site.seeds)).files, clock)
  expect([names(restless), names(still)]).toStrictEqual([[], ['b.txt', 'c/c.txt', 'd.md']])
  expect(clock.passedMs()).toBe(2000 + 5 * 1500)
})

test('waitUntilStill() keeps what cannot be looked at, a link that leads nowhere, to be refused', async () => {
  const site = new Site(FILES)
  symlinkSync('nowhere', site.path('away.txt'))
  const clock = clockOf(() => {})
  touch(site, 'b.txt', clock.now())
  const { still } = await waitUntilStill((await scanFolder(site.seeds)).files, clock)
  expect(names(still)).toStrictEqual(['a.txt', 'away.txt', 'b.txt', 'c/c.txt', 'd.md'])
})

test('waitUntilStill() watches a file whose time is in the future, since its clock tells nothing', async () => {
  const site = new Site(FILES)
  let changes = 0
  const clock = clockOf((ms) => {
    if (++changes <= 2) touch(site, 'b.txt', ms + 3_600_000)
  })
  touch(site, 'b.txt', clock.now() + 3_600_000)
  const { still, restless } = await waitUntilStill((await scanFolder(site.seeds)).files, clock)
  expect([names(restless), names(still)]).toStrictEqual([[], ['a.txt', 'b.txt', 'c/c.txt', 'd.md']])
  expect(clock.passedMs()).toBe(3 * 2000)
})

test('a file that never holds still is refused with a reason, keeps its last good articles, and is read next', async () => {
  const site = new Site(FILES)
  await site.update()
  const sources = site.sources()
  const clock = clockOf((ms) => touch(site, 'b.txt', ms - 1))
  touch(site, 'b.txt', clock.now())
  const plan = await planUpdate(await scanFolder(site.seeds), { sources }, false, clock)
  expect([plan.read, plan.gone]).toStrictEqual([[], []])
  const kept = plan.keep.find(({ file }) => file === 'b.txt')!
  const before = sources.find(({ file }) => file === 'b.txt')!
  expect(kept).toMatchObject({ stamp: '', sha256: '', stale: true, issues: before.issues })
  expect(kept.refusals.map(({ code }) => code)).toStrictEqual(['STILL_CHANGING'])
  const next = await planUpdate(
    await scanFolder(site.seeds),
    { sources: plan.keep as CatalogSource[] },
    false,
  )
  expect(next.read.map(({ found }) => found.file)).toStrictEqual(['b.txt'])
})
