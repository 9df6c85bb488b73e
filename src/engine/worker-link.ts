/**
 * The link to the child that updates the index.
 *
 * Starts it when it is first needed, or before, and keeps it, since loading a
 * dictionary and opening the index cost more than most updates. It obeys one order after
 * another, and breaks tidying off for the next.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { JiebaoError } from '../errors.js'
import type { Answer, Order, SideOrder, UpdateOrder } from '../indexing/indexing.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'

type Report = (progress: UpdateProgress) => void

/** How long a child may take to end by itself. */
const PATIENCE_MS = 2000

export class WorkerLink {
  #child: ChildProcess | undefined
  #numbers = 0
  /** Updates that the child was asked for and has not told the end of. */
  #updates = 0
  /** While it loads a dictionary it hears nothing, and has nothing to lose. */
  #isPreparing = false
  /** Orders of any sort that are under way. */
  #orders = 0

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

  /** Has the child load what the first update will want, so that nobody waits for it then. */
  prepare(): void {
    // Whatever it fails at, the first update will say.
    this.#isPreparing = true
    this.#order({ prepare: this.index }, () => {})
      .catch(() => {})
      .finally(() => {
        this.#isPreparing = false
      })
  }

  /** @throws {JiebaoError} whatever the update refused with; INTERNAL if the child died */
  async update(options: UpdateOptions, report: Report): Promise<UpdateSummary> {
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
   * Merges what is due, until the next update is asked for.
   *
   * @returns whether another generation was published
   * @throws {JiebaoError} as `update` does
   */
  async tidy(report: Report = () => {}): Promise<boolean> {
    const answer = await this.#order({ tidy: this.index }, report)
    return 'merged' in answer && answer.merged
  }

  async #order(what: UpdateOrder | SideOrder, report: Report): Promise<Answer> {
    this.#child ??= this.#start()
    const child = this.#child
    child.ref()
    child.channel?.ref()
    this.#orders++
    try {
      return await converse(child, { id: ++this.#numbers, ...what }, report)
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
    // In the midst of an update it is killed, which leaves the last generation as it is.
    if (child.connected && this.#updates === 0 && !this.#isPreparing) child.disconnect()
    else child.kill()
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(timer)
  }
}

const noAnswer = () =>
  new JiebaoError('INTERNAL', '', 'Cannot finish the update: its process gave no summary')

/** Sends an order. @returns the answer that ends it */
function converse(child: ChildProcess, order: Order, report: Report): Promise<Answer> {
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
      else if (!('refusal' in answer)) end(() => resolve(answer))
      else {
        const { code, value, message } = answer.refusal
        end(() => reject(new JiebaoError(code, value, message)))
      }
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
