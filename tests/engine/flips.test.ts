/** A bit flipped anywhere in an index is refused by name, or changes no answer. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import { JiebaoError } from '../../src/errors.js'
import type { SearchRequest } from '../../src/model.js'
import { parseManifest } from '../../src/store/manifest.js'
import { MANIFEST, openGeneration, readCatalog, readLedger } from '../../src/store/store.js'
import { Archive, closeEngines, Dice, jsonl, seedFiles } from '../search/archive.js'
import { size } from '../sizes.js'

afterAll(closeEngines)

/** Over all files, whatever their length; as many again by length. */
const FLIPS = size('flips')

const QUERIES: SearchRequest[] = [
  { q: '' },
  { q: '的' },
  { q: '"解放"' },
  { q: '项目 建设' },
  { q: '标题:防汛 OR 记者 -市委', sort: 'date:desc' },
  { q: '通配:"解?区" 日期:2024' },
  { q: '"记 者"~10', explain: true },
  { q: '防讯工作' },
]

async function build(): Promise<Archive> {
  const [first, second, ...others] = Object.values(seedFiles()) as [string, string, ...string[]]
  const archive = new Archive({
    'a.txt': first,
    'b.txt': second.slice(0, 4000),
    'c.jsonl': jsonl([{ text: '防汛' }]),
  })
  await archive.build()
  archive.write('d.txt', others[0]!.slice(0, 3000))
  archive.remove('c.jsonl')
  await archive.build()
  return archive
}

/** What the archive answers, one text for each query; the code and the value of a refusal in its place. */
async function answers(archive: Archive): Promise<(string | JiebaoError)[]> {
  let engine: LocalEngine | undefined
  try {
    engine = archive.open()
    const told: (string | JiebaoError)[] = []
    for (const request of QUERIES) told.push(await ask(engine, request).catch(refusal))
    return told
  } catch (error) {
    return [refusal(error)]
  } finally {
    await engine?.close()
  }
}

async function ask(engine: LocalEngine, request: SearchRequest): Promise<string> {
  const { processingTimeMs: _, ...answer } = await engine.search({ hitsPerPage: 100, ...request })
  return JSON.stringify(answer)
}

/** Anything else than a refusal for damage is a fault of ours. */
function refusal(error: unknown): JiebaoError {
  if (error instanceof JiebaoError && /^INDEX_(CORRUPT|VERSION)$/.test(error.code)) return error
  throw error
}

/** The file that a look at every byte names as damaged; undefined if there is none. */
function damaged({ index }: Archive): string | undefined {
  try {
    const generation = openGeneration(index)!
    try {
      readCatalog(index, generation.manifest.catalog)
      readLedger(index, generation.manifest.ledger)
      return generation.segments.flatMap((segment) => segment.checkPages().problems)[0]?.value
    } finally {
      generation.release()
    }
  } catch (error) {
    return refusal(error).code === 'INDEX_VERSION' ? MANIFEST : (error as JiebaoError).value
  }
}

const isSameManifest = (a: Buffer, b: Buffer) => {
  const [x, y] = [a, b].map((bytes) => JSON.stringify(parseManifest(bytes.toString())))
  return x === y
}

type Flip = { file: string; at: number; bit: number }

function flips(dice: Dice, sizes: Map<string, number>): Flip[] {
  const files = [...sizes.keys()]
  const ends = files.map((_, i) => files.slice(0, i + 1).reduce((sum, file) => sum + sizes.get(file)!, 0))
  const byLength = () => {
    const at = dice.roll(ends.at(-1)!)
    return files[ends.findIndex((end) => at < end)]!
  }
  return Array.from({ length: FLIPS }, (_, n) => {
    const file = n % 2 === 0 ? files[(n / 2) % files.length]! : byLength()
    return { file, at: dice.roll(sizes.get(file)!), bit: dice.roll(8) }
  })
}

test('a bit flipped anywhere is refused by name, or changes no answer', async () => {
  const archive = await build()
  const truth = await answers(archive)
  expect(truth.every((answer) => typeof answer === 'string')).toBe(true)
  const files = readdirSync(archive.index).sort()
  const bytes = new Map(files.map((file) => [file, readFileSync(join(archive.index, file))]))
  const sizes = new Map([...bytes].map(([file, { length }]) => [file, length]))
  // Two segments, the manifest, the catalog and the copy of the ledger.
  expect(sizes.size).toBe(2 * 5 + 3)
  const outcomes = { refused: 0, sameAnswers: 0, sameManifest: 0 }
  for (const { file, at, bit } of flips(new Dice(1946), sizes)) {
    const bad = Buffer.from(bytes.get(file)!)
    bad[at]! ^= 1 << bit
    writeFileSync(join(archive.index, file), bad)
    const where = `${file}, byte ${at}, bit ${bit}`
    const named = damaged(archive)
    if (file === MANIFEST && named === undefined) {
      expect(isSameManifest(bad, bytes.get(file)!), where).toBe(true)
      outcomes.sameManifest++
    } else expect(named, where).toBe(file)
    const told = await answers(archive)
    const refused = told.filter((answer) => answer instanceof JiebaoError)
    for (const { code, value } of refused) if (code === 'INDEX_CORRUPT') expect(value, where).toBe(file)
    for (const [i, answer] of told.entries())
      if (typeof answer === 'string') expect(answer, where).toBe(truth[i])
    outcomes[refused.length > 0 ? 'refused' : 'sameAnswers']++
    writeFileSync(join(archive.index, file), bytes.get(file)!)
  }
  expect(await answers(archive)).toEqual(truth)
  expect(outcomes.refused).toBeGreaterThan(FLIPS / 4)
  if (process.env.JIEBAO_FLIPS) process.stderr.write(`${JSON.stringify(outcomes)}\n`)
}, 3_600_000)
