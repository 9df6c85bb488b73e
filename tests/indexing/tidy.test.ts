/** Merges after an update: what is due, nothing more, and never in the way of the next update. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tidyIndex } from '../../src/indexing/tidy.js'
import { publishChanges } from '../../src/indexing/update.js'
import { openGeneration, readManifest } from '../../src/store/store.js'
import { Site } from './site.js'

const row = (n: number) =>
  `${JSON.stringify({ id: `r${n}`, title: `第${n}篇`, text: `防汛抗旱，第${n}号。` })}\n`

/** So many papers, each published by itself and merged with none. */
async function scattered(papers: number): Promise<Site> {
  const site = new Site()
  for (let n = 0; n < papers; n++) {
    site.write(`${n}.jsonl`, row(n))
    await publishChanges({ seeds: site.seeds, index: site.index })
  }
  return site
}

const segmentsOf = ({ index }: Site) => readManifest(index)!.segments.length

test('an update publishes without merging; tidying merges what is due and says the same', async () => {
  const site = await scattered(12)
  expect(segmentsOf(site)).toBe(12)
  const before = site.contents()
  const told: number[] = []
  expect(await tidyIndex(site.index, { onMerge: (articles) => told.push(articles) })).toBe(true)
  expect([segmentsOf(site), told]).toStrictEqual([1, [12]])
  expect(site.contents()).toStrictEqual(before)
  const { generation } = readManifest(site.index)!
  expect(await tidyIndex(site.index)).toBe(false)
  expect(readManifest(site.index)!.generation).toBe(generation)
  await site.equalsRebuild()
})

test('tidying that is broken off anywhere leaves the generation, no file and no lock behind', async () => {
  const site = await scattered(10)
  const before = readdirSync(site.index)
  const manifest = readManifest(site.index)
  let isMerged = false
  let brokenOff = 0
  for (let turns = 1; !isMerged; turns++) {
    let heard = 0
    isMerged = await tidyIndex(site.index, { sliceMs: 0, isOver: () => ++heard > turns })
    if (isMerged) break
    brokenOff++
    expect(readdirSync(site.index)).toStrictEqual(before)
    expect(readManifest(site.index)).toStrictEqual(manifest)
  }
  expect(brokenOff).toBeGreaterThan(3)
  expect(segmentsOf(site)).toBe(1)
  await site.equalsRebuild()
})

test('an update that comes after tidying was broken off goes on from what it finds', async () => {
  const site = await scattered(10)
  const held = openGeneration(site.index)!
  let heard = 0
  expect(await tidyIndex(site.index, { held, sliceMs: 0, isOver: () => ++heard > 2 })).toBe(false)
  site.write('new.jsonl', row(99))
  site.remove('0.jsonl')
  const { added, removed } = await publishChanges({ seeds: site.seeds, index: site.index }, held)
  expect([added, removed]).toStrictEqual([1, 1])
  held.release()
  expect(await tidyIndex(site.index)).toBe(true)
  await site.equalsRebuild()
})

test('nothing is merged where nothing was built', async () => {
  const site = await scattered(0)
  await publishChanges({ seeds: site.seeds, index: site.index })
  expect(await tidyIndex(site.index)).toBe(false)
})
