/** Text reuse after updates is what it is after a rebuild, whatever came, went or was merged. */
import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ReuseUpdate } from '../../src/indexing/reuse.js'
import { REUSE_PARTS, ReusePairs, readReuseHead } from '../../src/store/store.js'
import { Archive, Dice, jsonl, type Row } from '../search/archive.js'
import { size } from '../sizes.js'

const text = (dice: Dice, length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + dice.roll(3000))).join('')

/** Few stories and formulae, printed often, so that more articles than are near one another share fingerprints. */
function pool(dice: Dice): string[] {
  return Array.from({ length: 4 }, () => text(dice, 60 + dice.roll(60)))
}

function rowsOf(dice: Dice, stories: string[], file: number): Row[] {
  return Array.from({ length: 1 + dice.roll(8) }, (_, n) => ({
    id: `f${file}-${n}`,
    title: `第${n}篇`,
    date: `1934-0${1 + dice.roll(9)}-0${1 + dice.roll(9)}`,
    publication: `报${dice.roll(3)}`,
    text: [text(dice, dice.roll(50)), stories[dice.roll(stories.length)]!, text(dice, dice.roll(50))].join(
      '\n',
    ),
  }))
}

/** @returns whether anything was published */
async function bringUp(index: string, most?: number): Promise<boolean> {
  const before = readReuseHead(index)
  expect(await new ReuseUpdate(index, most).goOn()).toBe(true)
  return JSON.stringify(before.pairs) !== JSON.stringify(readReuseHead(index).pairs)
}

/** All that is known, by part. */
function known(index: string) {
  const pairs = new ReusePairs(index, readReuseHead(index).pairs!)
  const ids = Array.from({ length: pairs.articles }, (_, n) => pairs.id(n))
  const parts = REUSE_PARTS.map((part) => [...pairs.read(part, 0, pairs.size(part))])
  pairs.close()
  return { ids, parts }
}

test('an update of the text reuse equals a rebuild, also where memory holds only a few pairs', async () => {
  const dice = new Dice(11)
  let pairs = 0
  for (let row = 0; row < size('reuses'); row++) {
    const stories = pool(dice)
    const archive = new Archive()
    for (let step = 0; step < 6; step++) {
      const file = dice.roll(4)
      if (step > 2 && dice.roll(3) === 0 && existsSync(join(archive.seeds, `${file}.jsonl`)))
        archive.remove(`${file}.jsonl`)
      else archive.write(`${file}.jsonl`, jsonl(rowsOf(dice, stories, file)))
      await archive.build({ allowRemoval: true })
      if (dice.roll(3) > 0) await bringUp(archive.index, 1 + dice.roll(60))
    }
    await bringUp(archive.index, 4)
    const updated = known(archive.index)
    expect(await bringUp(archive.index)).toBe(false)
    rmSync(join(archive.index, 'reuse.json'))
    expect(await bringUp(archive.index)).toBe(true)
    expect(updated).toEqual(known(archive.index))
    pairs += updated.ids.length
  }
  // One archive may end with a single article; all of them do not.
  expect(pairs).toBeGreaterThan(0)
})

test('an update of the text reuse leaves only files that are needed, and finds anew what is damaged', async () => {
  const dice = new Dice(2)
  const stories = pool(dice)
  const archive = new Archive({ '1.jsonl': jsonl(rowsOf(dice, stories, 1)) })
  for (const file of [2, 3]) {
    archive.write(`${file}.jsonl`, jsonl(rowsOf(dice, stories, file)))
    await archive.build()
    await bringUp(archive.index)
  }
  const files = readdirSync(archive.index).filter((name) => /^reuse|prints$/.test(name))
  const { of, pairs } = readReuseHead(archive.index)
  expect(files.sort()).toEqual(['reuse.json', pairs!.name, ...of.map(({ name }) => `${name}.prints`)].sort())
  const before = known(archive.index)
  truncateSync(join(archive.index, pairs!.name), 10)
  archive.write('4.jsonl', jsonl([{ id: 'x', text: '无', date: '1934-01-01', publication: '报' }]))
  await archive.build()
  expect(await bringUp(archive.index)).toBe(true)
  expect(known(archive.index)).toEqual(before)
})

test('a comparison goes on where updates interrupt it, and ends though each brings another generation', async () => {
  const dice = new Dice(4)
  const stories = pool(dice)
  const archive = new Archive({ '0.jsonl': jsonl(rowsOf(dice, stories, 0)) })
  await archive.build()
  const update = new ReuseUpdate(archive.index)
  let interrupted = 0
  for (; readReuseHead(archive.index).pairs === null; interrupted++) {
    await update.goOn({ sliceMs: 0, isOver: () => true })
    if (interrupted % 6 > 0) continue
    archive.write(`${interrupted}.jsonl`, jsonl(rowsOf(dice, stories, interrupted)))
    await archive.build()
  }
  expect(interrupted).toBeGreaterThan(6)
  expect(await update.goOn()).toBe(true)
  const goneOn = known(archive.index)
  rmSync(join(archive.index, 'reuse.json'))
  await bringUp(archive.index)
  expect(goneOn).toEqual(known(archive.index))
})

test.each(['damaged', 'gone'])('pairs that are %s are compared anew, and nothing else is', async (how) => {
  const story = text(new Dice(3), 120)
  const rows = ['a', 'b'].map((id) => ({ id, date: '1934-05-01', publication: id, text: story }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  await archive.build()
  await bringUp(archive.index)
  const [before, head] = [known(archive.index), readReuseHead(archive.index)]
  const file = join(archive.index, head.pairs!.name)
  if (how === 'gone') rmSync(file)
  else truncateSync(file, 10)
  const told: string[] = []
  const engine = archive.open({ onDamage: ({ value }) => told.push(value) })
  expect((await engine.reuse({ page: 1, hitsPerPage: 5 })).isCurrent).toBe(false)
  await engine.ready('reuse')
  expect(await engine.reuse({ page: 1, hitsPerPage: 5 })).toMatchObject({ isCurrent: true, totalGroups: 1 })
  expect(told).toEqual([head.pairs!.name])
  expect(known(archive.index)).toEqual(before)
  const { prints, pairs } = readReuseHead(archive.index)
  expect([prints, pairs!.name === head.pairs!.name]).toEqual([head.prints, false])
  await engine.close()
})
