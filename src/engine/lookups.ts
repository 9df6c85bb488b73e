/**
 * Lookups: all that is asked of an archive beside searches. Which articles are withheld, which names
 * belong together, what may be typed on to, how letters are read, and what is hardly legible.
 *
 * This file has the interface, and the lookups of a program: in the calling thread, long ones in slices.
 * A server's are made in a thread of their own (lookup-link.ts).
 */
import type { Steps } from '../analysis/analysis.js'
import type { Aliases } from '../mine/mine.js'
import type { LegibilityAnswer, LegibilityAsked, Suggestion } from '../model.js'
import type { Generation, Manifest, SharedSegments } from '../store/store.js'
import { ViewClosed } from './asking.js'
import { askLegibility } from './legibility.js'
import { type Mined, mine } from './mined.js'
import { inSlices } from './slices.js'
import { type QueryReadings, Suggestions } from './suggestions.js'
import { type WithheldBits, withhold } from './withheld.js'

/** Everything that lookups depend on. Views of one content share them. */
export type ContentOrder = {
  content: string
  manifest: Manifest
  /** Of its generation, for a thread that opens it. */
  shared: SharedSegments
  hidden: readonly string[]
  aliases: Aliases
  synonyms: Aliases
}

/** @throws {ViewClosed} of a content that is not open */
export interface Lookups {
  /**
   * Resolves once the content can be asked.
   *
   * @param generation of the content; its withheld articles are taken out
   */
  open(order: ContentOrder, generation: Generation): Promise<WithheldBits>
  /** The content is asked no more. */
  close(content: string): void
  /** @returns undefined if another content is mined, or this one closed, before the end */
  mine(content: string): Promise<Mined | undefined>
  /** Begins to build typeahead and readings. */
  prepare(content: string): Promise<void>
  /** The same if those of another content were built before. */
  follow(content: string): Promise<void>
  /** Resolves once `suggest` answers from this content. */
  ready(content: string): Promise<void>
  /** Those of an older content while this one's are built, none before the first are; each is counted in this content. */
  suggest(content: string, q: string, limit: number, continued?: boolean): Promise<Suggestion[]>
  /**
   * @param isWaited whether to wait until any content was read
   * @returns undefined before; in a server also where the answer takes longer than a request may
   */
  readings(content: string, q: string, isWaited: boolean): Promise<QueryReadings | undefined>
  /** As the engine answers it. @throws {JiebaoError} CANCELLED once `signal` is aborted */
  legibility(content: string, asked: LegibilityAsked, signal?: AbortSignal): Promise<LegibilityAnswer>
  end(): Promise<void>
}

type OpenContent = { order: ContentOrder; generation: Generation; withheld: WithheldBits }

export class OwnLookups implements Lookups {
  readonly #open = new Map<string, OpenContent>()
  readonly #suggestions: Suggestions
  #mining: string | undefined
  #isEnded = false

  /** @param mostIndexed as `Suggestions` */
  constructor(mostIndexed?: number) {
    this.#suggestions = new Suggestions(mostIndexed)
  }

  /** Of the content that was opened last. */
  get newest(): Generation | undefined {
    return [...this.#open.values()].at(-1)?.generation
  }

  async open(order: ContentOrder, generation: Generation): Promise<WithheldBits> {
    this.close(order.content)
    const withheld = withhold(generation, order.hidden)
    this.#open.set(order.content, { order, generation: generation.retain(), withheld })
    return withheld
  }

  close(content: string): void {
    this.#open.get(content)?.generation.release()
    this.#open.delete(content)
  }

  #of(content: string): OpenContent & { content: string } {
    const open = this.#open.get(content)
    if (!open) throw new ViewClosed()
    return { ...open, content }
  }

  async mine(content: string): Promise<Mined | undefined> {
    const { generation, order } = this.#of(content)
    this.#mining = content
    generation.retain()
    try {
      const isOver = () => this.#mining !== content || !this.#open.has(content)
      return await inSlices(mine(generation, order), isOver)
    } finally {
      generation.release()
    }
  }

  async prepare(content: string): Promise<void> {
    this.#suggestions.prepare(this.#of(content))
  }

  async follow(content: string): Promise<void> {
    this.#suggestions.follow(this.#of(content))
  }

  ready(content: string): Promise<void> {
    return this.#suggestions.ready(this.#of(content))
  }

  async suggest(content: string, q: string, limit: number, continued = false): Promise<Suggestion[]> {
    return this.#suggestions.suggest(this.#of(content), q, limit, continued)
  }

  async readings(content: string, q: string, isWaited: boolean): Promise<QueryReadings | undefined> {
    return isWaited ? this.#suggestions.readings(this.#of(content), q) : this.#suggestions.readingsSoFar(q)
  }

  async legibility(content: string, asked: LegibilityAsked, signal?: AbortSignal): Promise<LegibilityAnswer> {
    const { generation } = this.#of(content)
    generation.retain()
    try {
      return await askLegibility(generation, asked, (steps) => this.#beside(steps), signal)
    } finally {
      generation.release()
    }
  }

  async #beside<T extends object>(steps: Steps<T>): Promise<T> {
    const result = await inSlices(steps, () => this.#isEnded)
    if (!result) throw new ViewClosed()
    return result
  }

  async end(): Promise<void> {
    this.#isEnded = true
    await this.#suggestions.close()
    for (const content of [...this.#open.keys()]) this.close(content)
  }
}
