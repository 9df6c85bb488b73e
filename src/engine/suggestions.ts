/**
 * Suggestions: the typeahead and the pinyin of the view that is served.
 *
 * Both are built from a view after it was swapped in, in slices beside requests;
 * until they are, those of the view before are asked. Therefore every entry is
 * counted in the view that is served before it is answered: an entry that stands
 * only in removed or withheld articles is never offered.
 */
import { type PinyinForm, PinyinLexicon } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import type { Generation } from '../store/store.js'
import { Suggester } from '../suggest/suggest.js'
import { gather } from './gather.js'
import { HoldingCounter } from './holding.js'
import { inSlices, nextTurn } from './slices.js'
import type { View } from './views.js'

/** Readings of Latin letters. `view` is the content that they were read from: part of an answer's key. */
export type Pinyin = { view: string; formsOf: (typed: string) => PinyinForm[] }
export const NO_PINYIN: Pinyin = { view: '', formsOf: () => [] }
const LETTERS = /\p{Script=Latin}/u
/** A longer query, in UTF-16 units, is not read as pinyin. */
const LONGEST_SPELT = 200

const maySpell = (q: string) => q.length <= LONGEST_SPELT && LETTERS.test(q)

type BuiltSuggester = { view: string; suggester: Suggester }

export class Suggestions {
  #built: BuiltSuggester | undefined
  #pinyin: Pinyin | undefined
  #failure: { view: string; error: unknown } | undefined
  #next: View | undefined
  #run: Promise<void> | undefined
  #whenRead: (() => void)[] = []
  readonly #counter = new HoldingCounter()
  #closed = false

  /** @param mostIndexed entries that are found by pinyin and by a string inside */
  constructor(readonly mostIndexed?: number) {}

  /** Builds for a view once the running build has ended; of several waiting views the last is built. */
  prepare(view: View): void {
    if (this.#closed || this.#built?.view === view.content || this.#failure?.view === view.content) return
    this.#next = view
    this.#run ??= this.#build()
  }

  /** Builds for a new view, if any view was built for before. */
  follow(view: View): void {
    if (this.#built || this.#run) this.prepare(view)
  }

  /** Resolves once `suggest` answers from this view. */
  async ready(view: View): Promise<void> {
    this.prepare(view)
    await this.#run
  }

  /**
   * Never waits: before the first view is built, the list is empty.
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
   * Readings of the letters in a query, by the last view that was read, which may
   * be an older one.
   *
   * @returns undefined before the first view was read
   */
  pinyinSoFar(q: string): Pinyin | undefined {
    return maySpell(q) ? this.#pinyin : NO_PINYIN
  }

  /**
   * As `pinyinSoFar`, but a query with letters waits until the first view was read.
   *
   * @param view the view that is served
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

  /** Stops a running build. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#run
  }

  async #build(): Promise<void> {
    // Let the caller that swapped the view in go on first.
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
    const suggester = await inSlices(Suggester.build(gathered.offered, this.mostIndexed), isOver)
    if (suggester) this.#built = { view, suggester }
  }
}
