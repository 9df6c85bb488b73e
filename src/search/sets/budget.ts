/**
 * The budget of time of one request: made where the request enters the engine,
 * handed down to every loop that can be long, and asked there.
 *
 * A loop that finds the budget over stops, and its caller makes do with a part.
 * The answer is then flagged, and its hits are among those of the whole answer:
 * an unfinished negation admits nothing, and a choice that needs all counts is
 * not made. Between two looks at the clock stands a block of postings, some
 * dozens of articles or a stretch of text.
 */

import type { Warning } from '../../model.js'

/** Milliseconds that a search may take by default. */
const DEFAULT_MS = 1000
/** Share of the budget that every stage has. Three stages that all overrun end with the budget. */
const LEAST = 0.15

export class Budget {
  /** Whether some loop was cut short, in whatever stage. */
  ranOut = false
  readonly #now: () => number
  readonly #isCalledOff: () => boolean
  #startMs: number
  #endMs: number
  #isOver = false

  /**
   * @param ms  0 and more; infinite for work that nobody waits for
   * @param now a clock in milliseconds that never goes back
   * @param isCalledOff whether nobody wants the answer any more. Once true it stays so, and every stage is over
   */
  constructor(
    readonly ms: number = DEFAULT_MS,
    now: () => number = () => performance.now(),
    isCalledOff: () => boolean = () => false,
  ) {
    this.#now = now
    this.#isCalledOff = isCalledOff
    this.#startMs = now()
    this.#endMs = this.#startMs + ms
  }

  /** A budget of its own for a share of the time, called off with this one. */
  part(share: number): Budget {
    return new Budget(share * this.ms, this.#now, this.#isCalledOff)
  }

  /**
   * Begins a stage, which may last until this share of the budget is spent. It has a share of the budget
   * at least, so that a stage that took too long leaves the next ones time to show what it found.
   */
  allow(share: number): void {
    this.#endMs = Math.max(this.#startMs + share * this.ms, this.#now() + LEAST * this.ms)
    this.#isOver = false
  }

  /** Begins anew with the whole budget, for the next of many like pieces of work. */
  restart(): void {
    this.#startMs = this.#now()
    this.allow(1)
  }

  /** Whether the stage must end. Once it is over it stays so, whatever the clock says. */
  isOver(): boolean {
    if (!this.#isOver && (this.#now() > this.#endMs || this.#isCalledOff())) {
      this.#isOver = true
      this.ranOut = true
    }
    return this.#isOver
  }
}

/** Says that work was cut short, in the words of `detail`; nothing if it was not. */
export const deadlineOf = ({ ranOut }: Budget, detail: string): Warning[] =>
  ranOut ? [{ code: 'DEADLINE', detail }] : []

/** For work that no reader waits for, and for tests: it asks no clock. */
export const UNLIMITED = new Budget(Number.POSITIVE_INFINITY, () => 0)
