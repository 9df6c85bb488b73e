/**
 * Paragraph ends: where each paragraph of an article ends, by position.
 *
 * Every paragraph ends with a boundary, which makes a bigram with the character
 * before it: the positions of these bigrams tell, and no text is read. Kept with
 * the segment, since a reader who asks by patterns once mostly asks again.
 */
import { BOUNDARY } from '../../analysis/analysis.js'
import type { Segment, TermInfo } from '../../store/store.js'
import { derived } from '../sets/derived.js'
import { collectPositions, sortPositions } from './characters.js'

/** The ends of article `a` stand at `positions[from[a] … from[a + 1])`, rising. */
export type ParagraphEnds = { from: Int32Array; positions: Int32Array }

export const paragraphEndsOf: (segment: Segment) => ParagraphEnds = derived(measure)

function measure(segment: Segment): ParagraphEnds {
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
  const positions = new Int32Array(from[articles]!)
  const next = from.slice()
  for (const info of bigrams) collectPositions(segment, info, next, positions)
  for (let a = 0; a < articles; a++) sortPositions(positions, from[a]!, from[a + 1]!)
  // A bigram has the position of its first character; the boundary is its second.
  for (let i = 0; i < positions.length; i++) positions[i]!++
  return { from, positions }
}
