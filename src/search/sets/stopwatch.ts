/**
 * Stopwatch: what each stage of one search takes, for `jiebao explain`.
 *
 * A search that nobody asks to explain has none. A search runs without a pause,
 * so what is counted between two marks is its own.
 */
import { STAGES, type Stage } from '../../explanation.js'
import { decoded } from '../../store/store.js'

export class Stopwatch {
  readonly #stages = new Map(STAGES.map((stage) => [stage, { ms: 0, blocks: 0 }]))
  #ms = performance.now()
  #blocks = decoded.blocks

  /** Books what happened since the last mark on a stage. */
  mark(stage: Stage): void {
    const booked = this.#stages.get(stage)!
    const [ms, { blocks }] = [performance.now(), decoded]
    booked.ms += ms - this.#ms
    booked.blocks += blocks - this.#blocks
    this.#ms = ms
    this.#blocks = blocks
  }

  stages(): { stage: Stage; ms: number; blocks: number }[] {
    return [...this.#stages].map(([stage, booked]) => ({ stage, ...booked }))
  }
}
