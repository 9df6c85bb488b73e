/**
 * Lanes: the searches that wait for a thread, and which of them is next.
 *
 * Two rows, so that short searches are never queued behind long ones. Within a row
 * the callers take turns, so that nobody waits behind all that another has asked,
 * and a caller has only a share of the places. Pure order: starts nothing.
 */
import { JiebaoError } from '../errors.js'
import type { Lane } from '../model.js'

export const LANES: readonly Lane[] = ['short', 'long']

/** Searches that may wait in one lane. */
const MOST_WAITING = 128
/** Of these, searches of one caller. A page of the archive asks for up to eight at once. */
const MOST_OF_ONE = 32
/** Milliseconds after which a search that waits is refused: a reader has given up by then, or should ask for less. */
const LONGEST_WAIT_MS: Readonly<Record<Lane, number>> = { short: 2000, long: 5000 }

/** A search that waits. */
export type Waiting = {
  lane: Lane
  /** Undefined if nobody in particular asks: then without a share. */
  caller: string | undefined
  /** When it began to wait. */
  sinceMs: number
}

export class Lanes<W extends Waiting> {
  /** By lane: those of each caller in their order; the caller whose turn is next stands first. */
  readonly #rows: Readonly<Record<Lane, Map<string, W[]>>> = { short: new Map(), long: new Map() }
  readonly #waiting: Record<Lane, number> = { short: 0, long: 0 }
  readonly #refused: Record<Lane, number> = { short: 0, long: 0 }

  waiting(lane: Lane): number {
    return this.#waiting[lane]
  }

  refused(lane: Lane): number {
    return this.#refused[lane]
  }

  /** @throws {JiebaoError} BUSY if the lane, or the caller's share of it, is full */
  add(one: W): void {
    const { lane, caller = '' } = one
    if (this.#waiting[lane] >= MOST_WAITING) {
      throw this.#refusal(lane, new JiebaoError('too-many-waiting', '', { most: MOST_WAITING }))
    }
    if (caller !== '' && (this.#rows[lane].get(caller)?.length ?? 0) >= MOST_OF_ONE) {
      throw this.#refusal(lane, new JiebaoError('share-used', '', { most: MOST_OF_ONE }))
    }
    this.#put(one, (of) => of.push(one))
  }

  /** Puts back a search that was taken before, ahead of its caller's others and whatever waits. */
  putBack(one: W): void {
    this.#put(one, (of) => of.unshift(one))
  }

  #put({ lane, caller = '' }: W, put: (of: W[]) => void): void {
    const row = this.#rows[lane]
    const of = row.get(caller) ?? []
    row.set(caller, of)
    put(of)
    this.#waiting[lane]++
  }

  #refusal(lane: Lane, error: JiebaoError): JiebaoError {
    this.#refused[lane]++
    return error
  }

  /** Takes the first search that may be taken, of the caller whose turn it is. */
  take(lane: Lane, mayTake: (one: W) => boolean = () => true): W | undefined {
    const row = this.#rows[lane]
    for (const [caller, of] of row) {
      const at = of.findIndex(mayTake)
      if (at < 0) continue
      const [taken] = of.splice(at, 1)
      // Behind the others: they come before this caller's next.
      row.delete(caller)
      if (of.length > 0) row.set(caller, of)
      this.#waiting[lane]--
      return taken
    }
    return undefined
  }

  /** Takes a search out. @returns whether it waited */
  remove(one: W): boolean {
    return this.take(one.lane, (each) => each === one) !== undefined
  }

  /** Takes out the searches for which this holds. */
  removeAll(isMeant: (one: W) => boolean): W[] {
    const removed: W[] = []
    for (const lane of LANES) {
      for (let one = this.take(lane, isMeant); one; one = this.take(lane, isMeant)) removed.push(one)
    }
    return removed
  }

  /** Takes out the searches that have waited too long, each with its refusal. */
  late(nowMs: number): { one: W; refusal: JiebaoError }[] {
    const isLate = ({ lane, sinceMs }: W) => nowMs - sinceMs > LONGEST_WAIT_MS[lane]
    return this.removeAll(isLate).map((one) => {
      const seconds = LONGEST_WAIT_MS[one.lane] / 1000
      return { one, refusal: this.#refusal(one.lane, new JiebaoError('waited-too-long', '', { seconds })) }
    })
  }
}
