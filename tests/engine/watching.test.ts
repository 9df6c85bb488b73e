import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import type { JiebaoError } from '../../src/errors.js'
import type { UpdateSummary } from '../../src/model.js'
import { CLI } from '../cli/run.js'
import { Archive, closeEngines, jsonl } from '../search/archive.js'

afterAll(closeEngines)

const paper = (mark: string) => jsonl([{ id: mark, title: mark, text: `共有字 ${mark}` }])

/** Far more than a busy machine takes. */
const PATIENCE_MS = 100_000

/** Asks until there are so many hits. */
async function waitForHits(engine: LocalEngine, hits: number): Promise<void> {
  const hitsNow = async () => (engine.status() ? (await engine.search({ q: '共有字' })).totalHits : undefined)
  await expect.poll(hitsNow, { timeout: PATIENCE_MS }).toBe(hits)
}

async function watching(
  archive: Archive,
): Promise<{ engine: LocalEngine; told: (UpdateSummary | JiebaoError)[] }> {
  const told: (UpdateSummary | JiebaoError)[] = []
  const engine = archive.open({ watch: true, onUpdate: (result) => told.push(result) })
  await engine.watch()
  return { engine, told }
}

/** Builds by another process. */
async function buildElsewhere(archive: Archive): Promise<void> {
  const child = spawn(process.execPath, [CLI, 'index', '--seeds', archive.seeds, '--index', archive.index], {
    stdio: 'ignore',
  })
  await new Promise((done) => child.once('exit', done))
}

test('papers dropped into the folder, below it, and during an update are found by themselves', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲') })
  await archive.build()
  const { engine, told } = await watching(archive)
  await waitForHits(engine, 1)
  archive.write('b.jsonl', paper('乙'))
  await waitForHits(engine, 2)
  archive.write('2024/04/c.jsonl', paper('丙'))
  await waitForHits(engine, 3)
  // As a copy does: its time is now, so the update waits for it to hold still; the other comes meanwhile.
  writeFileSync(join(archive.seeds, 'd.jsonl'), paper('丁'))
  await sleep(1200)
  archive.write('e.jsonl', paper('戊'))
  await waitForHits(engine, 5)
  archive.remove('b.jsonl')
  await waitForHits(engine, 4)
  expect(told.every((result) => 'generation' in result)).toBe(true)
  await engine.close()
}, 300_000)

test('a generation that another process builds is served, by every engine on the folder', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲') })
  const { engine: first } = await watching(archive)
  const { engine: second } = await watching(archive)
  expect(first.status()).toBeUndefined()
  await buildElsewhere(archive)
  await waitForHits(first, 1)
  await waitForHits(second, 1)
  expect(first.view()).toBe(second.view())
  // Not by watching the sources: the file is one that they do not tell of.
  archive.write('b.jsonl', paper('乙'))
  await waitForHits(first, 2)
  await waitForHits(second, 2)
  await first.close()
  expect((await second.search({ q: '共有字' })).totalHits).toBe(2)
  await second.close()
}, 300_000)

test('a manifest that breaks while it is served keeps the old view, and says so', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲') })
  await archive.build()
  const { engine, told } = await watching(archive)
  const view = engine.view()
  const path = join(archive.index, 'manifest.json')
  writeFileSync(path, '{ "format": 1, "generation": 7')
  await expect.poll(() => told.length, { timeout: PATIENCE_MS }).toBeGreaterThan(0)
  // A file that is written in place may be seen empty, and then once more.
  for (const each of told) expect(each).toMatchObject({ code: 'INDEX_CORRUPT', value: 'manifest.json' })
  expect(engine.view()).toBe(view)
  expect((await engine.search({ q: '"共有字"' })).totalHits).toBe(1)
  await archive.build({ fresh: true })
  archive.write('b.jsonl', paper('乙'))
  await archive.build()
  await waitForHits(engine, 2)
  await engine.close()
}, 300_000)
