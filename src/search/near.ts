/**
 * Nearness: words within a number of characters of one another, in any order.
 */
import { foldText } from '../analysis/analysis.js'
import { FIELDS } from '../model.js'
import type { Node } from '../query/query.js'
import type { Segment } from '../store/store.js'
import { listed } from './articles.js'
import { and, type Bits, emptyBits, setBit } from './bits.js'
import { literalBits } from './holders.js'
import { eachPlace, fieldStarts } from './literal.js'

/** Articles with all the words in one field, at most `distance` other characters between them; deleted ones too. */
export function nearBits(segment: Segment, node: Extract<Node, { type: 'near' }>): Bits {
  // One place serves a word that is asked for twice.
  const words = [...new Set(node.words.map(foldText))]
  const all = words.map((word) => literalBits(segment, word, node.fields)).reduce(and)
  const places = words.map((word) => placesIn(segment, word, all))
  const wanted = FIELDS.map((field) => node.fields === null || node.fields.includes(field))
  const most = places.reduce((sum, { length }) => sum + length, node.distance)
  const bits = emptyBits(segment.values.articles)
  for (const [n, article] of listed(all).entries()) {
    if (meet(places, n, fieldStarts(segment, article), wanted, most)) setBit(bits, article)
  }
  return bits
}

/** Where a word of `length` characters begins in each article of a row: in the nth at `starts[from[n] … from[n + 1])`, rising. */
type Places = { length: number; starts: Int32Array; from: Int32Array; next: number }

function placesIn(segment: Segment, word: string, all: Bits): Places {
  const articles = listed(all)
  const from = new Int32Array(articles.length + 1)
  let starts = new Int32Array(1024)
  let n = 0
  eachPlace(segment, word, all, (article, found, size) => {
    for (; articles[n]! < article; n++) from[n + 1] = from[n]!
    const at = from[n]!
    if (at + size > starts.length) starts = grown(starts, at + size)
    starts.set(found.subarray(0, size), at)
    from[++n] = at + size
  })
  for (; n < articles.length; n++) from[n + 1] = from[n]!
  return { length: [...word].length, starts, from, next: 0 }
}

function grown(numbers: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size * 2)
  larger.set(numbers)
  return larger
}

/**
 * Whether the nth article has a window with every word. From each place on, the next of every other
 * word make the smallest window that begins there.
 *
 * @param fields where the fields begin, of which only the `wanted` count; no window spans two
 * @param most   characters of the window
 */
function meet(
  places: readonly Places[],
  n: number,
  fields: Int32Array,
  wanted: readonly boolean[],
  most: number,
): boolean {
  for (const each of places) each.next = each.from[n]!
  let field = 0
  for (;;) {
    let first = places[0]!
    let end = 0
    for (const each of places) {
      if (each.next === each.from[n + 1]) return false
      const start = each.starts[each.next]!
      if (start < first.starts[first.next]!) first = each
      end = Math.max(end, start + each.length)
    }
    const start = first.starts[first.next]!
    while (start >= fields[field + 1]!) field++
    if (wanted[field] && end <= fields[field + 1]! && end - start <= most) return true
    first.next++
  }
}
