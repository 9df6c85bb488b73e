/**
 * Typeahead: completions of the typed text, from the archive's own headlines, names and terms.
 *
 * The room's door. Entries that begin with the typed text come first: all entries by
 * their characters, the best of each kind also by pinyin and initials (sorted arrays).
 * Names and headlines that contain the text elsewhere follow (FlexSearch).
 * In both groups, entries in more articles come first. A Suggester is built from a list, and
 * revised for another; it opens no file. Owns flexsearch.
 */
import {
  foldText,
  GrowingKeys,
  isUsedUp,
  mergeByText,
  readTyped,
  STEP,
  type Steps,
} from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import { type Arranged, arrange, type Entry, GONE, KINDS, unite, weightOf } from './arrange.js'
import { InfixIndex } from './flex.js'
import { beginsAsTyped, PinyinIndex } from './spelt.js'

/** Entries that are found by pinyin and by a string inside. */
const MOST_INDEXED = 50_000
/** Longest typed text, in UTF-16 units, that is answered: longer than any headline. */
const LONGEST = 200
/** Entries looked at, if their pinyin alone does not decide. */
const MOST_LOOKED_AT = 2000
/** Entries examined beyond `limit`, in place of those that turn out to have no hits. */
const SPARE = 20

/** The number of articles that contain a folded text now; `known` is the number when the Suggester was built. */
type CountHits = (folded: string, known: number) => number

const asKnown: CountHits = (_folded, known) => known

/**
 * Entries by slot. A slot's text and kind never change; what is added later has slots of its own. Columns, since half
 * a million objects would take four times the memory.
 */
type Slots = {
  texts: string[]
  /** As places in `KINDS`. */
  kinds: number[]
  /** 1 where the entry is found by pinyin and by a string inside, or was by an earlier revision. */
  isIndexed: number[]
  /** Slots of the present entries by folded text. */
  byText: Map<string, number>
  infix: InfixIndex
}

/** What an update makes anew. */
type Revision = Arranged & {
  /** By slot. */
  hits: Uint32Array
  /** Slots of the present entries, by folded text. */
  sorted: Uint32Array
  starts: GrowingKeys
  pinyin: PinyinIndex
}

export class Suggester {
  readonly #most: number
  readonly #slots: Slots
  readonly #now: Revision

  private constructor(most: number, slots: Slots, now: Revision) {
    this.#most = most
    this.#slots = slots
    this.#now = now
  }

  /**
   * @param suggestions in any order; those without hits are left out, equal texts become one
   * @param mostIndexed how many are also found by pinyin and by a string inside
   */
  static *build(suggestions: readonly Suggestion[], mostIndexed = MOST_INDEXED): Steps<Suggester> {
    return yield* Suggester.#of(yield* unite(suggestions), mostIndexed)
  }

