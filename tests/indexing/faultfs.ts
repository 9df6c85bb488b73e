/**
 * A disk under test: every call of node:fs that an update makes below a folder
 * is told, in order, and any one of them can be made to fail.
 *
 * Wraps the synchronous calls, which are all that the store and the ledger use;
 * sources are read as streams and are not watched. powerloss.ts knows what a
 * row of told calls leaves behind when the power goes.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** One call that went through. `fd` numbers are the system's, used again after a close. */
export type Call =
  | { what: 'open'; path: string; fd: number; flags: string }
  | { what: 'write'; fd: number; bytes: Buffer }
  | { what: 'fsync' | 'close'; fd: number }
  | { what: 'put'; path: string; bytes: Buffer }
  | { what: 'rename' | 'link'; path: string; to: string }
  | { what: 'remove' | 'mkdir'; path: string }
  | { what: 'look' }
  /** Set by the test: from here on the update has said that it is done. */
  | { what: 'reported' }

type Told = { call: Call; value: unknown }

/** What befalls one call. `short` lets half of a write through and fails what follows, as a disk does that fills up. */
export type Fault = 'ENOSPC' | 'EIO' | 'short' | 'full from here'
type Victim = { at: number; fault: Fault }

type Real = (...args: never[]) => unknown
type Names = (typeof WATCHED)[number]

const WATCHED = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'closeSync',
  'writeFileSync',
  'renameSync',
  'linkSync',
  'rmSync',
  'mkdirSync',
  'readSync',
  'readFileSync',
  'readdirSync',
  'statSync',
  'fstatSync',
] as const

/** Calls that take room on the disk; the others cannot find it full. */
const TAKES_ROOM: readonly string[] = [
  'writeSync',
  'writeFileSync',
  'linkSync',
  'renameSync',
  'mkdirSync',
  'fsyncSync',
]

export const canBeFull = (name: string, flags: unknown): boolean =>
  TAKES_ROOM.includes(name) || (name === 'openSync' && flags !== 'r')

const failure = (code: string, name: string) =>
  Object.assign(new Error(`${code}: ${name} was made to fail`), {
    code,
    syscall: name.replace(/(File)?Sync$/, ''),
  })

/** Watches a folder while it is put up; take it down with `stop`. */
export class FaultyDisk {
  readonly calls: Call[] = []
  /** Name and flags of every call that was made, let through or not. */
  readonly made: { name: Names; flags: unknown }[] = []
  readonly #real = new Map<Names, Real>()
  readonly #ours = new Map<number, string>()
  #inside = false
  #full = false

  constructor(
    readonly isWatched: (path: string) => boolean,
    readonly victim?: Victim,
  ) {
    for (const name of WATCHED) {
      const real = fs[name] as Real
      this.#real.set(name, real)
      Object.assign(fs, { [name]: (...args: unknown[]) => this.#call(name, args) })
    }
    syncBuiltinESMExports()
  }

  stop(): this {
    Object.assign(fs, Object.fromEntries(this.#real))
    syncBuiltinESMExports()
    return this
  }

  #call(name: Names, args: unknown[]): unknown {
    const real = () => (this.#real.get(name) as (...args: unknown[]) => unknown)(...args)
    const isOurs = typeof args[0] === 'number' ? this.#ours.has(args[0]) : this.isWatched(String(args[0]))
    // Some of these calls are made of others; the outer one counts.
    if (this.#inside || !isOurs) return real()
    this.#inside = true
    try {
      const { call, value } = this.#strike(name, args) ?? tell(name, args, real())
      this.#follow(call)
      return value
    } finally {
      this.#inside = false
    }
  }

  #follow(call: Call): void {
    if (call.what === 'look') return
    if (call.what === 'open') this.#ours.set(call.fd, call.path)
    if (call.what === 'close') this.#ours.delete(call.fd)
    this.calls.push(call)
  }

  /** Lets a call fail, or half of it happen; undefined if it is to go through. */
  #strike(name: Names, args: unknown[]): Told | undefined {
    const isHit = this.victim?.at === this.made.length
    this.made.push({ name, flags: name === 'openSync' ? args[1] : '' })
    if (this.#full && canBeFull(name, args[1])) throw failure('ENOSPC', name)
    if (!isHit) return undefined
    const { fault } = this.victim!
    if (fault === 'full from here' || fault === 'short') this.#full = true
    if (fault === 'short' && name === 'writeSync') return this.#writeHalf(args)
    // Whatever it says, the number is free afterwards.
    if (name === 'closeSync') {
      this.#real.get(name)!(...(args as never[]))
      this.#ours.delete(args[0] as number)
    }
    throw failure(fault === 'EIO' ? 'EIO' : 'ENOSPC', name)
  }

  #writeHalf([fd, data, offset = 0]: unknown[]): Told {
    const whole = bytesOf(data).subarray(offset as number)
    const bytes = whole.subarray(0, whole.length >> 1)
    const write = this.#real.get('writeSync') as typeof fs.writeSync
    return {
      call: { what: 'write', fd: fd as number, bytes: Buffer.from(bytes) },
      value: write(fd as number, bytes),
    }
  }
}

const bytesOf = (data: unknown): Buffer =>
  typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array)

function tell(name: Names, args: unknown[], value: unknown): Told {
  const [first, second, third] = args
  const path = String(first)
  const fd = first as number
  const asCall = (): Call => {
    switch (name) {
      case 'openSync':
        return { what: 'open', path, fd: value as number, flags: String(second ?? 'r') }
      case 'writeSync': {
        const from = (third as number | undefined) ?? 0
        return { what: 'write', fd, bytes: bytesOf(second).subarray(from, from + (value as number)) }
      }
      case 'fsyncSync':
        return { what: 'fsync', fd }
      case 'closeSync':
        return { what: 'close', fd }
      case 'writeFileSync':
        return { what: 'put', path, bytes: bytesOf(second) }
      case 'renameSync':
        return { what: 'rename', path, to: String(second) }
      case 'linkSync':
        return { what: 'link', path, to: String(second) }
      case 'rmSync':
        return { what: 'remove', path }
      case 'mkdirSync':
        return { what: 'mkdir', path }
      default:
        return { what: 'look' }
    }
  }
  return { call: asCall(), value }
}
