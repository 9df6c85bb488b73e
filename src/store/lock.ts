/**
 * The writer's lock: one process at a time may change an index.
 *
 * The lock file names its holder by process id and start time. A lock whose process is
 * gone is therefore recognised and taken over. Readers need no lock. The module
 * remembers locks of this process that it could not remove, and tries again later.
 */
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { diskError } from './disk.js'

const LOCK = 'write.lock'
/** Age in ms from which a leftover draft is removed: taking a lock needs far less than a minute. */
const LEFT_MS = 60_000

/** Paths of locks that this process released and could not remove. */
const owed = new Set<string>()

type Holder = { pid: number; host: string; started: string }

/** Start time of a process in the system's own count; '' if the system does not tell, or the process has ended and nobody took notice. */
function startOf(pid: number): string {
  try {
    // The name, which may hold spaces, ends with the last parenthesis; the start is the 20th field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return 'ZX'.includes(fields[0]!) ? '' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return startOf(holder.pid) === holder.started
}

function readHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder
    return typeof holder.pid === 'number' ? holder : undefined
  } catch {
    return undefined
  }
}

/** The content of a lock held by this process. */
function own(): string {
  const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  return JSON.stringify(holder)
}

/** Removes a file that may as well stay. @returns whether it is gone */
function discard(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

function create(path: string): boolean {
  // Write a draft and link it, so that no process ever reads a half-written lock.
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, own())
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw diskError(error, path)
  } finally {
    discard(draft)
  }
}

/** Moves a dead writer's lock aside, unless another process was faster. */
function clear(path: string, seen: string): void {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, path)
  } catch {
    // Another process cleared it; lockIndex() looks again.
  } finally {
    discard(aside)
  }
}

/** Removes drafts of processes that died while they took the lock. */
function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!/^write\.lock\.(?:dead\.)?\d+$/.test(name)) continue
      const path = join(folder, name)
      const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
      if (Date.now() - mtimeMs > LEFT_MS) discard(path)
    }
  } catch {
    // The next holder tries again; this failure must not cost the lock just taken.
  }
}

/** Removes a lock that this process released earlier and could not remove. */
function payDebt(path: string): void {
  if (!owed.delete(path)) return
  try {
    if (readFileSync(path, 'utf8') === own() && !discard(path)) owed.add(path)
  } catch {
    // The lock is gone or unreadable: it is no longer this process's concern.
  }
}

/**
 * Takes the lock of an index folder.
 *
 * @returns a function that releases the lock
 * @throws {JiebaoError} INDEX_LOCKED naming the process that holds it
 */
export function lockIndex(folder: string): () => void {
  const path = join(folder, LOCK)
  payDebt(path)
  for (let tries = 0; tries < 10; tries++) {
    if (create(path)) {
      sweep(folder)
      return () => {
        if (!discard(path)) owed.add(path)
      }
    }
    let seen: string
    try {
      seen = readFileSync(path, 'utf8')
    } catch {
      continue
    }
    const holder = readHolder(seen)
    if (holder && isAlive(holder)) throw locked(path, holder)
    clear(path, seen)
  }
  throw locked(path, undefined)
}

/**
 * Takes the lock over from a process that was killed, and removes its drafts.
 *
 * @param pid the killed process; waited for if its end takes a moment
 * @returns a function that releases the lock; undefined if the process held none
 */
export function inheritLock(folder: string, pid: number): (() => void) | undefined {
  const path = join(folder, LOCK)
  for (const draft of [`${path}.${pid}`, `${path}.dead.${pid}`]) discard(draft)
  try {
    const holder = readHolder(readFileSync(path, 'utf8'))
    if (holder?.pid !== pid || holder.host !== hostname()) return undefined
    for (let tries = 0; tries < 200 && isAlive(holder); tries++) sleepMs(5)
    return lockIndex(folder)
  } catch {
    // There is no lock, or another writer was faster; that writer removes the leftovers.
    return undefined
  }
}

/** Blocks this process. */
function sleepMs(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

function locked(path: string, holder: Holder | undefined): JiebaoError {
  // Whether a process of another machine, or container, still lives cannot be told from here.
  const isFar = holder !== undefined && holder.host !== hostname()
  return new JiebaoError('index-locked', path, { pid: holder?.pid ?? null, host: holder?.host ?? '', isFar })
}
