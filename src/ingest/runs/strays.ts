/**
 * Takes strays out of the lines before runs are read, and puts them back: a speck between two
 * printed lines ends no run and no paragraph.
 *
 * A stray inside a paragraph stands below it afterwards, and prints nothing; any other stands where it stood.
 */

import { type Line, lastLine } from '../page/lines.js'
import { decideOn } from '../rules/rule.js'
import { isSpeck, STRAY } from '../rules/strays.js'

export type Parted = {
  /** The other lines; below a stray a line has the larger gap of both. */
  text: Line[]
  strays: Line[]
  /** By line of the file: the gap above each line below a stray. */
  gaps: ReadonlyMap<number, number>
}

export function withoutStrays(lines: readonly Line[]): Parted {
  // Where columns were set after one another, a line's number does not tell its place, and no speck stands there.
  if (lines.some(({ line }, i) => i > 0 && line < lines[i - 1]!.line))
    return { text: [...lines], strays: [], gaps: new Map() }
  const text: Line[] = []
  const strays: Line[] = []
  const gaps = new Map<number, number>()
  const below = nextOthers(lines)
  let gap = 0
  for (const [i, line] of lines.entries()) {
    const place = { line, above: text.at(-1), below: below[i] }
    if (isSpeck(line.plain) && decideOn(line.pieces[0]!, STRAY, place)) {
      strays.push(line)
      gap = Math.max(gap, line.gap)
      continue
    }
    if (strays.length > 0 && strays.at(-1) === lines[i - 1]) gaps.set(line.line, line.gap)
    text.push(gap > line.gap ? { ...line, gap } : line)
    gap = 0
  }
  return { text, strays, gaps }
}

/** For each line the next one that is no speck. */
function nextOthers(lines: readonly Line[]): (Line | undefined)[] {
  const next: (Line | undefined)[] = []
  let below: Line | undefined
  for (let i = lines.length - 1; i >= 0; i--) {
    next[i] = below
    if (!isSpeck(lines[i]!.plain)) below = lines[i]
  }
  return next
}

/** @param whole the other lines, put together */
export function withStrays(whole: readonly Line[], { strays, gaps }: Parted): Line[] {
  if (strays.length === 0) return [...whole]
  const all: Line[] = []
  let at = 0
  for (const line of whole) {
    const isUnder = at < strays.length && strays[at]!.line < line.line
    while (at < strays.length && strays[at]!.line < line.line) all.push(strays[at++]!)
    all.push(isUnder && gaps.has(line.line) ? { ...line, gap: gaps.get(line.line)! } : line)
    while (at < strays.length && strays[at]!.line < lastLine(line))
      all.push({ ...strays[at++]!, kind: 'unprinted' })
  }
  return [...all, ...strays.slice(at)]
}
