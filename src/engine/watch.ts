/**
 * Watching: new sources call for an update, a new manifest for a swap.
 *
 * Owns chokidar. Says only that something may have changed; the listener looks
 * closer. Where the system tells of no changes (a network drive, its watches used up,
 * a folder that was moved away) the folder is scanned at intervals instead, and the
 * system's events are tried again, ever more seldom. A folder inside that may not be
 * read is looked at by itself; the scan of an update names it.
 */
import { createHash } from 'node:crypto'
import { constants, mkdirSync, realpathSync } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import chokidar, { type ChokidarOptions, type FSWatcher } from 'chokidar'
import { scanFolder } from '../indexing/indexing.js'
import { KEEPER_FOLDER } from '../keeper.js'
import type { Watching } from '../model.js'
import { isOnNetwork } from './network.js'

/** Milliseconds without a change that end a burst of changes. */
const QUIET_MS = 300
/** A scan takes at most one part in so many of the time. */
const SCAN_SHARE = 10

export type WatchOptions = {
  /** Seconds between two scans, instead of the system's events; undefined to choose by the folder. */
  pollSeconds?: number | undefined
  /** Told when the way of watching changes. */
  onWay?: ((watching: Watching) => void) | undefined
  /** Milliseconds between two looks, and until events are first tried again; for tests. */
  lookMs?: number
  retryMs?: number
}
const LOOK_MS = 5000
const RETRY_MS = 60_000
const MOST_RETRY_MS = 3_600_000

/** What is watched. Both states reject while the folder cannot be read. */
type Target = {
  folder: string
  /** @param real the folder, no link: asked once, since each event asks of every file there whether it is ignored */
  options(real: string): ChokidarOptions
  quietMs: number
  /** Equal for equal files; asked where there are no events. */
  scan(): Promise<string>
  /** Equal for equal files that events do not tell of; asked beside events. */
  beside(): Promise<string>
}

/** Calls `onChange` once a burst of changes below `folder` has ended. */
export function watchSources(folder: string, onChange: () => void, options: WatchOptions): Watcher {
  const keeper = () => stampsIn(join(folder, KEEPER_FOLDER))
  const target: Target = {
    folder,
    quietMs: QUIET_MS,
    options: (real) => ({
      // Names that begin with a dot are never sources. `_keeper` is watched: answers depend on its files.
      ignored: (path: string) => path !== real && basename(path).startsWith('.'),
      // The scan follows a link only to a place inside the folder, which is watched without the link.
      followSymlinks: false,
    }),
    scan: async () => JSON.stringify([await scanFolder(folder), await keeper()]),
    // The keeper's files may be links.
    beside: keeper,
  }
  return new Watcher(target, onChange, options)
}

/** Calls `onChange` after the manifest of an index was replaced. */
export function watchManifest(
  index: string,
  manifest: string,
  onChange: () => void,
  options: WatchOptions = {},
): Watcher {
  // A missing folder cannot be watched, and another process may be the first to build.
  makeFolder(index)
  const target: Target = {
    folder: index,
    quietMs: 0,
    options: (real) => ({
      ignored: (path: string) => path !== real && path !== join(real, manifest),
      depth: 0,
    }),
    scan: () => stampOf(join(index, manifest)),
    beside: async () => '',
  }
  return new Watcher(target, onChange, options)
}

export class Watcher {
  /** Resolves once every later change is noticed. */
  readonly ready: Promise<void>
  watching: Watching = { how: 'events', why: null, everySeconds: null }
  readonly #lookMs: number
  #retryMs: number
  #retryAtMs = 0
  #events: FSWatcher | undefined
  /** Folders and files inside of which the system tells nothing, since they may not be read. */
  readonly #locked = new Set<string>()
  /** The folder that the events are of. */
  #place = ''
  /** What was seen last; undefined if it must be taken to have changed. */
  #seen: string | undefined
  #burst: NodeJS.Timeout | undefined
  #closed = false
  /** Ends the wait for the next look. */
  #wake = (): void => {}

  constructor(
    readonly target: Target,
    readonly onChange: () => void,
    readonly options: WatchOptions,
  ) {
    this.#lookMs = options.pollSeconds ? options.pollSeconds * 1000 : (options.lookMs ?? LOOK_MS)
    this.#retryMs = options.retryMs ?? RETRY_MS
    this.ready = this.#begin()
    void this.ready.then(() => this.#lookOn())
  }

  async #begin(): Promise<void> {
    if (this.options.pollSeconds) this.#poll('asked')
    else if (isOnNetwork(this.target.folder)) this.#poll('network-drive')
    else await this.#listen()
    this.#seen = await this.#look()
  }

