/**
 * Inversion: from articles one after another to terms one after another.
 *
 * Keeps the folded streams of a segment's articles as numbers and turns them
 * round by counting sorts when the segment is written; no map from bigram to
 * list is ever built. Memory is about 24 bytes a character. Writes through the
 * store and knows nothing of its bytes.
 */
import {
  BOUNDARY,
  type Cutter,
  DEFINITION_GAP,
  definitionsIn,
  MENTION_GAP,
  mentionsIn,
  type Stream,
  valuesIn,
} from '../analysis/analysis.js'
import { FIELDS } from '../model.js'
import { type PostingList, type SegmentWriter, type TermKind, termKey } from '../store/store.js'

const FIELD_COUNT = FIELDS.length

/** A growing row of whole numbers. */
class Numbers {
  values: Int32Array
  length = 0

  constructor(capacity = 1 << 16) {
    this.values = new Int32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.values.length) this.#grow(this.length * 2)
    this.values[this.length++] = value
  }

  /** Room for `count` more numbers, which the caller then writes at the place returned. */
  extend(count: number): number {
    const at = this.length
    const needed = at + count
    if (needed > this.values.length) this.#grow(Math.max(needed, this.values.length * 2))
    this.length = needed
    return at
  }

  append(values: Int32Array): void {
    const at = this.extend(values.length)
    this.values.set(values, at)
  }

  #grow(capacity: number): void {
    const grown = new Int32Array(capacity)
    grown.set(this.values.subarray(0, this.length))
    this.values = grown
  }

  /** Without the spare room. */
  view(): Int32Array {
    return this.values.subarray(0, this.length)
  }
}

/** Places sorted by what stands there: those of key k are `order[starts[k] … starts[k + 1])`, rising. */
function sortByKey(keys: Int32Array, keyCount: number): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(keyCount + 1)
  for (let i = 0; i < keys.length; i++) starts[keys[i]! + 1]!++
  for (let k = 0; k < keyCount; k++) starts[k + 1]! += starts[k]!
  const next = starts.slice(0, keyCount)
  const order = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) order[next[keys[i]!]!++] = i
  return { order, starts }
}

export class Inverter {
  /** Articles so far; the next one's number. */
  articles = 0
  readonly #cutter: Cutter
  /** Small numbers of the characters in `#chars`, boundaries among them. */
  readonly #stream = new Numbers()
  readonly #articleOfPlace = new Numbers()
  readonly #articleStarts = new Numbers()
  /** FIELD_COUNT + 1 positions an article. */
  readonly #fieldStarts = new Numbers()
  readonly #chars: number[] = []
  readonly #charNumbers = new Int32Array(0x110000).fill(-1)
  #groupCounts = new Int32Array(0)
  readonly #words = new TermTable()
  readonly #values = new TermTable()
  readonly #mentions = new TermTable()
  readonly #definitions = new TermTable()

  constructor(cutter: Cutter) {
    this.#cutter = cutter
  }

  /** Tokens held: a measure of memory. */
  get tokens(): number {
    return this.#stream.length + this.#words.tokens
  }

  /** Takes the next article of the segment. */
  add(stream: Stream): void {
    const article = this.articles++
    this.#articleStarts.push(this.#stream.length)
    this.#fieldStarts.append(stream.fieldStarts)
    const { codes } = stream
    const from = this.#stream.extend(codes.length)
    const places = this.#stream.values
    for (let i = 0; i < codes.length; i++) places[from + i] = this.#charNumber(codes[i]!)
    this.#articleOfPlace.extend(codes.length)
    this.#articleOfPlace.values.fill(article, from, from + codes.length)
    for (const [field, text] of stream.texts.entries()) if (text !== '') this.#addWords(article, field, text)
  }

