/** Where articles stand in print, and of which of their words the tool was not sure: from lines to articles. */

import type { Article, Issue, Place, Range } from '../model.js'
import { bodyLines } from '../print.js'
import type { Box, LaidPage } from './formats/layout.js'
import type { LinePlace } from './runs/laid.js'

/** Edges are told in ten-thousandths. */
const UNITS = 10_000

const unitOf = (edge: number): number => Math.round(Math.min(1, Math.max(0, edge)) * UNITS)
const unitsOf = ({ left, top, right, bottom }: Box): Place['box'] => [
  unitOf(left),
  unitOf(top),
  unitOf(right),
  unitOf(bottom),
]

/** Tells each article its places, and the page that it begins on, and the issue its sheets. */
export function setPlaces(
  { issue, articles }: Issue,
  pages: readonly LaidPage[],
  places: readonly LinePlace[],
): void {
  for (const article of articles) {
    const first = pages[places[(article.lines[0]?.[0] ?? 0) - 1]?.page ?? -1]
    if (first?.number !== undefined) article.page ??= first.number
    if (first?.name !== undefined && article.page === first.number) article.pageName ??= first.name
    const own = placesOf(article, places)
    if (own.length > 0) article.places = own
    const unsure = unsureOf(article, places)
    if (unsure.length > 0) article.unsure = unsure
  }
  if (articles.some((article) => article.places))
    issue.sheets = pages.map(({ number, image }) => ({ page: number ?? null, image: image ?? null }))
}

function placesOf({ lines }: Article, places: readonly LinePlace[]): Place[] {
  const own: Place[] = []
  for (const [from, to] of lines) {
    for (let line = from; line <= to; line++) {
      const place = places[line - 1]
      const whole = place?.line.box ?? place?.line.area
      if (!place || !whole) continue
      const [sheet, box] = [place.page, unitsOf(whole)]
      if (!place.line.box) own.push({ sheet, box, paragraph: line })
      // Only a printed line has a size of type; else the place is an article's.
      else if (place.line.typeSize !== undefined) own.push({ sheet, box, line })
      else if (!own.some((known) => known.sheet === sheet && known.box.join() === box.join()))
        own.push({ sheet, box })
    }
  }
  return own
}

function unsureOf({ body, paragraphs, joins }: Article, places: readonly LinePlace[]): Range[] {
  const unsure: Range[] = []
  for (const { line, from, to } of bodyLines(body, paragraphs, joins)) {
    const { text = '', doubtful = [] } = places[line - 1]?.line ?? {}
    const printed = body.slice(from, to)
    // Blanks and marks before the text may have been taken off.
    const begins = Math.max(0, text.indexOf(printed.slice(0, 4)))
    for (const [start, end] of doubtful) {
      const word = text.slice(start, end).trim()
      const at = nearest(printed, word, start - begins)
      if (at === undefined) continue
      const last = unsure.at(-1)
      if (last && last[1] === from + at) last[1] += word.length
      else unsure.push([from + at, from + at + word.length])
    }
  }
  return unsure
}

/** Where `word` stands in `text`, next to `expected`. */
function nearest(text: string, word: string, expected: number): number | undefined {
  if (word === '') return undefined
  const before = text.lastIndexOf(word, Math.max(0, expected))
  const after = text.indexOf(word, Math.max(0, expected))
  if (before < 0 || after < 0) return Math.max(before, after) < 0 ? undefined : Math.max(before, after)
  return expected - before < after - expected ? before : after
}
