/**
 * Readers: whoever searches the views of an engine, this thread or a pool of them.
 *
 * This file has the interface, and the reader for programs that ask one thing at a
 * time: it searches in the calling thread. pool.ts has the reader of a server.
 */
import type { Cutter } from '../analysis/analysis.js'
import type { JiebaoError } from '../errors.js'
import type { CutterInfo, ExportedHit, LaneLoad, SearchRequest } from '../model.js'
import { Budget, everyHit, type SearchContext } from '../search/search.js'
import { nextTurn } from '../turns.js'
import { ViewClosed } from './asking.js'
import { withArticles } from './issues.js'
import { answerTo, type Question, type QuestionKind, type Questions } from './questions.js'
import type { Readings } from './suggestions.js'
import type { View } from './views.js'

/** How a question is to be answered. */
export type QuestionSetting = {
  readings: Readings
  /** Milliseconds; undefined for the usual budget. */
  budgetMs: number | undefined
  signal?: AbortSignal | undefined
  caller?: string | undefined
}

export interface Reader {
  readonly cutter: CutterInfo
  /** Resolves once the cutter is known. @throws {JiebaoError} INTERNAL if no thread can be started */
  ready(): Promise<void>
  /** @throws {ViewClosed} where the view is closed before the answer */
  ask<K extends QuestionKind>(
    view: View,
    kind: K,
    asked: Question<K>,
    asking: QuestionSetting,
  ): Promise<Questions[K]['answer']>
  /** Every hit in order. @throws {ViewClosed} before the first hit, or once the view is withdrawn */
  export(view: View, asked: ExportAsked, asking: QuestionSetting): AsyncGenerator<ExportedHit>
  /** Resolves once the view can be asked. Refuses where some thread cannot open it */
  open(view: View): Promise<void>
  /** Resolves once the first question of the view takes no longer than any other. */
  warm(view: View): Promise<void>
  /**
   * The view is asked no more.
   *
   * @param isWithdrawn whether none of its answers may be shown any more, though already asked for
   */
  close(view: View, isWithdrawn: boolean): void
  load(): LaneLoad[]
  /** @param refusal of whatever is asked, now or later */
  end(refusal: JiebaoError): Promise<void>
}

/** The parts of a view that a search needs. */
export type ViewContext = Pick<View, 'generation' | 'forms'> & { keeper: Pick<View['keeper'], 'words'> }

export function contextOf(
  { generation, forms, keeper }: ViewContext,
  cutter: SearchContext['cutter'],
  readings: Readings,
): SearchContext {
  const pinyin = (typed: string) => readings.get(typed) ?? []
  return { generation, cutter, knowledge: { forms, words: keeper.words, pinyin } }
}

/** What is exported; `whole`: each hit with its article. */
export type ExportAsked = { request: SearchRequest; whole: boolean }

export function exported(
  context: SearchContext,
  { request, whole }: ExportAsked,
  budget: Budget,
): Generator<ExportedHit> {
  const hits = everyHit(context, request, budget)
  return whole ? withArticles(hits, context.generation) : hits
}

/** Hits that an export makes before other requests have a turn. */
const HITS_A_TURN = 20

/** Searches in the calling thread. */
export class OwnThread implements Reader {
  readonly #withdrawn = new WeakSet<View>()

  constructor(readonly cut: Cutter) {}

  get cutter(): CutterInfo {
    const { name, fingerprint, why } = this.cut
    return { name, fingerprint, why }
  }

  async ready(): Promise<void> {}

  async ask<K extends QuestionKind>(
    view: View,
    kind: K,
    asked: Question<K>,
    asking: QuestionSetting,
  ): Promise<Questions[K]['answer']> {
    return answerTo(kind, asked, contextOf(view, this.cut, asking.readings), budgetOf(asking))
  }

  async *export(view: View, asked: ExportAsked, asking: QuestionSetting): AsyncGenerator<ExportedHit> {
    view.generation.retain()
    try {
      const context = contextOf(view, this.cut, asking.readings)
      let shown = 0
      for (const hit of exported(context, asked, budgetOf(asking))) {
        yield hit
        if (++shown % HITS_A_TURN === 0) await nextTurn()
        if (this.#withdrawn.has(view)) throw new ViewClosed()
      }
    } finally {
      view.generation.release()
    }
  }

  async open(): Promise<void> {}

  async warm(): Promise<void> {}

  close(view: View, isWithdrawn: boolean): void {
    if (isWithdrawn) this.#withdrawn.add(view)
  }

  load(): LaneLoad[] {
    return []
  }

  async end(): Promise<void> {}
}

const budgetOf = ({ budgetMs, signal }: QuestionSetting) =>
  new Budget(budgetMs, undefined, () => signal?.aborted ?? false)
