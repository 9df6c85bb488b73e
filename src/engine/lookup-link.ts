/**
 * The link to the thread that makes a server's lookups, so that neither the thread that serves nor those that
 * search wait for them, and what typeahead takes of memory is taken once.
 *
 * A thread that ends is replaced, with all contents open, and asked once more what was not answered: one after
 * another, so that what ends it is told from the rest. If it ended for want of memory, typeahead, readings and
 * legibility are done without until another content is served.
 */
import { Worker } from 'node:worker_threads'
import { JiebaoError, refusalFrom, type ToldRefusal } from '../errors.js'
import type { LegibilityAnswer, LegibilityAsked, Suggestion } from '../model.js'
import type { Generation } from '../store/store.js'
import { unlessGone } from './answers.js'
import { ViewClosed } from './asking.js'
import { uncounted } from './legibility.js'
import type { ContentOrder, Lookups } from './lookups.js'
import type { Mined } from './mined.js'
import { maySpell, NO_READINGS, type QueryReadings } from './suggestions.js'
import { type WithheldBits, withholdBits } from './withheld.js'

/** Main of the thread, beside this file once compiled. */
export const LOOKUP_THREAD = new URL('./lookup-thread.js', import.meta.url)

/** What the thread is started with. */
export type LookupStart = {
  /** Folder of the index. */
  index: string
  /** Bytes of index pages that the thread may keep. */
  pageBytes: number
  /** Bytes that it may take for posting lists, outside of its heap. */
  listBytes: number
  /** Entries of typeahead that are found by pinyin and by a string inside. */
  suggestions: number
}

type LookupCall = Exclude<keyof Lookups, 'end'>
export type LookupOrder = { id: number; call: LookupCall; args: readonly unknown[] }
/** Nobody waits for the answer of this order any more. */
export type LookupLeave = { leave: number }
export type LookupAnswer =
  | { id: number; answer: unknown }
  | { id: number; refusal: ToldRefusal }
  /** The content is not open. */
  | { id: number; closed: true }

type Pending = {
  order: LookupOrder
  isAsked: boolean
  /** Threads that ended while they were asked. */
  tries: number
  done: (answer: unknown) => void
  failed: (error: unknown) => void
}

/** Milliseconds before a thread that ended is started again; doubled while the cause lasts. */
const REPLACE_MS = 200
const MOST_REPLACE_MS = 30_000
/** Times that something is asked while the thread ends. */
const MOST_TRIES = 2
/** Milliseconds that a query waits for the readings of its letters: less than a request may take by default. */
const MOST_READING_MS = 800
/** Milliseconds that whoever does not wait has for legibility, in a thread that may stand back behind all others. */
const DETAIL_MS = 25
/** Megabytes of what the thread made last: nobody waits for what it builds, so it is collected often. */
const YOUNG_MB = 8

/** Calls that read the whole archive, and keep what they read. */
const BUILDING: readonly LookupCall[] = ['prepare', 'follow', 'ready', 'suggest', 'readings', 'legibility']

/** What the work gives, or `late` once the time is over. */
function within<T>(ms: number, work: Promise<T>, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<T>((done) => {
    timer = setTimeout(() => done(late), ms)
  })
  // Also if nobody waits any more.
  work.catch(() => {})
  return Promise.race([work, over]).finally(() => clearTimeout(timer))
}

export class LookupLink implements Lookups {
  readonly #contents = new Map<string, ContentOrder>()
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | undefined
  #orders = 0
  #replaceMs = REPLACE_MS
  /** Content of which more was to be kept than there is memory for. */
  #tooLarge: string | undefined
  #refusal: JiebaoError | undefined

  /**
   * @param main of the thread, compiled
   * @param heapBytes most bytes of its heap
   */
  constructor(
    readonly main: URL,
    readonly start: LookupStart,
    readonly heapBytes: number,
  ) {
    this.#begin()
  }

