/**
 * Whole numbers in an index: in which articles a string stands without cutting a longer number.
 *
 * An occurrence is cut short if the same string is there with more of its number: those longer strings are looked
 * for, in the articles that are asked about alone.
 */
import { FIELD_COUNT } from '../../model.js'
import type { Segment } from '../../store/store.js'
import { numberEnds } from '../asked/number-ends.js'
import { type Bits, clearBit, emptyBits, isEmpty, noBits, setBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { countByField, eachOccurrence, type VisitCounts } from './occurrences.js'
import type { Visit } from './phrase.js'

/** By article: where the string begins inside a longer number. */
function cutShort(
  segment: Segment,
  text: string,
  within: Bits | undefined,
  budget: Budget,
): Map<number, Set<number>> {
  const cut = new Map<number, Set<number>>()
  const { before, behind } = numberEnds(text)
  const find = (longer: string, shift: number) =>
    eachOccurrence(
      segment,
      longer,
      within,
      (article, starts, size) => {
        const known = cut.get(article) ?? new Set()
        for (let i = 0; i < size; i++) known.add(starts[i]! + shift)
        cut.set(article, known)
      },
      budget,
    )
  for (const each of before) find(each + text, each.length)
  for (const each of behind) find(text + each, 0)
  return cut
}

/** The articles in which the string stands whole, of some that hold it. None if the time is over. */
export function keepWhole(segment: Segment, text: string, holding: Bits, budget: Budget): Bits {
  if (isEmpty(holding)) return holding
  const { articles } = segment.docValues
  const cut = cutShort(segment, text, holding, budget)
  const doubtful = emptyBits(articles)
  const whole = holding.slice()
  for (const article of cut.keys()) {
    setBit(doubtful, article)
    clearBit(whole, article)
  }
  const visit: Visit = (article, _, size) => {
    if (size > cut.get(article)!.size) setBit(whole, article)
  }
  if (cut.size > 0) eachOccurrence(segment, text, doubtful, visit, budget)
  return budget.isOver() ? noBits(articles) : whole
}

/** Visits every article in which the string stands whole, with its counts by field. None if the time is over. */
export function eachWholeCount(
  segment: Segment,
  text: string,
  within: Bits | undefined,
  visit: VisitCounts,
  budget: Budget,
): void {
  const cut = cutShort(segment, text, within, budget)
  if (budget.isOver()) return
  const counts = new Int32Array(FIELD_COUNT)
  const keep: Visit = (article, starts, size) => {
    const inside = cut.get(article)
    const whole = inside ? starts.subarray(0, size).filter((start) => !inside.has(start)) : starts
    countByField(segment, article, whole, inside ? whole.length : size, counts)
    visit(article, counts, 0)
  }
  eachOccurrence(segment, text, within, keep, budget)
}
