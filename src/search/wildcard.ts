/**
 * Wildcards: `?` is one character, `*` up to twenty, of one paragraph.
 *
 * The fixed parts narrow the articles down by their strings; what is left is
 * read and tried. That is the one match that reads stored text, so it stops at
 * a deadline and says so. Trying takes time in proportion to text times
 * pattern, whatever the pattern: a regular expression could go on for ever.
 */
import { articleStream, foldText } from '../analysis/analysis.js'
import { type Article, FIELDS } from '../model.js'
import type { Node } from '../query/query.js'
import type { Segment } from '../store/store.js'
import { and, type Bits, eachBit, emptyBits, setBit } from './bits.js'
import type { Deadline } from './deadline.js'
import { literalBits } from './holders.js'

const MOST_STARS = 20

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
): Bits {
  const fixed = node.text
    .split(/[?？*＊]+/)
    .map(foldText)
    .filter((part) => part !== '')
  const bits = emptyBits(segment.values.articles)
  if (fixed.length === 0) return bits
  const pattern = patternOf(node.text)
  const wanted = node.fields?.map((field) => FIELDS.indexOf(field)) ?? FIELDS.map((_, f) => f)
  const candidates = fixed.map((part) => literalBits(segment, part, node.fields)).reduce(and, segment.live)
  eachBit(candidates, (article) => {
    if (deadline.isOver()) return
    const { texts } = articleStream(segment.articleRecord(article) as Article)
    if (wanted.some((f) => findPattern([...texts[f]!], pattern, deadline).length > 0)) setBit(bits, article)
  })
  return bits
}
