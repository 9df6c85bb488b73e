/**
 * Sharing: divides the issues of a large build between this process and a second one.
 *
 * Whole batches go to one of the two by a fixed rule, so that the same sources always
 * give the same segments. A small update is not shared: starting a second process would
 * cost more than it saves.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Cutter } from '../analysis/analysis.js'
import { JiebaoError, refusalFrom } from '../errors.js'
import type { Issue } from '../model.js'
import type { SegmentMark } from '../store/store.js'
import { nextTurn } from '../turns.js'
import { Outbox } from './batches.js'
import type { FromSecond, ToSecond } from './second.js'
import { SegmentsWriter } from './segments.js'

/** Bytes of sources from which a build is shared. */
const LARGE_BYTES = 8_000_000
/** UTF-16 units of text in a batch. */
const BATCH_UNITS = 200_000
/** Share of the batches for the second writer: a little over half, because this process also reads the sources. */
const SECOND_SHARE = 0.505
/** Batches that the second writer gets before this process takes one, so that the second never runs out of work. */
const LEAD = 3
/** The most batches sent and not yet written: enough work for the second process while this one writes a segment. */
const WAITING_MOST = 32

const SECOND = new URL('./second.js', import.meta.url)

type ShareOptions = {
  folder: string
  /** Called after the second process was started, so that both load their dictionaries at the same time. */
  openCutter: () => Cutter
  /** Number of the first segment. */
  firstNumber: number
  /** Bytes of all sources that will be read. */
  sourceBytes: number
  /** Compiled main of the second process. */
  main?: URL
  /** Bytes of sources from which the build is shared. */
  largeBytes?: number
  /** UTF-16 units of text in a batch. */
  batchUnits?: number
}

/** Writes issues into segments, by itself or with a second process. */
export class SharedWriter {
  readonly cutter: Cutter
  readonly #own: SegmentsWriter
  readonly #second: SecondWriter | undefined
  readonly #batchUnits: number
  #batch: Issue[] = []
  #units = 0
  #batches = 0
  #sent = 0

  constructor({
    folder,
    openCutter,
    firstNumber,
    sourceBytes,
    main = SECOND,
    largeBytes = LARGE_BYTES,
    batchUnits = BATCH_UNITS,
  }: ShareOptions) {
    // A program run from its TypeScript sources has no compiled main to start.
    const isShared =
      sourceBytes >= largeBytes && availableParallelism() > 1 && existsSync(fileURLToPath(main))
    const step = isShared ? 2 : 1
    this.#batchUnits = batchUnits
    if (isShared) this.#second = new SecondWriter(main, { folder, firstNumber: firstNumber + 1, step })
    try {
      this.cutter = openCutter()
    } catch (error) {
      this.#second?.kill()
      throw error
    }
    this.#own = new SegmentsWriter(folder, this.cutter, firstNumber, step)
  }

  /** Articles added. */
  get articles(): number {
    return this.#own.articles + this.#sent
  }

  /** A segment number above all numbers that this build used. */
  get nextNumber(): number {
    return Math.max(this.#own.nextNumber, this.#second?.nextNumber ?? 0)
  }

  add(issue: Issue): void {
    if (!this.#second) {
      this.#own.add(issue)
      return
    }
    this.#batch.push(issue)
    for (const { headline, body } of issue.articles)
      this.#units += body.length + (headline?.length ?? 0) + 100
    if (this.#units >= this.#batchUnits) this.#give()
  }

  /** Hands the gathered batch to one of the two writers. */
  #give(): void {
    const issues = this.#batch
    this.#batch = []
    this.#units = 0
    const turn = this.#batches++ - LEAD
    const isSecond = turn < 0 || Math.floor((turn + 1) * SECOND_SHARE) > Math.floor(turn * SECOND_SHARE)
    if (!isSecond) for (const issue of issues) this.#own.add(issue)
    else {
      this.#second!.send(issues)
      for (const { articles } of issues) this.#sent += articles.length
    }
  }

  /** Waits until the second writer has caught up enough for more. */
  async room(): Promise<void> {
    if (this.#second && this.#second.waiting > WAITING_MOST) await this.#second.untilWaiting(WAITING_MOST)
  }

  /** Writes what is left. @returns all segments: synced, and not yet in any manifest */
  async finish(): Promise<SegmentMark[]> {
    if (!this.#second) return this.#own.finish()
    this.#give()
    this.#second.finish()
    // Let the order to finish leave first: writing the own part blocks this process.
    await nextTurn()
    const own = this.#own.finish()
    return [...own, ...(await this.#second.marks())]
  }

  /** Gives up the build. `removeUnnamed()` removes the segments already written. */
  abandon(): void {
    this.#own.abandon()
    this.#second?.kill()
  }
}

class SecondWriter {
  nextNumber: number
  readonly #outbox: Outbox
  readonly #child: ChildProcess
  #marks: SegmentMark[] | undefined
  #failure: JiebaoError | undefined
  #wake: () => void = () => {}

  constructor(main: URL, place: { folder: string; firstNumber: number; step: number }) {
    this.nextNumber = place.firstNumber + place.step
    this.#outbox = new Outbox(place.folder)
    // Ignore its standard output: ours may be JSON.
    this.#child = fork(fileURLToPath(main), [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child.on('message', (told: FromSecond) => this.#hear(told))
    this.#child.on('exit', (code, signal) =>
      this.#fail(new JiebaoError('update-ended', String(signal ?? code), { isSecond: true })),
    )
    this.#child.on('error', (error) =>
      this.#fail(new JiebaoError('update-not-started', '', { why: error.message })),
    )
    this.#order(place)
  }

  #order(order: ToSecond): void {
    this.#child.send(
      order,
      (error) => error && this.#fail(new JiebaoError('update-not-started', '', { why: error.message })),
    )
  }

  #hear(told: FromSecond): void {
    if ('done' in told) this.#outbox.taken()
    else if ('refusal' in told) this.#fail(refusalFrom(told.refusal))
    else {
      this.#marks = told.marks
      this.nextNumber = told.nextNumber
      this.#child.disconnect()
    }
    this.#wake()
  }

  #fail(refusal: JiebaoError): void {
    if (!this.#marks) this.#failure ??= refusal
    this.#wake()
  }

  send(batch: Issue[]): void {
    this.#order({ batch: this.#outbox.put(batch) })
  }

  /** Batches sent and not yet written. */
  get waiting(): number {
    return this.#outbox.waiting
  }

  finish(): void {
    this.#order({ finish: true })
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#failure) throw this.#failure
      await new Promise<void>((done) => {
        this.#wake = done
      })
    }
  }

  untilWaiting(most: number): Promise<void> {
    return this.#until(() => this.waiting <= most)
  }

  async marks(): Promise<SegmentMark[]> {
    await this.#until(() => this.#marks !== undefined)
    return this.#marks!
  }

  kill(): void {
    this.#outbox.clear()
    // SIGKILL, not a polite signal: it may be busy with a batch that nobody wants.
    if (!this.#marks) this.#child.kill('SIGKILL')
  }
}
