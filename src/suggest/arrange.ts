/**
 * Arranging suggestions: their order, and which of them are found by more than their beginning.
 *
 * Entries stand in slots, which they keep while others come and go; an order is made anew over the slots. Equal texts
 * become one entry. The result does not depend on the order of the input.
 */
import { foldText, STEP, type Steps, sortInSteps } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'

export type Entry = Suggestion & { folded: string }

/** The kind of a text that has several: the first of these. A person's name is a name before it is a word. */
export const KINDS: readonly Suggestion['kind'][] = ['name', 'section', 'headline', 'term']

/** Share of those entries reserved for each kind; entries that a kind does not use go to the others, best first. */
const SHARES: Record<Suggestion['kind'], number> = { name: 0.3, section: 0.05, headline: 0.45, term: 0.2 }

/** Rank of a slot whose entry is gone. */
export const GONE = 0xffff_ffff

export type Arranged = {
  /** Slots, that of the best entry first. */
  order: Uint32Array
  /** By slot, its place in `order`, or `GONE`. */
  ranks: Uint32Array
  /** By slot, whether its entry shall be found by pinyin and by a string inside. */
  isChosen: Uint8Array
}

/**
 * @param slots of the entries, in the order of their texts
 * @param weights by slot, as `weightOf`
 * @param kinds by slot, as places in `KINDS`
 * @param most entries that are chosen
 */
export function* arrange(
  slots: Uint32Array,
  weights: Float64Array,
  kinds: readonly number[],
  most: number,
): Steps<Arranged> {
  // The sort is stable: the text decides between equal weights.
  const order = yield* sortInSteps(slots, (a, b) => weights[a]! - weights[b]!)
  const ranks = new Uint32Array(weights.length).fill(GONE)
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank
  yield
  return { order, ranks, isChosen: yield* choose(order, kinds, most) }
}

/** Entries by their folded text. */
export function* unite(suggestions: readonly Suggestion[]): Steps<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for (const [done, suggestion] of suggestions.entries()) {
    if (done % STEP === 0) yield
    const folded = foldText(suggestion.text)
    if (folded === '' || suggestion.hits < 1) continue
    const entry = { folded, ...suggestion }
    const known = entries.get(folded)
    entries.set(folded, known ? united(known, entry) : entry)
  }
  return entries
}

/** Joins two entries of the same folded text. */
function united(a: Entry, b: Entry): Entry {
  const difference =
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.hits - a.hits || compareTexts(a.text, b.text)
  const { folded, text, kind } = difference <= 0 ? a : b
  return { folded, text, kind, hits: Math.max(a.hits, b.hits) }
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Sort key of an entry; lower comes first. More hits first, then names before words, then
 * shorter texts, which can still be typed on to. One number, since half a million are sorted.
 */
export function weightOf({ hits, kind, folded }: Entry): number {
  const length = Math.min(folded.length, 0xff)
  return ((2 ** 32 - Math.min(hits, 2 ** 32)) * KINDS.length + KINDS.indexOf(kind)) * 0x100 + length
}

function* choose(order: Uint32Array, kinds: readonly number[], most: number): Steps<Uint8Array> {
  const left = KINDS.map((kind) => Math.floor(SHARES[kind] * most))
  const isChosen = new Uint8Array(kinds.length)
  let free = most
  for (const slot of order) {
    if (left[kinds[slot]!]!-- <= 0) continue
    isChosen[slot] = 1
    free--
  }
  yield
  // Entries that a kind did not use go to the others.
  for (const slot of order) if (isChosen[slot] === 0 && free-- > 0) isChosen[slot] = 1
  return isChosen
}
