/**
 * String counts: how many articles within some filters hold each of many strings, as printed.
 *
 * Asked of thousands of strings at once, most of them common, by callers that want to know whether any article holds
 * them. So a count ends where it is enough, and the dictionaries alone often tell that it is.
 */
import { foldText } from '../../analysis/analysis.js'
import type { StringCounts } from '../../model.js'
import type { Generation, Segment } from '../../store/store.js'
import { and, type Bits, count } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { docsWithString, listKind, maxDocumentFrequency } from '../strings/matching-docs.js'
import { type Filters, filtered } from './filters.js'

/** A segment, its live articles that pass, and how many articles of it do not. */
type Passing = { segment: Segment; bits: Bits; others: number }

/**
 * @param strings each taken as printed; one that folds to nothing is held by none
 * @param most  counts end there
 * @returns counts in the order of the strings; where the time did not suffice, 0 for the rest
 */
export function stringCounts(
  { segments }: Generation,
  strings: readonly string[],
  filters: Filters,
  most: number,
  budget: Budget,
): StringCounts {
  const passing = segments
    .map((segment): Passing => {
      const bits = filtered(segment, filters, segment.live)
      return { segment, bits, others: segment.docValues.articles - count(bits) }
    })
    // The largest first: they are the likeliest to hold enough.
    .sort((a, b) => b.segment.docValues.articles - a.segment.docValues.articles)
  const counts = strings.map((text) => (budget.isOver() ? 0 : countOf(foldText(text), passing, most, budget)))
  return { counts, isWhole: !budget.ranOut }
}

function countOf(text: string, passing: readonly Passing[], most: number, budget: Budget): number {
  if (text === '') return 0
  const least = passing.reduce(
    (sum, { segment, others }) => sum + Math.max(0, surely(segment, text) - others),
    0,
  )
  if (least >= most) return most
  let sum = 0
  for (const { segment, bits } of passing) {
    if (maxDocumentFrequency(segment, { text, kind: 'string' }) === 0) continue
    sum += count(and(docsWithString(segment, text, null, budget), bits))
    if (sum >= most) return most
  }
  return sum
}

/** Articles of a segment that hold a folded string, deleted ones too, as far as one look into its dictionary tells. */
function surely(segment: Segment, text: string): number {
  const kind = listKind({ text, kind: 'string' }) ?? 'word'
  return segment.find(kind, text)?.documentFrequency ?? 0
}
