/**
 * The link to the child that updates the index.
 *
 * Starts the child at the first order, or at `prepare`, and keeps it while orders come: loading a
 * dictionary and opening the index cost more than most updates. A child that rests is let go,
 * since it holds as much memory as a thread that searches. The child obeys
 * one order after another, and breaks off tidying for the next order.
 *
 * The child may be killed at any moment: the last generation stays whole, and whoever
 * killed it removes what it left. So however this process ends, nothing is left behind.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { JiebaoError, refusalFrom } from '../errors.js'
import type { SideOrder, UpdateOrder, WorkerAnswer, WorkerOrder } from '../indexing/indexing.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'
import { holdBack, NICENESS } from '../priority.js'
import { removeLeftovers } from '../store/store.js'
import { planMemory, readMemory } from './memory.js'

export type ProgressListener = (progress: UpdateProgress) => void

/** Milliseconds that a child has to end by itself. */
const PATIENCE_MS = 2000

/** Milliseconds without an order after which the child is let go: longer than `Updates` waits until it has texts compared. */
const REST_MS = 300_000

/**
 * Settings of glibc for the child: what it frees goes back to the system. By its own rule glibc keeps, after a
 * build, some 70 MB in a heap that is full of holes. Other systems pay no heed.
 */
const SPARING = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536' }

export class WorkerLink {
  #child: ChildProcess | undefined
  #numbers = 0
  /** Orders under way. */
  #orders = 0
  #resting: NodeJS.Timeout | undefined

  /**
   * @param main the child's main, compiled
   * @param restMs milliseconds without an order after which the child ends
   */
  constructor(
    readonly seeds: string,
    readonly index: string,
    readonly main: URL,
    readonly restMs = REST_MS,
  ) {}

  /** Of the child, if there is one now. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  #start(): ChildProcess {
    // The child's standard output must not mix with ours, which may be JSON.
    // In a process group of its own, it can be killed together with its second writer.
    const child = fork(fileURLToPath(this.main), [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, `--max-old-space-size=${heapMb()}`],
      detached: true,
      env: { ...SPARING, ...process.env },
    })
    child.unref()
    child.channel?.unref()
    offerToSystem(child)
    holdBack(child.pid, NICENESS.update)
    running.set(child, this.index)
    const forget = () => {
      if (this.#child === child) this.#child = undefined
      running.delete(child)
    }
    child.on('error', () => {
      // A child that could not be started has no end.
      if (child.pid === undefined) forget()
    })
    child.once('exit', () => {
      endChild(child)
      forget()
    })
    return child
  }

  /** Has the child load its dictionary and the index now, so that the first update need not. */
  prepare(): void {
    // The first update tells of any failure.
    this.#order({ prepare: this.index }, () => {}).catch(() => {})
  }

  /** @throws {JiebaoError} as the update refuses; INTERNAL if the child died */
  async update(options: UpdateOptions, report: ProgressListener): Promise<UpdateSummary> {
    const answer = await this.#order({ seeds: this.seeds, index: this.index, options }, report)
    if ('summary' in answer) return answer.summary
    throw noAnswer()
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

  /**
   * Brings the text reuse up to date, until the next update is asked for; goes on where that interrupted it.
   *
   * @returns whether that of all that is published is known
   * @throws {JiebaoError} as `update` does
   */
  async reuse(): Promise<boolean> {
    const answer = await this.#order({ reuse: this.index }, () => {})
    return 'isReuseKnown' in answer && answer.isReuseKnown
  }

  async #order(order: UpdateOrder | SideOrder, report: ProgressListener): Promise<WorkerAnswer> {
    clearTimeout(this.#resting)
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
        this.#resting = setTimeout(() => this.#letGo(), this.restMs).unref()
      }
    }
  }

  /** The next order starts another child. */
  #letGo(): void {
    const child = this.#child
    if (this.#orders > 0 || !child) return
    this.#child = undefined
    if (child.connected) child.disconnect()
  }

  async close(): Promise<void> {
    clearTimeout(this.#resting)
    const child = this.#child
    this.#child = undefined
    if (!child) return
    const ended = new Promise((done) => child.once('exit', done))
    child.ref()
    if (child.connected && this.#orders === 0) child.disconnect()
    else endChild(child)
    const timer = setTimeout(() => endChild(child), PATIENCE_MS)
    await ended
    clearTimeout(timer)
  }
}

/** Where memory is out, Linux ends the child rather than the server: an update can be made again. */
function offerToSystem({ pid }: ChildProcess): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000')
  } catch {
    // Another system, or the child has ended.
  }
}

/** Running children, and the index that each writes. */
const running = new Map<ChildProcess, string>()

process.on('exit', () => {
  for (const child of running.keys()) endChild(child)
})

/** Kills a child with its second writer, and removes what they left. Blocks for a few milliseconds. */
function endChild(child: ChildProcess): void {
  const index = running.get(child)
  if (index === undefined || child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Both have ended.
  }
  removeLeftovers(index, child.pid)
}

/** Most megabytes of the child's heap. Its second writer may take as much again. */
const heapMb = () => Math.floor(planMemory(readMemory(), 0).childHeapBytes / 2 ** 20)

/**
 * V8 aborts where the heap is full. The system kills where the container is: this process
 * kills the child too, but only once nobody waits for an answer, or on closing.
 */
const FOR_WANT_OF_MEMORY = new Set(['SIGABRT', 'SIGKILL'])

function endOf(code: number | null, signal: string | null): JiebaoError {
  return signal !== null && FOR_WANT_OF_MEMORY.has(signal)
    ? new JiebaoError('update-out-of-memory', signal, { heapMb: heapMb(), isSecond: false })
    : new JiebaoError('update-ended', String(signal ?? code), { isSecond: false })
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
      end(() => reject(endOf(code, signal)))
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
