/** What a repair must cope with: an index that cannot be opened at all, and ids that only the ledger knows. */
import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyArchive } from '../../src/engine/engine.js'
import { lockIndex, readManifest } from '../../src/store/store.js'
import { run } from '../cli/run.js'
import { built, FILES, type Site } from './site.js'

const SMALL = { 'a.txt': FILES['a.txt'].slice(0, 3000), 'b.txt': FILES['b.txt'].slice(0, 3000) }

/** One whose articles bear ids that their texts do not say. */
async function corrected(): Promise<Site> {
  const site = await built(SMALL)
  site.write('a.txt', SMALL['a.txt'].replace('的', '之'))
  site.rename('b.txt', 'c.txt')
  await site.update()
  expect(readdirSync(join(site.seeds, '_keeper'))).toEqual(['ids.jsonl'])
  return site
}

const partOf = (index: string, part: string) =>
  join(index, `${readManifest(index)!.segments[0]!.name}.${part}`)
const catalogOf = (index: string) => join(index, readManifest(index)!.catalog.name)

const DAMAGES: [string, (index: string) => void][] = [
  ['no manifest', (index) => rmSync(join(index, 'manifest.json'))],
  [
    'a manifest that is no JSON',
    (index) => writeFileSync(join(index, 'manifest.json'), '\u0000'.repeat(900)),
  ],
  ['a manifest of another format', (index) => writeFileSync(join(index, 'manifest.json'), '{"format":77}')],
  ['no catalog', (index) => rmSync(catalogOf(index))],
  ['an empty catalog', (index) => truncateSync(catalogOf(index))],
  ['a file that is gone', (index) => rmSync(partOf(index, 'values'))],
  ['a file cut short', (index) => truncateSync(partOf(index, 'terms'), 30)],
  ['a postings file of zeros', (index) => writeFileSync(partOf(index, 'postings'), Buffer.alloc(4096))],
  [
    'nothing but a torn lock',
    (index) => {
      rmSync(index, { recursive: true })
      mkdirSync(index)
      writeFileSync(join(index, 'write.lock'), '{"pid":')
    },
  ],
]

test('a repair gives back every article under its id, whatever is left of the index', async () => {
  const site = await corrected()
  const before = site.contents()
  for (const [what, damage] of DAMAGES) {
    damage(site.index)
    expect((await verifyArchive(site.seeds, site.index)).ok, what).toBe(false)
    await site.update({ fresh: true })
    expect(site.contents(), what).toStrictEqual(before)
    expect((await verifyArchive(site.seeds, site.index)).problems, what).toStrictEqual([])
  }
})

test('a repair does not start while another writes', async () => {
  const site = await corrected()
  rmSync(join(site.index, 'manifest.json'))
  const unlock = lockIndex(site.index)
  await expect(site.update({ fresh: true })).rejects.toMatchObject({ code: 'INDEX_LOCKED' })
  unlock()
  expect((await site.update({ fresh: true })).published).toBe(true)
})

test('verify --repair rebuilds a damaged index and leaves a whole one alone', async () => {
  const site = await corrected()
  const command = ['verify', '--repair', '--json', '--seeds', site.seeds, '--index', site.index]
  const { generation } = readManifest(site.index)!
  expect((await run(...command)).status).toBe(0)
  expect(readManifest(site.index)!.generation).toBe(generation)
  const before = site.contents()
  rmSync(partOf(site.index, 'terms'))
  expect((await run(...command)).status).toBe(0)
  expect(site.contents()).toStrictEqual(before)
})
