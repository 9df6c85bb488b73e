/**
 * Entries by a string that they contain, in FlexSearch.
 *
 * Entries are found in no order. Nothing is taken out: FlexSearch would go through the whole index for it. Its own encoder is not used, because it drops
 * doubled characters, cuts up numbers and splits astral characters.
 */
import { Index } from 'flexsearch'
import type { Steps } from '../analysis/analysis.js'

/** Pairs of neighbouring characters in one question. More are not needed, since every answer is checked against the text. */
const MOST_PAIRS = 8
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
function pairsOf(folded: string): string[] {
  const chars = [...folded.replaceAll(' ', '_')]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Finds entries by a string of at least two characters anywhere in them. */
export class InfixIndex {
  #index = makeIndex()

  add(slot: number, folded: string): void {
    const pairs = pairsOf(folded)
    if (pairs.length > 0) this.#index.add(slot, pairs.join(' '))
  }

  /**
   * Frees what lists have reserved for more: FlexSearch has two arrays a pair of characters, and V8 gives each room for
   * sixteen numbers. An index that was read from its own export takes half the memory.
   */
  *pack(): Steps<void> {
    const parts: [key: string, data: string][] = []
    this.#index.export((key: string, data: string) => void parts.push([key, data]))
    yield
    const packed = makeIndex()
    for (const [key, data] of parts) {
      packed.import(key, data)
      yield
    }
    this.#index = packed
  }

  /** Slots of entries that may contain the string; all that do are among them. */
  candidates(folded: string): number[] {
    const pairs = pairsOf(folded).slice(0, MOST_PAIRS)
    return pairs.length === 0 ? [] : (this.#index.search(pairs.join(' '), { limit: ALL }) as number[])
  }
}
