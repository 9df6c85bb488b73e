/**
 * The pool: a reader whose threads search, so that the thread that serves only parses
 * and writes.
 *
 * Every thread has every view open. What is asked goes into the long lane if it should
 * take long, or was found to do so before; all else into the short one.
 */

import { JiebaoError } from '../errors.js'
import type { CutterInfo, ExportedHit, Lane, LaneLoad } from '../model.js'
import { NICENESS } from '../priority.js'
import { ViewClosed } from './asking.js'
import type { Question, QuestionKind, Questions } from './questions.js'
import type { ExportAsked, QuestionSetting, Reader } from './reader.js'
import { ThreadLink } from './thread-link.js'
import type { HitTurn, OpenOrder, ThreadStart, WorkOrder } from './thread-orders.js'
import { type Done, Threads, type Wanted } from './threads.js'
import type { View } from './views.js'

/** Main of the threads, beside this file once compiled. */
const THREAD = new URL('./thread.js', import.meta.url)

/** Questions that were found to take long, remembered. */
const MOST_LONG = 500

/** Threads that end before any was ready, after which starting is given up. */
const MOST_STARTS = 4
const notStarted = (why: Error | undefined) =>
  new JiebaoError('threads-not-started', '', { why: why?.message ?? 'no thread said why' }, { cause: why })

export type PoolOptions = Omit<ThreadStart, 'calledOff' | 'niceness'> & {
  /** Threads that search: at least 1; 2 for short questions never to wait for long ones. */
  threads: number
  main?: URL | undefined
}

export class Pool implements Reader {
  readonly #threads: Threads<ThreadLink>
  readonly #views = new Map<string, OpenOrder>()
  /** Questions that have proved long, by kind and what was asked. */
  readonly #long = new Set<string>()
  /** Views of which nothing may be shown any more. */
  readonly #withdrawn = new WeakSet<View>()
  #cutter: CutterInfo | undefined
  /** Whether the thread that ended last did so while it was warmed: the next is not. */
  #diedWarming = false
  readonly #ready: Promise<void>

  /** @param isLong whether a question should take more than some milliseconds */
  constructor(
    { threads, main = THREAD, ...start }: PoolOptions,
    readonly isLong: (view: View, kind: QuestionKind, asked: Question) => boolean,
  ) {
    let becomeReady = () => {}
    let fail = (_error: Error) => {}
    this.#ready = new Promise((done, failed) => {
      becomeReady = done
      fail = failed
    })
    // Whoever waits for it is told.
    this.#ready.catch(() => {})
    let [starts, begun] = [0, 0]
    this.#threads = new Threads(threads, ({ free, ...events }, takesLong) => {
      const isFirst = ++begun <= threads
      const niceness = takesLong && threads > 1 ? NICENESS.long : NICENESS.short
      const thread = new ThreadLink(
        main,
        { ...start, niceness },
        {
          ...events,
          ended: (why) => {
            if (!this.#cutter && ++starts >= MOST_STARTS) fail(notStarted(why))
            this.#diedWarming = thread.isWarming
            events.ended(why)
          },
          ready: (cutter) => {
            // One that takes the place of another begins among readers; the first are warmed before there are any.
            const view = isFirst || this.#diedWarming ? undefined : [...this.#views.keys()].at(-1)
            this.#cutter ??= cutter
            becomeReady()
            const begin = () => {
              thread.isReady = true
              free()
            }
            if (view !== undefined) void thread.warm(view).then(begin)
            else begin()
          },
        },
      )
      // A thread that cannot open a view tells whoever asks for it.
      for (const order of this.#views.values()) thread.open(order).catch(() => {})
      return thread
    })
  }

  /** The cutter of the threads, once `ready`. */
  get cutter(): CutterInfo {
    return this.#cutter!
  }

  ready(): Promise<void> {
    return this.#ready
  }

  load(): LaneLoad[] {
    return this.#threads.load()
  }

  async open(view: View): Promise<void> {
    const { id, content, generation, withheld, keeper, forms } = view
    const { manifest, shared } = generation
    const order: OpenOrder = { open: id, content, manifest, shared, withheld, words: keeper.words, forms }
    this.#views.set(id, order)
    try {
      await Promise.all(this.#threads.hands.map((thread) => thread.open(order)))
    } catch (error) {
      this.close(view, false)
      throw error
    }
  }

  async warm({ id }: View): Promise<void> {
    await Promise.all(this.#threads.hands.map((thread) => thread.warm(id)))
  }

  close(view: View, isWithdrawn: boolean): void {
    const { id } = view
    if (isWithdrawn) this.#withdrawn.add(view)
    this.#views.delete(id)
    const why = () => new ViewClosed()
    // Running questions get their answer, unless the view is withdrawn; an export that has begun goes on.
    if (isWithdrawn) this.#threads.giveUp(({ view: of }) => of === id, why)
    else this.#threads.giveUpWaiting(({ view: of, only }) => of === id && !only, why)
    for (const thread of this.#threads.hands) thread.tell({ close: id, isWithdrawn })
  }

  async ask<K extends QuestionKind>(
    view: View,
    kind: K,
    asked: Question<K>,
    asking: QuestionSetting,
  ): Promise<Questions[K]['answer']> {
    // The request says all that its parsed query does.
    const { parsed: _said, ...rest } = asked as Question & { parsed?: unknown }
    const key = JSON.stringify([kind, rest])
    const lane: Lane = this.#long.has(key) || this.isLong(view, kind, asked) ? 'long' : 'short'
    const { budgetMs, readings } = asking
    const work = { kind, asked, view: view.id, readings, budgetMs } as WorkOrder['work']
    const onLong = () => this.#rememberLong(key)
    return (await this.#do({ work, view: view.id, lane, onLong }, asking)).answer as Questions[K]['answer']
  }

  #rememberLong(key: string): void {
    if (this.#long.size >= MOST_LONG) this.#long.clear()
    this.#long.add(key)
  }

  async *export(view: View, asked: ExportAsked, asking: QuestionSetting): AsyncGenerator<ExportedHit> {
    const { budgetMs, readings } = asking
    const about = { view: view.id, lane: 'long' } as const
    const work = { kind: 'export', ...asked, view: view.id, readings, budgetMs } as const
    const { by, id, answer } = await this.#do({ ...about, work }, asking)
    let turn = answer as HitTurn
    try {
      for (;;) {
        for (const hit of turn.hits) {
          if (this.#withdrawn.has(view)) throw new ViewClosed()
          yield hit
        }
        if (turn.done) return
        const next = await this.#do({ ...about, work: { kind: 'more', of: id }, only: by }, asking)
        turn = next.answer as HitTurn
      }
    } finally {
      if (!turn.done) by.tell({ drop: id })
    }
  }

  #do(wanted: Omit<Wanted, 'signal' | 'caller'>, { signal, caller }: QuestionSetting): Promise<Done> {
    return this.#threads.do({ signal, caller, ...wanted })
  }

  async end(refusal: JiebaoError): Promise<void> {
    await this.#threads.end(refusal)
  }
}
