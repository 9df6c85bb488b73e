/**
 * Inversion: from articles one after another to terms one after another.
 *
 * Keeps the folded streams of a segment's articles as numbers and turns them
 * round by counting sorts when the segment is written; no map from bigram to
 * list is ever built. Memory is about 24 bytes a character. Writes through the
 * store and knows nothing of its bytes.
 */
import { BOUNDARY, type Cutter, MENTION_GAP, mentionsIn, type Stream } from '../analysis/analysis.js'
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

  append(values: Int32Array): void {
    const needed = this.length + values.length
    if (needed > this.values.length) this.#grow(Math.max(needed, this.values.length * 2))
    this.values.set(values, this.length)
    this.length = needed
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
  readonly #words = new TermTable()
  readonly #mentions = new TermTable()

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
    for (const code of stream.codes) {
      this.#stream.push(this.#charNumber(code))
      this.#articleOfPlace.push(article)
    }
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
    for (const c of printed) {
      this.#writeBigrams(writer, list, c, order.subarray(starts[c]!, starts[c + 1]!), { byCode, rank })
    }
    this.#words.write(writer, list, 'word')
    this.#mentions.write(writer, list, 'mention')
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
    const stream = this.#stream.values
    const groups = new Map<number, Numbers | number>()
    for (const place of places) {
      // A boundary ends every paragraph, so a character always has a next one.
      const next = rank[stream[place + 1]!]!
      const group = groups.get(next)
      if (group === undefined) groups.set(next, place)
      else if (typeof group === 'number') groups.set(next, pair(group, place))
      else group.push(place)
    }
    const first = String.fromCodePoint(this.#chars[char]!)
    for (const next of [...groups.keys()].sort((a, b) => a - b)) {
      const group = groups.get(next)!
      list.clear()
      if (typeof group === 'number') this.#place(list, group)
      else for (const place of group.view()) this.#place(list, place)
      const key = termKey('bigram', first + String.fromCodePoint(this.#chars[byCode[next]!]!))
      writer.addTerm(key, list.placed(), list.positions())
    }
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

function pair(first: number, second: number): Numbers {
  const numbers = new Numbers(16)
  numbers.push(first)
  numbers.push(second)
  return numbers
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
