/**
 * Arranging suggestions: their order, and which of them FlexSearch indexes.
 *
 * Equal texts become one entry. The result does not depend on the order of the input.
 */
import { foldText, mapInSteps, STEP, type Steps, sortInSteps, upTo } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'

export type Entry = Suggestion & { folded: string }

/** The kind of a text that has several: the first of these. A person's name is a name before it is a word. */
export const KINDS: readonly Suggestion['kind'][] = ['name', 'section', 'headline', 'term']

/** Share of the FlexSearch entries reserved for each kind; entries that a kind does not use go to the others, best first. */
const SHARES: Record<Suggestion['kind'], number> = { name: 0.3, section: 0.05, headline: 0.45, term: 0.2 }

type Arranged = {
  /** Entries, the best first. */
  entries: Entry[]
  /** Indexes into `entries`, by folded text. */
  byText: Uint32Array
  /** Indexes of the entries that FlexSearch gets, rising. */
  chosen: number[]
}

export function* arrange(suggestions: readonly Suggestion[], most: number): Steps<Arranged> {
  const unique = yield* withoutRepeats(suggestions)
  const keys = unique.map(({ folded }) => folded)
  const inTextOrder = yield* sortInSteps(upTo(keys.length), (a, b) => compareTexts(keys[a]!, keys[b]!))
  // Sort indexes, not objects: numbers lie side by side in memory. The sort is stable.
  const weights = new Float64Array(unique.length)
  for (const [i, entry] of unique.entries()) {
    weights[i] = weightOf(entry)
    if (i % STEP === 0) yield
  }
  const order = yield* sortInSteps(inTextOrder, (a, b) => weights[a]! - weights[b]!)
  const entries = yield* mapInSteps(order, (i) => unique[i]!)
  const places = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) places[order[place]!] = place
  const byText = new Uint32Array(yield* mapInSteps(inTextOrder, (i) => places[i]!))
  return { entries, byText, chosen: yield* choose(entries, most) }
}

function* withoutRepeats(suggestions: readonly Suggestion[]): Steps<Entry[]> {
  const entries = new Map<string, Entry>()
  for (const [done, suggestion] of suggestions.entries()) {
    if (done % STEP === 0) yield
    const folded = foldText(suggestion.text)
    if (folded === '' || suggestion.hits < 1) continue
    const entry = { ...suggestion, folded }
    const known = entries.get(folded)
    entries.set(folded, known ? united(known, entry) : entry)
  }
  return [...entries.values()]
}

/** Joins two entries of the same folded text. */
function united(a: Entry, b: Entry): Entry {
  const difference =
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.hits - a.hits || compareTexts(a.text, b.text)
  return { ...(difference <= 0 ? a : b), hits: Math.max(a.hits, b.hits) }
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Sort key of an entry; lower comes first. More hits first, then names before words, then
 * shorter texts, which can still be typed on to. One number, since half a million are sorted.
 */
function weightOf({ hits, kind, folded }: Entry): number {
  const length = Math.min(folded.length, 0xff)
  return ((2 ** 32 - Math.min(hits, 2 ** 32)) * KINDS.length + KINDS.indexOf(kind)) * 0x100 + length
}

function* choose(entries: readonly Entry[], most: number): Steps<number[]> {
  const left = { ...SHARES }
  for (const kind of KINDS) left[kind] = Math.floor(SHARES[kind] * most)
  const isChosen = new Uint8Array(entries.length)
  let free = most
  for (const [place, { kind }] of entries.entries()) {
    if (place % (STEP * 8) === 0) yield
    if (left[kind]-- <= 0) continue
    isChosen[place] = 1
    free--
  }
  // Entries that a kind did not use go to the others.
  const chosen: number[] = []
  for (let place = 0; place < entries.length; place++) {
    if (isChosen[place] === 1 || free-- > 0) chosen.push(place)
  }
  return chosen
}
