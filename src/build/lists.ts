/**
 * Lists: one term's occurrences, gathered into what the store writes.
 *
 * Arrays are as long as the segment has articles and used again for every
 * term. Which term it is, is not known here.
 */
import { FIELDS } from '../model.js'
import type { PostingList } from '../store/store.js'
import { Numbers } from './numbers.js'

const FIELD_COUNT = FIELDS.length

/** Gathers one term's occurrences, article by article in rising order, into a list. */
export class ListMaker {
  readonly #list: PostingList
  readonly #fieldCounts: Int32Array
  readonly #positions = new Numbers()
  #lastPosition = -1

  /** @param articles how many the segment has at most */
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

  /** Counts `times` occurrences in a field. */
  count(article: number, field: number, times = 1): void {
    const at = this.#at(article)
    this.#list.counts[at]! += times
    this.#fieldCounts[at * FIELD_COUNT + field]! += times
  }

  /**
   * The list of what stands at some places of the stream.
   *
   * @param places   rising
   * @param articles of each place
   * @param starts   places where articles begin
   * @param fields   FIELD_COUNT + 1 positions an article: where its fields begin, and its end
   */
  countPlaces(places: Int32Array, articles: Int32Array, starts: Int32Array, fields: Int32Array): void {
    this.clear()
    const fieldCounts = this.#fieldCounts
    const { counts } = this.#list
    let last = -1
    let at = -1
    let field = 0
    for (let i = 0; i < places.length; i++) {
      const article = articles[places[i]!]!
      if (article !== last) {
        last = article
        field = 0
        at = this.#at(article)
      }
      // Places rise, so the field is this one or a later one.
      const position = places[i]! - starts[article]!
      while (position >= fields[article * (FIELD_COUNT + 1) + field + 1]!) field++
      counts[at]!++
      fieldCounts[at * FIELD_COUNT + field]!++
    }
  }

  /** The list of tokens `order[from … to)`, each held by article · FIELD_COUNT + field. */
  countTokens(order: Int32Array, from: number, to: number, holders: Int32Array): void {
    this.clear()
    const fieldCounts = this.#fieldCounts
    const { counts } = this.#list
    let last = -1
    let at = -1
    for (let i = from; i < to; i++) {
      const holder = holders[order[i]!]!
      const article = Math.floor(holder / FIELD_COUNT)
      if (article !== last) {
        last = article
        at = this.#at(article)
      }
      counts[at]!++
      fieldCounts[at * FIELD_COUNT + (holder % FIELD_COUNT)]!++
    }
  }

  /** The list of what stands at `places[from … to)`, with its positions. */
  placeAll(places: Int32Array, from: number, to: number, articles: Int32Array, starts: Int32Array): void {
    const list = this.#list
    const { docs, counts } = list
    this.#positions.length = 0
    this.#positions.extend(to - from)
    const positions = this.#positions.values
    let size = -1
    let last = -1
    let before = 0
    for (let i = from; i < to; i++) {
      const place = places[i]!
      const article = articles[place]!
      if (article !== last) {
        last = article
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

  /** Counts an occurrence at a position; they rise within an article. */
  place(article: number, position: number): void {
    const at = this.#at(article)
    this.#list.counts[at]!++
    this.#positions.push(position - this.#lastPosition - 1)
    this.#lastPosition = position
  }

  get size(): number {
    return this.#list.size
  }

  fielded(): PostingList {
    this.#list.fieldCounts = this.#fieldCounts
    return this.#list
  }

  placed(): PostingList {
    this.#list.fieldCounts = undefined
    return this.#list
  }

  positions(): { values: Int32Array; size: number } {
    return { values: this.#positions.values, size: this.#positions.length }
  }
}
