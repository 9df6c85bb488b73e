/** Collectors: who takes what a search of the best finds, and how much work it was. */

/** Takes articles with their scores, and raises the threshold as it fills. */
export type Collector = {
  /** Articles that score less are left out. Below 0: none is. */
  readonly threshold: number
  /** @returns the threshold from now on */
  collect(article: number, score: number): number
}

/** How many articles this process has added up scores of; the difference tells of a search. */
export const scored = { articles: 0 }
