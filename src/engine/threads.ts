/**
 * Threads: which of them does which piece of work, and when.
 *
 * Work comes in two lanes (lanes.ts). The first thread takes short work only. Work that
 * was thought short, runs on and keeps others waiting is broken off and begun anew as
 * long work. A thread that ends is replaced, and what it was doing is begun once more,
 * unless it ended for want of memory.
 * Knows nothing of what the work is.
 */
import { JiebaoError, refusalFrom } from '../errors.js'
import type { Lane, LaneLoad } from '../model.js'
import { ViewClosed } from './asking.js'
import { LANES, Lanes, type Waiting } from './lanes.js'
import type { ThreadEvents, ThreadLink } from './thread-link.js'
import type { ThreadAnswer, WorkOrder } from './thread-orders.js'

/** Milliseconds of CPU that short work may take at least while other short work waits. */
const SHORT_MS = 40
/** It may take so many times the usual: a machine may be slow. */
const TIMES_USUAL = 6
/** Share of the newest piece of short work in what is usual. */
const NEWEST = 0.1
/** Milliseconds between two looks for work that has waited too long. */
const LOOK_MS = 200
/** Milliseconds before a thread that ended is started again: the cause may last. */
const REPLACE_MS = 200
/** Times that work is begun whose thread ends. */
const MOST_TRIES = 2

/** What a thread link does here. Tests have one without a thread. */
export type Hand = Pick<ThreadLink, 'isReady' | 'tell' | 'callOff' | 'end'>

/** Work as it is asked for. */
export type Wanted = {
  work: WorkOrder['work']
  view: string
  lane: Lane
  caller: string | undefined
  signal: AbortSignal | undefined
  /** The thread that alone can do it. */
  only?: Hand
  /** Told if the work proves to be long. */
  onLong?: () => void
}

/** An answer, and who gave it to which order. */
export type Done = { answer: unknown; by: Hand; id: number }

type Job = Waiting & {
  wanted: Wanted
  tries: number
  /** Settles the promise of whoever asked. */
  end(settle: { done: Done } | { error: unknown }): void
}

/** The place of a thread, whichever thread has it now. */
type Seat = {
  hand: Hand
  /** Whether its thread has ended and no other has its place yet. */
  isEmpty: boolean
  takesLong: boolean
  /** `job` is undefined once nobody waits for the answer of this run. */
  run: { id: number; job: Job | undefined; lane: Lane; sinceCpuMs: number } | undefined
  last: Lane
}

export class Threads<H extends Hand> {
  readonly #seats: Seat[] = []
  readonly #lanes = new Lanes<Job>()
  readonly #looking: NodeJS.Timeout
  /** Milliseconds of CPU that pass while short work runs, as a rule: a moving average. */
  #usualMs = 0
  #orders = 0
  #roomTimer: NodeJS.Timeout | undefined
  #refusal: JiebaoError | undefined

  /**
   * @param count at least 1; one thread alone takes work of both lanes
   * @param start starts a thread, which may take long work or not
   * @param cpuMs milliseconds of CPU that the process has used. No thread can have used more; and while the system
   *   lets none of them work, no work grows long
   */
  constructor(
    count: number,
    readonly start: (
      events: Pick<ThreadEvents, 'answered' | 'ended'> & { free(): void },
      takesLong: boolean,
    ) => H,
    readonly cpuMs: () => number = processCpuMs,
  ) {
    for (let i = 0; i < count; i++) {
      const seat = { takesLong: i > 0 || count === 1, run: undefined, last: 'short' } as Omit<Seat, 'hand'>
      this.#seats.push(this.#seated(seat))
    }
    this.#looking = setInterval(() => this.#refuseLate(), LOOK_MS)
    this.#looking.unref()
  }

