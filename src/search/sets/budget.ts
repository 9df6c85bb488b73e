/**
 * Deadlines: when a search must be over, and whether it had to stop.
 *
 * What is asked between two looks at the clock is small: a segment, a word, a
 * stretch of text. What was found by then is a part of the answer, never a
 * wrong one.
 */
export class Deadline {
  reached = false

  /** @param atMs by `performance.now()` */
  constructor(readonly atMs: number) {}

  isOver(): boolean {
    this.reached ||= performance.now() > this.atMs
    return this.reached
  }
}
