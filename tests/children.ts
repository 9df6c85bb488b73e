/**
 * The children that update for the engines of tests, each lent to one engine after another.
 *
 * Starting a child and loading its dictionary costs more than all that most tests have it do. So an
 * engine that closes does not end its child but gives it back: the child forgets the index, and the
 * next engine has it. An engine that breaks off an update kills its child, as it always does.
 */
import childProcess, { type ChildProcess, type ForkOptions, type Serializable } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { syncBuiltinESMExports } from 'node:module'
import { fileURLToPath } from 'node:url'
import { WORKER } from '../src/engine/serving.js'

/** Children that no engine has, by how they were started. */
const idle = new Map<string, ChildProcess[]>()

/** As much of a `ChildProcess` as the engine uses. */
class LentChild extends EventEmitter {
  isLent = true

  constructor(
    readonly child: ChildProcess,
    readonly kind: string,
  ) {
    super()
    child.on('message', this.#onMessage).on('exit', this.#onExit)
  }

  readonly #onMessage = (message: Serializable) => this.emit('message', message)
  readonly #onExit = (code: number | null, signal: string | null) => this.emit('exit', code, signal)

  get connected(): boolean {
    return this.isLent && this.child.connected
  }

  /** Undefined once given back, so that whoever had the child cannot kill it. */
  get pid(): number | undefined {
    return this.isLent ? this.child.pid : undefined
  }

  get channel() {
    return this.child.channel
  }

  ref(): void {
    this.child.ref()
  }

  unref(): void {
    this.child.unref()
  }

  send(order: Serializable, told: (error: Error | null) => void): boolean {
    return this.child.send(order, told)
  }

  /** The engine closes, and no order is under way. */
  disconnect(): void {
    this.isLent = false
    this.child.off('message', this.#onMessage).off('exit', this.#onExit)
    // A folder without an index: the child lets go of the one it holds. Links number their orders from 1.
    this.child.send({ id: 0, prepare: '/nowhere' })
    this.child.unref()
    this.child.channel?.unref()
    idle.set(this.kind, [...(idle.get(this.kind) ?? []), this.child])
    setImmediate(() => this.emit('exit', 0, null))
  }
}

const { fork } = childProcess
childProcess.fork = ((main: string, args: string[], options: ForkOptions) => {
  if (main !== fileURLToPath(WORKER)) return fork(main, args, options)
  const kind = JSON.stringify([options, process.env])
  const kept = idle.get(kind)?.pop()
  return new LentChild(kept?.connected ? kept : fork(main, args, options), kind)
}) as typeof fork
syncBuiltinESMExports()

/** Ends the children that are left, and waits for them, so that their CPU time counts as this process's. */
export async function endChildren(): Promise<void> {
  const all = [...idle.values()].flat().filter((child) => child.connected)
  idle.clear()
  await Promise.all(
    all.map((child) => {
      const ended = new Promise((done) => child.once('exit', done))
      child.disconnect()
      return ended
    }),
  )
}
