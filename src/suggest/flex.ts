/**
 * Entries by a string that they contain, in FlexSearch.
 *
 * Entries are found in no order. Nothing is taken out: FlexSearch would go through the whole index for it. Its own encoder is not used, because it drops
 * doubled characters, cuts up numbers and splits astral characters.
 */
import { Index } from 'flexsearch'
import { bigramsOf, STEP, type Steps, sortInSteps, upTo } from '../analysis/analysis.js'

/** Pairs of neighbouring characters in one question. More are not needed, since every answer is checked against the text. */
const MOST_PAIRS = 8
/** More than there are code points. */
const CODE_POINTS = 2 ** 21
/** Pairs whose lists are handed to FlexSearch at once: about a millisecond. */
const PAIRS_AT_ONCE = 1000
/** A limit above the size of any index. */
const ALL = 1_000_000

const makeIndex = () =>
  new Index({
    tokenize: 'strict',
    resolution: 1,
    cache: false,
    context: false,
    encode: (text: string) => text.split(' '),
  })

/** Pairs of neighbouring code points. FlexSearch would take a space as a separator. */
const pairsOf = (folded: string): string[] => bigramsOf(folded.replaceAll(' ', '_'))

/** A pair of code points as one number, and back. */
const numberOf = (pair: string) => pair.codePointAt(0)! * CODE_POINTS + [...pair][1]!.codePointAt(0)!
const pairAs = (pair: number) =>
  String.fromCodePoint(Math.floor(pair / CODE_POINTS)) + String.fromCodePoint(pair % CODE_POINTS)

/** All pairs of some entries with their slots, and their order by pair and slot. */
function* sortedPairs(entries: readonly [slot: number, entry: { folded: string }][]) {
  const [found, of]: [number[], number[]] = [[], []]
  for (const [done, [slot, { folded }]] of entries.entries()) {
    if (done % STEP === 0) yield
    for (const pair of pairsOf(folded)) {
      found.push(numberOf(pair))
      of.push(slot)
    }
  }
  const [pairs, slots] = [Float64Array.from(found), Uint32Array.from(of)]
  yield
  const rising = (a: number, b: number) => pairs[a]! - pairs[b]! || slots[a]! - slots[b]!
  return { pairs, slots, order: yield* sortInSteps(upTo(pairs.length), rising) }
}

/** Finds entries by a string of at least two characters anywhere in them. */
export class InfixIndex {
  readonly #index = makeIndex()
  #isEmpty = true

  /** Slots of entries that may contain the string; all that do are among them. */
  candidates(folded: string): number[] {
    const pairs = pairsOf(folded).slice(0, MOST_PAIRS)
    return pairs.length === 0 ? [] : (this.#index.search(pairs.join(' '), { limit: ALL }) as number[])
  }

  /** @param entries by their slots, new ones */
  *add(entries: readonly [slot: number, entry: { folded: string }][]): Steps<void> {
    if (this.#isEmpty) yield* this.#addAll(entries)
    else {
      for (const [done, [slot, { folded }]] of entries.entries()) {
        if (done % 16 === 0) yield
        const pairs = pairsOf(folded)
        if (pairs.length > 0) this.#index.add(slot, pairs.join(' '))
      }
    }
    if (entries.length > 0) this.#isEmpty = false
  }

  /**
   * Adds many entries to an empty index, by the way in which FlexSearch reads its own export: one by one, they have two
   * arrays a pair of characters with room for sixteen numbers each, twice the memory.
   */
  *#addAll(entries: readonly [slot: number, entry: { folded: string }][]): Steps<void> {
    const { pairs, slots, order } = yield* sortedPairs(entries)
    let lists: [pair: string, ids: [number[]]][] = []
    const hand = () => {
      this.#index.import('1.map', JSON.stringify(lists))
      lists = []
    }
    for (let at = 0, end = 0; at < order.length; at = end) {
      const pair = pairs[order[at]!]!
      const ids: number[] = []
      for (end = at; end < order.length && pairs[order[end]!] === pair; end++) {
        const slot = slots[order[end]!]!
        if (slot !== ids.at(-1)) ids.push(slot)
      }
      if (lists.push([pairAs(pair), [ids]]) < PAIRS_AT_ONCE) continue
      hand()
      yield
    }
    hand()
    this.#index.import('1.reg', JSON.stringify(entries.map(([slot]) => slot)))
  }
}
