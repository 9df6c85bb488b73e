/** Old or new, never between: a full disk and a killed writer at every step. */
import { deepEqual, equal } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { updateIndex } from '../../src/build/build.js'
import { JiebaoError } from '../../src/errors.js'
import { readManifest } from '../../src/store/store.js'
import { freshFolder } from '../store/folder.js'
import { built, type Contents, FILES, readContents, Site } from './site.js'

// ---------------------------------------------------------------- a full disk

const DISK_CALLS = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'writeFileSync'] as const
type DiskCall = (typeof DISK_CALLS)[number]

/** Makes the nth call of its kind fail as a full disk does. @returns puts things right and tells the calls seen */
function failAt(call: DiskCall, nth: number, code: string, below: string): () => number {
  const real = fs[call] as (...args: unknown[]) => unknown
  let seen = 0
  const failing = (...args: unknown[]) => {
    const isOurs = typeof args[0] === 'number' || String(args[0]).startsWith(below)
    const isWrite = call !== 'openSync' || args[1] === 'w'
    if (isOurs && isWrite && seen++ === nth)
      throw Object.assign(new Error(`${code}: no space left`), { code, syscall: call })
    return real(...args)
  }
  const restore = () => {
    Object.assign(fs, { [call]: real })
    syncBuiltinESMExports()
    return seen
  }
  Object.assign(fs, { [call]: failing })
  syncBuiltinESMExports()
  onTestFinished(() => void restore())
  return restore
}

test.each(DISK_CALLS)(
  'a disk that is full at any call of %s leaves the old generation or the whole new one',
  async (call) => {
    const site = await built()
    const before = site.contents()
    const next = new Site({
      ...FILES,
      'a.txt': `${FILES['a.txt']}\n\n又添一段，以成新版。\n`,
      'e.txt': FILES['b.txt'].slice(0, 4000),
    })
    next.index = site.index
    let after: Contents | undefined
    let failures = 0
    for (let nth = 0; !after; nth++) {
      const restore = failAt(call, nth, nth % 2 === 0 ? 'ENOSPC' : 'EDQUOT', site.folder)
      let refusal: unknown
      await next.update().catch((error) => {
        refusal = error
      })
      const calls = restore()
      if (refusal === undefined && calls <= nth) after = site.contents()
      else if (refusal !== undefined) {
        failures++
        expect(refusal).toBeInstanceOf(JiebaoError)
        expect((refusal as JiebaoError).code).toBe('DISK_FULL')
        // Once renamed, the new manifest counts, whatever fails behind it.
        if (readManifest(site.index)!.generation === 1) deepEqual(site.contents(), before)
        else after = site.contents()
        expect(existsSync(join(site.index, 'write.lock'))).toBe(false)
      }
      expect(nth).toBeLessThan(200)
    }
    expect(failures).toBeGreaterThan(0)
    await next.update()
    deepEqual(site.contents().articles.size, after.articles.size)
    await next.equalsRebuild()
    const { segments, catalog } = readManifest(site.index)!
    equal(readdirSync(site.index).length, 1 + 5 * segments.length + 1)
    expect(readdirSync(site.index)).toContain(catalog.name)
  },
  120_000,
)

test.runIf(process.platform === 'linux')('updates that fail leave no file open', async () => {
  const site = await built()
  const open = () => readdirSync('/proc/self/fd').length
  const before = open()
  for (let nth = 0; nth < 12; nth++) {
    site.write('a.txt', `${FILES['a.txt']}\n\n第${nth}次改动，自成一段。\n`)
    const restore = failAt('writeSync', nth, 'ENOSPC', site.folder)
    await site.update().catch(() => {})
    restore()
  }
  equal(open(), before)
})

// ---------------------------------------------------------------- a killed writer

const DIST = fileURLToPath(new URL('../../dist/src/build/build.js', import.meta.url))
const LOOP = fileURLToPath(new URL('./loop.mjs', import.meta.url))
/** Each costs the load of a dictionary. */
const KILLS = Number(process.env.JIEBAO_KILLS ?? 24)

test.runIf(existsSync(DIST))(
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
      await once(child.stdout, 'data')
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
    equal(bodiesIn(readContents(index)), wanted[0])
    const { segments } = readManifest(index)!
    equal(
      readdirSync(index).filter((file) => !file.startsWith('write.lock.')).length,
      2 + 5 * segments.length,
    )
  },
  300_000,
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
