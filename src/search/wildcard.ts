/**
 * Wildcards: `?` is one character, `*` up to twenty, of one paragraph.
 *
 * The fixed parts narrow the articles down by their strings. Where many are left,
 * the places of the parts and of the paragraphs' ends tell; few are read and
 * tried, which takes time in proportion to text times pattern, whatever the
 * pattern: a regular expression could go on for ever. Both stop at a deadline
 * and say so.
 */
import { articleStream, foldText } from '../analysis/analysis.js'
import { type Article, FIELDS } from '../model.js'
import type { Node } from '../query/query.js'
import type { Segment } from '../store/store.js'
import { listed } from './articles.js'
import { and, type Bits, count, eachBit, emptyBits, setBit } from './bits.js'
import type { Placed } from './characters.js'
import type { Deadline } from './deadline.js'
import { literalBits } from './holders.js'
import { fieldStarts } from './literal.js'
import { boundariesOf } from './paragraphs.js'
import { placesIn } from './placed.js'

const MOST_STARS = 20
/** Articles of a segment that are read rather than told by places. */
const FEW_TEXTS = 500

/** Stretches between stars, each a row of characters; null is any one character. */
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

/** For each end of a match the start that is nearest to it. */
type Ends = Map<number, number>

/** Places tried between two looks at the clock. */
const TRIES = 256

/** Where the next stretch ends, given the ends before it. */
function extend(
  chars: string[],
  stretch: (string | null)[],
  before: Ends | undefined,
  deadline: Deadline,
): Ends {
  const ends: Ends = new Map()
  let nearest = -1
  for (let at = 0; at <= chars.length; at++) {
    // One paragraph may be a whole book, and every place of it may fit almost to the end.
    if (at % TRIES === 0 && deadline.isOver()) break
    if (at > 0 && chars[at - 1] === '\n') nearest = -1
    if (before?.has(at)) nearest = at
    const isOpen = before === undefined || (nearest >= 0 && at - nearest <= MOST_STARS)
    if (!isOpen || !standsAt(chars, at, stretch)) continue
    ends.set(at + stretch.length, before === undefined ? at : before.get(nearest)!)
  }
  return ends
}

/** Matches of a pattern in folded text, as half-open ranges of characters, disjoint and rising; some, past the deadline. */
export function findPattern(chars: string[], pattern: Pattern, deadline: Deadline): [number, number][] {
  let ends: Ends | undefined
  for (const stretch of pattern) {
    ends = extend(chars, stretch, ends, deadline)
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
  deadline: Deadline,
  fewTexts = FEW_TEXTS,
): Bits {
  const { parts } = partsOf(node.text)
  const bits = emptyBits(segment.values.articles)
  if (parts.length === 0) return bits
  const wanted = FIELDS.map((field) => node.fields === null || node.fields.includes(field))
  const candidates = parts
    .map(({ text }) => literalBits(segment, text, node.fields))
    .reduce(and, segment.live)
  if (count(candidates) > fewTexts) placedBits(segment, node.text, candidates, wanted, deadline, bits)
  else readBits(segment, node.text, candidates, wanted, deadline, bits)
  return bits
}

/** Reads the texts of some articles. */
function readBits(
  segment: Segment,
  text: string,
  candidates: Bits,
  wanted: readonly boolean[],
  deadline: Deadline,
  bits: Bits,
): void {
  const pattern = patternOf(text)
  eachBit(candidates, (article) => {
    if (deadline.isOver()) return
    const { texts } = articleStream(segment.articleRecord(article) as Article)
    const meets = (field: string, f: number) =>
      wanted[f] && findPattern([...field], pattern, deadline).length > 0
    if (texts.some(meets)) setBit(bits, article)
  })
}

/** A fixed part, and how many characters may stand between it and the one before. */
type Part = { text: string; length: number; least: number; most: number }

/** The fixed parts; `before` and `behind` them so many characters at least must stand in their paragraph. */
function partsOf(text: string): { parts: Part[]; before: number; behind: number } {
  const parts: Part[] = []
  let least = 0
  let stars = 0
  let before = 0
  for (const piece of text.split(/([?？]|[*＊]+)/)) {
    if (/^[?？]$/.test(piece)) least++
    else if (/^[*＊]/.test(piece)) stars++
    else {
      const folded = foldText(piece)
      if (folded === '') continue
      if (parts.length === 0) before = least
      parts.push({ text: folded, length: [...folded].length, least, most: least + stars * MOST_STARS })
      least = 0
      stars = 0
    }
  }
  return { parts, before, behind: least }
}

type PlacedPart = Part & { placed: Placed }

/** The same by the places of the parts. */
function placedBits(
  segment: Segment,
  text: string,
  candidates: Bits,
  wanted: readonly boolean[],
  deadline: Deadline,
  bits: Bits,
): void {
  const { parts, before, behind } = partsOf(text)
  const known = new Map<string, Placed>()
  for (const { text } of parts) {
    if (!known.has(text)) known.set(text, placesIn(segment, text, candidates))
    if (deadline.isOver()) return
  }
  const [first, ...rest] = parts.map((part): PlacedPart => ({ ...part, placed: known.get(part.text)! }))
  const { from, places } = boundariesOf(segment)
  for (const [n, article] of listed(candidates).entries()) {
    if (n % TRIES === 0 && deadline.isOver()) return
    const boundaries = places.subarray(from[article]!, from[article + 1]!)
    let ends = firstEnds(first!, n, boundaries, fieldStarts(segment, article), wanted, before)
    for (const part of rest) ends = ends.length > 0 ? nextEnds(part, n, ends, boundaries) : ends
    if (hasRoom(ends, boundaries, behind)) setBit(bits, article)
  }
}

/** Where the first part ends, wherever it stands in a wanted field with `before` characters before it in its paragraph. */
function firstEnds(
  { placed: { from, starts }, length }: PlacedPart,
  n: number,
  boundaries: Int32Array,
  fields: Int32Array,
  wanted: readonly boolean[],
  before: number,
): number[] {
  const ends: number[] = []
  let field = 0
  let b = 0
  for (let i = from[n]!; i < from[n + 1]!; i++) {
    const start = starts[i]!
    while (fields[field + 1]! <= start) field++
    while (boundaries[b]! < start) b++
    const paragraph = b === 0 ? 0 : boundaries[b - 1]! + 1
    if (wanted[field] && start - paragraph >= before) ends.push(start + length)
  }
  return ends
}

/** Where the next part ends, wherever it stands behind one of the rising `ends` in its paragraph. The nearest tells for all. */
function nextEnds(
  { placed: { from, starts }, length, least, most }: PlacedPart,
  n: number,
  ends: readonly number[],
  boundaries: Int32Array,
): number[] {
  const next: number[] = []
  let e = -1
  let b = 0
  for (let i = from[n]!; i < from[n + 1]!; i++) {
    const start = starts[i]!
    while (e + 1 < ends.length && ends[e + 1]! + least <= start) e++
    if (e < 0 || start - ends[e]! > most) continue
    while (boundaries[b]! < ends[e]!) b++
    if (boundaries[b]! >= start) next.push(start + length)
  }
  return next
}

/** Whether so many characters stand behind one of the rising `ends` in its paragraph. */
function hasRoom(ends: readonly number[], boundaries: Int32Array, behind: number): boolean {
  let b = 0
  return ends.some((end) => {
    while (boundaries[b]! < end) b++
    return boundaries[b]! - end >= behind
  })
}
