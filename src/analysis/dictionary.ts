/**
 * A jieba dictionary in tables, and the most probable cut by it.
 *
 * Gives the words that jieba gives with the HMM off: of all ways to cut a run
 * of Han into words of the dictionary, the one whose product of frequencies is
 * greatest; an unknown character counts as the rarest word. Through a binding,
 * the dictionary takes a second and 250 MB to load and every word crosses over
 * alone: little for a query, much for an archive.
 *
 * Sources: Sun Junyi's jieba, `calc` of its default mode; sums and ties are
 * those of cppjieba's `MPSegment` and `QuerySegment`, to the last bit.
 */

/** Takes a word and where in the text it begins, in UTF-16 units. */
export type FoundWord = (word: string, at: number) => void

/** In the second number of a node: that a longer word goes through it. The lower bits are its unit. */
const GOES_ON = 0x10000
const UNIT = 0xffff

/** Visits every line: where its word begins and ends, and its frequency. @throws {Error} if one has another shape */
function eachLine(text: string, visit: (from: number, to: number, frequency: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const line = text.indexOf('\n', at)
    const end = line < 0 ? text.length : line
    const to = text.indexOf(' ', at)
    let frequency = 0
    let next = to + 1
    for (; isDigit(text.charCodeAt(next)); next++) frequency = frequency * 10 + text.charCodeAt(next) - 0x30
    const isWhole = to > at && next < end && text[next] === ' ' && frequency > 0
    if (!isWhole) throw new Error(`No word with a frequency: ${text.slice(at, Math.min(end, at + 40))}`)
    visit(at, to, frequency)
    at = end + 1
  }
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

export class Dictionary {
  /**
   * A trie by UTF-16 units, hashed by step. A node is its slot, 1 and up, of two numbers of 32 bits, its
   * parent and its unit, and one of 64, the logarithm of its word's share of all, 0 where no word ends: what a
   * step reads lies together, since nearly each would else wait for memory three times.
   */
  readonly #steps: Int32Array
  readonly #weights: Float64Array
  readonly #mask: number
  /** By first unit. */
  readonly #firsts = new Int32Array(0x10000)
  /** Weight of what is in no dictionary. */
  readonly #least: number
  /** By node, made when first found: a string is hashed once. */
  readonly #words: (string | undefined)[]
  /** By node: the words of two and of three characters in a longer one, each with its offset. */
  readonly #parts = new Map<number, readonly { word: string; at: number }[]>()
  /** By offset in a run: sum of the best cut from there, end and node of its first word. */
  #sums = new Float64Array(1024)
  #ends = new Int32Array(1024)
  #nodes = new Int32Array(1024)

  /**
   * @param text as jieba's dictionaries are: lines of word, frequency and tag; of a word's lines the last counts
   * @throws {Error} if a line has another shape
   */
  constructor(text: string) {
    let units = 0
    let all = 0
    let rarest = Number.POSITIVE_INFINITY
    eachLine(text, (from, to, frequency) => {
      units += to - from
      all += frequency
      rarest = Math.min(rarest, frequency)
    })
    // One slot is no node, and one at least stays free.
    const slots = 2 ** Math.ceil(Math.log2(units + 2))
    const memory = new ArrayBuffer(slots * 16)
    this.#steps = new Int32Array(memory)
    this.#weights = new Float64Array(memory)
    this.#mask = slots - 1
    this.#steps.set([-1, UNIT])
    eachLine(text, (from, to, frequency) => {
      this.#weights[this.#grow(text, from, to) * 2 + 1] = Math.log(frequency / all)
    })
    this.#least = Math.log(rarest / all)
    this.#words = new Array<undefined>(slots).fill(undefined)
  }

  /** Gives the words of text[from, to), a run of Han, in order. */
  cut(text: string, from: number, to: number, found: FoundWord): void {
    this.#weigh(text, from, to)
    for (let at = from; at < to; at = this.#ends[at - from]!) found(this.#wordAt(text, at, from), at)
  }

  /** The same, each word behind its words of two characters and of three. */
  cutForSearch(text: string, from: number, to: number, found: FoundWord): void {
    this.#weigh(text, from, to)
    for (let at = from; at < to; at = this.#ends[at - from]!) {
      const word = this.#wordAt(text, at, from)
      if (word.length > 2) {
        for (const part of this.#partsOf(word, this.#nodes[at - from]!)) found(part.word, at + part.at)
      }
      found(word, at)
    }
  }

  #wordAt(text: string, at: number, from: number): string {
    const node = this.#nodes[at - from]!
    const known = this.#words[node]
    if (known !== undefined) return known
    const word = text.slice(at, this.#ends[at - from]!)
    if (node !== 0) this.#words[node] = word
    return word
  }

  /** Finds the best cut from each character of a run, from its end. */
  #weigh(text: string, from: number, to: number): void {
    if (to - from >= this.#sums.length) this.#reserve((to - from) * 2)
    const sums = this.#sums
    const weights = this.#weights
    sums[to - from] = 0
    for (let at = to - 1; at >= from; at--) {
      const unit = text.charCodeAt(at)
      let node = this.#firsts[unit]!
      let next = at + 1
      if (unit >= 0xd800 && unit <= 0xdfff) {
        // Words begin with whole characters.
        if (at > from && text.codePointAt(at - 1)! > 0xffff) continue
        if (text.codePointAt(at)! > 0xffff) node = this.#step(node, text.charCodeAt(next++))
      }
      let word = weights[node * 2 + 1] === 0 ? 0 : node
      let end = next
      let best = sums[next - from]! + (word === 0 ? this.#least : weights[node * 2 + 1]!)
      while (next < to) {
        node = this.#step(node, text.charCodeAt(next++))
        if (node === 0) break
        const weight = weights[node * 2 + 1]!
        if (weight === 0) continue
        const sum = sums[next - from]! + weight
        if (sum <= best) continue
        best = sum
        end = next
        word = node
      }
      sums[at - from] = best
      this.#ends[at - from] = end
      this.#nodes[at - from] = word
    }
  }

  #reserve(units: number): void {
    this.#sums = new Float64Array(units)
    this.#ends = new Int32Array(units)
    this.#nodes = new Int32Array(units)
  }

  #partsOf(word: string, node: number): readonly { word: string; at: number }[] {
    const known = this.#parts.get(node)
    if (known) return known
    const parts: { word: string; at: number }[] = []
    const chars = [...word]
    for (const length of [2, 3]) {
      if (chars.length <= length) break
      for (let i = 0, at = 0; i + length <= chars.length; at += chars[i++]!.length) {
        const part = chars.slice(i, i + length).join('')
        if (this.#has(part)) parts.push({ word: part, at })
      }
    }
    this.#parts.set(node, parts)
    return parts
  }

  #has(word: string): boolean {
    let node = this.#firsts[word.charCodeAt(0)]!
    for (let i = 1; i < word.length; i++) node = this.#step(node, word.charCodeAt(i))
    return this.#weights[node * 2 + 1] !== 0
  }

  /** The node that a step leads to; 0 if none. */
  #step(node: number, unit: number): number {
    const steps = this.#steps
    if ((steps[node * 4 + 1]! & GOES_ON) === 0) return 0
    for (let slot = this.#home(node, unit); ; slot = (slot + 1) & this.#mask) {
      const held = steps[slot * 4 + 1]!
      if (held === 0) return 0
      if (steps[slot * 4] === node && (held & UNIT) === unit) return slot
    }
  }

  #home(node: number, unit: number): number {
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
    return (hash ^ (hash >>> 15)) & this.#mask
  }

  /** The node of the word text[from, to), made where it is missing. */
  #grow(text: string, from: number, to: number): number {
    let node = this.#firsts[text.charCodeAt(from)]!
    if (node === 0) {
      node = this.#take(0, text.charCodeAt(from))
      this.#firsts[text.charCodeAt(from)] = node
    }
    for (let at = from + 1; at < to; at++) {
      const unit = text.charCodeAt(at)
      const known = this.#step(node, unit)
      this.#steps[node * 4 + 1]! |= GOES_ON
      node = known !== 0 ? known : this.#take(node, unit)
    }
    return node
  }

  #take(parent: number, unit: number): number {
    const steps = this.#steps
    let slot = this.#home(parent, unit)
    while (steps[slot * 4 + 1] !== 0) slot = (slot + 1) & this.#mask
    steps[slot * 4] = parent
    steps[slot * 4 + 1] = unit
    return slot
  }
}
