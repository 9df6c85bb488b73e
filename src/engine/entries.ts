/**
 * Entries: the names, sections, words and headlines of a generation as one list for typeahead
 * and one for pinyin, each within its bounds.
 *
 * A pure function of the live articles: how they are spread over segments changes
 * nothing.
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
import { type CountByText, headlinesOf, segmentEntries } from './segment-entries.js'

/** Most words that are offered: the most frequent. */
const MOST_WORDS = 200_000
/** Most headlines that are offered: the newest. */
const MOST_HEADLINES = 200_000
/** Most words that pinyin may mean: the most frequent. */
const MOST_READ = 400_000
/** Most headlines whose beginnings pinyin may mean: the newest. */
const MOST_BEGUN = 50_000
/** Characters of a beginning: places stand there that no dictionary knows (黄沙岭). */
const BEGINNINGS = [3, 4]
/** A word is offered if at least this many articles hold it. */
const LEAST_ARTICLES = 2

/** Entries of typeahead, and of the pinyin lexicon. */
export function* entriesOf(generation: Generation): Steps<{ offered: Suggestion[]; read: LexiconEntry[] }> {
  const names: CountByText = new Map()
  const sections: CountByText = new Map()
  const words: CountByText = new Map()
  for (const segment of generation.segments) {
    const entries = yield* segmentEntries(segment)
    yield* addAll(names, entries.names)
    yield* addAll(sections, entries.sections)
    yield* addAll(words, entries.words)
  }
  const headlines = yield* headlinesOf(generation, MOST_HEADLINES)
  const held = yield* mostHeld(words, MOST_READ)
  const frequent = held.slice(0, MOST_WORDS).filter(([, hits]) => hits >= LEAST_ARTICLES)
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
    // A name that the dictionary also holds as a word is read as a name.
    if (!people.has(text) && read.push({ text, weight, as: 'word' }) % STEP === 0) yield
  }
  for (const [text, weight] of yield* beginningsOf(yield* headlinesOf(generation, MOST_BEGUN))) {
    if (!people.has(text) && !words.has(text)) read.push({ text, weight, as: 'word' })
  }
  return { offered, read }
}

/** The first characters of headlines, with how many begin so. */
function* beginningsOf(headlines: CountByText): Steps<CountByText> {
  const beginnings: CountByText = new Map()
  let done = 0
  for (const [headline, hits] of headlines) {
    if (done++ % STEP === 0) yield
    const run = /^\p{Script=Han}{3,}/u.exec(foldText(headline))?.[0] ?? ''
    for (const length of BEGINNINGS) {
      const text = [...run].slice(0, length).join('')
      if ([...text].length === length) beginnings.set(text, (beginnings.get(text) ?? 0) + hits)
    }
  }
  return beginnings
}

function* addAll(sums: CountByText, counts: CountByText): Steps<void> {
  let done = 0
  for (const [text, count] of counts) {
    if (done++ % (STEP * 8) === 0) yield
    sums.set(text, (sums.get(text) ?? 0) + count)
  }
}

/** The `most` texts with the highest counts; the text decides between equal counts. */
function* mostHeld(counts: CountByText, most: number): Steps<[string, number][]> {
  const all = [...counts]
  yield
  const order = yield* sortInSteps(upTo(all.length), (a, b) => {
    const [[x, more], [y, less]] = [all[a]!, all[b]!]
    return less - more || (x < y ? -1 : 1)
  })
  return yield* mapInSteps(order.subarray(0, most), (i) => all[i]!)
}