  /** Looks until closed. The longer a look takes, the longer the next one is waited for. */
  async #lookOn(): Promise<void> {
    let waitMs = this.#lookMs
    while (!this.#closed) {
      await this.#rest(waitMs)
      if (this.#closed) return
      const startMs = performance.now()
      if (this.#events && (await placeOf(this.target.folder)) !== this.#place) this.#fail('watcher-failed')
      const state = await this.#look()
      if (state !== this.#seen) this.#tell()
      this.#seen = state
      waitMs = Math.max(this.#lookMs, (performance.now() - startMs) * SCAN_SHARE)
      if (!this.#events) await this.#retry(waitMs)
    }
  }

  /** What is seen of the folder now. A folder that cannot be read looks different when it can. */
  #look(): Promise<string> {
    const state = this.#events ? this.#besideEvents() : this.target.scan()
    return state.then(hashOf, (error: Error) => error.message)
  }

  /** Listens to what may be read again. */
  async #besideEvents(): Promise<string> {
    const states = [await this.target.beside()]
    for (const path of [...this.#locked].sort()) {
      const state = await openable(path)
      if (state !== LOCKED) {
        this.#locked.delete(path)
        this.#events?.unwatch(path)
        this.#events?.add(path)
      }
      states.push(`${path} ${state}`)
    }
    return JSON.stringify(states)
  }

  /** Waits, until closed or woken by an error of the events. */
  async #rest(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((done) => {
      this.#wake = done
      timer = setTimeout(done, ms)
    })
    clearTimeout(timer)
  }

  #tell(): void {
    clearTimeout(this.#burst)
    if (!this.#closed) this.#burst = setTimeout(this.onChange, this.target.quietMs)
  }

  /** Listens to the system's events. @returns whether they come; else it polls */
  async #listen(): Promise<boolean> {
    const { folder } = this.target
    const real = realOf(folder)
    const events = chokidar.watch(real, { ...this.target.options(real), ignoreInitial: true })
    this.#events = events
    this.#locked.clear()
    events.on('all', () => this.#tell())
    await new Promise<void>((done) => {
      events.once('ready', done)
      events.on('error', (error) => {
        const inside = lockedBelow(real, error)
        if (inside !== undefined) {
          this.#locked.add(inside)
          return
        }
        if (this.#events === events) this.#fail(whyOf(error))
        done()
      })
    })
    this.#place = await placeOf(folder)
    return this.#events === events
  }

  /** Gives up the events, and looks at once: some may be lost. */
  #fail(why: Watching['why']): void {
    // Closed while it looked.
    if (this.#closed) return
    void this.#events?.close()
    this.#events = undefined
    this.#seen = undefined
    this.#retryAtMs = performance.now() + this.#retryMs
    this.#poll(why)
    this.#wake()
  }

  #poll(why: Watching['why']): void {
    this.#go({ how: 'polling', why, everySeconds: this.#lookMs / 1000 })
  }

  /** Tries events again, ever more seldom, where nobody asked for polling and no network lies between. */
  async #retry(waitMs: number): Promise<void> {
    const { why } = this.watching
    this.watching = { how: 'polling', why, everySeconds: Math.ceil(waitMs / 100) / 10 }
    if (why === 'asked' || why === 'network-drive' || performance.now() < this.#retryAtMs) return
    const before = this.#seen
    this.#retryMs = Math.min(this.#retryMs * 2, MOST_RETRY_MS)
    if (this.#closed || !(await this.#listen())) return
    // Between the last scan and the first event files may have changed.
    const now = await this.target.scan().then(hashOf, (error: Error) => error.message)
    if (now !== before) this.#tell()
    this.#seen = await this.#look()
    this.#retryMs = this.options.retryMs ?? RETRY_MS
    this.#go({ how: 'events', why: null, everySeconds: null })
  }

  #go(watching: Watching): void {
    const { how, why } = this.watching
    this.watching = watching
    if (how !== watching.how || why !== watching.why) this.options.onWay?.(watching)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#burst)
    this.#wake()
    await this.#events?.close()
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    // The first update tells why.
  }
}

function whyOf(error: unknown): Watching['why'] {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['ENOSPC', 'EMFILE', 'ENFILE'].includes(code) ? 'watches-exhausted' : 'watcher-failed'
}

/** The path below the folder that an error says may not be read. */
function lockedBelow(folder: string, error: unknown): string | undefined {
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  return ['EACCES', 'EPERM'].includes(code) && path.startsWith(`${folder}${sep}`) ? path : undefined
}

const LOCKED = 'locked'

/** Whether a folder may be listed, or a file read. */
async function openable(path: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) await readdir(path)
    else await access(path, constants.R_OK)
    return 'open'
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return ['EACCES', 'EPERM'].includes(code) ? LOCKED : code
  }
}

const hashOf = (state: string) => createHash('sha256').update(state).digest('hex')

function realOf(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** Tells apart the folder from another that is moved into its place, and from one that may not be listed. */
async function placeOf(folder: string): Promise<string> {
  try {
    await readdir(folder)
    const { dev, ino } = await stat(folder)
    return `${dev}:${ino}`
  } catch (error) {
    return (error as Error).message
  }
}

/** Of the file that a link leads to; '' if there is none. */
const stampOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ size, mtimeMs, ino }) => `${size}:${mtimeMs}:${ino}`,
    () => '',
  )

async function stampsIn(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => [])
  return (
    await Promise.all(names.sort().map(async (name) => `${name} ${await stampOf(join(folder, name))}`))
  ).join()
}
