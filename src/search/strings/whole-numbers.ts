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
import { countByField, eachOccurrence, eachTimes, type VisitCounts } from './occurrences.js'
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

/** By article: how often the string begins or ends within a longer number, and on which sides. All 0 between two calls. */
let cuts = new Int32Array(0)
const TIMES = 2 ** 28 - 1
const SIDES = { before: 2 ** 28, behind: 2 ** 29 }
const BOTH = SIDES.before | SIDES.behind

/** The articles in which the string stands whole, of some that hold it. None if the time is over. */
export function keepWhole(segment: Segment, text: string, holding: Bits, budget: Budget): Bits {
  if (isEmpty(holding)) return holding
  const { articles } = segment.docValues
  if (cuts.length < articles) cuts = new Int32Array(articles)
  const cut: number[] = []
  const { before, behind } = numberEnds(text)
  const note = (longer: string, side: number) =>
    eachTimes(
      segment,
      longer,
      holding,
      (article, times) => {
        if (cuts[article] === 0) cut.push(article)
        cuts[article] = (cuts[article]! + times) | side
      },
      budget,
    )
  try {
    for (const each of before) note(each + text, SIDES.before)
    for (const each of behind) note(text + each, SIDES.behind)
    return budget.isOver() ? noBits(articles) : wholeOf(segment, text, holding, cut, budget)
  } finally {
    for (const article of cut) cuts[article] = 0
  }
}

/**
 * The same, once it is counted how often the string is cut short: on one side it is at each place by one character at most, so
 * only where it is on both sides may a place be counted twice.
 */
function wholeOf(
  segment: Segment,
  text: string,
  holding: Bits,
  cut: readonly number[],
  budget: Budget,
): Bits {
  if (cut.length === 0) return holding
  const { articles } = segment.docValues
  const doubtful = emptyBits(articles)
  const whole = holding.slice()
  for (const article of cut) {
    setBit(doubtful, article)
    clearBit(whole, article)
  }
  const twice = emptyBits(articles)
  const settle = (article: number, times: number) => {
    const own = cuts[article]!
    if (times > (own & TIMES)) setBit(whole, article)
    else if ((own & BOTH) === BOTH) setBit(twice, article)
  }
  eachTimes(segment, text, doubtful, settle, budget)
  if (!isEmpty(twice)) {
    const places = cutShort(segment, text, twice, budget)
    const visit = (article: number, times: number) => {
      if (times > places.get(article)!.size) setBit(whole, article)
    }
    eachTimes(segment, text, twice, visit, budget)
  }
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
