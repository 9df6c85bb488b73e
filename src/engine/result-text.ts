/**
 * Result texts: what a search found, as JSON in UTF-8.
 *
 * A thread that searches writes the JSON and hands its bytes over without a copy; the serving thread remembers them and
 * sends them. As objects a page of hits would be copied out of one thread and into the other, and written there as JSON:
 * three times the CPU, and most of what the serving thread allocates.
 */
import type { SearchResult } from '../search/search.js'

export type ResultText = Pick<SearchResult, 'totalHits' | 'totalIsExact'> & {
  /** Hits of the page. */
  shown: number
  /** The members of the result but its hits, without braces and never empty; then, from `hitsAt` on, the array of hits. */
  bytes: Uint8Array<ArrayBuffer>
  hitsAt: number
}

/** What a search found: as objects in the thread that searched, else as text. */
export type FoundPage = SearchResult | ResultText

export function textOf(found: FoundPage): ResultText {
  if (isText(found)) return found
  const { hits, ...members } = found
  const { totalHits, totalIsExact } = members
  const rest = JSON.stringify(members).slice(1, -1)
  const text = rest + JSON.stringify(hits)
  // Memory of its own, which can be handed over; a TextEncoder takes half as long again.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return { totalHits, totalIsExact, shown: hits.length, bytes, hitsAt: Buffer.byteLength(rest) }
}

const isText = (found: FoundPage): found is ResultText => 'hitsAt' in found

/** @returns objects that the caller owns, if the result comes as text */
export function resultOf(found: FoundPage): SearchResult {
  if (!isText(found)) return found
  const { rest, hits } = partsOf(found)
  return JSON.parse(`{${rest},"hits":${hits}}`)
}

/** The members of the result but its hits, and the array of hits. */
export function partsOf({ bytes, hitsAt }: ResultText): { rest: Buffer; hits: Buffer } {
  // From another thread they come as a plain array.
  const all = Buffer.from(bytes.buffer)
  return { rest: all.subarray(0, hitsAt), hits: all.subarray(hitsAt) }
}
