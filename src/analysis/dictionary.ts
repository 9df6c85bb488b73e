/**
 * A jieba dictionary in tables, and the most probable cut by it.
 *
 * Gives the words that jieba gives with the HMM off: of all ways to cut a run of Han into
 * dictionary words, the one with the greatest product of frequencies. An unknown
 * character counts as the rarest word. jieba's own binding takes a second and 250 MB to
 * load its dictionary and hands over each word by itself: fine for a query, slow for an
 * archive.
 *
 * The trie is a hash table of its own, since cutting an archive steps through it for
 * every character: a row must lie in one cache line. Words and their sub-words are kept
 * once found; the best sums of the last run are scratch. The tables are one stretch of
 * memory, so that a build keeps them in a file (tables.ts) and threads share them.
 *
 * Sources: Sun Junyi's jieba, `calc` of its default mode; sums and ties are
 * those of cppjieba's `MPSegment` and `QuerySegment`, to the last bit.
 */

/** Receives a word and the place where it begins in the text, in UTF-16 units. */
type FoundWord = (word: string, at: number) => void

/** Bit in the second integer of a node: a longer word goes on from here. The lower 16 bits are the node's unit. */
const GOES_ON = 0x10000
const UNIT = 0xffff

/** Visits every line with the bounds of its word and its frequency. @throws {Error} if a line has another shape */
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

/** Bytes of a node, and of what follows the nodes: the first level by unit, then the weight of an unknown character. */
const NODE_BYTES = 16
const FIRSTS = 0x10000
const REST_BYTES = FIRSTS * 4 + 8

/** The tables of a dictionary, the same bytes for the same text. Never written once made. */
export type DictionaryMemory = SharedArrayBuffer

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

export class Dictionary {
  /**
   * A trie over UTF-16 units in one open-addressed hash table. A node is a slot, from 1, of 16 bytes: its
   * parent and its unit, 32 bits each, and 64 bits for the logarithm of its word's share of all frequencies, 0
   * if no word ends here. All that a step reads lies together: else most steps would wait for memory three times.
   */
  readonly #steps: Int32Array
  readonly #weights: Float64Array
  readonly #mask: number
  /** Nodes of the first level, by unit. */
  readonly #firsts: Int32Array
  /** Logarithmic weight of an unknown character. */
  readonly #least: Float64Array
  /** By node: its word as a string, made when first found and then always the same object. */
  readonly #words = new Map<number, string>()
  /** By node of a longer word: the dictionary words of two and three characters in it, with their offsets. */
  readonly #parts = new Map<number, readonly { word: string; at: number }[]>()
  /** By offset in a run: weight of the best cut from there on, and end and node of that cut's first word. */
  #sums = new Float64Array(1024)
  #ends = new Int32Array(1024)
  #nodes = new Int32Array(1024)

  /** @param memory as `ofText()` makes it; other threads may have it too */
  constructor(readonly memory: DictionaryMemory) {
    const slots = (memory.byteLength - REST_BYTES) / NODE_BYTES
    this.#steps = new Int32Array(memory, 0, slots * 4)
    this.#weights = new Float64Array(memory, 0, slots * 2)
    this.#mask = slots - 1
    this.#firsts = new Int32Array(memory, slots * NODE_BYTES, FIRSTS)
    this.#least = new Float64Array(memory, slots * NODE_BYTES + FIRSTS * 4, 1)
  }

  /**
   * @param text a jieba dictionary: lines of word, frequency and tag; if a word has several lines, the last counts
   * @throws {Error} if a line has another shape
   */
  static ofText(text: string): Dictionary {
    let units = 0
    let all = 0
    let rarest = Number.POSITIVE_INFINITY
    eachLine(text, (from, to, frequency) => {
      units += to - from
      all += frequency
      rarest = Math.min(rarest, frequency)
    })
    // Slot 0 is no node, and at least one slot must stay free.
    const slots = 2 ** Math.ceil(Math.log2(units + 2))
    const dictionary = new Dictionary(new SharedArrayBuffer(slots * NODE_BYTES + REST_BYTES))
    dictionary.#steps.set([-1, UNIT])
    eachLine(text, (from, to, frequency) => {
      dictionary.#weights[dictionary.#grow(text, from, to) * 2 + 1] = Math.log(frequency / all)
    })
    dictionary.#least[0] = Math.log(rarest / all)
    return dictionary
  }

  /** Cuts text[from, to), a run of Han, and visits the words in order. */
  cut(text: string, from: number, to: number, found: FoundWord): void {
    this.#weigh(text, from, to)
    for (let at = from; at < to; at = this.#ends[at - from]!) found(this.#wordAt(text, at, from), at)
  }

  /** As `cut()`, and visits before each word its sub-words of two characters, then of three. */
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
    const known = this.#words.get(node)
    if (known !== undefined) return known
    const word = text.slice(at, this.#ends[at - from]!)
    if (node !== 0) this.#words.set(node, word)
    return word
  }

  /** Finds the best cut from each character of a run, from the last character to the first. */
  #weigh(text: string, from: number, to: number): void {
    if (to - from >= this.#sums.length) this.#reserve((to - from) * 2)
    const sums = this.#sums
    const weights = this.#weights
    const least = this.#least[0]!
    sums[to - from] = 0
    for (let at = to - 1; at >= from; at--) {
      const unit = text.charCodeAt(at)
      let node = this.#firsts[unit]!
      let next = at + 1
      if (unit >= 0xd800 && unit <= 0xdfff) {
        // No word begins within a surrogate pair.
        if (at > from && text.codePointAt(at - 1)! > 0xffff) continue
        if (text.codePointAt(at)! > 0xffff) node = this.#step(node, text.charCodeAt(next++))
      }
      let word = weights[node * 2 + 1] === 0 ? 0 : node
      let end = next
      let best = sums[next - from]! + (word === 0 ? least : weights[node * 2 + 1]!)
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

  /** Two units side by side in a word: the first times 65,536 plus the second. Rising, each once. */
  pairs(): Uint32Array {
    const steps = this.#steps
    const pairs = new Set<number>()
    for (let slot = 1; slot <= this.#mask; slot++) {
      const parent = steps[slot * 4]!
      const held = steps[slot * 4 + 1]!
      if (held !== 0 && parent > 0) pairs.add((steps[parent * 4 + 1]! & UNIT) * 0x10000 + (held & UNIT))
    }
    return Uint32Array.from(pairs).sort()
  }

  /** The node reached from `node` by `unit`; 0 if there is none. */
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

  /** The node of the word text[from, to); missing nodes are added. */
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