  #begin(): void {
    // Its standard output must not mix with ours, which may be JSON.
    const worker = new Worker(this.main, {
      workerData: this.start,
      stdout: true,
      resourceLimits: {
        maxOldGenerationSizeMb: this.heapBytes / 2 ** 20,
        maxYoungGenerationSizeMb: YOUNG_MB,
      },
    })
    this.#worker = worker
    let why: NodeJS.ErrnoException | undefined
    worker.on('message', (answer: LookupAnswer) => this.#answered(answer))
    // The end follows.
    worker.on('error', (error) => {
      why = error
    })
    worker.once('exit', () => this.#replace(why?.code === 'ERR_WORKER_OUT_OF_MEMORY'))
    const isOpening = (content: string) =>
      [...this.#pending.values()].some(
        ({ order: { call, args } }) => call === 'open' && (args[0] as ContentOrder).content === content,
      )
    for (const order of this.#contents.values())
      if (!isOpening(order.content)) worker.postMessage({ id: 0, call: 'open', args: [order] })
    for (const pending of this.#pending.values()) pending.isAsked = false
    this.#askNext()
  }

  #askNext(): void {
    const next = [...this.#pending.values()].find(({ isAsked }) => !isAsked)
    if (!next || !this.#worker) return
    next.isAsked = true
    this.#worker.postMessage(next.order)
  }

  #replace(isOutOfMemory: boolean): void {
    this.#worker = undefined
    if (this.#refusal) return
    if (isOutOfMemory) this.#tooLarge = [...this.#contents.keys()].at(-1)
    for (const [id, pending] of this.#pending) {
      const isBuilding = isOutOfMemory && BUILDING.includes(pending.order.call)
      if (pending.isAsked) pending.tries++
      if (!isBuilding && pending.tries < MOST_TRIES) continue
      this.#pending.delete(id)
      pending.failed(new JiebaoError(isOutOfMemory ? 'search-out-of-memory' : 'search-ended', '', {}))
    }
    setTimeout(() => {
      if (!this.#refusal) this.#begin()
    }, this.#replaceMs).unref()
    this.#replaceMs = Math.min(2 * this.#replaceMs, MOST_REPLACE_MS)
  }

  #answered(answer: LookupAnswer): void {
    this.#replaceMs = REPLACE_MS
    const pending = this.#pending.get(answer.id)
    if (!pending) return
    this.#pending.delete(answer.id)
    this.#askNext()
    if ('answer' in answer) pending.done(answer.answer)
    else pending.failed('refusal' in answer ? refusalFrom(answer.refusal) : new ViewClosed())
  }

  #ask(call: LookupCall, ...args: readonly unknown[]): Promise<unknown> {
    return new Promise((done, failed) => {
      if (this.#refusal) return failed(this.#refusal)
      const order = { id: ++this.#orders, call, args }
      const isInTurn = [...this.#pending.values()].every(({ isAsked }) => isAsked)
      this.#pending.set(order.id, { order, isAsked: false, tries: 0, done, failed })
      if (isInTurn) this.#askNext()
    })
  }

  async open(order: ContentOrder, generation: Generation): Promise<WithheldBits> {
    this.#contents.set(order.content, order)
    const withheld = (await this.#ask('open', order)) as WithheldBits
    withholdBits(generation, withheld)
    return withheld
  }

  close(content: string): void {
    if (this.#contents.delete(content)) this.#ask('close', content).catch(() => {})
  }

  mine(content: string): Promise<Mined | undefined> {
    return this.#ask('mine', content) as Promise<Mined | undefined>
  }

  async prepare(content: string): Promise<void> {
    if (content !== this.#tooLarge) await this.#ask('prepare', content)
  }

  async follow(content: string): Promise<void> {
    if (content !== this.#tooLarge) await this.#ask('follow', content)
  }

  async ready(content: string): Promise<void> {
    if (content !== this.#tooLarge) await this.#ask('ready', content)
  }

  async suggest(content: string, q: string, limit: number, continued = false): Promise<Suggestion[]> {
    if (content === this.#tooLarge) return []
    return this.#ask('suggest', content, q, limit, continued) as Promise<Suggestion[]>
  }

  async readings(content: string, q: string, isWaited: boolean): Promise<QueryReadings | undefined> {
    if (!maySpell(q) || content === this.#tooLarge) return NO_READINGS
    const read = this.#ask('readings', content, q, isWaited) as Promise<QueryReadings | undefined>
    return within(MOST_READING_MS, read, undefined)
  }

  async legibility(content: string, asked: LegibilityAsked, signal?: AbortSignal): Promise<LegibilityAnswer> {
    if (content === this.#tooLarge) throw new JiebaoError('search-out-of-memory', '', {})
    const answer = this.#ask('legibility', content, asked) as Promise<LegibilityAnswer>
    const leave = { leave: this.#orders } satisfies LookupLeave
    // Also if nobody waits any more.
    answer.catch(() => {})
    const tell = () => this.#worker?.postMessage(leave)
    signal?.addEventListener('abort', tell)
    const told = unlessGone(answer, signal).finally(() => signal?.removeEventListener('abort', tell))
    return asked.isWaited === false ? within(DETAIL_MS, told, uncounted(asked)) : told
  }

  async end(): Promise<void> {
    this.#refusal = new JiebaoError('closed', this.start.index, {})
    for (const { failed } of this.#pending.values()) failed(this.#refusal)
    this.#pending.clear()
    await this.#worker?.terminate()
  }
}
