/**
 * What is on a disk after the power went: a model of files of which only what
 * was synced is sure.
 *
 * Fed with the calls that faultfs.ts told. The bytes of a file are sure once it
 * was synced, its name once its folder was; anything else may be there, be gone
 * or be half there, each name by itself. Harsher than any file system in use.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Call } from './faultfs.js'

type File = { now: Buffer; sure: Buffer }
/** What a name stands for: a file, a folder, or nothing. */
type Entry = File | 'folder' | undefined

/** Which of the names that were changed and not synced come out as changed. */
type Names = 'none' | 'all' | 'removals' | 'additions' | 'replacements' | 'some'
/** What becomes of bytes that were not synced. */
type Bytes = 'lost' | 'zeros' | 'half' | 'kept'
export type Loss = { names: Names; bytes: Bytes }

/** The last is a killed process on a machine that goes on. */
export const LOSSES: readonly Loss[] = [
  { names: 'none', bytes: 'lost' },
  { names: 'all', bytes: 'lost' },
  { names: 'all', bytes: 'zeros' },
  { names: 'all', bytes: 'half' },
  { names: 'removals', bytes: 'lost' },
  { names: 'additions', bytes: 'half' },
  { names: 'replacements', bytes: 'lost' },
  { names: 'some', bytes: 'half' },
  { names: 'all', bytes: 'kept' },
]

export class Disk {
  readonly #now = new Map<string, Entry>()
  readonly #sure = new Map<string, Entry>()
  readonly #open = new Map<number, string | File>()

  /** What stands below `roots` now, all of it sure. */
  constructor(readonly roots: readonly string[]) {
    for (const root of roots) this.#load(root)
  }

  #load(path: string): void {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) return
    const entry: Entry = stats.isDirectory() ? 'folder' : fileOf(readFileSync(path))
    this.#now.set(path, entry)
    this.#sure.set(path, entry)
    if (entry === 'folder') for (const name of readdirSync(path)) this.#load(join(path, name))
  }

  apply(call: Call): void {
    switch (call.what) {
      case 'open':
        this.#open.set(call.fd, this.#opened(call.path, call.flags))
        return
      case 'write': {
        const file = this.#open.get(call.fd) as File
        file.now = Buffer.concat([file.now, call.bytes])
        return
      }
      case 'fsync':
        this.#sync(this.#open.get(call.fd)!)
        return
      case 'close':
        this.#open.delete(call.fd)
        return
      case 'put':
        ;(this.#opened(call.path, 'w') as File).now = call.bytes
        return
      case 'rename':
      case 'link':
        this.#now.set(call.to, this.#now.get(call.path))
        if (call.what === 'rename') this.#now.set(call.path, undefined)
        return
      case 'remove':
        this.#now.set(call.path, undefined)
        return
      case 'mkdir':
        // With all that lead to it.
        for (let path = call.path; !this.#now.get(path) && path !== dirname(path); path = dirname(path)) {
          if (!this.roots.some((root) => path.startsWith(root))) return
          this.#now.set(path, 'folder')
        }
    }
  }

  /** A folder by its path, a file as itself: it may be renamed while it is open. */
  #opened(path: string, flags: string): string | File {
    const entry = this.#now.get(path)
    if (flags === 'r') return entry === undefined || entry === 'folder' ? path : entry
    const file = entry === undefined || entry === 'folder' ? fileOf(Buffer.alloc(0), false) : entry
    if (flags === 'w') file.now = Buffer.alloc(0)
    this.#now.set(path, file)
    return file
  }

  #sync(opened: string | File): void {
    if (typeof opened !== 'string') opened.sure = opened.now
    else for (const [path, entry] of this.#now) if (dirname(path) === opened) this.#sure.set(path, entry)
  }

  /** @param toss decides for each name by itself where `names` is `some` */
  after(loss: Loss, toss: () => boolean): Map<string, Buffer> {
    const left = new Map<string, Buffer>()
    const names = [...new Set([...this.#now.keys(), ...this.#sure.keys()])].sort()
    const folders = new Set<string>()
    for (const path of names) {
      const [now, sure] = [this.#now.get(path), this.#sure.get(path)]
      const entry = now === sure || !isKept(loss.names, now, sure, toss) ? sure : now
      // What is in a folder that is not there is not there.
      if (!folders.has(dirname(path)) && !this.roots.includes(path)) continue
      if (entry === 'folder') folders.add(path)
      else if (entry) left.set(path, leftOf(entry, loss.bytes))
    }
    return left
  }
}

const fileOf = (bytes: Buffer, isSure = true): File => ({
  now: bytes,
  sure: isSure ? bytes : Buffer.alloc(0),
})

function isKept(names: Names, now: Entry, sure: Entry, toss: () => boolean): boolean {
  if (names === 'some') return toss()
  if (names === 'removals') return now === undefined
  if (names === 'additions') return now !== undefined
  if (names === 'replacements') return now !== undefined && sure !== undefined
  return names === 'all'
}

function leftOf({ now, sure }: File, bytes: Bytes): Buffer {
  if (now === sure || bytes === 'lost') return sure
  if (bytes === 'kept') return now
  const isGrown = now.length > sure.length && now.subarray(0, sure.length).equals(sure)
  const old = isGrown ? sure.length : 0
  if (bytes === 'zeros') return Buffer.concat([now.subarray(0, old), Buffer.alloc(now.length - old)])
  return now.subarray(0, old + ((now.length - old) >> 1))
}

/** Puts what is left onto the real disk, in place of what stands below `roots`. */
export function putBack(roots: readonly string[], left: Map<string, Buffer>): void {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
  for (const [path, bytes] of left) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
}
