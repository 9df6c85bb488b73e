/**
 * Placed: where a word stands in each article of a set, all at once.
 */
import type { Segment } from '../../store/store.js'
import type { Bits } from '../sets/bits.js'
import { listed } from '../sets/doc-list.js'
import { characterPlaces, type Placed } from './characters.js'
import { eachPlace } from './occurrences.js'

/** @param within articles that all hold the word */
export function placesIn(segment: Segment, word: string, within: Bits): Placed {
  if ([...word].length === 1) return characterPlaces(segment, word, within)
  const articles = listed(within)
  const from = new Int32Array(articles.length + 1)
  let starts = new Int32Array(1024)
  let n = 0
  eachPlace(segment, word, within, (article, found, size) => {
    for (; articles[n]! < article; n++) from[n + 1] = from[n]!
    const at = from[n]!
    if (at + size > starts.length) starts = grown(starts, at + size)
    starts.set(found.subarray(0, size), at)
    from[++n] = at + size
  })
  for (; n < articles.length; n++) from[n + 1] = from[n]!
  return { articles, from, starts }
}

function grown(numbers: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size * 2)
  larger.set(numbers)
  return larger
}
