/** When an update reads, what it replaces, and what it refuses to touch. */
import { appendFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { updateIndex } from '../../src/indexing/indexing.js'
import { commitManifest, type Manifest, openGeneration, readManifest } from '../../src/store/store.js'
import { shortSeeds } from '../store/articles.js'
import { built, counts, FILES, Site } from './site.js'

const [first, second, , , fifth] = shortSeeds() as [string, string, string, string, string]

// ---------------------------------------------------------------- time

test('a file that changed just now is waited for; one with a time to come is not', async () => {
  const site = new Site({ 'a.txt': first })
  const ahead = Date.now() / 1000 + 3600
  utimesSync(site.path('a.txt'), ahead, ahead)
  // Waited for, it would take an hour.
  expect((await site.update()).added).toBe(1)
  writeFileSync(site.path('b.txt'), second.slice(0, 5000))
  setTimeout(() => appendFileSync(site.path('b.txt'), second.slice(5000)), 1000)
  // Read too early, it would lack its end, which equalsRebuild() would tell.
  expect(counts(await site.update())).toStrictEqual({ added: 1, changed: 0, removed: 0, kept: 1 })
  await site.equalsRebuild()
})

test('a file that changes while it is read is read again by the next update', async () => {
  const site = new Site(FILES)
  let changed = false
  await updateIndex(site.seeds, site.index, {}, ({ phase, file }) => {
    if (changed || phase !== 'read' || file !== 'b.txt') return
    changed = true
    site.write('b.txt', `${second}\n\n读到一半又添了一段，这一段也要读到。\n`)
  })
  expect(changed).toBe(true)
  expect(site.sources().find(({ file }) => file === 'b.txt')!.stamp).toBe('')
  await site.update()
  expect(site.bodies().join()).toContain('读到一半又添了一段')
  expect((await site.update()).published).toBe(false)
  await site.equalsRebuild()
})

test('a file that goes while it is read is no issue of the next update', async () => {
  const site = new Site(FILES)
  await updateIndex(site.seeds, site.index, {}, ({ phase, file }) => {
    if (phase === 'read' && file === 'b.txt') rmSync(site.path('b.txt'), { force: true })
  })
  await site.update()
  expect(site.files()).toStrictEqual(['a.txt', 'c/c.txt', 'd.md'])
  await site.equalsRebuild()
})

// ---------------------------------------------------------------- versions, cutters, fresh

const restamp = (site: Site, change: Partial<Manifest>) =>
  commitManifest(site.index, { ...readManifest(site.index)!, ...change })

test('another cutter cuts everything anew, what is stale and held too, as one generation', async () => {
  const site = await built()
  site.write('a.txt', '')
  await site.update()
  const before = site.contents()
  restamp(site, { cutter: { name: 'other', fingerprint: 'other/1' } })
  const summary = await site.update()
  expect([summary.published, summary.removed, summary.issues]).toStrictEqual([true, 0, 4])
  expect(site.contents()).toStrictEqual(before)
  expect(readManifest(site.index)!.cutter.name).not.toBe('other')
  expect((await site.update()).published).toBe(false)
  // Together with changes of the sources.
  restamp(site, { cutter: { name: 'other', fingerprint: 'other/1' } })
  site.write('a.txt', fifth)
  site.rename('b.txt', 'b.md')
  site.remove('d.md')
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 2, removed: 1, kept: 1 })
  await site.equalsRebuild()
})

test('terms of another version are refused, and a fresh build replaces them', async () => {
  const site = await built()
  const before = site.contents()
  restamp(site, { analysis: 99 })
  await expect(site.update()).rejects.toMatchObject({ code: 'INDEX_VERSION', value: '99' })
  const { generation, published } = await site.update({ fresh: true })
  expect([generation, published]).toStrictEqual([2, true])
  expect(site.contents()).toStrictEqual(before)
})

test('a fresh build starts from nothing, uses no name twice and lets open readers be', async () => {
  const site = await built()
  const reader = openGeneration(site.index)!
  const names = reader.segments.map(({ mark }) => mark.name)
  const summary = await site.update({ fresh: true })
  expect(counts(summary)).toStrictEqual({ added: 4, changed: 0, removed: 0, kept: 0 })
  expect(summary.generation).toBe(2)
  for (const { name } of readManifest(site.index)!.segments) expect(names).not.toContain(name)
  expect(reader.segments.flatMap((segment) => segment.checkPages().problems)).toStrictEqual([])
  reader.release()
  await site.equalsRebuild()
})

test.each([
  ['no JSON', 'nonsense', 'INDEX_CORRUPT'],
  ['another format', '{"format":99}', 'INDEX_VERSION'],
])(
  'a manifest that is %s is refused and touches nothing; a fresh build replaces it',
  async (_, text, code) => {
    const site = await built()
    const before = site.contents()
    writeFileSync(join(site.index, 'manifest.json'), text)
    const files = readdirSync(site.index).sort()
    await expect(site.update()).rejects.toMatchObject({ code })
    expect(readdirSync(site.index).sort()).toStrictEqual(files)
    // Even a fresh build that fails leaves what another version of the program could still read.
    await expect(updateIndex(join(site.folder, 'none'), site.index, { fresh: true })).rejects.toMatchObject({
      code: 'SEEDS_UNREADABLE',
    })
    expect(readdirSync(site.index).sort()).toStrictEqual(files)
    await site.update({ fresh: true })
    expect(site.contents()).toStrictEqual(before)
    expect(readdirSync(site.index).filter((file) => files.includes(file))).toStrictEqual(['manifest.json'])
  },
)

test('a folder of sources that is not there is refused, and the index stays', async () => {
  const site = await built()
  const before = site.contents()
  for (const seeds of [join(site.folder, 'none'), site.path('a.txt')])
    await expect(updateIndex(seeds, site.index)).rejects.toMatchObject({
      code: 'SEEDS_UNREADABLE',
      value: seeds,
    })
  expect(site.contents()).toStrictEqual(before)
  expect((await site.update()).published).toBe(false)
})

test('an index folder that is a file is refused', async () => {
  const site = new Site(FILES)
  writeFileSync(site.index, 'a file')
  await expect(site.update()).rejects.toMatchObject({ name: 'JiebaoError', value: site.index })
})

test('of two updates at once the second is told who is writing', async () => {
  const site = new Site(FILES)
  const running = site.update()
  await expect(site.update()).rejects.toMatchObject({
    code: 'INDEX_LOCKED',
    message: expect.stringMatching(`process ${process.pid} `),
  })
  expect((await running).added).toBe(4)
  expect((await site.update()).published).toBe(false)
})

test('a damaged catalog is refused by name', async () => {
  const site = await built()
  const { name } = readManifest(site.index)!.catalog
  writeFileSync(join(site.index, name), '{}')
  await expect(site.update()).rejects.toMatchObject({ code: 'INDEX_CORRUPT', value: name })
  await site.update({ fresh: true })
  await site.equalsRebuild()
})