  static *#of(entries: Map<string, Entry>, most: number): Steps<Suggester> {
    const slots: Slots = {
      ...{ texts: [], kinds: [], isIndexed: [], byText: new Map() },
      infix: new InfixIndex(),
    }
    const none = new Uint32Array(0)
    const starts = yield* GrowingKeys.empty()
    const arranged = { order: none, ranks: none, isChosen: new Uint8Array(0) }
    const now = { ...arranged, hits: none, sorted: none, starts, pinyin: yield* PinyinIndex.empty() }
    return yield* new Suggester(most, slots, now).#with(entries)
  }

  /**
   * The same as `build` makes of these suggestions; only what differs is cut, read and indexed. This one may be asked
   * until the other is there, and then no more.
   */
  *revised(suggestions: readonly Suggestion[]): Steps<Suggester> {
    const entries = yield* unite(suggestions)
    const isSpent = isUsedUp(this.#slots.texts.length, entries.size)
    return yield* isSpent ? Suggester.#of(entries, this.#most) : this.#with(entries)
  }

  *#with(entries: Map<string, Entry>): Steps<Suggester> {
    const { texts, kinds, isIndexed, byText, infix } = this.#slots
    const added: number[] = []
    let done = 0
    for (const [folded, { text, kind }] of entries) {
      if (done++ % (STEP * 8) === 0) yield
      const slot = byText.get(folded)
      const known = KINDS.indexOf(kind)
      if (slot !== undefined && texts[slot] === text && kinds[slot] === known) continue
      // One string for both, where they are equal.
      byText.set(folded === text ? text : folded, texts.push(text) - 1)
      kinds.push(known)
      isIndexed.push(0)
      added.push(texts.length - 1)
    }
    const hits = new Uint32Array(texts.length)
    const weights = new Float64Array(texts.length)
    const isPresent = new Uint8Array(texts.length)
    for (const [folded, slot] of byText) {
      if (done++ % (STEP * 8) === 0) yield
      const entry = entries.get(folded)
      if (!entry) byText.delete(folded)
      else {
        hits[slot] = Math.min(entry.hits, GONE)
        weights[slot] = weightOf(entry)
        isPresent[slot] = 1
      }
    }
    // What they told stands in columns now: a hundred bytes an entry, which the rest of the work need not carry.
    entries.clear()
    const textOf = (slot: number) => foldText(texts[slot]!)
    const stays = this.#now.sorted.filter((slot) => isPresent[slot] === 1)
    const sorted = yield* mergeByText(stays, added, textOf)
    const starts = yield* this.#now.starts.with({ keys: added.map(textOf), numbers: added })
    const arranged = yield* arrange(sorted, weights, kinds, this.#most)
    const chosen: [slot: number, entry: Pick<Entry, 'folded' | 'kind'>][] = []
    for (const [rank, slot] of arranged.order.entries()) {
      if (rank % STEP === 0) yield
      if (arranged.isChosen[slot] === 0 || isIndexed[slot] === 1) continue
      chosen.push([slot, { folded: textOf(slot), kind: KINDS[kinds[slot]!]! }])
      isIndexed[slot] = 1
    }
    yield* infix.add(chosen.filter(([, { kind }]) => kind === 'name' || kind === 'headline'))
    const pinyin = yield* this.#now.pinyin.with(chosen)
    return new Suggester(this.#most, this.#slots, { ...arranged, hits, sorted, starts, pinyin })
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
    const take = (ranks: Iterable<number>) => {
      const way: Suggestion[] = []
      for (const rank of ranks) {
        if (found.length + way.length >= limit) break
        if (seen.has(rank)) continue
        seen.add(rank)
        const slot = this.#now.order[rank]!
        const text = this.#slots.texts[slot]!
        const hits = countHits(foldText(text), this.#now.hits[slot]!)
        if (hits > 0) way.push({ text, kind: KINDS[this.#slots.kinds[slot]!]!, hits })
      }
      found.push(...way.sort((a, b) => b.hits - a.hits))
    }
    const starting = lowest(this.#ranksOf(this.#now.starts.startingWith(folded)), limit + SPARE)
    take(starting.concat(this.#byPinyin(q, limit + SPARE)).sort((a, b) => a - b))
    if (found.length < limit) take(this.#holding(folded))
    return found
  }

  /** Ranks of the slots whose entries are present. */
  #ranksOf(slots: Uint32Array): Uint32Array {
    return slots.map((slot) => this.#now.ranks[slot] ?? GONE).filter((rank) => rank !== GONE)
  }

  /** The same of slots that were found by pinyin or a string inside: others were indexed once. */
  #chosenOf(slots: ArrayLike<number>): Uint32Array {
    return this.#ranksOf(Uint32Array.from(slots).filter((slot) => this.#now.isChosen[slot] === 1))
  }

  #entry(rank: number): Pick<Entry, 'folded' | 'kind'> {
    const slot = this.#now.order[rank]!
    return { folded: foldText(this.#slots.texts[slot]!), kind: KINDS[this.#slots.kinds[slot]!]! }
  }

  #byPinyin(q: string, most: number): number[] {
    const typed = readTyped(q)
    if (!typed) return []
    const { slots, isSure } = this.#now.pinyin.candidates(typed)
    const ranks = this.#chosenOf(slots)
    if (isSure) return lowest(ranks, most)
    const found: number[] = []
    for (const rank of ranks.sort().subarray(0, MOST_LOOKED_AT)) {
      if (found.length === most) break
      if (beginsAsTyped(this.#entry(rank), typed)) found.push(rank)
    }
    return found
  }

  *#holding(folded: string): Generator<number> {
    for (const rank of this.#chosenOf(this.#slots.infix.candidates(folded)).sort()) {
      // Entries that begin with the text were given before.
      if (this.#entry(rank).folded.indexOf(folded) > 0) yield rank
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
