/**
 * Inversion: turns articles into posting lists.
 *
 * Keeps the folded streams of a segment's articles as character numbers and inverts
 * them by counting sorts when the segment is written; it never builds a map from bigram
 * to list. Takes about 20 bytes of memory a character. Writes through the store and
 * knows nothing of its bytes.
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
import { FIELD_COUNT } from '../model.js'
import { type SegmentWriter, type TermKind, termKey } from '../store/store.js'
import { IntList, TermNumbering } from './numbers.js'
import { ArticleBounds, PostingsBuilder } from './postings-builder.js'

/** Sorts places by their keys: the places of key k are `order[starts[k] … starts[k + 1])`, rising. */
function sortByKey(keys: Int32Array, keyCount: number): { order: Int32Array; starts: Int32Array } {
  const starts = startsOf(keys, keyCount)
  const next = starts.slice(0, keyCount)
  const order = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) order[next[keys[i]!]!++] = i
  return { order, starts }
}

/** Sorts values by their keys: the values of key k are `grouped[starts[k] … starts[k + 1])`, in the order given. */
function groupByKey(
  keys: Int32Array,
  keyCount: number,
  values: Int32Array,
): { grouped: Int32Array; starts: Int32Array } {
  const starts = startsOf(keys, keyCount)
  const next = starts.slice(0, keyCount)
  const grouped = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) grouped[next[keys[i]!]!++] = values[i]!
  return { grouped, starts }
}

/** By key: where its entries begin in sorted order. One entry more has the end. */
function startsOf(keys: Int32Array, keyCount: number): Int32Array {
  const starts = new Int32Array(keyCount + 1)
  for (let i = 0; i < keys.length; i++) starts[keys[i]! + 1]!++
  for (let k = 0; k < keyCount; k++) starts[k + 1]! += starts[k]!
  return starts
}

export class Inverter {
  /** Articles added so far, and the number of the next one. */
  articles = 0
  readonly #cutter: Cutter
  /** The joined streams of all articles, each character an index into `#chars`; boundaries are characters too. */
  readonly #stream = new IntList()
  readonly #placed = new ArticleBounds()
  /** FIELD_COUNT + 1 positions an article: where each field begins, and the end. */
  readonly #fieldStarts = new IntList()
  readonly #chars: number[] = []
  readonly #charNumbers = new Int32Array(0x110000).fill(-1)
  readonly #words = new TermTable()
  readonly #values = new TermTable()
  readonly #mentions = new TermTable()
  readonly #definitions = new TermTable()

  constructor(cutter: Cutter) {
    this.#cutter = cutter
  }

  /** Tokens kept, a measure of memory. */
  get tokens(): number {
    return this.#stream.length + this.#words.tokens
  }

