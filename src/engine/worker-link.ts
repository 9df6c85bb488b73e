/**
 * The link to the child that updates the index.
 *
 * Starts it when it is first needed and keeps it, since loading the cutter's
 * dictionary costs more than most updates. One order at a time.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, Order } from '../build/build.js'
import { JiebaoError } from '../errors.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'

type Report = (progress: UpdateProgress) => void

/** How long a child may take to end by itself. */
const PATIENCE_MS = 2000

export class WorkerLink {
  #child: ChildProcess | undefined
  #orders = 0
  #busy = false

  /** @param main the child's main, compiled */
  constructor(
    readonly seeds: string,
    readonly index: string,
    readonly main: URL,
  ) {}

  #start(): ChildProcess {
    // Its standard output must not mix with ours, which may be JSON.
    const child = fork(fileURLToPath(this.main), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.unref()
    child.channel?.unref()
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    return child
  }

  /** @throws {JiebaoError} whatever the update refused with; INTERNAL if the child died */
  async update(options: UpdateOptions, report: Report): Promise<UpdateSummary> {
    this.#child ??= this.#start()
    const child = this.#child
    const order: Order = { id: ++this.#orders, seeds: this.seeds, index: this.index, options }
    child.ref()
    child.channel?.ref()
    this.#busy = true
    try {
      return await converse(child, order, report)
    } finally {
      this.#busy = false
      child.unref()
      child.channel?.unref()
    }
  }

  async close(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child) return
    const ended = new Promise((done) => child.once('exit', done))
    child.ref()
    // In the midst of its work it is killed, which leaves the last generation as it is.
    if (child.connected && !this.#busy) child.disconnect()
    else child.kill()
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(timer)
  }
}

function converse(child: ChildProcess, order: Order, report: Report): Promise<UpdateSummary> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      settle()
    }
    const onMessage = (answer: Answer) => {
      if (answer.id !== order.id) return
      if ('progress' in answer) report(answer.progress)
      else if ('summary' in answer) end(() => resolve(answer.summary))
      else
        end(() => reject(new JiebaoError(answer.refusal.code, answer.refusal.value, answer.refusal.message)))
    }
    const onExit = (code: number | null, signal: string | null) => {
      const message = `Cannot finish the update: its process ended (${signal ?? `status ${code}`}). The last generation is untouched; try again`
      end(() => reject(new JiebaoError('INTERNAL', String(signal ?? code), message)))
    }
    const onError = (error: Error) => {
      end(() =>
        reject(
          new JiebaoError('INTERNAL', '', `Cannot start the update: ${error.message}`, { cause: error }),
        ),
      )
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onError)
    child.send(order, (error) => error && onError(error))
  })
}
