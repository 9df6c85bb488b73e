/** Old or new, never between: a writer that is killed at any moment. faults.test.ts has the disks that fail. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { updateIndex } from '../../src/indexing/indexing.js'
import { readManifest } from '../../src/store/store.js'
import { size } from '../sizes.js'
import { freshFolder } from '../store/folder.js'
import { type Contents, FILES, readContents, Site } from './site.js'

const LOOP = fileURLToPath(new URL('./loop.mjs', import.meta.url))
/** Each costs the load of a dictionary. */
const KILLS = size('kills')

test(
  'a writer killed at any moment leaves one whole generation, and the next one goes on',
  async () => {
    const folder = freshFolder()
    const [seeds, index] = [join(folder, 'seeds'), join(folder, 'index')]
    mkdirSync(seeds)
    const { 'a.txt': a, 'b.txt': b, 'd.md': d } = FILES
    const states = [
      { 'a.txt': a, 'b.txt': b },
      { 'a.txt': d, 'c.txt': b },
      { 'b.txt': b, 'x.txt': `${a}\n\n又添一段，以成新版。\n` },
    ]
    writeFileSync(join(folder, 'states.json'), JSON.stringify(states))
    const wanted = await Promise.all(states.map((files, s) => bodiesOf(files, join(folder, `state-${s}`))))
    let generation = 0
    for (let n = 0; n < KILLS; n++) {
      const child = spawn(process.execPath, [LOOP, seeds, index, join(folder, 'states.json'), String(n)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const begun = once(child.stdout, 'data')
      // A child that ends by itself never begins.
      await Promise.race([
        begun,
        once(child, 'exit').then(() => Promise.reject(new Error('the writer ended'))),
      ])
      // Some 40 ms an update: each kill meets another step of one.
      await sleep((n * 67) % 401)
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
      // readContents() checks every page and reads every list.
      expect(wanted).toContain(bodiesIn(readContents(index)))
      const now = readManifest(index)!.generation
      expect(now).toBeGreaterThanOrEqual(generation)
      generation = now
    }
    expect(generation).toBeGreaterThanOrEqual(KILLS)
    for (const [file, text] of Object.entries(states[0]!)) writeFileSync(join(seeds, file), text)
    for (const file of ['c.txt', 'x.txt']) rmSync(join(seeds, file), { force: true })
    await updateIndex(seeds, index, { allowRemoval: true })
    expect(bodiesIn(readContents(index))).toBe(wanted[0])
    const { segments, ledger } = readManifest(index)!
    expect(readdirSync(index).filter((file) => !file.startsWith('write.lock.')).length).toBe(
      2 + (ledger ? 1 : 0) + 5 * segments.length,
    )
  },
  Math.max(300_000, KILLS * 10_000),
)

function bodiesIn(contents: Contents): string {
  const articles = [...contents.articles.values()] as { record: { body: string } }[]
  return JSON.stringify(articles.map(({ record }) => record.body).sort())
}

async function bodiesOf(files: Record<string, string>, folder: string): Promise<string> {
  const site = new Site(files)
  await updateIndex(site.seeds, folder)
  return bodiesIn(readContents(folder))
}
