/**
 * Nearness: words within a number of characters of one another, in any order.
 */
import { foldText } from '../../analysis/analysis.js'
import { FIELDS } from '../../model.js'
import type { Node } from '../../query/query.js'
import type { Segment } from '../../store/store.js'
import { and, type Bits, docsOf, emptyBits, setBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import type { Occurrences } from '../strings/characters.js'
import { docsWithString } from '../strings/matching-docs.js'
import { fieldStarts, occurrencesIn } from '../strings/occurrences.js'

/** Articles between two looks at the clock. */
const LOOKS = 4096

/**
 * Articles with all the words in one field, at most `distance` other characters between them; deleted ones
 * too. Once the budget is over, those found so far.
 */
export function nearBits(segment: Segment, node: Extract<Node, { type: 'near' }>, budget: Budget): Bits {
  const bits = emptyBits(segment.docValues.articles)
  // A word that is asked for twice may be met by one occurrence.
  const words = [...new Set(node.words.map(foldText))]
  const all = words.map((word) => docsWithString(segment, word, node.fields, budget)).reduce(and)
  const occurrences: WordOccurrences[] = []
  for (const word of words) {
    occurrences.push({ ...occurrencesIn(segment, word, all, budget), length: [...word].length, next: 0 })
    if (budget.isOver()) return bits
  }
  const wanted = FIELDS.map((field) => node.fields === null || node.fields.includes(field))
  const most = occurrences.reduce((sum, { length }) => sum + length, node.distance)
  for (const [n, article] of docsOf(all).entries()) {
    if (n % LOOKS === 0 && budget.isOver()) break
    if (meet(occurrences, n, fieldStarts(segment, article), wanted, most)) setBit(bits, article)
  }
  return bits
}

/** The occurrences of a word of `length` characters; `next` indexes the start under consideration. */
type WordOccurrences = Occurrences & { length: number; next: number }

/**
 * Whether the nth article has a window with every word. For each start, the next start of every other word
 * gives the smallest window that begins there.
 *
 * @param fields where the fields begin, of which only the `wanted` count; no window spans two
 * @param most   characters of the window
 */
function meet(
  occurrences: readonly WordOccurrences[],
  n: number,
  fields: Int32Array,
  wanted: readonly boolean[],
  most: number,
): boolean {
  for (const each of occurrences) each.next = each.from[n]!
  let field = 0
  for (;;) {
    let first = occurrences[0]!
    let end = 0
    for (const each of occurrences) {
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
