/** Watching where the system tells of no changes: folders are scanned instead, and events tried again. */
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import chokidar, { type FSWatcher } from 'chokidar'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Watcher, type WatchOptions, watchManifest, watchSources } from '../../src/engine/watch.js'
import type { Watching } from '../../src/model.js'

/** How each opening of events ends; none left: the true chokidar. */
const endings: string[] = []
const opened: EventEmitter[] = []
/** Paths that are listened to anew. */
const listened: string[] = []
const { watch } = chokidar

function openEvents(...args: Parameters<typeof watch>): FSWatcher {
  const ending = endings.shift()
  if (ending === undefined) return watch(...args)
  const events = Object.assign(new EventEmitter(), {
    close: async () => {},
    unwatch: () => {},
    add: (path: string) => listened.push(path),
  }) as unknown as FSWatcher
  opened.push(events as unknown as EventEmitter)
  setImmediate(() => {
    if (ending === 'ready') events.emit('ready')
    else events.emit('error', Object.assign(new Error(ending), { code: ending }))
  })
  return events
}

let folder: string
let watcher: Watcher | undefined
let changes = 0
const ways: string[] = []
const onWay = ({ how, why }: Watching) => ways.push(`${how} ${why}`)
const onChange = () => {
  changes++
}

// A spy, not a mock of the module: test files share their modules.
beforeEach(() => {
  vi.spyOn(chokidar, 'watch').mockImplementation(openEvents)
  folder = mkdtempSync(join(tmpdir(), 'jiebao-polling-'))
  mkdirSync(join(folder, 'seeds/_keeper'), { recursive: true })
  changes = 0
  for (const list of [endings, opened, listened, ways]) list.length = 0
})
afterEach(async () => {
  vi.restoreAllMocks()
  await watcher?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function watchIt(options: WatchOptions): Promise<void> {
  watcher = watchSources(join(folder, 'seeds'), onChange, { lookMs: 20, onWay, ...options })
  await watcher.ready
}
const write = (file: string, text = 'x') => writeFileSync(join(folder, 'seeds', file), text)
/** Far more than a busy machine takes. */
const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 60_000 })
/** A change is told at least once: a scan may meet a file that is half written, and the next one the whole. */
async function tellsOf(change: () => void): Promise<void> {
  changes = 0
  change()
  await soon(() => expect(changes).toBeGreaterThan(0))
}

test.each([
  ['ENOSPC', 'watches-exhausted'],
  ['EMFILE', 'watches-exhausted'],
  ['EIO', 'watcher-failed'],
])(
  'without events (%s) the folder is scanned: new, changed and removed files, and the keeper’s',
  async (code, why) => {
    endings.push(code)
    await watchIt({ retryMs: 100_000 })
    expect(ways).toEqual([`polling ${why}`])
    expect(watcher!.watching).toMatchObject({ how: 'polling', why })
    await sleep(400)
    expect(changes).toBe(0)
    await tellsOf(() => write('a.txt'))
    await tellsOf(() => write('a.txt', 'longer'))
    await tellsOf(() => write('_keeper/hidden.txt'))
    await tellsOf(() => rmSync(join(folder, 'seeds/a.txt')))
  },
)

test('events that end later are replaced by scans, lose nothing, and are tried again', async () => {
  endings.push('ready', 'ENOSPC', 'ready')
  await watchIt({ retryMs: 50 })
  write('a.txt')
  // The mocked events tell of nothing.
  await tellsOf(() => opened[0]!.emit('error', Object.assign(new Error('EMFILE'), { code: 'EMFILE' })))
  await soon(() => expect(watcher!.watching.how).toBe('events'))
  expect(ways).toEqual(['polling watches-exhausted', 'events null'])
  await tellsOf(() => opened[2]!.emit('all'))
})

test('a folder inside that may not be read is looked at by itself, and listened to once it may', async () => {
  endings.push('ready')
  await watchIt({})
  const path = join(realpathSync(folder), 'seeds/locked')
  await tellsOf(() => opened[0]!.emit('error', Object.assign(new Error('EACCES'), { code: 'EACCES', path })))
  expect([ways, listened, watcher!.watching.how]).toEqual([[], [path], 'events'])
  opened[0]!.emit('error', Object.assign(new Error('EACCES'), { code: 'EACCES', path: join(path, '../..') }))
  expect(ways).toEqual(['polling watcher-failed'])
})

test('a folder that is moved away, and another put in its place, is watched on', async () => {
  await watchIt({ retryMs: 50 })
  const seeds = join(folder, 'seeds')
  renameSync(seeds, `${seeds}.old`)
  await soon(() => expect(ways).toContain('polling watcher-failed'))
  mkdirSync(seeds)
  await soon(() => expect(ways.at(-1)).toBe('events null'))
  await sleep(500)
  await tellsOf(() => write('a.txt'))
})

test('a manifest is polled where the keeper says so', async () => {
  watcher = watchManifest(join(folder, 'index'), 'manifest.json', onChange, { pollSeconds: 0.02, onWay })
  await watcher.ready
  expect(ways).toEqual(['polling asked'])
  await tellsOf(() => writeFileSync(join(folder, 'index/manifest.json'), '{}'))
})