  #charNumber(code: number): number {
    const known = this.#charNumbers[code]!
    if (known >= 0) return known
    this.#charNumbers[code] = this.#chars.length
    this.#chars.push(code)
    return this.#chars.length - 1
  }

  #addWords(article: number, field: number, text: string): void {
    this.#cutter.words(text, (term) => this.#words.add(term, article, field))
    for (const { office, name } of mentionsIn(text, this.#cutter)) {
      this.#mentions.add(office + MENTION_GAP + name, article, field)
    }
    for (const { keys } of valuesIn(text)) for (const key of keys) this.#values.add(key, article, field)
    for (const { full, short } of definitionsIn(text, this.#cutter)) {
      this.#definitions.add(full + DEFINITION_GAP + short, article, field)
    }
  }

  /** Writes every term, in the order of the keys. */
  write(writer: SegmentWriter): void {
    const stream = this.#stream.view()
    const { order, starts } = sortByKey(stream, this.#chars.length)
    const byCode = [...this.#chars.keys()].sort((a, b) => this.#chars[a]! - this.#chars[b]!)
    const printed = byCode.filter((c) => this.#chars[c] !== BOUNDARY)
    const list = new ListMaker(this.articles)
    for (const c of printed) this.#writeCharacter(writer, list, c, order.subarray(starts[c]!, starts[c + 1]!))
    const rank = new Int32Array(this.#chars.length)
    for (const [r, c] of byCode.entries()) rank[c] = r
    this.#groupCounts = new Int32Array(this.#chars.length)
    for (const c of printed) {
      this.#writeBigrams(writer, list, c, order.subarray(starts[c]!, starts[c + 1]!), { byCode, rank })
    }
    this.#words.write(writer, list, 'word')
    this.#values.write(writer, list, 'value')
    this.#mentions.write(writer, list, 'mention')
    this.#definitions.write(writer, list, 'definition')
  }

  #writeCharacter(writer: SegmentWriter, list: ListMaker, char: number, places: Int32Array): void {
    list.clear()
    const articleOf = this.#articleOfPlace.values
    for (const place of places) {
      const article = articleOf[place]!
      list.count(article, this.#fieldAt(article, place - this.#articleStarts.values[article]!))
    }
    writer.addTerm(termKey('character', String.fromCodePoint(this.#chars[char]!)), list.fielded())
  }

  #fieldAt(article: number, position: number): number {
    const starts = this.#fieldStarts.values
    let field = 0
    while (position >= starts[article * (FIELD_COUNT + 1) + field + 1]!) field++
    return field
  }

  /** The bigrams that one character begins, by the code of the second. */
  #writeBigrams(
    writer: SegmentWriter,
    list: ListMaker,
    char: number,
    places: Int32Array,
    { byCode, rank }: { byCode: number[]; rank: Int32Array },
  ): void {
    // A boundary ends every paragraph, so a character always has a next one.
    const nextOf = (place: number) => rank[this.#stream.values[place + 1]!]!
    const groups = new Groups(places, nextOf, this.#groupCounts)
    const first = String.fromCodePoint(this.#chars[char]!)
    groups.each((next, group) => {
      list.clear()
      for (const place of group) this.#place(list, place)
      const key = termKey('bigram', first + String.fromCodePoint(this.#chars[byCode[next]!]!))
      writer.addTerm(key, list.placed(), list.positions())
    })
  }

  #place(list: ListMaker, place: number): void {
    const article = this.#articleOfPlace.values[place]!
    list.place(article, place - this.#articleStarts.values[article]!)
  }
}

/** Terms beside the stream, each occurrence with its article and field. */
class TermTable {
  readonly #terms: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #tokens = new Numbers()
  readonly #fields = new Numbers()
  readonly #articles = new Numbers()

  get tokens(): number {
    return this.#tokens.length
  }

  add(term: string, article: number, field: number): void {
    let number = this.#numbers.get(term)
    if (number === undefined) {
      number = this.#terms.length
      this.#numbers.set(term, number)
      this.#terms.push(term)
    }
    this.#tokens.push(number)
    this.#fields.push(field)
    this.#articles.push(article)
  }

  write(writer: SegmentWriter, list: ListMaker, kind: TermKind): void {
    const { order, starts } = sortByKey(this.#tokens.view(), this.#terms.length)
    const keys = this.#terms.map((term) => termKey(kind, term))
    const byKey = [...keys.keys()].sort((a, b) => Buffer.compare(keys[a]!, keys[b]!))
    for (const term of byKey) {
      list.clear()
      for (const token of order.subarray(starts[term]!, starts[term + 1]!)) {
        list.count(this.#articles.values[token]!, this.#fields.values[token]!)
      }
      writer.addTerm(keys[term]!, list.fielded())
    }
  }
}

/** Places by a small number that belongs to each, in the order of the numbers; a counting sort over what occurs. */
class Groups {
  readonly #numbers: number[] = []
  readonly #sorted: Int32Array
  readonly #ends: Int32Array

  /** @param counts zeros, one for each number there can be; zeros again afterwards */
  constructor(places: Int32Array, numberOf: (place: number) => number, counts: Int32Array) {
    for (const place of places) {
      const number = numberOf(place)
      if (counts[number]!++ === 0) this.#numbers.push(number)
    }
    this.#numbers.sort((a, b) => a - b)
    this.#ends = new Int32Array(this.#numbers.length)
    let from = 0
    for (const number of this.#numbers) {
      const size = counts[number]!
      counts[number] = from
      from += size
    }
    this.#sorted = new Int32Array(places.length)
    for (const place of places) this.#sorted[counts[numberOf(place)]!++] = place
    for (const [i, number] of this.#numbers.entries()) {
      this.#ends[i] = counts[number]!
      counts[number] = 0
    }
  }

  /** Calls `visit` for each number with its places, rising. */
  each(visit: (number: number, places: Int32Array) => void): void {
    let from = 0
    for (const [i, number] of this.#numbers.entries()) {
      visit(number, this.#sorted.subarray(from, this.#ends[i]))
      from = this.#ends[i]!
    }
  }
}

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
    this.#fieldCounts.fill(0, size * FIELD_COUNT, (size + 1) * FIELD_COUNT)
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
