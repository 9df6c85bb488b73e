/**
 * Result texts: what a search found, as JSON in UTF-8.
 *
 * A thread that searches writes the JSON and hands its bytes over without a copy; the serving thread remembers them and
 * sends them. As objects a page of hits would be copied out of one thread and into the other, and written there as JSON:
 * three times the CPU, and most of what the serving thread allocates.
 */
import type { SearchResult } from '../search/search.js'

type Bytes = Uint8Array<ArrayBuffer>

export type ResultText = Pick<SearchResult, 'totalHits' | 'totalIsExact'> & {
  /** Hits of the page. */
  shown: number
  /** The members of the result but its hits, without braces; never empty. */
  rest: Bytes
  /** The array of hits. */
  hits: Bytes
}

/** What a search found: as objects in the thread that searched, else as text. */
export type FoundPage = SearchResult | ResultText

const encoder = new TextEncoder()

export function textOf(found: FoundPage): ResultText {
  if (isText(found)) return found
  const { hits, ...rest } = found
  const { totalHits, totalIsExact } = rest
  return {
    totalHits,
    totalIsExact,
    shown: hits.length,
    rest: encoder.encode(JSON.stringify(rest).slice(1, -1)),
    hits: encoder.encode(JSON.stringify(hits)),
  }
}

const isText = (found: FoundPage): found is ResultText => found.hits instanceof Uint8Array

/** @returns objects that the caller owns, if the result comes as text */
export function resultOf(found: FoundPage): SearchResult {
  if (!isText(found)) return found
  const [rest, hits] = [found.rest, found.hits].map((bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  )
  return { ...JSON.parse(`{${rest}}`), hits: JSON.parse(String(hits)) }
}
