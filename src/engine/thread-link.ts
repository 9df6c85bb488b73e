/**
 * The link to one thread that searches: starts it, hands it work, hears its end.
 *
 * Knows nothing of lanes. A thread has at most one work order at a time; views are
 * opened and closed between two.
 */
import { Worker } from 'node:worker_threads'
import { refusalFrom } from '../errors.js'
import type { CutterInfo } from '../model.js'
import type { OpenOrder, ThreadAnswer, ThreadOrder, ThreadStart, WorkOrder } from './thread-orders.js'

export type ThreadEvents = {
  ready(cutter: CutterInfo): void
  /** The work order's answer. */
  answered(answer: Extract<ThreadAnswer, { id: number }>): void
  /** The thread is no more, and whatever it had begun. @param why undefined if it says nothing */
  ended(why: Error | undefined): void
}

/** Megabytes of what a thread made last: half of what a thread takes by default. */
const YOUNG_MB = 24

type Opening = { done: () => void; failed: (error: Error) => void }

export class ThreadLink {
  readonly #worker: Worker
  readonly #calledOff = new Int32Array(new SharedArrayBuffer(4))
  readonly #opening = new Map<string, Opening>()
  #hasEnded = false
  /** Whether it may be given work. Its owner says so, once it is ready and, where that is wanted, warm. */
  isReady = false
  /** Those who wait until it is warm, in the order that they asked. */
  readonly #warming: (() => void)[] = []

  /** @param main the thread's main, compiled */
  constructor(main: URL, start: Omit<ThreadStart, 'calledOff'>, events: ThreadEvents) {
    const workerData: ThreadStart = { ...start, calledOff: this.#calledOff }
    // Its standard output must not mix with ours, which may be JSON.
    this.#worker = new Worker(main, {
      workerData,
      stdout: true,
      resourceLimits: {
        maxOldGenerationSizeMb: start.heapBytes / 2 ** 20,
        maxYoungGenerationSizeMb: YOUNG_MB,
      },
    })
    this.#worker.on('message', (answer: ThreadAnswer) => {
      if ('ready' in answer) events.ready(answer.ready)
      else if ('opened' in answer) this.#settle(answer.opened, ({ done }) => done())
      else if ('failed' in answer)
        this.#settle(answer.failed, ({ failed }) => failed(refusalFrom(answer.refusal)))
      else if ('warmed' in answer) this.#warming.shift()?.()
      else events.answered(answer)
    })
    let why: Error | undefined
    // The end follows.
    this.#worker.on('error', (error: Error) => {
      why = error
    })
    this.#worker.once('exit', () => {
      this.#hasEnded = true
      // The thread that takes its place opens every view itself.
      for (const id of this.#opening.keys()) this.#settle(id, ({ done }) => done())
      for (const warmed of this.#warming) warmed()
      events.ended(why)
    })
  }

  #settle(id: string, how: (opening: Opening) => void): void {
    const opening = this.#opening.get(id)
    this.#opening.delete(id)
    if (opening) how(opening)
  }

  /** Resolves once the thread has opened the view, or has ended. @throws {JiebaoError} as opening it refuses */
  open(order: OpenOrder): Promise<void> {
    if (this.#hasEnded) return Promise.resolve()
    const opened = new Promise<void>((done, failed) => this.#opening.set(order.open, { done, failed }))
    this.#worker.postMessage(order)
    return opened
  }

  /** Resolves once the thread has asked the view a few queries, or has ended. */
  warm(view: string): Promise<void> {
    return new Promise((done) => {
      if (this.#hasEnded) return done()
      this.#warming.push(done)
      this.#worker.postMessage({ warm: view } satisfies ThreadOrder)
    })
  }

  get isWarming(): boolean {
    return this.#warming.length > 0
  }

  tell(order: Exclude<ThreadOrder, OpenOrder>): void {
    this.#worker.postMessage(order)
  }

  /** Has the running order end soon. Its answer still comes, and means nothing. */
  callOff({ id }: Pick<WorkOrder, 'id'>): void {
    Atomics.store(this.#calledOff, 0, id)
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
