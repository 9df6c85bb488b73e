/**
 * Phrases: the strings that a sample of texts repeats, and how to cut a text into them.
 *
 * Phrases are chosen in a few rounds. Each round cuts the sample greedily into the
 * longest phrases known and makes the commonest pairs of neighbours phrases too. Works
 * on UTF-16 units and knows nothing of what they mean.
 *
 * Both hash tables here are open-addressed rows of one Int32Array, written out in their
 * loops: building an archive looks up every character of it several times.
 *
 * Source: byte-pair encoding (Gage 1994), many pairs a round instead of one.
 */

/** Most phrases of a book: more save few bytes and no longer fit the processor's caches. */
const MOST = 30_000
const ROUNDS = 5
/** Uses in the sample below which a phrase saves less than its place in the book costs. */
const LEAST_USES = 4
/** Longest phrase, in UTF-16 units. */
export const LONGEST_PHRASE = 64
const STRIDE = 4

/** Hashes two small numbers to a slot of a table; `mask` is its size, a power of two, less 1. */
const slotOf = (a: number, b: number, mask: number) => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & mask
}

/** Counts pairs of numbers. A row of the table is first, second, count. */
class PairCounts {
  #rows: Int32Array
  #mask: number
  #used = 0

  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, expected * 2)))
    this.#rows = new Int32Array(size * STRIDE)
    this.#mask = size - 1
  }

  add(first: number, second: number): void {
    const rows = this.#rows
    let slot = slotOf(first, second, this.#mask)
    for (;;) {
      const at = slot * STRIDE
      if (rows[at + 2] === 0) {
        // At three quarters full, new pairs are dropped: pairs that come so late are too rare to be chosen.
        if (this.#used * 4 > this.#mask * 3) return
        this.#used++
        rows[at] = first
        rows[at + 1] = second
        rows[at + 2] = 1
        return
      }
      if (rows[at] === first && rows[at + 1] === second) {
        rows[at + 2]!++
        return
      }
      slot = (slot + 1) & this.#mask
    }
  }

  /** The commonest pairs, at most `most`, none rarer than `least`. */
  commonest(most: number, least: number): { first: number; second: number }[] {
    const rows = this.#rows
    const found: { first: number; second: number; count: number }[] = []
    for (let at = 0; at < rows.length; at += STRIDE) {
      const count = rows[at + 2]!
      if (count >= least) found.push({ first: rows[at]!, second: rows[at + 1]!, count })
    }
    // Ties by number, so that the same text always gives the same phrases.
    found.sort((a, b) => b.count - a.count || a.first - b.first || a.second - b.second)
    return found.slice(0, most)
  }
}

/** Finds the longest phrase at a place of a text. A trie in one hash table; a row is node, unit, next node, phrase + 1. */
export class PhraseTrie {
  readonly phrases: string[] = []
  #rows = new Int32Array(1024 * STRIDE)
  #mask = 1023
  #nodes = 1
  /** The root's rows once more, indexed by unit: half of all steps begin at the root. */
  readonly #firstNodes = new Int32Array(65_536)
  readonly #firstPhrases = new Int32Array(65_536)
  /** Length of the phrase that `longest()` found last, in UTF-16 units. */
  length = 0

  #row(node: number, unit: number): number {
    const rows = this.#rows
    let slot = slotOf(node, unit, this.#mask)
    for (;;) {
      const at = slot * STRIDE
      if (rows[at + 2] === 0 || (rows[at] === node && rows[at + 1] === unit)) return at
      slot = (slot + 1) & this.#mask
    }
  }

  #grow(): void {
    const old = this.#rows
    this.#rows = new Int32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let at = 0; at < old.length; at += STRIDE) {
      if (old[at + 2] !== 0) this.#rows.set(old.subarray(at, at + STRIDE), this.#row(old[at]!, old[at + 1]!))
    }
  }

  add(phrase: string): void {
    let node = 0
    let at = -1
    for (let i = 0; i < phrase.length; i++) {
      if (this.#nodes * 2 > this.#mask) this.#grow()
      at = this.#row(node, phrase.charCodeAt(i))
      if (this.#rows[at + 2] === 0) {
        this.#rows[at] = node
        this.#rows[at + 1] = phrase.charCodeAt(i)
        this.#rows[at + 2] = this.#nodes++
      }
      node = this.#rows[at + 2]!
    }
    if (at < 0 || this.#rows[at + 3] !== 0) return
    this.phrases.push(phrase)
    this.#rows[at + 3] = this.phrases.length
    const first = phrase.charCodeAt(0)
    const root = this.#row(0, first)
    this.#firstNodes[first] = this.#rows[root + 2]!
    this.#firstPhrases[first] = this.#rows[root + 3]!
  }

  /** The longest phrase at `from`, by number; `length` gets its length. -1, and length 1, if none stands there. */
  longest(text: string, from: number): number {
    const rows = this.#rows
    const mask = this.#mask
    const single = text.charCodeAt(from)
    let node = this.#firstNodes[single]!
    let found = this.#firstPhrases[single]! - 1
    this.length = 1
    if (node === 0) return found
    for (let i = from + 1; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      let at = slotOf(node, unit, mask) * STRIDE
      while (rows[at + 2] !== 0 && (rows[at] !== node || rows[at + 1] !== unit))
        at = (at + STRIDE) & (mask * STRIDE + STRIDE - 1)
      node = rows[at + 2]!
      if (node === 0) break
      const phrase = rows[at + 3]!
      if (phrase !== 0) {
        found = phrase - 1
        this.length = i - from + 1
      }
    }
    return found
  }

  /** Cuts a text greedily from front to back; a unit that begins no phrase is visited as -1. */
  cut(text: string, visit: (phrase: number) => void): void {
    for (let at = 0; at < text.length; at += this.length) visit(this.longest(text, at))
  }
}

function singleUnits(sample: readonly string[]): PhraseTrie {
  const counts = new Int32Array(65_536)
  for (const text of sample) for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i)]!++
  const trie = new PhraseTrie()
  for (let unit = 0; unit < counts.length; unit++) if (counts[unit]! > 1) trie.add(String.fromCharCode(unit))
  return trie
}

