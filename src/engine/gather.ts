/**
 * What a generation offers: the harvests of its segments put together, for
 * typeahead and for pinyin, each within its bounds.
 *
 * A pure function of the live articles, whatever the segments that hold them.
 */
import {
  foldText,
  type LexiconEntry,
  mapInSteps,
  STEP,
  type Steps,
  sortInSteps,
  upTo,
} from '../analysis/analysis.js'
import type { Suggestion } from '../model.js'
import type { Generation } from '../store/store.js'
import { type Counts, harvestOf, headlinesOf } from './harvest.js'

/** Beyond these, the least frequent words and the oldest headlines are not offered. */
const MOST_WORDS = 200_000
const MOST_HEADLINES = 200_000
/** Words that pinyin may mean. */
const MOST_READ = 400_000
/** Articles that hold a word before it is offered. */
const FEWEST_HOLDING = 2

/** What is offered, and what pinyin may mean. */
export function* gather(generation: Generation): Steps<{ offered: Suggestion[]; read: LexiconEntry[] }> {
  const names: Counts = new Map()
  const sections: Counts = new Map()
  const words: Counts = new Map()
  for (const segment of generation.segments) {
    const harvest = yield* harvestOf(segment)
    yield* addAll(names, harvest.names)
    yield* addAll(sections, harvest.sections)
    yield* addAll(words, harvest.words)
  }
  const headlines = yield* headlinesOf(generation, MOST_HEADLINES)
  const held = yield* mostHeld(words, MOST_READ)
  const frequent = held.slice(0, MOST_WORDS).filter(([, hits]) => hits >= FEWEST_HOLDING)
  const people = new Set<string>()
  const offered: Suggestion[] = []
  const of: [Suggestion['kind'], Iterable<[string, number]>][] = [
    ['name', names],
    ['section', sections],
    ['headline', headlines],
    ['term', frequent],
  ]
  for (const [kind, texts] of of) {
    for (const [text, hits] of texts) if (offered.push({ text, kind, hits }) % STEP === 0) yield
  }
  const read: LexiconEntry[] = []
  for (const [name, weight] of names) {
    const text = foldText(name)
    people.add(text)
    if (read.push({ text, weight, as: 'name' }) % STEP === 0) yield
  }
  for (const [text, weight] of held) {
    // A name is read as one, even where the dictionary holds it as well.
    if (!people.has(text) && read.push({ text, weight, as: 'word' }) % STEP === 0) yield
  }
  return { offered, read }
}

function* addAll(sums: Counts, counts: Counts): Steps<void> {
  let done = 0
  for (const [text, count] of counts) {
    if (done++ % (STEP * 8) === 0) yield
    sums.set(text, (sums.get(text) ?? 0) + count)
  }
}

/** The texts that most articles hold, those of equal counts by themselves: whatever the segments. */
function* mostHeld(counts: Counts, most: number): Steps<[string, number][]> {
  const all = [...counts]
  yield
  const order = yield* sortInSteps(upTo(all.length), (a, b) => {
    const [[x, more], [y, less]] = [all[a]!, all[b]!]
    return less - more || (x < y ? -1 : 1)
  })
  return yield* mapInSteps(order.subarray(0, most), (i) => all[i]!)
}
