/**
 * The link to the child that updates the index.
 *
 * Starts the child at the first order, or at `prepare`, and keeps it: loading a
 * dictionary and opening the index cost more than most updates. The child obeys
 * one order after another, and breaks off tidying for the next order.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { JiebaoError, refusalFrom } from '../errors.js'
import type { SideOrder, UpdateOrder, WorkerAnswer, WorkerOrder } from '../indexing/indexing.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'

export type ProgressListener = (progress: UpdateProgress) => void

/** Milliseconds that a child has to end by itself. */
const PATIENCE_MS = 2000

export class WorkerLink {
  #child: ChildProcess | undefined
  #numbers = 0
  /** Updates under way. */
  #updates = 0
  /** A child that loads a dictionary hears no message, and may be killed: it writes nothing. */
  #isPreparing = false
  /** Orders under way, updates among them. */
  #orders = 0

  /** @param main the child's main, compiled */
  constructor(
    readonly seeds: string,
    readonly index: string,
    readonly main: URL,
  ) {}

  #start(): ChildProcess {
    // The child's standard output must not mix with ours, which may be JSON.
    const child = fork(fileURLToPath(this.main), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.unref()
    child.channel?.unref()
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    return child
  }

  /** Has the child load its dictionary and the index now, so that the first update need not. */
  prepare(): void {
    // The first update tells of any failure.
    this.#isPreparing = true
    this.#order({ prepare: this.index }, () => {})
      .catch(() => {})
      .finally(() => {
        this.#isPreparing = false
      })
  }

  /** @throws {JiebaoError} as the update refuses; INTERNAL if the child died */
  async update(options: UpdateOptions, report: ProgressListener): Promise<UpdateSummary> {
    this.#updates++
    try {
      const answer = await this.#order({ seeds: this.seeds, index: this.index, options }, report)
      if ('summary' in answer) return answer.summary
      throw noAnswer()
    } finally {
      this.#updates--
    }
  }

  /**
   * Merges segments that are due, until the next update is asked for.
   *
   * @returns whether another generation was published
   * @throws {JiebaoError} as `update` does
   */
  async tidy(report: ProgressListener = () => {}): Promise<boolean> {
    const answer = await this.#order({ tidy: this.index }, report)
    return 'merged' in answer && answer.merged
  }

  async #order(order: UpdateOrder | SideOrder, report: ProgressListener): Promise<WorkerAnswer> {
    this.#child ??= this.#start()
    const child = this.#child
    child.ref()
    child.channel?.ref()
    this.#orders++
    try {
      return await converse(child, { id: ++this.#numbers, ...order }, report)
    } finally {
      if (--this.#orders === 0) {
        child.unref()
        child.channel?.unref()
      }
    }
  }

  async close(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child) return
    const ended = new Promise((done) => child.once('exit', done))
    child.ref()
    // Killing a child in the middle of an update leaves the last generation whole.
    if (child.connected && this.#updates === 0 && !this.#isPreparing) child.disconnect()
    else child.kill()
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(timer)
  }
}

const noAnswer = () => new JiebaoError('update-without-summary', '', {})

/** Sends an order. @returns the child's last answer to it */
function converse(child: ChildProcess, order: WorkerOrder, report: ProgressListener): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      settle()
    }
    const onMessage = (answer: WorkerAnswer) => {
      if (answer.id !== order.id) return
      if ('progress' in answer) report(answer.progress)
      else if (!('refusal' in answer)) end(() => resolve(answer))
      else end(() => reject(refusalFrom(answer.refusal)))
    }
    const onExit = (code: number | null, signal: string | null) => {
      end(() => reject(new JiebaoError('update-ended', String(signal ?? code), { isSecond: false })))
    }
    const onError = (error: Error) => {
      end(() => reject(new JiebaoError('update-not-started', '', { why: error.message }, { cause: error })))
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onError)
    child.send(order, (error) => error && onError(error))
  })
}
