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
  typedQueries: [120, 500],
  /** Trees of AND, OR and NOT against brute force. */
  queryTrees: [120, 400],
  /** Words, near words and patterns against brute force, each. */
  operators: [60, 150],
  /** Patterns over a small alphabet against a regular expression. */
  patterns: [120, 400],
  /** Articles of hard signs that strings are cut from. */
  hardTexts: [60, 90],
  /** Strings cut from texts, quoted and looked for. */
  strings: [80, 250],
  /** Strings that `eval exact` asks, and the oracle is held to. */
  exactStrings: [900, 3000],
  /** Strings cut from texts whose highlights are checked. */
  highlights: [80, 250],
  /** Rows of six to sixteen updates, each compared with a rebuild. */
  rebuilds: [1, 3],
  /** Writers killed. */
  kills: [6, 24],
  /** Points of failure and of lost power in each scene; an even number. */
  faults: [2, 6],
  /** Bits flipped in an index that is open, in a whole index, and in each file of a segment. */
  flips: [60, 120],
  flipsVerified: [1, 4],
  flipsInSegment: [20, 60],
  /** Rows of changes to files of article lines, each compared with a rebuild. */
  lineChanges: [10, 40],
  /** Generations published under load. */
  swaps: [20, 60],
  /** Requests of random path, query and headers. */
  requests: [150, 600],
  /** Random texts folded, and cut into words. */
  foldedTexts: [600, 10_000],
  cutTexts: [200, 1000],
} as const

export const size = (of: keyof typeof SIZES): number =>
  Number(process.env[`JIEBAO_${of.toUpperCase()}`] ?? SIZES[of][isLong ? 1 : 0])
