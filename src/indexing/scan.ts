/**
 * Scanning the folder of sources: which files there are, and which are still changing.
 *
 * Looks at names, sizes and times, and hashes bytes on demand; never parses a source.
 * Paths are relative to the folder and use `/`.
 */
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { JiebaoError } from '../errors.js'
import { isSource } from '../ingest/ingest.js'
import type { Refusal } from '../model.js'

/** Milliseconds for which a file must not change before it is read: it may still be being copied. */
const STILL_MS = 2000
/** Milliseconds by which a file's time may be in the future with a right clock: file systems count finer than `Date.now`. */
const AHEAD_MS = 1000
/** Milliseconds after which a file that keeps changing, a log or a long copy, is left to the next update. */
const MOST_WAIT_MS = 60_000

export type FoundFile = {
  file: string
  path: string
  sizeBytes: number
  /** Size, time and inode of the file and its sidecar; '' if their state cannot be read. */
  stamp: string
  /** When the file or its sidecar last changed, in ms since 1970. */
  changedMs: number
}

export type Scan = {
  files: FoundFile[]
  /** Folders that cannot be read; `below` begins every path in them. */
  unreadable: { below: string; refusal: Refusal }[]
}

const sidecarOf = (path: string): string => path.replace(/\.[^./]+$/, '.meta.json')

const byPath = (a: FoundFile, b: FoundFile) => (a.file < b.file ? -1 : 1)

/** @throws {JiebaoError} SEEDS_UNREADABLE if the folder itself cannot be read */
export function scanFolder(folder: string): Scan {
  const scan: Scan = { files: [], unreadable: [] }
  try {
    walk(folder, '', scan, new Set())
  } catch (error) {
    throw new JiebaoError('folder-unreadable', folder, { why: (error as Error).message }, { cause: error })
  }
  scan.files.sort(byPath)
  return scan
}

function walk(folder: string, below: string, scan: Scan, seen: Set<string>): void {
  const here = join(folder, below)
  let names: string[]
  try {
    // Skip a folder seen before: a link to a folder above would never end.
    const real = realpathSync(here)
    if (seen.has(real)) return
    seen.add(real)
    // Sort, so that of two paths into one folder always the same one counts.
    names = readdirSync(here).sort()
  } catch (error) {
    // The folder itself must be readable: a fresh build would else publish an empty index.
    if (below === '') throw error
    const reason = `无法读取文件夹：${(error as Error).message}；请检查权限`
    scan.unreadable.push({ below, refusal: { file: below, line: null, code: 'UNREADABLE', reason } })
    return
  }
  for (const name of names) {
    if (name.startsWith('.') || name.startsWith('_')) continue
    const file = below + name
    let stats: Stats
    try {
      stats = statSync(join(folder, file))
    } catch {
      if (isSource(file))
        scan.files.push({ file, path: join(folder, file), sizeBytes: 0, stamp: '', changedMs: 0 })
      continue
    }
    if (stats.isDirectory()) walk(folder, `${file}/`, scan, seen)
    else if (stats.isFile() && isSource(file)) scan.files.push(lookAt(file, join(folder, file), stats))
  }
}

const stampOf = (stats: Stats) => `${stats.size}:${stats.mtimeMs}:${stats.ino}`

function lookAt(file: string, path: string, stats: Stats): FoundFile {
  let sidecar: Stats | undefined
  try {
    sidecar = statSync(sidecarOf(path))
  } catch {
    // Most files have no sidecar.
  }
  return {
    file,
    path,
    sizeBytes: stats.size,
    stamp: stampOf(stats) + (sidecar ? `+${stampOf(sidecar)}` : ''),
    changedMs: Math.max(stats.mtimeMs, sidecar?.mtimeMs ?? 0),
  }
}

/** Looks at a file again. @returns undefined if it is gone */
export function lookAgain(found: FoundFile): FoundFile | undefined {
  try {
    return lookAt(found.file, found.path, statSync(found.path))
  } catch {
    return undefined
  }
}

/** A clock that can be replaced in tests. */
export type Clock = { now: () => number; sleep: (ms: number) => Promise<unknown> }
const CLOCK: Clock = { now: Date.now, sleep }

/** Milliseconds for which a file must still be watched. A time far in the future is a wrong clock, not a copy in progress. */
const restOf = ({ changedMs }: FoundFile, now: number) =>
  changedMs > now + AHEAD_MS ? 0 : Math.max(0, changedMs + STILL_MS - now)

/**
 * Waits until each file has not changed for two seconds, a minute at most. Files that
 * vanish meanwhile are left out.
 *
 * @returns the files that stopped changing, and those that did not
 */
export async function waitUntilStill(
  files: FoundFile[],
  { now, sleep }: Clock = CLOCK,
): Promise<{ still: FoundFile[]; restless: FoundFile[] }> {
  const endMs = now() + MOST_WAIT_MS
  let current = files
  for (;;) {
    const atMs = now()
    const restless = current.filter((f) => restOf(f, atMs) > 0)
    if (restless.length === 0 || atMs >= endMs)
      return { still: current.filter((f) => !restless.includes(f)), restless }
    await sleep(Math.min(Math.max(...restless.map((f) => restOf(f, atMs))), endMs - atMs))
    current = current.map(lookAgain).filter((f) => f !== undefined)
  }
}

/** SHA-256 of the bytes; behind a `+`, that of the sidecar's bytes, if there is one. Rejects if reading fails. */
export async function hashFile(found: FoundFile): Promise<string> {
  const own = await hashBytes(found.path)
  return found.stamp.includes('+') ? `${own}+${await hashBytes(sidecarOf(found.path))}` : own
}

async function hashBytes(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