  #seated(empty: Omit<Seat, 'hand'>): Seat {
    const seat = empty as Seat
    seat.isEmpty = false
    const events = {
      free: () => this.#dispatch(),
      answered: (answer: Extract<ThreadAnswer, { id: number }>) => this.#answered(seat, answer),
      ended: (why: Error | undefined) => this.#replace(seat, why),
    }
    seat.hand = this.start(events, seat.takesLong)
    return seat
  }

  get hands(): H[] {
    return this.#seats.map(({ hand }) => hand as H)
  }

  load(): LaneLoad[] {
    const running = (lane: Lane) => this.#seats.filter(({ run }) => run?.lane === lane).length
    return LANES.map((lane) => ({
      lane,
      waiting: this.#lanes.waiting(lane),
      running: running(lane),
      refused: this.#lanes.refused(lane),
    }))
  }

  /** @throws {JiebaoError} BUSY, CANCELLED, CLOSED, and as the work refuses; or ViewClosed */
  do(wanted: Wanted): Promise<Done> {
    return new Promise((resolve, reject) => {
      const { lane, caller, signal, only } = wanted
      if (this.#refusal) return reject(this.#refusal)
      if (signal?.aborted) return reject(gone())
      if (only && !this.#seats.some(({ hand, isEmpty }) => hand === only && !isEmpty)) return reject(ended())
      const leave = () => this.giveUp((each) => each === wanted, gone)
      const job: Job = {
        wanted,
        lane,
        caller,
        sinceMs: performance.now(),
        tries: 0,
        end: (settle) => {
          signal?.removeEventListener('abort', leave)
          if ('done' in settle) resolve(settle.done)
          else reject(settle.error)
        },
      }
      this.#lanes.add(job)
      signal?.addEventListener('abort', leave)
      this.#dispatch()
    })
  }

  /** Breaks work off, waiting or running. */
  giveUp(isMeant: (wanted: Wanted) => boolean, why: () => unknown): void {
    for (const job of this.#lanes.removeAll(({ wanted }) => isMeant(wanted))) job.end({ error: why() })
    for (const seat of this.#seats) {
      const job = seat.run?.job
      if (job && isMeant(job.wanted)) this.#callOff(seat).end({ error: why() })
    }
  }

  /** Takes the work out of what waits. */
  giveUpWaiting(isMeant: (wanted: Wanted) => boolean, why: () => unknown): void {
    for (const job of this.#lanes.removeAll(({ wanted }) => isMeant(wanted))) job.end({ error: why() })
  }

  /** Has a run end soon. @returns its job, which nobody ends any more */
  #callOff(seat: Seat): Job {
    const run = seat.run!
    const job = run.job!
    run.job = undefined
    seat.hand.callOff(run)
    return job
  }

  // ---------------------------------------------------------------- who is next

  #dispatch(): void {
    if (this.#refusal) return
    for (const seat of this.#seats) {
      if (!seat.run && !seat.isEmpty && seat.hand.isReady) this.#begin(seat)
    }
    this.#makeRoom()
  }

  #begin(seat: Seat): void {
    const job = this.#next(seat)
    if (!job) return
    const id = ++this.#orders
    seat.run = { id, job, lane: job.lane, sinceCpuMs: this.cpuMs() }
    seat.last = job.lane
    seat.hand.tell({ id, work: job.wanted.work })
  }

  #next(seat: Seat): Job | undefined {
    // After long work the short that waits, and the other way round, so that neither starves.
    const lanes: Lane[] = !seat.takesLong
      ? ['short']
      : seat.last === 'long'
        ? ['short', 'long']
        : ['long', 'short']
    for (const lane of lanes) {
      const job = this.#lanes.take(lane, ({ wanted }) => this.#mayBegin(seat, lane, wanted))
      if (job) return job
    }
    return undefined
  }

  /** One caller's long work leaves a thread to that of others, where there are several. */
  #mayBegin(seat: Seat, lane: Lane, { only, caller }: Wanted): boolean {
    if (only && only !== seat.hand) return false
    if (lane === 'short' || caller === undefined) return true
    const takers = this.#seats.filter(({ takesLong }) => takesLong).length
    const his = this.#seats.filter(
      ({ run }) => run?.lane === 'long' && run.job?.wanted.caller === caller,
    ).length
    return his < Math.max(1, takers - 1)
  }

  /** Breaks off short work that has run on while other short work waits. */
  #makeRoom(): void {
    clearTimeout(this.#roomTimer)
    this.#roomTimer = undefined
    if (this.#lanes.waiting('short') === 0) return
    let soonestMs = Number.POSITIVE_INFINITY
    for (const seat of this.#seats) {
      const { run } = seat
      if (run?.lane !== 'short' || !run.job || run.job.wanted.only) continue
      const leftMs = run.sinceCpuMs + Math.max(SHORT_MS, TIMES_USUAL * this.#usualMs) - this.cpuMs()
      if (leftMs > 0) soonestMs = Math.min(soonestMs, leftMs)
      else this.#makeLong(this.#callOff(seat))
    }
    if (soonestMs === Number.POSITIVE_INFINITY) return
    this.#roomTimer = setTimeout(() => this.#dispatch(), soonestMs)
    this.#roomTimer.unref()
  }

  #makeLong(job: Job): void {
    job.wanted.onLong?.()
    job.lane = 'long'
    job.sinceMs = performance.now()
    this.#lanes.putBack(job)
  }

  #refuseLate(): void {
    // While all threads load, nothing is late: the archive is not busy.
    if (!this.#seats.some(({ hand, isEmpty }) => hand.isReady && !isEmpty)) return
    for (const { one, refusal } of this.#lanes.late(performance.now())) one.end({ error: refusal })
  }

  // ---------------------------------------------------------------- what comes back

  #answered(seat: Seat, answer: Extract<ThreadAnswer, { id: number }>): void {
    const run = seat.run
    seat.run = undefined
    if (run?.id === answer.id && run.job) {
      if (run.lane === 'short') this.#usualMs += NEWEST * (this.cpuMs() - run.sinceCpuMs - this.#usualMs)
      if ('answer' in answer) run.job.end({ done: { answer: answer.answer, by: seat.hand, id: answer.id } })
      else run.job.end({ error: 'refusal' in answer ? refusalFrom(answer.refusal) : new ViewClosed() })
    }
    this.#dispatch()
  }

  #replace(seat: Seat, why: Error | undefined): void {
    const job = seat.run?.job
    const { hand } = seat
    seat.run = undefined
    seat.isEmpty = true
    if (this.#refusal) return
    if (job) {
      // Begun once more, it would need as much.
      if (isOutOfMemory(why)) job.end({ error: new JiebaoError('search-out-of-memory', '', {}) })
      else if (++job.tries >= MOST_TRIES || job.wanted.only) job.end({ error: ended() })
      else this.#lanes.putBack(job)
    }
    this.giveUpWaiting(({ only }) => only === hand, ended)
    setTimeout(() => {
      if (!this.#refusal) this.#seated(seat)
    }, REPLACE_MS).unref()
    this.#dispatch()
  }

  /** Ends all threads. Whatever is asked, now or later, is refused. */
  async end(refusal: JiebaoError): Promise<void> {
    this.#refusal = refusal
    clearInterval(this.#looking)
    clearTimeout(this.#roomTimer)
    this.giveUp(
      () => true,
      () => refusal,
    )
    await Promise.all(this.#seats.map(({ hand }) => hand.end()))
  }
}

/** Milliseconds for which a reading of the process's CPU is taken for the next: read anew each time, it took a twentieth of the serving thread. */
const READING_MS = 5
let [readMs, readCpuMs] = [Number.NEGATIVE_INFINITY, 0]

function processCpuMs(): number {
  const nowMs = performance.now()
  if (nowMs - readMs >= READING_MS) {
    const { user, system } = process.cpuUsage()
    readCpuMs = (user + system) / 1000
    readMs = nowMs
  }
  return readCpuMs
}

const gone = () => new JiebaoError('asker-gone', '', {})
const ended = () => new JiebaoError('search-ended', '', {})
const isOutOfMemory = (why: Error | undefined) =>
  (why as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
