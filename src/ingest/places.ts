/** Where articles stand in print: from the places of their lines to areas and boxes on sheets. */

import type { Article, Issue, Place } from '../model.js'
import type { Box, LaidPage } from './formats/layout.js'
import type { LinePlace } from './runs/laid.js'

/** Edges are told in ten-thousandths. */
const UNITS = 10_000

const unitsOf = ({ left, top, right, bottom }: Box): Place['box'] => {
  const [l, t, r, b] = [left, top, right, bottom].map((edge) =>
    Math.round(Math.min(1, Math.max(0, edge)) * UNITS),
  )
  return [l!, t!, r!, b!]
}

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
  }
  if (articles.some((article) => article.places))
    issue.sheets = pages.map(({ number, image }) => ({ page: number ?? null, image: image ?? null }))
}

function placesOf({ lines }: Article, places: readonly LinePlace[]): Place[] {
  const own: Place[] = []
  for (const [from, to] of lines) {
    for (let line = from; line <= to; line++) {
      const place = places[line - 1]
      if (!place?.line.box) continue
      const [sheet, box] = [place.page, unitsOf(place.line.box)]
      // Only a printed line has a size of type; else the place is a paragraph's or an article's.
      if (place.line.typeSize !== undefined) own.push({ sheet, box, line })
      else if (!own.some((known) => known.sheet === sheet && known.box.join() === box.join()))
        own.push({ sheet, box })
    }
  }
  return own
}