  /** Adds the next article of the segment. */
  add(stream: Stream): void {
    const article = this.articles++
    this.#placed.add(stream.codes.length)
    this.#fieldStarts.append(stream.fieldStarts)
    const { codes } = stream
    const from = this.#stream.extend(codes.length)
    const places = this.#stream.values
    for (let i = 0; i < codes.length; i++) places[from + i] = this.#charNumber(codes[i]!)
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

  /** Writes every term, by rising key. */
  write(writer: SegmentWriter): void {
    const codes = this.#sortCharacters()
    const { order, starts } = sortByKey(this.#stream.view(), codes.length)
    const list = new PostingsBuilder(this.articles)
    const places = (char: number) => order.subarray(starts[char]!, starts[char + 1]!)
    const printed = [...codes.keys()].filter((char) => codes[char] !== BOUNDARY)
    const signs = codes.map((code) => String.fromCodePoint(code))
    for (const char of printed) {
      list.countPositions(places(char), this.#placed, this.#fieldStarts.values)
      writer.addTerm(termKey('character', signs[char]!), list.postingsByField())
    }
    const groups = new Groups(codes.length, this.#stream.values)
    for (const char of printed) this.#writeBigrams(writer, list, groups, signs, char, places(char))
    this.#words.write(writer, list, 'word')
    this.#values.write(writer, list, 'value')
    this.#mentions.write(writer, list, 'mention')
    this.#definitions.write(writer, list, 'definition')
  }

  /** Renumbers the characters of the streams by rising code point. @returns the code points, rising */
  #sortCharacters(): number[] {
    const sorted = [...this.#chars.keys()].sort((a, b) => this.#chars[a]! - this.#chars[b]!)
    const rank = new Int32Array(sorted.length)
    for (const [r, char] of sorted.entries()) rank[char] = r
    const stream = this.#stream.view()
    for (let place = 0; place < stream.length; place++) stream[place] = rank[stream[place]!]!
    return sorted.map((char) => this.#chars[char]!)
  }

  /** Writes the bigrams that begin with one character, by the code point of the second. */
  #writeBigrams(
    writer: SegmentWriter,
    list: PostingsBuilder,
    groups: Groups,
    signs: string[],
    char: number,
    places: Int32Array,
  ): void {
    groups.sort(places)
    let from = 0
    for (const [i, next] of groups.numbers.entries()) {
      const end = groups.ends[i]!
      list.takePositions(groups.sorted, from, end, this.#placed)
      from = end
      writer.addTerm(termKey('bigram', signs[char]! + signs[next]!), list.postings(), list.positions())
    }
  }
}

/** Terms of one kind without positions: each occurrence with its article and field. */
class TermTable {
  readonly #numbers = new TermNumbering()
  readonly #tokens = new IntList()
  /** By token: article · FIELD_COUNT + field. */
  readonly #holders = new IntList()

  get tokens(): number {
    return this.#tokens.length
  }

  add(term: string, article: number, field: number): void {
    this.#tokens.push(this.#numbers.of(term))
    this.#holders.push(article * FIELD_COUNT + field)
  }

  write(writer: SegmentWriter, list: PostingsBuilder, kind: TermKind): void {
    const { terms } = this.#numbers
    const { grouped, starts } = groupByKey(this.#tokens.view(), terms.length, this.#holders.values)
    for (const number of inKeyOrder(terms)) {
      list.countTokens(grouped, starts[number]!, starts[number + 1]!)
      writer.addTerm(termKey(kind, terms[number]!), list.postingsByField())
    }
  }
}

const SURROGATE = /[\ud800-\udfff]/

/** The numbers of terms by rising key, that is by code points. */
function inKeyOrder(terms: readonly string[]): Uint32Array {
  const numbers = Uint32Array.from(terms.keys())
  // UTF-16 order differs from code point order only if there are surrogates.
  const compare = terms.some((term) => SURROGATE.test(term))
    ? (a: number, b: number) => Buffer.compare(Buffer.from(terms[a]!), Buffer.from(terms[b]!))
    : (a: number, b: number) => (terms[a]! < terms[b]! ? -1 : 1)
  return numbers.sort(compare)
}

/** Sorts the places of one character by the character that follows: a counting sort over the characters that occur. */
class Groups {
  /** The characters that follow, rising. The places before the nth one end at `ends[n]` in `sorted`. */
  numbers: Int32Array = new Int32Array(0)
  ends: Int32Array = new Int32Array(0)
  sorted: Int32Array = new Int32Array(0)
  readonly #stream: Int32Array
  readonly #counts: Int32Array
  readonly #found: Int32Array

  constructor(characters: number, stream: Int32Array) {
    this.#stream = stream
    this.#counts = new Int32Array(characters)
    this.#found = new Int32Array(characters)
  }

  /** @param places rising; each has a next character, since a boundary ends every paragraph */
  sort(places: Int32Array): void {
    const stream = this.#stream
    const counts = this.#counts
    const found = this.#found
    let size = 0
    for (let i = 0; i < places.length; i++) {
      const next = stream[places[i]! + 1]!
      if (counts[next]!++ === 0) found[size++] = next
    }
    this.numbers = found.slice(0, size).sort()
    this.ends = new Int32Array(size)
    let from = 0
    for (let n = 0; n < size; n++) {
      const next = this.numbers[n]!
      const count = counts[next]!
      counts[next] = from
      from += count
    }
    if (this.sorted.length < places.length) this.sorted = new Int32Array(places.length * 2)
    const { sorted } = this
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!
      sorted[counts[stream[place + 1]!]!++] = place
    }
    for (let n = 0; n < size; n++) {
      this.ends[n] = counts[this.numbers[n]!]!
      counts[this.numbers[n]!] = 0
    }
  }
}
