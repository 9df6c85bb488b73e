/** What is searched for the best, who takes them, and how much work it was. */

import type { Segment } from '../../store/store.js'
import type { Corpus } from '../columns/corpus.js'
import type { Bits } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'

/** The articles that are scored: those of the set `within`, of one segment, by the numbers of a corpus. */
export type ScoredSet = { segment: Segment; within: Bits; corpus: Corpus; budget: Budget }

/** Takes articles with their scores, and raises the threshold as it fills. */
export type Collector = {
  /** The best so many are wanted: others may be left out. 0: all are wanted. */
  readonly most: number
  /** Articles that score less are left out. Below 0: none is. */
  readonly threshold: number
  /** @returns the threshold from now on */
  collect(article: number, score: number): number
}

/** How many articles this process has added up scores of; the difference tells of a search. */
export const scored = { articles: 0 }
