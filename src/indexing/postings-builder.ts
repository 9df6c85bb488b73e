/**
 * Building postings: gathers the occurrences of one term into the list that the store writes.
 *
 * The arrays have room for every article of the segment and are reused for every term.
 * Knows nothing of which term it is.
 */
import { FIELD_COUNT } from '../model.js'
import type { PostingList } from '../store/store.js'
import { IntList } from './numbers.js'

/** Log2 of the places between two marks of ArticleBounds. */
const MARK_SHIFT = 6

/** From a place in the joined streams of all articles to the article. */
export class ArticleBounds {
  /** Where each article begins, and the end of the last one. */
  readonly #starts = new IntList()
  /** The article at every 64th place: `at()` goes on from there, a few steps at most. */
  readonly #marks = new IntList()

  constructor() {
    this.#starts.push(0)
  }

  /** Adds an article that takes `places` places. */
  add(places: number): void {
    const article = this.#starts.length - 1
    const end = this.#starts.values[article]! + places
    this.#starts.push(end)
    while (this.#marks.length << MARK_SHIFT < end) this.#marks.push(article)
  }

  /** Where each article begins: article a ends where a + 1 begins. */
  get starts(): Int32Array {
    return this.#starts.values
  }

  at(place: number): number {
    const starts = this.#starts.values
    let article = this.#marks.values[place >> MARK_SHIFT]!
    while (starts[article + 1]! <= place) article++
    return article
  }
}

/** Gathers the occurrences of one term, by rising article, into a list. */
export class PostingsBuilder {
  readonly #list: PostingList
  readonly #fieldCounts: Int32Array
  readonly #positions = new IntList()
  #lastPosition = -1

  /** @param articles the most articles that the segment can have */
  constructor(articles: number) {
    this.#list = {
      size: 0,
      docs: new Int32Array(articles),
      counts: new Int32Array(articles),
      fieldCounts: undefined,
    }
    this.#fieldCounts = new Int32Array(articles * FIELD_COUNT)
  }

  clear(): void {
    this.#list.size = 0
    this.#positions.length = 0
  }

  #at(article: number): number {
    const { docs, counts, size } = this.#list
    if (size > 0 && docs[size - 1] === article) return size - 1
    docs[size] = article
    counts[size] = 0
    for (let i = size * FIELD_COUNT; i < (size + 1) * FIELD_COUNT; i++) this.#fieldCounts[i] = 0
    this.#list.size++
    this.#lastPosition = -1
    return size
  }

  /** Adds `times` occurrences in a field. */
  addCount(article: number, field: number, times: number): void {
    const at = this.#at(article)
    this.#list.counts[at]! += times
    this.#fieldCounts[at * FIELD_COUNT + field]! += times
  }

  /**
   * Makes the list of a term that stands at `places`, with its counts by field.
   *
   * @param places rising
   * @param fields FIELD_COUNT + 1 positions an article: where each field begins, and the article's end
   */
  countPositions(places: Int32Array, articles: ArticleBounds, fields: Int32Array): void {
    this.clear()
    const fieldCounts = this.#fieldCounts
    const { counts } = this.#list
    const { starts } = articles
    let start = 0
    let end = -1
    let fieldsAt = 0
    let at = -1
    let field = 0
    for (let i = 0; i < places.length; i++) {
      const addPosition = places[i]!
      if (addPosition >= end) {
        const article = articles.at(addPosition)
        start = starts[article]!
        end = starts[article + 1]!
        fieldsAt = article * (FIELD_COUNT + 1) + 1
        field = 0
        at = this.#at(article)
      }
      // Places rise, so the field is this one or a later one.
      while (addPosition - start >= fields[fieldsAt + field]!) field++
      counts[at]!++
      fieldCounts[at * FIELD_COUNT + field]!++
    }
  }

  /** Makes the list of a term from its tokens `from … to`; each is article · FIELD_COUNT + field. */
  countTokens(holders: Int32Array, from: number, to: number): void {
    this.clear()
    const fieldCounts = this.#fieldCounts
    const { counts } = this.#list
    let last = -1
    let at = -1
    for (let i = from; i < to; i++) {
      const holder = holders[i]!
      const article = (holder / FIELD_COUNT) | 0
      if (article !== last) {
        last = article
        at = this.#at(article)
      }
      counts[at]!++
      fieldCounts[at * FIELD_COUNT + (holder - article * FIELD_COUNT)]!++
    }
  }

  /** Makes the list of a term that stands at `places[from … to)`, with its positions. */
  takePositions(places: Int32Array, from: number, to: number, articles: ArticleBounds): void {
    const list = this.#list
    const { docs, counts } = list
    const { starts } = articles
    this.#positions.length = 0
    this.#positions.extend(to - from)
    const positions = this.#positions.values
    let size = -1
    let end = -1
    let before = 0
    for (let i = from; i < to; i++) {
      const place = places[i]!
      if (place >= end) {
        const article = articles.at(place)
        end = starts[article + 1]!
        before = starts[article]! - 1
        docs[++size] = article
        counts[size] = 0
      }
      counts[size]!++
      positions[i - from] = place - before - 1
      before = place
    }
    list.size = size + 1
  }

  /** Adds an occurrence at a position. Positions rise within an article. */
  place(article: number, position: number): void {
    const at = this.#at(article)
    this.#list.counts[at]!++
    this.#positions.push(position - this.#lastPosition - 1)
    this.#lastPosition = position
  }

  get size(): number {
    return this.#list.size
  }

  /** The list with its counts by field; valid until the next `clear()`. */
  postingsByField(): PostingList {
    this.#list.fieldCounts = this.#fieldCounts
    return this.#list
  }

  /** The list without counts by field; valid until the next `clear()`. */
  postings(): PostingList {
    this.#list.fieldCounts = undefined
    return this.#list
  }

  /** By article: the first position, then the gaps less one. */
  positions(): { values: Int32Array; size: number } {
    return { values: this.#positions.values, size: this.#positions.length }
  }
}
