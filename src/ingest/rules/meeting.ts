/** What rules/printed.ts asks of two neighbouring printed lines. */

import type { Line } from '../page/lines.js'

/** Two neighbouring lines, the first of which belongs to a run of printed lines. Lengths in columns. */
export type Meeting = {
  first: Line
  second: Line
  /** The line below both. */
  third: Line | undefined
  /** The first line from the third on that has a mark; at most a few lines below. */
  text: Line | undefined
  /** By how much each ends before the run's edge: below zero if it passes the edge. */
  firstMisses: number
  secondMisses: number
  thirdMisses: number
  /** A line that ends no sentence may end so far before the edge; one that ends a sentence only `slack`. */
  tolerance: number
  slack: number
  /** By how much a paragraph's first line misses the edge where its indent is lost; else 0. */
  startsMiss: number
  /** The run's left edge. */
  left: number
  /** The least indent that begins a paragraph of the run. */
  paragraphIndent: number
  /** A paragraph is few lines long, so that a line that ends a sentence is as likely its last. */
  isWide: boolean
  /** The run's paragraphs begin with an indent. */
  indents: boolean
  /** Lines that break off inside a sentence end at the edge to the column, as a program cuts them. */
  isExact: boolean
  /** Blank lines between two lines of the run, as a rule. */
  usualGap: number
  /** The printed line that the first one goes on from; the first one itself if it begins a paragraph. */
  begin: Line
  /** The first line ends a sentence. */
  hasEnded: boolean
  /** A mark that parts clauses stands in the first line or in these. */
  hasMark: boolean
  /** Both make one printed line that a program cut before a quotation mark. */
  isCut: boolean
}
