/**
 * Nearness: words within a number of characters of one another, in any order.
 */
import { foldText } from '../analysis/analysis.js'
import { FIELDS, type Field } from '../model.js'
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
  const bits = emptyBits(segment.values.articles)
  for (const [article, found] of places) {
    const isNear = inFields(segment, article, node.fields, found).some((group) =>
      meet(group, words, node.distance),
    )
    if (isNear) setBit(bits, article)
  }
  return bits
}

function inFields(
  segment: Segment,
  article: number,
  fields: readonly Field[] | null,
  places: Place[],
): Place[][] {
  const starts = fieldStarts(segment, article)
  const wanted = fields?.map((field) => FIELDS.indexOf(field)) ?? FIELDS.map((_, f) => f)
  return wanted.map((f) => places.filter((p) => p.at >= starts[f]! && p.at < starts[f + 1]!))
}

/** Slides a window over the places and looks for one that holds every word. */
function meet(places: Place[], words: string[], distance: number): boolean {
  places.sort((a, b) => a.at - b.at || a.end - b.end)
  const wordLengths = words.reduce((sum, word) => sum + [...word].length, 0)
  const counts = words.map(() => 0)
  let from = 0
  for (const place of places) {
    counts[place.word]!++
    while (places[from]!.end <= place.end && place.end - places[from]!.at > wordLengths + distance) {
      counts[places[from++]!.word]!--
    }
    if (counts.every((n) => n > 0)) return true
  }
  return false
}
