/**
 * Jobs: updates asked for over HTTP, which a client can follow and look up later.
 *
 * The engine does the work, and lets simultaneous calls share one run. A job only
 * observes a run.
 */
import { randomUUID } from 'node:crypto'
import type { JiebaoError } from '../errors.js'
import type { Engine, Job, UpdateOptions } from '../model.js'
import { refusalOf } from './wire.js'

/** Most jobs that are remembered; the oldest finished one is forgotten first. */
const MOST_JOBS = 100

export class Jobs {
  readonly #engine: Engine
  readonly #jobs = new Map<string, Job>()
  readonly #refusals = new WeakMap<Job, JiebaoError>()
  readonly #watchers = new Map<string, Set<(job: Job) => void>>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  start(options: UpdateOptions): Job {
    const job: Job = {
      id: randomUUID(),
      state: 'running',
      startedAt: new Date().toISOString(),
      finishedAt: null,
      progress: null,
      summary: null,
      error: null,
    }
    this.#jobs.set(job.id, job)
    this.#forgetOldest()
    void this.#run(job, options)
    return job
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id)
  }

  /** The job that was started last. */
  last(): Job | undefined {
    return [...this.#jobs.values()].at(-1)
  }

  /** Why a job failed. */
  refusalOf(job: Job): JiebaoError | undefined {
    return this.#refusals.get(job)
  }

  /** Calls `listener` at every change of the job. @returns a function that stops this */
  watch(id: string, listener: (job: Job) => void): () => void {
    const listeners = this.#watchers.get(id) ?? new Set()
    this.#watchers.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#watchers.delete(id)
    }
  }

  async #run(job: Job, options: UpdateOptions): Promise<void> {
    try {
      job.summary = await this.#engine.update(options, (progress) => {
        job.progress = progress
        this.#tell(job)
      })
      job.state = 'done'
    } catch (thrown) {
      const { error } = refusalOf(thrown)
      this.#refusals.set(job, error)
      job.error = { code: error.code, detail: error.message }
      job.state = 'failed'
    }
    job.finishedAt = new Date().toISOString()
    this.#tell(job)
  }

  #tell(job: Job): void {
    for (const listener of this.#watchers.get(job.id) ?? []) listener(job)
  }

  #forgetOldest(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= MOST_JOBS) return
      if (job.state !== 'running') this.#jobs.delete(id)
    }
  }
}
