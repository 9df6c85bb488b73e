/**
 * Phrases: which strings a text repeats, and how it is made of them.
 *
 * Chosen from a sample in a few rounds: the text is cut greedily into the
 * longest phrases known, and the commonest pairs of neighbours become phrases
 * themselves. Works on UTF-16 units and knows nothing of what they mean.
 *
 * Source: byte-pair encoding (Gage 1994), many pairs a round instead of one.
 */

/** Phrases at most: more help little and fill the caches. */
const MOST = 30_000
const ROUNDS = 5
/** A phrase must stand so often in the sample to be worth its place in the book. */
const LEAST_USES = 4
export const LONGEST_PHRASE = 64
const STRIDE = 4

/** Spreads two small numbers over a table whose size is a power of two. */
const slotOf = (a: number, b: number, mask: number) => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & mask
}

/** Counts pairs of numbers. Open addressing; a row is first, second, count. */
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
        // Rare newcomers are dropped once the table fills: they would not be chosen.
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

/** Finds the longest phrase at a place. A trie in one table; a row is node, unit, next node, phrase + 1. */
export class PhraseTrie {
  readonly phrases: string[] = []
  #rows = new Int32Array(1024 * STRIDE)
  #mask = 1023
  #nodes = 1
  /** The rows of the root again, by unit: half of all steps begin there. */
  readonly #firstNodes = new Int32Array(65_536)
  readonly #firstPhrases = new Int32Array(65_536)
  /** Length of what `longest` found. */
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

  /** The number of the longest phrase that stands at `from`, its length in `length`; -1 if none does. */
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

  /** Cuts a text from front to back; a unit that begins no phrase is -1. */
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

/** How often each phrase of a trie is used in the sample, and in the end how often none is. */
export function countUses(trie: PhraseTrie, sample: readonly string[]): Int32Array {
  const uses = new Int32Array(trie.phrases.length + 1)
  for (const text of sample) trie.cut(text, (phrase) => uses[phrase < 0 ? uses.length - 1 : phrase]!++)
  return uses
}

/** Chooses phrases for texts like those of the sample; the same for the same sample. */
export function choosePhrases(sample: readonly string[]): PhraseTrie {
  const trie = singleUnits(sample)
  const units = sample.reduce((sum, text) => sum + text.length, 0)
  for (let round = 0; round < ROUNDS; round++) {
    addPairs(trie, sample, units, Math.ceil((MOST - trie.phrases.length) / (ROUNDS - round)))
  }
  const uses = countUses(trie, sample)
  const kept = new PhraseTrie()
  for (const [p, phrase] of trie.phrases.entries()) {
    // Steps on the way to a longer phrase are seldom used themselves in the end.
    if (phrase.length === 1 || uses[p]! >= LEAST_USES) kept.add(phrase)
  }
  return kept
}
