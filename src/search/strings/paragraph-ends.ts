/**
 * Paragraphs: where those of each article end.
 *
 * Every paragraph ends with a boundary, which makes a bigram with the character
 * before it: the places of these bigrams are all that is needed, and no text is
 * read. Kept, since whoever asks once by patterns mostly asks again.
 */
import { BOUNDARY } from '../../analysis/analysis.js'
import type { Segment, TermInfo } from '../../store/store.js'
import { sortRow, takePlaces } from './characters.js'

/** The boundaries of article `a` stand at `places[from[a] … from[a + 1])`, rising. */
export type Boundaries = { from: Int32Array; places: Int32Array }

const known = new WeakMap<Segment['docValues'], Boundaries>()

export function boundariesOf(segment: Segment): Boundaries {
  let boundaries = known.get(segment.docValues)
  if (!boundaries) {
    boundaries = measure(segment)
    known.set(segment.docValues, boundaries)
  }
  return boundaries
}

function measure(segment: Segment): Boundaries {
  const sign = String.fromCodePoint(BOUNDARY)
  const bigrams: TermInfo[] = []
  for (const { term } of segment.termsFrom('character', '')) {
    const info = segment.find('bigram', term + sign)
    if (info) bigrams.push(info)
  }
  const { articles } = segment.docValues
  const from = new Int32Array(articles + 1)
  for (const info of bigrams) {
    const cursor = segment.postings(info)
    while (cursor.nextBlock())
      for (let i = 0; i < cursor.size; i++) from[cursor.docs[i]! + 1]! += cursor.counts[i]!
  }
  for (let a = 0; a < articles; a++) from[a + 1]! += from[a]!
  const places = new Int32Array(from[articles]!)
  const next = from.slice()
  for (const info of bigrams) takePlaces(segment, info, next, places)
  for (let a = 0; a < articles; a++) sortRow(places, from[a]!, from[a + 1]!)
  // A bigram stands where its first character does.
  for (let i = 0; i < places.length; i++) places[i]!++
  return { from, places }
}
