/**
 * Wildcards: `?` is one character, `*` up to twenty, of one paragraph.
 *
 * Candidates are the articles that hold every fixed part. Up to FEW_TEXTS
 * candidates are read and tried, in time proportional to text times pattern; a
 * regular expression could take exponential time. More candidates are settled
 * by the positions of the parts and of the paragraph ends, without reading.
 * Both ways stop when the budget is over.
 */
import { articleStream, foldText } from '../../analysis/analysis.js'
import { type Article, FIELDS } from '../../model.js'
import type { Node } from '../../query/query.js'
import type { Segment } from '../../store/store.js'
import { and, type Bits, count, docsOf, eachBit, emptyBits, setBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import type { Occurrences } from '../strings/characters.js'
import { docsWithString } from '../strings/matching-docs.js'
import { fieldStarts, occurrencesIn } from '../strings/occurrences.js'
import { paragraphEndsOf } from '../strings/paragraph-ends.js'

/** Most characters that one star stands for. */
const MOST_STARRED = 20
/** Up to this many candidates of a segment are read; more are settled by positions. */
const FEW_TEXTS = 100

/** The stretches between stars, each a list of characters; null stands for any one character. */
export type Pattern = (string | null)[][]

export function patternOf(text: string): Pattern {
  const stretches = text.split(/[*＊]+/).filter((stretch) => stretch !== '')
  return stretches.map((stretch) =>
    stretch
      .split(/([?？])/)
      .flatMap((part): (string | null)[] => (/^[?？]$/.test(part) ? [null] : [...foldText(part)])),
  )
}

function standsAt(chars: string[], at: number, stretch: (string | null)[]): boolean {
  if (at + stretch.length > chars.length) return false
  return stretch.every((char, i) => (char === null ? chars[at + i] !== '\n' : chars[at + i] === char))
}

/** By end of a match: the nearest start. */
type MatchEnds = Map<number, number>

/** Places, or articles, tried between two looks at the clock. */
const TRIES = 256

/** Where the next stretch ends, given the ends before it. */
function extend(
  chars: string[],
  stretch: (string | null)[],
  before: MatchEnds | undefined,
  budget: Budget,
): MatchEnds {
  const ends: MatchEnds = new Map()
  let nearest = -1
  for (let at = 0; at <= chars.length; at++) {
    // A paragraph may be as long as a book, and the pattern may nearly match at every place.
    if (at % TRIES === 0 && budget.isOver()) break
    if (at > 0 && chars[at - 1] === '\n') nearest = -1
    if (before?.has(at)) nearest = at
    const isOpen = before === undefined || (nearest >= 0 && at - nearest <= MOST_STARRED)
    if (!isOpen || !standsAt(chars, at, stretch)) continue
    ends.set(at + stretch.length, before === undefined ? at : before.get(nearest)!)
  }
  return ends
}

/**
 * Matches of a pattern in folded text, as half-open ranges of characters, disjoint and rising. Once the
 * budget is over, matches may be missing.
 */
export function findPattern(chars: string[], pattern: Pattern, budget: Budget): [number, number][] {
  let ends: MatchEnds | undefined
  for (const stretch of pattern) {
    ends = extend(chars, stretch, ends, budget)
    if (ends.size === 0) return []
  }
  const ranges: [number, number][] = []
  for (const [end, start] of ends ?? []) if (start >= (ranges.at(-1)?.[1] ?? 0)) ranges.push([start, end])
  return ranges
}

/** The articles that a wildcard node admits; deleted ones are left out. */
export function wildcardBits(
  segment: Segment,
  node: Extract<Node, { type: 'wildcard' }>,
  budget: Budget,
  fewTexts = FEW_TEXTS,
): Bits {
  const pattern = patternOf(node.text)
  const fixed = partsOf(pattern)
  const bits = emptyBits(segment.docValues.articles)
  if (fixed.parts.length === 0) return bits
  const wanted = FIELDS.map((field) => node.fields === null || node.fields.includes(field))
  let candidates: Bits = segment.live
  for (const text of new Set(fixed.parts.map((part) => part.text))) {
    if (budget.isOver()) return bits
    candidates = and(candidates, docsWithString(segment, text, node.fields, budget))
  }
  const search: WildcardSearch = { segment, candidates, wanted, budget, bits }
  if (count(candidates) > fewTexts) addByPlaces(fixed, search)
  else addByTexts(pattern, fixed.parts, search)
  return bits
}

/** Sets in `bits` the `candidates` that match a pattern in a `wanted` field. */
type WildcardSearch = {
  segment: Segment
  candidates: Bits
  wanted: readonly boolean[]
  budget: Budget
  bits: Bits
}

/** Settles the candidates by reading them. */
function addByTexts(
  pattern: Pattern,
  parts: readonly FixedPart[],
  { segment, candidates, wanted, budget, bits }: WildcardSearch,
): void {
  const meets = (paragraph: string) =>
    parts.every(({ text }) => paragraph.includes(text)) &&
    findPattern([...paragraph], pattern, budget).length > 0
  eachBit(candidates, (article) => {
    if (budget.isOver()) return
    const { texts } = articleStream(segment.articleRecord(article) as Article)
    if (texts.some((field, f) => wanted[f] && field.split('\n').some(meets))) setBit(bits, article)
  })
}

/** A fixed part. From `least` to `most` characters stand between the part before and this one. */
type FixedPart = { text: string; length: number; least: number; most: number }

/** The fixed parts. At least `before` characters of the paragraph precede the first, and `behind` follow the last. */
type FixedParts = { parts: FixedPart[]; before: number; behind: number }

function partsOf(pattern: Pattern): FixedParts {
  const parts: FixedPart[] = []
  let least = 0
  let stars = 0
  let before = 0
  for (const [s, stretch] of pattern.entries()) {
    if (s > 0) stars++
    let open: FixedPart | undefined
    for (const char of stretch) {
      if (char === null) {
        least++
        open = undefined
      } else if (open) {
        open.text += char
        open.length++
      } else {
        if (parts.length === 0) before = least
        open = { text: char, length: 1, least, most: least + stars * MOST_STARRED }
        parts.push(open)
        least = 0
        stars = 0
      }
    }
  }
  return { parts, before, behind: least }
}

type OccurringPart = FixedPart & { placed: Occurrences }

/** Settles the candidates by the positions of the parts. */
function addByPlaces(
  { parts, before, behind }: FixedParts,
  { segment, candidates, wanted, budget, bits }: WildcardSearch,
): void {
  const known = new Map<string, Occurrences>()
  for (const { text } of parts) {
    if (!known.has(text)) known.set(text, occurrencesIn(segment, text, candidates, budget))
    if (budget.isOver()) return
  }
  const [first, ...rest] = parts.map((part): OccurringPart => ({ ...part, placed: known.get(part.text)! }))
  const paragraphEnds = paragraphEndsOf(segment)
  const articles = docsOf(candidates)
  const looks = Math.ceil(TRIES / parts.length)
  for (let n = 0; n < articles.length; n++) {
    if (n % looks === 0 && budget.isOver()) return
    const article = articles[n]!
    const b = paragraphEnds.from[article]!
    let ends = firstEnds(first!, n, paragraphEnds.positions, b, before)
    if (!wanted.every(Boolean)) ends = inFields(ends, fieldStarts(segment, article), wanted)
    for (const part of rest)
      ends = ends.length > 0 ? nextEnds(part, n, ends, paragraphEnds.positions, b) : ends
    if (hasRoom(ends, paragraphEnds.positions, b, behind)) setBit(bits, article)
  }
}

// Below, `places` are the paragraph ends: an article's rise from `places[firstBoundary]` on, and its last lies
// behind all its text.

/** The ends of the first part wherever at least `before` characters of its paragraph precede it. */
function firstEnds(
  { placed: { from, starts }, length }: OccurringPart,
  n: number,
  places: Int32Array,
  firstBoundary: number,
  before: number,
): number[] {
  const ends: number[] = []
  let b = firstBoundary
  for (let i = from[n]!; i < from[n + 1]!; i++) {
    const start = starts[i]!
    while (places[b]! < start) b++
    const paragraph = b === firstBoundary ? 0 : places[b - 1]! + 1
    if (start - paragraph >= before) ends.push(start + length)
  }
  return ends
}

/** The `ends` in a wanted field; they rise. */
function inFields(ends: readonly number[], fields: Int32Array, wanted: readonly boolean[]): number[] {
  let field = 0
  return ends.filter((end) => {
    while (fields[field + 1]! < end) field++
    return wanted[field]
  })
}

/**
 * The ends of the next part wherever it follows one of the rising `ends` in the same paragraph, at an allowed
 * distance. Only the nearest end that is far enough is tried: any other is farther off.
 */
function nextEnds(
  { placed: { from, starts }, length, least, most }: OccurringPart,
  n: number,
  ends: readonly number[],
  places: Int32Array,
  firstBoundary: number,
): number[] {
  const next: number[] = []
  let e = -1
  let b = firstBoundary
  for (let i = from[n]!; i < from[n + 1]!; i++) {
    const start = starts[i]!
    while (e + 1 < ends.length && ends[e + 1]! + least <= start) e++
    if (e < 0 || start - ends[e]! > most) continue
    while (places[b]! < ends[e]!) b++
    if (places[b]! >= start) next.push(start + length)
  }
  return next
}

/** Whether at least `behind` characters of the paragraph follow one of the rising `ends`. */
function hasRoom(
  ends: readonly number[],
  places: Int32Array,
  firstBoundary: number,
  behind: number,
): boolean {
  let b = firstBoundary
  for (const end of ends) {
    while (places[b]! < end) b++
    if (places[b]! - end >= behind) return true
  }
  return false
}
