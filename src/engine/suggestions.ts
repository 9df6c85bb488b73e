/**
 * Suggestions: the typeahead and the pinyin of the view that is served.
 *
 * Both are built from a view after it was swapped in, in slices beside lookups, and revised for the next one: only what
 * an update changed is read and indexed anew. Until that is done, those of the view before are asked. Therefore every entry is
 * counted in the view that is served before it is answered: an entry that stands
 * only in removed or withheld articles is never offered.
 */
import { foldText, PinyinLexicon } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import { Budget, continuationsOf, type Knowledge, readingsAsked } from '../search/search.js'
import type { Generation } from '../store/store.js'
import { Suggester } from '../suggest/suggest.js'
import { nextTurn } from '../turns.js'
import { entriesOf } from './entries.js'
import { inSlices } from './slices.js'
import { SuggestionCounter } from './suggestion-counts.js'

/** How Latin letters are read, by what is typed. */
export type Readings = ReadonlyMap<string, ReturnType<Knowledge['pinyin']>>
/** The readings of a query. `view` is the content that they were read from: part of an answer's key. */
export type QueryReadings = { view: string; readings: Readings }
export const NO_READINGS: QueryReadings = { view: '', readings: new Map() }
const LETTERS = /\p{Script=Latin}/u
/** Continuations of what was typed that are offered at once. */
const MOST_CONTINUATIONS = 3
/** Milliseconds for finding them. */
const CONTINUATIONS_MS = 50
/** Typed texts whose continuations are remembered; beyond, all are forgotten. */
const MOST_REMEMBERED = 1000

/** A longer query, in UTF-16 units, is not read as pinyin. */
const LONGEST_SPELT = 200

/** Whether a query may have readings. */
export const maySpell = (q: string) => q.length <= LONGEST_SPELT && LETTERS.test(q)

type BuiltSuggester = { view: string; suggester: Suggester }
/** A content and the generation that it is of, its withheld articles taken out. */
type ServedContent = { content: string; generation: Generation }

export class Suggestions {
  #built: BuiltSuggester | undefined
  #lexicon: { view: string; lexicon: PinyinLexicon } | undefined
  #failure: { view: string; error: unknown } | undefined
  #next: ServedContent | undefined
  #run: Promise<void> | undefined
  #whenRead: (() => void)[] = []
  readonly #counter = new SuggestionCounter()
  readonly #continued = new Map<string, string[]>()
  #closed = false

  /** @param mostIndexed entries that are found by pinyin and by a string inside */
  constructor(readonly mostIndexed?: number) {}

  /** Builds for a view once the running build has ended; of several waiting views the last is built. */
  prepare(view: ServedContent): void {
    if (this.#closed || this.#built?.view === view.content || this.#failure?.view === view.content) return
    this.#next = view
    this.#run ??= this.#build()
  }

  /** Builds for a new view, if any view was built for before. */
  follow(view: ServedContent): void {
    if (this.#built || this.#run) this.prepare(view)
  }

  /** Resolves once `suggest` answers from this view. */
  async ready(view: ServedContent): Promise<void> {
    this.prepare(view)
    await this.#run
  }

  /**
   * Never waits: before the first view is built, the list is empty.
   *
   * @param continued whether words are offered that the text often goes on with; their articles are read first
   * @throws {JiebaoError} INDEX_CORRUPT where a damaged page was needed
   */
  suggest(view: ServedContent, q: string, limit: number, continued: boolean): Suggestion[] {
    this.prepare(view)
    if (this.#failure?.view === view.content) throw this.#failure.error
    const { view: builtFrom, suggester } = this.#built ?? {}
    const count = (folded: string, known: number) =>
      this.#counter.count(view, folded, builtFrom === view.content ? known : undefined)
    const known = suggester?.suggest(q, limit, count) ?? []
    if (!continued) return known
    const isHeadline = ({ kind }: Suggestion) => kind === 'headline'
    const more = this.#continuations(view, q)
      .filter((text) => known.every((one) => foldText(one.text) !== text))
      .map((text) => ({ text, kind: 'term' as const, hits: this.#counter.count(view, text, undefined) }))
    const words = [...known.filter((one) => !isHeadline(one)), ...more].sort((a, b) => b.hits - a.hits)
    return [...words, ...known.filter(isHeadline)].slice(0, limit)
  }

  #continuations({ content, generation }: ServedContent, q: string): string[] {
    const key = `${content} ${q}`
    let texts = this.#continued.get(key)
    if (!texts) {
      texts = continuationsOf(generation, foldText(q), MOST_CONTINUATIONS, new Budget(CONTINUATIONS_MS))
      if (this.#continued.size >= MOST_REMEMBERED) this.#continued.clear()
      this.#continued.set(key, texts)
    }
    return texts
  }

  /**
   * Readings of the letters in a query, by the last view that was read, which may
   * be an older one.
   *
   * @returns undefined before the first view was read
   */
  readingsSoFar(q: string): QueryReadings | undefined {
    if (!maySpell(q)) return NO_READINGS
    return this.#lexicon && readingsIn(this.#lexicon, q)
  }

  /**
   * As `readingsSoFar`, but a query with letters waits until the first view was read.
   *
   * @param view the view that is served
   * @throws {JiebaoError} INDEX_CORRUPT where a damaged page was needed
   */
  async readings(view: ServedContent, q: string): Promise<QueryReadings> {
    if (!maySpell(q)) return NO_READINGS
    this.prepare(view)
    if (!this.#lexicon && this.#run) {
      await Promise.race([this.#run, new Promise<void>((resolve) => this.#whenRead.push(resolve))])
    }
    if (!this.#lexicon && this.#failure) throw this.#failure.error
    return this.readingsSoFar(q) ?? NO_READINGS
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
    const entries = await inSlices(entriesOf(generation), isOver)
    if (!entries) return
    const { read, offered } = entries
    const lexicon = await inSlices(this.#lexicon?.lexicon.revised(read) ?? PinyinLexicon.build(read), isOver)
    if (!lexicon) return
    this.#lexicon = { view, lexicon }
    // A hundred thousand entries and more, which the rest of the build does not need.
    read.length = 0
    for (const resolve of this.#whenRead.splice(0)) resolve()
    const suggester = await inSlices(
      this.#built?.suggester.revised(offered) ?? Suggester.build(offered, this.mostIndexed),
      isOver,
    )
    if (suggester) this.#built = { view, suggester }
  }
}

const readingsIn = (
  { view, lexicon }: { view: string; lexicon: PinyinLexicon },
  q: string,
): QueryReadings => ({
  view,
  readings: readingsAsked(q, (typed) => lexicon.formsOfPinyin(typed)),
})
