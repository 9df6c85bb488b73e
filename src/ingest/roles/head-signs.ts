/**
 * Signs that a paper sets before each of its headlines, as papers of the Republic do: ● over a text, or on one line
 * with it. A sign before the points of a list is none.
 */

import { addTo } from '../../arrays.js'
import type { Line } from '../page/lines.js'
import { BULLET } from '../rules/lists.js'

/**
 * Where the text of a sign's headlines stands: on the lines below, on the same line behind a blank, or on
 * the same line with nothing between.
 */
export type HeadSign = 'over' | 'beside' | 'glued'

/** In UTF-16 units: the longest headline behind a sign, and the shortest line that is a text, or holds both. */
const HEAD_LONGEST = 24
const TEXT_LEAST = 25
const BOTH_LEAST = 30
/** So many headlines at least: over their text, and on a line with it. */
const OVER_LEAST = 2
const LINES_LEAST = 3
/** Of the lines with a sign this share holds a blank behind the headline. */
const MOST = 2 / 3

const BESIDE = /^\D\s*[^,。、;:!?\s]{2,20} +(?=[^\s,]{2}.{10})/
/** What the text of news begins with. */
const TEXT_BEGINS = /昨|今[日晨午晚天]|前[日晚夜]|日前|近日|本[月年埠县邑]|上月|顷|兹[因有查据]|据|现[因已在]/

const endsOpen = ({ plain }: Line) => !/[。;,、:!?]["')\]]*$/.test(plain)

/** The signs of a page. */
export function headSignsOf(lines: readonly Line[]): ReadonlyMap<string, HeadSign> {
  const own = new Map<string, number[]>()
  for (const [at, line] of lines.entries()) {
    const sign = line.kind === 'text' && !line.continues ? BULLET.exec(line.plain)?.[0] : undefined
    if (sign === undefined) continue
    addTo(own, sign, at)
  }
  const signs = new Map<string, HeadSign>()
  if (own.size === 0) return signs
  const mixed = mixedSigns(lines, [...own])
  const texts = lines.filter(({ plain }) => plain.length >= BOTH_LEAST).length
  for (const [sign, places] of own) {
    const kind = kindOf(lines, places, texts) ?? (mixed.has(sign) ? 'over' : undefined)
    if (kind) signs.set(sign, kind)
  }
  return signs
}

/** A short line that ends open over a text without a sign. */
const isOverText = (lines: readonly Line[], at: number) =>
  lines[at]!.plain.length <= HEAD_LONGEST &&
  endsOpen(lines[at]!) &&
  (lines[at + 1]?.plain.length ?? 0) >= TEXT_LEAST &&
  !BULLET.test(lines[at + 1]!.plain)

/** So many headlines behind signs of several kinds tell that each of these stands before headlines. */
const MIXED_LEAST = 3

/** The signs of a page that sets one or another before its headlines, as small papers do; points of a list end with a mark. */
function mixedSigns(lines: readonly Line[], own: readonly [string, number[]][]): ReadonlySet<string> {
  const heads = own.map(([sign, places]): [string, number] => [
    sign,
    places.filter((at) => isOverText(lines, at)).length,
  ])
  const open = own.flatMap(([, places]) =>
    places.filter((at) => lines[at]!.plain.length <= HEAD_LONGEST && endsOpen(lines[at]!)),
  )
  const over = heads.filter(([, count]) => count > 0)
  const count = over.reduce((sum, [, own]) => sum + own, 0)
  return count >= MIXED_LEAST && over.length > 1 && count === open.length
    ? new Set(over.map(([sign]) => sign))
    : new Set()
}

function kindOf(lines: readonly Line[], places: readonly number[], texts: number): HeadSign | undefined {
  if (places.length >= OVER_LEAST && places.every((at) => isOverText(lines, at))) return 'over'
  const long = places.filter((at) => lines[at]!.plain.length >= BOTH_LEAST)
  if (long.length < LINES_LEAST || long.length < places.length || long.length * 2 < texts) return undefined
  const beside = long.filter((at) => BESIDE.test(lines[at]!.plain))
  if (beside.length >= LINES_LEAST && beside.length >= long.length * MOST) return 'beside'
  return hasSections(lines, places) ? 'glued' : undefined
}

/** Whether short lines stand over rows of the sign, as 本埠新闻 does; points of a list stand under a sentence. */
function hasSections(lines: readonly Line[], places: readonly number[]): boolean {
  const firsts = places.filter((at) => !places.includes(at - 1))
  return firsts.every(
    (at) => at > 0 && lines[at - 1]!.plain.length <= HEAD_LONGEST && endsOpen(lines[at - 1]!),
  )
}

/** Where the headline of a line with a sign ends and its text begins; undefined if nothing tells. */
export function headAndText(plain: string, sign: HeadSign): [end: number, start: number] | undefined {
  if (sign === 'over') return undefined
  if (sign === 'beside') {
    const length = BESIDE.exec(plain)?.[0].length
    return length === undefined ? undefined : [plain.slice(0, length).trimEnd().length, length]
  }
  const head = /^[^,。、;:!?\s]{5,30}/.exec(plain)?.[0] ?? ''
  const first = head.slice(1, 4)
  for (let end = 5; end <= Math.min(HEAD_LONGEST, head.length); end++)
    if (plain.startsWith(first, end) || TEXT_BEGINS.exec(plain.slice(end))?.index === 0) return [end, end]
  return undefined
}
