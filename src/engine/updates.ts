/**
 * Updates: one run at a time; calls made at once share it.
 *
 * A call during a run gets the next run, since the folder may have changed after
 * the current run read it. After each run the child merges segments, and once no run has come
 * for a while it compares texts: no caller waits for that, and the next run interrupts it. The
 * child builds; this file only keeps the order.
 */
import { JiebaoError } from '../errors.js'
import type { UpdateOptions, UpdateSummary } from '../model.js'
import type { ProgressListener, WorkerLink } from './worker-link.js'

/** Milliseconds that closing waits for a merge, so that a program that only updates leaves few segments too. */
const PATIENCE_MS = 2000

/** Milliseconds without a run before texts are compared, so that a run of updates is compared once. */
const QUIET_MS = 60_000
/** Milliseconds after which texts are compared between runs, if no such pause comes. */
const LONGEST_WAIT_MS = 300_000

/** A run that has `begun` may have read the folder already. */
type UpdateRun = {
  options: string
  begun: boolean
  done: Promise<UpdateSummary>
  listeners: Set<ProgressListener>
}

export class Updates {
  #running: UpdateRun | undefined
  #tidying: Promise<void> | undefined
  #quiet: NodeJS.Timeout | undefined
  /** When the first of the runs ended whose texts are not compared. */
  #uncomparedSinceMs: number | undefined
  #closed = false

  /** @param onEnd called after every run with what came of it, and without after every merge that published */
  constructor(
    readonly worker: WorkerLink,
    readonly index: string,
    readonly onEnd: (result?: UpdateSummary | JiebaoError) => Promise<void>,
  ) {}

  /** @throws {JiebaoError} as the update refuses; CLOSED once closed */
  async update(options: UpdateOptions, onProgress: ProgressListener): Promise<UpdateSummary> {
    const key = JSON.stringify(options)
    while (this.#running && (this.#running.begun || this.#running.options !== key))
      await this.#running.done.catch(() => {})
    if (this.#closed) throw this.#refusal()
    this.#running ??= this.#run(options, key)
    this.#running.listeners.add(onProgress)
    return this.#running.done
  }

  #refusal(): JiebaoError {
    return new JiebaoError('closed', this.index, {})
  }

  #run(options: UpdateOptions, key: string): UpdateRun {
    clearTimeout(this.#quiet)
    const listeners = new Set<ProgressListener>()
    const report: ProgressListener = (progress) => {
      for (const each of listeners) each(progress)
    }
    const done = this.worker
      .update(options, report)
      .catch((error: JiebaoError) => (this.#closed ? this.#refusal() : error))
      .then(async (result) => {
        this.#running = undefined
        await this.onEnd(result)
        this.#tidy()
        if (result instanceof Error) throw result
        return result
      })
    const run = { options: key, begun: false, done, listeners }
    setImmediate(() => {
      run.begun = true
    })
    return run
  }

  #tidy(): void {
    if (this.#closed || this.#tidying) return
    this.#tidying = this.worker
      .tidy()
      .then((isMerged) => (isMerged ? this.onEnd() : undefined))
      // A lasting cause is told by the next update.
      .catch(() => {})
      .finally(() => {
        this.#tidying = undefined
        this.#compareLater()
      })
  }

  #compareLater(): void {
    clearTimeout(this.#quiet)
    if (this.#closed) return
    const nowMs = performance.now()
    this.#uncomparedSinceMs ??= nowMs
    const waitMs = Math.min(QUIET_MS, this.#uncomparedSinceMs + LONGEST_WAIT_MS - nowMs)
    this.#quiet = setTimeout(() => void this.#compare(), Math.max(0, waitMs)).unref()
  }

  /** Compares until all is known or a run interrupts, behind which it goes on. */
  async #compare(): Promise<void> {
    // A lasting cause is met again after the next run.
    const isKnown = await this.worker.reuse().catch(() => true)
    if (isKnown) this.#uncomparedSinceMs = undefined
  }

  /** Brings the text reuse up to date. @throws {JiebaoError} as `update` does */
  async reuse(): Promise<void> {
    do await this.#tidying
    while (!(await this.worker.reuse()))
  }

  /** Ends a running update. The index keeps its last generation. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#quiet)
    if (!this.#running && this.#tidying) await Promise.race([this.#tidying, patience()])
    await this.worker.close()
  }
}

/** Does not keep the process alive. */
const patience = () => new Promise<void>((done) => setTimeout(done, PATIENCE_MS).unref())
