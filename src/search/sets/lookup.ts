/**
 * Looking up: the articles of a small set in a long list.
 */
import type { PostingsCursor } from '../../store/store.js'
import type { Bits } from './bits.js'
import { firstFrom, listed } from './doc-list.js'

/** A list this many times longer than a set is sought in, not read. */
export const SPARSE = 128

/** Where a string stands in an article: `starts[0 … size)` rise. Valid until the next call. */
export type Visit = (article: number, starts: Int32Array, size: number) => void

/** Visits the articles of a set that a list holds, with their place in the cursor's block. */
export function eachSought(
  cursor: PostingsCursor,
  within: Bits,
  visit: (article: number, at: number) => void,
): void {
  const articles = listed(within)
  const { docs } = cursor
  for (let i = 0; i < articles.length && cursor.seek(articles[i]!); ) {
    const { size } = cursor
    const last = docs[size - 1]!
    // Only the tail can end before what was sought.
    if (last < articles[i]!) return
    for (let at = 0; i < articles.length && articles[i]! <= last; i++) {
      at = firstFrom(docs, at, size, articles[i]!)
      if (docs[at] === articles[i]) visit(articles[i]!, at)
    }
  }
}
