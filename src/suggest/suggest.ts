/**
 * Typeahead: completions of the typed text, from the archive's own headlines, names and terms.
 *
 * The room's door. Entries that begin with the typed text come first: all entries by
 * their characters (a sorted array), the best of each kind also by pinyin and initials
 * (FlexSearch). Names and headlines that contain the text elsewhere follow (FlexSearch).
 * In both groups, entries in more articles come first. A Suggester is built once from a
 * list and opens no file. Owns flexsearch.
 */
import { foldText, mapInSteps, readTyped, SortedKeys, STEP, type Steps } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import { arrange, type Entry, KINDS } from './arrange.js'
import { beginsAsTyped, InfixIndex, PinyinIndex } from './flex.js'

/** Entries that FlexSearch indexes; each costs about a kilobyte. */
const MOST_INDEXED = 50_000
/** Longest typed text, in UTF-16 units, that is answered: longer than any headline. */
const LONGEST = 200
/** Entries examined beyond `limit`, in place of those that turn out to have no hits. */
const SPARE = 20

/** The number of articles that contain a folded text now; `known` is the number when the Suggester was built. */
type CountHits = (folded: string, known: number) => number

const asKnown: CountHits = (_folded, known) => known

/** Entries in columns: half a million objects would take four times the memory. */
type Columns = { texts: string[]; kinds: Uint8Array; hits: Uint32Array }

export class Suggester {
  /** Entries, the best first. */
  readonly #entries: Columns
  readonly #starts: SortedKeys
  readonly #infix: InfixIndex
  readonly #pinyin: PinyinIndex

  private constructor(entries: Columns, starts: SortedKeys, infix: InfixIndex, pinyin: PinyinIndex) {
    this.#entries = entries
    this.#starts = starts
    this.#infix = infix
    this.#pinyin = pinyin
  }

  /**
   * @param suggestions in any order; those without hits are left out, equal texts become one
   * @param mostIndexed how many are also found by pinyin and by a string inside
   */
  static *build(suggestions: readonly Suggestion[], mostIndexed = MOST_INDEXED): Steps<Suggester> {
    const { entries, byText, chosen } = yield* arrange(suggestions, mostIndexed)
    const keys = yield* mapInSteps(byText, (place) => entries[place]!.folded)
    const starts = yield* SortedKeys.build(keys, byText)
    const infix = new InfixIndex()
    const pinyin = new PinyinIndex()
    for (const [done, place] of chosen.entries()) {
      const entry = entries[place]!
      if (entry.kind === 'name' || entry.kind === 'headline') infix.add(place, entry.folded)
      pinyin.add(place, entry)
      if (done % 16 === 0) yield
    }
    return new Suggester(yield* columnsOf(entries), starts, infix, pinyin)
  }

  /**
   * @param limit the most suggestions to return
   * @param countHits called for each suggestion; 0 leaves it out
   */
  suggest(q: string, limit: number, countHits: CountHits = asKnown): Suggestion[] {
    const folded = foldText(q)
    if (folded === '' || folded.length > LONGEST) return []
    const seen = new Set<number>()
    const found: Suggestion[] = []
    const take = (places: Iterable<number>) => {
      const way: Suggestion[] = []
      for (const place of places) {
        if (found.length + way.length >= limit) break
        if (seen.has(place)) continue
        seen.add(place)
        const hits = countHits(this.#folded(place), this.#entries.hits[place]!)
        if (hits > 0) way.push({ text: this.#entries.texts[place]!, kind: this.#kind(place), hits })
      }
      found.push(...way.sort((a, b) => b.hits - a.hits))
    }
    const starting = lowest(this.#starts.startingWith(folded), limit + SPARE)
    take(starting.concat(this.#byPinyin(q, limit + SPARE)).sort((a, b) => a - b))
    if (found.length < limit) take(this.#holding(folded))
    return found
  }

  #folded(place: number): string {
    return foldText(this.#entries.texts[place]!)
  }

  #kind(place: number): Suggestion['kind'] {
    return KINDS[this.#entries.kinds[place]!]!
  }

  #byPinyin(q: string, most: number): number[] {
    const typed = readTyped(q)
    if (!typed) return []
    const { ranks, isSure } = this.#pinyin.candidates(typed, most)
    if (isSure) return ranks
    const found: number[] = []
    for (const rank of ranks) {
      if (found.length === most) break
      const entry = { folded: this.#folded(rank), kind: this.#kind(rank) }
      if (beginsAsTyped(entry, typed)) found.push(rank)
    }
    return found
  }

  *#holding(folded: string): Generator<number> {
    for (const place of this.#infix.candidates(folded)) {
      const at = this.#folded(place).indexOf(folded)
      // Entries that begin with the text were given before.
      if (at > 0) yield place
    }
  }
}

function* columnsOf(entries: readonly Entry[]): Steps<Columns> {
  const texts: string[] = []
  const kinds = new Uint8Array(entries.length)
  const hits = new Uint32Array(entries.length)
  for (const [place, entry] of entries.entries()) {
    texts.push(entry.text)
    kinds[place] = KINDS.indexOf(entry.kind)
    hits[place] = entry.hits
    if (place % STEP === 0) yield
  }
  return { texts, kinds, hits }
}

/** The lowest numbers, rising. */
function lowest(numbers: Uint32Array, most: number): number[] {
  const kept: number[] = []
  for (const number of numbers) {
    if (kept.length === most && number >= kept[most - 1]!) continue
    let at = kept.length
    while (at > 0 && kept[at - 1]! > number) at--
    kept.splice(at, 0, number)
    if (kept.length > most) kept.pop()
  }
  return kept
}
