import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyArchive } from '../../src/engine/engine.js'
import { JiebaoError } from '../../src/errors.js'
import { ReuseUpdate } from '../../src/indexing/indexing.js'
import { Archive, closeEngines, Dice, jsonl, seedFiles } from '../search/archive.js'
import { size } from '../sizes.js'

afterAll(closeEngines)

let archive: Archive
let files: string[]

beforeAll(async () => {
  const { '000_b78730ae3feb4c0f.txt': first, ...others } = seedFiles()
  archive = new Archive({ ...others, 'a.jsonl': jsonl([{ id: 'a', text: '防汛' }]) })
  await archive.build()
  archive.write('late.txt', first!)
  await archive.build()
  await new ReuseUpdate(archive.index).goOn()
  files = readdirSync(archive.index).filter((file) => /^segment-|^catalog-|^manifest|^reuse/.test(file))
})

const verify = () => verifyArchive(archive.seeds, archive.index)

/** Changes a file of the index, and puts it back. */
async function withDamage(
  file: string,
  damage: (path: string, bytes: Buffer) => void,
  check: () => Promise<void>,
) {
  const path = join(archive.index, file)
  const bytes = readFileSync(path)
  try {
    damage(path, bytes)
    await check()
  } finally {
    writeFileSync(path, bytes)
  }
}

test('an index as it was built is whole, and everything of it was looked at', async () => {
  const answer = await verify()
  expect(answer).toMatchObject({ ok: true, problems: [] })
  expect(answer.checked.articles).toBe(archive.open().status()!.articles)
  expect(answer.checked.sources).toBe(6)
  expect(answer.checked.terms).toBeGreaterThan(10_000)
})

test('a flipped byte anywhere is found, and its file named', async () => {
  expect(files.length).toBeGreaterThan(5)
  const dice = new Dice(41)
  for (const file of files) {
    for (let i = 0; i < size('flipsVerified'); i++) {
      const flip = (path: string, bytes: Buffer) => {
        const copy = Buffer.from(bytes)
        const at = dice.roll(copy.length)
        copy[at] = copy[at]! ^ (1 << dice.roll(8))
        writeFileSync(path, copy)
      }
      await withDamage(file, flip, async () => {
        const answer = await verify()
        expect(answer.ok, file).toBe(false)
        const named = answer.problems.map((problem) => problem.file)
        expect(
          named.some((name) => file.startsWith(name) || name.endsWith(file)),
          `${file}: ${named}`,
        ).toBe(true)
      })
    }
  }
})

test('damage is told in Chinese, with its page and the cure', async () => {
  const file = files.find((name) => name.endsWith('.postings'))!
  const flip = (path: string, bytes: Buffer) => {
    const copy = Buffer.from(bytes)
    copy[0]! ^= 1
    writeFileSync(path, copy)
  }
  await withDamage(file, flip, async () => {
    const { problems } = await verify()
    const detail = `索引文件 ${file} 的页 0 已损坏：请运行 jiebao index --fresh 重建（报纸原文不受影响）`
    expect(problems).toEqual([{ code: 'INDEX_CORRUPT', file, detail }])
  })
})

test('a file cut short is found, and named', async () => {
  for (const file of files) {
    const cut = (path: string, bytes: Buffer) => truncateSync(path, bytes.length >> 1)
    await withDamage(file, cut, async () => {
      const answer = await verify()
      expect(answer.ok, file).toBe(false)
      expect(JSON.stringify(answer.problems)).toContain(file.split('.')[0])
    })
  }
})

test('a damaged index answers a search rightly, or refuses it', async () => {
  const whole = archive.open()
  const truth = await whole.search({ q: '解放区 项目', hitsPerPage: 100 })
  const dice = new Dice(42)
  for (const file of files.filter((name) => name.startsWith('segment-'))) {
    const flip = (path: string, bytes: Buffer) => {
      const copy = Buffer.from(bytes)
      for (let i = 0; i < 3; i++) copy[dice.roll(copy.length)]! ^= 1 << dice.roll(8)
      writeFileSync(path, copy)
    }
    await withDamage(file, flip, async () => {
      try {
        const engine = archive.open()
        const { hits, totalHits } = await engine.search({ q: '解放区 项目', hitsPerPage: 100 })
        expect({ hits, totalHits }).toEqual({ hits: truth.hits, totalHits: truth.totalHits })
      } catch (error) {
        if (!(error instanceof JiebaoError)) throw error
        expect(error.code).toBe('INDEX_CORRUPT')
      }
    })
  }
})

test('an index of which no article can be read is not ready', async () => {
  const engine = archive.open()
  await engine.check()
  const stored = files.find((name) => name.endsWith('.records'))
  expect(stored).toBeDefined()
  // Its end is read where an index is opened.
  const spoil = (path: string, bytes: Buffer) =>
    writeFileSync(path, Buffer.from(bytes).fill(7, 0, bytes.length >> 1))
  await withDamage(stored!, spoil, async () => {
    await expect(archive.open().check()).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
  })
})

test('a source that says something else than the index is named', async () => {
  const path = join(archive.seeds, 'late.txt')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, `${text}\n又多一行。\n`)
  const answer = await verify()
  expect(answer.problems.map(({ file }) => file)).toEqual(['late.txt'])
  writeFileSync(path, text)
  expect((await verify()).ok).toBe(true)
})

test('a file of text reuse that is gone is damage, told like any other', async () => {
  const pairs = files.find((file) => file.endsWith('.pairs'))!
  await withDamage(
    pairs,
    (path) => rmSync(path),
    async () => {
      const { ok, problems } = await verify()
      expect([ok, problems.map(({ code, file }) => [code, file])]).toEqual([
        false,
        [['INDEX_CORRUPT', 'reuse.json']],
      ])
    },
  )
})