function addPairs(trie: PhraseTrie, sample: readonly string[], units: number, room: number): void {
  const pairs = new PairCounts(Math.min(units, 1 << 19))
  for (const text of sample) {
    let previous = -1
    trie.cut(text, (phrase) => {
      if (previous >= 0 && phrase >= 0) pairs.add(previous, phrase)
      previous = phrase
    })
  }
  for (const { first, second } of pairs.commonest(room, LEAST_USES)) {
    const phrase = trie.phrases[first]! + trie.phrases[second]!
    if (phrase.length <= LONGEST_PHRASE) trie.add(phrase)
  }
}

/** How often the sample uses each phrase; the last entry counts units that begin no phrase. */
export function countUses(trie: PhraseTrie, sample: readonly string[]): Int32Array {
  const uses = new Int32Array(trie.phrases.length + 1)
  for (const text of sample) trie.cut(text, (phrase) => uses[phrase < 0 ? uses.length - 1 : phrase]!++)
  return uses
}

/** Chooses phrases for texts like those of the sample. The same sample gives the same phrases. */
export function choosePhrases(sample: readonly string[]): PhraseTrie {
  const trie = singleUnits(sample)
  const units = sample.reduce((sum, text) => sum + text.length, 0)
  for (let round = 0; round < ROUNDS; round++) {
    addPairs(trie, sample, units, Math.ceil((MOST - trie.phrases.length) / (ROUNDS - round)))
  }
  const uses = countUses(trie, sample)
  const kept = new PhraseTrie()
  for (const [p, phrase] of trie.phrases.entries()) {
    // Drop phrases that only led to longer ones and are hardly used themselves now.
    if (phrase.length === 1 || uses[p]! >= LEAST_USES) kept.add(phrase)
  }
  return kept
}
