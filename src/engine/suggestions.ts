/**
 * Suggestions: the typeahead and the pinyin of the view that is served.
 *
 * Both are built from a view after it was swapped in, in slices between which
 * the process answers; until then those of the view before are asked. So what
 * they offer is counted anew, in the view at hand, before it is answered:
 * nothing that was removed or withheld is ever offered.
 */
import { type PinyinForm, PinyinLexicon } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import type { Generation } from '../store/store.js'
import { Suggester } from '../suggest/suggest.js'
import { gather } from './gather.js'
import { HoldingCounter } from './holding.js'
import { inSlices, nextTurn } from './slices.js'
import type { View } from './views.js'

/** What Latin letters may mean; `view` is the content of the view that tells, and belongs into the key of an answer. */
export type Pinyin = { view: string; formsOf: (typed: string) => PinyinForm[] }
export const NO_PINYIN: Pinyin = { view: '', formsOf: () => [] }
const LETTERS = /\p{Script=Latin}/u
/** Nobody spells more. */
const LONGEST_SPELT = 200

const maySpell = (q: string) => q.length <= LONGEST_SPELT && LETTERS.test(q)

type Built = { view: string; suggester: Suggester }

export class Suggestions {
  #built: Built | undefined
  #pinyin: Pinyin | undefined
  #failure: { view: string; error: unknown } | undefined
  #next: View | undefined
  #run: Promise<void> | undefined
  #whenRead: (() => void)[] = []
  readonly #counter = new HoldingCounter()
  #closed = false

  /** Builds for a view, after what is being built; of several that wait the last one counts. */
  prepare(view: View): void {
    if (this.#closed || this.#built?.view === view.content || this.#failure?.view === view.content) return
    this.#next = view
    this.#run ??= this.#build()
  }

  /** Another view is served: builds for it where the one before was built for. */
  follow(view: View): void {
    if (this.#built || this.#run) this.prepare(view)
  }

  /** Resolves once nothing is being built, for whoever asks once and goes. */
  async ready(view: View): Promise<void> {
    this.prepare(view)
    await this.#run
  }

  /**
   * Never waits: nothing is offered before the first view is built.
   *
   * @throws {JiebaoError} INDEX_CORRUPT where a damaged page was needed
   */
  suggest(view: View, q: string, limit: number): Suggestion[] {
    this.prepare(view)
    if (this.#failure?.view === view.content) throw this.#failure.error
    const { view: builtFrom, suggester } = this.#built ?? {}
    const count = (folded: string, known: number) =>
      this.#counter.count(view, folded, builtFrom === view.content ? known : undefined)
    return suggester?.suggest(q, limit, count) ?? []
  }

  /**
   * What letters in a query may mean: by the last view that was read, which may
   * be the one before.
   *
   * @returns undefined where that is not known yet
   */
  pinyinSoFar(q: string): Pinyin | undefined {
    return maySpell(q) ? this.#pinyin : NO_PINYIN
  }

  /**
   * The same; waits for the first view to be read, where there are letters.
   *
   * @param view the one that is served
   * @throws {JiebaoError} INDEX_CORRUPT where a damaged page was needed
   */
  async pinyin(view: View, q: string): Promise<Pinyin> {
    if (!maySpell(q)) return NO_PINYIN
    this.prepare(view)
    if (!this.#pinyin && this.#run) {
      await Promise.race([this.#run, new Promise<void>((resolve) => this.#whenRead.push(resolve))])
    }
    if (!this.#pinyin && this.#failure) throw this.#failure.error
    return this.#pinyin ?? NO_PINYIN
  }

  /** Stops what is being built. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#run
  }

  async #build(): Promise<void> {
    // Whoever swapped the view in is answered first.
    await nextTurn()
    while (this.#next && !this.#closed) {
      const view = this.#next
      this.#next = undefined
      if (this.#built?.view === view.content || this.#failure?.view === view.content) continue
      const generation = view.generation.retain()
      try {
        await this.#buildFrom(view.content, generation)
        this.#failure = undefined
      } catch (error) {
        this.#failure = { view: view.content, error }
      } finally {
        generation.release()
      }
    }
    this.#run = undefined
  }

  async #buildFrom(view: string, generation: Generation): Promise<void> {
    const isOver = () => this.#closed
    const gathered = await inSlices(gather(generation), isOver)
    const lexicon = gathered && (await inSlices(PinyinLexicon.build(gathered.read), isOver))
    if (!lexicon) return
    this.#pinyin = { view, formsOf: (typed) => lexicon.formsOfPinyin(typed) }
    for (const resolve of this.#whenRead.splice(0)) resolve()
    const suggester = await inSlices(Suggester.build(gathered.offered), isOver)
    if (suggester) this.#built = { view, suggester }
  }
}
