/**
 * The writer's lock: one process at a time may change an index.
 *
 * A file that names its holder by process id and start time, so that the lock
 * of a writer that died is known as such and taken over. Readers need no lock.
 */
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { diskError } from './pages.js'

const LOCK = 'write.lock'
/** A draft of this age belongs to nobody any more. */
const LEFT_MS = 60_000

/** Locks of this process that could not be removed when they were given back. */
const owed = new Set<string>()

type Holder = { pid: number; host: string; started: string }

/** When a process began, in the system's own count; '' where that cannot be told. */
function startOf(pid: number): string {
  try {
    // The name, which may hold spaces, ends with the last parenthesis; the start is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19] ?? ''
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

/** What a lock of this process says. */
function own(): string {
  const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  return JSON.stringify(holder)
}

/** Removes a file that is in the way of nobody if it stays. @returns whether it is gone */
function discard(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

function create(path: string): boolean {
  // Written aside and linked, so that nobody ever reads a half-written lock.
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

/** Moves a dead writer's lock away, unless another taker was quicker. */
function clear(path: string, seen: string): void {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, path)
  } catch {
    // Someone else cleared it; the next round of lockIndex() sees what stands.
  } finally {
    discard(aside)
  }
}

/** Removes what takers that died in the midst of it left behind; a live one needs no minute. */
function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!/^write\.lock\.(?:dead\.)?\d+$/.test(name)) continue
      const path = join(folder, name)
      const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
      if (Date.now() - mtimeMs > LEFT_MS) discard(path)
    }
  } catch {
    // The next taker tries again; a lock that is held must not be lost over it.
  }
}

/** Removes a lock that this process gave back and could not remove then. */
function payDebt(path: string): void {
  if (!owed.delete(path)) return
  try {
    if (readFileSync(path, 'utf8') === own() && !discard(path)) owed.add(path)
  } catch {
    // It is gone, or another's.
  }
}

/**
 * Takes the lock of an index folder.
 *
 * @returns gives the lock back
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

function locked(path: string, holder: Holder | undefined): JiebaoError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'one process after another'
  // Of another machine it cannot be told whether the process still lives; a container counts as one.
  const far = holder && holder.host !== hostname() ? `. If it is gone for good, remove ${path}` : ''
  const cure = `Wait until that update ends, then try again${far}`
  return new JiebaoError('INDEX_LOCKED', path, `Cannot write the index: ${who} is writing it. ${cure}`)
}
