/**
 * How much the tests that draw at random try, in one place.
 *
 * The first figure is for `npm test`; the second, with JIEBAO_LONG=1, for `.ci/run` and
 * for whoever has changed what the test holds. `JIEBAO_FAULTS=260` and the like ask for
 * another figure.
 */
export const isLong = process.env.JIEBAO_LONG === '1'

const SIZES = {
  /** Queries of signs and pieces of text typed at random. */
  typedQueries: [10, 500],
  /** Requests cut short at moments of their way. */
  cutShort: [8, 300],
  /** Sentences of a composed manuscript that is checked. */
  manuscript: [64, 400],
  /** Trees of AND, OR and NOT against brute force. */
  queryTrees: [25, 400],
  /** Dates typed and spans of days, against brute force. */
  datesAsked: [15, 300],
  /** Words, near words and patterns against brute force, each. */
  operators: [20, 150],
  /** Patterns over a small alphabet against a regular expression. */
  patterns: [15, 400],
  /** Articles of hard signs that strings are cut from. */
  hardTexts: [60, 90],
  /** Strings cut from texts, quoted and looked for. */
  strings: [15, 250],
  /** Strings that `eval exact` asks, and the oracle is held to. */
  exactStrings: [100, 3000],
  /** Strings cut from texts whose highlights are checked. */
  highlights: [15, 250],
  /** Rows of six to sixteen updates, each compared with a rebuild. */
  rebuilds: [1, 3],
  /** Writers killed. */
  kills: [3, 24],
  /** Points of failure and of lost power in each scene; an even number. */
  faults: [2, 6],
  /** Bits flipped in an index that is open, in a whole index, and in each file of a segment. */
  flips: [40, 120],
  flipsVerified: [1, 4],
  flipsInSegment: [8, 60],
  /** Rows of changes to files of article lines, each compared with a rebuild. */
  lineChanges: [3, 40],
  /** Generations published under load. */
  swaps: [8, 60],
  /** Requests of random path, query and headers. */
  requests: [60, 600],
  /** Random texts folded, and cut into words. */
  foldedTexts: [200, 10_000],
  cutTexts: [60, 1000],
  /** Queries of signs that are parsed. */
  parsedQueries: [1500, 10_000],
  /** Sets whose best articles are compared with those of scoring everything. */
  bestSets: [25, 300],
  /** Lists of words that a keeper adds. */
  addedWords: [8, 30],
  /** Passages planted with noise, and rows of updates whose text reuse is compared with a rebuild. */
  planted: [300, 5000],
  reuses: [2, 25],
  /** Archives whose text reuse is told without some of their articles. */
  withheldReuses: [3, 40],
  /** Moments, spread over an answer, at which its budget ends. */
  stops: [5, 60],
  /** Stories of a public set that are cut, where it is at hand. */
  stories: [30, 300],
} as const

/** Runs of a property whose figure nothing else needs: `most` in a long run, else a fifth. */
export const runs = (most: number): number => (isLong ? most : Math.ceil(most / 5))

/** Everything in a long run, else one of every `n`, spread evenly. */
export const oneOf = <T>(n: number, all: readonly T[]): T[] => all.filter((_, i) => isLong || i % n === 0)

export const size = (of: keyof typeof SIZES): number =>
  Number(process.env[`JIEBAO_${of.toUpperCase()}`] ?? SIZES[of][isLong ? 1 : 0])
