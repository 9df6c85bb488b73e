/**
 * Snippets: the passages of an article that show why it was found.
 *
 * A matching headline comes whole; of other texts the best passage. A snippet is a
 * literal slice, and a passage never leaves its paragraph.
 */
import type { Range, Snippet } from '../../model.js'
import { type Budget, UNLIMITED } from '../sets/budget.js'
import { beginning, beginsSentence, ending, endsSentence } from './edges.js'
import { type MarkedText, splitAtBreaks } from './highlight.js'

/** A passage aims at this many characters. */
const PASSAGE = 110
/** Ranges at which a passage is tried between two looks at the clock. */
const LOOKS = 256
/** Most passages beside the headline. */
const MOST = 3

/** A passage of a text, the ranges that matched in it, and the value of showing them. */
type Passage = { marked: MarkedText; from: number; to: number; ranges: Range[]; value: number }

/** @param budget once it is over, passages are chosen among those that were looked at */
export function snippetsOf(texts: MarkedText[], budget: Budget = UNLIMITED): Snippet[] {
  const snippets: Snippet[] = []
  for (const { field, text, ranges } of texts) {
    if (field === 'headline' && ranges.length > 0)
      snippets.push({ field, text, ranges, cutBefore: false, cutAfter: false })
  }
  const passages: Passage[] = []
  for (const marked of texts)
    if (marked.field !== 'headline' && marked.ranges.length > 0) passages.push(...passagesOf(marked, budget))
  passages.sort((a, b) => b.value - a.value)
  for (const passage of passages.slice(0, MOST)) snippets.push(cut(passage))
  if (passages.length === 0) {
    const body = texts.find(({ field }) => field === 'body' || field === 'caption')
    if (body) snippets.push(cut(lead(body)))
  }
  return snippets
}

/** The beginning of the text, where nothing matched. */
function lead(marked: MarkedText): Passage {
  const from = Math.max(0, marked.text.search(/\S/))
  return widen({ marked, from, to: from, ranges: [], value: 0 }, [])
}

/** Where the paragraph that holds `at` ends. */
function paragraphEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** Up to two passages of a text; the second only if it shows a string that the first does not. */
function passagesOf(marked: MarkedText, budget: Budget): Passage[] {
  const { text, ranges } = marked
  const first = best(marked, ranges, NOTHING, budget)
  const rest = ranges.filter(([from, to]) => from >= first.to || to <= first.from)
  if (rest.length === 0) return [first]
  const shown = new Set(first.ranges.map(([from, to]) => text.slice(from, to)))
  const isFresh = rest.some(([from, to]) => !shown.has(text.slice(from, to)))
  return isFresh ? [first, best(marked, rest, shown, budget)] : [first]
}

const NOTHING: ReadonlySet<string> = new Set()

/** Ranges of a passage that count at most. */
const MOST_COUNTED = 20
/** Share of its worth that a string has which is shown already. */
const REPEATED = 0.2

/** The most valuable window: a matched string counts by its length, and a fifth of it when repeated. */
function best(marked: MarkedText, ranges: Range[], shown: ReadonlySet<string>, budget: Budget): Passage {
  const { text } = marked
  const strings = numbered(ranges.map(([from, to]) => text.slice(from, to)))
  const isShown = strings.distinct.map((string) => shown.has(string))
  /** By string: one more than the last range from which a window holds it. */
  const seenFrom = new Int32Array(strings.distinct.length)
  let [first, behind, most] = [0, 1, -1]
  let paragraph = -1
  for (let i = 0; i < ranges.length; i++) {
    if (i > 0 && i % LOOKS === 0 && budget.isOver()) break
    const start = ranges[i]![0]
    if (start > paragraph) paragraph = paragraphEnd(text, start)
    const last = Math.min(start + PASSAGE, paragraph)
    let value = 0
    let end = i
    do {
      const [from, to] = ranges[end]!
      const string = strings.numbers[end]!
      value += (to - from) * (isShown[string] || seenFrom[string] === i + 1 ? REPEATED : 1)
      seenFrom[string] = i + 1
      end++
    } while (end < Math.min(i + MOST_COUNTED, ranges.length) && ranges[end]![1] <= last)
    if (value <= most) continue
    first = i
    behind = end
    most = value
  }
  const taken = ranges.slice(first, behind)
  return widen({ marked, from: taken[0]![0], to: taken.at(-1)![1], ranges: taken, value: most }, ranges)
}

/** Different strings, and the number of each of them all. */
function numbered(strings: readonly string[]): { distinct: string[]; numbers: number[] } {
  const known = new Map<string, number>()
  const numbers = strings.map((string) => {
    const number = known.get(string) ?? known.size
    known.set(string, number)
    return number
  })
  return { distinct: [...known.keys()], numbers }
}

/** Grows a passage to its length, inside its paragraph; a match of `ranges` that lies across an edge is taken whole. */
function widen(passage: Passage, ranges: readonly Range[]): Passage {
  const { text } = passage.marked
  const start = passage.from === 0 ? 0 : text.lastIndexOf('\n', passage.from - 1) + 1
  const from = beginning(text, start, passage.from)
  const aim = Math.max(from + PASSAGE, passage.to)
  const to = ending(text, passage.to, aim, paragraphEnd(text, passage.to))
  const across = (at: number) => ranges.find(([a, b]) => a < at && b > at)
  passage.from = whole(text, across(from)?.[0] ?? from)
  passage.to = whole(text, across(to)?.[1] ?? to)
  return passage
}

/** Steps back from the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  const isLow = at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text[at]!)
  return isLow ? at - 1 : at
}

function cut({ marked: { field, text, ranges, breaks }, from, to }: Passage): Snippet {
  const whole = ranges.filter(([a, b]) => a >= from && b <= to)
  const inside = splitAtBreaks(whole, breaks)
  return {
    field,
    text: text.slice(from, to),
    ranges: inside.map(([a, b]) => [a - from, b - from]),
    cutBefore: !beginsSentence(text, from),
    cutAfter: !endsSentence(text, to),
  }
}
