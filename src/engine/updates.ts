/**
 * Updates: one run at a time, shared by those who ask for it at once.
 *
 * Whoever asks while a run is under way gets the next one, since the folder may
 * have been looked at before it changed. After each run the child merges what is
 * due, which nobody waits for and the next run breaks off. Builds nothing: the
 * child does.
 */
import { JiebaoError } from '../errors.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'
import type { WorkerLink } from './worker-link.js'

/** How long closing lets the child merge on: whoever opens, updates and closes wants few segments too. */
const PATIENCE_MS = 2000

export type Report = (progress: UpdateProgress) => void

/** Once it has `begun`, it may have looked at the folder already. */
type Run = { options: string; begun: boolean; done: Promise<UpdateSummary>; reports: Set<Report> }

export class Updates {
  #running: Run | undefined
  #tidying: Promise<void> | undefined
  #closed = false

  /** @param onEnd called after every run, whatever came of it, and after every merge */
  constructor(
    readonly worker: WorkerLink,
    readonly index: string,
    readonly onEnd: () => Promise<void>,
  ) {}

  /** @throws {JiebaoError} what the update refused with; CLOSED once closed */
  async update(options: UpdateOptions, onProgress: Report): Promise<UpdateSummary> {
    const key = JSON.stringify(options)
    while (this.#running && (this.#running.begun || this.#running.options !== key))
      await this.#running.done.catch(() => {})
    if (this.#closed) throw this.#refusal()
    this.#running ??= this.#run(options, key)
    this.#running.reports.add(onProgress)
    return this.#running.done
  }

  #refusal(): JiebaoError {
    return new JiebaoError('CLOSED', this.index, 'Cannot update: the archive was closed')
  }

  #run(options: UpdateOptions, key: string): Run {
    const reports = new Set<Report>()
    const report: Report = (progress) => {
      for (const each of reports) each(progress)
    }
    const done = this.worker
      .update(options, report)
      .catch((error) => {
        throw this.#closed ? this.#refusal() : error
      })
      .finally(async () => {
        this.#running = undefined
        await this.onEnd()
        this.#tidy()
      })
    const run = { options: key, begun: false, done, reports }
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
      // What it refused with, the next update will say itself, if it lasts.
      .catch(() => {})
      .finally(() => {
        this.#tidying = undefined
      })
  }

  /** Ends a run under way; the index stays as the last generation left it. */
  async close(): Promise<void> {
    this.#closed = true
    if (!this.#running && this.#tidying) await Promise.race([this.#tidying, patience()])
    await this.worker.close()
  }
}

/** Does not keep the process alive. */
const patience = () => new Promise<void>((done) => setTimeout(done, PATIENCE_MS).unref())
