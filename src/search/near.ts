/**
 * Nearness: words within a number of characters of one another, in any order.
 */
import { foldText } from '../analysis/analysis.js'
import { FIELDS } from '../model.js'
import type { Node } from '../query/query.js'
import type { Segment } from '../store/store.js'
import { and, type Bits, eachBit, emptyBits, setBit } from './bits.js'
import { literalBits } from './holders.js'
import { eachPlace, fieldStarts } from './literal.js'

/** One word of the query in one article: from `at` to `end`. */
type Place = { at: number; end: number; word: number }

/** Articles with all the words in one field, at most `distance` other characters between them; deleted ones too. */
export function nearBits(segment: Segment, node: Extract<Node, { type: 'near' }>): Bits {
  // One place serves a word that is asked for twice.
  const words = [...new Set(node.words.map(foldText))]
  const all = words.map((word) => literalBits(segment, word, node.fields)).reduce(and)
  const places = new Map<number, Place[]>()
  eachBit(all, (article) => places.set(article, []))
  for (const [word, text] of words.entries()) {
    const length = [...text].length
    eachPlace(segment, text, all, (article, starts, size) => {
      const known = places.get(article)!
      for (let i = 0; i < size; i++) known.push({ at: starts[i]!, end: starts[i]! + length, word })
    })
  }
  const wanted = FIELDS.map((field) => node.fields === null || node.fields.includes(field))
  const lengths = words.map((word) => [...word].length)
  const most = lengths.reduce((sum, length) => sum + length, node.distance)
  const bits = emptyBits(segment.values.articles)
  for (const [article, found] of places) {
    if (meet(found, fieldStarts(segment, article), wanted, words.length, most)) setBit(bits, article)
  }
  return bits
}

/**
 * Slides a window over the places and looks for one that holds every word.
 *
 * @param starts where the fields begin, of which only the `wanted` count; no window spans two
 * @param most   characters of the window
 */
function meet(
  places: Place[],
  starts: Int32Array,
  wanted: readonly boolean[],
  words: number,
  most: number,
): boolean {
  places.sort((a, b) => a.at - b.at || a.end - b.end)
  const counts = new Int32Array(words)
  let missing = words
  let field = 0
  let from = 0
  for (const [i, { at, end, word }] of places.entries()) {
    if (at >= starts[field + 1]!) {
      while (at >= starts[field + 1]!) field++
      counts.fill(0)
      missing = words
      from = i
    }
    if (!wanted[field]) continue
    if (counts[word]!++ === 0) missing--
    for (; places[from]!.end <= end && end - places[from]!.at > most; from++)
      if (--counts[places[from]!.word]! === 0) missing++
    if (missing === 0) return true
  }
  return false
}
