/**
 * Retries: an update that did not take up everything is made again until one does.
 *
 * Another process may be writing, the disk may be full, a folder or a file may be
 * unreadable for a while. No event tells when that ends, so the update is tried again,
 * ever more seldom up to a bound, and at a random moment, so that two processes do not
 * meet again and again.
 */
import { JiebaoError } from '../errors.js'
import { chineseOf } from '../messages.js'
import type { Retrying, UpdateSummary } from '../model.js'

/** Milliseconds before the first new try; each further one waits twice as long. */
const FIRST_MS = 1000
/** Most milliseconds between two tries of an update that was refused. */
const MOST_MS = 30_000
/** The same where a try costs much: some files are unreadable, and the whole folder is looked at; or memory ran out. */
const MOST_COSTLY_MS = 300_000

/** Codes of files that may be taken later though they do not change. */
const PASSING = new Set([
  'UNREADABLE',
  'UNWRITABLE',
  'STILL_CHANGING',
  'WITHHELD_RESTLESS',
  'WITHHELD_UNREADABLE',
  'KEEPER_UNREADABLE',
])

type Why = Pick<Retrying, 'code' | 'reason'> & { mostMs: number }

export class Retries {
  #now: Retrying | null = null
  #timer: NodeJS.Timeout | undefined
  /** Whether the last update ended otherwise than the one before. */
  isNews = true

  constructor(readonly again: () => void) {}

  /** What is tried again, and when; null if everything was taken up. */
  get now(): Retrying | null {
    return this.#now
  }

  /** Takes note of how an update ended, and has it made again if need be. @param result undefined: with nothing left to do */
  settle(result: UpdateSummary | JiebaoError | undefined): void {
    clearTimeout(this.#timer)
    const why = result instanceof JiebaoError ? failure(result) : result && passing(result)
    this.isNews = !why || why.code !== this.#now?.code || why.reason !== this.#now.reason
    if (!why) {
      this.#now = null
      return
    }
    const { code, reason, mostMs } = why
    const failures = (this.#now?.failures ?? 0) + 1
    const waitMs = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 20), mostMs) * (0.5 + Math.random() / 2)
    const nowMs = Date.now()
    this.#now = {
      code,
      reason,
      failures,
      since: this.#now?.since ?? new Date(nowMs).toISOString(),
      nextAt: new Date(nowMs + waitMs).toISOString(),
    }
    this.#timer = setTimeout(this.again, waitMs)
    this.#timer.unref()
  }

  close(): void {
    clearTimeout(this.#timer)
  }
}

const failure = (error: JiebaoError): Why => ({
  code: error.code,
  reason: chineseOf(error),
  mostMs: error.reason === 'update-out-of-memory' ? MOST_COSTLY_MS : MOST_MS,
})

/** Of files that may be taken later, the first. */
function passing({ refused, stale }: UpdateSummary): Why | undefined {
  const found = [...refused, ...stale].find(({ code }) => PASSING.has(code))
  return found && { code: found.code, reason: `${found.file}：${found.reason}`, mostMs: MOST_COSTLY_MS }
}
