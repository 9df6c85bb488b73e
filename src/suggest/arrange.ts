/**
 * Which texts are offered, in which order, and which of them FlexSearch gets.
 *
 * Equal texts become one entry; the order depends on the entries alone, never
 * on the order in which they came.
 */
import { foldText, STEP, type Steps, sortInSteps, upTo } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'

export type Entry = Suggestion & { folded: string }

/** What a text is called that is several things: a person's name is one before it is a word. */
const KINDS: readonly Suggestion['kind'][] = ['name', 'section', 'headline', 'term']

/** Of the places in FlexSearch, what each kind gets before the rest is shared out by order. */
const SHARES: Record<Suggestion['kind'], number> = { name: 0.3, section: 0.05, headline: 0.45, term: 0.2 }

export type Arranged = {
  /** The most often held first. */
  entries: Entry[]
  /** Places in `entries`, rising. */
  chosen: number[]
}

export function* arrange(suggestions: readonly Suggestion[], most: number): Steps<Arranged> {
  const unique = yield* withoutRepeats(suggestions)
  const order = yield* sortInSteps(upTo(unique.length), (a, b) => compare(unique[a]!, unique[b]!))
  const entries: Entry[] = []
  for (const [done, i] of order.entries()) {
    entries.push(unique[i]!)
    if (done % STEP === 0) yield
  }
  return { entries, chosen: yield* choose(entries, most) }
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

/** One entry for two of the same folded text. */
function united(a: Entry, b: Entry): Entry {
  const difference =
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.hits - a.hits || byText(a.text, b.text)
  return { ...(difference <= 0 ? a : b), hits: Math.max(a.hits, b.hits) }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** More hits first; then the shorter, which leaves more to type. */
function compare(a: Entry, b: Entry): number {
  return (
    b.hits - a.hits ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    a.folded.length - b.folded.length ||
    byText(a.folded, b.folded)
  )
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
  // What a kind has left over goes to the others.
  const chosen: number[] = []
  for (let place = 0; place < entries.length; place++) {
    if (isChosen[place] === 1 || free-- > 0) chosen.push(place)
  }
  return chosen
}
