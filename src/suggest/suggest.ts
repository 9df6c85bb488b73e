/**
 * Typeahead: what can be typed on to, from what the archive holds.
 *
 * The room's door. First come the entries that begin as was typed: all by their
 * characters (a sorted array), the foremost of each kind also by pinyin and
 * initials (FlexSearch). Then names and headlines among those that hold it
 * elsewhere (FlexSearch). What most articles hold comes first in either. Built
 * once from a list; opens nothing. Owns flexsearch.
 */
import { foldText, readTyped, SortedKeys, type Steps, upTo } from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import { arrange, type Entry } from './arrange.js'
import { beginsAsTyped, InfixIndex, PinyinIndex } from './flex.js'

/** Entries that FlexSearch gets: each costs it about a kilobyte. */
const MOST_INDEXED = 50_000
/** Longer than any headline. */
const LONGEST = 200
/** Entries beyond `limit` that are looked at, for those that turn out to have no hits. */
const SPARE = 20
/** Entries looked at where a space or an apostrophe tells 西安 from 先. */
const MOST_CUT = 500

/** How many articles hold a folded text now. */
export type CountHits = (folded: string, known: number) => number

const asKnown: CountHits = (_folded, known) => known

export class Suggester {
  /** The first to be offered first; a number below is a place in it. */
  readonly #entries: readonly Entry[]
  readonly #starts: SortedKeys
  readonly #infix: InfixIndex
  readonly #pinyin: PinyinIndex

  private constructor(entries: readonly Entry[], starts: SortedKeys, infix: InfixIndex, pinyin: PinyinIndex) {
    this.#entries = entries
    this.#starts = starts
    this.#infix = infix
    this.#pinyin = pinyin
  }

  /**
   * @param suggestions in any order; what has no hits is left out, equal texts become one
   * @param mostIndexed how many are also found by pinyin and by what they contain
   */
  static *build(suggestions: readonly Suggestion[], mostIndexed = MOST_INDEXED): Steps<Suggester> {
    const { entries, chosen } = yield* arrange(suggestions, mostIndexed)
    const keys = entries.map(({ folded }) => folded)
    yield
    const starts = yield* SortedKeys.build(keys, upTo(keys.length))
    const infix = new InfixIndex()
    const pinyin = new PinyinIndex()
    for (const [done, place] of chosen.entries()) {
      const entry = entries[place]!
      if (entry.kind === 'name' || entry.kind === 'headline') infix.add(place, entry.folded)
      pinyin.add(place, entry)
      if (done % 16 === 0) yield
    }
    return new Suggester(entries, starts, infix, pinyin)
  }

  /**
   * @param limit at most so many
   * @param countHits asked of each that is answered; 0 leaves it out
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
        const { text, kind, hits, folded: key } = this.#entries[place]!
        const counted = countHits(key, hits)
        if (counted > 0) way.push({ text, kind, hits: counted })
      }
      found.push(...way.sort((a, b) => b.hits - a.hits))
    }
    const starting = lowest(this.#starts.startingWith(folded), limit + SPARE)
    take(starting.concat(this.#byPinyin(q, limit + SPARE)).sort((a, b) => a - b))
    if (found.length < limit) take(this.#holding(folded))
    return found
  }

  #byPinyin(q: string, most: number): number[] {
    const typed = readTyped(q)
    if (!typed) return []
    if (typed.cuts.length === 0) return this.#pinyin.startingWith(typed, most)
    const places = this.#pinyin.startingWith(typed, MOST_CUT)
    return places.filter((place) => beginsAsTyped(this.#entries[place]!, typed))
  }

  *#holding(folded: string): Generator<number> {
    for (const place of this.#infix.candidates(folded)) {
      const at = this.#entries[place]!.folded.indexOf(folded)
      // What begins with it had its turn.
      if (at > 0) yield place
    }
  }
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
